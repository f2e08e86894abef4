//! Places and organisations: their names, their positions, and whether anything names them.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::{Catalog, Entry, targets};
use crate::content::markdown::HoleKind;
use crate::content::schema::municipality::Municipality;
use crate::diag::{Diagnostic, FieldPath, Place, codes};
use crate::values::EntryKey;

use super::{at, award, bodies};

/// All names of a place with the fields that state them.
fn names(municipality: &Municipality) -> Vec<(&str, FieldPath)> {
    let title = (municipality.head.title.as_str(), FieldPath::of("title"));
    let by_lang =
        municipality.names.iter().map(|(lang, name)| (name.as_str(), FieldPath::of("names").key(lang.as_str())));
    let others = municipality.also_known_as.iter().enumerate();
    let others = others.map(|(position, name)| (name.as_str(), super::item("also_known_as", position)));
    std::iter::once(title).chain(by_lang).chain(others).collect()
}

pub(super) fn shared_names(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut first: BTreeMap<String, (&Entry, FieldPath)> = BTreeMap::new();
    let mut found = Vec::new();
    for (entry, municipality) in catalog.municipalities() {
        for (name, path) in names(municipality) {
            match first.get(&name.to_lowercase()) {
                Some((other, _)) if other.key == entry.key => {}
                Some((other, stated)) => {
                    let place = at(other, stated.clone());
                    found.push(codes::names::shared(at(entry, path), place, name, &other.key.id));
                }
                None => drop(first.insert(name.to_lowercase(), (entry, path))),
            }
        }
    }
    found
}

/// A site without places has case studies without them.
pub(super) fn no_place(catalog: &Catalog) -> Vec<Diagnostic> {
    if !catalog.has_places() {
        return Vec::new();
    }
    let nowhere = catalog.case_studies().filter(|(_, case)| case.municipalities.is_empty());
    nowhere.map(|(entry, _)| codes::case::no_place(at(entry, FieldPath::of("municipalities")))).collect()
}

/// The map, if there is one, shows every place with a case or a title.
pub(super) fn no_position(catalog: &Catalog) -> Vec<Diagnostic> {
    if catalog.map.is_none() {
        return Vec::new();
    }
    let titles = catalog.editions().flat_map(|(_, edition)| award::titles(edition));
    let titles: BTreeSet<&str> = titles.map(|(_, entrant)| entrant.municipality.0.as_str()).collect();
    let cases = catalog.case_studies().flat_map(|(_, case)| &case.municipalities);
    let cases: BTreeSet<&str> = cases.map(|place| place.0.as_str()).collect();
    let nowhere = catalog
        .municipalities()
        .filter(|(entry, place)| !entry.head().example && (place.lat.is_none() || place.lon.is_none()));
    nowhere
        .filter_map(|(entry, _)| match entry.key.id.as_str() {
            id if titles.contains(id) => Some((entry, "a title")),
            id if cases.contains(id) => Some((entry, "a case study")),
            _ => None,
        })
        .map(|(entry, has)| codes::names::no_position(Place::whole(entry.path()), has))
        .collect()
}

/// Positions are on the map of the site, if there is one.
pub(super) fn off_map(catalog: &Catalog) -> Vec<Diagnostic> {
    let Some(map) = catalog.map.as_deref() else { return Vec::new() };
    let of_places = catalog
        .municipalities()
        .filter_map(|(entry, place)| Some((at(entry, FieldPath::of("lat")), place.lat?, place.lon?)));
    let of_cases = catalog.case_studies().filter_map(|(entry, case)| {
        let geo = case.geo?;
        Some((at(entry, FieldPath::of("geo")), geo.lat, geo.lon))
    });
    let outside = of_places.chain(of_cases).filter(|(_, lat, lon)| map.locate(*lat, *lon).is_none());
    outside
        .map(|(place, lat, lon)| codes::names::off_map(place, &catalog.config.map, map.locate(lon, lat).is_some()))
        .collect()
}

/// Entries that any body links to.
fn linked(catalog: &Catalog) -> BTreeSet<EntryKey> {
    let mut linked = BTreeSet::new();
    for (entry, version) in bodies(catalog) {
        for hole in &version.document.body.holes {
            let HoleKind::LinkStart { destination } = &hole.kind else { continue };
            match targets::resolve(catalog, &version.document, destination) {
                targets::Target::Entry(key, _) if key != entry.key => drop(linked.insert(key)),
                _ => {}
            }
        }
    }
    linked
}

/// Organisations with a role stand on the page of partners; the others need somebody who names them.
pub(super) fn organisation_unused(catalog: &Catalog) -> Vec<Diagnostic> {
    let is_unnamed = |key: &EntryKey| catalog.referrers(key).is_empty();
    let unnamed: Vec<&Entry> = catalog
        .organisations()
        .filter(|(entry, own)| own.roles.is_empty() && entry.is_listed() && is_unnamed(&entry.key))
        .map(|(entry, _)| &**entry)
        .collect();
    if unnamed.is_empty() {
        return Vec::new();
    }
    let linked = linked(catalog);
    let orphans = unnamed.into_iter().filter(|entry| !linked.contains(&entry.key));
    orphans.map(|entry| codes::names::organisation_unused(Place::whole(entry.path()), &entry.key.id)).collect()
}
