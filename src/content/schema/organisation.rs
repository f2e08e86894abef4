//! An organisation: a partner, a mentor, a contact point, a member of the jury.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::head::Head;
use crate::values::{Contact, Country, Date, EditionRef, Lang, List, OrganisationType, RoleKey};

/// An organisation that takes part in the programme. Its title is its official name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    #[serde(flatten)]
    pub head: Head,
    #[schemars(length(min = 1, max = 300), extend("x-translatable" = true))]
    pub summary: Option<String>,
    /// Its names by language: `{fi: Turun kaupunki, sv: Åbo stad}`.
    #[serde(default)]
    pub names: IndexMap<Lang, String>,
    /// Short forms and foreign spellings; they can be searched for.
    #[serde(default)]
    pub also_known_as: List<String>,
    /// Its country; none for an international one.
    pub country: Option<Country>,
    /// What it is: a term of the vocabulary `organisation-types`.
    pub r#type: OrganisationType,
    /// What it does in the programme.
    #[serde(default)]
    pub roles: List<Role>,
    #[schemars(extend("x-value" = "url"))]
    pub website: Option<String>,
    #[schemars(extend("x-translatable" = true))]
    pub contact: Option<Contact>,
}

/// What the organisation does in the programme.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// A term of the vocabulary `roles`.
    pub role: RoleKey,
    pub from: Option<Date>,
    pub to: Option<Date>,
    /// The country for which it is a mentor or a contact point.
    pub country: Option<Country>,
    pub edition: Option<EditionRef>,
}
