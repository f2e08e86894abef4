//! What the documentation is made of, and that it is current.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::docs;
use crate::build::{Cache, build};
use crate::bundle::Blob;
use crate::config;
use crate::content::schema;
use crate::diag::Severity;
use crate::support::site::{Site, options};
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

#[test]
fn a_release_names_what_visitors_see_and_is_content_that_is_read() {
    let held_back = "//- content/municipalities/later.md\n---\ntitle: Later\ncountry: LV\npublished: 2099-01-01\n---\n";
    let site = Site::base().with(held_back);
    let text = crate::cli::PROGRAM.release;
    let first = text(&site.sources(), &options(), "1.0");
    assert!(first.contains("  municipalities/rujiena:\n    'en': '") && !first.contains("later"), "{first}");
    let named = "//- site.yaml\npearls: '2'\ntitle: T\nurl: https://example.org\nlanguages: en\nrelease: {version: '1.0', date: 2026-01-01}\n";
    let released = site.with(named).with_file("content/releases/1.0.yaml", first.as_bytes());
    let outcome = build(&released.sources(), &options(), &mut Cache::default());
    assert!(
        outcome.diagnostics.iter().all(|problem| problem.diagnostic.severity == Severity::Note),
        "{:#?}",
        outcome.diagnostics
    );
    let page = outcome.bundle.unwrap().files["index.html"].clone();
    let Blob::Bytes { bytes, .. } = page else { panic!("a page") };
    assert!(String::from_utf8_lossy(&bytes).contains("Release 1.0, "));
}
