//! The search index: what is written is what tantivy has, and what browsers find is what tantivy finds.

mod corpus;
mod parity;
mod reading;
mod relevance;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use pearls::build::{self, Cache};
use pearls::bundle::Blob;
use pearls::disk::{self, ReadCache};
use pearls::memo::Memo;
use pearls::outline::outline;
use pearls::route::Base;
use pearls::search::documents::{Corpus, KIND, collect};
use pearls::search::export::{Cut, export};
use pearls::search::format::{BlockHash, BlockKind};
use pearls::search::index::{COLUMNS, Index, Posting};
use pearls::search::lexicon::{self, Row};
use pearls::search::plan::Planner;
use pearls::search::run;
use pearls::search::{FIELDS, Interface, SitePage};
use pearls::source::{SourceFile, SourcePath};
use pearls::values::{Kind, Lang};
use reading::Reader;
use serde_json::Value;

use crate::support::site::{Site, options};

/// Blocks so small that there are many, and no resident one.
const SHARDED: Cut = Cut { block: 512, resident_most: 0 };

fn files(corpus: &Corpus, index: &Index, cut: Cut) -> BTreeMap<String, Vec<u8>> {
    let counts = BTreeMap::from([(corpus.lang.to_string(), corpus.documents.len())]);
    export(corpus, index, &counts, cut).unwrap()
}

/// The blocks of an index by name, also those in the resident one.
struct Files {
    entrance: Value,
    packed: BTreeMap<String, Vec<u8>>,
    united: BTreeMap<String, Vec<u8>>,
}

impl Files {
    fn of(corpus: &Corpus, index: &Index, cut: Cut) -> Self {
        let mut packed = files(corpus, index, cut);
        let entrance: Value = serde_json::from_slice(&packed.remove("index.json").unwrap()).unwrap();
        let mut united = BTreeMap::new();
        if let Some(name) = entrance["resident"].as_str() {
            let mut reader = Reader::open(&packed.remove(name).unwrap(), BlockKind::Resident);
            let count = reader.count();
            let blocks: Vec<_> = (0..count).map(|_| (reader.hash(), reader.count())).collect();
            for (hash, length) in blocks {
                united.insert(hash.to_string(), reader.bytes(length).to_vec());
            }
            assert!(reader.is_at_end());
        }
        Self { entrance, packed, united }
    }

    fn open(&self, name: &str, kind: BlockKind) -> Reader {
        match self.united.get(name) {
            Some(bytes) => Reader::raw(bytes.clone(), kind),
            None => Reader::open(&self.packed[name], kind),
        }
    }

    /// All rows of the lexicon, and the postings blocks that they name by first term.
    fn lexicon(&self) -> (Vec<Row>, BTreeMap<u32, BlockHash>) {
        let (mut rows, mut lists): (Vec<Row>, _) = (Vec::new(), BTreeMap::new());
        let entries = self.entrance["lexicon"].as_array().unwrap();
        for (at, entry) in entries.iter().enumerate() {
            let mut reader = self.open(entry[1].as_str().unwrap(), BlockKind::Lexicon);
            let mut first = 0;
            for _ in 0..reader.count() {
                first += reader.int();
                let hash = reader.hash();
                assert_eq!(*lists.entry(first).or_insert(hash), hash, "one block, one hash");
            }
            let (mut key, mut term) = (String::new(), 0);
            let (own, next) = (entry[0].as_str().unwrap(), entries.get(at + 1).and_then(|next| next[0].as_str()));
            for number in 0..reader.count() {
                key = reader.text_after(&key);
                let frequency = reader.int();
                term += reader.signed();
                assert!(key.as_str() >= own && next.is_none_or(|next| key.as_str() < next), "{own} ≤ {key} < {next:?}");
                assert!(number > 0 || rows.last().is_none_or(|last| last.key != key), "{key} is in two blocks");
                let (term, fields, form) = (u32::try_from(term).unwrap(), reader.byte(), reader.int());
                rows.push(Row {
                    key: key.clone(),
                    is_alternate: frequency % 2 == 1,
                    term,
                    df: frequency / 2,
                    fields,
                    form,
                });
            }
            assert!(reader.is_at_end());
        }
        (rows, lists)
    }

