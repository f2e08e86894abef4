//! Case studies.

use crate::diag::{Diagnostic, Place};

/// A case study that names no place, on a site that has places.
pub(crate) fn no_place(place: Place) -> Diagnostic {
    Diagnostic::error("case/no-place", place, "this case study does not say where it was done").help(
        "add `municipalities:` with the name of a file in `content/municipalities`, such as `municipalities: rujiena`",
    )
}
