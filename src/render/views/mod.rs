//! What templates are given: one struct a kind of page, all of it values, no way back into the site.
//!
//! These structs are the theme API. Templates see two names: `site` ([`SiteView`]) and `page` (one of the views). Addresses are
//! written from the output's root; a template puts `page.frame.root` in front. Texts are plain and escaped by the
//! template, but for the fields whose schema says `x-html`, which hold finished HTML.

pub mod archive;
pub mod case_study;
pub mod compare;
pub mod context;
pub mod edition;
pub mod entry;
pub mod fill;
pub mod frame;
pub mod home;
pub mod listing;
pub mod map;
pub mod parts;
pub mod picture;
pub mod places;
pub mod plan_template;
pub mod plans;
pub mod prose;
pub mod search;
pub mod sharing;

use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema};
use serde::Serialize;

use crate::outline::{Page, PageSpec};
use crate::render::json_ld;
use crate::theme::template_check::Views;
use crate::values::Kind;

pub use context::Context;
pub use frame::SiteView;

macro_rules! views {
    ($($variant:ident($type:path) $template:literal;)*) => {
        /// The view of one page; each variant has its own template.
        #[derive(Debug, Serialize)]
        #[serde(untagged)]
        #[expect(clippy::large_enum_variant, reason = "a view lives for one page; a box would be one more allocation for each")]
        pub enum View {
            $($variant($type),)*
        }

        impl View {
            /// What stands around the page.
            pub fn frame(&self) -> &frame::Frame {
                match self {
                    $(Self::$variant(view) => &view.frame,)*
                }
            }

            fn frame_mut(&mut self) -> &mut frame::Frame {
                match self {
                    $(Self::$variant(view) => &mut view.frame,)*
                }
            }

            /// The template that shows it.
            pub fn template(&self) -> &'static str {
                match self {
                    $(Self::$variant(_) => $template,)*
                }
            }
        }

        /// The schema of the view of each template, for checking templates and for the documentation of the theme.
        pub fn schemas() -> BTreeMap<&'static str, Schema> {
            BTreeMap::from([$(($template, schema::<$type>()),)*])
        }
    };
}

views! {
    Home(home::HomePage) "home.html";
    CaseStudy(case_study::CaseStudyPage) "case-study.html";
    PlanTemplate(plan_template::PlanTemplatePage) "plan-template.html";
    ActionPlan(plans::ActionPlanPage) "action-plan.html";
    Edition(edition::EditionPage) "edition.html";
    Municipality(places::MunicipalityPage) "municipality.html";
    Organisation(places::OrganisationPage) "organisation.html";
    Resource(prose::ResourcePage) "resource.html";
    Event(prose::EventPage) "event.html";
    Article(prose::ArticlePage) "article.html";
    Prose(prose::ProsePage) "page.html";
    Vocabulary(prose::VocabularyPage) "vocabulary.html";
    Withdrawn(prose::WithdrawnPage) "withdrawn.html";
    Listing(listing::ListingPage) "listing.html";
    Pearl(edition::PearlPage) "pearl.html";
    Pearls(archive::PearlsPage) "pearls.html";
    Statistics(archive::StatisticsPage) "statistics.html";
    Compare(compare::ComparePage) "compare.html";
    Fill(fill::FillPage) "fill.html";
    MyPlans(fill::MyPlansPage) "my-plans.html";
    Map(map::MapPage) "map.html";
    Glossary(prose::GlossaryPage) "glossary.html";
    Languages(prose::LanguagesPage) "languages.html";
    Search(search::SearchPage) "search.html";
    NotFound(prose::NotFoundPage) "404.html";
    Redirect(prose::RedirectPage) "redirect.html";
}

/// The schema of a view.
pub fn schema<T: JsonSchema>() -> Schema {
    schemars::generate::SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>()
}

/// The view of a page. None for an entry that the catalog does not have, which an outline never asks for.
pub fn view(context: &Context, spec: &PageSpec) -> Option<View> {
    let mut view = of_page(context, spec)?;
    if view.frame().description.is_none() {
        view.frame_mut().description = sharing::description(context, spec, &view);
    }
    if view.frame().card.is_none() {
        view.frame_mut().card = sharing::card(context, spec);
    }
    let json_ld = json_ld::of(context, spec, view.frame());
    view.frame_mut().json_ld = json_ld;
    Some(view)
}

fn of_page(context: &Context, spec: &PageSpec) -> Option<View> {
    Some(match &spec.page {
        Page::Home => View::Home(home::view(context, spec)),
        Page::Entry(key) => {
            let entry = context.catalog.get(key)?;
            if crate::outline::is_withdrawn(entry.head().status) {
                return Some(View::Withdrawn(prose::withdrawn(context, spec, entry)));
            }
            match key.kind {
                Kind::CaseStudies => View::CaseStudy(case_study::view(context, spec, entry)?),
                Kind::PlanTemplates => View::PlanTemplate(plan_template::view(context, spec, entry)?),
                Kind::ActionPlans => View::ActionPlan(plans::plan(context, spec, entry)?),
                Kind::Editions => View::Edition(edition::view(context, spec, entry)?),
                Kind::Municipalities => View::Municipality(places::municipality(context, spec, entry)?),
                Kind::Organisations => View::Organisation(places::organisation(context, spec, entry)?),
                Kind::Resources => View::Resource(prose::resource(context, spec, entry)?),
                Kind::Events => View::Event(prose::event(context, spec, entry)?),
                Kind::Articles => View::Article(prose::article(context, spec, entry)?),
                Kind::Pages => View::Prose(prose::page(context, spec, entry)),
                Kind::Vocabularies => View::Vocabulary(prose::vocabulary(context, spec, entry)?),
            }
        }
        Page::Listing { kind, number } => View::Listing(listing::of_kind(context, spec, *kind, *number)),
        Page::Facet { facet, term, country, number } => {
            let about = listing::About { facet, term, country: country.as_deref() };
            View::Listing(listing::of_facet(context, spec, about, *number))
        }
        Page::Pearl { year, municipality } => View::Pearl(edition::pearl(context, spec, year, municipality)?),
        Page::Pearls => View::Pearls(archive::pearls(context, spec)),
        Page::Statistics => View::Statistics(archive::statistics(context, spec)),
        Page::Compare(kind) => View::Compare(compare::view(context, spec, *kind)),
        Page::Fill { template } => View::Fill(fill::view(context, spec, template)?),
        Page::CaseForm => View::Fill(fill::case_form(context, spec)),
        Page::MyPlans => View::MyPlans(fill::plans(context, spec)),
        Page::Map => View::Map(map::view(context, spec)),
        Page::Glossary => View::Glossary(prose::glossary(context, spec)),
        Page::Languages => View::Languages(prose::languages(context, spec)),
        Page::Search => View::Search(search::view(context, spec)),
        Page::NotFound => View::NotFound(prose::not_found(context, spec)),
        Page::Redirect { to } => View::Redirect(prose::redirect(context, spec, to)),
    })
}

/// What templates are given, for checking them.
pub fn described() -> Views {
    let pieces = [
        ("row.html", schema::<parts::Row>()),
        ("header.html", schema::<frame::Surroundings>()),
        ("footer.html", schema::<frame::Surroundings>()),
        ("facets.html", schema::<listing::FacetsView>()),
    ];
    let all = schemas().into_iter().chain(pieces);
    let pages = all.map(|(template, schema)| (template.to_owned(), schema.to_value()));
    Views { pages: pages.collect(), site: schema::<SiteView>().to_value() }
}
