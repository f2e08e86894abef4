//! The home page.

use std::collections::BTreeSet;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use crate::catalog::{awards, figures};
use crate::content::schema::edition::Reached;
use crate::outline::PageSpec;
use crate::render::body::PageBody;
use crate::render::pieces::Piece;
use crate::values::{EntryKey, Kind};

use super::Context;
use super::edition::{self, EntrantView};
use super::frame::Frame;
use super::listing::{self, FacetView};
use super::map::{self, LocatorView};
use super::parts::{FactValue, Text, entry_value};

/// How many of the newest cases are shown.
const NEWEST: usize = 6;

/// The home page.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct HomePage {
    pub frame: Frame,
    /// The text of the page `home`; finished HTML, empty if there is none.
    #[schemars(extend("x-html" = true))]
    pub intro: String,
    pub intro_lang: Option<String>,
    pub summary: Option<Text>,
    /// The first door, "a place like yours": facets of the cases.
    pub facets: Vec<FacetView>,
    pub newest: Vec<Arc<Piece>>,
    pub cases: usize,
    pub all_cases: Option<String>,
    pub templates: Vec<Arc<Piece>>,
    /// The newest edition with titles.
    pub edition: Option<HomeEdition>,
    pub all_pearls: Option<String>,
    /// Where all title holders are; None if no position is stated.
    pub locator: Option<LocatorView>,
}

/// The title holders that are shown on the home page.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct HomeEdition {
    pub edition: FactValue,
    pub year: String,
    pub titles: Vec<EntrantView>,
}

/// The view of the home page.
pub fn view(context: &Context, spec: &PageSpec) -> HomePage {
    let lang = &spec.lang;
    let home = context.catalog.entry(Kind::Pages, "home");
    let default = context.catalog.default_lang();
    let site = Text::by_lang(&context.catalog.config.title, lang, default);
    let mut frame = match home {
        Some(entry) => Frame::of_entry(context, spec, entry),
        None => Frame::of_page(context, spec, site, "home"),
    };
    frame.breadcrumbs.clear();
    let mut body = home.map(|entry| PageBody::new(context, spec, entry));
    let listing = context.outline.listing(Kind::CaseStudies, lang);
    let prefix = context.prefix(lang);
    HomePage {
        frame,
        intro: body.as_mut().map(PageBody::html).unwrap_or_default(),
        intro_lang: body.as_ref().and_then(PageBody::lang),
        summary: home.and_then(|entry| {
            let version = entry.version(lang);
            version.data.summary().map(|text| Text::new(text, version.lang(), lang))
        }),
        facets: listing::facet_views(context, lang),
        newest: context.pieces(listing.iter().take(NEWEST), lang),
        cases: listing.len(),
        all_cases: (!listing.is_empty()).then(|| prefix.listing(Kind::CaseStudies, 1)),
        templates: context.pieces(context.outline.listing(Kind::PlanTemplates, lang), lang),
        edition: newest_edition(context, lang),
        all_pearls: figures::figure(context.catalog, "editions/titles")
            .filter(|titles| *titles > 0)
            .map(|_| prefix.holders()),
        locator: map::of_places(context, holders(context).iter().map(String::as_str), lang),
    }
}

/// The municipalities that hold or have held a title, each once.
fn holders(context: &Context) -> BTreeSet<String> {
    awards::pearls(context.catalog).map(|pearl| pearl.entrant.municipality.0.clone()).collect()
}

fn newest_edition(context: &Context, lang: &crate::values::Lang) -> Option<HomeEdition> {
    let announced = |key: &&EntryKey| {
        let own = context.catalog.edition(&key.id);
        own.is_some_and(|(entry, own)| {
            !entry.head().example && awards::is_announced(context.catalog, own, context.today)
        })
    };
    let key = context.outline.listing(Kind::Editions, lang).iter().find(announced)?;
    let (_, own) = context.catalog.edition(&key.id)?;
    Some(HomeEdition {
        edition: entry_value(context, Kind::Editions, &key.id, lang),
        year: key.id.clone(),
        titles: edition::entrants(context, &key.id, own, Reached::Title, lang),
    })
}
