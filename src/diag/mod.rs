//! Diagnostics: what is wrong, where, and what to do. A problem in the content is one of these, never an `Err`.
//!
//! Stages make them with the constructors in [`codes`], one for each kind of problem. A [`Place`] says where without
//! line numbers, so that making one costs nothing; [`crate::yaml::resolve`] turns the places of a finished build
//! into lines and columns, and [`render`] prints the result.

pub mod codes;
pub mod render;

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::source::SourcePath;

/// How bad it is. The order is from worst to mildest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The page would be wrong or unsafe: nothing is published.
    Error,
    /// A likely slip; an error with `--strict`.
    Warning,
    /// Advice, or something that depends on the day; never an error.
    Note,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        })
    }
}

/// One step into a YAML document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Segment {
    Key(String),
    Index(usize),
}

/// The path of a field in front matter or a YAML file: `entrants[2].municipality`.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FieldPath(pub Vec<Segment>);

impl FieldPath {
    pub fn root() -> Self {
        Self::default()
    }

    /// The path of a top-level field.
    pub fn of(key: &str) -> Self {
        Self::root().key(key)
    }

    pub fn key(&self, key: &str) -> Self {
        self.with(Segment::Key(key.to_owned()))
    }

    pub fn index(&self, index: usize) -> Self {
        self.with(Segment::Index(index))
    }

    fn with(&self, segment: Segment) -> Self {
        let mut path = self.0.clone();
        path.push(segment);
        Self(path)
    }
}

impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, segment) in self.0.iter().enumerate() {
            match segment {
                Segment::Key(key) if position == 0 => write!(f, "{key}")?,
                Segment::Key(key) => write!(f, ".{key}")?,
                Segment::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

/// Where in a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum At {
    /// The file as a whole.
    Whole,
    /// The value of a field; of a field that is absent, the nearest one around it.
    Field(FieldPath),
    /// The key of a field rather than its value.
    Key(FieldPath),
    /// A range of bytes of the file's text; on character boundaries.
    Bytes(ByteRange),
}

/// A range of bytes that can be ordered and stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ByteRange {
    pub start: usize,
    pub end: usize,
}

impl From<Range<usize>> for ByteRange {
    fn from(range: Range<usize>) -> Self {
        Self { start: range.start, end: range.end }
    }
}

/// A place in the sources.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    pub file: SourcePath,
    pub at: At,
}

impl Place {
    pub fn whole(file: &SourcePath) -> Self {
        Self { file: file.clone(), at: At::Whole }
    }

    pub fn field(file: &SourcePath, path: FieldPath) -> Self {
        Self { file: file.clone(), at: At::Field(path) }
    }

    pub fn key(file: &SourcePath, path: FieldPath) -> Self {
        Self { file: file.clone(), at: At::Key(path) }
    }

    pub fn bytes(file: &SourcePath, range: Range<usize>) -> Self {
        Self { file: file.clone(), at: At::Bytes(range.into()) }
    }
}

/// In a message, a help or a fix: what stands at the problem's place in the file, letter by letter. A number that was read has lost how it
/// was written; [`crate::yaml::resolve`] puts that in.
pub(crate) const TYPED: &str = "\u{fffc}";

/// A further place that explains the problem.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Label {
    pub place: Place,
    pub text: String,
}

/// A change that mends the problem: put `text` at `place`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Fix {
    pub place: Place,
    pub text: String,
}

/// One problem.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Diagnostic {
    /// A stable path such as `award/pearl-not-candidate`; one constructor in [`codes`] makes it.
    pub code: std::borrow::Cow<'static, str>,
    pub severity: Severity,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    pub place: Place,
    /// A few words under the place's excerpt: "did you mean `rujiena`?"
    pub label: Option<String>,
    pub labels: Vec<Label>,
    /// What to do, in one sentence.
    pub help: Option<String>,
    pub fix: Option<Fix>,
}

impl Diagnostic {
    fn new(severity: Severity, code: &'static str, place: Place, message: impl Into<String>) -> Self {
        Self {
            code: code.into(),
            severity,
            message: message.into(),
            place,
            label: None,
            labels: Vec::new(),
            help: None,
            fix: None,
        }
    }

    pub fn error(code: &'static str, place: Place, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, place, message)
    }

    pub fn warning(code: &'static str, place: Place, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, place, message)
    }

    pub fn note(code: &'static str, place: Place, message: impl Into<String>) -> Self {
        Self::new(Severity::Note, code, place, message)
    }

    /// A few words under the excerpt.
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// A few words under the excerpt, where there are any.
    pub(crate) fn maybe_label(mut self, label: Option<String>) -> Self {
        self.label = label;
        self
    }

    pub fn also(mut self, place: Place, text: impl Into<String>) -> Self {
        self.labels.push(Label { place, text: text.into() });
        self
    }

    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    pub fn fix(mut self, text: impl Into<String>) -> Self {
        self.fix = Some(Fix { place: self.place.clone(), text: text.into() });
        self
    }
}

/// Whether there is no error among them.
pub(crate) fn is_sound(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().all(|diagnostic| diagnostic.severity != Severity::Error)
}

/// Makes errors of warnings, as `--strict` asks for. Notes stay notes.
pub(crate) fn make_strict(diagnostics: &mut [Diagnostic]) {
    let warnings = diagnostics.iter_mut().filter(|diagnostic| diagnostic.severity == Severity::Warning);
    warnings.for_each(|diagnostic| diagnostic.severity = Severity::Error);
}

/// A diagnostic whose places are lines and columns, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resolved {
    pub diagnostic: Diagnostic,
    pub position: Position,
    /// Positions of `diagnostic.labels`, in their order.
    pub labels: Vec<Position>,
    /// What `diagnostic.fix` puts its text in the place of, if there is one.
    pub fix: Option<Position>,
}

/// A range of a file's text in lines and columns, with the lines that it begins on for an excerpt.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Position {
    /// From 1; 0 where the place is a whole file.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    pub end_line: usize,
    /// The column after the last character.
    pub end_column: usize,
    /// The text of `line`, without its end; empty where the line is too long to be shown.
    pub excerpt: String,
}

/// The nearest of `candidates` to `word` in spelling, if one is near enough to have been meant.
pub(crate) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Comparing takes time by the product of both lengths, and nobody misspells a word as long as this one.
    const LONGEST: usize = 400;
    if word.len() > LONGEST {
        return None;
    }
    let word = word.to_lowercase();
    let length = word.chars().count();
    let limit = (length / 3).clamp(1, 4);
    candidates
        .into_iter()
        .filter(|candidate| candidate.len() <= LONGEST)
        .filter_map(|candidate| {
            let lower = candidate.to_lowercase();
            let may_be_near = lower.chars().count().abs_diff(length) <= limit;
            may_be_near.then(|| (strsim::damerau_levenshtein(&word, &lower), candidate))
        })
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, candidate)| candidate)
}
