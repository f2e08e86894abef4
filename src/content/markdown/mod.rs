//! Markdown to HTML with holes, in one pass over pulldown-cmark's events.
//!
//! What depends on other files or on the reader's language is a [`Hole`]: where a link leads, how a picture is shown, what
//! a checked number says, which id a heading has, what the interface calls a footnote's way back. Rendering fills
//! them, so the same body serves every page that shows it.
//!
//! Not here: whether a link's target exists, whether a picture has a text and a licence, which sections a kind needs.
//! Nothing of a text's own HTML ever gets out, so nothing is sanitised.
//!
//! 1. `spans` finds words in another language, which Markdown does not know.
//! 2. `writer` goes through the events: blocks itself, what stands in a paragraph in `inline`, tables in `tables`.
//!    `text` escapes and sets quotation marks (`quotes`), `links` and `raw_html` say what is refused and what to
//!    write instead. Everything goes to an `out::Out`, problems to an `out::Report`.
//! 3. `footnotes` are written to the end, `headings` get their ids, `pasted` reports invisible characters,
//!    `entities` those that no page can show.

mod entities;
mod footnotes;
mod headings;
mod inline;
mod links;
mod lookalikes;
mod out;
mod pasted;
mod quotes;
mod raw_html;
mod spans;
mod tables;
mod text;
mod writer;

#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::diag::Diagnostic;
use crate::source::SourcePath;
use crate::values::Lang;

/// A parsed body.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Body {
    /// HTML without what the holes stand for.
    pub html: String,
    /// In the order of their offsets in `html`.
    pub holes: Vec<Hole>,
    /// In the order of the text.
    pub headings: Vec<Heading>,
    /// The plain text by heading, for search and word counts: first what stands before any heading (`heading` None).
    pub sections: Vec<SectionText>,
    /// How many words the body has.
    pub words: usize,
    /// Mailboxes that stand in the text and are no links, as ranges of the file's text.
    pub mailboxes: Vec<(String, Range<usize>)>,
    /// Lines that were to be filled in, in the same way.
    pub placeholders: Vec<(String, Range<usize>)>,
    /// Where the footnotes begin in `html`; its length where there are none. The last section ends here.
    pub notes_at: usize,
}

impl Body {
    /// Whether nothing of it would be seen. A translation without a text of its own shows the original's.
    pub fn is_empty(&self) -> bool {
        self.html.trim().is_empty() && self.holes.is_empty()
    }
}

/// A point in the HTML where something is put in at rendering.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hole {
    /// Byte offset in [`Body::html`].
    pub at: usize,
    /// The range in the file's text (not only the body's) that the hole comes from.
    pub source: Range<usize>,
    pub kind: HoleKind,
}

/// What is put in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HoleKind {
    /// `<a href=…>`; nothing if the target is held back. Always followed by its `LinkEnd`; links never nest.
    LinkStart { destination: String },
    /// `</a>`, if the last `LinkStart` gave something.
    LinkEnd,
    /// A picture. `figure`: it stands alone in its paragraph, so it is a figure with caption and credit.
    Picture { source: String, alt: String, caption: Option<String>, figure: bool },
    /// A checked number, `[14](data:editions/titles)`: the path, and what was typed.
    Data { path: String, typed: String },
    /// The id of `headings[n]`, as the attribute's value.
    HeadingId(usize),
    /// A message of the interface in the reader's language, with a number to put in.
    Message { key: &'static str, number: Option<usize> },
}

/// A heading of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// As written, from 1; shown one level lower where the body begins with level 1.
    pub level: u8,
    /// Its plain text.
    pub text: String,
    /// The checked numbers in its text.
    pub numbers: Vec<CheckedNumber>,
    /// `{#lessons}`, where it is written.
    pub explicit_id: Option<String>,
    /// An id from the text: ASCII, unique in the body. Sections get theirs from the vocabulary instead.
    pub auto_id: String,
    /// Where `<h2` begins in [`Body::html`].
    pub html_start: usize,
    /// Where the heading's end tag ends in [`Body::html`].
    pub html_end: usize,
    /// The heading's range in the file's text.
    pub source: Range<usize>,
    /// Whether it is the page's title once more.
    pub is_title: bool,
}

/// The plain text below one heading, up to the next one of any level.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SectionText {
    /// Index into [`Body::headings`].
    pub heading: Option<usize>,
    pub text: String,
    /// The checked numbers in its text.
    pub numbers: Vec<CheckedNumber>,
    pub words: usize,
}

/// A checked number in a plain text, which has what was typed: what a page shows in its place is known only with the catalog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedNumber {
    /// Where it stands in the plain text, in bytes.
    pub at: Range<usize>,
    /// What it counts: `editions/titles`.
    pub path: String,
}

/// Parses a body: `body` is its range in `text`, the text of the whole file; `lang` sets the quotation marks.
///
/// Whatever the text, the HTML is well formed, has none of the text's own HTML, and may be cut at any heading. All
/// problems are found in one run; their places, and those of the holes, are ranges of `text`.
pub fn parse(text: &str, body: Range<usize>, lang: &Lang, file: &SourcePath) -> (Body, Vec<Diagnostic>) {
    let source = text.get(body.clone()).unwrap_or_default();
    writer::Writer::new(source, body.start, lang, file).run()
}

/// Knows what to put into holes.
pub trait Filler {
    /// Writes what a hole stands for: HTML, escaped also for attributes in double quotes, since messages and ids of
    /// headings stand in some. A `LinkStart` is always followed by its `LinkEnd` before the next one.
    fn fill(&mut self, hole: &Hole, body: &Body, out: &mut String);
}

/// The HTML between two offsets of `body.html`, with its holes filled in their order. Well formed if both offsets are
/// those of headings, 0 or [`Body::notes_at`], or the end.
pub fn fill(body: &Body, range: Range<usize>, filler: &mut dyn Filler) -> String {
    let first = body.holes.partition_point(|hole| hole.at < range.start);
    let html = body.html.get(range.clone()).unwrap_or_default();
    let mut out = String::with_capacity(html.len() + html.len() / 4);
    let mut done = range.start;
    for hole in body.holes.get(first..).unwrap_or_default() {
        // A hole always stands before something of its own block.
        if hole.at >= range.end {
            break;
        }
        out.push_str(body.html.get(done..hole.at).unwrap_or_default());
        done = hole.at;
        filler.fill(hole, body, &mut out);
    }
    out.push_str(body.html.get(done..range.end).unwrap_or_default());
    out
}
