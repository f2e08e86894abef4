//! A plan template: the questions with which a municipality writes its action plan.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::head::Head;
use crate::values::{Criterion, Date, List, ResourceRef};

/// A template for an action plan. The text of each section stands in the body under the same id, `## Title {#id}`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanTemplate {
    #[serde(flatten)]
    pub head: Head,
    #[schemars(length(min = 1, max = 300), extend("x-translatable" = true))]
    pub summary: Option<String>,
    /// Who the template is for.
    #[schemars(extend("x-translatable" = true))]
    pub audience: Option<String>,
    /// The sections in the order of the body; a section's number is its position.
    #[schemars(length(min = 1), extend("x-translatable" = true))]
    pub sections: Vec<TemplateSection>,
    /// The versions, newest first; the newest is the template's version.
    #[schemars(length(min = 1), extend("x-translatable" = true))]
    pub changelog: Vec<Change>,
}

/// One section: a question and the kind of its answer.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TemplateSection {
    #[schemars(regex(pattern = "^[a-z0-9-]+$"), extend("x-value" = "id"))]
    pub id: String,
    pub answer: Answer,
    /// The columns of a table.
    #[serde(default)]
    #[schemars(extend("x-translatable" = true))]
    pub columns: Vec<Column>,
    /// The vocabulary from which a choice is made.
    #[schemars(regex(pattern = "^[a-z0-9-]+$"), extend("x-ref" = "vocabularies"))]
    pub vocabulary: Option<String>,
    #[serde(default)]
    pub required: bool,
    #[schemars(range(min = 1))]
    pub word_limit: Option<u32>,
    /// The criteria of the jury that the section answers.
    #[serde(default)]
    pub criteria: List<Criterion>,
    /// A worksheet that helps to answer it.
    pub worksheet: Option<ResourceRef>,
}

/// What kind of answer a section or a column takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    Text,
    List,
    Table,
    Choice,
    Date,
    Amount,
}

/// One column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Column {
    #[schemars(regex(pattern = "^[a-z0-9-]+$"), extend("x-value" = "id"))]
    pub id: String,
    #[schemars(length(min = 1), extend("x-translatable" = true))]
    pub title: String,
    /// The kind of the column's answers; a table in a table is not possible.
    pub answer: Answer,
    #[schemars(regex(pattern = "^[a-z0-9-]+$"), extend("x-ref" = "vocabularies"))]
    pub vocabulary: Option<String>,
}

/// One version of the template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// In quotes: `'1'`, `'1.1'`.
    #[schemars(length(min = 1))]
    pub version: String,
    pub date: Date,
    #[schemars(length(min = 1), extend("x-translatable" = true))]
    pub changes: String,
    /// Section ids of the version before that moved: old id to new id.
    #[serde(default)]
    pub moved: IndexMap<String, String>,
}
