//! All integration tests, in one binary.

mod browser;
mod cli;
mod diagnostics;
mod disk;
mod documents;
mod golden;
mod install;
mod output;
mod pages;
mod pictures;
mod properties;
mod publish;
mod reading;
mod search;
mod serve;
mod support;
mod tidy;
