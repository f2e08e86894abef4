//! The search index: made by tantivy from the visible catalog, and cut into small files that a browser searches.
//!
//! 1. [`documents`]: every listed entry as a document in each language.
//! 2. [`analysis`]: texts to words, words to the terms under which they are indexed.
//! 3. [`index`]: tantivy's index of a language, in memory, one segment.
//! 4. [`lexicon`]: what people type, and the terms that it stands for.
//! 5. [`export`]: that segment as blocks, byte by byte as `docs/search-format.md` says ([`format`]).
//! 6. [`query`]: what somebody has typed, [`plan`]: the terms that it asks for; [`run`] answers it with tantivy, as the browser does with the blocks.
//!
//! Nothing is computed twice: the browser ranks with the numbers of the finished segment.

#[cfg(feature = "search")]
pub mod analysis;
#[cfg(feature = "search")]
pub mod documents;
#[cfg(feature = "search")]
pub mod export;
#[cfg(feature = "search")]
pub mod format;
#[cfg(feature = "search")]
pub mod index;
#[cfg(feature = "search")]
pub mod lexicon;
#[cfg(feature = "search")]
pub mod plan;
#[cfg(feature = "search")]
pub mod query;
#[cfg(feature = "search")]
pub mod run;

use std::collections::BTreeMap;

use crate::catalog::Catalog;
use crate::outline::Outline;
use crate::route::Address;

/// The fields of documents with their boosts, in the order of the format.
pub const FIELDS: [(&str, f32); 4] = [("title", 2.5), ("headings", 1.2), ("body", 1.0), ("names", 1.5)];

/// The files of the index of every language; what went wrong otherwise, which is a fault of the program.
#[cfg(feature = "search")]
pub fn files(catalog: &Catalog, outline: &Outline) -> Result<BTreeMap<Address, Vec<u8>>, String> {
    use crate::memo;

    let languages: Vec<_> = catalog.config.languages.iter().collect();
    let corpora = memo::map(&languages, |lang| documents::collect(catalog, outline, lang));
    let counts = corpora.iter().map(|corpus| (corpus.lang.to_string(), corpus.documents.len())).collect();
    let exported = memo::map(&corpora, |corpus| {
        let index = index::Index::new(corpus)?;
        export::export(corpus, &index, &counts, export::Cut::default())
    });
    let mut files = BTreeMap::new();
    for (corpus, exported) in std::iter::zip(&corpora, exported) {
        let exported = exported.map_err(|error| error.to_string())?;
        files.extend(exported.into_iter().map(|(name, bytes)| (format!("search/{}/{name}", corpus.lang), bytes)));
    }
    Ok(files)
}

/// Without the feature `search` there is no index.
#[cfg(not(feature = "search"))]
pub fn files(_: &Catalog, _: &Outline) -> Result<BTreeMap<Address, Vec<u8>>, String> {
    Ok(BTreeMap::new())
}
