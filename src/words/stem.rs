//! Terms of a word.

use std::borrow::Cow;

use frostem::{Algorithm, Stemmer};

use super::{Compounds, LONGEST, latvian, primary};
use crate::values::Lang;

/// Gives the words of one language the terms under which they are indexed.
pub struct Analyser {
    stemming: Stemming,
    compounds: Compounds,
}

enum Stemming {
    Snowball(Stemmer),
    Latvian,
    /// A language without a stemmer: each form is found by itself, or by its beginning.
    None,
}

impl Analyser {
    /// `surfaces` are the words of the texts with the numbers of documents that have them: they say which words are compounds.
    pub fn new<'a>(lang: &Lang, surfaces: impl IntoIterator<Item = (&'a str, u32)>) -> Self {
        let snowball = |algorithm| Stemming::Snowball(Stemmer::new(algorithm));
        let stemming = match primary(lang) {
            "da" => snowball(Algorithm::Danish),
            "de" => snowball(Algorithm::German),
            "en" => snowball(Algorithm::English),
            "et" => snowball(Algorithm::Estonian),
            "fi" => snowball(Algorithm::Finnish),
            "lt" => snowball(Algorithm::Lithuanian),
            "lv" => Stemming::Latvian,
            "nb" | "nn" | "no" => snowball(Algorithm::Norwegian),
            "pl" => snowball(Algorithm::Polish),
            "sv" => snowball(Algorithm::Swedish),
            _ => Stemming::None,
        };
        Self { stemming, compounds: Compounds::new(lang, surfaces) }
    }

    /// What the forms of a word have in common; never empty for a surface that is not.
    pub fn stem<'a>(&self, surface: &'a str) -> Cow<'a, str> {
        if surface.len() > LONGEST {
            return Cow::Borrowed(surface);
        }
        let stem = match &self.stemming {
            Stemming::Snowball(stemmer) => stemmer.stem(surface),
            Stemming::Latvian => Cow::Owned(latvian::stem(surface)),
            Stemming::None => Cow::Borrowed(surface),
        };
        if stem.is_empty() { Cow::Borrowed(surface) } else { stem }
    }

    /// The word's stem, and behind it those of the words that it is compounded of, each once.
    pub fn terms(&self, surface: &str) -> Vec<String> {
        let mut terms = vec![self.stem(surface).into_owned()];
        for part in self.compounds.split(surface) {
            let stem = self.stem(part).into_owned();
            if !terms.contains(&stem) {
                terms.push(stem);
            }
        }
        terms
    }
}

#[cfg(test)]
mod tests;
