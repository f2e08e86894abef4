//! The order of listings: what is new comes first where time matters, names by letter elsewhere.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::catalog::{Catalog, Entry};
use crate::content::Data;
use crate::route::{EntryKey, Kind};
use crate::values::Day;

/// Kinds that have a listing of their own.
pub const LISTED: [Kind; 8] = [
    Kind::CaseStudies,
    Kind::PlanTemplates,
    Kind::ActionPlans,
    Kind::Editions,
    Kind::Municipalities,
    Kind::Organisations,
    Kind::Resources,
    Kind::Events,
];

/// The listed entries of each kind that has some.
pub fn all(catalog: &Catalog) -> BTreeMap<Kind, Vec<EntryKey>> {
    let of = |kind: Kind| {
        let mut entries: Vec<_> = catalog.of_kind(kind).filter(|entry| entry.is_listed()).collect();
        entries.sort_by_cached_key(|entry| sort_key(entry));
        (kind, entries.into_iter().map(|entry| entry.key.clone()).collect::<Vec<_>>())
    };
    LISTED.into_iter().map(of).filter(|(_, keys)| !keys.is_empty()).collect()
}

type SortKey = (Reverse<Option<Day>>, String, String);

fn sort_key(entry: &Entry) -> SortKey {
    let newest = match entry.data() {
        Data::CaseStudy(case) => Some(case.period.start.first()),
        Data::Event(event) => Some(event.start.first()),
        Data::Edition(_) => entry.key.id.parse().ok().map(|year: crate::values::Date| year.first()),
        Data::ActionPlan(plan) => plan
            .edition
            .as_ref()
            .and_then(|edition| edition.0.parse().ok())
            .map(|year: crate::values::Date| year.first()),
        _ => None,
    };
    (Reverse(newest), letters(&entry.head().title), entry.key.id.clone())
}

/// A title or label reduced to plain letters, for an order that reads well in any language.
pub fn letters(title: &str) -> String {
    deunicode::deunicode(title).to_lowercase()
}
