//! Turns the events of one body into HTML, holes, plain text and problems. This file has the blocks; what stands inside
//! a paragraph is in [`super::inline`], tables are in [`super::tables`].

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{BrokenLink, CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::entities::Entities;
use super::footnotes::Notes;
use super::headings::{Headings, count_words};
use super::inline::{Capture, OpenLink, OpenSpan};
use super::lookalikes::{self, NumberedItem, Shape};
use super::out::{Mark, Out, Report};
use super::spans::{self, Span};
use super::tables::{Table, is_caption};
use super::text::{Typography, push_attribute};
use super::{Body, Heading, Hole, HoleKind, pasted, quotes, raw_html};
use crate::diag::{Diagnostic, codes};
use crate::locale::Months;
use crate::source::SourcePath;
use crate::values::Lang;

const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES);

/// How deep elements nest. What is deeper is written without them, so that no reader of the page has to follow.
const DEEPEST: usize = 100;

pub(super) struct Writer<'a> {
    pub source: &'a str,
    pub report: Report<'a>,
    pub out: Out,
    pub typography: Typography,
    pub headings: Headings,
    pub notes: Notes,
    pub table: Table,
    /// How many elements are open.
    pub depth: usize,
    /// What waits while a note is written: the outer output, with the note's label.
    pub waiting: Vec<(Out, String)>,
    pub paragraph: Mark,
    pub heading: Option<OpenHeading>,
    pub in_code: bool,
    pub links: Vec<OpenLink>,
    /// The picture or checked number whose text is being read.
    pub capture: Option<Capture>,
    pub spans: Vec<Span<'a>>,
    pub open_spans: Vec<OpenSpan>,
    /// Text before this offset has been dealt with.
    pub read_to: usize,
    pub last_text_end: usize,
    html_block: String,
    entities: Entities,
    lang: &'a Lang,
    pub shape: Shape,
    /// The lists that are open: the number of a numbered one.
    lists: Vec<Option<usize>>,
    /// How many lists there have been.
    numbered: usize,
    /// Tags that were reported and may have an end tag.
    pub reported_tags: BTreeMap<String, usize>,
}

/// Whether the first heading of a text is the only one with a single `#`, and others follow with two: the title once more.
fn has_title_line(source: &str) -> bool {
    let mut fence = false;
    let mut levels = source.lines().filter_map(|line| {
        fence ^= line.trim_start().starts_with("```");
        let text = line.trim_start_matches(' ');
        let level = text.len() - text.trim_start_matches('#').len();
        let is_heading =
            !fence && line.len() - text.len() < 4 && (1..=6).contains(&level) && text.get(level..)?.starts_with(' ');
        is_heading.then_some(level)
    });
    levels.next() == Some(1) && levels.next() == Some(2) && levels.all(|level| level > 1)
}

/// A heading that is being written.
pub(super) struct OpenHeading {
    /// Before the start tag.
    begin: Mark,
    /// After it.
    content: Mark,
    level: u8,
    shown: u8,
    explicit_id: Option<String>,
    is_title: bool,
}

impl<'a> Writer<'a> {
    pub(super) fn new(source: &'a str, base: usize, lang: &'a Lang, file: &'a SourcePath) -> Self {
        Self {
            source,
            report: Report::new(file, base),
            out: Out {
                html: String::with_capacity(source.len() + source.len() / 4),
                text: String::with_capacity(source.len() / 4),
                ..Out::default()
            },
            typography: Typography::new(quotes::of(lang.as_str())),
            headings: Headings::new(has_title_line(source)),
            notes: Notes::default(),
            table: Table::default(),
            depth: 0,
            waiting: Vec::new(),
            paragraph: Mark::default(),
            heading: None,
            in_code: false,
            links: Vec::new(),
            capture: None,
            spans: spans::find(source),
            open_spans: Vec::new(),
            read_to: 0,
            last_text_end: 0,
            html_block: String::new(),
            entities: Entities::of(source),
            lang,
            shape: Shape::default(),
            lists: Vec::new(),
            numbered: 0,
            reported_tags: BTreeMap::new(),
        }
    }

