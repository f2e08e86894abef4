//! What somebody has answered: the plan that a form, a document or a file holds.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use super::form::Form;

/// What a file of a plan says that it is.
pub const FORMAT: &str = "pearls-plan";

/// A filled template, as a `.json` file keeps it: the only form that loses nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Plan {
    /// [`FORMAT`].
    pub format: String,
    pub format_version: u32,
    /// The id of the template, and its version when the answers were given.
    pub template: String,
    pub template_version: String,
    #[serde(default)]
    pub title: String,
    /// The answers by the ids of sections.
    #[serde(default)]
    pub answers: IndexMap<String, Answer>,
}

/// The answer to one section: a text (also the key of a choice, a date as written, an amount as written, the number of a level), a list, or
/// the rows of a table, each with its cells by the ids of columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Answer {
    Text(String),
    List(Vec<String>),
    Rows(Vec<IndexMap<String, String>>),
}

impl Plan {
    /// A plan in which nothing is answered yet.
    pub fn empty(form: &Form) -> Self {
        Self {
            format: FORMAT.to_owned(),
            format_version: 1,
            template: form.id.clone(),
            template_version: form.version.clone(),
            title: String::new(),
            answers: IndexMap::new(),
        }
    }
}

impl Answer {
    /// Whether there is nothing to read in it.
    pub fn is_empty(&self) -> bool {
        let is_blank = |text: &String| text.trim().is_empty();
        match self {
            Self::Text(text) => is_blank(text),
            Self::List(items) => items.iter().all(is_blank),
            Self::Rows(rows) => rows.iter().all(|row| row.values().all(is_blank)),
        }
    }
}

/// Currencies as people write them before or behind an amount.
const CURRENCIES: [&str; 17] =
    ["eur", "€", "pln", "zł", "dkk", "sek", "nok", "isk", "kr", "kr.", "usd", "$", "gbp", "£", "chf", "uah", "czk"];

/// A sum of money as somebody wrote it (`6 500`, `6,500.50`, `EUR 6.500,50`), and the currency that stands there. None where it is
/// something else than one amount.
pub fn money(written: &str) -> Option<(f64, String)> {
    let written = written.trim();
    let is_digit = |char: char| char.is_ascii_digit();
    let mut start = written.find(is_digit)?;
    if written.get(..start).is_some_and(|before| before.ends_with('-')) {
        start -= 1;
    }
    let rest = written.get(start..)?;
    let is_inside = |char: char| char.is_ascii_digit() || char.is_whitespace() || "-.,'’".contains(char);
    let end = rest.find(|char| !is_inside(char)).unwrap_or(rest.len());
    let (digits, after) = rest.split_at(end);
    let words = [written.get(..start)?.trim(), after.trim()].into_iter().filter(|word| !word.is_empty());
    let words: Vec<String> = words.map(str::to_lowercase).collect();
    if words.len() > 1 || words.iter().any(|word| !CURRENCIES.contains(&word.as_str())) {
        return None;
    }
    let plain = digits.replace(|char: char| char.is_whitespace() || "'’".contains(char), "");
    // The last mark divides whole from parts, if it stands once and not three digits follow.
    let last = plain.rfind(['.', ',']);
    let mark = last.and_then(|at| plain[at..].chars().next());
    let parts = last.map_or(0, |at| plain.len() - at - 1);
    let is_point = mark.is_some_and(|mark| plain.matches(mark).count() == 1 && parts != 3);
    let mut number = String::with_capacity(plain.len());
    for (at, char) in plain.char_indices() {
        match char {
            '.' | ',' if is_point && Some(at) == last => number.push('.'),
            '.' | ',' => {}
            _ => number.push(char),
        }
    }
    let currency = words.first().map_or(String::new(), |word| word.replace('€', "eur").replace("zł", "pln"));
    Some((number.parse().ok()?, currency))
}

/// A sum of money without its currency.
pub fn amount(written: &str) -> Option<f64> {
    money(written).map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (written, wanted) in [
            ("6500", Some(6500.0)),
            ("6 500", Some(6500.0)),
            ("6\u{a0}500,50", Some(6500.5)),
            ("EUR 6,500", Some(6500.0)),
            ("6.500,50 €", Some(6500.5)),
            ("1.234.567", Some(1_234_567.0)),
            ("0,5", Some(0.5)),
            ("", None),
            ("about ten", None),
            ("5-6", None),
            ("6,5 tūkst. Eur", None),
            ("2 Mio. €", None),
            ("12k", None),
            ("3 x 500", None),
            ("EUR 5 EUR", None),
            ("…", None),
        ] {
            assert_eq!(amount(written), wanted, "{written}");
        }
    }
}
