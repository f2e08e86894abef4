//! Ids of other entries and keys of vocabulary terms. Their form is checked when a file is parsed, their existence
//! when the catalog is linked; the checker reports where in the file each one stands.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize};

use super::text_or_number;

/// Whether `text` has the form of an id or a key: `[a-z0-9-]+`.
pub(crate) fn is_id(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

macro_rules! id {
    ($(#[$doc:meta])* $type:ident, $schema:tt) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(transparent)]
        pub struct $type(pub String);

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                text_or_number(deserializer, 1).map(Self)
            }
        }

        impl JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }

            fn inline_schema() -> bool {
                true
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        }
    };
}

id!(
    /// The id of a municipality.
    MunicipalityRef,
    { "type": "string", "pattern": "^[a-z0-9-]+$", "x-ref": "municipalities" }
);
id!(
    /// The id of a plan template.
    PlanTemplateRef,
    { "type": "string", "pattern": "^[a-z0-9-]+$", "x-ref": "plan-templates" }
);
id!(
    /// The id of an action plan.
    ActionPlanRef,
    { "type": "string", "pattern": "^[a-z0-9-]+$", "x-ref": "action-plans" }
);
id!(
    /// The id of a resource.
    ResourceRef,
    { "type": "string", "pattern": "^[a-z0-9-]+$", "x-ref": "resources" }
);
id!(
    /// The id of an award edition: its year.
    EditionRef,
    { "anyOf": [{ "type": "string", "pattern": "^[a-z0-9-]+$" }, { "type": "integer", "minimum": 0 }], "x-ref": "editions" }
);
id!(
    /// An organisation's id, or its name as plain text where it has no entry.
    OrganisationOrText,
    { "type": "string", "minLength": 1, "x-ref-or-text": "organisations" }
);
id!(
    /// A place: a municipality's id, or its name as plain text where it has no entry.
    PlaceOrText,
    { "type": "string", "minLength": 1, "x-ref-or-text": "municipalities" }
);
id!(
    /// A term of the vocabulary `criteria`.
    Criterion,
    { "type": "string", "pattern": "^[a-z0-9-]+$", "x-term": "criteria" }
);
id!(
    /// A term of the vocabulary `cost-bands`.
    CostBand,
    { "type": "string", "pattern": "^[a-z0-9-]+$", "x-term": "cost-bands" }
);
id!(
    /// A term of the vocabulary `place-kinds`.
    PlaceKind,
    { "type": "string", "pattern": "^[a-z0-9-]+$", "x-term": "place-kinds" }
);
id!(
    /// A term of the vocabulary `organisation-types`.
    OrganisationType,
    { "type": "string", "pattern": "^[a-z0-9-]+$", "x-term": "organisation-types" }
);
id!(
    /// A term of the vocabulary `event-kinds`.
    EventKind,
    { "type": "string", "pattern": "^[a-z0-9-]+$", "x-term": "event-kinds" }
);
id!(
    /// A term of the vocabulary `resource-kinds`.
    ResourceKind,
    { "type": "string", "pattern": "^[a-z0-9-]+$", "x-term": "resource-kinds" }
);
id!(
    /// A term of the vocabulary `stages`.
    StageKey,
    { "type": "string", "pattern": "^[a-z0-9-]+$", "x-term": "stages" }
);
id!(
    /// A term of the vocabulary `roles`.
    RoleKey,
    { "type": "string", "pattern": "^[a-z0-9-]+$", "x-term": "roles" }
);
id!(
    /// A term of the vocabulary `recognitions`.
    Recognition,
    { "type": "string", "pattern": "^[a-z0-9-]+$", "x-term": "recognitions" }
);
id!(
    /// An ISO 3166-1 alpha-2 code in capitals (`LV`); its labels are the vocabulary `countries` (key `lv`).
    Country,
    { "type": "string", "pattern": "^[A-Z]{2}$", "x-value": "country", "x-term": "countries" }
);

impl Country {
    /// The key of this country in the vocabulary `countries` and in addresses.
    pub fn key(&self) -> String {
        self.0.to_ascii_lowercase()
    }
}
