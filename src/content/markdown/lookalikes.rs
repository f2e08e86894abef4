//! What looks like Markdown and is not, or is Markdown and was not meant so. Pages would show it as it was typed, or as something
//! else, and nobody would be told: text that comes from Word, from a sheet or from another program, and small slips of the keyboard.
//!
//! The writer notes the [`Shape`] of the text while it reads it; here the rest, which is prose, is looked at line by line.
//! Lines that follow each other and have the same slip are one problem, with all of them corrected.

use std::ops::Range;

use super::out::Report;
use crate::diag::codes::lookalike;
use crate::values::text::is_placeholder;

mod dates;
mod inline;
mod lines;

pub(super) use dates::NumberedItem;
pub(super) use inline::shows_marks;

/// What the parts of a text are, as ranges of it in their order.
#[derive(Debug, Default)]
pub(super) struct Shape {
    /// Not prose: code, tables, HTML, links and pictures.
    pub masked: Vec<Range<usize>>,
    /// Code that is code only because its lines are indented.
    pub indented: Vec<Range<usize>>,
    /// Items of numbered lists.
    pub items: Vec<NumberedItem>,
    /// Asterisks or underscores that are shown as they were typed.
    pub marks: Vec<Range<usize>>,
    /// Paragraphs that became headings because of a line below them.
    pub underlined: Vec<Range<usize>>,
}

/// What stands in the prose of a text and is for rules of the whole site, with its place in the file.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// Mailboxes that are no links.
    pub mailboxes: Vec<(String, Range<usize>)>,
    /// Lines that were to be filled in.
    pub placeholders: Vec<(String, Range<usize>)>,
}

/// Reports everything that was hardly meant as it is shown. `month` says whether a word is the name of a month.
pub(super) fn check(source: &str, shape: &mut Shape, month: impl Fn(&str) -> bool, report: &mut Report<'_>) -> Seen {
    shape.masked.sort_by_key(|range| range.start);
    let prose = Prose { source, masked: &shape.masked };
    lines::check(&prose, report);
    inline::check(&prose, &shape.marks, report);
    dates::check(source, &shape.items, month, report);
    for block in &shape.indented {
        if let Some(corrected) = prose_in_code(source.get(block.clone()).unwrap_or_default()) {
            let start = source.get(..block.start).unwrap_or_default().rfind('\n').map_or(0, |at| at + 1);
            let end = start + source.get(start..block.end).unwrap_or_default().trim_end().len();
            report.add(lookalike::code(report.place(&(start..end)), &corrected));
        }
    }
    for heading in &shape.underlined {
        let text = source.get(heading.clone()).unwrap_or_default().trim_end();
        let range = heading.start..heading.start + text.len();
        let Some((above, rule)) = text.rsplit_once('\n') else { continue };
        let rule = rule.trim_start();
        report.add(lookalike::underline(report.place(&range), &format!("{above}\n\n{rule}")));
    }
    let in_file = |(text, range): (String, Range<usize>)| (text, report.in_file(&range));
    let lines = prose.lines().filter(|(_, line)| is_placeholder(line));
    let placeholders = lines.map(|(at, line)| (line.trim().to_owned(), at + indent(line)..at + line.trim_end().len()));
    Seen {
        mailboxes: inline::mailboxes(&prose).into_iter().map(in_file).collect(),
        placeholders: placeholders.map(in_file).collect(),
    }
}

/// The lines without what makes them code, if they read like sentences.
fn prose_in_code(block: &str) -> Option<String> {
    let is_word = |word: &str| word.chars().filter(|char| char.is_alphabetic()).count() >= 2;
    let looks_like_code = block.contains(['{', '}', ';', '=', '<', '>', '$', '|', '\\', '_']);
    let words = block.split_whitespace().filter(|word| is_word(word)).count();
    let all = block.split_whitespace().count();
    let is_item = |line: &str| line.strip_prefix(['-', '*', '+', '•']).is_some_and(|rest| rest.starts_with(' '));
    let is_list = words > 0 && block.lines().map(str::trim).filter(|line| !line.is_empty()).all(is_item);
    (!looks_like_code && (is_list || words >= 3 && words * 4 >= all * 3))
        .then(|| block.trim().lines().map(str::trim).collect::<Vec<_>>().join("\n"))
}

/// A text of which only the prose is looked at.
struct Prose<'a> {
    source: &'a str,
    /// In the order of their beginnings; they may stand in each other.
    masked: &'a [Range<usize>],
}

impl<'a> Prose<'a> {
    /// The lines, without their ends, in which something is prose.
    fn lines(&self) -> impl Iterator<Item = (usize, &'a str)> {
        let mut start = 0;
        let lines = self.source.split_inclusive('\n').map(move |line| {
            let at = start;
            start += line.len();
            (at, line.trim_end_matches('\n'))
        });
        let mut masked = Masked::new(self.masked);
        lines.filter(move |(at, line)| {
            !line.trim().is_empty() && !masked.holds(*at + indent(line), *at + line.trim_end().len())
        })
    }
}

/// Answers whether ranges are masked, for ranges that come in their order.
struct Masked<'a> {
    rest: &'a [Range<usize>],
    end: usize,
}

impl<'a> Masked<'a> {
    fn new(all: &'a [Range<usize>]) -> Self {
        Self { rest: all, end: 0 }
    }

    /// Whether one masked part holds all from `start` to `end`, or what begins at `start` where both are the same.
    fn holds(&mut self, start: usize, end: usize) -> bool {
        while let Some((first, rest)) = self.rest.split_first().filter(|(first, _)| first.start <= start) {
            self.end = self.end.max(first.end);
            self.rest = rest;
        }
        self.end > start && self.end >= end
    }
}

/// How many bytes a line is indented by.
fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t']).len()
}
