//! Rules on small sites written as text. What the messages say is shown by `tests/diagnostics`; here it is when a rule
//! speaks, when it is silent, and where it points.

mod award;
mod links;
mod media;
mod site;
mod stages;
mod text;

use super::*;
use crate::catalog::link;
use crate::config::{self, Config};
use crate::content::document::{self, Input, ParseContext};
use crate::diag::{At, Severity};
use crate::map::Map;
use crate::route::{self, ContentPath};
use crate::source::{Hash, MediaFile, MemoryReader, SourceFile, Sources};

const SITE_YAML: &str = "pearls: '2'\ntitle: Test\nurl: https://example.org\nlanguages: [en, lv]\n";

/// The files of a text in which `//- path` opens each; without a site.yaml, a small one is added.
fn sources(text: &str) -> Sources {
    let mut sources = Sources {
        texts: BTreeMap::new(),
        media: BTreeMap::new(),
        reader: Arc::new(MemoryReader::default()),
        unread: Vec::new(),
    };
    for file in format!("//- site.yaml\n{SITE_YAML}\n{text}").split("//- ").skip(1) {
        let (path, content) = file.split_once('\n').unwrap_or((file, ""));
        let key = SourcePath::new(path);
        if path.ends_with(".md") || path.ends_with(".yaml") {
            sources.texts.insert(key, SourceFile::new(path, content));
        } else {
            let hash = Hash::of(content.as_bytes());
            sources.media.insert(key.clone(), MediaFile { path: key, size: content.len() as u64, hash });
        }
    }
    sources
}

fn parse(sources: &Sources, config: &Config) -> Vec<Arc<Parsed>> {
    let context = ParseContext { default_lang: config.default_lang().clone(), languages: config.languages.0.clone() };
    let inputs = sources.texts.values().filter_map(|file| {
        match route::content_path(file.path.as_str().strip_prefix("content/")?) {
            ContentPath::Entry { key, lang, own_folder } => Some(Input { file, key, suffix: lang, own_folder }),
            _ => None,
        }
    });
    inputs.map(|input| Arc::new(document::parse(&input, &context))).collect()
}

/// The catalog of a site that is right in all that is not the rules' business.
fn catalog(text: &str) -> Catalog {
    let (catalog, problems) = linked(text);
    assert!(problems.is_empty(), "the site of the test is not well-formed: {problems:#?}");
    catalog
}

fn linked(text: &str) -> (Catalog, Vec<Diagnostic>) {
    let sources = sources(text);
    let (config, mut problems) = config::load(&sources);
    let parsed = parse(&sources, &config);
    problems.extend(parsed.iter().flat_map(|parsed| parsed.diagnostics.clone()));
    let (mut catalog, found) =
        link::link(&parsed, Arc::new(config), Arc::new(sources.media.clone()), &mut Default::default());
    problems.extend(found);
    let baltic = || Map::read(include_str!("../../../themes/pearls/map/baltic.json")).unwrap();
    catalog.map = (catalog.config.map == "baltic").then(|| Arc::new(baltic()));
    (catalog, problems)
}

/// What is told, as `code file: place` with the file's name below `content/`.
fn shown(found: &[Diagnostic]) -> Vec<String> {
    let place = |place: &Place| match &place.at {
        At::Whole => String::new(),
        At::Field(path) | At::Key(path) => format!(": {path}"),
        At::Bytes(_) => ": text".to_owned(),
    };
    let file = |path: &SourcePath| path.as_str().trim_start_matches("content/").to_owned();
    found.iter().map(|it| format!("{} {}{}", it.code, file(&it.place.file), place(&it.place))).collect()
}

/// What one rule tells of a site.
fn told(rule: fn(&Catalog) -> Vec<Diagnostic>, text: &str) -> Vec<String> {
    shown(&rule(&catalog(text)))
}

fn day(text: &str) -> Day {
    text.parse().unwrap_or_else(|()| panic!("`{text}` is not a day"))
}

#[test]
fn only_notes_see_the_day() {
    let catalog = catalog(
        "//- content/municipalities/a.md\n---\ntitle: A\ncountry: LV\nreview_by: 2024\nlat: 1\nlon: 1\n---\n
//- content/organisations/o.md\n---\ntitle: O\nstatus: draft\ncountry: LV\ntype: cultural-venue\n---\n
//- content/case-studies/x.md\n---\ntitle: X\nsummary: S\nmunicipalities: a\norganiser: o\nperiod: 2023\nevidence: planned\n---\n[3](data:municipalities/count)\n",
    );
    let today = day("2030-01-01");
    let on_day = RULES.iter().filter_map(|rule| match rule {
        OnDay(rule) => Some(rule(&catalog, today)),
        Always(_) => None,
    });
    let found: Vec<Vec<Diagnostic>> = on_day.collect();
    assert!(found.iter().all(|rule| !rule.is_empty()), "each of them has something to say here");
    assert!(found.iter().flatten().all(|diagnostic| diagnostic.severity == Severity::Note));
}

#[test]
fn two_files_for_one_entry_and_language_are_told_once_each() {
    let page = "---\ntitle: T\n---\n";
    let sources = sources(&format!(
        "//- content/pages/a.md\n{page}//- content/pages/a.en.md\n{page}//- content/pages/a/index.md\n{page}//- content/pages/a.lv.md\n{page}"
    ));
    let (config, _) = config::load(&sources);
    let mut parsed = parse(&sources, &config);
    let expected = ["address/duplicate pages/a.md", "address/duplicate pages/a/index.md"];
    assert_eq!(shown(&check_files(&parsed)), expected);
    parsed.reverse();
    assert_eq!(shown(&check_files(&parsed)), expected, "whatever their order");
}

#[test]
fn a_timezone_is_compared_with_the_list_that_is_given() {
    let of = |zone: &str| {
        let (config, _) = config::load(&sources(&format!("//- site.yaml\n{SITE_YAML}timezone: {zone}\n")));
        super::site::timezone(&config, &["Europe/Riga", "UTC"]).and_then(|found| found.label)
    };
    assert_eq!(of("Europe/Riga"), None);
    assert_eq!(of("Europe/Rigaa").as_deref(), Some("did you mean `Europe/Riga`?"));
}
