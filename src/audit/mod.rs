//! The last look: facts of each finished page, and rules over all of them.
//!
//! [`facts`] reads one page and is kept with it; [`check`] joins the facts of all pages. What is found here is a fault
//! that no earlier stage has seen: most often one of a theme. Links of texts are checked by [`crate::rules`], with their place.

pub mod facts;
pub mod sizes;
pub mod weights;

use std::collections::{HashMap, HashSet};
use std::hash::BuildHasherDefault;

use crate::diag::{Diagnostic, Place, codes};
use crate::memo::{self, FirstBytes};
use crate::render::FinishedPage;
use crate::route::Address;
use crate::source::{SourcePath, fnv1a};

use facts::Facts;

/// A finished page with its facts.
pub type Page<'a> = FinishedPage<'a, Facts>;

type Ids<'a> = HashMap<u64, Option<&'a Facts>, BuildHasherDefault<FirstBytes>>;

/// One fault of a page.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Fault {
    BrokenLink(String),
    ForeignOrigin(String),
    Structure(String),
    NoFunding,
}

/// On so many pages a fault is one of a template, and told once.
const COMMON: usize = 3;

/// Rules over all pages: links and fragments lead somewhere, nothing comes from elsewhere, funders are shown. `others` are
/// the addresses of files that are not pages, `templates` the site's own: a fault of many pages stands in one of them.
pub fn check<'a>(
    pages: &[Page],
    others: impl Iterator<Item = &'a Address>,
    templates: &[(&SourcePath, &str)],
    funded: bool,
) -> Vec<Diagnostic> {
    let mut known: Ids = others.map(|address| (fnv1a(address), None)).collect();
    known.extend(pages.iter().map(|page| (fnv1a(page.address), Some(page.facts()))));
    let found = memo::map(pages, |page| faults(page, &known, funded));
    let mut by_fault: Vec<(Fault, Vec<&Page>)> = Vec::new();
    let mut positions: HashMap<Fault, usize> = HashMap::new();
    for (page, fault) in
        pages.iter().zip(found).flat_map(|(page, faults)| faults.into_iter().map(move |fault| (page, fault)))
    {
        let position = *positions.entry(fault.clone()).or_insert(by_fault.len());
        match by_fault.get_mut(position) {
            Some((_, pages)) => pages.push(page),
            None => by_fault.push((fault, vec![page])),
        }
    }
    by_fault.iter().flat_map(|(fault, pages)| told(fault, pages, templates)).collect()
}

/// A fault of a few pages is told for each of them.
fn told(fault: &Fault, pages: &[&Page], templates: &[(&SourcePath, &str)]) -> Vec<Diagnostic> {
    let one = |page: &Page, place: &SourcePath, others: usize| {
        let (place, address) = (Place::whole(place), page.address.as_str());
        match fault {
            Fault::BrokenLink(target) => codes::audit::broken_link(place, address, others, target),
            Fault::ForeignOrigin(url) => codes::audit::foreign_origin(place, address, others, url),
            Fault::Structure(what) => codes::audit::structure(place, address, others, what),
            Fault::NoFunding => codes::audit::no_funding(place, address, others),
        }
    };
    match pages {
        [first, ..] if pages.len() >= COMMON => {
            let template = templates.iter().find(|(_, text)| causes(fault, text)).map(|(path, _)| *path);
            vec![one(first, template.unwrap_or(&first.source), pages.len() - 1)]
        }
        _ => pages.iter().map(|page| one(page, &page.source, 0)).collect(),
    }
}

/// Whether a template may be what a fault comes from.
fn causes(fault: &Fault, template: &str) -> bool {
    match fault {
        Fault::BrokenLink(target) => {
            template.contains(target.rsplit('/').next().unwrap_or(target).split('#').next_back().unwrap_or_default())
        }
        Fault::ForeignOrigin(url) => template.contains(url.as_str()),
        Fault::Structure(what) if what.contains("script or a style") => {
            ["<script", "<style", "style="].iter().any(|part| template.contains(part))
        }
        Fault::Structure(what) => match what.split('`').nth(1) {
            Some(named) => template.contains(named),
            None => template.contains("<h1") || template.contains("<main") || template.contains("<img"),
        },
        Fault::NoFunding => template.contains("funding") || template.contains("<footer"),
    }
}

fn faults(page: &Page, known: &Ids, funded: bool) -> Vec<Fault> {
    let mut found = Vec::new();
    let is_broken = |(address, fragment): &(u64, u64)| match known.get(address) {
        None => true,
        Some(Some(facts)) if *fragment != 0 => facts.ids.binary_search(fragment).is_err(),
        Some(_) => false,
    };
    if page.facts().links.iter().any(is_broken) {
        let broken = facts::links(page.html.bytes(), page.address).into_iter().filter(|link| is_broken(&link.hashes()));
        found.extend(broken.map(|link| Fault::BrokenLink(link.to_string())));
    }
    found.extend(page.facts().foreign.iter().map(|url| Fault::ForeignOrigin(url.clone())));
    found.extend(page.facts().faults.iter().map(|fault| Fault::Structure(fault.clone())));
    if funded && !page.facts().is_redirect && page.facts().ids.binary_search(&fnv1a("funding")).is_err() {
        found.push(Fault::NoFunding);
    }
    // A page that has a fault twice has it.
    let mut seen = HashSet::new();
    found.retain(|fault| seen.insert(fault.clone()));
    found
}

#[cfg(test)]
mod tests;
