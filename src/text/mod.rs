//! The texts of entries without any markup, for whatever is not a page.
//!
//! They say what pages say: a checked number, `[14](data:editions/titles)`, is the figure of the day. What pages add only for
//! those who hear them, such as the names of footnotes and tables, is not in them, so they need no messages.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::{Catalog, Version, figures};
use crate::content::markdown::{CheckedNumber, Heading, SectionText};

/// What stands below one heading, up to the next one of any level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section<'a> {
    /// The heading's, as on the page. Empty for what stands before any heading.
    pub id: &'a str,
    pub heading: Cow<'a, str>,
    pub text: Cow<'a, str>,
}

/// The sections of a version's body, in their order. The first has no heading; it is always there, even if it is empty.
pub fn sections<'a>(catalog: &Catalog, version: &'a Version) -> Vec<Section<'a>> {
    let body = &version.document.body;
    let numbers = body.headings.iter().flat_map(|own| &own.numbers);
    let numbers = numbers.chain(body.sections.iter().flat_map(|own| &own.numbers));
    // A figure may take a walk over all entries, so each is looked up once.
    let paths: BTreeSet<&str> = numbers.map(|number| number.path.as_str()).collect();
    let figures: BTreeMap<&str, usize> =
        paths.into_iter().filter_map(|path| Some((path, figures::figure(catalog, path)?))).collect();
    let figure = |path: &str| figures.get(path).copied();
    let section = |own: &'a SectionText| {
        let text = filled(&own.text, &own.numbers, figure);
        let Some((at, opening)) = own.heading.and_then(|at| Some((at, body.headings.get(at)?))) else {
            return Section { id: "", heading: Cow::Borrowed(""), text };
        };
        let id = version.headings.get(at).map_or("", |heading| heading.id.as_str());
        Section { id, heading: filled(&opening.text, &opening.numbers, figure), text }
    };
    body.sections.iter().map(section).collect()
}

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
