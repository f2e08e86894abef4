//! A municipality; its page calls it a place.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::head::Head;
use crate::values::{Contact, Country, Lang, List, PlaceKind, PlaceOrText};

/// A place that has a case, a plan or an entry in an edition. Its title is its official name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Municipality {
    #[serde(flatten)]
    pub head: Head,
    #[schemars(length(min = 1, max = 300), extend("x-translatable" = true))]
    pub summary: Option<String>,
    /// Its names by language: `{fi: Pietarsaari, sv: Jakobstad}`.
    #[serde(default)]
    pub names: IndexMap<Lang, String>,
    /// Old and foreign spellings; they can be searched for.
    #[serde(default)]
    pub also_known_as: List<String>,
    /// What it is: a term of the vocabulary `place-kinds`.
    pub kind: Option<PlaceKind>,
    pub country: Country,
    #[schemars(length(min = 1))]
    pub region: Option<String>,
    /// The larger municipality that it is a part of.
    pub part_of: Option<PlaceOrText>,
    /// NUTS code of the region.
    pub nuts: Option<String>,
    /// Code of the local administrative unit.
    pub lau: Option<String>,
    /// Wikidata item (`Q123`).
    #[schemars(regex(pattern = "^Q[0-9]+$"))]
    pub wikidata: Option<String>,
    pub population: Option<Population>,
    #[schemars(range(min = -90, max = 90))]
    pub lat: Option<f64>,
    #[schemars(range(min = -180, max = 180))]
    pub lon: Option<f64>,
    /// Its official languages.
    #[serde(default)]
    pub languages: List<Lang>,
    #[schemars(extend("x-value" = "url"))]
    pub website: Option<String>,
    #[schemars(extend("x-translatable" = true))]
    pub contact: Option<Contact>,
}

/// How many people live there, with the year and the source of the number.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Population {
    pub value: u32,
    #[schemars(range(min = 1900, max = 2200))]
    pub year: u16,
    #[schemars(length(min = 1))]
    pub source: String,
}
