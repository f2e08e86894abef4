//! For programs: one JSON object, with a version of its own that grows when a field changes its meaning.
//!
//! Lines and columns count from 1, columns in characters; `end_column` is the one after the last character. Where a
//! diagnostic is about a whole file, they are absent.

use serde::Serialize;

use crate::diag::{Position, Resolved, Severity};

/// The version of this format.
pub(crate) const VERSION: u32 = 1;

/// Every diagnostic, in one object.
pub fn render(diagnostics: &[Resolved]) -> String {
    let report = Report { version: VERSION, diagnostics: diagnostics.iter().map(Entry::of).collect() };
    let mut text = serde_json::to_string_pretty(&report).unwrap_or_default();
    text.push('\n');
    text
}

#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    diagnostics: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    code: &'a str,
    severity: Severity,
    message: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    labels: Vec<Noted<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
    /// Put `text` in the place of what stands there.
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<Noted<'a>>,
}

/// A place and what is said of it or put there.
#[derive(Serialize)]
struct Noted<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    text: &'a str,
}

#[derive(Serialize)]
struct Place<'a> {
    file: &'a str,
    #[serde(flatten)]
    range: Option<Range>,
}

#[derive(Serialize)]
struct Range {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

impl<'a> Entry<'a> {
    fn of(resolved: &'a Resolved) -> Self {
        let Resolved { diagnostic, position, labels, fix } = resolved;
        let noted = |place: &'a crate::diag::Place, position, text| Noted { place: Place::of(place, position), text };
        Self {
            code: &diagnostic.code,
            severity: diagnostic.severity,
            message: &diagnostic.message,
            place: Place::of(&diagnostic.place, position),
            label: diagnostic.label.as_deref(),
            labels: diagnostic
                .labels
                .iter()
                .zip(labels)
                .map(|(label, position)| noted(&label.place, position, &label.text))
                .collect(),
            help: diagnostic.help.as_deref(),
            fix: diagnostic
                .fix
                .as_ref()
                .zip(fix.as_ref())
                .map(|(fix, position)| noted(&fix.place, position, &fix.text)),
        }
    }
}

impl<'a> Place<'a> {
    fn of(place: &'a crate::diag::Place, position: &Position) -> Self {
        let &Position { line, column, end_line, end_column, .. } = position;
        let range = (line > 0).then_some(Range { line, column, end_line, end_column });
        Self { file: place.file.as_str(), range }
    }
}
