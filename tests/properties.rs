//! What must hold for any site: warm = clean, the same bytes everywhere, no panic, nothing that depends on the day.

use std::fmt::Write;

use pearls::build::{Cache, Options, Outcome, build};
use pearls::bundle::Bundle;
use pearls::diag::Severity;
use proptest::prelude::*;

use crate::support::site::{Site, options};

/// A site with something of everything that pages are made of: languages, drafts, an edition to come, links, facets.
fn rich() -> Site {
    Site::base().with(include_str!("support/rich.md"))
}

/// One random change to a site.
#[derive(Debug, Clone)]
enum Edit {
    /// Writes case `n` with this title, topic, municipality, status, link to another case and length.
    Case {
        n: u8,
        title: u8,
        topic: u8,
        place: u8,
        status: u8,
        link: u8,
        words: u8,
    },
    RemoveCase(u8),
    Translate {
        n: u8,
        title: u8,
    },
    Untranslate(u8),
    RenamePlace {
        place: u8,
        title: u8,
    },
    Edition {
        announced: u8,
        titled: bool,
    },
    Page(u8),
    Message(u8),
    Template(u8),
    Config(u8),
    /// A file with a fault in it.
    Break(u8),
    Mend,
}

const TOPICS: [&str; 2] = ["belonging", "youth"];
const STATUSES: [&str; 4] = ["published", "draft", "archived", "withdrawn"];

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        6 => (0..8u8, 0..4u8, 0..2u8, 0..3u8, 0..4u8, 0..8u8, 0..50u8).prop_map(|(n, title, topic, place, status, link, words)| {
            Edit::Case { n, title, topic, place, status, link, words }
        }),
        1 => (0..8u8).prop_map(Edit::RemoveCase),
        2 => (0..8u8, 0..3u8).prop_map(|(n, title)| Edit::Translate { n, title }),
        1 => (0..8u8).prop_map(Edit::Untranslate),
        1 => (0..3u8, 0..3u8).prop_map(|(place, title)| Edit::RenamePlace { place, title }),
        1 => (0..3u8, any::<bool>()).prop_map(|(announced, titled)| Edit::Edition { announced, titled }),
        1 => (0..3u8).prop_map(Edit::Page),
        1 => (0..3u8).prop_map(Edit::Message),
        1 => (0..3u8).prop_map(Edit::Template),
        1 => (0..3u8).prop_map(Edit::Config),
        1 => (0..4u8).prop_map(Edit::Break),
        2 => Just(Edit::Mend),
    ]
}

impl Edit {
    /// The files that the change writes or takes away.
    fn files(&self) -> String {
        let mut text = String::new();
        let _ = match self {
            Self::Case { n, title, topic, place, status, link, words } => write!(
                text,
                "//- content/case-studies/case-{n}.md\n---\ntitle: Case {n} {title}\nsummary: S {title}.\nmunicipalities: place-{place}\n\
                 partners: body-{}\nperiod: 2024\ntopics: {}\nstatus: {}\n---\n\n## What was done\n\n{} [other](case-{link}.md) [{}](data:case-studies/count)",
                place % 2,
                TOPICS[*topic as usize],
                STATUSES[*status as usize],
                "word ".repeat(*words as usize + 1),
                1,
            ),
            Self::RemoveCase(n) => write!(
                text,
                "//- content/case-studies/case-{n}.md (absent)\n//- content/case-studies/case-{n}.lv.md (absent)"
            ),
            Self::Translate { n, title } => {
                write!(text, "//- content/case-studies/case-{n}.lv.md\n---\ntitle: Gadījums {title}\n---\n")
            }
            Self::Untranslate(n) => write!(text, "//- content/case-studies/case-{n}.lv.md (absent)"),
            Self::RenamePlace { place, title } => write!(
                text,
                "//- content/municipalities/place-{place}.md\n---\ntitle: Place {place} {title}\ncountry: {}\nlat: 5{title}\nlon: 25\n---\n",
                if *title == 0 { "LV" } else { "DE" }
            ),
            Self::Edition { announced, titled } => write!(
                text,
                "//- content/editions/2027.md\n---\ntitle: Award\nrules:\n  max_titles: 4\n  countries: LV\n  source: {{title: Rules}}\nstages:\n  - {{key: announcement, actual: 2026-0{}-01}}\n\
                 announcement_source: {{title: News}}\nentrants:\n  - {{municipality: place-0, reached: {}, plan_unknown: not public}}\n---\n",
                announced + 5,
                if *titled { "title" } else { "candidate" },
            ),
            Self::Page(n) => write!(text, "//- content/pages/about.md\n---\ntitle: About {n}\nnav: {n}\n---\n\nText."),
            Self::Message(n) => write!(text, "//- content/messages/en.yaml\nhome:\n  title: Start {n}"),
            Self::Template(n) => write!(
                text,
                "//- themes/pearls/templates/withdrawn.html\n{{% extends \"base.html\" %}}{{% block main %}}<h1>{n}</h1>{{% endblock %}}"
            ),
            Self::Config(n) => {
                write!(
                    text,
                    "//- site.yaml\npearls: '2'\ntitle: Site {n}\nurl: https://example.org\nlanguages: [en, lv]\npage_size: {}\nuntranslated: {}",
                    n + 2,
                    if *n == 0 { "page" } else { "link" },
                )
            }
            Self::Break(0) => write!(text, "//- content/pages/broken.md\n---\ntitle: [\n---\n"),
            Self::Break(1) => write!(text, "//- content/pages/broken.md\nno front matter"),
            Self::Break(2) => {
                write!(text, "//- content/pages/broken.md\n---\ntitel: Misspelt\n---\n\n<b>raw</b> [x](nowhere.md)")
            }
            Self::Break(_) => write!(text, "//- themes/pearls/templates/broken.html\n{{% if page.frame.titel %}}"),
            Self::Mend => {
                write!(text, "//- content/pages/broken.md (absent)\n//- themes/pearls/templates/broken.html (absent)")
            }
        };
        text
    }
}

