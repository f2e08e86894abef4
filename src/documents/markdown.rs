//! A document as Markdown, for whoever works with texts.

use super::blocks::{Block, Field, FieldKind, Style, Table};

/// The text of a document.
pub fn text(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        let part = part(block);
        if part.is_empty() {
            continue;
        }
        let follows_its_like =
            matches!(block, Block::Level { .. }) && out.lines().last().is_some_and(|line| line.starts_with("- ["));
        if !out.is_empty() {
            out.push_str(if follows_its_like { "\n" } else { "\n\n" });
        }
        out.push_str(&part);
    }
    out.push('\n');
    out
}

fn part(block: &Block) -> String {
    match block {
        Block::Line(Style::Title, text) => format!("# {}", line(text)),
        Block::Line(Style::Subtitle | Style::Guidance, text) => line(text),
        Block::Line(Style::Question, text) => format!("**{}**", line(text)),
        Block::Line(Style::Hint, text) => format!("*{}*", line(text)),
        Block::Level { number, is_chosen, text } => {
            format!("- [{}] {number} · {}", if *is_chosen { 'x' } else { ' ' }, line(text))
        }
        Block::Contents { label, items } => {
            let items = items.iter().map(|(_, text)| format!("\n- {}", line(text)));
            format!("**{}**\n{}", line(label), items.collect::<String>())
        }
        Block::Heading { level, text, .. } => format!("{} {}", "#".repeat(usize::from(*level) + 1), line(text)),
        Block::Signature(text) => format!("{}: ____________________", line(text)),
        Block::Field(field) => of_field(field),
        Block::Table(table) => of_table(table),
    }
}

fn of_field(field: &Field) -> String {
    if field.lines.is_empty() {
        return field.prompt.as_ref().map_or(String::new(), |prompt| format!("[{prompt}]"));
    }
    match field.kind {
        FieldKind::List => field.lines.iter().map(|item| format!("- {}", line(item))).collect::<Vec<_>>().join("\n"),
        // A paragraph for each line: that is what they were on the screen.
        _ => field
            .lines
            .iter()
            .filter(|text| !text.trim().is_empty())
            .map(|text| line(text))
            .collect::<Vec<_>>()
            .join("\n\n"),
    }
}

fn of_table(table: &Table) -> String {
    let row = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let cell = |lines: &Vec<String>| lines.iter().map(|text| line(text)).collect::<Vec<_>>().join("<br>");
    let mut rows = vec![row(table.columns.iter().map(|title| line(title)).collect())];
    rows.push(row(table.columns.iter().map(|_| "---".to_owned()).collect()));
    rows.extend(table.rows.iter().map(|cells| row(cells.iter().map(cell).collect())));
    rows.join("\n")
}

/// A text as one line of Markdown that means nothing but its letters.
pub fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let text = text.trim();
    for (at, char) in text.char_indices() {
        let is_first = at == 0;
        let follows_number = !is_first && text[..at].bytes().all(|byte| byte.is_ascii_digit());
        match char {
            '\n' | '\r' | '\t' => out.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '|' | '{' | '}' | '&' | '~' => out.extend(['\\', char]),
            '#' | '-' | '+' | '>' | '=' if is_first => out.extend(['\\', char]),
            '.' | ')' if follows_number => out.extend(['\\', char]),
            _ => out.push(char),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_means_nothing_but_its_letters() {
        assert_eq!(line(" - a *b* <b> [c](d) "), "\\- a \\*b\\* \\<b> \\[c\\](d)");
        assert_eq!(line("3. Mai"), "3\\. Mai");
        assert_eq!(line("# 5 | a_b"), "\\# 5 \\| a\\_b");
    }
}
