//! Related cases, with the reason why they are related.
//!
//! Two cases are as related as the terms that they share are rare: each shared term counts with its inverse document
//! frequency, `ln(1 + N / n)` for a term that `n` of `N` cases have. A shared plan or municipality counts as well. To stay
//! linear in the number of cases, only the [`CANDIDATES`] nearest cases of each term are compared.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use crate::content::schema::case_study::CaseStudy;
use crate::memo::{self, Memo};
use crate::source::Hash;
use crate::values::EntryKey;

use super::Catalog;

/// How many related cases a case shows.
const SHOWN: usize = 4;
/// With how many cases that have the same feature a case is compared: those nearest to it in the list of all cases.
const CANDIDATES: usize = 40;

/// What two cases share.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shared {
    Municipality(String),
    Plan(String),
    /// A term: the field, and the key.
    Term(String, String),
}

/// A related case and what it shares, the rarest first.
#[derive(Debug, Clone, PartialEq)]
pub struct Related {
    pub key: EntryKey,
    pub shared: Vec<Shared>,
    /// Of both.
    pub hash: Hash,
}

/// A feature of a case, borrowed from it: which sort of [`Shared`], the field of a term, the id or key.
type Feature<'a> = (u8, &'a str, &'a str);

fn shared((sort, field, id): Feature) -> Shared {
    match sort {
        0 => Shared::Municipality(id.to_owned()),
        1 => Shared::Plan(id.to_owned()),
        _ => Shared::Term(field.to_owned(), id.to_owned()),
    }
}

struct Index<'a> {
    keys: Vec<&'a EntryKey>,
    /// The numbers of each case's features, rarest first.
    features: Vec<Vec<u32>>,
    /// The cases of each feature, in the order of the keys.
    cases: Vec<Vec<u32>>,
    names: Vec<Feature<'a>>,
    weights: Vec<f64>,
}

/// The related cases of each case.
pub type AllRelated = BTreeMap<EntryKey, Vec<Related>>;

/// The related cases of all listed cases. They are found anew only if a case has other features than before.
pub fn all(catalog: &Catalog, memo: &mut Memo<AllRelated>) -> Arc<AllRelated> {
    let index = Index::new(catalog);
    let found = memo.map(&[&index], |index| (index.hash(), ()), |index, ()| index.all());
    found.into_iter().next().unwrap_or_default()
}

fn features<'a>(fields: &'a BTreeMap<String, Vec<String>>, case: &'a CaseStudy) -> BTreeSet<Feature<'a>> {
    let terms =
        fields.iter().flat_map(|(field, terms)| terms.iter().map(move |term| (2, field.as_str(), term.as_str())));
    let places = case.municipalities.iter().map(|place| (0, "", place.0.as_str()));
    terms.chain(places).chain(case.plan.iter().map(|plan| (1, "", plan.0.as_str()))).collect()
}

impl<'a> Index<'a> {
    fn new(catalog: &'a Catalog) -> Self {
        let mut index = Self { keys: vec![], features: vec![], cases: vec![], names: vec![], weights: vec![] };
        let mut numbers: HashMap<Feature, u32> = HashMap::new();
        for (entry, case) in catalog.case_studies().filter(|(entry, _)| catalog.lists(entry)) {
            let number = index.keys.len() as u32;
            index.keys.push(&entry.key);
            let mut own = Vec::new();
            for feature in features(&entry.original.fields, case) {
                let id = *numbers.entry(feature).or_insert_with(|| {
                    index.names.push(feature);
                    index.cases.push(Vec::new());
                    index.names.len() as u32 - 1
                });
                index.cases[id as usize].push(number);
                own.push(id);
            }
            index.features.push(own);
        }
        let count = index.keys.len() as f64;
        index.weights = index.cases.iter().map(|cases| libm::log(1.0 + count / cases.len() as f64)).collect();
        for own in &mut index.features {
            own.sort_by_key(|id| (index.cases[*id as usize].len(), *id));
        }
        index
    }

    /// A hash of what the result depends on.
    fn hash(&self) -> Hash {
        let mut hasher = blake3::Hasher::new();
        for (key, features) in std::iter::zip(&self.keys, &self.features) {
            hasher.update(key.id.as_bytes()).update(&[0]);
            for feature in features {
                hasher.update(&feature.to_le_bytes());
            }
        }
        for (sort, field, id) in &self.names {
            hasher.update(&[*sort]).update(field.as_bytes()).update(&[0]).update(id.as_bytes()).update(&[0]);
        }
        Hash(*hasher.finalize().as_bytes())
    }

    fn all(&self) -> AllRelated {
        let numbers: Vec<u32> = (0..self.keys.len() as u32).collect();
        let related = memo::map(&numbers, |number| self.related(*number));
        std::iter::zip(self.keys.iter().map(|key| (*key).clone()), related).collect()
    }

    fn related(&self, case: u32) -> Vec<Related> {
        let own = &self.features[case as usize];
        let mut candidates: Vec<u32> = own.iter().flat_map(|feature| self.neighbours(*feature, case)).collect();
        candidates.sort_unstable();
        candidates.dedup();
        let mut is_own = vec![false; self.names.len()];
        own.iter().for_each(|id| is_own[*id as usize] = true);
        let score = |other: &u32| -> f64 {
            let shared = self.features[*other as usize].iter().filter(|id| is_own[**id as usize]);
            shared.map(|id| self.weights[*id as usize]).sum()
        };
        let mut scored: Vec<(f64, u32)> = candidates.iter().map(|other| (score(other), *other)).collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        scored.truncate(SHOWN);
        scored.into_iter().map(|(_, other)| self.describe(case, other)).collect()
    }

    /// Other cases with the feature: the nearest in the list on both sides.
    fn neighbours(&self, feature: u32, case: u32) -> impl Iterator<Item = u32> {
        let cases = &self.cases[feature as usize];
        let at = cases.partition_point(|other| *other < case);
        let range = at.saturating_sub(CANDIDATES / 2)..cases.len().min(at + 1 + CANDIDATES / 2);
        cases[range].iter().copied().filter(move |other| *other != case)
    }

    fn describe(&self, case: u32, other: u32) -> Related {
        let theirs = &self.features[other as usize];
        let own = self.features[case as usize].iter().filter(|id| theirs.contains(id));
        let shared: Vec<Shared> = own.map(|id| shared(self.names[*id as usize])).collect();
        let key = self.keys[other as usize].clone();
        let hash = Hash::of(format!("{key} {shared:?}").as_bytes());
        Related { key, shared, hash }
    }
}
