//! The last look: facts of each finished page, and rules over all of them.
//!
//! [`facts`] reads one page and is kept with it; [`check`] joins the facts of all pages. What is found here is a fault
//! that no earlier stage has seen: most often one of a theme. Links of texts are checked by [`crate::rules`], with their place.

pub mod facts;
pub mod sizes;
pub mod weights;

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use crate::diag::{Diagnostic, Place, codes};
use crate::memo::{self, FirstBytes};
use crate::render::FinishedPage;
use crate::route::Address;
use crate::source::fnv1a;

use facts::Facts;

/// A finished page with its facts.
pub type Page<'a> = FinishedPage<'a, Facts>;

type Ids<'a> = HashMap<u64, Option<&'a Facts>, BuildHasherDefault<FirstBytes>>;

/// Rules over all pages: links and fragments lead somewhere, nothing comes from elsewhere, funders are shown. `others` are
/// the addresses of files that are not pages.
pub fn check<'a>(pages: &[Page], others: impl Iterator<Item = &'a Address>, funded: bool) -> Vec<Diagnostic> {
    let mut known: Ids = others.map(|address| (fnv1a(address), None)).collect();
    known.extend(pages.iter().map(|page| (fnv1a(page.address), Some(page.facts()))));
    memo::map(pages, |page| check_page(page, &known, funded)).into_iter().flatten().collect()
}

fn check_page(page: &Page, known: &Ids, funded: bool) -> Vec<Diagnostic> {
    let place = || Place::whole(&page.source);
    let mut found = Vec::new();
    let is_broken = |(address, fragment): &(u64, u64)| match known.get(address) {
        None => true,
        Some(Some(facts)) if *fragment != 0 => facts.ids.binary_search(fragment).is_err(),
        Some(_) => false,
    };
    if page.facts().links.iter().any(is_broken) {
        let broken = facts::links(page.html.bytes(), page.address).into_iter().filter(|link| is_broken(&link.hashes()));
        found.extend(broken.map(|link| codes::audit::broken_link(place(), page.address, &link.to_string())));
    }
    found.extend(page.facts().foreign.iter().map(|url| codes::audit::foreign_origin(place(), page.address, url)));
    found.extend(page.facts().faults.iter().map(|fault| codes::audit::structure(place(), page.address, fault)));
    if funded && !page.facts().is_redirect && page.facts().ids.binary_search(&fnv1a("funding")).is_err() {
        found.push(codes::audit::no_funding(place(), page.address));
    }
    found
}

#[cfg(test)]
mod tests;
