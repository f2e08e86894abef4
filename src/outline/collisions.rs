//! Two things that want the same address, or addresses that some hosts take for the same.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use crate::catalog::Catalog;
use crate::catalog::targets::media_address;
use crate::diag::{Diagnostic, FieldPath, Place, codes};
use crate::route::{Address, alias_address};

use super::{Outline, Page, PageSpec};

/// Checks pages, redirects and copied files against each other. Each pair is told once, at the later one's source.
pub fn check(catalog: &Catalog, outline: &Outline) -> Vec<Diagnostic> {
    let mut taken: BTreeMap<String, (Address, Place)> = BTreeMap::new();
    let mut diagnostics = Vec::new();
    let pages = outline.pages.iter().filter(|spec| !matches!(spec.page, Page::Redirect { .. }));
    let redirects = outline.pages.iter().filter(|spec| matches!(spec.page, Page::Redirect { .. }));
    let media = catalog.media.keys().filter_map(|path| Some((media_address(path)?, Place::whole(path))));
    let all = pages.map(|spec| (spec.address.clone(), place(catalog, spec)));
    let all = all.chain(media).chain(redirects.map(|spec| (spec.address.clone(), place(catalog, spec))));
    for (address, place) in all {
        let folded: String = address.nfc().flat_map(char::to_lowercase).collect();
        match taken.get(&folded) {
            None => drop(taken.insert(folded, (address, place))),
            Some((other, first)) => diagnostics.push(codes::address::collision(place, first.clone(), &address, other)),
        }
    }
    diagnostics.dedup_by(|a, b| a.place == b.place && a.code == b.code);
    diagnostics
}

/// The source that a page comes from; the site itself for pages that come from many.
fn place(catalog: &Catalog, spec: &PageSpec) -> Place {
    let site = || Place::whole(&crate::source::SourcePath::new("site.yaml"));
    match &spec.page {
        Page::Entry(key) => catalog.get(key).map_or_else(site, |entry| Place::whole(entry.path())),
        Page::Redirect { .. } => {
            let own = catalog.entries.values().find_map(|entry| {
                let aliases = entry.head().aliases.iter();
                let found =
                    aliases.filter_map(|alias| alias_address(alias)).any(|alias| spec.address.ends_with(&alias));
                found.then(|| Place::field(entry.path(), FieldPath::of("aliases")))
            });
            own.unwrap_or_else(site)
        }
        _ => site(),
    }
}
