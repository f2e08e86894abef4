//! Bodies: where links lead, which numbers are checked, which ids headings have.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::targets::{self, Missing, Target};
use crate::catalog::{Catalog, Version, figures, fragments, references};
use crate::content::markdown::{Heading, Hole, HoleKind};
use crate::content::schema::head::Status;
use crate::content::{Data, Document};
use crate::diag::{Diagnostic, Place, codes, nearest};
use crate::memo;
use crate::route;
use crate::source::SourcePath;
use crate::values::{Day, EntryKey, Kind};

use super::{at, bodies, in_text, item};

/// Each link of each body once; what is wrong with one link is one diagnostic.
pub(super) fn links(catalog: &Catalog) -> Vec<Diagnostic> {
    let bodies = bodies(catalog);
    let check = |version: &Version| -> Vec<Diagnostic> {
        let links = version.document.body.holes.iter().filter_map(|hole| match &hole.kind {
            HoleKind::LinkStart { destination } => Some((hole, destination)),
            _ => None,
        });
        let mut links_of = Links { catalog, version, ids: BTreeMap::new(), found: 0 };
        links.filter_map(|(hole, destination)| links_of.check(hole, destination)).collect()
    };
    memo::map(&bodies, |(_, version)| check(version)).into_iter().flatten().collect()
}

/// A whole address that is one of this site, or of nobody else's network.
fn to_here(catalog: &Catalog, document: &Document, destination: &str, place: Place) -> Option<Diagnostic> {
    let (_, rest) = destination.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?.to_ascii_lowercase();
    let name = host.rsplit_once(':').map_or(host.as_str(), |(name, _)| name);
    let is_number = name.split('.').count() == 4 && name.bytes().all(|byte| byte == b'.' || byte.is_ascii_digit());
    let is_private = matches!(name, "localhost" | "0.0.0.0" | "[::1]")
        || is_number && ["127.", "192.168.", "10."].iter().any(|start| name.starts_with(start));
    if is_private || name.ends_with(".local") || name.ends_with(".localhost") {
        return Some(codes::links::own_computer(place, destination));
    }
    let (_, own) = catalog.config.url.split_once("://")?;
    let own = own.trim_end_matches('/').to_ascii_lowercase();
    let bare = |text: &str| text.strip_prefix("www.").unwrap_or(text).to_owned();
    let (whole, own) = (bare(&rest.to_ascii_lowercase()), bare(&own));
    let path = whole.strip_prefix(&own).filter(|path| path.is_empty() || path.starts_with(['/', '?', '#']))?;
    let path = path.trim_start_matches('/').split(['?', '#']).next().unwrap_or_default();
    let key = entry_at(catalog, path);
    let meant = key
        .and_then(|key| catalog.get(&key))
        .map(|entry| route::relative(document.path.as_str(), entry.path().as_str()));
    Some(codes::links::own_address(place, destination, meant.as_deref()))
}

/// The entry whose page has an address, in any language.
fn entry_at(catalog: &Catalog, address: &str) -> Option<EntryKey> {
    let languages = &catalog.config.languages;
    let inner = address
        .split_once('/')
        .filter(|(first, _)| languages.iter().any(|lang| lang.as_str().eq_ignore_ascii_case(first)));
    let address = inner.map_or(address, |(_, rest)| rest);
    let path = address.strip_suffix(".html").unwrap_or(address).trim_end_matches('/');
    let (kind, id) = match path.split_once('/') {
        Some((folder, id)) => (Kind::from_folder(folder)?, id),
        None if path.is_empty() || path == "index" => (Kind::Pages, "home"),
        None => (Kind::Pages, path),
    };
    Some(EntryKey::new(kind, id)).filter(|key| catalog.entries.contains_key(key))
}

/// For how many wrong links of a body it is looked for what was meant, which takes a look at everything that there is.
const MAX_SUGGESTIONS: usize = 100;

