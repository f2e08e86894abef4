//! The order of words in one language, and the letters of an index in it.

use std::sync::OnceLock;

use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use unicode_normalization::UnicodeNormalization;

use super::tag;
use crate::values::Lang;

/// What is compared in the place of a text. Two of the same language only.
pub type SortKey = Vec<u8>;

/// The heading of texts that begin with no letter.
const DIGITS: &str = "0–9";

/// The letters of Latin alphabets besides A to Z. Whether one is a letter of its own is the language's business.
const MORE_LETTERS: &str = "ÁÀÂÃÄÅĀĂĄÆÇĆČĎÐĐÉÈÊËĒĖĘĚĞĢĦÍÎÏĪĮİĶĹĽĻŁÑŃŇŅŊÓÒÔÕÖŐØŌŒŔŘŚŠŞȘŤŢȚŦÚÙÛÜŪŮŰŲŴÝŸŶŹŻŽÞ";

/// The order of words in one language: `Š` after `S` here, before `T` or after `Z` there.
#[derive(Debug)]
pub struct Collation {
    /// Tells all differences apart.
    words: Option<CollatorBorrowed<'static>>,
    /// Tells only letters apart: `a`, `A` and, in most languages, `á` are one.
    letters: Option<CollatorBorrowed<'static>>,
    /// The letters of an index with their keys, in order; made when a page needs them.
    index: OnceLock<Vec<(SortKey, char)>>,
}

impl Collation {
    pub fn new(lang: &Lang) -> Self {
        let collator = |strength: Strength| {
            let mut options = CollatorOptions::default();
            options.strength = Some(strength);
            CollatorBorrowed::try_new(CollatorPreferences::from(&tag(lang)), options).ok()
        };
        Self { words: collator(Strength::Tertiary), letters: collator(Strength::Primary), index: OnceLock::new() }
    }

    /// What a text is sorted by. Quotation marks and the like before its first letter do not count.
    pub fn key(&self, text: &str) -> SortKey {
        key(self.words.as_ref(), start(text))
    }

    /// The letter under which an index has a text: the last one that does not come after it. So a letter with a mark
    /// stands under the plain one where the language takes it for the same, and in Danish `Aabenraa` under `Å`.
    pub fn letter(&self, text: &str) -> String {
        let text = start(text);
        let Some(first) = text.chars().next().filter(|first| first.is_alphabetic()) else { return DIGITS.into() };
        // What stands for letters is sorted as they are: `Ⅳ` as `IV`, a letter of full width as the plain one.
        let plain = text.nfkd().next().unwrap_or(first);
        if !is_latin(first) && !is_latin(plain) {
            return self.other_letter(first, plain);
        }
        let index = self.index.get_or_init(|| self.alphabet());
        let own = key(self.letters.as_ref(), text);
        let after = index.partition_point(|(key, _)| *key <= own);
        index.get(after.saturating_sub(1)).map_or('A', |(_, letter)| *letter).into()
    }

    /// The letter of a word in another script than the Latin one: without its marks where the language takes both for the
    /// same letter, as it does with `Ά` and `Α`, and not with `Й` and `И`. A syllable of Hangul has its first letter.
    fn other_letter(&self, first: char, plain: char) -> String {
        let upper = |letter: char| letter.to_uppercase().collect::<String>();
        let (own, base) = (upper(first), upper(plain));
        let is_same = key(self.letters.as_ref(), &own).starts_with(&key(self.letters.as_ref(), &base));
        if is_same { base } else { own }
    }

    /// The letters of texts that come in the order of their keys: each letter once, with the texts from one letter to the
    /// next below it. Letters that the language takes for the same, as Japanese does with the two forms of a syllable, are
    /// one; so are those between which the order goes back and forth.
    pub fn letters<'t>(&self, texts: impl Iterator<Item = &'t str>) -> Vec<String> {
        let mut letters: Vec<(SortKey, String)> = Vec::new();
        // For each letter how many texts are below it.
        let mut counts: Vec<usize> = Vec::new();
        for text in texts {
            let letter = self.letter(text);
            let own = key(self.letters.as_ref(), &letter);
            if let Some(at) = letters.iter().rposition(|(known, _)| *known == own) {
                letters.truncate(at + 1);
                let all = counts.split_off(at).iter().sum::<usize>() + 1;
                counts.push(all);
            } else {
                letters.push((own, letter));
                counts.push(1);
            }
        }
        std::iter::zip(letters, counts).flat_map(|((_, letter), count)| std::iter::repeat_n(letter, count)).collect()
    }

    /// Of letters that the language takes for the same, the first one in its order. What begins with another letter, as
    /// `Æ` does where it is sorted as `AE`, is none.
    fn alphabet(&self) -> Vec<(SortKey, char)> {
        let mut letters: Vec<char> = ('A'..='Z').chain(MORE_LETTERS.chars()).collect();
        letters.sort_by_cached_key(|letter| key(self.words.as_ref(), letter.encode_utf8(&mut [0; 4])));
        let mut index: Vec<(SortKey, char)> = Vec::new();
        for letter in letters {
            let own = key(self.letters.as_ref(), letter.encode_utf8(&mut [0; 4]));
            if !index.iter().any(|(other, _)| own.starts_with(other)) {
                index.push((own, letter));
            }
        }
        index
    }
}

fn key(collator: Option<&CollatorBorrowed>, text: &str) -> SortKey {
    let Some(collator) = collator else { return text.to_lowercase().into_bytes() };
    let mut key = SortKey::new();
    let Ok(()) = collator.write_sort_key_to(text, &mut key);
    key
}

/// A text from its first letter or digit on.
fn start(text: &str) -> &str {
    text.trim_start_matches(|character: char| !character.is_alphanumeric())
}

fn is_latin(letter: char) -> bool {
    matches!(
        letter,
        'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{2af}' | '\u{1e00}'..='\u{1eff}' | '\u{2c60}'..='\u{2c7f}' | '\u{a722}'..='\u{a7ff}'
    )
}
