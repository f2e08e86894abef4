//! What follows from an edition's stages and entrants: its state on a day, who holds the title.

use serde::Serialize;

use crate::content::schema::edition::{Edition, Entrant, Reached, StageKey};
use crate::values::{Date, Day};

use super::Catalog;

/// Where an edition stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EditionState {
    /// It did not take place.
    NotHeld,
    /// Before the call opens, or without dates.
    Announced,
    /// The call is open.
    Open,
    /// Between the call and the announcement.
    Selecting,
    /// The titles are known, their year has not begun.
    Titled,
    TitleYear,
    /// The title year is over.
    Closed,
}

/// A municipality in an edition.
#[derive(Debug, Clone)]
pub struct Participation<'a> {
    /// The edition's id.
    pub year: &'a str,
    pub entrant: &'a Entrant,
    /// Whether the jury named its plan the best.
    pub is_winner: bool,
}

/// The date of a stage that counts: the actual one, else the planned one.
pub fn stage_date(edition: &Edition, key: StageKey) -> Option<Date> {
    edition.stages.iter().find(|stage| stage.key == key).and_then(|stage| stage.date())
}

/// Whether the outcome may be shown: on or after the last day that the announcement's date can mean.
pub fn is_announced(edition: &Edition, today: Day) -> bool {
    stage_date(edition, StageKey::Announcement).is_some_and(|date| date.last() <= today)
}

/// The title year as first and last day; without dates it is the calendar year of the edition's id.
pub fn title_year(year: &str, edition: &Edition) -> Option<(Day, Day)> {
    let calendar: Option<Date> = year.parse().ok();
    let start = stage_date(edition, StageKey::TitleYearStart).or(calendar)?.first();
    let end = stage_date(edition, StageKey::TitleYearEnd).or(calendar)?.last();
    Some((start, end))
}

/// Where an edition stands on a day.
pub fn state(year: &str, edition: &Edition, today: Day) -> EditionState {
    if edition.not_held.is_some() {
        return EditionState::NotHeld;
    }
    let reached = |key| stage_date(edition, key).is_some_and(|date| date.first() <= today);
    match title_year(year, edition) {
        Some((_, end)) if is_announced(edition, today) && today > end => EditionState::Closed,
        Some((start, _)) if is_announced(edition, today) && today >= start => EditionState::TitleYear,
        _ if is_announced(edition, today) => EditionState::Titled,
        _ if stage_date(edition, StageKey::CallClose).is_some_and(|date| date.last() < today) => {
            EditionState::Selecting
        }
        _ if reached(StageKey::CallOpen) => EditionState::Open,
        _ => EditionState::Announced,
    }
}

/// Who entered which edition, oldest first and in the order of its list. Examples are left out.
pub fn participations(catalog: &Catalog) -> impl Iterator<Item = Participation<'_>> {
    let editions = catalog.editions().filter(|(entry, _)| !entry.head().example);
    editions.flat_map(|(entry, edition)| {
        edition.entrants.iter().map(|entrant| Participation {
            year: &entry.key.id,
            entrant,
            is_winner: edition.winner.as_ref() == Some(&entrant.municipality),
        })
    })
}

/// All title holders: the Pearls.
pub fn pearls(catalog: &Catalog) -> impl Iterator<Item = Participation<'_>> {
    participations(catalog).filter(|participation| participation.entrant.reached == Reached::Title)
}
