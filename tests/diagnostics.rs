//! Every kind of problem is shown once: a small site in `tests/diagnostics/<group>/<name>.md`, laid over the base site, and
//! beside it what a person at a terminal gets to read. `docs/diagnostics.md` is made of them.
//!
//! `SNAPSHOTS=overwrite cargo test --test main diagnostics` writes what is expected anew; look at the difference.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use pearls::build::Cache;
use pearls::diag::{Place, Resolved, Severity, codes, render::human};
use pearls::source::SourcePath;

use crate::support::fixes::range;
use crate::support::site::Site;

/// Codes that a site in memory cannot show, with the file and the name of the test that does.
const SHOWN_ELSEWHERE: &[(&str, &str, &str)] = &[
    ("file/hidden", DISK, "hidden_files_for_hosts_are_read_and_others_are_told"),
    ("file/published", DISK, "a_published_site_is_no_source"),
    ("file/folder-unreadable", HERE, "what_only_a_disk_can_show_reads_well"),
    ("search/failed", HERE, "what_no_site_can_show_reads_well"),
    ("file/link-broken", DISK, "links_are_followed_only_inside_the_folder_and_never_in_circles"),
    ("file/link-circle", DISK, "links_are_followed_only_inside_the_folder_and_never_in_circles"),
    ("file/link-outside", DISK, "links_are_followed_only_inside_the_folder_and_never_in_circles"),
    ("file/name-not-utf8", DISK, "names_in_an_unknown_encoding_and_pipes_are_problems"),
    ("file/not-ordinary", DISK, "names_in_an_unknown_encoding_and_pipes_are_problems"),
    ("file/not-utf8", DISK, "every_problem_is_found_in_one_run_and_the_rest_is_read"),
    ("file/same-name", DISK, "two_files_whose_names_differ_only_in_the_form_of_their_letters_are_a_problem"),
    ("file/odd-name", DISK, "every_problem_is_found_in_one_run_and_the_rest_is_read"),
    ("file/too-large", DISK, "every_problem_is_found_in_one_run_and_the_rest_is_read"),
    ("file/unreadable", HERE, "what_only_a_disk_can_show_reads_well"),
    ("file/utf16", DISK, "every_problem_is_found_in_one_run_and_the_rest_is_read"),
    ("media/animation", "tests/pictures.rs", "of_an_animation_the_first_picture_is_shown_and_a_note_says_so"),
    ("schema/refused", "src/yaml/read/tests.rs", "what_a_struct_refuses_is_an_error_and_not_an_absence"),
    ("theme/invalid", THEME, "what_tera_refuses_and_the_checker_does_not_see_is_an_error"),
    ("theme/not-text", THEME, "a_template_that_is_no_text_is_an_error"),
    ("theme/unknown-option", "src/theme/template_check/tests.rs", "a_text_with_options_is_compared_with_those_only"),
    ("theme/unchecked", "src/theme/template_check/tests.rs", "what_the_parser_does_not_know_is_a_warning_and_no_panic"),
];

const HERE: &str = "tests/diagnostics.rs";
const DISK: &str = "tests/disk.rs";
const THEME: &str = "src/theme/tests.rs";

/// One constructor of a diagnostic, as its source says.
struct Code {
    code: String,
    severity: String,
    /// The first line of its comment: what it means.
    about: String,
    /// The other lines, if there are any: why it matters.
    why: String,
}

