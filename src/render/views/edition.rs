//! The page of an award edition, and of a title holder in its year.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use crate::catalog::awards::{self, EditionState};
use crate::catalog::vocabularies::STAGES;
use crate::catalog::{Entry, Version};
use crate::content::Data;
use crate::content::schema::edition::{Edition, Entrant, ExceptionRule, Prize, Reached, Report, Rules};
use crate::outline::{Page, PageSpec};
use crate::render::pieces::Piece;
use crate::theme::ornament::Cover;
use crate::values::{EntryKey, Kind, Lang, MunicipalityRef};

use super::Context;
use super::entry::{self, EntryView, fact, fact_if};
use super::frame::{Crumb, Frame};
use super::map::{self, LocatorView};
use super::parts::{self, Fact, FactValue, LinkView, SourceView, Text};
use super::plans::{self, ActivityView};
use super::prose;

/// The page of an edition.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct EditionPage {
    pub frame: Frame,
    pub entry: EntryView,
    pub year: String,
    pub pilot: bool,
    /// Where the edition stands; the key of a message.
    pub state: String,
    pub not_held: Option<Text>,
    pub stages: Vec<StageView>,
    pub rules: Vec<Fact>,
    pub rules_source: Option<SourceView>,
    /// Numbers that were published or counted.
    pub figures: Vec<Fact>,
    pub titles: Vec<EntrantView>,
    pub candidates: Vec<EntrantView>,
    pub applicants: Vec<EntrantView>,
    /// Prizes beside the titles.
    pub prizes: Vec<PrizeView>,
    /// What was published of the edition and of its entrants.
    pub reports: Vec<ReportView>,
    pub exceptions: Vec<ExceptionView>,
    pub jury: Vec<JuryView>,
    pub corrections: Vec<CorrectionView>,
    pub announcement_source: Option<SourceView>,
    /// The case studies of the edition.
    pub cases: Vec<Arc<Piece>>,
}

/// A step with its dates as written.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct StageView {
    pub label: Text,
    pub planned: Option<String>,
    pub actual: Option<String>,
    /// When it happened as the press says.
    pub reported: Option<String>,
}

/// A municipality in an edition.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct EntrantView {
    pub place: FactValue,
    pub country: Option<Text>,
    pub category: Option<Text>,
    /// The page of the title holder.
    pub pearl: Option<String>,
    pub plan: Option<FactValue>,
    pub plan_unknown: Option<Text>,
    pub mentor: Option<FactValue>,
    pub is_winner: bool,
    /// What it was called beside the title: labels of terms.
    pub recognised_as: Vec<Text>,
}

/// A prize beside the titles.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PrizeView {
    pub label: Text,
    pub category: Option<Text>,
    pub entrant: FactValue,
    pub decided_by: Option<FactValue>,
}

/// Something that was published of a stage.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ReportView {
    pub stage: Text,
    /// The entrant that it is about, if it is about one.
    pub entrant: Option<FactValue>,
    pub link: LinkView,
}

#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ExceptionView {
    /// The key of a message.
    pub message: String,
    pub country: Option<Text>,
    pub count: u32,
    pub reason: Text,
    pub source: SourceView,
}

#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct JuryView {
    pub organisation: FactValue,
    pub role: Option<String>,
}

#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CorrectionView {
    pub date: String,
    pub what: Text,
}

/// The page of a title holder.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PearlPage {
    pub frame: Frame,
    pub year: String,
    pub place: FactValue,
    pub country: Option<Text>,
    pub edition: FactValue,
    pub category: Option<Text>,
    pub is_winner: bool,
    pub citation: Option<Text>,
    pub ceremony: Option<CeremonyView>,
    pub mentor: Option<FactValue>,
    pub plan: Option<Arc<Piece>>,
    /// What the plan says, so that nobody has to open it to learn what the title is for.
    pub plan_says: Option<PlanSays>,
    pub plan_unknown: Option<Text>,
    pub cases: Vec<Arc<Piece>>,
    /// The other title holders of the edition.
    pub others: Vec<EntrantView>,
    /// What the page's ornament is drawn from.
    pub cover: Cover,
    /// None if the position of the place is not stated.
    pub locator: Option<LocatorView>,
}

/// What a plan wants, does and came to.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PlanSays {
    pub motto: Option<Text>,
    pub objectives: Vec<Text>,
    pub activities: Vec<ActivityView>,
    pub outcome: Option<Text>,
}

#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CeremonyView {
    pub date: Option<String>,
    pub place: Option<FactValue>,
    pub url: Option<String>,
}

