//! Which terms a query asks for, with their weights: the table of `docs/search-format.md`, as the browser has it
//! (`scripts/search/plan.mjs`). A plan is plain JSON, so that the same one can be answered on both sides.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::index::Index;
use super::lexicon::{self, Row};
use super::query::{Query, QueryWord};
use super::similar::{self, similar};
use crate::words;

// Weights of what stands for a word, between 0 and 1. A *surface* is a word as texts have it, an *alternate* another way to type
// one (`docs/search-format.md`).

/// Of an alternate, if the word is a surface as well.
const ALTERNATE: f32 = 0.8;
/// From how many characters on a word also stands for the words that begin with it; from one less for those of titles.
const PREFIX: usize = 3;
/// Of a completion that is up to 2, up to 4, and more than 4 characters longer: first of surfaces, then of alternates.
const COMPLETIONS: [[f32; 3]; 2] = [[0.9, 0.8, 0.7], [0.72, 0.64, 0.56]];
/// Of two words that follow each other and are one in texts.
const JOINED: f32 = 0.8;
/// By how much similar words count less where the word itself is there, but in hardly any document.
const RARE: f32 = 0.5;
/// In so many documents a word is rare: another one may be meant.
const RAREST: u32 = 2;
/// Characters of the shortest word that two others may be together.
const SHORTEST_JOINED: usize = 5;
/// The field of titles, as a bit.
const TITLE: u8 = 1;

/// A query whose words have become terms.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    pub words: Vec<Word>,
    pub phrases: Vec<Phrase>,
    pub excluded: Vec<Excluded>,
    /// Words so common that they are left out of the query.
    pub dropped: Vec<String>,
    /// Quoted parts that are nowhere as they stand, whose words are searched for instead.
    pub unquoted: Vec<String>,
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
    /// The terms of the word as it is typed, beside those of its stem.
    pub forms: Vec<u32>,
    /// The word that is taken for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken: Option<String>,
    /// A word that may be meant, but is too doubtful to be taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offered: Option<String>,
}

/// How a word was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum How {
    Exact,
    Prefix,
    /// As it is, in so few documents that similar words count too.
    Rare,
    /// By a similar word: another form of it, or the word that was probably meant.
    Near,
    None,
}

impl Word {
    fn new(text: &str, how: How, weights: Weights) -> Self {
        let candidates = weights.0.into_iter().collect();
        Self { text: text.to_owned(), how, candidates, forms: Vec::new(), taken: None, offered: None }
    }

    /// The same word as a way to read another one.
    fn read_for(self, text: &str) -> Self {
        Self { text: text.to_owned(), how: How::Near, taken: self.taken.or(Some(self.text)), ..self }
    }
}

/// Plans queries for one index.
pub struct Planner<'a> {
    pub index: &'a Index,
    rows: Vec<Row>,
}

impl<'a> Planner<'a> {
    pub fn new(index: &'a Index) -> Self {
        Self { index, rows: lexicon::rows(index) }
    }

    pub fn plan(&self, query: &Query) -> Plan {
        let found = self.words(&query.words);
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
        let dropped = dropped.into_iter().map(|word| word.text).collect();
        Plan { words, phrases, excluded, dropped, unquoted: Vec::new() }
    }

    /// Whether a word is in more than half of the documents, whatever stands for it.
    fn is_common(&self, word: &Word) -> bool {
        let df = |term: u32| self.index.terms.get(term as usize).map_or(0, |term| term.df);
        !word.candidates.is_empty() && word.candidates.iter().all(|(term, _)| 2 * df(*term) > self.index.len())
    }

    fn words(&self, words: &[QueryWord]) -> Vec<Word> {
        let mut found: Vec<Word> = words.iter().flat_map(|word| self.number(word)).collect();
        for (one, other) in std::iter::zip(words, words.iter().skip(1)) {
            self.join(&mut found, &one.text, &other.text);
        }
        found
    }

    /// A number in several parts, `12 000`, as one where texts have it.
    fn number(&self, QueryWord { text, is_prefix, parts }: &QueryWord) -> Vec<Word> {
        if parts.is_empty() || !self.exact(text).is_empty() {
            return self.word(text, *is_prefix);
        }
        let last = parts.len() - 1;
        parts.iter().enumerate().flat_map(|(at, part)| self.word(part, *is_prefix && at == last)).collect()
    }

    /// Adds to two words that follow each other what they are together.
    fn join(&self, found: &mut [Word], one: &str, other: &str) {
        let whole = format!("{one}{other}");
        if whole.chars().count() < SHORTEST_JOINED || whole.contains(char::is_numeric) {
            return;
        }
        let terms: Vec<u32> = self.exact(&whole).iter().filter(|row| !row.is_alternate).map(|row| row.term).collect();
        let is_one = |word: &&mut Word| word.how != How::Near && (word.text == one || word.text == other);
        for word in found.iter_mut().filter(is_one).filter(|_| !terms.is_empty()) {
            let mut weights = Weights(word.candidates.iter().copied().collect());
            terms.iter().for_each(|term| weights.add(*term, JOINED));
            word.candidates = weights.0.into_iter().collect();
            if word.how == How::None {
                (word.how, word.taken, word.offered) = (How::Near, Some(whole.clone()), None);
            }
        }
    }

