//! A page of prose: about, process, privacy.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::head::Head;

/// A page of prose. Pages stand at the top of the site: `pages/about.md` is `about.html`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Page {
    #[serde(flatten)]
    pub head: Head,
    #[schemars(length(min = 1, max = 300), extend("x-translatable" = true))]
    pub summary: Option<String>,
    /// A short title for menus.
    #[schemars(length(min = 1), extend("x-translatable" = true))]
    pub nav_title: Option<String>,
    /// Its place in the main menu; not in it if absent.
    pub nav: Option<i32>,
    /// What the site needs the page for: its links stand where visitors look for them, and `home` is the text of the home page.
    pub role: Option<PageRole>,
}

/// A page that the site needs for a purpose of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PageRole {
    /// The text of the home page.
    Home,
    AccessibilityStatement,
    Privacy,
    Imprint,
}
