//! Reading YAML with limits, and what is wrong with it in an editor's words.
//!
//! 1. Size and depth of brackets are checked (`limits`), and how much repetitions come to (`repeats`).
//! 2. `serde_yaml` reads the text into a value; it refuses duplicate keys and whatever is not YAML.
//! 3. What it says is put into one sentence, if possible the one for the slip that stands in the line. Where the
//!    corrected line is known, reading goes on with it, so that several slips of one file are found in one run.
//! 4. The value must be fields at the top, with texts as names, no tags, and not too deep. Codes in double quotes can
//!    bring in no character that no page can show (`escapes`).

use std::ops::Range;

use serde_yaml::Value;

use super::empty::is_empty;
use super::escapes;
use super::limits::{MAX_BYTES, MAX_DEPTH, too_deep};
use super::repeats;
use super::slips::{self, Kind, Slip};
use super::spans::first_line;
use super::trail::{Trail, key_name};
use crate::diag::{Diagnostic, Fix, Place, codes};
use crate::source::SourcePath;
use crate::values::text::floor_boundary;

/// How many faults of one file are looked for.
const MAX_FAULTS: usize = 20;

/// Reads the fields of a file. `text` is the YAML alone, `offset` the byte of the file's text at which it begins.
/// Comments alone, or nothing, are no fields at all: an empty mapping.
pub fn parse(text: &str, offset: usize, file: &SourcePath) -> Result<Value, Vec<Diagnostic>> {
    let place = |range: Range<usize>| Place::bytes(file, offset + range.start..offset + range.end);
    if text.len() > MAX_BYTES {
        return Err(vec![codes::yaml::too_large(place(first_line(text)), text.len(), MAX_BYTES)]);
    }
    if let Some(at) = too_deep(text) {
        return Err(vec![codes::yaml::too_deep(place(at..at + 1), MAX_DEPTH)]);
    }
    let mut value = read_all(text, offset, file)?;
    let mut problems = unusual(&value, file);
    if problems.is_empty() && text.contains('\\') {
        problems = escapes::settle(&mut value, file);
    }
    if problems.is_empty() { Ok(value) } else { Err(problems) }
}

/// Reads, and after a slip that can be corrected reads on, to find the next one.
fn read_all(text: &str, offset: usize, file: &SourcePath) -> Result<Value, Vec<Diagnostic>> {
    let mut current = text.to_owned();
    let mut problems = Vec::new();
    let mut lines = Vec::new();
    while problems.len() < MAX_FAULTS {
        let fault = match read(&current) {
            Ok(value) if problems.is_empty() => return Ok(value),
            Ok(_) => break,
            Err(fault) => fault,
        };
        let line = current[..floor_boundary(&current, fault.line.start)].matches('\n').count();
        if lines.contains(&line) {
            break;
        }
        lines.push(line);
        problems.push(fault.diagnostic(Original { text, current: &current, offset, file }));
        match fault.corrected {
            Some(corrected) => current.replace_range(fault.line, &corrected),
            None => break,
        }
    }
    Err(problems)
}

/// Why a text cannot be read, with ranges in that text.
struct Fault {
    what: What,
    range: Range<usize>,
    line: Range<usize>,
    corrected: Option<String>,
}

