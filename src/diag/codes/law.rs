//! What the law asks of a site: privacy, accessibility, imprint, licences.

use crate::diag::{Diagnostic, Place};

/// The site lacks a page that the law asks for.
pub(crate) fn page_missing(place: Place, what: &str, role: &str) -> Diagnostic {
    Diagnostic::error("law/page-missing", place, format!("the site has no {what}"))
        .help(format!("add a page below content/pages with `role: {role}`"))
}

/// A contact names a person who has not agreed to it.
pub(crate) fn personal_data(place: Place, what: &str) -> Diagnostic {
    Diagnostic::error("law/personal-data", place, format!("the contact has {what}, but nobody's consent to it"))
        .help("add `consent:` with the day on which the person agreed, or give a shared mailbox or an address instead; shared mailboxes can be listed as `mailboxes` in site.yaml")
}

/// A text links to the mailbox of a person.
pub(crate) fn personal_mailbox(place: Place, mailbox: &str) -> Diagnostic {
    Diagnostic::error(
        "law/personal-mailbox",
        place,
        format!("`{mailbox}` looks like the mailbox of a person, which must not stand in a text"),
    )
    .help("write a shared mailbox; if this one is shared, add it to `mailboxes` in site.yaml")
}

/// Something that must not be used commercially is given away under a licence that allows it.
pub(crate) fn non_commercial(place: Place, license: &str, site: &str) -> Diagnostic {
    Diagnostic::note(
        "law/non-commercial",
        place,
        format!("`{license}` forbids commercial use, but the site as a whole is given away under {site}"),
    )
    .help("link to it instead of copying it, or ask for a licence without `NC`")
}
