//! Text as it is shown: escaped for HTML, with the quotation marks of its language, dashes and dots as a printer sets
//! them, and without invisible characters.
//!
//! The same text goes out twice in one pass: as HTML, and plain for search. What is typed with a `\` before it, as an
//! entity or as code stays as it is.
//!
//! A `"` opens a quotation after a space or an opening bracket and before something else than a space; otherwise it
//! closes one that is open, else it stays (`12"`). A `'` opens one only if no digit follows (`the '90s`) and another `'`
//! of the same paragraph can close it; otherwise it closes one, else it is an apostrophe.

use std::ops::Range;

use super::pasted::{is_invisible, may_begin_invisible};
use super::quotes::Marks;
use crate::source::characters::is_forbidden;
use crate::values::text;

/// Where text goes: to the HTML, if it is shown here, and to the plain text.
pub(super) struct Sink<'a> {
    pub html: Option<&'a mut String>,
    pub text: &'a mut String,
}

impl Sink<'_> {
    /// Text that needs no escaping.
    fn plain(&mut self, text: &str) {
        self.pair(text, text);
    }

    fn pair(&mut self, html: &str, text: &str) {
        if let Some(out) = &mut self.html {
            out.push_str(html);
        }
        self.text.push_str(text);
    }

    fn char(&mut self, char: char) {
        self.pair(escaped(char).unwrap_or(char.encode_utf8(&mut [0; 4])), char.encode_utf8(&mut [0; 4]));
    }
}

/// What stands for a character between tags, where a `"` is itself.
fn escaped(char: char) -> Option<&'static str> {
    text::entity(char).filter(|_| char != '"').map(|(html, _)| html)
}

/// Text for an attribute in double quotes.
pub(super) fn push_attribute(out: &mut String, text: &str) {
    for char in text.chars().filter(|char| !is_invisible(*char)) {
        match text::entity(char) {
            Some((html, _)) => out.push_str(html),
            None => out.push(char),
        }
    }
}

/// Code and addresses: escaped, otherwise as typed.
pub(super) fn verbatim(text: &str, sink: &mut Sink<'_>) {
    let mut done = 0;
    while let Some((at, char)) = special(text, done, ESCAPE) {
        sink.plain(text.get(done..at).unwrap_or_default());
        if !is_invisible(char) {
            sink.char(char);
        }
        done = at + char.len_utf8();
    }
    sink.plain(text.get(done..).unwrap_or_default());
}

/// An entity (`&shy;`): whoever writes one means it, so only what HTML forbids is left out.
pub(super) fn entity(text: &str, sink: &mut Sink<'_>) {
    text.chars().filter(|char| !is_forbidden(*char)).for_each(|char| sink.char(char));
}

/// Must be looked at wherever text goes to HTML.
const ESCAPE: u8 = 1;
/// Must be looked at only where the printer's signs are put in.
const SMART: u8 = 2;

/// What each byte asks for.
static CLASS: [u8; 256] = {
    let mut class = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        if matches!(byte as u8, b'&' | b'<' | b'>') || may_begin_invisible(byte as u8) {
            class[byte] = ESCAPE;
        } else if matches!(byte as u8, b'"' | b'\'' | b'-' | b'.' | b':') {
            class[byte] = SMART;
        }
        byte += 1;
    }
    class
};

/// The next character at or after `from` that one of `classes` asks for.
fn special(text: &str, from: usize, classes: u8) -> Option<(usize, char)> {
    let rest = text.as_bytes().get(from..)?;
    let at = from + rest.iter().position(|byte| CLASS[usize::from(*byte)] & classes != 0)?;
    Some((at, text.get(at..)?.chars().next()?))
}

/// What becomes of a character.
enum Step {
    /// These bytes stay as they are.
    Keep(usize),
    /// So many bytes become this (HTML, plain text).
    Put(usize, &'static str, &'static str),
}

/// What has been written of the current paragraph.
pub(super) struct Typography {
    pub marks: &'static Marks,
    /// The last character; a space at the beginning and after an opening mark.
    prev: char,
    doubles: usize,
    single: bool,
    /// Up to here an address (`https://…`) has been followed, which keeps its hyphens and dots.
    url: Option<usize>,
    /// A `'` that can close is here,
    closer: usize,
    /// and before here there is none.
    no_closer_before: usize,
}

impl Typography {
    pub(super) fn new(marks: &'static Marks) -> Self {
        Self { marks, prev: ' ', doubles: 0, single: false, url: None, closer: 0, no_closer_before: 0 }
    }

    /// A paragraph, a heading or a cell begins.
    pub(super) fn begin(&mut self) {
        (self.prev, self.doubles, self.single, self.url) = (' ', 0, false, None);
    }

    /// Something else than text was written: a space, a picture, code.
    pub(super) fn after(&mut self, char: char) {
        self.prev = char;
    }

    /// A text that is nowhere in the source as such: a caption.
    pub(super) fn line(marks: &'static Marks, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        Self::new(marks).write(text, 0..text.len(), false, &mut Sink { html: None, text: &mut out });
        out
    }

