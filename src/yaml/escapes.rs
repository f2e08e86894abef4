//! What double quotes bring into a text by a code, `"\x07"`: the door for texts has not seen it.

use serde_yaml::{Mapping, Value};

use super::parse::walk;
use super::trail::{Trail, key_name};
use crate::diag::{Diagnostic, Place, codes};
use crate::source::SourcePath;
use crate::source::characters::{is_forbidden, line_feeds, nfc};

/// Gives the texts of a value the form that texts of files have. What no page can show is a problem, told once.
pub(super) fn settle(value: &mut Value, file: &SourcePath) -> Vec<Diagnostic> {
    if let Some(problem) = forbidden(value, file) {
        return vec![problem];
    }
    let mut twice = Vec::new();
    settle_texts(value, &Trail::top(), file, &mut twice);
    twice
}

fn forbidden(value: &Value, file: &SourcePath) -> Option<Diagnostic> {
    let mut first: Option<(Place, char)> = None;
    let mut count = 0;
    let mut look = |text: &str, place: &dyn Fn() -> Place| {
        for character in text.chars().filter(|character| is_forbidden(*character)) {
            first.get_or_insert_with(|| (place(), character));
            count += 1;
        }
    };
    walk(value, &Trail::top(), &mut |trail, value| match value {
        Value::String(text) => look(text, &|| Place::field(file, trail.path())),
        Value::Mapping(fields) => fields.keys().filter_map(Value::as_str).for_each(|key| {
            look(key, &|| Place::key(file, trail.key(key).path()));
        }),
        _ => {}
    });
    first.map(|(place, character)| codes::yaml::forbidden_character(place, character, count))
}

/// Line ends and letters in one form, names of fields included. Two names that become one are a problem.
fn settle_texts(value: &mut Value, trail: &Trail, file: &SourcePath, twice: &mut Vec<Diagnostic>) {
    match value {
        Value::String(text) => *text = nfc(&line_feeds(text)).into_owned(),
        Value::Sequence(items) => {
            for (index, item) in items.iter_mut().enumerate() {
                settle_texts(item, &trail.index(index), file, twice);
            }
        }
        Value::Mapping(fields) => {
            let mut settled = Mapping::with_capacity(fields.len());
            for (mut key, mut value) in std::mem::take(fields) {
                settle_texts(&mut key, trail, file, twice);
                let name = key_name(&key);
                settle_texts(&mut value, &trail.key(&name), file, twice);
                if settled.contains_key(&key) {
                    twice.push(codes::yaml::duplicate_key(Place::key(file, trail.key(&name).path()), &name, None));
                }
                settled.insert(key, value);
            }
            *fields = settled;
        }
        _ => {}
    }
}
