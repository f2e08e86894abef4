//! The search index: made by tantivy from the visible catalog, and cut into small files that a browser searches.
//!
//! 1. [`documents`]: every listed entry as a document in each language.
//! 2. [`crate::words`]: texts to words, words to the terms under which they are indexed.
//! 3. [`index`]: tantivy's index of a language, in memory, one segment.
//! 4. [`lexicon`]: what people type, and the terms that it stands for.
//! 5. [`export`]: that segment as blocks, byte by byte as `docs/search-format.md` says ([`format`]).
//! 6. [`query`]: what somebody has typed, [`plan`]: the terms that it asks for; [`run`] answers it with tantivy, as the browser does with the blocks.
//!
//! Nothing is computed twice: the browser ranks with the numbers of the finished segment.

#[cfg(feature = "search")]
pub mod documents;
#[cfg(feature = "search")]
pub mod export;
#[cfg(feature = "search")]
pub mod find;
#[cfg(feature = "search")]
pub mod format;
#[cfg(feature = "search")]
pub mod index;
#[cfg(feature = "search")]
mod kinds;
#[cfg(feature = "search")]
pub mod lexicon;
#[cfg(feature = "search")]
pub mod plan;
#[cfg(feature = "search")]
pub mod query;
#[cfg(feature = "search")]
pub mod run;
#[cfg(feature = "search")]
mod similar;
#[cfg(test)]
#[cfg(feature = "search")]
mod tests;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::bundle::Blob;
use crate::catalog::Catalog;
use crate::diag::Diagnostic;
use crate::route::Address;
use crate::values::Lang;

/// The fields of documents with their boosts, in the order of the format.
#[cfg(feature = "search")]
pub const FIELDS: [(&str, f32); 4] = [("title", 2.5), ("headings", 1.2), ("body", 1.0), ("names", 1.5)];

/// What the search has from the interface.
#[derive(Debug, Clone, Default)]
#[cfg_attr(not(feature = "search"), expect(dead_code, reason = "only the index reads what is said"))]
pub struct Interface {
    pub pages: Vec<SitePage>,
    /// By language, how a result says that a machine has translated the page and nobody has read it.
    pub machine_made: BTreeMap<Lang, String>,
}

/// A page that is no entry, as it is found: the map, the glossary.
#[derive(Debug, Clone)]
#[cfg_attr(not(feature = "search"), expect(dead_code, reason = "only the index reads what a page says"))]
pub struct SitePage {
    pub address: Address,
    pub lang: Lang,
    pub title: String,
    pub text: String,
}

/// One page that a query found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Found {
    pub address: Address,
    pub title: String,
    /// Where and when it was.
    pub line: String,
    /// Where it is not written in the language of the search.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    pub score: f32,
    /// The part of the page that answers the query best.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section: Option<FoundSection>,
    /// What each word and phrase adds to the score.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<(String, f32)>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FoundSection {
    pub id: String,
    pub heading: String,
}

/// What a query found.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Answer {
    /// How many there are; `hits` are the first of them.
    pub total: usize,
    pub hits: Vec<Found>,
    /// How each word was understood, for people.
    pub words: Vec<String>,
}

/// The files of the index of every language. Should it fail, which would be a fault of the program, that is an error.
#[cfg(feature = "search")]
pub fn files(catalog: &Catalog, interface: &Interface) -> (BTreeMap<Address, Blob>, Vec<Diagnostic>) {
    use crate::config;
    use crate::diag::{Place, codes};
    use crate::source::SourcePath;

    match all_files(catalog, interface) {
        Ok(files) => (files, Vec::new()),
        Err(reason) => {
            (BTreeMap::new(), vec![codes::search::failed(Place::whole(&SourcePath::new(config::FILE)), &reason)])
        }
    }
}

#[cfg(feature = "search")]
fn all_files(catalog: &Catalog, interface: &Interface) -> Result<BTreeMap<Address, Blob>, String> {
    use crate::memo;

    let languages: Vec<_> = catalog.config.languages.iter().collect();
    let corpora = memo::map(&languages, |lang| documents::collect(catalog, interface, lang));
    let counts = corpora.iter().map(|corpus| (corpus.lang.to_string(), corpus.documents.len())).collect();
    let exported = memo::map(&corpora, |corpus| {
        let index = index::Index::new(corpus)?;
        export::export(corpus, &index, &counts, export::Cut::default())
    });
    let mut files = BTreeMap::new();
    for (corpus, exported) in std::iter::zip(&corpora, exported) {
        let exported = exported.map_err(|error| error.to_string())?;
        let own = |(name, bytes)| (format!("search/{}/{name}", corpus.lang), Blob::new(bytes));
        files.extend(exported.into_iter().map(own));
    }
    Ok(files)
}

/// Answers a query with tantivy, as a browser answers it from the files; without a language, in the site's default one.
#[cfg(feature = "search")]
pub fn answer(
    catalog: &Catalog,
    interface: &Interface,
    lang: Option<&Lang>,
    text: &str,
    most: usize,
) -> Result<Answer, String> {
    let languages = &catalog.config.languages;
    let lang = lang.unwrap_or_else(|| catalog.default_lang());
    if !languages.iter().any(|own| own == lang) {
        let known: Vec<&str> = languages.iter().map(Lang::as_str).collect();
        return Err(format!("the site has no language `{lang}`: choose one of {}", known.join(", ")));
    }
    find::answer(&documents::collect(catalog, interface, lang), text, most).map_err(|error| error.to_string())
}

/// Without the feature `search` there is nothing to ask.
#[cfg(not(feature = "search"))]
pub fn answer(_: &Catalog, _: &Interface, _: Option<&Lang>, _: &str, _: usize) -> Result<Answer, String> {
    Err("this program was built without search".into())
}

/// Without the feature `search` there is no index.
#[cfg(not(feature = "search"))]
pub fn files(_: &Catalog, _: &Interface) -> (BTreeMap<Address, Blob>, Vec<Diagnostic>) {
    (BTreeMap::new(), Vec::new())
}
