//! What stands inside a paragraph: text and its brackets, links, pictures, checked numbers, references to notes.

use std::ops::Range;

use pulldown_cmark::LinkType;

use super::links::{self, Target, Wrong};
use super::out::Mark;
use super::quotes::{self, Marks};
use super::text::{self, Sink, Typography};
use super::writer::Writer;
use super::{HoleKind, footnotes, raw_html, spans};
use crate::diag::codes;

/// How far to look for the end of something that has failed.
const LOOK_AHEAD: usize = 300;

/// A picture or a checked number whose text is being read.
pub(super) struct Capture {
    kind: CaptureKind,
    range: Range<usize>,
    text: String,
    /// How many elements are open inside.
    pub depth: usize,
    /// Nothing but text so far.
    pub plain: bool,
}

enum CaptureKind {
    Picture { destination: String, title: String },
    Data { path: String },
}

/// A link that is being written.
pub(super) struct OpenLink {
    /// Whether it has a hole: not if its destination is wrong.
    shown: bool,
    /// `<https://…>`: the text is the address.
    autolink: bool,
    begin: Mark,
}

/// Words in another language that are being written.
pub(super) struct OpenSpan {
    /// Where the `]` is, and where its mark ends.
    close: usize,
    end: usize,
    /// The element that it is in.
    depth: usize,
    /// The marks of the text around it.
    marks: &'static Marks,
}

