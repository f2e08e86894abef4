//! Faults of finished pages. Most of them are faults of a theme.
//!
//! `others` is the number of further pages that have the same fault.

use crate::diag::{Diagnostic, Place};

/// A finished page links to something that is not in the output.
pub(crate) fn broken_link(place: Place, page: &str, others: usize, target: &str) -> Diagnostic {
    let message = format!("{} to `{target}`, which is not there", pages(page, others, "links", "link"));
    Diagnostic::error("audit/broken-link", place, message)
        .help("if the link stands in the text, check its spelling; if not, it comes from a template of the theme")
}

/// A finished page loads something from elsewhere.
pub(crate) fn foreign_origin(place: Place, page: &str, others: usize, url: &str) -> Diagnostic {
    let message = format!("{} `{url}` from another place on the internet", pages(page, others, "loads", "load"));
    Diagnostic::error("audit/foreign-origin", place, message).help(
        "put the file into the theme or into `content/static`, so that readers are not tracked and the page lasts",
    )
}

/// A finished page lacks the funding block.
pub(crate) fn no_funding(place: Place, page: &str, others: usize) -> Diagnostic {
    let message = format!("{} not show who funds the site", pages(page, others, "does", "do"));
    Diagnostic::error("audit/no-funding", place, message)
        .help("the theme's templates must show `site.funding` in an element with the id `funding`")
}

/// A finished page has a fault in its structure.
pub(crate) fn structure(place: Place, page: &str, others: usize, fault: &str) -> Diagnostic {
    // What is wrong is said of one page: `has no single …`, `is not …`.
    let message = match others {
        0 => format!("the page `{page}` {fault}"),
        _ => format!("the page `{page}` {fault}; so do {others} others"),
    };
    Diagnostic::error("audit/structure", place, message).help("this is a fault of a template of the theme")
}

/// `the page x links`, `the page x and 7 others link`.
fn pages(page: &str, others: usize, one: &str, many: &str) -> String {
    match others {
        0 => format!("the page `{page}` {one}"),
        1 => format!("the page `{page}` and another one {many}"),
        _ => format!("the page `{page}` and {others} others {many}"),
    }
}