    pub(super) fn run(mut self) -> (Body, Vec<Diagnostic>) {
        let mut undefined = Vec::new();
        let note_undefined = |link: BrokenLink<'a>| {
            if matches!(link.link_type, LinkType::Reference | LinkType::Collapsed) {
                undefined.push((link.span, link.reference));
            }
            None
        };
        let parser = Parser::new_with_broken_link_callback(self.source, OPTIONS, Some(note_undefined));
        let mut events = parser.into_offset_iter().peekable();
        while let Some((event, range)) = events.next() {
            // Looking ahead moves events about, so only where it is asked for.
            let asks = event == Event::End(TagEnd::Paragraph);
            let next = if asks { events.peek().map(|(event, _)| event) } else { None };
            self.event(event, range, next);
        }
        drop(events);
        for (range, name) in undefined {
            self.report.add(codes::markdown::link_undefined(self.report.place(&range), &name));
        }
        self.finish()
    }

    fn event(&mut self, event: Event<'a>, range: Range<usize>, next: Option<&Event<'a>>) {
        self.see_entities(&event, &range);
        self.see_shape(&event, &range);
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range, next),
            Event::Text(text) => self.text(&text, range),
            Event::Code(code) => self.code(&code),
            Event::Html(html) => self.html_block.push_str(&html),
            Event::InlineHtml(html) => self.inline_html(&html, &range),
            Event::FootnoteReference(label) => self.cite(&label, range),
            Event::SoftBreak => self.line_break("\n"),
            Event::HardBreak => self.line_break("<br>\n"),
            Event::Rule => {
                self.begin_block();
                self.out.html.push_str("<hr>\n");
            }
            Event::TaskListMarker(done) => self.task(done, &range),
            Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    /// Notes what the parts of the text are, for [`lookalikes`].
    fn see_shape(&mut self, event: &Event<'a>, range: &Range<usize>) {
        let shape = &mut self.shape;
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => {
                shape.indented.push(range.clone());
                shape.masked.push(range.clone());
            }
            Event::Start(Tag::CodeBlock(_) | Tag::Table(_) | Tag::HtmlBlock | Tag::Link { .. } | Tag::Image { .. })
            | Event::Code(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => shape.masked.push(range.clone()),
            Event::Start(Tag::Heading { .. })
                if !self.source.get(range.clone()).is_some_and(|text| text.starts_with('#')) =>
            {
                shape.underlined.push(range.clone());
            }
            Event::Start(Tag::List(first)) => {
                self.lists.push(first.map(|_| self.numbered));
                self.numbered += 1;
            }
            Event::End(TagEnd::List(_)) => drop(self.lists.pop()),
            Event::Start(Tag::Item) => {
                if let Some(Some(list)) = self.lists.last() {
                    shape.items.push(NumberedItem { list: *list, range: range.clone() });
                }
            }
            Event::Text(_) if !self.in_code && lookalikes::shows_marks(self.source, range) => {
                shape.marks.push(range.clone())
            }
            _ => {}
        }
    }

    /// Looks at the parts of an event in which Markdown reads entities. Forbidden ones of an address are told with it.
    fn see_entities(&mut self, event: &Event<'a>, range: &Range<usize>) {
        match event {
            Event::Text(text) => self.entities.see(self.source, range, text),
            Event::Start(Tag::Image { title, dest_url, .. } | Tag::Link { title, dest_url, .. }) => {
                self.entities.see(self.source, range, title);
                self.entities.see_address(self.source, range, dest_url);
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => self.entities.see(self.source, range, info),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'a>, range: Range<usize>) {
        if let Some(capture) = &mut self.capture {
            capture.depth += 1;
            capture.plain = false;
            return;
        }
        self.depth += 1;
        if self.depth > DEEPEST {
            if self.depth == DEEPEST + 1 {
                self.report.add(codes::markdown::nesting(self.report.place(&range)));
            }
            return;
        }
        match tag {
            Tag::Emphasis => self.out.html.push_str("<em>"),
            Tag::Strong => self.out.html.push_str("<strong>"),
            Tag::Strikethrough => self.out.html.push_str("<del>"),
            Tag::Link { link_type, dest_url, title, .. } => self.start_link(link_type, &dest_url, &title, range),
            Tag::Image { dest_url, title, .. } => {
                self.start_picture(dest_url.into_string(), title.into_string(), range)
            }
            block => {
                self.begin_block();
                self.start_block(block, range);
            }
        }
    }

    fn start_block(&mut self, tag: Tag<'a>, range: Range<usize>) {
        match tag {
            Tag::Paragraph => {
                self.paragraph = self.out.mark();
                self.out.html.push_str("<p>");
            }
            Tag::Heading { level, id, classes, attrs } => {
                if (!classes.is_empty() || !attrs.is_empty()) && !self.ends_with_span(&range) {
                    self.report.add(codes::markdown::heading_attributes(self.report.place(&range)));
                }
                self.start_heading(level as u8, id.as_deref(), &range);
            }
            Tag::BlockQuote(_) => self.out.html.push_str("<blockquote>\n"),
            Tag::CodeBlock(kind) => self.start_code(&kind),
            Tag::List(None) => self.out.html.push_str("<ul>\n"),
            Tag::List(Some(1)) => self.out.html.push_str("<ol>\n"),
            Tag::List(Some(first)) => self.out.html.push_str(&format!("<ol start=\"{first}\">\n")),
            Tag::Item => self.out.html.push_str("<li>"),
            Tag::FootnoteDefinition(label) => {
                self.waiting.push((std::mem::take(&mut self.out), label.into_string()));
            }
            Tag::Table(alignments) => self.start_table(alignments, &range),
            Tag::TableHead | Tag::TableRow | Tag::TableCell => self.start_table_part(&tag),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>, next: Option<&Event<'a>>) {
        match &mut self.capture {
            Some(capture) if capture.depth > 0 => return capture.depth -= 1,
            _ => {}
        }
        if tag == TagEnd::HtmlBlock {
            self.end_html_block(&range);
        }
        let too_deep = self.depth > DEEPEST;
        self.depth = self.depth.saturating_sub(1);
        if too_deep {
            return;
        }
        if let Some(capture) = self.capture.take() {
            return self.end_capture(capture);
        }
        self.close_spans();
        match tag {
            TagEnd::Emphasis => self.out.html.push_str("</em>"),
            TagEnd::Strong => self.out.html.push_str("</strong>"),
            TagEnd::Strikethrough => self.out.html.push_str("</del>"),
            TagEnd::Link => self.end_link(&range),
            block => {
                self.end_block(block, range, next);
                if block != TagEnd::TableCell {
                    self.begin_block();
                }
            }
        }
    }

    fn end_block(&mut self, tag: TagEnd, range: Range<usize>, next: Option<&Event<'a>>) {
        match tag {
            TagEnd::Paragraph => self.end_paragraph(next),
            TagEnd::Heading(_) => self.end_heading(&range),
            TagEnd::BlockQuote(_) => self.out.html.push_str("</blockquote>\n"),
            TagEnd::CodeBlock => {
                self.in_code = false;
                self.out.html.push_str("</code></pre>\n");
            }
            TagEnd::List(true) => self.out.html.push_str("</ol>\n"),
            TagEnd::List(false) => self.out.html.push_str("</ul>\n"),
            TagEnd::Item => self.out.html.push_str("</li>\n"),
            TagEnd::FootnoteDefinition => {
                if let Some((outer, label)) = self.waiting.pop() {
                    let note = std::mem::replace(&mut self.out, outer);
                    let section = self.headings.sections.len();
                    self.notes.define(&label, note, section, self.label_range(&range), &mut self.report);
                }
            }
            TagEnd::Table | TagEnd::TableHead | TagEnd::TableRow | TagEnd::TableCell => {
                self.end_table_part(tag, &range);
            }
            _ => {}
        }
    }

    /// A block begins or ends: a new line of text, new quotations, no words in another language.
    fn begin_block(&mut self) {
        let depth = std::mem::take(&mut self.depth);
        self.close_spans();
        self.depth = depth;
        self.typography.begin();
        self.out.new_line();
    }

    /// A picture alone in its paragraph becomes a figure, `Table: …` before a table its caption, nothing nothing.
    fn end_paragraph(&mut self, next: Option<&Event<'a>>) {
        let mark = self.paragraph;
        let content = mark.html + "<p>".len();
        let is_empty = self.out.is_empty_since(&Mark { html: content, ..mark });
        let html = self.out.html.get(content..).unwrap_or_default();
        let cites = self.out.citations.last().is_some_and(|last| last.at >= content);
        let holes = self.out.holes.get_mut(mark.holes..).unwrap_or_default();
        let alone = html.trim().is_empty() && !cites;
        if is_empty {
            self.out.html.truncate(mark.html);
        } else if let (true, [Hole { at, kind: HoleKind::Picture { figure, .. }, .. }]) = (alone, &mut *holes) {
            (*at, *figure) = (mark.html, true);
            self.out.html.truncate(mark.html);
            self.out.html.push('\n');
        } else if is_caption(html, !holes.is_empty(), next) {
            self.caption(&mark);
        } else {
            self.out.html.push_str("</p>\n");
        }
    }

    fn start_code(&mut self, kind: &CodeBlockKind<'_>) {
        self.in_code = true;
        let language = match kind {
            CodeBlockKind::Fenced(info) => info.split_whitespace().next(),
            CodeBlockKind::Indented => None,
        };
        self.out.html.push_str("<pre tabindex=\"0\"><code");
        if let Some(language) = language {
            self.out.html.push_str(" class=\"language-");
            push_attribute(&mut self.out.html, language);
            self.out.html.push('"');
        }
        self.out.html.push('>');
    }

    fn start_heading(&mut self, level: u8, id: Option<&str>, range: &Range<usize>) {
        if self.depth > 1 {
            self.report.add(codes::markdown::heading_nested(self.report.place(range)));
            self.out.html.push_str("<p><strong>");
            return;
        }
        let meant = self.headings.meant_level(level, range, &mut self.report);
        let (is_title, level) = (meant != level, meant);
        let shown = self.headings.shown_level(level, range, &mut self.report);
        let explicit_id = id.and_then(|id| self.headings.explicit_id(id, range, &mut self.report));
        let begin = self.out.mark();
        self.out.html.push_str(&format!("<h{shown} id=\""));
        self.out.hole(HoleKind::HeadingId(self.headings.list.len()), self.report.in_file(range));
        self.out.html.push_str("\">");
        let content = self.out.mark();
        self.heading = Some(OpenHeading { begin, content, level, shown, explicit_id, is_title });
    }

    /// Whether the braces that Markdown takes for those of the heading are those of words in another language.
    fn ends_with_span(&self, heading: &Range<usize>) -> bool {
        let first = self.spans.partition_point(|span| span.open < heading.start);
        self.spans.get(first..).unwrap_or_default().iter().take_while(|span| span.open < heading.end).any(|span| {
            self.source
                .get(span.end..heading.end)
                .is_some_and(|rest| rest.trim_matches(['#', '=', '-', ' ', '\t', '\r', '\n']).is_empty())
        })
    }

    fn end_heading(&mut self, range: &Range<usize>) {
        let Some(heading) = self.heading.take() else {
            return self.out.html.push_str("</strong></p>\n");
        };
        let range = range.start..range.start + self.source.get(range.clone()).unwrap_or_default().trim_end().len();
        if self.out.is_empty_since(&heading.content) {
            self.report.add(codes::markdown::heading_empty(self.report.place(&range)));
            self.out.html.truncate(heading.begin.html);
            self.out.holes.truncate(heading.begin.holes);
            return;
        }
        let (text, numbers) = self.out.take_text(&heading.content);
        self.headings.end_section(&mut self.out);
        self.out.html.push_str(&format!("</h{}>", heading.shown));
        self.headings.list.push(Heading {
            level: heading.level,
            text,
            numbers,
            explicit_id: heading.explicit_id,
            auto_id: String::new(),
            html_start: heading.begin.html,
            html_end: self.out.html.len(),
            source: self.report.in_file(&range),
            is_title: heading.is_title,
        });
        self.out.html.push('\n');
    }

    fn end_html_block(&mut self, range: &Range<usize>) {
        let block = std::mem::take(&mut self.html_block);
        match raw_html::look(&block) {
            raw_html::Found::OnlyComments => {}
            raw_html::Found::OpenComment => {
                self.report.add(codes::markdown::comment_open(self.report.place(range)));
            }
            raw_html::Found::Html(html) => {
                let tag = raw_html::first_tag(html);
                let advice = raw_html::advice(raw_html::tag_name(tag));
                self.report.add(codes::markdown::raw_html(self.report.place(range), tag, advice));
            }
        }
    }

    /// The `[^label]:` of a note.
    fn label_range(&self, note: &Range<usize>) -> Range<usize> {
        let text = self.source.get(note.clone()).unwrap_or_default();
        text.find("]:").map_or_else(|| note.clone(), |end| note.start..note.start + end + 2)
    }

    fn finish(mut self) -> (Body, Vec<Diagnostic>) {
        self.headings.end_section(&mut self.out);
        let notes_at = self.out.html.len();
        self.notes.finish(&mut self.out, &mut self.headings.sections, &mut self.report);
        self.headings.give_ids();
        self.entities.report(self.source, &mut self.report);
        if let Some(found) = pasted::find(self.source) {
            self.report.add(codes::markdown::pasted(self.report.place(&found.range), found.count, found.first));
        }
        let months = std::cell::OnceCell::new();
        let is_month = |word: &str| months.get_or_init(|| Months::of(self.lang)).has(word);
        let lookalikes::Seen { mailboxes, placeholders } =
            lookalikes::check(self.source, &mut self.shape, is_month, &mut self.report);
        let Headings { list: headings, mut sections, .. } = self.headings;
        sections.iter_mut().for_each(|section| section.words = count_words(&section.text));
        let words = sections.iter().map(|section| section.words).sum::<usize>()
            + headings.iter().map(|heading| count_words(&heading.text)).sum::<usize>();
        let Out { html, holes, .. } = self.out;
        (Body { html, holes, headings, sections, words, mailboxes, placeholders, notes_at }, self.report.into_sorted())
    }
}
