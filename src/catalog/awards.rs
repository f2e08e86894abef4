//! What follows from an edition's stages and entrants: its state on a day, who holds the title.

use serde::Serialize;

use crate::content::schema::edition::{Edition, Entrant, Reached, Stage};
use crate::content::schema::vocabulary::TermMeaning;
use crate::values::{Date, Day};

use super::Catalog;
use super::vocabularies::STAGES;

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

/// The stage of an edition that means this, with its place in the list.
pub fn stage<'a>(catalog: &Catalog, edition: &'a Edition, meaning: TermMeaning) -> Option<(usize, &'a Stage)> {
    let means = |stage: &Stage| catalog.vocabularies.meaning(STAGES, &stage.key.0) == Some(meaning);
    edition.stages.iter().enumerate().find(|(_, stage)| means(stage))
}

/// The date that counts of the stage that means this.
pub fn stage_date(catalog: &Catalog, edition: &Edition, meaning: TermMeaning) -> Option<Date> {
    stage(catalog, edition, meaning).and_then(|(_, stage)| stage.date())
}

/// Whether the outcome may be shown: on or after the last day that the announcement's date can mean.
pub fn is_announced(catalog: &Catalog, edition: &Edition, today: Day) -> bool {
    stage_date(catalog, edition, TermMeaning::Announcement).is_some_and(|date| date.last() <= today)
}

/// The title year as first and last day; without dates it is the calendar year of the edition's id.
pub fn title_year(catalog: &Catalog, year: &str, edition: &Edition) -> Option<(Day, Day)> {
    let calendar: Option<Date> = year.parse().ok();
    let start = stage_date(catalog, edition, TermMeaning::TitleYearStart).or(calendar)?.first();
    let end = stage_date(catalog, edition, TermMeaning::TitleYearEnd).or(calendar)?.last();
    Some((start, end))
}

/// Where an edition stands on a day.
pub fn state(catalog: &Catalog, year: &str, edition: &Edition, today: Day) -> EditionState {
    if edition.not_held.is_some() {
        return EditionState::NotHeld;
    }
    let date = |meaning| stage_date(catalog, edition, meaning);
    if is_announced(catalog, edition, today) {
        return match title_year(catalog, year, edition) {
            Some((_, end)) if today > end => EditionState::Closed,
            Some((start, _)) if today >= start => EditionState::TitleYear,
            _ => EditionState::Titled,
        };
    }
    if date(TermMeaning::CallClose).is_some_and(|date| date.last() < today) {
        return EditionState::Selecting;
    }
    match date(TermMeaning::CallOpen) {
        Some(date) if date.first() <= today => EditionState::Open,
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

/// The years in which a municipality received the title, oldest first.
pub fn title_years(catalog: &Catalog, municipality: &str) -> Vec<String> {
    let own = pearls(catalog).filter(|pearl| pearl.entrant.municipality.0 == municipality);
    let mut years: Vec<String> = own.map(|pearl| pearl.year.to_owned()).collect();
    years.sort();
    years.dedup();
    years
}

/// All title holders: the Pearls.
pub fn pearls(catalog: &Catalog) -> impl Iterator<Item = Participation<'_>> {
    participations(catalog).filter(|participation| participation.entrant.reached == Reached::Title)
}
