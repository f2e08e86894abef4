//! Slips at the beginning of lines, and lines that were meant as a table.

use std::ops::Range;

use super::{Prose, indent};
use crate::content::markdown::out::Report;
use crate::diag::codes::lookalike;

/// What a line was meant to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meant {
    Heading,
    Item,
    Number,
    /// With lines between its cells.
    Table,
    /// With tabs between its cells.
    Columns,
    Frame,
    /// `- [x]` with nothing that could be ticked.
    Task,
}

/// Lines with one slip.
struct Run<'a> {
    meant: Meant,
    range: Range<usize>,
    lines: Vec<&'a str>,
}

/// Looks at the lines of a text.
pub(super) fn check(prose: &Prose<'_>, report: &mut Report<'_>) {
    let mut runs: Vec<Run<'_>> = Vec::new();
    let mut before: Option<(usize, &str)> = None;
    for (at, line) in prose.lines() {
        let follows = before.is_some_and(|(start, line)| start + line.len() + 1 == at);
        before = Some((at, line));
        let Some(meant) = meant(line) else { continue };
        let range = at + indent(line)..at + line.trim_end().len();
        match runs.last_mut().filter(|run| run.meant == meant && run.range.end < at && follows) {
            Some(run) if prose.source.get(run.range.end..at).is_some_and(|gap| gap.trim().is_empty()) => {
                run.range.end = range.end;
                run.lines.push(line);
            }
            _ => runs.push(Run { meant, range, lines: vec![line] }),
        }
    }
    runs.iter().filter(|run| is_one(run, prose.source)).for_each(|run| tell(run, report));
}

/// What a line was meant to be, if it is not that.
fn meant(line: &str) -> Option<Meant> {
    let text = line.trim_start();
    let mut chars = text.chars();
    match chars.next()? {
        '-' | '+' | '*' if task(text).is_some() => Some(Meant::Task),
        '#' => heading(text).map(|_| Meant::Heading),
        '-' | '+' | '*' | '•' | '·' | '▪' | '◦' | '‣' | '●' | '○' | '–' | '—' | '\u{f0b7}' => {
            item(text).map(|_| Meant::Item)
        }
        '0'..='9' => number(text).map(|_| Meant::Number),
        ':' => (text.starts_with(":::") && !text.trim_matches(':').trim().is_empty()).then_some(Meant::Frame),
        '|' => Some(Meant::Table),
        _ => None,
    }
    .or_else(|| is_cells(text).then_some(Meant::Columns))
}

/// `##Heading`: what it was meant to be.
fn heading(text: &str) -> Option<String> {
    let rest = text.trim_start_matches('#');
    let level = text.len() - rest.len();
    let first = rest.chars().next()?;
    let is_one = match level {
        1 => first.is_uppercase() && rest.contains(' ') && !rest.contains('#'),
        2..=6 => !first.is_whitespace(),
        _ => false,
    };
    is_one.then(|| format!("{} {rest}", "#".repeat(level.max(2))))
}

/// `-item`, `• item`.
fn item(text: &str) -> Option<String> {
    let mark = text.chars().next()?;
    let rest = text.get(mark.len_utf8()..)?;
    let first = rest.chars().next()?;
    let is_one = match mark {
        '-' | '+' => first.is_alphabetic(),
        '*' => first.is_alphabetic() && !rest.contains('*'),
        '–' | '—' => first == ' ',
        _ => !rest.trim().is_empty(),
    };
    is_one.then(|| format!("- {}", rest.trim_start()))
}

/// What stands after a box to tick and is no sentence: its name, and the line without the box where that is enough.
fn task(text: &str) -> Option<(&'static str, Option<&str>)> {
    let rest = text.get(1..)?.trim_start().strip_prefix('[')?;
    let rest = rest.strip_prefix(['x', 'X', ' '])?.strip_prefix(']')?.trim();
    let heading = rest.trim_start_matches('#');
    match rest.chars().next() {
        None => Some(("nothing", None)),
        Some('|') => Some(("a table", None)),
        Some('>') => Some(("a quotation", Some(rest))),
        Some('#') if heading.starts_with(' ') => Some(("a heading", Some(rest))),
        _ => None,
    }
}

