//! Listings: all entries of a kind, or the case studies with a term of a facet, cut into pages.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use crate::catalog::facets::{self, Facet};
use crate::catalog::fragments::{self, FormerIds};
use crate::catalog::names;
use crate::outline::{self, Page, PageSpec, listings};
use crate::render::pieces::{Piece, ROOT_MARK};
use crate::route;
use crate::values::{EntryKey, Kind, Lang};

use super::Context;
use super::context::SiteFacts;
use super::frame::{Crumb, Frame, NavItem};
use super::parts::{self, Text};

/// A page of a listing.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ListingPage {
    pub frame: Frame,
    pub kind: String,
    /// The key of the message that is the heading; None for a facet, whose heading is `facet`.
    pub message: Option<String>,
    pub facet: Option<FacetHeading>,
    pub rows: Vec<Arc<Piece>>,
    /// The same rows under headings, where the listing is an index: places under their countries, organisations under the letters of
    /// the page's language; else empty.
    pub groups: Vec<RowGroup>,
    /// The cases of the rows, where they can be chosen for a comparison; else empty.
    pub picks: Vec<Pick>,
    /// Where the chosen ones are put side by side; None where nothing is chosen.
    pub comparison: Option<Comparison>,
    /// How many entries the whole listing has.
    pub count: usize,
    pub pagination: Pagination,
    /// The facets to choose from, as `facets.html` makes them; only for case studies. On a page of a facet, only its own
    /// terms.
    pub facets: Option<Arc<Piece>>,
    /// The countries to which the cases with the facet's term can be narrowed; None where they are all of one.
    pub countries: Option<FacetView>,
    /// The pages that look at all of them together: those about all editions, the map of places.
    pub archive: Vec<NavItem>,
    /// The definition of the facet's term.
    pub definition: Option<Text>,
}

/// A case that can be chosen for a comparison.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Pick {
    pub id: String,
    pub title: Text,
}

/// The entries under a letter or a country.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RowGroup {
    pub title: Text,
    pub id: String,
    /// The id that the letter had in earlier releases, as a second anchor.
    pub former_id: Option<String>,
    pub rows: Vec<Arc<Piece>>,
}

/// Which term of which facet a listing is about.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FacetHeading {
    /// None for those that the site has by itself, whose label is `message`.
    pub label: Option<Text>,
    /// The key of a message.
    pub message: Option<String>,
    pub term: Text,
    /// The only country of which the cases are.
    pub country: Option<Text>,
    /// Where there is one, the listing of the cases of all.
    pub whole: Option<String>,
    /// The listing of all cases.
    pub all: String,
}

/// Where the page is in its listing.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Pagination {
    /// From 1.
    pub number: usize,
    pub pages: Vec<PageLink>,
    pub previous: Option<String>,
    pub next: Option<String>,
}

#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PageLink {
    pub number: usize,
    pub address: String,
    pub current: bool,
}

/// A facet with its terms.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FacetView {
    pub key: String,
    /// None for those that the site has by itself, whose label is `message`.
    pub label: Option<Text>,
    /// The key of a message.
    pub message: Option<String>,
    pub terms: Vec<FacetTerm>,
}

#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FacetTerm {
    pub label: Text,
    pub count: usize,
    pub address: String,
    pub current: bool,
}

/// A page of all entries of a kind.
pub fn of_kind(context: &Context, spec: &PageSpec, kind: Kind, number: usize) -> ListingPage {
    let lang = &spec.lang;
    let message = format!("kind.{kind}");
    let title = context.worded(lang, &message);
    let keys = context.outline.listing(kind, lang);
    let size = listings::page_size(context.catalog, kind);
    let own: Vec<&EntryKey> = cut(keys, number, size).collect();
    let address = |number| context.prefix(lang).listing(kind, number);
    let facets = (kind == Kind::CaseStudies).then(|| context.facets(None, lang)).flatten();
    ListingPage {
        frame: Frame::of_page(context, spec, title, kind.folder()),
        kind: kind.to_string(),
        message: Some(message),
        facet: None,
        groups: row_groups(context, kind, &own, lang),
        picks: picks(context, kind, own.iter().copied(), lang),
        comparison: comparison(context, kind, lang),
        rows: context.pieces(own, lang),
        count: keys.len(),
        pagination: pagination(keys.len().div_ceil(size), number, address),
        facets,
        countries: None,
        archive: archive(context, kind, lang),
        definition: None,
    }
}

