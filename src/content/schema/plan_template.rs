//! A plan template: the questions with which a municipality writes its action plan.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::head::Head;
use crate::values::{Criterion, Date, List, PlanTemplateRef, ResourceRef};

/// A template: for an action plan, for a meeting, or for a look at oneself. The text of each section stands in the body under the same id, `## Title {#id}`.
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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
    /// What the sections beside it are about as well; sections of one group stand together.
    #[schemars(length(min = 1, max = 100), extend("x-translatable" = true))]
    pub group: Option<String>,
    /// How many minutes a team needs for it.
    #[schemars(range(min = 1, max = 2000))]
    pub minutes: Option<u32>,
    /// Who should be at the table, in a few words.
    #[schemars(length(min = 1, max = 200), extend("x-translatable" = true))]
    pub who: Option<String>,
    /// Case studies that show this step done: a field of case studies, and terms of its vocabulary of which they have one.
    #[serde(default)]
    pub shown_by: IndexMap<String, List<String>>,
    /// The field of an action plan that the answer becomes; without one it becomes a section of the plan's text.
    pub fills: Option<PlanField>,
    /// What the levels of a scale mean, the lowest one, which is 0, first.
    #[serde(default)]
    #[schemars(extend("x-translatable" = true))]
    pub levels: List<String>,
    /// Sections of another template that begin with a need which a low level shows.
    #[serde(default)]
    #[schemars(extend("x-translatable" = true))]
    pub leads_to: Vec<LeadsTo>,
}

impl PlanTemplate {
    /// The version of the template: the newest of its changelog.
    pub fn version(&self) -> &str {
        self.changelog.first().map_or("", |change| &change.version)
    }

    /// Whether answers become fields of an action plan.
    pub fn makes_a_plan(&self) -> bool {
        self.sections.iter().any(|section| section.fills.is_some())
    }
}

impl TemplateSection {
    /// A section with nothing but its id and the kind of its answer.
    pub fn plain(id: &str, answer: Answer) -> Self {
        Self {
            id: id.to_owned(),
            answer,
            columns: Vec::new(),
            vocabulary: None,
            required: false,
            word_limit: None,
            criteria: List::default(),
            worksheet: None,
            group: None,
            minutes: None,
            who: None,
            shown_by: IndexMap::new(),
            fills: None,
            levels: List::default(),
            leads_to: Vec::new(),
        }
    }
}

impl Column {
    pub fn plain(id: &str, title: String, answer: Answer) -> Self {
        Self { id: id.to_owned(), title, answer, vocabulary: None, fills: None }
    }
}

/// A section of another template, and what can be written there first.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LeadsTo {
    /// The id of the section.
    #[schemars(regex(pattern = "^[a-z0-9-]+$"), extend("x-value" = "id"))]
    pub id: String,
    pub template: PlanTemplateRef,
    /// A sentence to begin with.
    #[schemars(length(min = 1, max = 500), extend("x-translatable" = true))]
    pub begin: String,
}

/// A field of an action plan that answers of a template become.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PlanField {
    Motto,
    Summary,
    Objectives,
    Activities,
    Partners,
    Mentor,
    Budget,
    Indicators,
    Outcome,
}

impl PlanField {
    /// As it is written in an action plan.
    pub fn name(self) -> &'static str {
        match self {
            Self::Motto => "motto",
            Self::Summary => "summary",
            Self::Objectives => "objectives",
            Self::Activities => "activities",
            Self::Partners => "partners",
            Self::Mentor => "mentor",
            Self::Budget => "budget",
            Self::Indicators => "indicators",
            Self::Outcome => "outcome",
        }
    }
}

/// A part of an item of such a field, which a column of a table becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PlanPart {
    Title,
    Start,
    End,
    Place,
    TargetGroup,
    Lead,
    Output,
    Baseline,
    Target,
    Unit,
    Amount,
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
    /// Money, in the site's currency.
    Amount,
    /// One of the `levels` of the section.
    Scale,
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
    /// What an item of the field that the section fills takes from it.
    pub fills: Option<PlanPart>,
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
