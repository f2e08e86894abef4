//! Documents of the program and of the browser: the same parts for the same answers, and the answers out of them again.

mod entry;
mod resaved;

use std::io::Write;
use std::process::{Command, Stdio};

use indexmap::IndexMap;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::json;

use super::answers::{Answer, Plan};
use super::blocks::Purpose;
use super::form::{Choice, Column, FORMAT, Form, Lead, Section};
use super::{Format, Writers};
use crate::content::schema::plan_template::{Answer as Kind, PlanField, PlanPart};

/// What makes files, and what makes entries.
const SCRIPTS: [&str; 2] = [
    concat!(env!("CARGO_MANIFEST_DIR"), "/themes/pearls/js/plan/exchange.mjs"),
    concat!(env!("CARGO_MANIFEST_DIR"), "/themes/pearls/js/plan/entry.mjs"),
];

/// How many plans are compared.
const PLANS: usize = 60;

fn section(id: &str, number: usize, answer: Kind) -> Section {
    Section {
        id: id.to_owned(),
        number,
        title: format!("Section “{id}” & more"),
        group: None,
        question: "What <do> you want?".into(),
        guidance: vec!["Begin with  people.".into(), "Then go on.".into()],
        hints: vec!["required · up to 300 words".into()],
        answer,
        required: true,
        word_limit: None,
        columns: Vec::new(),
        choices: Vec::new(),
        levels: Vec::new(),
        leads_to: Vec::new(),
        fills: None,
        field: None,
    }
}

fn choices() -> Vec<Choice> {
    [("youth", "Young people"), ("older-people", "Older people & „others“"), ("all", "All")]
        .map(|(key, label)| Choice { key: key.into(), label: label.into() })
        .to_vec()
}

fn column(id: &str, answer: Kind, fills: Option<PlanPart>) -> Column {
    let choices = if answer == Kind::Choice { choices() } else { Vec::new() };
    Column { id: id.into(), title: format!("Column {id}"), answer, choices, fills }
}

/// A form with every kind of answer.
pub(super) fn form() -> Form {
    let mut sections = vec![
        section("motivation", 0, Kind::Text),
        section("strategies", 1, Kind::List),
        section("target-groups", 2, Kind::Choice),
        section("begin", 3, Kind::Date),
        section("money", 4, Kind::Amount),
        section("how-far", 5, Kind::Scale),
        section("goals", 6, Kind::Table),
        section("activities", 7, Kind::Table),
        section("a-section-with-a-name-that-is-longer-than-others", 8, Kind::Text),
        section("a-section-with-a-name-that-is-longer-than-all", 9, Kind::Text),
    ];
    sections[2].choices = choices();
    let mut chosen = section("chosen", 10, Kind::List);
    chosen.choices = choices();
    sections.push(chosen);
    sections[5].levels = vec!["Not at all.".into(), "A little.".into(), "Very much.".into()];
    sections[5].group = Some("How far".into());
    sections[5].leads_to = vec![Lead { template: "x".into(), section: "y".into(), begin: "We begin.".into() }];
    sections[6].columns = vec![column("goal", Kind::Text, Some(PlanPart::Title)), column("group", Kind::Choice, None)];
    sections[6].fills = Some(PlanField::Objectives);
    sections[7].columns = vec![
        column("what", Kind::Text, Some(PlanPart::Title)),
        column("start", Kind::Date, Some(PlanPart::Start)),
        column("end", Kind::Date, Some(PlanPart::End)),
        column("place", Kind::Text, Some(PlanPart::Place)),
        column("group", Kind::Choice, Some(PlanPart::TargetGroup)),
        column("lead", Kind::Text, Some(PlanPart::Lead)),
        column("cost", Kind::Amount, None),
        column("left", Kind::Text, Some(PlanPart::Output)),
    ];
    sections[7].fills = Some(PlanField::Activities);
    with_sections(sections)
}

fn with_sections(sections: Vec<Section>) -> Form {
    let words = [
        "answer",
        "choose",
        "contents",
        "date",
        "intro",
        "keep",
        "name",
        "place",
        "signature",
        "sum",
        "template",
        "write",
    ];
    Form {
        format: FORMAT,
        format_version: 1,
        id: "action-plan".into(),
        version: "2".into(),
        date: "2026-11-28".into(),
        lang: "lt".into(),
        title: "Kultūros planas".into(),
        address: "https://example.org/a.html".into(),
        footer: "Kultūros planas · Paid by nobody".into(),
        sections,
        moved: IndexMap::from([("aims".to_owned(), "goals".to_owned())]),
        words: words.into_iter().map(|name| (name, format!("The word “{name}”"))).collect(),
    }
}

