//! The walk of [`super::check`]: one value along one place of the schema at a time.

use serde_yaml::{Mapping, Value};

use super::check::{Checked, Mode, Problem, ProblemKind, Reference, TermUse};
use super::empty::{self, is_empty};
use super::expected::Expected;
use super::patch::identity_keys;
use super::schema::{Fields, List, NodeId, Number, Schema, Shape, Text};
use super::trail::{Trail, key_name};
use super::{forms, suggest};
use crate::values::is_id;

/// Walks a whole value.
pub fn all(schema: &Schema, value: &Value, mode: Mode) -> Checked {
    let mut walk = Walk { schema, checked: Checked::default(), is_trial: false };
    let part = if mode == Mode::Translation { Part::Patch } else { Part::Whole };
    walk.value(schema.root(), value, Here { trail: &Trail::top(), part, about: None, is_required: true });
    walk.checked
}

/// Whether a value could stand at a place of the schema.
pub fn accepts(schema: &Schema, node: NodeId, value: &Value) -> bool {
    let mut walk = Walk { schema, checked: Checked::default(), is_trial: true };
    walk.value(node, value, Here { trail: &Trail::top(), part: Part::Whole, about: None, is_required: true });
    walk.checked.problems.is_empty()
}

struct Walk<'s> {
    schema: &'s Schema,
    checked: Checked,
    /// Whether only the question counts if there is any problem.
    is_trial: bool,
}

/// Where a walk is.
#[derive(Clone, Copy)]
struct Here<'a> {
    trail: &'a Trail<'a>,
    part: Part,
    /// The doc comment of the field.
    about: Option<&'a str>,
    /// Whether the value must be there.
    is_required: bool,
}

/// What of an entry a value is.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    /// All of it.
    Whole,
    /// What a translation replaces.
    Patch,
    /// One item of a list, of which a translation replaces something.
    PatchedItem,
}

impl<'a> Here<'a> {
    fn at(self, trail: &'a Trail<'a>) -> Here<'a> {
        Here { trail, ..self }
    }

    fn item(self) -> Self {
        Self {
            part: if self.part == Part::Whole { Part::Whole } else { Part::PatchedItem },
            is_required: false,
            ..self
        }
    }

    fn inside(self) -> Self {
        Self { part: if self.part == Part::Whole { Part::Whole } else { Part::Patch }, is_required: false, ..self }
    }
}

