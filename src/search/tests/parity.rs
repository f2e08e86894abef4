//! The browser's client, run by Node on the written files, finds what tantivy finds: the same documents in the same order, with
//! scores that differ by the rounding of sums at most.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use pearls::build::{self, Cache};
use pearls::disk::{self, ReadCache};
use pearls::search::Interface;
use pearls::search::documents::{Corpus, collect};
use pearls::search::export::Cut;
use pearls::search::index::Index;
use pearls::search::plan::{How, Plan, Planner};
use pearls::search::run::{self, Hit, run};
use pearls::words;
use serde::{Deserialize, Serialize};

use super::corpus::{self, Random};
use super::{SHARDED, files};
use crate::support::site::options;

/// So many hits of a query are compared.
const COMPARED: usize = 50;

/// By how many steps of 32-bit numbers scores may differ.
const STEPS: u32 = 4;

/// What is asked for.
#[derive(Debug, Default, Serialize)]
struct Asked {
    text: String,
    /// The chosen keys by facet.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    filters: BTreeMap<String, Vec<String>>,
    years: Option<Years>,
}

#[derive(Debug, Clone, Copy, Serialize)]
struct Years {
    from: u16,
    to: u16,
}

impl Asked {
    fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Whether a document meets the filters: it has any of the chosen values of each facet, and is of one of the years.
    fn allows(&self, corpus: &Corpus, document: u32) -> bool {
        let document = &corpus.documents[document as usize];
        let has_any = |(key, chosen): (&String, &Vec<String>)| {
            let at = corpus.facets.iter().position(|facet| facet.key == *key).unwrap();
            document.values[at].iter().any(|value| chosen.contains(&corpus.facets[at].values[*value as usize].0))
        };
        let is_of = |years: Years| document.years.is_some_and(|(first, last)| first <= years.to && last >= years.from);
        self.filters.iter().all(has_any) && self.years.is_none_or(is_of)
    }
}

#[derive(Deserialize)]
struct Answer {
    plan: Plan,
    hits: Vec<(u32, f32)>,
    /// The hits that meet the filters.
    chosen: Vec<u32>,
}

