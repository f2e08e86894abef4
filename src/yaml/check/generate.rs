//! Random values along a schema: right ones, with a wrong one now and then.

use serde_yaml::{Mapping, Value};

use super::super::forms;
use super::super::schema::{Fields, NodeId, Number, Schema, Shape, Text};
use crate::yaml::empty::is_empty;
use crate::yaml::expected::Expected;

/// What is random: a seed, and how often in a thousand something is wrong on purpose.
pub struct Chance {
    state: u64,
    pub wrong: usize,
    /// Whether values may come that JSON Schema and our walk see differently on purpose.
    pub odd: bool,
}

impl Chance {
    pub fn new(seed: u64, wrong: usize, odd: bool) -> Self {
        Self { state: seed, wrong, odd }
    }

    /// A number below `end` (SplitMix64).
    fn below(&mut self, end: usize) -> usize {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.state ^ (self.state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) as usize % end.max(1)
    }

    fn one<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }

    fn is_wrong(&mut self) -> bool {
        self.below(1000) < self.wrong
    }
}

/// A value for the whole schema.
pub fn value(schema: &Schema, chance: &mut Chance) -> Value {
    node(schema, schema.root(), chance, 0)
}

fn node(schema: &Schema, id: NodeId, chance: &mut Chance, depth: usize) -> Value {
    if depth > 0 && chance.is_wrong() {
        return anything(chance, depth);
    }
    match &schema.node(id).shape {
        Shape::Anything => anything(chance, depth),
        Shape::Optional(_) if depth > 5 || chance.below(4) == 0 => Value::Null,
        Shape::Optional(inner) => node(schema, *inner, chance, depth),
        Shape::Text(text) => Value::from(word(text, chance)),
        Shape::Number(number) => a_number(number, chance),
        Shape::YesNo => Value::Bool(chance.below(2) == 0),
        Shape::Options(options) => options[chance.below(options.len())].clone().into(),
        Shape::Date(Expected::Period) => chance.one(&["2024", "2024-04/..", "2023/2024-05-06"]).into(),
        Shape::Date(_) if chance.below(3) == 0 => 2024.into(),
        Shape::Date(_) => chance.one(&["2024", "2024-04", "2024-02-29"]).into(),
        Shape::List(list) if list.takes_single && chance.below(3) == 0 => node(schema, list.item, chance, depth + 1),
        Shape::List(list) => {
            let count = if depth > 5 { list.min } else { list.min + chance.below(3) };
            (0..count).map(|_| node(schema, list.item, chance, depth + 1)).collect::<Vec<_>>().into()
        }
        Shape::Fields(fields) => a_mapping(schema, fields, chance, depth),
        Shape::Map { key, value, min } => {
            let names: &[&str] = if key.is_some() { &["en", "lv", "deu"] } else { &["a.jpg", "b", "ü c"] };
            let count = if depth > 5 { *min } else { *min + chance.below(2) };
            (0..count)
                .map(|index| (names[index].into(), node(schema, *value, chance, depth + 1)))
                .collect::<Mapping>()
                .into()
        }
        Shape::Either { alternatives, .. } => {
            node(schema, alternatives[chance.below(alternatives.len())], chance, depth)
        }
    }
}

fn a_mapping(schema: &Schema, fields: &Fields, chance: &mut Chance, depth: usize) -> Value {
    let mut mapping = Mapping::new();
    for (key, property) in &fields.properties {
        let inner = match schema.node(property.node).shape {
            Shape::Optional(inner) if fields.any_of.contains(key) => inner,
            _ => property.node,
        };
        let is_wanted = property.is_required || fields.any_of.contains(key) || (depth < 4 && chance.below(3) == 0);
        if is_wanted && !chance.is_wrong() {
            // What is needed is not empty; where nothing is wrong on purpose, the next try has something.
            let is_needed = property.is_required || fields.any_of.contains(key);
            let mut value = node(schema, inner, chance, depth + 1);
            for _ in 0..20 {
                if is_needed && is_empty(&value) {
                    value = node(schema, inner, chance, depth + 1);
                }
            }
            mapping.insert(key.clone().into(), value);
        }
    }
    if chance.is_wrong() {
        mapping.insert("unheard-of".into(), "x".into());
    }
    mapping.into()
}

fn word(text: &Text, chance: &mut Chance) -> String {
    let all =
        ["a", "kiel", "LV", "EUR", "lv", "Q12", "abc-1", "a_b", "https://a.b", "x@y.z", "plan.pdf", "ā b", "abcdef"];
    let right: Vec<&str> = all
        .into_iter()
        .filter(|word| {
            let length = word.chars().count();
            length >= text.min
                && text.max.is_none_or(|max| length <= max)
                && text.pattern.as_ref().is_none_or(|pattern| pattern.is_match(word))
                && text.form.is_none_or(|form| forms::fits(form, word))
        })
        .collect();
    chance.one(&right).to_owned()
}

fn a_number(number: &Number, chance: &mut Chance) -> Value {
    let min = number.min.unwrap_or(-5.0).max(-200.0) as i64;
    let max = number.max.unwrap_or(4000.0).min(4000.0) as i64;
    let whole = min + chance.below((max - min + 1).max(1) as usize) as i64;
    if number.is_whole || chance.below(2) == 0 {
        whole.into()
    } else {
        (whole as f64 * 0.97 + 0.015).clamp(min as f64, max as f64).into()
    }
}

fn anything(chance: &mut Chance, depth: usize) -> Value {
    match chance.below(if depth > 5 { 9 } else { 12 }) {
        0..3 => chance.one(&["x", "2024-13", "1", "Draft", "a b c d e", "true", "B"]).into(),
        3 => Value::Null,
        4 => Value::Bool(chance.below(2) == 0),
        5 => (chance.below(5000) as i64 - 300).into(),
        6 => (chance.below(900) as f64 + 0.5).into(),
        7 if chance.odd => {
            [Value::from(2.0), f64::NAN.into(), u64::MAX.into(), i64::MIN.into()][chance.below(4)].clone()
        }
        8 if chance.odd => chance.one(&["", " ", "\t", "a&nbsp;b", "x: y"]).into(),
        7..9 => (chance.below(20) as i64).into(),
        9..11 => (0..chance.below(3)).map(|_| anything(chance, depth + 1)).collect::<Vec<_>>().into(),
        _ => {
            let keys = ["title", "a", "en", "kind", "name"];
            (0..chance.below(3))
                .map(|index| (keys[index].into(), anything(chance, depth + 1)))
                .collect::<Mapping>()
                .into()
        }
    }
}
