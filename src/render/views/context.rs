//! What all views of one build are made from, in three layers. Each is complete when it is made, and is made of the one
//! before, so that nothing can be asked for too early.
//!
//! 1. [`SiteFacts`]: what is known of the site before anything of it is shown.
//! 2. [`Rows`]: how lists show each entry, made of the facts.
//! 3. [`Context`]: both, and what the theme has made of them for all pages ([`Shared`]).

use std::collections::{BTreeMap, HashMap};
use std::ops::Deref;
use std::sync::Arc;

use crate::catalog::{Catalog, Entry};
use crate::locale::Collation;
use crate::memo;
use crate::outline::{Outline, languages};
use crate::pictures::Pictures;
use crate::render::pieces::Piece;
use crate::route::Base;
use crate::theme::messages::Messages;
use crate::values::{Day, EntryKey, Kind, Lang};

use super::frame::Surroundings;
use super::parts::{self, Elsewhere, Row, Text};

/// The pruned catalog, the outline, and what else is known of a site before anything of it is shown: enough for rows,
/// menus and facets.
pub struct SiteFacts<'a> {
    pub catalog: &'a Catalog,
    pub outline: &'a Outline,
    pub pictures: &'a Pictures,
    pub messages: &'a Messages,
    /// Where the site is published, without a final `/`.
    pub base_url: String,
    pub today: Day,
}

impl<'a> SiteFacts<'a> {
    /// `base_url` goes before the address in site.yaml.
    pub fn new(
        catalog: &'a Catalog,
        outline: &'a Outline,
        pictures: &'a Pictures,
        messages: &'a Messages,
        base_url: Option<&str>,
        today: Day,
    ) -> Self {
        let base_url = base_url.unwrap_or(&catalog.config.url).trim_end_matches('/').to_owned();
        Self { catalog, outline, pictures, messages, base_url, today }
    }

    /// What stands in front of the addresses of a language.
    pub fn prefix(&self, lang: &Lang) -> Base {
        self.catalog.config.base(lang)
    }

    /// The address of the page of an entry that readers of a language get.
    pub fn address(&self, key: &EntryKey, lang: &Lang) -> String {
        languages::entry_address(self.catalog, key, lang)
    }

    /// What links to an entry say of its page, where readers of a language get one in another language.
    pub fn elsewhere(&self, key: &EntryKey, lang: &Lang) -> Option<Elsewhere> {
        let own = languages::page_lang(self.catalog, self.catalog.get(key)?, lang);
        (own != lang).then(|| Elsewhere { lang: own.to_string(), note: parts::written_in(self, own, lang) })
    }

    /// A message of the interface without placeholders.
    pub fn message(&self, lang: &Lang, key: &str) -> String {
        self.messages.get(lang, key, &[])
    }

    /// A message as a text, which knows its language where the one of the page lacks it.
    pub fn worded(&self, lang: &Lang, key: &str) -> Text {
        Text::new(self.message(lang, key), &self.messages.lang_of(lang, key), lang)
    }

    /// The order of words in a language.
    pub fn collation(&self, lang: &Lang) -> &Collation {
        self.messages.words(lang).locale().collation()
    }

    /// The language that the interface has on pages of a language: its own, or the one that stands in for it.
    pub fn interface_lang(&self, lang: &Lang) -> Lang {
        self.messages.lang_of(lang, "site.skip")
    }

    /// The absolute form of an address.
    pub fn absolute(&self, address: &str) -> String {
        let short = address.strip_suffix("index.html").unwrap_or(address);
        format!("{}/{short}", self.base_url)
    }
}

/// How lists show each entry of the catalog, in each language of the site.
pub struct Rows<'a> {
    by_lang: BTreeMap<&'a Lang, BTreeMap<&'a EntryKey, Arc<Row>>>,
}

impl<'a> Rows<'a> {
    /// Makes all rows, once for each language.
    pub fn of(facts: &SiteFacts<'a>) -> Self {
        let entries: Vec<&'a Arc<Entry>> = facts.catalog.entries.values().collect();
        let rows_of = |lang: &'a Lang| {
            let rows = memo::map(&entries, |entry| Arc::new(parts::row(facts, entry, lang)));
            (lang, std::iter::zip(entries.iter().map(|entry| &entry.key), rows).collect())
        };
        Self { by_lang: facts.catalog.config.languages.iter().map(rows_of).collect() }
    }

    /// All rows of a language.
    pub fn of_lang(&self, lang: &Lang) -> impl Iterator<Item = (&'a EntryKey, &Arc<Row>)> {
        self.by_lang.get(lang).into_iter().flatten().map(|(key, row)| (*key, row))
    }
}

