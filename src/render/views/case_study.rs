//! The page of a case study.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use crate::catalog::Entry;
use crate::catalog::related::{Related, Shared};
use crate::content::Data;
use crate::content::schema::case_study::CaseStudy;
use crate::content::schema::common::Cost;
use crate::outline::PageSpec;
use crate::render::pieces::Piece;
use crate::values::{Contact, EntryKey, Kind, Lang};

use super::Context;
use super::entry::{self, EntryView, fact, fact_if};
use super::frame::Frame;
use super::map::{self, LocatorView};
use super::parts::{self, Fact, FactValue, LinkView, Text};

/// The page of a case study.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CaseStudyPage {
    pub frame: Frame,
    pub entry: EntryView,
    pub results: Vec<ResultView>,
    /// How well the results are known; the key of a message.
    pub evidence: String,
    pub contact: Option<ContactView>,
    pub links: Vec<LinkView>,
    /// Numbers of Sustainable Development Goals.
    pub sdgs: Vec<u8>,
    pub related: Vec<RelatedView>,
    /// How many of the recommended fields and sections are stated.
    pub completeness: Completeness,
    /// None if no place is known.
    pub locator: Option<LocatorView>,
}

/// One result.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ResultView {
    pub indicator: Text,
    pub value: Option<f64>,
    pub unit: Option<String>,
    pub date: Option<String>,
}

/// Whom to ask.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ContactView {
    /// The organisation or municipality that is asked, where the contact is not the case's own.
    pub of: Option<FactValue>,
    pub role: Option<String>,
    pub name: Option<String>,
    pub url: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
}

/// A related case and why it is related.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RelatedView {
    pub row: Arc<Piece>,
    /// What both share.
    pub reasons: Vec<Text>,
}

#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
pub struct Completeness {
    pub stated: usize,
    pub recommended: usize,
}

/// The view of a case study; None for an entry of another kind.
pub fn view(context: &Context, spec: &PageSpec, entry: &Entry) -> Option<CaseStudyPage> {
    let version = entry.version(&spec.lang);
    let Data::CaseStudy(case) = &*version.data else { return None };
    let facts = facts(context, entry, case, &spec.lang);
    let lang = &spec.lang;
    let related = context.outline.related.get(&entry.key).map_or(&[][..], Vec::as_slice);
    Some(CaseStudyPage {
        frame: Frame::of_entry(context, spec, entry),
        results: case
            .results
            .iter()
            .map(|result| ResultView {
                indicator: Text::new(result.indicator.clone(), version.lang(), lang),
                value: result.value,
                unit: result.unit.clone(),
                date: result.date.map(|date| date.to_string()),
            })
            .collect(),
        evidence: case.evidence.map_or("facts.not-stated".into(), |own| format!("evidence.{}", parts::keyword(&own))),
        contact: contact(context, case, lang),
        links: case
            .links
            .iter()
            .map(|link| LinkView {
                text: Text::new(link.title.clone(), version.lang(), lang),
                address: None,
                url: Some(link.url.clone()),
            })
            .collect(),
        sdgs: case.sdgs.iter().map(|sdg| sdg.0).collect(),
        related: related.iter().filter_map(|related| related_view(context, related, lang)).collect(),
        completeness: completeness(context, entry, case, &facts),
        locator: map::of_case(context, case, lang),
        entry: entry::view(context, spec, entry, facts),
    })
}

fn facts(context: &Context, entry: &Entry, case: &CaseStudy, lang: &Lang) -> Vec<Fact> {
    let places = case.municipalities.iter().map(|place| parts::place_value(context, &place.0, lang));
    let countries = crate::catalog::facets::countries(context.catalog, case);
    let country = |key: &String| {
        let address = crate::route::facet_address("country", key, 1, &context.prefix(lang));
        let exists = !context.outline.facet_cases("country", key).is_empty();
        FactValue::text(parts::country_label(context, key, lang)).linked(Some(address).filter(|_| exists))
    };
    let mut facts: Vec<Fact> = fact_if("municipalities", places.collect()).into_iter().collect();
    facts.extend(fact_if("country", countries.iter().map(country).collect()));
    facts.push(fact("period", vec![FactValue::date(case.period)]));
    facts.extend(entry::vocabulary_facts(context, entry, lang));
    let plan = case.plan.iter().map(|plan| parts::entry_value(context, Kind::ActionPlans, &plan.0, lang));
    let organiser = case.organiser.iter().map(|own| parts::organisation_value(context, &own.0, lang));
    facts.extend([
        fact("organiser", organiser.collect()),
        fact("partners", entry::organisations(context, &case.partners, lang)),
        fact("cost", cost(context, case.cost.as_ref(), lang)),
        fact("funding", entry::organisations(context, &case.funding, lang)),
        fact("staff_time", case.staff_time.iter().map(|text| FactValue::plain(text.clone())).collect()),
    ]);
    // A programme without plans or an award is asked for neither.
    let of = |kind: Kind, key, values: Vec<FactValue>| {
        if context.outline.listings.contains_key(&kind) { Some(fact(key, values)) } else { fact_if(key, values) }
    };
    facts.extend(of(Kind::ActionPlans, "plan", plan.collect()));
    facts.extend(of(Kind::Editions, "edition", edition(context, case, lang)));
    facts
}

