//! How well the search answers what people type on this repository's own site, in every language. The queries and what they should find
//! are in `relevance.yaml`; `benches/relevance` compares them with another search engine.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

use pearls::build::{self, Cache};
use pearls::disk::{self, ReadCache};
use pearls::memo::Memo;
use pearls::outline::{self, Page};
use pearls::search::Interface;
use pearls::search::documents;
use pearls::search::index::Index;
use pearls::search::plan::Planner;
use pearls::search::run;
use pearls::values::{Kind, Lang};
use pearls::words;

use crate::support::site::options;

/// Success is counted among the first one and among so many.
const MOST: usize = 5;

/// At least so many percent of the queries of a class have a good answer at the first place, and among the first [`MOST`]: a little less
/// than what is reached, so that a change for the worse fails. Raise them when the search becomes better.
const LEAST: [(&str, usize, usize); 8] = [
    ("compound", 61, 93),
    ("exact", 98, 100),
    ("inflected", 91, 98),
    ("phrase", 100, 100),
    ("prefix", 98, 100),
    ("reader", 98, 100),
    ("typo", 95, 100),
    ("unaccented", 95, 100),
];

/// Queries with the entries of which any is a good answer, by language and class.
type Wanted = BTreeMap<String, BTreeMap<String, BTreeMap<String, Vec<String>>>>;

/// What became of a query.
struct Outcome {
    lang: String,
    class: String,
    query: String,
    /// The place of the first good answer, from 0.
    place: Option<usize>,
    first: String,
}

fn wanted() -> Wanted {
    serde_yaml::from_str(include_str!("../../../tests/search/relevance.yaml")).unwrap()
}

fn outcomes() -> Vec<Outcome> {
    let sources = disk::read(Path::new(env!("CARGO_MANIFEST_DIR")), &mut ReadCache::default());
    let options = options();
    let catalog = build::catalog(&sources, &options, &mut Cache::default()).0.visible(options.today, options.drafts);
    let outline = outline::outline(&catalog, &mut Memo::default());
    let ids = outline.pages.iter().filter_map(|spec| match &spec.page {
        Page::Entry(key) => Some((spec.address.as_str(), format!("{}/{}", key.kind.folder(), key.id))),
        _ => None,
    });
    let ids: BTreeMap<_, _> = ids.collect();
    let mut outcomes = Vec::new();
    for (lang, classes) in wanted() {
        let corpus = documents::collect(&catalog, &Interface::default(), &Lang::new(&lang));
        let index = Index::new(&corpus).unwrap();
        let planner = Planner::new(&index);
        let found = |text: &str| -> Vec<String> {
            let (_, hits) = run::answer(&planner, text).unwrap();
            hits.iter().map(|hit| ids[corpus.documents[hit.document as usize].address.as_str()].clone()).collect()
        };
        let searchable: BTreeSet<&String> =
            corpus.documents.iter().map(|document| &ids[document.address.as_str()]).collect();
        let queries = classes.iter().flat_map(|(class, all)| all.iter().map(move |(query, good)| (class, query, good)));
        for (class, query, good) in queries {
            let lost: Vec<_> = good.iter().filter(|id| !searchable.contains(id)).collect();
            assert!(
                lost.is_empty(),
                "{lang}, {class}, {query}: no page that is searched: {lost:?}; correct relevance.yaml"
            );
            let found = found(query);
            outcomes.push(Outcome {
                lang: lang.clone(),
                class: class.clone(),
                query: query.clone(),
                place: found.iter().position(|id| good.contains(id)),
                first: found.first().cloned().unwrap_or_default(),
            });
        }
    }
    outcomes
}

/// How many of the queries have a good answer among the first `most`.
fn good(outcomes: &[&Outcome], most: usize) -> usize {
    outcomes.iter().filter(|outcome| outcome.place.is_some_and(|place| place < most)).count()
}

fn table(outcomes: &[Outcome], key: impl Fn(&Outcome) -> &str) -> String {
    let mut groups: BTreeMap<&str, Vec<&Outcome>> = BTreeMap::new();
    for outcome in outcomes {
        groups.entry(key(outcome)).or_default().push(outcome);
        groups.entry("~ all").or_default().push(outcome);
    }
    let mut text = String::new();
    for (name, own) in groups {
        let percent = |most| 100.0 * good(&own, most) as f64 / own.len() as f64;
        let (first, among, count) = (percent(1), percent(MOST), own.len());
        writeln!(text, "{name:12}{count:6} queries {first:7.1} % at the first place {among:7.1} % among {MOST}")
            .unwrap();
    }
    text
}

fn misses(outcomes: &[Outcome]) -> String {
    let missed = outcomes.iter().filter(|outcome| outcome.place != Some(0));
    let line = |Outcome { lang, class, query, place, first }: &Outcome| {
        let place = place.map_or("not found".into(), |place| format!("at place {}", place + 1));
        format!("{lang} {class} {query}: {place}; the first is {first}\n")
    };
    missed.map(line).collect()
}

