//! The one way from YAML to a struct: front matter, translations and `site.yaml` all come through here.
//!
//! 1. Check the file, with every problem at its field.
//! 2. Leave out what is empty ([`super::empty`]).
//! 3. Lay a translation over its original, led by the schema ([`super::patch`]), and check what comes of it.
//! 4. Make the struct, unless there is an error. A warning is told, and the value used.
//!
//! What an editor wrote is in the struct or in a problem: nothing in between. A struct that refuses what the check took is
//! our own fault; it is told as an error of the file, so that no entry can disappear by it.

use serde::de::DeserializeOwned;
use serde_yaml::Value;

use super::check::{Checked, Mode, Problem, ProblemKind};
use super::empty::without_empty;
use super::patch;
use super::schema::Schema;
use crate::diag::FieldPath;

/// What the fields of a file came to.
#[derive(Debug, Clone)]
pub struct Read<T> {
    /// What is wrong with the file, and what it refers to.
    pub checked: Checked,
    /// None if there is an error in `checked`, and only then.
    pub data: Option<T>,
}

impl<T> Read<T> {
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Read<U> {
        Read { checked: self.checked, data: self.data.map(change) }
    }
}

impl Schema {
    /// Reads the fields of an original or, with a `translation`, that laid over the original, which has no errors; then
    /// `checked` is about the file of the translation. Both are what [`super::parse::parse`] gives.
    pub fn read<T: DeserializeOwned>(&self, original: &Value, translation: Option<&Value>) -> Read<T> {
        let (mut checked, fields) = match translation {
            None => (self.check(original, Mode::Original), without_empty(original)),
            Some(translation) => self.laid_over(original, translation),
        };
        let data = if checked.has_errors() { None } else { self.make(fields, &mut checked) };
        Read { checked, data }
    }

    /// A translation over its original, with what is wrong with the translation.
    fn laid_over(&self, original: &Value, translation: &Value) -> (Checked, Value) {
        let mut checked = self.check(translation, Mode::Translation);
        let (fields, problems) = patch::lay_over(self, &without_empty(original), &without_empty(translation));
        // Nothing is said of what is wrong already.
        let is_new = |problem: &Problem| {
            let is_around = |known: &Problem| {
                problem.path.0.starts_with(&known.path.0) || known.path.0.starts_with(&problem.path.0)
            };
            !checked.problems.iter().filter(|known| known.is_error()).any(is_around)
        };
        let problems: Vec<Problem> = problems.into_iter().filter(is_new).collect();
        checked.problems.extend(problems);
        if !checked.has_errors() {
            // What each of them holds rightly can be wrong together.
            let together = self.check(&fields, Mode::Original).problems;
            checked.problems.extend(together.into_iter().filter(Problem::is_error));
        }
        (checked, fields)
    }

    /// The struct of fields without an error; fields that it does not know are left to the vocabularies.
    pub(super) fn make<T: DeserializeOwned>(&self, mut fields: Value, checked: &mut Checked) -> Option<T> {
        if let (Value::Mapping(fields), Some(known)) = (&mut fields, self.fields()) {
            fields.retain(|key, _| key.as_str().is_some_and(|key| known.properties.contains_key(key)));
        }
        match serde_yaml::from_value(fields) {
            Ok(data) => Some(data),
            Err(error) => {
                let kind = ProblemKind::Refused { reason: error.to_string() };
                checked.problems.push(Problem { path: FieldPath::root(), kind, about: None, write: None });
                None
            }
        }
    }
}

#[cfg(test)]
mod tests;
