//! The texts of entries without any markup, for whatever is not a page.
//!
//! They say what pages say: a checked number, `[14](data:editions/titles)`, is the figure of the day. What pages add only for
//! those who hear them, such as the names of footnotes and tables, is not in them, so they need no messages.

mod sections;

use std::borrow::Cow;

use crate::catalog::{Catalog, figures};
use crate::content::markdown::{CheckedNumber, Heading};

pub use sections::sections;

/// The text of a heading.
pub fn heading<'a>(catalog: &Catalog, heading: &'a Heading) -> Cow<'a, str> {
    filled(&heading.text, &heading.numbers, |path| figures::figure(catalog, path))
}

/// A text with figures in the place of the numbers that were typed. Where there is no such figure, which is an error, what was
/// typed stays.
fn filled<'a>(text: &'a str, numbers: &[CheckedNumber], figure: impl Fn(&str) -> Option<usize>) -> Cow<'a, str> {
    if numbers.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for number in numbers {
        let Some(figure) = figure(&number.path) else { continue };
        out.push_str(text.get(done..number.at.start).unwrap_or_default());
        out.push_str(&figure.to_string());
        done = number.at.end;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_take_the_places_of_typed_numbers() {
        let number = |at, path: &str| CheckedNumber { at, path: path.to_owned() };
        let figure = |path: &str| match path {
            "editions/titles" => Some(14),
            "case-studies/count" => Some(2641),
            _ => None,
        };
        let text = "Rūjienā 9 un divi, 7 un 5.";
        let at = |typed: &str| text.find(typed).map(|start| start..start + typed.len()).unwrap();
        let numbers = [
            number(at("9"), "editions/titles"),
            number(at("divi"), "case-studies/count"),
            number(at("7"), "no/such"),
            number(at("5"), "editions/titles"),
        ];
        assert_eq!(filled(text, &numbers, figure), "Rūjienā 14 un 2641, 7 un 14.");
        assert!(matches!(filled(text, &[], figure), Cow::Borrowed(_)), "nothing is copied where nothing is filled");
    }
}
