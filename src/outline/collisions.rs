//! Two things that want the same address, or addresses that some hosts take for the same.
//!
//! 1. Pages, copied files and the encoded forms of pictures against each other, and copied files against the files that a site
//!    has of itself.
//! 2. Old addresses against those, against the files that a site has of itself, and against each other. They come last, since
//!    they are what can be given up.
//!
//! A claim is what a source wants, in whatever language: what two of them want in ten languages is one collision.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap, HashSet};

use crate::catalog::Catalog;
use crate::catalog::targets::media_address;
use crate::diag::codes::address::{self as codes, Obstacle};
use crate::diag::{Diagnostic, FieldPath, Place};
use crate::pictures::Pictures;
use crate::route::{Address, FOR_HOSTS, is_own_file, is_too_long, lang_prefix};
use crate::source::SourcePath;
use crate::source::characters::nfc;
use crate::values::{EntryKey, Kind};

use super::redirects::{Alias, aliases};
use super::{Outline, Page, documents};

/// What wants an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Claim<'a> {
    Page(&'a Page),
    File(&'a SourcePath),
    /// An item of an entry's `aliases`.
    Alias(&'a EntryKey, usize),
}

/// Checks pages, copied files and old addresses against each other. Each pair is told once, at the later one's source.
pub fn check(catalog: &Catalog, outline: &Outline, pictures: &Pictures) -> Vec<Diagnostic> {
    let mut taken = Taken::default();
    let mut told: HashSet<(Claim, Claim)> = HashSet::new();
    let mut found = Vec::new();
    let pages = outline.pages.iter().filter(|spec| !matches!(spec.page, Page::Redirect { .. }));
    let pages = pages.map(|spec| (Cow::Borrowed(spec.address.as_str()), Claim::Page(&spec.page)));
    let media = catalog.media.keys().filter_map(|path| Some((Cow::Owned(media_address(path)?), Claim::File(path))));
    let forms = pictures.iter().flat_map(|(path, picture)| {
        let addresses = picture.files().iter().map(|form| picture.address(form));
        addresses.map(move |address| (Cow::Owned(address), Claim::File(path)))
    });
    let is_form = |page: &&Page| matches!(page, Page::Fill { .. } | Page::CaseForm);
    let forms_of_all: BTreeSet<&Page> = outline.pages.iter().map(|spec| &spec.page).filter(is_form).collect();
    let documents = forms_of_all.into_iter().flat_map(|page| {
        documents::of_page(catalog, page).into_iter().map(move |address| (Cow::Owned(address), Claim::Page(page)))
    });
    for (address, claim) in pages.chain(documents).chain(media).chain(forms) {
        if let Claim::File(path) = claim
            && let Some(own) = own_file(catalog, &address).filter(|_| !FOR_HOSTS.contains(&&*address))
        {
            found.push(codes::collision(Place::whole(path), &address, Obstacle::OwnFileOfSite, &own));
            continue;
        }
        if let Some((other, first)) = taken.claim(&address, claim)
            && told.insert((claim, first))
        {
            let place = place(catalog, claim).unwrap_or_else(site);
            found.push(codes::collision(place, &address, obstacle(catalog, claim, first), &other));
        }
    }
    found.extend(aliases(catalog).filter_map(|alias| of_alias(catalog, &alias, &mut taken)));
    found
}

/// What is in the way of an old address, in the first language in which something is.
fn of_alias<'a>(catalog: &'a Catalog, alias: &Alias<'a>, taken: &mut Taken<'a>) -> Option<Diagnostic> {
    let claim = Claim::Alias(&alias.entry.key, alias.position);
    let place = || place(catalog, claim).unwrap_or_else(site);
    if is_too_long(&alias.address) {
        return None;
    }
    if let Some(own) = own_file(catalog, &alias.address) {
        return Some(codes::collision(place(), &alias.address, Obstacle::OwnFile, &own));
    }
    let default = catalog.default_lang();
    let languages = catalog.config.languages.iter();
    languages.filter(|lang| super::languages::has_page(catalog, &alias.entry.key, lang)).find_map(|lang| {
        let address = format!("{}{}", lang_prefix(lang, default), alias.address);
        let (other, first) = taken.claim(&Cow::Owned(address.clone()), claim)?;
        Some(codes::collision(place(), &address, obstacle(catalog, claim, first), &other))
    })
}

/// The file or folder at an address, or around it, that every site has: at the top, or for each language in its folder.
fn own_file(catalog: &Catalog, address: &str) -> Option<Address> {
    let first = |address: &str| address.split('/').next().unwrap_or_default().to_owned();
    if is_own_file(address) {
        return Some(first(address));
    }
    let (folder, rest) = address.split_once('/')?;
    let is_lang = catalog.config.languages.iter().any(|lang| lang.as_str().eq_ignore_ascii_case(folder));
    (is_lang && first(rest).eq_ignore_ascii_case("feed.xml")).then(|| format!("{folder}/feed.xml"))
}

/// Which addresses are taken, as a host sees them that takes neither case nor Unicode form into account.
#[derive(Default)]
struct Taken<'a> {
    files: HashMap<Cow<'a, str>, (Cow<'a, str>, Claim<'a>)>,
    /// The folders in which pages, files and old addresses lie.
    folders: HashMap<String, (Cow<'a, str>, Claim<'a>)>,
}

