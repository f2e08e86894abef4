//! Which pages exist, and at which addresses; nothing of what stands on them.
//!
//! 1. Entries and their listings ([`listings`]), facets with their pages, also by country ([`narrowed`]), the archive of the award.
//! 2. The same pages in every language; those of entries where [`languages`] says so.
//! 3. Redirects from old addresses.
//! 4. [`collisions`] says where two of them, or a copied file, want the same address.

pub mod collisions;
pub mod documents;
pub mod files;
pub mod languages;
pub mod listings;
pub mod narrowed;
pub mod redirects;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::catalog::facets::{self, Facet};
use crate::catalog::related::{self, AllRelated};
use crate::catalog::{Catalog, awards};
use crate::content::schema::head::Status;
use crate::memo::Memo;
use crate::route::{self, Address, Base};
use crate::values::{EntryKey, Kind, Lang};
use listings::Listing;
use narrowed::Narrowed;

/// The kinds whose entries can be put side by side.
pub const COMPARED: [Kind; 2] = [Kind::CaseStudies, Kind::ActionPlans];

/// One page of the output.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PageSpec {
    pub address: Address,
    pub lang: Lang,
    pub page: Page,
}

/// What kind of page it is, and what it is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Page {
    Home,
    Entry(EntryKey),
    /// Page `number` (from 1) of all entries of a kind.
    Listing {
        kind: Kind,
        number: usize,
    },
    /// Page `number` (from 1) of the case studies with a term of a facet, of all countries or of one.
    Facet {
        facet: String,
        term: String,
        country: Option<String>,
        number: usize,
    },
    /// A title holder in its year.
    Pearl {
        year: String,
        municipality: String,
    },
    /// All title holders as one table.
    Pearls,
    Statistics,
    /// Case studies, or action plans, side by side.
    Compare(Kind),
    /// A plan template to be filled in.
    Fill {
        template: String,
    },
    /// A case study as a form.
    CaseForm,
    /// The plans that this browser keeps.
    MyPlans,
    /// The places on a map and in a list.
    Map,
    /// The terms of all vocabularies.
    Glossary,
    /// The languages of the interface.
    Languages,
    Search,
    NotFound,
    /// An old address that leads to another one.
    Redirect {
        to: Address,
    },
}

/// All pages of a site, and the lists that they are cut from.
#[derive(Debug, Clone)]
pub struct Outline {
    /// In the order of their addresses.
    pub pages: Vec<PageSpec>,
    /// The listed entries of each kind that has some.
    pub listings: BTreeMap<Kind, Listing>,
    /// The facets; the cases of each term in the order of the listing.
    pub facets: Vec<Facet>,
    /// The cases of those terms that can be narrowed to a country.
    pub narrowed: Narrowed,
    pub related: Arc<AllRelated>,
    /// Whether a listed place states where it lies.
    pub has_map: bool,
}

impl Outline {
    /// The place of an entry in the listing of its kind; past the end for one that is not listed.
    pub fn position(&self, key: &EntryKey, lang: &Lang) -> usize {
        self.listings.get(&key.kind).map_or(usize::MAX, |listing| listing.of(lang).position(key))
    }

    /// The listed entries of a kind in the order that they have in a language.
    pub fn listing(&self, kind: Kind, lang: &Lang) -> &[EntryKey] {
        self.listings.get(&kind).map_or(&[], |listing| listing.of(lang).keys.as_slice())
    }

    pub fn facet(&self, key: &str) -> Option<&Facet> {
        self.facets.iter().find(|facet| facet.key == key)
    }

    /// Whether there are entries of a kind to compare.
    pub fn has_comparison(&self, kind: Kind) -> bool {
        COMPARED.contains(&kind) && self.listings.get(&kind).is_some_and(|listing| listing.default.keys.len() > 1)
    }

    /// Whether there is a page at an address.
    pub fn has_page(&self, address: &str) -> bool {
        self.pages.binary_search_by(|spec| spec.address.as_str().cmp(address)).is_ok()
    }

