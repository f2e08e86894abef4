//! The stages of an edition in time, and one edition for each year.

use crate::catalog::{Catalog, Entry};
use crate::content::schema::edition::{Edition, Stage, StageKey};
use crate::diag::{Diagnostic, FieldPath, Place, codes};
use crate::values::{Date, Kind};

use super::{at, award, item};

const STAGES: [(StageKey, &str); 8] = [
    (StageKey::CallOpen, "call-open"),
    (StageKey::CallClose, "call-close"),
    (StageKey::Preselection, "preselection"),
    (StageKey::PlanDeadline, "plan-deadline"),
    (StageKey::Jury, "jury"),
    (StageKey::Announcement, "announcement"),
    (StageKey::TitleYearStart, "title-year-start"),
    (StageKey::TitleYearEnd, "title-year-end"),
];

/// The year in an edition's id.
fn year(id: &str) -> Option<u16> {
    let is_year = id.len() == 4 && id.bytes().all(|byte| byte.is_ascii_digit());
    id.parse().ok().filter(|year| is_year && *year > 0)
}

/// A stage with the date that counts for it, and the place of that date; none if the date follows from the edition's year.
struct Dated {
    key: StageKey,
    name: &'static str,
    date: Date,
    place: Option<Place>,
}

fn dated_place(entry: &Entry, position: usize, stage: &Stage) -> Place {
    at(entry, item("stages", position).key(if stage.actual.is_some() { "actual" } else { "planned" }))
}

/// The dated stages in the order in which they have to come. Without a date, the title year is the calendar year.
fn dated(entry: &Entry, edition: &Edition) -> Vec<Dated> {
    let year = year(&entry.key.id);
    let by_default = |key: StageKey| match key {
        StageKey::TitleYearStart => Some(Date { year: year?, month: Some(1), day: Some(1) }),
        StageKey::TitleYearEnd => Some(Date { year: year?, month: Some(12), day: Some(31) }),
        _ => None,
    };
    let dated = |(key, name): (StageKey, &'static str)| {
        let mut stages = edition.stages.iter().enumerate().filter(|(_, stage)| stage.key == key);
        let stated = stages.find_map(|(position, stage)| Some((stage.date()?, dated_place(entry, position, stage))));
        match stated {
            Some((date, place)) => Some(Dated { key, name, date, place: Some(place) }),
            None => Some(Dated { key, name, date: by_default(key)?, place: None }),
        }
    };
    STAGES.into_iter().filter_map(dated).collect()
}

/// Each stage against all before it: the one that cannot have been earlier than the others decides.
pub(super) fn stage_order(catalog: &Catalog) -> Vec<Diagnostic> {
    let check = |entry: &Entry, edition: &Edition| -> Vec<Diagnostic> {
        if edition.not_held.is_some() {
            return Vec::new();
        }
        let stages = dated(entry, edition);
        let mut latest: Option<&Dated> = None;
        let mut found = Vec::new();
        for stage in &stages {
            if let Some(before) = latest.filter(|before| is_broken(before, stage)) {
                found.extend(out_of_order(before, stage));
            }
            if latest.is_none_or(|before| stage.date.first() > before.date.first()) {
                latest = Some(stage);
            }
        }
        found
    };
    catalog.editions().flat_map(|(entry, edition)| check(entry, edition)).collect()
}

/// Whether no day of both dates fits the order. A call has to be open for a day at least.
fn is_broken(before: &Dated, after: &Dated) -> bool {
    let is_call = before.key == StageKey::CallOpen && after.key == StageKey::CallClose;
    before.date.is_after(after.date) || (is_call && before.date.first() >= after.date.last())
}

/// The diagnostic stands at the later stage or, if its date follows from the year, at the earlier one. Two stages whose dates
/// both follow from the year are in order.
fn out_of_order(before: &Dated, after: &Dated) -> Option<Diagnostic> {
    let (stage, limit) = (before.date.to_string(), after.date.to_string());
    match (&before.place, &after.place) {
        (other, Some(place)) => {
            Some(codes::award::stage_order(place.clone(), after.name, &limit, other.clone(), before.name, &stage))
        }
        (Some(place), None) => {
            Some(codes::award::stage_after_year(place.clone(), before.name, &stage, after.name, &limit))
        }
        (None, None) => None,
    }
}