/// The page that compares entries of a kind.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Comparison {
    pub address: String,
    /// The group of messages that speaks of the kind.
    pub words: &'static str,
}

/// What a listing of a facet is about: a term, in all countries or in one.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    pub facet: &'a str,
    pub term: &'a str,
    pub country: Option<&'a str>,
}

/// A page of the case studies with a term of a facet.
pub fn of_facet(context: &Context, spec: &PageSpec, about: About, number: usize) -> ListingPage {
    let lang = &spec.lang;
    let About { facet, term, country } = about;
    let keys = context.outline.cases_of(facet, term, country);
    let size = listings::page_size(context.catalog, Kind::CaseStudies);
    let prefix = context.prefix(lang);
    let heading = facet_heading(context, about, lang);
    let title = match &heading.country {
        Some(country) => Text { text: format!("{}, {}", heading.term.text, country.text), ..heading.term.clone() },
        None => heading.term.clone(),
    };
    let mut frame = Frame::of_page(context, spec, title, Kind::CaseStudies.folder());
    frame.noindex = keys.len() < 3;
    frame.breadcrumbs.push(Crumb::made("kind.case-studies", heading.all.clone()));
    if let Some(address) = heading.whole.clone() {
        frame.breadcrumbs.push(Crumb { title: Some(heading.term.clone()), message: None, address, elsewhere: None });
    }
    let vocabulary = context.outline.facet(facet).map_or(facet, |facet| &facet.vocabulary);
    let definition = context.catalog.vocabularies.term(vocabulary, term).and_then(|term| term.definition.as_ref());
    let default = context.catalog.default_lang();
    ListingPage {
        frame,
        kind: Kind::CaseStudies.to_string(),
        message: None,
        facet: Some(heading),
        rows: context.pieces(cut(keys, number, size), lang),
        groups: Vec::new(),
        picks: picks(context, Kind::CaseStudies, cut(keys, number, size), lang),
        comparison: comparison(context, Kind::CaseStudies, lang),
        count: keys.len(),
        pagination: pagination(keys.len().div_ceil(size), number, |number| {
            route::narrowed_address(facet, term, country, number, &prefix)
        }),
        facets: context.facets(Some((facet, term)), lang),
        countries: countries(context, about, lang),
        archive: Vec::new(),
        definition: definition.map(|text| Text::by_lang(text, lang, default)),
    }
}

fn facet_heading(context: &Context, about: About, lang: &Lang) -> FacetHeading {
    let About { facet, term, country } = about;
    let label = context.outline.facet(facet).map(|facet| {
        let (label, own) = facets::term_label(context.catalog, facet, term, lang);
        (Text::new(label, own, lang), facet.label.as_ref())
    });
    let (title, heading) = label.unwrap_or_else(|| (Text::plain(term), None));
    let prefix = context.prefix(lang);
    FacetHeading {
        label: heading.map(|label| Text::by_lang(label, lang, context.catalog.default_lang())),
        message: message(facet),
        term: title,
        country: country.map(|country| parts::country_label(context, country, lang)),
        whole: country.map(|_| route::facet_address(facet, term, 1, &prefix)),
        all: prefix.listing(Kind::CaseStudies, 1),
    }
}

/// The countries to which the cases with a term can be narrowed, as a facet.
fn countries(context: &Context, about: About, lang: &Lang) -> Option<FacetView> {
    let About { facet, term, country } = about;
    let own = context.outline.narrowed.countries(facet, term).iter().map(|(own, cases)| FacetTerm {
        label: parts::country_label(context, own, lang),
        count: cases.len(),
        address: route::narrowed_address(facet, term, Some(own), 1, &context.prefix(lang)),
        current: country == Some(own),
    });
    let mut terms: Vec<FacetTerm> = own.collect();
    terms.sort_by_cached_key(|term| context.collation(lang).key(&term.label.text));
    let view = FacetView { key: facets::COUNTRY.into(), label: None, message: message(facets::COUNTRY), terms };
    Some(view).filter(|view| !view.terms.is_empty())
}

