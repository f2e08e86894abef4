//! `pearls` compiles a folder of Markdown into a static repository of good practice.
//!
//! The pipeline is [`build::build`]: sources and options in, a bundle and diagnostics out.
//!
//! 1. **discover**: [`disk`] reads the site's folder into [`source::Sources`]; [`route`] says what each path means.
//! 2. **parse**: [`content`] makes one file a document: front matter checked against its schema ([`yaml`]), Markdown as HTML
//!    with holes.
//! 3. **link**: [`catalog`] joins all documents, and prunes what visitors do not see on the day.
//! 4. **check**: [`rules`] about the whole site.
//! 5. **encode**: photos as browsers get them, in [`pictures`].
//! 6. **outline**: which pages exist, in [`outline`].
//! 7. **render**: [`render`] gives each page's template a view, once as long as nothing of it changes.
//!    Beside it, **index**: what browsers search, in [`search`].
//! 8. **bundle**: output path → bytes, in [`bundle`].
//! 9. **audit**: [`audit`] looks at the finished pages together.
//! 10. **publish**: [`disk`] writes what has changed, [`serve`] shows it while it is written.
//!
//! What is wrong on the way is a [`diag::Diagnostic`], never an `Err`. [`memo`] is where work is parallel and results are
//! kept. `ARCHITECTURE.md` has the map and the invariants.

// The shell.
pub mod cli;
pub mod disk;
pub mod serve;

// The pipeline and its end.
pub mod audit;
pub mod build;
pub mod bundle;

// From the content to pages.
pub mod author;
pub mod catalog;
pub mod content;
pub mod outline;
pub mod render;
pub mod rules;
pub mod search;
pub mod theme;
pub mod words;

// What all of them stand on.
pub mod config;
pub mod diag;
pub mod locale;
pub mod map;
pub mod memo;
pub mod pictures;
pub mod route;
pub mod source;
pub mod values;
pub mod yaml;
