//! Doors for the fuzz targets in `fuzz/`, which know only what the library exports: one thin function for each thing that people
//! write. None of them may panic, take more than two seconds or more than 500 MB, whatever it is given.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::config;
use crate::content::document::{self, Input, ParseContext};
use crate::content::markdown::{self, Body, Filler, Hole};
use crate::diag::Diagnostic;
use crate::diag::render::human;
use crate::source::{MemoryReader, SourceFile, SourcePath, Sources};
use crate::theme;
use crate::values::{EntryKey, Kind, Lang};
use crate::yaml::{report, resolve};

/// Puts nothing into holes but what they hold.
struct Shown;

impl Filler for Shown {
    fn fill(&mut self, hole: &Hole, _: &Body, out: &mut String) {
        out.push_str(&format!("{:?}", hole.kind));
    }
}

/// A file of each kind in turn, from its first line to its diagnostics as an editor reads them. How many there are.
pub fn front_matter(text: &str) -> usize {
    Kind::ALL.iter().map(|kind| entry(*kind, text)).sum()
}

/// The text of a page, as HTML and with its diagnostics. How many there are.
pub fn markdown(text: &str) -> usize {
    entry(Kind::Pages, &format!("---\ntitle: A page\n---\n{text}"))
}

fn entry(kind: Kind, text: &str) -> usize {
    let end = if kind == Kind::Vocabularies { "yaml" } else { "md" };
    let path = format!("content/{kind}/any.{end}");
    let sources = sources(&path, text);
    let Some(file) = sources.text(&path) else { return 0 };
    let context = ParseContext { default_lang: Lang::new("en"), languages: vec![Lang::new("en"), Lang::new("lv")] };
    let input = Input { file, key: EntryKey::new(kind, "any"), suffix: None, own_folder: false };
    let mut parsed = document::parse(&input, &context);
    if let Some(document) = &parsed.document {
        let (checked, path) = (&document.front.checked, &document.path);
        parsed.diagnostics.extend(report::diagnostics(checked, path, kind.singular(), None));
        let body = &document.body;
        markdown::fill(body, 0..body.html.len(), &mut Shown);
        // A translation of itself, and itself without anything that it refers to.
        let value = &document.front.value;
        drop(document::Data::read(kind, value, Some(value)));
        drop(document::Data::read_without(kind, value, None, &|_, _| true));
    }
    shown(parsed.diagnostics, &sources)
}

/// A `site.yaml`. How many diagnostics it has.
pub fn site(text: &str) -> usize {
    let sources = sources(config::FILE, text);
    if let Some(problem) = config::other_version(&sources) {
        return shown(vec![problem], &sources);
    }
    let (_, diagnostics) = config::load(&sources);
    shown(diagnostics, &sources)
}

/// A template of a theme: checked, and filled in if it can be. How long the page is.
pub fn template(text: &str) -> usize {
    theme::try_template(text).unwrap_or_default()
}

fn sources(path: &str, text: &str) -> Sources {
    let texts = BTreeMap::from([(SourcePath::new(path), SourceFile::new(path, text))]);
    Sources { texts, media: BTreeMap::new(), reader: Arc::new(MemoryReader::default()), unread: Vec::new() }
}

fn shown(diagnostics: Vec<Diagnostic>, sources: &Sources) -> usize {
    let resolved = resolve::resolve(diagnostics, sources);
    drop(human::render(&resolved, false));
    resolved.len()
}
