//! What stands in a document, in its order and without any format: the same for DOCX, ODT and Markdown, and in the browser
//! (`themes/pearls/scripts/plan/blocks.mjs`).

use crate::content::schema::plan_template::Answer as AnswerKind;

use super::answers::{Answer, Plan, money};
use super::form::{Choice, Column, Form, Section};

/// What a document is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To be worked in: with guidance, and fields that the form on the site can read again.
    Work,
    /// For those who decide: only what was answered, with contents, sums and room for signatures.
    Council,
}

/// How a line looks; styles of these names are in every format that has styles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    Title,
    Subtitle,
    Question,
    /// What helps to answer, or is said about the document itself.
    Guidance,
    Hint,
}

impl Style {
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "Title",
            Self::Subtitle => "Subtitle",
            Self::Question => "Question",
            Self::Guidance => "Guidance",
            Self::Hint => "Hint",
        }
    }
}

/// One block of a document. Ids are those of sections.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    Line(Style, String),
    Contents {
        label: String,
        items: Vec<(String, String)>,
    },
    Heading {
        id: String,
        level: u8,
        text: String,
        is_wide: bool,
    },
    /// What a level of a scale means: the number, whether it was chosen, the words.
    Level {
        number: usize,
        is_chosen: bool,
        text: String,
    },
    Field(Field),
    Table(Table),
    /// Room for a name, by what is to be written there.
    Signature(String),
}

/// An answer that is no table.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    pub id: String,
    pub label: String,
    pub kind: FieldKind,
    /// The lines of a text, the items of a list, or the one value of all others; empty where nothing was answered.
    pub lines: Vec<String>,
    /// What stands there until something is answered; None in a document for those who decide.
    pub prompt: Option<String>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum FieldKind {
    Text,
    List,
    Date,
    Amount,
    Choice(Vec<Choice>),
}

#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    pub id: String,
    pub label: String,
    pub columns: Vec<String>,
    /// Cells as lines.
    pub rows: Vec<Vec<Vec<String>>>,
    /// Whether the page lies on its side.
    pub is_wide: bool,
    /// What stands above it, where the form on the site finds it again; None in a document for those who decide.
    pub prompt: Option<String>,
}

/// With more columns than these a table needs a page that lies on its side.
const MOST_COLUMNS_UPRIGHT: usize = 7;
/// Empty rows of a table in which nothing stands yet, and after those in which something does.
const EMPTY_ROWS: usize = 4;
const FURTHER_ROWS: usize = 2;

/// The box of a level with its words.
pub fn level(number: usize, is_chosen: bool, text: &str) -> String {
    format!("{} {number} · {text}", if is_chosen { '☒' } else { '☐' })
}

/// The blocks of a plan.
pub fn blocks(form: &Form, plan: &Plan, purpose: Purpose) -> Vec<Block> {
    let word = |name: &str| form.words.get(name).cloned().unwrap_or_default();
    let is_work = purpose == Purpose::Work;
    let shown: Vec<&Section> = form.sections.iter().filter(|section| is_work || answered(plan, section)).collect();
    let mut out =
        vec![Block::Line(Style::Title, form.title_of(plan).to_owned()), Block::Line(Style::Subtitle, word("template"))];
    if is_work {
        let about = [word("intro"), word("keep"), form.address.clone()];
        out.extend(about.map(|text| Block::Line(Style::Guidance, text)));
    } else {
        let items = shown.iter().map(|section| (section.id.clone(), heading(section))).collect();
        out.push(Block::Contents { label: word("contents"), items });
    }
    let mut group = None;
    for section in shown {
        if section.group.is_some() && section.group != group {
            let text = section.group.clone().unwrap_or_default();
            out.push(Block::Heading { id: format!("group-{}", section.id), level: 1, text, is_wide: false });
        }
        group.clone_from(&section.group);
        add_section(&mut out, form, plan, section, is_work);
    }
    if !is_work {
        out.extend(["place", "name", "signature"].map(|name| Block::Signature(word(name))));
    }
    out
}

fn answered(plan: &Plan, section: &Section) -> bool {
    plan.answers.get(&section.id).is_some_and(|answer| !answer.is_empty())
}

fn heading(section: &Section) -> String {
    format!("{} {}", section.number, section.title)
}

fn add_section(out: &mut Vec<Block>, form: &Form, plan: &Plan, section: &Section, is_work: bool) {
    let is_wide = section.columns.len() > MOST_COLUMNS_UPRIGHT;
    let level = if section.group.is_some() { 2 } else { 1 };
    out.push(Block::Heading { id: section.id.clone(), level, text: heading(section), is_wide });
    if is_work {
        let lines = |style, texts: &[String]| {
            texts.iter().map(move |text| Block::Line(style, text.clone())).collect::<Vec<_>>()
        };
        out.push(Block::Line(Style::Question, section.question.clone()));
        out.extend(lines(Style::Guidance, &section.guidance));
        out.extend(lines(Style::Hint, &section.hints));
        let chosen = match plan.answers.get(&section.id) {
            Some(Answer::Text(level)) => level.trim().parse().ok(),
            _ => None,
        };
        let levels = section.levels.iter().enumerate();
        out.extend(levels.map(|(number, text)| Block::Level {
            number,
            is_chosen: chosen == Some(number),
            text: text.clone(),
        }));
    }
    out.push(match section.answer {
        AnswerKind::Table => Block::Table(table(form, plan, section, is_work, is_wide)),
        _ => Block::Field(field(form, plan, section, is_work)),
    });
}

