//! All integration tests, in one binary.

mod cli;
mod diagnostics;
mod disk;
mod publish;
mod serve;
mod support;
