//! What every kind has in common.

use indexmap::IndexMap;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

use super::common::Source;
use crate::values::{Date, List};

/// The fields common to every kind of entry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Head {
    /// The title; of a place or an organisation its official name.
    #[schemars(length(min = 1, max = 300), extend("x-translatable" = true))]
    pub title: String,
    /// What becomes of the entry.
    #[serde(default)]
    pub status: Status,
    /// Why an entry is archived or withdrawn; shown on its page.
    #[schemars(extend("x-translatable" = true))]
    pub status_note: Option<String>,
    /// Held back until this day, in the site's time zone.
    pub published: Option<Date>,
    /// When the text was last changed in substance.
    pub updated: Option<Date>,
    /// When somebody should read the entry again.
    pub review_by: Option<Date>,
    /// The licence of the text, where it is not the site's.
    pub license: Option<String>,
    /// Where the facts come from; if absent, it is the organiser's own account.
    #[serde(default)]
    #[schemars(extend("x-translatable" = true))]
    pub sources: List<Source>,
    /// Old addresses of this entry, which lead to it.
    #[serde(default)]
    pub aliases: List<String>,
    /// Who made the pictures beside the file, and under which licence.
    #[schemars(extend("x-translatable" = true))]
    pub photos: Option<Photos>,
    /// Made up for illustration: the page says so, archive and statistics leave it out.
    #[serde(default)]
    pub example: bool,
    /// Names of fields and sections that were asked for and that nobody knows.
    #[serde(default)]
    pub unknown: List<String>,
    /// How a translation was made; only in a translation.
    #[schemars(extend("x-translatable" = true))]
    pub translation: Option<Translation>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Shown.
    #[default]
    Published,
    /// Not built, except with `--drafts`.
    Draft,
    /// A page with a notice; in no listing.
    Archived,
    /// A page that says that it was withdrawn, and why.
    Withdrawn,
}

/// How a translation was made.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Translation {
    pub by: TranslatedBy,
    /// When a speaker of the language read it.
    pub reviewed: Option<Date>,
}

impl Translation {
    /// Whether no person has read what a machine made.
    pub fn is_machine_made(&self) -> bool {
        self.by == TranslatedBy::Machine && self.reviewed.is_none()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TranslatedBy {
    Machine,
    Person,
}

/// Credit and licence of the pictures beside a file: one line `credit, licence` for all of them, or a map by file name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Photos {
    Line(String),
    ByFile(IndexMap<String, Photo>),
}

/// What is known of one picture.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Photo {
    /// What the picture shows, for those who cannot see it; the Markdown text goes before it.
    #[schemars(extend("x-translatable" = true))]
    pub alt: Option<String>,
    /// Who made it.
    pub credit: Option<String>,
    pub license: Option<String>,
    /// It carries no information; then it needs no alternative text.
    #[serde(default)]
    pub decorative: bool,
}

impl JsonSchema for Photos {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Photos".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let photo = generator.subschema_for::<Photo>();
        json_schema!({
            "x-value": "photos",
            "anyOf": [{ "type": "string", "minLength": 1 }, { "type": "object", "additionalProperties": photo }],
        })
    }
}
