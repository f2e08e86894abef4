//! One file becomes one document. Nothing here ever sees another file.
//!
//! A file is split into front matter and body ([`front_matter`]), the front matter is checked against the schema of its
//! kind ([`schema`]), the body becomes HTML with holes ([`markdown`]). What needs other files (whether a reference
//! exists, whether the file is an original or a translation, what an unknown key means) is left to [`crate::catalog`].

pub mod document;
pub mod front_matter;
pub mod markdown;
pub mod schema;
pub mod starters;

pub use document::{Data, Document};
