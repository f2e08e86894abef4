//! Texts and their translations.

use crate::diag::{Diagnostic, Place};

/// A body lacks a section that its kind needs.
///
/// `id`: the section's id and the text's language, if the section has no label in it.
pub(crate) fn section_missing(
    place: Place,
    label: &str,
    id: Option<(&str, &str)>,
    meant: Option<(Place, &str)>,
) -> Diagnostic {
    let place = meant.as_ref().map_or(place, |(heading, _)| heading.clone());
    let found = Diagnostic::error("text/section-missing", place, format!("the section `{label}` is missing"));
    let in_own_words = |(id, lang): (&str, &str)| {
        format!(
            "write its heading in the language of the text, with its id: `## … {{#{id}}}`; a label for `{lang}` in \
             content/vocabularies/sections.yaml makes the id needless"
        )
    };
    let found = match &meant {
        Some((_, text)) => found.label(format!("was `{text}` meant to be this section?")),
        None => found,
    };
    let found = match (&id, &meant) {
        (None, Some(_)) => found.fix(format!("## {label}")),
        _ => found,
    };
    found.help(match (id, meant) {
        (Some(id), _) => in_own_words(id),
        (None, Some(_)) => format!("write `## {label}`"),
        (None, None) => format!("add the heading `## {label}` and what belongs below it"),
    })
}

/// A section that an entry needs has no text.
pub(crate) fn section_empty(place: Place, label: &str) -> Diagnostic {
    Diagnostic::error("text/section-empty", place, format!("the section `{label}` has no text"))
        .help("write at least one sentence below the heading")
}

/// A text that was to be filled in.
pub(crate) fn placeholder(place: Place, text: &str) -> Diagnostic {
    let text = text.chars().take(60).collect::<String>();
    Diagnostic::warning("text/placeholder", place, format!("`{text}` was to be filled in"))
        .help("write what belongs here, or remove it; an entry that is not ready has `status: draft`")
}

/// A value that stands in quotation marks as a whole, which are shown then.
pub(crate) fn quotation_marks(place: Place, field: &str, write: &str) -> Diagnostic {
    Diagnostic::warning(
        "text/quotation-marks",
        place,
        format!("the quotation marks around `{field}` are a part of it, and are shown"),
    )
    .help(format!("write `{field}: {write}`"))
    .fix(write)
}

/// A heading with nothing below it.
pub(crate) fn bare_heading(place: Place, text: &str) -> Diagnostic {
    Diagnostic::warning("text/bare-heading", place, format!("nothing stands below the heading `{text}`"))
        .help("write what belongs there, or remove the heading")
}

/// A section is longer than advised.
pub(crate) fn too_long(place: Place, label: &str, words: usize, limit: usize) -> Diagnostic {
    Diagnostic::warning(
        "text/too-long",
        place,
        format!("the section `{label}` has {words} words, and at the most {limit} are advised"),
    )
    .help("shorten it, or move a part of it to another section")
}

/// `unknown` names something that the kind does not have.
pub(crate) fn unknown_name(place: Place, name: &str, kind: &str, meant: Option<&str>) -> Diagnostic {
    let kind = kind.replace('-', " ");
    let message = format!("`unknown` names `{name}`, but no {kind} has such a field or section");
    let found = Diagnostic::warning("text/unknown-name", place, message);
    match meant {
        Some(meant) => found.label(format!("did you mean `{meant}`?")).help(format!("write `{meant}`")).fix(meant),
        None => found.help("write the name of the field, or the id of the section, or remove it"),
    }
}

/// A withdrawn entry does not say why.
pub(crate) fn withdrawn_without_reason(place: Place) -> Diagnostic {
    Diagnostic::warning("text/withdrawn-without-reason", place, "the entry is withdrawn, but it does not say why")
        .help("add `status_note:` with the reason in one sentence; it is shown on the page")
}

/// A file says that it is a translation, and there is nothing that it translates.
pub(crate) fn translation_of_nothing(place: Place, id: &str) -> Diagnostic {
    Diagnostic::warning(
        "text/translation-of-nothing",
        place,
        format!("the file says how it was translated, but there is no original of `{id}`"),
    )
    .help("check the file's name, which has to begin as the original's does, or remove `translation`")
}

/// A translation is older than its original.
pub(crate) fn translation_old(place: Place, other: Place, reviewed: &str, updated: &str) -> Diagnostic {
    Diagnostic::note(
        "text/translation-old",
        place,
        format!("the translation was read on {reviewed}, before the original was changed ({updated})"),
    )
    .also(other, "the original")
    .help("compare the two, and write the day as `reviewed` under `translation`")
}
