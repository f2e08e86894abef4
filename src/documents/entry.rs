//! A plan as an entry of the repository: Markdown with front matter. What has no field, or would lose something as one, goes into the text.
//! The browser makes the same (`themes/pearls/scripts/plan/entry.mjs`).

use indexmap::IndexMap;

use super::answers::{Answer, Plan, amount};
use super::blocks::{label_of, levels};
use super::form::{Column, Form, Section};
use super::markdown::line;
use crate::content::schema::plan_template::{Answer as Kind, PlanField, PlanPart};
use crate::values::Date;

const LONGEST_TITLE: usize = 300;
const LONGEST_SUMMARY: usize = 300;

type Row = IndexMap<String, String>;

/// What of a section becomes a field.
struct Filled {
    /// Lines of YAML.
    lines: Vec<String>,
    /// Whether all of the answer is in them.
    is_whole: bool,
}

/// The text of an action plan's file. `edition`: the year of an award edition, if it was written for one.
pub fn entry(form: &Form, plan: &Plan, municipality: &str, edition: Option<&str>) -> String {
    let title = match plain(&plan.title) {
        title if title.is_empty() => plain(&format!("{}, {municipality}", form.title)),
        title => title,
    };
    let short = shortened(&title);
    let mut front = vec![format!("title: {}", quoted(&short)), format!("municipality: {municipality}")];
    front.extend(edition.map(|year| format!("edition: {year}")));
    let version = if plan.template_version.is_empty() { &form.version } else { &plan.template_version };
    front.push(format!("template: {{id: {}, version: {}}}", form.id, quoted(version)));
    let mut body = if short == title { String::new() } else { format!("\n{}\n", line(&title)) };
    for section in &form.sections {
        let Some(answer) = plan.answers.get(&section.id).filter(|answer| !answer.is_empty()) else { continue };
        let filled = field(section, answer);
        front.extend(filled.lines);
        let text = if filled.is_whole { String::new() } else { in_text(section, answer) };
        if !text.is_empty() {
            body.push_str(&format!("\n## {}\n\n{text}\n", line(&section.title)));
        }
    }
    format!("---\n{}\n---\n{body}", front.join("\n"))
}

/// A title that is not longer than one may be.
fn shortened(title: &str) -> String {
    if title.chars().count() <= LONGEST_TITLE {
        return title.to_owned();
    }
    title.chars().take(LONGEST_TITLE - 1).chain(['…']).collect()
}

/// A text as YAML has it on one line.
fn quoted(text: &str) -> String {
    serde_json::Value::from(plain(text)).to_string()
}

/// A text as one line of Markdown, without what no text of a site may have.
pub fn in_line(text: &str) -> String {
    line(&plain(text))
}

/// A text on one line, without what no text of a site may have.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '\0'..='\x1f' | '\x7f'..='\u{9f}' | '\u{2028}' | '\u{2029}' if out.ends_with(' ') => {}
            '\0'..='\x1f' | '\x7f'..='\u{9f}' | '\u{2028}' | '\u{2029}' => out.push(' '),
            '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' => {}
            '\u{fff0}'..='\u{ffff}' | '\u{e000}'..='\u{f8ff}' | '\u{fdd0}'..='\u{fdef}' => {}
            _ => out.push(char),
        }
    }
    out.trim().to_owned()
}

fn field(section: &Section, answer: &Answer) -> Filled {
    let nothing = Filled { lines: Vec::new(), is_whole: false };
    let Some(field) = section.fills else { return nothing };
    let name = field.name();
    let is_one = matches!(field, PlanField::Motto | PlanField::Summary | PlanField::Mentor | PlanField::Outcome);
    match answer {
        Answer::Text(_) if field == PlanField::Budget => nothing,
        Answer::Text(text) => {
            let text = plain(text);
            if field == PlanField::Summary && text.chars().count() > LONGEST_SUMMARY || text.is_empty() {
                return nothing;
            }
            let lines = match is_one {
                true => vec![format!("{name}: {}", quoted(&text))],
                false => vec![format!("{name}:"), format!("  - {}", quoted(&text))],
            };
            Filled { lines, is_whole: true }
        }
        Answer::List(items) => {
            let items = items.iter().map(|item| plain(item)).filter(|item| !item.is_empty());
            Filled { lines: listed(name, items.map(|item| format!("  - {}", quoted(&item))).collect()), is_whole: true }
        }
        Answer::Rows(rows) => {
            let rows: Vec<&Row> = rows.iter().filter(|row| row.values().any(|cell| !cell.trim().is_empty())).collect();
            let filled = items(field, &section.columns, &rows);
            Filled { lines: listed(name, filled.lines), is_whole: filled.is_whole }
        }
    }
}

fn listed(name: &str, items: Vec<String>) -> Vec<String> {
    if items.is_empty() {
        return items;
    }
    std::iter::once(format!("{name}:")).chain(items).collect()
}

