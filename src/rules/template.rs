//! Plan templates, whose body and front matter speak of the same sections, and the plans that name one.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::{Catalog, Entry, Version};
use crate::content::Data;
use crate::content::markdown::{Body, Heading};
use crate::content::schema::plan_template::{Answer, PlanTemplate};
use crate::diag::{Diagnostic, FieldPath, Place, codes, nearest};
use crate::values::Kind;

use super::{at, bodies, in_text, item};

fn templates(catalog: &Catalog) -> impl Iterator<Item = (&Entry, &PlanTemplate)> {
    catalog.of_kind(Kind::PlanTemplates).filter_map(|entry| match entry.data() {
        Data::PlanTemplate(template) => Some((&**entry, template)),
        _ => None,
    })
}

/// Ids of sections, and ids of the columns of one table.
pub(super) fn ids_twice(catalog: &Catalog) -> Vec<Diagnostic> {
    let twice = |entry: &Entry, list: &FieldPath, ids: Vec<&str>| -> Vec<Diagnostic> {
        let mut first: BTreeMap<&str, usize> = BTreeMap::new();
        let place = |position: usize| at(entry, list.index(position).key("id"));
        let repeated = ids.into_iter().enumerate().filter_map(|(position, id)| {
            let known = *first.entry(id).or_insert(position);
            (known != position).then(|| codes::template::id_twice(place(position), place(known), id))
        });
        repeated.collect()
    };
    let mut found = Vec::new();
    for (entry, template) in templates(catalog) {
        let sections = template.sections.iter();
        found.extend(twice(entry, &FieldPath::of("sections"), sections.map(|section| section.id.as_str()).collect()));
        for (position, section) in template.sections.iter().enumerate() {
            let columns = section.columns.iter().map(|column| column.id.as_str()).collect();
            found.extend(twice(entry, &item("sections", position).key("columns"), columns));
        }
    }
    found
}

/// The headings of a body that open a section: those with an id, on the highest level that has any.
fn section_headings(body: &Body) -> Vec<(&Heading, &str)> {
    let named = || body.headings.iter().filter_map(|heading| Some((heading, heading.explicit_id.as_deref()?)));
    let top = named().map(|(heading, _)| heading.level).min();
    named().filter(|(heading, _)| Some(heading.level) == top).collect()
}

pub(super) fn sections(catalog: &Catalog) -> Vec<Diagnostic> {
    let all = bodies(catalog).into_iter().filter(|(entry, _)| entry.key.kind == Kind::PlanTemplates);
    all.flat_map(|(entry, version)| sections_of(entry, version)).collect()
}

/// With how many ids one is compared that was perhaps misspelt.
const MOST_COMPARED: usize = 200;

fn sections_of(entry: &Entry, version: &Version) -> Vec<Diagnostic> {
    let Data::PlanTemplate(template) = entry.data() else { return Vec::new() };
    let headings = section_headings(&version.document.body);
    let stated: Vec<&str> = template.sections.iter().map(|section| section.id.as_str()).collect();
    // The first of each id counts.
    let positions: BTreeMap<&str, usize> = stated.iter().enumerate().rev().map(|(at, id)| (*id, at)).collect();
    let position = |id: &str| positions.get(id).copied();
    let written: BTreeSet<&str> = headings.iter().map(|(_, id)| *id).collect();
    // What was meant is looked for among a few only: of a text with more of them, none is meant for another.
    let unknown: Vec<&str> = written.iter().filter(|id| position(id).is_none()).copied().take(MOST_COMPARED).collect();
    let mut found = Vec::new();
    for (number, id) in stated.iter().enumerate() {
        let is_near = number < MOST_COMPARED && nearest(id, unknown.iter().copied()).is_some();
        if !written.contains(id) && !is_near {
            let place = match version.lang() == entry.original.lang() {
                true => at(entry, item("sections", number).key("id")),
                false => Place::whole(&version.document.path),
            };
            found.push(codes::template::section_without_text(place, id));
        }
    }
    let mut last: Option<(usize, &str)> = None;
    for (heading, id) in &headings {
        let place = in_text(&version.document, &heading.source);
        match (position(id), last) {
            (None, _) => {
                found.push(codes::template::text_without_section(
                    place,
                    id,
                    nearest(id, stated.iter().copied().take(MOST_COMPARED)),
                ));
            }
            (Some(own), Some((before, earlier))) if own < before => {
                let other = at(entry, item("sections", own).key("id"));
                found.push(codes::template::section_order(place, other, id, earlier));
            }
            (Some(own), _) => last = Some((own, id)),
        }
    }
    found
}

