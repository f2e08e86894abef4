//! What `new` writes: an entry to be filled in, with what each field is for.
//!
//! The fields come from the schema and from the vocabularies, the headings from the section labels, so a skeleton never lags
//! behind them. A required field is a line to be completed; a recommended one is a comment until somebody knows it.

use std::fmt::Write;

use crate::catalog::vocabularies::Vocabularies;
use crate::catalog::{Catalog, Entry};
use crate::content::schema;
use crate::content::schema::vocabulary::TermDefinition;
use crate::values::{EntryKey, Kind, Lang};
use crate::yaml::choices::Choices;
use crate::yaml::scalar;
use crate::yaml::schema::Schema;

/// Fields that a new entry rarely needs; the documentation has them.
const RARE: [&str; 10] = [
    "status",
    "status_note",
    "published",
    "updated",
    "review_by",
    "license",
    "aliases",
    "example",
    "translation",
    "unknown",
];

/// The text of a new entry. With a language and an existing original it is a translation.
pub fn skeleton(catalog: &Catalog, key: &EntryKey, lang: Option<&Lang>) -> String {
    let original = catalog.get(key).filter(|_| lang.is_some());
    if key.kind == Kind::Vocabularies {
        return vocabulary(&key.id);
    }
    let lang = lang.unwrap_or(catalog.default_lang());
    match original {
        Some(original) => translation(catalog, original, lang),
        None => entry(catalog, key, lang),
    }
}

/// A readable title from an id: `good-neighbours` → `Good neighbours`.
fn title(id: &str) -> String {
    let words = id.replace('-', " ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn entry(catalog: &Catalog, key: &EntryKey, lang: &Lang) -> String {
    let schema = schema::of(key.kind);
    let mut text = String::from("---\n");
    let mut optional = String::new();
    for field in schema.top_level_keys().filter(|field| !RARE.contains(field)) {
        let about = schema.about(field).unwrap_or_default();
        let about = match choices(catalog, schema, field) {
            Some(choices) => format!("{about} One of: {choices}."),
            None => about.to_owned(),
        };
        if let Some(sample) = sample(key.kind, field) {
            let _ = writeln!(text, "# {about}\n{sample}\n");
            continue;
        }
        let is_place = key.kind == Kind::CaseStudies && field == "municipalities";
        match (field, schema.is_required(field) || is_place && catalog.has_places()) {
            ("title", _) => {
                let _ = writeln!(text, "# {about}\ntitle: {}\n", scalar(&title(&key.id)));
            }
            (field, true) => {
                let _ = writeln!(text, "# {about}\n{field}:\n");
            }
            (field, false) => {
                let _ = writeln!(optional, "# {field}: … {about}");
            }
        }
    }
    fields(&mut text, &mut optional, &catalog.vocabularies, key.kind);
    if !optional.is_empty() {
        let _ = write!(
            text,
            "# Recommended. Take away the # in front of what you know, and leave out what you do not know.\n{optional}"
        );
    }
    text.push_str("---\n");
    text.push_str(&body(catalog, key.kind, lang));
    text
}

/// What may be chosen in a field.
fn choices(catalog: &Catalog, schema: &Schema, field: &str) -> Option<String> {
    let words: Vec<String> = match schema.choices(field)? {
        Choices::Words(words) => words.to_vec(),
        Choices::Terms(vocabulary) => {
            let terms = catalog.vocabularies.terms(vocabulary).iter();
            terms.filter(|term| term.replaced_by.is_none()).map(|term| term.key.clone()).collect()
        }
    };
    (!words.is_empty() && words.len() < 30).then(|| words.join(", "))
}

/// Fields that every entry of a kind needs, with the fields in them: nobody would guess those.
fn sample(kind: Kind, field: &str) -> Option<&'static str> {
    Some(match (kind, field) {
        (Kind::Editions, "rules") => "rules:\n  max_titles:\n  countries: []\n  source:\n    title:\n    url:",
        (Kind::Editions, "stages") => "stages:\n  - key: call-open\n    planned:\n  - key: announcement\n    planned:",
        (Kind::PlanTemplates, "sections") => {
            "sections:\n  - {id: cover, answer: text}\n  - {id: activities, answer: table, columns: [{id: what, title: What, answer: text}]}"
        }
        (Kind::PlanTemplates, "changelog") => "changelog:\n  - version: '1'\n    date:\n    changes: First version.",
        _ => return None,
    })
}

/// The fields that vocabularies define, with the keys to choose from.
fn fields(text: &mut String, optional: &mut String, vocabularies: &Vocabularies, kind: Kind) {
    for (field, _, vocabulary) in vocabularies.of_kind(kind) {
        let keys: Vec<&str> =
            vocabulary.terms.iter().filter(|term| term.replaced_by.is_none()).map(|term| term.key.as_str()).collect();
        let choice = keys.join(", ");
        let _ = match vocabulary.min {
            0 => writeln!(optional, "# {field}: […] from: {choice}"),
            min => {
                writeln!(text, "# {min} to {}, from: {choice}\n{field}: []\n", vocabulary.max.unwrap_or(min).max(min))
            }
        };
    }
}

/// The headings of the kind's sections in the entry's language: required ones, and the others as comments.
fn body(catalog: &Catalog, kind: Kind, lang: &Lang) -> String {
    let sections = catalog.vocabularies.sections(kind);
    if sections.is_empty() {
        return "\n".into();
    }
    let label = |term: &TermDefinition| term.label.get(lang, catalog.default_lang()).0.to_owned();
    let (required, others): (Vec<_>, Vec<_>) = sections.iter().partition(|term| term.required);
    let mut text = String::new();
    for term in required {
        let _ = write!(text, "\n## {}\n\n", label(term));
    }
    if !others.is_empty() {
        let others: Vec<String> = others.into_iter().map(|term| format!("## {}", label(term))).collect();
        let _ = write!(text, "<!-- Further sections, where there is something to say:\n{}\n-->\n", others.join("\n"));
    }
    text
}

/// A translation holds only what can be translated.
fn translation(catalog: &Catalog, original: &Entry, lang: &Lang) -> String {
    let schema = schema::of(original.key.kind);
    let value = &original.original.document.front.value;
    let present = schema.top_level_keys().filter(|field| schema.is_translatable(field) && value.get(*field).is_some());
    let mut text = format!(
        "---\n# A translation of {} into {lang}. All that is not here is taken over from it.\n",
        original.path().file_name()
    );
    for field in present.filter(|field| *field != "translation") {
        let _ = writeln!(text, "{field}:");
    }
    text.push_str("translation: {by: person}\n---\n");
    text.push_str(&body(catalog, original.key.kind, lang));
    text
}

fn vocabulary(id: &str) -> String {
    let field = id.replace('-', "_");
    format!(
        "# The terms of one field. Labels in the site's default language are enough to begin with.\ntitle: {}\n\
         # The field that the terms fill, and the kinds of entries that have it.\nfield: {field}\nfor: [case-studies]\n\
         # Whether visitors can choose by it.\nfacet: false\nterms:\n  - key: first-term\n    label: {{en: First term}}\n",
        title(id)
    )
}
