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
    /// By how much the number of the term for this form alone is greater; 0 if the stem has no other form.
    pub form: u32,
}

/// The rows of an index: its surfaces, and the ways to type them.
pub fn rows(index: &Index) -> Vec<Row> {
    let mut rows = BTreeSet::new();
    #[expect(clippy::iter_over_hash_type, reason = "the rows are put in order")]
    for (surface, terms) in &*index.words {
        let Some(term) = terms.first().and_then(|term| index.term(term)) else { continue };
        let (df, fields) = index.terms.get(term as usize).map_or((0, 0), |term| (term.df, term.fields()));
        let form = index.forms_of.get(surface).and_then(|form| index.term(form)).map_or(0, |form| form - term);
        rows.insert(Row { key: surface.to_string(), is_alternate: false, term, df, fields, form });
        for key in words::alternates(surface) {
            rows.insert(Row { key, is_alternate: true, term, df, fields, form });
        }
    }
    let surfaces: BTreeSet<(&str, u32)> =
        rows.iter().filter(|row| !row.is_alternate).map(|row| (&*row.key, row.term)).collect();
    let is_known = |row: &Row| row.is_alternate && surfaces.contains(&(&*row.key, row.term));
    rows.iter().filter(|row| !is_known(row)).cloned().collect()
}
