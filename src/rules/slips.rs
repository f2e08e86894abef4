//! What can be read and is hardly meant: places that were to be filled in, values in quotation marks, years that no entry can have,
//! headings with nothing below them.

use serde_yaml::Value;

use crate::catalog::{Catalog, Version};
use crate::content::schema::head::Status;
use crate::diag::{Diagnostic, Place, Segment, codes};
use crate::source::SourcePath;
use crate::values::Period;
use crate::values::text::is_placeholder;
use crate::yaml::parse::walk;
use crate::yaml::scalar;
use crate::yaml::slips::is_typographic_quote;
use crate::yaml::trail::Trail;

use super::{bodies, in_text};

/// Years outside of these are slips of the keyboard: `2204`, `224`.
const YEARS: std::ops::RangeInclusive<u16> = 1000..=2100;

/// Each file's own values.
fn versions(catalog: &Catalog) -> impl Iterator<Item = &Version> {
    catalog.entries.values().flat_map(|entry| entry.versions()).map(|version| &**version)
}

/// Diagnostics about single values of files. `check` is given the value, the way to it and its file.
fn of_values<'v>(
    versions: impl Iterator<Item = &'v Version>,
    check: impl Fn(&Value, &Trail, &SourcePath) -> Option<Diagnostic>,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for Version { document, .. } in versions {
        walk(&document.front.value, &Trail::top(), &mut |trail, value| {
            found.extend(check(value, trail, &document.path));
        });
    }
    found
}

/// A draft may have them.
pub(super) fn placeholders(catalog: &Catalog) -> Vec<Diagnostic> {
    let finished = || versions(catalog).filter(|version| version.head().status != Status::Draft);
    let mut found = of_values(finished(), |value, trail, file| {
        let text = value.as_str().filter(|text| is_placeholder(text))?;
        Some(codes::text::placeholder(Place::field(file, trail.path()), text.trim()))
    });
    found.extend(finished().flat_map(|Version { document, .. }| {
        let lines = document.body.placeholders.iter();
        lines.map(|(text, range)| codes::text::placeholder(in_text(document, range), text))
    }));
    found
}

/// `title: “Open yards”`: the quotation marks are part of the title then.
pub(super) fn in_quotation_marks(catalog: &Catalog) -> Vec<Diagnostic> {
    of_values(versions(catalog), |value, trail, file| {
        let text = value.as_str()?.trim();
        let inner = text.strip_prefix(is_typographic_quote)?.strip_suffix(is_typographic_quote)?;
        let path = trail.path();
        let name = path.0.iter().rev().find_map(|segment| match segment {
            Segment::Key(key) => Some(key.as_str()),
            Segment::Index(_) => None,
        })?;
        let is_quotation = inner.contains(is_typographic_quote) || inner.is_empty() || inner.ends_with(['.', '!', '?']);
        (!is_quotation).then(|| codes::text::quotation_marks(Place::field(file, path.clone()), name, &scalar(inner)))
    })
}

/// Years that no entry can have.
pub(super) fn years(catalog: &Catalog) -> Vec<Diagnostic> {
    of_values(versions(catalog), |value, trail, file| {
        let text = match value {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            _ => return None,
        };
        let period: Period = text.parse().ok()?;
        let path = trail.path();
        let is_date = |segment: &Segment| matches!(segment, Segment::Key(key) if DATES.contains(&key.as_str()));
        if !path.0.iter().any(is_date) {
            return None;
        }
        let years = [Some(period.start.year), period.end.map(|end| end.year)];
        let odd = years.into_iter().flatten().find(|year| !YEARS.contains(year))?;
        Some(codes::dates::unlikely_year(Place::field(file, path), odd))
    })
}

/// The fields that hold days and periods.
const DATES: [&str; 14] = [
    "period",
    "published",
    "updated",
    "review_by",
    "date",
    "start",
    "end",
    "planned",
    "actual",
    "accessed",
    "consent",
    "reviewed",
    "checked",
    "when",
];

/// Headings below which nothing stands; those of required sections are told as empty sections.
pub(super) fn bare_headings(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (entry, version) in bodies(catalog) {
        let body = &version.document.body;
        let required = catalog.vocabularies.sections(entry.key.kind).iter().filter(|term| term.required);
        let required: Vec<&str> = required.map(|term| term.key.as_str()).collect();
        // Holes come in the order of their places, as headings do: a search through all for each heading would be quadratic.
        let has_hole = |range: std::ops::Range<usize>| {
            let first = body.holes.partition_point(|hole| hole.at < range.start);
            body.holes.get(first).is_some_and(|hole| hole.at < range.end)
        };
        for (at, heading) in body.headings.iter().enumerate() {
            let next = body.headings.get(at + 1);
            let end = next.map_or(body.notes_at, |next| next.html_start);
            let is_bare = body.html.get(heading.html_end..end).is_some_and(|html| html.trim().is_empty())
                && !has_hole(heading.html_end..end);
            let has_deeper = next.is_some_and(|next| next.level > heading.level);
            let section = version.headings.get(at).and_then(|id| id.section.as_deref());
            if is_bare
                && !has_deeper
                && !heading.is_title
                && !section.is_some_and(|section| required.contains(&section))
            {
                found.push(codes::text::bare_heading(in_text(&version.document, &heading.source), &heading.text));
            }
        }
    }
    found
}
