//! The kinds of entries, and what names one.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The kinds of entries; each is a folder below `content/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    CaseStudies,
    PlanTemplates,
    ActionPlans,
    Editions,
    Municipalities,
    Organisations,
    Resources,
    Events,
    Articles,
    Pages,
    Vocabularies,
}

impl Kind {
    pub(crate) const ALL: [Self; 11] = [
        Self::CaseStudies,
        Self::PlanTemplates,
        Self::ActionPlans,
        Self::Editions,
        Self::Municipalities,
        Self::Organisations,
        Self::Resources,
        Self::Events,
        Self::Articles,
        Self::Pages,
        Self::Vocabularies,
    ];

    /// The folder's name, which is also the first part of the kind's addresses.
    pub fn folder(self) -> &'static str {
        match self {
            Self::CaseStudies => "case-studies",
            Self::PlanTemplates => "plan-templates",
            Self::ActionPlans => "action-plans",
            Self::Editions => "editions",
            Self::Municipalities => "municipalities",
            Self::Organisations => "organisations",
            Self::Resources => "resources",
            Self::Events => "events",
            Self::Articles => "articles",
            Self::Pages => "pages",
            Self::Vocabularies => "vocabularies",
        }
    }

    /// One entry of the kind, as `new` takes it and messages say it: `case-study`.
    pub(crate) fn singular(self) -> &'static str {
        match self {
            Self::CaseStudies => "case-study",
            Self::PlanTemplates => "plan-template",
            Self::ActionPlans => "action-plan",
            Self::Editions => "edition",
            Self::Municipalities => "municipality",
            Self::Organisations => "organisation",
            Self::Resources => "resource",
            Self::Events => "event",
            Self::Articles => "article",
            Self::Pages => "page",
            Self::Vocabularies => "vocabulary",
        }
    }

    pub(crate) fn from_folder(folder: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.folder() == folder)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.folder())
    }
}

/// What names an entry: its kind and its id. Translations share it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EntryKey {
    pub kind: Kind,
    pub id: String,
}

impl EntryKey {
    pub fn new(kind: Kind, id: impl Into<String>) -> Self {
        Self { kind, id: id.into() }
    }
}

impl fmt::Display for EntryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.kind, self.id)
    }
}