    fn word(&self, text: &str, is_prefix: bool) -> Vec<Word> {
        let mut weights = Weights::default();
        let length = text.chars().count();
        let same = self.exact(text);
        let has_surface = same.first().is_some_and(|row| !row.is_alternate);
        for row in same {
            weights.add(row.term, if row.is_alternate && has_surface { ALTERNATE } else { 1.0 });
        }
        let is_run = text.contains(is_unspaced);
        let completes = is_run || is_prefix && length + 1 >= PREFIX;
        let rows = if completes { self.beginning(text) } else { same };
        for row in rows {
            let [near, middle, far] = if row.is_alternate { COMPLETIONS[1] } else { COMPLETIONS[0] };
            // What two letters begin is too much, but for titles.
            let is_meant = is_run || length >= PREFIX || row.fields & TITLE > 0;
            match row.key.chars().count() - length {
                0 => {}
                _ if !is_meant => {}
                1..=2 => weights.add(row.term, near),
                3..=4 => weights.add(row.term, middle),
                _ => weights.add(row.term, far),
            }
        }
        let mut how = match (same.is_empty(), weights.0.is_empty()) {
            (false, _) => How::Exact,
            (true, false) => How::Prefix,
            (true, true) => return self.similar(text),
        };
        if rows.iter().all(|row| row.df <= RAREST) {
            for meant in similar(text, &self.rows).sure {
                weights.add(meant.row.term, RARE * meant.weight);
                how = How::Rare;
            }
        }
        let forms = same.iter().filter(|row| row.is_alternate != has_surface && row.form > 0);
        let forms = forms.map(|row| row.term + row.form).collect();
        vec![Word { forms, ..Word::new(text, how, weights) }]
    }

    /// What may stand for a word that is nowhere.
    fn similar(&self, text: &str) -> Vec<Word> {
        let latin: String = text.chars().map(latin).collect();
        if latin != text && !latin.contains(|letter| matches!(letter, '\u{370}'..='\u{52F}')) {
            let found = self.word(&latin, false);
            if found.iter().all(|word| word.how != How::None) {
                return found.into_iter().map(|word| word.read_for(text)).collect();
            }
        }
        let meant = similar(text, &self.rows);
        if !meant.is_slip {
            let is_known = |part: &str| self.exact(part).iter().any(|row| row.df > 0);
            let parts = similar::split(text, self.index.links, &is_known);
            if !parts.is_empty() {
                let found = parts.iter().flat_map(|part| self.word(part, false));
                return found.map(|word| word.read_for(text)).collect();
            }
        }
        let mut weights = Weights::default();
        meant.sure.iter().for_each(|meant| weights.add(meant.row.term, meant.weight));
        let how = if meant.sure.is_empty() { How::None } else { How::Near };
        let taken = meant.sure.first().map(|meant| self.surface(meant.row));
        vec![Word { taken, offered: meant.offered.map(|row| self.surface(row)), ..Word::new(text, how, weights) }]
    }

    /// The word that is typed as a row says.
    fn surface(&self, row: &Row) -> String {
        let is_own =
            |other: &&Row| !other.is_alternate && other.term == row.term && words::unaccented(&other.key) == row.key;
        let own = if row.is_alternate { self.rows.iter().find(is_own) } else { None };
        own.unwrap_or(row).key.clone()
    }

    /// The rows of a key.
    fn exact(&self, key: &str) -> &[Row] {
        let rows = self.beginning(key);
        rows.get(..rows.partition_point(|row| row.key == key)).unwrap_or_default()
    }

    /// The rows whose keys begin with a text.
    fn beginning(&self, start: &str) -> &[Row] {
        let first = self.rows.partition_point(|row| row.key.as_str() < start);
        let rest = self.rows.get(first..).unwrap_or_default();
        rest.get(..rest.partition_point(|row| row.key.starts_with(start))).unwrap_or_default()
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

/// Letters of scripts without spaces between words, where a run begins with many of them.
fn is_unspaced(letter: char) -> bool {
    matches!(letter, '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3040}'..='\u{30FF}'
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// The Latin letter that a Cyrillic or Greek one looks like.
fn latin(letter: char) -> char {
    const ALIKE: [(&str, &str); 2] = [("авекмнорстухіјѕ", "abekmhopctyxijs"), ("αβεικμνορτυχζ", "abeikmvoptuxz")];
    let alike = ALIKE.iter().find_map(|(others, own)| {
        let at = others.chars().position(|other| other == letter)?;
        own.chars().nth(at)
    });
    alike.unwrap_or(letter)
}
