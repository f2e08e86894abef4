//! The same bytes on every machine: what the real program makes does not depend on where it runs.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use pearls::bundle::MANIFEST;
use serde_json::Value;

use crate::support::{files, photo, write};

type Files = BTreeMap<String, Vec<u8>>;

/// All files that the program makes of a site on a given day, in an environment of its own.
fn built(site: &Files, environment: &[(&str, &str)]) -> Files {
    let (folder, home) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    site.iter().for_each(|(path, bytes)| write(folder.path(), path, bytes));
    let mut command = Command::new(env!("CARGO_BIN_EXE_pearls"));
    command.args(["build", "--today", "2026-04-27"]).current_dir(folder.path()).env_clear().env("HOME", home.path());
    let Output { status, stderr, .. } = command.envs(environment.iter().copied()).output().unwrap();
    assert!(status.success(), "{environment:?}: {}", String::from_utf8_lossy(&stderr));
    files(&folder.path().join("public"))
}

/// The files that are only in one of two outputs, or not the same in both.
fn differing(one: &Files, other: &Files) -> BTreeSet<String> {
    let all = one.keys().chain(other.keys());
    all.filter(|path| one.get(*path) != other.get(*path)).cloned().collect()
}

#[test]
fn the_output_does_not_depend_on_time_zone_language_or_home() {
    for site in ["another-programme", "translated"] {
        let site = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites").join(site));
        // In these two zones it is never the same day.
        let west = built(&site, &[("TZ", "America/Los_Angeles"), ("LANG", "C")]);
        let east = built(&site, &[("TZ", "Pacific/Kiritimati"), ("LANG", "lv_LV.UTF-8"), ("LC_ALL", "tr_TR.UTF-8")]);
        assert!(west.len() > 20, "{:?}", west.keys());
        assert_eq!(differing(&west, &east), BTreeSet::new());
    }
}

/// What dependencies compute with the machine's own functions: the beginnings and ends of addresses. Addresses themselves are
/// made of what is drawn and of the photo's own bytes, so that no page differs with them.
const EXCEPTIONS: [(&str, &str, &str); 2] = [
    ("case-studies/", ".webp", "fast_image_resize scales with sines, libwebp chooses its quality with powers"),
    ("case-studies/", ".jpg", "fast_image_resize scales with sines"),
];

/// The manifest has the hashes of all files: those of the exceptions are taken out of it.
fn without_exceptions_in_manifest(files: &mut Files) {
    let mut manifest: Value = serde_json::from_slice(&files[MANIFEST]).unwrap();
    let is_exception =
        |address: &str| EXCEPTIONS.iter().any(|(begin, end, _)| address.starts_with(begin) && address.ends_with(end));
    let listed = manifest["files"].as_object_mut().unwrap();
    let before = listed.len();
    listed.retain(|address, _| !is_exception(address));
    assert!(listed.len() < before && listed.len() > 20, "{listed:?}");
    files.insert(MANIFEST.to_owned(), serde_json::to_vec(&manifest).unwrap());
}

/// A site that has much to compute: twenty-four places close together on a map, cases that are related in many ways, texts to
/// search, a photo that is scaled.
fn rich() -> Files {
    let mut text = include_str!("support/base.md").to_owned();
    text.push_str("\n//- content/vocabularies/topics.yaml\ntitle: Topics\nfield: topics\nfor: case-studies\nmax: 6\nfacet: true\nterms:\n");
    (0..12).for_each(|topic| writeln!(text, "  - {{key: topic-{topic}, label: Topic {topic}}}").unwrap());
    for at in 0..24_usize {
        let (lat, lon) = (54.0 + (at * 37 % 60) as f64 / 12.0, 12.0 + (at * 23 % 60) as f64 / 9.0);
        write!(text, "\n//- content/municipalities/place-{at}.md\n---\ntitle: Place {at}\ncountry: LV\nlat: {lat:.4}\nlon: {lon:.4}\n---\n\nA town.\n").unwrap();
        // As if thrown: how many cases share how many topics decides narrowly which are the nearest.
        let topics: Vec<String> = (0..12)
            .filter(|topic| (at * at + topic * topic * 5 + at * topic * 7) % 17 < 4 + topic / 2)
            .take(6)
            .map(|topic| format!("topic-{topic}"))
            .collect();
        write!(text, "\n//- content/case-studies/case-{at}/index.md\n---\ntitle: Case {at}\nsummary: Case {at} is about {} things.\nmunicipalities: place-{at}\nperiod: 2024\ntopics: [{}]\n", topics.len(), topics.join(", ")).unwrap();
        if at == 0 {
            text.push_str("photos:\n  a.jpg: {alt: Four fields, credit: Town, license: CC0}\n");
        }
        write!(
            text,
            "---\n\n## What was done\n\nThe town did {} and {}.\n",
            "much ".repeat(at % 7),
            "little ".repeat(at % 5)
        )
        .unwrap();
    }
    let mut site = Files::new();
    for file in format!("\n{text}").split("\n//- ").skip(1) {
        let (path, content) = file.split_once('\n').unwrap();
        site.insert(path.to_owned(), content.as_bytes().to_vec());
    }
    site.remove("content/case-studies/satiec.md");
    site.insert("content/case-studies/case-0/a.jpg".to_owned(), photo::jpeg(900, 450));
    site
}

/// The library that stands in front of the C library's functions; None where it cannot be made.
fn perturbing(folder: &Path) -> Option<PathBuf> {
    let (source, library) = (folder.join("libm.c"), folder.join("libm.so"));
    std::fs::write(&source, include_str!("machines/libm.c")).unwrap();
    let mut command = Command::new("cc");
    command.args(["-shared", "-fPIC", "-fno-builtin", "-o"]).arg(&library).arg(&source).arg("-ldl");
    let made = cfg!(target_os = "linux") && command.status().is_ok_and(|status| status.success());
    made.then_some(library)
}

#[test]
fn the_output_does_not_depend_on_the_machines_mathematics() {
    let folder = tempfile::tempdir().unwrap();
    let Some(library) = perturbing(folder.path()) else {
        assert!(
            std::env::var_os("CI").is_none(),
            "this test needs Linux and a C compiler (`apt-get install gcc libc6-dev`)"
        );
        eprintln!("not tried: without Linux and a C compiler, nothing can stand in front of the C library");
        return;
    };
    let site = rich();
    let (mut right, mut wrong) = (built(&site, &[]), built(&site, &[("LD_PRELOAD", library.to_str().unwrap())]));
    without_exceptions_in_manifest(&mut right);
    without_exceptions_in_manifest(&mut wrong);
    let kinds = [
        "index.html",
        "map.html",
        "search/en/index.json",
        "data/compare.en.json",
        "feed.xml",
        "case-studies/case-7.html",
    ];
    assert!(kinds.iter().all(|address| right.contains_key(*address)), "{:?}", right.keys());
    let mut different = differing(&right, &wrong);
    for (begin, end, why) in EXCEPTIONS {
        let before = different.len();
        different.retain(|address| !(address.starts_with(begin) && address.ends_with(end)));
        assert!(different.len() < before, "{begin}…{end} are the same now: the exception ({why}) can go");
    }
    assert_eq!(different, BTreeSet::new(), "these depend on the machine's own functions");
}
