//! Invisible characters, as they come with text pasted from Word or a PDF. Pages leave them out; the editor is told
//! once, because search, links and lists suffer from them where nobody can see why.

use std::ops::Range;

use crate::source::characters::is_forbidden;

/// The first invisible character of a text, and how many there are.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Pasted {
    pub first: char,
    pub range: Range<usize>,
    pub count: usize,
}

/// Looks for invisible characters.
pub(super) fn find(text: &str) -> Option<Pasted> {
    // Most texts have none of these bytes, and this test is done many bytes at a time.
    if !text.bytes().fold(false, |any, byte| any | may_begin_invisible(byte)) {
        return None;
    }
    let mut found = text.char_indices().filter(|(_, char)| is_invisible(*char));
    let (start, first) = found.next()?;
    Some(Pasted { first, range: start..start + first.len_utf8(), count: 1 + found.count() })
}

/// Whether there is one at all.
pub(super) fn is_in(text: &str) -> bool {
    text.bytes().fold(false, |any, byte| any | may_begin_invisible(byte)) && text.contains(is_invisible)
}

/// Whether an invisible character may begin with this byte of UTF-8.
pub(super) const fn may_begin_invisible(byte: u8) -> bool {
    matches!(byte, 0..=8 | 0xb | 0xc | 0xe..=0x1f | 0x7f | 0xc2 | 0xe2 | 0xee..=0xf4)
}

/// Soft hyphens, spaces without width, signs for the direction of writing, and what no page can show (entities can still
/// name it). The joiners U+200C and U+200D are not among them: emoji and some scripts need them.
pub(super) fn is_invisible(char: char) -> bool {
    is_forbidden(char)
        || matches!(char,
            '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_invisible_character_is_found_and_all_are_counted() {
        let found = find("Dorf\u{ad}haus\u{200b} “x” \u{7}").expect("there are three");
        assert_eq!(found, Pasted { first: '\u{ad}', range: 4..6, count: 3 });
    }

    #[test]
    fn letters_quotes_and_spaces_that_do_not_break_are_visible() {
        assert_eq!(find("Rūjiena – „Õie\u{a0}tn“ 👩\u{200d}🌾\r\n\tx"), None);
    }

    #[test]
    fn every_invisible_character_begins_with_a_byte_that_is_looked_for() {
        for char in ('\0'..=char::MAX).filter(|char| is_invisible(*char)) {
            let mut buffer = [0; 4];
            let first = char.encode_utf8(&mut buffer).bytes().next();
            assert!(first.is_some_and(may_begin_invisible), "{char:?}");
        }
    }
}
