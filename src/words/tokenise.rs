//! Words of a text.

use std::ops::Range;

/// Runs of letters and digits with their places in the text, in lower case: what tantivy's `SimpleTokenizer` and
/// `LowerCaser` make, and in a browser `[\p{Alphabetic}\p{N}]+`, one character at a time. The text is [`super::normalise`]d.
pub fn words(text: &str) -> impl Iterator<Item = (Range<usize>, String)> {
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        while rest.next_if(|(_, it)| !it.is_alphanumeric()).is_some() {}
        let start = rest.peek()?.0;
        let mut word = String::new();
        while let Some((_, letter)) = rest.next_if(|(_, it)| it.is_alphanumeric()) {
            word.extend(letter.to_lowercase());
        }
        let end = rest.peek().map_or(text.len(), |(at, _)| *at);
        Some((start..end, word))
    })
}

/// What stands between the thousands of a number.
const GROUPS: [char; 8] = [' ', '\u{A0}', '\u{2009}', '\u{202F}', '\'', '’', '.', ','];
/// What stands before its decimals, or between its parts.
const POINTS: [char; 2] = ['.', ','];

/// The number that begins with one of the words of a text: of how many words it is made, and itself, however its thousands and
/// decimals are set apart: `12000` for `12 000`, `1.2` for `1,2`. Any other word is one word, itself. None past the end.
pub fn number_at(text: &str, words: &[(Range<usize>, String)], at: usize) -> Option<(usize, String)> {
    let (place, first) = words.get(at)?;
    let between = |end: usize| {
        let (before, next) = (words.get(end.checked_sub(1)?)?, words.get(end)?);
        let mut signs = text.get(before.0.end..next.0.start)?.chars();
        signs.next().filter(|_| signs.next().is_none())
    };
    let (is_number, sign) = (is_digits(first), between(at + 1));
    let follow = |is_part: &dyn Fn(&str) -> bool| -> Vec<&str> {
        let more = (at + 1..words.len()).take_while(|end| between(*end) == sign);
        let more = more.map_while(|end| words.get(end).map(|(_, word)| word.as_str()).filter(|word| is_part(word)));
        std::iter::once(first.as_str()).chain(more).collect()
    };
    if let Some(sign) = sign.filter(|_| is_number) {
        let groups = follow(&|word| word.len() == 3 && is_digits(word));
        if place.len() <= 3 && groups.len() > 1 && GROUPS.contains(&sign) {
            return Some((groups.len(), groups.concat()));
        }
        let parts = follow(&is_digits);
        if parts.len() > 1 && POINTS.contains(&sign) {
            return Some((parts.len(), parts.join(".")));
        }
    }
    Some((1, first.clone()))
}

fn is_digits(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(text: &str) -> Vec<String> {
        words(text).map(|(_, word)| word).collect()
    }

    #[test]
    fn words_are_runs_of_letters_and_digits_in_lower_case() {
        assert_eq!(found(""), [""; 0]);
        assert_eq!(found(" –… "), [""; 0]);
        assert_eq!(found("Nāc dziedāt!"), ["nāc", "dziedāt"]);
        assert_eq!(found("E-Mail, Covid19 (2020/21) don’t"), ["e", "mail", "covid19", "2020", "21", "don", "t"]);
        assert_eq!(found("ŁÓDŹ ΟΔΟΣ"), ["łódź", "οδοσ"]);
        assert_eq!(found("½ Ⅳ 東京"), ["½", "ⅳ", "東京"]);
    }

    #[test]
    fn ranges_are_of_the_text() {
        let text = "Über «Łódź».";
        let places: Vec<&str> = words(text).filter_map(|(range, _)| text.get(range)).collect();
        assert_eq!(places, ["Über", "Łódź"]);
    }

    #[test]
    fn numbers_are_one_however_they_are_set() {
        let numbers = |text: &str| -> Vec<String> {
            let words: Vec<_> = words(text).collect();
            let (mut at, mut found) = (0, Vec::new());
            while let Some((count, number)) = number_at(text, &words, at) {
                at += count;
                found.push(number);
            }
            found
        };
        for (text, expected) in [
            ("12 000, 12.000; 12’000 (12\u{202F}000\u{202F}000)", &["12000", "12000", "12000", "12000000"][..]),
            ("1.2 1,2 1.2.3 3,50", &["1.2", "1.2", "1.2.3", "3.50"]),
            ("2024 300 1, 2 3–4 a.1 1.b", &["2024", "300", "1", "2", "3", "4", "a", "1", "1", "b"]),
            ("", &[]),
        ] {
            assert_eq!(numbers(text), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn words_cover_all_letters_and_digits(text in "\\PC*") {
            let covered: String = words(&text).map(|(range, _)| &text[range]).collect();
            let expected: String = text.chars().filter(|it| it.is_alphanumeric()).collect();
            prop_assert_eq!(covered, expected);
            for (range, word) in words(&text) {
                let lower: String = text[range].chars().flat_map(char::to_lowercase).collect();
                prop_assert_eq!(lower, word);
            }
        }
    }
}
