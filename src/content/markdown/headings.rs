//! Headings: their levels, their ids, and the sections of plain text between them.
//!
//! Only a heading that stands in the text itself divides it. Shown levels begin at 2, because the page has the only
//! heading of level 1: a body that begins with level 1 is moved down by one, and a later one becomes level 2.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use super::out::{Out, Report};
use super::{Heading, SectionText};
use crate::diag::codes;
use crate::values::is_id;
use crate::values::text::slug_without_gaps;

/// Ids from the text are cut after so many characters.
const LONGEST_ID: usize = 60;

/// The headings so far, and the sections that they begin.
#[derive(Default)]
pub(super) struct Headings {
    pub list: Vec<Heading>,
    pub sections: Vec<SectionText>,
    /// How much lower than written levels are shown.
    shift: u8,
    /// The last shown level.
    level: u8,
    ones: usize,
    /// Whether the text begins with the page's title once more, and has its headings below that.
    has_title_line: bool,
    explicit: BTreeMap<String, Range<usize>>,
}

impl Headings {
    pub(super) fn new(has_title_line: bool) -> Self {
        Self { has_title_line, ..Self::default() }
    }

    /// The level that a heading was meant to have: the page's title at the beginning of a text is one as the others.
    pub(super) fn meant_level(&mut self, level: u8, source: &Range<usize>, report: &mut Report<'_>) -> u8 {
        if level != 1 || !std::mem::take(&mut self.has_title_line) {
            return level;
        }
        report.add(codes::markdown::title_line(report.place(source)));
        2
    }

    /// The level that a heading is shown with, which is noted as the last one.
    pub(super) fn shown_level(&mut self, level: u8, source: &Range<usize>, report: &mut Report<'_>) -> u8 {
        if level == 1 {
            self.ones += 1;
            if self.ones == 1 {
                report.add(codes::markdown::heading_one(report.place(source)));
            }
            if self.list.is_empty() {
                self.shift = 1;
            }
        }
        let shown = (level + self.shift).clamp(2, 6);
        let before = self.level.max(1);
        if shown > before + 1 {
            report.add(codes::markdown::heading_skipped(report.place(source), before - self.shift, level));
        }
        self.level = shown;
        shown
    }

    /// The id that is written after a heading, if it is a good one.
    pub(super) fn explicit_id(&mut self, id: &str, source: &Range<usize>, report: &mut Report<'_>) -> Option<String> {
        if !is_id(id) || !id.starts_with(|first: char| first.is_ascii_lowercase()) {
            report.add(codes::markdown::heading_id(report.place(source), id, &slug(id)));
            return None;
        }
        if let Some(first) = self.explicit.get(id) {
            report.add(codes::markdown::heading_id_twice(report.place(source), report.place(first), id));
            return None;
        }
        self.explicit.insert(id.to_owned(), source.clone());
        Some(id.to_owned())
    }

    /// Ends the section that was being written: takes its text.
    pub(super) fn end_section(&mut self, out: &mut Out) {
        let heading = self.list.len().checked_sub(1);
        let numbers = std::mem::take(&mut out.numbers);
        self.sections.push(SectionText { heading, text: out.text.clone(), numbers, words: 0 });
        out.text.clear();
    }

    /// Gives every heading an id from its text, different from all others and from those that are written.
    pub(super) fn give_ids(&mut self) {
        let mut taken: HashSet<String> = self.explicit.keys().cloned().collect();
        let mut numbers: HashMap<String, usize> = HashMap::new();
        for heading in &mut self.list {
            let base = slug(&heading.text);
            let number = numbers.entry(base.clone()).or_insert(1);
            let mut id = base.clone();
            while !taken.insert(id.clone()) {
                *number += 1;
                id = format!("{base}-{number}");
            }
            heading.auto_id = id;
        }
    }
}

/// An id from a text: `Gūtās mācības` gives `gutas-macibas`. It begins with a letter, since style sheets and some
/// tools cannot name one that begins with a digit.
pub(super) fn slug(text: &str) -> String {
    let mut id = slug_without_gaps(text);
    if id.starts_with(|first: char| first.is_ascii_digit()) {
        id.insert_str(0, "s-");
    }
    id.truncate(LONGEST_ID);
    let id = id.trim_end_matches('-');
    if id.is_empty() { "section".to_owned() } else { id.to_owned() }
}

/// How many words a text has, as word processors count them: what stands between spaces.
pub(super) fn count_words(text: &str) -> usize {
    let is_space = |byte: &u8| *byte <= b' ';
    let mut words = 0;
    let mut before = b' ';
    // In chunks whose count fits a byte, so that many bytes are compared at a time.
    for chunk in text.as_bytes().chunks(250) {
        words += usize::from(is_space(&before) && chunk.first().is_some_and(|first| !is_space(first)));
        let begun = chunk.iter().zip(chunk.iter().skip(1)).map(|(a, b)| u8::from(is_space(a) && !is_space(b)));
        words += usize::from(begun.sum::<u8>());
        before = chunk.last().copied().unwrap_or(before);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_made_of_ascii_letters() {
        assert_eq!(slug("Gūtās mācības: ko tālāk?"), "gutas-macibas-ko-talak");
        assert_eq!(slug("Õie tänav"), "oie-tanav");
        assert_eq!(slug("2026 – was nun"), "s-2026-was-nun");
        assert_eq!(slug("What’s next"), "whats-next");
        assert_eq!(slug("…"), "section");
        assert_eq!(slug(&"word ".repeat(40)).len(), 59);
    }

    #[test]
    fn words_stand_between_spaces() {
        assert_eq!(count_words("  eine Stadt\nam\tMeer – so  "), 6);
        assert_eq!(count_words(""), 0);
        assert_eq!(count_words(&"ab ".repeat(1000)), 1000);
        assert_eq!(count_words(&"a b".repeat(250)), 251);
    }
}
