//! A translation over its original. The schema leads: groups are merged field by field, lists of groups item by item, by the
//! key that names an item; all else is replaced as a whole.
//!
//! Both values come without what is empty, and [`super::check`] has looked at each alone. What only shows when both are
//! known becomes a problem here: an item that matches none of the original's, two for the same item, a list of texts of
//! another length.

use serde_yaml::{Mapping, Value};

use super::check::{IDENTITY_KEYS, Problem, ProblemKind};
use super::empty::as_list;
use super::schema::{Fields, List, NodeId, Schema, Shape};
use super::trail::{Trail, key_name};

/// The original with what the translation says instead, and what is wrong with that, in the places of the translation.
pub fn lay_over(schema: &Schema, original: &Value, translation: &Value) -> (Value, Vec<Problem>) {
    let mut patch = Patch { schema, problems: Vec::new() };
    let value = patch.value(schema.root(), original, translation, &Trail::top());
    (value, patch.problems)
}

struct Patch<'s> {
    schema: &'s Schema,
    problems: Vec<Problem>,
}

impl Patch<'_> {
    fn value(&mut self, node: NodeId, base: &Value, patch: &Value, trail: &Trail) -> Value {
        match (&self.schema.node(node).shape, base, patch) {
            (Shape::Optional(inner), ..) => self.value(*inner, base, patch, trail),
            (Shape::Fields(fields), Value::Mapping(base), Value::Mapping(patch)) => {
                let of = |key: &str| fields.properties.get(key).map(|property| property.node);
                self.mapping(base, patch, trail, of)
            }
            (Shape::Map { value, .. }, Value::Mapping(base), Value::Mapping(patch)) => {
                self.mapping(base, patch, trail, |_| Some(*value))
            }
            (Shape::List(list), ..) => self.list(list, base, patch, trail),
            (Shape::Either { alternatives, .. }, ..) => {
                let of_both = alternatives.iter().find(|node| self.is_group(**node) && both_groups(base, patch));
                of_both.map_or_else(|| patch.clone(), |node| self.value(*node, base, patch, trail))
            }
            _ => patch.clone(),
        }
    }

    /// Field by field; a field that the original does not have is added.
    fn mapping(
        &mut self,
        base: &Mapping,
        patch: &Mapping,
        trail: &Trail,
        node_of: impl Fn(&str) -> Option<NodeId>,
    ) -> Value {
        let mut merged = base.clone();
        for (key, new) in patch {
            let name = key_name(key);
            let nothing = Value::Sequence(Vec::new());
            let laid = match (base.get(key), node_of(&name)) {
                (Some(old), Some(node)) => self.value(node, old, new, &trail.key(&name)),
                (None, Some(node)) if self.is_list(node) => self.value(node, &nothing, new, &trail.key(&name)),
                _ => new.clone(),
            };
            merged.insert(key.clone(), laid);
        }
        merged.into()
    }

    fn list(&mut self, list: &List, base: &Value, patch: &Value, trail: &Trail) -> Value {
        let (base, is_single) = (as_list(base), !patch.is_sequence());
        let patch = as_list(patch);
        let identity = self.fields(list.item).map(identity_keys).unwrap_or_default();
        if identity.is_empty() {
            if base.len() != patch.len() {
                let kind = ProblemKind::OtherLength { original: base.len(), translation: patch.len() };
                self.problem(trail, kind);
            }
            return patch.to_vec().into();
        }
        let mut merged = base.to_vec();
        let mut taken = vec![false; base.len()];
        for (index, item) in patch.iter().enumerate() {
            // A single value stands at the place of the field itself.
            let of_item = trail.index(index);
            let here = if is_single { trail } else { &of_item };
            // An item without a key is an error of the check, which has told it already.
            let Some((key, name)) = identity.iter().find_map(|key| Some((*key, name_of(item, key)?))) else { continue };
            let same: Vec<usize> =
                (0..base.len()).filter(|at| name_of(&base[*at], key).as_ref() == Some(&name)).collect();
            // Two items may have one name, such as two sources of one address: they are translated in their order.
            match same.iter().find(|at| !taken[**at]) {
                Some(&at) => {
                    taken[at] = true;
                    merged[at] = self.value(list.item, &base[at], item, here);
                }
                None if same.is_empty() => {
                    let known = base.iter().filter_map(|item| name_of(item, key)).collect();
                    self.problem(here, ProblemKind::NoSuchItem { key: key.to_owned(), name, known });
                }
                None => self.problem(here, ProblemKind::ItemTwice { key: key.to_owned(), name }),
            }
        }
        merged.into()
    }

    /// The fields of a group, whatever it is wrapped in.
    fn fields(&self, node: NodeId) -> Option<&Fields> {
        match &self.schema.node(node).shape {
            Shape::Fields(fields) => Some(fields),
            Shape::Optional(inner) => self.fields(*inner),
            Shape::Either { alternatives, .. } => alternatives.iter().find_map(|node| self.fields(*node)),
            _ => None,
        }
    }

    fn is_list(&self, node: NodeId) -> bool {
        match &self.schema.node(node).shape {
            Shape::Optional(inner) => self.is_list(*inner),
            shape => matches!(shape, Shape::List(_)),
        }
    }

    fn is_group(&self, node: NodeId) -> bool {
        matches!(self.schema.node(node).shape, Shape::Fields(_) | Shape::Map { .. })
    }

    fn problem(&mut self, trail: &Trail, kind: ProblemKind) {
        self.problems.push(Problem { path: trail.path(), kind, about: None, write: None });
    }
}

/// The keys of a group that can name an item of the original.
pub fn identity_keys(fields: &Fields) -> Vec<&'static str> {
    IDENTITY_KEYS.into_iter().filter(|key| fields.properties.contains_key(*key)).collect()
}

/// What an item is called, if it has the key; a number is called as it is written.
fn name_of(item: &Value, key: &str) -> Option<String> {
    match item.as_mapping()?.get(key)? {
        Value::String(name) => Some(name.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn both_groups(base: &Value, patch: &Value) -> bool {
    base.is_mapping() && patch.is_mapping()
}

#[cfg(test)]
mod tests;
