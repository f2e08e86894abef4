//! The pages of action plans.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use crate::catalog::{Entry, Version, awards};
use crate::content::Data;
use crate::content::schema::action_plan::{ActionPlan, Activity};
use crate::outline::{self, Page, PageSpec};
use crate::render::pieces::Piece;
use crate::values::{Day, Kind, Lang, Period};

use super::Context;
use super::entry::{self, EntryView, fact, fact_if};
use super::frame::Frame;
use super::parts::{self, Fact, FactValue, LinkView, Text};

/// The page of an action plan.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ActionPlanPage {
    pub frame: Frame,
    pub entry: EntryView,
    pub motto: Option<Text>,
    /// Where the plan stands; the key of a message.
    pub state: String,
    pub objectives: Vec<Text>,
    pub activities: Vec<ActivityView>,
    /// When they are, as a picture; None for fewer than two of them.
    pub timeline: Option<TimelineView>,
    pub indicators: Vec<IndicatorView>,
    pub outcome: Option<Text>,
    pub document: Option<LinkView>,
    pub cases: Vec<Arc<Piece>>,
}

#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ActivityView {
    pub title: Text,
    /// A date or a period as written.
    pub when: String,
    pub place: Option<FactValue>,
    pub target_group: Option<Text>,
    pub lead: Option<FactValue>,
    pub output: Option<Text>,
}

#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct IndicatorView {
    pub title: Text,
    pub baseline: Option<f64>,
    pub target: Option<f64>,
    pub unit: Option<Text>,
}

/// When the activities of a plan are: a picture of [`TimelineView::WIDTH`] units, to be drawn beside the table that says it in words.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TimelineView {
    pub height: usize,
    pub months: Vec<MonthView>,
    pub bars: Vec<BarView>,
}

/// The beginning of a month, or of a quarter or a year in longer times.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MonthView {
    pub x: usize,
    /// A month as a date is written.
    pub month: String,
}

/// An activity, by its number in the table.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct BarView {
    pub number: usize,
    pub x: usize,
    pub y: usize,
    pub width: usize,
}

impl TimelineView {
    /// The width of the picture, of one line, of the numbers before the bars, and the least of a bar.
    const WIDTH: usize = 1000;
    const LINE: usize = 30;
    const MARGIN: usize = 40;
    const LEAST: usize = 8;
    /// With more months than these, not each of them has a label.
    const LABELS: usize = 6;
    /// Where a label would not find room any more.
    const LAST_LABEL: usize = 850;

    fn of(activities: &[Activity]) -> Option<Self> {
        let day = |day: Day| (usize::from(day.year) * 12 + usize::from(day.month) - 1) * 31 + usize::from(day.day) - 1;
        let spans: Vec<(usize, usize)> = activities
            .iter()
            .map(|own| (day(own.start.first()), day(own.end.unwrap_or(own.start).last()) + 1))
            .collect();
        let first = spans.iter().map(|span| span.0).min()? / 31;
        let last = spans.iter().map(|span| span.1).max()?.div_ceil(31);
        // Of hundreds of years nothing could be seen.
        if spans.len() < 2 || last - first > 240 {
            return None;
        }
        let months = last - first;
        let x = |days: usize| Self::MARGIN + (days - first * 31) * (Self::WIDTH - Self::MARGIN) / (months * 31);
        let bar = |(at, span): (usize, &(usize, usize))| BarView {
            number: at + 1,
            x: x(span.0),
            y: Self::LINE * (at + 1),
            width: (x(span.1).saturating_sub(x(span.0))).max(Self::LEAST),
        };
        let step = months.div_ceil(Self::LABELS);
        let label = |month: usize| format!("{}-{:02}", (first + month) / 12, (first + month) % 12 + 1);
        Some(Self {
            height: Self::LINE * (spans.len() + 1),
            months: (0..months)
                .step_by(step)
                .map(|month| MonthView { x: x((first + month) * 31), month: label(month) })
                .filter(|month| month.x <= Self::LAST_LABEL)
                .collect(),
            bars: spans.iter().enumerate().map(bar).collect(),
        })
    }
}

