//! Answers out of files: JSON, DOCX and ODT, as this program and the form write them and as word processors save them again. The browser reads
//! them in the same way (`themes/pearls/scripts/plan/read.mjs`).

mod docx;
mod odt;

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;
use roxmltree::{Document, Node};

use super::answers::{Answer, FORMAT, Plan};
use super::form::{Choice, Column, Form, Section};
use super::names::Names;
use crate::content::schema::plan_template::Answer as Kind;
use crate::pack;

/// The most that a file may be, and what all its parts may unpack to. In bytes.
const LARGEST_FILE: usize = 20_000_000;
const LARGEST_PARTS: u64 = 40_000_000;

/// The styles of answers in a DOCX.
const OF_ANSWERS: [&str; 2] = ["Answer", "ListBullet"];

/// Why a file gives no answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    TooLarge,
    Damaged,
    /// It is something else than a plan.
    NoPlan,
    /// A later version of the program has written it.
    Newer,
    /// It belongs to the template of this id.
    OtherTemplate(String),
    Empty,
}

/// A paragraph or a table as a document has it.
#[derive(Debug, Default)]
struct Part {
    text: String,
    /// How a DOCX calls the style of a paragraph.
    style: String,
    /// The names that stand round it or round a part of it, each with the text inside.
    marks: IndexMap<String, String>,
    /// The rows of a table.
    rows: Option<Vec<Vec<String>>>,
    /// The keys of choices by what they show.
    values: BTreeMap<String, String>,
}

impl Part {
    /// Adds a text that stands inside of some marks.
    fn add(&mut self, text: &str, marks: impl IntoIterator<Item = String>) {
        self.text.push_str(text);
        for mark in marks {
            self.marks.entry(mark).or_default().push_str(text);
        }
    }
}

/// What a file says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    pub template: Option<String>,
    pub version: Option<String>,
    pub lang: Option<String>,
    pub title: String,
}

/// What a file says of itself; nothing if it cannot be read.
pub fn said(bytes: &[u8]) -> Said {
    if bytes.len() <= LARGEST_FILE && is_zip(bytes) {
        return parts_of(bytes).ok().and_then(|parts| about(&parts)).unwrap_or_default();
    }
    let value = value_of(bytes).unwrap_or_default();
    let template = value.get("template").and_then(|own| own.as_str()).map(str::to_owned);
    Said { template, ..Said::default() }
}

/// The plan in a file.
pub fn plan(bytes: &[u8], form: &Form) -> Result<Plan, Unreadable> {
    if bytes.len() > LARGEST_FILE {
        return Err(Unreadable::TooLarge);
    }
    let plan = if is_zip(bytes) { office(bytes, form)? } else { json(bytes)? };
    if plan.template != form.id {
        return Err(Unreadable::OtherTemplate(plan.template));
    }
    if plan.answers.values().all(Answer::is_empty) {
        return Err(Unreadable::Empty);
    }
    Ok(plan)
}

fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK")
}

/// A JSON file, which some programs begin with a mark of its encoding.
fn value_of(bytes: &[u8]) -> Option<serde_json::Value> {
    serde_json::from_slice(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)).ok()
}

/// Numbers that some other program has written are texts here.
fn as_texts(value: &serde_json::Value) -> serde_json::Value {
    match value {
        serde_json::Value::Number(number) => number.to_string().into(),
        serde_json::Value::Array(items) => items.iter().map(as_texts).collect(),
        serde_json::Value::Object(fields) => {
            fields.iter().map(|(name, own)| (name.clone(), as_texts(own))).collect::<serde_json::Map<_, _>>().into()
        }
        other => other.clone(),
    }
}

fn json(bytes: &[u8]) -> Result<Plan, Unreadable> {
    let value = value_of(bytes).ok_or(Unreadable::NoPlan)?;
    if value.get("format").and_then(|own| own.as_str()) != Some(FORMAT) {
        return Err(Unreadable::NoPlan);
    }
    if value.get("formatVersion").and_then(serde_json::Value::as_u64) != Some(1) {
        return Err(Unreadable::Newer);
    }
    let text = |key: &str| value.get(key).and_then(|own| own.as_str()).unwrap_or_default().to_owned();
    let answers = value.get("answers").and_then(|own| own.as_object()).ok_or(Unreadable::NoPlan)?;
    // An answer of a form that there is not is left out, and the others are kept.
    let answers =
        answers.iter().filter_map(|(id, own)| Some((id.clone(), serde_json::from_value(as_texts(own)).ok()?)));
    Ok(Plan {
        format: FORMAT.to_owned(),
        format_version: 1,
        template: text("template"),
        template_version: text("templateVersion"),
        title: text("title"),
        answers: answers.collect(),
    })
}

type Parts = BTreeMap<String, String>;

