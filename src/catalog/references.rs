//! References between entries: whether what is referred to exists, and who refers to whom.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::content::Data;
use crate::diag::{Diagnostic, Place, Segment, codes, nearest};
use crate::memo;
use crate::values::{EntryKey, Kind};
use crate::yaml::check::Reference;

use super::{Catalog, Entry, fields};

/// One reference to an entry.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Referrer {
    /// The entry that refers.
    pub key: EntryKey,
    /// The top-level field in which it does.
    pub field: String,
}

/// Who refers to whom, and what is wrong with it.
pub type Linked = (Arc<BTreeMap<EntryKey, Vec<Referrer>>>, Vec<Diagnostic>);

/// Looks at all references of a catalog.
pub fn link(catalog: &Catalog) -> Linked {
    let all: Vec<&Arc<Entry>> = catalog.entries.values().collect();
    let found = memo::map(&all, |entry| check(entry, catalog)).into_iter().flatten().collect();
    (Arc::new(referrers(catalog)), found)
}

/// Who refers to whom, from the front matter of all originals; each entry and field once.
pub fn referrers(catalog: &Catalog) -> BTreeMap<EntryKey, Vec<Referrer>> {
    let mut all: BTreeMap<EntryKey, Vec<Referrer>> = BTreeMap::new();
    for entry in catalog.entries.values() {
        for reference in &entry.original.document.front.checked.references {
            let target = EntryKey::new(reference.kind, reference.id.clone());
            if !catalog.entries.contains_key(&target) {
                continue;
            }
            let Some(Segment::Key(field)) = reference.path.0.first() else { continue };
            let referrer = Referrer { key: entry.key.clone(), field: field.clone() };
            let known = all.entry(target).or_default();
            if known.last() != Some(&referrer) && !known.contains(&referrer) {
                known.push(referrer);
            }
        }
    }
    all
}

/// Everything that an entry's front matter refers to and that does not exist.
pub fn check(entry: &Entry, catalog: &Catalog) -> Vec<Diagnostic> {
    let document = &entry.original.document;
    let checked = &document.front.checked;
    let missing = checked.references.iter().filter_map(|reference| check_reference(entry, reference, catalog));
    let terms = checked.terms.iter().filter_map(|term| {
        let place = Place::field(&document.path, term.path.clone());
        fields::check_term(&catalog.vocabularies, &term.vocabulary, &term.key, place, catalog.default_lang())
    });
    missing.chain(terms).collect()
}

fn check_reference(entry: &Entry, reference: &Reference, catalog: &Catalog) -> Option<Diagnostic> {
    let target = EntryKey::new(reference.kind, reference.id.clone());
    if catalog.entries.contains_key(&target) || catalog.broken.contains(&target) {
        return None;
    }
    let place = Place::field(entry.path(), reference.path.clone());
    let (kind, id) = (reference.kind.singular(), reference.id.as_str());
    let meant = meant(catalog, reference.kind, id);
    match (reference.or_text, meant) {
        (true, Some((near, _))) => Some(codes::reference::maybe_meant(place, kind, id, &near)),
        (true, None) => None,
        (false, meant) => {
            let meant = meant.as_ref().map(|(id, title)| (id.as_str(), title.as_str()));
            Some(codes::reference::unknown(place, kind, id, meant))
        }
    }
}

/// The entry that was probably meant, as id and title: by a name it has in any language, else by spelling.
pub fn meant(catalog: &Catalog, kind: Kind, text: &str) -> Option<(String, String)> {
    let wanted = text.to_lowercase();
    let by_name = catalog.of_kind(kind).find(|entry| names(entry).iter().any(|name| name.to_lowercase() == wanted));
    let entry = by_name.or_else(|| {
        let near = nearest(text, catalog.of_kind(kind).map(|entry| entry.key.id.as_str()).collect::<Vec<_>>())?;
        let near = near.to_owned();
        catalog.of_kind(kind).find(|entry| entry.key.id == near)
    })?;
    Some((entry.key.id.clone(), entry.head().title.clone()))
}

/// Every name of an entry: its titles in all languages, and a place's or an organisation's other names.
pub fn names(entry: &Entry) -> Vec<String> {
    entry.versions().flat_map(|version| names_of(&version.data)).collect()
}

/// Every name that one version states.
pub fn names_of(data: &Data) -> Vec<String> {
    let others: Vec<String> = match data {
        Data::Municipality(place) => place.names.values().chain(&place.also_known_as).cloned().collect(),
        Data::Organisation(organisation) => organisation.also_known_as.0.clone(),
        _ => Vec::new(),
    };
    std::iter::once(data.head().title.clone()).chain(others).collect()
}
