//! Links, fragments and checked numbers in bodies; old addresses.

use crate::diag::{Diagnostic, Place};

/// A link leads to an entry that does not exist.
pub(crate) fn missing_entry(place: Place, destination: &str, meant: Option<&str>) -> Diagnostic {
    let found = Diagnostic::error("links/missing-entry", place, format!("there is no entry `{destination}`"));
    suggest(found, meant, "write the path from this file to the entry's file, such as `../municipalities/kiel.md`")
}

/// A link leads to a file that does not exist.
pub(crate) fn missing_file(place: Place, destination: &str, meant: Option<&str>) -> Diagnostic {
    let found = Diagnostic::error("links/missing-file", place, format!("there is no file `{destination}`"));
    suggest(found, meant, "write the path from this file to the other one, such as `../municipalities/kiel.md`")
}

/// A link leads out of the folder `content`.
pub(crate) fn outside(place: Place, destination: &str, meant: Option<&str>) -> Diagnostic {
    let found = Diagnostic::error("links/outside", place, format!("`{destination}` leads out of the folder `content`"));
    suggest(found, meant, "link to an entry, to a file below content/static, or to a whole address with `https://`")
}

/// A link to a page of this site by its whole address: it breaks when the site moves, and nobody sees whether it leads anywhere.
pub(crate) fn own_address(place: Place, destination: &str, meant: Option<&str>) -> Diagnostic {
    let message = format!("`{destination}` is a page of this site, linked by its whole address");
    let found = Diagnostic::error("links/own-address", place, message);
    match meant {
        Some(meant) => found.help(format!("write `{meant}`")),
        None => found.help("write the path from this file to the other one, such as `../municipalities/kiel.md`"),
    }
}

/// A link to the computer of whoever wrote it.
pub(crate) fn own_computer(place: Place, destination: &str) -> Diagnostic {
    Diagnostic::error("links/own-computer", place, format!("`{destination}` leads to your own computer or network, which readers cannot open"))
        .help("write the path from this file to the other one, such as `../municipalities/kiel.md`, or the address that everybody can open")
}

/// A link leads to a heading that its page does not have.
pub(crate) fn missing_fragment(place: Place, fragment: &str, page: &str, meant: Option<&str>) -> Diagnostic {
    let message = format!("there is no section with the id `{fragment}` in {page}");
    let found = Diagnostic::error("links/missing-fragment", place, message);
    suggest(found, meant, "write the id of a heading on that page after the `#`, or remove that part")
}

/// A heading has an id that the page uses for a part of its own.
///
/// `headings`: of a section of a plan template, whose id stands in two places.
pub(crate) fn reserved_id(place: Place, headings: &[Place], id: &str) -> Diagnostic {
    let found =
        Diagnostic::error("links/reserved-id", place, format!("the page has a part of its own with the id `{id}`"));
    let found = headings.iter().fold(found, |found, heading| found.also(heading.clone(), "the section's heading"));
    found.help(match headings {
        [] => format!("give the heading another id, such as `{{#about-{id}}}`"),
        _ => format!(
            "give the section another id, here and after its heading, such as `id: about-{id}` and `{{#about-{id}}}`"
        ),
    })
}

/// A checked number refers to something that is not counted.
pub(crate) fn unknown_figure(place: Place, path: &str, meant: Option<&str>) -> Diagnostic {
    let found = Diagnostic::error("links/unknown-figure", place, format!("there is no number `data:{path}`"));
    match meant {
        Some(meant) => found.label(format!("did you mean `data:{meant}`?")).help(format!("write `data:{meant}`")),
        None => found.help("use one of the paths listed in docs/schema.md, or write the number as plain text"),
    }
}

/// A checked number is not the one that was typed.
pub(crate) fn figure_differs(place: Place, path: &str, typed: &str, figure: usize) -> Diagnostic {
    Diagnostic::note(
        "links/figure-differs",
        place,
        format!("`{typed}` is typed, but `data:{path}` is {figure} today, and that is shown"),
    )
    .help(format!("write {figure}, or correct the data"))
}

fn suggest(found: Diagnostic, meant: Option<&str>, otherwise: &str) -> Diagnostic {
    match meant {
        Some(meant) => {
            let write = in_brackets(meant);
            found.label(format!("did you mean `{meant}`?")).help(format!("write `{write}`"))
        }
        None => found.help(otherwise),
    }
}

/// A path as it can stand between the round brackets of a link: one with spaces or brackets stands between `<` and `>`.
pub(crate) fn in_brackets(path: &str) -> String {
    if path.contains([' ', '(', ')']) { format!("<{path}>") } else { path.to_owned() }
}
