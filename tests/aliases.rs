//! Old addresses that cannot lead anywhere: each is told at its own place, once, and names what is in its way.

use pearls::build::Cache;
use pearls::diag::{Position, Resolved};

use crate::support::site::Site;

const CASE: &str =
    "summary: S.\nmunicipalities: rujiena\nperiod: 2024\ntopics: belonging\n---\n\n## What was done\n\nWords.\n";

fn case(id: &str, aliases: &str) -> String {
    format!("//- content/case-studies/{id}.md\n---\ntitle: Case {id}\naliases: {aliases}\n{CASE}")
}

/// Each collision as `file:line:column <- the same of what is in the way`.
fn collisions(text: &str) -> Vec<String> {
    let outcome = Site::base().with(text).build(&mut Cache::default());
    let place = |file: &str, position: &Position| {
        let name = file.rsplit('/').next().unwrap_or(file);
        if position.line == 0 { name.to_owned() } else { format!("{name}:{}:{}", position.line, position.column) }
    };
    let tell = |resolved: &Resolved| {
        let Resolved { diagnostic, position, labels, .. } = resolved;
        let others: Vec<String> = std::iter::zip(&diagnostic.labels, labels)
            .map(|(label, position)| place(label.place.file.as_str(), position))
            .collect();
        format!("{} <- {}", place(diagnostic.place.file.as_str(), position), others.join(" "))
    };
    assert!(
        outcome.bundle.is_none() || outcome.diagnostics.iter().all(|own| own.diagnostic.code != "address/collision")
    );
    outcome.diagnostics.iter().filter(|own| own.diagnostic.code == "address/collision").map(tell).collect()
}

const LANGUAGES: &str =
    "//- site.yaml\npearls: '2'\ntitle: Test site\nurl: https://example.org\nlanguages: [en, lv, de]\n";

#[test]
fn two_entries_with_one_old_address_name_each_other() {
    let both = case("x", "[old.html]") + &case("y", "[older.html, old.html]");
    assert_eq!(collisions(&both), ["y.md:3:23 <- x.md:3:11"]);
    assert_eq!(collisions(&format!("{LANGUAGES}{both}")), ["y.md:3:23 <- x.md:3:11"], "once, not for each language");
    let three = both + &case("z", "/old.html");
    assert_eq!(collisions(&three), ["y.md:3:23 <- x.md:3:11", "z.md:3:10 <- x.md:3:11"]);
    assert_eq!(collisions(&case("x", "[old.html, /old.html]")), ["x.md:3:21 <- x.md:3:11"]);
}

#[test]
fn the_entry_that_states_the_address_is_blamed_and_no_other() {
    let text = case("x", "[old.html]") + &case("z", "[studies/x.html, case-studies/old.html]") + &case("old", "[]");
    assert_eq!(collisions(&text), ["z.md:3:27 <- old.md"]);
}

#[test]
fn every_wrong_address_is_told() {
    let wrong = [
        ("imprint.html", "imprint.md"),
        ("case-studies/x.html", ""),
        ("search.html", ""),
        ("feed.xml", ""),
        ("case-studies/", ""),
        ("index.html", "home.md"),
        ("old.HTML", "x.md:3:11"),
        ("assets/x", ""),
        ("robots.txt", ""),
        ("404.html", ""),
        ("sitemap.xml", ""),
        ("_headers", ""),
        ("imprint.html/more", "imprint.md"),
    ];
    let (mut list, mut expected) = (String::from("[OLD.html"), Vec::new());
    for (alias, other) in wrong {
        expected.push(format!("x.md:3:{} <- {other}", "aliases: ".len() + list.len() + 3));
        list = format!("{list}, {alias}");
    }
    let list = list + ", fine.html]";
    assert_eq!(collisions(&format!("{LANGUAGES}{}", case("x", &list))), expected);
    assert_eq!(collisions(&case("x", &list)), expected);
}

#[test]
fn an_address_in_another_language_is_one() {
    let text = format!("{LANGUAGES}{}", case("x", "[lv/imprint.html, lv/old.html, fr/imprint.html]"));
    assert_eq!(collisions(&text), ["x.md:3:11 <- imprint.md"]);
}

#[test]
fn a_file_and_a_folder_cannot_have_one_name() {
    let text = case("x", "[old.html]")
        + &case("y", "[old.html/part.html]")
        + "//- content/static/note.html/call.pdf\n"
        + &case("z", "[note.html]");
    assert_eq!(collisions(&text), ["y.md:3:11 <- x.md:3:11", "z.md:3:11 <- call.pdf"]);
}
