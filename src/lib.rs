//! `pearls` compiles a folder of Markdown into a static repository of good practice.

pub mod audit;
pub mod build;
pub mod bundle;
pub mod catalog;
pub mod cli;
pub mod config;
pub mod content;
pub mod diag;
pub mod disk;
pub mod memo;
pub mod outline;
pub mod render;
pub mod route;
pub mod rules;
pub mod serve;
pub mod source;
pub mod values;
pub mod yaml;
