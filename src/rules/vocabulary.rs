//! Rules about vocabularies: their terms, their labels, the fields that they define, and whether anybody uses them.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::vocabularies::SECTIONS;
use crate::catalog::{Catalog, Entry};
use crate::content::Data;
use crate::content::schema;
use crate::content::schema::vocabulary::{TermDefinition, Vocabulary};
use crate::diag::{Diagnostic, FieldPath, Place, codes, nearest};
use crate::values::{Kind, Lang, LangText};

use super::{at, item, site_yaml};

fn vocabularies(catalog: &Catalog) -> impl Iterator<Item = (&Entry, &Vocabulary)> {
    catalog.of_kind(Kind::Vocabularies).filter_map(|entry| match entry.data() {
        Data::Vocabulary(vocabulary) => Some((&**entry, vocabulary)),
        _ => None,
    })
}

fn keys(vocabulary: &Vocabulary) -> impl Iterator<Item = (usize, &str)> {
    vocabulary.terms.iter().map(|term| term.key.as_str()).enumerate()
}

pub(super) fn terms_twice(catalog: &Catalog) -> Vec<Diagnostic> {
    let check = |entry: &Entry, vocabulary: &Vocabulary| -> Vec<Diagnostic> {
        let mut first: BTreeMap<&str, usize> = BTreeMap::new();
        let place = |position: usize| at(entry, item("terms", position).key("key"));
        let twice = keys(vocabulary).filter_map(|(position, key)| {
            let known = *first.entry(key).or_insert(position);
            (known != position).then(|| codes::vocabulary::term_twice(place(position), place(known), key))
        });
        twice.collect()
    };
    vocabularies(catalog).flat_map(|(entry, vocabulary)| check(entry, vocabulary)).collect()
}

type Pointer = fn(&TermDefinition) -> Option<&str>;

/// The fields by which a term names another one.
const POINTERS: [(&str, Pointer); 2] =
    [("broader", |term| term.broader.as_deref()), ("replaced_by", |term| term.replaced_by.as_deref())];

pub(super) fn unknown_terms(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (entry, vocabulary) in vocabularies(catalog) {
        let known: BTreeSet<&str> = keys(vocabulary).map(|(_, key)| key).collect();
        for (field, pointer) in POINTERS {
            let named = vocabulary.terms.iter().enumerate().filter_map(|(at, term)| Some((at, pointer(term)?)));
            found.extend(named.filter(|(_, key)| !known.contains(key)).map(|(position, key)| {
                let place = at(entry, item("terms", position).key(field));
                codes::vocabulary::unknown_term(place, field, key, nearest(key, known.iter().copied()))
            }));
        }
    }
    found
}

/// Each circle once, at the first of its terms.
pub(super) fn circles(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (entry, vocabulary) in vocabularies(catalog) {
        for (field, pointer) in POINTERS {
            for circle in circles_of(vocabulary, pointer) {
                let Some(position) = circle.iter().min() else { continue };
                let names = circle.iter().chain(circle.first());
                let names: Vec<&str> =
                    names.filter_map(|at| vocabulary.terms.get(*at)).map(|term| term.key.as_str()).collect();
                found.push(codes::vocabulary::circle(at(entry, item("terms", *position).key(field)), field, &names));
            }
        }
    }
    found
}

/// The positions of the terms of each circle. Every term is walked over once.
fn circles_of(vocabulary: &Vocabulary, pointer: Pointer) -> Vec<Vec<usize>> {
    let positions: BTreeMap<&str, usize> = keys(vocabulary).map(|(position, key)| (key, position)).collect();
    let next = |position: usize| positions.get(pointer(vocabulary.terms.get(position)?)?).copied();
    let mut walked: BTreeSet<usize> = BTreeSet::new();
    let mut circles = Vec::new();
    for start in 0..vocabulary.terms.len() {
        let mut path = Vec::new();
        let mut current = Some(start);
        while let Some(position) = current.filter(|position| walked.insert(*position)) {
            path.push(position);
            current = next(position);
        }
        let begin = current.and_then(|position| path.iter().position(|own| *own == position));
        circles.extend(begin.map(|begin| path.split_off(begin)));
    }
    circles
}

/// The positions of terms that lack a label, by vocabulary.
type Gap<'a> = Vec<(&'a Entry, Vec<usize>)>;

