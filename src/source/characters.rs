//! The form in which every text and every file name is read: one kind of line end, one form of each letter, and no
//! character that a page cannot show.
//!
//! What an editor typed is the same text whichever computer it was saved on. So it becomes the same bytes here, once,
//! and nothing behind this door has to think of it again.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The characters of a text that no page can show. They stand in it no more, but as U+FFFD.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forbidden {
    /// As it was written.
    pub first: char,
    /// Where it stood, in bytes of the text as it is read.
    pub range: Range<usize>,
    /// How many there are.
    pub count: usize,
}

/// Whether a character can stand in no page, feed or data file: control characters other than the tab and line ends,
/// what Unicode keeps free, and what is for private use. Of the last, no two fonts show the same, and the program takes
/// some for itself as marks in unfinished pages.
pub fn is_forbidden(character: char) -> bool {
    is_control(character) || is_private(character) || is_free(character)
}

fn is_control(character: char) -> bool {
    matches!(character, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}')
}

fn is_private(character: char) -> bool {
    matches!(character, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}')
}

fn is_free(character: char) -> bool {
    u32::from(character) & 0xfffe == 0xfffe || matches!(character, '\u{fdd0}'..='\u{fdef}')
}

/// A forbidden character in words that follow "is" or "stands for": `U+0007, a control character`.
pub(crate) fn name_of_forbidden(character: char) -> String {
    let kind = if is_private(character) {
        "a character that each font shows differently"
    } else if is_free(character) {
        "which Unicode leaves without a meaning"
    } else {
        "a control character"
    };
    format!("U+{:04X}, {kind}", u32::from(character))
}

/// The text in the Unicode form NFC: `a` with a separate macron, as macOS writes it in file names, becomes `ā`.
/// Compatibility ideographs stay, as they do in file names of macOS: their NFC is another shape of the character, which
/// makes a difference in names of people.
pub(crate) fn nfc(text: &str) -> Cow<'_, str> {
    // Whatever is below U+0300 is in this form and cannot be joined with what stands before it.
    let is_nfc = || is_nfc_quick(text.chars().filter(|character| *character >= '\u{300}')) == IsNormalized::Yes;
    if text.is_ascii() || is_nfc() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for part in text.split_inclusive(is_compatibility_ideograph) {
        let end = part.len()
            - part.chars().next_back().filter(|last| is_compatibility_ideograph(*last)).map_or(0, char::len_utf8);
        let (before, ideograph) = part.split_at(end);
        out.extend(before.nfc());
        out.push_str(ideograph);
    }
    if out == text { Cow::Borrowed(text) } else { Cow::Owned(out) }
}

fn is_compatibility_ideograph(character: char) -> bool {
    matches!(character, '\u{f900}'..='\u{faff}' | '\u{2f800}'..='\u{2fa1f}')
}

/// The text with LF at the end of each line, whether CR, LF or both stood there.
pub(crate) fn line_feeds(text: &str) -> Cow<'_, str> {
    match memchr::memchr(b'\r', text.as_bytes()) {
        Some(_) => Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")),
        None => Cow::Borrowed(text),
    }
}

/// A text as it is read, and what it held that no page can show.
pub(super) fn clean(raw: &str) -> (Cow<'_, str>, Option<Forbidden>) {
    let text = raw.strip_prefix('\u{feff}').unwrap_or(raw);
    let text = match line_feeds(text) {
        Cow::Borrowed(text) => nfc(text),
        Cow::Owned(text) => Cow::Owned(nfc(&text).into_owned()),
    };
    // Most texts have none of these bytes, and this test is done many bytes at a time.
    if !text.bytes().fold(false, |any, byte| any | may_begin_forbidden(byte)) {
        return (text, None);
    }
    let Some((start, first)) = text.char_indices().find(|(_, character)| is_forbidden(*character)) else {
        return (text, None);
    };
    let count = text.chars().filter(|character| is_forbidden(*character)).count();
    let shown = text.replace(is_forbidden, "\u{fffd}");
    (Cow::Owned(shown), Some(Forbidden { first, range: start..start + '\u{fffd}'.len_utf8(), count }))
}

/// Whether a forbidden character may begin with this byte of UTF-8.
pub(crate) const fn may_begin_forbidden(byte: u8) -> bool {
    matches!(byte, 0..=8 | 0xb | 0xc | 0xe..=0x1f | 0x7f | 0xc2 | 0xee..=0xf4)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn control_free_and_private_characters_are_forbidden_and_those_that_languages_need_are_not() {
        for character in
            "\0\u{7}\u{b}\u{1f}\u{7f}\u{85}\u{9f}\u{e000}\u{e0f0}\u{f8ff}\u{fdd0}\u{fffe}\u{1ffff}\u{f0000}\u{10fffd}"
                .chars()
        {
            assert!(is_forbidden(character), "{character:?}");
        }
        for character in "\t\n\r \u{a0}\u{ad}\u{200b}\u{200d}\u{202e}\u{2066}\u{feff}\u{fffd}ā文👩\u{e0067}".chars()
        {
            assert!(!is_forbidden(character), "{character:?}");
        }
    }

    #[test]
    fn every_forbidden_character_begins_with_a_byte_that_is_looked_for() {
        for character in ('\0'..=char::MAX).filter(|character| is_forbidden(*character)) {
            let first = character.to_string().bytes().next();
            assert!(first.is_some_and(may_begin_forbidden), "{character:?}");
        }
    }

    #[test]
    fn every_kind_of_line_end_is_one() {
        assert_eq!(line_feeds("a\rb\r\nc\n\r\r\nd\r"), "a\nb\nc\n\n\nd\n");
        assert_eq!(line_feeds("\r"), "\n");
        assert!(matches!(line_feeds("a\nb"), Cow::Borrowed(_)));
    }

    #[test]
    fn letters_have_one_form_and_ideographs_keep_their_shape() {
        assert_eq!(nfc("Zin\u{327}ojums a\u{304}"), "Ziņojums ā");
        assert_eq!(nfc("\u{1112}\u{1161}\u{11ab}"), "한");
        assert_eq!(nfc("\u{fa19}a\u{304}\u{fa19}"), "\u{fa19}ā\u{fa19}");
        assert!(matches!(nfc("ā\u{fa19} „x“ Ελλάδα"), Cow::Borrowed(_)));
    }

    #[test]
    fn what_no_page_can_show_is_counted_and_taken_out() {
        let (text, found) = clean("\u{feff}a\r\u{7}b\u{e0f0}\u{fffe}");
        assert_eq!(text, "a\n\u{fffd}b\u{fffd}\u{fffd}");
        assert_eq!(found, Some(Forbidden { first: '\u{7}', range: 2..5, count: 3 }));
    }

    proptest! {
        #[test]
        fn the_form_is_the_one_of_unicode_but_for_ideographs(text in "[a-zāņ\u{300}-\u{36f}Ω\u{2126}가-힣\u{1100}-\u{11ff}\u{f900}]{0,12}") {
            let form = nfc(&text).into_owned();
            prop_assert_eq!(&*nfc(&form), &form);
            if !text.contains('\u{f900}') {
                prop_assert_eq!(form, text.nfc().collect::<String>());
            }
        }
    }
}