    /// The cases with a term of a facet, of all countries or of one.
    pub fn cases_of(&self, key: &str, term: &str, country: Option<&str>) -> &[EntryKey] {
        let Some(country) = country else { return self.facet_cases(key, term) };
        let own = self.narrowed.countries(key, term).iter().find(|(own, _)| own == country);
        own.map_or(&[], |(_, cases)| cases.as_slice())
    }

    /// The cases with a term of a facet.
    pub fn facet_cases(&self, key: &str, term: &str) -> &[EntryKey] {
        let facet = self.facet(key);
        let term = facet.and_then(|facet| facet.terms.iter().find(|(own, _)| own == term));
        term.map_or(&[], |(_, cases)| cases.as_slice())
    }
}

/// The outline of a pruned catalog; `related` keeps what is costly to find.
pub fn outline(catalog: &Catalog, related: &mut Memo<AllRelated>) -> Outline {
    let listings = listings::all(catalog);
    let default = catalog.default_lang();
    let listed = |kind| listings.get(&kind).map_or(&[][..], |listing| listing.of(default).keys.as_slice());
    let facets = facets::all(catalog, listed(Kind::CaseStudies));
    let has_map = listed(Kind::Municipalities).iter().any(|key| is_on_map(catalog, key));
    let related = related::all(catalog, related);
    let narrowed = Narrowed::new(&facets, listings::page_size(catalog, Kind::CaseStudies));
    let mut outline = Outline { pages: Vec::new(), listings, facets, narrowed, related, has_map };
    let pages = pages(catalog, &outline);
    for lang in &catalog.config.languages {
        let prefix = catalog.config.base(lang);
        let exists = |page: &&Page| match page {
            Page::NotFound => prefix.is_empty(),
            Page::Entry(key) => languages::has_page(catalog, key, lang),
            Page::Fill { template } => {
                languages::has_page(catalog, &EntryKey::new(Kind::PlanTemplates, template.clone()), lang)
            }
            _ => true,
        };
        outline.pages.extend(pages.iter().filter(exists).map(|page| PageSpec {
            address: address(page, &prefix),
            lang: lang.clone(),
            page: page.clone(),
        }));
        outline.pages.extend(redirects::of_lang(catalog, lang, &prefix));
    }
    outline.pages.sort_by(|a, b| a.address.cmp(&b.address));
    outline
}

/// The address of a page; `prefix` stands for its language.
pub fn address(page: &Page, prefix: &Base) -> Address {
    match page {
        Page::Home => format!("{prefix}index.html"),
        Page::Entry(key) => prefix.entry(key),
        Page::Listing { kind, number } => prefix.listing(*kind, *number),
        Page::Facet { facet, term, country, number } => {
            route::narrowed_address(facet, term, country.as_deref(), *number, prefix)
        }
        Page::Pearl { year, municipality } => prefix.holder(year, municipality),
        Page::Pearls => prefix.holders(),
        Page::Statistics => prefix.statistics(),
        Page::Compare(kind) => format!("{prefix}{}.html", comparison(*kind)),
        Page::Fill { template } => format!("{prefix}{}/{template}/fill.html", Kind::PlanTemplates),
        Page::CaseForm => format!("{prefix}new-case-study.html"),
        Page::MyPlans => format!("{prefix}my-plans.html"),
        Page::Map => format!("{prefix}map.html"),
        Page::Glossary => format!("{prefix}glossary.html"),
        Page::Languages => format!("{prefix}languages.html"),
        Page::Search => format!("{prefix}search.html"),
        Page::NotFound => format!("{prefix}404.html"),
        Page::Redirect { to } => to.clone(),
    }
}

