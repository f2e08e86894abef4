//! Problems with what a translation may state beside its original.

use crate::diag::{Diagnostic, Place};

/// A field in a translation that only the original may state.
pub fn inherited_field(place: Place, key: &str, original: Option<&str>) -> Diagnostic {
    let original = original.unwrap_or("the original");
    Diagnostic::error("translation/inherited-field", place, format!("`{key}` is the same in every language"))
        .help(format!("inherited from {original}; remove it"))
}

/// An item of a list in a translation that does not say which item of the original it translates.
pub fn item_without_key(place: Place, owner: &str, keys: &[String]) -> Diagnostic {
    let message = format!("{owner} does not say which item of the original it translates");
    Diagnostic::error("translation/item-without-key", place, message)
        .help(format!("add {} with the value that the original has", super::schema::quoted_list(keys)))
}
