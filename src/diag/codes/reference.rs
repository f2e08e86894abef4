//! References to other entries and to terms.

use crate::diag::{Diagnostic, Place};

/// A field names an entry that does not exist.
pub(crate) fn unknown(place: Place, kind: &str, id: &str, meant: Option<(&str, &str)>) -> Diagnostic {
    let found = Diagnostic::error("reference/unknown", place, format!("no {kind} has the id `{id}`"));
    match meant {
        Some((near, title)) => found
            .label(format!("did you mean `{near}` ({title})?"))
            .help(format!("write `{near}`, or add the {kind} with `pearls new {kind} {id}`"))
            .fix(near),
        None => found.help(format!("check the spelling, or add the {kind} with `pearls new {kind} {id}`")),
    }
}

/// A plain name stands where an organisation or a place with an almost equal id exists.
pub(crate) fn maybe_meant(place: Place, kind: &str, text: &str, near: &str) -> Diagnostic {
    Diagnostic::warning(
        "reference/maybe-meant",
        place,
        format!("no {kind} has the id `{text}`, so it is shown as plain text"),
    )
    .label(format!("did you mean `{near}`?"))
    .help(format!("write `{near}` to refer to the {kind}, or write the full name as it should be shown"))
    .fix(near)
}

/// Entries refer to one that visitors do not see yet.
pub(crate) fn held_back(place: Place, kind: &str, id: &str, referrers: &[Place]) -> Diagnostic {
    let them = match referrers.len() {
        1 => "an entry that refers to it is shown without it".to_owned(),
        count => format!("{count} entries that refer to it are shown without it"),
    };
    let message = format!("visitors do not see the {kind} `{id}` yet: {them}");
    let found = Diagnostic::note("reference/held-back", place, message);
    let found = referrers.iter().take(3).fold(found, |found, place| found.also(place.clone(), "refers to it"));
    found.help("they have it as soon as it is shown itself")
}

/// An entry is not shown, since visitors do not see yet what it needs.
pub(crate) fn held_back_with(place: Place, kind: &str, needed: &str, id: &str) -> Diagnostic {
    let message = format!("this {kind} is not shown as long as visitors do not see the {needed} `{id}`");
    Diagnostic::note("reference/held-back-with", place, message)
        .help(format!("it is shown together with the {needed}; nothing has to be done here"))
}

/// A field has a term that its vocabulary does not have.
pub(crate) fn unknown_term(
    place: Place,
    vocabulary: &str,
    key: &str,
    meant: Option<&str>,
    keys: &[&str],
) -> Diagnostic {
    let message = format!("the vocabulary `{vocabulary}` has no term `{key}`");
    let found = Diagnostic::error("reference/unknown-term", place, message);
    match meant {
        Some(near) => {
            found.label(format!("did you mean `{near}`?")).help(format!("write the term's key: `{near}`")).fix(near)
        }
        None => found.help(format!(
            "use one of: {}; or add the term to content/vocabularies/{vocabulary}.yaml",
            keys.join(", ")
        )),
    }
}

/// A field has a term that another one has replaced.
pub(crate) fn replaced_term(place: Place, vocabulary: &str, key: &str, newer: &str) -> Diagnostic {
    let message = format!("the term `{key}` of the vocabulary `{vocabulary}` was replaced by `{newer}`");
    Diagnostic::warning("reference/replaced-term", place, message).help(format!("write `{newer}`")).fix(newer)
}

/// A field has more or fewer terms than its vocabulary allows.
pub(crate) fn term_count(place: Place, field: &str, written: usize, min: usize, max: Option<usize>) -> Diagnostic {
    let wanted = match max {
        Some(max) if max == min => format!("{min}"),
        Some(max) if min == 0 => format!("at the most {max}"),
        Some(max) => format!("{min} to {max}"),
        None => format!("at least {min}"),
    };
    Diagnostic::error(
        "reference/term-count",
        place,
        format!("`{field}` has {written} terms, and {wanted} are possible"),
    )
    .help("keep the terms that matter most to a reader who searches")
}
