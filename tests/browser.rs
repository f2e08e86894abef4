//! The published site in a real browser, and its HTML. The scripts in `tests/browser` look at it and say what is wrong, where, and
//! what to do; a tool that is missing is a fault.

mod pseudo;

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};

use pearls::build::{Cache, build};
use pearls::diag::render::human;
use pearls::disk::{self, ReadCache};
use pearls::source::{SourceFile, SourcePath, Sources};
use tempfile::TempDir;

use crate::support::site::{Site, options};

/// One script at a time: each of them keeps all processors busy, and some measure time.
static TURN: Mutex<()> = Mutex::new(());

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(folder: &str) -> Sources {
    disk::read(&root().join(folder), &mut ReadCache::default())
}

/// Puts a site into a folder of this name below `out`; gives the folder and how many pages it has.
fn publish(sources: &Sources, out: &TempDir, name: &str) -> (PathBuf, usize) {
    let outcome = build(sources, &options(), &mut Cache::default());
    let problems = human::render(&outcome.diagnostics, false);
    let bundle = outcome.bundle.unwrap_or_else(|| panic!("{name} does not build: {problems}"));
    let pages = bundle.files.keys().filter(|address| address.ends_with(".html") && *address != "404.html").count();
    let folder = out.path().join(name);
    disk::publish(&bundle, &*sources.reader, &folder, None).unwrap();
    (folder, pages)
}

/// The repository's own site, and those that have what it has not.
fn sites(out: &TempDir) -> Vec<PathBuf> {
    let states = Site::base().with(include_str!("browser/states.md")).sources();
    let sites = [
        ("repository", read("")),
        ("translated", read("tests/sites/translated")),
        ("another-programme", read("tests/sites/another-programme")),
        ("states", states),
    ];
    sites.iter().map(|(name, sources)| publish(sources, out, name).0).collect()
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

#[test]
fn a_site_opened_from_disk_is_whole() {
    let out = tempfile::tempdir().unwrap();
    let (site, pages) = publish(&read(""), &out, "repository");
    let text = run("walk.mjs", &[site]);
    assert!(text.contains(&format!("{pages} pages walked")), "of {pages} pages, links lead to only some: {text}");
}

#[test]
fn every_kind_of_page_suits_everybody() {
    let out = tempfile::tempdir().unwrap();
    let mut arguments = vec![PathBuf::from("all")];
    arguments.extend(sites(&out));
    run("matrix.mjs", &arguments);
}

#[test]
fn pages_have_room_for_longer_words() {
    let out = tempfile::tempdir().unwrap();
    let mut sources = read("");
    let english = fs::read_to_string(root().join("themes/pearls/messages/en.yaml")).unwrap();
    let path = "content/messages/en.yaml";
    sources.texts.insert(SourcePath::new(path), SourceFile::new(path, &pseudo::messages(&english)));
    let (site, _) = publish(&sources, &out, "longer");
    let home = fs::read_to_string(site.join("index.html")).unwrap();
    assert!(home.contains(&pseudo::lengthened("Skip to the content")), "the words of the interface are as they were");
    run("matrix.mjs", &[Path::new("reflow"), &site]);
}

#[test]
fn pages_are_valid_html() {
    let out = tempfile::tempdir().unwrap();
    run("check_html.mjs", &sites(&out));
}

#[test]
fn lighthouse_finds_nothing() {
    let out = tempfile::tempdir().unwrap();
    let (site, _) = publish(&read(""), &out, "repository");
    let pages = ["index.html", "case-studies/kiel-kulturkraft.html", "editions/2025.html"];
    let text = run("lighthouse.mjs", &[&[site.as_os_str()], pages.map(OsStr::new).as_slice()].concat());
    assert_eq!(text.lines().count(), pages.len(), "{text}");
}
