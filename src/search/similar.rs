//! What may be meant by a word that the index does not have: the same choice as in the browser (`scripts/search/similar.mjs`).

use super::lexicon::Row;
use crate::words;

/// Of another form of the word, if nothing but the form is different.
const FORM: f32 = 0.6;
/// Of a compound of which the word is a part.
const PART: f32 = 0.5;
/// Of a word with typing errors, by their number; none where only accents differ.
const SLIPS: [f32; 3] = [0.8, 0.6, 0.45];
/// Of one with a typing error in a word of three characters, where others are as near.
const SHORT_SLIP: f32 = 0.45;
/// The fields by which pages are called, as bits: titles and names.
const CALLED: u8 = 0b1001;

/// A row that may be meant.
pub struct Meant<'a> {
    pub row: &'a Row,
    pub weight: f32,
    is_sure: bool,
}

/// What may stand for a word.
#[derive(Default)]
pub struct Similar<'a> {
    /// What is searched for instead, the best first.
    pub sure: Vec<Meant<'a>>,
    /// The best of what is too doubtful for that, where nothing else is.
    pub offered: Option<&'a Row>,
    /// Whether one typing error, or only accents, are between the word and a sure one.
    pub is_slip: bool,
}

/// A word as it is compared.
struct Typed<'a> {
    text: &'a str,
    letters: Vec<char>,
    /// Without accents, to be compared with alternates.
    plain: Vec<char>,
    /// With how many errors another word may be meant.
    most: usize,
    /// All letters, as it is and without accents, as bits.
    all_letters: [u32; 2],
    /// What a compound has of it, which may have another ending.
    part: String,
}

impl<'a> Typed<'a> {
    fn new(text: &'a str) -> Self {
        let letters: Vec<char> = text.chars().collect();
        let most = match letters.len() {
            0..3 => 0,
            3..8 => 1,
            _ => 2,
        };
        let ending = letters.len().saturating_sub(5).min(2);
        let part = letters.iter().take(letters.len() - ending).collect();
        let plain: Vec<char> = words::unaccented(text).chars().collect();
        let all_letters = [&letters, &plain].map(|letters| letters_of(letters.iter().copied()));
        Self { text, plain, letters, most, all_letters, part }
    }

    /// Whether a word is worth a closer look: most have another beginning, and other letters.
    fn is_near(&self, key: &str) -> bool {
        let begins_alike = |own: &[char]| std::iter::zip(own, key.chars()).take(3).all(|(one, other)| *one == other);
        let letters = letters_of(key.chars());
        // An error makes at most two letters different.
        let has_same = |own: u32| (own ^ letters).count_ones() as usize <= 2 * self.most;
        let [own, plain] = self.all_letters;
        begins_alike(&self.letters)
            || begins_alike(&self.plain)
            || has_same(own)
            || has_same(plain)
            || key.contains(&self.part)
    }

    /// How the row may be another form of the word, or be compounded with it.
    fn forms<'r>(&self, row: &'r Row, own: &[char], other: &[char]) -> [Option<Meant<'r>>; 2] {
        let common = std::iter::zip(own, other).take_while(|(one, other)| one == other).count();
        let is_form = common >= own.len().saturating_sub(5).max(3) && other.len() <= own.len() + 5;
        let form = is_form.then(|| {
            let share = common as f32 / other.len().max(own.len()) as f32;
            let is_near = common > 5 || common > 3 && own.len() < other.len() + 4;
            Meant { row, weight: FORM * share, is_sure: is_near && (own.len() > 5 || share > 0.7) }
        });
        let has_part = !row.is_alternate && own.len() >= 3;
        let before = row.key.rfind(&self.part).filter(|_| has_part).and_then(|at| row.key.get(..at));
        let before = before.map_or(0, |before| before.chars().count());
        let is_part = before >= 2 && other.len() <= before + own.len() + 4;
        [form, is_part.then_some(Meant { row, weight: PART, is_sure: true })]
    }

    /// The row with the number of typing errors that are between it and the word, if there are few.
    fn slip<'r>(&self, row: &'r Row, own: &[char], other: &[char]) -> Option<(usize, Meant<'r>)> {
        let count = errors(own, other, self.most).filter(|_| other.len().abs_diff(own.len()) <= self.most)?;
        let length = self.letters.len();
        let weight = if length > 3 { SLIPS.get(count).copied()? } else { SHORT_SLIP };
        // Short words are near to many: only those by which pages are called are taken.
        Some((count, Meant { row, weight, is_sure: length > 4 || row.fields & CALLED > 0 }))
    }
}

