use schemars::JsonSchema;
use serde::{Deserialize, Deserializer};

use super::*;
use crate::source::SourcePath;
use crate::yaml::report;

/// A struct that takes less than its schema says.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Picky {
    #[expect(dead_code, reason = "only whether it can be read matters")]
    #[serde(deserialize_with = "never_x")]
    title: String,
}

fn never_x<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let text = String::deserialize(deserializer)?;
    if text == "x" { Err(serde::de::Error::custom("x is no title")) } else { Ok(text) }
}

fn read(yaml: &str) -> Read<Picky> {
    Schema::of::<Picky>().read(&serde_yaml::from_str(yaml).unwrap(), None)
}

#[test]
fn what_a_struct_refuses_is_an_error_and_not_an_absence() {
    assert!(read("title: y").data.is_some());
    let Read { checked, data } = read("title: x");
    assert!(data.is_none());
    let told = report::diagnostics(&checked, &SourcePath::new("content/pages/a.md"), "page", None);
    let [told] = told.as_slice() else { panic!("{told:?}") };
    assert_eq!(told.code, "schema/refused");
    assert!(told.message.contains("x is no title"), "{}", told.message);
}

#[test]
fn a_warning_is_told_and_the_value_used() {
    let Read { checked, data } = read("title: Rock &amp; roll");
    assert_eq!((checked.problems.len(), data.is_some()), (1, true));
}

#[test]
fn fields_of_vocabularies_are_left_to_the_catalog() {
    let Read { checked, data } = read("title: y\ntopics: [a]");
    assert_eq!((checked.unknown_keys.as_slice(), data.is_some()), (["topics".to_owned()].as_slice(), true));
}

#[test]
fn nothing_is_said_twice_of_a_translation() {
    let read = |original: &str, translation: &str| {
        let schema = crate::content::schema::of(crate::values::Kind::Municipalities);
        let value = |yaml| serde_yaml::from_str(yaml).unwrap();
        let Read { checked, .. } = schema
            .read::<crate::content::schema::municipality::Municipality>(&value(original), Some(&value(translation)));
        checked.problems.into_iter().map(|problem| problem.path.to_string()).collect::<Vec<_>>()
    };
    let original = "{title: A, country: LV, also_known_as: [B, C]}";
    assert_eq!(read(original, "also_known_as: [D]"), ["also_known_as"]);
    assert_eq!(read(original, "title: ''"), ["title"]);
}
