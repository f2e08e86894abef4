//! What visitors cannot see leaves a catalog together with all that others say of it.
//!
//! A reference to it counts as not stated, whatever the field is: no view falls back to its id, no count has it, and none of its
//! pictures is shown. An entry that cannot be without such a reference (a plan without its municipality) is held back as well.
//!
//! Of what was withdrawn, its title and the reason stay.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::content::document::Front;
use crate::content::markdown::Body;
use crate::content::schema::head::Status;
use crate::content::{Data, Document};
use crate::source::Hash;
use crate::values::{EntryKey, Kind};
use crate::yaml::check::Checked;

use super::vocabularies::Vocabularies;
use super::{Catalog, Entry, Version, references};

/// What is still said of a withdrawn entry: on the page that says so, and in links to it.
const NOTICE: [&str; 5] = ["aliases", "example", "status", "status_note", "title"];

impl Catalog {
    /// Takes out entries that are `held_back`, and all that withdrawn ones said.
    pub(super) fn prune(&mut self, mut held_back: BTreeSet<EntryKey>) {
        let full = self.entries.clone();
        let mut withdrawn = BTreeMap::new();
        for entry in full.values().filter(|entry| entry.head().status == Status::Withdrawn) {
            match notice(entry) {
                Some(notice) => drop(withdrawn.insert(entry.key.clone(), Arc::new(notice))),
                None => drop(held_back.insert(entry.key.clone())),
            }
        }
        if held_back.is_empty() && withdrawn.is_empty() {
            return;
        }
        self.hold_back(&full, held_back);
        withdrawn.retain(|key, _| self.entries.contains_key(key));
        self.entries.extend(withdrawn.iter().map(|(key, notice)| (key.clone(), notice.clone())));
        let gone: Vec<&Entry> = self
            .held_back
            .iter()
            .chain(withdrawn.keys())
            .filter_map(|key| full.get(key))
            .map(|entry| &**entry)
            .collect();
        self.forget_vocabularies(&gone);
        self.forget_media(&gone);
        self.referrers = Arc::new(references::referrers(self));
    }

    fn hold_back(&mut self, full: &BTreeMap<EntryKey, Arc<Entry>>, mut new: BTreeSet<EntryKey>) {
        while !new.is_empty() {
            self.entries.retain(|key, _| !new.contains(key));
            self.held_back.append(&mut new);
            for (key, entry) in &mut self.entries {
                // What was taken out before is still in the files, so each reading leaves out all of it.
                let Some(stated) = full.get(key).filter(|stated| refers(stated, &self.held_back)) else { continue };
                match without(stated, &self.held_back) {
                    Some(changed) => *entry = Arc::new(changed),
                    None => drop(new.insert(key.clone())),
                }
            }
        }
    }

    /// Vocabularies that are gone define no field, so nobody has stated one.
    fn forget_vocabularies(&mut self, gone: &[&Entry]) {
        let of_kind = gone.iter().filter(|entry| entry.key.kind == Kind::Vocabularies);
        let names: BTreeSet<&str> = of_kind.map(|entry| entry.key.id.as_str()).collect();
        if names.is_empty() {
            return;
        }
        let all = std::mem::take(&mut self.vocabularies);
        self.vocabularies = Arc::new(all.without(&names));
        for entry in self.entries.values_mut() {
            let is_gone = |field: &str| all.of_field(entry.key.kind, field).is_some_and(|name| names.contains(name));
            if entry.versions().any(|version| version.fields.keys().any(|field| is_gone(field))) {
                *entry = Arc::new(without_terms(entry, &all, &names));
            }
        }
    }

    /// Files that stand beside entries which are gone are not there.
    fn forget_media(&mut self, gone: &[&Entry]) {
        let folders: BTreeSet<&str> =
            gone.iter().filter(|entry| entry.original.document.own_folder).map(|entry| entry.path().folder()).collect();
        let seen = self.media.iter().filter(|(path, _)| !folders.contains(path.folder()));
        self.media = Arc::new(seen.map(|(path, file)| (path.clone(), file.clone())).collect());
    }
}

/// The fields of a version, if it is no original.
fn translation_of<'v>(original: &Arc<serde_yaml::Value>, version: &'v Version) -> Option<&'v serde_yaml::Value> {
    let own = &version.document.front.value;
    (!Arc::ptr_eq(original, own)).then_some(&**own)
}

/// A withdrawn entry with nothing of what it said.
fn notice(entry: &Entry) -> Option<Entry> {
    let original = &entry.original.document.front.value;
    let of_version = |version: &Arc<Version>| {
        let translation = translation_of(original, version);
        let data = Arc::new(Data::read_least(entry.key.kind, original, translation, &NOTICE)?);
        let value = serde_yaml::Value::Mapping(serde_yaml::Mapping::new());
        let front = Front { value: Arc::new(value), checked: Checked::default(), data: Some(data.clone()) };
        let document = Document { front, body: Body::default(), ..(*version.document).clone() };
        let hash = Hash::of(&[&version.hash.0[..], b"withdrawn"].concat());
        let (document, fields, headings) = (Arc::new(document), Arc::default(), Arc::new([]));
        Some(Arc::new(Version { document, data, fields, headings, reach: version.reach, hash }))
    };
    entry.try_with_each(of_version)
}

/// Whether an entry refers to any of these.
fn refers(entry: &Entry, keys: &BTreeSet<EntryKey>) -> bool {
    let mut references = entry.versions().flat_map(|version| &version.document.front.checked.references);
    references.any(|reference| keys.contains(&EntryKey::new(reference.kind, reference.id.clone())))
}

/// An entry as if it did not refer to any of these; None if it cannot be without.
fn without(entry: &Entry, keys: &BTreeSet<EntryKey>) -> Option<Entry> {
    let gone = |kind: Kind, id: &str| keys.contains(&EntryKey::new(kind, id));
    let original = &entry.original.document.front.value;
    let of_version = |version: &Arc<Version>| {
        let translation = translation_of(original, version);
        let data = Data::read_without(entry.key.kind, original, translation, &gone)?;
        let hash = Hash::of(&[&version.hash.0[..], &Hash::of(format!("{data:?}").as_bytes()).0[..]].concat());
        Some(Arc::new(Version { data: Arc::new(data), hash, ..(**version).clone() }))
    };
    entry.try_with_each(of_version)
}

/// An entry without the fields that these vocabularies define.
fn without_terms(entry: &Entry, all: &Vocabularies, names: &BTreeSet<&str>) -> Entry {
    let of_version = |version: &Arc<Version>| {
        let is_kept = |field: &str| all.of_field(entry.key.kind, field).is_none_or(|name| !names.contains(name));
        let kept = version.fields.iter().filter(|(field, _)| is_kept(field));
        let fields = kept.map(|(field, terms)| (field.clone(), terms.clone())).collect();
        let hash = Hash::of(&[&version.hash.0[..], format!("without {names:?}").as_bytes()].concat());
        Arc::new(Version { fields: Arc::new(fields), hash, ..(**version).clone() })
    };
    entry.with_each(of_version)
}
