//! Reads a file of messages. Form only: whether the messages are the right ones is [`super::check`]'s business.

use serde_yaml::Value;

use super::{Message, MessageFile, Pattern, Piece, Table, place};
use crate::diag::{Diagnostic, codes};
use crate::locale::PluralCategory;
use crate::yaml::empty::is_empty;
use crate::yaml::html_entity;
use crate::yaml::parse;

/// The messages of a file; what is wrong with single ones goes to `out`, and they are left out. A name without a text is as
/// if the line were not there.
pub fn table(file: &MessageFile, out: &mut Vec<Diagnostic>) -> Table {
    let mut table = Table::new();
    match parse::parse(&file.text, 0, &file.path) {
        Ok(value) => group(file, "", &value, &mut table, out),
        Err(problems) => out.extend(problems),
    }
    table
}

/// Reads a group of messages whose names begin with `prefix`.
fn group(file: &MessageFile, prefix: &str, value: &Value, table: &mut Table, out: &mut Vec<Diagnostic>) {
    let Value::Mapping(entries) = value else { return };
    for (name, value) in entries {
        let name = name.as_str().unwrap_or_default();
        if !is_name(name) {
            out.push(codes::messages::bad_name(place(file, prefix.trim_end_matches('.')), name));
            continue;
        }
        let key = format!("{prefix}{name}");
        match value {
            value if is_empty(value) => {}
            Value::String(text) if text.trim().is_empty() => out.push(codes::messages::empty(place(file, &key), &key)),
            Value::String(text) => match coded(file, &key, text, out) {
                Some(pattern) => drop(table.insert(key, Message::Plain(pattern))),
                None => out.push(codes::messages::placeholder_form(place(file, &key), &key)),
            },
            Value::Mapping(_) => match forms(value) {
                Some(forms) => counted(file, &key, forms, table, out),
                None => group(file, &format!("{key}."), value, table, out),
            },
            _ => out.push(codes::messages::not_text(place(file, &key), &key)),
        }
    }
}

/// The entries of a value that has texts for plural forms and nothing else.
pub fn forms(value: &Value) -> Option<Vec<(PluralCategory, &Value)>> {
    let entries = value.as_mapping().filter(|entries| !entries.is_empty())?;
    let form = |name: &Value| name.as_str().and_then(PluralCategory::get_for_cldr_string);
    entries.iter().map(|(name, value)| Some((form(name)?, value))).collect()
}

fn counted(
    file: &MessageFile,
    key: &str,
    forms: Vec<(PluralCategory, &Value)>,
    table: &mut Table,
    out: &mut Vec<Diagnostic>,
) {
    let mut patterns = std::collections::BTreeMap::new();
    for (category, value) in forms.into_iter().filter(|(_, value)| !is_empty(value)) {
        let at = format!("{key}.{}", super::form_name(category));
        let text = value.as_str().filter(|text| !text.trim().is_empty());
        match text.map(|text| coded(file, &at, text, out)) {
            Some(Some(pattern)) => drop(patterns.insert(category, pattern)),
            Some(None) => out.push(codes::messages::placeholder_form(place(file, &at), &at)),
            None if value.is_string() => out.push(codes::messages::empty(place(file, &at), &at)),
            None => out.push(codes::messages::not_text(place(file, &at), &at)),
        }
    }
    table.insert(key.to_owned(), Message::Counted(patterns));
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_'))
}

/// A text with its placeholders, and a warning where it has a code of HTML.
fn coded(file: &MessageFile, key: &str, text: &str, out: &mut Vec<Diagnostic>) -> Option<Pattern> {
    out.extend(html_entity(text).map(|entity| codes::schema::html_entity(place(file, key), entity)));
    pattern(text)
}

/// A text with its placeholders; none if a brace stands alone.
fn pattern(text: &str) -> Option<Pattern> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find(['{', '}']) {
        let (words, from) = rest.split_at(open);
        let (name, after) = from.strip_prefix('{')?.split_once('}')?;
        if !is_name(name) {
            return None;
        }
        if !words.is_empty() {
            pieces.push(Piece::Text(words.to_owned()));
        }
        pieces.push(Piece::Placeholder(name.to_owned()));
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest.to_owned()));
    }
    Some(Pattern(pieces))
}
