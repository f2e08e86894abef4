//! A case study: one good practice of one or more municipalities.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::common::{Cost, Geo, Link};
use super::head::Head;
use crate::values::{ActionPlanRef, Contact, Date, EditionRef, List, MunicipalityRef, OrganisationOrText, Period};

/// A good practice: what a municipality did, and what came of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseStudy {
    #[serde(flatten)]
    pub head: Head,
    /// One or two sentences for lists and previews.
    #[schemars(length(min = 1, max = 300), extend("x-translatable" = true))]
    pub summary: String,
    /// Where it was done; the place that leads comes first. Needed where the site has places.
    #[serde(default)]
    pub municipalities: List<MunicipalityRef>,
    /// When it was done: `2024-04/2024-09`, or `2023/..` while it goes on.
    pub period: Period,
    /// What it cost.
    pub cost: Option<Cost>,
    /// Who paid for it.
    #[serde(default)]
    pub funding: List<OrganisationOrText>,
    /// The working time that it took.
    #[schemars(extend("x-translatable" = true))]
    pub staff_time: Option<String>,
    /// What was measured or counted.
    #[serde(default)]
    #[schemars(extend("x-translatable" = true))]
    pub results: List<CaseResult>,
    /// How well the results are known.
    pub evidence: Option<Evidence>,
    /// Who did it.
    pub organiser: Option<OrganisationOrText>,
    /// Who did it with them.
    #[serde(default)]
    pub partners: List<OrganisationOrText>,
    /// Whom to ask; if absent, the organiser's contact, else the municipality's, else the site's.
    #[schemars(extend("x-translatable" = true))]
    pub contact: Option<Contact>,
    /// The action plan that it belongs to.
    pub plan: Option<ActionPlanRef>,
    /// The award edition that it belongs to; if absent, the plan's.
    pub edition: Option<EditionRef>,
    /// Numbers of the Sustainable Development Goals that it serves.
    #[serde(default)]
    pub sdgs: List<Sdg>,
    /// Where it was done; if absent, the leading municipality's place.
    pub geo: Option<Geo>,
    /// Further reading.
    #[serde(default)]
    #[schemars(extend("x-translatable" = true))]
    pub links: List<Link>,
}

/// One result: what was counted, and how much of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseResult {
    /// Names the result for its translations.
    #[schemars(regex(pattern = "^[a-z0-9-]+$"))]
    pub id: Option<String>,
    #[schemars(length(min = 1), extend("x-translatable" = true))]
    pub indicator: String,
    pub value: Option<f64>,
    #[schemars(extend("x-translatable" = true))]
    pub unit: Option<String>,
    pub date: Option<Date>,
}

/// How well results are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Evidence {
    /// Not done yet.
    Planned,
    /// Described by those who did it or by the press.
    Described,
    /// Counted by those who did it.
    SelfReported,
    /// Evaluated by somebody else.
    Evaluated,
}

/// The number of a Sustainable Development Goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
#[schemars(inline)]
pub struct Sdg(#[schemars(range(min = 1, max = 17))] pub u8);
