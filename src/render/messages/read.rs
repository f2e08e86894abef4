//! Reads a file of messages. Form only: whether the messages are the right ones is [`super::check`]'s business.

use serde_yaml::Value;

use super::{Message, MessageFile, Pattern, Piece, Table, place};
use crate::diag::{Diagnostic, Place, codes};
use icu_plurals::PluralCategory;

/// How large a file of messages may be, in bytes; ten times what the built-in theme needs.
const MAX_BYTES: usize = 256 * 1024;
/// How deep braces and brackets may be nested: deeper ones take the YAML reader quadratic time.
const MAX_DEPTH: usize = 32;

/// The messages of a file; what is wrong with single ones goes to `out`, and they are left out.
pub fn table(file: &MessageFile, out: &mut Vec<Diagnostic>) -> Table {
    let mut table = Table::new();
    match yaml(&file.text) {
        Err((bytes, detail)) => {
            let place = bytes.map_or(Place::whole(&file.path), |at| Place::bytes(&file.path, at..at));
            out.push(codes::messages::syntax(place, &detail));
        }
        Ok(Value::Null) => {}
        Ok(value @ Value::Mapping(_)) => group(file, "", &value, &mut table, out),
        Ok(_) => out.push(codes::messages::syntax(Place::whole(&file.path), "it has no names")),
    }
    table
}

/// The file's value, or where it cannot be read and why.
fn yaml(text: &str) -> Result<Value, (Option<usize>, String)> {
    if text.len() > MAX_BYTES {
        return Err((None, format!("it is larger than {} KiB", MAX_BYTES / 1024)));
    }
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MAX_DEPTH {
            return Err((Some(at), "too many braces or brackets are open at once".to_owned()));
        }
    }
    serde_yaml::from_str(text).map_err(|error| {
        // The reader counts characters.
        let at = error.location().map(|at| text.char_indices().nth(at.index()).map_or(text.len(), |(byte, _)| byte));
        (at, error.to_string())
    })
}

/// Reads a group of messages whose names begin with `prefix`.
fn group(file: &MessageFile, prefix: &str, value: &Value, table: &mut Table, out: &mut Vec<Diagnostic>) {
    let Value::Mapping(entries) = value else { return };
    for (name, value) in entries {
        let Some(name) = name.as_str().filter(|name| is_name(name)) else {
            out.push(codes::messages::bad_name(place(file, prefix.trim_end_matches('.')), &shown(name)));
            continue;
        };
        let key = format!("{prefix}{name}");
        match value {
            Value::String(text) => match pattern(text) {
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
fn forms(value: &Value) -> Option<Vec<(PluralCategory, &Value)>> {
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
    for (category, value) in forms {
        let at = format!("{key}.{}", super::form_name(category));
        match value.as_str().map(pattern) {
            Some(Some(pattern)) => drop(patterns.insert(category, pattern)),
            Some(None) => out.push(codes::messages::placeholder_form(place(file, &at), &at)),
            None => out.push(codes::messages::not_text(place(file, &at), &at)),
        }
    }
    table.insert(key.to_owned(), Message::Counted(patterns));
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_'))
}

fn shown(name: &Value) -> String {
    match name {
        Value::String(name) => name.clone(),
        Value::Number(number) => number.to_string(),
        Value::Bool(value) => value.to_string(),
        _ => "this".to_owned(),
    }
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
