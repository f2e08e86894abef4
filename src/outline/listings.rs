//! The order of listings: what has been done comes first, then what is new, where time matters; elsewhere names, in the order of each language.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::catalog::{Catalog, Entry, names};
use crate::content::Data;
use crate::content::schema::case_study::Evidence;
use crate::locale::Collation;
use crate::values::{Day, EntryKey, Kind, Lang};

/// Kinds that have a listing of their own.
pub const LISTED: [Kind; 9] = [
    Kind::CaseStudies,
    Kind::PlanTemplates,
    Kind::ActionPlans,
    Kind::Editions,
    Kind::Municipalities,
    Kind::Organisations,
    Kind::Resources,
    Kind::Events,
    Kind::Articles,
];

/// A listing: its order in the site's default language, and in those languages that have one of their own.
///
/// Kinds that are listed by time have one order in all languages; titles only decide between entries of the same day.
#[derive(Debug, Clone)]
pub struct Listing {
    pub default: Ordered,
    others: BTreeMap<Lang, Ordered>,
}

impl Listing {
    pub fn of(&self, lang: &Lang) -> &Ordered {
        self.others.get(lang).unwrap_or(&self.default)
    }
}

/// Entries in an order.
#[derive(Debug, Clone)]
pub struct Ordered {
    pub keys: Vec<EntryKey>,
    positions: BTreeMap<EntryKey, usize>,
}

impl Ordered {
    fn new<'a>(catalog: &Catalog, entries: impl Iterator<Item = &'a Arc<Entry>>, lang: &Lang) -> Self {
        let collation = Collation::new(lang);
        let mut entries: Vec<_> = entries.collect();
        entries.sort_by_cached_key(|entry| {
            let name = names::of_entry(catalog, entry, lang);
            let group = country(entry).map(|key| collation.key(country_label(catalog, &key, lang)));
            (rank(entry), Reverse(time(entry)), group, collation.key(&name), entry.key.id.clone())
        });
        let keys: Vec<EntryKey> = entries.into_iter().map(|entry| entry.key.clone()).collect();
        Self { positions: keys.iter().cloned().zip(0..).collect(), keys }
    }

    /// The place of an entry in this order; past the end for one that is not listed.
    pub fn position(&self, key: &EntryKey) -> usize {
        self.positions.get(key).copied().unwrap_or(usize::MAX)
    }
}

/// The listed entries of each kind that has some.
pub fn all(catalog: &Catalog) -> BTreeMap<Kind, Listing> {
    let default = catalog.default_lang();
    let of = |kind: Kind| {
        let listed = || catalog.of_kind(kind).filter(|entry| catalog.lists(entry));
        let others = catalog.config.languages.iter().filter(|lang| is_by_name(kind) && *lang != default);
        let others = others.map(|lang| (lang.clone(), Ordered::new(catalog, listed(), lang))).collect();
        (kind, Listing { default: Ordered::new(catalog, listed(), default), others })
    };
    LISTED.into_iter().map(of).filter(|(_, listing)| !listing.default.keys.is_empty()).collect()
}

/// Whether a kind is listed by name alone.
pub fn is_by_name(kind: Kind) -> bool {
    matches!(kind, Kind::Municipalities | Kind::Organisations | Kind::PlanTemplates | Kind::Resources)
}

/// The key of the country under which a place is listed.
pub fn country(entry: &Entry) -> Option<String> {
    match entry.data() {
        Data::Municipality(place) => Some(place.country.key()),
        _ => None,
    }
}

fn country_label<'a>(catalog: &'a Catalog, key: &'a str, lang: &'a Lang) -> &'a str {
    catalog.vocabularies.label("countries", key, lang, catalog.default_lang()).0
}

/// How many entries a page of a listing has. Places and organisations are lines of a list, of which a page holds more.
pub fn page_size(catalog: &Catalog, kind: Kind) -> usize {
    let size = catalog.config.page_size as usize;
    if is_index(kind) { size * 5 } else { size }
}

/// Whether a kind is looked for by name: its listing is an index.
pub fn is_index(kind: Kind) -> bool {
    matches!(kind, Kind::Municipalities | Kind::Organisations)
}

/// Cases whose results somebody has counted come first, those that are only planned last: people look for what has worked.
fn rank(entry: &Entry) -> u8 {
    match entry.data() {
        Data::CaseStudy(case) => match case.evidence {
            Some(Evidence::Evaluated | Evidence::SelfReported) => 0,
            Some(Evidence::Described) | None => 1,
            Some(Evidence::Planned) => 2,
        },
        _ => 0,
    }
}

/// What comes first where time matters.
fn time(entry: &Entry) -> Option<Day> {
    match entry.data() {
        Data::CaseStudy(case) => Some(case.period.start.first()),
        Data::Event(event) => Some(event.start.first()),
        Data::Article(article) => Some(article.date.first()),
        Data::Edition(_) => entry.key.id.parse().ok().map(|year: crate::values::Date| year.first()),
        Data::ActionPlan(plan) => plan
            .edition
            .as_ref()
            .and_then(|edition| edition.0.parse().ok())
            .map(|year: crate::values::Date| year.first()),
        _ => None,
    }
}