/// What lacks a label in a language.
fn gap<'a>(catalog: &'a Catalog, lang: &Lang) -> Gap<'a> {
    let default = catalog.default_lang();
    let of = |(entry, vocabulary): (&'a Entry, &Vocabulary)| {
        let terms = vocabulary.terms.iter().enumerate();
        let lacking = terms.filter(|(_, term)| term.label.own(lang, default).is_none());
        (entry, lacking.map(|(position, _)| position).collect::<Vec<usize>>())
    };
    vocabularies(catalog).map(of).filter(|(_, terms)| !terms.is_empty()).collect()
}

/// One for the languages that lack the same labels, at the first of these. Another language stands in, so a site can begin with a
/// language in which nobody has translated the vocabularies.
pub(super) fn labels_missing(catalog: &Catalog) -> Vec<Diagnostic> {
    let is_same = |one: &Gap, other: &Gap| {
        one.len() == other.len() && std::iter::zip(one, other).all(|(a, b)| a.0.key == b.0.key && a.1 == b.1)
    };
    let mut by_gap: Vec<(Gap, Vec<&str>)> = Vec::new();
    for lang in catalog.config.languages.iter() {
        let own = gap(catalog, lang);
        match by_gap.iter_mut().find(|(other, _)| is_same(other, &own)) {
            Some((_, languages)) => languages.push(lang.as_str()),
            None => by_gap.push((own, vec![lang.as_str()])),
        }
    }
    let tell = |(gap, languages): (Gap, Vec<&str>)| {
        let (entry, terms) = gap.first()?;
        let place = at(entry, item("terms", *terms.first()?).key("label"));
        let counts: Vec<(&str, usize)> =
            gap.iter().map(|(entry, terms)| (entry.key.id.as_str(), terms.len())).collect();
        Some(codes::vocabulary::label_missing(place, &languages, &counts))
    };
    by_gap.into_iter().filter_map(tell).collect()
}

/// A label or a synonym that stands for two terms in one language: a heading or a search could mean both. What nobody chooses by
/// may have one word for two things, as German has for cities and towns.
pub(super) fn labels_twice(catalog: &Catalog) -> Vec<Diagnostic> {
    let is_chosen = |(entry, own): &(&Entry, &Vocabulary)| own.field.is_some() || entry.key.id == SECTIONS;
    vocabularies(catalog)
        .filter(is_chosen)
        .flat_map(|(entry, vocabulary)| labels_twice_of(catalog, entry, vocabulary))
        .collect()
}

fn labels_twice_of(catalog: &Catalog, entry: &Entry, vocabulary: &Vocabulary) -> Vec<Diagnostic> {
    let mut first: BTreeMap<(&Lang, String), (usize, FieldPath)> = BTreeMap::new();
    let mut found = Vec::new();
    for (position, term) in vocabulary.terms.iter().enumerate() {
        for (lang, label, path) in words(term, item("terms", position), catalog.default_lang()) {
            let known = first.entry((lang, label.to_lowercase())).or_insert_with(|| (position, path.clone()));
            if known.0 != position {
                let other = at(entry, known.1.clone());
                found.push(codes::vocabulary::label_twice(at(entry, path), other, label, lang.as_str()));
            }
        }
    }
    found
}

/// All labels and synonyms of a term, with the fields that state them.
fn words<'a>(term: &'a TermDefinition, path: FieldPath, default: &'a Lang) -> Vec<(&'a Lang, &'a str, FieldPath)> {
    let label = path.key("label");
    let labels = term.label.iter(default).into_iter().map(|(lang, text)| match &term.label {
        LangText::Plain(_) => (lang, text, label.clone()),
        LangText::ByLang(_) => (lang, text, label.key(lang.as_str())),
    });
    let synonyms = term.synonyms.iter().flat_map(|(lang, words)| {
        let path = path.key("synonyms").key(lang.as_str());
        words.iter().enumerate().map(move |(position, word)| (lang, word.as_str(), path.index(position)))
    });
    labels.chain(synonyms).collect()
}

/// One for the whole site: a vocabulary may well come with more languages than a site has.
pub(super) fn languages_not_in_site(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut foreign: BTreeSet<&Lang> = BTreeSet::new();
    let mut first = None;
    for (entry, vocabulary) in vocabularies(catalog) {
        for (position, term) in vocabulary.terms.iter().enumerate() {
            for (lang, _, path) in words(term, item("terms", position), catalog.default_lang()) {
                if !catalog.config.languages.contains(lang) {
                    foreign.insert(lang);
                    first.get_or_insert_with(|| at(entry, path));
                }
            }
        }
    }
    for (path, text) in super::text::texts_of_site(&catalog.config) {
        let LangText::ByLang(texts) = text else { continue };
        for lang in texts.iter().map(|(lang, _)| lang).filter(|lang| !catalog.config.languages.contains(lang)) {
            foreign.insert(lang);
            first.get_or_insert_with(|| Place::field(&site_yaml(), path.key(lang.as_str())));
        }
    }
    let languages: Vec<&str> = foreign.into_iter().map(Lang::as_str).collect();
    let place = Place::field(&site_yaml(), FieldPath::of("languages"));
    first.map(|first| codes::vocabulary::language_not_in_site(place, first, &languages)).into_iter().collect()
}

