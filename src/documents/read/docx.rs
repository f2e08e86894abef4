//! The paragraphs and tables of a DOCX.

use indexmap::IndexMap;
use roxmltree::Node;

use super::{Part, attribute, child, tag};

pub(super) fn parts(root: Node) -> Vec<Part> {
    let mut reader = Reader::default();
    reader.blocks(root, &[], &Part::default(), 0);
    reader.parts
}

/// Deeper than any document of people, and less than the stack.
const DEEPEST: usize = 200;

#[derive(Default)]
struct Reader {
    parts: Vec<Part>,
    /// The bookmarks that are open: numbers by name. LibreOffice writes one that is longer than a paragraph as two of one name, and ends
    /// only the second.
    open: IndexMap<String, String>,
}

impl Reader {
    fn blocks(&mut self, node: Node, tags: &[String], around: &Part, depth: usize) {
        for own in node.children().filter(|own| own.is_element() && depth < DEEPEST) {
            match own.tag_name().name() {
                "p" => self.paragraph(own, tags, around),
                "tbl" => {
                    let rows = own.children().filter(|row| row.has_tag_name_of("tr"));
                    let rows = rows.map(|row| self.row(row, depth + 1)).collect();
                    let mut part = Part { rows: Some(rows), ..Part::default() };
                    part.add("", self.open.keys().chain(tags).cloned());
                    self.parts.push(part);
                }
                "sdt" => {
                    let mut part = Part { values: around.values.clone(), ..Part::default() };
                    let inside = [tags, &control(own, &mut part)].concat();
                    self.blocks(child(own, "sdtContent").unwrap_or(own), &inside, &part, depth + 1);
                }
                "bookmarkStart" => self.open_mark(own),
                "bookmarkEnd" => self.close_mark(own),
                "body" | "ins" | "customXml" => self.blocks(own, tags, around, depth + 1),
                _ => {}
            }
        }
    }

    fn row(&mut self, row: Node, depth: usize) -> Vec<String> {
        let mut cells = Vec::new();
        for cell in row.children().filter(|cell| cell.has_tag_name_of("tc")) {
            let before = self.parts.len();
            self.blocks(cell, &[], &Part::default(), depth);
            let texts: Vec<String> = self.parts.drain(before..).map(|part| part.text).collect();
            cells.push(texts.join("\n"));
        }
        cells
    }

    fn paragraph(&mut self, node: Node, tags: &[String], around: &Part) {
        let style = child(node, "pPr").and_then(|about| child(about, "pStyle")).map_or("", |own| attribute(own, "val"));
        let mut part = Part { style: style.to_owned(), values: around.values.clone(), ..Part::default() };
        part.add("", self.open.keys().chain(tags).cloned());
        self.inside(node, tags, &mut part, 0);
        self.parts.push(part);
    }

    fn inside(&mut self, node: Node, tags: &[String], part: &mut Part, depth: usize) {
        for own in node.children().filter(|own| own.is_element() && depth < DEEPEST) {
            let style =
                || child(own, "rPr").and_then(|about| child(about, "rStyle")).map_or("", |own| attribute(own, "val"));
            match own.tag_name().name() {
                "bookmarkStart" => {
                    self.open_mark(own);
                    part.add("", self.open.keys().cloned());
                }
                "bookmarkEnd" => self.close_mark(own),
                "t" => part.add(own.text().unwrap_or_default(), self.open.keys().chain(tags).cloned()),
                "tab" => part.add("\t", self.open.keys().chain(tags).cloned()),
                "br" | "cr" => part.add("\n", self.open.keys().chain(tags).cloned()),
                "r" if style() == "PlaceholderText" => part.add("", self.open.keys().chain(tags).cloned()),
                "sdt" => {
                    let inside = [tags, &control(own, part)].concat();
                    self.inside(child(own, "sdtContent").unwrap_or(own), &inside, part, depth + 1);
                }
                "pPr" | "rPr" | "del" => {}
                _ => self.inside(own, tags, part, depth + 1),
            }
        }
    }

    fn open_mark(&mut self, node: Node) {
        self.open.insert(attribute(node, "name").to_owned(), attribute(node, "id").to_owned());
    }

    fn close_mark(&mut self, node: Node) {
        self.open.retain(|_, number| number != attribute(node, "id"));
    }
}

/// The name of a content control; what its choices mean goes into the part.
fn control(node: Node, part: &mut Part) -> Vec<String> {
    let Some(about) = child(node, "sdtPr") else { return Vec::new() };
    if let Some(list) = child(about, "dropDownList").or_else(|| child(about, "comboBox")) {
        let items = list.children().filter(Node::is_element);
        part.values = items
            .map(|item| (attribute(item, "displayText").to_owned(), attribute(item, "value").to_owned()))
            .collect();
    }
    child(about, "tag").map(|own| tag(attribute(own, "val"))).into_iter().collect()
}

trait Named {
    /// Whether it is an element of this name, whatever the namespace.
    fn has_tag_name_of(&self, name: &str) -> bool;
}

impl Named for Node<'_, '_> {
    fn has_tag_name_of(&self, name: &str) -> bool {
        self.is_element() && self.tag_name().name() == name
    }
}