fn parts_of(bytes: &[u8]) -> Result<Parts, Unreadable> {
    let wanted = ["word/document.xml", "docProps/core.xml", "content.xml", "meta.xml"];
    let parts = pack::unzip(bytes, &wanted, LARGEST_PARTS).map_err(|reason| match reason {
        pack::Unpackable::TooLarge => Unreadable::TooLarge,
        pack::Unpackable::Damaged => Unreadable::Damaged,
    })?;
    let texts = parts.into_iter().map(|(name, bytes)| Some((name, String::from_utf8(bytes).ok()?)));
    texts.collect::<Option<Parts>>().ok_or(Unreadable::Damaged)
}

/// An XML without a document type: word processors write none, and entities could grow without bound.
fn parse(text: &str) -> Result<Document<'_>, Unreadable> {
    Document::parse(text).map_err(|_| Unreadable::Damaged)
}

fn about(parts: &Parts) -> Option<Said> {
    let text = parts.get("docProps/core.xml").or_else(|| parts.get("meta.xml"))?;
    let document = parse(text).ok()?;
    let word = |name: &str| {
        let found = document.descendants().find(|node| node.tag_name().name() == name);
        found.and_then(|node| node.text()).map(str::trim).unwrap_or_default().to_owned()
    };
    let key = [word("keywords"), word("keyword")].concat();
    let (template, version) = key.split_once(' ').map(|(id, version)| (id.to_owned(), version.to_owned())).unzip();
    let lang = Some(word("language")).filter(|lang| !lang.is_empty());
    Some(Said { template, version, lang, title: word("title") })
}

fn office(bytes: &[u8], form: &Form) -> Result<Plan, Unreadable> {
    let parts = parts_of(bytes)?;
    let found = match (parts.get("word/document.xml"), parts.get("content.xml")) {
        (Some(text), _) => docx::parts(parse(text)?.root_element()),
        (None, Some(text)) => odt::parts(parse(text)?.root_element()),
        (None, None) => return Err(Unreadable::NoPlan),
    };
    let answers = gather(form, &found);
    let about = about(&parts);
    let version = about.as_ref().and_then(|about| about.version.clone());
    if version.is_none() && answers.is_empty() {
        return Err(Unreadable::NoPlan);
    }
    let template = about.as_ref().and_then(|about| about.template.clone());
    let title = about.map(|about| about.title).filter(|title| *title != form.title);
    Ok(Plan {
        template: template.unwrap_or_else(|| form.id.clone()),
        template_version: version.unwrap_or_else(|| form.version.clone()),
        title: title.unwrap_or_default(),
        answers,
        ..Plan::empty(form)
    })
}

/// An attribute, whatever its namespace is called.
fn attribute<'a>(node: Node<'a, '_>, name: &str) -> &'a str {
    node.attributes().find(|own| own.name() == name).map_or("", |own| own.value())
}

fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|own| own.is_element() && own.tag_name().name() == name)
}

/// The mark of a content control of Word, which has the id of a section as it is.
fn tag(id: &str) -> String {
    format!("tag:{id}")
}

/// The answers by sections.
fn gather(form: &Form, parts: &[Part]) -> IndexMap<String, Answer> {
    let names = Names::of(form);
    let section = |id: &str| {
        let now = form.moved.get(id).map_or(id, String::as_str);
        form.sections.iter().find(|section| section.id == id || section.id == now)
    };
    let id_of = |mark: &str| match mark.strip_prefix("tag:") {
        Some(id) => Some(id.to_owned()),
        None => names.section(mark).map(str::to_owned),
    };
    let prompts: BTreeSet<&str> =
        ["write", "choose", "date"].iter().filter_map(|name| form.words.get(name)).map(String::as_str).collect();
    let mut lines: IndexMap<String, Vec<String>> = IndexMap::new();
    // What stands below a heading and looks like an answer: an ODT that was saved as a DOCX has lost the names of its sections.
    let mut loose: IndexMap<String, Vec<String>> = IndexMap::new();
    let mut answers: IndexMap<String, Answer> = IndexMap::new();
    let (mut last, mut headed, mut below) = (None, None, None::<String>);
    for part in parts {
        let ids: BTreeSet<String> =
            part.marks.keys().filter_map(|mark| id_of(mark)).filter(|id| section(id).is_some()).collect();
        last = part.marks.keys().find_map(|mark| id_of(mark).filter(|id| ids.contains(id))).or(last);
        let title = part.text.trim();
        let opened = form.sections.iter().find(|own| title == format!("{} {}", own.number, own.title));
        headed = opened.map(|own| own.id.clone()).or(headed);
        if let Some(rows) = &part.rows {
            let is_table = |id: &&String| section(id).is_some_and(|own| own.answer == Kind::Table);
            let Some(id) = [&last, &headed].into_iter().flatten().find(is_table).cloned() else { continue };
            let Some(own) = section(&id) else { continue };
            add_rows(&mut answers, id, rows_of(own, rows));
            continue;
        }
        // Below a field nothing stands but what somebody has written there, up to the next heading.
        let is_heading = opened.is_some()
            || part.style.starts_with("Heading")
            || part.marks.keys().any(|mark| mark.starts_with("s_"));
        let takes_more = |id: &&String| section(id).is_some_and(|own| matches!(own.answer, Kind::Text | Kind::List));
        if is_heading {
            below = None;
        } else if let (true, Some(id), false) = (ids.is_empty(), &below, title.is_empty()) {
            lines.entry(String::clone(id)).or_default().push(part.text.clone());
        } else if let Some(id) = last.as_ref().filter(|id| ids.contains(*id)).filter(takes_more) {
            below = Some(id.clone());
        }
        let shown = |text: &str| if prompts.contains(text.trim()) { String::new() } else { text.to_owned() };
        if let (Some(id), true) = (&headed, ids.is_empty() && OF_ANSWERS.contains(&&*part.style)) {
            loose.entry(id.clone()).or_default().push(shown(&part.text));
        }
        for id in ids.into_iter().filter(|id| section(id).is_some_and(|own| own.answer != Kind::Table)) {
            let inside = part.marks.iter().find(|(mark, text)| id_of(mark).as_ref() == Some(&id) && !text.is_empty());
            let text = shown(inside.map_or("", |(_, text)| text.as_str()));
            let text = part.values.get(&text).cloned().unwrap_or(text);
            lines.entry(id).or_default().push(text);
        }
    }
    loose.retain(|id, _| !lines.contains_key(id) && section(id).is_some_and(|own| own.answer != Kind::Table));
    lines.extend(loose);
    answers.extend(lines.into_iter().filter_map(|(id, lines)| Some((id.clone(), of_lines(section(&id)?, &lines)))));
    answers.retain(|_, answer| !answer.is_empty());
    answers
}

