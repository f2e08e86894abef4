//! All integration tests, in one binary.

#![expect(
    clippy::exit,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test that cannot go on says so by a panic, also in what several tests share"
)]

mod addresses;
mod aliases;
mod browser;
mod canaries;
mod cli;
mod diagnostics;
mod disk;
mod documents;
mod fixes;
mod fuzzed;
mod golden;
mod ids;
mod install;
mod languages;
mod licences;
mod machines;
mod migrate;
mod output;
mod pages;
mod pictures;
mod properties;
mod publish;
mod reading;
mod search;
mod serve;
mod skeletons;
mod slips;
mod starter;
mod support;
mod tidy;
mod visitors;
mod withheld;
