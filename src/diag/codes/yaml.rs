//! Problems with whether fields can be read as YAML, before any question of what they mean.
//!
//! `corrected` puts the faulty line right, where it is certain how.

use crate::diag::{Diagnostic, Fix, Place};
use crate::source::characters::name_of_forbidden;

/// Fields that take more than 64 KiB.
pub(crate) fn too_large(place: Place, bytes: usize, max: usize) -> Diagnostic {
    let (size, max) = (bytes.div_ceil(1024), max / 1024);
    Diagnostic::error(
        "yaml/too-large",
        place,
        format!("the fields take {size} KiB, more than the {max} KiB that are read"),
    )
    .help("move long texts from the fields into the text below them")
}

/// Lists or fields inside each other more than 64 levels deep.
pub(crate) fn too_deep(place: Place, max: usize) -> Diagnostic {
    Diagnostic::error(
        "yaml/too-deep",
        place,
        format!("lists and fields are inside each other more than {max} levels deep"),
    )
    .help("take some levels out; a missing `]` or `}` can be the reason as well")
}

/// Repetitions (`*name`) that unfold to far more than what is written.
pub(crate) fn repeats(place: Place, values: usize, bytes: usize) -> Diagnostic {
    let message = format!(
        "written out, what `&` and `*` repeat comes to more than {values} values or {} KiB of text",
        bytes / 1024
    );
    Diagnostic::error("yaml/repeats", place, message)
        .help("remove the repetitions; write out only the values that the entry needs")
}

/// A repetition (`*name`) of something that has not been named with `&name` before.
pub(crate) fn unknown_anchor(place: Place) -> Diagnostic {
    Diagnostic::error(
        "yaml/unknown-anchor",
        place,
        "a value that begins with `*` repeats another one, which is not there",
    )
    .help("if it is a text, put it in quotes")
}

/// A second part after a line `---` or `...` in one file.
pub(crate) fn several_documents(place: Place) -> Diagnostic {
    Diagnostic::error("yaml/several-documents", place, "a second set of fields begins here, but a file has only one")
        .help("remove this line, or move what follows into a file of its own")
}

/// A list or a text where fields (`name: value`) are wanted.
pub(crate) fn not_fields(place: Place) -> Diagnostic {
    Diagnostic::error("yaml/not-fields", place, "here should be fields, one on each line")
        .help("write each field as `name: value`")
}

/// The same field twice in one place.
pub(crate) fn duplicate_key(place: Place, key: &str, first: Option<Place>) -> Diagnostic {
    let problem =
        Diagnostic::error("yaml/duplicate-key", place, format!("the field `{key}` is here for the second time"))
            .help("keep one of the two; several values of one field are a list, `[a, b]`");
    match first {
        Some(first) => problem.also(first, "it is here for the first time"),
        None => problem,
    }
}

/// A list in braces, which are for groups of fields.
pub(crate) fn braces(place: Place, corrected: &str) -> Diagnostic {
    Diagnostic::error("yaml/braces", place, "a list stands in square brackets; braces are for fields with values")
        .help(format!("write `{corrected}`"))
        .fix(corrected)
}

/// The name of a field that YAML reads as a number or as true or false.
pub(crate) fn key_not_text(place: Place, key: &str) -> Diagnostic {
    Diagnostic::error("yaml/key-not-text", place, format!("the name `{key}` is not a text"))
        .help(format!("put the name in quotes: `'{key}': …`"))
}

/// A value that begins with `!`, which has a special meaning.
pub(crate) fn tag(place: Place, tag: &str) -> Diagnostic {
    Diagnostic::error("yaml/tag", place, format!("`{tag}` at the beginning of a value has a special meaning in YAML"))
        .help("put the value in quotes")
}

/// A whole number that is larger than any that can be stored.
pub(crate) fn number_too_large(place: Place) -> Diagnostic {
    Diagnostic::error("yaml/number-too-large", place, "this number is too large")
        .help("if it is a text, put it in quotes")
}

/// A code in double quotes (`"\x07"`) for a character that no page can show.
pub(crate) fn forbidden_character(place: Place, first: char, count: usize) -> Diagnostic {
    let name = name_of_forbidden(first);
    let message = match count {
        1 => format!("a code with a backslash stands for {name}, so no page can show it"),
        count => {
            format!("{count} codes with a backslash stand for characters that no page can show; the first is {name}")
        }
    };
    Diagnostic::error("yaml/forbidden-character", place, message).help(
        "remove the code; a backslash that is meant as such is doubled, `\\\\`, or the text stands in single quotes",
    )
}

