//! Where fields stand in a text, read with `saphyr`, which keeps the place of every key and value.
//!
//! Its index counts characters; here everything is bytes. It ends a block at the next token and a list in brackets
//! before the closing one, gives what is empty no width, and points at the original of a repeated value.

use std::ops::Range;

use saphyr::{LoadableYamlNode, MarkedYaml, Scalar, YamlData};
use serde_yaml::Value;

use super::{limits, repeats};
use crate::diag::Segment;
use crate::source::characters::{line_feeds, nfc};

/// The first line that has anything on it, without blanks around it.
pub fn first_line(text: &str) -> Range<usize> {
    let start = text.len() - text.trim_start().len();
    let length = text[start..].split('\n').next().map_or(0, |line| line.trim_end().len());
    start..start + length
}

/// Where the second of two equal keys begins, if that is what is wrong with the text first.
pub fn duplicate_key(text: &str) -> Option<usize> {
    if !limits::are_kept(text) || !repeats::allow_places(text) {
        return None;
    }
    let error = MarkedYaml::load_from_str(text).err()?;
    error.info().contains("duplicated key").then(|| Characters::of(text).byte(error.marker().index()))
}

/// The places of all keys and values of a text.
pub struct Spans<'a> {
    text: &'a str,
    characters: Characters,
    /// None where the text cannot be read with places.
    tree: Option<MarkedYaml<'static>>,
}

/// What is known of a field's place, in bytes of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// None for an item of a list.
    pub key: Option<Range<usize>>,
    /// None where nothing is written.
    pub value: Option<Range<usize>>,
    /// Whether it is the field itself, not something around it.
    pub is_exact: bool,
}

impl<'a> Spans<'a> {
    pub fn of(text: &'a str) -> Self {
        let is_read = limits::are_kept(text) && repeats::allow_places(text);
        let documents = if is_read { MarkedYaml::load_from_str(text).ok() } else { None };
        let tree = documents.and_then(|documents| documents.into_iter().next());
        Self { text, characters: Characters::of(text), tree }
    }

    /// The field at `path`, or else the nearest thing around it; None if that is the whole text.
    pub fn find(&self, path: &[Segment]) -> Option<Found> {
        let Some(mut node) = self.tree.as_ref() else { return self.find_line(path) };
        let mut found = None;
        for segment in path {
            let (key, child) = match (segment, untagged(node)) {
                (Segment::Key(name), YamlData::Mapping(fields)) => {
                    match fields.iter().find(|(key, _)| self.is_named(key, name)) {
                        Some((key, value)) => (Some(self.range(key)), value),
                        None => return found.map(around),
                    }
                }
                (Segment::Index(index), YamlData::Sequence(items)) => {
                    match items.iter().filter(says_something).nth(*index) {
                        Some(item) => (None, item),
                        None => return found.map(around),
                    }
                }
                // A single value stands for a list of one.
                (Segment::Index(0), _) => continue,
                _ => return found.map(around),
            };
            let value = Some(self.range(child)).filter(|range| !range.is_empty());
            found = Some(Found { key, value, is_exact: true });
            node = child;
        }
        found
    }

    /// Without a tree: the line that begins with the first name of the path.
    fn find_line(&self, path: &[Segment]) -> Option<Found> {
        let Segment::Key(name) = path.first()? else { return None };
        let mut start = 0;
        for line in self.text.split_inclusive('\n') {
            let value = line.strip_prefix(name.as_str()).and_then(|rest| rest.strip_prefix(':'));
            if let Some(value) = value {
                let end = start + line.trim_end().len();
                let value = end - value.trim().len()..end;
                let found =
                    Found { key: Some(start..start + name.len()), value: Some(value), is_exact: path.len() == 1 };
                return Some(without_empty(found));
            }
            start += line.len();
        }
        None
    }

    fn is_named(&self, key: &MarkedYaml, name: &str) -> bool {
        match untagged(key) {
            YamlData::Value(Scalar::String(text)) => nfc(&line_feeds(text)) == name,
            YamlData::Value(_) => serde_yaml::from_str::<Value>(&self.text[self.range(key)])
                .is_ok_and(|value| super::trail::key_name(&value) == name),
            _ => false,
        }
    }

    /// The bytes of a node, without blanks and comments after it.
    fn range(&self, node: &MarkedYaml) -> Range<usize> {
        let start = self.characters.byte(node.span.start.index());
        let mut end = self.characters.byte(node.span.end.index()).max(start);
        let is_flow = matches!(untagged(node), YamlData::Sequence(_) | YamlData::Mapping(_));
        if is_flow && self.text[end..].starts_with([']', '}']) {
            end += 1;
        }
        loop {
            end = start + self.text[start..end].trim_end().len();
            match self.text[start..end].rfind('\n') {
                Some(newline) if self.text[start + newline..end].trim_start().starts_with('#') => end = start + newline,
                _ => return start..end,
            }
        }
    }
}

fn untagged<'a, 'b>(node: &'a MarkedYaml<'b>) -> &'a YamlData<'b, MarkedYaml<'b>> {
    match &node.data {
        YamlData::Tagged(_, inner) => &inner.data,
        data => data,
    }
}

/// Whether an item of a list counts: see [`super::empty`].
fn says_something(node: &&MarkedYaml) -> bool {
    match untagged(node) {
        YamlData::Value(Scalar::Null) => false,
        YamlData::Sequence(items) => items.iter().any(|item| says_something(&item)),
        YamlData::Mapping(fields) => fields.values().any(|value| says_something(&value)),
        _ => true,
    }
}

/// What to show for a field that is absent from `found`: the key of what is around it, or of an item its beginning.
fn around(found: Found) -> Found {
    Found { is_exact: false, ..found }
}

fn without_empty(found: Found) -> Found {
    Found { value: found.value.filter(|range| !range.is_empty()), ..found }
}

/// The byte offset of each character.
struct Characters {
    /// None where every character is one byte.
    offsets: Option<Vec<usize>>,
    length: usize,
}

impl Characters {
    fn of(text: &str) -> Self {
        let offsets = (!text.is_ascii()).then(|| text.char_indices().map(|(at, _)| at).collect());
        Self { offsets, length: text.len() }
    }

    fn byte(&self, index: usize) -> usize {
        match &self.offsets {
            None => index.min(self.length),
            Some(offsets) => offsets.get(index).copied().unwrap_or(self.length),
        }
    }
}