/// What the client answers.
fn ask(corpus: &Corpus, index: &Index, cut: Cut, queries: &[Asked]) -> Vec<Answer> {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files(corpus, index, cut) {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut node = Command::new("node")
        .arg(root.join("tests/search/parity.mjs"))
        .args([folder.path(), &root.join("themes/pearls/scripts/search")])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Node.js is missing: install version 20 (`apt-get install nodejs`), then run `tests/run`");
    let mut stdin = node.stdin.take().unwrap();
    stdin.write_all(&serde_json::to_vec(queries).unwrap()).unwrap();
    drop(stdin);
    let output = node.wait_with_output().unwrap();
    assert!(output.status.success(), "parity.mjs failed");
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Whether two scores are the same but for rounding: scores are positive, so their bits are in their order.
fn is_near(one: f32, other: f32) -> bool {
    one.to_bits().abs_diff(other.to_bits()) <= STEPS
}

/// What is wrong with the client's hits. Where scores lie so near, neighbours may change places, also over the end.
fn difference(own: &[Hit], found: &[(u32, f32)]) -> Option<String> {
    if own.len() != found.len() {
        return Some(format!("tantivy finds {} documents, the client {}", own.len(), found.len()));
    }
    for (at, (hit, (document, score))) in std::iter::zip(own, found).take(COMPARED).enumerate() {
        if !is_near(hit.score, *score) {
            return Some(format!("{at}: tantivy {hit:?}, the client {document} with {score}"));
        }
        let has_place = own.iter().any(|own| own.document == *document && is_near(own.score, *score));
        if hit.document != *document && !has_place {
            return Some(format!("{at}: tantivy {}, the client {document}", hit.document));
        }
        let is_equal = at > 0 && found.get(at - 1).is_some_and(|(before, other)| other == score && before > document);
        if is_equal {
            return Some(format!("{at}: equal scores, but {document} comes after a later one"));
        }
    }
    None
}

/// Compares the answers to queries, in resident and in sharded mode; gives how many hits were compared, and how many of them were chosen.
fn compare(corpus: &Corpus, queries: &[Asked]) -> [usize; 2] {
    let index = Index::new(corpus).unwrap();
    let planner = Planner::new(&index);
    let mut compared = [0; 2];
    let mut known: Vec<(Plan, Plan, Vec<Hit>)> = Vec::new();
    for (mode, cut) in [("resident", Cut { block: 512, resident_most: usize::MAX }), ("sharded", SHARDED)] {
        for (at, (query, answer)) in std::iter::zip(queries, ask(corpus, &index, cut, queries)).enumerate() {
            if at == known.len() {
                let (own, _) = run::answer(&planner, &query.text).unwrap();
                known.push((own, answer.plan.clone(), run(&index, &answer.plan).unwrap()));
            }
            let (plan, answered, hits) = &known[at];
            let hits = if *answered == answer.plan { hits.clone() } else { run(&index, &answer.plan).unwrap() };
            let found = difference(&hits, &answer.hits);
            assert_eq!(found, None, "{mode}, {}, {query:?}: {:?}", corpus.lang, answer.plan);
            compared[0] += hits.len().min(COMPARED);
            if !query.filters.is_empty() {
                let all = answer.hits.iter().map(|(document, _)| *document);
                let allowed: Vec<u32> = all.filter(|document| query.allows(corpus, *document)).collect();
                assert_eq!(answer.chosen, allowed, "{mode}, {}, {query:?}", corpus.lang);
                compared[1] += allowed.len();
            }
            // A sharded index looks for similar words near by only.
            let is_near = |plan: &Plan| plan.words.iter().any(|word| !matches!(word.how, How::Exact | How::Prefix));
            if mode == "resident" || !is_near(plan) {
                assert_eq!(answer.plan, *plan, "{mode}, {}, {query:?}", corpus.lang);
            }
        }
    }
    compared
}

/// One word of so many, words together, the beginnings of words, phrases, what is excluded, mistyped words, filters.
fn queries(corpus: &Corpus, every: usize, random: &mut Random) -> Vec<Asked> {
    let texts: Vec<&str> = corpus.documents.iter().flat_map(|document| document.fields()).flatten().collect();
    let cut: Vec<Vec<String>> = texts.iter().map(|text| words::words(text).map(|(_, word)| word).collect()).collect();
    let mut words: Vec<String> = cut.iter().flatten().cloned().collect();
    words.sort();
    words.dedup();
    let mut queries: Vec<String> = words.iter().step_by(every).map(|word| format!("{word} ")).collect();
    for _ in 0..120 {
        let own: Vec<String> = (0..1 + random.below(5)).map(|_| random.pick(&words).clone()).collect();
        queries.push(own.join(" "));
        let start: String = random.pick(&words).chars().take(2 + random.below(3)).collect();
        queries.push(format!("{} {start}", own[0]));
        let mistyped: String = own[0].chars().rev().take(7).collect();
        queries.push(mistyped);
        let sentence = random.pick(&cut);
        let at = random.below(sentence.len());
        let phrase: Vec<String> = sentence.iter().skip(at).take(1 + random.below(3)).cloned().collect();
        queries.push(format!("\"{}\" {}", phrase.join(" "), own[0]));
        queries.push(format!("\"{}\"", phrase.join(" ")));
        queries.push(format!("{} -{} -\"{}\"", own.join(" "), random.pick(&words), phrase.join(" ")));
    }
    let strange = [
        "",
        "-",
        "\"\"",
        "<img onerror=alert(1)>",
        "☃",
        "\"nothing like this\" word",
        "Кiel",
        "12 000",
        "1.2",
        "文化",
        "he",
    ];
    queries.extend(strange.map(str::to_owned));
    for _ in 0..40 {
        let (one, other) = (random.pick(&words), random.pick(&words));
        queries.push(format!("{one}{other}"));
        queries.push(format!("\"{one} {other}\" {one}"));
        let mut letters: Vec<char> = one.chars().collect();
        letters.remove(random.below(letters.len()));
        queries.push(words::unaccented(&letters.into_iter().collect::<String>()));
    }
    let mut queries: Vec<Asked> = queries.into_iter().map(Asked::new).collect();
    for at in 0..60 {
        let mut asked = Asked::new(if at % 3 == 0 { "" } else { &**random.pick(&words) });
        for _ in 0..1 + random.below(2) {
            let facet = random.pick(&corpus.facets);
            let keys = (0..1 + random.below(2)).map(|_| random.pick(&facet.values).0.clone());
            asked.filters.insert(facet.key.clone(), keys.collect());
        }
        let from = 2000 + random.below(30) as u16;
        asked.years = (at % 2 == 0).then(|| Years { from, to: from + random.below(6) as u16 });
        queries.push(asked);
    }
    queries
}

fn stands_all(corpus: &Corpus, every: usize, seed: u64) {
    let queries = queries(corpus, every, &mut Random(seed));
    let [compared, chosen] = compare(corpus, &queries);
    let count = queries.len();
    assert!(
        count > 500 && compared > 2 * count && chosen > 10,
        "{}: {count} queries, {compared} hits, {chosen} chosen",
        corpus.lang
    );
}

#[test]
fn browsers_find_what_tantivy_finds() {
    for (lang, count) in [("en", 40), ("de", 120), ("lv", 120), ("pl", 60)] {
        stands_all(&corpus::make(lang, count), 1, 7 + count as u64);
    }
    for lang in ["da", "et", "fi", "lt", "no", "sv"] {
        stands_all(&corpus::make(lang, 25), 1, 5);
    }
}

#[test]
fn browsers_find_in_this_repository_what_tantivy_finds() {
    let sources = disk::read(Path::new(env!("CARGO_MANIFEST_DIR")), &mut ReadCache::default());
    let catalog = build::catalog(&sources, &options(), &mut Cache::default()).0.visible(options().today, false);
    let languages = &catalog.config.languages;
    assert_eq!(languages.len(), 10);
    for lang in languages {
        // Most of its words are rare, and each of these is compared with all others.
        stands_all(&collect(&catalog, &Interface::default(), lang), 60, 3);
    }
}
