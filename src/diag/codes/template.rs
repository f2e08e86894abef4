//! Plan templates, and plans that name one.

use crate::diag::{Diagnostic, Place};

/// Two sections of a template, or two columns of a table, have the same id.
pub(crate) fn id_twice(place: Place, other: Place, id: &str) -> Diagnostic {
    Diagnostic::error("template/id-twice", place, format!("the id `{id}` stands twice"))
        .also(other, "it stands here already")
        .help("give one of the two another id")
}

/// A section of the front matter has no text in the body.
pub(crate) fn section_without_text(place: Place, id: &str) -> Diagnostic {
    let message = format!("the text below the front matter has no heading for the section `{id}`");
    Diagnostic::error("template/section-without-text", place, message)
        .help(format!("add a heading such as `## Title {{#{id}}}`, and below it the question and the guidance"))
}

/// A heading of the body has an id that no section has.
pub(crate) fn text_without_section(place: Place, id: &str, meant: Option<&str>) -> Diagnostic {
    let message = format!("the front matter has no section `{id}`");
    Diagnostic::error("template/text-without-section", place, message)
        .maybe_label(meant.map(|meant| format!("did you mean `{meant}`?")))
        .help("add the section to `sections` with the kind of its answer, or remove the id from the heading")
}

/// The sections of body and front matter are in different order.
pub(crate) fn section_order(place: Place, other: Place, id: &str, before: &str) -> Diagnostic {
    Diagnostic::error(
        "template/section-order",
        place,
        format!("the section `{id}` stands before `{before}` in the text, and after it in the front matter"),
    )
    .also(other, "its place in the front matter")
    .help("put the sections into the same order in both")
}

/// No section of a template answers a criterion of the jury.
pub(crate) fn criterion_unserved(place: Place, criterion: &str) -> Diagnostic {
    Diagnostic::error("template/criterion-unserved", place, format!("no section answers the criterion `{criterion}`"))
        .help(format!("add `{criterion}` to `criteria` of the section that answers it"))
}

/// A section or a column lacks what its kind of answer needs.
pub(crate) fn answer(place: Place, answer: &str, lacks: &str) -> Diagnostic {
    Diagnostic::error("template/answer", place, format!("an answer of the kind `{answer}` {lacks}"))
        .help("a table needs `columns` without tables or scales in them, a choice the `vocabulary` that it is made from, a scale its `levels`")
}

/// A need of a self-assessment leads to a section that the other template does not have.
pub(crate) fn leads_to(place: Place, template: &str, id: &str, meant: Option<&str>) -> Diagnostic {
    let message = format!("the template `{template}` has no section `{id}`");
    let found = Diagnostic::error("template/leads-to", place, message);
    match meant {
        Some(meant) => found.label(format!("did you mean `{meant}`?")).help(format!("write `{meant}`")).fix(meant),
        None => found.help("write the id of the section that the sentence is to begin"),
    }
}

/// Cases are looked for by a field that no vocabulary gives to case studies.
pub(crate) fn shown_by(place: Place, field: &str, meant: Option<&str>) -> Diagnostic {
    Diagnostic::error(
        "template/shown-by",
        place,
        format!("case studies have no field `{field}` with terms of a vocabulary"),
    )
    .maybe_label(meant.map(|meant| format!("did you mean `{meant}`?")))
    .help("write a field that case studies have, and terms of its vocabulary: `shown_by: {methods: [workshop]}`")
}

/// An answer cannot become the field of a plan that it is said to become.
pub(crate) fn fills(place: Place, field: &str, lacks: &str) -> Diagnostic {
    Diagnostic::error("template/fills", place, format!("the answer cannot become `{field}` of a plan: {lacks}")).help(
        "say with `fills` at a column what each item takes from it, or leave `fills` out: the answer becomes a section of the plan's text",
    )
}

/// The versions of a template are not newest first, or one stands twice.
pub(crate) fn changelog_order(place: Place, version: &str) -> Diagnostic {
    Diagnostic::warning(
        "template/changelog-order",
        place,
        format!("the version `{version}` does not stand where its date or its number puts it"),
    )
    .help("write the versions newest first, each once: the first one is the template's version")
}

/// The changelog moves answers to a section that does not exist.
pub(crate) fn moved(place: Place, id: &str, meant: Option<&str>) -> Diagnostic {
    Diagnostic::error("template/moved", place, format!("answers are moved to `{id}`, but there is no such section"))
        .maybe_label(meant.map(|meant| format!("did you mean `{meant}`?")))
        .help("write the id of the section that has the answers now, as `old: new`")
}

/// A plan names a version that its template never had.
pub(crate) fn version(place: Place, template: &str, version: &str, known: &[&str]) -> Diagnostic {
    Diagnostic::error("template/version", place, format!("the template `{template}` has no version `{version}`"))
        .help(format!("write one of: {}", known.join(", ")))
}