/// What two builds are compared by: every byte, every diagnostic.
fn compare(warm: &Outcome, clean: &Outcome) -> Result<(), TestCaseError> {
    prop_assert_eq!(&warm.diagnostics, &clean.diagnostics);
    prop_assert_eq!(warm.bundle.is_some(), clean.bundle.is_some());
    if let (Some(warm), Some(clean)) = (&warm.bundle, &clean.bundle) {
        let different = warm.files.iter().find(|(address, blob)| clean.files.get(*address) != Some(blob));
        prop_assert!(different.is_none(), "{} differs", different.unwrap().0);
        prop_assert_eq!(warm.files.len(), clean.files.len());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn after_any_edits_a_warm_build_equals_a_clean_one(edits in prop::collection::vec(edit(), 1..12), is_linked: bool) {
        let (mut site, mut cache) = (rich(), Cache::default());
        if is_linked {
            site = site.with(&Edit::Config(1).files());
        }
        site.build(&mut cache);
        for edit in &edits {
            site = site.with(&edit.files());
            let warm = site.build(&mut cache);
            compare(&warm, &site.build(&mut Cache::default()))?;
        }
    }

    #[test]
    fn no_text_makes_a_build_panic(text in "(?s)(---\n)?(title: .{0,20}\n|[a-z]{1,8}: .{0,30}\n|.{0,20}\n){0,6}(---\n)?(#{1,3} .{0,20}\n|[-*>!\\[\\]()`|~<&].{0,40}\n|.{0,60}\n){0,8}", kind in 0..3usize) {
        let file = ["case-studies/any.md", "editions/2030.md", "vocabularies/any.yaml"][kind];
        let text = text.replace("\n//- ", "\n");
        Site::base().with(&format!("//- content/{file}\n{text}")).build(&mut Cache::default());
    }
}

#[test]
fn an_edit_of_everything_builds() {
    let mut site = rich();
    let all = [
        Edit::Case { n: 1, title: 1, topic: 1, place: 1, status: 0, link: 1, words: 3 },
        Edit::Translate { n: 1, title: 1 },
        Edit::RenamePlace { place: 1, title: 1 },
        Edit::Edition { announced: 0, titled: true },
        Edit::Page(1),
        Edit::Message(1),
        Edit::Config(1),
    ];
    for edit in all {
        site = site.with(&edit.files());
        let outcome = site.build(&mut Cache::default());
        assert!(outcome.bundle.is_some(), "after {edit:?}: {:#?}", outcome.diagnostics);
    }
}

#[test]
fn the_same_bytes_come_with_one_thread_and_with_eight() {
    let site = rich();
    let with = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let options = Options { search: true, ..options() };
        pool.install(|| build(&site.sources(), &options, &mut Cache::default()))
    };
    let (one, eight) = (with(1), with(8));
    assert!(one.bundle.is_some(), "{:#?}", one.diagnostics);
    compare(&one, &eight).unwrap();
}

