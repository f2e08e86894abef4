//! Words that are compounded of others: whoever looks for `Hauptstadt` finds `Kulturhauptstadt` too.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::{LONGEST, primary};
use crate::values::Lang;

/// Letters of the shortest word that is split.
const SHORTEST: usize = 10;
/// Letters of its shortest part.
const SHORTEST_PART: usize = 4;
/// Documents that a word must be in to be a part of others: rarer ones are often no words at all.
const RAREST_PART: u32 = 3;

/// The words of a site that others may be compounded of, with the numbers of documents that have them.
pub struct Compounds {
    known: HashMap<Box<str>, u32>,
    /// What may stand between two parts.
    links: &'static [&'static str],
}

/// A way to split a word.
struct Split<'a> {
    parts: Vec<&'a str>,
    /// Documents that have the rarest of the parts.
    documents: u32,
    /// Bytes that belong to no part.
    linking: usize,
}

impl Compounds {
    /// Surfaces with the numbers of documents that have them. In a language that does not compound, nothing is split.
    pub fn new<'a>(lang: &Lang, surfaces: impl IntoIterator<Item = (&'a str, u32)>) -> Self {
        let Some(links) = links_of(primary(lang)) else { return Self { known: HashMap::new(), links: &[] } };
        let is_part = |(surface, documents): &(&str, u32)| {
            *documents >= RAREST_PART && is_word(surface) && surface.chars().count() >= SHORTEST_PART
        };
        let known = surfaces.into_iter().filter(is_part).map(|(surface, documents)| (surface.into(), documents));
        Self { known: known.collect(), links }
    }

    /// The two known words that `surface` is compounded of, or three if no two are; empty if it is no compound. Of several
    /// ways the one whose rarest part is the most frequent.
    pub fn split<'a>(&self, surface: &'a str) -> Vec<&'a str> {
        if self.known.is_empty() || !is_word(surface) || surface.chars().count() < SHORTEST {
            return Vec::new();
        }
        let best = self.best(surface, 2).or_else(|| self.best(surface, 3));
        best.map(|split| split.parts).unwrap_or_default()
    }

    /// The best way to split `word` into so many parts.
    fn best<'a>(&self, word: &'a str, parts: usize) -> Option<Split<'a>> {
        if parts == 1 {
            let documents = *self.known.get(word)?;
            return Some(Split { parts: vec![word], documents, linking: 0 });
        }
        let cuts = word.char_indices().map(|(at, _)| at).filter(|at| *at > 0);
        let splits = cuts.filter_map(|cut| {
            let (first, rest) = word.split_at(cut);
            let documents = *self.known.get(first)?;
            let tails = self.links.iter().filter_map(|link| Some((link, rest.strip_prefix(link)?)));
            let splits = tails.filter_map(|(link, tail)| Some((link, self.best(tail, parts - 1)?)));
            let splits = splits.map(|(link, tail)| Split {
                parts: [vec![first], tail.parts].concat(),
                documents: documents.min(tail.documents),
                linking: link.len() + tail.linking,
            });
            better(splits)
        });
        better(splits)
    }
}

/// The way whose rarest part is the most frequent; then the one with the least between the parts, then the longest first part.
fn better<'a>(splits: impl Iterator<Item = Split<'a>>) -> Option<Split<'a>> {
    splits.max_by_key(|split| (split.documents, Reverse(split.linking), split.parts.first().map(|part| part.len())))
}

/// What may stand between two words of which somebody makes one; nothing in languages that do not compound.
pub fn links(lang: &Lang) -> &'static [&'static str] {
    links_of(primary(lang)).unwrap_or(&[""])
}

/// What a language puts between two words to make one of them; None if it makes none.
fn links_of(language: &str) -> Option<&'static [&'static str]> {
    Some(match language {
        "da" | "nb" | "nn" | "no" => &["", "s", "e"],
        "de" => &["", "s", "es", "n", "en", "e"],
        "et" => &[""],
        "fi" => &["", "n"],
        "sv" => &["", "s"],
        _ => return None,
    })
}

