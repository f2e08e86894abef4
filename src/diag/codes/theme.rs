//! Problems in themes: files, templates, and what templates name.

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, Place, nearest};
use crate::source::SourcePath;

/// A theme in site.yaml that has no folder.
pub(crate) fn unknown(place: Place, name: &str, near: Option<&str>) -> Diagnostic {
    Diagnostic::error(
        "theme/unknown",
        place,
        format!("there is no theme `{name}`: the folder `themes/{name}` does not exist"),
    )
    .maybe_label(near.map(|near| format!("did you mean `{near}`?")))
    .help("write `theme: pearls` for the built-in theme, or put the theme's files into that folder")
}

/// A template or a file of messages that is not a text file.
pub(crate) fn not_text(file: &SourcePath) -> Diagnostic {
    Diagnostic::error("theme/not-text", Place::whole(file), "this file of the theme is not a text file")
        .help("save it as plain text in the encoding UTF-8")
}

/// A style sheet that imports a file which the theme does not have.
pub(crate) fn unknown_style(place: Place, name: &str) -> Diagnostic {
    Diagnostic::error("theme/unknown-style", place, format!("the theme has no style sheet `css/{name}`"))
        .help("take the line out, or put the file beside this one")
}

/// A bracket, a string or a comment of a style sheet that does not end.
pub(crate) fn style_open(place: Place, opening: &str) -> Diagnostic {
    let (what, help) = match opening.chars().next() {
        Some('/') => ("this comment has no end".to_owned(), "write `*/` where it ends"),
        Some('"' | '\'') => {
            ("this text in quotes does not end on its line".to_owned(), "write the closing quotation mark")
        }
        _ => (format!("nothing closes this `{opening}`"), "write the bracket that closes it"),
    };
    Diagnostic::error("theme/style-open", place, what)
        .help(format!("{help}; all style sheets become one, so the rest of it would be lost"))
}

/// A bracket of a style sheet that closes nothing.
pub(crate) fn style_close(place: Place, bracket: &str) -> Diagnostic {
    Diagnostic::error("theme/style-close", place, format!("this `{bracket}` closes nothing"))
        .help("take it out, or look for the bracket that is missing before it")
}

/// A part of a style sheet that browsers skip without a word. `why` ends with what they skip.
pub(crate) fn style_skipped(place: Place, why: &str, help: &str) -> Diagnostic {
    Diagnostic::warning("theme/style-skipped", place, why).help(help)
}

/// A style sheet that loads something from another host.
pub(crate) fn style_elsewhere(place: Place, address: &str) -> Diagnostic {
    let message = format!("this loads `{address}` from elsewhere, which tells others who reads the site");
    Diagnostic::error("theme/style-elsewhere", place, message).help(
        "put the file into the theme, such as into `fonts`, and name it from there: `url(\"../fonts/name.woff2\")`",
    )
}

/// A file of the site's theme that takes no built-in file's place, and that nothing names.
pub(crate) fn unused_file(file: &SourcePath, instead: Option<&str>, is_renamed: bool) -> Diagnostic {
    let message = "nothing uses this file: it takes no built-in file's place, and no file of the theme names it";
    let help = match (instead, is_renamed) {
        (Some(now), true) => {
            format!("the file is called `{now}` now: rename yours, and look at what else has changed in it")
        }
        (Some(near), false) => {
            format!(
                "if it is to take the place of `{near}`, call it so; if it is new, name it where it is needed; else delete it"
            )
        }
        (None, _) => {
            "delete it, or name it where it is needed; `pearls theme export --list` shows the files of the theme".into()
        }
    };
    Diagnostic::warning("theme/unused-file", Place::whole(file), message).help(help)
}

/// A folder of a theme whose name is not that of the site's theme, but nearly so.
pub(crate) fn unused_folder(file: &SourcePath, name: &str, meant: &str) -> Diagnostic {
    let message = format!("nothing uses the folder `themes/{name}`");
    Diagnostic::warning("theme/unused-folder", Place::whole(file), message)
        .help(format!("files of the theme stand in `themes/{meant}/`: move this folder there, or rename it"))
}