enum What {
    Slip(Kind),
    NotFields,
    TooDeep,
    Repeats,
    UnknownAnchor,
    SeveralDocuments,
    DuplicateKey { key: String, first: Option<Range<usize>> },
    NumberTooLarge,
    Syntax(&'static str),
}

fn read(text: &str) -> Result<Value, Fault> {
    if !repeats::are_few(text) {
        return Err(too_many_repetitions(text));
    }
    match serde_yaml::from_str(text) {
        Ok(Value::Null) => Ok(Value::Mapping(serde_yaml::Mapping::new())),
        Ok(value @ Value::Mapping(_)) => {
            let slip = odd_name(text, &value).or_else(|| slips::silent::find(text).map(Fault::from));
            slip.map_or(Ok(value), Err)
        }
        Ok(Value::Sequence(_)) => Err(Fault::new(What::NotFields, first_line(text))),
        Ok(_) => {
            Err(slip(text, 0, None, "expected ':'").unwrap_or_else(|| Fault::new(What::NotFields, first_line(text))))
        }
        Err(error) => Err(fault(text, &error)),
    }
}

/// A slip that makes one name of what should be a name and a value.
fn odd_name(text: &str, value: &Value) -> Option<Fault> {
    let mut slip = None;
    walk(value, &Trail::top(), &mut |_, value| {
        let keys = value.as_mapping().into_iter().flat_map(|fields| fields.keys());
        let odd = keys.filter_map(Value::as_str).filter(|key| slips::is_odd_name(key));
        let found = odd.filter_map(|key| slips::in_name(text, text.find(key)?)).next();
        slip = slip.take().or(found);
    });
    slip.map(Fault::from)
}

/// What the error of `serde_yaml` means.
fn fault(text: &str, error: &serde_yaml::Error) -> Fault {
    let message = error.to_string();
    let at = error.location().map_or(0, |location| floor_boundary(text, location.index()));
    let line = |what| Fault::new(what, line_around(text, at));
    if message.contains("duplicate entry with key") {
        return duplicate_key(text).unwrap_or_else(|| line(What::Syntax("a field stands here twice")));
    }
    if message.contains("more than one document") {
        return several_documents(text);
    }
    if message.contains("repetition limit exceeded") {
        return too_many_repetitions(text);
    }
    if message.contains("recursion limit exceeded") {
        return line(What::TooDeep);
    }
    if message.contains("as u128") || message.contains("as i128") {
        return Fault::new(What::NumberTooLarge, word_at(text, at));
    }
    let opened =
        message.rsplit_once(" at line ").filter(|_| is_opened(&message)).and_then(|(_, rest)| mark(text, rest));
    if let Some(slip) = slip(text, at, opened, &message) {
        return slip;
    }
    line(if message.contains("unknown anchor") { What::UnknownAnchor } else { What::Syntax(sentence(&message)) })
}

fn too_many_repetitions(text: &str) -> Fault {
    Fault::new(What::Repeats, repeats::most_repeated(text).unwrap_or_else(|| first_line(text)))
}

/// Whether the second place of a message is where something begins that does not end.
fn is_opened(message: &str) -> bool {
    ["while scanning a quoted scalar at", "while parsing a flow ", "while scanning a simple key at"]
        .iter()
        .any(|context| message.contains(context))
}

/// The byte that `4 column 7` means.
fn mark(text: &str, position: &str) -> Option<usize> {
    let (line, column) = position.split_once(" column ")?;
    let (line, column): (usize, usize) = (line.parse().ok()?, column.parse().ok()?);
    let before: usize = text.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
    let within = text[before..].char_indices().nth(column.checked_sub(1)?).map_or(0, |(at, _)| at);
    Some(before + within)
}

/// A sentence for what is left when no slip was recognised.
fn sentence(problem: &str) -> &'static str {
    const SENTENCES: [(&str, &str); 11] = [
        ("mapping values are not allowed", "a colon stands where no field can begin"),
        ("block sequence entries are not allowed", "a list cannot begin on this line"),
        ("did not find expected ',' or", "a comma or a closing bracket is missing before this line"),
        ("unexpected end of stream", "a quote or a bracket is not closed"),
        (
            "invalid Unicode character escape code",
            "the code after the backslash stands for no character; type the character itself",
        ),
        ("expected hexdecimal number", "in double quotes a backslash must be doubled, `\\\\`; or use single quotes"),
        ("unknown escape character", "in double quotes a backslash must be doubled, `\\\\`; or use single quotes"),
        ("cannot start any token", "no value can begin with this character"),
        ("expected alphabetic or numeric", "a text that begins with `&` or `*` needs quotes around it"),
        ("did not find expected key", "this line does not belong to the fields around it"),
        ("did not find expected node content", "a value is missing here"),
    ];
    let known = SENTENCES.iter().find(|(part, _)| problem.contains(part));
    known.map_or("this line does not have the form of a field", |(_, sentence)| sentence)
}

