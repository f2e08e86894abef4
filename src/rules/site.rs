//! Rules about site.yaml and about pages that a site needs for a purpose of its own.

use std::collections::BTreeMap;

use crate::catalog::Catalog;
use crate::config::Config;
use crate::content::Data;
use crate::content::schema::page::PageRole;
use crate::diag::{Diagnostic, FieldPath, Place, codes, nearest};
use crate::locale;
use crate::route;
use crate::values::{EntryKey, Kind};

use super::{at, item, site_yaml};

fn in_site_yaml(path: FieldPath) -> Place {
    Place::field(&site_yaml(), path)
}

pub(super) fn timezone(config: &Config, timezones: &[&str]) -> Option<Diagnostic> {
    let own = config.timezone.as_str();
    let is_known = timezones.is_empty() || timezones.contains(&own);
    let place = in_site_yaml(FieldPath::of("timezone"));
    (!is_known).then(|| codes::site::timezone(place, own, nearest(own, timezones.iter().copied())))
}

pub(super) fn languages(catalog: &Catalog) -> Vec<Diagnostic> {
    let numbered = catalog.config.languages.iter().enumerate();
    let unknown = numbered.filter(|(_, lang)| !locale::is_known(lang));
    unknown
        .map(|(position, lang)| codes::site::language_unknown(in_site_yaml(item("languages", position)), lang.as_str()))
        .collect()
}

pub(super) fn size_bands(catalog: &Catalog) -> Vec<Diagnostic> {
    let bands = &catalog.config.size_bands;
    let mut found = Vec::new();
    for (position, band) in bands.iter().enumerate() {
        let tell = |field: &str, problem: &str| {
            codes::site::size_bands(in_site_yaml(item("size_bands", position).key(field)), problem)
        };
        let before = bands.iter().take(position);
        if before.clone().any(|other| other.key == band.key) {
            found.push(tell("key", "two size bands have the same key"));
        }
        let is_last = position + 1 == bands.len();
        if band.max.is_none() && !is_last {
            found.push(tell("key", "the size band has no `max`, but it is not the last one"));
        }
        let largest = before.filter_map(|other| other.max).max();
        if band.max.is_some() && band.max <= largest {
            found.push(tell("max", "the `max` of the size band is not larger than that of the band before"));
        }
    }
    found
}

pub(super) fn plan_template(catalog: &Catalog) -> Vec<Diagnostic> {
    let own = catalog.config.plan_template.iter();
    let unknown = own.filter(|own| {
        let key = EntryKey::new(Kind::PlanTemplates, own.as_str());
        catalog.get(&key).is_none() && !catalog.broken.contains(&key)
    });
    let ids = || catalog.plan_templates().map(|(entry, _)| entry.key.id.as_str());
    let place = || in_site_yaml(FieldPath::of("plan_template"));
    unknown.map(|own| codes::site::plan_template(place(), own, nearest(own, ids()))).collect()
}

pub(super) fn url(catalog: &Catalog) -> Vec<Diagnostic> {
    let url = &catalog.config.url;
    let wrong =
        (!url.is_empty() && !route::is_base(url)).then(|| codes::site::url(in_site_yaml(FieldPath::of("url")), url));
    wrong.into_iter().collect()
}

pub(super) fn logos(catalog: &Catalog) -> Vec<Diagnostic> {
    let logos = catalog.config.funding.iter().flat_map(|funding| &funding.logos).enumerate();
    let missing = logos.filter(|(_, logo)| !catalog.media.contains_key(&*format!("content/static/{}", logo.file)));
    let files = || catalog.media.keys().filter_map(|path| path.as_str().strip_prefix("content/static/"));
    missing
        .map(|(position, logo)| {
            let place = in_site_yaml(FieldPath::of("funding").key("logos").index(position).key("file"));
            codes::site::logo_missing(place, &logo.file, nearest(&logo.file, files()))
        })
        .collect()
}

fn roles(catalog: &Catalog) -> impl Iterator<Item = (&crate::catalog::Entry, PageRole)> {
    catalog.of_kind(Kind::Pages).filter_map(|entry| match entry.data() {
        Data::Page(page) => Some((&**entry, page.role?)),
        _ => None,
    })
}

/// The home page is `pages/home.md` and nothing else.
pub(super) fn home(catalog: &Catalog) -> Vec<Diagnostic> {
    let elsewhere = roles(catalog).filter(|(entry, role)| *role == PageRole::Home && entry.key.id != "home");
    let elsewhere = elsewhere.map(|(entry, _)| codes::site::home_elsewhere(at(entry, FieldPath::of("role"))));
    let home = EntryKey::new(Kind::Pages, "home");
    let exists = catalog.entries.contains_key(&home) || catalog.broken.contains(&home);
    let missing = (!exists).then(|| codes::site::home_missing(Place::whole(&site_yaml())));
    elsewhere.chain(missing).collect()
}

fn role_name(role: PageRole) -> &'static str {
    match role {
        PageRole::Home => "home",
        PageRole::AccessibilityStatement => "accessibility-statement",
        PageRole::Privacy => "privacy",
        PageRole::Imprint => "imprint",
    }
}

pub(super) fn roles_twice(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut first: BTreeMap<PageRole, Place> = BTreeMap::new();
    let mut found = Vec::new();
    for (entry, role) in roles(catalog).filter(|(_, role)| *role != PageRole::Home) {
        let place = at(entry, FieldPath::of("role"));
        match first.get(&role) {
            Some(other) => found.push(codes::site::role_twice(place, other.clone(), role_name(role))),
            None => drop(first.insert(role, place)),
        }
    }
    found
}

/// What visitors are told to cite is there.
pub(super) fn release_unknown(catalog: &Catalog) -> Vec<Diagnostic> {
    let named = catalog.config.release.as_ref().filter(|named| !catalog.releases.contains_key(&named.version));
    let place = || in_site_yaml(FieldPath::of("release").key("version"));
    named.map(|named| codes::site::release_unknown(place(), &named.version)).into_iter().collect()
}
