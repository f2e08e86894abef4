//! An award edition: the rules, the stages, who entered and what came of it. Its id is its year.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::common::{Member, Source};
use super::head::Head;
use crate::values::{
    ActionPlanRef, Country, Date, LangText, List, MunicipalityRef, OrganisationOrText, PlaceOrText, Recognition,
    StageKey,
};

/// One edition of the award. Its state is computed from the stages and the day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Edition {
    #[serde(flatten)]
    pub head: Head,
    #[schemars(length(min = 1, max = 300), extend("x-translatable" = true))]
    pub summary: Option<String>,
    /// The rules of this edition; may be absent only with `not_held`.
    pub rules: Option<Rules>,
    /// When each step was planned and when it happened; may be absent only with `not_held`.
    #[serde(default)]
    pub stages: List<Stage>,
    /// Numbers that were published; they are compared with the list of entrants.
    pub counts: Option<Counts>,
    /// Everybody of whom it is known that they applied.
    #[serde(default)]
    pub entrants: List<Entrant>,
    /// The best plan, if a jury has named one.
    pub winner: Option<MunicipalityRef>,
    /// Prizes that were given beside the titles.
    #[serde(default)]
    pub prizes: List<Prize>,
    /// What was published of its stages.
    #[serde(default)]
    pub reports: List<Report>,
    /// Where the outcome does not follow the rules, and why.
    #[serde(default)]
    #[schemars(extend("x-translatable" = true))]
    pub exceptions: List<Exception>,
    /// The organisations of the jury; no persons.
    #[serde(default)]
    pub jury: List<Member>,
    /// Where the outcome was announced.
    pub announcement_source: Option<Source>,
    /// What was put right after publication.
    #[serde(default)]
    #[schemars(extend("x-translatable" = true))]
    pub corrections: List<Correction>,
    /// Why there was no edition in this year.
    #[schemars(length(min = 1), extend("x-translatable" = true))]
    pub not_held: Option<String>,
    /// Whether this edition was a trial.
    #[serde(default)]
    pub pilot: bool,
}

/// The rules of one edition; they change from year to year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// How many titles are given at the most, extra titles aside.
    #[schemars(range(min = 1))]
    pub max_titles: u32,
    /// How many titles one country can get.
    #[schemars(range(min = 1))]
    pub per_country_max: Option<u32>,
    /// How many titles the jury may add.
    #[serde(default)]
    pub extra_titles: u32,
    /// Whether the country rule does not apply to those.
    #[serde(default)]
    pub extra_exempt_from_country: bool,
    /// Countries whose municipalities may enter.
    #[schemars(extend("x-min-items" = 1))]
    pub countries: List<Country>,
    /// Places that may not enter.
    #[serde(default)]
    pub excluded: List<PlaceOrText>,
    /// Prize categories, where there is more than one kind of title.
    #[serde(default)]
    pub categories: Vec<Category>,
    pub source: Source,
}

/// A prize category.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Category {
    #[schemars(regex(pattern = "^[a-z0-9-]+$"), extend("x-value" = "id"))]
    pub key: String,
    pub label: LangText,
}

/// One step of the edition.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// A term of the vocabulary `stages`.
    pub key: StageKey,
    pub planned: Option<Date>,
    pub actual: Option<Date>,
    /// When it happened, where this is known only from the press.
    pub reported: Option<Date>,
}

impl Stage {
    /// The day that counts: the actual one, else the one that the press reports, else the planned one.
    pub fn date(&self) -> Option<Date> {
        self.stated().map(|(_, date)| date)
    }

    /// The day that counts, and the field that states it.
    pub fn stated(&self) -> Option<(&'static str, Date)> {
        let all = [("actual", self.actual), ("reported", self.reported), ("planned", self.planned)];
        all.into_iter().find_map(|(field, date)| Some((field, date?)))
    }
}

/// Published numbers of an edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Counts {
    pub applied: Option<u32>,
    pub preselected: Option<u32>,
    /// Plans that were handed in.
    pub submitted: Option<u32>,
}

/// A municipality that entered, and how far it came.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Entrant {
    pub municipality: MunicipalityRef,
    pub reached: Reached,
    /// The prize category, where the rules have some.
    #[schemars(regex(pattern = "^[a-z0-9-]+$"))]
    pub category: Option<String>,
    pub plan: Option<ActionPlanRef>,
    /// Why the plan of a title holder is not known.
    #[schemars(length(min = 1))]
    pub plan_unknown: Option<String>,
    /// Why the jury chose it.
    #[schemars(length(min = 1))]
    pub citation: Option<String>,
    pub ceremony: Option<Ceremony>,
    /// Who accompanied it.
    pub mentor: Option<OrganisationOrText>,
    /// What it was called beside the title: terms of the vocabulary `recognitions`.
    #[serde(default)]
    pub recognised_as: List<Recognition>,
    /// What was published of it.
    #[serde(default)]
    pub reports: List<Report>,
}

/// Something that was published of a stage: a page, or a file beside the entry.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-any-of" = ["url", "file"]))]
pub struct Report {
    /// The stage that it is about: a term of the vocabulary `stages`. What is said of the outcome is shown once that is known.
    pub stage: StageKey,
    #[schemars(length(min = 1))]
    pub title: String,
    #[schemars(extend("x-value" = "url"))]
    pub url: Option<String>,
    #[schemars(length(min = 1), extend("x-value" = "file"))]
    pub file: Option<String>,
}

/// A prize that was given beside the titles.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Prize {
    #[schemars(regex(pattern = "^[a-z0-9-]+$"), extend("x-value" = "id"))]
    pub key: String,
    pub label: LangText,
    /// The prize category, where the rules have some.
    #[schemars(regex(pattern = "^[a-z0-9-]+$"))]
    pub category: Option<String>,
    /// Who got it; one of the entrants.
    pub entrant: MunicipalityRef,
    /// Who chose: an organisation, or in words (`the public`).
    pub decided_by: Option<OrganisationOrText>,
}

/// How far an entrant came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Reached {
    /// Applied.
    Applied,
    /// Passed the pre-selection.
    Candidate,
    /// Holds the title.
    Title,
}

/// When and where a title was handed over.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ceremony {
    pub date: Option<Date>,
    pub place: Option<PlaceOrText>,
    #[schemars(extend("x-value" = "url"))]
    pub url: Option<String>,
}

/// An outcome that the rules do not allow for, with its reason.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Exception {
    /// Names the exception for its translations.
    #[schemars(regex(pattern = "^[a-z0-9-]+$"))]
    pub id: Option<String>,
    pub rule: ExceptionRule,
    /// The country, with `rule: country`.
    pub country: Option<Country>,
    /// How many titles it is about.
    #[schemars(range(min = 1))]
    pub count: u32,
    /// Why; it may say that no reason was published.
    #[schemars(length(min = 1), extend("x-translatable" = true))]
    pub reason: String,
    pub source: Source,
}

/// The rule that an exception is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ExceptionRule {
    /// The number of titles.
    Number,
    /// The number of titles in one country.
    Country,
}

/// What was put right after publication, and when.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// Names the correction for its translations.
    #[schemars(regex(pattern = "^[a-z0-9-]+$"))]
    pub id: Option<String>,
    pub date: Date,
    #[schemars(length(min = 1), extend("x-translatable" = true))]
    pub what: String,
}
