//! Nothing of what is held back is in the output: not through a reference, a name that falls back to an id, a count, a card, the
//! search index or the name of a picture.
//!
//! Of one entry of each kind every field, every text, every file and the id hold a word that stands nowhere else; all other entries refer
//! to it in every field that can. It is held back in each way there is. Then no byte of the output, inflated, has the word, and a site in which all
//! of this is called otherwise gives the same bytes: so not even a pixel or a number depends on it.

mod planted;

use std::io::Read;

use pearls::build::{Cache, Options, Outcome, build};
use pearls::bundle::{Blob, Bundle};
use pearls::diag::render::human;

use crate::support::site::options;
use planted::{ENTRIES, MARK, Planted};

fn all() -> Options {
    Options { search: true, cards: true, ..options() }
}

fn bundle(outcome: Outcome, what: &str) -> Bundle {
    let Outcome { bundle, diagnostics, .. } = outcome;
    bundle.unwrap_or_else(|| panic!("{what}:\n{}", human::render(&diagnostics, false)))
}

/// What a visitor can read in a file, in small letters.
fn inflated(address: &str, blob: &Blob) -> Vec<u8> {
    let mut bytes = blob.bytes().to_vec();
    if address.starts_with("search/") && !address.ends_with(".json") {
        let mut plain = Vec::new();
        flate2::read::ZlibDecoder::new(&*bytes)
            .read_to_end(&mut plain)
            .unwrap_or_else(|error| panic!("{address}: {error}"));
        bytes = plain;
    }
    bytes.make_ascii_lowercase();
    bytes
}

/// Where the word stands: in the names of files and in what they hold, with what stands around it.
fn told(bundle: &Bundle) -> Vec<String> {
    let in_name = bundle.files.keys().filter(|address| address.contains(MARK)).cloned();
    let in_bytes = bundle.files.iter().filter_map(|(address, blob)| {
        let bytes = inflated(address, blob);
        let at = bytes.windows(MARK.len()).position(|part| part == MARK.as_bytes())?;
        let around = &bytes[at.saturating_sub(90)..bytes.len().min(at + 40)];
        Some(format!("{address}: …{}…", String::from_utf8_lossy(around).replace('\n', "⏎")))
    });
    in_name.chain(in_bytes).collect()
}

/// Files that are not the same in both.
fn different(a: &Bundle, b: &Bundle) -> Vec<String> {
    let addresses = a.files.keys().chain(b.files.keys().filter(|address| !a.files.contains_key(*address)));
    addresses.filter(|address| a.files.get(*address) != b.files.get(*address)).cloned().collect()
}

/// The ways to hold an entry back, each with the two lines of its front matter that do it in the two sites. One is tried where
/// entries have pages in their own languages, the other where they have one in each.
const WAYS: [(&str, [&str; 2]); 2] =
    [("draft", ["status: draft"; 2]), ("later", ["published: 2027-01-01", "published: 2028-02-02"])];

fn held_back(kinds: &[&str]) {
    let mut faults = Vec::new();
    for entry in ENTRIES.iter().filter(|entry| kinds.contains(&entry.kind)) {
        let both = [Planted::new(entry, 'a'), Planted::new(entry, 'b')];
        for (untranslated, (way, lines)) in std::iter::zip(["link", "page"], WAYS) {
            let what = format!("{} {way} {untranslated}", entry.kind);
            let mut made = std::iter::zip(&both, lines).map(|(planted, line)| {
                let site = planted.held_back(line, untranslated);
                bundle(build(&site.sources(), &all(), &mut Cache::default()), &what)
            });
            let (a, b) = (made.next().unwrap(), made.next().unwrap());
            let found = told(&a);
            if found.is_empty() {
                let different = different(&a, &b).into_iter();
                faults.extend(different.map(|address| format!("{what}: {address} depends on it")));
            }
            faults.extend(found.into_iter().map(|fault| format!("{what}: {fault}")));
        }
    }
    let shown = faults[..faults.len().min(30)].join("\n");
    assert!(faults.is_empty(), "{} faults, these among them:\n{shown}", faults.len());
}

