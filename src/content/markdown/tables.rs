//! Tables: each in a region that can be scrolled with the keyboard and has a name.
//!
//! The name is the table's caption, the paragraph `Table: …` right before it, else a message with the table's number.
//! Column headers are the first row. The first column names the rows of every table with two columns or more: a
//! screen reader then says which row a figure belongs to. An empty cell is never a header.

use std::ops::Range;

use pulldown_cmark::{Alignment, Event, Tag, TagEnd};

use super::HoleKind;
use super::out::{Mark, Out};
use super::writer::Writer;
use crate::diag::codes;
use crate::values::text::escape;

/// What begins the paragraph that is a caption.
const CAPTION: &str = "Table:";

/// The table that is being written; tables do not nest.
#[derive(Default)]
pub(super) struct Table {
    alignments: Vec<Alignment>,
    /// The number of the last table.
    number: usize,
    captioned: bool,
    in_head: bool,
    has_body: bool,
    pub in_cell: bool,
    column: usize,
    /// What the columns are called.
    heads: Vec<String>,
    /// Before and after the cell's start tag.
    cell: Mark,
    cell_content: Mark,
    end_tag: &'static str,
    /// Where the last cell ends in the body.
    cell_end: usize,
}

/// Whether a paragraph, by its HTML and whether it has holes, is the caption of the table that follows.
pub(super) fn is_caption(html: &str, has_holes: bool, next: Option<&Event<'_>>) -> bool {
    matches!(next, Some(Event::Start(Tag::Table(_))))
        && html.strip_prefix(CAPTION).is_some_and(|text| has_holes || !text.trim().is_empty())
}

/// How long `Table:` with the spaces after it is, at the beginning of a text.
fn label_length(text: &str) -> usize {
    text.strip_prefix(CAPTION).map_or(0, |rest| text.len() - rest.trim_start().len())
}

impl Writer<'_> {
    /// Makes the paragraph that begins at `mark` the caption of a table, and begins the table.
    pub(super) fn caption(&mut self, mark: &Mark) {
        let content = mark.html + "<p>".len();
        let hole = self.out.holes.get(mark.holes).map(|hole| hole.at);
        let citation =
            self.out.citations.iter().rev().map(|citation| citation.at).take_while(|at| *at >= content).last();
        let text_end = hole.into_iter().chain(citation).min().unwrap_or(self.out.html.len());
        let label = label_length(self.out.html.get(content..text_end).unwrap_or_default());
        let plain_label = label_length(self.out.text.get(mark.text..).unwrap_or_default());

        self.table.number += 1;
        self.table.captioned = true;
        let id = format!("table_{}", self.table.number);
        let begin = format!(
            "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-labelledby=\"{id}\"><table><caption id=\"{id}\">"
        );
        self.out.replace(mark.html..content + label, &begin);
        self.out.html.push_str("</caption>");
        self.out.cut_text(mark.text..mark.text + plain_label);
    }

    pub(super) fn start_table(&mut self, alignments: Vec<Alignment>, range: &Range<usize>) {
        self.table.alignments = alignments;
        self.table.has_body = false;
        if std::mem::take(&mut self.table.captioned) {
            return;
        }
        self.table.number += 1;
        self.out.html.push_str("<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"");
        let message = HoleKind::Message { key: "table.region", number: Some(self.table.number) };
        self.out.hole(message, self.report.in_file(range));
        self.out.html.push_str("\"><table>");
    }

    pub(super) fn start_table_part(&mut self, tag: &Tag<'_>) {
        let table = &mut self.table;
        match tag {
            Tag::TableHead => {
                (table.in_head, table.column) = (true, 0);
                table.heads.clear();
                self.out.html.push_str("\n<thead><tr>");
            }
            Tag::TableRow => {
                (table.in_head, table.column) = (false, 0);
                if !std::mem::replace(&mut table.has_body, true) {
                    self.out.html.push_str("<tbody>\n");
                }
                self.out.html.push_str("<tr>");
            }
            _ => {
                table.in_cell = true;
                table.cell = self.out.mark();
                table.end_tag = start_cell(table, true, &mut self.out);
                table.cell_content = self.out.mark();
            }
        }
    }

    pub(super) fn end_table_part(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::TableCell => {
                if self.out.is_empty_since(&self.table.cell_content) {
                    self.out.html.truncate(self.table.cell.html);
                    self.table.end_tag = start_cell(&self.table, false, &mut self.out);
                }
                if self.table.in_head {
                    let text = self.out.text.get(self.table.cell_content.text..).unwrap_or_default();
                    self.table.heads.push(text.split_whitespace().collect::<Vec<_>>().join(" "));
                }
                self.out.html.push_str(self.table.end_tag);
                self.table.in_cell = false;
                self.table.column += 1;
                self.table.cell_end = range.end;
            }
            TagEnd::TableHead => self.out.html.push_str("</tr></thead>\n"),
            TagEnd::TableRow => {
                self.out.html.push_str("</tr>\n");
                let rest = self.table.cell_end..range.end.max(self.table.cell_end);
                let dropped = self.source.get(rest).unwrap_or_default();
                if dropped.contains(|char: char| char != '|' && !char.is_whitespace()) {
                    let columns = self.table.alignments.len();
                    self.report.add(codes::markdown::table_cells(self.report.place(range), columns));
                }
            }
            _ => self.out.html.push_str(if self.table.has_body {
                "</tbody></table></div>\n"
            } else {
                "</table></div>\n"
            }),
        }
    }
}

/// Writes a cell's start tag, and gives the end tag.
fn start_cell(table: &Table, is_header: bool, out: &mut Out) -> &'static str {
    let names_row = table.column == 0 && table.alignments.len() > 1;
    let (start, end) = match (is_header, table.in_head) {
        (true, true) => ("<th scope=\"col\"", "</th>"),
        (true, false) if names_row => ("<th scope=\"row\"", "</th>"),
        _ => ("<td", "</td>"),
    };
    out.html.push_str(start);
    out.html.push_str(match table.alignments.get(table.column) {
        Some(Alignment::Left) => " class=\"align-left\"",
        Some(Alignment::Center) => " class=\"align-center\"",
        Some(Alignment::Right) => " class=\"align-right\"",
        Some(Alignment::None) | None => "",
    });
    // Where three columns find no room, a row is shown as lines, and each says which column it is.
    let label =
        table.heads.get(table.column).filter(|_| !table.in_head && table.column > 0 && table.alignments.len() > 2);
    if let Some(label) = label.filter(|label| !label.is_empty()) {
        out.html.push_str(&format!(" data-label=\"{}\"", escape(label)));
    }
    out.html.push('>');
    end
}