    /// The postings of all terms by field, in the order of the terms.
    fn postings(&self, lists: &BTreeMap<u32, BlockHash>) -> Vec<[Vec<Posting>; COLUMNS]> {
        let mut all = Vec::new();
        for (first, hash) in lists {
            let mut reader = self.open(&hash.to_string(), BlockKind::Postings);
            assert_eq!((reader.int(), *first as usize), (*first, all.len()), "no block is missing");
            let count = reader.count();
            let mut places = Reader::open(&self.packed[&reader.hash().to_string()], BlockKind::Positions);
            assert_eq!((places.count(), places.count()), (*first as usize, count));
            // The lengths of the parts, which lead to one without reading those before it.
            for _ in 0..count {
                reader.int();
                places.int();
            }
            for _ in 0..count {
                let mask = reader.byte();
                all.push(std::array::from_fn(|field| match mask & 1 << field {
                    0 => Vec::new(),
                    _ if field < FIELDS.len() => list(&mut reader, &mut places),
                    _ => documents(&mut reader),
                }));
            }
            assert!(reader.is_at_end() && places.is_at_end());
        }
        all
    }
}

/// The postings of one field.
fn list(reader: &mut Reader, places: &mut Reader) -> Vec<Posting> {
    let mut document = 0;
    let count = reader.count();
    let read = |_| {
        let delta = reader.int();
        document += delta / 2;
        let count = if delta % 2 == 1 { 1 } else { reader.int() };
        let mut position = 0;
        let positions = (0..count).map(|_| {
            position += places.int();
            position
        });
        Posting { document, positions: positions.collect() }
    };
    (0..count).map(read).collect()
}

/// The documents of a form.
fn documents(reader: &mut Reader) -> Vec<Posting> {
    let mut document = 0;
    let count = reader.count();
    let read = |_| {
        document += reader.int();
        Posting { document, positions: Vec::new() }
    };
    (0..count).map(read).collect()
}

#[test]
fn what_is_written_is_what_tantivy_has() {
    for (lang, count) in [("en", 40), ("de", 150), ("lv", 150), ("pl", 60), ("fi", 1), ("en", 0)] {
        let corpus = corpus::make(lang, count);
        let index = Index::new(&corpus).unwrap();
        for cut in [Cut::default(), SHARDED] {
            let files = Files::of(&corpus, &index, cut);
            let (rows, lists) = files.lexicon();
            assert_eq!(rows, lexicon::rows(&index), "{lang}");
            let postings = files.postings(&lists);
            assert_eq!(postings.len(), index.terms.len(), "{lang}");
            for (own, term) in std::iter::zip(&postings, &index.terms) {
                for (field, found) in own.iter().enumerate() {
                    assert_eq!(*found, index.postings(term, field).unwrap(), "{lang}: {} in {field}", term.text);
                }
            }
            assert_eq!(files.entrance["resident"].is_null(), cut.resident_most < count, "{lang} {count}");
        }
    }
}

#[test]
fn a_facet_chosen_in_search_shows_what_its_listing_shows() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sources = disk::read(root, &mut ReadCache::default());
    let catalog = build::catalog(&sources, &options(), &mut Cache::default()).0.visible(options().today, false);
    let outline = outline(&catalog, &mut Memo::default());
    let corpus = collect(&catalog, &Interface::default(), catalog.default_lang());
    let column =
        |key: &str| corpus.facets.iter().position(|facet| facet.key == key).unwrap_or_else(|| panic!("no facet {key}"));
    let kind = column(KIND);
    let base = Base::new(&Lang::new("en"), &Lang::new("en"), None);
    let mut compared = 0;
    for facet in &outline.facets {
        // A facet of one value only is nothing to choose from.
        let Some(at) = corpus.facets.iter().position(|own| own.key == facet.key) else { continue };
        for (term, cases) in &facet.terms {
            let value = |at: usize, key: &str| {
                let values = corpus.facets[at].values.iter().position(|(own, _)| own == key);
                u32::try_from(values.unwrap_or_else(|| panic!("{key} is no value of {}", facet.key))).unwrap()
            };
            let (case, own) = (value(kind, Kind::CaseStudies.folder()), value(at, term));
            let has = |values: &[Vec<u32>]| values[kind].contains(&case) && values[at].contains(&own);
            let found = corpus.documents.iter().filter(|document| has(&document.values));
            let found: BTreeSet<&str> = found.map(|document| document.address.as_str()).collect();
            let listed: BTreeSet<String> = cases.iter().map(|key| base.entry(key)).collect();
            assert_eq!(found, listed.iter().map(String::as_str).collect(), "{} {term}", facet.key);
            compared += 1;
        }
    }
    assert!(compared > 20, "{compared} terms");
}

