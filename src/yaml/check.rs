//! Walks a value along the schema of its struct and collects everything that is wrong with it, with field paths, and
//! the ids and terms in it.
//!
//! Where it differs from JSON Schema, on purpose: what is empty counts as absent ([`super::empty`]); unknown fields at the
//! top are only collected (a vocabulary may define them; a misspelt one further down is an error even if it is empty); a
//! text of blanks is a problem wherever it stands; `1.0` is no whole number, and whole numbers must fit their Rust type;
//! infinite numbers are none; ids and terms are not checked for their form but handed on as they are, so that the catalog
//! can say which entry may be meant; the forms of `x-value` are checked.
//!
//! In a translation ([`Mode::Translation`]) only translatable fields may stand, none is required, and an item of a list
//! must have the key that says which item of the original it is.

use serde_yaml::{Mapping, Value};

use super::expected::Expected;
use super::schema::Schema;
use super::walk;
use crate::diag::FieldPath;

/// What a walk along the schema found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Checked {
    /// Everything that is wrong with the form, each with its field path.
    pub problems: Vec<Problem>,
    /// Ids of other entries, as they are written.
    pub references: Vec<Reference>,
    /// Keys of vocabulary terms that the schema itself asks for (`x-term`), as they are written.
    pub terms: Vec<TermUse>,
    /// Top-level keys that the struct does not know: a vocabulary's field, or a slip. Decided by the catalog.
    pub unknown_keys: Vec<String>,
}

/// An id of another entry in a field. It may not even have the form of an id.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Reference {
    pub path: FieldPath,
    /// The folder of the kind.
    pub kind: crate::values::Kind,
    pub id: String,
    /// Whether plain text may stand here as well; then only what has the form of an id is reported.
    pub or_text: bool,
}

/// A key of a term in a field. It may not even have the form of a key, except that of a country, which has been a code.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TermUse {
    pub path: FieldPath,
    pub vocabulary: String,
    pub key: String,
}

/// One thing that is wrong with the form of a value.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// The value; for what is missing, the fields among which it should be.
    pub path: FieldPath,
    pub kind: ProblemKind,
    /// What the field is for: its doc comment.
    pub about: Option<String>,
    /// What was probably meant, as it is written in YAML.
    pub write: Option<String>,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq)]
pub enum ProblemKind {
    /// A required key is absent.
    Missing {
        key: String,
    },
    /// None of the keys of which one is needed is there.
    MissingAny {
        keys: Vec<String>,
    },
    /// In a translation: an item without any of the keys that say which one of the original it is.
    MissingIdentity {
        keys: Vec<String>,
    },
    /// A key that the struct does not have; the keys that it has.
    UnknownKey {
        key: String,
        known: Vec<String>,
    },
    /// In a translation: a key that cannot be translated.
    NotTranslatable {
        key: String,
    },
    /// A name among freely named fields that has not the right form.
    WrongKey {
        found: String,
        expected: Expected,
    },
    /// The value is of another type than wanted.
    WrongType {
        found: Value,
        expected: Expected,
    },
    /// The value has the right type, but not the right form.
    WrongForm {
        found: Value,
        expected: Expected,
    },
    /// A text of nothing but blanks, or too few items.
    Empty {
        /// Whether the field must be there, so that leaving it out is no remedy.
        is_required: bool,
    },
    TooLong {
        characters: usize,
        max: usize,
    },
    OutOfRange {
        found: f64,
        min: Option<f64>,
        max: Option<f64>,
    },
    /// None of the words that are possible.
    NotAnOption {
        found: String,
        options: Vec<String>,
    },
    /// A code such as `&nbsp;` in a text; a slip, not an error.
    HtmlEntity {
        found: String,
    },
    /// In a translation: an item that names none of the original's; the names of those.
    NoSuchItem {
        key: String,
        name: String,
        known: Vec<String>,
    },
    /// In a translation: an item that another one has translated already.
    ItemTwice {
        key: String,
        name: String,
    },
    /// In a translation: a list of texts that has not as many of them as the original; a slip, not an error.
    OtherLength {
        original: usize,
        translation: usize,
    },
    /// The struct does not take what the check has let through: a fault of this program.
    Refused {
        reason: String,
    },
}

impl Problem {
    /// Whether the value cannot be used; what is only a likely slip is told, and used.
    pub fn is_error(&self) -> bool {
        !matches!(self.kind, ProblemKind::HtmlEntity { .. } | ProblemKind::OtherLength { .. })
    }
}

impl Checked {
    pub fn has_errors(&self) -> bool {
        self.problems.iter().any(Problem::is_error)
    }
}

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    Original,
    Translation,
}

/// The fields that say which item of the original an item in a translation is; an item needs one of those that its
/// struct has.
pub const IDENTITY_KEYS: [&str; 5] = ["id", "key", "file", "url", "version"];

impl Schema {
    /// Walks a value; `value` is what [`super::parse::parse`] gives.
    pub fn check(&self, value: &Value, mode: Mode) -> Checked {
        let nothing = Value::Mapping(Mapping::new());
        walk::all(self, if value.is_null() { &nothing } else { value }, mode)
    }
}

#[cfg(test)]
mod generate;
#[cfg(test)]
mod oracle;
#[cfg(test)]
mod tests;
