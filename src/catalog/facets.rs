//! Facets of the case studies: what visitors choose by. Those of vocabularies, and the country, which follows from the
//! municipality.

use std::collections::{BTreeMap, BTreeSet};

use crate::content::schema::case_study::CaseStudy;
use crate::values::{EntryKey, Kind, Lang, LangText};

use super::{Catalog, Entry};

/// The facet of the country; its terms are those of the vocabulary `countries`.
pub const COUNTRY: &str = "country";
/// The facet of how many people live there; its terms are the classes that site.yaml has.
pub const SIZE: &str = "size";

/// One facet and the cases of each of its terms.
#[derive(Debug, Clone)]
pub struct Facet {
    /// As it stands in addresses: the vocabulary's name, or `country`.
    pub key: String,
    /// The vocabulary that has the labels.
    pub vocabulary: String,
    /// The heading; None where a message of the interface gives it.
    pub label: Option<LangText>,
    /// The listed cases by term, in the order of the vocabulary; only terms that have some.
    pub terms: Vec<(String, Vec<EntryKey>)>,
}

/// All facets of the listed case studies: the country first, then by the vocabularies' names. `listed` are the cases in
/// the order in which each term has them.
pub fn all(catalog: &Catalog, listed: &[EntryKey]) -> Vec<Facet> {
    let cases = listed.iter().filter_map(|key| catalog.case_study(&key.id));
    let cases: Vec<(&Entry, &CaseStudy)> = cases.map(|(entry, case)| (&**entry, case)).collect();
    let mut facets = vec![country(catalog, &cases), size(catalog, &cases)];
    for (field, name, vocabulary) in catalog.vocabularies.of_kind(Kind::CaseStudies) {
        if !vocabulary.facet {
            continue;
        }
        let terms = |entry: &Entry, _: &CaseStudy| with_broader(catalog, name, entry.terms(field));
        let title = catalog.entry(Kind::Vocabularies, name).map(|entry| entry.head().title.clone());
        facets.push(Facet {
            key: name.to_owned(),
            vocabulary: name.to_owned(),
            label: vocabulary.label.clone().or(title.map(LangText::Plain)),
            terms: collect(catalog, &cases, name, terms),
        });
    }
    facets.retain(|facet| !facet.terms.is_empty());
    facets
}

fn country(catalog: &Catalog, cases: &[(&Entry, &CaseStudy)]) -> Facet {
    let terms = |_: &Entry, case: &CaseStudy| countries(catalog, case);
    Facet {
        key: COUNTRY.into(),
        vocabulary: "countries".into(),
        label: None,
        terms: collect(catalog, cases, "countries", terms),
    }
}

fn size(catalog: &Catalog, cases: &[(&Entry, &CaseStudy)]) -> Facet {
    let mut terms: Vec<(String, Vec<EntryKey>)> =
        catalog.config.size_bands.iter().map(|band| (band.key.clone(), Vec::new())).collect();
    for (entry, case) in cases {
        let bands = sizes(catalog, case.municipalities.iter().map(|place| place.0.as_str()));
        let own = terms.iter_mut().filter(|(key, _)| bands.contains(key));
        own.for_each(|(_, cases)| cases.push(entry.key.clone()));
    }
    terms.retain(|(_, cases)| !cases.is_empty());
    Facet { key: SIZE.into(), vocabulary: String::new(), label: None, terms }
}

/// The classes of population of some places, as keys.
pub fn sizes<'p>(catalog: &Catalog, places: impl IntoIterator<Item = &'p str>) -> BTreeSet<String> {
    let people = places.into_iter().filter_map(|place| catalog.municipality(place)?.1.population.as_ref());
    people.filter_map(|people| Some(catalog.config.size_band(people.value)?.key.clone())).collect()
}

/// The countries of a case's municipalities, as keys.
pub fn countries(catalog: &Catalog, case: &CaseStudy) -> Vec<String> {
    let places = case.municipalities.iter().filter_map(|place| catalog.municipality(&place.0));
    let mut keys: Vec<String> = places.map(|(_, place)| place.country.key()).collect();
    keys.sort();
    keys.dedup();
    keys
}

/// Terms together with the wider terms that they fall under.
pub fn with_broader(catalog: &Catalog, vocabulary: &str, terms: &[String]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for term in terms {
        let mut next = Some(term.clone());
        while let Some(term) = next.filter(|term| !all.contains(term)) {
            next = catalog.vocabularies.term(vocabulary, &term).and_then(|term| term.broader.clone());
            all.push(term);
        }
    }
    all
}

fn collect(
    catalog: &Catalog,
    cases: &[(&Entry, &CaseStudy)],
    vocabulary: &str,
    terms_of: impl Fn(&Entry, &CaseStudy) -> Vec<String>,
) -> Vec<(String, Vec<EntryKey>)> {
    let mut by_term: BTreeMap<String, Vec<EntryKey>> = BTreeMap::new();
    for (entry, case) in cases {
        for term in terms_of(entry, case) {
            by_term.entry(term).or_default().push(entry.key.clone());
        }
    }
    let order = catalog.vocabularies.get(vocabulary).map_or(&[][..], |vocabulary| &vocabulary.terms);
    let mut terms: Vec<_> = order.iter().filter_map(|term| by_term.remove_entry(&term.key)).collect();
    terms.extend(by_term);
    terms
}

/// The label of a facet's term in `lang`, with the language that it is in.
pub fn term_label<'a>(catalog: &'a Catalog, facet: &Facet, term: &'a str, lang: &'a Lang) -> (&'a str, &'a Lang) {
    if facet.key == SIZE {
        let band = catalog.config.size_bands.iter().find(|band| band.key == term);
        return band.map_or((term, lang), |band| band.label.get(lang, catalog.default_lang()));
    }
    catalog.vocabularies.label(&facet.vocabulary, term, lang, catalog.default_lang())
}
