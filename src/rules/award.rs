//! Titles, winners, plans, and who may enter.

use std::collections::BTreeMap;

use crate::catalog::{Catalog, Entry, references};
use crate::content::schema::edition::{Edition, Entrant, ExceptionRule, Reached};
use crate::diag::{Diagnostic, FieldPath, Place, codes};

use super::{at, item};

/// The title holders of an edition with their positions in the list of entrants.
pub(super) fn titles(edition: &Edition) -> impl Iterator<Item = (usize, &Entrant)> {
    edition.entrants.iter().enumerate().filter(|(_, entrant)| entrant.reached == Reached::Title)
}

fn entrants(edition: &Edition) -> impl Iterator<Item = (usize, &Entrant)> {
    edition.entrants.iter().enumerate()
}

/// How many titles the exceptions about a rule cover: those that `of` picks.
fn excepted(edition: &Edition, rule: ExceptionRule, country: Option<&str>) -> usize {
    let of = edition.exceptions.iter().filter(|exception| {
        exception.rule == rule && exception.country.as_ref().map(|country| country.0.as_str()) == country
    });
    of.map(|exception| exception.count as usize).sum()
}

pub(super) fn too_many_titles(catalog: &Catalog) -> Vec<Diagnostic> {
    let check = |entry: &Entry, edition: &Edition| {
        let rules = edition.rules.as_ref()?;
        let number: usize = edition
            .exceptions
            .iter()
            .filter(|exception| exception.rule == ExceptionRule::Number)
            .map(|exception| exception.count as usize)
            .sum();
        let allowed = rules.max_titles as usize + rules.extra_titles as usize + number;
        let count = titles(edition).count();
        let place = at(entry, FieldPath::of("rules").key("max_titles"));
        (count > allowed).then(|| codes::award::too_many_titles(place, count, allowed))
    };
    catalog.editions().filter_map(|(entry, edition)| check(entry, edition)).collect()
}

/// Titles beyond the limit of a country count as extra titles where these are exempt; the rest needs exceptions.
pub(super) fn country_limit(catalog: &Catalog) -> Vec<Diagnostic> {
    catalog.editions().flat_map(|(entry, edition)| country_limit_of(catalog, entry, edition)).collect()
}

fn country_limit_of(catalog: &Catalog, entry: &Entry, edition: &Edition) -> Vec<Diagnostic> {
    let Some(rules) = &edition.rules else { return Vec::new() };
    let Some(limit) = rules.per_country_max.map(|max| max as usize) else { return Vec::new() };
    let mut by_country: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (position, entrant) in titles(edition) {
        let Some((_, place)) = catalog.municipality(&entrant.municipality.0) else { continue };
        by_country.entry(&place.country.0).or_default().push(position);
    }
    let mut exempt = if rules.extra_exempt_from_country { rules.extra_titles as usize } else { 0 };
    let mut found = Vec::new();
    for (country, positions) in by_country {
        let excepted = excepted(edition, ExceptionRule::Country, Some(country));
        let uncovered = positions.len().saturating_sub(limit + excepted);
        let extra = uncovered.min(exempt);
        exempt -= extra;
        let allowed = limit + excepted + extra;
        if let Some(first) = positions.get(allowed) {
            let place = at(entry, item("entrants", *first).key("municipality"));
            found.push(codes::award::country_limit(place, country, positions.len(), allowed));
        }
    }
    found
}

pub(super) fn exception_country(catalog: &Catalog) -> Vec<Diagnostic> {
    let check = |entry: &Entry, edition: &Edition| -> Vec<Diagnostic> {
        let exceptions = edition.exceptions.iter().enumerate();
        let nameless = exceptions
            .filter(|(_, exception)| exception.rule == ExceptionRule::Country && exception.country.is_none())
            .map(|(position, _)| at(entry, item("exceptions", position).key("rule")));
        nameless.map(codes::award::exception_country).collect()
    };
    catalog.editions().flat_map(|(entry, edition)| check(entry, edition)).collect()
}

pub(super) fn winner_without_title(catalog: &Catalog) -> Vec<Diagnostic> {
    let check = |entry: &Entry, edition: &Edition| {
        let winner = edition.winner.as_ref()?;
        let holds = titles(edition).any(|(_, entrant)| entrant.municipality == *winner);
        let place = at(entry, FieldPath::of("winner"));
        (!holds).then(|| codes::award::winner_without_title(place, &winner.0))
    };
    catalog.editions().filter_map(|(entry, edition)| check(entry, edition)).collect()
}

pub(super) fn plan_mismatch(catalog: &Catalog) -> Vec<Diagnostic> {
    let check = |year: &Entry, position: usize, entrant: &Entrant| {
        let (entry, plan) = catalog.action_plan(&entrant.plan.as_ref()?.0)?;
        let place = at(year, item("entrants", position).key("plan"));
        let make = |stated: &str, wanted: &str, field: &str| {
            Some(codes::award::plan_mismatch(place, &entry.key.id, stated, wanted, at(entry, FieldPath::of(field))))
        };
        let edition = plan.edition.as_ref().map(|edition| edition.0.as_str());
        if plan.municipality != entrant.municipality {
            make(&format!("`{}`", plan.municipality.0), &format!("`{}`", entrant.municipality.0), "municipality")
        } else if edition != Some(year.key.id.as_str()) {
            let stated = edition.map_or_else(|| "no edition".to_owned(), |edition| format!("the edition {edition}"));
            make(&stated, &format!("the edition {}", year.key.id), "edition")
        } else {
            None
        }
    };
    let all = catalog.editions().flat_map(|(entry, edition)| entrants(edition).map(move |found| (entry, found)));
    all.filter_map(|(entry, (position, entrant))| check(entry, position, entrant)).collect()
}