/// Texts as people write and paste them.
fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-zA-Z ąčęėįšųūžāēģīķļņõäöüåøæßłńśźż„“”‚‘’–…]{0,40}",
        2 => "([a-z  <>&\"'{}#|*_\\[\\]`~=+.-]|\\PC){0,30}",
        1 => Just("Vienišumas & „tyla“ <b>fett</b> 👩\u{200d}🌾".to_owned()),
        1 => "[0-9]{1,2}[.)] ?[a-z]{0,5}",
    ]
}

fn paragraphs() -> impl Strategy<Value = String> {
    prop::collection::vec(texts(), 0..5).prop_map(|lines| lines.join("\n"))
}

fn dates() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), "20[2-3][0-9]-[01][0-9]-[0-3][0-9]", "20[2-3][0-9](-0[1-9])?", texts()]
}

fn amounts() -> impl Strategy<Value = String> {
    prop_oneof!["[1-9][0-9]{0,5}", "[1-9][ ,.][0-9]{3}", "EUR [0-9]{1,4},[0-9]{2}", texts()]
}

fn rows(form: &Form, id: &str) -> BoxedStrategy<Answer> {
    let section = form.sections.iter().find(|section| section.id == id).unwrap();
    let cells: Vec<BoxedStrategy<(String, String)>> = section
        .columns
        .iter()
        .map(|column| {
            let id = column.id.clone();
            let cell = match column.answer {
                Kind::Date => dates().boxed(),
                Kind::Amount => amounts().boxed(),
                Kind::Choice => {
                    prop_oneof![Just("youth".to_owned()), Just(String::new()), Just("other".to_owned())].boxed()
                }
                _ => prop_oneof![texts(), paragraphs()].boxed(),
            };
            cell.prop_map(move |cell| (id.clone(), cell)).boxed()
        })
        .collect();
    prop::collection::vec(cells.prop_map(IndexMap::from_iter), 0..5).prop_map(Answer::Rows).boxed()
}

/// Any plan of the form.
pub(super) fn plans() -> impl Strategy<Value = Plan> {
    let form = form();
    let text = || paragraphs().prop_map(Answer::Text);
    let choice = prop_oneof![Just("youth"), Just("all"), Just("")].prop_map(|key| Answer::Text(key.into()));
    let level = prop_oneof![Just("0"), Just("2"), Just("")].prop_map(|level| Answer::Text(level.into()));
    let list = prop::collection::vec(texts(), 0..4).prop_map(Answer::List);
    let first = (text(), list, choice, dates(), amounts(), level);
    (first, rows(&form, "goals"), rows(&form, "activities"), text(), texts()).prop_map(
        |((motivation, list, choice, date, amount, level), goals, activities, long, title)| {
            let ids = ["motivation", "strategies", "target-groups", "begin", "money", "how-far", "goals", "activities"];
            let answers =
                [motivation, list, choice, Answer::Text(date), Answer::Text(amount), level, goals, activities];
            let mut answers: IndexMap<String, Answer> = ids.map(str::to_owned).into_iter().zip(answers).collect();
            answers.insert("a-section-with-a-name-that-is-longer-than-others".into(), long);
            answers.insert("chosen".into(), Answer::List(vec!["all".into(), "youth".into()]));
            Plan { title: title.trim().to_owned(), answers, ..Plan::empty(&super::tests::form()) }
        },
    )
}

/// Plans that are the same in every run.
fn samples() -> Vec<Plan> {
    let mut runner = TestRunner::deterministic();
    let mut all = vec![Plan::empty(&form())];
    all.extend((1..PLANS).map(|_| plans().new_tree(&mut runner).unwrap().current()));
    all
}

/// What the browser's scripts make of something, in Node.js.
fn in_node(script: &str, input: &serde_json::Value) -> serde_json::Value {
    let whole = format!(
        "import * as files from {:?};\nimport * as entries from {:?};\nlet text = '';\nprocess.stdin.setEncoding('utf8');\nfor await (const part of process.stdin) text += part;\nconst input = JSON.parse(text);\n{script}",
        SCRIPTS[0], SCRIPTS[1]
    );
    let mut node = Command::new("node")
        .args(["--input-type=module", "-e", &whole])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    node.stdin.take().unwrap().write_all(input.to_string().as_bytes()).unwrap();
    let done = node.wait_with_output().unwrap();
    assert!(done.status.success(), "the scripts failed");
    serde_json::from_slice(&done.stdout).unwrap()
}

