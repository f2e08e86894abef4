//! A document as DOCX (ISO/IEC 29500, transitional).
//!
//! Each answer that is no table stands in a content control whose tag is the id of its section, with a bookmark `f_<id>` round it: Word keeps
//! the controls, LibreOffice the bookmarks. A bookmark stands before each table. Controls are inside of paragraphs, since LibreOffice
//! knows no others, but for answers of several paragraphs.

use super::blocks::{Block, Field, FieldKind, Table, level};
use super::form::Form;
use super::names::Names;
use super::pieces::Fill::{Text, Xml};
use super::pieces::Pieces;

/// What the browser writes as well, and what it takes out of the empty document.
const DESCRIPTIONS: [&str; 2] =
    [include_str!("../../themes/pearls/scripts/plan/docx.pieces"), include_str!("docx.pieces")];

/// The width of the text on an upright page and on one that lies on its side, in twentieths of a point.
const TALL: usize = 9298;
const WIDE: usize = 14570;

/// Puts documents together.
pub struct Writer {
    pieces: Pieces,
}

/// The state of one document: names of bookmarks, their numbers, how the page lies.
struct Document<'w> {
    pieces: &'w Pieces,
    names: &'w Names,
    lang: &'w str,
    number: usize,
    is_wide: bool,
}

impl Writer {
    pub fn new() -> Self {
        Self { pieces: Pieces::of(&DESCRIPTIONS) }
    }

    /// The parts of a document by their names, in their order.
    pub fn parts(&self, form: &Form, title: &str, blocks: &[Block]) -> Vec<(&'static str, String)> {
        let names = Names::of(form);
        let mut document =
            Document { pieces: &self.pieces, names: &names, lang: &form.lang, number: 0, is_wide: false };
        let mut body: String = blocks.iter().map(|block| document.block(block)).collect();
        body.push_str(&document.turn(false));
        let page = self.pieces.fill("page-tall", &[]);
        let (template, key) = (form.named(), form.key());
        let general = [
            ("title", Text(title)),
            ("template", Text(&template)),
            ("key", Text(&key)),
            ("lang", Text(&form.lang)),
            ("date", Text(&form.date)),
        ];
        let part = |name: &str| self.pieces.fill(name, &general);
        vec![
            ("[Content_Types].xml", part("types")),
            ("_rels/.rels", part("relations")),
            ("word/document.xml", self.pieces.fill("document", &[("body", Xml(&body)), ("page", Xml(&page))])),
            ("word/_rels/document.xml.rels", part("document-relations")),
            ("word/styles.xml", part("styles")),
            ("word/settings.xml", part("settings")),
            ("word/numbering.xml", part("numbering")),
            ("word/footer1.xml", self.pieces.fill("footer", &[("text", Text(&form.footer))])),
            ("docProps/core.xml", part("core")),
        ]
    }
}