#[test]
fn an_edition_is_found_by_the_places_that_hold_its_title() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sources = disk::read(root, &mut ReadCache::default());
    let catalog = build::catalog(&sources, &options(), &mut Cache::default()).0.visible(options().today, false);
    let corpus = collect(&catalog, &Interface::default(), catalog.default_lang());
    let names = |address: &str| {
        let document = corpus.documents.iter().find(|document| document.address.as_str() == address).unwrap();
        document.names.join(" ")
    };
    assert!(names("editions/2024.html").contains("Svendborg"));
    // A candidate.
    assert!(!names("editions/2024.html").contains("Druskininkai"));
    assert!(!names("editions/2025.html").contains("Svendborg"));
}

#[test]
fn what_a_machine_has_translated_says_so_and_is_read_from_its_beginning() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/translated");
    let lang = Lang::new("lv");
    let machine_made = [(lang.clone(), "Mašīntulkojums".to_owned())].into();
    let interface = Interface { machine_made, ..Interface::default() };
    let document = |by: &str| {
        let mut sources = disk::read(&root, &mut ReadCache::default());
        let path = "content/case-studies/garden.lv.md";
        let text = format!(
            "---\ntitle: Dārzs\nsummary: Visiem.\ntranslation: {{{by}}}\n---\n\n## Mērķi\n\nPuķes.\n\n## Darbi\n\nSēklas.\n"
        );
        sources.texts.insert(SourcePath::new(path), SourceFile::new(path, &text));
        let catalog = build::catalog(&sources, &options(), &mut Cache::default()).0.visible(options().today, false);
        let corpus = collect(&catalog, &interface, &lang);
        corpus.documents.into_iter().find(|document| document.address == "lv/case-studies/garden.html").unwrap()
    };
    let by_machine = document("by: machine");
    assert!(by_machine.line.ends_with(" · Mašīntulkojums"), "{}", by_machine.line);
    assert_eq!(by_machine.sections.len(), 3);
    assert!(by_machine.sections.iter().all(|section| section.id.is_empty()), "{:?}", by_machine.sections);
    for by in ["by: person", "by: machine, reviewed: 2026-01-02"] {
        let read = document(by);
        assert!(!read.line.contains("Mašīntulkojums"), "{by}: {}", read.line);
        assert!(read.sections.iter().skip(1).all(|section| !section.id.is_empty()), "{by}: {:?}", read.sections);
    }
}

/// The addresses of what a query finds, the best first.
fn found(corpus: &Corpus, text: &str) -> Vec<String> {
    let index = Index::new(corpus).unwrap();
    let (_, hits) = run::answer(&Planner::new(&index), text).unwrap();
    hits.iter().map(|hit| corpus.documents[hit.document as usize].address.clone()).collect()
}