/// What the theme has made for all pages of a language: finished HTML.
#[derive(Default)]
pub struct Shared<'a> {
    /// Each entry as lists show it.
    pub rows: HashMap<&'a EntryKey, Arc<Piece>>,
    pub headers: BTreeMap<Surroundings, Arc<Piece>>,
    pub footers: BTreeMap<Surroundings, Arc<Piece>>,
    /// By facet and term that are the current ones.
    pub facets: BTreeMap<Option<(String, String)>, Arc<Piece>>,
}

/// The facts of the site, and what is made of them once for all pages.
pub struct Context<'a> {
    facts: SiteFacts<'a>,
    rows: Rows<'a>,
    shared: BTreeMap<&'a Lang, Shared<'a>>,
}

/// A context says all that the facts say, and can be given to whatever needs only these.
impl<'a> Deref for Context<'a> {
    type Target = SiteFacts<'a>;

    fn deref(&self) -> &SiteFacts<'a> {
        &self.facts
    }
}

impl<'a> Context<'a> {
    /// `shared` holds a piece for everything that is asked for below, but for those whose template failed, which is an error.
    pub fn new(facts: SiteFacts<'a>, rows: Rows<'a>, shared: BTreeMap<&'a Lang, Shared<'a>>) -> Self {
        Self { facts, rows, shared }
    }

    /// What the row of an entry says; None for one that visitors cannot see.
    pub fn row(&self, key: &EntryKey, lang: &Lang) -> Option<&Row> {
        self.rows.by_lang.get(lang)?.get(key).map(|row| &**row)
    }

    /// An entry as lists show it; None for one that visitors cannot see.
    pub fn piece(&self, key: &EntryKey, lang: &Lang) -> Option<Arc<Piece>> {
        self.shared.get(lang)?.rows.get(key).cloned()
    }

    /// The header and the footer of a page in a part of the site.
    pub fn surroundings(&self, section: &str, address: &str, lang: &Lang) -> Option<(Arc<Piece>, Arc<Piece>)> {
        let shared = self.shared.get(lang)?;
        let own = Surroundings::new(Some(section), Some(address));
        // Menus mark the part of the site, or the page itself; most pages are in no menu, and some in no part that is.
        let known = [&own, &own.of_section(), &own.of_address(), &Surroundings::new(None, None)];
        let key = known.into_iter().find(|key| shared.headers.contains_key(key))?;
        Some((shared.headers.get(key)?.clone(), shared.footers.get(key)?.clone()))
    }

    /// The facets to choose from, one term of one of them being the current one; None where there are none.
    pub fn facets(&self, current: Option<(&str, &str)>, lang: &Lang) -> Option<Arc<Piece>> {
        let current = current.map(|(facet, term)| (facet.to_owned(), term.to_owned()));
        self.shared.get(lang)?.facets.get(&current).cloned()
    }

    /// Entries as lists show them, in their order.
    pub fn pieces<'k>(&self, keys: impl IntoIterator<Item = &'k EntryKey>, lang: &Lang) -> Vec<Arc<Piece>> {
        keys.into_iter().filter_map(|key| self.piece(key, lang)).collect()
    }

    /// The entries of a kind that refer to an entry in one of `fields` (any if empty), in listing order.
    pub fn referring(&self, to: &EntryKey, kind: Kind, fields: &[&str], lang: &Lang) -> Vec<Arc<Piece>> {
        let referrers = self.catalog.referrers(to).iter();
        let wanted = referrers.filter(|referrer| {
            referrer.key.kind == kind && (fields.is_empty() || fields.contains(&referrer.field.as_str()))
        });
        let mut keys: Vec<&EntryKey> = wanted.map(|referrer| &referrer.key).collect();
        keys.sort();
        keys.dedup();
        let mut found: Vec<(usize, &EntryKey)> = keys
            .into_iter()
            .filter(|key| self.catalog.get(key).is_some_and(|entry| entry.is_listed()))
            .map(|key| (self.outline.position(key, lang), key))
            .collect();
        found.sort();
        self.pieces(found.into_iter().map(|(_, key)| key), lang)
    }
}
