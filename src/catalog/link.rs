//! Files become entries: originals are told from translations, translations are laid over them, fields get their meaning.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::config::Config;
use crate::content::document::Parsed;
use crate::content::{Data, Document, schema};
use crate::diag::{Diagnostic, FieldPath, Place, codes};
use crate::memo::Memo;
use crate::source::{Hash, MediaFile, SourcePath};
use crate::values::{EntryKey, Kind, Lang};
use crate::yaml::report;

use super::sections::SectionLabels;
use super::vocabularies::{SECTIONS, Vocabularies};
use super::{Catalog, Entry, Version, fields, references};

/// Joins all parsed files to a catalog; says what is wrong with what they say of each other.
pub fn link(
    parsed: &[Arc<Parsed>],
    config: Arc<Config>,
    media: Arc<BTreeMap<SourcePath, MediaFile>>,
    memo: &mut JoinMemo,
) -> (Catalog, Vec<Diagnostic>) {
    let mut broken = BTreeSet::new();
    let mut files: BTreeMap<EntryKey, Vec<Arc<Document>>> = BTreeMap::new();
    for file in parsed {
        match &file.document {
            Some(document) => files.entry(file.key.clone()).or_default().push(document.clone()),
            None => drop(broken.insert(file.key.clone())),
        }
    }
    // A translation is not taken for the original that could not be read.
    files.retain(|key, documents| !broken.contains(key) || documents.iter().any(|document| !document.has_suffix));
    let (vocabulary_files, files): (Vec<_>, Vec<_>) =
        files.into_iter().partition(|(key, _)| key.kind == Kind::Vocabularies);
    let none = Vocabularies::default();
    let (mut entries, mut diagnostics) = join_all(&vocabulary_files, &none, &config, &mut memo.vocabularies);
    let is_broken = |key: &&EntryKey| key.kind == Kind::Vocabularies && !entries.contains_key(*key);
    let unread = broken.iter().chain(vocabulary_files.iter().map(|(key, _)| key)).filter(is_broken);
    let vocabularies = Vocabularies::of(entries.values(), &unread.map(|key| key.id.as_str()).collect());
    let (others, problems) = join_all(&files, &vocabularies, &config, &mut memo.others);
    entries.extend(others);
    diagnostics.extend(problems);
    let all = vocabulary_files.iter().chain(&files).map(|(key, _)| key);
    broken.extend(all.filter(|key| !entries.contains_key(key)).cloned());
    let mut catalog = Catalog {
        config,
        entries,
        vocabularies: Arc::new(vocabularies),
        broken,
        held_back: BTreeSet::new(),
        media,
        releases: Arc::default(),
        map: None,
        referrers: Arc::default(),
    };
    let linked =
        memo.linked.map(&[&catalog], |catalog| (reaches(catalog), ()), |catalog, ()| references::link(catalog));
    for (referrers, found) in linked.iter().map(|linked| &**linked) {
        catalog.referrers = referrers.clone();
        diagnostics.extend(found.iter().cloned());
    }
    (catalog, diagnostics)
}

/// Joined entries, kept from build to build.
#[derive(Default)]
pub struct JoinMemo {
    vocabularies: Memo<JoinedOne>,
    others: Memo<JoinedOne>,
    linked: Memo<references::Linked>,
}

/// A hash of all names and references of a catalog.
fn reaches(catalog: &Catalog) -> Hash {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&catalog.vocabularies.hash().0).update(format!("{:?}", catalog.broken).as_bytes());
    for (key, entry) in &catalog.entries {
        hasher.update(&[key.kind as u8]).update(key.id.as_bytes()).update(&[0]);
        hasher.update(entry.path().as_str().as_bytes()).update(&[0]);
        for version in entry.versions() {
            hasher.update(&version.reach.0);
        }
    }
    Hash(*hasher.finalize().as_bytes())
}

type JoinedOne = (Option<Arc<Entry>>, Vec<Diagnostic>);
type Joined = (BTreeMap<EntryKey, Arc<Entry>>, Vec<Diagnostic>);

fn join_all(
    files: &[(EntryKey, Vec<Arc<Document>>)],
    vocabularies: &Vocabularies,
    config: &Config,
    memo: &mut Memo<JoinedOne>,
) -> Joined {
    let labels = Labels::new(vocabularies, config);
    let common = format!("{} {:?}", vocabularies.hash(), config.languages);
    let key = |(_, documents): &(EntryKey, Vec<Arc<Document>>)| {
        let mut hasher = blake3::Hasher::new();
        hasher.update(common.as_bytes());
        for document in documents {
            hasher.update(&document.hash.0).update(document.path.as_str().as_bytes()).update(&[0]);
        }
        (Hash(*hasher.finalize().as_bytes()), ())
    };
    let joined = memo.map(files, key, |(key, documents), ()| {
        let (entry, diagnostics) = join(key, documents, vocabularies, &labels, config);
        (entry.map(Arc::new), diagnostics)
    });
    let mut all: Joined = Default::default();
    for joined in joined {
        all.0.extend(joined.0.iter().map(|entry| (entry.key.clone(), entry.clone())));
        all.1.extend(joined.1.iter().cloned());
    }
    all
}

/// The section labels of each kind that has sections, by language.
struct Labels<'a> {
    by_kind: BTreeMap<(Kind, Lang), SectionLabels<'a>>,
    none: SectionLabels<'a>,
}

