//! SARIF 2.1.0, for services that keep the results of checks: the required fields, places, related places and fixes.

use std::collections::BTreeSet;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::{Value, json};

use crate::diag::{Place, Position, Resolved, Severity};

/// One log with one run.
pub fn render(diagnostics: &[Resolved]) -> String {
    let codes: BTreeSet<&str> = diagnostics.iter().map(|one| one.diagnostic.code.as_ref()).collect();
    let rules: Vec<Value> = codes.into_iter().map(|code| json!({ "id": code })).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "pearls", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "results": diagnostics.iter().map(result).collect::<Vec<_>>(),
        }],
    });
    let mut text = serde_json::to_string_pretty(&log).unwrap_or_default();
    text.push('\n');
    text
}

fn result(resolved: &Resolved) -> Value {
    let Resolved { diagnostic, position, labels, fix } = resolved;
    let level = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let message = [Some(&diagnostic.message), diagnostic.label.as_ref(), diagnostic.help.as_ref()];
    let message: Vec<&str> = message.into_iter().flatten().map(String::as_str).collect();
    let mut result = json!({
        "ruleId": diagnostic.code,
        "level": level,
        "message": { "text": message.join("\n") },
        "locations": [{ "physicalLocation": location(&diagnostic.place, position) }],
    });
    if !labels.is_empty() {
        let related = diagnostic.labels.iter().zip(labels).enumerate().map(|(number, (label, position))| {
            json!({ "id": number, "message": { "text": label.text }, "physicalLocation": location(&label.place, position) })
        });
        result["relatedLocations"] = related.collect();
    }
    if let Some((fix, position)) = diagnostic.fix.as_ref().zip(fix.as_ref()).filter(|(_, position)| position.line > 0) {
        result["fixes"] = json!([{
            "description": { "text": diagnostic.help.as_deref().unwrap_or(&diagnostic.message) },
            "artifactChanges": [{
                "artifactLocation": { "uri": uri(&fix.place) },
                "replacements": [{ "deletedRegion": region(position), "insertedContent": { "text": fix.text } }],
            }],
        }]);
    }
    result
}

fn location(place: &Place, position: &Position) -> Value {
    let mut location = json!({ "artifactLocation": { "uri": uri(place) } });
    if position.line > 0 {
        location["region"] = region(position);
    }
    location
}

fn region(position: &Position) -> Value {
    json!({
        "startLine": position.line,
        "startColumn": position.column,
        "endLine": position.end_line,
        "endColumn": position.end_column,
    })
}

/// A path as a relative reference.
fn uri(place: &Place) -> String {
    const RESERVED: &AsciiSet = &CONTROLS
        .add(b' ')
        .add(b'"')
        .add(b'#')
        .add(b'%')
        .add(b'<')
        .add(b'>')
        .add(b'?')
        .add(b'[')
        .add(b'\\')
        .add(b']')
        .add(b'^')
        .add(b'`')
        .add(b'{')
        .add(b'|')
        .add(b'}')
        .add(b':');
    utf8_percent_encode(place.file.as_str(), RESERVED).to_string()
}
