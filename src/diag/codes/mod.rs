//! Constructors: one documented function for each kind of problem, in a file for each group; the only places where
//! codes are written. A code is its constructor's path: `yaml/tab` is [`yaml::tab`].
//!
//! The first line of a function's comment is its line in `docs/diagnostics.md`.

pub mod address;
pub mod audit;
pub mod award;
pub mod dates;
pub mod file;
pub mod front_matter;
pub mod law;
pub mod links;
pub mod markdown;
pub mod media;
pub mod messages;
pub mod names;
pub mod reference;
pub mod schema;
pub mod search;
pub mod site;
pub mod template;
pub mod text;
pub mod theme;
pub mod translation;
pub mod vocabulary;
pub mod yaml;
