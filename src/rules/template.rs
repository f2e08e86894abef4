//! Plan templates, whose body and front matter speak of the same sections, and the plans that name one.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::{Catalog, Entry, Version};
use crate::content::Data;
use crate::content::markdown::{Body, Heading};
use crate::content::schema::plan_template::{Answer, PlanField, PlanPart, PlanTemplate, TemplateSection};
use crate::diag::{Diagnostic, FieldPath, Place, codes, nearest};
use crate::values::Kind;

use super::{at, bodies, in_text, item};

fn templates(catalog: &Catalog) -> impl Iterator<Item = (&Entry, &PlanTemplate)> {
    catalog.plan_templates().map(|(entry, template)| (&**entry, template))
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
    let criteria: Vec<&str> = catalog.vocabularies.current("criteria").map(|term| term.key.as_str()).collect();
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
    has_levels: bool,
    in_table: bool,
) -> Option<(&'static str, &'static str)> {
    match answer {
        Answer::Table if in_table => Some(("table", "cannot stand in a table")),
        Answer::Scale if in_table => Some(("scale", "cannot stand in a table")),
        Answer::Table if !has_columns => Some(("table", "has no columns")),
        Answer::Choice if !has_vocabulary => Some(("choice", "names no vocabulary")),
        Answer::Scale if !has_levels => Some(("scale", "has fewer than two `levels`")),
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
            let has_columns = !section.columns.is_empty();
            let has_levels = section.levels.len() > 1;
            tell(entry, own.clone(), lacks(section.answer, has_vocabulary, has_columns, has_levels, false));
            for (number, column) in section.columns.iter().enumerate() {
                let path = own.key("columns").index(number);
                tell(entry, path, lacks(column.answer, column.vocabulary.is_some(), false, false, true));
            }
        }
    }
    found
}

pub(super) fn leads_to(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (entry, template) in templates(catalog) {
        for (number, section) in template.sections.iter().enumerate() {
            for (at_list, lead) in section.leads_to.iter().enumerate() {
                // A template that there is not is told as any other reference.
                let Some((_, other)) = catalog.plan_template(&lead.template.0) else { continue };
                let ids = || other.sections.iter().map(|section| section.id.as_str());
                if ids().all(|id| id != lead.id) {
                    let place = at(entry, item("sections", number).key("leads_to").index(at_list).key("id"));
                    found.push(codes::template::leads_to(place, &lead.template.0, &lead.id, nearest(&lead.id, ids())));
                }
            }
        }
    }
    found
}

pub(super) fn shown_by(catalog: &Catalog) -> Vec<Diagnostic> {
    let vocabularies = &catalog.vocabularies;
    let mut found = Vec::new();
    for (entry, template) in templates(catalog) {
        for (number, section) in template.sections.iter().enumerate() {
            for (field, terms) in &section.shown_by {
                let path = item("sections", number).key("shown_by").key(field);
                let Some(name) = vocabularies.of_field(Kind::CaseStudies, field) else {
                    if !vocabularies.lacks_some() {
                        let fields = vocabularies.of_kind(Kind::CaseStudies).map(|(field, ..)| field);
                        found.push(codes::template::shown_by(at(entry, path), field, nearest(field, fields)));
                    }
                    continue;
                };
                for (position, term) in terms.iter().enumerate() {
                    let keys = || vocabularies.terms(name).iter().map(|term| term.key.as_str());
                    if keys().all(|key| key != term) {
                        let place = at(entry, path.index(position));
                        let meant = nearest(term, keys());
                        found.push(codes::vocabulary::unknown_term(place, field, term, meant));
                    }
                }
            }
        }
    }
    found
}

pub(super) fn fills(catalog: &Catalog) -> Vec<Diagnostic> {
    let check = |entry: &Entry, template: &PlanTemplate| -> Vec<Diagnostic> {
        let mut filled = BTreeSet::new();
        let faults = template.sections.iter().enumerate().filter_map(|(number, section)| {
            let field = section.fills?;
            let name = field.name();
            let lacks = match filled.insert(name) {
                false => Some("another section does already"),
                true => cannot_fill(field, section),
            };
            let place = at(entry, item("sections", number).key("fills"));
            lacks.map(|lacks| codes::template::fills(place, name, lacks))
        });
        faults.collect()
    };
    templates(catalog).flat_map(|(entry, template)| check(entry, template)).collect()
}

/// What an answer lacks to become a field of a plan.
fn cannot_fill(field: PlanField, section: &TemplateSection) -> Option<&'static str> {
    let has = |part: PlanPart| section.columns.iter().any(|column| column.fills == Some(part));
    let is_single = matches!(field, PlanField::Motto | PlanField::Summary | PlanField::Mentor | PlanField::Outcome);
    match (section.answer, field) {
        (Answer::Scale | Answer::Choice | Answer::Date, _) => Some("it is no text, list, table or amount"),
        (Answer::Table | Answer::List, _) if is_single => Some("this field is one text"),
        (Answer::Table, PlanField::Budget) => (!has(PlanPart::Amount)).then_some("no column fills `amount`"),
        (Answer::Table, PlanField::Activities) if !has(PlanPart::Start) => Some("no column fills `start`"),
        (Answer::Table, _) => (!has(PlanPart::Title)).then_some("no column fills `title`"),
        (Answer::Amount, PlanField::Budget) => None,
        (Answer::Amount, _) | (_, PlanField::Budget) => Some("only a budget is an amount"),
        (_, PlanField::Activities) => Some("only a table says when each activity begins"),
        _ => None,
    }
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
