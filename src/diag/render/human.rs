//! For people at a terminal: message, excerpt, caret, and what to do.
//!
//! ```text
//! error[reference/unknown]: no municipality has the id `rujienna`
//!   ┌─ content/case-studies/satiec-savu-kaiminu.lv.md:4:17
//! 4 │ municipalities: rujienna
//!   │                 ^^^^^^^^ did you mean `rujiena` (Rūjiena, Latvia)?
//!   = help: write `municipalities: rujiena`, or add the place with `pearls new municipality rujienna`
//! ```
//!
//! Carets stand below what is shown, whatever the width of its characters. A long line is shown in part. Nothing from a
//! file reaches the terminal as a control character.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthChar;

use crate::diag::{Position, Resolved, Severity};

/// How many columns of a line are shown at the most.
const MAX_WIDTH: usize = 100;

/// How many of them stand before the place where the line is longer.
const BEFORE: usize = 30;

const TAB: &str = "    ";

/// Every diagnostic, with an empty line between two of them.
pub fn render(diagnostics: &[Resolved], colour: bool) -> String {
    let styles = if colour { Styles::colour() } else { Styles::default() };
    let shown: Vec<String> = diagnostics.iter().map(|diagnostic| one(diagnostic, &styles)).collect();
    shown.join("\n")
}

/// `3 errors and 1 warning in 2 files`; `no problems` if there are none.
pub fn summary(diagnostics: &[Resolved]) -> String {
    let count = |severity: Severity| diagnostics.iter().filter(|one| one.diagnostic.severity == severity).count();
    let counts: Vec<String> = [Severity::Error, Severity::Warning, Severity::Note]
        .into_iter()
        .map(|severity| (severity, count(severity)))
        .filter(|(_, count)| *count > 0)
        .map(|(severity, count)| plural(count, &severity.to_string()))
        .collect();
    let files: std::collections::BTreeSet<_> = diagnostics.iter().map(|one| &one.diagnostic.place.file).collect();
    match counts.as_slice() {
        [] => "no problems".to_owned(),
        [one] => format!("{one} in {}", plural(files.len(), "file")),
        [rest @ .., last] => format!("{} and {last} in {}", rest.join(", "), plural(files.len(), "file")),
    }
}

fn plural(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

#[derive(Default)]
struct Styles {
    error: Style,
    warning: Style,
    note: Style,
    gutter: Style,
    message: Style,
}

impl Styles {
    fn colour() -> Self {
        let bold = |colour: AnsiColor| Style::new().bold().fg_color(Some(colour.into()));
        Self {
            error: bold(AnsiColor::Red),
            warning: bold(AnsiColor::Yellow),
            note: bold(AnsiColor::Cyan),
            gutter: bold(AnsiColor::Blue),
            message: Style::new().bold(),
        }
    }

    fn of(&self, severity: Severity) -> Style {
        match severity {
            Severity::Error => self.error,
            Severity::Warning => self.warning,
            Severity::Note => self.note,
        }
    }
}

fn one(resolved: &Resolved, styles: &Styles) -> String {
    let Resolved { diagnostic, position, labels, .. } = resolved;
    let (style, bold, gutter) = (styles.of(diagnostic.severity), styles.message, styles.gutter);
    let last = labels.iter().chain([position]).map(|position| position.line).max().unwrap_or(0);
    let frame = Frame { width: last.to_string().len(), gutter };
    let mut out = String::new();
    let head = format!("{style}{}[{}]{style:#}", diagnostic.severity, diagnostic.code);
    let _ = writeln!(out, "{head}{bold}: {}{bold:#}", visible(&diagnostic.message));
    let label = diagnostic.label.as_deref().unwrap_or("");
    frame.snippet(&mut out, diagnostic.place.file.as_str(), position, ('^', style), label);
    for (label, position) in diagnostic.labels.iter().zip(labels) {
        frame.snippet(&mut out, label.place.file.as_str(), position, ('-', gutter), &label.text);
    }
    if let Some(help) = &diagnostic.help {
        frame.help(&mut out, help);
    }
    out
}

/// The column of line numbers, as wide for all snippets of a diagnostic.
struct Frame {
    width: usize,
    gutter: Style,
}

impl Frame {
    fn snippet(&self, out: &mut String, file: &str, position: &Position, (mark, style): (char, Style), label: &str) {
        let (width, gutter, label) = (self.width, self.gutter, visible(label));
        let margin = " ".repeat(width);
        let at = if position.line == 0 { String::new() } else { format!(":{}:{}", position.line, position.column) };
        let _ = writeln!(out, "{margin} {gutter}┌─{gutter:#} {}{at}", visible(file));
        if position.line == 0 || position.excerpt.is_empty() {
            if !label.is_empty() {
                let _ = writeln!(out, "{margin} {gutter}={gutter:#} {label}");
            }
            return;
        }
        let line = Line::of(position);
        let _ = writeln!(out, "{gutter}{:>width$} │{gutter:#} {}", position.line, line.text);
        let marks = mark.to_string().repeat(line.marks);
        let marked = format!("{style}{marks} {label}");
        let _ = writeln!(out, "{margin} {gutter}│{gutter:#} {}{}{style:#}", " ".repeat(line.before), marked.trim_end());
    }

    /// Further lines of a help stand below its first one.
    fn help(&self, out: &mut String, help: &str) {
        let (margin, gutter) = (" ".repeat(self.width), self.gutter);
        for (number, line) in help.lines().enumerate() {
            let _ = match number {
                0 => writeln!(out, "{margin} {gutter}={gutter:#} help: {}", visible(line)),
                _ => writeln!(out, "{margin}         {}", visible(line)),
            };
        }
    }
}

/// A line as it is shown: what is before the place, and how wide the place is, in columns of the terminal.
struct Line {
    text: String,
    before: usize,
    marks: usize,
}

impl Line {
    fn of(position: &Position) -> Self {
        let shown: Vec<String> = position.excerpt.chars().map(visible_character).collect();
        let widths: Vec<usize> = shown.iter().map(|text| text.chars().filter_map(char::width).sum()).collect();
        let start = position.column.saturating_sub(1).min(shown.len());
        let end = if position.end_line == position.line { position.end_column.saturating_sub(1) } else { shown.len() };
        let end = end.clamp(start, shown.len());
        let sum = |range: std::ops::Range<usize>| widths[range].iter().sum::<usize>();
        let (mut first, mut last) = (0, shown.len());
        if sum(0..last) > MAX_WIDTH {
            while sum(first..start) > BEFORE {
                first += 1;
            }
            while last > first + 1 && sum(first..last) > MAX_WIDTH {
                last -= 1;
            }
        }
        let mut text = shown[first..last].concat();
        let is_cut = first > 0;
        if is_cut {
            text.insert(0, '…');
        }
        if last < shown.len() {
            text.push('…');
        }
        let marks = sum(start.min(last)..end.min(last)).max(1);
        Self { text: text.trim_end().to_owned(), before: sum(first..start.min(last)) + usize::from(is_cut), marks }
    }
}

/// A text without anything that a terminal would obey.
fn visible(text: &str) -> String {
    text.chars().map(visible_character).collect()
}

/// Tabs as spaces; control characters and those that turn the direction of writing as a replacement.
fn visible_character(character: char) -> String {
    match character {
        '\t' => TAB.to_owned(),
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' => "\u{fffd}".to_owned(),
        _ if character.is_control() => "\u{fffd}".to_owned(),
        _ => character.to_string(),
    }
}
