//! The theme's templates, made ready for each language of a site.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::diag::Diagnostic;
use crate::source::Hash;
use crate::theme::{Renderer, Theme};
use crate::values::Lang;

use super::views::context::SiteFacts;
use super::views::{SiteView, frame};

/// The templates of all languages.
pub struct Templates<'a> {
    by_lang: BTreeMap<&'a Lang, MaybeReady<'a>>,
}

/// The templates of a language.
pub struct Ready<'t> {
    pub renderer: Renderer<'t>,
    pub site: SiteView,
    /// Of everything that templates have besides the view of their page.
    pub hash: Hash,
}

/// What the template engine said where it would not take them is an error.
pub type MaybeReady<'t> = Result<Ready<'t>, Box<Diagnostic>>;

impl<'a> Templates<'a> {
    pub fn of(facts: &SiteFacts<'a>, theme: &'a Theme) -> Self {
        let assets = theme.assets_folder();
        let ready = |lang: &'a Lang| {
            let site = frame::site(facts, lang, &assets);
            let renderer = theme.renderer(lang, &site);
            (lang, renderer.map(|renderer| Ready { hash: hash(&(&site, theme.hash())), site, renderer }))
        };
        Self { by_lang: facts.catalog.config.languages.iter().map(ready).collect() }
    }

    /// None for a language that the site does not have.
    pub fn get(&self, lang: &Lang) -> Option<&MaybeReady<'a>> {
        self.by_lang.get(lang)
    }

    /// The languages whose templates are ready.
    pub fn ready(&self) -> impl Iterator<Item = (&'a Lang, &Ready<'a>)> {
        self.by_lang.iter().filter_map(|(lang, ready)| Some((*lang, ready.as_ref().ok()?)))
    }

    /// What is wrong with the others.
    pub fn faults(&self) -> impl Iterator<Item = &Diagnostic> {
        self.by_lang.values().filter_map(|ready| Some(&**ready.as_ref().err()?))
    }
}

/// A hash of everything that a value says.
pub fn hash(value: &impl Serialize) -> Hash {
    let mut bytes = Vec::with_capacity(16 * 1024);
    // What is hashed has only string keys, so this cannot fail; if it did, what was written so far would be the key.
    let _ = serde_json::to_writer(&mut bytes, value);
    Hash::of(&bytes)
}
