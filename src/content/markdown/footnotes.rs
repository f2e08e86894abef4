//! Footnotes: numbered in the order in which the text refers to them, shown at the end, each with a way back to every
//! reference.
//!
//! A note may refer to other notes. Their numbers come after those of the text, so a note's own references wait
//! ([`Out::citations`]) until the text is done. Ids have a `_`, which the ids of headings never have.

use std::collections::HashMap;
use std::ops::Range;

use super::out::{Out, Report};
use super::{CheckedNumber, HoleKind, SectionText};
use crate::diag::codes;

/// The notes of a body.
#[derive(Default)]
pub(super) struct Notes {
    by_label: HashMap<String, usize>,
    notes: Vec<Note>,
    /// Those that are referred to; the first one has the number 1.
    order: Vec<usize>,
}

struct Note {
    label: String,
    /// From 1; 0 while nothing refers to it.
    number: usize,
    citations: usize,
    definition: Option<Definition>,
}

struct Definition {
    out: Out,
    /// The section in which it is written: its words count there.
    section: usize,
    source: Range<usize>,
}

impl Notes {
    /// The note with a label, which the text may not have written yet.
    pub(super) fn index(&mut self, label: &str) -> usize {
        *self.by_label.entry(folded(label)).or_insert_with(|| {
            self.notes.push(Note { label: label.to_owned(), number: 0, citations: 0, definition: None });
            self.notes.len() - 1
        })
    }

    /// Refers to a note: its number, and which reference to it this is, from 1.
    pub(super) fn cite(&mut self, note: usize) -> (usize, usize) {
        let Some(entry) = self.notes.get_mut(note) else { return (0, 0) };
        if entry.number == 0 {
            self.order.push(note);
            entry.number = self.order.len();
        }
        entry.citations += 1;
        (entry.number, entry.citations)
    }

    /// A note's text. `source`: its range in the body.
    pub(super) fn define(
        &mut self,
        label: &str,
        out: Out,
        section: usize,
        source: Range<usize>,
        report: &mut Report<'_>,
    ) {
        let index = self.index(label);
        let Some(note) = self.notes.get_mut(index) else { return };
        if let Some(first) = &note.definition {
            let first = report.place(&first.source);
            report.add(codes::markdown::footnote_twice(report.place(&source), first, label));
        } else {
            if out.text.trim().is_empty() && !out.html.contains("<img") {
                report.add(codes::markdown::footnote_empty(report.place(&source), label));
            }
            note.definition = Some(Definition { out, section, source });
        }
    }

    /// Writes the notes that are referred to.
    pub(super) fn finish(mut self, out: &mut Out, sections: &mut [SectionText], report: &mut Report<'_>) {
        let numbers = self.number_notes_in_notes();
        for note in self.notes.iter().filter(|note| note.number == 0) {
            if let Some(definition) = &note.definition {
                report.add(codes::markdown::footnote_unused(report.place(&definition.source), &note.label));
            }
        }
        if self.order.is_empty() {
            return;
        }
        out.html.push_str("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"");
        out.hole(HoleKind::Message { key: "footnote.title", number: None }, report.in_file(&(0..0)));
        out.html.push_str("\">\n<ol>\n");
        for (index, numbers) in self.order.into_iter().zip(numbers) {
            let Some(note) = self.notes.get_mut(index) else { continue };
            let (number, citations) = (note.number, note.citations);
            let (content, source) = match note.definition.take() {
                Some(Definition { mut out, section, source }) => {
                    if let Some(section) = sections.get_mut(section) {
                        section.text.push('\n');
                        let begin = section.text.len();
                        let moved = |at: Range<usize>| begin + at.start..begin + at.end;
                        let numbers = out.numbers.drain(..);
                        section.numbers.extend(numbers.map(|own| CheckedNumber { at: moved(own.at), ..own }));
                        section.text.push_str(&out.text);
                    }
                    (out, source)
                }
                None => (Out::default(), 0..0),
            };
            out.html.push_str(&format!("<li id=\"fn_{number}\">"));
            append(out, content, &numbers, report);
            ways_back(out, number, citations, report.in_file(&source));
            out.html.push_str("</li>\n");
        }
        out.html.push_str("</ol>\n</section>\n");
    }

    /// Gives numbers to the references inside notes, note by note, which may add notes to the end. For each note, the
    /// numbers of its references.
    fn number_notes_in_notes(&mut self) -> Vec<Vec<(usize, usize)>> {
        let mut numbers = Vec::new();
        while let Some(index) = self.order.get(numbers.len()) {
            let cited: Vec<usize> =
                self.notes.get(*index).and_then(|note| note.definition.as_ref()).map_or_else(Vec::new, |definition| {
                    definition.out.citations.iter().map(|citation| citation.note).collect()
                });
            numbers.push(cited.into_iter().map(|note| self.cite(note)).collect());
        }
        numbers
    }
}

/// Labels are compared without regard to case, as Markdown does.
fn folded(label: &str) -> String {
    match label.is_ascii() {
        true => label.to_ascii_lowercase(),
        false => label.to_lowercase().to_uppercase().to_lowercase(),
    }
}

/// Writes a reference: the note's number as a link.
pub(super) fn reference(out: &mut Out, (number, nth): (usize, usize), source: Range<usize>) {
    let id = anchor(number, nth);
    out.html.push_str(&format!("<sup><a href=\"#fn_{number}\" id=\"{id}\" role=\"doc-noteref\" aria-label=\""));
    out.hole(HoleKind::Message { key: "footnote.reference", number: Some(number) }, source);
    out.html.push_str(&format!("\">{number}</a></sup>"));
}

fn anchor(number: usize, nth: usize) -> String {
    if nth == 1 { format!("fnref_{number}") } else { format!("fnref_{number}_{nth}") }
}

/// Adds a note's content, with its references.
fn append(out: &mut Out, content: Out, numbers: &[(usize, usize)], report: &Report<'_>) {
    let Out { html, holes, citations, .. } = content;
    let mut holes = holes.into_iter().enumerate().peekable();
    let mut done = 0;
    for (citation, numbers) in citations.into_iter().zip(numbers) {
        while let Some((_, mut hole)) = holes.next_if(|(index, _)| *index < citation.holes_before) {
            hole.at = hole.at - done + out.html.len();
            out.holes.push(hole);
        }
        out.html.push_str(html.get(done..citation.at).unwrap_or_default());
        done = citation.at;
        reference(out, *numbers, report.in_file(&citation.source));
    }
    for (_, mut hole) in holes {
        hole.at = hole.at - done + out.html.len();
        out.holes.push(hole);
    }
    out.html.push_str(html.get(done..).unwrap_or_default());
}

/// Writes a link to each reference, at the end of the note's last paragraph.
fn ways_back(out: &mut Out, number: usize, citations: usize, source: Range<usize>) {
    let in_paragraph = out.html.ends_with("</p>\n");
    if in_paragraph {
        out.html.truncate(out.html.len() - "</p>\n".len());
    } else {
        out.html.push_str("<p>");
    }
    for nth in 1..=citations {
        out.html.push_str(&format!(" <a href=\"#{}\" role=\"doc-backlink\">", anchor(number, nth)));
        out.html.push_str("<span aria-hidden=\"true\">↩</span><span class=\"visually-hidden\">");
        out.hole(HoleKind::Message { key: "footnote.back", number: Some(number) }, source.clone());
        out.html.push_str("</span>");
        if citations > 1 {
            out.html.push_str(&format!("<sup>{nth}</sup>"));
        }
        out.html.push_str("</a>");
    }
    out.html.push_str("</p>\n");
}
