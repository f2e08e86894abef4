//! `pearls` compiles a folder of Markdown into a static repository of good practice.
//!
//! The pipeline is [`build::build`]: sources and options in, a bundle and diagnostics out. It stands there on one screen.
//!
//! 1. **read**: [`disk`] has read the site's folder into [`source::Sources`]. Of these the build makes
//!    - the content: [`route`] says what each path means, [`content`] makes one file a document (front matter checked against its
//!      schema by [`yaml`], Markdown as HTML with holes), [`catalog`] joins all documents, [`rules`] check the whole;
//!    - its photos as browsers get them, in [`pictures`];
//!    - the [`theme`]: templates, and the words of the interface.
//! 2. **prune**: [`catalog::visible`] leaves what visitors see on the day.
//! 3. **outline**: which pages and files exist, in [`outline`].
//! 4. **render**: [`render::site`] gives each page's template a view, once as long as nothing of it changes, and makes the
//!    files beside the pages. At the same time, **index**: what browsers search, in [`search`].
//!    **documents**: plan templates to work in, in [`documents`].
//! 5. **audit**: [`audit`] looks at the finished pages together.
//! 6. **publish**: [`disk`] writes what has changed of the [`bundle`], [`serve`] shows it while it is written.
//!
//! What is wrong on the way is a [`diag::Diagnostic`], never an `Err`. [`memo`] is where work is parallel and results are
//! kept. `ARCHITECTURE.md` has the map and the invariants.

#![forbid(unsafe_code)]

// The shell.
pub mod cli;
pub mod disk;
mod serve;

// What changes an editor's own files, and what makes such of files of others.
mod fix;
mod import;

// The pipeline and its end.
mod audit;
pub mod build;
#[doc(hidden)]
pub mod fuzzing;

// The ways out of the visible catalog, which do not know each other, and what they share.
mod author;
mod documents;
mod render;
mod search;
mod text;
#[cfg(feature = "search")]
mod words;

// What a site is: its content, its pages and files, its theme.
mod catalog;
mod config;
mod content;
mod outline;
mod rules;
mod theme;

// What all of them stand on.
pub mod bundle;
pub mod diag;
mod locale;
mod map;
pub mod memo;
mod pack;
mod pictures;
mod route;
pub mod source;
pub mod values;
mod yaml;

// Tests of what is not exported: they name the library as those of the whole program do, and share their tools with them.
#[cfg(test)]
extern crate self as pearls;
#[cfg(test)]
#[path = "../tests/support/mod.rs"]
#[expect(dead_code, clippy::exit, reason = "tests of the whole program use all of it")]
mod support;
