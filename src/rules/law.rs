//! What the law asks of a site.

use std::collections::BTreeSet;

use crate::catalog::{Catalog, Entry};
use crate::config::Config;
use crate::content::Data;
use crate::content::markdown::HoleKind;
use crate::content::schema::head::{Photos, Status};
use crate::content::schema::page::PageRole;
use crate::diag::{Diagnostic, FieldPath, Place, codes};
use crate::source::SourcePath;
use crate::values::{Contact, Kind};

use super::{at, bodies, in_text, site_yaml};

/// Words that stand for an office, not for a person, in the languages of the Baltic Sea region. Without accents, as in
/// addresses.
const ROLE_WORDS: &[&str] = &[
    // In many languages
    "admin",
    "administration",
    "archiv",
    "archive",
    "archives",
    "bsr",
    "communication",
    "contact",
    "culturalpearls",
    "culture",
    "dpo",
    "event",
    "events",
    "feedback",
    "forum",
    "gdpr",
    "hello",
    "help",
    "info",
    "international",
    "jury",
    "library",
    "list",
    "lists",
    "listserv",
    "mail",
    "mailbox",
    "mayor",
    "media",
    "museum",
    "municipality",
    "network",
    "newsletter",
    "noreply",
    "office",
    "pearls",
    "post",
    "postmaster",
    "press",
    "privacy",
    "program",
    "programme",
    "project",
    "projects",
    "reception",
    "region",
    "secretariat",
    "service",
    "support",
    "team",
    "theatre",
    "tourism",
    "tourist",
    "town",
    "visit",
    "web",
    "webmaster",
    "welcome",
    "youth",
    // Danish, Norwegian, Swedish
    "arkiv",
    "biblioteket",
    "bibliotek",
    "borger",
    "byen",
    "fritid",
    "hej",
    "kommun",
    "kommune",
    "kontakt",
    "kultur",
    "kulturhus",
    "kulturskolen",
    "ordforer",
    "postmottak",
    "presse",
    "registrator",
    "stad",
    "turism",
    "turisme",
    "turist",
    "turistbyra",
    "ung",
    "ungdom",
    "unge",
    // German
    "amt",
    "bibliothek",
    "buergermeister",
    "bueho",
    "buero",
    "datenschutz",
    "gemeinde",
    "jugend",
    "kreis",
    "kulturamt",
    "kulturbuero",
    "poststelle",
    "pressestelle",
    "projekt",
    "rathaus",
    "redaktion",
    "sekretariat",
    "stadt",
    "stadtverwaltung",
    "tourismus",
    "verein",
    "verwaltung",
    "zentrale",
    // Estonian, Finnish
    "kaupunki",
    "kirjaamo",
    "kirjasto",
    "kulttuuri",
    "kultuur",
    "kunta",
    "linn",
    "linnavalitsus",
    "matkailu",
    "museo",
    "muuseum",
    "noored",
    "nuoriso",
    "raamatukogu",
    "tiedotus",
    "toimisto",
    "turismi",
    "vald",
    "vallavalitsus",
    "viestinta",
    // Latvian, Lithuanian
    "administracija",
    "biblioteka",
    "bibliotekas",
    "dome",
    "jaunimas",
    "jauniesi",
    "kanceleja",
    "kulturas",
    "kultura",
    "merija",
    "muziejus",
    "muzejs",
    "novads",
    "pasts",
    "pasvaldiba",
    "pastas",
    "pagasts",
    "rastine",
    "savivaldybe",
    "seniunija",
    "tic",
    "turisms",
    "turizmas",
    "turizms",
    // Polish
    "biuro",
    "dyrekcja",
    "gmina",
    "gminy",
    "kancelaria",
    "miasto",
    "mlodziez",
    "muzeum",
    "promocja",
    "sekretarz",
    "starostwo",
    "turystyka",
    "ug",
    "um",
    "urzad",
];

/// Whether an address is nobody's own: one that site.yaml lists, or one made of words for offices and of the names in
/// its domain.
fn is_shared(mailbox: &str, config: &Config) -> bool {
    let mailbox = mailbox.trim().to_lowercase();
    let Some((local, domain)) = mailbox.split_once('@') else { return false };
    let domain: BTreeSet<&str> = domain.split(['.', '-']).collect();
    let is_role = |part: &str| ROLE_WORDS.contains(&part) || domain.contains(part);
    let mut parts = local.split(|letter: char| !letter.is_alphabetic()).filter(|part| !part.is_empty()).peekable();
    config.mailboxes.iter().any(|known| matches(&known.trim().to_lowercase(), &mailbox))
        || (parts.peek().is_some() && parts.all(is_role))
}

/// Whether a mailbox is one that is listed: itself, or one of those that a `*` stands for (`*@kiel.example`, `list-*@kiel.example`).
fn matches(known: &str, mailbox: &str) -> bool {
    match known.split_once('*') {
        Some((start, end)) => {
            mailbox.len() >= start.len() + end.len() && mailbox.starts_with(start) && mailbox.ends_with(end)
        }
        None => known == mailbox,
    }
}

