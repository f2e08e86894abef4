//! Nothing lies about: every file of the tests is used, and every file that a comment names is there.

use std::collections::BTreeSet;

use super::code::{beside, files, tracked};

const HERE: &str = "tests/tidy/fixtures.rs";

/// Files that no test and no other file names, each with its reason.
const UNNAMED: [(&str, &str); 1] = [("src/render/cards/title.LICENSE", "a licence goes with what it is for")];

#[test]
fn every_rust_file_is_a_module() {
    for folder in ["src", "tests"] {
        let files = files(folder);
        let declared: BTreeSet<String> = files
            .iter()
            .flat_map(|file| {
                let names = file.text.lines().filter_map(|line| {
                    let name = line.trim().strip_suffix(';')?.rsplit_once("mod ")?;
                    Some(beside(&file.path, name.1))
                });
                names.collect::<Vec<_>>()
            })
            .collect();
        let name = |path: &str| path.strip_suffix("/mod.rs").or(path.strip_suffix(".rs")).unwrap_or(path).to_owned();
        let lost = files.iter().map(|file| name(&file.path)).filter(|name| !matches!(&**name, "main" | "lib"));
        let lost: Vec<String> = lost.filter(|name| !declared.contains(name)).collect();
        assert!(lost.is_empty(), "files below {folder} that are no module: {lost:?}");
    }
}

/// Whether a test finds a file by the folder that it lies in.
fn is_found(path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    match parts.as_slice() {
        _ if path.ends_with(".rs") => true,
        ["tests", "diagnostics", _group, file] => file.ends_with(".md") || file.ends_with(".stderr"),
        ["tests", "sites", _site, file] => matches!(*file, "site.yaml" | "pages.txt"),
        ["tests", "sites", _site, folder, ..] => matches!(*folder, "content" | "themes" | "expected"),
        ["tests", "migrate", "before", ..] => true,
        ["tests", "search", file] => file.ends_with(".test.mjs"),
        _ => false,
    }
}

#[test]
fn every_fixture_is_used() {
    let tracked = tracked();
    let texts: Vec<(&str, &str)> =
        tracked.iter().filter_map(|(path, text)| Some((path.as_str(), text.as_deref()?))).collect();
    let mut lost = Vec::new();
    let own = |path: &&str| ["tests/", "src/"].iter().any(|folder| path.starts_with(folder));
    let may_name = |path: &str| own(&path) && path != HERE || matches!(path, "CONTRIBUTING.md" | ".ci/run");
    for path in tracked.iter().map(|(path, _)| path.as_str()).filter(own).filter(|path| !is_found(path)) {
        let name = path.rsplit('/').next().unwrap_or(path);
        let is_named = texts.iter().any(|(other, text)| *other != path && may_name(other) && text.contains(name));
        if is_named == UNNAMED.iter().any(|(own, _)| *own == path) {
            lost.push(path);
        }
    }
    assert!(lost.is_empty(), "no test uses these, or UNNAMED has them without need: {lost:?}");
}

/// What a file says to those who read the code: its comments; the whole of a page about the code.
fn comments<'t>(path: &str, text: &'t str) -> Vec<(usize, &'t str)> {
    let is_page = matches!(path, "ARCHITECTURE.md" | "CONTRIBUTING.md" | "README.md" | "benches/README.md");
    let extension = path.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map_or("", |(_, end)| end);
    let marks: &[&str] = match extension {
        _ if is_page => &[""],
        "rs" => &["//"],
        "mjs" | "js" | "ts" | "css" => &["//", "/*", "*"],
        "html" => &["{#", "<!--"],
        "py" | "toml" | "yaml" | "" => &["# "],
        _ => &[],
    };
    let is_made =
        path.starts_with("themes/pearls/js/") || path.starts_with("content/") || path.starts_with("tests/sites/");
    let lines = (1..).zip(text.lines()).filter(|(_, line)| {
        let line = line.trim_start();
        // `//- path` begins a file of a made-up site.
        !line.starts_with("//-") && marks.iter().any(|mark| line.starts_with(mark))
    });
    if is_made { Vec::new() } else { lines.collect() }
}

/// The names of the project's files in a line: those below one of its folders, pages in capitals, and modules.
fn named(line: &str) -> Vec<&str> {
    let is_part = |c: char| c.is_alphanumeric() || "_-./<>*{}…$".contains(c);
    let words = line.split(|c: char| !is_part(c)).map(|word| word.trim_end_matches('.'));
    let is_one = |word: &&str| {
        let name = word.rsplit('/').next().unwrap_or(word);
        let stem = name.strip_suffix(".md").unwrap_or_default();
        let is_page = !stem.is_empty() && stem.chars().all(|c| c.is_ascii_uppercase() || "-_".contains(c));
        let is_module = [".rs", ".mjs"].iter().any(|end| name.strip_suffix(end).is_some_and(|stem| !stem.is_empty()));
        let is_below =
            ["src/", "tests/", "themes/pearls/", "docs/", "benches/", ".ci/"].iter().any(|it| word.starts_with(it));
        (is_page || is_module || is_below) && !word.contains(['<', '>', '*', '{', '}', '…', '$'])
    };
    words.filter(is_one).collect()
}

#[test]
fn the_files_that_comments_name_are_there() {
    let tracked = tracked();
    let paths: BTreeSet<&str> = tracked.iter().map(|(path, _)| path.as_str()).collect();
    let is_there = |named: &str| {
        let named = named.trim_end_matches('/').trim_start_matches("./");
        let is_same = |path: &str| {
            let rest = path.strip_suffix(named).or_else(|| path.strip_suffix(&format!("{named}.rs"))?.into());
            rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('/'))
        };
        paths.iter().any(|path| is_same(path) || path.starts_with(&format!("{named}/")))
    };
    let mut faults = Vec::new();
    for (path, text) in tracked.iter().filter_map(|(path, text)| Some((path, text.as_deref()?))) {
        for (number, line) in comments(path, text) {
            let lost = named(line).into_iter().filter(|named| !is_there(named));
            faults.extend(lost.map(|named| format!("{path}:{number}: there is no `{named}`")));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn names_of_files_are_found_in_sentences() {
    for (line, expected) in [
        (
            "/// As `docs/search-format.md` says (`scripts/plan.mjs`).",
            &["docs/search-format.md", "scripts/plan.mjs"][..],
        ),
        ("// See LIMITS.md.", &["LIMITS.md"]),
        ("//! `x.md`, `<page>.rs`, `tests/*.rs`, `index.html`, /src/, a.rs", &["a.rs"]),
    ] {
        assert_eq!(named(line), expected, "{line}");
    }
}
