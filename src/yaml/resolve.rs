//! Places to lines and columns, once a build is over.
//!
//! 1. Every place becomes a range of bytes: that of a field is looked up in the YAML of its file (`spans`), which
//!    is read again only for files that have such a place.
//! 2. The range becomes lines and columns, both from 1, columns in characters, with the first line as excerpt.
//! 3. The result is sorted by file, place and code, and what is said twice is said once.
//!
//! A place that is not there (an absent field, a text that cannot be read with places, a file that no longer is the
//! one that was parsed) becomes the nearest one around it; nothing here fails.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::Range;

use super::fences;
use super::spans::{Spans, first_line};
use crate::diag::{At, Diagnostic, Place, Position, Resolved, Segment, TYPED};
use crate::source::{SourcePath, Sources};
use crate::values::text::floor_boundary;

/// Longer lines (in bytes) are not shown.
const MAX_EXCERPT: usize = 4096;

/// How many problems of one kind are told of a file. What has more is wrong in one way, and told once how often.
const MAX_OF_A_KIND: usize = 100;

/// How many bytes are counted together.
const BLOCK: usize = 1024;

/// Leaves the first of many problems of one kind in a file; the last of them says how many there are.
fn first_of_each_kind(diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut counts: BTreeMap<(SourcePath, Cow<'static, str>), (usize, usize)> = BTreeMap::new();
    let mut kept: Vec<Diagnostic> = Vec::with_capacity(diagnostics.len());
    for diagnostic in diagnostics {
        let (count, last) = counts.entry((diagnostic.place.file.clone(), diagnostic.code.clone())).or_default();
        *count += 1;
        if *count <= MAX_OF_A_KIND {
            *last = kept.len();
            kept.push(diagnostic);
        }
    }
    for (count, last) in counts.into_values().filter(|(count, _)| *count > MAX_OF_A_KIND) {
        let Some(last) = kept.get_mut(last) else { continue };
        let more = format!("there are {} more of this kind in the file", count - MAX_OF_A_KIND);
        last.help = Some(last.help.take().map_or_else(|| more.clone(), |help| format!("{help}; {more}")));
    }
    kept
}

/// Resolves, sorts and removes duplicates.
pub fn resolve(diagnostics: Vec<Diagnostic>, sources: &Sources) -> Vec<Resolved> {
    let diagnostics = first_of_each_kind(diagnostics);
    let mut files = Files { sources, read: BTreeMap::new() };
    let mut resolved: Vec<Resolved> = diagnostics
        .into_iter()
        .map(|diagnostic| {
            let diagnostic = files.as_typed(diagnostic);
            Resolved {
                position: files.position(&diagnostic.place),
                labels: diagnostic.labels.iter().map(|label| files.position(&label.place)).collect(),
                fix: diagnostic.fix.as_ref().map(|fix| files.position(&fix.place)),
                diagnostic,
            }
        })
        .collect();
    resolved.sort_by(|a, b| key(a).cmp(&key(b)).then_with(|| a.diagnostic.cmp(&b.diagnostic)));
    resolved.dedup();
    resolved
}

/// The texts that places lie in, each read once.
struct Files<'a> {
    sources: &'a Sources,
    read: BTreeMap<SourcePath, File<'a>>,
}

impl<'a> Files<'a> {
    fn get(&mut self, path: &SourcePath) -> Option<&File<'a>> {
        let source = self.sources.texts.get(path)?;
        Some(self.read.entry(path.clone()).or_insert_with(|| File::new(path, &source.text)))
    }

    fn position(&mut self, place: &Place) -> Position {
        self.get(&place.file).map_or_else(Position::default, |file| file.position(&place.at))
    }

    /// Puts what was typed where a message asks for it.
    fn as_typed(&mut self, mut diagnostic: Diagnostic) -> Diagnostic {
        let has = |text: &str| text.contains(TYPED);
        let asks = has(&diagnostic.message)
            || diagnostic.help.as_deref().is_some_and(has)
            || diagnostic.fix.as_ref().is_some_and(|fix| has(&fix.text));
        let (true, At::Field(path)) = (asks, &diagnostic.place.at) else { return diagnostic };
        let file = self.get(&diagnostic.place.file);
        let typed = file.and_then(|file| file.text.get(file.field(&path.0, false))).map_or("…", str::trim).to_owned();
        diagnostic.message = diagnostic.message.replace(TYPED, &typed);
        diagnostic.help = diagnostic.help.map(|help| help.replace(TYPED, &typed));
        if let Some(fix) = &mut diagnostic.fix {
            fix.text = fix.text.replace(TYPED, &typed);
        }
        diagnostic
    }
}

