//! `docs/schema.md`: the fields of every kind, from the schema itself.

use std::fmt::Write;

use serde_json::Value;

use crate::catalog::figures;
use crate::config;
use crate::content::schema;
use crate::values::Kind;
use crate::yaml::schema::Schema;

/// The documentation of all that editors may write.
pub fn schema() -> String {
    let mut text = String::from(
        "# What an entry can say\n\nThis page is generated from the program; a test keeps it current (`UPDATE_DOCS=1 cargo test --lib docs_schema`).\n\n\
         A field marked **required** must be there; all others may be left out. Where a list is wanted, a single value does as well.\n\
         Fields marked *t* can stand in a translation. Fields that vocabularies define (such as `topics`) are described by\n\
         the files in `content/vocabularies`.\n",
    );
    for kind in Kind::ALL {
        let _ = write!(text, "\n## `{}`\n", kind.folder());
        section(&mut text, schema::of(kind));
    }
    text.push_str("\n## `site.yaml`\n");
    section(&mut text, config::schema());
    text.push_str(
        "\n## Checked numbers\n\nA number that the data knows is written `[14](data:PATH)`. These paths exist:\n\n",
    );
    for path in figures::paths() {
        let _ = writeln!(text, "- `{path}`");
    }
    text
}

fn section(text: &mut String, schema: &Schema) {
    let json = schema.json();
    if let Some(about) = json.get("description").and_then(Value::as_str) {
        let _ = write!(text, "\n{}\n", one_line(about));
    }
    text.push_str("\n| field | | what it is for |\n|---|---|---|\n");
    rows(text, json, json, "", 0);
}

/// A row for each property, and below it those of the objects that it holds.
fn rows(text: &mut String, root: &Value, object: &Value, prefix: &str, depth: usize) {
    let required: Vec<&str> =
        object.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
    let Some(properties) = object.get("properties").and_then(Value::as_object) else { return };
    for (name, property) in properties {
        let flag = |key: &str| property.get(key).and_then(Value::as_bool).unwrap_or(false);
        let mut marks = Vec::new();
        if required.contains(&name.as_str()) {
            marks.push("**required**".to_owned());
        }
        if flag("x-translatable") {
            marks.push("*t*".into());
        }
        marks.extend(form(root, property));
        let about = property.get("description").or_else(|| resolve(root, property).get("description"));
        let about = about.and_then(Value::as_str).map(one_line).unwrap_or_default();
        let _ = writeln!(text, "| `{prefix}{name}` | {} | {about} |", marks.join(" "));
        if let Some((inner, suffix)) = inner_object(root, property).filter(|_| depth < 3) {
            rows(text, root, inner, &format!("{prefix}{name}{suffix}."), depth + 1);
        }
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|")
}

fn resolve<'a>(root: &'a Value, schema: &'a Value) -> &'a Value {
    let target = schema.get("$ref").and_then(Value::as_str).and_then(|path| root.pointer(path.trim_start_matches('#')));
    target.unwrap_or(schema)
}

/// The alternatives of a schema and of those, itself if there are none; `null` aside.
fn alternatives<'a>(root: &'a Value, schema: &'a Value) -> Vec<&'a Value> {
    let own = resolve(root, schema);
    let list = ["anyOf", "oneOf"].iter().find_map(|key| own.get(*key).and_then(Value::as_array));
    list.map_or_else(
        || vec![own],
        |list| {
            list.iter()
                .map(|one| resolve(root, one))
                .filter(|one| one.get("type") != Some(&Value::from("null")))
                .flat_map(|one| {
                    let others = alternatives(root, one).into_iter().filter(move |other| !std::ptr::eq(*other, one));
                    std::iter::once(one).chain(others)
                })
                .collect()
        },
    )
}

/// In a few words, what a value looks like.
fn form(root: &Value, property: &Value) -> Option<String> {
    let own = resolve(root, property);
    let candidates: Vec<&Value> = std::iter::once(own).chain(alternatives(root, property)).collect();
    // The type of an optional field is a list of two names, of which `null` is one.
    let word = |value: &'_ Value| match value {
        Value::Array(names) => names.iter().filter_map(Value::as_str).find(|name| *name != "null").map(str::to_owned),
        other => other.as_str().map(str::to_owned),
    };
    let text = |key: &str| candidates.iter().find_map(|schema| schema.get(key).and_then(word));
    let items = candidates.iter().find_map(|schema| schema.get("items")).map(|items| resolve(root, items));
    if let Some(items) = items {
        return Some(form(root, items).map_or_else(|| "list".into(), |form| format!("list of {form}")));
    }
    let mut options: Vec<&str> = candidates
        .iter()
        .flat_map(|schema| {
            let constant = schema.get("const").and_then(Value::as_str);
            let list = schema.get("enum").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
            constant.into_iter().chain(list)
        })
        .collect();
    let mut seen = std::collections::BTreeSet::new();
    options.retain(|option| seen.insert(*option));
    if !options.is_empty() {
        return Some(options.iter().map(|option| format!("`{option}`")).collect::<Vec<_>>().join(", "));
    }
    if let Some(kind) = text("x-ref") {
        return Some(format!("id from `{kind}`"));
    }
    if let Some(kind) = text("x-ref-or-text") {
        return Some(format!("id from `{kind}`, or text"));
    }
    if let Some(vocabulary) = text("x-term") {
        return Some(format!("term of `{vocabulary}`"));
    }
    text("x-value").or_else(|| text("type")).map(|name| match name.as_str() {
        "string" => "text".into(),
        "boolean" => "`true` or `false`".into(),
        "integer" => "whole number".into(),
        "object" => "map".into(),
        name => name.replace('-', " "),
    })
}

/// The object that a property holds, itself or as the items of a list.
fn inner_object<'a>(root: &'a Value, property: &'a Value) -> Option<(&'a Value, &'static str)> {
    alternatives(root, property).into_iter().find_map(|schema| {
        if schema.get("properties").is_some() {
            return Some((schema, ""));
        }
        let items =
            alternatives(root, schema.get("items")?).into_iter().find(|items| items.get("properties").is_some());
        items.map(|items| (items, "[]"))
    })
}