impl Walk<'_> {
    fn value(&mut self, id: NodeId, value: &Value, here: Here) {
        let node = self.schema.node(id);
        if !matches!(node.shape, Shape::Optional(_)) && self.is_reference(id, value, here) {
            return;
        }
        match (&node.shape, value) {
            (Shape::Anything, _) => {}
            (Shape::Optional(inner), value) => self.value(*inner, value, here),
            (_, Value::String(text)) if text.trim().is_empty() => self.empty(here),
            (Shape::Text(shape), Value::String(text)) => self.text(id, shape, text, here),
            (Shape::Number(shape), Value::Number(_)) => self.number(id, shape, value, here),
            (Shape::YesNo, Value::Bool(_)) => {}
            (Shape::Options(options), Value::String(found)) => self.option(id, options, found, here),
            (Shape::Date(form), Value::String(_) | Value::Number(_)) if forms::is_date(*form, value) => {}
            (Shape::Date(form), Value::String(_) | Value::Number(_)) => self.wrong_form(id, value, *form, here),
            (Shape::List(list), Value::Sequence(items)) => self.list(list, items, here),
            (Shape::List(list), value) if list.takes_single => {
                let before = self.checked.problems.len();
                self.value(list.item, value, here.item());
                self.offer_list(id, value, before);
            }
            (Shape::Fields(fields), Value::Mapping(mapping)) => self.fields(fields, mapping, here),
            (Shape::Map { .. }, Value::Mapping(mapping)) => self.map(id, mapping, here),
            (Shape::Either { .. }, value) => self.either(id, value, here),
            (shape, value) => self.wrong_type(id, value, expected(shape), here),
        }
    }

    fn text(&mut self, id: NodeId, shape: &Text, text: &str, here: Here) {
        let characters = text.chars().count();
        if let Some(max) = shape.max.filter(|max| characters > *max) {
            self.problem(here, ProblemKind::TooLong { characters, max }, None);
        }
        let fits_pattern = shape.pattern.as_ref().is_none_or(|pattern| pattern.is_match(text));
        let fits_form = shape.form.is_none_or(|form| forms::fits(form, text));
        if !fits_pattern || !fits_form || characters < shape.min {
            let found = Value::String(text.to_owned());
            return self.wrong_form(id, &found, shape.form.unwrap_or(Expected::Text), here);
        }
        if let Some(vocabulary) = &self.schema.node(id).term {
            self.term(vocabulary, &text.to_ascii_lowercase(), here);
        }
        // In an address `&amp;` is what a page's source has in place of `&`.
        let is_shown = |entity: &&str| shape.form.is_none() || shape.form == Some(Expected::Url) && *entity == "&amp;";
        if let Some(entity) = forms::html_entity(text).filter(is_shown).filter(|_| !self.is_trial) {
            let kind = ProblemKind::HtmlEntity { found: entity.to_owned() };
            self.problem(here, kind, None);
        }
    }

    /// Ids and terms, which are handed on as they are; true if there is nothing else to check.
    fn is_reference(&mut self, id: NodeId, value: &Value, here: Here) -> bool {
        let node = self.schema.node(id);
        let written = match value {
            Value::String(text) if !text.trim().is_empty() => text.clone(),
            Value::Number(number) if matches!(node.shape, Shape::Either { .. }) && number.is_u64() => {
                number.to_string()
            }
            _ => return false,
        };
        let is_country = matches!(&node.shape, Shape::Text(text) if text.form == Some(Expected::Country));
        match (node.reference, &node.term) {
            (Some((kind, or_text)), _) => {
                if !or_text || is_id(&written) {
                    self.checked.references.push(Reference { path: here.trail.path(), kind, id: written, or_text });
                }
                !or_text
            }
            (None, Some(vocabulary)) if !is_country => {
                self.term(vocabulary, &written, here);
                true
            }
            _ => false,
        }
    }

    fn term(&mut self, vocabulary: &str, key: &str, here: Here) {
        let (vocabulary, key) = (vocabulary.to_owned(), key.to_owned());
        self.checked.terms.push(TermUse { path: here.trail.path(), vocabulary, key });
    }

    fn number(&mut self, id: NodeId, shape: &Number, value: &Value, here: Here) {
        let is_whole = value.is_i64() || value.is_u64();
        let Some(found) = value.as_f64().filter(|found| found.is_finite() && (is_whole || !shape.is_whole)) else {
            let expected = if shape.is_whole { Expected::Integer } else { Expected::Number };
            return self.wrong_type(id, value, expected, here);
        };
        let (min, max) = (shape.min, shape.max);
        if min.is_some_and(|min| found < min) || max.is_some_and(|max| found > max) {
            self.problem(here, ProblemKind::OutOfRange { found, min, max }, None);
        }
    }

    fn option(&mut self, id: NodeId, options: &[String], found: &str, here: Here) {
        if options.iter().any(|option| option == found) {
            return;
        }
        let write = self
            .suggestion(id, &Value::String(found.to_owned()))
            .or_else(|| crate::diag::nearest(found, options.iter().map(String::as_str)).map(super::scalar));
        let kind = ProblemKind::NotAnOption { found: found.to_owned(), options: options.to_vec() };
        self.problem(here, kind, write);
    }

    fn list(&mut self, list: &List, items: &[Value], here: Here) {
        if empty::items(items).count() < list.min {
            self.empty(here);
        }
        for (index, item) in empty::items(items) {
            self.value(list.item, item, here.at(&here.trail.index(index)).item());
        }
    }

    fn map(&mut self, id: NodeId, mapping: &Mapping, here: Here) {
        let Shape::Map { key: form, value: inner, min } = &self.schema.node(id).shape else { return };
        if mapping.values().filter(|value| !is_empty(value)).count() < *min {
            self.empty(here);
        }
        for (key, value) in mapping.iter().filter(|(_, value)| !is_empty(value)) {
            let name = key_name(key);
            let trail = here.trail.key(&name);
            if let Some((_, expected)) = form.as_ref().filter(|(pattern, _)| !pattern.is_match(&name)) {
                let kind = ProblemKind::WrongKey { found: name.to_string(), expected: *expected };
                self.problem(here.at(&trail), kind, None);
            } else {
                self.value(*inner, value, here.at(&trail).inside());
            }
        }
    }

    fn fields(&mut self, fields: &Fields, mapping: &Mapping, here: Here) {
        let is_top = here.trail.depth == 0 && !self.is_trial;
        let identity = identity_keys(fields);
        for (key, value) in mapping {
            let name = key_name(key);
            let trail = here.trail.key(&name);
            let Some(property) = fields.properties.get(&*name) else {
                match (fields.is_closed, is_top) {
                    (true, true) => self.checked.unknown_keys.push(name.into_owned()),
                    (true, false) => self.unknown(fields, &name, here.at(&trail)),
                    (false, _) => {}
                }
                continue;
            };
            if is_empty(value) {
                continue;
            }
            let is_identity = here.part == Part::PatchedItem && identity.contains(&&*name);
            if here.part != Part::Whole && !property.is_translatable && !is_identity {
                self.problem(here.at(&trail), ProblemKind::NotTranslatable { key: name.to_string() }, None);
            } else {
                let is_own = is_top && name == "translation";
                let part = if is_own { Part::Whole } else { here.inside().part };
                let about = property.about.as_deref();
                let is_required = property.is_required && part == Part::Whole;
                self.value(property.node, value, Here { trail: &trail, part, about, is_required });
            }
        }
        self.absent(fields, mapping, &identity, here);
    }

    /// What should be among the fields and is not.
    fn absent(&mut self, fields: &Fields, mapping: &Mapping, identity: &[&str], here: Here) {
        let is_there = |key: &str| mapping.get(key).is_some_and(|value| !is_empty(value));
        let owned = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>();
        match here.part {
            Part::Whole => {
                for (key, property) in &fields.properties {
                    if !property.is_required || is_there(key) {
                        continue;
                    }
                    let about = Here { about: property.about.as_deref(), ..here };
                    match mapping.get(key) {
                        None | Some(Value::Null) => {
                            self.problem(about, ProblemKind::Missing { key: key.clone() }, None);
                        }
                        // An editor who sees `[]` or `{}` there would not believe that it is missing.
                        Some(_) => self.empty(Here { trail: &here.trail.key(key), is_required: true, ..about }),
                    }
                }
                if !fields.any_of.is_empty() && !fields.any_of.iter().any(|key| is_there(key)) {
                    self.problem(here, ProblemKind::MissingAny { keys: fields.any_of.clone() }, None);
                }
            }
            Part::PatchedItem if !identity.is_empty() && !identity.iter().any(|key| is_there(key)) => {
                self.problem(here, ProblemKind::MissingIdentity { keys: owned(identity) }, None);
            }
            Part::Patch | Part::PatchedItem => {}
        }
    }

    fn unknown(&mut self, fields: &Fields, name: &str, here: Here) {
        let known = fields.properties.keys().cloned().collect();
        self.problem(here, ProblemKind::UnknownKey { key: name.to_owned(), known }, None);
    }

    /// The alternative of the value's type; if several are, the one with the fewest problems.
    fn either(&mut self, id: NodeId, value: &Value, here: Here) {
        let Shape::Either { alternatives, expected: form } = &self.schema.node(id).shape else { return };
        let trials = alternatives.iter().filter(|alternative| self.takes(**alternative, value)).map(|alternative| {
            let mut walk = Walk { schema: self.schema, checked: Checked::default(), is_trial: self.is_trial };
            walk.value(*alternative, value, here);
            walk.checked
        });
        match trials.min_by_key(|checked| checked.problems.len()) {
            Some(best) => {
                self.checked.problems.extend(best.problems);
                self.checked.references.extend(best.references);
                self.checked.terms.extend(best.terms);
            }
            None => {
                let first = alternatives.first().map(|first| expected(&self.schema.node(*first).shape));
                self.wrong_type(id, value, form.or(first).unwrap_or(Expected::Text), here);
            }
        }
    }

    /// Whether the value is of the type of an alternative.
    fn takes(&self, id: NodeId, value: &Value) -> bool {
        match (&self.schema.node(id).shape, value) {
            (Shape::Anything | Shape::Either { .. }, _) => true,
            (Shape::Optional(inner), value) => self.takes(*inner, value),
            (Shape::Text(_) | Shape::Options(_), Value::String(_)) | (Shape::YesNo, Value::Bool(_)) => true,
            (Shape::Date(_), Value::String(_) | Value::Number(_)) | (Shape::List(_), Value::Sequence(_)) => true,
            (Shape::Number(number), value) => value.is_i64() || value.is_u64() || (value.is_f64() && !number.is_whole),
            (Shape::Fields(_) | Shape::Map { .. }, Value::Mapping(_)) => true,
            (Shape::List(list), value) => list.takes_single && self.takes(list.item, value),
            _ => false,
        }
    }

    /// Offers a list for a single value that can be no item of one: `11, 17` → `[11, 17]`.
    fn offer_list(&mut self, list: NodeId, value: &Value, before: usize) {
        if let (false, Some([problem])) = (self.is_trial, self.checked.problems.get_mut(before..))
            && problem.write.is_none()
        {
            problem.write = suggest::suggest(self.schema, list, value);
        }
    }

    fn wrong_type(&mut self, id: NodeId, value: &Value, expected: Expected, here: Here) {
        let write = self.suggestion(id, value);
        self.problem(here, ProblemKind::WrongType { found: value.clone(), expected }, write);
    }

    fn wrong_form(&mut self, id: NodeId, value: &Value, expected: Expected, here: Here) {
        let write = self.suggestion(id, value);
        self.problem(here, ProblemKind::WrongForm { found: value.clone(), expected }, write);
    }

    fn suggestion(&self, id: NodeId, value: &Value) -> Option<String> {
        if self.is_trial { None } else { suggest::suggest(self.schema, id, value) }
    }

    fn empty(&mut self, here: Here) {
        self.problem(here, ProblemKind::Empty { is_required: here.is_required }, None);
    }

    fn problem(&mut self, here: Here, kind: ProblemKind, write: Option<String>) {
        let about = here.about.map(str::to_owned);
        self.checked.problems.push(Problem { path: here.trail.path(), kind, about, write });
    }
}

fn expected(shape: &Shape) -> Expected {
    match shape {
        Shape::Anything | Shape::Optional(_) | Shape::Options(_) => Expected::Text,
        Shape::Text(text) => text.form.unwrap_or(Expected::Text),
        Shape::Number(number) => {
            if number.is_whole {
                Expected::Integer
            } else {
                Expected::Number
            }
        }
        Shape::YesNo => Expected::YesNo,
        Shape::Date(form) => *form,
        Shape::List(_) => Expected::List,
        Shape::Fields(_) | Shape::Map { .. } => Expected::Mapping,
        Shape::Either { expected, .. } => expected.unwrap_or(Expected::Text),
    }
}