/// All pages but the redirects, without a language.
fn pages(catalog: &Catalog, outline: &Outline) -> Vec<Page> {
    let mut pages = vec![Page::Home, Page::Search, Page::NotFound];
    let entries = catalog.entries.keys().filter(|key| !is_home(key));
    pages.extend(entries.cloned().map(Page::Entry));
    for (kind, listing) in &outline.listings {
        let length = listing.of(catalog.default_lang()).keys.len();
        pages.extend(numbers(length, catalog, *kind).map(|number| Page::Listing { kind: *kind, number }));
    }
    for facet in &outline.facets {
        for (term, cases) in &facet.terms {
            let countries = outline.narrowed.countries(&facet.key, term).iter();
            let countries = countries.map(|(country, cases)| (Some(country.clone()), cases));
            for (country, cases) in std::iter::once((None, cases)).chain(countries) {
                pages.extend(numbers(cases.len(), catalog, Kind::CaseStudies).map(|number| Page::Facet {
                    facet: facet.key.clone(),
                    term: term.clone(),
                    country: country.clone(),
                    number,
                }));
            }
        }
    }
    pages.extend(
        awards::pearls(catalog).map(|pearl| Page::Pearl {
            year: pearl.year.to_owned(),
            municipality: pearl.entrant.municipality.0.clone(),
        }),
    );
    if catalog.editions().next().is_some() {
        pages.extend([Page::Pearls, Page::Statistics]);
    }
    pages.extend(COMPARED.into_iter().filter(|kind| outline.has_comparison(*kind)).map(Page::Compare));
    let templates = catalog.of_kind(Kind::PlanTemplates).filter(|entry| !is_withdrawn(entry.head().status));
    let fills: Vec<Page> = templates.map(|entry| Page::Fill { template: entry.key.id.clone() }).collect();
    let has_cases = catalog.case_studies().next().is_some();
    if !fills.is_empty() || has_cases {
        pages.push(Page::MyPlans);
    }
    if has_cases {
        pages.push(Page::CaseForm);
    }
    pages.extend(fills);
    if outline.has_map {
        pages.push(Page::Map);
    }
    if catalog.of_kind(Kind::Vocabularies).next().is_some() {
        pages.push(Page::Glossary);
    }
    if catalog.config.languages.len() > 1 {
        pages.push(Page::Languages);
    }
    pages
}

fn is_on_map(catalog: &Catalog, key: &EntryKey) -> bool {
    let position = catalog.municipality(&key.id).and_then(|(_, place)| place.lat.zip(place.lon));
    let map = catalog.map.as_deref();
    map.zip(position).is_some_and(|(map, (lat, lon))| map.locate(lat, lon).is_some())
}

/// The form of the template with which plans begin that take up a case: the one that site.yaml names, or the first that becomes an
/// action plan.
pub fn plan_form(catalog: &Catalog) -> Option<Page> {
    let open = || catalog.plan_templates().filter(|(entry, _)| !is_withdrawn(entry.head().status));
    let named = catalog.config.plan_template.as_ref();
    let named = named.and_then(|id| open().find(|(entry, _)| entry.key.id == *id));
    let (entry, _) = named.or_else(|| open().find(|(_, template)| template.makes_a_plan()))?;
    Some(Page::Fill { template: entry.key.id.clone() })
}

/// What the page that compares entries of a kind is called: in its address, in that of its data, and as a group of messages.
pub fn comparison(kind: Kind) -> &'static str {
    if kind == Kind::ActionPlans { "compare-plans" } else { "compare" }
}

/// Whether the entry is the text of the home page.
pub fn is_home(key: &EntryKey) -> bool {
    key.kind == Kind::Pages && key.id == "home"
}

/// The numbers of the pages that a list of a kind is cut into.
fn numbers(length: usize, catalog: &Catalog, kind: Kind) -> impl Iterator<Item = usize> + use<> {
    1..=length.div_ceil(listings::page_size(catalog, kind))
}

/// Whether visitors get a page that says that the entry was withdrawn, instead of the entry.
pub fn is_withdrawn(status: Status) -> bool {
    status == Status::Withdrawn
}