/// One fixture with what its site comes to.
struct Fixture {
    /// `<group>/<name>`.
    name: String,
    /// The code that its first line says it shows.
    code: String,
    site: Site,
    found: Vec<Resolved>,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn fixture_path(name: &str, extension: &str) -> PathBuf {
    root().join("tests/diagnostics").join(format!("{name}.{extension}"))
}

/// All constructors in `src/diag/codes`, by code.
fn constructors() -> BTreeMap<String, Code> {
    let mut codes = BTreeMap::new();
    for file in fs::read_dir(root().join("src/diag/codes")).unwrap() {
        let path = file.unwrap().path();
        // A few are exported, for tests.
        let text = fs::read_to_string(&path).unwrap().replace("\npub(crate) fn ", "\npub fn ");
        for (at, _) in text.match_indices("\npub fn ") {
            let comment: Vec<&str> = text[..at].lines().rev().take_while(|line| line.starts_with("///")).collect();
            let about = comment.last().map(|line| line.trim_start_matches('/').trim().to_owned());
            let function = text[at + 1..].split("\n}").next().unwrap();
            let severity =
                ["error", "warning", "note"].into_iter().find(|it| function.contains(&format!("Diagnostic::{it}(")));
            let code = function.split('"').find(|text| is_code(text));
            let (Some(code), Some(about)) = (code, about) else { continue };
            // What follows an empty line is about parameters.
            let why = comment.iter().rev().skip(1).map(|line| line.trim_start_matches('/').trim());
            let why = why.take_while(|line| !line.is_empty());
            let why = why.collect::<Vec<_>>().join(" ").trim().to_owned();
            let name = function.trim_start_matches("pub fn ").split(['(', '<']).next().unwrap_or_default();
            let module = path.file_stem().unwrap().to_str().unwrap();
            let of_path = format!("{module}/{}", name.trim_start_matches("r#")).replace('_', "-");
            assert_eq!(code, of_path, "the code of {name} in {} is its path", path.display());
            let severity = severity.unwrap_or("error").to_owned();
            codes.insert(code.to_owned(), Code { code: code.to_owned(), severity, about, why });
        }
    }
    codes
}

fn is_code(text: &str) -> bool {
    let is_word = |word: &str| {
        !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    };
    text.split_once('/').is_some_and(|(group, name)| is_word(group) && is_word(name))
}

/// The names of all files below `tests/diagnostics` with an extension.
fn names(extension: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for group in fs::read_dir(root().join("tests/diagnostics")).unwrap() {
        let group = group.unwrap();
        for file in fs::read_dir(group.path()).unwrap() {
            let file = file.unwrap().file_name().into_string().unwrap();
            let name = file.strip_suffix(&format!(".{extension}"));
            names.extend(name.map(|name| format!("{}/{name}", group.file_name().to_str().unwrap())));
        }
    }
    names
}

/// All fixtures, built once for all tests; on two threads, each with a cache of its own.
fn fixtures() -> &'static [Fixture] {
    static FIXTURES: OnceLock<Vec<Fixture>> = OnceLock::new();
    FIXTURES.get_or_init(|| {
        let names: Vec<String> = names("md").into_iter().collect();
        let half = names.len().div_ceil(2);
        std::thread::scope(|scope| {
            let build = |names: Vec<String>| {
                let mut cache = Cache::default();
                names.into_iter().map(|name| fixture(name, &mut cache)).collect::<Vec<_>>()
            };
            let threads: Vec<_> = names
                .chunks(half.max(1))
                .map(|part| part.to_vec())
                .map(|part| scope.spawn(move || build(part)))
                .collect();
            threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
        })
    })
}

fn fixture(name: String, cache: &mut Cache) -> Fixture {
    let text = fs::read_to_string(fixture_path(&name, "md")).unwrap();
    let first = text.lines().next().unwrap_or_default();
    let code = first.strip_prefix("<!-- ").and_then(|rest| rest.strip_suffix(" -->")).unwrap_or_default().to_owned();
    assert!(is_code(&code), "{name}.md begins with a line such as `<!-- award/counts -->`, which names what it shows");
    let site = Site::base().with(&text);
    let mut found = site.build(cache).diagnostics;
    // A new message is English only at first, which would be told in every fixture with a second language.
    found.retain(|it| it.diagnostic.code != "messages/missing-key" || it.diagnostic.code == code);
    Fixture { name, code, site, found }
}

