//! The slips that people make, played in four languages: is each one found, at its place, as one problem, and is what the message
//! offers free of it? The table that comes of it is kept in `tests/slips/table.md`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

use pearls::build::Cache;
use pearls::diag::{Resolved, Severity};

use crate::support::fixes::mended;
use crate::support::site::Site;

const FILE: &str = "content/case-studies/yards.md";

/// The words of one language that the slips are made of.
struct Words {
    lang: &'static str,
    title: &'static str,
    summary: &'static str,
    section: &'static str,
    lessons: &'static str,
    sentence: &'static str,
    items: [&'static str; 2],
    link: &'static str,
    office: &'static str,
    dates: [&'static str; 2],
}

const LANGUAGES: [Words; 4] = [
    Words {
        lang: "en",
        title: "Open yards",
        summary: "Neighbours open their yards.",
        section: "What was done",
        lessons: "Lessons",
        sentence: "Eleven yards were opened in spring.",
        items: ["cook together", "sing together"],
        link: "the town",
        office: "The culture office",
        dates: ["27. April: clean-up", "4. May: exhibition"],
    },
    Words {
        lang: "lv",
        title: "Atvērtie pagalmi",
        summary: "Kaimiņi atver savus pagalmus.",
        section: "Kas tika darīts",
        lessons: "Gūtās mācības",
        sentence: "Pavasarī tika atvērti vienpadsmit pagalmi.",
        items: ["gatavo kopā", "dzied kopā"],
        link: "pilsēta",
        office: "Kultūras nodaļa",
        dates: ["27. aprīlī talka", "4. maijā izstāde"],
    },
    Words {
        lang: "de",
        title: "Offene Höfe",
        summary: "Nachbarn öffnen ihre Höfe.",
        section: "Was getan wurde",
        lessons: "Was wir gelernt haben",
        sentence: "Im Frühling wurden elf Höfe geöffnet.",
        items: ["gemeinsam kochen", "gemeinsam singen"],
        link: "die Stadt",
        office: "Das Kulturamt",
        dates: ["27. April Aufräumen", "4. Mai Ausstellung"],
    },
    Words {
        lang: "fi",
        title: "Avoimet pihat",
        summary: "Naapurit avaavat pihansa.",
        section: "Mitä tehtiin",
        lessons: "Mitä opimme",
        sentence: "Keväällä avattiin yksitoista pihaa.",
        items: ["kokataan yhdessä", "lauletaan yhdessä"],
        link: "kaupunki",
        office: "Kulttuuritoimisto",
        dates: ["27. huhtikuuta talkoot", "4. toukokuuta näyttely"],
    },
];

impl Words {
    fn text(&self) -> String {
        let Self { title, summary, section, lessons, sentence, items: [one, two], link, office, .. } = self;
        format!(
            "---\ntitle: {title}\nsummary: {summary}\nmunicipalities: rujiena\nperiod: 2024-04/2024-09\ntopics: belonging\n\
             evidence: described\ncost:\n  amount: 4200\n  currency: EUR\nsources:\n  - title: {title}\n    url: https://example.com/yards\n\
             sdgs: [11, 17]\ncontact: {{role: {office}, email: info@town.example}}\n---\n\n## {section}\n\n{sentence}\n\n- {one}\n- {two}\n\n\
             {sentence} [{link}](../municipalities/rujiena.md)\n\n## {lessons}\n\n{sentence}\n"
        )
    }

    fn site(&self) -> Site {
        let Self { lang, section, lessons, .. } = self;
        Site::base().with(&format!(
            "//- site.yaml\npearls: '2'\ntitle: Test site\nurl: https://yards.example.org\nlanguages: [{lang}]\nmap: baltic\n\
             //- content/case-studies/satiec.md (absent)\n\n\
             //- content/vocabularies/sections.yaml\ntitle: Sections\nfor: case-studies\nterms:\n\
             \x20 - {{key: what-was-done, label: {section}, required: true}}\n  - {{key: lessons, label: {lessons}}}\n"
        ))
    }
}

/// A slip: what it is called, and how it changes a text.
type Slip = (&'static str, fn(&Words, &str) -> String);

/// Puts one text in the place of another, which must be there.
fn put(text: &str, old: &str, new: &str) -> String {
    assert!(text.contains(old), "no `{old}` in\n{text}");
    text.replacen(old, new, 1)
}

/// Puts a paragraph into the first section.
fn paragraph(words: &Words, text: &str, new: &str) -> String {
    put(text, &format!("## {}\n", words.lessons), &format!("{new}\n\n## {}\n", words.lessons))
}

const SLIPS: [Slip; 51] = [
    // Fields, as YAML
    ("a colon in a title", |w, t| put(t, &format!("title: {}", w.title), &format!("title: {}: {}", w.title, w.link))),
    ("no space behind a colon", |w, t| put(t, &format!("summary: {}", w.summary), &format!("summary:{}", w.summary))),
    ("no colon", |_, t| put(t, "topics: belonging", "topics belonging")),
    ("a tab as indentation", |_, t| put(t, "  amount: 4200", "\tamount: 4200")),
    ("a quote that does not close", |w, t| {
        put(t, &format!("title: {}\n", w.title), &format!("title: \"{}\n", w.title))
    }),
    ("a value that begins with @", |w, t| put(t, &format!("title: {}\n", w.title), &format!("title: @{}\n", w.title))),
    ("a # in a title", |w, t| put(t, &format!("title: {}\n", w.title), &format!("title: {} #7\n", w.title))),
    ("an & at the beginning", |w, t| put(t, &format!("summary: {}", w.summary), &format!("summary: &{}", w.summary))),
    ("a bracket that does not close", |_, t| put(t, "[11, 17]", "[11, 17")),
    ("a field twice", |w, t| put(t, "evidence: described", &format!("evidence: described\nsummary: {}", w.summary))),
    ("typographic quotes", |w, t| put(t, &format!("title: {}\n", w.title), &format!("title: “{}”\n", w.title))),
    ("marks of git", |w, t| {
        put(
            t,
            &format!("summary: {}\n", w.summary),
            &format!("<<<<<<< HEAD\nsummary: {}\n=======\nsummary: X\n>>>>>>> b\n", w.summary),
        )
    }),
    // Fields, as what they mean
    ("a misspelt field", |_, t| put(t, "period:", "peroid:")),
    ("a field in capitals", |_, t| put(t, "topics:", "Topics:")),
    ("a field of another program", |w, t| {
        put(t, &format!("summary: {}", w.summary), &format!("description: {}", w.summary))
    }),
    ("a date in another order", |_, t| put(t, "2024-04/2024-09", "27.4.2024")),
    ("a period with a dash", |_, t| put(t, "2024-04/2024-09", "2024-04 - 2024-09")),
    ("a day that no calendar has", |_, t| put(t, "2024-04/2024-09", "2024-02-30")),
    ("a year with its digits exchanged", |_, t| put(t, "2024-04/2024-09", "2204")),
    ("a misspelt term", |_, t| put(t, "topics: belonging", "topics: belongin")),
    ("a misspelt place", |_, t| put(t, "municipalities: rujiena", "municipalities: rujeina")),
    ("a place by its name", |_, t| put(t, "municipalities: rujiena", "municipalities: Rūjiena")),
    ("a list without brackets", |_, t| put(t, "[11, 17]", "11, 17")),
    ("a list in braces", |_, t| put(t, "[11, 17]", "{11, 17}")),
    ("a text for a group", |_, t| put(t, "cost:\n  amount: 4200\n  currency: EUR", "cost: 4200 EUR")),
    ("an address for a group", |w, t| {
        put(
            t,
            &format!("sources:\n  - title: {}\n    url: https://example.com/yards", w.title),
            "sources: https://example.com/yards",
        )
    }),
    ("a point between thousands", |_, t| put(t, "amount: 4200", "amount: 4.200")),
    ("a currency in small letters", |_, t| put(t, "currency: EUR", "currency: eur")),
    ("an address without its beginning", |_, t| put(t, "url: https://example.com/yards", "url: example.com/yards")),
    ("a choice in capitals", |_, t| put(t, "evidence: described", "evidence: Described")),
    ("a number for a text", |w, t| put(t, &format!("role: {}", w.office), "role: 2024")),
    ("a field left empty", |w, t| put(t, &format!("summary: {}", w.summary), "summary:")),
    ("a place to be filled in", |w, t| put(t, &format!("summary: {}", w.summary), "summary: TODO")),
    ("a code of HTML", |w, t| put(t, &format!("title: {}\n", w.title), &format!("title: {} &amp; more\n", w.title))),
    // Texts
    ("a heading without its space", |w, t| put(t, &format!("## {}", w.lessons), &format!("##{}", w.lessons))),
    ("items without their space", |w, t| {
        put(t, &format!("- {}\n- {}", w.items[0], w.items[1]), &format!("-{}\n-{}", w.items[0], w.items[1]))
    }),
    ("bullets from Word", |w, t| {
        put(t, &format!("- {}\n- {}", w.items[0], w.items[1]), &format!("• {}\n• {}", w.items[0], w.items[1]))
    }),
    ("numbers without their space", |w, t| {
        put(t, &format!("- {}\n- {}", w.items[0], w.items[1]), &format!("1.{}\n2.{}", w.items[0], w.items[1]))
    }),
    ("spaces inside bold signs", |w, t| paragraph(w, t, &format!("{} ** {} **", w.sentence, w.title))),
    ("an address that is no link", |w, t| paragraph(w, t, &format!("{} www.example.com", w.sentence))),
    ("a link with its brackets apart", |w, t| paragraph(w, t, &format!("[{}] (https://example.com)", w.link))),
    ("a misspelt file", |_, t| put(t, "../municipalities/rujiena.md", "../municipalities/rujeina.md")),
    ("a whole address of the site", |_, t| {
        put(t, "../municipalities/rujiena.md", "https://yards.example.org/municipalities/rujiena.html")
    }),
    ("a path of Windows", |_, t| put(t, "../municipalities/rujiena.md", "..\\municipalities\\rujiena.md")),
    ("HTML", |w, t| paragraph(w, t, &format!("<b>{}</b>", w.sentence))),
    ("the title once more", |w, t| put(t, &format!("## {}", w.section), &format!("# {}\n\n## {}", w.title, w.section))),
    ("dates that become a list", |w, t| paragraph(w, t, &w.dates.join("\n"))),
    ("a table without its rule", |w, t| paragraph(w, t, &format!("|{}|2024|\n|{}|11|", w.title, w.link))),
    ("columns of a sheet", |w, t| paragraph(w, t, &format!("{}\t2024\n{}\t11", w.title, w.link))),
    ("the mailbox of a person", |w, t| paragraph(w, t, "anna.berzina@town.example")),
    ("a misspelt section", |w, t| {
        let last = w.section.chars().count() - 1;
        put(t, &format!("## {}", w.section), &format!("## {}", w.section.chars().take(last).collect::<String>()))
    }),
];

/// What is told of the site besides notes.
fn told(site: &Site, cache: &mut Cache) -> Vec<Resolved> {
    let mut found = site.build(cache).diagnostics;
    found.retain(|found| found.diagnostic.severity != Severity::Note);
    found
}

/// How often each question has which answer, for one slip.
#[derive(Default)]
struct Answers {
    played: usize,
    found: usize,
    in_place: usize,
    single: usize,
    offered: usize,
    passes: usize,
    codes: BTreeSet<String>,
}

/// The table, as it is kept.
fn as_table(table: &BTreeMap<usize, Answers>) -> String {
    let sum = |of: fn(&Answers) -> usize| table.values().map(of).sum::<usize>();
    let mut text = String::from(
        "# Slips\n\nEach slip was made in English, Latvian, German and Finnish. Of four: how many are found, at their place, as a single problem; how many\n\
         corrections are offered letter by letter, and how many of these pass a second check. `tests/slips.rs` plays them and compares this table.\n\n\
         | slip | told as | found | at its place | one problem | offered | passes |\n|---|---|---|---|---|---|---|\n",
    );
    for (at, own) in table {
        let codes: Vec<String> = own.codes.iter().map(|code| format!("`{code}`")).collect();
        let (name, _) = SLIPS[*at];
        writeln!(
            text,
            "| {name} | {} | {} | {} | {} | {} | {} |",
            codes.join(", "),
            own.found,
            own.in_place,
            own.single,
            own.offered,
            own.passes
        )
        .unwrap();
    }
    let (played, found) = (sum(|own| own.played), sum(|own| own.found));
    let (single, offered, passes) = (sum(|own| own.single), sum(|own| own.offered), sum(|own| own.passes));
    writeln!(text, "\nOf {played}: {found} found, {} at their place, {single} as one problem; {offered} corrections offered, {passes} pass.", sum(|own| own.in_place)).unwrap();
    text
}

#[test]
fn slips_are_found_at_their_place_as_one_problem_and_their_corrections_pass() {
    let mut table: BTreeMap<usize, Answers> = BTreeMap::new();
    let mut cache = Cache::default();
    for words in &LANGUAGES {
        let (site, text) = (words.site(), words.text());
        let sound = told(&site.clone().with_file(FILE, text.as_bytes()), &mut cache);
        assert!(sound.is_empty(), "{}: {sound:#?}", words.lang);
        for (at, (name, slip)) in SLIPS.iter().enumerate() {
            let changed = slip(words, &text);
            let spoilt = site.clone().with_file(FILE, changed.as_bytes());
            let found = told(&spoilt, &mut cache);
            let answers = table.entry(at).or_default();
            answers.played += 1;
            answers.codes.extend(found.iter().map(|found| found.diagnostic.code.to_string()));
            answers.found += usize::from(!found.is_empty());
            answers.single += usize::from(found.len() == 1);
            // The line that differs first, or one below it where lines were added.
            let first = 1 + std::iter::zip(text.lines(), changed.lines()).take_while(|(a, b)| a == b).count();
            let is_near = |found: &Resolved| found.position.line.abs_diff(first) <= 2;
            answers.in_place += usize::from(found.iter().any(is_near));
            if found.iter().any(|found| found.diagnostic.fix.is_some()) {
                answers.offered += 1;
                let after = told(&mended(&spoilt, &found), &mut cache);
                answers.passes += usize::from(after.is_empty());
                if !after.is_empty() {
                    println!(
                        "{} {name}: after the correction {:?}",
                        words.lang,
                        after.iter().map(|found| &found.diagnostic.code).collect::<Vec<_>>()
                    );
                }
            }
        }
    }
    let text = as_table(&table);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/slips/table.md");
    if std::env::var("SNAPSHOTS").as_deref() == Ok("overwrite") {
        std::fs::write(&path, &text).unwrap();
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), text, "SNAPSHOTS=overwrite writes the table anew");
    let sum = |of: fn(&Answers) -> usize| table.values().map(of).sum::<usize>();
    let (played, found) = (sum(|own| own.played), sum(|own| own.found));
    let (offered, passes) = (sum(|own| own.offered), sum(|own| own.passes));
    assert!(played >= 200 && found * 100 >= played * 98, "{found} of {played}");
    assert!(passes * 100 >= offered * 95, "{passes} of {offered}");
}
