//! Constructors: one documented function for each kind of problem, in a file for each group; the only places where
//! codes are written.
//!
//! The first line of a function's comment is its line in `docs/diagnostics.md`.

pub mod disk;
pub mod schema;
pub mod yaml;

pub use disk::*;
pub use schema::*;
pub use yaml::*;
