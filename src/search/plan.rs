//! Which terms a query asks for, with their weights: the table of `docs/search-format.md`, as the browser has it
//! (`scripts/search/plan.mjs`). A plan is plain JSON, so that the same one can be answered on both sides.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::index::Index;
use super::lexicon::{self, Row};
use super::query::{Query, QueryWord};

// Weights of what stands for a word, between 0 and 1. A *surface* is a word as texts have it, an *alternate* another way to type
// one (`docs/search-format.md`).

/// Of an alternate, if the word is a surface as well.
const ALTERNATE: f32 = 0.8;
/// From how many characters on a word also stands for the words that begin with it.
const PREFIX: usize = 3;
/// Of a completion that is up to 2, up to 4, and more than 4 characters longer: first of surfaces, then of alternates.
const COMPLETIONS: [[f32; 3]; 2] = [[0.9, 0.8, 0.7], [0.72, 0.64, 0.56]];
/// Of another form of the word.
const INFLECTION: f32 = 0.6;
/// Of a compound of which the word is a part.
const PART: f32 = 0.5;
/// Of a word with typing errors, by their cost: 0, 1, 2.
const ERRORS: [f32; 3] = [0.0, 0.5, 0.4];

/// A query whose words have become terms.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    pub words: Vec<Word>,
    pub phrases: Vec<Phrase>,
    pub excluded: Vec<Excluded>,
    /// Words so common that they are left out of the query.
    pub dropped: Vec<String>,
}

/// The terms of a phrase; None for a word that the index does not have.
pub type Phrase = Vec<Option<u32>>;

/// What must not be there: any of some terms, or a phrase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Excluded {
    Any(Vec<u32>),
    Phrase { phrase: Phrase },
}

/// One word of a query.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Word {
    pub text: String,
    pub how: How,
    /// Terms with their weights, in the order of the terms.
    pub candidates: Vec<(u32, f32)>,
}

/// How a word was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum How {
    Exact,
    Prefix,
    /// By a similar word: another form of it, or the word that was probably meant.
    Near,
    None,
}

/// Plans queries for one index.
pub struct Planner<'a> {
    index: &'a Index,
    rows: Vec<Row>,
}

impl<'a> Planner<'a> {
    pub fn new(index: &'a Index) -> Self {
        Self { index, rows: lexicon::rows(index) }
    }

    pub fn plan(&self, query: &Query) -> Plan {
        let found: Vec<Word> = query.words.iter().map(|word| self.word(word)).collect();
        let phrases: Vec<Phrase> = query.phrases.iter().map(|words| self.phrase(words)).collect();
        let excluded = query.excluded.iter().map(|words| match words.as_slice() {
            [word] => Excluded::Any(self.same(word)),
            words => Excluded::Phrase { phrase: self.phrase(words) },
        });
        let excluded = excluded.collect();
        let is_decided =
            !phrases.is_empty() || found.iter().any(|word| !word.candidates.is_empty() && !self.is_common(word));
        let (dropped, words): (Vec<Word>, Vec<Word>) =
            found.into_iter().partition(|word| is_decided && self.is_common(word));
        Plan { words, phrases, excluded, dropped: dropped.into_iter().map(|word| word.text).collect() }
    }

    /// Whether a word is in more than half of the documents, whatever stands for it.
    fn is_common(&self, word: &Word) -> bool {
        let df = |term: u32| self.index.terms.get(term as usize).map_or(0, |term| term.df);
        !word.candidates.is_empty() && word.candidates.iter().all(|(term, _)| 2 * df(*term) > self.index.len())
    }

    fn word(&self, QueryWord { text, is_prefix }: &QueryWord) -> Word {
        let mut weights = Weights::default();
        let length = text.chars().count();
        let same = self.exact(text);
        let has_surface = same.first().is_some_and(|row| !row.is_alternate);
        for row in same {
            weights.add(row.term, if row.is_alternate && has_surface { ALTERNATE } else { 1.0 });
        }
        if *is_prefix && length >= PREFIX {
            for row in self.beginning(text) {
                let more = row.key.chars().count() - length;
                let [near, middle, far] = if row.is_alternate { COMPLETIONS[1] } else { COMPLETIONS[0] };
                match more {
                    0 => {}
                    1..=2 => weights.add(row.term, near),
                    3..=4 => weights.add(row.term, middle),
                    _ => weights.add(row.term, far),
                }
            }
        }
        let how = match (same.is_empty(), weights.0.is_empty()) {
            (false, _) => How::Exact,
            (true, false) => How::Prefix,
            (true, true) => {
                self.similar(text).into_iter().for_each(|(term, weight)| weights.add(term, weight));
                if weights.0.is_empty() { How::None } else { How::Near }
            }
        };
        Word { text: text.clone(), how, candidates: weights.0.into_iter().collect() }
    }