/// What is shown, without lists and numbers that change whenever the theme does.
fn shown(found: &[Resolved]) -> String {
    let text = human::render(found, false);
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        let is_list = line.starts_with("  = help: there are `");
        let counted = line.split_once(" messages are in `").filter(|_| line.contains("[messages/partial]"));
        lines.push(match (is_list, counted, line.split_once("this file lacks the messages ")) {
            (true, ..) => "  = help: there are …".to_owned(),
            (_, Some((_, rest)), _) => format!("note[messages/partial]: … of … messages are in `{rest}"),
            (_, _, Some((before, _))) => format!("{before}this file lacks the messages …"),
            _ => line.to_owned(),
        });
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}

fn is_overwriting() -> bool {
    std::env::var("SNAPSHOTS").is_ok_and(|value| value == "overwrite")
}

/// Compares a file with what it should be, or writes it.
fn check_file(path: &Path, expected: &str) -> Result<(), String> {
    let present = fs::read_to_string(path).unwrap_or_default();
    if present == expected {
        return Ok(());
    }
    if is_overwriting() {
        fs::write(path, expected).unwrap();
        return Ok(());
    }
    let same = std::iter::zip(present.lines(), expected.lines()).take_while(|(present, expected)| present == expected);
    let from = same.count();
    let rest = |text: &str| text.lines().skip(from).take(6).map(|line| format!("    {line}\n")).collect::<String>();
    let (line, present, found) = (from + 1, rest(&present), rest(expected));
    Err(format!("{}:{line} is not current; it has\n{present}  and should have\n{found}", path.display()))
}

#[test]
fn the_base_site_has_no_problem() {
    let found = Site::base().build(&mut Cache::default()).diagnostics;
    assert!(found.is_empty(), "{}", human::render(&found, false));
}

#[test]
fn every_fixture_reads_as_expected() {
    let check = |it: &Fixture| check_file(&fixture_path(&it.name, "stderr"), &shown(&it.found)).err();
    let wrong: Vec<String> = fixtures().iter().filter_map(check).collect();
    assert!(wrong.is_empty(), "{}\nSNAPSHOTS=overwrite writes them anew", wrong.join("\n"));
}

#[test]
fn every_fixture_shows_the_code_that_it_names_and_no_other_error() {
    for fixture in fixtures() {
        let codes: BTreeSet<&str> = fixture.found.iter().map(|found| &*found.diagnostic.code).collect();
        assert!(codes.contains(&*fixture.code), "{}.md does not show {}: {codes:?}", fixture.name, fixture.code);
        let errors = fixture.found.iter().filter(|found| found.diagnostic.severity == Severity::Error);
        let others: BTreeSet<&str> =
            errors.map(|found| &*found.diagnostic.code).filter(|code| *code != fixture.code).collect();
        assert!(others.is_empty(), "{}.md has other errors as well: {others:?}", fixture.name);
        assert!(fixture.name.starts_with(&fixture.code), "{}.md should be called {}.md", fixture.name, fixture.code);
    }
}

#[test]
fn every_code_is_shown() {
    let shown: BTreeSet<&str> = fixtures().iter().map(|fixture| &*fixture.code).collect();
    let elsewhere: BTreeMap<&str, (&str, &str)> =
        SHOWN_ELSEWHERE.iter().map(|(code, file, test)| (*code, (*file, *test))).collect();
    let codes = constructors();
    assert!(codes.len() > 100, "the constructors are found");
    let hidden: Vec<&String> =
        codes.keys().filter(|code| !shown.contains(&***code) && !elsewhere.contains_key(&***code)).collect();
    assert!(hidden.is_empty(), "nothing in tests/diagnostics shows {hidden:?}");
    for code in shown.iter().chain(elsewhere.keys()) {
        assert!(codes.contains_key(*code), "there is no code `{code}` any more");
    }
    for (code, (file, test)) in elsewhere {
        let text = fs::read_to_string(root().join(file)).unwrap_or_default();
        assert!(text.contains(&format!("fn {test}(")), "{file} has no test `{test}`, which should show {code}");
        assert!(!shown.contains(code), "{code} is shown by a fixture and by {test}");
    }
}

