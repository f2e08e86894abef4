//! Corrections that diagnostics offer, applied to a site.

use std::collections::BTreeMap;

use pearls::diag::{Position, Resolved};

use super::site::Site;

/// The bytes of a text that a position means.
pub fn range(text: &str, position: &Position) -> std::ops::Range<usize> {
    let at = |line: usize, column: usize| {
        let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
        start + text[start..].char_indices().nth(column - 1).map_or(text.len() - start, |(at, _)| at)
    };
    at(position.line, position.column)..at(position.end_line, position.end_column)
}

/// The site with every fix applied that meets no other one.
pub fn mended(site: &Site, found: &[Resolved]) -> Site {
    let sources = site.sources();
    let mut edits: BTreeMap<String, Vec<(std::ops::Range<usize>, String)>> = BTreeMap::new();
    for (fix, position) in found.iter().filter_map(|found| found.diagnostic.fix.as_ref().zip(found.fix.as_ref())) {
        let file = fix.place.file.to_string();
        if let Some(source) = sources.text(&file).filter(|_| position.line > 0) {
            edits.entry(file).or_default().push((range(&source.text, position), fix.text.clone()));
        }
    }
    let mut site = site.clone();
    for (file, mut edits) in edits {
        let mut text = sources.text(&file).unwrap().text.to_string();
        edits.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
        let mut last = usize::MAX;
        for (range, new) in edits {
            if range.end <= last {
                last = range.start;
                text.replace_range(range, &new);
            }
        }
        site = site.with_file(&file, text.as_bytes());
    }
    site
}
