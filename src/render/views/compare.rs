//! The page on which case studies are chosen and put side by side.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;

use crate::outline::PageSpec;
use crate::render::compare;
use crate::values::{EntryKey, Kind, Lang};

use super::Context;
use super::frame::{Crumb, Frame};
use super::parts::{self, Elsewhere, Text};

/// The page that compares case studies.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ComparePage {
    pub frame: Frame,
    /// All listed case studies, each once.
    pub groups: Vec<CompareGroup>,
    /// The file with their facts.
    pub data: String,
}

/// The case studies of one country.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CompareGroup {
    /// None for those of no known country.
    pub country: Option<Text>,
    pub cases: Vec<CompareChoice>,
}

/// A case study to choose.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CompareChoice {
    pub id: String,
    pub title: Text,
    pub address: String,
    /// Where its page is in another language.
    pub elsewhere: Option<Elsewhere>,
    pub places: Vec<Text>,
    /// A period as written.
    pub when: Option<String>,
}

/// The view of the page.
pub fn view(context: &Context, spec: &PageSpec) -> ComparePage {
    let lang = &spec.lang;
    let title = context.worded(lang, "compare.title");
    let mut frame = Frame::of_page(context, spec, title, Kind::CaseStudies.folder());
    frame.noindex = true;
    let listing = context.prefix(lang).listing(Kind::CaseStudies, 1);
    frame.breadcrumbs.push(Crumb::made("kind.case-studies", listing));
    ComparePage { frame, groups: groups(context, lang), data: compare::address(lang) }
}

fn groups(context: &Context, lang: &Lang) -> Vec<CompareGroup> {
    let mut placed = BTreeSet::new();
    let mut choices = |keys: &[EntryKey]| -> Vec<CompareChoice> {
        let new = keys.iter().filter(|key| placed.insert(key.id.clone()));
        new.filter_map(|key| choice(context, key, lang)).collect()
    };
    let countries = context.outline.facet("country").map_or(&[][..], |facet| &facet.terms);
    let mut groups: Vec<CompareGroup> = countries
        .iter()
        .map(|(key, cases)| CompareGroup {
            country: Some(parts::country_label(context, key, lang)),
            cases: choices(cases),
        })
        .collect();
    groups.push(CompareGroup { country: None, cases: choices(context.outline.listing(Kind::CaseStudies, lang)) });
    groups.retain(|group| !group.cases.is_empty());
    groups
}

fn choice(context: &Context, key: &EntryKey, lang: &Lang) -> Option<CompareChoice> {
    let row = context.row(key, lang)?;
    Some(CompareChoice {
        id: key.id.clone(),
        title: row.title.clone(),
        address: row.address.clone(),
        elsewhere: row.elsewhere.clone(),
        places: row.places.clone(),
        when: row.when.clone(),
    })
}