/// `1)item`, `1.Item`.
fn number(text: &str) -> Option<String> {
    let rest = text.trim_start_matches(|char: char| char.is_ascii_digit());
    let digits = text.get(..text.len() - rest.len()).filter(|digits| digits.len() <= 3)?;
    let rest = rest.strip_prefix(['.', ')'])?;
    rest.starts_with(char::is_alphabetic).then(|| format!("{digits}. {rest}"))
}

/// Whether a line has words with a tab between them.
fn is_cells(text: &str) -> bool {
    text.trim().contains('\t')
}

/// Whether a run is long enough to be what it looks like.
fn is_one(run: &Run<'_>, source: &str) -> bool {
    let first = run.lines.first().map_or("", |line| line.trim_start());
    let is_alone = || {
        let before = source.get(..run.range.start).unwrap_or_default().trim_end_matches([' ', '\t']);
        let after = source.get(run.range.end..).unwrap_or_default().trim_start_matches([' ', '\t']);
        (before.is_empty() || before.ends_with("\n\n")) && (after.trim().is_empty() || after.starts_with("\n\n"))
    };
    match run.meant {
        // A line of talk begins with a dash as well, and a tag of a network with one `#`.
        Meant::Item if first.starts_with(['–', '—']) => run.lines.len() > 1,
        Meant::Heading if !first.starts_with("##") => is_alone(),
        Meant::Columns | Meant::Table => run.lines.len() > 1,
        _ => true,
    }
}

fn tell(run: &Run<'_>, report: &mut Report<'_>) {
    let place = report.place(&run.range);
    let each = |correct: fn(&str) -> Option<String>| {
        let lines = run.lines.iter().map(|line| correct(line.trim()).unwrap_or_else(|| line.trim().to_owned()));
        lines.collect::<Vec<_>>().join("\n")
    };
    report.add(match run.meant {
        Meant::Heading => lookalike::heading(place, &each(heading)),
        Meant::Item => lookalike::list(place, run.lines.len(), &each(item)),
        Meant::Number => lookalike::list(place, run.lines.len(), &each(number)),
        Meant::Table => lookalike::table(place, &table(&run.lines, '|')),
        Meant::Columns => lookalike::columns(place, &table(&run.lines, '\t')),
        Meant::Frame => lookalike::frame(place),
        Meant::Task => {
            let (follows, corrected) = run.lines.first().and_then(|line| task(line.trim())).unwrap_or_default();
            // Of several lines each would need a look.
            lookalike::task(place, follows, corrected.filter(|_| run.lines.len() == 1))
        }
    });
}

/// The lines as a table: the first one is its head.
fn table(lines: &[&str], between: char) -> String {
    let cells = |line: &str| -> Vec<String> {
        let line = line.trim();
        let line = line.strip_prefix(between).unwrap_or(line);
        let line = line.strip_suffix(between).unwrap_or(line);
        line.split(between).map(|cell| cell.trim().to_owned()).collect()
    };
    let is_rule = |line: &&&str| line.chars().all(|char| "|-: \t".contains(char)) && line.contains('-');
    let rows: Vec<Vec<String>> = lines.iter().filter(|line| !is_rule(line)).map(|line| cells(line)).collect();
    let columns = rows.iter().map(Vec::len).max().unwrap_or(1);
    let row = |cells: &[String]| {
        let cell = |at: usize| cells.get(at).map_or("", String::as_str);
        format!("| {} |", (0..columns).map(cell).collect::<Vec<_>>().join(" | "))
    };
    let rule = format!("|{}", " --- |".repeat(columns));
    let mut out: Vec<String> = rows.iter().map(|cells| row(cells)).collect();
    out.insert(1.min(out.len()), rule);
    out.join("\n")
}