/// Rows of a table, after those that are there: somebody may have copied the table to have another one.
fn add_rows(answers: &mut IndexMap<String, Answer>, id: String, rows: Vec<IndexMap<String, String>>) {
    let before = match answers.shift_remove(&id) {
        Some(Answer::Rows(rows)) => rows,
        _ => Vec::new(),
    };
    answers.insert(id, Answer::Rows(before.into_iter().chain(rows).collect()));
}

fn of_lines(section: &Section, lines: &[String]) -> Answer {
    if section.answer == Kind::List {
        let items = lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty());
        return Answer::List(items.map(|item| key_of(&section.choices, item)).collect());
    }
    let text = lines.join("\n");
    let text = text.trim_end().trim_start_matches('\n');
    let levels = || section.levels.iter().enumerate();
    Answer::Text(match section.answer {
        Kind::Text => text.to_owned(),
        Kind::Scale => {
            let level = levels().find(|(number, own)| text.trim() == format!("{number} · {own}"));
            level.map_or_else(|| text.trim().to_owned(), |(number, _)| number.to_string())
        }
        _ => key_of(&section.choices, text.trim()),
    })
}

/// The rows of a table. Its first row has the titles of the columns, which may stand in another order, be fewer, or have others among
/// them: what stands below those goes into the first column of text, after the title. A table without titles has the columns of the
/// template.
fn rows_of(section: &Section, rows: &[Vec<String>]) -> Vec<IndexMap<String, String>> {
    let head: Vec<&str> = rows.first().map_or_else(Vec::new, |row| row.iter().map(|cell| cell.trim()).collect());
    let known: Vec<Option<&Column>> =
        head.iter().map(|title| section.columns.iter().find(|column| column.title == *title)).collect();
    let has_titles = known.iter().any(Option::is_some);
    let column = |at: usize| if has_titles { known.get(at).copied().flatten() } else { section.columns.get(at) };
    let Some(other) = section.columns.iter().find(|own| own.answer == Kind::Text).or(section.columns.first()) else {
        return Vec::new();
    };
    let row = |cells: &Vec<String>| -> IndexMap<String, String> {
        let mut row: IndexMap<String, String> = IndexMap::new();
        let cells = || cells.iter().map(|cell| cell.trim()).enumerate().filter(|(_, cell)| !cell.is_empty());
        for (at, cell) in cells() {
            if let Some(column) = column(at) {
                row.insert(column.id.clone(), key_of(&column.choices, cell));
            }
        }
        for (at, cell) in cells().filter(|(at, _)| column(*at).is_none()) {
            let title = head.get(at).filter(|title| has_titles && !title.is_empty());
            let cell = title.map_or_else(|| cell.to_owned(), |title| format!("{title}: {cell}"));
            let text = row.entry(other.id.clone()).or_default();
            *text = if text.is_empty() { cell } else { format!("{text}\n{cell}") };
        }
        row
    };
    rows.iter().skip(usize::from(has_titles)).map(row).filter(|row| !row.is_empty()).collect()
}

/// The key of what was chosen; a text that is no label stays as it is.
fn key_of(choices: &[Choice], label: &str) -> String {
    choices.iter().find(|choice| choice.label == label).map_or_else(|| label.to_owned(), |choice| choice.key.clone())
}
