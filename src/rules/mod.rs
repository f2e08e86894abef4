//! Rules about the whole site: what no single file can get wrong alone.
//!
//! Each rule is one small function from the full catalog (nothing pruned, so that a problem shows before its day comes) to
//! diagnostics; each problem has one constructor in [`crate::diag::codes`]. Rules of form belong to
//! [`crate::yaml::check`], dangling references and unknown terms to [`crate::catalog`], two pages at one address to
//! `outline::collisions`, and everything about finished pages to `audit`.
//!
//! Errors and warnings must not depend on the day on which a site is built: a rule that does not see the day cannot break
//! this, and the few that see it make nothing but notes.

mod award;
mod counts;
mod dates;
mod held_back;
mod law;
mod links;
mod media;
mod places;
mod site;
mod slips;
mod stages;
mod template;
mod text;
mod vocabulary;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::catalog::{Catalog, Entry};
use crate::content::Document;
use crate::content::document::Parsed;
use crate::diag::{Diagnostic, FieldPath, Place, codes};
use crate::memo;
use crate::pictures::Pictures;
use crate::source::SourcePath;
use crate::values::{Day, EntryKey, Lang};

/// One rule.
#[derive(Clone, Copy)]
enum Rule {
    /// Sees the catalog only: its diagnostics are the same on every day.
    Always(fn(&Catalog) -> Vec<Diagnostic>),
    /// Sees the day as well, and makes only notes.
    OnDay(fn(&Catalog, Day) -> Vec<Diagnostic>),
}

use Rule::{Always, OnDay};

/// All rules in the order in which they are told.
const RULES: &[Rule] = &[
    // The award
    Always(award::too_many_titles),
    Always(award::country_limit),
    Always(award::exception_country),
    Always(award::winner_without_title),
    Always(award::plan_mismatch),
    Always(award::title_without_plan),
    Always(award::plan_mentor),
    Always(award::municipality_twice),
    Always(award::title_repeated),
    Always(counts::counts),
    Always(counts::count_without_list),
    Always(stages::stage_order),
    Always(stages::stage_twice),
    Always(stages::ceremony_before_announcement),
    Always(stages::announcement_source),
    Always(award::country_not_eligible),
    Always(award::excluded),
    Always(award::category),
    Always(award::prizes),
    Always(award::no_announcement),
    Always(award::no_name),
    Always(award::address_taken),
    Always(stages::gap_year),
    Always(stages::edition_id),
    Always(stages::rules_missing),
    // References and places
    Always(links::links),
    Always(links::reserved_ids),
    Always(links::section_ids),
    Always(links::figures),
    OnDay(links::figures_today),
    Always(links::aliases),
    OnDay(held_back::held_back),
    Always(vocabulary::unused_terms),
    Always(places::organisation_unused),
    Always(places::shared_names),
    Always(places::no_position),
    Always(places::off_map),
    Always(places::no_place),
    // Dates, texts
    Always(dates::end_before_start),
    Always(dates::updated_too_old),
    Always(dates::activities_unsorted),
    Always(dates::activity_outside_title_year),
    OnDay(dates::review_passed),
    OnDay(dates::planned_and_over),
    Always(text::sections),
    Always(text::too_long),
    Always(text::unknown_names),
    Always(text::withdrawn_without_reason),
    Always(slips::placeholders),
    Always(slips::in_quotation_marks),
    Always(slips::years),
    Always(slips::bare_headings),
    // Media, law, language
    Always(media::formats),
    Always(media::missing),
    Always(media::picture_texts),
    Always(media::alt_says_nothing),
    Always(media::credits),
    Always(media::photos_unknown),
    Always(media::files),
    Always(media::unused),
    Always(law::pages_missing),
    Always(law::personal_data),
    Always(law::personal_mailboxes),
    Always(law::non_commercial),
    Always(text::language_not_in_site),
    Always(text::translation_of_nothing),
    Always(text::translation_old),
    // Templates
    Always(template::ids_twice),
    Always(template::sections),
    Always(template::criteria),
    Always(template::answers),
    Always(template::leads_to),
    Always(template::shown_by),
    Always(template::fills),
    Always(template::changelog_order),
    Always(template::moved),
    Always(template::versions),
    // Vocabularies and the site itself
    Always(site::release_unknown),
    Always(vocabulary::terms_twice),
    Always(vocabulary::unknown_terms),
    Always(vocabulary::circles),
    Always(vocabulary::labels_missing),
    Always(text::texts_missing),
    Always(vocabulary::labels_twice),
    Always(vocabulary::languages_not_in_site),
    Always(vocabulary::fields_taken),
    Always(vocabulary::min_max),
    Always(vocabulary::means_without_field),
    Always(site::languages),
    Always(site::size_bands),
    Always(site::plan_template),
    Always(site::url),
    Always(site::logos),
    Always(site::home),
    Always(site::roles_twice),
];

/// Applies every rule to a full catalog. `timezones`: the names of all time zones, which only the shell knows; with none,
/// that of the site is not checked.
pub fn check(catalog: &Catalog, today: Day, timezones: &[&str]) -> Vec<Diagnostic> {
    let found = memo::map(RULES, |rule| match rule {
        Always(rule) => rule(catalog),
        OnDay(rule) => rule(catalog, today),
    });
    let zone = site::timezone(&catalog.config, timezones);
    found.into_iter().flatten().chain(zone).collect()
}

/// The rule for which pictures are needed as they were read.
pub fn check_pictures(catalog: &Catalog, pictures: &Pictures) -> Vec<Diagnostic> {
    media::troubles(catalog, pictures)
}

/// The rule for which files are needed, not entries: no two files state one entry in one language.
pub fn check_files(parsed: &[Arc<Parsed>]) -> Vec<Diagnostic> {
    let mut files: BTreeMap<(&EntryKey, &Lang), Vec<&SourcePath>> = BTreeMap::new();
    for document in parsed.iter().filter_map(|file| file.document.as_ref()) {
        files.entry((&document.key, &document.lang)).or_default().push(&document.path);
    }
    let mut found = Vec::new();
    for ((key, _), mut paths) in files {
        paths.sort();
        for pair in paths.windows(2) {
            if let [first, second] = pair {
                found.push(codes::address::duplicate(Place::whole(second), Place::whole(first), &key.to_string()));
            }
        }
    }
    found
}

/// A field of an entry, in the file that states what the original states.
fn at(entry: &Entry, path: FieldPath) -> Place {
    Place::field(entry.path(), path)
}

/// An item of a list.
fn item(list: &str, index: usize) -> FieldPath {
    FieldPath::of(list).index(index)
}

/// Every body of a site once, with the entry that it belongs to.
fn bodies(catalog: &Catalog) -> Vec<(&Arc<Entry>, &Arc<crate::catalog::Version>)> {
    let entries = catalog.entries.values();
    entries
        .flat_map(|entry| entry.versions().map(move |version| (entry, version)))
        .filter(|(_, version)| !version.document.body.is_empty())
        .collect()
}

/// A range of a document's text.
fn in_text(document: &Document, range: &std::ops::Range<usize>) -> Place {
    Place::bytes(&document.path, range.clone())
}

/// The file with the site's settings.
fn site_yaml() -> SourcePath {
    SourcePath::new("site.yaml")
}

#[cfg(test)]
mod tests;
