//! What the documentation is made of, and that it is current.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::docs;
use crate::config;
use crate::content::schema;
use crate::values::Kind;

#[test]
fn docs_schema_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/schema.md");
    let text = docs::schema();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, &text).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == text,
        "docs/schema.md is not current: run `UPDATE_DOCS=1 cargo test --lib docs_schema` and look at the difference"
    );
}

#[test]
fn every_object_of_the_schema_is_closed() {
    let mut faults = Vec::new();
    for kind in Kind::ALL {
        open_objects(schema::of(kind).json(), kind.folder(), &mut faults);
    }
    open_objects(config::schema().json(), "site.yaml", &mut faults);
    assert!(faults.is_empty(), "these take any key, so a misspelt one would go unnoticed: {}", faults.join(", "));
}

/// Objects with properties that do not forbid others.
fn open_objects(schema: &Value, path: &str, faults: &mut Vec<String>) {
    match schema {
        Value::Object(map) => {
            if map.contains_key("properties") && map.get("additionalProperties") != Some(&Value::Bool(false)) {
                faults.push(path.to_owned());
            }
            map.iter().for_each(|(key, value)| open_objects(value, &format!("{path}/{key}"), faults));
        }
        Value::Array(items) => items.iter().for_each(|item| open_objects(item, path, faults)),
        _ => {}
    }
}