/// The view of an edition; None for an entry of another kind.
pub fn view(context: &Context, spec: &PageSpec, entry: &Entry) -> Option<EditionPage> {
    let lang = &spec.lang;
    let version = entry.version(lang);
    let Data::Edition(edition) = &*version.data else { return None };
    let of = |reached: Reached| entrants(context, &entry.key.id, edition, reached, lang);
    let text = |text: &String| Text::new(text.clone(), version.lang(), lang);
    let state = awards::state(context.catalog, &entry.key.id, edition, context.today);
    Some(EditionPage {
        frame: Frame::of_entry(context, spec, entry),
        entry: entry::view(context, spec, entry, Vec::new()),
        year: entry.key.id.clone(),
        pilot: edition.pilot,
        state: state_message(state),
        not_held: edition.not_held.as_ref().map(text),
        stages: stages(context, edition, lang),
        rules: edition.rules.as_ref().map(|rules| rule_facts(context, rules, lang)).unwrap_or_default(),
        rules_source: edition.rules.as_ref().map(|rules| SourceView::new(&rules.source)),
        figures: figures(context, &entry.key.id, edition),
        titles: of(Reached::Title),
        candidates: of(Reached::Candidate),
        applicants: of(Reached::Applied),
        prizes: edition.prizes.iter().map(|prize| prize_view(context, edition, prize, lang)).collect(),
        reports: reports(context, entry, edition, lang),
        exceptions: exceptions(context, version, edition, lang),
        jury: edition
            .jury
            .iter()
            .map(|member| JuryView {
                organisation: parts::organisation_value(context, &member.organisation.0, lang),
                role: member.role.clone(),
            })
            .collect(),
        corrections: edition
            .corrections
            .iter()
            .map(|correction| CorrectionView { date: correction.date.to_string(), what: text(&correction.what) })
            .collect(),
        announcement_source: edition.announcement_source.as_ref().map(SourceView::new),
        cases: context.pieces(edition_cases(context, &entry.key.id, lang).iter(), lang),
    })
}

fn state_message(state: EditionState) -> String {
    format!("edition-state.{}", parts::keyword(&state))
}

fn stages(context: &Context, edition: &Edition, lang: &Lang) -> Vec<StageView> {
    let mut stages: Vec<_> = edition.stages.iter().collect();
    stages.sort_by_key(|stage| context.catalog.vocabularies.position(STAGES, &stage.key.0));
    stages
        .into_iter()
        .map(|stage| StageView {
            label: parts::term_label(context, STAGES, &stage.key.0, lang),
            planned: stage.planned.map(|date| date.to_string()),
            actual: stage.actual.map(|date| date.to_string()),
            reported: stage.reported.map(|date| date.to_string()),
        })
        .collect()
}

