//! Names and places.

use crate::diag::{Diagnostic, Place};

/// Two municipalities have the same name.
pub(crate) fn shared(place: Place, other: Place, name: &str, id: &str) -> Diagnostic {
    Diagnostic::warning("names/shared", place, format!("the municipality `{id}` has the name `{name}` as well"))
        .also(other, "the other one")
        .help("make the names differ (`Alytus city`, `Alytus district`), or remove the name from one of them")
}

/// A place with a case or a title has no position on the map.
pub(crate) fn no_position(place: Place, has: &str) -> Diagnostic {
    Diagnostic::error(
        "names/no-position",
        place,
        format!("the place has {has}, but its position on the map is not stated"),
    )
    .help("add `lat:` and `lon:` in degrees, such as `lat: 54.3233` and `lon: 10.1228`")
}

/// A position that the site's map does not show.
pub(crate) fn off_map(place: Place, map: &str, is_swapped: bool) -> Diagnostic {
    let found =
        Diagnostic::note("names/off-map", place, format!("this position lies outside of the map `{map}` of the site"));
    if is_swapped {
        found.help("exchange the two numbers: `lat` says how far north, `lon` how far east")
    } else {
        found.help("check the two numbers: `lat` says how far north, `lon` how far east; if they are right, the place stands in the list beside the map, or choose another map in site.yaml")
    }
}

/// An organisation to which nothing refers.
pub(crate) fn organisation_unused(place: Place, id: &str) -> Diagnostic {
    Diagnostic::note("names/organisation-unused", place, format!("nothing refers to the organisation `{id}`"))
        .help("name it as partner, mentor or organiser where it took part, give it a role, or remove the file")
}