    /// The text at `range` of `source`; `escaped`: its first character stays as it is.
    pub(super) fn write(&mut self, source: &str, range: Range<usize>, escaped: bool, sink: &mut Sink<'_>) {
        let raw = source.get(range.clone()).unwrap_or_default();
        let (mut done, mut at) = (0, 0);
        if let Some(first) = raw.chars().next().filter(|_| escaped) {
            sink.char(first);
            self.prev = first;
            (done, at) = (first.len_utf8(), first.len_utf8());
        }
        while let Some((found, char)) = special(raw, at, ESCAPE | SMART) {
            let run = raw.get(done..found).unwrap_or_default();
            self.prev = run.chars().next_back().unwrap_or(self.prev);
            match self.step(source, range.start + found, char, raw.get(found..).unwrap_or_default()) {
                Step::Keep(bytes) => at = found + bytes,
                Step::Put(bytes, html, text) => {
                    sink.plain(run);
                    sink.pair(html, text);
                    (done, at) = (found + bytes, found + bytes);
                }
            }
        }
        let run = raw.get(done..).unwrap_or_default();
        self.prev = run.chars().next_back().unwrap_or(self.prev);
        sink.plain(run);
    }

    fn step(&mut self, source: &str, at: usize, char: char, rest: &str) -> Step {
        let next = || source.get(at + 1..).and_then(|after| after.chars().next()).unwrap_or('\n');
        match char {
            '"' => self.double(next()),
            '\'' => self.single(source, at, next()),
            '-' | '.' => self.repeated(source, at, char, rest),
            ':' => {
                if rest.starts_with("://") && self.prev.is_alphanumeric() {
                    self.url = Some(at);
                }
                Step::Keep(1)
            }
            '\u{2028}' | '\u{2029}' => self.put(3, " ", " "),
            _ if is_invisible(char) => Step::Put(char.len_utf8(), "", ""),
            _ => match text::entity(char) {
                Some((html, text)) => self.put(1, html, text),
                None => self.typed_mark(char, rest),
            },
        }
    }

    fn put(&mut self, bytes: usize, html: &'static str, text: &'static str) -> Step {
        self.prev = text.chars().next_back().unwrap_or(self.prev);
        Step::Put(bytes, html, text)
    }

    fn open(&mut self, mark: &'static str) -> Step {
        // Another quotation may begin directly inside this one.
        self.prev = ' ';
        Step::Put(1, mark, mark)
    }

    fn double(&mut self, next: char) -> Step {
        if self.can_open(next) {
            self.doubles += 1;
            self.open(self.marks.open)
        } else if self.doubles > 0 {
            self.doubles -= 1;
            self.put(1, self.marks.close, self.marks.close)
        } else {
            Step::Keep(1)
        }
    }

    fn single(&mut self, source: &str, at: usize, next: char) -> Step {
        let inside_word = self.prev.is_alphanumeric() && next.is_alphanumeric();
        if !inside_word && !next.is_ascii_digit() && self.can_open(next) && self.has_closer(source, at + 1) {
            self.single = true;
            self.open(self.marks.inner_open)
        } else if !inside_word && self.single && !self.prev.is_whitespace() {
            self.single = false;
            self.put(1, self.marks.inner_close, self.marks.inner_close)
        } else {
            self.put(1, "’", "’")
        }
    }

    fn can_open(&self, next: char) -> bool {
        (self.prev.is_whitespace() || "([{</-–—=".contains(self.prev)) && !next.is_whitespace()
    }

    /// A typed mark counts, so that `„Hallo"` ends as it should.
    fn typed_mark(&mut self, char: char, rest: &str) -> Step {
        let Marks { open, close, .. } = *self.marks;
        if open != close && rest.starts_with(open) {
            self.doubles += 1;
            return Step::Put(char.len_utf8(), open, open);
        }
        if rest.starts_with(close) {
            self.doubles = self.doubles.saturating_sub(1);
        }
        Step::Keep(char.len_utf8())
    }

    /// `--`, `---` and `...`; more of them are a line to write on, fewer what they are.
    fn repeated(&mut self, source: &str, at: usize, char: char, rest: &str) -> Step {
        let length = rest.bytes().take_while(|byte| char::from(*byte) == char).count();
        if length < 2 || self.in_url(source, at) {
            return Step::Keep(length);
        }
        match (char, length) {
            ('-', 2) => self.put(2, "–", "–"),
            ('-', 3) => self.put(3, "—", "—"),
            ('.', 3) => self.put(3, "…", "…"),
            _ => Step::Keep(length),
        }
    }

    /// Whether the address that began before goes on up to `at`.
    fn in_url(&mut self, source: &str, at: usize) -> bool {
        let Some(from) = self.url else { return false };
        let ends = |char: char| char.is_whitespace() || matches!(char, '"' | '<' | '>' | '«' | '»' | '„' | '“' | '”');
        let goes_on = source.get(from..at).is_some_and(|part| !part.contains(ends));
        self.url = goes_on.then_some(at);
        goes_on
    }

    /// Whether a `'` from here to the end of the paragraph can close a quotation. What was found is kept, so that many
    /// of them in one paragraph are looked for only once.
    fn has_closer(&mut self, source: &str, from: usize) -> bool {
        if from <= self.closer {
            return true;
        }
        if from < self.no_closer_before {
            return false;
        }
        let bytes = source.as_bytes().get(from..).unwrap_or_default();
        for at in memchr::memchr2_iter(b'\'', b'\n', bytes).map(|at| from + at) {
            let before = source.get(..at).and_then(|text| text.chars().next_back()).unwrap_or(' ');
            let after = source.get(at + 1..).unwrap_or_default();
            if source.as_bytes().get(at) == Some(&b'\'') {
                let next = after.chars().next().unwrap_or(' ');
                if !before.is_whitespace() && before != '\\' && !next.is_alphanumeric() {
                    self.closer = at;
                    return true;
                }
            } else if after.trim_start_matches([' ', '\t', '>']).starts_with(['\n', '\r']) {
                self.no_closer_before = at;
                return false;
            }
        }
        self.no_closer_before = source.len();
        false
    }
}