impl<'a> Taken<'a> {
    /// Takes an address, unless it is taken: then by what, and how that is written. Nothing can be a file and a folder.
    fn claim(&mut self, address: &Cow<'a, str>, claim: Claim<'a>) -> Option<(Address, Claim<'a>)> {
        let folded = fold(address);
        let folders = || folded.match_indices('/').filter_map(|(at, _)| folded.get(..at));
        let known = self.files.get(&folded).or_else(|| self.folders.get(&*folded));
        if let Some((other, first)) = known.or_else(|| folders().find_map(|folder| self.files.get(folder))) {
            return Some((other.to_string(), *first));
        }
        for folder in folders() {
            if !self.folders.contains_key(folder) {
                self.folders.insert(folder.to_owned(), (address.clone(), claim));
            }
        }
        self.files.insert(folded, (address.clone(), claim));
        None
    }
}

/// An address as a host sees it that takes neither case nor Unicode form into account.
fn fold<'a>(address: &Cow<'a, str>) -> Cow<'a, str> {
    let is_plain = address.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if is_plain { address.clone() } else { Cow::Owned(nfc(address).to_lowercase()) }
}

fn site() -> Place {
    Place::whole(&SourcePath::new(crate::config::FILE))
}

/// The source that a claim comes from; None for pages that a site makes by itself.
fn place(catalog: &Catalog, claim: Claim) -> Option<Place> {
    let entry = |kind: Kind, id: &str| catalog.entry(kind, id).map(|entry| Place::whole(entry.path()));
    match claim {
        Claim::File(path) => Some(Place::whole(path)),
        Claim::Alias(key, position) => {
            Some(Place::field(catalog.get(key)?.path(), FieldPath::of("aliases").index(position)))
        }
        Claim::Page(Page::Home) => entry(Kind::Pages, "home"),
        Claim::Page(Page::Entry(key)) => entry(key.kind, &key.id),
        Claim::Page(Page::Pearl { year, .. }) => entry(Kind::Editions, year),
        Claim::Page(_) => None,
    }
}

/// What is in the way of a claim.
fn obstacle(catalog: &Catalog, claim: Claim, first: Claim) -> Obstacle {
    let is_itself = match (claim, first) {
        (Claim::Alias(key, _), Claim::Page(Page::Entry(own))) => key == own,
        (Claim::Alias(key, _), Claim::Page(Page::Home)) => super::is_home(key),
        _ => false,
    };
    match (place(catalog, first), first) {
        _ if is_itself => Obstacle::Itself,
        (Some(place), Claim::Page(_)) => Obstacle::Page(place),
        (Some(place), Claim::File(_)) => Obstacle::File(place),
        (Some(place), Claim::Alias(..)) => Obstacle::Alias(place),
        (None, _) => Obstacle::OwnPage,
    }
}
