//! Whatever somebody answers, the entry that is made of it is one that `pearls check` takes.

use std::cell::RefCell;

use indexmap::IndexMap;
use pearls::build::{self, Cache};
use pearls::diag::render::human;
use pearls::diag::{Resolved, Severity};
use pearls::import::{self, plan::Wish};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::TestRunner;

use super::super::answers::{Answer, Plan};
use super::super::entry::entry;
use super::super::form::Form;
use super::{Kind, PlanField, PlanPart, Section, column, form, plans, rows, section, texts};
use crate::support::site::{Site, options};

const CASES: u32 = 60;

/// The file of the plan.
const FILE: &str = "content/action-plans/rujiena-2026.md";

/// What a text, and what a list, can become.
const OF_TEXTS: [Option<PlanField>; 5] =
    [None, Some(PlanField::Motto), Some(PlanField::Summary), Some(PlanField::Mentor), Some(PlanField::Outcome)];
const OF_LISTS: [Option<PlanField>; 2] = [None, Some(PlanField::Partners)];

/// A site with a template of that id, an edition, and a place that takes part in it.
fn site() -> Site {
    Site::base().with(
        "\
//- content/plan-templates/action-plan.md
---
title: A plan
sections: [{id: goals, answer: text}, {id: motto, answer: text, fills: motto}]
changelog: [{version: '2', date: 2026-01-01, changes: First.}]
---

## Goals {#goals}

What do you want?

## Motto {#motto}

In three words?

//- content/editions/2026.md
---
title: Pearl of the Year 2026
rules: {max_titles: 2, countries: [LV, DE], source: {title: The call}}
stages: {key: announcement, actual: 2025-11-01}
announcement_source: {title: The town}
entrants: {municipality: rujiena, reached: title, plan: rujiena-2026}
---

The edition.
",
    )
}

/// The form of all documents, and sections for the fields that it does not fill.
fn whole_form(text: Option<PlanField>, list: Option<PlanField>) -> Form {
    let mut form = form();
    form.sections[0].fills = text;
    form.sections[1].fills = list;
    let mut indicators = section("indicators", 10, Kind::Table);
    indicators.columns = vec![
        column("indicator", Kind::Text, Some(PlanPart::Title)),
        column("baseline", Kind::Amount, Some(PlanPart::Baseline)),
        column("target", Kind::Amount, Some(PlanPart::Target)),
        column("unit", Kind::Text, Some(PlanPart::Unit)),
    ];
    indicators.fills = Some(PlanField::Indicators);
    let mut budget = section("budget", 11, Kind::Table);
    budget.columns =
        vec![column("item", Kind::Text, Some(PlanPart::Title)), column("amount", Kind::Amount, Some(PlanPart::Amount))];
    budget.fills = Some(PlanField::Budget);
    // Two sections of one name: nothing keeps templates from it.
    budget.title = form.sections[8].title.clone();
    form.sections.extend([indicators, budget]);
    form
}

/// What means something to Markdown, to YAML or to a site.
fn odd() -> Vec<String> {
    vec![
        "x".repeat(400),
        "word ".repeat(100),
        "https://example.org/a_b?c=d and www.example.org".to_owned(),
        "[^1] and [^2]: a note".to_owned(),
        "[^1]: a note".to_owned(),
        "{count} {#id} {.class} {{ x }} {% y %}".to_owned(),
        "[a]: /b".to_owned(),
        "[a](javascript:b) ![c](//d) [[e]] <f@example.org> <https:x>".to_owned(),
        "<!-- no end".to_owned(),
        "<script>x</script>".to_owned(),
        "| a | b |\n|---|---|\n| c".to_owned(),
        "# One\n# One\n===\n---".to_owned(),
        "```\ncode".to_owned(),
        "    four spaces".to_owned(),
        "::: note".to_owned(),
        "&nbsp; &#0; &amp;".to_owned(),
        "> > > > > >".to_owned(),
        "- - - - - -".to_owned(),
        "1. 1. 1.".to_owned(),
        "$x$ $$y$$".to_owned(),
        "a\\".to_owned(),
        "\\".to_owned(),
        "TODO".to_owned(),
        "…".to_owned(),
        "~".to_owned(),
        "null".to_owned(),
        "2027".to_owned(),
        "C:\\Users\\a".to_owned(),
        "office@example.org".to_owned(),
        "anna.berg@example.org".to_owned(),
        "\u{ad}\u{200b}\u{202e}\u{e000}\u{fffd}\u{0}\u{7}\u{85}".to_owned(),
        "\u{200b}\u{2060}".to_owned(),
        "\u{301}a\u{301}".to_owned(),
        "\u{1f}\u{1d}:x:".to_owned(),
        "figure:case/one".to_owned(),
    ]
}

/// Puts odd texts into some answers of a plan.
fn spoil(plan: &mut Plan, odd: &[(usize, String)]) {
    for (number, text) in odd {
        let at = number % (plan.answers.len() + 1);
        let Some((_, answer)) = plan.answers.get_index_mut(at) else {
            plan.title.clone_from(text);
            continue;
        };
        match answer {
            Answer::Text(own) => own.push_str(text),
            Answer::List(items) => items.push(text.clone()),
            Answer::Rows(rows) => {
                let all = rows.len();
                let row = rows.get_mut(number % all.max(1));
                let cell = row.and_then(|row| {
                    let cells = row.len();
                    row.get_index_mut(number % cells.max(1))
                });
                if let Some((_, cell)) = cell {
                    text.clone_into(cell);
                }
            }
        }
    }
}

