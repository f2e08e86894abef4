//! The vocabularies of a site: which field of which kind they define, and their terms by key.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::content::Data;
use crate::content::schema::vocabulary::{Meaning, TermDefinition, TermMeaning, Vocabulary};
use crate::content::starters;
use crate::source::Hash;
use crate::values::{Kind, Lang};

use super::Entry;

/// The vocabulary whose terms are the sections of bodies.
pub const SECTIONS: &str = "sections";
/// The vocabulary of the steps of an edition, in the order of time.
pub const STAGES: &str = "stages";
/// The vocabulary of what organisations do in the programme.
pub const ROLES: &str = "roles";

/// All vocabularies by name.
#[derive(Debug, Clone, Default)]
pub struct Vocabularies {
    by_name: BTreeMap<String, Indexed>,
    /// The vocabulary of a field of a kind.
    by_field: BTreeMap<(Kind, String), String>,
    /// Whether there is a vocabulary that could not be read: its field is not known then.
    lacks_some: bool,
}

#[derive(Debug, Clone)]
struct Indexed {
    hash: Hash,
    data: Arc<Data>,
    positions: BTreeMap<String, usize>,
}

impl Indexed {
    fn new(hash: Hash, data: Arc<Data>, vocabulary: &Vocabulary) -> Self {
        let keys = vocabulary.terms.iter().enumerate();
        let positions = keys.map(|(position, term)| (term.key.clone(), position)).collect();
        Self { hash, data, positions }
    }

    fn vocabulary(&self) -> Option<&Vocabulary> {
        match &*self.data {
            Data::Vocabulary(vocabulary) => Some(vocabulary),
            _ => None,
        }
    }
}

impl Vocabularies {
    /// Indexes the entries of kind `vocabularies`, and of the built-in ones those that none of them replaces. `broken` are the
    /// names of those that could not be read: nobody is told what their terms are.
    pub fn of<'a>(entries: impl Iterator<Item = &'a Arc<Entry>>, broken: &BTreeSet<&str>) -> Self {
        let mut all = Self { lacks_some: !broken.is_empty(), ..Self::default() };
        for entry in entries {
            let Data::Vocabulary(vocabulary) = entry.data() else { continue };
            let name = entry.key.id.clone();
            all.by_name
                .insert(name.clone(), Indexed::new(entry.original.hash, entry.original.data.clone(), vocabulary));
            if let Some(field) = &vocabulary.field {
                for kind in &vocabulary.kinds {
                    all.by_field.entry((*kind, field.clone())).or_insert_with(|| name.clone());
                }
            }
        }
        all.add_starters(broken);
        all
    }

    /// The built-in ones, where there is no other of that name.
    fn add_starters(&mut self, broken: &BTreeSet<&str>) {
        for starter in starters::all() {
            if self.by_name.contains_key(starter.name) || broken.contains(starter.name) {
                continue;
            }
            let Data::Vocabulary(vocabulary) = &*starter.data else { continue };
            let indexed = Indexed::new(starter.hash, starter.data.clone(), vocabulary);
            self.by_name.insert(starter.name.to_owned(), indexed);
        }
    }

    /// The same without some of them, as if they were not there: built-in ones take their places.
    pub fn without(&self, names: &BTreeSet<&str>) -> Self {
        let mut all = self.clone();
        all.by_name.retain(|name, _| !names.contains(name.as_str()));
        all.by_field.retain(|_, name| !names.contains(name.as_str()));
        all.add_starters(&BTreeSet::new());
        all
    }

    /// Whether a field that no vocabulary has may be that of one which could not be read.
    pub fn lacks_some(&self) -> bool {
        self.lacks_some
    }

    pub fn get(&self, name: &str) -> Option<&Vocabulary> {
        self.by_name.get(name)?.vocabulary()
    }

    pub fn term(&self, name: &str, key: &str) -> Option<&TermDefinition> {
        let indexed = self.by_name.get(name)?;
        indexed.vocabulary()?.terms.get(*indexed.positions.get(key)?)
    }

    /// All vocabularies by name, the program's own among them.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Vocabulary)> {
        self.by_name.iter().filter_map(|(name, indexed)| Some((name.as_str(), indexed.vocabulary()?)))
    }

    /// What a term is to the site, whatever its key.
    pub fn meaning(&self, name: &str, key: &str) -> Option<TermMeaning> {
        self.term(name, key)?.means
    }

    /// Where a term stands in the list of its vocabulary; past the end for one that it does not have.
    pub fn position(&self, name: &str, key: &str) -> usize {
        self.by_name.get(name).and_then(|indexed| indexed.positions.get(key)).copied().unwrap_or(usize::MAX)
    }

    /// The vocabularies that define fields of a kind, by field: `(field, name, vocabulary)`.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = (&str, &str, &Vocabulary)> {
        self.by_field
            .iter()
            .filter(move |((own, _), _)| *own == kind)
            .filter_map(|((_, field), name)| Some((field.as_str(), name.as_str(), self.get(name)?)))
    }

    /// The fields of a kind whose terms say what an entry is about, with their vocabularies: `(field, name)`.
    pub fn subjects(&self, kind: Kind) -> impl Iterator<Item = (&str, &str)> {
        let of_kind = self.of_kind(kind).filter(|(.., vocabulary)| vocabulary.means == Some(Meaning::Subject));
        of_kind.map(|(field, name, _)| (field, name))
    }

    /// The terms of a vocabulary, in their order; none of one that there is not.
    pub fn terms(&self, name: &str) -> &[TermDefinition] {
        self.get(name).map_or(&[], |vocabulary| vocabulary.terms.as_slice())
    }

    /// The terms that can be chosen today: those that no other one replaces.
    pub fn current(&self, name: &str) -> impl Iterator<Item = &TermDefinition> {
        self.terms(name).iter().filter(|term| term.replaced_by.is_none())
    }

    /// The sections of a kind, in their order.
    pub fn sections(&self, kind: Kind) -> &[TermDefinition] {
        let is_of_kind = self.get(SECTIONS).is_some_and(|vocabulary| vocabulary.kinds.contains(&kind));
        if is_of_kind { self.terms(SECTIONS) } else { &[] }
    }

    /// The vocabulary that defines a field of a kind: its name.
    pub fn of_field(&self, kind: Kind, field: &str) -> Option<&str> {
        self.by_field.get(&(kind, field.to_owned())).map(String::as_str)
    }

    /// The label of a term in `lang` with the language that it is in; the key itself where there is no such term.
    pub fn label<'a>(&'a self, name: &str, key: &'a str, lang: &'a Lang, default: &'a Lang) -> (&'a str, &'a Lang) {
        self.term(name, key).map_or((key, lang), |term| term.label.get(lang, default))
    }

    /// The key of the term that has this label or synonym in any language.
    pub fn key_of_label(&self, name: &str, label: &str, default: &Lang) -> Option<&str> {
        let wanted = label.trim().to_lowercase();
        let matches = |term: &&TermDefinition| {
            term.label.iter(default).iter().any(|(_, label)| label.to_lowercase() == wanted)
                || term.synonyms.values().flatten().any(|synonym| synonym.to_lowercase() == wanted)
        };
        self.get(name)?.terms.iter().find(matches).map(|term| term.key.as_str())
    }

    /// A hash of all that vocabularies say.
    pub fn hash(&self) -> Hash {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&[u8::from(self.lacks_some)]);
        for (name, indexed) in &self.by_name {
            hasher.update(name.as_bytes()).update(&indexed.hash.0);
        }
        Hash(*hasher.finalize().as_bytes())
    }
}
