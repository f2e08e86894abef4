//! Unknown top-level keys get their meaning: a vocabulary that has the key as its field says what may stand there. What no
//! vocabulary knows is an error.

use std::collections::BTreeMap;

use serde_yaml::Value;

use crate::content::{Document, schema};
use crate::diag::{Diagnostic, FieldPath, Place, codes};
use crate::values::{Lang, is_id};
use crate::yaml::check::{Problem, ProblemKind};
use crate::yaml::empty;
use crate::yaml::expected::Expected;
use crate::yaml::report;

use super::vocabularies::Vocabularies;

/// The terms of an original's vocabulary fields, and what is wrong with them.
pub struct Fields {
    pub terms: BTreeMap<String, Vec<String>>,
    /// Problems of form, told as those of the schema are.
    pub problems: Vec<Problem>,
    /// Problems of meaning.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads the vocabulary fields of an original.
pub fn read(document: &Document, vocabularies: &Vocabularies, default: &Lang) -> Fields {
    let kind = document.key.kind;
    let mut fields = Fields { terms: BTreeMap::new(), problems: Vec::new(), diagnostics: Vec::new() };
    for key in &document.front.checked.unknown_keys {
        let Some(vocabulary) = vocabularies.of_field(kind, key) else {
            if vocabularies.lacks_some() {
                continue; // It may be the field of the one that is broken, of which its own file tells.
            }
            let defined = vocabularies.of_kind(kind).map(|(field, ..)| field);
            let known = schema::of(kind).top_level_keys().chain(defined);
            fields.diagnostics.push(report::unknown_key(&document.path, key, known, kind.singular()));
            continue;
        };
        let Some(value) = document.front.value.get(key).filter(|value| !empty::is_empty(value)) else { continue };
        let terms = fields.read_terms(document, key, value, vocabulary, vocabularies, default);
        fields.terms.insert(key.clone(), terms);
    }
    fields.count(document, vocabularies, default);
    fields
}

impl Fields {
    fn read_terms(
        &mut self,
        document: &Document,
        field: &str,
        value: &Value,
        vocabulary: &str,
        vocabularies: &Vocabularies,
        default: &Lang,
    ) -> Vec<String> {
        let path = FieldPath::of(field);
        let mut terms = Vec::new();
        for (at, item) in empty::items(empty::as_list(value)) {
            let path = if value.is_sequence() { path.index(at) } else { path.clone() };
            let Some(key) = item.as_str().filter(|key| !key.trim().is_empty()) else {
                let kind = match item {
                    Value::String(_) => ProblemKind::Empty { is_required: false },
                    _ => ProblemKind::WrongType { found: item.clone(), expected: Expected::Text },
                };
                self.problems.push(Problem { path, kind, about: None, write: None });
                continue;
            };
            self.diagnostics.extend(check_term(
                vocabularies,
                vocabulary,
                key,
                Place::field(&document.path, path),
                default,
            ));
            if is_id(key) && vocabularies.term(vocabulary, key).is_some() && !terms.iter().any(|known| known == key) {
                terms.push(key.to_owned());
            }
        }
        terms
    }

    /// Too few or too many terms, for each vocabulary of the kind.
    fn count(&mut self, document: &Document, vocabularies: &Vocabularies, default: &Lang) {
        for (field, _, vocabulary) in vocabularies.of_kind(document.key.kind) {
            let value = document.front.value.get(field);
            let written = value.map_or(0, |value| empty::items(empty::as_list(value)).count());
            let (min, max) = (vocabulary.min as usize, vocabulary.max.map(|max| max as usize));
            if written == 0 && min > 0 {
                let kind = ProblemKind::Missing { key: field.to_owned() };
                self.problems.push(Problem {
                    path: FieldPath::root(),
                    kind,
                    about: vocabulary.description.as_ref().map(|text| text.get(default, default).0.to_owned()),
                    write: None,
                });
            } else if written < min || max.is_some_and(|max| written > max) {
                let place = Place::field(&document.path, FieldPath::of(field));
                self.diagnostics.push(codes::reference::term_count(place, field, written, min, max));
            }
        }
    }
}

/// What is wrong with one key of a vocabulary: unknown, or replaced by another.
pub fn check_term(
    vocabularies: &Vocabularies,
    vocabulary: &str,
    key: &str,
    place: Place,
    default: &Lang,
) -> Option<Diagnostic> {
    let terms = &vocabularies.get(vocabulary)?.terms;
    match vocabularies.term(vocabulary, key) {
        Some(term) => {
            term.replaced_by.as_ref().map(|newer| codes::reference::replaced_term(place, vocabulary, key, newer))
        }
        None => {
            let by_label = vocabularies.key_of_label(vocabulary, key, default);
            let near = || crate::diag::nearest(key, terms.iter().map(|term| term.key.as_str()));
            let keys: Vec<&str> = terms.iter().map(|term| term.key.as_str()).collect();
            Some(codes::reference::unknown_term(place, vocabulary, key, by_label.or_else(near), &keys))
        }
    }
}