fn comparison(context: &Context, kind: Kind, lang: &Lang) -> Option<Comparison> {
    let address = outline::address(&Page::Compare(kind), &context.prefix(lang));
    context.outline.has_comparison(kind).then(|| Comparison { address, words: outline::comparison(kind) })
}

fn picks<'k>(context: &Context, kind: Kind, keys: impl Iterator<Item = &'k EntryKey>, lang: &Lang) -> Vec<Pick> {
    let is_compared = context.outline.has_comparison(kind);
    let pick = |key: &EntryKey| Some(Pick { id: key.id.clone(), title: context.row(key, lang)?.title.clone() });
    keys.filter(|_| is_compared).filter_map(pick).collect()
}

/// The entries of a page of an index under their headings. Organisations and municipalities are looked for by name; of the other
/// kinds there are few.
fn row_groups(context: &Context, kind: Kind, keys: &[&EntryKey], lang: &Lang) -> Vec<RowGroup> {
    match kind {
        Kind::Municipalities => by_country(context, keys, lang),
        Kind::Organisations => row_letters(context, keys, lang),
        _ => Vec::new(),
    }
}

fn by_country(context: &Context, keys: &[&EntryKey], lang: &Lang) -> Vec<RowGroup> {
    let mut groups: Vec<RowGroup> = Vec::new();
    for key in keys {
        let country = context.catalog.get(key).and_then(|entry| listings::country(entry));
        let (Some(country), Some(row)) = (country, context.piece(key, lang)) else { continue };
        let id = fragments::country(&country);
        match groups.last_mut().filter(|last| last.id == id) {
            Some(last) => last.rows.push(row),
            None => {
                let title = parts::country_label(context, &country, lang);
                groups.push(RowGroup { title, id, former_id: None, rows: vec![row] });
            }
        }
    }
    groups
}

fn row_letters(context: &Context, keys: &[&EntryKey], lang: &Lang) -> Vec<RowGroup> {
    let named = keys.iter().filter_map(|key| {
        let entry = context.catalog.get(key)?;
        Some((names::of_entry(context.catalog, entry, lang), context.piece(key, lang)?))
    });
    let letters = by_letter(context, named.collect(), lang);
    let former = FormerIds::new(letters.iter().map(|(letter, _)| former_letter_id(letter)), &[]);
    let view = |(letter, rows): (String, Vec<Arc<Piece>>)| RowGroup {
        id: fragments::letter(&letter),
        former_id: former.keep(former_letter_id(&letter)),
        title: Text::plain(letter),
        rows,
    };
    letters.into_iter().map(view).collect()
}

/// Things under the letters of a language; they come in the order of their names.
pub fn by_letter<T>(context: &Context, named: Vec<(String, T)>, lang: &Lang) -> Vec<(String, Vec<T>)> {
    let letters = context.collation(lang).letters(named.iter().map(|(name, _)| name.as_str()));
    let mut groups: Vec<(String, Vec<T>)> = Vec::new();
    for (letter, (_, thing)) in std::iter::zip(letters, named) {
        match groups.last_mut().filter(|(last, _)| *last == letter) {
            Some((_, things)) => things.push(thing),
            None => groups.push((letter, vec![thing])),
        }
    }
    groups
}

/// The id that the heading of a letter had in earlier releases.
pub fn former_letter_id(letter: &str) -> String {
    format!("letter-{}", letter.to_lowercase())
}

/// All title holders and the numbers of all editions; the map of places.
fn archive(context: &Context, kind: Kind, lang: &Lang) -> Vec<NavItem> {
    let item = |message: &str, page: Page| NavItem {
        title: None,
        message: Some(message.to_owned()),
        address: outline::address(&page, &context.prefix(lang)),
        elsewhere: None,
        section: kind.to_string(),
    };
    match kind {
        Kind::Editions => vec![item("pearls.title", Page::Pearls), item("statistics.title", Page::Statistics)],
        Kind::Municipalities if context.outline.has_map => vec![item("map.title", Page::Map)],
        _ => Vec::new(),
    }
}