#[test]
fn places_and_organisations() {
    held_back(&["municipalities", "organisations"]);
}

#[test]
fn cases_and_plans() {
    held_back(&["case-studies", "action-plans", "plan-templates"]);
}

#[test]
fn editions_and_vocabularies() {
    held_back(&["editions", "vocabularies"]);
}

#[test]
fn all_others() {
    held_back(&["resources", "events", "articles", "pages"]);
}

/// What the page of a withdrawn entry and links to it may say.
const NOTICE: [&str; 4] = ["title", "status_note", "aliases[0]", "example"];

#[test]
fn nothing_that_a_withdrawn_entry_said_stays() {
    let mut faults = Vec::new();
    for entry in &ENTRIES {
        let made = ['a', 'b'].map(|site| {
            let site = Planted::but_for(entry, site, &NOTICE).held_back("status: withdrawn", "link");
            bundle(build(&site.sources(), &all(), &mut Cache::default()), entry.kind)
        });
        let found = told(&made[0]);
        if found.is_empty() {
            let different = different(&made[0], &made[1]);
            faults.extend(different.into_iter().map(|address| format!("{}: {address} depends on it", entry.kind)));
        }
        faults.extend(found.into_iter().map(|fault| format!("{}: {fault}", entry.kind)));
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// The outcome of an edition, and of a plan that was written for it.
const OUTCOME: [(&str, &[&str]); 2] = [
    (
        "editions",
        &[
            "prizes",
            "entrants[0].citation",
            "entrants[0].ceremony.url",
            "entrants[0].reports",
            "entrants[1].plan_unknown",
            "exceptions",
            "announcement_source",
        ],
    ),
    ("action-plans", &["outcome"]),
];

#[test]
fn the_outcome_of_an_edition_before_its_day() {
    let mut faults = Vec::new();
    for (kind, fields) in OUTCOME {
        let entry = ENTRIES.iter().find(|entry| entry.kind == kind).unwrap();
        // It is announced on 10 October 2024; a plan tells nothing either whose edition is a draft.
        for (day, edition) in [("2024-06-01", "published"), ("2026-06-01", "draft")] {
            let as_draft = |text: &str| text.replace("2025\nstatus: published", &format!("2025\nstatus: {edition}"));
            let made = ['a', 'b'].map(|site| {
                let planted = Planted::only(entry, site, fields, as_draft);
                assert!(planted.words >= fields.len(), "{kind}: {}", planted.words);
                let status = if kind == "editions" { edition } else { "published" };
                let site = planted.held_back(&format!("status: {status}"), "link");
                let on = |day: &str| {
                    let options = Options { today: day.parse().unwrap(), ..all() };
                    bundle(build(&site.sources(), &options, &mut Cache::default()), kind)
                };
                let is_told = !told(&on("2026-06-01")).is_empty();
                assert_eq!(is_told, edition == "published", "{kind}: it is told afterwards");
                on(day)
            });
            faults.extend(told(&made[0]).into_iter().map(|fault| format!("{kind} {day}: {fault}")));
            let different = different(&made[0], &made[1]);
            faults.extend(different.into_iter().map(|address| format!("{kind} {day}: {address} depends on it")));
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// Else the tests above would look for what is nowhere.
#[test]
fn what_is_shown_is_found() {
    for entry in &ENTRIES {
        let planted = Planted::new(entry, 'a');
        assert!(planted.words > 12, "{}: {} fields have the word", entry.kind, planted.words);
        let site = planted.held_back("status: published", "link");
        let bundle = bundle(build(&site.sources(), &all(), &mut Cache::default()), entry.kind);
        let told = told(&bundle);
        assert!(told.len() > 3, "{}: {told:#?}", entry.kind);
        if entry.kind != "vocabularies" {
            assert!(told.iter().any(|file| file.starts_with("search/")), "{}: {told:#?}", entry.kind);
        }
    }
}
