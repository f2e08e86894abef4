//! A document: what one file says.

use std::sync::Arc;

use serde_yaml::Value;

use super::markdown::{self, Body};
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
use super::{front_matter, schema};
use crate::diag::Diagnostic;
use crate::source::{Hash, SourceFile, SourcePath};
use crate::values::{EntryKey, Kind, Lang};
use crate::yaml;
use crate::yaml::check::{Checked, Mode};

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

/// A file and what its path means.
#[derive(Debug, Clone)]
pub struct Input<'a> {
    pub file: &'a SourceFile,
    pub key: EntryKey,
    /// The language of the path's suffix.
    pub suffix: Option<Lang>,
    pub own_folder: bool,
}

/// What one file came to. Without a document the entry is broken: it exists, but nothing can be said of it.
#[derive(Debug, Clone)]
pub struct Parsed {
    pub key: EntryKey,
    pub document: Option<Arc<Document>>,
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads one file. Problems of the front matter's form are kept in [`Front`] until it is known whether the file is an
/// original; all others are in `diagnostics`.
pub fn parse(input: &Input, context: &ParseContext) -> Parsed {
    let Input { file, key, .. } = input;
    let broken = |diagnostics| Parsed { key: key.clone(), document: None, diagnostics };
    let whole = 0..file.text.len();
    let (yaml, body) = if key.kind == Kind::Vocabularies {
        (whole.clone(), whole.end..whole.end)
    } else {
        match front_matter::split(&file.text) {
            Ok(split) => (split.yaml, split.body),
            Err(fault) => return broken(vec![front_matter::diagnostic(fault, &file.text, &file.path)]),
        }
    };
    let value = match yaml::parse::parse(&file.text[yaml.clone()], yaml.start, &file.path) {
        Ok(value) => value,
        Err(diagnostics) => return broken(diagnostics),
    };
    let lang = input.suffix.as_ref().unwrap_or(&context.default_lang).clone();
    let (body, diagnostics) = markdown::parse(&file.text, body, &lang, &file.path);
    let document = Document {
        path: file.path.clone(),
        hash: file.hash,
        key: key.clone(),
        lang,
        has_suffix: input.suffix.is_some(),
        own_folder: input.own_folder,
        front: Front::read(value, key.kind, input.suffix.is_some()),
        body,
    };
    Parsed { key: key.clone(), document: Some(Arc::new(document)), diagnostics }
}

impl Front {
    fn read(value: Value, kind: Kind, may_be_translation: bool) -> Self {
        let schema = schema::of(kind);
        let as_original = schema.check(&value, Mode::Original);
        let as_translation = may_be_translation.then(|| schema.check(&value, Mode::Translation));
        let data = as_original.problems.is_empty().then(|| Data::read(&value, kind, &as_original.unknown_keys));
        Self { value: Arc::new(value), as_original, as_translation, data: data.flatten().map(Arc::new) }
    }
}

impl Data {
    /// The struct of a checked value, without the keys that belong to vocabularies. None would be a bug of the checker:
    /// what it accepts, the struct accepts (a property test holds it to that).
    pub fn read(value: &Value, kind: Kind, unknown_keys: &[String]) -> Option<Self> {
        let mut mapping = value.as_mapping()?.clone();
        mapping
            .retain(|key, value| !value.is_null() && !unknown_keys.iter().any(|unknown| key.as_str() == Some(unknown)));
        let value = Value::Mapping(mapping);
        fn read<T: serde::de::DeserializeOwned>(value: Value) -> Option<T> {
            serde_yaml::from_value(value).ok()
        }
        Some(match kind {
            Kind::CaseStudies => Self::CaseStudy(read(value)?),
            Kind::PlanTemplates => Self::PlanTemplate(read(value)?),
            Kind::ActionPlans => Self::ActionPlan(read(value)?),
            Kind::Editions => Self::Edition(read(value)?),
            Kind::Municipalities => Self::Municipality(read(value)?),
            Kind::Organisations => Self::Organisation(read(value)?),
            Kind::Resources => Self::Resource(read(value)?),
            Kind::Events => Self::Event(read(value)?),
            Kind::Pages => Self::Page(read(value)?),
            Kind::Vocabularies => Self::Vocabulary(read(value)?),
        })
    }
}
