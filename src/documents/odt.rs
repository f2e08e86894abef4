//! A document as ODT (OpenDocument 1.3). Each answer stands in a section `f_<id>`, which word processors keep.

use super::blocks::{Block, Field, FieldKind, Table, level};
use super::form::Form;
use super::names::Names;
use super::pieces::Fill::{Text, Xml};
use super::pieces::{Pieces, escape};

/// What the browser writes as well, and what it takes out of the empty document.
const DESCRIPTIONS: [&str; 2] =
    [include_str!("../../themes/pearls/scripts/plan/odt.pieces"), include_str!("odt.pieces")];

/// Puts documents together.
pub struct Writer {
    pieces: Pieces,
}

struct Document<'w> {
    pieces: &'w Pieces,
    names: &'w Names,
    is_wide: bool,
}

impl Writer {
    pub fn new() -> Self {
        Self { pieces: Pieces::of(&DESCRIPTIONS) }
    }

    /// The parts of a document by their names, in their order. The first is stored as it is.
    pub fn parts(&self, form: &Form, title: &str, blocks: &[Block]) -> Vec<(&'static str, String)> {
        let names = Names::of(form);
        let mut document = Document { pieces: &self.pieces, names: &names, is_wide: false };
        let body: String = blocks.iter().map(|block| document.block(block)).collect();
        let footer = self.pieces.fill("footer", &[("text", Text(&form.footer))]);
        let (template, key) = (form.named(), form.key());
        let (language, country) = form.lang.split_once('-').unwrap_or((&form.lang, "none"));
        let general = [
            ("title", Text(title)),
            ("template", Text(&template)),
            ("key", Text(&key)),
            ("lang", Text(&form.lang)),
            ("date", Text(&form.date)),
            ("language", Text(language)),
            ("country", Text(country)),
            ("footer", Xml(&footer)),
            ("body", Xml(&body)),
        ];
        let part = |name: &str| self.pieces.fill(name, &general);
        vec![
            ("mimetype", "application/vnd.oasis.opendocument.text".to_owned()),
            ("META-INF/manifest.xml", part("manifest")),
            ("content.xml", part("document")),
            ("styles.xml", part("styles")),
            ("meta.xml", part("meta")),
        ]
    }
}

