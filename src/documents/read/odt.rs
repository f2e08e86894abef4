//! The paragraphs and tables of an ODT.

use indexmap::IndexSet;
use roxmltree::Node;

use super::{Part, attribute};

pub(super) fn parts(root: Node) -> Vec<Part> {
    let mut reader = Reader::default();
    reader.blocks(root, &[], 0);
    reader.parts
}

/// Deeper than any document of people, and less than the stack.
const DEEPEST: usize = 200;
/// More spaces in a row than anybody types.
const MOST_SPACES: usize = 1000;

#[derive(Default)]
struct Reader {
    parts: Vec<Part>,
    /// The bookmarks that are open.
    open: IndexSet<String>,
}

impl Reader {
    fn blocks(&mut self, node: Node, sections: &[String], depth: usize) {
        for own in node.children().filter(|own| own.is_element() && depth < DEEPEST) {
            match own.tag_name().name() {
                "p" | "h" => {
                    let is_heading = own.tag_name().name() == "h";
                    let style = if is_heading { "Heading".to_owned() } else { String::new() };
                    let mut part = Part { style, ..Part::default() };
                    part.add("", self.open.iter().chain(sections).cloned());
                    self.inside(own, sections, &mut part, 0);
                    self.parts.push(part);
                }
                "section" => {
                    let inside = [sections, &[attribute(own, "name").to_owned()]].concat();
                    self.blocks(own, &inside, depth + 1);
                }
                "table" => {
                    let rows = own.descendants().filter(|row| row.is_element() && row.tag_name().name() == "table-row");
                    let rows = rows.map(|row| self.row(row, depth + 1)).collect();
                    let mut part = Part { rows: Some(rows), ..Part::default() };
                    part.add("", self.open.iter().chain(sections).cloned());
                    self.parts.push(part);
                }
                "body" | "text" | "list" | "list-item" | "list-header" | "index-body" => {
                    self.blocks(own, sections, depth + 1);
                }
                _ => {}
            }
        }
    }

    fn row(&mut self, row: Node, depth: usize) -> Vec<String> {
        let mut cells = Vec::new();
        for cell in row.children().filter(|cell| cell.is_element() && cell.tag_name().name() == "table-cell") {
            let before = self.parts.len();
            self.blocks(cell, &[], depth);
            let texts: Vec<String> = self.parts.drain(before..).map(|part| part.text).collect();
            cells.push(texts.join("\n"));
        }
        cells
    }

    fn inside(&mut self, node: Node, sections: &[String], part: &mut Part, depth: usize) {
        for own in node.children().filter(|_| depth < DEEPEST) {
            if own.is_text() {
                let text = as_shown(own.text().unwrap_or_default());
                part.add(&text, self.open.iter().chain(sections).cloned());
            }
            if !own.is_element() {
                continue;
            }
            let is_prompt = attribute(own, "showing-place-holder") == "true";
            match own.tag_name().name() {
                "s" => {
                    let count = attribute(own, "c").parse().unwrap_or(1).clamp(1, MOST_SPACES);
                    part.add(&" ".repeat(count), self.open.iter().chain(sections).cloned());
                }
                "tab" => part.add("\t", self.open.iter().chain(sections).cloned()),
                "line-break" => part.add("\n", self.open.iter().chain(sections).cloned()),
                "bookmark-start" => {
                    self.open.insert(attribute(own, "name").to_owned());
                    part.add("", self.open.iter().cloned());
                }
                "bookmark-end" => {
                    self.open.shift_remove(attribute(own, "name"));
                }
                "bookmark" => part.add("", [attribute(own, "name").to_owned()]),
                // LibreOffice puts the end of a bookmark into it.
                "content-control" if is_prompt => {
                    for end in own.descendants().filter(|node| node.tag_name().name() == "bookmark-end") {
                        self.open.shift_remove(attribute(end, "name"));
                    }
                }
                "placeholder" | "annotation" | "note" | "label" | "soft-page-break" | "tracked-changes"
                | "list-item" => {}
                _ => self.inside(own, sections, part, depth + 1),
            }
        }
    }
}

/// Line breaks and several spaces of the file are one space.
fn as_shown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            ' ' | '\n' | '\r' | '\t' if out.ends_with(' ') => {}
            ' ' | '\n' | '\r' | '\t' => out.push(' '),
            _ => out.push(char),
        }
    }
    out
}