/// The links of one body.
struct Links<'a> {
    catalog: &'a Catalog,
    version: &'a Version,
    /// What links to the texts of a document may name, by its path.
    ids: BTreeMap<&'a SourcePath, BTreeSet<Cow<'a, str>>>,
    /// How many are wrong.
    found: usize,
}

impl<'a> Links<'a> {
    fn check(&mut self, hole: &Hole, destination: &str) -> Option<Diagnostic> {
        let document = &self.version.document;
        let place = in_text(document, &hole.source);
        match targets::resolve(self.catalog, document, destination) {
            Target::External => to_here(self.catalog, document, destination, place),
            Target::HeldBack(_) | Target::File(_) | Target::Entry(_, None) => None,
            Target::Fragment(fragment) => self.missing_fragment(self.version, &fragment, destination, place),
            Target::Entry(key, Some(fragment)) => {
                let entry = self.catalog.get(&key).filter(|entry| entry.head().status != Status::Withdrawn)?;
                self.missing_fragment(entry.body_version(self.version.lang()), &fragment, destination, place)
            }
            Target::Missing(missing) => {
                let suggests = self.suggests();
                let meant = suggests.then(|| meant(self.catalog, document, destination, &missing)).flatten();
                let meant = meant.as_deref();
                Some(match missing {
                    Missing::Outside => codes::links::outside(place, destination, meant),
                    Missing::Entry { .. } => codes::links::missing_entry(place, destination, meant),
                    Missing::File(_) => codes::links::missing_file(place, destination, meant),
                })
            }
        }
    }

    /// Whether it is to be looked for what the next wrong link means.
    fn suggests(&mut self) -> bool {
        self.found += 1;
        self.found <= MAX_SUGGESTIONS
    }

    fn missing_fragment(
        &mut self,
        target: &'a Version,
        fragment: &str,
        destination: &str,
        place: Place,
    ) -> Option<Diagnostic> {
        let fragment = percent_encoding::percent_decode_str(fragment).decode_utf8_lossy();
        let known = self.ids.entry(&target.document.path);
        if known.or_insert_with(|| fragments::ids(target).into_iter().collect()).contains(&*fragment) {
            return None;
        }
        let (path, _) = targets::split_fragment(destination);
        let ids = if self.suggests() { fragments::ids(target) } else { Vec::new() };
        let meant = nearest(&fragment, ids.iter().map(|id| &**id)).map(|near| format!("{path}#{near}"));
        let page = if path.is_empty() { "this page" } else { target.document.path.as_str() };
        Some(codes::links::missing_fragment(place, &fragment, page, meant.as_deref()))
    }
}

/// The destination that was probably meant, as it has to be written in this document.
fn meant(catalog: &Catalog, document: &Document, destination: &str, missing: &Missing) -> Option<String> {
    let (path, fragment) = targets::split_fragment(destination);
    let key = match missing {
        Missing::Entry { key, meant: Some(id) } => Some(EntryKey::new(key.kind, id.clone())),
        _ => meant_entry(catalog, path),
    };
    let found = match key {
        Some(key) => catalog.get(&key)?.path().clone(),
        None => meant_file(catalog, document, path)?,
    };
    let relative = route::relative(document.path.as_str(), found.as_str());
    Some(fragment.map_or_else(|| relative.clone(), |fragment| format!("{relative}#{fragment}")))
}

/// The entry that the end of a path names, however the path begins: `kiel.md`, `kiel.html`, `../../municipalities/Kiel.md`.
fn meant_entry(catalog: &Catalog, path: &str) -> Option<EntryKey> {
    let decoded = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
    let mut parts: Vec<&str> = decoded.split('/').filter(|part| !matches!(*part, "" | "." | "..")).collect();
    let mut name = parts.pop()?;
    if matches!(name.split('.').next(), Some("index")) {
        name = parts.pop()?;
    }
    let (id, extension) = name.split_once('.').unwrap_or((name, ""));
    if !matches!(extension.rsplit('.').next(), Some("" | "md" | "html" | "htm" | "yaml" | "markdown")) {
        return None;
    }
    let folder =
        parts.last().and_then(|folder| nearest(folder, Kind::ALL.map(Kind::folder))).and_then(Kind::from_folder);
    match folder {
        Some(kind) => references::meant(catalog, kind, id).map(|(id, _)| EntryKey::new(kind, id)),
        None => Kind::ALL.into_iter().map(|kind| EntryKey::new(kind, id)).find(|key| catalog.entries.contains_key(key)),
    }
}

