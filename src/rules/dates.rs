//! The order of dates, and what has become old.

use crate::catalog::{Catalog, Entry, awards};
use crate::content::Data;
use crate::content::schema::action_plan::{ActionPlan, Activity};
use crate::content::schema::case_study::Evidence;
use crate::content::schema::common::Source;
use crate::content::schema::edition::Edition;
use crate::diag::{Diagnostic, FieldPath, codes};
use crate::values::{Date, Day, Kind};

use super::{at, item};

/// Every span of time that an entry states: start, end, and the field of the end.
fn spans(entry: &Entry) -> Vec<(Date, Date, FieldPath)> {
    match entry.data() {
        Data::CaseStudy(case) => {
            case.period.end.map(|end| (case.period.start, end, FieldPath::of("period"))).into_iter().collect()
        }
        Data::Event(event) => event.end.map(|end| (event.start, end, FieldPath::of("end"))).into_iter().collect(),
        Data::ActionPlan(plan) => {
            let activities = plan.activities.iter().enumerate();
            let span = |(position, activity): (usize, &Activity)| {
                Some((activity.start, activity.end?, item("activities", position).key("end")))
            };
            activities.filter_map(span).collect()
        }
        Data::Organisation(body) => {
            let roles = body.roles.iter().enumerate();
            roles
                .filter_map(|(position, role)| Some((role.from?, role.to?, item("roles", position).key("to"))))
                .collect()
        }
        _ => Vec::new(),
    }
}

pub(super) fn end_before_start(catalog: &Catalog) -> Vec<Diagnostic> {
    let check = |entry: &Entry| -> Vec<Diagnostic> {
        let reversed = spans(entry).into_iter().filter(|(start, end, _)| start.is_after(*end));
        let tell = |(start, end, path): (Date, Date, FieldPath)| {
            codes::dates::end_before_start(at(entry, path), &start.to_string(), &end.to_string())
        };
        reversed.map(tell).collect()
    };
    catalog.entries.values().flat_map(|entry| check(entry)).collect()
}

/// A date with the field that states it.
type Stated = (Date, FieldPath);

/// Dates of things that were done or read, with the fields that state them.
fn known_dates(entry: &Entry) -> Vec<Stated> {
    let accessed = |source: &Source, path: FieldPath| source.accessed.map(|date| (date, path.key("accessed")));
    let sources = entry.head().sources.iter().enumerate();
    let mut dates: Vec<_> = sources.filter_map(|(at, source)| accessed(source, item("sources", at))).collect();
    match entry.data() {
        Data::Edition(edition) => dates.extend(edition_dates(edition, &accessed)),
        Data::CaseStudy(case) => {
            let results = case.results.iter().enumerate();
            dates.extend(results.filter_map(|(at, result)| Some((result.date?, item("results", at).key("date")))));
        }
        _ => {}
    }
    dates
}

fn edition_dates(edition: &Edition, accessed: &dyn Fn(&Source, FieldPath) -> Option<Stated>) -> Vec<Stated> {
    let stages = edition.stages.iter().enumerate();
    let stages = stages.filter_map(|(at, stage)| Some((stage.actual?, item("stages", at).key("actual"))));
    let corrections = edition.corrections.iter().enumerate();
    let corrections = corrections.map(|(at, correction)| (correction.date, item("corrections", at).key("date")));
    let exceptions = edition.exceptions.iter().enumerate();
    let exceptions = exceptions.filter_map(|(at, it)| accessed(&it.source, item("exceptions", at).key("source")));
    let rules = edition.rules.as_ref();
    let rules = rules.and_then(|rules| accessed(&rules.source, FieldPath::of("rules").key("source")));
    let announcement = edition.announcement_source.as_ref();
    let announcement = announcement.and_then(|source| accessed(source, FieldPath::of("announcement_source")));
    stages.chain(corrections).chain(exceptions).chain(rules).chain(announcement).collect()
}

pub(super) fn updated_too_old(catalog: &Catalog) -> Vec<Diagnostic> {
    let check = |entry: &Entry| {
        let updated = entry.head().updated?;
        let (newest, path) = known_dates(entry).into_iter().max_by_key(|(date, _)| date.first())?;
        let place = at(entry, FieldPath::of("updated"));
        newest
            .is_after(updated)
            .then(|| codes::dates::updated_too_old(place, &updated.to_string(), &newest.to_string(), at(entry, path)))
    };
    catalog.entries.values().filter_map(|entry| check(entry)).collect()
}

pub(super) fn activities_unsorted(catalog: &Catalog) -> Vec<Diagnostic> {
    let check = |entry: &Entry, plan: &ActionPlan| -> Vec<Diagnostic> {
        let pairs = std::iter::zip(plan.activities.iter(), plan.activities.iter().enumerate().skip(1));
        let unsorted = pairs.filter(|(before, (_, activity))| before.start.is_after(activity.start));
        let tell = |(before, (position, activity)): (&Activity, (usize, &Activity))| {
            let place = at(entry, item("activities", position).key("start"));
            codes::dates::activities_unsorted(place, &activity.start.to_string(), &before.start.to_string())
        };
        unsorted.map(tell).collect()
    };
    catalog.action_plans().flat_map(|(entry, plan)| check(entry, plan)).collect()
}

/// An activity that reaches into the title year belongs to it, when it was begun before or ends after it.
pub(super) fn activity_outside_title_year(catalog: &Catalog) -> Vec<Diagnostic> {
    let check = |entry: &Entry, plan: &ActionPlan| -> Vec<Diagnostic> {
        let edition = plan.edition.as_ref().and_then(|edition| catalog.edition(&edition.0));
        let Some((year, edition)) = edition else { return Vec::new() };
        let Some((first, last)) = awards::title_year(catalog, &year.key.id, edition) else { return Vec::new() };
        let activities = plan.activities.iter().enumerate();
        let outside = activities.filter(|(_, activity)| {
            let end = activity.end.unwrap_or(activity.start);
            activity.start.first() > last || end.last() < first
        });
        let span = format!("{first} to {last}");
        let tell = |(position, activity): (usize, &Activity)| {
            let place = at(entry, item("activities", position).key("start"));
            codes::dates::activity_outside_title_year(place, &activity.title, &span)
        };
        outside.map(tell).collect()
    };
    catalog.action_plans().flat_map(|(entry, plan)| check(entry, plan)).collect()
}

pub(super) fn review_passed(catalog: &Catalog, today: Day) -> Vec<Diagnostic> {
    let due = |entry: &Entry| {
        let date = entry.head().review_by.filter(|date| date.last() < today)?;
        Some(codes::dates::review_passed(at(entry, FieldPath::of("review_by")), &date.to_string()))
    };
    catalog.entries.values().filter_map(|entry| due(entry)).collect()
}

pub(super) fn planned_and_over(catalog: &Catalog, today: Day) -> Vec<Diagnostic> {
    let cases = catalog.of_kind(Kind::CaseStudies).filter_map(|entry| match entry.data() {
        Data::CaseStudy(case) if case.evidence == Some(Evidence::Planned) => Some((entry, case.period.end?)),
        _ => None,
    });
    cases
        .filter(|(_, end)| end.last() < today)
        .map(|(entry, end)| codes::dates::planned_and_over(at(entry, FieldPath::of("evidence")), &end.to_string()))
        .collect()
}
