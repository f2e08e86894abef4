//! Problems with what a translation may state beside its original.

use crate::diag::{Diagnostic, Place};

/// A field in a translation that only the original may state.
pub(crate) fn inherited_field(place: Place, key: &str, original: Option<&str>) -> Diagnostic {
    let original = original.unwrap_or("the original");
    Diagnostic::error("translation/inherited-field", place, format!("`{key}` is the same in every language"))
        .help(format!("inherited from {original}; remove it"))
}

/// A translation that repeats what is the same in every language, as a copy of the original does.
pub(crate) fn copied(place: Place, keys: &[&str], original: &str) -> Diagnostic {
    let keys: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
    let message = format!("{} are the same in every language", keys.join(", "));
    Diagnostic::error("translation/copied", place, message)
        .help(format!("inherited from {original}; remove them, and keep what is translated"))
}

/// An item of a list in a translation that does not say which item of the original it translates.
pub(crate) fn item_without_key(place: Place, owner: &str, keys: &[String]) -> Diagnostic {
    let message = format!("{owner} does not say which item of the original it translates");
    Diagnostic::error("translation/item-without-key", place, message).help(format!(
        "add {keys} with the value that the item has in the original; if it has none there, give it one first",
        keys = super::schema::quoted_list(keys)
    ))
}

/// An item of a list in a translation whose key names no item of the original.
pub(crate) fn no_such_item(place: Place, list: &str, key: &str, name: &str, known: &[String]) -> Diagnostic {
    let message = format!("`{list}` of the original has no item with the {key} `{name}`, so this would not be shown");
    let help = match known {
        [] => format!("leave `{list}` out, or add the item to the original first"),
        known => format!("write the {key} of the item that it translates: {}", super::schema::quoted_list(known)),
    };
    Diagnostic::error("translation/no-such-item", place, message).help(help)
}

/// Two items of a list in a translation that translate the same item of the original.
pub(crate) fn item_twice(place: Place, key: &str, name: &str) -> Diagnostic {
    let message = format!("the item with the {key} `{name}` is translated twice, so one of the two would not be shown");
    Diagnostic::error("translation/item-twice", place, message).help("remove one of them")
}

/// Texts that stand in one file for all languages, and lack one of the site's; another language stands in.
pub fn text_missing(place: Place, languages: &[(&str, usize)], total: usize) -> Diagnostic {
    let languages: Vec<String> =
        languages.iter().map(|(lang, count)| format!("{count} of {total} in `{lang}`")).collect();
    Diagnostic::note("translation/text-missing", place, format!("texts are missing: {}", languages.join(", ")))
        .label("the first of them")
        .help("add the texts; until then another language is shown in their place. A text that is the same in all languages needs none")
}

/// A list of texts in a translation that has more or fewer of them than the original.
pub(crate) fn other_length(place: Place, list: &str, original: usize, translation: usize) -> Diagnostic {
    let message = format!("`{list}` has {translation} here and {original} in the original");
    Diagnostic::warning("translation/other-length", place, message)
        .help("translate all of them, in the same order; the list is replaced as a whole")
}