fn field(form: &Form, plan: &Plan, section: &Section, is_work: bool) -> Field {
    let written = match plan.answers.get(&section.id) {
        Some(Answer::Text(text)) => text.trim().split('\n').map(str::to_owned).collect(),
        Some(Answer::List(items)) => items.iter().map(|item| item.trim().replace('\n', " ")).collect(),
        _ => Vec::new(),
    };
    let levels = levels(section);
    let choices = if section.answer == AnswerKind::Scale { &levels } else { &section.choices };
    let is_blank = |line: &String| line.trim().is_empty();
    let lines: Vec<String> = match section.answer {
        _ if written.iter().all(is_blank) => Vec::new(),
        AnswerKind::Text => written,
        AnswerKind::List => {
            written.into_iter().filter(|line| !is_blank(line)).map(|line| label_of(choices, &line)).collect()
        }
        _ => vec![label_of(choices, &written.join(" "))],
    };
    let (kind, prompt) = match section.answer {
        AnswerKind::List => (FieldKind::List, "write"),
        AnswerKind::Date => (FieldKind::Date, "date"),
        AnswerKind::Amount => (FieldKind::Amount, "write"),
        AnswerKind::Choice | AnswerKind::Scale => (FieldKind::Choice(choices.clone()), "choose"),
        AnswerKind::Text | AnswerKind::Table => (FieldKind::Text, "write"),
    };
    let prompt = is_work.then(|| form.words.get(prompt).cloned().unwrap_or_default());
    Field { id: section.id.clone(), label: section.title.clone(), kind, lines, prompt }
}

/// The levels of a scale as choices.
pub fn levels(section: &Section) -> Vec<Choice> {
    let levels = section.levels.iter().enumerate();
    levels.map(|(number, text)| Choice { key: number.to_string(), label: format!("{number} · {text}") }).collect()
}

/// What a term that was chosen is called; a text that is no key stays as it is.
pub fn label_of(choices: &[Choice], key: &str) -> String {
    choices.iter().find(|choice| choice.key == key).map_or_else(|| key.to_owned(), |choice| choice.label.clone())
}

fn table(form: &Form, plan: &Plan, section: &Section, is_work: bool, is_wide: bool) -> Table {
    let written = match plan.answers.get(&section.id) {
        Some(Answer::Rows(rows)) => rows.as_slice(),
        _ => &[],
    };
    let written: Vec<_> = written.iter().filter(|row| row.values().any(|cell| !cell.trim().is_empty())).collect();
    let is_used = |column: &&Column| {
        is_work || written.iter().any(|row| row.get(&column.id).is_some_and(|cell| !cell.trim().is_empty()))
    };
    let used: Vec<&Column> = section.columns.iter().filter(is_used).collect();
    // Rows of a former version may have nothing in any column of today.
    let columns = if used.is_empty() { section.columns.iter().collect() } else { used };
    let cell = |column: &Column, text: &str| -> Vec<String> {
        label_of(&column.choices, text.trim()).split('\n').map(str::to_owned).collect()
    };
    let mut rows: Vec<Vec<Vec<String>>> = written
        .iter()
        .map(|row| columns.iter().map(|column| cell(column, row.get(&column.id).map_or("", String::as_str))).collect())
        .collect();
    if is_work {
        let more = if rows.is_empty() { EMPTY_ROWS } else { FURTHER_ROWS };
        rows.extend(std::iter::repeat_n(vec![vec![String::new()]; columns.len()], more));
    } else {
        rows.extend(sums(form, &columns, &written));
    }
    let columns = columns.iter().map(|column| column.title.clone()).collect();
    let prompt = is_work.then(|| form.words.get("answer").cloned().unwrap_or_default());
    Table { id: section.id.clone(), label: section.title.clone(), columns, rows, is_wide, prompt }
}

/// The row of sums of a table with amounts, if each of them can be read.
fn sums(form: &Form, columns: &[&Column], rows: &[&indexmap::IndexMap<String, String>]) -> Option<Vec<Vec<String>>> {
    let mut has_sum = false;
    let mut cells: Vec<Vec<String>> = Vec::new();
    for column in columns {
        let written = rows.iter().filter_map(|row| row.get(&column.id)).filter(|cell| !cell.trim().is_empty());
        let all: Option<Vec<(f64, String)>> = written.map(|cell| money(cell)).collect();
        // Amounts in two currencies have no sum.
        let is_one = |all: &Vec<(f64, String)>| {
            let mut named = all.iter().map(|(_, currency)| currency).filter(|currency| !currency.is_empty());
            let first = named.next();
            named.all(|other| Some(other) == first)
        };
        let all = all.filter(|all| column.answer == AnswerKind::Amount && all.len() > 1 && is_one(all));
        let sum = all.map(|all| all.iter().map(|(value, _)| value).sum());
        has_sum |= sum.is_some();
        cells.push(vec![sum.map_or(String::new(), plain_number)]);
    }
    let word = form.words.get("sum").cloned().unwrap_or_default();
    if let Some(first) = cells.first_mut().filter(|first| first.iter().all(String::is_empty)) {
        *first = vec![word];
    }
    has_sum.then_some(cells)
}

/// A sum with its thousands apart by a narrow space, and cents where there are some.
fn plain_number(sum: f64) -> String {
    let cents = (sum * 100.0).round() as i64;
    let (whole, part) = (cents.abs() / 100, cents.abs() % 100);
    let digits = whole.to_string();
    let mut out = String::from(if cents < 0 { "−" } else { "" });
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            out.push('\u{202f}');
        }
        out.push(digit);
    }
    if part > 0 {
        out.push_str(&format!(".{part:02}"));
    }
    out
}
