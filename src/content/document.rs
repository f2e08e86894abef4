//! A document: what one file says.

use std::sync::Arc;

use serde_yaml::Value;

use super::markdown::{self, Body};
use super::schema::action_plan::ActionPlan;
use super::schema::article::Article;
use super::schema::case_study::CaseStudy;
use super::schema::edition::{Edition, Report};
use super::schema::event::Event;
use super::schema::head::Head;
use super::schema::municipality::Municipality;
use super::schema::organisation::Organisation;
use super::schema::page::Page;
use super::schema::plan_template::PlanTemplate;
use super::schema::resource::Resource;
use super::schema::vocabulary::Vocabulary;
use super::{front_matter, schema};
use crate::diag::{Diagnostic, FieldPath, Place, codes};
use crate::source::{Hash, SourceFile, SourcePath};
use crate::values::{EntryKey, Kind, Lang, List};
use crate::yaml;
use crate::yaml::check::Checked;
use crate::yaml::read::Read;

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
    /// What is wrong with it and what it refers to, if the file is an original. What a translation says is known only with
    /// its original: [`Data::read`].
    pub checked: Checked,
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
    Article(Article),
    Page(Page),
    Vocabulary(Vocabulary),
}

/// Something that holds a struct, as one that holds the data of a kind.
macro_rules! of_kind {
    ($kind:expr, $read:expr) => {
        match $kind {
            Kind::CaseStudies => $read.map(Self::CaseStudy),
            Kind::PlanTemplates => $read.map(Self::PlanTemplate),
            Kind::ActionPlans => $read.map(Self::ActionPlan),
            Kind::Editions => $read.map(Self::Edition),
            Kind::Municipalities => $read.map(Self::Municipality),
            Kind::Organisations => $read.map(Self::Organisation),
            Kind::Resources => $read.map(Self::Resource),
            Kind::Events => $read.map(Self::Event),
            Kind::Articles => $read.map(Self::Article),
            Kind::Pages => $read.map(Self::Page),
            Kind::Vocabularies => $read.map(Self::Vocabulary),
        }
    };
}

impl Data {
    /// The files beside the entry that its fields offer, with the fields.
    pub fn files(&self) -> Vec<(FieldPath, &str)> {
        match self {
            Self::Resource(own) => own.file.iter().map(|file| (FieldPath::of("file"), file.as_str())).collect(),
            Self::ActionPlan(own) => {
                let file = own.document.as_ref().and_then(|document| document.file.as_deref());
                file.map(|file| (FieldPath::of("document").key("file"), file)).into_iter().collect()
            }
            Self::Edition(own) => {
                let entrants = own.entrants.iter().enumerate();
                let path = |at: usize| FieldPath::of("entrants").index(at).key("reports");
                let of_entrants = entrants.flat_map(|(at, entrant)| reported(path(at), &entrant.reports));
                reported(FieldPath::of("reports"), &own.reports).into_iter().chain(of_entrants).collect()
            }
            _ => Vec::new(),
        }
    }

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
            Self::Article(entry) => &entry.head,
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
            Self::Article(entry) => Some(&entry.summary),
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

impl Parsed {
    /// A file of an entry that could not be read.
    pub fn broken(key: EntryKey, diagnostics: Vec<Diagnostic>) -> Self {
        Self { key, document: None, diagnostics }
    }
}

/// Reads one file. Problems of the front matter's form are kept in [`Front`] until it is known whether the file is an
/// original; all others are in `diagnostics`.
pub fn parse(input: &Input, context: &ParseContext) -> Parsed {
    let Input { file, key, .. } = input;
    let broken = |diagnostics| Parsed::broken(key.clone(), diagnostics);
    if file.merge_mark().is_some() {
        return broken(Vec::new()); // Told with the files: whatever else is wrong comes from the marks.
    }
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
    let thousands = yaml::slips::silent::thousands(&file.text[yaml.clone()]).into_iter();
    // What must be a whole number is refused with a point in it.
    let thousands = thousands.filter(|_| key.kind != Kind::Municipalities).map(|(range, meant)| {
        let range = yaml.start + range.start..yaml.start + range.end;
        let typed = file.text.get(range.clone()).unwrap_or_default().to_owned();
        codes::schema::thousands(Place::bytes(&file.path, range), &typed, &meant)
    });
    let thousands: Vec<Diagnostic> = thousands.collect();
    let lang = input.suffix.as_ref().unwrap_or(&context.default_lang).clone();
    let (body, mut diagnostics) = markdown::parse(&file.text, body, &lang, &file.path);
    diagnostics.extend(thousands);
    let document = Document {
        path: file.path.clone(),
        hash: file.hash,
        key: key.clone(),
        lang,
        has_suffix: input.suffix.is_some(),
        own_folder: input.own_folder,
        front: Front::read(value, key.kind),
        body,
    };
    Parsed { key: key.clone(), document: Some(Arc::new(document)), diagnostics }
}

impl Front {
    fn read(value: Value, kind: Kind) -> Self {
        let Read { checked, data } = Data::read(kind, &value, None);
        Self { value: Arc::new(value), checked, data: data.map(Arc::new) }
    }
}

impl Data {
    /// The struct of an original or, with a `translation`, of that laid over the original.
    pub fn read(kind: Kind, original: &Value, translation: Option<&Value>) -> Read<Self> {
        let schema = schema::of(kind);
        of_kind!(kind, schema.read(original, translation))
    }

    /// The same for what has been read without an error, as if no reference that is `gone` were stated. None if the entry needs one.
    pub fn read_without(
        kind: Kind,
        original: &Value,
        translation: Option<&Value>,
        gone: &dyn Fn(Kind, &str) -> bool,
    ) -> Option<Self> {
        let schema = schema::of(kind);
        of_kind!(kind, schema.read_without(original, translation, gone))
    }

    /// The same with no more than these fields, and those that the kind must have; of these the texts are empty.
    pub fn read_least(kind: Kind, original: &Value, translation: Option<&Value>, wanted: &[&str]) -> Option<Self> {
        let schema = schema::of(kind);
        of_kind!(kind, schema.read_least(original, translation, wanted))
    }
}

/// The files of reports.
fn reported(path: FieldPath, reports: &List<Report>) -> Vec<(FieldPath, &str)> {
    let named = reports.iter().enumerate();
    named.filter_map(|(at, own)| Some((path.index(at).key("file"), own.file.as_deref()?))).collect()
}
