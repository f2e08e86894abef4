//! Names that not every computer can carry.

use super::characters::is_forbidden;

/// What is odd about a name, in words that complete "the name …"; None if nothing is.
pub(crate) fn oddity(name: &str) -> Option<&'static str> {
    let stem = name.split('.').next().unwrap_or(name).to_ascii_lowercase();
    let numbered = |word: &str| stem.strip_prefix(word).is_some_and(|rest| matches!(rest.as_bytes(), [b'1'..=b'9']));
    if name.chars().any(char::is_control) {
        Some("has an invisible character in it")
    } else if name.contains(is_forbidden) {
        Some("has a character in it that each font shows differently, or none")
    } else if name.contains(['\\', ':', '*', '?', '"', '<', '>', '|']) {
        Some("has one of the characters \\ : * ? \" < > | in it")
    } else if name.starts_with(' ') || name.ends_with([' ', '.']) {
        Some("begins or ends with a space or ends with a full stop")
    } else if matches!(stem.as_str(), "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt") {
        Some("is one that Windows keeps for itself")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_some_systems_refuse_are_odd() {
        for name in
            ["a\\b.md", "a:b", "what?.md", "con", "NUL.md", "com1.txt", "a.", " a", "a\u{7}", "a\u{f03a}b", "a\u{fffe}"]
        {
            assert!(oddity(name).is_some(), "{name:?}");
        }
        for name in ["a b.jpg", "Ķīle.jpg", "con-man.md", "com10.md", "communes.md", "a.b.c"] {
            assert_eq!(oddity(name), None, "{name:?}");
        }
    }
}