/// Two vocabularies for one field of a kind, or one for a field that the kind has of itself.
pub(super) fn fields_taken(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (entry, vocabulary) in vocabularies(catalog) {
        let Some(field) = &vocabulary.field else { continue };
        for kind in &vocabulary.kinds {
            let owner = catalog.vocabularies.of_field(*kind, field).filter(|name| *name != entry.key.id);
            let by = match owner {
                _ if schema::of(*kind).top_level_keys().any(|key| key == field) => Some("the content model".to_owned()),
                owner => owner.map(|name| format!("the vocabulary `{name}`")),
            };
            let place = at(entry, FieldPath::of("field"));
            found.extend(by.map(|by| codes::vocabulary::field_taken(place, field, kind.singular(), &by)));
        }
    }
    found
}

pub(super) fn min_max(catalog: &Catalog) -> Vec<Diagnostic> {
    let reversed = vocabularies(catalog).filter_map(|(entry, vocabulary)| {
        let max = vocabulary.max.filter(|max| *max < vocabulary.min)?;
        Some(codes::vocabulary::min_max(at(entry, FieldPath::of("min")), vocabulary.min, max))
    });
    reversed.collect()
}

/// A vocabulary whose terms no entry can have says nothing of entries.
pub(super) fn means_without_field(catalog: &Catalog) -> Vec<Diagnostic> {
    let without = vocabularies(catalog).filter_map(|(entry, vocabulary)| {
        let lacking = match (vocabulary.field.is_none(), vocabulary.kinds.is_empty()) {
            (false, false) => return None,
            (true, false) => "field",
            (false, true) => "for",
            (true, true) => "field` and `for",
        };
        vocabulary.means?;
        Some(codes::vocabulary::means_without_field(at(entry, FieldPath::of("means")), lacking))
    });
    without.collect()
}

/// One for each vocabulary that fills a field, once an entry has that field.
pub(super) fn unused_terms(catalog: &Catalog) -> Vec<Diagnostic> {
    let check = |entry: &Entry, vocabulary: &Vocabulary| {
        let used = used(catalog, &entry.key.id, vocabulary);
        let terms = vocabulary.terms.iter().enumerate().filter(|(_, term)| term.replaced_by.is_none());
        let unused: Vec<_> = terms.filter(|(_, term)| !used.contains(term.key.as_str())).collect();
        let (first, _) = unused.first().filter(|_| !used.is_empty())?;
        let keys: Vec<&str> = unused.iter().map(|(_, term)| term.key.as_str()).collect();
        let place = at(entry, item("terms", *first).key("key"));
        Some(codes::vocabulary::unused_terms(place, &keys, vocabulary.terms.len()))
    };
    vocabularies(catalog).filter_map(|(entry, vocabulary)| check(entry, vocabulary)).collect()
}

/// The terms that entries use, the wider ones that they fall under, and those that have replaced them.
fn used<'a>(catalog: &'a Catalog, name: &str, vocabulary: &'a Vocabulary) -> BTreeSet<&'a str> {
    let Some(field) = &vocabulary.field else { return BTreeSet::new() };
    let own = vocabulary.kinds.iter().filter(|kind| catalog.vocabularies.of_field(**kind, field) == Some(name));
    let entries = own.flat_map(|kind| catalog.of_kind(*kind));
    let mut used: BTreeSet<&str> = entries.flat_map(|entry| entry.terms(field)).map(String::as_str).collect();
    let terms: BTreeMap<&str, &TermDefinition> =
        vocabulary.terms.iter().map(|term| (term.key.as_str(), term)).collect();
    let mut new: Vec<&str> = used.iter().copied().collect();
    while let Some(term) = new.pop() {
        let named = terms.get(term).into_iter().flat_map(|term| POINTERS.map(|(_, pointer)| pointer(term)));
        new.extend(named.flatten().filter(|key| used.insert(key)));
    }
    used
}