fn rule_facts(context: &Context, rules: &Rules, lang: &Lang) -> Vec<Fact> {
    let number = |number: u32| vec![FactValue::number(number.into(), None)];
    let countries =
        rules.countries.iter().map(|country| FactValue::text(parts::country_label(context, &country.key(), lang)));
    let excluded = rules.excluded.iter().map(|place| parts::place_value(context, &place.0, lang));
    let default = context.catalog.default_lang();
    let categories =
        rules.categories.iter().map(|category| FactValue::text(Text::by_lang(&category.label, lang, default)));
    let extra = Some(rules.extra_titles).filter(|extra| *extra > 0).map(number).unwrap_or_default();
    let exempt = rules.extra_exempt_from_country;
    let exempt = Some("answer.yes").filter(|_| exempt).map(FactValue::message).into_iter();
    [
        Some(fact("max_titles", number(rules.max_titles))),
        fact_if("per_country_max", rules.per_country_max.map(number).unwrap_or_default()),
        fact_if("extra_titles", extra),
        fact_if("extra_exempt_from_country", exempt.collect()),
        fact_if("categories", categories.collect()),
        fact_if("countries", countries.collect()),
        fact_if("excluded", excluded.collect()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn figures(context: &Context, year: &str, edition: &Edition) -> Vec<Fact> {
    let counts = edition.counts.unwrap_or(crate::content::schema::edition::Counts {
        applied: None,
        preselected: None,
        submitted: None,
    });
    let titles = crate::catalog::figures::figure(context.catalog, &format!("editions/{year}/titles"));
    let is_announced = awards::is_announced(context.catalog, edition, context.today);
    [
        ("applied", counts.applied.map(f64::from)),
        ("preselected", counts.preselected.map(f64::from)),
        ("submitted", counts.submitted.map(f64::from)),
        ("titles", titles.filter(|_| is_announced).map(|count| count as f64)),
    ]
    .into_iter()
    .map(|(key, count)| fact(key, count.map(|count| FactValue::number(count, None)).into_iter().collect()))
    .collect()
}

/// The entrants that came just so far.
pub fn entrants(context: &Context, year: &str, edition: &Edition, reached: Reached, lang: &Lang) -> Vec<EntrantView> {
    let own = edition.entrants.iter().filter(|entrant| entrant.reached == reached);
    own.map(|entrant| entrant_view(context, year, edition, entrant, lang)).collect()
}

fn entrant_view(context: &Context, year: &str, edition: &Edition, entrant: &Entrant, lang: &Lang) -> EntrantView {
    let id = &entrant.municipality.0;
    let page = Page::Pearl { year: year.to_owned(), municipality: id.clone() };
    let default = context.catalog.default_lang();
    EntrantView {
        place: parts::place_value(context, id, lang),
        country: country(context, id, lang),
        category: category(context, edition, entrant.category.as_deref(), lang),
        recognised_as: entrant
            .recognised_as
            .iter()
            .map(|term| parts::term_label(context, "recognitions", &term.0, lang))
            .collect(),
        pearl: (entrant.reached == Reached::Title && pearl_exists(context, year))
            .then(|| crate::outline::address(&page, &context.prefix(lang))),
        plan: entrant.plan.as_ref().map(|plan| parts::entry_value(context, Kind::ActionPlans, &plan.0, lang)),
        plan_unknown: entrant.plan_unknown.as_ref().map(|text| Text::new(text.clone(), default, lang)),
        mentor: entrant.mentor.as_ref().map(|own| parts::organisation_value(context, &own.0, lang)),
        is_winner: edition.winner.as_ref() == Some(&entrant.municipality),
    }
}

/// Examples have no Pearls in the archive.
fn pearl_exists(context: &Context, year: &str) -> bool {
    context.catalog.edition(year).is_some_and(|(entry, _)| !entry.head().example)
}

fn country(context: &Context, municipality: &str, lang: &Lang) -> Option<Text> {
    let (_, place) = context.catalog.municipality(municipality)?;
    Some(parts::country_label(context, &place.country.key(), lang))
}

fn category(context: &Context, edition: &Edition, key: Option<&str>, lang: &Lang) -> Option<Text> {
    let key = key?;
    let category = edition.rules.as_ref()?.categories.iter().find(|category| category.key == key)?;
    Some(Text::by_lang(&category.label, lang, context.catalog.default_lang()))
}

fn prize_view(context: &Context, edition: &Edition, prize: &Prize, lang: &Lang) -> PrizeView {
    PrizeView {
        label: Text::by_lang(&prize.label, lang, context.catalog.default_lang()),
        category: category(context, edition, prize.category.as_deref(), lang),
        entrant: parts::place_value(context, &prize.entrant.0, lang),
        decided_by: prize.decided_by.as_ref().map(|own| parts::organisation_value(context, &own.0, lang)),
    }
}

/// Those of the edition, then those of its entrants, each in the order of the stages.
fn reports(context: &Context, entry: &Entry, edition: &Edition, lang: &Lang) -> Vec<ReportView> {
    let of_edition = edition.reports.iter().map(|report| (None, report));
    let entrants = edition.entrants.iter();
    let of_entrants =
        entrants.flat_map(|entrant| entrant.reports.iter().map(|report| (Some(&entrant.municipality), report)));
    let mut all: Vec<_> = of_edition.chain(of_entrants).collect();
    all.sort_by_key(|(_, report)| context.catalog.vocabularies.position(STAGES, &report.stage.0));
    let view = |(entrant, report): (Option<&MunicipalityRef>, &Report)| ReportView {
        stage: parts::term_label(context, STAGES, &report.stage.0, lang),
        entrant: entrant.map(|place| parts::place_value(context, &place.0, lang)),
        link: LinkView {
            text: Text::new(report.title.clone(), entry.original.lang(), lang),
            address: report.file.as_ref().and_then(|file| prose::file_address(context, entry, file)),
            url: report.url.clone(),
        },
    };
    all.into_iter().map(view).collect()
}

fn exceptions(context: &Context, version: &Version, edition: &Edition, lang: &Lang) -> Vec<ExceptionView> {
    let view = |exception: &crate::content::schema::edition::Exception| ExceptionView {
        message: match exception.rule {
            ExceptionRule::Number => "exception.number".into(),
            ExceptionRule::Country => "exception.country".into(),
        },
        country: exception.country.as_ref().map(|country| parts::country_label(context, &country.key(), lang)),
        count: exception.count,
        reason: Text::new(exception.reason.clone(), version.lang(), lang),
        source: SourceView::new(&exception.source),
    };
    edition.exceptions.iter().map(view).collect()
}

/// The listed case studies of an edition: by their own field, or through their plan.
fn edition_cases(context: &Context, year: &str, lang: &Lang) -> Vec<EntryKey> {
    let of_plan = |case: &crate::content::schema::case_study::CaseStudy| {
        let (_, plan) = context.catalog.action_plan(&case.plan.as_ref()?.0)?;
        plan.edition.clone()
    };
    let listed = context.outline.listing(Kind::CaseStudies, lang).iter();
    let belongs = |key: &&EntryKey| {
        let case = context.catalog.case_study(&key.id).map(|(_, case)| case);
        case.and_then(|case| case.edition.clone().or_else(|| of_plan(case))).is_some_and(|edition| edition.0 == year)
    };
    listed.filter(belongs).cloned().collect()
}

/// The view of a title holder; None if the edition does not have it.
pub fn pearl(context: &Context, spec: &PageSpec, year: &str, municipality: &str) -> Option<PearlPage> {
    let lang = &spec.lang;
    let (entry, edition) = context.catalog.edition(year)?;
    let entrant = edition.entrants.iter().find(|entrant| entrant.municipality.0 == municipality)?;
    let version = entry.version(lang);
    let name = parts::place_name(context, municipality, lang);
    let title = Text { text: format!("{} {year}", name.text), lang: name.lang };
    let mut frame = Frame::of_page(context, spec, title, Kind::Editions.folder());
    let listing = context.prefix(lang).listing(Kind::Editions, 1);
    frame.breadcrumbs.push(Crumb::made("kind.editions", listing));
    let edition_title = Text::new(version.head().title.clone(), version.lang(), lang);
    frame.breadcrumbs.push(Crumb {
        title: Some(edition_title),
        message: None,
        address: context.address(&entry.key, lang),
        elsewhere: context.elsewhere(&entry.key, lang),
    });
    let own_view = entrant_view(context, year, edition, entrant, lang);
    let plan = entrant.plan.as_ref().map(|plan| EntryKey::new(Kind::ActionPlans, plan.0.clone()));
    let says = plan.as_ref().and_then(|plan| plan_says(context, plan, lang));
    let is_own = |key: &&EntryKey| {
        let case = context.catalog.case_study(&key.id);
        case.is_some_and(|(_, case)| case.municipalities.iter().any(|place| place.0 == municipality))
    };
    let cases = edition_cases(context, year, lang);
    let mut others = entrants(context, year, edition, Reached::Title, lang);
    others.retain(|other| other.place != own_view.place);
    Some(PearlPage {
        frame,
        year: year.to_owned(),
        edition: parts::entry_value(context, Kind::Editions, year, lang),
        citation: entrant.citation.as_ref().map(|text| Text::new(text.clone(), version.lang(), lang)),
        ceremony: entrant.ceremony.as_ref().map(|ceremony| CeremonyView {
            date: ceremony.date.map(|date| date.to_string()),
            place: ceremony.place.as_ref().map(|place| parts::place_value(context, &place.0, lang)),
            url: ceremony.url.clone(),
        }),
        plan: plan.and_then(|plan| context.piece(&plan, lang)),
        plan_says: says,
        cases: context.pieces(cases.iter().filter(is_own), lang),
        others,
        cover: Cover { place: municipality.into(), topics: "pearl".into(), year: year.into(), is_pearl: true },
        locator: map::of_places(context, std::iter::once(municipality), lang),
        place: own_view.place,
        country: own_view.country,
        category: own_view.category,
        is_winner: own_view.is_winner,
        mentor: own_view.mentor,
        plan_unknown: own_view.plan_unknown,
    })
}

/// None where there is no such plan, or where it says nothing but its title and its text.
fn plan_says(context: &Context, plan: &EntryKey, lang: &Lang) -> Option<PlanSays> {
    let version = context.catalog.get(plan)?.version(lang);
    let Data::ActionPlan(plan) = &*version.data else { return None };
    let text = |text: &String| Text::new(text.clone(), version.lang(), lang);
    let says = PlanSays {
        motto: plan.motto.as_ref().map(text),
        objectives: plan.objectives.iter().map(text).collect(),
        activities: plans::activities(context, version, plan, lang),
        outcome: plan.outcome.as_ref().map(text),
    };
    let is_silent = says.motto.is_none() && says.objectives.is_empty() && says.activities.is_empty();
    (!is_silent || says.outcome.is_some()).then_some(says)
}
