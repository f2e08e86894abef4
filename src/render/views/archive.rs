//! The archive of the award: all title holders, and the numbers of all editions.

use schemars::JsonSchema;
use serde::Serialize;

use crate::catalog::{awards, figures};
use crate::content::schema::edition::Reached;
use crate::outline::PageSpec;
use crate::values::Kind;

use super::Context;
use super::edition::{self, EntrantView};
use super::frame::{Crumb, Frame};
use super::parts::{self, FactValue, Text};

/// All title holders as one table.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PearlsPage {
    pub frame: Frame,
    pub rows: Vec<PearlRow>,
    pub titles: usize,
    pub editions: usize,
    pub countries: usize,
    /// Whether the programme has plans.
    pub has_plans: bool,
}

/// One title holder.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PearlRow {
    pub edition: FactValue,
    pub year: String,
    pub entrant: EntrantView,
}

/// The numbers of all editions.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct StatisticsPage {
    pub frame: Frame,
    pub editions: Vec<EditionRow>,
    /// By their labels.
    pub countries: Vec<CountryRow>,
}

/// One edition in numbers; None where nothing is known.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct EditionRow {
    pub edition: FactValue,
    pub year: String,
    pub applied: Option<usize>,
    pub preselected: Option<usize>,
    pub submitted: Option<usize>,
    pub titles: Option<usize>,
}

/// One country in numbers, over all editions.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CountryRow {
    pub country: Text,
    /// Entrants whose names are known.
    pub entrants: usize,
    pub titles: usize,
}

/// The view of all title holders, newest first.
pub fn pearls(context: &Context, spec: &PageSpec) -> PearlsPage {
    let lang = &spec.lang;
    let real = context.outline.listing(Kind::Editions, lang).iter();
    let mut rows = Vec::new();
    let mut editions = 0;
    for key in real {
        let Some((entry, own)) = context.catalog.edition(&key.id) else { continue };
        if entry.head().example {
            continue;
        }
        editions += usize::from(own.not_held.is_none());
        let titled = edition::entrants(context, &key.id, own, Reached::Title, lang);
        rows.extend(titled.into_iter().map(|entrant| PearlRow {
            edition: parts::entry_value(context, Kind::Editions, &key.id, lang),
            year: key.id.clone(),
            entrant,
        }));
    }
    PearlsPage {
        frame: frame(context, spec, "pearls.title"),
        titles: rows.len(),
        editions,
        countries: figures::figure(context.catalog, "editions/countries").unwrap_or(0),
        has_plans: !context.outline.listing(Kind::ActionPlans, lang).is_empty(),
        rows,
    }
}

fn frame(context: &Context, spec: &PageSpec, message: &str) -> Frame {
    let title = context.worded(&spec.lang, message);
    let mut frame = Frame::of_page(context, spec, title, Kind::Editions.folder());
    let listing = context.prefix(&spec.lang).listing(Kind::Editions, 1);
    frame.breadcrumbs.push(Crumb::made("kind.editions", listing));
    frame
}

/// The view of the numbers of all editions, oldest first.
pub fn statistics(context: &Context, spec: &PageSpec) -> StatisticsPage {
    let lang = &spec.lang;
    let real: Vec<_> =
        context.catalog.editions().filter(|(entry, own)| !entry.head().example && own.not_held.is_none()).collect();
    let editions = real.iter().map(|(entry, own)| {
        let counts = own.counts.as_ref();
        let titles = figures::figure(context.catalog, &format!("editions/{}/titles", entry.key.id));
        EditionRow {
            edition: parts::entry_value(context, Kind::Editions, &entry.key.id, lang),
            year: entry.key.id.clone(),
            applied: counts.and_then(|counts| counts.applied).map(|count| count as usize),
            preselected: counts.and_then(|counts| counts.preselected).map(|count| count as usize),
            submitted: counts.and_then(|counts| counts.submitted).map(|count| count as usize),
            titles: titles.filter(|_| awards::is_announced(context.catalog, own, context.today)),
        }
    });
    let mut by_country = std::collections::BTreeMap::<String, (usize, usize)>::new();
    for entrant in real.iter().flat_map(|(_, own)| &own.entrants) {
        let Some((_, place)) = context.catalog.municipality(&entrant.municipality.0) else { continue };
        let row = by_country.entry(place.country.key()).or_default();
        row.0 += 1;
        row.1 += usize::from(entrant.reached == Reached::Title);
    }
    let row = |(key, (entrants, titles)): (String, _)| CountryRow {
        country: parts::country_label(context, &key, lang),
        entrants,
        titles,
    };
    let mut countries: Vec<_> = by_country.into_iter().map(row).collect();
    let collation = context.collation(lang);
    countries.sort_by_cached_key(|row| collation.key(&row.country.text));
    StatisticsPage { frame: frame(context, spec, "statistics.title"), editions: editions.collect(), countries }
}