/// The file of the same name, or nearly so, nearest to where the path leads: in the document's folder, then in `static`.
fn meant_file(catalog: &Catalog, document: &Document, path: &str) -> Option<SourcePath> {
    let decoded = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
    let name = decoded.rsplit('/').next().filter(|name| !name.is_empty())?;
    let (folder, fixed) = (document.path.folder(), "content/static");
    [folder, fixed].into_iter().find_map(|folder| {
        let inside = |path: &&SourcePath| path.as_str().strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        let files = || catalog.media.keys().filter(inside);
        let near = nearest(name, files().map(|path| path.file_name()))?.to_owned();
        files().find(|path| path.file_name() == near).cloned()
    })
}

/// Parts of the page that the theme adds have ids, which links lead to: no heading may have them. That of a template's
/// section is told where the section is stated, since the heading follows it.
pub(super) fn reserved_ids(catalog: &Catalog) -> Vec<Diagnostic> {
    let check = |version: &Version| -> Vec<Diagnostic> {
        let kind = version.document.key.kind;
        let headings = std::iter::zip(&version.document.body.headings, version.headings.iter());
        let taken = headings.filter(|(_, id)| fragments::is_part(kind, &id.id));
        let own = taken.filter(|(_, id)| !template_sections(version).any(|section| section == id.id));
        own.map(|(heading, id)| codes::links::reserved_id(of_heading(version, heading), &[], &id.id)).collect()
    };
    let mut found: Vec<Diagnostic> = bodies(catalog).into_iter().flat_map(|(_, version)| check(version)).collect();
    for entry in catalog.of_kind(Kind::PlanTemplates) {
        let sections = template_sections(&entry.original).enumerate();
        let taken = sections.filter(|(_, id)| fragments::is_part(Kind::PlanTemplates, id));
        found.extend(taken.map(|(number, id)| {
            let headings: Vec<Place> = entry.versions().flat_map(|version| headings_of(version, id)).collect();
            codes::links::reserved_id(at(entry, item("sections", number).key("id")), &headings, id)
        }));
    }
    found
}

/// The ids of the sections that a plan template states.
fn template_sections(version: &Version) -> impl Iterator<Item = &str> {
    let sections = match &*version.data {
        Data::PlanTemplate(template) => template.sections.as_slice(),
        _ => &[],
    };
    sections.iter().map(|section| section.id.as_str())
}

fn of_heading(version: &Version, heading: &Heading) -> Place {
    in_text(&version.document, &heading.source)
}

fn headings_of(version: &Version, id: &str) -> Vec<Place> {
    let headings = std::iter::zip(&version.document.body.headings, version.headings.iter());
    headings.filter(|(_, own)| own.id == id).map(|(heading, _)| of_heading(version, heading)).collect()
}

/// A section has the id of its term, whatever its heading is called: no other heading of the text may write that id.
pub(super) fn section_ids(catalog: &Catalog) -> Vec<Diagnostic> {
    let check = |version: &Version| -> Vec<Diagnostic> {
        let headings = || std::iter::zip(&version.document.body.headings, version.headings.iter());
        // Each section has its id alone.
        let sections: BTreeMap<&str, &Heading> = headings()
            .filter(|(_, own)| own.section.is_some())
            .map(|(heading, own)| (own.id.as_str(), heading))
            .collect();
        let taken = headings().filter(|(_, own)| own.section.is_none());
        let taken = taken.filter_map(|(heading, own)| Some((heading, &own.id, *sections.get(&*own.id)?)));
        taken
            .map(|(heading, id, first)| {
                let (place, first) = (of_heading(version, heading), of_heading(version, first));
                codes::markdown::heading_id_twice(place, first, id)
            })
            .collect()
    };
    bodies(catalog).into_iter().flat_map(|(_, version)| check(version)).collect()
}

