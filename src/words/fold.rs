//! Ways to type a word on a keyboard that lacks its letters.

use unicode_normalization::UnicodeNormalization;

/// Other spellings under which `surface` is looked for: without accents (`zurich`) and transliterated (`zuerich`), where they
/// differ from it; sorted. Names of all languages occur in each, so the spellings are the same ones in all.
pub fn alternates(surface: &str) -> Vec<String> {
    if surface.is_ascii() {
        return Vec::new();
    }
    let mut found = vec![unaccented(surface), unaccented(&transliterated(surface))];
    found.retain(|it| !it.is_empty() && it != surface);
    found.sort_unstable();
    found.dedup();
    found
}

/// How Germans, Danes, Norwegians, Swedes and Finns write their letters where there are none.
fn transliterated(surface: &str) -> String {
    spell(surface.chars(), |letter| match letter {
        'ä' | 'æ' => Some("ae"),
        'ö' | 'ø' => Some("oe"),
        'ü' => Some("ue"),
        'å' => Some("aa"),
        _ => None,
    })
}

/// Latin, Greek and Cyrillic letters without what stands above, below and across them. Marks of other scripts, in which they
/// are vowels, stay.
pub fn unaccented(surface: &str) -> String {
    let bare = surface.nfd().filter(|it| !matches!(it, '\u{300}'..='\u{36F}')).nfc();
    spell(bare, |letter| match letter {
        'æ' => Some("ae"),
        'œ' => Some("oe"),
        'ß' => Some("ss"),
        'þ' => Some("th"),
        'đ' | 'ð' => Some("d"),
        'ħ' => Some("h"),
        'ı' => Some("i"),
        'ł' => Some("l"),
        'ŋ' => Some("n"),
        'ø' => Some("o"),
        'ŧ' => Some("t"),
        _ => None,
    })
}

fn spell(letters: impl Iterator<Item = char>, table: impl Fn(char) -> Option<&'static str>) -> String {
    letters.fold(String::new(), |mut text, letter| {
        match table(letter) {
            Some(spelt) => text.push_str(spelt),
            None => text.push(letter),
        }
        text
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_are_typed_without_accents_or_transliterated() {
        for (surface, expected) in [
            ("zurich", &[][..]),
            ("2020", &[]),
            ("zürich", &["zuerich", "zurich"]),
            ("straße", &["strasse"]),
            ("łódź", &["lodz"]),
            ("đurđevdan", &["durdevdan"]),
            ("åse", &["aase", "ase"]),
            ("øresund", &["oeresund", "oresund"]),
            ("æresport", &["aeresport"]),
            ("jyväskylä", &["jyvaeskylae", "jyvaskyla"]),
            ("öö", &["oeoe", "oo"]),
            ("õhtu", &["ohtu"]),
            ("žemaitė", &["zemaite"]),
            ("rīga", &["riga"]),
            ("ķemeri", &["kemeri"]),
            ("blåbærgrød", &["blaabaergroed", "blabaergrod"]),
            ("i\u{307}zmir", &["izmir"]),
            ("ёлка", &["елка"]),
            ("東京", &[]),
            ("한국", &[]),
            ("\u{345}", &[]),
        ] {
            assert_eq!(alternates(surface), expected, "{surface}");
        }
    }

    proptest! {
        #[test]
        fn alternates_are_other_spellings(surface in "[a-zß-ž\u{300}-\u{345}]*|\\PC*") {
            let found = alternates(&surface);
            prop_assert!(found.iter().all(|it| *it != surface && !it.is_empty()));
            prop_assert!(found.is_sorted_by(|before, after| before < after), "{:?}", found);
            prop_assert!(found.is_empty() || !surface.is_ascii());
        }
    }
}
