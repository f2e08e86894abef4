//! The published site in a real browser, opened from disk: `tests/browser/walk.mjs` does the walking.

use std::path::Path;
use std::process::Command;

use pearls::build::{Cache, build};
use pearls::disk::{self, ReadCache};

use crate::support::site::options;

#[test]
fn a_site_opened_from_disk_is_whole() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let out = tempfile::tempdir().unwrap();
    let sources = disk::read(root, &mut ReadCache::default());
    let outcome = build(&sources, &options(), &mut Cache::default());
    let bundle = outcome.bundle.expect("the repository builds");
    let pages = bundle.files.keys().filter(|address| address.ends_with(".html") && *address != "404.html").count();
    disk::publish(&bundle, &*sources.reader, out.path(), None).unwrap();
    let walked = Command::new("node").arg(root.join("tests/browser/walk.mjs")).arg(out.path()).output();
    let walked = walked.expect("Node.js is needed; `tests/run` installs what the tests need");
    let (text, faults) = (String::from_utf8_lossy(&walked.stdout), String::from_utf8_lossy(&walked.stderr));
    assert!(walked.status.success(), "{faults}");
    assert!(text.contains(&format!("{pages} pages walked")), "of {pages} pages, links lead to only some: {text}");
}
