//! A resource: a guidebook, a worksheet, a toolkit.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::head::Head;
use crate::values::{Lang, List, OrganisationOrText, ResourceKind, ResourceRef};

/// A tool that the programme offers. Format, size and checksum of a file are computed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-any-of" = ["url", "file"]))]
pub struct Resource {
    #[serde(flatten)]
    pub head: Head,
    #[schemars(length(min = 1, max = 300), extend("x-translatable" = true))]
    pub summary: Option<String>,
    /// What it is: a term of the vocabulary `resource-kinds`.
    pub kind: ResourceKind,
    #[schemars(extend("x-value" = "url"))]
    pub url: Option<String>,
    /// A file beside the entry.
    #[schemars(length(min = 1), extend("x-value" = "file"))]
    pub file: Option<String>,
    /// The languages that it is in.
    #[serde(default)]
    pub languages: List<Lang>,
    #[serde(default)]
    pub author: List<OrganisationOrText>,
    #[schemars(range(min = 1900, max = 2200))]
    pub year: Option<u16>,
    /// The phase of work that it helps with.
    #[schemars(extend("x-translatable" = true))]
    pub phase: Option<String>,
    /// The resource that it is a part of.
    pub part_of: Option<ResourceRef>,
    /// Whether the file is accessible, where somebody has tested it.
    pub accessible: Option<bool>,
}
