//! Constructors: one documented function for each kind of problem, in a file for each group; the only places where
//! codes are written. A code is its constructor's path: `yaml/tab` is [`yaml::tab`].
//!
//! The first line of a function's comment is its line in `docs/diagnostics.md`.

pub(crate) mod address;
pub(crate) mod audit;
pub(crate) mod award;
pub(crate) mod case;
pub(crate) mod dates;
pub mod file;
pub(crate) mod front_matter;
pub(crate) mod law;
pub(crate) mod links;
pub(crate) mod lookalike;
pub(crate) mod markdown;
pub(crate) mod media;
pub(crate) mod messages;
pub(crate) mod names;
pub(crate) mod reference;
pub(crate) mod schema;
pub mod search;
pub(crate) mod site;
pub(crate) mod template;
pub(crate) mod text;
pub(crate) mod theme;
pub(crate) mod translation;
pub(crate) mod vocabulary;
pub(crate) mod yaml;
