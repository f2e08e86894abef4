//! All integration tests, in one binary.

mod disk;
mod publish;
mod serve;
mod support;