fn key(resolved: &Resolved) -> (&SourcePath, usize, usize, &str) {
    let Resolved { diagnostic, position, .. } = resolved;
    (&diagnostic.place.file, position.line, position.column, &diagnostic.code)
}

/// A text with what is needed to find places in it.
struct File<'a> {
    text: &'a str,
    /// Where each line begins; at least one.
    lines: Vec<usize>,
    /// The part of the text that is YAML, and what stands for it as a whole.
    yaml: Range<usize>,
    head: Range<usize>,
    spans: OnceCell<Spans<'a>>,
    /// How many characters stand before each block of [`BLOCK`] bytes.
    blocks: OnceCell<Vec<usize>>,
}

impl<'a> File<'a> {
    fn new(path: &SourcePath, text: &'a str) -> Self {
        let is_yaml = [".yaml", ".yml"].iter().any(|extension| path.as_str().ends_with(extension));
        let yaml = if is_yaml { Some(0..text.len()) } else { fences::split(text).ok().map(|split| split.yaml) };
        let lines = std::iter::once(0).chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|newline| newline + 1));
        Self {
            text,
            lines: lines.collect(),
            yaml: yaml.unwrap_or(0..0),
            head: first_line(text),
            spans: OnceCell::new(),
            blocks: OnceCell::new(),
        }
    }

    fn position(&self, at: &At) -> Position {
        match at {
            At::Whole => Position::default(),
            At::Bytes(range) => self.lines_of(range.start..range.end),
            At::Field(path) => self.lines_of(self.field(&path.0, false)),
            At::Key(path) => self.lines_of(self.field(&path.0, true)),
        }
    }

    /// The bytes of a field's value or key; of an absent one the key around it, else the beginning of all fields.
    fn field(&self, path: &[Segment], wants_key: bool) -> Range<usize> {
        let yaml = &self.text[self.yaml.clone()];
        let Some(found) = self.spans.get_or_init(|| Spans::of(yaml)).find(path) else { return self.head.clone() };
        let (first, second) =
            if wants_key || !found.is_exact { (found.key, found.value) } else { (found.value, found.key) };
        first
            .or(second)
            .map_or_else(|| self.head.clone(), |range| self.yaml.start + range.start..self.yaml.start + range.end)
    }

    /// Lines and columns of a range of bytes; a range that is not in the text is cut to what is.
    fn lines_of(&self, range: Range<usize>) -> Position {
        let start = floor_boundary(self.text, range.start);
        let mut end = floor_boundary(self.text, range.end).max(start);
        if end > start && self.text[start..end].ends_with('\n') {
            end -= 1;
        }
        let (line, column) = self.line_and_column(start);
        let (end_line, end_column) = self.line_and_column(end);
        let text = self.line(line);
        let excerpt = if text.len() <= MAX_EXCERPT { text.to_owned() } else { String::new() };
        Position { line, column, end_line, end_column, excerpt }
    }

    fn line_and_column(&self, at: usize) -> (usize, usize) {
        let line = self.lines.partition_point(|start| *start <= at);
        let start = self.lines.get(line.saturating_sub(1)).copied().unwrap_or(0);
        let within = (at - start).min(self.line(line).len());
        (line, self.characters_before(start + within) - self.characters_before(start) + 1)
    }

    /// How many characters begin before a place, without counting a long line from its beginning each time.
    fn characters_before(&self, at: usize) -> usize {
        let begins = |bytes: &[u8]| bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count();
        let bytes = self.text.as_bytes();
        let blocks = self.blocks.get_or_init(|| {
            let sums = bytes.chunks(BLOCK).scan(0, |sum, block| Some(std::mem::replace(sum, *sum + begins(block))));
            sums.collect()
        });
        // A text that ends with a block has one more place than blocks.
        let block = (at / BLOCK).min(blocks.len().saturating_sub(1));
        blocks.get(block).copied().unwrap_or(0) + begins(bytes.get(block * BLOCK..at).unwrap_or_default())
    }

    /// The text of a line (from 1), without its end.
    fn line(&self, line: usize) -> &'a str {
        let start = self.lines.get(line.saturating_sub(1)).copied().unwrap_or(self.text.len());
        let end = self.lines.get(line.max(1)).map_or(self.text.len(), |next| next - 1);
        let text = self.text.get(start..end).unwrap_or("");
        text.strip_suffix('\r').unwrap_or(text)
    }
}

#[cfg(test)]
mod tests;
