//! Characters that stand in a text as a number, `&#7;`, and that no page can show. What is typed as it is has been looked
//! at before Markdown is read, so whatever is found here was named by a number.

use std::ops::Range;

use super::out::Report;
use crate::diag::codes;
use crate::source::characters::is_forbidden;

/// Stands for a number that is none of a character (`&#xD800;`, `&#0;`).
const NO_CHARACTER: char = '\u{fffd}';

/// What was found in a body.
pub(super) struct Entities {
    /// Few texts have any.
    is_looked_for: bool,
    first: Option<(Range<usize>, char)>,
    count: usize,
}

impl Entities {
    pub(super) fn of(source: &str) -> Self {
        let is_looked_for = memchr::memmem::find(source.as_bytes(), b"&#").is_some();
        Self { is_looked_for, first: None, count: 0 }
    }

    /// Looks at what Markdown made of the text at `range` of `source`.
    pub(super) fn see(&mut self, source: &str, range: &Range<usize>, made: &str) {
        if !self.is_looked_for {
            return;
        }
        let typed = source.get(range.clone()).unwrap_or_default();
        let is_odd = |char: &char| is_forbidden(*char) || *char == NO_CHARACTER && !typed.contains(NO_CHARACTER);
        let mut odd = made.chars().filter(is_odd);
        let Some(first) = odd.next() else { return };
        self.count += 1 + odd.count();
        self.first.get_or_insert_with(|| {
            let (within, first) = number_in(typed).unwrap_or((0..typed.len(), first));
            (range.start + within.start..range.start + within.end, first)
        });
    }

    /// Looks at the address of a link or a picture, where forbidden characters are told with the address, but not what
    /// `&#0;` becomes. An address may stand elsewhere than the link.
    pub(super) fn see_address(&mut self, source: &str, range: &Range<usize>, made: &str) {
        if self.is_looked_for && made.contains(NO_CHARACTER) && !source.contains(NO_CHARACTER) {
            self.see(source, range, made);
        }
    }

    pub(super) fn report(&self, source: &str, report: &mut Report<'_>) {
        if let Some((range, first)) = &self.first {
            let typed = source.get(range.clone()).unwrap_or_default();
            let known = Some(*first).filter(|first| *first != NO_CHARACTER);
            report.add(codes::markdown::forbidden_character(report.place(range), typed, known, self.count));
        }
    }
}

/// The first number in a text that stands for a forbidden character or for none, with that character; None if the
/// numbers stand elsewhere.
fn number_in(typed: &str) -> Option<(Range<usize>, char)> {
    typed.match_indices("&#").find_map(|(start, sign)| {
        let after = &typed[start + sign.len()..];
        let digits = &after[..after.find(';')?];
        let number = match digits.strip_prefix(['x', 'X']) {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
            None => digits.parse(),
        };
        let character = char::from_u32(number.ok()?).filter(|character| *character != '\0').unwrap_or(NO_CHARACTER);
        let range = start..start + sign.len() + digits.len() + 1;
        (is_forbidden(character) || character == NO_CHARACTER).then_some((range, character))
    })
}