/// A template that the template engine cannot read.
pub(crate) fn syntax(place: Place, detail: &str) -> Diagnostic {
    Diagnostic::error("theme/syntax", place, format!("this template cannot be read: {}", sentence(detail)))
}

/// Templates that the template engine refuses as a whole.
pub(crate) fn invalid(place: Place, detail: &str) -> Diagnostic {
    Diagnostic::error("theme/invalid", place, format!("the templates do not fit together: {}", sentence(detail)))
}

/// A template that includes or extends itself, directly or through others.
pub(crate) fn circular(place: Place, name: &str) -> Diagnostic {
    Diagnostic::error("theme/circular", place, format!("the template `{name}` contains itself"))
        .help("take this line out, or let it name another template")
}

/// Templates that are too deep inside each other, or that contain each other too often.
pub(crate) fn too_many_parts(place: Place, name: &str, depth: usize, parts: usize) -> Diagnostic {
    let message = format!("with the template or block `{name}` a page has too many parts");
    Diagnostic::error("theme/too-many-parts", place, message).help(format!(
        "templates can be {depth} deep inside each other, and a page can be made of {parts} parts; put into one template what several of them include"
    ))
}

/// A template in `include` or `extends` that does not exist.
pub(crate) fn unknown_template<'a>(place: Place, name: &str, known: impl IntoIterator<Item = &'a str>) -> Diagnostic {
    suggest(Diagnostic::error("theme/unknown-template", place, format!("there is no template `{name}`")), name, known)
}

/// A block that no template above has, or a `super()` without one.
pub(crate) fn unknown_block<'a>(place: Place, name: &str, known: impl IntoIterator<Item = &'a str>) -> Diagnostic {
    let message = format!("no template that this one extends has a block `{name}`, so nothing shows it");
    suggest(Diagnostic::error("theme/unknown-block", place, message), name, known)
}

/// A component that no template defines.
pub(crate) fn unknown_component<'a>(place: Place, name: &str, known: impl IntoIterator<Item = &'a str>) -> Diagnostic {
    suggest(Diagnostic::error("theme/unknown-component", place, format!("there is no component `{name}`")), name, known)
}

/// A component that two templates define.
pub(crate) fn duplicate_component(place: Place, name: &str, first: Place) -> Diagnostic {
    Diagnostic::error("theme/duplicate-component", place, format!("the component `{name}` is defined twice"))
        .also(first, "the other one is here")
        .help("give one of them another name, or take it out")
}

/// A filter, function or test that does not exist. `kind` is that word.
pub(crate) fn unknown_function<'a>(
    place: Place,
    kind: &str,
    name: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    suggest(Diagnostic::error("theme/unknown-function", place, format!("there is no {kind} `{name}`")), name, known)
}

/// A filter that templates must not use, since its result is not stable or not translatable.
pub(crate) fn refused_filter(place: Place, name: &str, reason: &str) -> Diagnostic {
    Diagnostic::error("theme/refused-filter", place, format!("the filter `{name}` cannot be used here: {reason}"))
}

/// An argument that a filter, function, test, component or message does not take.
pub(crate) fn unknown_argument<'a>(
    place: Place,
    of: &str,
    name: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    suggest(Diagnostic::error("theme/unknown-argument", place, format!("{of} takes no `{name}`")), name, known)
}

/// An argument that a filter, function, test, component or message needs.
pub(crate) fn missing_argument(place: Place, of: &str, name: &str) -> Diagnostic {
    Diagnostic::error("theme/missing-argument", place, format!("{of} needs `{name}`")).help(format!("add `{name}=…`"))
}

/// A name in a template that the page's data does not have.
///
/// `base` is what stands in front of the name, none for a variable; `entries` are the templates in whose pages the name
/// is missing, empty if that is all of them.
pub(crate) fn unknown_name(
    place: Place,
    base: Option<&str>,
    name: &str,
    known: &BTreeSet<String>,
    entries: &[&str],
) -> Diagnostic {
    let message = match base {
        Some(base) => format!("`{base}` has no field `{name}`"),
        None => format!("there is no variable `{name}` here"),
    };
    let where_ = match entries {
        [] => String::new(),
        [one] => format!(" when it is part of `{one}`"),
        [one, rest @ ..] => format!(" when it is part of `{one}` and {} other templates", rest.len()),
    };
    let diagnostic = Diagnostic::error("theme/unknown-name", place, format!("{message}{where_}"));
    suggest(diagnostic, name, known.iter().map(String::as_str))
}

