//! An action plan: a municipality's Culture and Resilience Action Plan (CuReAP).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::common::{Cost, FileOrUrl};
use super::head::Head;
use crate::values::{Date, EditionRef, List, MunicipalityRef, OrganisationOrText, PlaceOrText, PlanTemplateRef};

/// A Culture and Resilience Action Plan. Its state follows from the edition and from `outcome`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ActionPlan {
    #[serde(flatten)]
    pub head: Head,
    pub municipality: MunicipalityRef,
    /// The award edition that it was written for.
    pub edition: Option<EditionRef>,
    /// The template that it was written with.
    pub template: Option<TemplateVersion>,
    #[schemars(length(min = 1), extend("x-translatable" = true))]
    pub motto: Option<String>,
    #[schemars(length(min = 1, max = 300), extend("x-translatable" = true))]
    pub summary: Option<String>,
    #[serde(default)]
    #[schemars(extend("x-translatable" = true))]
    pub objectives: List<String>,
    /// What is to be done, in the order of time.
    #[serde(default)]
    #[schemars(extend("x-translatable" = true))]
    pub activities: List<Activity>,
    #[serde(default)]
    pub partners: List<OrganisationOrText>,
    /// Who accompanies the plan; only without an edition, else it is the entrant's mentor.
    pub mentor: Option<OrganisationOrText>,
    pub budget: Option<Cost>,
    #[serde(default)]
    #[schemars(extend("x-translatable" = true))]
    pub indicators: List<Indicator>,
    /// The plan itself.
    pub document: Option<FileOrUrl>,
    /// What came of it, written after the title year.
    #[schemars(length(min = 1), extend("x-translatable" = true))]
    pub outcome: Option<String>,
}

/// A template and its version.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TemplateVersion {
    pub id: PlanTemplateRef,
    /// In quotes: `'1'`.
    pub version: String,
}

/// One activity of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Activity {
    /// Names the activity for its translations.
    #[schemars(regex(pattern = "^[a-z0-9-]+$"))]
    pub id: Option<String>,
    #[schemars(length(min = 1), extend("x-translatable" = true))]
    pub title: String,
    pub start: Date,
    pub end: Option<Date>,
    pub place: Option<PlaceOrText>,
    #[schemars(extend("x-translatable" = true))]
    pub target_group: Option<String>,
    /// Who leads it.
    pub lead: Option<OrganisationOrText>,
    /// What it leaves behind.
    #[schemars(extend("x-translatable" = true))]
    pub output: Option<String>,
}

/// How the plan's success is seen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// Names the indicator for its translations.
    #[schemars(regex(pattern = "^[a-z0-9-]+$"))]
    pub id: Option<String>,
    #[schemars(length(min = 1), extend("x-translatable" = true))]
    pub title: String,
    pub baseline: Option<f64>,
    pub target: Option<f64>,
    #[schemars(extend("x-translatable" = true))]
    pub unit: Option<String>,
}
