//! Sections, and translations beside their originals.

use std::collections::BTreeSet;

use crate::catalog::{Catalog, Entry, Version};
use crate::config::Config;
use crate::content::Data;
use crate::content::markdown::Body;
use crate::content::schema;
use crate::content::schema::head::Status;
use crate::content::schema::vocabulary::TermDefinition;
use crate::diag::{Diagnostic, FieldPath, Place, codes, nearest};
use crate::source::SourcePath;
use crate::values::{Kind, Lang, LangText};

use super::{at, in_text, item, site_yaml};

/// The versions of an entry that have a text of their own, in languages of the site; the original always has one, even
/// if it is empty.
fn texts<'a>(catalog: &'a Catalog, entry: &'a Entry) -> impl Iterator<Item = &'a Version> {
    let original = std::iter::once(&entry.original);
    let translations = entry.translations.values().filter(|version| !version.document.body.is_empty());
    let all = original.chain(translations).map(|version| &**version);
    all.filter(|version| catalog.config.languages.contains(version.lang()))
}

/// The words below a heading, those of deeper headings included.
fn words_below(body: &Body, heading: usize) -> usize {
    let Some(level) = body.headings.get(heading).map(|heading| heading.level) else { return 0 };
    let deeper = body.headings.iter().skip(heading + 1).take_while(|heading| heading.level > level).count();
    let range = heading..=heading + deeper;
    let own = body.sections.iter().filter(|section| section.heading.is_some_and(|at| range.contains(&at)));
    own.map(|section| section.words).sum()
}

/// A draft may still lack what it needs.
pub(super) fn sections(catalog: &Catalog) -> Vec<Diagnostic> {
    let entries = catalog.entries.values().filter(|entry| entry.head().status != Status::Draft);
    let check = |entry: &Entry| -> Vec<Diagnostic> {
        let required = catalog.vocabularies.sections(entry.key.kind).iter().filter(|term| term.required);
        required.flat_map(|term| texts(catalog, entry).filter_map(|text| section(catalog, text, term))).collect()
    };
    entries.flat_map(|entry| check(entry)).collect()
}

fn section(catalog: &Catalog, version: &Version, term: &TermDefinition) -> Option<Diagnostic> {
    let document = &version.document;
    let (label, label_lang) = term.label.get(version.lang(), catalog.default_lang());
    let found = version.headings.iter().position(|heading| heading.section.as_deref() == Some(&term.key));
    match found {
        Some(position) if words_below(&document.body, position) > 0 => None,
        Some(position) => {
            let heading = document.body.headings.get(position)?;
            Some(codes::text::section_empty(in_text(document, &heading.source), label))
        }
        None => {
            let meant = meant_heading(version, term, version.lang(), catalog.default_lang());
            let meant = meant.map(|heading| (in_text(document, &heading.source), heading.text.as_str()));
            let id = (label_lang != version.lang()).then_some((term.key.as_str(), version.lang().as_str()));
            Some(codes::text::section_missing(Place::whole(&document.path), label, id, meant))
        }
    }
}

/// With how many headings a label is compared that was perhaps misspelt.
const MOST_COMPARED: usize = 200;

/// The heading without a section that was probably meant.
fn meant_heading<'a>(
    version: &'a Version,
    term: &TermDefinition,
    lang: &Lang,
    default: &Lang,
) -> Option<&'a crate::content::markdown::Heading> {
    let labels = [term.label.own(lang, default), term.label.exact(default, default)].into_iter().flatten();
    let synonyms = term.synonyms_in(lang).iter().map(String::as_str);
    let labels: Vec<&str> = labels.chain(synonyms).collect();
    let free = std::iter::zip(&version.document.body.headings, version.headings.iter());
    // The first of them suffice: a body with more headings than these has them for something else.
    let mut free = free.filter(|(_, id)| id.section.is_none()).map(|(heading, _)| heading).take(MOST_COMPARED);
    free.find(|heading| nearest(&heading.text, labels.iter().copied()).is_some())
}

pub(super) fn too_long(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for entry in catalog.entries.values() {
        let limited = catalog
            .vocabularies
            .sections(entry.key.kind)
            .iter()
            .filter_map(|term| Some((term, term.word_limit? as usize)));
        for (term, limit) in limited {
            for version in texts(catalog, entry) {
                let own = version.headings.iter().position(|heading| heading.section.as_deref() == Some(&term.key));
                let Some(position) = own else { continue };
                let words = words_below(&version.document.body, position);
                if let Some(heading) = version.document.body.headings.get(position).filter(|_| words > limit) {
                    let (label, _) = term.label.get(version.lang(), catalog.default_lang());
                    let place = in_text(&version.document, &heading.source);
                    found.push(codes::text::too_long(place, label, words, limit));
                }
            }
        }
    }
    found
}

/// Names under `unknown` are fields of the kind, fields that vocabularies define, or sections.
pub(super) fn unknown_names(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for kind in Kind::ALL {
        let mut entries = catalog.of_kind(kind).filter(|entry| !entry.head().unknown.is_empty()).peekable();
        if entries.peek().is_none() {
            continue;
        }
        let fields = schema::of(kind).top_level_keys();
        let defined = catalog.vocabularies.of_kind(kind).map(|(field, ..)| field);
        let sections = catalog.vocabularies.sections(kind).iter().map(|term| term.key.as_str());
        let known: BTreeSet<&str> = fields.chain(defined).chain(sections).collect();
        for entry in entries {
            let unknown = entry.head().unknown.iter().enumerate().filter(|(_, name)| !known.contains(name.as_str()));
            found.extend(unknown.map(|(position, name)| {
                let meant = nearest(name, known.iter().copied());
                codes::text::unknown_name(at(entry, item("unknown", position)), name, kind.singular(), meant)
            }));
        }
    }
    found
}

