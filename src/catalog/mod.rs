//! All documents joined: originals with their translations, references both ways, vocabularies, what is visible on a day.
//!
//! 1. [`link`](link::link) groups files into entries, decides which is the original, lays translations over it, gives unknown
//!    keys their vocabulary and checks that whatever is referred to exists.
//! 2. [`Catalog::visible`] prunes once: rules see the full catalog, everything that visitors see is made from the pruned one.
//! 3. The other modules answer questions about a catalog: [`awards`], [`facets`], [`related`], [`targets`] of links.
//!
//! Invariant: a catalog is a pure function of the parsed files, the configuration and (pruned) the day.

pub mod awards;
pub mod case_form;
pub mod facets;
pub mod fields;
pub mod figures;
pub mod fragments;
mod held_back;
pub mod link;
pub mod names;
pub mod photos;
pub mod references;
pub mod related;
pub mod sections;
pub mod targets;
pub mod visible;
pub mod vocabularies;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::config::Config;
use crate::content::schema::action_plan::ActionPlan;
use crate::content::schema::case_study::CaseStudy;
use crate::content::schema::edition::Edition;
use crate::content::schema::head::{Head, Status, Translation};
use crate::content::schema::municipality::Municipality;
use crate::content::schema::organisation::Organisation;
use crate::content::schema::plan_template::PlanTemplate;
use crate::content::schema::release::Release;
use crate::content::{Data, Document};
use crate::map::Map;
use crate::source::{Hash, MediaFile, SourcePath};
use crate::values::{EntryKey, Kind, Lang};
use references::Referrer;
use sections::HeadingId;
use vocabularies::Vocabularies;

/// All entries of a site and what they say of each other.
#[derive(Debug, Clone)]
pub struct Catalog {
    pub config: Arc<Config>,
    pub entries: BTreeMap<EntryKey, Arc<Entry>>,
    pub vocabularies: Arc<Vocabularies>,
    /// Entries that have a file which could not be read: they exist, so nobody is told that they do not.
    pub broken: BTreeSet<EntryKey>,
    /// In a pruned catalog: entries that exist and are not visible. Links to them are plain text.
    pub held_back: BTreeSet<EntryKey>,
    pub media: Arc<BTreeMap<SourcePath, MediaFile>>,
    /// What was released, by version.
    pub releases: Arc<BTreeMap<String, Release>>,
    /// The map that the site has chosen.
    pub map: Option<Arc<Map>>,
    /// Who refers to an entry, in the order of the referring entries.
    pub referrers: Arc<BTreeMap<EntryKey, Vec<Referrer>>>,
}

/// One entry in all its languages.
#[derive(Debug, Clone)]
pub struct Entry {
    pub key: EntryKey,
    pub original: Arc<Version>,
    /// Without the original's language.
    pub translations: BTreeMap<Lang, Arc<Version>>,
}

/// An entry in one language: what its file states, laid over what the original states.
#[derive(Debug, Clone)]
pub struct Version {
    /// The file of this language.
    pub document: Arc<Document>,
    pub data: Arc<Data>,
    /// The terms of the fields that vocabularies define, by field.
    pub fields: Arc<BTreeMap<String, Vec<String>>>,
    /// The ids of the headings of `document.body`, in their order.
    pub headings: Arc<[HeadingId]>,
    /// Of its names, and of what it refers to: all that decides whether references of the catalog are sound.
    pub reach: Hash,
    /// Of all that this version says. Equal hashes: the same page, as far as this entry goes.
    pub hash: Hash,
}

impl Version {
    pub fn head(&self) -> &Head {
        self.data.head()
    }

    pub fn lang(&self) -> &Lang {
        &self.document.lang
    }

    /// Whether readers of a language get what a machine has translated and nobody has read.
    pub fn is_machine_made_in(&self, lang: &Lang) -> bool {
        self.lang() == lang && self.head().translation.as_ref().is_some_and(Translation::is_machine_made)
    }
}

impl Entry {
    /// The entry in `lang`, else in its own language.
    pub fn version(&self, lang: &Lang) -> &Arc<Version> {
        self.translations.get(lang).unwrap_or(&self.original)
    }

    /// The version whose body is shown in `lang`: a translation may have no body of its own.
    pub fn body_version(&self, lang: &Lang) -> &Arc<Version> {
        let version = self.version(lang);
        if version.document.body.is_empty() { &self.original } else { version }
    }