#[test]
fn people_find_what_they_mean() {
    let outcomes = outcomes();
    let report = format!(
        "{}\n{}\n{}",
        misses(&outcomes),
        table(&outcomes, |outcome| &outcome.class),
        table(&outcomes, |outcome| &outcome.lang),
    );
    println!("{report}");
    let classes: BTreeSet<&str> = outcomes.iter().map(|outcome| outcome.class.as_str()).collect();
    let known: BTreeSet<&str> = LEAST.iter().map(|(class, ..)| *class).collect();
    assert_eq!(classes, known, "the classes of relevance.yaml are those of LEAST");
    for (class, first, among) in LEAST {
        let own: Vec<&Outcome> = outcomes.iter().filter(|outcome| outcome.class == class).collect();
        for (most, least) in [(1, first), (MOST, among)] {
            let reached = good(&own, most);
            assert!(
                100 * reached >= least * own.len(),
                "{class}: {reached} of {} queries have a good answer among the first {most}, wanted are {least} %:\n{report}",
                own.len(),
            );
        }
    }
}

/// Every word with one typing error in it, and whether that is in the first letter: a letter that is missing, doubled, another one,
/// too much, or exchanged with the next.
fn slips(name: &str) -> Vec<(String, bool)> {
    let letters: Vec<char> = name.chars().collect();
    let mut found = Vec::new();
    for at in 0..letters.len() {
        let with = |taken: usize, put: &[char]| -> String {
            let rest = letters.iter().skip(at + taken);
            letters.iter().take(at).chain(put).chain(rest).collect()
        };
        let own = letters[at];
        let others = [with(1, &[]), with(0, &[own]), with(1, &['x']), with(1, &['e']), with(0, &['n'])];
        found.extend(others.map(|text| (text, at == 0)));
        found.extend(letters.get(at + 1).map(|next| (with(2, &[*next, own]), at == 0)));
    }
    found.retain(|(text, _)| text != name && !text.trim().is_empty());
    found
}

#[test]
fn slips_in_names_of_places_are_seen() {
    let sources = disk::read(Path::new(env!("CARGO_MANIFEST_DIR")), &mut ReadCache::default());
    let catalog = build::catalog(&sources, &options(), &mut Cache::default()).0.visible(options().today, false);
    let lang = catalog.default_lang().clone();
    let corpus = documents::collect(&catalog, &Interface::default(), &lang);
    let index = Index::new(&corpus).unwrap();
    let planner = Planner::new(&index);
    let places = catalog.of_kind(Kind::Municipalities).filter(|entry| catalog.lists(entry)).map(|entry| {
        let address = format!("municipalities/{}.html", entry.key.id);
        (entry.version(&lang).head().title.clone(), address)
    });
    // How many slips there are, and how many of them are seen, in the first letter and in others.
    let mut counts = BTreeMap::new();
    let mut missed = String::new();
    for (name, address) in places {
        let unaccented = words::unaccented(&name);
        for (style, spelling) in [("native", &name), ("unaccented", &unaccented)] {
            for (text, is_first) in
                slips(spelling).into_iter().filter(|(_, is_first)| *is_first || style == "unaccented").step_by(3)
            {
                let (_, hits) = run::answer(&planner, &text).unwrap();
                let mut found = hits.iter().take(MOST).map(|hit| &corpus.documents[hit.document as usize].address);
                let count: &mut [usize; 2] = counts.entry((style, is_first)).or_default();
                count[0] += 1;
                match found.any(|found| *found == address) {
                    true => count[1] += 1,
                    false => writeln!(missed, "{name}: {text}").unwrap(),
                }
            }
        }
    }
    for ((style, is_first), [count, seen]) in &counts {
        let least = if *is_first { 85 } else { 98 };
        assert!(100 * seen >= least * count, "{style}, in the first letter {is_first}: {seen} of {count}\n{missed}");
    }
    assert_eq!(counts.len(), 3, "{counts:?}");
}

#[test]
fn every_language_has_enough_queries_of_each_class() {
    for (lang, classes) in wanted() {
        let total: usize = classes.values().map(BTreeMap::len).sum();
        assert!(total >= 30, "{lang} has {total} queries, wanted are 30");
        let has_compounds = ["da", "de", "et", "fi", "no", "sv"].contains(&lang.as_str());
        for (class, ..) in LEAST.iter().filter(|(class, ..)| *class != "compound" || has_compounds) {
            let count = classes.get(*class).map_or(0, BTreeMap::len);
            assert!(count >= 3, "{lang} has {count} queries of the class {class}, wanted are 3");
        }
    }
}