pub(super) fn criteria(catalog: &Catalog) -> Vec<Diagnostic> {
    let vocabulary = catalog.vocabularies.get("criteria").map_or(&[][..], |vocabulary| &vocabulary.terms);
    let criteria = vocabulary.iter().filter(|term| term.replaced_by.is_none()).map(|term| term.key.as_str());
    let criteria: Vec<&str> = criteria.collect();
    let check = |entry: &Entry, template: &PlanTemplate| -> Vec<Diagnostic> {
        let serves = |criterion: &str| {
            template.sections.iter().any(|section| section.criteria.iter().any(|own| own.0 == criterion))
        };
        // A template of one page, or of a programme that judges no plans, names none.
        if template.sections.iter().all(|section| section.criteria.is_empty()) {
            return Vec::new();
        }
        let unserved = criteria.iter().filter(|criterion| !serves(criterion));
        let place = || Place::key(entry.path(), FieldPath::of("sections"));
        unserved.map(|criterion| codes::template::criterion_unserved(place(), criterion)).collect()
    };
    templates(catalog).flat_map(|(entry, template)| check(entry, template)).collect()
}

/// What a kind of answer needs and does not have.
fn lacks(
    answer: Answer,
    has_vocabulary: bool,
    has_columns: bool,
    in_table: bool,
) -> Option<(&'static str, &'static str)> {
    match answer {
        Answer::Table if in_table => Some(("table", "cannot stand in a table")),
        Answer::Table if !has_columns => Some(("table", "has no columns")),
        Answer::Choice if !has_vocabulary => Some(("choice", "names no vocabulary")),
        _ => None,
    }
}

pub(super) fn answers(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut tell = |entry: &Entry, path: FieldPath, lacking: Option<(&str, &str)>| {
        let place = at(entry, path.key("answer"));
        found.extend(lacking.map(|(answer, lacks)| codes::template::answer(place, answer, lacks)));
    };
    for (entry, template) in templates(catalog) {
        for (number, section) in template.sections.iter().enumerate() {
            let own = item("sections", number);
            let has_vocabulary = section.vocabulary.is_some();
            tell(entry, own.clone(), lacks(section.answer, has_vocabulary, !section.columns.is_empty(), false));
            for (number, column) in section.columns.iter().enumerate() {
                let path = own.key("columns").index(number);
                tell(entry, path, lacks(column.answer, column.vocabulary.is_some(), false, true));
            }
        }
    }
    found
}

pub(super) fn changelog_order(catalog: &Catalog) -> Vec<Diagnostic> {
    let check = |entry: &Entry, template: &PlanTemplate| -> Vec<Diagnostic> {
        let log = &template.changelog;
        let misplaced = log.iter().enumerate().filter(|(position, change)| {
            let mut newer = log.iter().take(*position);
            let is_repeated = newer.clone().any(|other| other.version == change.version);
            is_repeated || newer.next_back().is_some_and(|newer| change.date.is_after(newer.date))
        });
        let place = |position| at(entry, item("changelog", position).key("version"));
        misplaced.map(|(position, change)| codes::template::changelog_order(place(position), &change.version)).collect()
    };
    templates(catalog).flat_map(|(entry, template)| check(entry, template)).collect()
}

/// Of the newest version only: the sections of older ones are not known any more.
pub(super) fn moved(catalog: &Catalog) -> Vec<Diagnostic> {
    let check = |entry: &Entry, template: &PlanTemplate| -> Vec<Diagnostic> {
        let ids: Vec<&str> = template.sections.iter().map(|section| section.id.as_str()).collect();
        let moves = template.changelog.first().into_iter().flat_map(|newest| &newest.moved);
        let lost = moves.filter(|(_, new)| !ids.contains(&new.as_str()));
        let tell = |(old, new): (&String, &String)| {
            let place = at(entry, item("changelog", 0).key("moved").key(old));
            codes::template::moved(place, new, nearest(new, ids.iter().copied()))
        };
        lost.map(tell).collect()
    };
    templates(catalog).flat_map(|(entry, template)| check(entry, template)).collect()
}

pub(super) fn versions(catalog: &Catalog) -> Vec<Diagnostic> {
    let by_id: BTreeMap<&str, &PlanTemplate> =
        templates(catalog).map(|(entry, template)| (entry.key.id.as_str(), template)).collect();
    let plans = catalog.action_plans().filter_map(|(entry, plan)| Some((entry, plan.template.as_ref()?)));
    let unknown = plans.filter_map(|(entry, named)| {
        let changelog = &by_id.get(named.id.0.as_str())?.changelog;
        let known: Vec<&str> = changelog.iter().map(|change| change.version.as_str()).collect();
        let place = at(entry, FieldPath::of("template").key("version"));
        (!known.contains(&named.version.as_str()))
            .then(|| codes::template::version(place, &named.id.0, &named.version, &known))
    });
    unknown.collect()
}