impl Document<'_> {
    fn block(&mut self, block: &Block) -> String {
        match block {
            Block::Line(style, text) => self.line(style.name(), text),
            Block::Signature(text) => {
                let inside = format!("{}{}", self.text(&format!("{text} ")), self.pieces.fill("tab", &[]));
                self.paragraph("Sign_20_Here", &inside)
            }
            Block::Level { number, is_chosen, text } => self.line("Guidance", &level(*number, *is_chosen, text)),
            Block::Contents { label, items } => {
                let mut out = self.line("Question", label);
                for (id, text) in items {
                    let name = self.names.heading(id);
                    let link = self.pieces.fill("link", &[("name", Text(&name)), ("text", Text(text))]);
                    out.push_str(&self.paragraph("Contents_20_1", &link));
                }
                out
            }
            Block::Heading { id, level, text, is_wide } => self.heading(id, *level, text, *is_wide),
            Block::Field(field) => self.field(field),
            Block::Table(table) => self.table(table),
        }
    }

    fn heading(&mut self, id: &str, level: u8, text: &str, is_wide: bool) -> String {
        let style = match (self.is_wide == is_wide, is_wide) {
            (true, _) => format!("Heading_20_{level}"),
            (_, true) => format!("Heading-{level}-wide"),
            (_, false) => format!("Heading-{level}-tall"),
        };
        self.is_wide = is_wide;
        let (name, level) = (self.names.heading(id), level.to_string());
        let inside = self.text(text);
        self.pieces.fill(
            "heading",
            &[("style", Text(&style)), ("level", Text(&level)), ("name", Text(&name)), ("inside", Xml(&inside))],
        )
    }

    /// A text with its spaces: several in a row, and those at an end, would be one or none.
    fn text(&self, text: &str) -> String {
        let mut out = String::new();
        let mut spaces = 0;
        let mut is_first = true;
        for char in text.chars() {
            if char == ' ' {
                spaces += 1;
                continue;
            }
            out.push_str(&self.spaces(spaces, is_first));
            (spaces, is_first) = (0, false);
            match char {
                '\t' => out.push_str(&self.pieces.fill("tab", &[])),
                '\n' => out.push_str(&self.pieces.fill("line-break", &[])),
                _ => out.push_str(&escape(char.encode_utf8(&mut [0; 4]))),
            }
        }
        out + &self.spaces(spaces, true)
    }

    fn spaces(&self, count: usize, is_at_an_end: bool) -> String {
        let kept = usize::from(count > 0 && !is_at_an_end);
        let further = (count - kept).to_string();
        let marks = if count > kept { self.pieces.fill("spaces", &[("count", Text(&further))]) } else { String::new() };
        " ".repeat(kept) + &marks
    }

    fn paragraph(&self, style: &str, inside: &str) -> String {
        self.pieces.fill("paragraph", &[("style", Text(style)), ("inside", Xml(inside))])
    }

    fn line(&self, style: &str, text: &str) -> String {
        self.paragraph(style, &self.text(text))
    }

    fn field(&self, field: &Field) -> String {
        let name = self.names.answer(&field.id);
        let is_list = field.kind == FieldKind::List;
        let style = if is_list { "List_20_Bullet" } else { "Answer" };
        let mut paragraphs: Vec<String> = match (&field.kind, &field.prompt) {
            (FieldKind::Choice(choices), Some(prompt)) => {
                let chosen = field.lines.first().unwrap_or(prompt);
                // LibreOffice chooses the first where none is chosen.
                let options: String = std::iter::once(prompt)
                    .chain(choices.iter().map(|own| &own.label))
                    .map(|label| {
                        let piece = if label == chosen { "option-chosen" } else { "option" };
                        self.pieces.fill(piece, &[("label", Text(label))])
                    })
                    .collect();
                let fills = [("name", Text(&name)), ("inside", Xml(&options)), ("text", Text(chosen))];
                vec![self.paragraph(style, &self.pieces.fill("choice", &fills))]
            }
            _ => field.lines.iter().map(|line| self.line(style, line)).collect(),
        };
        if let (true, Some(prompt)) = (paragraphs.is_empty(), &field.prompt) {
            paragraphs.push(self.paragraph(style, &self.pieces.fill("placeholder", &[("text", Text(prompt))])));
        }
        let inside = match is_list && !paragraphs.is_empty() {
            true => {
                let items: String =
                    paragraphs.iter().map(|own| self.pieces.fill("item", &[("inside", Xml(own))])).collect();
                self.pieces.fill("list", &[("inside", Xml(&items))])
            }
            false => paragraphs.concat(),
        };
        match field.prompt {
            Some(_) => self.section(&name, &inside),
            None => inside,
        }
    }

    fn section(&self, name: &str, inside: &str) -> String {
        self.pieces.fill("section", &[("name", Text(name)), ("inside", Xml(inside))])
    }

    fn table(&self, table: &Table) -> String {
        let cell = |style: &str, lines: &[String]| {
            let inside: String = lines.iter().map(|line| self.line(style, line)).collect();
            self.pieces.fill("cell", &[("inside", Xml(&inside))])
        };
        let row = |cells: &str| self.pieces.fill("row", &[("inside", Xml(cells))]);
        let head: String =
            table.columns.iter().map(|title| cell("Table_20_Head", std::slice::from_ref(title))).collect();
        let rows: String = table
            .rows
            .iter()
            .map(|cells| row(&cells.iter().map(|lines| cell("Table_20_Text", lines)).collect::<String>()))
            .collect();
        let (name, count) = (self.names.answer(&table.id).replacen("f_", "t_", 1), table.columns.len().to_string());
        let head = row(&head);
        let xml = self.pieces.fill(
            "table",
            &[
                ("name", Text(&name)),
                ("width", Text(if table.is_wide { "wide" } else { "tall" })),
                ("label", Text(&table.label)),
                ("count", Text(&count)),
                ("head", Xml(&head)),
                ("inside", Xml(&rows)),
            ],
        );
        let whole = xml + &self.line("Answer", "");
        match table.prompt {
            Some(_) => self.section(&self.names.answer(&table.id), &whole),
            None => whole,
        }
    }
}
