//! `site.yaml` and the folder as a whole.

use crate::diag::{Diagnostic, Place};

/// There is no site.yaml.
pub fn site_missing(place: Place) -> Diagnostic {
    Diagnostic::error(
        "site/missing",
        place,
        "there is no site.yaml, so it is not known what the site is called and which languages it has",
    )
    .help("run `pearls init DIR` for a new site, or go to the folder of an existing one")
}