/// The checked numbers of all bodies: where, which, and what is typed.
fn checked_numbers(catalog: &Catalog) -> Vec<(Place, &str, &str)> {
    let mut found = Vec::new();
    for (_, version) in bodies(catalog) {
        for hole in &version.document.body.holes {
            if let HoleKind::Data { path, typed } = &hole.kind {
                found.push((in_text(&version.document, &hole.source), path.as_str(), typed.as_str()));
            }
        }
    }
    found
}

/// Numbers that do not exist. Those of an edition that could not be read may.
pub(super) fn figures(catalog: &Catalog) -> Vec<Diagnostic> {
    let is_broken = |path: &str| {
        let year = path.strip_prefix("editions/").and_then(|rest| rest.split_once('/')).map(|(year, _)| year);
        year.is_some_and(|year| catalog.broken.contains(&EntryKey::new(Kind::Editions, year)))
    };
    let numbers = checked_numbers(catalog);
    let known = values(catalog, &numbers);
    let unknown = numbers.into_iter().filter(|(_, path, _)| !known.contains_key(path) && !is_broken(path));
    unknown
        .map(|(place, path, _)| {
            let known = known_paths(catalog);
            codes::links::unknown_figure(place, path, nearest(path, known.iter().map(String::as_str)))
        })
        .collect()
}

/// The number at each path that there is. A number may take a walk over all entries, so each is looked up once.
fn values<'a>(catalog: &Catalog, numbers: &[(Place, &'a str, &str)]) -> BTreeMap<&'a str, usize> {
    let paths: BTreeSet<&str> = numbers.iter().map(|(_, path, _)| *path).collect();
    paths.into_iter().filter_map(|path| Some((path, figures::figure(catalog, path)?))).collect()
}

/// Every path, with the years that there are.
fn known_paths(catalog: &Catalog) -> Vec<String> {
    let years: Vec<&str> = catalog.editions().map(|(entry, _)| entry.key.id.as_str()).collect();
    let with_years = |path: String| match path.contains("<year>") {
        true => years.iter().map(|year| path.replace("<year>", year)).collect(),
        false => vec![path],
    };
    figures::paths().into_iter().flat_map(with_years).collect()
}

/// Numbers that are not those typed, as visitors see them on that day.
pub(super) fn figures_today(catalog: &Catalog, today: Day) -> Vec<Diagnostic> {
    let numbers = checked_numbers(catalog);
    if numbers.is_empty() {
        return Vec::new();
    }
    let values = values(&catalog.visible(today, false), &numbers);
    let different = numbers.into_iter().filter_map(|(place, path, typed)| {
        let figure = *values.get(path)?;
        let digits: String =
            typed.chars().filter(|letter| !matches!(letter, ' ' | '\u{a0}' | '\u{202f}' | ',' | '.')).collect();
        (digits != figure.to_string()).then(|| codes::links::figure_differs(place, path, typed, figure))
    });
    different.collect()
}

pub(super) fn aliases(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for entry in catalog.entries.values() {
        for (position, alias) in entry.head().aliases.iter().enumerate() {
            let place = at(entry, item("aliases", position));
            match route::alias_address(alias) {
                None => found.push(codes::address::bad_alias(place, alias)),
                Some(address) if route::is_too_long(&address) => {
                    found.push(codes::address::too_long(place, alias, route::MAX_PART, route::MAX_ADDRESS));
                }
                Some(_) => {}
            }
        }
    }
    found
}
