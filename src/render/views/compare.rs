//! The pages on which case studies, and action plans, are chosen and put side by side.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;

use crate::outline::{self, PageSpec};
use crate::render::compare;
use crate::values::{EntryKey, Kind, Lang};

use super::Context;
use super::frame::{Crumb, Frame};
use super::parts::{self, Elsewhere, Text};

/// The page that compares entries of a kind.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ComparePage {
    pub frame: Frame,
    /// `compare` or `compare-plans`: the group of messages that speaks of the kind, and the name of the page.
    pub words: &'static str,
    /// All listed entries, each once.
    pub groups: Vec<CompareGroup>,
    /// The file with their facts.
    pub data: String,
}

/// The case studies of one country, or the plans of one edition.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CompareGroup {
    /// None for those of which it is not known.
    pub title: Option<Text>,
    pub cases: Vec<CompareChoice>,
}

/// An entry to choose.
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
pub fn view(context: &Context, spec: &PageSpec, kind: Kind) -> ComparePage {
    let lang = &spec.lang;
    let words = outline::comparison(kind);
    let title = context.worded(lang, &format!("{words}.title"));
    let mut frame = Frame::of_page(context, spec, title, kind.folder());
    frame.noindex = true;
    let listing = context.prefix(lang).listing(kind, 1);
    frame.breadcrumbs.push(Crumb::made(format!("kind.{kind}"), listing));
    let groups = if kind == Kind::ActionPlans { by_edition(context, lang) } else { by_country(context, lang) };
    ComparePage { frame, words, groups, data: compare::address(kind, lang) }
}

fn by_country(context: &Context, lang: &Lang) -> Vec<CompareGroup> {
    let mut placed = BTreeSet::new();
    let mut choices = |keys: &[EntryKey]| -> Vec<CompareChoice> {
        let new = keys.iter().filter(|key| placed.insert(key.id.clone()));
        new.filter_map(|key| choice(context, key, lang)).collect()
    };
    let countries = context.outline.facet("country").map_or(&[][..], |facet| &facet.terms);
    let mut groups: Vec<CompareGroup> = countries
        .iter()
        .map(|(key, cases)| CompareGroup {
            title: Some(parts::country_label(context, key, lang)),
            cases: choices(cases),
        })
        .collect();
    groups.push(CompareGroup { title: None, cases: choices(context.outline.listing(Kind::CaseStudies, lang)) });
    groups.retain(|group| !group.cases.is_empty());
    groups
}

/// In the order of the listing, which is that of time.
fn by_edition(context: &Context, lang: &Lang) -> Vec<CompareGroup> {
    let mut groups: Vec<(Option<String>, Vec<CompareChoice>)> = Vec::new();
    for key in context.outline.listing(Kind::ActionPlans, lang) {
        let Some(choice) = choice(context, key, lang) else { continue };
        let plan = context.catalog.action_plan(&key.id);
        let edition = plan.and_then(|(_, plan)| plan.edition.as_ref()).map(|edition| edition.0.clone());
        match groups.iter_mut().find(|(own, _)| *own == edition) {
            Some((_, choices)) => choices.push(choice),
            None => groups.push((edition, vec![choice])),
        }
    }
    let title = |edition: Option<String>| {
        edition.and_then(|edition| parts::entry_value(context, Kind::Editions, &edition, lang).text)
    };
    groups.into_iter().map(|(edition, cases)| CompareGroup { title: title(edition), cases }).collect()
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