pub(super) fn title_without_plan(catalog: &Catalog) -> Vec<Diagnostic> {
    let all = catalog.editions().flat_map(|(entry, edition)| titles(edition).map(move |found| (entry, found)));
    all.filter(|(_, (_, entrant))| entrant.plan.is_none() && entrant.plan_unknown.is_none())
        .map(|(entry, (position, entrant))| {
            let place = at(entry, item("entrants", position).key("municipality"));
            codes::award::title_without_plan(place, &entrant.municipality.0)
        })
        .collect()
}

pub(super) fn plan_mentor(catalog: &Catalog) -> Vec<Diagnostic> {
    let plans = catalog.action_plans().filter(|(_, plan)| plan.edition.is_some() && plan.mentor.is_some());
    plans.map(|(entry, _)| codes::award::plan_mentor(at(entry, FieldPath::of("mentor")))).collect()
}

pub(super) fn municipality_twice(catalog: &Catalog) -> Vec<Diagnostic> {
    let check = |entry: &Entry, edition: &Edition| -> Vec<Diagnostic> {
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        let place = |position: usize| at(entry, item("entrants", position).key("municipality"));
        let twice = entrants(edition).filter_map(|(position, entrant)| {
            let id = entrant.municipality.0.as_str();
            let first = *seen.entry(id).or_insert(position);
            (first != position).then(|| codes::award::municipality_twice(place(position), place(first), id))
        });
        twice.collect()
    };
    catalog.editions().flat_map(|(entry, edition)| check(entry, edition)).collect()
}

pub(super) fn title_repeated(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut first: BTreeMap<&str, (&Entry, Place)> = BTreeMap::new();
    let mut found = Vec::new();
    for (entry, edition) in catalog.editions().filter(|(entry, _)| !entry.head().example) {
        for (position, entrant) in titles(edition) {
            let id = entrant.municipality.0.as_str();
            let place = at(entry, item("entrants", position).key("municipality"));
            match first.get(id) {
                Some((other, _)) if other.key == entry.key => {} // The same edition: another rule says so.
                Some((other, title)) => {
                    found.push(codes::award::title_repeated(place, title.clone(), id, &other.key.id));
                }
                None => drop(first.insert(id, (entry, place))),
            }
        }
    }
    found
}

pub(super) fn country_not_eligible(catalog: &Catalog) -> Vec<Diagnostic> {
    let check = |entry: &Entry, edition: &Edition| -> Vec<Diagnostic> {
        let Some(rules) = &edition.rules else { return Vec::new() };
        let foreign = entrants(edition).filter_map(|(position, entrant)| {
            let (_, municipality) = catalog.municipality(&entrant.municipality.0)?;
            let place = at(entry, item("entrants", position).key("municipality"));
            let (id, country) = (&entrant.municipality.0, &municipality.country);
            (!rules.countries.contains(country)).then(|| codes::award::country_not_eligible(place, id, &country.0))
        });
        foreign.collect()
    };
    catalog.editions().flat_map(|(entry, edition)| check(entry, edition)).collect()
}

pub(super) fn excluded(catalog: &Catalog) -> Vec<Diagnostic> {
    let check = |entry: &Entry, edition: &Edition| -> Vec<Diagnostic> {
        let Some(rules) = &edition.rules else { return Vec::new() };
        let list: BTreeMap<String, usize> =
            rules.excluded.iter().enumerate().map(|(position, place)| (place.0.to_lowercase(), position)).collect();
        if list.is_empty() {
            return Vec::new();
        }
        let hit = entrants(edition).filter_map(|(position, entrant)| {
            let (municipality, _) = catalog.municipality(&entrant.municipality.0)?;
            let names = references::names(municipality).into_iter().chain([entrant.municipality.0.clone()]);
            let rule = names.filter_map(|name| list.get(&name.to_lowercase())).min()?;
            let path = FieldPath::of("rules").key("excluded").index(*rule);
            let place = at(entry, item("entrants", position).key("municipality"));
            Some(codes::award::excluded(place, at(entry, path), &entrant.municipality.0))
        });
        hit.collect()
    };
    catalog.editions().flat_map(|(entry, edition)| check(entry, edition)).collect()
}

pub(super) fn category(catalog: &Catalog) -> Vec<Diagnostic> {
    let check = |entry: &Entry, edition: &Edition| -> Vec<Diagnostic> {
        let categories = edition.rules.as_ref().map_or(&[][..], |rules| &rules.categories);
        let known: Vec<&str> = categories.iter().map(|category| category.key.as_str()).collect();
        let unknown = entrants(edition).filter_map(|(position, entrant)| {
            let category = entrant.category.as_deref().filter(|category| !known.contains(category))?;
            let place = at(entry, item("entrants", position).key("category"));
            Some(codes::award::category(place, category, &known))
        });
        unknown.collect()
    };
    catalog.editions().flat_map(|(entry, edition)| check(entry, edition)).collect()
}
