//! Problems with where the fields at the top of a file begin and end.

use crate::diag::{Diagnostic, Place};

/// A content file that is empty.
pub(crate) fn empty(place: Place) -> Diagnostic {
    Diagnostic::error("front-matter/empty", place, "this file is empty").help(FIRST_LINES)
}

/// A content file that does not begin with fields between two lines `---`.
pub(crate) fn missing(place: Place) -> Diagnostic {
    Diagnostic::error("front-matter/missing", place, "this file does not begin with its fields").help(FIRST_LINES)
}

/// A line `---` that is not the very first line, or that is not made of three hyphens.
pub(crate) fn first_line(place: Place) -> Diagnostic {
    Diagnostic::error("front-matter/first-line", place, "the fields must begin on the first line, with three hyphens")
        .help("make `---` the first line, with nothing before it")
}

/// Fields whose closing line `---` is missing.
pub(crate) fn unclosed(place: Place) -> Diagnostic {
    Diagnostic::error("front-matter/unclosed", place, "the fields that begin here do not end")
        .help("add a line `---` after the last field, before the text")
}

const FIRST_LINES: &str = "begin the file like this, then the text:\n---\ntitle: The title of the entry\n---";
