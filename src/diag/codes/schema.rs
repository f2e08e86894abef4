//! Problems with the form of fields: what the schema of a kind says about them.
//!
//! `owner` names what has the fields (`this case study`, `` `cost` ``), `name` the field. Help and fix that depend on the
//! value are added by [`crate::yaml::report`].

use crate::diag::{Diagnostic, Place};

/// A required field that is absent or empty.
pub(crate) fn missing_field(place: Place, owner: &str, key: &str) -> Diagnostic {
    Diagnostic::error("schema/missing-field", place, format!("{owner} has no `{key}`")).help(format!("add `{key}: …`"))
}

/// Several fields of which at least one is needed, and none is there.
pub(crate) fn missing_any(place: Place, owner: &str, keys: &[String]) -> Diagnostic {
    Diagnostic::error("schema/missing-any", place, format!("{owner} has none of {}", quoted_list(keys)))
        .help(format!("add at least one of {}", quoted_list(keys)))
}

/// A field that does not exist, often a misspelt one.
pub(crate) fn unknown_key(place: Place, owner: &str, key: &str) -> Diagnostic {
    Diagnostic::error("schema/unknown-key", place, format!("`{key}` is not a field of {owner}"))
}

/// A point between thousands in an amount, which YAML reads as a decimal one.
pub(crate) fn thousands(place: Place, typed: &str, meant: &str) -> Diagnostic {
    let read = typed.trim_end_matches('0').trim_end_matches('.');
    Diagnostic::warning("schema/thousands", place, format!("`{typed}` is read as {read}, with a decimal point"))
        .help(format!("write `{meant}`; if decimals are meant, write no more than two of them"))
        .fix(meant)
}

/// A value of the wrong type, such as a number where a text is needed.
pub(crate) fn wrong_type(place: Place, name: &str, found: &str, expected: &str) -> Diagnostic {
    Diagnostic::error("schema/wrong-type", place, format!("`{name}` should be {expected}, but is {found}"))
}

/// A value that is not written in the form that the field needs, such as a date in another order.
pub(crate) fn wrong_form(place: Place, found: &str, expected: &str) -> Diagnostic {
    Diagnostic::error("schema/wrong-form", place, format!("`{found}` is not {expected}"))
}

/// A value in typographic quotes, which count as a part of it.
pub(crate) fn typographic_quotes(place: Place, found: &str) -> Diagnostic {
    Diagnostic::error(
        "schema/typographic-quotes",
        place,
        format!("the quotes of `{found}` are typographic, so they count as text"),
    )
}

/// A word that is none of those that a field takes.
pub(crate) fn not_an_option(place: Place, name: &str, found: &str, options: &[String]) -> Diagnostic {
    Diagnostic::error("schema/not-an-option", place, format!("`{name}` cannot be `{found}`"))
        .help(format!("write one of {}", quoted_list(options)))
}

/// A text that is longer than there is room for.
pub(crate) fn too_long(place: Place, name: &str, characters: usize, max: usize) -> Diagnostic {
    let message = format!("`{name}` has {characters} characters, more than the {max} that fit");
    Diagnostic::error("schema/too-long", place, message)
        .help(format!("shorten it by {} characters", characters.saturating_sub(max)))
}

/// A number that is too small or too large.
pub(crate) fn out_of_range(place: Place, name: &str, found: f64, min: Option<f64>, max: Option<f64>) -> Diagnostic {
    let range = match (min, max) {
        (Some(min), Some(max)) => format!("from {min} to {max}"),
        (Some(min), None) => format!("{min} or more"),
        (None, Some(max)) => format!("{max} or less"),
        (None, None) => "another number".to_owned(),
    };
    Diagnostic::error("schema/out-of-range", place, format!("`{name}` is {found}, but should be {range}"))
        .help(format!("write a number that is {range}"))
}

/// A text with nothing in it, or a list with too little.
pub(crate) fn empty(place: Place, name: &str, is_required: bool) -> Diagnostic {
    let help = if is_required { "fill it in: it is needed" } else { "leave the field out, or fill it in" };
    Diagnostic::error("schema/empty", place, format!("`{name}` is empty")).help(help)
}

/// Fields that the program itself cannot use, though nothing is wrong with them: a fault of the program.
pub(crate) fn refused(place: Place, kind: &str, reason: &str) -> Diagnostic {
    let message = format!("this {} cannot be used, by a fault of the program: {reason}", kind.replace('-', " "));
    Diagnostic::error("schema/refused", place, message)
        .help("write the field that it names in another way, and report it to those who keep the program")
}

/// A code of HTML such as `&nbsp;` in a plain text, where readers would see it as it stands.
pub(crate) fn html_entity(place: Place, found: &str) -> Diagnostic {
    Diagnostic::warning(
        "schema/html-entity",
        place,
        format!("`{found}` is a code of HTML, and readers would see it like this"),
    )
    .help("type the character itself")
}

/// `` `a`, `b` or `c` ``
pub(super) fn quoted_list(words: &[String]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.as_slice() {
        [] => "nothing".to_owned(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} or {last}", rest.join(", ")),
    }
}
