//! Titles, winners, plans, and who may enter.

use std::collections::BTreeMap;

use crate::catalog::vocabularies::STAGES;
use crate::catalog::{Catalog, Entry, references};
use crate::content::schema::edition::{Edition, Entrant, ExceptionRule, Reached};
use crate::content::schema::vocabulary::TermMeaning;
use crate::diag::{Diagnostic, FieldPath, Place, codes};
use crate::route;
use crate::values::Kind;

use super::{at, item, site_yaml};

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

/// Asked of programmes whose entrants write plans: those that have some.
pub(super) fn title_without_plan(catalog: &Catalog) -> Vec<Diagnostic> {
    if catalog.of_kind(Kind::ActionPlans).next().is_none() {
        return Vec::new();
    }
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

pub(super) fn prizes(catalog: &Catalog) -> Vec<Diagnostic> {
    let check = |entry: &Entry, edition: &Edition| -> Vec<Diagnostic> {
        let mut first: BTreeMap<&str, usize> = BTreeMap::new();
        let mut found = Vec::new();
        for (position, prize) in edition.prizes.iter().enumerate() {
            let place = |position, field| at(entry, item("prizes", position).key(field));
            let known = *first.entry(&prize.key).or_insert(position);
            if known != position {
                found.push(codes::award::prize_twice(place(position, "key"), place(known, "key"), &prize.key));
            }
            if !edition.entrants.iter().any(|entrant| entrant.municipality == prize.entrant) {
                found.push(codes::award::prize_entrant(place(position, "entrant"), &prize.entrant.0));
            }
        }
        found
    };
    catalog.editions().flat_map(|(entry, edition)| check(entry, edition)).collect()
}

/// Of stages that the site has made itself; the built-in ones have it.
pub(super) fn no_announcement(catalog: &Catalog) -> Vec<Diagnostic> {
    let Some(entry) = catalog.entry(Kind::Vocabularies, STAGES) else { return Vec::new() };
    let lacks = catalog.vocabularies.terms(STAGES).iter().all(|term| term.means != Some(TermMeaning::Announcement));
    let is_needed = lacks && catalog.editions().next().is_some();
    is_needed.then(|| codes::award::no_announcement(at(entry, FieldPath::of("terms")))).into_iter().collect()
}

pub(super) fn no_name(catalog: &Catalog) -> Vec<Diagnostic> {
    let editions = catalog.editions().count();
    let lacks = editions > 0 && catalog.config.award.is_none();
    lacks.then(|| codes::award::no_name(Place::whole(&site_yaml()), editions)).into_iter().collect()
}

pub(super) fn address_taken(catalog: &Catalog) -> Vec<Diagnostic> {
    let Some(award) = &catalog.config.award else { return Vec::new() };
    let lang = |name: &str| catalog.config.languages.iter().any(|lang| lang.as_str() == name);
    let path = lang(&award.path) || route::is_taken_folder(&award.path);
    let list = route::is_reserved(Kind::Editions, &award.list)
        || award.list.starts_with("page-")
        || award.list.bytes().all(|byte| byte.is_ascii_digit());
    let taken = [("path", &award.path, path), ("list", &award.list, list)];
    let taken = taken.into_iter().filter(|(.., is_taken)| *is_taken);
    taken
        .map(|(field, name, _)| {
            codes::award::address_taken(Place::field(&site_yaml(), FieldPath::of("award").key(field)), name)
        })
        .collect()
}

pub(super) fn category(catalog: &Catalog) -> Vec<Diagnostic> {
    let check = |entry: &Entry, edition: &Edition| -> Vec<Diagnostic> {
        let categories = edition.rules.as_ref().map_or(&[][..], |rules| &rules.categories);
        let known: Vec<&str> = categories.iter().map(|category| category.key.as_str()).collect();
        let of_entrants = entrants(edition).map(|(at, own)| (item("entrants", at), own.category.as_deref()));
        let prizes = edition.prizes.iter().enumerate();
        let of_prizes = prizes.map(|(at, own)| (item("prizes", at), own.category.as_deref()));
        let unknown = of_entrants.chain(of_prizes).filter_map(|(path, category)| {
            let category = category.filter(|category| !known.contains(category))?;
            Some(codes::award::category(at(entry, path.key("category")), category, &known))
        });
        unknown.collect()
    };
    catalog.editions().flat_map(|(entry, edition)| check(entry, edition)).collect()
}