#[test]
fn the_browser_writes_the_same_parts() {
    let (form, writers) = (form(), Writers::new());
    let formats = [(Format::Docx, "docx"), (Format::Odt, "odt")];
    let purposes = [Purpose::Work, Purpose::Council];
    let mut wanted = Vec::new();
    let mut names = Vec::new();
    let mut jobs = Vec::new();
    for (number, plan) in samples().iter().enumerate() {
        for purpose in purposes {
            for (format, name) in formats {
                let parts = writers.parts(&form, plan, purpose, format);
                wanted.push(json!(parts.iter().map(|(name, text)| json!([name, text])).collect::<Vec<_>>()));
                names.push(format!("plan {number}, {purpose:?}, {name}"));
                jobs.push(json!({ "plan": plan, "format": name, "work": purpose == Purpose::Work }));
            }
            let text = writers.document(&form, plan, purpose, Format::Markdown).unwrap();
            wanted.push(json!(String::from_utf8(text).unwrap()));
            names.push(format!("plan {number}, {purpose:?}, Markdown"));
            jobs.push(json!({ "plan": plan, "format": "md", "work": purpose == Purpose::Work }));
        }
    }
    let empty: serde_json::Map<String, serde_json::Value> = formats
        .iter()
        .map(|(format, name)| {
            let parts = writers.parts(&form, &Plan::empty(&form), Purpose::Work, *format);
            (String::from(*name), json!(parts))
        })
        .collect();
    let script = "console.log(JSON.stringify(input.jobs.map(({ plan, format, work }) => format === 'md'
        ? files.text(input.form, plan, work)
        : [...files.parts(input.form, plan, format, work, new Map(input.empty[format]))])));";
    let made = in_node(script, &json!({ "form": form, "jobs": jobs, "empty": empty }));
    for ((name, wanted), made) in names.iter().zip(&wanted).zip(made.as_array().unwrap()) {
        let differs = |one: &serde_json::Value, other: &serde_json::Value| {
            let (one, other) = (one.to_string(), other.to_string());
            let at = std::iter::zip(one.char_indices(), other.chars())
                .find(|((_, a), b)| a != b)
                .map_or(0, |((at, _), _)| at);
            let near =
                |text: &str| text.get(at.saturating_sub(60)..).map(|text| text.chars().take(160).collect::<String>());
            format!("{:?}\n{:?}", near(&one), near(&other))
        };
        assert!(made == wanted, "{name}: {}", differs(made, wanted));
    }
}

#[test]
fn the_browser_makes_the_same_entry() {
    let form = form();
    let mut plans = samples();
    plans[1].title = "Long title 👩\u{200d}🌾 ".repeat(40);
    plans[2].title = " \u{200b}\n".into();
    let wanted: Vec<String> = plans.iter().map(|plan| super::entry::entry(&form, plan, "kiel", Some("2027"))).collect();
    let script = "console.log(JSON.stringify(input.plans.map((plan) => entries.entry(input.form, plan, { municipality: 'kiel', edition: '2027' }))));";
    let made = in_node(script, &json!({ "form": form, "plans": plans }));
    for (wanted, made) in wanted.iter().zip(made.as_array().unwrap()) {
        assert_eq!(made, wanted);
    }
}

/// An answer as documents keep it: without what nobody sees at its ends.
fn as_kept(form: &Form, plan: &Plan) -> IndexMap<String, Answer> {
    // What XML cannot have is gone.
    let clean = |text: &str| {
        text.replace(
            |char: char| matches!(char, '\0'..='\x08' | '\x0b' | '\x0c' | '\x0e'..='\x1f' | '\u{fffe}' | '\u{ffff}'),
            "",
        )
    };
    let mut kept = IndexMap::new();
    for section in &form.sections {
        let Some(answer) = plan.answers.get(&section.id).filter(|answer| !answer.is_empty()) else { continue };
        let answer = match answer {
            Answer::Text(text) => Answer::Text(clean(text).trim().to_owned()),
            Answer::List(items) => {
                let items = items.iter().map(|item| clean(item.trim())).filter(|item| !item.trim().is_empty());
                Answer::List(items.collect())
            }
            Answer::Rows(rows) => {
                let row = |row: &IndexMap<String, String>| -> IndexMap<String, String> {
                    let cells = row.iter().map(|(id, cell)| (id.clone(), clean(cell).trim().to_owned()));
                    cells.filter(|(_, cell)| !cell.is_empty()).collect()
                };
                Answer::Rows(rows.iter().map(row).filter(|row| !row.is_empty()).collect())
            }
        };
        if !answer.is_empty() {
            kept.insert(section.id.clone(), answer);
        }
    }
    kept
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn answers_come_back_out_of_documents(plan in plans()) {
        let (form, writers) = (form(), Writers::new());
        let wanted = as_kept(&form, &plan);
        for format in [Format::Docx, Format::Odt] {
            let bytes = writers.document(&form, &plan, Purpose::Work, format).unwrap();
            match super::read::plan(&bytes, &form) {
                Ok(read) => {
                    let sorted = |answers: &IndexMap<String, Answer>| {
                        let mut all: Vec<_> = answers.clone().into_iter().collect();
                        all.sort_by(|one, other| one.0.cmp(&other.0));
                        all
                    };
                    prop_assert_eq!(sorted(&read.answers), sorted(&wanted), "{:?}", format);
                    prop_assert_eq!(&read.title, &plan.title.replace(char::is_control, ""));
                }
                Err(reason) => prop_assert!(wanted.is_empty(), "{:?}: {:?}", format, reason),
            }
        }
    }
}
