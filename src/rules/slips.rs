//! What can be read and is hardly meant: places that were to be filled in, values in quotation marks, years that no entry can have,
//! headings with nothing below them.

use serde_yaml::Value;

use crate::catalog::{Catalog, Version};
use crate::content::schema::head::Status;
use crate::diag::{Diagnostic, FieldPath, Place, Segment, codes};
use crate::values::Period;
use crate::values::text::is_placeholder;
use crate::yaml::scalar;

use super::{bodies, in_text};

/// Years outside of these are slips of the keyboard: `2204`, `224`.
const YEARS: std::ops::RangeInclusive<u16> = 1000..=2100;

/// Each file's own values.
fn versions(catalog: &Catalog) -> impl Iterator<Item = &Version> {
    catalog.entries.values().flat_map(|entry| entry.versions()).map(|version| &**version)
}

/// Calls `visit` for every text and number below a value, with its path, which is the one list that grows and shrinks.
fn each(value: &Value, path: &mut FieldPath, visit: &mut impl FnMut(&FieldPath, &Value)) {
    match value {
        Value::Mapping(fields) => {
            for (key, own) in fields {
                let Some(key) = key.as_str() else { continue };
                path.0.push(Segment::Key(key.to_owned()));
                each(own, path, visit);
                path.0.pop();
            }
        }
        Value::Sequence(items) => {
            for (at, own) in items.iter().enumerate() {
                path.0.push(Segment::Index(at));
                each(own, path, visit);
                path.0.pop();
            }
        }
        _ => visit(path, value),
    }
}

/// Diagnostics about single values of all files; `check` is given a way to their place.
fn of_values(
    catalog: &Catalog,
    check: impl Fn(&dyn Fn() -> Place, &FieldPath, &Value) -> Option<Diagnostic>,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for version in versions(catalog) {
        let file = &version.document.path;
        each(&version.document.front.value, &mut FieldPath::root(), &mut |path, value| {
            found.extend(check(&|| Place::field(file, path.clone()), path, value));
        });
    }
    found
}

/// A draft may have them.
pub(super) fn placeholders(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for version in versions(catalog).filter(|version| version.head().status != Status::Draft) {
        let file = &version.document.path;
        each(&version.document.front.value, &mut FieldPath::root(), &mut |path, value| {
            if let Some(text) = value.as_str().filter(|text| is_placeholder(text)) {
                found.push(codes::text::placeholder(Place::field(file, path.clone()), text.trim()));
            }
        });
        let body = version.document.body.placeholders.iter();
        found.extend(body.map(|(text, range)| codes::text::placeholder(in_text(&version.document, range), text)));
    }
    found
}

/// `title: “Open yards”`: the quotation marks are part of the title then.
pub(super) fn in_quotation_marks(catalog: &Catalog) -> Vec<Diagnostic> {
    let is_mark = |char: char| "„“”‟«»‹›‚‘’".contains(char);
    of_values(catalog, |place, path, value| {
        let text = value.as_str()?.trim();
        let inner = text.strip_prefix(is_mark)?.strip_suffix(is_mark)?;
        let name = path.0.iter().rev().find_map(|segment| match segment {
            Segment::Key(key) => Some(key.as_str()),
            Segment::Index(_) => None,
        })?;
        let is_quotation = inner.contains(is_mark) || inner.is_empty() || inner.ends_with(['.', '!', '?']);
        (!is_quotation).then(|| codes::text::quotation_marks(place(), name, &scalar(inner)))
    })
}

/// Years that no entry can have.
pub(super) fn years(catalog: &Catalog) -> Vec<Diagnostic> {
    of_values(catalog, |place, path, value| {
        let is_date = path.0.iter().any(|segment| match segment {
            Segment::Key(key) => DATES.contains(&key.as_str()),
            Segment::Index(_) => false,
        });
        let text = match value {
            Value::String(text) => text.clone(),
            Value::Number(number) if is_date => number.to_string(),
            _ => return None,
        };
        let period: Period = Some(text).filter(|_| is_date)?.parse().ok()?;
        let years = [Some(period.start.year), period.end.map(|end| end.year)];
        let odd = years.into_iter().flatten().find(|year| !YEARS.contains(year))?;
        Some(codes::dates::unlikely_year(place(), odd))
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
        for (at, heading) in body.headings.iter().enumerate() {
            let next = body.headings.get(at + 1);
            let end = next.map_or(body.notes_at, |next| next.html_start);
            let is_bare = body.html.get(heading.html_end..end).is_some_and(|html| html.trim().is_empty())
                && !body.holes.iter().any(|hole| (heading.html_end..end).contains(&hole.at));
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