pub(super) fn stage_twice(catalog: &Catalog) -> Vec<Diagnostic> {
    let check = |entry: &Entry, edition: &Edition| -> Vec<Diagnostic> {
        let place = |position: usize| at(entry, item("stages", position).key("key"));
        let twice = edition.stages.iter().enumerate().filter_map(|(position, stage)| {
            let first = edition.stages.iter().position(|other| other.key == stage.key)?;
            let (_, name) = STAGES.into_iter().find(|(key, _)| *key == stage.key)?;
            (first < position).then(|| codes::award::stage_twice(place(position), place(first), name))
        });
        twice.collect()
    };
    catalog.editions().flat_map(|(entry, edition)| check(entry, edition)).collect()
}

fn announcement(edition: &Edition) -> Option<(usize, &Stage)> {
    edition.stages.iter().enumerate().find(|(_, stage)| stage.key == StageKey::Announcement)
}

pub(super) fn ceremony_before_announcement(catalog: &Catalog) -> Vec<Diagnostic> {
    let check = |entry: &Entry, edition: &Edition| -> Vec<Diagnostic> {
        let Some(announced) = announcement(edition).and_then(|(_, stage)| stage.date()) else { return Vec::new() };
        let early = award::titles(edition).filter_map(|(position, entrant)| {
            let date = entrant.ceremony.as_ref()?.date.filter(|date| announced.is_after(*date))?;
            let place = at(entry, item("entrants", position).key("ceremony").key("date"));
            Some(codes::award::ceremony_before_announcement(place, &date.to_string(), &announced.to_string()))
        });
        early.collect()
    };
    catalog.editions().flat_map(|(entry, edition)| check(entry, edition)).collect()
}

pub(super) fn announcement_source(catalog: &Catalog) -> Vec<Diagnostic> {
    let check = |entry: &Entry, edition: &Edition| {
        let (position, _) = announcement(edition).filter(|(_, stage)| stage.actual.is_some())?;
        let place = at(entry, item("stages", position).key("actual"));
        edition.announcement_source.is_none().then(|| codes::award::announcement_source(place))
    };
    catalog.editions().filter_map(|(entry, edition)| check(entry, edition)).collect()
}

/// Files that could not be read count as editions: nobody is told to add what is there.
pub(super) fn gap_year(catalog: &Catalog) -> Vec<Diagnostic> {
    let read = catalog.editions().filter(|(entry, _)| !entry.head().example).map(|(entry, _)| entry.key.id.as_str());
    let broken = catalog.broken.iter().filter(|key| key.kind == Kind::Editions).map(|key| key.id.as_str());
    let mut years: Vec<u16> = read.chain(broken).filter_map(year).collect();
    years.sort_unstable();
    let mut found = Vec::new();
    for pair in years.windows(2) {
        let [before, after] = *pair else { continue };
        let told_at = [after, before].iter().find_map(|year| catalog.entry(Kind::Editions, &format!("{year:04}")));
        if let (Some(entry), true) = (told_at, after - before > 1) {
            found.push(codes::award::gap_year(Place::whole(entry.path()), before, after));
        }
    }
    found
}

pub(super) fn edition_id(catalog: &Catalog) -> Vec<Diagnostic> {
    let unnamed = catalog.editions().filter(|(entry, _)| year(&entry.key.id).is_none());
    unnamed.map(|(entry, _)| codes::award::edition_id(Place::whole(entry.path()), &entry.key.id)).collect()
}

pub(super) fn rules_missing(catalog: &Catalog) -> Vec<Diagnostic> {
    let check = |entry: &Entry, edition: &Edition| -> Vec<Diagnostic> {
        let missing = [("rules", edition.rules.is_none()), ("stages", edition.stages.is_empty())];
        let missing = missing.into_iter().filter(|(_, is_missing)| *is_missing && edition.not_held.is_none());
        missing.map(|(field, _)| codes::award::rules_missing(at(entry, FieldPath::of(field)), field)).collect()
    };
    catalog.editions().flat_map(|(entry, edition)| check(entry, edition)).collect()
}
