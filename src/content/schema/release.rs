//! A release of the content: what there was on a day. `content/releases/<version>.yaml`, written by `pearls release`.
//!
//! What changed between two releases cannot be known from one build, so it is content: change lists are made of these files.

use std::sync::OnceLock;

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::diag::Diagnostic;
use crate::source::SourceFile;
use crate::values::{Date, Lang};
use crate::yaml::schema::Schema;
use crate::yaml::{parse, report};

/// What the site had when a version was released.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Release {
    /// In quotes: `'1.0'`.
    #[schemars(length(min = 1))]
    pub version: String,
    pub date: Date,
    /// By kind and id (`case-studies/yards`): a short hash of what each language says.
    #[serde(default)]
    pub entries: IndexMap<String, IndexMap<Lang, String>>,
}

/// The schema of such a file.
pub fn schema() -> &'static Schema {
    static SCHEMA: OnceLock<Schema> = OnceLock::new();
    SCHEMA.get_or_init(Schema::of::<Release>)
}

/// Reads a file.
pub fn read(file: &SourceFile) -> (Option<Release>, Vec<Diagnostic>) {
    let value = match parse::parse(&file.text, 0, &file.path) {
        Ok(value) => value,
        Err(diagnostics) => return (None, diagnostics),
    };
    report::read(schema(), &value, &file.path, "release")
}
