//! Slips inside of lines.

use std::ops::Range;

use super::{Masked, Prose};
use crate::content::markdown::out::Report;
use crate::diag::codes::lookalike;
use crate::values::text::floor_boundary;

/// Looks at the prose of a text, and at the marks that it shows as they were typed.
pub(super) fn check(prose: &Prose<'_>, marks: &[Range<usize>], report: &mut Report<'_>) {
    bold(prose.source, marks, report);
    let mut masked = Masked::new(prose.masked);
    let source = prose.source;
    for at in memchr::memchr2_iter(b'[', b'{', source.as_bytes()) {
        if masked.holds(at, at + 1)
            || at.checked_sub(1).is_some_and(|before| matches!(source.as_bytes().get(before), Some(b'\\' | b']')))
        {
            continue;
        }
        let line = ahead(source, at);
        let found = if line.starts_with('[') { bracket(source, at, line, report) } else { shortcode(at, line, report) };
        if let Some(problem) = found {
            report.add(problem);
        }
    }
    addresses(prose, report);
    raised(prose, report);
}

/// How far to look for the end of something.
const LOOK_AHEAD: usize = 300;

/// The rest of the line from `at` on, as far as it is looked at.
fn ahead(source: &str, at: usize) -> &str {
    let rest = source.get(at..).unwrap_or_default();
    let rest = rest.get(..floor_boundary(rest, LOOK_AHEAD)).unwrap_or(rest);
    rest.split('\n').next().unwrap_or_default()
}

/// What stands before `at`, as far as it is looked at.
fn behind(source: &str, at: usize) -> &str {
    let start = floor_boundary(source, at.saturating_sub(LOOK_AHEAD));
    source.get(start..at).unwrap_or_default()
}

/// Whether the text at a range shows signs of bold words as they were typed. A run of underscores is a line to write on.
pub(in crate::content::markdown) fn shows_marks(source: &str, range: &Range<usize>) -> bool {
    let text = source.get(range.clone()).unwrap_or_default();
    let rest = source.get(range.start..).unwrap_or_default();
    let is_bold = |text: &str| text.contains("**") && !text.contains("***");
    let is_strong = |text: &str| {
        text.match_indices("__").any(|(at, _)| {
            let run = text.get(at..).unwrap_or_default().bytes().take_while(|byte| *byte == b'_').count();
            let before = text.get(..at).is_some_and(|before| before.ends_with('_'));
            run == 2
                && !before
                && text.get(at + 2..).is_some_and(|after| after.trim_start().starts_with(char::is_alphabetic))
        })
    };
    is_bold(text) || text == "*" && rest.starts_with("**") || is_strong(text)
}

/// `** bold **`: one problem a line.
fn bold(source: &str, marks: &[Range<usize>], report: &mut Report<'_>) {
    let mut told = 0;
    for mark in marks {
        if mark.start < told {
            continue;
        }
        let start = source.get(..mark.start).unwrap_or_default().rfind('\n').map_or(0, |at| at + 1);
        let line = source.get(start..).unwrap_or_default().split('\n').next().unwrap_or_default();
        told = start + line.len();
        let sign = if source.get(mark.clone()).is_some_and(|text| text.contains("__")) { "__" } else { "**" };
        let range = start + super::indent(line)..start + line.trim_end().len();
        report.add(lookalike::bold(report.place(&range), sign, tightened(line.trim(), sign).as_deref()));
    }
}

/// The line with its bold words right behind and before their signs; None where a sign has no other one.
fn tightened(line: &str, sign: &str) -> Option<String> {
    let parts: Vec<&str> = line.split(sign).collect();
    if parts.len() < 3 || parts.len().is_multiple_of(2) {
        return None;
    }
    let part =
        |(at, part): (usize, &&str)| if at % 2 == 1 { format!("**{}**", part.trim()) } else { (*part).to_owned() };
    let mut text = String::new();
    for (at, own) in parts.iter().enumerate() {
        if at % 2 == 1 && own.trim().is_empty() {
            return None;
        }
        // A word that stands close to the signs gets its space back.
        let is_close = |char: Option<char>| char.is_some_and(char::is_alphanumeric);
        if at % 2 == 1 && is_close(text.chars().next_back()) {
            text.push(' ');
        }
        if at % 2 == 0 && at > 0 && is_close(own.chars().next()) {
            text.push(' ');
        }
        text.push_str(&part((at, own)));
    }
    Some(text)
}

/// `[[page]]`, `[1]`, `[gallery ids="1"]`, `[/caption]`, `[text] (address)`.
fn bracket(source: &str, at: usize, line: &str, report: &Report<'_>) -> Option<crate::diag::Diagnostic> {
    let place = |length: usize| report.place(&(at..at + length));
    if let Some(inner) = line.strip_prefix("[[") {
        let end = inner.find("]]")?;
        return Some(lookalike::wiki_link(place(end + 4), inner.get(..end)?));
    }
    let end = line.find(']')?;
    let inner = line.get(1..end)?;
    let after = line.get(end + 1..)?;
    if let Some(address) = after.strip_prefix(" (").and_then(|rest| Some(rest.split_once(')')?.0)) {
        let is_address = address.contains("://") || address.contains(".md") || address.starts_with("www.");
        let corrected = format!("[{inner}]({address})");
        return is_address.then(|| lookalike::link(place(end + 1 + 2 + address.len() + 1), &corrected));
    }
    if let Some(text) = behind(source, at).strip_suffix(')').and_then(|before| Some(before.rsplit_once('(')?.1)) {
        let is_address = inner.contains("://") || inner.ends_with(".md");
        let range = at - text.len() - 2..at + end + 1;
        return is_address.then(|| lookalike::link(report.place(&range), &format!("[{text}]({inner})")));
    }
    let is_digits = |text: &str| !text.is_empty() && text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_digits(inner) && !after.starts_with(['(', '[', ':']) {
        return Some(lookalike::note(place(end + 1), inner));
    }
    let name = inner.trim_start_matches('/');
    let word = name.split(' ').next()?;
    let is_name = word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_' || byte == b'-');
    let is_tag = inner.starts_with('/') || name.contains("=\"") || name.contains("='");
    (is_name && is_tag && !after.starts_with(['(', '[']))
        .then(|| lookalike::shortcode(place(end + 1), line.get(..=end).unwrap_or(line)))
}

