//! What many stages do with texts: as ids and file names, and inside HTML.

use std::borrow::Cow;

/// A text in small letters, digits and hyphens: `Rūjienas svētki` → `rujienas-svetki`. Empty if nothing of it is either.
pub(crate) fn slug(text: &str) -> String {
    hyphenated(&deunicode::deunicode(text))
}

/// The same, but without a gap for apostrophes and for letters that have no like in ASCII: `What’s next` → `whats-next`.
pub(crate) fn slug_without_gaps(text: &str) -> String {
    hyphenated(&deunicode::deunicode_with_tofu_cow(text, "").replace('\'', ""))
}

fn hyphenated(ascii: &str) -> String {
    let words = ascii.split(|character: char| !character.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-").to_ascii_lowercase()
}

/// The largest character boundary of `text` that is not after `at`.
pub fn floor_boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// Whether a text, or a word of it, stands for one that is still to be written: `TODO`, `…`, `lorem ipsum`.
pub fn is_placeholder(text: &str) -> bool {
    const WORDS: [&str; 6] = ["TODO", "TBD", "TBC", "FIXME", "XXX", "TK"];
    let text = text.trim();
    let bare = text.trim_matches(['[', ']', '(', ')', '<', '>', '*', '_', ' ']);
    let is_word = |word: &str| WORDS.contains(&word.trim_matches(|char: char| !char.is_alphanumeric()));
    matches!(bare, "…" | "..." | "???" | "xxx" | "tbd" | "todo")
        || text.split_whitespace().any(is_word)
        || ["orem ipsum", "OREM IPSUM", "orem Ipsum"].iter().any(|words| text.contains(words))
}

/// How HTML writes a character that has a meaning in it: the entity, and the character itself as a text.
pub fn entity(character: char) -> Option<(&'static str, &'static str)> {
    match character {
        '&' => Some(("&amp;", "&")),
        '<' => Some(("&lt;", "<")),
        '>' => Some(("&gt;", ">")),
        '"' => Some(("&quot;", "\"")),
        _ => None,
    }
}

/// Text for HTML and XML, between tags and in attributes.
pub(crate) fn escape(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '<', '>', '"']) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        match entity(character) {
            Some((entity, _)) => escaped.push_str(entity),
            None => escaped.push(character),
        }
    }
    Cow::Owned(escaped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_made_of_ascii_letters() {
        for (text, expected, without_gaps) in [
            ("Rūjienas svētki", "rujienas-svetki", "rujienas-svetki"),
            ("  Õie tänav 2026!", "oie-tanav-2026", "oie-tanav-2026"),
            ("What’s next", "what-s-next", "whats-next"),
            ("a\u{e000}b", "a-b", "ab"),
            ("…", "", ""),
        ] {
            assert_eq!((slug(text).as_str(), slug_without_gaps(text).as_str()), (expected, without_gaps), "{text}");
        }
    }

    #[test]
    fn what_html_would_read_is_escaped() {
        assert_eq!(escape("<a href=\"x\"> & 'ā'"), "&lt;a href=&quot;x&quot;&gt; &amp; 'ā'");
        assert!(matches!(escape("nothing"), Cow::Borrowed("nothing")));
    }
}
