//! The published site in a real browser, and its HTML. The scripts in `tests/browser` look at it and say what is wrong, where, and
//! what to do; a tool that is missing is a fault.

mod pseudo;

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{LazyLock, Mutex, PoisonError};

use pearls::build::{Cache, Options, build};
use pearls::diag::render::human;
use pearls::disk::{self, ReadCache};
use pearls::source::{SourceFile, SourcePath, Sources};

use crate::support::site::{Site, options};

/// One script at a time: each of them keeps all processors busy, and some measure time.
static TURN: Mutex<()> = Mutex::new(());

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(folder: &str) -> Sources {
    disk::read(&root().join(folder), &mut ReadCache::default())
}

/// Languages whose pages are not opened one by one: they are those of the others in other words, and there are hundreds of each.
/// Opened are the default language, German for its long words and Latvian for its letters.
const LOOKED_UP: [&str; 7] = ["da", "et", "fi", "lt", "no", "pl", "sv"];

/// Puts a site into a folder of this name, which stays, and gives the folder.
fn publish(sources: &Sources, name: &str) -> PathBuf {
    let options = Options { search: true, ..options() };
    let outcome = build(sources, &options, &mut Cache::default());
    let problems = human::render(&outcome.diagnostics, false);
    let bundle = outcome.bundle.unwrap_or_else(|| panic!("{name} does not build: {problems}"));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sites").join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    disk::publish(&bundle, &*sources.reader, &folder, None).unwrap();
    folder
}

/// The repository's own site, published once for all tests.
fn repository() -> &'static Path {
    static SITE: LazyLock<PathBuf> = LazyLock::new(|| publish(&read(""), "repository"));
    &SITE
}

/// The repository's own site, and those that have what it has not.
fn sites() -> &'static [PathBuf] {
    static SITES: LazyLock<Vec<PathBuf>> = LazyLock::new(|| {
        let states = Site::base().with(include_str!("browser/states.md")).sources();
        vec![
            repository().to_owned(),
            publish(&read("tests/sites/translated"), "translated"),
            publish(&read("tests/sites/another-programme"), "another-programme"),
            publish(&states, "states"),
        ]
    });
    &SITES
}

/// What a script in `tests/browser` says.
fn run(script: &str, arguments: &[impl AsRef<OsStr>]) -> String {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let folder = root().join("tests/browser");
    let wanted: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(folder.join("package.json")).unwrap()).unwrap();
    for package in wanted["devDependencies"].as_object().unwrap().keys() {
        let is_there = folder.join("node_modules").join(package).exists();
        assert!(is_there, "the npm package `{package}` is missing: run `tests/run`, or `npm ci` in tests/browser");
    }
    let ran = Command::new("node").arg(folder.join(script)).args(arguments).output();
    let ran = ran.expect("Node.js is missing: install version 20 (`apt-get install nodejs npm`), then run `tests/run`");
    let text = String::from_utf8_lossy(&ran.stdout).into_owned();
    assert!(ran.status.success(), "{script}:\n{text}{}", String::from_utf8_lossy(&ran.stderr));
    println!("{script}: {text}");
    text
}

/// How many pages a folder has to open.
fn count(folder: &Path) -> usize {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let count_entry = |path: PathBuf| match path.is_dir() {
        true => count(&path),
        false => usize::from(path.extension().is_some_and(|end| end == "html") && !path.ends_with("404.html")),
    };
    entries.filter(|path| !LOOKED_UP.iter().any(|language| path.ends_with(language))).map(count_entry).sum()
}

#[test]
fn a_site_opened_from_disk_is_whole() {
    let pages = count(repository());
    let text = run("walk.mjs", &[repository().as_os_str(), OsStr::new(&LOOKED_UP.join(","))]);
    assert!(text.contains(&format!("{pages} pages walked")), "of {pages} pages, links lead to only some: {text}");
}

#[test]
fn published_scripts_are_made_of_those_that_people_write() {
    run("bundle.mjs", &["--check"]);
}

/// Types stand in comments; `tests/browser/tsconfig.json` says how strictly they are held to.
#[test]
fn every_script_keeps_its_types() {
    run(
        "node_modules/typescript/bin/tsc",
        &["--pretty", "false", "--project", root().join("tests/browser").to_str().unwrap()],
    );
}

#[test]
fn people_find_what_they_come_for() {
    run("tasks.mjs", &[repository()]);
}

#[test]
fn case_studies_stand_side_by_side() {
    run("compare.mjs", &[repository()]);
}

#[test]
fn plans_are_filled_in_kept_and_taken_along() {
    run("plan.mjs", &[repository()]);
}

/// What the form for case studies makes; `plan.mjs` holds the form to that file.
#[test]
fn a_case_that_was_written_in_the_form_is_accepted() {
    let mut sources = read("");
    let text = fs::read_to_string(root().join("tests/browser/case.md")).unwrap();
    let file = SourceFile::new("content/case-studies/a-house-for-all.md", &text);
    sources.texts.insert(file.path.clone(), file);
    let outcome = build(&sources, &options(), &mut Cache::default());
    let own = "content/case-studies/a-house-for-all.md";
    let of_file = outcome.diagnostics.iter().filter(|found| found.diagnostic.place.file.as_str() == own);
    let problems: Vec<&str> = of_file.map(|found| &*found.diagnostic.message).collect();
    assert!(outcome.bundle.is_some(), "{}", human::render(&outcome.diagnostics, false));
    assert_eq!(problems, [""; 0], "neither errors nor warnings nor notes");
}

#[test]
fn what_is_searched_is_found() {
    run("search_page.mjs", &[repository()]);
}

#[test]
fn the_search_page_shows_whatever_is_found() {
    run("search_page.mjs", &[repository().as_os_str(), OsStr::new("fake")]);
}

#[test]
fn every_kind_of_page_suits_everybody() {
    let folders = sites().iter().map(|site| site.as_os_str());
    run("matrix.mjs", &[OsStr::new("all")].into_iter().chain(folders).collect::<Vec<_>>());
}

#[test]
fn pages_have_room_for_longer_words() {
    let mut sources = read("");
    let english = fs::read_to_string(root().join("themes/pearls/messages/en.yaml")).unwrap();
    let path = "content/messages/en.yaml";
    sources.texts.insert(SourcePath::new(path), SourceFile::new(path, &pseudo::messages(&english)));
    let site = publish(&sources, "longer");
    let home = fs::read_to_string(site.join("index.html")).unwrap();
    assert!(home.contains(&pseudo::lengthened("Skip to the content")), "the words of the interface are as they were");
    run("matrix.mjs", &[Path::new("reflow"), &site]);
}

#[test]
fn pages_are_valid_html() {
    run("check_html.mjs", sites());
}

#[test]
fn lighthouse_finds_nothing() {
    let pages = ["index.html", "case-studies/kiel-kulturkraft.html", "editions/2025.html"];
    let text = run("lighthouse.mjs", &[&[repository().as_os_str()], pages.map(OsStr::new).as_slice()].concat());
    assert_eq!(text.lines().count(), pages.len(), "{text}");
}
