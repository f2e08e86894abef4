//! The lexicon: what people type, and the terms that it stands for.

use std::collections::BTreeSet;

use super::index::Index;
use crate::words;

/// One row. `Ord` is the order of rows.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row {
    pub key: String,
    /// Whether the key is not a surface, but a way to type one.
    pub is_alternate: bool,
    pub term: u32,
    /// In how many documents the term is.
    pub df: u32,
    /// The fields in which it is: bit n for field n.
    pub fields: u8,
}

/// The rows of an index: its surfaces, and the ways to type them.
pub fn rows(index: &Index) -> Vec<Row> {
    let mut rows = BTreeSet::new();
    #[expect(clippy::iter_over_hash_type, reason = "the rows are put in order")]
    for (surface, terms) in &*index.words {
        let Some(term) = terms.first().and_then(|term| index.term(term)) else { continue };
        let (df, fields) = index.terms.get(term as usize).map_or((0, 0), |term| (term.df, term.fields()));
        rows.insert(Row { key: surface.to_string(), is_alternate: false, term, df, fields });
        for key in words::alternates(surface) {
            rows.insert(Row { key, is_alternate: true, term, df, fields });
        }
    }
    let is_known = |row: &Row| row.is_alternate && rows.contains(&Row { is_alternate: false, ..row.clone() });
    rows.iter().filter(|row| !is_known(row)).cloned().collect()
}