#[test]
fn kinds_are_searched_by_their_words_and_weighed_and_the_sites_own_pages_are_found() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sources = disk::read(root, &mut ReadCache::default());
    let catalog = build::catalog(&sources, &options(), &mut Cache::default()).0.visible(options().today, false);
    let page = |address: &str, title: &str| SitePage {
        address: address.to_owned(),
        lang: Lang::new("en"),
        title: title.to_owned(),
        text: String::new(),
    };
    let pages = vec![page("map.html", "Map"), page("glossary.html", "Glossary")];
    let interface = Interface { pages, ..Interface::default() };
    let corpus = collect(&catalog, &interface, &Lang::new("en"));
    for (text, first) in [
        ("map", "map.html"),
        ("glossary", "glossary.html"),
        ("deadline", "editions/2025.html"),
        ("plan template", "plan-templates/cureap.html"),
        ("action plan kiel", "action-plans/kiel-2024.html"),
        ("youth", "case-studies/svendborg-young-people.html"),
        ("award 2025", "editions/2025.html"),
        ("2025 winners", "editions/2025.html"),
        ("worksheet 1.2", "resources/worksheet-1-2.html"),
        ("firestation", "case-studies/brankis.html"),
        ("\"fire statoin\"", "case-studies/brankis.html"),
        ("Кiel", "municipalities/kiel.html"),
    ] {
        assert_eq!(found(&corpus, text).first().map(String::as_str), Some(first), "{text}");
    }
    // The programme's own form has the word in its title.
    assert!(found(&corpus, "CuReAP").iter().take(2).any(|own| own == "plan-templates/cureap.html"), "the template");
    assert!(found(&corpus, "plan").first().is_some_and(|first| first.contains("plan")), "an organisation comes first");
    assert_eq!(found(&corpus, "🎭"), [""; 0], "signs alone are no question for everything");
    let other = collect(&catalog, &interface, &Lang::new("de"));
    let templates = found(&other, "Planvorlage");
    assert!(templates.first().is_some_and(|first| first.starts_with("de/plan-templates/")), "{templates:?}");
    assert!(!found(&other, "map").iter().any(|address| address == "map.html"), "a page of another language");
}

#[test]
fn numbers_are_found_however_they_are_set() {
    let mut corpus = corpus::make("en", 10);
    corpus.documents[3].sections[0].text = "About 12 000 people, or 300.".into();
    corpus.documents[4].sections[0].text = "About 12000 people.".into();
    corpus.documents[5].sections[0].text = "No. 1.2 of 2.1 and 文化祭.".into();
    corpus.documents[6].sections[0].text = "No. 2 of 1.".into();
    let found = |text: &str| -> Vec<String> {
        let mut found = found(&corpus, text);
        found.sort();
        found.iter().map(|address| address.replace("case-studies/0000", "").replace(".html", "")).collect()
    };
    for text in ["12000 ", "12 000 ", "12.000 ", "12’000 "] {
        assert_eq!(found(text), ["3", "4"], "{text}");
    }
    assert_eq!(found("30000 "), [""; 0], "digits are corrected");
    assert_eq!(found("1.2 "), ["5"]);
    assert_eq!(found("文化 "), ["5"]);
    assert_eq!(found("\"12 000\""), ["3"]);
}

#[test]
fn a_checked_number_is_searched_as_the_page_shows_it() {
    // The second case is to be published later, so that the page counts one less than was typed.
    let case = |id: &str, published: &str, body: &str| {
        format!(
            "//- content/case-studies/{id}.md\n---\ntitle: Case {id}\nsummary: S.\nmunicipalities: rujiena\nperiod: 2024\ntopics: belonging\n{published}---\n\n{body}\n"
        )
    };
    let all = "About [3](data:case-studies/count) cases.\n\n## What was done\n\nIt.\n\n## Of the [3](data:case-studies/count)\n\nThey are [3](data:case-studies/count).";
    let site = Site::base().with(&case("counting", "", all)).with(&case(
        "later",
        "published: 2030-01-01\n",
        "## What was done\n\nLater.",
    ));
    let bundle = site.build(&mut Cache::default()).bundle.expect("the site has no errors");
    let Some(Blob::Bytes { bytes, .. }) = bundle.files.get("case-studies/counting.html") else { panic!("no page") };
    let page = String::from_utf8_lossy(bytes);
    assert!(page.contains("About 2 cases") && page.contains("Of the 2</h2>") && !page.contains("Of the 3"), "{page}");

    let catalog = build::catalog(&site.sources(), &options(), &mut Cache::default()).0.visible(options().today, false);
    let corpus = collect(&catalog, &Interface::default(), catalog.default_lang());
    let document = corpus.documents.iter().find(|document| document.address == "case-studies/counting.html").unwrap();
    let sections: Vec<_> = document.sections.iter().map(|own| (own.heading.as_str(), own.text.trim())).collect();
    assert_eq!(sections, [("", "S. About 2 cases."), ("What was done", "It."), ("Of the 2", "They are 2.")]);
}