/// The letters of a word as bits, several letters to a bit.
fn letters_of(letters: impl Iterator<Item = char>) -> u32 {
    letters.fold(0, |all, letter| all | 1 << (u32::from(letter) & 31))
}

/// The rows that may be another form of the word, be compounded with it, or be the word without its typing errors. Digits are
/// never others.
pub fn similar<'a>(text: &str, rows: impl IntoIterator<Item = &'a Row>) -> Similar<'a> {
    let typed = Typed::new(text);
    let digits = |text: &str| -> String { text.chars().filter(|letter| letter.is_numeric()).collect() };
    let own_digits = digits(typed.text);
    if own_digits == typed.text {
        return Similar::default();
    }
    let (mut found, mut slips) = (Vec::new(), Vec::new());
    let may_be_meant = |row: &&Row| row.df > 0 && typed.is_near(&row.key) && digits(&row.key) == own_digits;
    for row in rows.into_iter().filter(may_be_meant) {
        let other: Vec<char> = row.key.chars().collect();
        let own = if row.is_alternate { &typed.plain } else { &typed.letters };
        found.extend(typed.forms(row, own, &other).into_iter().flatten());
        slips.extend(typed.slip(row, own, &other));
    }
    let least = slips.iter().map(|(count, _)| *count).min().unwrap_or(usize::MAX);
    found.extend(slips.into_iter().filter(|(count, _)| *count == least).map(|(_, meant)| meant));
    found.sort_by(|one, other| other.weight.total_cmp(&one.weight).then(other.row.df.cmp(&one.row.df)));
    let first = found.first().map(|meant| meant.row);
    let sure: Vec<Meant> = found.into_iter().filter(|meant| meant.is_sure).collect();
    let is_slip = least < 2 && !sure.is_empty();
    Similar { offered: first.filter(|_| sure.is_empty()), sure, is_slip }
}

/// How many typing errors are between two words (optimal string alignment): letters that are wrong, missing, too many, or
/// exchanged with their neighbours. None above `most`.
pub fn errors(one: &[char], other: &[char], most: usize) -> Option<usize> {
    let mut older: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    let cell = |row: &[usize], at: usize| row.get(at).copied().unwrap_or(usize::MAX / 2);
    for (i, letter) in one.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, another) in other.iter().enumerate() {
            // Further apart there is nothing below `most`.
            if i.abs_diff(j) > most {
                row.push(usize::MAX / 2);
                continue;
            }
            let changed = cell(&last, j) + usize::from(letter != another);
            let mut best = changed.min(cell(&last, j + 1) + 1).min(cell(&row, j) + 1);
            let is_exchanged = i > 0 && j > 0 && one.get(i - 1) == Some(another) && other.get(j - 1) == Some(letter);
            if is_exchanged {
                best = best.min(cell(&older, j - 1) + 1);
            }
            row.push(best);
        }
        if row.iter().chain(&last).min().is_none_or(|least| *least > most) {
            return None;
        }
        older = std::mem::replace(&mut last, row);
    }
    last.last().copied().filter(|count| *count <= most)
}

/// Letters of the shortest part into which a word is split.
const SHORTEST_PART: usize = 3;

/// The known words, two or three, of which a word is made that nobody has written as one: `firestation`. `links` may stand
/// between them. Of several ways the one with the longest first part, two parts before three.
pub fn split(word: &str, links: &[&str], is_known: &impl Fn(&str) -> bool) -> Vec<String> {
    split_into(word, links, is_known, 3)
}