fn whole_plans() -> impl Strategy<Value = (Form, Plan, bool)> {
    let form = whole_form(None, None);
    let more = (rows(&form, "indicators"), rows(&form, "budget"));
    let odd = prop::collection::vec((0..100_usize, prop_oneof![3 => select(odd()), 1 => texts()]), 0..6);
    let fields = (select(OF_TEXTS.to_vec()), select(OF_LISTS.to_vec()));
    (plans(), more, odd, fields, any::<bool>()).prop_map(
        |(mut plan, (indicators, budget), odd, (text, list), is_awarded)| {
            plan.answers.insert("indicators".into(), indicators);
            plan.answers.insert("budget".into(), budget);
            spoil(&mut plan, &odd);
            (whole_form(text, list), plan, is_awarded)
        },
    )
}

/// The error that is meant: a mailbox in a text may be a person's, and whoever takes the plan in asks her. Nothing is hidden of it.
const MAILBOX: &str = "law/personal-mailbox";

/// What is wrong with the site that has a plan.
fn check(form: &Form, plan: &Plan, is_awarded: bool, cache: &mut Cache) -> Result<(), String> {
    let text = entry(form, plan, "rujiena", is_awarded.then_some("2026"));
    let site = if is_awarded { site() } else { site().with("//- content/editions/2026.md (absent)\n") };
    without_errors(&site, &text, cache)
}

fn without_errors(site: &Site, text: &str, cache: &mut Cache) -> Result<(), String> {
    let outcome = site.clone().with_file(FILE, text.as_bytes()).build(cache);
    let is_fault = |found: &Resolved| found.diagnostic.severity == Severity::Error && found.diagnostic.code != MAILBOX;
    match outcome.diagnostics.iter().any(is_fault) {
        true => Err(format!("{text}\n{}", human::render(&outcome.diagnostics, false))),
        false => Ok(()),
    }
}

#[test]
fn odd_texts_in_all_places_make_an_entry_without_an_error() {
    let mut cache = Cache::default();
    for text in odd() {
        let form = whole_form(Some(PlanField::Outcome), Some(PlanField::Partners));
        let row = |section: &Section| -> IndexMap<String, String> {
            section.columns.iter().map(|column| (column.id.clone(), text.clone())).collect()
        };
        let answer = |section: &Section| match section.answer {
            Kind::List => Answer::List(vec![text.clone(); 2]),
            // With a beginning, without which no activity is a field.
            Kind::Table => {
                let dated = row(section).into_iter().map(|(id, cell)| match id.as_str() {
                    "start" => (id, "2026-05".to_owned()),
                    _ => (id, cell),
                });
                Answer::Rows(vec![row(section), dated.collect()])
            }
            _ => Answer::Text(text.clone()),
        };
        let answers = form.sections.iter().map(|section| (section.id.clone(), answer(section))).collect();
        let plan = Plan { title: text.clone(), answers, ..Plan::empty(&form) };
        for is_awarded in [true, false] {
            check(&form, &plan, is_awarded, &mut cache).unwrap_or_else(|fault| panic!("{text:?}\n{fault}"));
        }
    }
}

#[test]
fn a_mailbox_in_an_answer_is_told() {
    let plan = Plan {
        answers: IndexMap::from([("motivation".to_owned(), Answer::Text("Ask anna.berg@example.org".into()))]),
        ..Plan::empty(&form())
    };
    let text = entry(&form(), &plan, "rujiena", Some("2026"));
    let outcome = site().with_file(FILE, text.as_bytes()).build(&mut Cache::default());
    assert!(outcome.diagnostics.iter().any(|found| found.diagnostic.code == MAILBOX), "{text}");
}

#[test]
fn any_answers_make_an_entry_without_an_error() {
    let cache = RefCell::new(Cache::default());
    let config = ProptestConfig { cases: CASES, ..ProptestConfig::default() };
    let run = TestRunner::new(config).run(&whole_plans(), |(form, plan, is_awarded)| {
        check(&form, &plan, is_awarded, &mut cache.borrow_mut()).map_err(TestCaseError::fail)
    });
    run.unwrap_or_else(|fault| panic!("{fault}"));
}

/// The template of [`site`] has none of the sections, so that all answers are left over.
#[test]
fn answers_that_no_section_takes_make_no_error_either() {
    let cache = RefCell::new(Cache::default());
    let config = ProptestConfig { cases: CASES / 2, ..ProptestConfig::default() };
    let run = TestRunner::new(config).run(&whole_plans(), |(_, plan, _)| {
        let bytes = serde_json::to_vec(&plan).unwrap();
        let (sources, cache) = (site().sources(), &mut *cache.borrow_mut());
        let (catalog, _) = build::catalog(&sources, &options(), cache);
        let messages = build::messages(&sources, &catalog, cache).unwrap();
        let wish = Wish {
            name: "plan.json".into(),
            bytes: &bytes,
            municipality: "rujiena",
            edition: Some("2026"),
            lang: None,
            document: None,
        };
        match import::plan::plan(&catalog, &messages, &wish) {
            Ok(made) => {
                prop_assert_eq!(&made.path, FILE);
                without_errors(&site(), &made.text, cache).map_err(TestCaseError::fail)?;
            }
            Err(sentence) => prop_assert!(plan.answers.values().all(Answer::is_empty), "{}", sentence),
        }
        Ok(())
    });
    run.unwrap_or_else(|fault| panic!("{fault}"));
}