/// Whether it is made of letters alone, and not too long for one.
fn is_word(surface: &str) -> bool {
    surface.len() <= LONGEST && surface.chars().all(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const GERMAN: [(&str, u32); 19] = [
        ("kultur", 90),
        ("hauptstadt", 12),
        ("haupt", 5),
        ("stadt", 80),
        ("arbeit", 40),
        ("platz", 20),
        ("senioren", 30),
        ("nachmittag", 9),
        ("nach", 100),
        ("mittag", 4),
        ("haus", 60),
        ("gemeinde", 25),
        ("zentrum", 15),
        ("jahr", 70),
        ("jahres", 50),
        ("bericht", 10),
        ("tag", 80),
        ("selten", 2),
        ("2020", 50),
    ];

    fn split(lang: &str, words: &[(&str, u32)], surface: &str) -> String {
        Compounds::new(&Lang::new(lang), words.iter().copied()).split(surface).join("+")
    }

    #[test]
    fn german_compounds_are_split_into_known_words() {
        for (surface, expected) in [
            ("kulturhauptstadt", "kultur+hauptstadt"),
            ("hauptstadt", "haupt+stadt"),
            ("arbeitsplatz", "arbeit+platz"),
            ("seniorennachmittag", "senioren+nachmittag"),
            ("gemeindezentrum", "gemeinde+zentrum"),
            ("kulturhausplatz", "kultur+haus+platz"),
            // `jahres` is a word, and more frequent than what is rarest either way: nothing between the parts is better.
            ("jahresbericht", "jahres+bericht"),
            // Fewer than ten letters; a part of fewer than four, or in fewer than three documents; not a known word; digits.
            ("stadthaus", ""),
            ("gemeindetag", ""),
            ("kulturselten", ""),
            ("kulturverein", ""),
            ("jahr2020haus", ""),
            ("kultur2020", ""),
            ("kultur", ""),
            ("", ""),
        ] {
            assert_eq!(split("de", &GERMAN, surface), expected, "{surface}");
        }
    }

    #[test]
    fn the_rarest_part_decides_between_ways() {
        let words = [("baum", 50), ("baumwoll", 3), ("wolldecke", 40), ("decke", 60), ("staub", 9), ("staubecken", 4)];
        assert_eq!(split("de", &words, "baumwolldecke"), "baum+wolldecke");
        let ecken = [("staub", 9), ("ecken", 9), ("stau", 8), ("becken", 30)];
        assert_eq!(split("de", &ecken, "staubecken"), "staub+ecken");
        let becken = [("staub", 9), ("ecken", 7), ("stau", 8), ("becken", 30)];
        assert_eq!(split("de", &becken, "staubecken"), "stau+becken");
    }

    #[test]
    fn other_languages_split_in_their_ways() {
        for (lang, words, surface, expected) in [
            ("da", ["kultur", "hovedstad"], "kulturhovedstad", "kultur+hovedstad"),
            ("da", ["forening", "hverdag"], "foreningshverdag", "forening+hverdag"),
            ("et", ["kultuuri", "pealinn"], "kultuuripealinn", "kultuuri+pealinn"),
            ("fi", ["kulttuuri", "talo"], "kulttuuritalo", "kulttuuri+talo"),
            ("fi", ["kirjasto", "johtaja"], "kirjastonjohtaja", "kirjasto+johtaja"),
            ("no", ["forening", "arbeid"], "foreningsarbeid", "forening+arbeid"),
            ("nb", ["forening", "arbeid"], "foreningsarbeid", "forening+arbeid"),
            ("sv", ["förening", "huset"], "föreningshuset", "förening+huset"),
            ("en", ["blackboard", "rubber"], "blackboardrubber", ""),
            ("lv", ["kultūras", "nams"], "kultūrasnams", ""),
        ] {
            let words = words.map(|word| (word, 3));
            assert_eq!(split(lang, &words, surface), expected, "{lang}: {surface}");
        }
    }

    proptest! {
        #[test]
        fn parts_stand_in_the_word_and_are_known(
            words in prop::collection::vec("[aäb]{3,6}", 1..8),
            picked in prop::collection::vec((0..8_usize, "|s|en|x"), 0..4),
        ) {
            let surface: String = picked.iter().flat_map(|(at, link)| [&words[at % words.len()][..], link]).collect();
            let known: Vec<(&str, u32)> = words.iter().map(|word| (&word[..], 3)).collect();
            let forwards = Compounds::new(&Lang::new("de"), known.iter().copied());
            let backwards = Compounds::new(&Lang::new("de"), known.iter().rev().copied());
            let parts = forwards.split(&surface);
            prop_assert_eq!(&parts, &backwards.split(&surface));
            prop_assert!(parts.iter().all(|part| words.iter().any(|word| word == part) && surface.contains(part)));
            prop_assert!(parts.is_empty() || (2..=3).contains(&parts.len()));
        }

        #[test]
        fn any_text_can_be_asked_for(surface in "\\PC*") {
            let compounds = Compounds::new(&Lang::new("sv"), [(&surface[..], 3)]);
            prop_assert!(compounds.split(&surface).is_empty());
            prop_assert!(compounds.split(&surface.repeat(2)).iter().all(|part| *part == surface));
        }
    }
}
