//! What counts as absent: a field without a value (`key:`, `~`), an empty list, an empty group, and what holds only such.
//!
//! An editor who leaves a field of a form empty has not written anything. So the check passes over what is empty, and the
//! struct is made without it: the same result as if the line were not there. Items of a list are counted without empty
//! ones, in field paths as in structs, so that both speak of the same item.

use serde_yaml::Value;

/// Whether a value says nothing.
pub fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Sequence(items) => items.iter().all(is_empty),
        Value::Mapping(fields) => fields.values().all(is_empty),
        _ => false,
    }
}

/// The items of a list that say something, each with its number among them.
pub fn items(items: &[Value]) -> impl Iterator<Item = (usize, &Value)> {
    items.iter().filter(|item| !is_empty(item)).enumerate()
}

/// A value as a list: a single one stands for a list of one.
pub fn as_list(value: &Value) -> &[Value] {
    match value {
        Value::Sequence(items) => items,
        single => std::slice::from_ref(single),
    }
}

/// The value without what is empty, at every depth.
pub fn without_empty(value: &Value) -> Value {
    match value {
        Value::Mapping(fields) => {
            let kept = fields.iter().filter(|(_, value)| !is_empty(value));
            Value::Mapping(kept.map(|(key, value)| (key.clone(), without_empty(value))).collect())
        }
        Value::Sequence(all) => Value::Sequence(items(all).map(|(_, item)| without_empty(item)).collect()),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pruned(yaml: &str) -> Value {
        without_empty(&serde_yaml::from_str(yaml).unwrap())
    }

    #[test]
    fn what_is_empty_is_absent_at_every_depth() {
        assert_eq!(pruned("{a: 1, b: , c: [], d: {}, e: [~, {f: }], g: {h: {i: [[]]}}}"), pruned("a: 1"));
        assert_eq!(pruned("[~, a, [], {b: , c: d}]"), pruned("[a, {c: d}]"));
    }

    #[test]
    fn an_empty_text_and_a_no_say_something() {
        for value in ["''", "false", "0", "' '"] {
            assert!(!is_empty(&serde_yaml::from_str(value).unwrap()), "{value}");
        }
    }
}
