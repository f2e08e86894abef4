//! Quotation marks by language: CLDR 48's delimiters, as a table.

/// The marks of one language.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Marks {
    pub open: &'static str,
    pub close: &'static str,
    /// For a quotation inside a quotation, typed with `'`.
    pub inner_open: &'static str,
    pub inner_close: &'static str,
}

const fn marks(open: &'static str, close: &'static str, inner_open: &'static str, inner_close: &'static str) -> Marks {
    Marks { open, close, inner_open, inner_close }
}

const ENGLISH: Marks = marks("“", "”", "‘", "’");
const GERMAN: Marks = marks("„", "“", "‚", "‘");
const FINNISH: Marks = marks("”", "”", "’", "’");
const NORWEGIAN: Marks = marks("«", "»", "‘", "’");

/// A language that is not here has the English marks. For Danish and Latvian that is what CLDR says, though some
/// write otherwise: a typed `»…«` or `„…”` stays as it is.
const BY_LANGUAGE: &[(&str, Marks)] = &[
    ("da", ENGLISH),
    ("de", GERMAN),
    ("en", ENGLISH),
    ("et", GERMAN),
    ("fi", FINNISH),
    ("is", GERMAN),
    ("lt", marks("„", "“", "„", "“")),
    ("lv", ENGLISH),
    ("nb", NORWEGIAN),
    ("nn", NORWEGIAN),
    ("no", NORWEGIAN),
    ("pl", marks("„", "”", "«", "»")),
    ("ru", marks("«", "»", "„", "“")),
    ("sv", FINNISH),
    ("uk", marks("«", "»", "„", "“")),
];

/// The marks of a language, by its code.
pub(super) fn of(lang: &str) -> &'static Marks {
    BY_LANGUAGE.iter().find(|(code, _)| *code == lang).map_or(&ENGLISH, |(_, marks)| marks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_without_marks_of_its_own_has_the_english_ones() {
        assert_eq!(of("xx"), of("en"));
        assert_eq!(of("pl").inner_open, "«");
    }
}