fn cut(keys: &[EntryKey], number: usize, size: usize) -> impl Iterator<Item = &EntryKey> {
    keys.iter().skip((number - 1) * size).take(size)
}

fn pagination(pages: usize, number: usize, address: impl Fn(usize) -> String) -> Pagination {
    let last = pages.max(1);
    let shown = |other: &usize| *other == 1 || *other == last || other.abs_diff(number) <= 2;
    Pagination {
        number,
        pages: (1..=last)
            .filter(shown)
            .map(|other| PageLink { number: other, address: address(other), current: other == number })
            .collect(),
        previous: (number > 1).then(|| address(number - 1)),
        next: (number < last).then(|| address(number + 1)),
    }
}

/// What `facets.html` is given: the facets beside a listing. They are made once for all pages of the listing.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FacetsView {
    /// Stands for the way up to the output's root.
    pub root: &'static str,
    pub facets: Vec<FacetView>,
    /// The facet and the term that the listing is about.
    #[serde(skip)]
    pub current: Option<(String, String)>,
}

/// The facets beside each listing of case studies: all of them beside the listing of all cases, those of its own facet
/// beside that of a term; the others are a step away then.
pub fn all_facets(facts: &SiteFacts, lang: &Lang) -> Vec<FacetsView> {
    let all = FacetsView { root: ROOT_MARK, facets: facet_views(facts, lang), current: None };
    let terms = facts.outline.facets.iter().flat_map(|facet| facet.terms.iter().map(move |(term, _)| (facet, term)));
    let of_terms = terms.map(|(facet, term)| FacetsView {
        root: ROOT_MARK,
        facets: views(facts, lang, std::iter::once(facet), Some((&facet.key, term))),
        current: Some((facet.key.clone(), term.clone())),
    });
    std::iter::once(all).chain(of_terms).filter(|view| !view.facets.is_empty()).collect()
}

/// All facets with the terms that a case has.
pub fn facet_views(facts: &SiteFacts, lang: &Lang) -> Vec<FacetView> {
    views(facts, lang, facts.outline.facets.iter(), None)
}

/// Facets with the terms that a case has.
fn views<'f>(
    facts: &SiteFacts,
    lang: &Lang,
    facets: impl Iterator<Item = &'f Facet>,
    current: Option<(&str, &str)>,
) -> Vec<FacetView> {
    let default = facts.catalog.default_lang();
    let view = |facet: &Facet| {
        let is_current = |term: &str| current == Some((facet.key.as_str(), term));
        let terms = facet.terms.iter().map(|(term, cases)| FacetTerm {
            label: facet_label(facts, facet, term, lang),
            count: cases.len(),
            address: route::facet_address(&facet.key, term, 1, &facts.prefix(lang)),
            current: is_current(term),
        });
        let mut terms: Vec<FacetTerm> = terms.collect();
        // The order of a vocabulary is the editors'; countries have none but that of their names.
        if facet.key == facets::COUNTRY {
            terms.sort_by_cached_key(|term| facts.collation(lang).key(&term.label.text));
        }
        let label = facet.label.as_ref().map(|label| Text::by_lang(label, lang, default));
        FacetView { key: facet.key.clone(), label, message: message(&facet.key), terms }
    };
    facets.map(view).filter(|facet| !facet.terms.is_empty()).collect()
}

/// The message that is the label of a facet that no vocabulary makes.
fn message(facet: &str) -> Option<String> {
    match facet {
        facets::COUNTRY => Some("facet.country".into()),
        facets::SIZE => Some("fact.size".into()),
        _ => None,
    }
}

fn facet_label(facts: &SiteFacts, facet: &Facet, term: &str, lang: &Lang) -> Text {
    if facet.key == facets::COUNTRY {
        return parts::country_label(facts, term, lang);
    }
    let (label, own) = facets::term_label(facts.catalog, facet, term, lang);
    Text::new(label, own, lang)
}