#[test]
fn what_only_a_disk_can_show_reads_well() {
    let path = SourcePath::new("content/pages/about.md");
    let found = [
        codes::file::unreadable(&path, "permission denied"),
        codes::file::folder_unreadable(&SourcePath::new("content/pages"), "permission denied"),
    ];
    let messages: Vec<&str> = found.iter().map(|found| found.message.as_str()).collect();
    assert_eq!(
        messages,
        ["this file cannot be read: permission denied", "this folder cannot be read: permission denied"]
    );
}

#[test]
fn what_no_site_can_show_reads_well() {
    let found = codes::search::failed(Place::whole(&SourcePath::new("site.yaml")), "no memory");
    assert_eq!(found.message, "the search index could not be made: no memory");
}

#[test]
fn every_expectation_belongs_to_a_fixture() {
    let left_over: Vec<String> = names("stderr").difference(&names("md")).cloned().collect();
    assert!(left_over.is_empty(), "without a fixture: {left_over:?}");
}

/// Lines that are shown above and below the place of a problem.
const AROUND: usize = 4;

/// The text in which a problem stands, and the text with its correction, where one is known letter by letter.
fn learnt(fixture: &Fixture, example: &Resolved) -> String {
    let sources = fixture.site.sources();
    let Some(source) = sources.text(example.diagnostic.place.file.as_str()) else { return String::new() };
    let position = &example.position;
    let is_shown = position.line > 0 && source.text.lines().all(|line| line.len() < 200);
    if !is_shown || source.path.as_str().starts_with("themes/") {
        return String::new();
    }
    let excerpt = |text: &str, last: usize| {
        let from = position.line.saturating_sub(AROUND + 1);
        let lines = text.lines().skip(from).take(last + AROUND - from);
        format!("````text\n{}````\n", lines.map(|line| format!("{line}\n")).collect::<String>())
    };
    let mut out = format!("\nin\n\n{}", excerpt(&source.text, position.end_line));
    if let (Some(fix), Some(place)) = (&example.diagnostic.fix, &example.fix)
        && place.line > 0
    {
        let mut text = source.text.to_string();
        text.replace_range(range(&text, place), &fix.text);
        let last = place.line + fix.text.lines().count().max(1) - 1;
        write!(out, "\ncorrected:\n\n{}", excerpt(&text, last)).unwrap();
    }
    out
}

#[test]
fn docs_diagnostics_is_current() {
    let mut text = String::from(
        "# Diagnostics\n\nEverything that `pearls` can say about a site: what it means and why it matters, what is printed, the text that earned it, and,\n\
         where it is known letter by letter, the corrected text. An error holds the site back; a warning is a\n\
         likely slip, and an error with `--strict`; a note is advice. This page is made from `src/diag/codes` and\n\
         `tests/diagnostics` by `SNAPSHOTS=overwrite cargo test --test main diagnostics`.\n",
    );
    let mut group = "";
    let codes = constructors();
    for code in codes.values() {
        let own = code.code.split('/').next().unwrap_or_default();
        if own != group {
            group = own;
            write!(text, "\n## {group}\n").unwrap();
        }
        write!(text, "\n### `{}`\n\n{}: {}\n", code.code, code.severity, code.about).unwrap();
        if !code.why.is_empty() {
            write!(text, "\n{}\n", code.why).unwrap();
        }
        let own = fixtures().iter().filter(|fixture| fixture.code == code.code);
        let mut own = own.flat_map(|fixture| fixture.found.iter().map(move |found| (fixture, found)));
        if let Some((fixture, example)) = own.find(|(_, found)| found.diagnostic.code == code.code) {
            write!(text, "\n```text\n{}```\n", shown(std::slice::from_ref(example))).unwrap();
            text.push_str(&learnt(fixture, example));
        }
    }
    fs::create_dir_all(root().join("docs")).unwrap();
    if let Err(difference) = check_file(&root().join("docs/diagnostics.md"), &text) {
        panic!("{difference}\nSNAPSHOTS=overwrite writes it anew");
    }
}