impl Document<'_> {
    fn block(&mut self, block: &Block) -> String {
        match block {
            Block::Line(style, text) => self.line(style.name(), text),
            Block::Signature(text) => {
                let inside = format!("{}{}", self.run(&format!("{text} ")), self.pieces.fill("tab", &[]));
                self.paragraph("Signature", &inside)
            }
            Block::Level { number, is_chosen, text } => self.line("Guidance", &level(*number, *is_chosen, text)),
            Block::Contents { label, items } => {
                let mut out = self.line("Question", label);
                for (id, text) in items {
                    let name = self.names.heading(id);
                    let link = self.pieces.fill("link", &[("name", Text(&name)), ("text", Text(text))]);
                    out.push_str(&self.paragraph("TOC1", &link));
                }
                out
            }
            Block::Heading { id, level, text, is_wide } => {
                let turn = self.turn(*is_wide);
                let name = self.names.heading(id);
                let run = self.run(text);
                let inside = self.mark(&name, &run);
                turn + &self.paragraph(&format!("Heading{level}"), &inside)
            }
            Block::Field(field) => self.field(field),
            Block::Table(table) => self.table(table),
        }
    }

    /// The end of a page that lies otherwise than what follows; nothing if it lies the same way.
    fn turn(&mut self, is_wide: bool) -> String {
        if self.is_wide == is_wide {
            return String::new();
        }
        let page = self.pieces.fill(if self.is_wide { "page-wide" } else { "page-tall" }, &[]);
        self.is_wide = is_wide;
        self.pieces.fill("break", &[("page", Xml(&page))])
    }

    fn next(&mut self) -> String {
        self.number += 1;
        self.number.to_string()
    }

    fn run(&self, text: &str) -> String {
        self.pieces.fill("run", &[("text", Text(text))])
    }

    fn paragraph(&self, style: &str, inside: &str) -> String {
        self.pieces.fill("paragraph", &[("style", Text(style)), ("inside", Xml(inside))])
    }

    fn line(&self, style: &str, text: &str) -> String {
        self.paragraph(style, &self.run(text))
    }

    fn mark(&mut self, name: &str, inside: &str) -> String {
        let number = self.next();
        self.pieces.fill("mark", &[("number", Text(&number)), ("name", Text(name)), ("inside", Xml(inside))])
    }

    fn field(&mut self, field: &Field) -> String {
        let style = if field.kind == FieldKind::List { "ListBullet" } else { "Answer" };
        let Some(prompt) = &field.prompt else {
            return field.lines.iter().map(|line| self.line(style, line)).collect();
        };
        let name = self.names.answer(&field.id);
        if field.lines.len() > 1 && field.kind == FieldKind::List {
            return self.items(field, &name, style);
        }
        // One paragraph, whatever the lines: of several in a control, of which one is empty, LibreOffice makes others.
        let runs: Vec<String> = field.lines.iter().map(|line| self.run(line)).collect();
        let (inside, empty) = match runs.is_empty() {
            false => (runs.join(&self.pieces.fill("line-break", &[])), String::new()),
            true => {
                (self.pieces.fill("placeholder", &[("text", Text(prompt))]), self.pieces.fill("control-empty", &[]))
            }
        };
        let control = self.control(field, &inside, &empty);
        let inside = self.mark(&name, &control);
        self.paragraph(style, &inside)
    }

    /// Several items of a list in one control.
    fn items(&mut self, field: &Field, name: &str, style: &str) -> String {
        let number = self.next();
        let last = field.lines.len() - 1;
        let mut inside = String::new();
        for (at, line) in field.lines.iter().enumerate() {
            let mut runs = self.run(line);
            if at == 0 {
                runs = self.pieces.fill("mark-start", &[("number", Text(&number)), ("name", Text(name))]) + &runs;
            }
            if at == last {
                runs.push_str(&self.pieces.fill("mark-end", &[("number", Text(&number))]));
            }
            inside.push_str(&self.paragraph(style, &runs));
        }
        self.control(field, &inside, "")
    }

    fn control(&mut self, field: &Field, inside: &str, empty: &str) -> String {
        let kind = match &field.kind {
            FieldKind::Text | FieldKind::List => self.pieces.fill("control-text", &[]),
            FieldKind::Amount => self.pieces.fill("control-plain", &[]),
            FieldKind::Date => self.pieces.fill("control-date", &[("lang", Text(self.lang))]),
            FieldKind::Choice(choices) => {
                let options: String = choices
                    .iter()
                    .map(|own| {
                        self.pieces.fill("control-option", &[("label", Text(&own.label)), ("value", Text(&own.key))])
                    })
                    .collect();
                self.pieces.fill("control-choice", &[("inside", Xml(&options))])
            }
        };
        let number = self.next();
        self.pieces.fill(
            "control",
            &[
                ("label", Text(&field.label)),
                ("id", Text(&field.id)),
                ("number", Text(&number)),
                ("empty", Xml(empty)),
                ("kind", Xml(&kind)),
                ("inside", Xml(inside)),
            ],
        )
    }

    fn table(&mut self, table: &Table) -> String {
        let whole = if table.is_wide { WIDE } else { TALL };
        let width = (whole / table.columns.len().max(1)).to_string();
        let column = self.pieces.fill("column", &[("width", Text(&width))]);
        let cell = |style: &str, lines: &[String]| {
            let inside: String = lines.iter().map(|line| self.line(style, line)).collect();
            self.pieces.fill("cell", &[("width", Text(&width)), ("inside", Xml(&inside))])
        };
        let head: String = table.columns.iter().map(|title| cell("TableHead", std::slice::from_ref(title))).collect();
        let mut rows = self.pieces.fill("head-row", &[("inside", Xml(&head))]);
        for row in &table.rows {
            let cells: String = row.iter().map(|lines| cell("TableText", lines)).collect();
            rows.push_str(&self.pieces.fill("row", &[("inside", Xml(&cells))]));
        }
        let before = table.prompt.as_ref().map_or(String::new(), |prompt| {
            let name = self.names.answer(&table.id);
            let run = self.run(prompt);
            let inside = self.mark(&name, &run);
            self.paragraph("Hint", &inside)
        });
        let total = whole.to_string();
        let xml = self.pieces.fill(
            "table",
            &[
                ("label", Text(&table.label)),
                ("width", Text(&total)),
                ("columns", Xml(&column.repeat(table.columns.len()))),
                ("inside", Xml(&rows)),
            ],
        );
        // Two tables with nothing between them would be one.
        format!("{before}{xml}{}", self.line("Answer", ""))
    }
}