/// A value in a template that is used as what it is not, such as a loop over a text.
pub(crate) fn wrong_type(place: Place, value: &str, what: &str, wanted: &str) -> Diagnostic {
    Diagnostic::error("theme/wrong-type", place, format!("`{value}` is {what} and cannot be {wanted}"))
}

/// A text that a value is compared with, but never has.
pub(crate) fn unknown_option(place: Place, value: &str, option: &str, known: &[String]) -> Diagnostic {
    let diagnostic = Diagnostic::error("theme/unknown-option", place, format!("`{value}` is never `{option}`"));
    suggest(diagnostic, option, known.iter().map(String::as_str))
}

/// A value that is put into the page as HTML though it is not.
pub(crate) fn r#unsafe(place: Place, value: &str) -> Diagnostic {
    Diagnostic::error(
        "theme/unsafe",
        place,
        format!("`{value}` is not HTML, so `safe` would let any tag in it through"),
    )
    .help("take `| safe` away; only fields that hold HTML may have it")
}

/// HTML that is shown as a text, its tags included.
pub(crate) fn unmarked_html(place: Place, value: &str) -> Diagnostic {
    Diagnostic::error(
        "theme/unmarked-html",
        place,
        format!("`{value}` is HTML, but would be shown as a text with its tags"),
    )
    .help(format!("write `{{{{ {value} | safe }}}}`"))
}

/// A message in a template that does not exist.
pub(crate) fn unknown_message<'a>(place: Place, key: &str, known: impl IntoIterator<Item = &'a str>) -> Diagnostic {
    let diagnostic = Diagnostic::error("theme/unknown-message", place, format!("there is no message `{key}`"));
    let near = nearest(key, known).map(|near| format!("did you mean `{near}`?"));
    diagnostic.maybe_label(near).help("use a name from `messages/en.yaml` of the theme, or add the message there")
}

/// A template that the checker of names cannot follow, though it can be rendered.
pub(crate) fn unchecked(place: Place) -> Diagnostic {
    Diagnostic::warning(
        "theme/unchecked",
        place,
        "names in this template are not checked from here on, as this is unknown to pearls",
    )
    .help("write it in another way, and tell the makers of pearls")
}

/// A page that its template cannot be filled in for.
pub(crate) fn render(place: Place, detail: &str) -> Diagnostic {
    Diagnostic::error("theme/render", place, format!("the template cannot be filled in: {}", sentence(detail)))
}

/// Says what a name is called that is not what it was.
pub(crate) fn renamed(diagnostic: Diagnostic, now: Option<String>) -> Diagnostic {
    match now {
        Some(now) => diagnostic.label(format!("it is called `{now}` now")),
        None => diagnostic,
    }
}

/// What the template engine says as the end of a sentence: its first one, without its full stop.
fn sentence(detail: &str) -> &str {
    let line = detail.lines().next().unwrap_or_default();
    line.split(". ").next().unwrap_or_default().trim_end_matches('.')
}

/// Adds the nearest name as a label and the names that there are as help.
fn suggest<'a>(diagnostic: Diagnostic, name: &str, known: impl IntoIterator<Item = &'a str>) -> Diagnostic {
    let known: Vec<&str> = known.into_iter().collect();
    let near = nearest(name, known.iter().copied()).map(|near| format!("did you mean `{near}`?"));
    let diagnostic = diagnostic.maybe_label(near);
    if known.is_empty() {
        return diagnostic;
    }
    let shown: Vec<_> = known.iter().take(40).map(|name| format!("`{name}`")).collect();
    let more =
        if known.len() > shown.len() { format!(" and {} more", known.len() - shown.len()) } else { String::new() };
    diagnostic.help(format!("there are {}{more}", shown.join(", ")))
}
