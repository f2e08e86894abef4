//! The pages of municipalities and of organisations.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use crate::catalog::vocabularies::ROLES;
use crate::catalog::{Entry, awards};
use crate::content::Data;
use crate::content::schema::edition::Reached;
use crate::content::schema::municipality::Municipality;
use crate::content::schema::organisation::Organisation;
use crate::locale::endonym;
use crate::outline::{self, Page, PageSpec};
use crate::render::pieces::Piece;
use crate::values::{Kind, Lang};

use super::Context;
use super::case_study::{ContactView, contact_view};
use super::entry::{self, EntryView, fact_if};
use super::frame::Frame;
use super::map::{self, LocatorView};
use super::parts::{self, Fact, FactValue, Text};

/// The page of a municipality.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MunicipalityPage {
    pub frame: Frame,
    pub entry: EntryView,
    /// Oldest first.
    pub history: Vec<HistoryRow>,
    pub cases: Vec<Arc<Piece>>,
    pub plans: Vec<Arc<Piece>>,
    pub events: Vec<Arc<Piece>>,
    /// Places that are a part of this one.
    pub places_within: Vec<Arc<Piece>>,
    pub contact: Option<ContactView>,
    /// None if its position is not stated.
    pub locator: Option<LocatorView>,
}

/// A municipality in one edition.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct HistoryRow {
    pub edition: FactValue,
    pub year: String,
    /// How far it came; the key of a message.
    pub reached: String,
    pub is_winner: bool,
    pub plan: Option<FactValue>,
    /// The page of the title holder.
    pub pearl: Option<String>,
}

/// The page of an organisation.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct OrganisationPage {
    pub frame: Frame,
    pub entry: EntryView,
    pub roles: Vec<RoleView>,
    pub cases: Vec<Arc<Piece>>,
    pub plans: Vec<Arc<Piece>>,
    pub resources: Vec<Arc<Piece>>,
    pub events: Vec<Arc<Piece>>,
    pub editions: Vec<Arc<Piece>>,
    pub contact: Option<ContactView>,
}

/// What an organisation does in the programme.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RoleView {
    pub label: Text,
    /// As written; open at one end or at both.
    pub from: Option<String>,
    pub to: Option<String>,
    pub country: Option<Text>,
    pub edition: Option<FactValue>,
}

/// The view of a municipality; None for an entry of another kind.
pub fn municipality(context: &Context, spec: &PageSpec, entry: &Entry) -> Option<MunicipalityPage> {
    let lang = &spec.lang;
    let Data::Municipality(place) = &*entry.version(lang).data else { return None };
    let mut frame = Frame::of_entry(context, spec, entry);
    frame.title = parts::place_name(context, &entry.key.id, lang);
    let referring = |kind, fields: &[&str]| context.referring(&entry.key, kind, fields, lang);
    Some(MunicipalityPage {
        frame,
        entry: entry::view(context, spec, entry, municipality_facts(context, entry, place, lang)),
        history: history_rows(context, &entry.key.id, lang),
        cases: referring(Kind::CaseStudies, &["municipalities"]),
        plans: referring(Kind::ActionPlans, &["municipality"]),
        events: referring(Kind::Events, &["place"]),
        places_within: referring(Kind::Municipalities, &["part_of"]),
        contact: place.contact.as_ref().map(|contact| contact_view(contact, None)),
        locator: map::of_places(context, std::iter::once(entry.key.id.as_str()), lang),
    })
}