impl<'a> Labels<'a> {
    fn new(vocabularies: &'a Vocabularies, config: &Config) -> Self {
        let default = config.default_lang();
        let vocabulary = vocabularies.get(SECTIONS);
        let kinds = vocabulary.map_or(&[][..], |vocabulary| &vocabulary.kinds);
        let of = |kind: Kind, lang: &Lang| ((kind, lang.clone()), SectionLabels::new(vocabulary, kind, lang, default));
        let by_kind = kinds.iter().flat_map(|kind| config.languages.iter().map(move |lang| of(*kind, lang))).collect();
        Self { by_kind, none: SectionLabels::new(None, Kind::Pages, default, default) }
    }

    fn of(&self, document: &Document) -> &SectionLabels<'a> {
        self.by_kind.get(&(document.key.kind, document.lang.clone())).unwrap_or(&self.none)
    }
}

/// Joins the files of one entry. Without a readable original there is no entry.
fn join(
    key: &EntryKey,
    documents: &[Arc<Document>],
    vocabularies: &Vocabularies,
    labels: &Labels,
    config: &Config,
) -> (Option<Entry>, Vec<Diagnostic>) {
    let default = config.default_lang();
    let rank = |document: &&Arc<Document>| {
        let position = config.languages.iter().position(|lang| *lang == document.lang);
        (document.has_suffix && document.lang != *default, position.unwrap_or(usize::MAX), document.path.clone())
    };
    let Some(first) = documents.iter().min_by_key(rank) else { return (None, Vec::new()) };
    let fields = fields::read(first, vocabularies, default);
    let mut checked = first.front.checked.clone();
    checked.problems.extend(fields.problems);
    let checked = {
        let defined = vocabularies.of_kind(key.kind).map(|(field, ..)| field);
        report::without_misspelt(checked, schema::of(key.kind).top_level_keys().chain(defined))
    };
    let mut diagnostics = report::diagnostics(&checked, &first.path, key.kind.singular(), None);
    diagnostics.extend(fields.diagnostics);
    let original = first.front.data.as_ref().map(|data| {
        Arc::new(Version {
            data: data.clone(),
            fields: Arc::new(fields.terms),
            headings: labels.of(first).assign(&first.body, key.kind).into(),
            reach: reach(first, data),
            hash: Hash::of(&[&first.hash.0[..], first.path.as_str().as_bytes()].concat()),
            document: first.clone(),
        })
    });
    // What is wrong with a translation is told once its original can be read: half of it would follow from that.
    let Some(original) = original else { return (None, diagnostics) };
    let mut translations = BTreeMap::new();
    for document in documents.iter().filter(|document| !Arc::ptr_eq(document, first)) {
        if document.lang == first.lang || translations.contains_key(&document.lang) {
            continue; // Two files for one address: a rule reports it.
        }
        let read = Data::read(key.kind, &first.front.value, Some(&document.front.value));
        let mut own =
            report::diagnostics(&read.checked, &document.path, key.kind.singular(), Some(first.path.file_name()));
        let known = || schema::of(key.kind).top_level_keys();
        own.extend(read.checked.unknown_keys.iter().map(|name| match vocabularies.of_field(key.kind, name) {
            Some(_) => {
                let place = Place::key(&document.path, FieldPath::of(name));
                codes::translation::inherited_field(place, name, Some(first.path.file_name()))
            }
            None => report::unknown_key(&document.path, name, known(), key.kind.singular()),
        }));
        diagnostics.extend(without_copies(own, first.path.file_name()));
        if let Some(data) = read.data {
            translations.insert(document.lang.clone(), Arc::new(translated(&original, document, data, labels)));
        }
    }
    (Some(Entry { key: key.clone(), original, translations }), diagnostics)
}

/// Where several fields are those of the original, the file is a copy of it: one problem in place of one for each.
fn without_copies(found: Vec<Diagnostic>, original: &str) -> Vec<Diagnostic> {
    let is_one = |problem: &Diagnostic| problem.code == "translation/inherited-field";
    let (same, mut others): (Vec<_>, Vec<_>) = found.into_iter().partition(is_one);
    match same.first() {
        Some(first) if same.len() > 2 => {
            let keys: Vec<&str> = same.iter().filter_map(|problem| problem.message.split('`').nth(1)).collect();
            others.push(codes::translation::copied(first.place.clone(), &keys, original));
        }
        _ => others.extend(same),
    }
    others
}

/// See [`Version::reach`].
fn reach(document: &Document, data: &Data) -> Hash {
    let checked = &document.front.checked;
    Hash::of(format!("{:?}{:?}{:?}", references::names_of(data), checked.references, checked.terms).as_bytes())
}

/// The version of a translation, from what its fields say together with the original's.
fn translated(original: &Version, document: &Arc<Document>, data: Data, labels: &Labels) -> Version {
    let body = if document.body.is_empty() { &original.document } else { document };
    Version {
        reach: reach(document, &data),
        data: Arc::new(data),
        fields: original.fields.clone(),
        headings: labels.of(body).assign(&body.body, body.key.kind).into(),
        hash: Hash::of(&[&original.hash.0[..], &document.hash.0[..]].concat()),
        document: document.clone(),
    }
}
