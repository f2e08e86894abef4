//! Golden sites: a few, one purpose each. `tests/sites/<name>/` is a site, `expected/` what becomes of it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use pearls::build::{Cache, build};
use pearls::bundle::Blob;
use pearls::diag::render::human;
use pearls::disk::{self, ReadCache};

use crate::support::{files, site::options};

fn sites() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites");
    let mut sites: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    sites.sort();
    sites
}

/// The pages that a golden site pins: those that `expected/` has, or with no such folder all that `pages.txt` names. The
/// rest of the output is pinned by its list of addresses.
fn actual(site: &Path) -> BTreeMap<String, Vec<u8>> {
    let outcome = build(&disk::read(site, &mut ReadCache::default()), &options(), &mut Cache::default());
    let problems = human::render(&outcome.diagnostics, false);
    let bundle = outcome.bundle.unwrap_or_else(|| panic!("{}: {problems}", site.display()));
    let wanted = fs::read_to_string(site.join("pages.txt")).unwrap_or_default();
    let plain = |address: &str| match address.strip_prefix("assets/") {
        Some(rest) => format!("assets/…/{}", rest.split_once('/').map_or(rest, |(_, file)| file)),
        None => address.to_owned(),
    };
    let addresses: Vec<String> = bundle.files.keys().map(|address| plain(address) + "\n").collect();
    let mut actual = BTreeMap::from([("addresses.txt".to_owned(), addresses.concat().into_bytes())]);
    actual.insert("diagnostics.txt".to_owned(), problems.into_bytes());
    for page in wanted.lines() {
        let Some(Blob::Bytes { bytes, .. }) = bundle.files.get(page) else {
            panic!("{}: no page {page}", site.display())
        };
        actual.insert(page.to_owned(), main_of(&String::from_utf8_lossy(bytes)).into_bytes());
    }
    actual
}

/// What a page says: its `main` element; the frame around it is the same everywhere. Other files are whole. The name of the
/// assets' folder, which any change of the theme changes, and the shape of the land are left out.
fn main_of(html: &str) -> String {
    let start = html.find("<main").unwrap_or(0);
    let end = html.find("</main>").map_or(html.len(), |end| end + "</main>".len());
    let text = without(&html[start..end], "assets/", '/', 16);
    format!("{}\n", without(&text, " d=\"", '"', 1000).trim_end())
}

/// The text with `…` for what stands between `start` and `end`, where that is so long at least.
fn without(text: &str, start: &str, end: char, length: usize) -> String {
    let mut parts = text.split(start);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| match part.split_once(end) {
        Some((inner, rest)) if inner.len() >= length => format!("{text}{start}…{end}{rest}"),
        _ => format!("{text}{start}{part}"),
    })
}

#[test]
fn golden_sites_come_out_as_expected() {
    let mut different = Vec::new();
    for site in sites() {
        let (folder, actual) = (site.join("expected"), actual(&site));
        if std::env::var("SNAPSHOTS").as_deref() == Ok("overwrite") {
            let _ = fs::remove_dir_all(&folder);
            for (path, bytes) in &actual {
                crate::support::write(&folder, path, bytes);
            }
        }
        let expected = files(&folder);
        let all = expected.keys().chain(actual.keys());
        different.extend(
            all.filter(|path| expected.get(*path) != actual.get(*path))
                .map(|path| format!("{}/{path}", folder.display())),
        );
    }
    different.dedup();
    assert!(different.is_empty(), "not as expected (SNAPSHOTS=overwrite writes them anew):\n{}", different.join("\n"));
}

/// What is one programme's own is its content: others find none of its words in what is published for them.
#[test]
fn another_programme_finds_no_word_of_the_first_one() {
    let own_words = ["cultural pearl", "culturalpearl", "cureap", "national contact point", "baltic"];
    for site in ["library-prize", "another-programme", "without-award"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites").join(site);
        let outcome = build(&disk::read(&folder, &mut ReadCache::default()), &options(), &mut Cache::default());
        let bundle = outcome.bundle.unwrap_or_else(|| panic!("{site}: {:#?}", outcome.diagnostics));
        for (address, blob) in &bundle.files {
            let Blob::Bytes { bytes, .. } = blob else { continue };
            let text = String::from_utf8_lossy(bytes).to_lowercase();
            let found: Vec<_> = own_words.iter().filter(|word| text.contains(**word)).collect();
            assert!(found.is_empty(), "{site}: {address} has {found:?}");
        }
    }
}
