//! Constructors: one documented function for each kind of problem, in a file for each group; the only places where
//! codes are written.
//!
//! The first line of a function's comment is its line in `docs/diagnostics.md`.

mod address;
mod audit;
mod award;
mod dates;
mod law;
mod links;
mod markdown;
mod media;
mod messages;
mod names;
mod reference;
mod schema;
mod site;
mod template;
mod text;
mod theme;
mod vocabulary;
mod yaml;

pub use address::*;
pub use audit::*;
pub use award::*;
pub use dates::*;
pub use law::*;
pub use links::*;
pub use markdown::*;
pub use media::*;
pub use messages::*;
pub use names::*;
pub use reference::*;
pub use schema::*;
pub use site::*;
pub use template::*;
pub use text::*;
pub use theme::*;
pub use vocabulary::*;
pub use yaml::*;
