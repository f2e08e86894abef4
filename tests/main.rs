//! All integration tests, in one binary.

mod cli;
mod disk;
mod publish;
mod serve;
mod support;
