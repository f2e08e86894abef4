//! The usual slips of people who write YAML by hand, recognised from the line where reading stopped, with the line as it
//! should be.
//!
//! Nothing here reads YAML: it looks at a line that is known to be wrong, or to stand beside the wrong place, and asks in
//! turn whether it shows one of the slips. A corrected line is offered only if it can be read by itself.

use std::ops::Range;

use serde_yaml::Value;

use super::{quoted, repeats};

pub mod silent;

/// A slip, with byte ranges in the text that was looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct Slip {
    pub kind: Kind,
    /// What to point at.
    pub range: Range<usize>,
    /// The whole line, without its end.
    pub line: Range<usize>,
    /// The line as it should be.
    pub corrected: Option<String>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    Tab,
    SpecialSpace,
    MissingSpace(String),
    MissingColon,
    TypographicQuotes,
    UnclosedQuote,
    TextAfterQuote,
    UnclosedBracket(char),
    SpecialStart(char),
    UnquotedColon,
    Indentation,
    Comment,
}

/// Looks for a slip around the byte `at` where reading stopped. `opened` is where the quote, the bracket or the name
/// begins that was being read, where the reader said so.
pub fn recognise(text: &str, at: usize, opened: Option<usize>, problem: &str) -> Option<Slip> {
    let error = Line::at(text, at);
    let before = Line::before(text, error.start);
    opened
        .and_then(|opened| in_line(&Line::at(text, opened), true))
        .or_else(|| in_line(&error, false))
        .or_else(|| before.as_ref().and_then(|before| indentation(&error, before)))
        .or_else(|| before.as_ref().and_then(|before| in_line(before, false)))
        .or_else(|| missing_colon(text, opened.unwrap_or(at), problem))
        .or_else(|| uneven(&error, problem))
}

/// Looks for a slip in the line around a name that can be read, but that is probably none: it has a colon or a special
/// space in it.
pub fn in_name(text: &str, at: usize) -> Option<Slip> {
    let line = Line::at(text, at);
    let parts = line.parts();
    special_space(&line, &parts).or_else(|| missing_space(&line, &parts))
}

/// Whether the name of a field is one for [`in_name`].
pub fn is_odd_name(name: &str) -> bool {
    name.contains(':') || name.contains(is_special_space)
}

/// The slips that one line shows by itself; `opened`: what its value opens is known not to close.
fn in_line(line: &Line, opened: bool) -> Option<Slip> {
    let parts = line.parts();
    tab(line, &parts)
        .or_else(|| special_space(line, &parts))
        .or_else(|| missing_space(line, &parts))
        .or_else(|| typographic_quotes(line, &parts))
        .or_else(|| quotes(line, &parts, opened))
        .or_else(|| brackets(line, &parts, opened))
        .or_else(|| special_start(line, &parts))
        .or_else(|| unquoted_colon(line, &parts))
}

/// One line of the text, without its end.
struct Line<'a> {
    start: usize,
    text: &'a str,
}

/// What a line consists of: `  - key: value`. Offsets are in the line.
struct Parts<'a> {
    indent: &'a str,
    /// Where the text begins, after indentation and dashes.
    text_start: usize,
    key: Option<&'a str>,
    /// Where the value begins: after the colon and blanks, or where the text begins if there is no key.
    value_start: usize,
    /// Without blanks at its end.
    value: &'a str,
}

impl<'a> Line<'a> {
    fn at(text: &'a str, at: usize) -> Self {
        let at = crate::values::text::floor_boundary(text, at);
        let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let line = text[start..].split('\n').next().unwrap_or("");
        Self { start, text: line.strip_suffix('\r').unwrap_or(line) }
    }

    /// The last line before `start` that has anything on it.
    fn before(text: &'a str, start: usize) -> Option<Self> {
        let above = text.get(..start)?.trim_end();
        (!above.is_empty()).then(|| Self::at(text, above.len()))
    }

    fn range(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }

    fn slip(&self, kind: Kind, range: Range<usize>, corrected: Option<String>) -> Option<Slip> {
        let range = self.start + range.start..self.start + range.end;
        Some(Slip { kind, range, line: self.range(), corrected })
    }

    fn parts(&self) -> Parts<'a> {
        let blanks_from = |start: usize| {
            let rest = &self.text[start..];
            start + rest.len() - rest.trim_start_matches(is_blank).len()
        };
        let indent = blanks_from(0);
        let mut text_start = indent;
        while self.text[text_start..].strip_prefix('-').is_some_and(|rest| rest.starts_with(is_blank)) {
            text_start = blanks_from(text_start + 1);
        }
        let rest = &self.text[text_start..];
        let colons = rest.match_indices(':').map(|(at, _)| at);
        let colon = colons.into_iter().find(|at| rest[at + 1..].chars().next().is_none_or(is_blank));
        let key = colon.map(|colon| &rest[..colon]).filter(|key| is_key(key));
        let value_start = key.map_or(text_start, |key| blanks_from(text_start + key.len() + 1));
        Parts {
            indent: &self.text[..indent],
            text_start,
            key,
            value_start,
            value: self.text[value_start..].trim_end_matches(is_blank),
        }
    }
}