/// The view of an action plan; None for an entry of another kind.
pub fn plan(context: &Context, spec: &PageSpec, entry: &Entry) -> Option<ActionPlanPage> {
    let lang = &spec.lang;
    let version = entry.version(lang);
    let Data::ActionPlan(plan) = &*version.data else { return None };
    let text = |text: &String| Text::new(text.clone(), version.lang(), lang);
    Some(ActionPlanPage {
        frame: Frame::of_entry(context, spec, entry),
        motto: plan.motto.as_ref().map(text),
        state: state(context, plan),
        objectives: plan.objectives.iter().map(text).collect(),
        activities: activities(context, version, plan, lang),
        timeline: TimelineView::of(&plan.activities),
        indicators: plan
            .indicators
            .iter()
            .map(|indicator| IndicatorView {
                title: text(&indicator.title),
                baseline: indicator.baseline,
                target: indicator.target,
                unit: indicator.unit.as_ref().map(text),
            })
            .collect(),
        outcome: plan.outcome.as_ref().map(text),
        document: document(context, entry, plan),
        cases: context.referring(&entry.key, Kind::CaseStudies, &["plan"], lang),
        entry: entry::view(context, spec, entry, plan_facts(context, plan, lang)),
    })
}

/// The activities of a plan, as the version of a language says them.
pub fn activities(context: &Context, version: &Version, plan: &ActionPlan, lang: &Lang) -> Vec<ActivityView> {
    let text = |text: &String| Text::new(text.clone(), version.lang(), lang);
    let view = |activity: &Activity| ActivityView {
        title: text(&activity.title),
        when: Period::closed(activity.start, activity.end).to_string(),
        place: activity.place.as_ref().map(|place| parts::place_value(context, &place.0, lang)),
        target_group: activity.target_group.as_ref().map(text),
        lead: activity.lead.as_ref().map(|own| parts::organisation_value(context, &own.0, lang)),
        output: activity.output.as_ref().map(text),
    };
    plan.activities.iter().map(view).collect()
}

/// The plan's state: from its edition and from whether an outcome is written.
fn state(context: &Context, plan: &ActionPlan) -> String {
    let edition = plan.edition.as_ref().and_then(|edition| context.catalog.edition(&edition.0));
    let Some((entry, edition)) = edition else {
        return if plan.outcome.is_some() { "plan-state.completed".into() } else { "plan-state.independent".into() };
    };
    let state = awards::state(context.catalog, &entry.key.id, edition, context.today);
    let titled = edition.entrants.iter().any(|entrant| {
        entrant.municipality == plan.municipality && entrant.reached == crate::content::schema::edition::Reached::Title
    });
    let key = match state {
        _ if plan.outcome.is_some() => "completed",
        awards::EditionState::Titled if titled => "titled",
        awards::EditionState::TitleYear if titled => "title-year",
        awards::EditionState::Closed if titled => "closed",
        awards::EditionState::Titled | awards::EditionState::TitleYear | awards::EditionState::Closed => "candidate",
        _ => "submitted",
    };
    format!("plan-state.{key}")
}

fn plan_facts(context: &Context, plan: &ActionPlan, lang: &Lang) -> Vec<Fact> {
    let edition = plan.edition.as_ref();
    let pearl = edition.and_then(|edition| {
        let page = Page::Pearl { year: edition.0.clone(), municipality: plan.municipality.0.clone() };
        let address = outline::address(&page, &context.prefix(lang));
        let is_titled = awards::pearls(context.catalog)
            .any(|pearl| pearl.year == edition.0 && pearl.entrant.municipality == plan.municipality);
        is_titled.then(|| FactValue::message("pearl.title").linked(Some(address)))
    });
    let mentor = edition
        .and_then(|edition| context.catalog.edition(&edition.0))
        .and_then(|(_, edition)| edition.entrants.iter().find(|entrant| entrant.municipality == plan.municipality))
        .and_then(|entrant| entrant.mentor.as_ref())
        .or(plan.mentor.as_ref());
    let template = plan.template.as_ref().map(|template| {
        let mut value = parts::entry_value(context, Kind::PlanTemplates, &template.id.0, lang);
        value.unit = Some(template.version.clone());
        value
    });
    [
        Some(fact("municipality", vec![parts::place_value(context, &plan.municipality.0, lang)])),
        fact_if(
            "edition",
            edition.iter().map(|edition| parts::entry_value(context, Kind::Editions, &edition.0, lang)).collect(),
        ),
        fact_if("title", pearl.into_iter().collect()),
        Some(fact("mentor", mentor.iter().map(|own| parts::organisation_value(context, &own.0, lang)).collect())),
        Some(fact("partners", entry::organisations(context, &plan.partners, lang))),
        Some(fact("budget", super::case_study::cost(context, plan.budget.as_ref(), lang))),
        fact_if("template", template.into_iter().collect()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn document(context: &Context, entry: &Entry, plan: &ActionPlan) -> Option<LinkView> {
    let document = plan.document.as_ref()?;
    let name = document.file.clone().or_else(|| document.url.clone())?;
    Some(LinkView {
        text: Text::plain(name),
        address: document.file.as_ref().and_then(|file| super::prose::file_address(context, entry, file)),
        url: document.url.clone(),
    })
}
