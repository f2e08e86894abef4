//! Numbers that the data knows: the paths of checked references such as `[14](data:editions/titles)`.

use std::collections::BTreeSet;

use crate::content::schema::edition::{Edition, Reached};
use crate::content::schema::vocabulary::TermMeaning;
use crate::values::{Kind, RoleKey};

use super::Catalog;
use super::vocabularies::ROLES;

/// What can be counted of one edition, or of all of them together.
pub const EDITION_FIGURES: [&str; 5] = ["applied", "preselected", "submitted", "titles", "countries"];

/// Every path that can be referred to, with `<year>` for the id of an edition.
pub fn paths() -> Vec<String> {
    let counts = Kind::ALL.iter().map(|kind| format!("{kind}/count"));
    let all = EDITION_FIGURES.iter().map(|figure| format!("editions/{figure}"));
    let each = EDITION_FIGURES.iter().map(|figure| format!("editions/<year>/{figure}"));
    let partners = ["organisations/partners", "organisations/associated"].map(str::to_owned);
    counts.chain(all).chain(each).chain(partners).collect()
}

/// The number at a path; None if there is no such path. Examples are left out.
pub fn figure(catalog: &Catalog, path: &str) -> Option<usize> {
    let parts: Vec<&str> = path.split('/').collect();
    match parts.as_slice() {
        [kind, "count"] => {
            let kind = Kind::from_folder(kind)?;
            Some(catalog.of_kind(kind).filter(|entry| entry.is_listed() && !entry.head().example).count())
        }
        ["organisations", "partners"] => Some(organisations(catalog, TermMeaning::Partner)),
        ["organisations", "associated"] => Some(organisations(catalog, TermMeaning::Associated)),
        ["editions", figure] => {
            let real = catalog.editions().filter(|(entry, _)| !entry.head().example);
            edition_figure(catalog, &real.map(|(_, edition)| edition).collect::<Vec<_>>(), figure)
        }
        ["editions", year, figure] => edition_figure(catalog, &[catalog.edition(year)?.1], figure),
        _ => None,
    }
}

/// How many organisations have a role that means this.
fn organisations(catalog: &Catalog, meaning: TermMeaning) -> usize {
    let has = |role: &RoleKey| catalog.vocabularies.meaning(ROLES, &role.0) == Some(meaning);
    let all = catalog.organisations().filter(|(entry, _)| !entry.head().example);
    all.filter(|(_, own)| own.roles.iter().any(|role| has(&role.role))).count()
}

/// A declared count goes before the length of the list, which may be incomplete.
fn edition_figure(catalog: &Catalog, editions: &[&Edition], figure: &str) -> Option<usize> {
    let reached =
        |edition: &Edition, least: Reached| edition.entrants.iter().filter(|entrant| entrant.reached >= least).count();
    let counted = |edition: &Edition, declared: fn(&crate::content::schema::edition::Counts) -> Option<u32>, least| {
        let declared = edition.counts.as_ref().and_then(declared);
        declared.map_or_else(|| reached(edition, least), |count| count as usize)
    };
    let sum = |of: &dyn Fn(&Edition) -> usize| Some(editions.iter().map(|edition| of(edition)).sum());
    match figure {
        "applied" => sum(&|edition| counted(edition, |counts| counts.applied, Reached::Applied)),
        "preselected" => sum(&|edition| counted(edition, |counts| counts.preselected, Reached::Candidate)),
        "submitted" => sum(&|edition| counted(edition, |counts| counts.submitted, Reached::Title)),
        "titles" => sum(&|edition| reached(edition, Reached::Title)),
        "countries" => {
            let titled = editions.iter().flat_map(|edition| &edition.entrants);
            let titled = titled.filter(|entrant| entrant.reached == Reached::Title);
            let countries = titled.filter_map(|entrant| catalog.municipality(&entrant.municipality.0));
            Some(countries.map(|(_, place)| place.country.clone()).collect::<BTreeSet<_>>().len())
        }
        _ => None,
    }
}