fn is_key(text: &str) -> bool {
    !text.is_empty()
        && text.chars().all(|character| character.is_alphanumeric() || matches!(character, '_' | '-' | ' ' | '.'))
}

fn is_blank(character: char) -> bool {
    character.is_whitespace() || is_special_space(character)
}

fn is_special_space(character: char) -> bool {
    matches!(character, '\u{a0}' | '\u{2007}' | '\u{202f}' | '\u{3000}') || has_no_width(character)
}

fn has_no_width(character: char) -> bool {
    matches!(character, '\u{feff}' | '\u{200b}')
}

pub fn is_typographic_quote(character: char) -> bool {
    matches!(character, '„' | '“' | '”' | '‟' | '‚' | '‘' | '’' | '«' | '»' | '‹' | '›')
}

/// The line with `value` in the place of its value: as it is, else in quotes; None if neither can be read.
fn corrected(start: &str, value: &str) -> Option<String> {
    let reads = |line: &String| matches!(value_of(line), Some(Value::Mapping(_) | Value::Sequence(_)));
    [format!("{start}{value}"), format!("{start}{}", quoted(value))].into_iter().find(reads)
}

/// What a line says by itself; None if it cannot be read.
fn value_of(line: &str) -> Option<Value> {
    let line = Some(line.trim_start()).filter(|line| repeats::are_few(line))?;
    serde_yaml::from_str(line).ok()
}

/// The line with its value in quotes.
fn with_quotes(line: &Line, parts: &Parts, value: &str) -> Option<String> {
    corrected(&line.text[..parts.value_start], &quoted(value))
}

fn tab(line: &Line, parts: &Parts) -> Option<Slip> {
    if !parts.indent.contains('\t') {
        return None;
    }
    let mended = format!("{}{}", parts.indent.replace('\t', "  "), &line.text[parts.indent.len()..]);
    line.slip(Kind::Tab, 0..parts.indent.len(), Some(mended))
}

/// A no-break space in the indentation, after a dash or after the colon of a name.
fn special_space(line: &Line, parts: &Parts) -> Option<Slip> {
    let head = &line.text[..parts.value_start];
    let (start, special) = head.char_indices().find(|(_, character)| is_special_space(*character))?;
    let plain = head.replace(has_no_width, "").replace(is_special_space, " ");
    line.slip(Kind::SpecialSpace, start..start + special.len_utf8(), corrected(&plain, parts.value))
}

/// `title:A title`.
fn missing_space(line: &Line, parts: &Parts) -> Option<Slip> {
    let rest = &line.text[parts.text_start..];
    let (key, value) = rest.split_once(':').filter(|_| parts.key.is_none())?;
    if !is_key(key) || key.contains(' ') || value.starts_with("//") || value.trim().is_empty() {
        return None;
    }
    let colon = parts.text_start + key.len() + 1;
    let mended = corrected(&format!("{} ", &line.text[..colon]), value.trim());
    line.slip(Kind::MissingSpace(key.to_owned()), parts.text_start..colon, mended)
}

fn typographic_quotes(line: &Line, parts: &Parts) -> Option<Slip> {
    let inner = parts.value.strip_prefix(is_typographic_quote)?.strip_suffix(is_typographic_quote)?;
    let range = parts.value_start..parts.value_start + parts.value.len();
    line.slip(Kind::TypographicQuotes, range, with_quotes(line, parts, inner))
}

/// A quote that does not close, or that closes before the text ends.
fn quotes(line: &Line, parts: &Parts, opened: bool) -> Option<Slip> {
    let quote = parts.value.chars().next().filter(|first| matches!(first, '\'' | '"'))?;
    let inner = &parts.value[1..];
    let Some(close) = closing_quote(inner, quote) else {
        let range = parts.value_start..parts.value_start + 1;
        return opened.then(|| line.slip(Kind::UnclosedQuote, range, with_quotes(line, parts, inner))).flatten();
    };
    let after = inner[close + 1..].trim_start();
    let is_key = after.starts_with(':') && parts.key.is_none();
    if after.is_empty() || after.starts_with('#') || is_key {
        return None;
    }
    let whole = inner.strip_suffix(quote).unwrap_or(parts.value);
    let end = parts.value_start + parts.value.len();
    line.slip(Kind::TextAfterQuote, end - after.len()..end, with_quotes(line, parts, whole))
}