impl Writer<'_> {
    pub(super) fn text(&mut self, text: &str, range: Range<usize>) {
        if self.in_code || self.links.last().is_some_and(|link| link.autolink) {
            self.with_sink(|_, sink| text::verbatim(text, sink));
            self.typography.after('x');
            return;
        }
        if range.end <= self.read_to {
            return;
        }
        let escaped = self.is_escaped(range.start);
        match text {
            "[" if !escaped && self.open_bracket(&range) => {}
            "]" if !escaped && self.close_bracket(&range) => {}
            _ => {
                let source = self.source;
                let range = range.start.max(self.read_to)..range.end;
                if source.get(range.clone()).is_some_and(|raw| text.ends_with(raw)) {
                    self.with_sink(|typography, sink| typography.write(source, range.clone(), escaped, sink));
                } else {
                    self.with_sink(|_, sink| text::entity(text, sink));
                    self.typography.after(text.chars().next_back().unwrap_or(' '));
                }
                self.last_text_end = range.end;
            }
        }
    }

    /// Text goes to the picture or number that is being read, else to the output.
    fn with_sink(&mut self, write: impl FnOnce(&mut Typography, &mut Sink<'_>)) {
        let mut sink = match &mut self.capture {
            Some(capture) => Sink { html: None, text: &mut capture.text },
            None => Sink { html: Some(&mut self.out.html), text: &mut self.out.text },
        };
        write(&mut self.typography, &mut sink);
    }

    /// Whether the character here has a `\` before it that is not text itself.
    fn is_escaped(&self, at: usize) -> bool {
        at > self.last_text_end && at.checked_sub(1).and_then(|at| self.source.as_bytes().get(at)) == Some(&b'\\')
    }

    /// Whether a `[` begins words in another language. One that should have been a note is reported.
    fn open_bracket(&mut self, range: &Range<usize>) -> bool {
        let after = self.source.get(range.end..).unwrap_or_default();
        if let Some(label) = after.strip_prefix('^').and_then(|rest| before_on_line(rest, ']')) {
            let end = range.end + 1 + label.len() + 1;
            let place = self.report.place(&(range.start..end));
            self.report.add(codes::markdown::footnote_undefined(place, label));
        }
        let found = self.spans.binary_search_by_key(&range.start, |span| span.open).ok();
        let Some(span) = found.and_then(|index| self.spans.get(index)).filter(|_| self.capture.is_none()) else {
            return false;
        };
        self.out.html.push_str(&format!("<span lang=\"{}\">", span.lang));
        let marks = std::mem::replace(&mut self.typography.marks, quotes::of(span.lang));
        self.open_spans.push(OpenSpan { close: span.close, end: span.end, depth: self.depth, marks });
        true
    }

    /// Whether a `]` ends words in another language. One that should have ended a link or such words is reported.
    fn close_bracket(&mut self, range: &Range<usize>) -> bool {
        let ends = |span: &OpenSpan| span.close == range.start && span.depth == self.depth;
        if self.capture.is_none() && self.open_spans.last().is_some_and(ends) {
            if let Some(span) = self.open_spans.pop() {
                self.out.html.push_str("</span>");
                self.typography.marks = span.marks;
                self.read_to = span.end;
            }
            return true;
        }
        let after = self.source.get(range.end..).unwrap_or_default();
        if after.starts_with(spans::MARK) {
            self.report_span(range.start);
        } else if let Some(address) = after.strip_prefix('(').and_then(|rest| before_on_line(rest, ')')) {
            let place = self.report.place(&(range.start..range.end + 1 + address.len() + 1));
            let spaces = address.trim().contains(' ') && !address.contains(['"', '<']);
            self.report.add(codes::markdown::link_broken(place, spaces.then_some(address.trim())));
        }
        false
    }

    /// Ends the spans of the element that ends here: their `]` is outside of it.
    pub(super) fn close_spans(&mut self) {
        while let Some(span) = self.open_spans.pop_if(|span| span.depth > self.depth) {
            self.out.html.push_str("</span>");
            self.typography.marks = span.marks;
            self.report_span(span.close);
        }
    }

    /// `at`: where the `]` or `)` is.
    fn report_span(&mut self, at: usize) {
        let place = self.report.place(&(at..at + 1 + spans::MARK.len()));
        self.report.add(codes::markdown::lang_span(place));
    }

    pub(super) fn code(&mut self, code: &str) {
        let shown = self.capture.is_none();
        if shown {
            self.out.html.push_str("<code>");
        }
        self.with_sink(|_, sink| text::verbatim(code, sink));
        if shown {
            self.out.html.push_str("</code>");
        }
        self.not_plain('x');
    }

    pub(super) fn line_break(&mut self, html: &str) {
        match &mut self.capture {
            Some(capture) => capture.text.push(' '),
            None => {
                self.out.html.push_str(html);
                self.out.text.push(' ');
            }
        }
        self.typography.after(' ');
    }

    /// Something else than text was written, as if it were this character.
    fn not_plain(&mut self, like: char) {
        if let Some(capture) = &mut self.capture {
            capture.plain = false;
        }
        self.typography.after(like);
    }

    pub(super) fn task(&mut self, done: bool, range: &Range<usize>) {
        let (sign, key) = if done { ("☑", "task.done") } else { ("☐", "task.open") };
        self.out.html.push_str(&format!("<span aria-hidden=\"true\">{sign}</span><span class=\"visually-hidden\">"));
        self.out.hole(HoleKind::Message { key, number: None }, self.report.in_file(range));
        self.out.html.push_str("</span> ");
    }

    pub(super) fn cite(&mut self, label: &str, range: Range<usize>) {
        self.not_plain('x');
        if self.capture.is_some() || !self.links.is_empty() {
            return;
        }
        let note = self.notes.index(label);
        if self.waiting.is_empty() {
            footnotes::reference(&mut self.out, self.notes.cite(note), self.report.in_file(&range));
        } else {
            self.out.cite_later(note, range);
        }
    }

    pub(super) fn inline_html(&mut self, html: &str, range: &Range<usize>) {
        if raw_html::is_comment(html) {
            return;
        }
        if raw_html::is_line_break(html) && self.table.in_cell && self.capture.is_none() {
            return self.line_break("<br>");
        }
        self.not_plain('x');
        let name = raw_html::tag_name(html).to_ascii_lowercase();
        if html.starts_with("</") {
            // One report for a pair of tags is enough.
            if let Some(open) = self.reported_tags.get_mut(&name).filter(|open| **open > 0) {
                return *open -= 1;
            }
        }
        self.report.add(codes::markdown::raw_html(self.report.place(range), html, raw_html::advice_in_line(&name)));
        *self.reported_tags.entry(name).or_default() += 1;
    }

    pub(super) fn start_link(&mut self, link_type: LinkType, destination: &str, title: &str, range: Range<usize>) {
        let autolink = matches!(link_type, LinkType::Autolink | LinkType::Email);
        let target = match link_type {
            LinkType::Email => links::link(&format!("mailto:{destination}")),
            _ => links::link(destination),
        };
        if !title.is_empty() {
            self.report.add(codes::markdown::link_title(self.report.place(&range)));
        }
        let mut shown = false;
        if !self.links.is_empty() {
            self.report.add(codes::markdown::link_nested(self.report.place(&range)));
        } else {
            match target {
                Ok(Target::Link(destination)) => {
                    shown = true;
                    self.out.hole(HoleKind::LinkStart { destination }, self.report.in_file(&range));
                }
                Ok(Target::Data(path)) if !autolink => return self.begin_capture(CaptureKind::Data { path }, range),
                Ok(Target::Data(path)) => {
                    self.report.add(codes::markdown::data_text(self.report.place(&range), &path));
                }
                Err(wrong) => self.report_destination(&wrong, destination, &range),
            }
        }
        let begin = self.out.mark();
        self.links.push(OpenLink { shown, autolink, begin });
    }

    pub(super) fn end_link(&mut self, range: &Range<usize>) {
        self.report_mark_after(range);
        let Some(OpenLink { shown, begin, .. }) = self.links.pop() else { return };
        let no_text = self.out.text.get(begin.text..).is_none_or(|text| text.trim().is_empty());
        let no_picture = self.out.holes.len() <= begin.holes;
        if no_text && no_picture {
            self.report.add(codes::markdown::link_empty(self.report.place(range)));
        }
        if shown {
            self.out.hole(HoleKind::LinkEnd, self.report.in_file(range));
        }
    }

    /// `[text](address){lang=et}` is not a mark for words in another language.
    fn report_mark_after(&mut self, range: &Range<usize>) {
        if self.source.get(range.end..).is_some_and(|after| after.starts_with(spans::MARK)) {
            self.report_span(range.end.saturating_sub(1));
        }
    }

    pub(super) fn start_picture(&mut self, destination: String, title: String, range: Range<usize>) {
        self.begin_capture(CaptureKind::Picture { destination, title }, range);
    }

    fn begin_capture(&mut self, kind: CaptureKind, range: Range<usize>) {
        self.typography.after(' ');
        self.capture = Some(Capture { kind, range, text: String::new(), depth: 0, plain: true });
    }

    pub(super) fn end_capture(&mut self, capture: Capture) {
        let Capture { kind, range, text, plain, .. } = capture;
        self.typography.after('x');
        let text = text.trim();
        match kind {
            CaptureKind::Data { path } => {
                if !plain || text.is_empty() {
                    self.report.add(codes::markdown::data_text(self.report.place(&range), &path));
                }
                self.report_mark_after(&range);
                self.out.number(path, text, self.report.in_file(&range));
            }
            CaptureKind::Picture { destination, title } => self.picture(&destination, &title, text, &range),
        }
    }

    fn picture(&mut self, destination: &str, title: &str, alt: &str, range: &Range<usize>) {
        if self.heading.is_some() {
            self.out.text.push_str(alt);
        }
        match links::picture(destination) {
            Ok(source) => {
                let caption = Typography::line(self.typography.marks, title.trim());
                let caption = Some(caption).filter(|caption| !caption.is_empty());
                if let Some(caption) = &caption {
                    self.out.text.push_str(&format!(" {caption} "));
                }
                let kind = HoleKind::Picture { source, alt: alt.to_owned(), caption, figure: false };
                self.out.hole(kind, self.report.in_file(range));
            }
            Err(wrong) => {
                self.report_destination(&wrong, destination, range);
                self.with_sink(|_, sink| text::verbatim(alt, sink));
            }
        }
    }

    /// Reports a wrong destination at its own place, or at the link's if it is written elsewhere.
    fn report_destination(&mut self, wrong: &Wrong, destination: &str, range: &Range<usize>) {
        let destination = destination.trim();
        let text = self.source.get(range.clone()).unwrap_or_default();
        let found = text.rfind(destination).filter(|_| !destination.is_empty());
        let place = found.map_or_else(|| range.clone(), |at| range.start + at..range.start + at + destination.len());
        let mut problem = links::problem(wrong, self.report.place(&place), destination);
        if found.is_none() {
            problem.fix = None;
        }
        self.report.add(problem);
    }
}

/// What stands before `end` on this line, if it is near.
fn before_on_line(text: &str, end: char) -> Option<&str> {
    let at =
        text.char_indices().take(LOOK_AHEAD).take_while(|(_, char)| *char != '\n').find(|(_, char)| *char == end)?.0;
    text.get(..at).filter(|before| !before.is_empty())
}
