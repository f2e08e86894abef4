//! Walks a value along the schema of its struct. (interface; see the module's owner)

use crate::diag::FieldPath;
use serde_yaml::Value;

/// What a walk along the schema found.
#[derive(Debug, Clone, Default)]
pub struct Checked {
    /// Everything that is wrong with the form, each with its field path.
    pub problems: Vec<Problem>,
    /// Ids of other entries.
    pub references: Vec<Reference>,
    /// Keys of vocabulary terms that the schema itself asks for (`x-term`).
    pub terms: Vec<TermUse>,
    /// Top-level keys that the struct does not know: a vocabulary's field, or a slip. Decided by the catalog.
    pub unknown_keys: Vec<String>,
}

/// An id of another entry in a field.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Reference {
    pub path: FieldPath,
    /// The folder of the kind.
    pub kind: crate::route::Kind,
    pub id: String,
    /// Whether plain text may stand here as well.
    pub or_text: bool,
}

/// A key of a term in a field.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TermUse {
    pub path: FieldPath,
    pub vocabulary: String,
    pub key: String,
}

/// One thing that is wrong with the form of a value.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    pub path: FieldPath,
    pub kind: ProblemKind,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq)]
pub enum ProblemKind {
    /// A required key is absent.
    Missing { key: String },
    /// None of the keys of which one is needed is there.
    MissingAny { keys: Vec<String> },
    /// A key that the struct does not have; the keys that it has.
    UnknownKey { key: String, known: Vec<String> },
    /// In a translation: a key that cannot be translated.
    NotTranslatable { key: String },
    /// The value is of another type than wanted.
    WrongType { found: Value, expected: Expected },
    /// The value has the right type, but not the right form.
    WrongForm { found: Value, expected: Expected },
    /// A text that must not be empty, or a list that must not.
    Empty,
    TooLong { characters: usize, max: usize },
    OutOfRange { found: f64, min: Option<f64>, max: Option<f64> },
    /// None of the words that are possible.
    NotAnOption { found: String, options: Vec<String> },
}

/// What was wanted, in the editors' terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Expected {
    Text,
    Number,
    Integer,
    YesNo,
    List,
    Mapping,
    Date,
    Period,
    Url,
    Email,
    Country,
    Currency,
    Language,
    Id,
    TextByLanguage,
    Photos,
    File,
}
