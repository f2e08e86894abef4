//! The search as people meet it: in the terminal, and in the client for browsers.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::support::site::Site;
use crate::support::write;

/// What the program says to `pearls search` in a small site, and with which exit code.
fn search(arguments: &[&str]) -> (Option<i32>, String, String) {
    let site = tempfile::tempdir().unwrap();
    let garden = "//- content/case-studies/garden.md\n---\ntitle: The garden of all\nsummary: Beds for everybody.\nmunicipalities: rujiena\n\
        period: 2024\ntopics: belonging\n---\n\n## What was done\n\nNeighbours excavate together.\n";
    let sources = Site::base().with(garden).sources();
    for file in sources.texts.values() {
        write(site.path(), file.path.as_str(), &*file.text);
    }
    let ran =
        Command::new(env!("CARGO_BIN_EXE_pearls")).arg("search").args(arguments).current_dir(site.path()).output();
    let ran = ran.unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (ran.status.code(), text(ran.stdout), text(ran.stderr))
}

#[test]
fn the_terminal_answers_as_browsers_do() {
    let (code, out, _) = search(&["excavte", "--format", "json"]);
    let hits: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, hits.as_array().map(Vec::len)), (Some(0), Some(1)), "{out}");
    let hit = &hits[0];
    let shown = ["address", "title", "line"].map(|key| hit[key].as_str().unwrap());
    assert_eq!(shown, ["case-studies/garden.html", "The garden of all", "Rūjiena, Latvia · 2024"]);
    assert_eq!(hit["section"]["id"], "what-was-done");
    assert!(hit["score"].as_f64().unwrap() > 0.0 && hit["parts"].is_null(), "{hit}");

    let (_, out, _) = search(&["excavte gard", "--explain"]);
    assert!(out.starts_with("`excavte` is found by similar words, as `excavate`: excav (1 pages, × 0.6)\n"), "{out}");
    assert!(out.contains("`gard` is found as the beginning of words: garden"), "{out}");
    assert!(out.contains("1. The garden of all\n   Rūjiena, Latvia · 2024  case-studies/garden.html"), "{out}");
    assert!(out.contains(" = excavte ") && out.ends_with("1 page found.\n"), "{out}");

    let (_, out, _) = search(&["cavate ", "--explain"]);
    assert!(out.starts_with("`cavate` is found by similar words, as `excavate`: excav (1 pages, × 0.5)\n"), "{out}");
    assert_eq!(search(&["nothinglikethis"]).1, "Nothing found.\n");
    let (code, _, err) = search(&["garden", "--lang", "xx"]);
    assert_eq!((code, err.as_str()), (Some(2), "error: the site has no language `xx`: choose one of en\n"));
}

#[test]
fn the_client_stands_its_own_tests() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/search");
    let tests = fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path());
    let tests: Vec<_> = tests.filter(|path| path.to_string_lossy().ends_with(".test.mjs")).collect();
    assert!(tests.len() > 4, "the tests are found");
    let ran = Command::new("node").arg("--test").args(&tests).output();
    let ran = ran.expect("Node.js is missing: install version 20 (`apt-get install nodejs`), then run `tests/run`");
    let text = String::from_utf8_lossy(&ran.stdout);
    assert!(ran.status.success() && text.contains("# fail 0"), "{text}");
}
