//! Constructors: one documented function for each kind of problem, in a file for each group.
//!
//! The first line of a function's comment is its line in `docs/diagnostics.md`.

mod messages;
mod theme;

pub use messages::*;
pub use theme::*;
