//! An event of the programme.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::head::Head;
use crate::values::{Date, EditionRef, EventKind, List, OrganisationOrText, PlaceOrText};

/// A forum, a conference, an exchange, a webinar, a ceremony.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Event {
    #[serde(flatten)]
    pub head: Head,
    #[schemars(length(min = 1, max = 300), extend("x-translatable" = true))]
    pub summary: Option<String>,
    /// What it is: a term of the vocabulary `event-kinds`.
    pub kind: EventKind,
    pub start: Date,
    pub end: Option<Date>,
    pub place: Option<PlaceOrText>,
    pub edition: Option<EditionRef>,
    /// The organisations that took part; no persons.
    #[serde(default)]
    pub participants: List<OrganisationOrText>,
}
