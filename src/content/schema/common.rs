//! Parts that several kinds use.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::values::{CostBand, Date, Lang, List, OrganisationOrText};

/// Where a fact comes from: a title, an address, or both.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-any-of" = ["title", "url"]))]
pub struct Source {
    #[schemars(length(min = 1), extend("x-translatable" = true))]
    pub title: Option<String>,
    #[schemars(extend("x-value" = "url"))]
    pub url: Option<String>,
    /// When it was read.
    pub accessed: Option<Date>,
    /// A lasting copy of the page.
    #[schemars(extend("x-value" = "url"))]
    pub archived_url: Option<String>,
}

/// A link with its text.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Link {
    #[schemars(length(min = 1), extend("x-translatable" = true))]
    pub title: String,
    #[schemars(extend("x-value" = "url"))]
    pub url: String,
}

/// What something cost: a band, an amount, or both. Amounts are shown as stated, never converted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cost {
    /// A term of the vocabulary `cost-bands`.
    pub band: Option<CostBand>,
    #[schemars(range(min = 0))]
    pub amount: Option<f64>,
    /// ISO 4217 code of the currency (`EUR`).
    #[schemars(regex(pattern = "^[A-Z]{3}$"), extend("x-value" = "currency"))]
    pub currency: Option<String>,
}

/// A place on the map, in degrees (WGS 84).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Geo {
    #[schemars(range(min = -90, max = 90))]
    pub lat: f64,
    #[schemars(range(min = -180, max = 180))]
    pub lon: f64,
}

/// A file beside the entry, or an address, and the languages that it is in.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-any-of" = ["file", "url"]))]
pub struct FileOrUrl {
    #[schemars(length(min = 1), extend("x-value" = "file"))]
    pub file: Option<String>,
    #[schemars(extend("x-value" = "url"))]
    pub url: Option<String>,
    #[serde(default)]
    pub languages: List<Lang>,
}

/// Who took part: an organisation, and its role.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Member {
    pub organisation: OrganisationOrText,
    #[schemars(extend("x-translatable" = true))]
    pub role: Option<String>,
}