/// `{{< figure >}}`, `{% include %}`.
fn shortcode(at: usize, line: &str, report: &Report<'_>) -> Option<crate::diag::Diagnostic> {
    let close = match line.as_bytes().get(1)? {
        b'{' => "}}",
        b'%' => "%}",
        _ => return None,
    };
    let end = line.find(close)? + close.len();
    Some(lookalike::shortcode(report.place(&(at..at + end)), line.get(..end)?))
}

/// `anna@example.org`: the mailboxes of the prose.
pub(super) fn mailboxes(prose: &Prose<'_>) -> Vec<(String, Range<usize>)> {
    let source = prose.source;
    let mut masked = Masked::new(prose.masked);
    let is_local = |char: char| char.is_alphanumeric() || "._%+-".contains(char);
    let is_host = |char: char| char.is_alphanumeric() || ".-".contains(char);
    let mut found = Vec::new();
    for at in memchr::memchr_iter(b'@', source.as_bytes()) {
        let before = behind(source, at);
        let local = before.trim_end_matches(is_local).len();
        let after = ahead(source, at + 1);
        let host = after.get(..after.find(|char: char| !is_host(char)).unwrap_or(after.len())).unwrap_or_default();
        let host = host.trim_end_matches(['.', '-']);
        let range = at - (before.len() - local)..at + 1 + host.len();
        if range.start < at && host.contains('.') && !masked.holds(at, at + 1) {
            found.push((source.get(range.clone()).unwrap_or_default().to_owned(), range));
        }
    }
    found
}

/// `www.example.org`, `https://example.org`: no link.
fn addresses(prose: &Prose<'_>, report: &mut Report<'_>) {
    let source = prose.source;
    let mut masked = Masked::new(prose.masked);
    for at in memchr::memchr2_iter(b'w', b'h', source.as_bytes()) {
        let Some(found) = address_at(source, at).filter(|_| !masked.holds(at, at + 1)) else { continue };
        let text = source.get(found.clone()).unwrap_or_default();
        let whole = if text.starts_with("www.") { format!("https://{text}") } else { text.to_owned() };
        report.add(lookalike::address(report.place(&found), text, &format!("<{whole}>")));
    }
}

/// The address that begins a word at `at`, without what follows it in a sentence.
fn address_at(source: &str, at: usize) -> Option<Range<usize>> {
    let text = ahead(source, at);
    let is_address = ["www.", "https://", "http://"].iter().any(|sign| text.starts_with(sign));
    let is_inside = |char: char| char.is_alphanumeric() || "/:@-_.<".contains(char);
    let before = behind(source, at);
    // `[name]: address` says where a link leads.
    let defines = before
        .rsplit('\n')
        .next()
        .is_some_and(|line| line.trim_start().starts_with('[') && line.trim_end().ends_with("]:"));
    // A link whose brackets are apart or exchanged is told as that.
    let is_told = before.ends_with("] (") || before.ends_with(")[");
    if !is_address || is_told || defines || before.ends_with(is_inside) {
        return None;
    }
    let end = text.find(|char: char| char.is_whitespace() || "<>\"|)]“”„«»`".contains(char)).unwrap_or(text.len());
    let text = text.get(..end)?.trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_', '\'', '…']);
    let host = text.rsplit("//").next()?.split(['/', '?', '#']).next()?;
    let is_host = host.trim_start_matches("www.").contains('.') && host.is_ascii();
    is_host.then_some(at..at + text.len())
}

/// Small raised figures that were meant as notes: `word¹`. Squares and cubes of units are none.
fn raised(prose: &Prose<'_>, report: &mut Report<'_>) {
    let mut masked = Masked::new(prose.masked);
    let source = prose.source;
    for (at, char) in source.char_indices().filter(|(_, char)| matches!(char, '¹' | '²' | '³')) {
        let before = source.get(..at).unwrap_or_default();
        let is_unit =
            before.ends_with(['m', 'M', 'м']) || before.ends_with(|char: char| char.is_ascii_digit() || char == '⁻');
        let is_after = before.ends_with(|char: char| char.is_alphanumeric() || ".,;:!?”“»)".contains(char));
        let is_power = is_unit && char != '¹' || before.ends_with(|char: char| char.is_ascii_digit());
        if is_after && !is_power && !masked.holds(at, at + char.len_utf8()) {
            let digit = match char {
                '¹' => "1",
                '²' => "2",
                _ => "3",
            };
            report.add(lookalike::note(report.place(&(at..at + char.len_utf8())), digit));
        }
    }
}
