//! The lexicon, cut into blocks.

use std::collections::BTreeSet;

use crate::search::format::{BlockHash, BlockKind, Writer};
use crate::search::lexicon::Row;

use super::Cut;

/// The blocks, each with what separates it from the one before it. `postings` are the first terms and hashes of all postings
/// blocks.
pub fn blocks(rows: &[Row], postings: &[(usize, BlockHash)], cut: Cut) -> (Vec<String>, Vec<Writer>) {
    let size = cut.size(rows.iter().map(|row| row.key.len() / 2 + 3).sum());
    let (mut separators, mut blocks) = (Vec::new(), Vec::new());
    let mut last = "";
    let mut rest = rows;
    while let Some(first) = rest.first() {
        separators.push(separator(last, &first.key).to_owned());
        let mut body = Writer::default();
        let (mut key, mut term, mut count) = ("", 0_u32, 0);
        let mut used = BTreeSet::new();
        for row in rest {
            // Rows of one key stay together.
            if body.len() >= size && row.key != key {
                break;
            }
            body.text_after(&row.key, key);
            body.int(2 * row.df + u32::from(row.is_alternate));
            body.signed(i64::from(row.term) - i64::from(term));
            body.byte(row.fields);
            body.int(row.form);
            (key, term, count) = (&row.key, row.term, count + 1);
            for own in [row.term, row.term + row.form] {
                used.insert(postings.partition_point(|(first, _)| *first <= own as usize).saturating_sub(1));
            }
        }
        let mut block = Writer::block(BlockKind::Lexicon);
        block.count(used.len());
        let mut before = 0;
        for (first, hash) in used.iter().filter_map(|at| postings.get(*at)) {
            block.count(first - before);
            block.hash(*hash);
            before = *first;
        }
        block.count(count);
        block.bytes(&body.0);
        blocks.push(block);
        last = key;
        rest = rest.get(count..).unwrap_or_default();
    }
    (separators, blocks)
}

/// The shortest beginning of `key` that is greater than `last`.
fn separator<'a>(last: &str, key: &'a str) -> &'a str {
    if last.is_empty() {
        return "";
    }
    let ends = key.char_indices().map(|(at, letter)| at + letter.len_utf8());
    ends.filter_map(|end| key.get(..end)).find(|start| *start > last).unwrap_or(key)
}
