//! The search index.

use crate::diag::{Diagnostic, Place};

/// The search index could not be made.
pub fn failed(place: Place, reason: &str) -> Diagnostic {
    Diagnostic::error("search/failed", place, format!("the search index could not be made: {reason}"))
        .help("this is a fault of pearls, not of your content: please report it, with this message")
}