/// Where a quoted text ends, given what follows the opening quote.
fn closing_quote(inner: &str, quote: char) -> Option<usize> {
    let mut characters = inner.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        if character == '\\' && quote == '"' {
            characters.next();
        } else if character == quote {
            match characters.peek() {
                Some((_, next)) if *next == quote && quote == '\'' => drop(characters.next()),
                _ => return Some(at),
            }
        }
    }
    None
}

/// `[a, b` or `{a: b`; `[Draft] A title` is one for [`special_start`].
fn brackets(line: &Line, parts: &Parts, opened: bool) -> Option<Slip> {
    let bracket = parts.value.chars().next().filter(|first| matches!(first, '[' | '{'))?;
    let mut open = Vec::new();
    for character in parts.value.chars() {
        match character {
            '[' => open.push(']'),
            '{' => open.push('}'),
            ']' | '}' => drop(open.pop()),
            _ => {}
        }
    }
    if open.is_empty() || !opened {
        return None;
    }
    let closers: String = open.into_iter().rev().collect();
    let closed = format!("{}{closers}", parts.value.trim_end_matches([',', ' ']));
    let mended = format!("{}{closed}", &line.text[..parts.value_start]);
    let reads = value_of(&mended).is_some();
    line.slip(Kind::UnclosedBracket(bracket), parts.value_start..parts.value_start + 1, reads.then_some(mended))
}

/// A value that begins with a character that YAML reserves.
fn special_start(line: &Line, parts: &Parts) -> Option<Slip> {
    let first = parts.value.chars().next()?;
    let rest = &parts.value[first.len_utf8()..];
    let is_special = match first {
        '@' | '`' | '%' | '&' | '*' | '!' | '|' | '>' | ',' | ']' | '}' => true,
        '[' | '{' => !parts.value.ends_with([']', '}']),
        '-' | '?' => rest.starts_with(' ') && parts.key.is_some(),
        _ => false,
    };
    let reads_alone = corrected("k: ", parts.value).is_some_and(|line| line == format!("k: {}", parts.value));
    if !is_special || (reads_alone && first != '*') || matches!((first, rest), ('|' | '>', "" | "-" | "+")) {
        return None;
    }
    let range = parts.value_start..parts.value_start + 1;
    line.slip(Kind::SpecialStart(first), range, with_quotes(line, parts, parts.value))
}

/// `title: Rūjiena: a town reads`.
fn unquoted_colon(line: &Line, parts: &Parts) -> Option<Slip> {
    let value = parts.value;
    if value.starts_with(['\'', '"', '[', '{', '#']) || parts.key.is_none() {
        return None;
    }
    let colon = value.find(": ").or_else(|| value.ends_with(':').then(|| value.len() - 1))?;
    let at = parts.value_start + colon;
    line.slip(Kind::UnquotedColon, at..at + 1, with_quotes(line, parts, value))
}

/// A line that is indented below a field that has a value already.
fn indentation(line: &Line, before: &Line) -> Option<Slip> {
    let (parts, above) = (line.parts(), before.parts());
    let is_below = above.key.is_some() && !above.value.is_empty() && parts.indent.len() > above.indent.len();
    if !is_below || parts.value.is_empty() && parts.key.is_none() || above.value.starts_with(['|', '>', '[', '{', '#'])
    {
        return None;
    }
    let mended = parts.key.and_then(|_| corrected(above.indent, &line.text[parts.indent.len()..]));
    line.slip(Kind::Indentation, parts.indent.len()..line.text.trim_end().len(), mended)
}

/// A line of words with no colon.
fn missing_colon(text: &str, at: usize, problem: &str) -> Option<Slip> {
    let line = Line::at(text, at);
    let parts = line.parts();
    let is_words =
        parts.key.is_none() && !parts.value.is_empty() && !parts.value.starts_with(['#', '-', '[', '{', '\'', '"']);
    if !is_words || !problem.contains("expected ':'") || line.text.contains(':') {
        return None;
    }
    line.slip(Kind::MissingColon, parts.value_start..parts.value_start + parts.value.len(), None)
}

/// Whatever the reader found where a field or an item of the same list should go on.
fn uneven(line: &Line, problem: &str) -> Option<Slip> {
    let parts = line.parts();
    let expected =
        problem.contains("did not find expected key") || problem.contains("did not find expected '-' indicator");
    if !expected || parts.indent.is_empty() || line.text.trim().is_empty() {
        return None;
    }
    line.slip(Kind::Indentation, parts.indent.len()..line.text.trim_end().len(), None)
}