fn split_into(word: &str, links: &[&str], is_known: &impl Fn(&str) -> bool, most: usize) -> Vec<String> {
    let cuts: Vec<usize> = word.char_indices().map(|(at, _)| at).collect();
    let mut best = Vec::new();
    if cuts.len() < 2 * SHORTEST_PART || word.contains(char::is_numeric) {
        return best;
    }
    for cut in cuts.iter().rev().skip(SHORTEST_PART - 1).take(cuts.len() + 1 - 2 * SHORTEST_PART) {
        let (first, rest) = word.split_at(*cut);
        if !is_known(first) {
            continue;
        }
        for tail in links.iter().filter_map(|link| rest.strip_prefix(link)) {
            if tail.chars().count() < SHORTEST_PART {
                continue;
            }
            if is_known(tail) {
                return vec![first.to_owned(), tail.to_owned()];
            }
            if most > 2 && best.is_empty() {
                let more = split_into(tail, links, is_known, 2);
                if !more.is_empty() {
                    best = [vec![first.to_owned()], more].concat();
                }
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(key: &str, is_alternate: bool, fields: u8) -> Row {
        Row { key: key.to_owned(), is_alternate, term: 0, df: 1, fields, form: 0 }
    }

    /// What is searched for instead of a word, or offered in brackets.
    fn meant(text: &str, keys: &[&str]) -> String {
        let rows: Vec<Row> = keys
            .iter()
            .map(|key| match key.strip_prefix('~') {
                Some(alternate) => row(alternate, true, 1),
                None => row(key.trim_start_matches('+'), false, if key.starts_with('+') { 1 } else { 4 }),
            })
            .collect();
        let found = similar(text, &rows);
        match (found.sure.first(), found.offered) {
            (Some(meant), _) => meant.row.key.clone(),
            (None, Some(row)) => format!("({})", row.key),
            (None, None) => String::new(),
        }
    }

    #[test]
    fn a_sure_correction_comes_before_a_loose_form() {
        for (text, keys, expected) in [
            ("lonelines", &["lonely", "loneliness"][..], "loneliness"),
            ("thaetre", &["that", "theatre"], "theatre"),
            ("kulturav", &["kultur", "kulturarv"], "kulturarv"),
            ("lonely", &["loneliness"], "loneliness"),
            ("teatret", &["teater"], "teater"),
            ("docx", &["doctors"], "(doctors)"),
            ("download", &["down"], "(down)"),
            ("grant", &["granne"], "(granne)"),
            ("leaving", &["lead"], "(lead)"),
            ("data", &["date"], "(date)"),
            ("hav", &["kulturhav"], "kulturhav"),
            ("kaskisissa", &["kaskinen"], "kaskinen"),
            ("tampereella", &["tampere"], "tampere"),
        ] {
            assert_eq!(meant(text, keys), expected, "{text}");
        }
    }

    #[test]
    fn slips_are_seen_with_and_without_accents_and_in_the_first_letter() {
        for (text, keys, expected) in [
            ("rujena", &["rūjiena", "~rujiena"][..], "rujiena"),
            ("hanosand", &["härnösand", "~harnosand"], "harnosand"),
            ("slpsk", &["słupsk", "~slupsk"], "slupsk"),
            ("rezēkne", &["rēzekne", "~rezekne"], "rezekne"),
            ("iel", &["+kiel"], "kiel"),
            ("olock", &["+płock", "~plock"], "plock"),
            ("aksted", &["halsted", "taksted"], "taksted"),
            ("gydnia", &["gdynia"], "gdynia"),
            ("kil", &["till"], ""),
            ("kil", &["kill"], "(kill)"),
        ] {
            assert_eq!(meant(text, keys), expected, "{text}");
        }
    }

    #[test]
    fn digits_are_not_corrected() {
        for (text, keys) in
            [("30000", &["300", "3000", "30"][..]), ("2024", &["2025", "2014"]), ("covid19", &["covid20"])]
        {
            assert_eq!(meant(text, keys), "", "{text}");
        }
        assert_eq!(meant("cowid19", &["covid19"]), "covid19");
    }

    #[test]
    fn words_are_split_into_known_ones() {
        let known = ["fire", "station", "meet", "your", "neighbour", "punkt", "stand", "stations", "tat"];
        let is_known = |word: &str| known.contains(&word);
        for (word, links, expected) in [
            ("firestation", &[""][..], "fire+station"),
            ("meetyourneighbour", &[""], "meet+your+neighbour"),
            ("punktestand", &[""], ""),
            ("punktestand", &["", "e"], "punkt+stand"),
            ("firebrigade", &[""], ""),
            ("fire2station", &["", "2"], ""),
            ("tattat", &[""], "tat+tat"),
        ] {
            assert_eq!(split(word, links, &is_known).join("+"), expected, "{word}");
        }
    }

    #[test]
    fn errors_are_counted() {
        for (one, other, expected) in [
            ("abcd", "abcd", 0),
            ("abcd", "abd", 1),
            ("abcd", "abxcd", 1),
            ("abcd", "abdc", 1),
            ("abcd", "xbcd", 1),
            ("abcd", "bacd", 1),
            ("bcd", "abcd", 1),
            ("abcdef", "badcfe", 3),
            ("ca", "abc", 3),
            ("", "ab", 2),
        ] {
            let letters = |word: &str| word.chars().collect::<Vec<_>>();
            assert_eq!(errors(&letters(one), &letters(other), 9), Some(expected), "{one} {other}");
            assert_eq!(errors(&letters(one), &letters(other), 0), (expected == 0).then_some(0), "{one} {other}");
        }
    }
}
