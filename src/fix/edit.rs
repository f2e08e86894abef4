//! Changes of the fields at the top of a YAML file. Each is made on the text as it is on the disk, and then read again:
//! a text in which the change means anything else is not changed, but told.

use serde_yaml::{Mapping, Value};

use super::Change;
use crate::diag::Segment;
use crate::source::{SourceFile, SourcePath};
use crate::yaml::parse::parse;
use crate::yaml::spans::Spans;

const MARK: char = '\u{feff}';

/// A YAML file that is being changed.
pub(super) struct Fields {
    path: SourcePath,
    /// As it is on the disk.
    text: String,
    /// What it says.
    fields: Mapping,
    pub changes: Vec<Change>,
}

impl Fields {
    /// None where the file is no YAML with fields.
    pub fn read(path: &SourcePath, text: &str) -> Option<Self> {
        Some(Self { path: path.clone(), text: text.to_owned(), fields: fields(path, text)?, changes: Vec::new() })
    }

    pub fn get(&self, key: &str) -> Option<&Value> {
        self.fields.get(key)
    }

    /// Whether a field says anything.
    pub fn has(&self, key: &str) -> bool {
        self.get(key).is_some_and(|value| !value.is_null())
    }

    /// Puts another word in place of a field's value, which is `old`; quotes stay as they are. The error says what to write.
    pub fn set(&mut self, key: &str, old: &str, new: &str, why: &'static str) -> Result<(), String> {
        let path = self.path.clone();
        let by_hand = || format!("Change the value of `{key}` in {path} to `'{new}'` yourself.");
        let (mark, text) = self.without_mark();
        let found = Spans::of(text).find(&[Segment::Key(key.to_owned())]).and_then(|found| found.value);
        let value = found.ok_or_else(by_hand)?;
        let at = value.start + text[value.clone()].find(old).ok_or_else(by_hand)?;
        let range = mark + at..mark + at + old.len();
        let is_quoted = text[..at].ends_with(['\'', '"']);
        let text = if is_quoted { new.to_owned() } else { format!("'{new}'") };
        let mut expected = self.fields.clone();
        expected.insert(key.into(), new.into());
        self.change(Change { range, text, why }, expected).ok_or_else(by_hand)
    }

    /// Adds fields behind all others: `lines` is their YAML, which ends with a line end. The error says what to write.
    pub fn add(&mut self, lines: &str, why: &'static str) -> Result<(), String> {
        let path = self.path.clone();
        let by_hand = || format!("Add these lines to {path} yourself:\n\n{lines}");
        let line_end = line_end(&self.text);
        let (_, text) = self.without_mark();
        let starts_line = text.is_empty() || text.ends_with(['\n', '\r']) || !self.changes_at_end().is_empty();
        let first = if starts_line { "" } else { line_end };
        let mut expected = self.fields.clone();
        expected.extend(fields(&self.path, lines).ok_or_else(by_hand)?);
        let range = self.text.len()..self.text.len();
        let text = format!("{first}{}", lines.replace('\n', line_end));
        self.change(Change { range, text, why }, expected).ok_or_else(by_hand)
    }

    fn changes_at_end(&self) -> &[Change] {
        let before = self.changes.partition_point(|change| change.range.start < self.text.len());
        &self.changes[before..]
    }

    /// Takes up a change, if the file then says what is expected.
    fn change(&mut self, change: Change, expected: Mapping) -> Option<()> {
        let mut changes = self.changes.clone();
        let behind = changes.partition_point(|other| other.range.start <= change.range.start);
        changes.insert(behind, change);
        let changed = super::Changed { path: self.path.clone(), old: self.text.clone(), changes };
        let read = fields(&self.path, &changed.new_text())?;
        (read == expected).then(|| {
            self.fields = expected;
            self.changes = changed.changes;
        })
    }

    /// The length of a byte order mark, and the text behind it.
    fn without_mark(&self) -> (usize, &str) {
        let text = self.text.strip_prefix(MARK).unwrap_or(&self.text);
        (self.text.len() - text.len(), text)
    }
}

/// The fields of a text as it is on the disk.
fn fields(path: &SourcePath, text: &str) -> Option<Mapping> {
    let file = SourceFile::new(path.as_str(), text);
    match parse(&file.text, 0, path) {
        Ok(Value::Mapping(fields)) => Some(fields),
        _ => None,
    }
}

/// How the first line of a text ends.
fn line_end(text: &str) -> &'static str {
    match text.find(['\r', '\n']) {
        Some(at) if text[at..].starts_with("\r\n") => "\r\n",
        Some(at) if text[at..].starts_with('\r') => "\r",
        _ => "\n",
    }
}