/// The items of a list of groups.
fn items(field: PlanField, columns: &[Column], rows: &[&Row]) -> Filled {
    let is_blank = |row: &Row, id: &str| row.get(id).is_none_or(|cell| cell.trim().is_empty());
    let is_taken = |row: &&Row| columns.iter().all(|column| column.fills.is_some() || is_blank(row, &column.id));
    let mut is_whole = rows.iter().all(is_taken);
    let own = |row: &Row, part: PlanPart| -> String {
        let column = columns.iter().find(|column| column.fills == Some(part));
        let cell = |column: &Column| row.get(&column.id).map_or("", |cell| cell.trim()).to_owned();
        column.map_or(String::new(), |column| plain(&label_of(&column.choices, &cell(column))))
    };
    let mut made: Vec<(String, Vec<String>)> = Vec::new();
    for row in rows {
        let title = own(row, PlanPart::Title);
        let item = match field {
            PlanField::Budget => None,
            PlanField::Activities => activity(&title, |part| own(row, part), &mut is_whole),
            PlanField::Indicators => indicator(&title, |part| own(row, part), &mut is_whole),
            _ => (!title.is_empty()).then(|| (String::new(), vec![format!("  - {}", quoted(&title))])),
        };
        is_whole &= item.is_some();
        made.extend(item);
    }
    // In the order of time; those of one day, and all that have none, as they were written.
    made.sort_by(|(one, _), (other, _)| one.cmp(other));
    Filled { lines: made.into_iter().flat_map(|(_, lines)| lines).collect(), is_whole }
}

/// An activity with the day by which it is sorted; None without a title or a beginning.
fn activity(title: &str, own: impl Fn(PlanPart) -> String, is_whole: &mut bool) -> Option<(String, Vec<String>)> {
    let written = (own(PlanPart::Start), own(PlanPart::End));
    let (start, end) = (date(&written.0), date(&written.1));
    let end = end.filter(|end| start.is_none_or(|start| end.last() >= start.first()));
    *is_whole &= end.map_or(String::new(), |end| end.to_string()) == written.1;
    let start = start.filter(|_| !title.is_empty())?;
    let mut lines = vec![format!("  - title: {}", quoted(title)), format!("    start: {start}")];
    lines.extend(end.map(|end| format!("    end: {end}")));
    let rest = [
        ("place", PlanPart::Place),
        ("target_group", PlanPart::TargetGroup),
        ("lead", PlanPart::Lead),
        ("output", PlanPart::Output),
    ];
    let rest = rest.map(|(name, part)| (name, own(part))).into_iter().filter(|(_, text)| !text.is_empty());
    lines.extend(rest.map(|(name, text)| format!("    {name}: {}", quoted(&text))));
    Some((start.to_string(), lines))
}

fn indicator(title: &str, own: impl Fn(PlanPart) -> String, is_whole: &mut bool) -> Option<(String, Vec<String>)> {
    let mut lines = vec![format!("  - title: {}", quoted(title))];
    for (name, part) in [("baseline", PlanPart::Baseline), ("target", PlanPart::Target)] {
        let written = own(part);
        let is_number =
            written.chars().all(|char| char.is_ascii_digit() || char.is_whitespace() || ".,-".contains(char));
        let number = amount(&written).filter(|_| is_number);
        *is_whole &= number.is_some() || written.is_empty();
        lines.extend(number.map(|number| format!("    {name}: {number}")));
    }
    let unit = own(PlanPart::Unit);
    lines.extend((!unit.is_empty()).then(|| format!("    unit: {}", quoted(&unit))));
    (!title.is_empty()).then_some((String::new(), lines))
}

/// A day, a month or a year of this century or the last.
fn date(written: &str) -> Option<Date> {
    let is_near = written.starts_with("19") || written.starts_with("20");
    written.parse().ok().filter(|_| is_near && written.is_ascii())
}

/// A section as text.
fn in_text(section: &Section, answer: &Answer) -> String {
    match answer {
        Answer::Text(text) => {
            let levels = levels(section);
            let choices = if section.answer == Kind::Scale { &levels } else { &section.choices };
            let text = label_of(choices, text);
            text.split('\n').map(in_line).filter(|own| !own.is_empty()).collect::<Vec<_>>().join("\n\n")
        }
        Answer::List(items) => {
            let items = items.iter().map(|item| in_line(&label_of(&section.choices, item)));
            let items = items.filter(|item| !item.is_empty());
            items.map(|item| format!("- {item}")).collect::<Vec<_>>().join("\n")
        }
        Answer::Rows(rows) => {
            let is_used = |row: &&Row, id: &str| row.get(id).is_some_and(|cell| !cell.trim().is_empty());
            let rows: Vec<&Row> = rows.iter().filter(|row| row.values().any(|cell| !cell.trim().is_empty())).collect();
            let used: Vec<&Column> =
                section.columns.iter().filter(|column| rows.iter().any(|row| is_used(row, &column.id))).collect();
            let cell = |row: &Row, column: &Column| -> String {
                let text = label_of(&column.choices, row.get(&column.id).map_or("", |cell| cell.trim()));
                text.split('\n').map(in_line).collect::<Vec<_>>().join("<br>")
            };
            let row = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
            let mut lines = vec![row(used.iter().map(|column| in_line(&column.title)).collect())];
            lines.push(row(used.iter().map(|_| "---".to_owned()).collect()));
            lines.extend(rows.iter().map(|own| row(used.iter().map(|column| cell(own, column)).collect())));
            lines.join("\n")
        }
    }
}
