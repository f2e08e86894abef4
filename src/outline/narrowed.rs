//! Facets by country: of the case studies with a term those of one country, for visitors whose browsers run no scripts.
//!
//! A term has such pages only where its cases are of several countries and more than one sees at a glance. There are none at all where they would be too many: a site of
//! thousands of cases has a search, and more pages than hosts like to take.

use std::collections::{BTreeMap, HashSet};

use crate::catalog::facets::{COUNTRY, Facet};
use crate::values::EntryKey;

/// So many pages of this sort a language has at most; `docs/publishing.md` tells it.
pub const MOST_PAGES: usize = 2000;

/// A list of so many cases is short enough as it is.
const FEW: usize = 3;

/// Countries with their cases, in the order of the facet of the country.
type Countries = Vec<(String, Vec<EntryKey>)>;

/// The cases of each country by facet and term.
#[derive(Debug, Clone, Default)]
pub struct Narrowed(BTreeMap<String, BTreeMap<String, Countries>>);

impl Narrowed {
    /// `size`: how many cases a page has.
    pub fn new(facets: &[Facet], size: usize) -> Self {
        let countries = facets.iter().find(|facet| facet.key == COUNTRY).map_or(&[][..], |facet| &facet.terms);
        let countries: Vec<(&String, HashSet<&EntryKey>)> =
            countries.iter().map(|(country, cases)| (country, cases.iter().collect())).collect();
        let mut pages = 0;
        let mut of_term = |cases: &[EntryKey]| {
            let own = countries.iter().map(|(country, all)| {
                ((*country).clone(), cases.iter().filter(|key| all.contains(key)).cloned().collect::<Vec<_>>())
            });
            let own: Countries = own.filter(|(_, cases)| !cases.is_empty()).collect();
            let own = if own.len() > 1 && cases.len() > FEW { own } else { Vec::new() };
            pages += own.iter().map(|(_, cases)| cases.len().div_ceil(size)).sum::<usize>();
            own
        };
        let terms = |facet: &Facet| {
            let terms = facet.terms.iter().map(|(term, cases)| (term.clone(), of_term(cases)));
            (facet.key.clone(), terms.filter(|(_, own)| !own.is_empty()).collect())
        };
        let all = facets.iter().filter(|facet| facet.key != COUNTRY).map(terms).collect();
        if pages > MOST_PAGES { Self::default() } else { Self(all) }
    }

    /// The countries to which the cases with a term can be narrowed, each with its own.
    pub fn countries(&self, facet: &str, term: &str) -> &[(String, Vec<EntryKey>)] {
        self.0.get(facet).and_then(|terms| terms.get(term)).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::Kind;

    fn facet(key: &str, terms: &[(&str, std::ops::Range<usize>)]) -> Facet {
        let cases = |range: &std::ops::Range<usize>| {
            range.clone().map(|number| EntryKey::new(Kind::CaseStudies, format!("case-{number}"))).collect()
        };
        let terms = terms.iter().map(|(term, range)| ((*term).to_owned(), cases(range))).collect();
        Facet { key: key.to_owned(), vocabulary: String::new(), label: None, terms }
    }

    fn countries<'a>(narrowed: &'a Narrowed, term: &str) -> Vec<(&'a str, usize)> {
        narrowed.countries("topics", term).iter().map(|(country, cases)| (country.as_str(), cases.len())).collect()
    }

    #[test]
    fn a_term_of_several_countries_is_narrowed_to_each() {
        let country = facet(COUNTRY, &[("lv", 0..4), ("de", 3..9), ("fi", 9..10)]);
        let topics = facet("topics", &[("youth", 0..5), ("ageing", 4..9), ("places", 8..10), ("heritage", 6..10)]);
        let narrowed = Narrowed::new(&[country, topics], 20);
        assert_eq!(countries(&narrowed, "youth"), [("lv", 4), ("de", 2)], "case 3 is of both");
        assert_eq!(countries(&narrowed, "ageing"), [], "all are of one country");
        assert_eq!(countries(&narrowed, "places"), [], "two cases are seen at a glance");
        assert_eq!(countries(&narrowed, "heritage"), [("de", 3), ("fi", 1)]);
        assert_eq!(narrowed.countries(COUNTRY, "lv"), []);
    }

    #[test]
    fn there_are_none_where_they_would_be_too_many() {
        let country = facet(COUNTRY, &[("lv", 0..MOST_PAGES), ("de", MOST_PAGES..MOST_PAGES + 1)]);
        let topics = facet("topics", &[("youth", 0..MOST_PAGES + 1)]);
        let all = [country, topics];
        assert_eq!(countries(&Narrowed::new(&all, 1), "youth"), []);
        assert_eq!(countries(&Narrowed::new(&all, 2), "youth"), [("lv", MOST_PAGES), ("de", 1)]);
    }
}
