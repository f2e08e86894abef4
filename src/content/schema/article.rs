//! An article: news, or a story that is no good practice.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::head::Head;
use crate::values::Date;

/// A news item or a story of a day. Listed by time and in the feed, never among the case studies.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Article {
    #[serde(flatten)]
    pub head: Head,
    /// The day of which it tells, or on which it was written.
    pub date: Date,
    /// One or two sentences for lists and previews.
    #[schemars(length(min = 1, max = 300), extend("x-translatable" = true))]
    pub summary: String,
}
