//! Words in another language: `[Õie tn]{lang=et}`. Markdown leaves them as text, so they are looked for beforehand.
//!
//! What is found is where the brackets stand; [`super::writer`] opens a span only where the `[` is really text, and
//! closes it in the same element, so that the HTML stays properly nested whatever stands between.

use crate::values::Lang;

/// Byte offsets in the body.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Span<'a> {
    pub open: usize,
    pub close: usize,
    /// After the `}`.
    pub end: usize,
    pub lang: &'a str,
}

/// What follows the `]`.
pub(super) const MARK: &str = "{lang=";

/// Bytes of the longest code.
const LONGEST: usize = "srp-Latn-001".len();

/// All spans, in the order of their beginnings.
pub(super) fn find(source: &str) -> Vec<Span<'_>> {
    let mut spans = Vec::new();
    // Few texts have one.
    if memchr::memmem::find(source.as_bytes(), MARK.as_bytes()).is_none() {
        return spans;
    }
    let mut open = Vec::new();
    for at in memchr::memchr3_iter(b'[', b']', b'\n', source.as_bytes()) {
        let before = source.get(..at).unwrap_or_default();
        let after = source.get(at + 1..).unwrap_or_default();
        let escaped = (before.len() - before.trim_end_matches('\\').len()) % 2 == 1;
        match source.as_bytes().get(at) {
            Some(b'[') if !escaped => open.push(at),
            Some(b']') if !escaped => {
                if let (Some(open), Some(lang)) = (open.pop(), language(after)) {
                    let end = at + 1 + MARK.len() + lang.len() + 1;
                    spans.push(Span { open, close: at, end, lang });
                }
            }
            Some(b'\n') if after.trim_start_matches([' ', '\t', '>']).starts_with(['\n', '\r']) => open.clear(),
            _ => {}
        }
    }
    spans.sort_unstable_by_key(|span| span.open);
    spans
}

/// `et` at the beginning of `{lang=et}`.
fn language(after: &str) -> Option<&str> {
    let rest = after.strip_prefix(MARK)?;
    let end = rest.bytes().take(LONGEST + 1).position(|byte| byte == b'}')?;
    rest.get(..end).filter(|code| Lang::is_code(code))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn langs(source: &str) -> Vec<(&str, &str)> {
        find(source).iter().map(|span| (span.lang, &source[span.open..=span.close])).collect()
    }

    #[test]
    fn brackets_are_matched() {
        assert_eq!(langs("a [b [c]{lang=et} d]{lang=lv}"), [("lv", "[b [c]{lang=et} d]"), ("et", "[c]")]);
        assert_eq!(langs(r"[a \] b]{lang=et} \[c]{lang=et}"), [("et", r"[a \] b]")]);
    }

    #[test]
    fn a_bracket_of_another_paragraph_does_not_count() {
        assert_eq!(langs("a [ b\n \nc]{lang=et}"), []);
    }

    #[test]
    fn a_language_may_have_a_script_and_a_region() {
        let found = langs("[a]{lang=sr-Latn} [b]{lang=srp-Latn-001} [c]{lang=sr-latn}");
        assert_eq!(found, [("sr-Latn", "[a]"), ("srp-Latn-001", "[b]")]);
    }

    #[test]
    fn only_a_code_is_a_language() {
        assert_eq!(langs("[a]{lang=EST} [a]{lang=} [a]{lang=eesti} [a]{lang=e"), []);
    }
}