    /// The rows of a key.
    fn exact(&self, key: &str) -> &[Row] {
        let first = self.rows.partition_point(|row| row.key.as_str() < key);
        let rest = self.rows.get(first..).unwrap_or_default();
        let count = rest.partition_point(|row| row.key == key);
        rest.get(..count).unwrap_or_default()
    }

    /// The rows whose keys begin with a text.
    fn beginning(&self, start: &str) -> impl Iterator<Item = &Row> {
        let first = self.rows.partition_point(|row| row.key.as_str() < start);
        self.rows.iter().skip(first).take_while(move |row| row.key.starts_with(start))
    }

    /// The terms of a word as it is typed.
    fn same(&self, word: &str) -> Vec<u32> {
        let rows = self.exact(word);
        let is_alternate = rows.first().is_some_and(|row| row.is_alternate);
        rows.iter().filter(|row| row.is_alternate == is_alternate).map(|row| row.term).collect()
    }

    fn phrase(&self, words: &[String]) -> Phrase {
        words.iter().map(|word| self.same(word).first().copied()).collect()
    }

    /// Surfaces that may be another form of the word, be compounded with it, or be the word without a typing error.
    fn similar(&self, text: &str) -> Vec<(u32, f32)> {
        let word: Vec<char> = text.chars().collect();
        let limit = match word.len() {
            0..4 => 0,
            4..8 => 1,
            _ => 2,
        };
        let ending = word.len().saturating_sub(5).min(2);
        let part: String = word.iter().take(word.len() - ending).collect();
        let (mut inflected, mut mistyped) = (Vec::new(), Vec::new());
        for row in self.rows.iter().filter(|row| !row.is_alternate && row.df > 0) {
            let other: Vec<char> = row.key.chars().collect();
            let common = std::iter::zip(&word, &other).take_while(|(one, other)| one == other).count();
            if common >= word.len().saturating_sub(4).max(3) && other.len() <= word.len() + 5 {
                inflected.push((row.term, INFLECTION));
            }
            let before = if word.len() < 3 { None } else { row.key.rfind(&part) };
            let before = before.and_then(|at| row.key.get(..at)).map_or(0, |before| before.chars().count());
            if before >= 2 && other.len() <= before + word.len() + 4 {
                inflected.push((row.term, PART));
            }
            if other.len().abs_diff(word.len()) <= limit {
                mistyped.push((errors(&word, &other), row.term));
            }
        }
        let least = mistyped.iter().map(|(cost, _)| *cost).min().unwrap_or(usize::MAX);
        let weight = ERRORS.get(least).copied().filter(|_| least <= limit);
        let mistyped = mistyped.into_iter().filter(|(cost, _)| *cost == least);
        inflected.into_iter().chain(mistyped.filter_map(|(_, term)| Some((term, weight?)))).collect()
    }
}

/// The greatest weight of each term.
#[derive(Default)]
struct Weights(BTreeMap<u32, f32>);

impl Weights {
    fn add(&mut self, term: u32, weight: f32) {
        let own = self.0.entry(term).or_default();
        *own = own.max(weight);
    }
}

/// The cost of typing errors (optimal string alignment); one in a first letter costs 2.
fn errors(one: &[char], other: &[char]) -> usize {
    let cost = |i: usize, j: usize| if i == 1 || j == 1 { 2 } else { 1 };
    let mut table = vec![vec![usize::MAX / 2; other.len() + 1]; one.len() + 1];
    let at = |table: &Vec<Vec<usize>>, i: usize, j: usize| {
        table.get(i).and_then(|row| row.get(j)).copied().unwrap_or(usize::MAX / 2)
    };
    for i in 0..=one.len() {
        for j in 0..=other.len() {
            let letter = |text: &[char], at: usize| at.checked_sub(1).and_then(|at| text.get(at).copied());
            let mut best = if i + j == 0 { 0 } else { usize::MAX / 2 };
            if i > 0 {
                best = best.min(at(&table, i - 1, j) + cost(i, 0));
            }
            if j > 0 {
                best = best.min(at(&table, i, j - 1) + cost(0, j));
            }
            if i > 0 && j > 0 {
                let same = letter(one, i) == letter(other, j);
                best = best.min(at(&table, i - 1, j - 1) + if same { 0 } else { cost(i, j) });
            }
            let is_exchanged =
                i > 1 && j > 1 && letter(one, i) == letter(other, j - 1) && letter(one, i - 1) == letter(other, j);
            if is_exchanged {
                best = best.min(at(&table, i - 2, j - 2) + cost(i - 1, j - 1));
            }
            if let Some(cell) = table.get_mut(i).and_then(|row| row.get_mut(j)) {
                *cell = best;
            }
        }
    }
    at(&table, one.len(), other.len())
}
