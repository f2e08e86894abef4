//! Slips with which a text can still be read, only not as it was meant: a part of a value is gone, and YAML says nothing.

use super::{Kind, Line, Parts, Slip, is_blank, with_quotes};

/// The first of them. A comment behind a value stands apart from it by two spaces, or behind a single word.
pub fn find(text: &str) -> Option<Slip> {
    if !text.contains(" #") && !text.contains("\t#") && !text.contains(" &") {
        return None;
    }
    let mut start = 0;
    let mut inside = Inside::Nothing;
    for line in text.split('\n') {
        let own = Line { start, text: line.strip_suffix('\r').unwrap_or(line) };
        start += line.len() + 1;
        let parts = own.parts();
        if inside.holds(&own, &parts) {
            continue;
        }
        if let Some(slip) = anchor(text, &own, &parts).or_else(|| comment(&own, &parts)) {
            return Some(slip);
        }
    }
    None
}

/// What lines stand in that are no fields.
enum Inside {
    Nothing,
    /// A text below `|` or `>`, in lines that are indented further than this.
    Block(usize),
    /// A text in quotes that goes on.
    Quotes(char),
}

impl Inside {
    /// Whether the line is a part of a text that began before it; notes which text begins in it.
    fn holds(&mut self, line: &Line, parts: &Parts) -> bool {
        match self {
            Self::Block(indent) if line.text.trim().is_empty() || parts.indent.len() > *indent => return true,
            Self::Quotes(quote) => {
                if super::closing_quote(line.text, *quote).is_some() {
                    *self = Self::Nothing;
                }
                return true;
            }
            _ => *self = Self::Nothing,
        }
        let value = parts.value;
        match value.chars().next() {
            Some('|' | '>') => *self = Self::Block(parts.indent.len()),
            Some(quote @ ('\'' | '"')) if super::closing_quote(value.get(1..).unwrap_or_default(), quote).is_none() => {
                *self = Self::Quotes(quote);
            }
            _ => {}
        }
        false
    }
}

/// `amount: 4.200`, which YAML reads as 4.2: the ranges of such values in fields for amounts, with what was probably meant.
pub fn thousands(text: &str) -> Vec<(std::ops::Range<usize>, String)> {
    const FIELDS: [&str; 4] = ["amount:", "baseline:", "target:", "value:"];
    let all = FIELDS.iter().flat_map(|field| text.match_indices(field).map(|(at, field)| at + field.len()));
    let mut found: Vec<_> = all
        .filter_map(|at| {
            let rest = text.get(at..)?;
            let start = at + rest.len() - rest.trim_start_matches(' ').len();
            let value = text.get(start..)?.split([',', '}', '\n', '\r', ' ', '#']).next()?;
            let (whole, rest) = value.split_once('.')?;
            let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
            let is_one = is_digits(whole) && whole.len() < 4 && whole != "0" && is_digits(rest) && rest.len() == 3;
            is_one.then(|| (start..start + value.len(), format!("{whole}{rest}")))
        })
        .collect();
    found.sort_by_key(|(range, _)| range.start);
    found
}

/// `title: Yard #7`: YAML takes everything from the sign on for a comment.
fn comment(line: &Line, parts: &Parts) -> Option<Slip> {
    let value = parts.value;
    if parts.key.is_none() && parts.text_start == parts.indent.len()
        || value.starts_with(['\'', '"', '[', '{', '|', '>', '#'])
    {
        return None;
    }
    let at = comment_start(value)?;
    let before = value.get(..at)?.trim_end_matches(is_blank);
    let gap = at - before.len();
    let next = value.get(at + 1..)?.chars().next()?;
    let is_meant = is_blank(next) && (gap > 1 || !before.contains(' '));
    if is_meant {
        return None;
    }
    let range = parts.value_start + at..parts.value_start + value.len();
    line.slip(Kind::Comment, range, with_quotes(line, parts, value))
}

/// Where a `#` stands behind a blank.
fn comment_start(value: &str) -> Option<usize> {
    let behind_blank = |at: usize| value.get(..at).is_some_and(|before| before.ends_with(is_blank));
    value.match_indices('#').map(|(at, _)| at).find(|at| behind_blank(*at))
}

/// `title: &Now festival`: YAML takes the word for a name of what follows.
fn anchor(text: &str, line: &Line, parts: &Parts) -> Option<Slip> {
    let (name, rest) = parts.value.strip_prefix('&')?.split_once(is_blank)?;
    let is_used = text.contains(&format!("*{name}"));
    if is_used || rest.trim().is_empty() || rest.trim_start().starts_with(['[', '{', '#']) {
        return None;
    }
    line.slip(Kind::SpecialStart('&'), parts.value_start..parts.value_start + 1, with_quotes(line, parts, parts.value))
}
