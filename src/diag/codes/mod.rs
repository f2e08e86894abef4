//! Constructors: one documented function for each kind of problem, in a file for each group; the only places where
//! codes are written.
//!
//! The first line of a function's comment is its line in `docs/diagnostics.md`.

mod address;
mod audit;
mod markdown;
mod messages;
mod reference;
mod schema;
mod site;
mod theme;
mod yaml;

pub use address::*;
pub use audit::*;
pub use markdown::*;
pub use messages::*;
pub use reference::*;
pub use schema::*;
pub use site::*;
pub use theme::*;
pub use yaml::*;