pub(super) fn withdrawn_without_reason(catalog: &Catalog) -> Vec<Diagnostic> {
    let withdrawn = catalog.entries.values().filter(|entry| entry.head().status == Status::Withdrawn);
    let silent = withdrawn.filter(|entry| entry.head().status_note.is_none());
    silent.map(|entry| codes::text::withdrawn_without_reason(at(entry, FieldPath::of("status")))).collect()
}

pub(super) fn language_not_in_site(catalog: &Catalog) -> Vec<Diagnostic> {
    let languages = &catalog.config.languages;
    let versions = catalog.entries.values().flat_map(|entry| entry.versions());
    let foreign = versions.filter(|version| !languages.contains(version.lang()));
    let known: Vec<&str> = languages.iter().map(Lang::as_str).collect();
    foreign
        .map(|version| {
            let place = Place::whole(&version.document.path);
            codes::address::language_not_in_site(place, version.lang().as_str(), &known.join(", "))
        })
        .collect()
}

pub(super) fn translation_of_nothing(catalog: &Catalog) -> Vec<Diagnostic> {
    let alone = catalog.entries.values().filter(|entry| entry.head().translation.is_some());
    alone
        .map(|entry| codes::text::translation_of_nothing(at(entry, FieldPath::of("translation")), &entry.key.id))
        .collect()
}

/// Texts that stand in one file for all languages: of site.yaml, of prize categories, of vocabularies as a whole. One
/// diagnostic for each file, but a single one for vocabularies, which come with the program and lack a language together. A text
/// that is written without languages is the same in all of them.
pub(super) fn texts_missing(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> =
        text_missing(catalog, &of_file(&site_yaml(), texts_of_site(&catalog.config))).into_iter().collect();
    let mut of_vocabularies = Vec::new();
    for entry in catalog.entries.values() {
        match entry.data() {
            Data::Vocabulary(own) => {
                let texts = [("label", &own.label), ("description", &own.description)];
                let texts = texts.into_iter().filter_map(|(field, text)| Some((FieldPath::of(field), text.as_ref()?)));
                of_vocabularies.extend(of_file(entry.path(), texts.collect()));
            }
            Data::Edition(edition) => {
                let categories = edition.rules.iter().flat_map(|rules| &rules.categories).enumerate();
                let path = |position| FieldPath::of("rules").key("categories").index(position).key("label");
                let texts = categories.map(|(position, category)| (path(position), &category.label)).collect();
                found.extend(text_missing(catalog, &of_file(entry.path(), texts)));
            }
            _ => {}
        }
    }
    found.extend(text_missing(catalog, &of_vocabularies));
    found
}

fn of_file<'a>(file: &SourcePath, texts: Vec<(FieldPath, &'a LangText)>) -> Vec<(Place, &'a LangText)> {
    texts.into_iter().map(|(path, text)| (Place::field(file, path), text)).collect()
}

/// The texts of site.yaml that may stand in several languages.
pub(super) fn texts_of_site(config: &Config) -> Vec<(FieldPath, &LangText)> {
    let mut texts = vec![(FieldPath::of("title"), &config.title)];
    texts.extend(config.tagline.iter().map(|text| (FieldPath::of("tagline"), text)));
    texts.extend(config.award.iter().map(|award| (FieldPath::of("award").key("name"), &award.name)));
    if let Some(funding) = &config.funding {
        let path = FieldPath::of("funding");
        texts.push((path.key("text"), &funding.text));
        let logos = funding.logos.iter().enumerate();
        texts.extend(logos.map(|(position, logo)| (path.key("logos").index(position).key("alt"), &logo.alt)));
    }
    let bands = config.size_bands.iter().enumerate();
    texts.extend(bands.map(|(position, band)| (item("size_bands", position).key("label"), &band.label)));
    texts
}

/// One for all texts, at the first of them that lacks a language.
fn text_missing(catalog: &Catalog, texts: &[(Place, &LangText)]) -> Option<Diagnostic> {
    let by_lang: Vec<_> = texts.iter().filter(|(_, text)| matches!(text, LangText::ByLang(_))).collect();
    let default = catalog.default_lang();
    let lacks = |text: &LangText, lang: &Lang| text.own(lang, default).is_none();
    let languages = &catalog.config.languages;
    let (first, _) = by_lang.iter().find(|(_, text)| languages.iter().any(|lang| lacks(text, lang)))?;
    let count = |lang: &Lang| by_lang.iter().filter(|(_, text)| lacks(text, lang)).count();
    let counts = languages.iter().map(|lang| (lang.as_str(), count(lang)));
    let counts: Vec<(&str, usize)> = counts.filter(|(_, count)| *count > 0).collect();
    Some(codes::translation::text_missing(first.clone(), &counts, by_lang.len()))
}

/// A translation's own day is the one on which a speaker of the language read it: `updated` is the original's.
pub(super) fn translation_old(catalog: &Catalog) -> Vec<Diagnostic> {
    let check = |entry: &Entry, version: &Version| {
        let reviewed = version.head().translation.as_ref()?.reviewed?;
        let updated = entry.head().updated.filter(|updated| updated.is_after(reviewed))?;
        let place = Place::field(&version.document.path, FieldPath::of("translation").key("reviewed"));
        let other = at(entry, FieldPath::of("updated"));
        Some(codes::text::translation_old(place, other, &reviewed.to_string(), &updated.to_string()))
    };
    let entries = catalog.entries.values();
    let all = entries.flat_map(|entry| entry.translations.values().map(move |version| (entry, version)));
    all.filter_map(|(entry, version)| check(entry, version)).collect()
}
