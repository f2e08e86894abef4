//! Whom to ask.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Date;

/// Whom to ask. A person's name, phone or own mailbox needs that person's consent.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    #[schemars(extend("x-translatable" = true))]
    pub role: Option<String>,
    #[schemars(extend("x-value" = "url"))]
    pub url: Option<String>,
    #[schemars(extend("x-value" = "email"))]
    pub email: Option<String>,
    pub phone: Option<String>,
    pub name: Option<String>,
    /// When the person agreed to be named here.
    pub consent: Option<Date>,
}
