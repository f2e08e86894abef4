//! Vocabularies: their terms, labels and fields.

use crate::diag::{Diagnostic, Place};

/// A vocabulary has a key twice.
pub(crate) fn term_twice(place: Place, other: Place, key: &str) -> Diagnostic {
    Diagnostic::error("vocabulary/term-twice", place, format!("the key `{key}` stands twice in the vocabulary"))
        .also(other, "it stands here already")
        .help("give one of the two terms another key, or remove it")
}

/// A term names another term that does not exist.
pub(crate) fn unknown_term(place: Place, field: &str, key: &str, meant: Option<&str>) -> Diagnostic {
    let message = format!("`{field}` names `{key}`, but the vocabulary has no such term");
    let found = Diagnostic::error("vocabulary/unknown-term", place, message);
    match meant {
        Some(meant) => found.label(format!("did you mean `{meant}`?")).help(format!("write `{meant}`")).fix(meant),
        None => found.help("write the key of a term of this vocabulary"),
    }
}

/// Terms name each other in a circle.
pub(crate) fn circle(place: Place, field: &str, keys: &[&str]) -> Diagnostic {
    Diagnostic::error("vocabulary/circle", place, format!("`{field}` leads in a circle: {}", keys.join(" → ")))
        .help(format!("remove `{field}` from one of these terms"))
}

/// Terms have no label in a language of the site.
///
/// `counts`: how many terms lack one, by vocabulary.
pub(crate) fn label_missing(place: Place, languages: &[&str], counts: &[(&str, usize)]) -> Diagnostic {
    const SHOWN: usize = 8;
    let names: Vec<String> = languages.iter().map(|lang| format!("`{lang}`")).collect();
    let total: usize = counts.iter().map(|(_, count)| count).sum();
    let (noun, verb) = if total == 1 { ("term", "has") } else { ("terms", "have") };
    let by_file: Vec<String> =
        counts.iter().take(SHOWN).map(|(vocabulary, count)| format!("{count} of `{vocabulary}`")).collect();
    let more = if counts.len() > SHOWN { " …" } else { "" };
    let message = format!("{total} {noun} {verb} no label in {}: {}{more}", names.join(", "), by_file.join(", "));
    let first = languages.first().copied().unwrap_or_default();
    Diagnostic::note("vocabulary/label-missing", place, message).label("the first of them").help(format!(
        "add the labels; until then another language is shown in their place. `pearls messages {first}` lists the files at its top"
    ))
}

/// Two terms of a vocabulary have the same label in a language.
pub(crate) fn label_twice(place: Place, other: Place, label: &str, lang: &str) -> Diagnostic {
    Diagnostic::warning("vocabulary/label-twice", place, format!("`{label}` names two terms in `{lang}`"))
        .also(other, "the other term")
        .help("give one of the two another word, so that readers and headings can tell them apart")
}

/// Vocabularies have labels in languages that the site does not have.
pub(crate) fn language_not_in_site(place: Place, first: Place, languages: &[&str]) -> Diagnostic {
    Diagnostic::note(
        "vocabulary/language-not-in-site",
        place,
        format!("vocabularies have labels in languages that the site does not have: {}", languages.join(", ")),
    )
    .also(first, "the first of them")
    .help("add the languages here, or check how they are spelt; else there is nothing to do")
}

/// Terms that no entry uses.
pub(crate) fn unused_terms(place: Place, keys: &[&str], total: usize) -> Diagnostic {
    const SHOWN: usize = 12;
    let names: Vec<String> = keys.iter().take(SHOWN).map(|key| format!("`{key}`")).collect();
    let more = if keys.len() > SHOWN { " …" } else { "" };
    let message = match names.as_slice() {
        [name] => format!("no entry uses the term {name}"),
        names => format!("no entry uses the terms {}{more} ({} of {total})", names.join(", "), keys.len()),
    };
    Diagnostic::note("vocabulary/unused-terms", place, message)
        .help("use them where they fit, or remove them: a short vocabulary is easier to choose from")
}

/// Two vocabularies, or a vocabulary and the content model, define the same field.
pub(crate) fn field_taken(place: Place, field: &str, kind: &str, by: &str) -> Diagnostic {
    Diagnostic::error(
        "vocabulary/field-taken",
        place,
        format!("each {} has a field `{field}` already, which belongs to {by}", kind.replace('-', " ")),
    )
    .help("give the vocabulary another `field`, or take the kind out of `for`")
}

/// A vocabulary asks for more terms than it allows.
pub(crate) fn min_max(place: Place, min: u32, max: u32) -> Diagnostic {
    Diagnostic::error(
        "vocabulary/min-max",
        place,
        format!("an entry needs at least {min} terms, but can have only {max}"),
    )
    .help("make `min` smaller or `max` larger")
}

/// A vocabulary says what its terms mean, and no entry can have them.
pub(crate) fn means_without_field(place: Place, lacking: &str) -> Diagnostic {
    let message = format!("the vocabulary has no `{lacking}`, so no entry has its terms, and `means` says nothing");
    Diagnostic::warning("vocabulary/means-without-field", place, message).help(
        "say which field of which kinds they fill, such as `field: topics` and `for: case-studies`; or remove `means`",
    )
}
