//! The stages of an edition in time, and one edition for each year.

use crate::catalog::vocabularies::STAGES;
use crate::catalog::{Catalog, Entry, awards};
use crate::content::schema::edition::{Edition, Stage};
use crate::content::schema::vocabulary::{TermDefinition, TermMeaning};
use crate::diag::{Diagnostic, FieldPath, Place, codes};
use crate::values::{Date, Kind};

use super::{at, award, item};

/// The year in an edition's id.
fn year(id: &str) -> Option<u16> {
    let is_year = id.len() == 4 && id.bytes().all(|byte| byte.is_ascii_digit());
    id.parse().ok().filter(|year| is_year && *year > 0)
}

/// A stage with the date that counts for it, and the place of that date; none if the date follows from the edition's year.
struct Dated<'a> {
    meaning: Option<TermMeaning>,
    name: &'a str,
    date: Date,
    place: Option<Place>,
}

fn dated_place(entry: &Entry, position: usize, field: &str) -> Place {
    at(entry, item("stages", position).key(field))
}

/// The dated stages in the order of their vocabulary. Without a date, the title year is the calendar year.
fn dated<'a>(catalog: &'a Catalog, entry: &Entry, edition: &Edition) -> Vec<Dated<'a>> {
    let year = year(&entry.key.id);
    let by_default = |meaning: Option<TermMeaning>| match meaning? {
        TermMeaning::TitleYearStart => Some(Date { year: year?, month: Some(1), day: Some(1) }),
        TermMeaning::TitleYearEnd => Some(Date { year: year?, month: Some(12), day: Some(31) }),
        _ => None,
    };
    let dated = |term: &'a TermDefinition| {
        let (name, meaning) = (term.key.as_str(), term.means);
        let mut stages = edition.stages.iter().enumerate().filter(|(_, stage)| stage.key.0 == name);
        let stated = stages.find_map(|(position, stage)| Some((position, stage.stated()?)));
        Some(match stated {
            Some((position, (field, date))) => {
                Dated { meaning, name, date, place: Some(dated_place(entry, position, field)) }
            }
            None => Dated { meaning, name, date: by_default(meaning)?, place: None },
        })
    };
    catalog.vocabularies.terms(STAGES).iter().filter_map(dated).collect()
}

/// Each stage against all before it: the one that cannot have been earlier than the others decides.
pub(super) fn stage_order(catalog: &Catalog) -> Vec<Diagnostic> {
    let check = |entry: &Entry, edition: &Edition| -> Vec<Diagnostic> {
        if edition.not_held.is_some() {
            return Vec::new();
        }
        let stages = dated(catalog, entry, edition);
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
    let is_call = before.meaning == Some(TermMeaning::CallOpen) && after.meaning == Some(TermMeaning::CallClose);
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
            (first < position).then(|| codes::award::stage_twice(place(position), place(first), &stage.key.0))
        });
        twice.collect()
    };
    catalog.editions().flat_map(|(entry, edition)| check(entry, edition)).collect()
}

fn announcement<'a>(catalog: &Catalog, edition: &'a Edition) -> Option<(usize, &'a Stage)> {
    awards::stage(catalog, edition, TermMeaning::Announcement)
}

pub(super) fn ceremony_before_announcement(catalog: &Catalog) -> Vec<Diagnostic> {
    let check = |entry: &Entry, edition: &Edition| -> Vec<Diagnostic> {
        let Some(announced) = announcement(catalog, edition).and_then(|(_, stage)| stage.date()) else {
            return Vec::new();
        };
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
        let (position, _) = announcement(catalog, edition).filter(|(_, stage)| stage.actual.is_some())?;
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
    let every = catalog.config.award.as_ref().map_or(1, |award| award.every);
    let mut found = Vec::new();
    for pair in years.windows(2) {
        let [before, after] = *pair else { continue };
        let told_at = [after, before].iter().find_map(|year| catalog.entry(Kind::Editions, &format!("{year:04}")));
        if let (Some(entry), true) = (told_at, after - before > every) {
            found.push(codes::award::gap_year(Place::whole(entry.path()), before, after, every));
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
