//! One spelling for what looks the same.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Composed (NFC), without characters that nobody sees: soft hyphens, joiners, spaces of no width, marks of byte order.
pub fn normalise(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || (!text.contains(is_unseen) && is_nfc(text)) {
        return Cow::Borrowed(text);
    }
    // First without them: one between a letter and its accent would keep the two apart.
    Cow::Owned(text.chars().filter(|it| !is_unseen(*it)).nfc().collect())
}

fn is_unseen(character: char) -> bool {
    matches!(character, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn letters_are_composed_and_the_unseen_goes() {
        for (text, expected) in [
            ("Zürich", "Zürich"),
            ("Zu\u{308}rich", "Zürich"),
            ("Kultur\u{AD}haupt\u{AD}stadt", "Kulturhauptstadt"),
            ("\u{FEFF}a\u{200B}b\u{200C}c\u{200D}d\u{2060}e", "abcde"),
            ("u\u{AD}\u{308}", "ü"),
            ("two words", "two words"),
        ] {
            assert_eq!(normalise(text), expected, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn normalising_twice_changes_nothing_more(text in "[a-zà-ž\u{AD}\u{200B}-\u{200F}\u{300}-\u{345}\u{2060}\u{FEFF}가]*|\\PC*") {
            let once = normalise(&text);
            prop_assert_eq!(normalise(&once), &once[..]);
        }
    }
}
