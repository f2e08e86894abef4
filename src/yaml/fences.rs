//! Where the fields of a Markdown file begin and end: the lines `---`.
//!
//! The front matter is the YAML between a first line `---` and the next line that is `---`; what follows is the body.
//! Blanks at the end of these two lines and either kind of line end are taken. A byte order mark is not: the disk layer
//! has taken it off.

use std::ops::Range;

/// Where the two parts of a file stand in its text, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// The YAML without the lines `---`.
    pub yaml: Range<usize>,
    /// From the line after the closing `---` to the end; empty where nothing follows.
    pub body: Range<usize>,
}

/// Why a file cannot be split.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nothing but blanks in the file.
    Empty,
    /// No front matter at all.
    Missing,
    /// A line meant as `---` that is not the first one, or not three hyphens.
    FirstLine,
    /// No closing line.
    Unclosed,
}

/// Splits the text of a file.
pub fn split(text: &str) -> Result<Split, Fault> {
    let mut lines = lines(text);
    let Some(first) = lines.next().filter(|_| !text.trim().is_empty()) else { return Err(Fault::Empty) };
    if !is_fence(&text[first.clone()]) {
        return Err(if begins_with_dashes(text) { Fault::FirstLine } else { Fault::Missing });
    }
    let closing = lines.find(|line| is_fence(&text[line.clone()])).ok_or(Fault::Unclosed)?;
    Ok(Split { yaml: first.end..closing.start, body: closing.end..text.len() })
}

/// The ranges of the lines with their ends.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.split_inclusive('\n').scan(0, |start, line| {
        let range = *start..*start + line.len();
        *start = range.end;
        Some(range)
    })
}

fn is_fence(line: &str) -> bool {
    line.strip_prefix("---")
        .is_some_and(|rest| rest.chars().all(|character| matches!(character, ' ' | '\t' | '\r' | '\n')))
}

/// Whether the first line with anything on it consists of hyphens or of the dashes that text programs make of them.
fn begins_with_dashes(text: &str) -> bool {
    let first = text.trim_start().lines().next().unwrap_or("").trim_end();
    first.chars().count() > 0 && first.chars().all(|character| matches!(character, '-' | '–' | '—' | '\u{ad}' | '−'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parts(text: &str) -> Result<(&str, &str), Fault> {
        split(text).map(|split| (&text[split.yaml], &text[split.body]))
    }

    #[test]
    fn the_fields_stand_between_two_lines_of_hyphens() {
        assert_eq!(parts("---\ntitle: A\n---\nText\n"), Ok(("title: A\n", "Text\n")));
        assert_eq!(parts("---\r\ntitle: A\r\n---\r\nText"), Ok(("title: A\r\n", "Text")));
        assert_eq!(parts("--- \na: b\n---\t"), Ok(("a: b\n", "")));
        assert_eq!(parts("---\n---\n---\n"), Ok(("", "---\n")));
        assert_eq!(parts("---\na: |\n  ---\n---\nb"), Ok(("a: |\n  ---\n", "b")));
    }

    #[test]
    fn a_file_without_fields_says_why() {
        assert_eq!(parts(""), Err(Fault::Empty));
        assert_eq!(parts(" \n\t\r\n"), Err(Fault::Empty));
        assert_eq!(parts("# Title\n"), Err(Fault::Missing));
        assert_eq!(parts("\n---\na: b\n---\n"), Err(Fault::FirstLine));
        assert_eq!(parts("—-\na: b\n---\n"), Err(Fault::FirstLine));
        assert_eq!(parts("----\na: b\n---\n"), Err(Fault::FirstLine));
        assert_eq!(parts("---\na: b\n"), Err(Fault::Unclosed));
        assert_eq!(parts("---"), Err(Fault::Unclosed));
    }

    proptest! {
        #[test]
        fn any_text_is_split_on_character_boundaries_or_has_a_fault(text in "(---\n|---\r\n|a: ü\n|\\PC|—|\r|\n| ){0,12}") {
            match split(&text) {
                Ok(split) => {
                    prop_assert!(split.yaml.end <= split.body.start && split.body.end == text.len());
                    prop_assert!(text.get(split.yaml).is_some() && text.get(split.body).is_some());
                }
                Err(fault) => prop_assert_eq!(fault == Fault::Empty, text.trim().is_empty()),
            }
        }
    }
}
