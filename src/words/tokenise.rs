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