/// A title or another text that has `: ` in it and no quotes around it.
pub(crate) fn unquoted_colon(place: Place, corrected: Option<Fix>) -> Diagnostic {
    slip("yaml/unquoted-colon", place, "a text that has a colon in it needs quotes around it", corrected)
        .label("this colon begins a second value")
}

/// A text with ` #` in it and no quotes around it: YAML leaves out what follows the sign.
pub(crate) fn comment(place: Place, corrected: Option<Fix>) -> Diagnostic {
    slip("yaml/comment", place, "YAML takes everything from this `#` on for a comment and leaves it out", corrected)
        .label("this would be lost; a comment has two spaces before its `#`, and one behind it")
}

/// A tab where spaces should indent a line.
pub(crate) fn tab(place: Place, corrected: Option<Fix>) -> Diagnostic {
    slip("yaml/tab", place, "this line is indented with a tab, which YAML does not allow", corrected)
        .help("type two spaces in the place of each tab")
}

/// A no-break space or another special space, often pasted from a text program, where YAML needs a plain one.
pub(crate) fn special_space(place: Place, corrected: Option<Fix>) -> Diagnostic {
    slip("yaml/special-space", place, "here is a no-break space, pasted from another program", corrected)
        .help("delete it and type a plain space in its place")
}

/// A colon after the name of a field with no space behind it.
pub(crate) fn missing_space(place: Place, key: &str, corrected: Option<Fix>) -> Diagnostic {
    slip("yaml/missing-space", place, format!("a space is missing after the colon of `{key}:`"), corrected)
}

/// A line that has neither a colon nor a `-`.
pub(crate) fn missing_colon(place: Place) -> Diagnostic {
    Diagnostic::error("yaml/missing-colon", place, "this line is not a field, because no colon follows a name")
        .help("write `name: value`; a text that goes on from the line before is indented by two spaces")
}

/// Typographic quotes (`“…”`, `„…“`, `«…»`) where YAML needs straight ones.
pub(crate) fn typographic_quotes(place: Place, corrected: Option<Fix>) -> Diagnostic {
    slip(
        "yaml/typographic-quotes",
        place,
        "these are typographic quotes; YAML needs straight ones, `'` or `\"`",
        corrected,
    )
}

/// A quote that opens and does not close.
pub(crate) fn unclosed_quote(place: Place, corrected: Option<Fix>) -> Diagnostic {
    slip("yaml/unclosed-quote", place, "the quote that opens here does not close", corrected)
}

/// Text after the quote that closes a value, often because of an apostrophe.
pub(crate) fn text_after_quote(place: Place, corrected: Option<Fix>) -> Diagnostic {
    slip("yaml/text-after-quote", place, "the quotes end before the text does", corrected)
        .label("this comes after the closing quote")
}

/// A `[` or `{` that opens and does not close.
pub(crate) fn unclosed_bracket(place: Place, bracket: char, corrected: Option<Fix>) -> Diagnostic {
    slip("yaml/unclosed-bracket", place, format!("the `{bracket}` that opens here does not close"), corrected)
}

/// A text that begins with a character that means something else to YAML, such as `@`, `[` or `*`.
pub(crate) fn special_start(place: Place, start: char, corrected: Option<Fix>) -> Diagnostic {
    slip("yaml/special-start", place, format!("a text that begins with `{start}` needs quotes around it"), corrected)
}

/// A line that is indented differently from its neighbours.
pub(crate) fn indentation(place: Place, corrected: Option<Fix>) -> Diagnostic {
    let problem =
        slip("yaml/indentation", place, "this line is not indented like the lines that it belongs to", corrected);
    match problem.help.clone() {
        Some(help) => {
            let help =
                format!("{help} from the beginning of the line, or put it in quotes together with the text above it");
            problem.help(help)
        }
        None => problem.help("begin it in the same column as its neighbours, or put the whole text above it in quotes"),
    }
}

/// Anything else that cannot be read as YAML.
pub(crate) fn syntax(place: Place, what: &str) -> Diagnostic {
    Diagnostic::error("yaml/syntax", place, what).help("write each field as `name: value`, with texts in quotes")
}

/// A slip; where the corrected line is known, the help shows it.
fn slip(code: &'static str, place: Place, message: impl Into<String>, corrected: Option<Fix>) -> Diagnostic {
    let mut problem = Diagnostic::error(code, place, message);
    problem.help = corrected.as_ref().map(|fix| format!("write `{}`", fix.text.trim()));
    problem.fix = corrected;
    problem
}