/// Errors and warnings of a build, without notes.
fn faults(site: &Site, options: &Options) -> Vec<String> {
    let outcome = build(&site.sources(), options, &mut Cache::default());
    let grave = outcome.diagnostics.iter().filter(|found| found.diagnostic.severity != Severity::Note);
    grave.map(|found| format!("{} {:?}", found.diagnostic.code, found.diagnostic.place)).collect()
}

#[test]
fn no_error_or_warning_depends_on_the_day() {
    let broken =
        rich().with("//- content/pages/broken.md\n---\ntitel: Misspelt\nreview_by: 2020\n---\n\n[x](nowhere.md)");
    for site in [rich(), broken] {
        let on = |day: &str| faults(&site, &Options { today: day.parse().unwrap(), ..options() });
        let first = on("2000-01-01");
        for day in ["2024-06-01", "2026-06-01", "2026-12-31", "2050-01-01"] {
            assert_eq!(first, on(day), "on {day}");
        }
    }
}

/// All texts of a bundle in one.
fn all_text(bundle: &Bundle) -> String {
    let texts = bundle.files.values().filter_map(|blob| match blob {
        pearls::bundle::Blob::Bytes { bytes, .. } => std::str::from_utf8(bytes).ok(),
        pearls::bundle::Blob::Media { .. } => None,
    });
    texts.collect()
}

#[test]
fn nothing_that_is_held_back_leaks() {
    let secret = "//- content/case-studies/secret.md\n---\ntitle: Zweigeheimnis\nsummary: Zweigeheimnis.\nmunicipalities: place-0\nperiod: 2024\n\
                  topics: belonging\npublished: 2026-09-01\naliases: old/zweigeheimnis\n---\n\n## What was done\n\nZweigeheimnis\n\
                  //- content/case-studies/open.md\n---\ntitle: Open\nsummary: Open.\nmunicipalities: place-0\nperiod: 2024\ntopics: belonging\n---\n\n\
                  ## What was done\n\nSee [the other](secret.md).\n\
                  //- content/editions/2027/index.md\n---\ntitle: Award 2027\nrules: {max_titles: 4, countries: LV, source: {title: Rules}}\nstages:\n  - {key: announcement, planned: 2026-10}\n\
                  entrants:\n  - {municipality: place-1, reached: title, plan_unknown: not public, citation: Zweigeheimnis, recognised_as: finalist,\n     reports: [{stage: announcement, title: Zweigeheimnis, file: zweigeheimnis.pdf}]}\n\
                  prizes: [{key: public, label: Zweigeheimnis, entrant: place-1}]\n\
                  reports:\n  - {stage: call-open, title: The call, file: call.pdf}\n  - {stage: title-year-start, title: Zweigeheimnis, url: https://example.org/x}\n\
                  winner: place-1\n---\n";
    let site = rich().with(secret).with_file("content/editions/2027/zweigeheimnis.pdf", b"%PDF");
    let site = site.with_file("content/editions/2027/call.pdf", b"%PDF");
    let on = |day: &str| {
        let options = Options { today: day.parse().unwrap(), ..options() };
        let outcome = build(&site.sources(), &options, &mut Cache::default());
        outcome.bundle.unwrap_or_else(|| panic!("{:#?}", outcome.diagnostics))
    };
    let before = on("2026-06-01");
    assert!(!all_text(&before).to_lowercase().contains("zweigeheimnis"), "the secret is out before its day");
    let tells =
        |address: &str| ["secret", "zweigeheimnis", "editions/2027/place"].iter().any(|part| address.contains(part));
    assert!(before.files.keys().all(|address| !tells(address)));
    assert!(before.files.contains_key("editions/2027/call.pdf"), "what is known of the call is shown");
    let after = on("2026-11-01");
    assert!(after.files.contains_key("case-studies/secret.html"));
    assert!(after.files.contains_key("editions/2027/place-1.html"));
    assert!(after.files.contains_key("editions/2027/zweigeheimnis.pdf"));
    assert!(all_text(&after).contains("Finalist"));
}
