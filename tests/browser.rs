//! The published site in a real browser. The scripts in `tests/browser` look at it and say what is wrong.

use std::path::Path;
use std::process::Command;

use pearls::build::{Cache, build};
use pearls::disk::{self, ReadCache};

use crate::support::site::options;

/// Languages whose pages are not opened one by one: they are those of the others in other words, and there are hundreds of each.
/// Opened are the default language, German for its long words and Latvian for its letters.
const LOOKED_UP: [&str; 7] = ["da", "et", "fi", "lt", "no", "pl", "sv"];

/// The repository's own site in a folder, and how many pages it has to open.
fn published() -> (tempfile::TempDir, usize) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let out = tempfile::tempdir().unwrap();
    let sources = disk::read(root, &mut ReadCache::default());
    let outcome = build(&sources, &options(), &mut Cache::default());
    let bundle = outcome.bundle.expect("the repository builds");
    let is_opened = |address: &str| {
        let first = address.split('/').next().unwrap_or_default();
        address.ends_with(".html") && address != "404.html" && !LOOKED_UP.contains(&first)
    };
    let pages = bundle.files.keys().filter(|address| is_opened(address)).count();
    disk::publish(&bundle, &*sources.reader, out.path(), None).unwrap();
    (out, pages)
}

/// What a script in `tests/browser` says of a published site.
fn run(script: &str, site: &Path) -> String {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser").join(script);
    let ran = Command::new("node").arg(script).arg(site).arg(LOOKED_UP.join(",")).output();
    let ran = ran.expect("Node.js is needed; `tests/run` installs what the tests need");
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    String::from_utf8_lossy(&ran.stdout).into_owned()
}

#[test]
fn a_site_opened_from_disk_is_whole() {
    let (site, pages) = published();
    let text = run("walk.mjs", site.path());
    assert!(text.contains(&format!("{pages} pages walked")), "of {pages} pages, links lead to only some: {text}");
}

#[test]
fn case_studies_stand_side_by_side() {
    let (site, _) = published();
    run("compare.mjs", site.path());
}
