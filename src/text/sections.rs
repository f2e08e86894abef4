//! Bodies cut at their headings.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::filled;
use crate::catalog::{Catalog, Version, figures};
use crate::content::markdown::SectionText;

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