fn slip(text: &str, at: usize, opened: Option<usize>, problem: &str) -> Option<Fault> {
    slips::recognise(text, at, opened, problem).map(Fault::from)
}

impl From<Slip> for Fault {
    fn from(slip: Slip) -> Self {
        Self { what: What::Slip(slip.kind), range: slip.range, line: slip.line, corrected: slip.corrected }
    }
}

/// The place of the second of two equal keys, which only the other reader knows.
fn duplicate_key(text: &str) -> Option<Fault> {
    let at = super::spans::duplicate_key(text)?;
    let line = line_around(text, at);
    let column = at - line.start;
    let key = text[at..line.end].split(':').next().map(str::trim_end).filter(|key| !key.is_empty())?;
    let is_same = |start: usize| {
        let candidate = line_around(text, start);
        let name = text.get(candidate.start + column..candidate.end)?.strip_prefix(key)?;
        name.trim_start().starts_with(':').then_some(candidate.start + column..candidate.start + column + key.len())
    };
    let starts: Vec<usize> = text[..line.start]
        .split_inclusive('\n')
        .scan(0, |at, line| {
            let start = *at;
            *at += line.len();
            Some(start)
        })
        .collect();
    let first = starts.into_iter().rev().find_map(is_same);
    let key_name = key.trim_matches(['\'', '"']).to_owned();
    Some(Fault::new(What::DuplicateKey { key: key_name, first }, at..at + key.len()))
}

/// A line `---` after something else, or fields that are less indented than the first one.
fn several_documents(text: &str) -> Fault {
    let mut start = 0;
    let mut first = None;
    for line in text.split_inclusive('\n') {
        let range = start..start + line.trim_end().len();
        start += line.len();
        let is_divider = ["---", "..."].iter().any(|divider| line.starts_with(divider));
        match &first {
            Some(_) if is_divider => return Fault::new(What::SeveralDocuments, range),
            None if !is_divider && !line.trim().is_empty() && !line.starts_with(['#', '%']) => first = Some(range),
            _ => {}
        }
    }
    let range = first.unwrap_or(0..0);
    let indent = text[range.clone()].len() - text[range.clone()].trim_start().len();
    let corrected = text[range.start + indent..range.end].to_owned();
    let shown = range.start + indent..range.end;
    Fault { what: What::Slip(Kind::Indentation), range: shown, line: range, corrected: Some(corrected) }
}

/// The range of the line around a byte, without blanks at its end.
fn line_around(text: &str, at: usize) -> Range<usize> {
    let at = floor_boundary(text, at);
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let length = text[start..].split('\n').next().map_or(0, |line| line.trim_end().len());
    start..start + length
}

fn word_at(text: &str, at: usize) -> Range<usize> {
    let length = text[at..].find([' ', ',', ']', '}', '\r', '\n']).unwrap_or(text.len() - at);
    at..at + length
}

/// The text as it is in the file, for ranges of a text with corrected lines.
#[derive(Clone, Copy)]
struct Original<'a> {
    text: &'a str,
    current: &'a str,
    offset: usize,
    file: &'a SourcePath,
}

impl Original<'_> {
    /// Corrections keep the number of lines, and a line is corrected once at most.
    fn place(&self, range: &Range<usize>) -> Place {
        Place::bytes(self.file, self.offset + self.byte(range.start)..self.offset + self.byte(range.end))
    }

    fn byte(&self, at: usize) -> usize {
        let before = &self.current[..floor_boundary(self.current, at)];
        let lines = before.matches('\n').count();
        let column = before.len() - before.rfind('\n').map_or(0, |newline| newline + 1);
        let start: usize = self.text.split_inclusive('\n').take(lines).map(str::len).sum();
        let length = self.text[start..].split('\n').next().map_or(0, str::len);
        floor_boundary(self.text, start + column.min(length))
    }
}

impl Fault {
    fn new(what: What, range: Range<usize>) -> Self {
        Self { what, line: range.clone(), range, corrected: None }
    }

