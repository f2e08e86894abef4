//! What visitors see on a day. Pruned once, so that nothing held back can leak through any page, feed or file.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::content::Data;
use crate::content::schema::edition::{Edition, Reached, Report};
use crate::content::schema::head::Status;
use crate::content::schema::vocabulary::TermMeaning;
use crate::source::Hash;
use crate::values::{Day, EntryKey, StageKey};

use super::vocabularies::{STAGES, Vocabularies};
use super::{Catalog, Entry, Version, awards};

impl Catalog {
    /// The catalog as visitors see it on `today`; with drafts if `drafts`.
    pub fn visible(&self, today: Day, drafts: bool) -> Self {
        let mut visible = self.clone();
        let own: BTreeSet<EntryKey> = self
            .entries
            .iter()
            .filter(|(_, entry)| !is_visible(entry, today, drafts))
            .map(|(key, _)| key.clone())
            .collect();
        let secret = self.secret_editions(&own, today);
        visible.prune(own);
        visible.withhold_outcomes(self, &secret);
        visible
    }

    /// The editions whose outcome nobody may know: those that are not announced yet, and those that are held back as a whole.
    fn secret_editions(&self, held_back: &BTreeSet<EntryKey>, today: Day) -> BTreeSet<String> {
        let is_secret = |(entry, edition): &(&Arc<Entry>, &Edition)| {
            held_back.contains(&entry.key) || edition.not_held.is_none() && !awards::is_announced(self, edition, today)
        };
        self.editions().filter(is_secret).map(|(entry, _)| entry.key.id.clone()).collect()
    }

    /// Editions that are not announced yet lose their outcome, and so do the plans that were written for them, as the full catalog
    /// says: the pruned one may no longer say for which.
    fn withhold_outcomes(&mut self, full: &Self, secret: &BTreeSet<String>) {
        for (key, entry) in &mut self.entries {
            let Some(stated) = full.get(key) else { continue };
            let affected = match stated.data() {
                Data::Edition(_) => secret.contains(&entry.key.id),
                Data::ActionPlan(plan) => {
                    plan.outcome.is_some() && plan.edition.as_ref().is_some_and(|edition| secret.contains(&edition.0))
                }
                _ => false,
            };
            if affected {
                *entry = Arc::new(without_outcome(entry, &full.vocabularies));
            }
        }
    }

    /// The days after `today` on which something becomes visible or changes its state, in order, without repetition.
    pub fn changing_days(&self, today: Day) -> Vec<Day> {
        let mut days: Vec<Day> = Vec::new();
        for entry in self.entries.values() {
            let head = entry.head();
            days.extend(head.published.map(|date| date.first()));
            days.extend(head.review_by.map(|date| date.last().next()));
            match entry.data() {
                Data::Edition(edition) => {
                    days.extend(
                        edition
                            .stages
                            .iter()
                            .filter_map(|stage| stage.date())
                            .flat_map(|date| [date.first(), date.last(), date.last().next()]),
                    );
                    let year = awards::title_year(self, &entry.key.id, edition);
                    days.extend(year.into_iter().flat_map(|(start, end)| [start, end.next()]));
                }
                Data::CaseStudy(case) => days.extend(case.period.end.map(|date| date.last().next())),
                Data::Event(event) => {
                    days.extend([event.start.first(), event.end.unwrap_or(event.start).last().next()])
                }
                _ => {}
            }
        }
        days.retain(|day| *day > today);
        days.sort_unstable();
        days.dedup();
        days
    }
}

fn is_visible(entry: &Entry, today: Day, drafts: bool) -> bool {
    let head = entry.head();
    let is_published = head.published.is_none_or(|date| date.first() <= today);
    drafts || (head.status != Status::Draft && is_published)
}

fn without_outcome(entry: &Entry, vocabularies: &Vocabularies) -> Entry {
    let redact = |version: &Arc<Version>| {
        let mut data = (*version.data).clone();
        match &mut data {
            Data::Edition(edition) => withhold(edition, vocabularies),
            Data::ActionPlan(plan) => plan.outcome = None,
            _ => {}
        }
        let hash = Hash::of(&[&version.hash.0[..], b"outcome withheld"].concat());
        Arc::new(Version { data: Arc::new(data), hash, ..(**version).clone() })
    };
    entry.with_each(redact)
}

fn withhold(edition: &mut Edition, vocabularies: &Vocabularies) {
    let is_secret = |report: &Report| tells_outcome(vocabularies, &report.stage);
    edition.reports.0.retain(|report| !is_secret(report));
    edition.prizes.0.clear();
    edition.winner = None;
    edition.exceptions.0.clear();
    edition.announcement_source = None;
    for entrant in &mut edition.entrants.0 {
        entrant.reached = entrant.reached.min(Reached::Candidate);
        entrant.citation = None;
        entrant.ceremony = None;
        entrant.plan_unknown = None;
        entrant.recognised_as.0.clear();
        entrant.reports.0.retain(|report| !is_secret(report));
    }
}

/// Whether a stage comes no earlier than the announcement; so does one of which nobody knows.
fn tells_outcome(vocabularies: &Vocabularies, stage: &StageKey) -> bool {
    let announcement = vocabularies.terms(STAGES).iter().position(|term| term.means == Some(TermMeaning::Announcement));
    vocabularies.position(STAGES, &stage.0) >= announcement.unwrap_or(0)
}