/// The case's edition, else its plan's.
fn edition(context: &Context, case: &CaseStudy, lang: &Lang) -> Vec<FactValue> {
    let of_plan = || {
        let (_, plan) = context.catalog.action_plan(&case.plan.as_ref()?.0)?;
        plan.edition.as_ref()
    };
    let edition = case.edition.as_ref().or_else(of_plan);
    edition.map(|edition| parts::entry_value(context, Kind::Editions, &edition.0, lang)).into_iter().collect()
}

/// What something cost: the band, the amount, or both.
pub fn cost(context: &Context, cost: Option<&Cost>, lang: &Lang) -> Vec<FactValue> {
    let Some(cost) = cost else { return Vec::new() };
    let band = cost.band.as_ref().map(|band| FactValue::text(parts::term_label(context, "cost-bands", &band.0, lang)));
    let amount = cost.amount.map(|amount| FactValue::number(amount, cost.currency.as_deref()));
    band.into_iter().chain(amount).collect()
}

/// The case's contact, else the organiser's, else the leading municipality's, else the site's.
fn contact(context: &Context, case: &CaseStudy, lang: &Lang) -> Option<ContactView> {
    if let Some(own) = &case.contact {
        return Some(contact_view(own, None));
    }
    let organiser = case.organiser.as_ref().and_then(|organiser| context.catalog.organisation(&organiser.0));
    if let Some((entry, organisation)) = organiser {
        let of = Some(parts::organisation_value(context, &entry.key.id, lang));
        let website = organisation.website.as_deref().map(|url| website(url, of.clone()));
        if let Some(own) = organisation.contact.as_ref().map(|contact| contact_view(contact, of)).or(website) {
            return Some(own);
        }
    }
    of_place(context, case, lang).or_else(|| context.catalog.config.contact.as_ref().map(|own| contact_view(own, None)))
}

/// The contact of the leading municipality, else its website.
fn of_place(context: &Context, case: &CaseStudy, lang: &Lang) -> Option<ContactView> {
    let (entry, place) = context.catalog.municipality(&case.municipalities.first()?.0)?;
    let of = Some(parts::place_value(context, &entry.key.id, lang));
    let own = place.contact.as_ref().map(|contact| contact_view(contact, of.clone()));
    own.or_else(|| place.website.as_deref().map(|url| website(url, of)))
}

fn website(url: &str, of: Option<FactValue>) -> ContactView {
    ContactView { of, role: None, name: None, url: Some(url.to_owned()), email: None, phone: None }
}

/// A contact as a view.
pub fn contact_view(contact: &Contact, of: Option<FactValue>) -> ContactView {
    ContactView {
        of,
        role: contact.role.clone(),
        name: contact.name.clone(),
        url: contact.url.clone(),
        email: contact.email.clone(),
        phone: contact.phone.clone(),
    }
}

fn related_view(context: &Context, related: &Related, lang: &Lang) -> Option<RelatedView> {
    let row = context.piece(&related.key, lang)?;
    let reason = |shared: &Shared| match shared {
        Shared::Municipality(id) => Some(parts::place_name(context, id, lang)),
        Shared::Plan(id) => {
            context.row(&EntryKey::new(Kind::ActionPlans, id.as_str()), lang).map(|row| row.title.clone())
        }
        Shared::Term(field, term) => {
            let vocabulary = context.catalog.vocabularies.of_field(Kind::CaseStudies, field)?;
            Some(parts::term_label(context, vocabulary, term, lang))
        }
    };
    Some(RelatedView { row, reasons: related.shared.iter().filter_map(reason).take(3).collect() })
}

/// Facts and sections that are recommended, and how many of them the entry states.
fn completeness(context: &Context, entry: &Entry, case: &CaseStudy, facts: &[Fact]) -> Completeness {
    let sections = context.catalog.vocabularies.sections(entry.key.kind).iter().filter(|term| term.recommended);
    let has = |key: &str| entry.original.headings.iter().any(|heading| heading.section.as_deref() == Some(key));
    let sections = sections.map(|term| has(&term.key));
    let facts = facts.iter().filter(|fact| !matches!(fact.key.as_str(), "plan" | "edition"));
    let facts = facts.map(|fact| !fact.values.is_empty());
    let beside = [!case.results.is_empty(), case.evidence.is_some(), !entry.head().sources.is_empty()];
    let all: Vec<bool> = sections.chain(facts).chain(beside).collect();
    Completeness { stated: all.iter().filter(|is_stated| **is_stated).count(), recommended: all.len() }
}
