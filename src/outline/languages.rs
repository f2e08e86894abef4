//! In which languages an entry has a page, and which of its pages readers of a language get.
//!
//! With `untranslated: page` it has one in every language. With `untranslated: link` it has one in each language in which it
//! is written, and readers of any other get that of the original. What the site makes by itself is in every language either
//! way: the home page, whatever its text, and vocabularies, whose labels are by language.

use crate::catalog::{Catalog, Entry};
use crate::config::Untranslated;
use crate::route::{self, Address};
use crate::values::{EntryKey, Kind, Lang};

use super::{Page, address, is_home};

/// The language of the page that readers of a language get.
pub fn page_lang<'a>(catalog: &Catalog, entry: &'a Entry, lang: &'a Lang) -> &'a Lang {
    if is_everywhere(catalog.config.untranslated, &entry.key) { lang } else { entry.version(lang).lang() }
}

/// Whether an entry that visitors can see has a page in a language.
pub fn has_page(catalog: &Catalog, key: &EntryKey, lang: &Lang) -> bool {
    catalog.get(key).is_some_and(|entry| page_lang(catalog, entry, lang) == lang)
}

/// The address of the page of an entry that readers of a language get.
pub fn entry_address(catalog: &Catalog, key: &EntryKey, lang: &Lang) -> Address {
    let lang = catalog.get(key).map_or(lang, |entry| page_lang(catalog, entry, lang));
    let base = catalog.config.base(lang);
    if is_home(key) { address(&Page::Home, &base) } else { base.entry(key) }
}

fn is_everywhere(untranslated: Untranslated, key: &EntryKey) -> bool {
    untranslated == Untranslated::Page || key.kind == Kind::Vocabularies || is_home(key)
}

/// How many pages of entries and redirects to them a site has with one choice of `untranslated`.
pub fn count(catalog: &Catalog, untranslated: Untranslated) -> usize {
    let languages = &catalog.config.languages;
    let of = |entry: &Entry| {
        let in_them = match is_everywhere(untranslated, &entry.key) {
            true => languages.len(),
            false => languages.iter().filter(|lang| entry.version(lang).lang() == *lang).count(),
        };
        let redirects = entry.head().aliases.iter().filter(|alias| route::alias_address(alias).is_some()).count();
        in_them * (redirects + usize::from(!is_home(&entry.key)))
    };
    catalog.entries.values().map(|entry| of(entry)).sum()
}
