//! A document: what one file says.

use std::sync::Arc;

use serde_yaml::Value;

use super::markdown::Body;
use super::schema::action_plan::ActionPlan;
use super::schema::case_study::CaseStudy;
use super::schema::edition::Edition;
use super::schema::event::Event;
use super::schema::head::Head;
use super::schema::municipality::Municipality;
use super::schema::organisation::Organisation;
use super::schema::page::Page;
use super::schema::plan_template::PlanTemplate;
use super::schema::resource::Resource;
use super::schema::vocabulary::Vocabulary;
use crate::diag::Diagnostic;
use crate::route::EntryKey;
use crate::source::{Hash, SourcePath};
use crate::values::Lang;
use crate::yaml::check::Checked;

/// What one file says. Whether it is an original or a translation is decided when all files are known.
#[derive(Debug, Clone)]
pub struct Document {
    pub path: SourcePath,
    pub hash: Hash,
    pub key: EntryKey,
    pub lang: Lang,
    /// Whether the path has a language suffix: only then can the file be a translation.
    pub has_suffix: bool,
    /// Whether the file has a folder of its own, so that pictures can stand beside it.
    pub own_folder: bool,
    pub front: Front,
    pub body: Body,
}

/// The front matter of a document.
#[derive(Debug, Clone)]
pub struct Front {
    /// As it was read; a mapping, possibly empty.
    pub value: Arc<Value>,
    /// What is wrong with it and what it refers to, if the file is an original.
    pub as_original: Checked,
    /// The same, if it is a translation; only for a path with a suffix.
    pub as_translation: Option<Checked>,
    /// The struct, if the file is an original without errors.
    pub data: Option<Arc<Data>>,
}

/// The front matter of any kind.
#[derive(Debug, Clone, PartialEq)]
pub enum Data {
    CaseStudy(CaseStudy),
    PlanTemplate(PlanTemplate),
    ActionPlan(ActionPlan),
    Edition(Edition),
    Municipality(Municipality),
    Organisation(Organisation),
    Resource(Resource),
    Event(Event),
    Page(Page),
    Vocabulary(Vocabulary),
}

impl Data {
    pub fn head(&self) -> &Head {
        match self {
            Self::CaseStudy(entry) => &entry.head,
            Self::PlanTemplate(entry) => &entry.head,
            Self::ActionPlan(entry) => &entry.head,
            Self::Edition(entry) => &entry.head,
            Self::Municipality(entry) => &entry.head,
            Self::Organisation(entry) => &entry.head,
            Self::Resource(entry) => &entry.head,
            Self::Event(entry) => &entry.head,
            Self::Page(entry) => &entry.head,
            Self::Vocabulary(entry) => &entry.head,
        }
    }

    pub fn summary(&self) -> Option<&str> {
        match self {
            Self::CaseStudy(entry) => Some(&entry.summary),
            Self::PlanTemplate(entry) => entry.summary.as_deref(),
            Self::ActionPlan(entry) => entry.summary.as_deref(),
            Self::Edition(entry) => entry.summary.as_deref(),
            Self::Municipality(entry) => entry.summary.as_deref(),
            Self::Organisation(entry) => entry.summary.as_deref(),
            Self::Resource(entry) => entry.summary.as_deref(),
            Self::Event(entry) => entry.summary.as_deref(),
            Self::Page(entry) => entry.summary.as_deref(),
            Self::Vocabulary(_) => None,
        }
    }
}

/// What is known before a file is read: nothing but the site's languages.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ParseContext {
    pub default_lang: Lang,
    pub languages: Vec<Lang>,
}
