//! Faults of finished pages. Most of them are faults of a theme.

use crate::diag::{Diagnostic, Place};

/// A finished page links to something that is not in the output.
pub(crate) fn broken_link(place: Place, page: &str, target: &str) -> Diagnostic {
    Diagnostic::error("audit/broken-link", place, format!("the page `{page}` links to `{target}`, which is not there"))
        .help("if the link stands in the text, check its spelling; if not, it comes from a template of the theme")
}

/// A finished page loads something from elsewhere.
pub(crate) fn foreign_origin(place: Place, page: &str, url: &str) -> Diagnostic {
    Diagnostic::error(
        "audit/foreign-origin",
        place,
        format!("the page `{page}` loads `{url}` from another place on the internet"),
    )
    .help("put the file into the theme or into `content/static`, so that readers are not tracked and the page lasts")
}

/// A finished page lacks the funding block.
pub(crate) fn no_funding(place: Place, page: &str) -> Diagnostic {
    Diagnostic::error("audit/no-funding", place, format!("the page `{page}` does not show who funds the site"))
        .help("the theme's templates must show `site.funding` in an element with the id `funding`")
}

/// A finished page has a fault in its structure.
pub(crate) fn structure(place: Place, page: &str, fault: &str) -> Diagnostic {
    Diagnostic::error("audit/structure", place, format!("the page `{page}` {fault}"))
        .help("this is a fault of a template of the theme")
}
