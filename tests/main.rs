//! All integration tests, in one binary.

mod aliases;
mod browser;
mod cli;
mod diagnostics;
mod disk;
mod documents;
mod golden;
mod ids;
mod install;
mod output;
mod pages;
mod pictures;
mod properties;
mod publish;
mod search;
mod serve;
mod support;
mod tidy;
