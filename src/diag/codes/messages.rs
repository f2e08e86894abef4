//! Problems in the files of interface messages.

use crate::diag::{Diagnostic, Place};
use crate::source::SourcePath;
use crate::values::Lang;

/// A message that is not a text.
pub(crate) fn not_text(place: Place, key: &str) -> Diagnostic {
    Diagnostic::error("messages/not-text", place, format!("the message `{key}` is not a text"))
        .help("put the text in quotes, or take the line out")
}

/// A name of a message that is not made of small letters, digits, `-` and `_`.
pub(crate) fn bad_name(place: Place, name: &str) -> Diagnostic {
    Diagnostic::error("messages/bad-name", place, format!("`{name}` cannot be the name of a message"))
        .help("a name has only the letters a-z, digits, `-` and `_`")
}

/// A `{` or `}` in a message that is not part of a placeholder.
pub(crate) fn placeholder_form(place: Place, key: &str) -> Diagnostic {
    Diagnostic::error(
        "messages/placeholder-form",
        place,
        format!("the message `{key}` has a brace that does not close"),
    )
    .help("braces stand only around a placeholder's name, as in `{n}`")
}

/// Placeholders of a message that differ from those of the English one.
pub(crate) fn placeholder(place: Place, key: &str, unknown: &[String], missing: &[String]) -> Diagnostic {
    let braced = |names: &[String]| names.iter().map(|name| format!("`{{{name}}}`")).collect::<Vec<_>>().join(", ");
    let message = match (unknown.is_empty(), missing.is_empty()) {
        (false, true) => format!("the message `{key}` has {}, which nothing fills", braced(unknown)),
        (false, false) => format!("the message `{key}` has {} in place of {}", braced(unknown), braced(missing)),
        _ => format!("the message `{key}` lacks {}", braced(missing)),
    };
    Diagnostic::error("messages/placeholder", place, message)
        .help("names in braces are not translated: write them as the English message has them")
}

/// A message with nothing in it.
pub(crate) fn empty(place: Place, key: &str) -> Diagnostic {
    Diagnostic::error("messages/empty", place, format!("the message `{key}` is empty"))
        .help("write a text, or take the line out: then the theme's own message is shown")
}

/// How a language gets the messages that it lacks.
fn fill_in(lang: &str) -> String {
    format!(
        "`pearls messages {lang} --write` puts what is missing into `content/messages/{lang}.yaml`, to be filled in there"
    )
}

/// Files of messages of the theme that lack messages; English ones stand in for them.
///
/// `others`: files that lack the same; `languages`: those of all these files.
pub(crate) fn missing_key(file: &SourcePath, others: &[&SourcePath], languages: &[&str], keys: &[&str]) -> Diagnostic {
    let shown: Vec<_> = keys.iter().take(8).map(|key| format!("`{key}`")).collect();
    let more = if keys.len() > shown.len() { format!(" and {} more", keys.len() - shown.len()) } else { String::new() };
    let (noun, verb) = if keys.len() == 1 { ("the message", "it is") } else { ("the messages", "they are") };
    let others: Vec<_> = others.iter().map(|file| format!("`{}`", file.file_name())).collect();
    let files =
        if others.is_empty() { "this file lacks".into() } else { format!("this file and {} lack", others.join(", ")) };
    Diagnostic::note(
        "messages/missing-key",
        Place::whole(file),
        format!("{files} {noun} {}{more}, so {verb} shown in English", shown.join(", ")),
    )
    .help(fill_in(languages.first().unwrap_or(&"xx")))
}

/// A message that nothing shows, since the English file has no message of that name.
pub(crate) fn extra_key(place: Place, key: &str, near: Option<&str>) -> Diagnostic {
    Diagnostic::error("messages/extra-key", place, format!("there is no message `{key}`"))
        .maybe_label(near.map(|near| format!("did you mean `{near}`?")))
        .help("use a name that `en.yaml` of the theme has, or take the line out")
}

/// A counted message without one of the forms that the language needs.
pub(crate) fn missing_plural(place: Place, key: &str, lang: &str, forms: &[&str]) -> Diagnostic {
    let forms: Vec<_> = forms.iter().map(|form| format!("`{form}`")).collect();
    Diagnostic::error(
        "messages/missing-plural",
        place,
        format!("the message `{key}` lacks {}, which the language `{lang}` needs for some numbers", forms.join(", ")),
    )
    .help("write one text for each form; the same text may stand twice")
}

/// A form of a counted message that the language does not have.
pub(crate) fn extra_plural(place: Place, key: &str, lang: &str, form: &str) -> Diagnostic {
    Diagnostic::error(
        "messages/extra-plural",
        place,
        format!("the message `{key}` has a text for `{form}`, which no number takes in the language `{lang}`"),
    )
    .help("take the line out")
}

/// A message with forms for numbers where the English one has a single text.
pub(crate) fn not_counted(place: Place, key: &str) -> Diagnostic {
    Diagnostic::error(
        "messages/not-counted",
        place,
        format!("the message `{key}` counts nothing, but has forms for numbers"),
    )
    .help("write a single text, as `en.yaml` does")
}

/// A language of the site for which the theme has no file of messages.
pub(crate) fn no_file(place: Place, lang: &str) -> Diagnostic {
    Diagnostic::note(
        "messages/no-file",
        place,
        format!("the interface is not translated into `{lang}`: its pages have English words around the content"),
    )
    .help(fill_in(lang))
}

/// A language whose messages the site writes itself, but not all of them.
pub(crate) fn partial(file: &SourcePath, lang: &str, present: usize, all: usize) -> Diagnostic {
    Diagnostic::note(
        "messages/partial",
        Place::whole(file),
        format!("{present} of {all} messages are in `{lang}`; the others are shown in English"),
    )
    .help(fill_in(lang))
}

/// A file of messages in a language that the site does not have.
pub(crate) fn unknown_language(file: &SourcePath, name: &str) -> Diagnostic {
    Diagnostic::error(
        "messages/unknown-language",
        Place::whole(file),
        format!("the site has no language `{name}`, so these messages are never shown"),
    )
    .help(match Lang::meant(name).filter(|meant| meant != name) {
        Some(meant) => format!("rename the file to `{meant}.yaml`"),
        None => "name the file after a language in site.yaml, such as `lv.yaml`, or add the language there".to_owned(),
    })
}
