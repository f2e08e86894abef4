//! The walk against an independent validator of JSON Schema.
//!
//! Both see the value without its empty fields and unknown fields at the top, where the walk differs on purpose; the
//! generator leaves out the other differences that `super` lists.

use indexmap::IndexMap;
use proptest::prelude::*;
use schemars::JsonSchema;

use super::generate::{self, Chance};
use super::*;
use crate::config::Config;
use crate::values::List as Values;
use crate::yaml::empty::without_empty;

/// Everything that a struct of the content model can have, without extensions that mean more than the plain schema.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only its schema is used")]
struct Sample {
    #[serde(flatten)]
    common: Common,
    #[schemars(length(min = 1, max = 3))]
    short: String,
    #[schemars(regex(pattern = "^[a-z0-9-]+$"))]
    id: Option<String>,
    #[schemars(regex(pattern = "^[a-z]_[a-z]$"))]
    code: Option<String>,
    #[schemars(range(min = 1, max = 17))]
    small: u8,
    year: Option<u16>,
    signed: Option<i8>,
    #[schemars(range(min = -90, max = 90))]
    degrees: Option<f64>,
    #[serde(default)]
    yes: bool,
    described: Option<Described>,
    #[serde(default)]
    plain: Vec<Plain>,
    #[schemars(length(min = 1))]
    items: Vec<Item>,
    single: Values<Item>,
    #[serde(default)]
    names: Values<String>,
    #[serde(default)]
    counts: IndexMap<String, u16>,
    nested: Option<Item>,
    either: Option<Either>,
    tagged: Option<Tagged>,
}

#[derive(JsonSchema)]
#[expect(dead_code, reason = "only its schema is used")]
struct Common {
    title: String,
    #[serde(default)]
    state: Described,
}

#[derive(JsonSchema, Default)]
#[serde(rename_all = "kebab-case")]
#[expect(dead_code, reason = "only its schema is used")]
enum Described {
    /// The first.
    #[default]
    First,
    /// The second.
    SecondOne,
    Draft,
}

#[derive(JsonSchema)]
#[expect(dead_code, reason = "only its schema is used")]
enum Plain {
    A,
    B,
}

#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only its schema is used")]
struct Item {
    name: String,
    below: Option<Box<Item>>,
    #[serde(default)]
    beside: Vec<Item>,
}

#[derive(JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "only its schema is used")]
enum Either {
    Number(u8),
    Text(String),
    Item(Item),
    Many(Vec<Plain>),
}

#[derive(JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
#[expect(dead_code, reason = "only its schema is used")]
enum Tagged {
    One { name: String },
    Two { title: Option<String>, plain: Plain },
}

/// The value without fields at the top that the struct does not have.
fn known(schema: &Schema, value: &Value) -> Value {
    let mut value = value.clone();
    if let (Value::Mapping(fields), Some(known)) = (&mut value, schema.fields()) {
        fields.retain(|key, _| key.as_str().is_some_and(|key| known.properties.contains_key(key)));
    }
    value
}

/// Whether both find the value right, the walk without the problems that JSON Schema cannot see.
fn both(
    schema: &Schema,
    validator: &jsonschema::Validator,
    value: &Value,
    beyond: fn(&Problem) -> bool,
) -> (bool, bool) {
    let checked = schema.check(value, Mode::Original);
    let json = serde_json::to_value(known(schema, &without_empty(value))).unwrap();
    (checked.problems.iter().all(beyond), validator.is_valid(&json))
}

/// Whether the pattern of the schema takes the text for a date, whether or not there is such a day.
fn looks_like_a_date(text: &str) -> bool {
    let mut parts = text.split('-');
    let year = parts.next().is_some_and(|year| year.len() == 4);
    let rest: Vec<&str> = parts.collect();
    let digits = text.bytes().all(|byte| byte == b'-' || byte.is_ascii_digit());
    year && digits && rest.len() <= 2 && rest.iter().all(|part| part.len() == 2)
}

/// Compares the two on many values; fails if nearly all of them are right or wrong.
fn compare<T: JsonSchema>(seed: u64, beyond: fn(&Problem) -> bool) -> Result<(), TestCaseError> {
    let schema = Schema::of::<T>();
    let validator = jsonschema::validator_for(schema.json()).unwrap();
    let mut right = 0;
    for number in 0..400 {
        let mut chance = Chance::new(seed.wrapping_add(number), [0, 5, 20, 60][number as usize % 4], false);
        let value = generate::value(&schema, &mut chance);
        let (ours, theirs) = both(&schema, &validator, &value, beyond);
        let problems = || schema.check(&value, Mode::Original).problems;
        prop_assert_eq!(ours, theirs, "{:#?}\n{:?}", value, problems());
        right += usize::from(ours);
    }
    prop_assert!((100..350).contains(&right), "{right} of 400 are right");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn the_walk_finds_a_problem_exactly_where_json_schema_does(seed in any::<u64>()) {
        compare::<Sample>(seed, |_| false)?;
    }

    /// Urls, mailboxes, days that do not exist and `x-min-items` go beyond the plain schema.
    #[test]
    fn site_yaml_is_right_for_both(seed in any::<u64>()) {
        compare::<Config>(seed, |problem| match &problem.kind {
            ProblemKind::WrongForm { expected, found } => match expected {
                Expected::Url | Expected::Email => true,
                Expected::Date => found.as_str().is_some_and(looks_like_a_date),
                _ => false,
            },
            ProblemKind::Empty { .. } => problem.path == FieldPath::of("languages"),
            _ => false,
        })?;
    }
}
