//! Two things that want the same address, or addresses that some hosts take for the same.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::catalog::Catalog;
use crate::catalog::targets::media_address;
use crate::diag::{Diagnostic, FieldPath, Place, codes};
use crate::route::alias_address;
use crate::source::SourcePath;
use crate::source::characters::nfc;

use super::{Outline, Page, PageSpec};

/// What wants an address.
#[derive(Clone, Copy)]
enum Claim<'a> {
    Page(&'a PageSpec),
    File(&'a SourcePath),
}

/// Checks pages, redirects and copied files against each other. Each pair is told once, at the later one's source.
pub fn check(catalog: &Catalog, outline: &Outline) -> Vec<Diagnostic> {
    let is_redirect = |spec: &&PageSpec| matches!(spec.page, Page::Redirect { .. });
    let pages = outline.pages.iter().filter(|spec| !is_redirect(spec));
    let redirects = outline.pages.iter().filter(is_redirect);
    let of_page = |spec| (address_of(spec), Claim::Page(spec));
    let media = catalog.media.keys().filter_map(|path| Some((Cow::Owned(media_address(path)?), Claim::File(path))));
    let all = pages.map(of_page).chain(media).chain(redirects.map(of_page));
    let mut taken: HashMap<Cow<str>, (Cow<str>, Claim)> = HashMap::new();
    let mut diagnostics = Vec::new();
    for (address, claim) in all {
        let (folded, place) = (fold(&address), |claim| place(catalog, claim));
        match taken.get(&folded) {
            None => drop(taken.insert(folded, (address, claim))),
            Some((other, first)) => {
                diagnostics.push(codes::address::collision(place(claim), place(*first), &address, other));
            }
        }
    }
    diagnostics.dedup_by(|a, b| a.place == b.place && a.code == b.code);
    diagnostics
}

fn address_of(spec: &PageSpec) -> Cow<'_, str> {
    Cow::Borrowed(&spec.address)
}

/// An address as a host sees it that takes neither case nor Unicode form into account.
fn fold<'a>(address: &Cow<'a, str>) -> Cow<'a, str> {
    let is_plain = address.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if is_plain { address.clone() } else { Cow::Owned(nfc(address).to_lowercase()) }
}

/// The source that an address comes from; the site itself for pages that come from many.
fn place(catalog: &Catalog, claim: Claim) -> Place {
    let spec = match claim {
        Claim::Page(spec) => spec,
        Claim::File(path) => return Place::whole(path),
    };
    let site = || Place::whole(&SourcePath::new("site.yaml"));
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