fn contact(entry: &Entry) -> Option<&Contact> {
    match entry.data() {
        Data::CaseStudy(case) => case.contact.as_ref(),
        Data::Municipality(place) => place.contact.as_ref(),
        Data::Organisation(organisation) => organisation.contact.as_ref(),
        _ => None,
    }
}

/// One for each contact, at the first field that needs consent.
pub(super) fn personal_data(catalog: &Catalog) -> Vec<Diagnostic> {
    let check = |contact: &Contact, file: &SourcePath| {
        let contact = Some(contact).filter(|contact| contact.consent.is_none())?;
        let own_mailbox = contact.email.as_ref().filter(|mailbox| !is_shared(mailbox, &catalog.config));
        let fields = [
            ("name", "a person's name", contact.name.is_some()),
            ("phone", "a phone number", contact.phone.is_some()),
            ("email", "a person's mailbox", own_mailbox.is_some()),
        ];
        let personal: Vec<_> = fields.into_iter().filter(|(.., is_there)| *is_there).collect();
        let (first, ..) = personal.first()?;
        let what: Vec<&str> = personal.iter().map(|(_, what, _)| *what).collect();
        let place = Place::field(file, FieldPath::of("contact").key(first));
        Some(codes::law::personal_data(place, &what.join(" and ")))
    };
    let of_site = catalog.config.contact.as_ref().and_then(|own| check(own, &site_yaml()));
    let of_entries = catalog.entries.values().filter_map(|entry| check(contact(entry)?, entry.path()));
    of_site.into_iter().chain(of_entries).collect()
}

pub(super) fn personal_mailboxes(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (_, version) in bodies(catalog) {
        for hole in &version.document.body.holes {
            let HoleKind::LinkStart { destination } = &hole.kind else { continue };
            let Some(addresses) = mail_addresses(destination) else { continue };
            let decoded = percent_encoding::percent_decode_str(addresses).decode_utf8_lossy();
            let personal = decoded.split(',').filter(|mailbox| !is_shared(mailbox, &catalog.config));
            let place = || in_text(&version.document, &hole.source);
            found.extend(personal.map(|mailbox| codes::law::personal_mailbox(place(), mailbox)));
        }
        let typed = version.document.body.mailboxes.iter().filter(|(mailbox, _)| !is_shared(mailbox, &catalog.config));
        found.extend(
            typed.map(|(mailbox, range)| codes::law::personal_mailbox(in_text(&version.document, range), mailbox)),
        );
    }
    found
}

/// What stands between `mailto:` and the subject.
fn mail_addresses(destination: &str) -> Option<&str> {
    let (scheme, rest) = destination.split_once(':')?;
    scheme.eq_ignore_ascii_case("mailto").then(|| rest.split_once('?').map_or(rest, |(addresses, _)| addresses))
}

pub(super) fn pages_missing(catalog: &Catalog) -> Vec<Diagnostic> {
    const NEEDED: [(PageRole, &str, &str); 3] = [
        (PageRole::AccessibilityStatement, "accessibility statement", "accessibility-statement"),
        (PageRole::Privacy, "page about privacy", "privacy"),
        (PageRole::Imprint, "imprint", "imprint"),
    ];
    if catalog.broken.iter().any(|key| key.kind == Kind::Pages) {
        return Vec::new(); // The page that seems to be missing may be the one that could not be read.
    }
    let has = |role: PageRole| {
        catalog.of_kind(Kind::Pages).any(|entry| match entry.data() {
            Data::Page(page) => page.role == Some(role) && page.head.status == Status::Published,
            _ => false,
        })
    };
    let missing = NEEDED.into_iter().filter(|(role, ..)| !has(*role));
    missing.map(|(_, what, name)| codes::law::page_missing(Place::whole(&site_yaml()), what, name)).collect()
}

/// Whether a licence forbids commercial use.
fn is_non_commercial(license: &str) -> bool {
    let text = license.to_lowercase();
    let has_nc = text.split(|letter: char| !letter.is_alphanumeric()).any(|word| word == "nc");
    has_nc || text.contains("noncommercial") || text.contains("non-commercial") || text.contains("non commercial")
}

/// A resource that is only linked is not a part of the site: only files and texts that the site itself gives away count.
pub(super) fn non_commercial(catalog: &Catalog) -> Vec<Diagnostic> {
    let site = &catalog.config.license;
    if is_non_commercial(site) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for entry in catalog.entries.values() {
        let is_linked_only = matches!(entry.data(), Data::Resource(resource) if resource.file.is_none());
        let head = entry.head();
        let own = head.license.iter().filter(|_| !is_linked_only).map(|own| (own.as_str(), FieldPath::of("license")));
        let photos: Vec<(&str, FieldPath)> = match &head.photos {
            None => Vec::new(),
            Some(Photos::Line(line)) => vec![(line, FieldPath::of("photos"))],
            Some(Photos::ByFile(files)) => files
                .iter()
                .filter_map(|(file, photo)| {
                    Some((photo.license.as_deref()?, FieldPath::of("photos").key(file).key("license")))
                })
                .collect(),
        };
        let all = own.chain(photos).filter(|(license, _)| is_non_commercial(license));
        found.extend(all.map(|(license, path)| codes::law::non_commercial(at(entry, path), license, site)));
    }
    found
}
