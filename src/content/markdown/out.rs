//! Where HTML, holes and plain text go, and what was found wrong on the way.

use std::ops::Range;

use super::{CheckedNumber, Hole, HoleKind};
use crate::diag::{Diagnostic, Place, Severity};
use crate::source::SourcePath;

/// HTML with its holes, and the same as plain text. A note is written to one of its own, since it moves to the end.
#[derive(Debug, Default)]
pub(super) struct Out {
    pub html: String,
    /// In the order of their offsets.
    pub holes: Vec<Hole>,
    pub text: String,
    /// The checked numbers in the plain text, in the order of their places.
    pub numbers: Vec<CheckedNumber>,
    /// References to notes whose numbers are not known yet; only in a note's own output.
    pub citations: Vec<Citation>,
}

/// A point in the output where something began.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Mark {
    pub html: usize,
    pub holes: usize,
    pub text: usize,
}

/// A reference to a note inside a note.
#[derive(Debug)]
pub(super) struct Citation {
    /// Byte offset in the HTML.
    pub at: usize,
    /// How many holes come before it.
    pub holes_before: usize,
    pub note: usize,
    pub source: Range<usize>,
}

impl Out {
    pub(super) fn hole(&mut self, kind: HoleKind, source: Range<usize>) {
        self.holes.push(Hole { at: self.html.len(), source, kind });
    }

    pub(super) fn mark(&self) -> Mark {
        Mark { html: self.html.len(), holes: self.holes.len(), text: self.text.len() }
    }

    /// Whether nothing but spaces was written since.
    pub(super) fn is_empty_since(&self, mark: &Mark) -> bool {
        let cites = self.citations.last().is_some_and(|last| last.at >= mark.html);
        let blank = self.html.get(mark.html..).is_none_or(|html| html.trim().is_empty());
        blank && self.holes.len() == mark.holes && !cites
    }

    /// Remembers a reference to a note whose number is not known yet.
    pub(super) fn cite_later(&mut self, note: usize, source: Range<usize>) {
        self.citations.push(Citation { at: self.html.len(), holes_before: self.holes.len(), note, source });
    }

    /// Puts `with` in the place of a range of the HTML; a hole inside comes after it.
    pub(super) fn replace(&mut self, range: Range<usize>, with: &str) {
        let Range { start, end } = range;
        let shifted = |at: usize| if at <= start { at } else { start + with.len() + at.saturating_sub(end) };
        self.holes.iter_mut().rev().take_while(|hole| hole.at > start).for_each(|hole| hole.at = shifted(hole.at));
        let after = self.citations.iter_mut().rev().take_while(|citation| citation.at > start);
        after.for_each(|citation| citation.at = shifted(citation.at));
        self.html.replace_range(range, with);
    }

    /// Writes a checked number as it was typed.
    pub(super) fn number(&mut self, path: String, typed: &str, source: Range<usize>) {
        let start = self.text.len();
        self.text.push_str(typed);
        self.numbers.push(CheckedNumber { at: start..self.text.len(), path: path.clone() });
        self.hole(HoleKind::Data { path, typed: typed.to_owned() }, source);
    }

    /// Takes away the plain text since a mark: gives it without the spaces around it, and its numbers.
    pub(super) fn take_text(&mut self, mark: &Mark) -> (String, Vec<CheckedNumber>) {
        let raw = self.text.split_off(mark.text.min(self.text.len()));
        let begin = mark.text + raw.len() - raw.trim_start().len();
        let first = self.numbers.partition_point(|number| number.at.start < mark.text);
        let mut numbers = self.numbers.split_off(first);
        numbers
            .iter_mut()
            .for_each(|number| number.at = number.at.start.saturating_sub(begin)..number.at.end.saturating_sub(begin));
        (raw.trim().to_owned(), numbers)
    }

    /// Takes a range away from the plain text, in which there is no number.
    pub(super) fn cut_text(&mut self, range: Range<usize>) {
        let after = self.numbers.iter_mut().rev().take_while(|number| number.at.start >= range.end);
        after.for_each(|number| number.at = number.at.start - range.len()..number.at.end - range.len());
        self.text.replace_range(range, "");
    }

    /// Begins a new line of the plain text, as a block does.
    pub(super) fn new_line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }
}

/// How many problems of one severity a body reports: more of them help nobody, and a hostile file has millions.
const ENOUGH: usize = 200;

/// The problems of one body. Its ranges are those of the body; what goes out counts from the file's beginning.
pub(super) struct Report<'a> {
    file: &'a SourcePath,
    base: usize,
    found: Vec<Diagnostic>,
    errors: usize,
}

impl<'a> Report<'a> {
    pub(super) fn new(file: &'a SourcePath, base: usize) -> Self {
        Self { file, base, found: Vec::new(), errors: 0 }
    }

    /// A range of the body as one of the file.
    pub(super) fn in_file(&self, range: &Range<usize>) -> Range<usize> {
        self.base + range.start..self.base + range.end
    }

    pub(super) fn place(&self, range: &Range<usize>) -> Place {
        Place::bytes(self.file, self.in_file(range))
    }

    pub(super) fn add(&mut self, problem: Diagnostic) {
        let is_error = problem.severity == Severity::Error;
        let others = self.found.len() - self.errors;
        if (if is_error { self.errors } else { others }) < ENOUGH {
            self.errors += usize::from(is_error);
            self.found.push(problem);
        }
    }

    /// All of them, in the order of their places.
    pub(super) fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.found.sort_by(|a, b| a.place.cmp(&b.place).then_with(|| a.cmp(b)));
        self.found.dedup();
        self.found
    }
}
