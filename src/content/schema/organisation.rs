//! An organisation: a partner, a mentor, a contact point, a member of the jury.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::common::Contact;
use super::head::Head;
use crate::values::{Country, Date, EditionRef, List};

/// An organisation that takes part in the programme. Its title is its official name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    #[serde(flatten)]
    pub head: Head,
    #[schemars(length(min = 1, max = 300), extend("x-translatable" = true))]
    pub summary: Option<String>,
    /// Short forms and foreign spellings; they can be searched for.
    #[serde(default)]
    pub also_known_as: List<String>,
    /// Its country; none for an international one.
    pub country: Option<Country>,
    pub r#type: OrganisationType,
    #[serde(default)]
    pub roles: List<Role>,
    #[schemars(extend("x-value" = "url"))]
    pub website: Option<String>,
    #[schemars(extend("x-translatable" = true))]
    pub contact: Option<Contact>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum OrganisationType {
    Municipality,
    Region,
    Ministry,
    Association,
    Ngo,
    CulturalInstitute,
    CulturalVenue,
    Network,
    International,
    University,
    School,
    Company,
    Other,
}

/// What the organisation does in the programme.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Role {
    pub role: RoleKey,
    pub from: Option<Date>,
    pub to: Option<Date>,
    /// The country for which it is a mentor or a contact point.
    pub country: Option<Country>,
    pub edition: Option<EditionRef>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RoleKey {
    LeadPartner,
    Partner,
    Associated,
    Mentor,
    /// A National Contact Point.
    ContactPoint,
    Jury,
}