fn municipality_facts(context: &Context, entry: &Entry, place: &Municipality, lang: &Lang) -> Vec<Fact> {
    let shown = parts::place_name(context, &entry.key.id, lang).text;
    let names = place.names.iter().filter(|(_, name)| !shown.contains(name.as_str()));
    let names = names.map(|(own, name)| FactValue::text(Text::new(name.clone(), own, lang)));
    let languages = place.languages.iter().map(|own| FactValue::text(Text::new(endonym(own), own, lang)));
    let population = place.population.iter().flat_map(|population| {
        let number = FactValue::number(population.value.into(), None);
        [number, FactValue::plain(format!("{}, {}", population.year, population.source))]
    });
    let country = place.country.key();
    let facets = context.outline.facet_cases("country", &country);
    let address =
        (!facets.is_empty()).then(|| crate::route::facet_address("country", &country, 1, &context.prefix(lang)));
    let plain = |text: &Option<String>| text.iter().map(|text| FactValue::plain(text.clone())).collect::<Vec<_>>();
    [
        fact_if("country", vec![FactValue::text(parts::country_label(context, &country, lang)).linked(address)]),
        fact_if(
            "kind",
            place
                .kind
                .iter()
                .map(|kind| FactValue::text(parts::term_label(context, "place-kinds", &kind.0, lang)))
                .collect(),
        ),
        fact_if("names", names.collect()),
        fact_if("also_known_as", place.also_known_as.iter().map(|name| FactValue::plain(name.clone())).collect()),
        fact_if("region", plain(&place.region)),
        fact_if("part_of", place.part_of.iter().map(|whole| parts::place_value(context, &whole.0, lang)).collect()),
        Some(entry::fact("population", population.collect())),
        fact_if("size", size_band(context, place, lang)),
        fact_if("languages", languages.collect()),
        fact_if("website", place.website.iter().map(|url| FactValue::url(url)).collect()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The class of population that site.yaml defines; none where the population is not stated.
fn size_band(context: &Context, place: &Municipality, lang: &Lang) -> Vec<FactValue> {
    let Some(population) = &place.population else { return Vec::new() };
    let bands = &context.catalog.config.size_bands;
    let band = bands.iter().find(|band| band.max.is_none_or(|max| population.value <= max));
    let label = band.map(|band| Text::by_lang(&band.label, lang, context.catalog.default_lang()));
    label.map(FactValue::text).into_iter().collect()
}

fn history_rows(context: &Context, id: &str, lang: &Lang) -> Vec<HistoryRow> {
    let own = awards::participations(context.catalog).filter(|part| part.entrant.municipality.0 == id);
    own.map(|part| {
        let page = Page::Pearl { year: part.year.to_owned(), municipality: id.to_owned() };
        HistoryRow {
            edition: parts::entry_value(context, Kind::Editions, part.year, lang),
            year: part.year.to_owned(),
            reached: format!("reached.{}", parts::keyword(&part.entrant.reached)),
            is_winner: part.is_winner,
            plan: part.entrant.plan.as_ref().map(|plan| parts::entry_value(context, Kind::ActionPlans, &plan.0, lang)),
            pearl: (part.entrant.reached == Reached::Title).then(|| outline::address(&page, &context.prefix(lang))),
        }
    })
    .collect()
}

/// The view of an organisation; None for an entry of another kind.
pub fn organisation(context: &Context, spec: &PageSpec, entry: &Entry) -> Option<OrganisationPage> {
    let lang = &spec.lang;
    let Data::Organisation(organisation) = &*entry.version(lang).data else { return None };
    let referring = |kind| context.referring(&entry.key, kind, &[], lang);
    Some(OrganisationPage {
        frame: Frame::of_entry(context, spec, entry),
        entry: entry::view(context, spec, entry, organisation_facts(context, entry, organisation, lang)),
        roles: organisation
            .roles
            .iter()
            .map(|role| RoleView {
                label: parts::term_label(context, ROLES, &role.role.0, lang),
                from: role.from.map(|date| date.to_string()),
                to: role.to.map(|date| date.to_string()),
                country: role.country.as_ref().map(|country| parts::country_label(context, &country.key(), lang)),
                edition: role
                    .edition
                    .as_ref()
                    .map(|edition| parts::entry_value(context, Kind::Editions, &edition.0, lang)),
            })
            .collect(),
        cases: referring(Kind::CaseStudies),
        plans: referring(Kind::ActionPlans),
        resources: referring(Kind::Resources),
        events: referring(Kind::Events),
        editions: referring(Kind::Editions),
        contact: organisation.contact.as_ref().map(|contact| contact_view(contact, None)),
    })
}

fn organisation_facts(context: &Context, entry: &Entry, organisation: &Organisation, lang: &Lang) -> Vec<Fact> {
    let country = match &organisation.country {
        Some(country) => vec![FactValue::text(parts::country_label(context, &country.key(), lang))],
        None if entry.head().unknown.iter().any(|field| field == "country") => Vec::new(),
        None => vec![FactValue::message("organisation.international")],
    };
    let names = organisation.also_known_as.iter().map(|name| FactValue::plain(name.clone()));
    [
        Some(entry::fact(
            "type",
            vec![FactValue::text(parts::term_label(context, "organisation-types", &organisation.r#type.0, lang))],
        )),
        Some(entry::fact("country", country)),
        fact_if("also_known_as", names.collect()),
        fact_if("website", organisation.website.iter().map(|url| FactValue::url(url)).collect()),
    ]
    .into_iter()
    .flatten()
    .collect()
}
