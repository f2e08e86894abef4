//! Fields as if some of what they refer to were not stated.

use std::collections::BTreeSet;

use serde::de::DeserializeOwned;
use serde_yaml::Value;

use super::check::{Checked, Mode};
use super::empty::without_empty;
use super::patch;
use super::schema::{NodeId, Property, Schema, Shape};
use crate::diag::{FieldPath, Segment};
use crate::values::Kind;

impl Schema {
    /// The struct of an original or, with a `translation`, of that laid over the original, as if no reference that is `gone` were
    /// stated. What needs such a reference goes with it: an item of a list. None if the entry itself needs it.
    ///
    /// Both have been read without an error before: nothing is checked again, so a list that needs items may be left without any.
    pub fn read_without<T: DeserializeOwned>(
        &self,
        original: &Value,
        translation: Option<&Value>,
        gone: &dyn Fn(Kind, &str) -> bool,
    ) -> Option<T> {
        let mut fields = self.stated(original, translation);
        let references = self.check(&fields, Mode::Original).references;
        let gone = references.into_iter().filter(|reference| gone(reference.kind, &reference.id));
        let parts: Option<BTreeSet<Vec<Segment>>> = gone.map(|reference| self.dispensable(reference.path)).collect();
        let mut last: Option<Vec<Segment>> = None;
        // Backwards, so that the numbers of items before stay as they are; what is inside of another part goes with it.
        let parts: Vec<Vec<Segment>> = parts?
            .into_iter()
            .filter(|part| {
                let is_apart = last.as_ref().is_none_or(|last| !part.starts_with(last));
                if is_apart {
                    last = Some(part.clone());
                }
                is_apart
            })
            .collect();
        for part in parts.iter().rev() {
            self.remove(&mut fields, part);
        }
        self.make(fields, &mut Checked::default())
    }

    /// The struct of these fields and of those that it cannot do without; of these the texts are empty.
    pub fn read_least<T: DeserializeOwned>(
        &self,
        original: &Value,
        translation: Option<&Value>,
        wanted: &[&str],
    ) -> Option<T> {
        let fields = self.stated(original, translation);
        let fields = fields.as_mapping()?.iter().filter_map(|(key, value)| {
            let name = key.as_str()?;
            let property = self.fields()?.properties.get(name)?;
            let is_wanted = wanted.contains(&name);
            let value = match self.shape(property.node) {
                _ if is_wanted => value.clone(),
                Shape::List(_) => Value::Sequence(Vec::new()),
                Shape::Text(text) if text.form.is_none() && self.node(property.node).term.is_none() => "".into(),
                _ => value.clone(),
            };
            (is_wanted || property.is_required).then(|| (key.clone(), value))
        });
        self.make(Value::Mapping(fields.collect()), &mut Checked::default())
    }

    /// What an original says, or a translation laid over it.
    fn stated(&self, original: &Value, translation: Option<&Value>) -> Value {
        let fields = without_empty(original);
        translation.map_or_else(|| fields.clone(), |own| patch::lay_over(self, &fields, &without_empty(own)).0)
    }

    /// The smallest part around a value that what is around it can do without; None if that is everything.
    fn dispensable(&self, FieldPath(mut path): FieldPath) -> Option<Vec<Segment>> {
        loop {
            let is_needed = match path.last()? {
                Segment::Index(_) => false,
                Segment::Key(_) => {
                    let property = self.property_at(&path);
                    property.is_some_and(|own| own.is_required && !matches!(self.shape(own.node), Shape::List(_)))
                }
            };
            if !is_needed {
                return Some(path);
            }
            path.pop();
        }
    }

    /// Takes a part away; of a list that must be there, all items.
    fn remove(&self, fields: &mut Value, part: &[Segment]) {
        let Some((last, before)) = part.split_last() else { return };
        let mut value = fields;
        for segment in before {
            let inside = match segment {
                Segment::Key(key) => value.get_mut(key.as_str()),
                Segment::Index(index) => value.get_mut(*index),
            };
            let Some(inside) = inside else { return };
            value = inside;
        }
        match (last, value) {
            (Segment::Index(index), Value::Sequence(items)) if *index < items.len() => drop(items.remove(*index)),
            (Segment::Key(key), Value::Mapping(fields)) => {
                if self.property_at(part).is_some_and(|own| own.is_required) {
                    fields.insert(key.as_str().into(), Value::Sequence(Vec::new()));
                } else {
                    fields.shift_remove(key.as_str());
                }
            }
            _ => {}
        }
    }

    /// The field at the end of a path.
    fn property_at(&self, path: &[Segment]) -> Option<&Property> {
        let (mut node, mut property) = (self.root(), None);
        for segment in path {
            node = match (segment, self.shape(node)) {
                (Segment::Index(_), Shape::List(list)) => list.item,
                (Segment::Key(key), shape) => {
                    // A single value stands for a list of one.
                    let shape = if let Shape::List(list) = shape { self.shape(list.item) } else { shape };
                    match shape {
                        Shape::Fields(fields) => {
                            property = Some(fields.properties.get(key.as_str())?);
                            property?.node
                        }
                        Shape::Map { value, .. } => {
                            property = None;
                            *value
                        }
                        _ => return None,
                    }
                }
                _ => return None,
            };
        }
        property
    }

    /// What a value looks like if it is there.
    fn shape(&self, id: NodeId) -> &Shape {
        match &self.node(id).shape {
            Shape::Optional(inner) => self.shape(*inner),
            shape => shape,
        }
    }
}