    fn diagnostic(&self, original: Original) -> Diagnostic {
        let place = original.place(&self.range);
        let fix = self.corrected.clone().map(|text| Fix { place: original.place(&self.line), text });
        match &self.what {
            What::Slip(kind) => slip_diagnostic(kind, place, fix),
            What::NotFields => codes::yaml::not_fields(place),
            What::TooDeep => codes::yaml::too_deep(place, MAX_DEPTH),
            What::Repeats => codes::yaml::repeats(place, repeats::MAX_VALUES, repeats::MAX_TEXT),
            What::UnknownAnchor => codes::yaml::unknown_anchor(place),
            What::SeveralDocuments => codes::yaml::several_documents(place),
            What::DuplicateKey { key, first } => {
                codes::yaml::duplicate_key(place, key, first.as_ref().map(|first| original.place(first)))
            }
            What::NumberTooLarge => codes::yaml::number_too_large(place),
            What::Syntax(sentence) => codes::yaml::syntax(place, sentence),
        }
    }
}

fn slip_diagnostic(kind: &Kind, place: Place, fix: Option<Fix>) -> Diagnostic {
    match kind {
        Kind::Tab => codes::yaml::tab(place, fix),
        Kind::SpecialSpace => codes::yaml::special_space(place, fix),
        Kind::MissingSpace(key) => codes::yaml::missing_space(place, key, fix),
        Kind::MissingColon => codes::yaml::missing_colon(place),
        Kind::TypographicQuotes => codes::yaml::typographic_quotes(place, fix),
        Kind::UnclosedQuote => codes::yaml::unclosed_quote(place, fix),
        Kind::TextAfterQuote => codes::yaml::text_after_quote(place, fix),
        Kind::UnclosedBracket(bracket) => codes::yaml::unclosed_bracket(place, *bracket, fix),
        Kind::SpecialStart(start) => codes::yaml::special_start(place, *start, fix),
        Kind::UnquotedColon => codes::yaml::unquoted_colon(place, fix),
        Kind::Indentation => codes::yaml::indentation(place, fix),
        Kind::Comment => codes::yaml::comment(place, fix),
    }
}

/// What YAML allows and fields do not: tags, names that are no texts, too many levels.
fn unusual(value: &Value, file: &SourcePath) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    walk(value, &Trail::top(), &mut |trail, value| match value {
        _ if trail.depth > MAX_DEPTH => {
            problems.push(codes::yaml::too_deep(Place::field(file, trail.path()), MAX_DEPTH))
        }
        Value::Tagged(tagged) => {
            problems.push(codes::yaml::tag(Place::field(file, trail.path()), &tagged.tag.to_string()))
        }
        // `{11, 17}`: names without values are the items of a list.
        Value::Mapping(fields)
            if fields.len() > 1
                && fields.values().all(Value::is_null)
                && fields.keys().any(|key| !key.is_string())
                && trail.depth > 0 =>
        {
            let items: Vec<_> = fields.keys().map(key_name).collect();
            problems.push(codes::yaml::braces(Place::field(file, trail.path()), &format!("[{}]", items.join(", "))));
        }
        Value::Mapping(fields) => problems.extend(fields.keys().filter(|key| !key.is_string()).map(|key| {
            let name = key_name(key);
            codes::yaml::key_not_text(Place::key(file, trail.key(&name).path()), &name)
        })),
        _ => {}
    });
    problems.truncate(MAX_FAULTS);
    problems
}

/// Calls `visit` for a value and all values in it, down to the first level that is too deep.
pub fn walk(value: &Value, trail: &Trail, visit: &mut impl FnMut(&Trail, &Value)) {
    visit(trail, value);
    match value {
        _ if trail.depth > MAX_DEPTH => {}
        Value::Sequence(items) => {
            // Empty items are not counted, as nowhere else; one that is tagged or too deep has the number of the next.
            let mut number = 0;
            for item in items {
                walk(item, &trail.index(number), visit);
                number += usize::from(!is_empty(item));
            }
        }
        Value::Mapping(fields) => {
            fields.iter().for_each(|(key, value)| walk(value, &trail.key(&key_name(key)), visit));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests;
