//! All integration tests, in one binary.

mod diagnostics;
mod disk;
mod publish;
mod support;