    /// The entry with each of its versions changed.
    fn with_each(&self, change: impl Fn(&Arc<Version>) -> Arc<Version>) -> Self {
        let translations = self.translations.iter().map(|(lang, version)| (lang.clone(), change(version)));
        Self { key: self.key.clone(), original: change(&self.original), translations: translations.collect() }
    }

    /// The same; None if one of them cannot be changed so.
    fn try_with_each(&self, change: impl Fn(&Arc<Version>) -> Option<Arc<Version>>) -> Option<Self> {
        let translations = self.translations.iter().map(|(lang, version)| Some((lang.clone(), change(version)?)));
        let translations = translations.collect::<Option<_>>()?;
        Some(Self { key: self.key.clone(), original: change(&self.original)?, translations })
    }

    /// All versions, the original first.
    pub fn versions(&self) -> impl Iterator<Item = &Arc<Version>> {
        std::iter::once(&self.original).chain(self.translations.values())
    }

    pub fn head(&self) -> &Head {
        self.original.head()
    }

    pub fn data(&self) -> &Data {
        &self.original.data
    }

    /// The file that states what the original states.
    pub fn path(&self) -> &SourcePath {
        &self.original.document.path
    }

    /// The terms of a vocabulary's field.
    pub fn terms(&self, field: &str) -> &[String] {
        self.original.fields.get(field).map_or(&[], Vec::as_slice)
    }

    /// Whether it is meant to be found; [`Catalog::lists`] says whether it is.
    pub fn is_listed(&self) -> bool {
        matches!(self.head().status, Status::Published | Status::Draft)
    }
}

macro_rules! accessors {
    ($($one:ident, $all:ident, $variant:ident, $type:ident, $kind:ident;)*) => {
        impl Catalog {
            $(
                pub fn $one(&self, id: &str) -> Option<(&Arc<Entry>, &$type)> {
                    match self.entry(Kind::$kind, id) {
                        Some(entry) => match entry.data() {
                            Data::$variant(data) => Some((entry, data)),
                            _ => None,
                        },
                        None => None,
                    }
                }

                /// All of them, by id.
                pub fn $all(&self) -> impl Iterator<Item = (&Arc<Entry>, &$type)> {
                    self.of_kind(Kind::$kind).filter_map(|entry| match entry.data() {
                        Data::$variant(data) => Some((entry, data)),
                        _ => None,
                    })
                }
            )*
        }
    };
}

accessors! {
    case_study, case_studies, CaseStudy, CaseStudy, CaseStudies;
    action_plan, action_plans, ActionPlan, ActionPlan, ActionPlans;
    plan_template, plan_templates, PlanTemplate, PlanTemplate, PlanTemplates;
    edition, editions, Edition, Edition, Editions;
    municipality, municipalities, Municipality, Municipality, Municipalities;
    organisation, organisations, Organisation, Organisation, Organisations;
}

impl Catalog {
    pub fn entry(&self, kind: Kind, id: &str) -> Option<&Arc<Entry>> {
        self.get(&EntryKey::new(kind, id))
    }

    pub fn get(&self, key: &EntryKey) -> Option<&Arc<Entry>> {
        self.entries.get(key)
    }

    /// All entries of a kind, by id.
    pub fn of_kind(&self, kind: Kind) -> impl DoubleEndedIterator<Item = &Arc<Entry>> {
        self.entries
            .range(EntryKey::new(kind, "")..)
            .take_while(move |(key, _)| key.kind == kind)
            .map(|(_, entry)| entry)
            .collect::<Vec<_>>()
            .into_iter()
    }

    /// Who refers to the entry.
    pub fn referrers(&self, key: &EntryKey) -> &[Referrer] {
        self.referrers.get(key).map_or(&[], Vec::as_slice)
    }

    /// Whether listings, facets, search and what is counted have the entry: an invented example only where its kind has nothing else yet.
    pub fn lists(&self, entry: &Entry) -> bool {
        let is_real = |other: &Arc<Entry>| other.is_listed() && !other.head().example;
        entry.is_listed() && (!entry.head().example || !self.of_kind(entry.key.kind).any(is_real))
    }

    /// Whether the site has places, also such that could not be read: then case studies belong to some.
    pub fn has_places(&self) -> bool {
        self.of_kind(Kind::Municipalities).next().is_some()
            || self.broken.iter().any(|key| key.kind == Kind::Municipalities)
    }

    pub fn default_lang(&self) -> &Lang {
        self.config.default_lang()
    }
}
