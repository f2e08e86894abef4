//! Made-up documents: words with endings, common ones and rare ones, in the letters of a language.

use pearls::search::documents::{Corpus, Document, Facet, KIND, Section};
use pearls::values::{Kind, Lang};

/// Numbers that look random and are the same every time (xorshift).
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end.max(1) as u64) as usize
    }

    pub fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

/// Endings, and letters of its own, of a language.
fn sounds(lang: &str) -> (&'static [&'static str], &'static [&'static str]) {
    match lang {
        "de" => (&["", "e", "en", "er", "es", "ung"], &["ä", "ö", "ü", "ß"]),
        "lv" => (&["s", "a", "as", "ai", "iem", "ām", "ību"], &["ā", "ē", "ī", "š", "ž", "ņ"]),
        "pl" => (&["", "a", "y", "ów", "ami", "ach"], &["ł", "ą", "ę", "ś", "ż"]),
        "fi" => (&["", "n", "ssa", "sta", "lla", "ien"], &["ä", "ö", "yy"]),
        _ => (&["", "s", "ed", "ing", "er"], &["e", "ea", "oo"]),
    }
}

/// So many words, the first ones the most common.
pub fn words(lang: &str, count: usize, random: &mut Random) -> Vec<String> {
    let (endings, own) = sounds(lang);
    let consonants = ["b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "st", "kr"];
    let vowels = [&["a", "e", "i", "o", "u"][..], own].concat();
    let stems: Vec<String> = (0..count / 3)
        .map(|at| {
            (0..1 + at.min(60) / 20 + random.below(2))
                .map(|_| format!("{}{}", random.pick(&consonants), random.pick(&vowels)))
                .collect()
        })
        .collect();
    (0..count).map(|at| format!("{}{}", stems[at % stems.len()], random.pick(endings))).collect()
}

/// A word: the first ones of the list come often.
fn word<'a>(all: &'a [String], random: &mut Random) -> &'a str {
    let most = 1 + random.below(all.len());
    let most = 1 + random.below(most);
    &all[random.below(most)]
}

fn text(all: &[String], length: usize, random: &mut Random) -> String {
    (0..length).map(|_| word(all, random)).collect::<Vec<_>>().join(" ")
}

/// Documents in a language.
pub fn make(lang: &str, count: usize) -> Corpus {
    let mut random = Random(0x9E37_79B9 + count as u64 + lang.bytes().map(u64::from).sum::<u64>());
    let all = words(lang, 60 + 6 * count, &mut random);
    let names: Vec<String> = (0..20).map(|_| text(&all, 2, &mut random)).collect();
    let documents = (0..count).map(|at| {
        let sections = (0..1 + random.below(4)).map(|number| Section {
            id: if number == 0 { String::new() } else { format!("part-{number}") },
            heading: if number == 0 { String::new() } else { text(&all, 3, &mut random) },
            text: text(&all, 10 + random.below(60), &mut random),
        });
        let sections = sections.collect();
        let year = 2000 + random.below(25) as u16;
        Document {
            address: format!("case-studies/{at:05}.html"),
            title: text(&all, 1 + random.below(6), &mut random),
            line: format!("Place {}, Land · {year}", at % 7),
            lang: (at % 5 == 4).then(|| Lang::new("en")),
            kind: (at % 3) as u32,
            sections,
            values: vec![vec![(at % 3) as u32], (0..4).filter(|_| random.below(3) == 0).collect()],
            years: (at % 4 > 0).then(|| (year, year + random.below(3) as u16)),
            other_titles: Vec::new(),
            beside: Vec::new(),
            kind_words: (at % 3 == 0).then_some("place, places"),
            names: (0..random.below(4)).map(|_| random.pick(&names).clone()).collect(),
        }
    });
    let documents = documents.collect();
    let kinds = Kind::ALL.iter().map(|kind| (kind.folder().to_owned(), None)).skip(4).take(3).collect();
    let topics = (0..4).map(|at| (format!("topic-{at}"), Some(format!("Topic {at}")))).collect();
    let facets = vec![
        Facet { key: KIND.into(), label: None, values: kinds },
        Facet { key: "topics".into(), label: Some("Topics".into()), values: topics },
    ];
    Corpus { lang: Lang::new(lang), documents, facets }
}
