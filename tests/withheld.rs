//! What visitors may no longer see leaves the output folder with the very next build: its pages, and every photo, card and part of
//! the search index that can hold something of it.

use std::collections::BTreeSet;
use std::path::Path;

use pearls::build::{Cache, Options, build};
use pearls::bundle::MANIFEST;
use pearls::disk::publish;

use crate::support::files;
use crate::support::site::{Site, options};

/// Only in what is going to be held back.
const SECRET: &str = "Zweigeheimnis";

fn all() -> Options {
    Options { search: true, cards: true, ..options() }
}

/// Publishes a site over what is in the folder, and looks whether the folder holds that site alone, but for the theme's files.
fn publish_alone(site: &Site, options: &Options, out: &Path) {
    let outcome = build(&site.sources(), options, &mut Cache::default());
    let bundle = outcome.bundle.unwrap_or_else(|| panic!("{:?}", outcome.diagnostics));
    publish(&bundle, &*site.sources().reader, out, None).unwrap();
    let there = files(out);
    let foreign: Vec<&String> = there
        .keys()
        .filter(|address| {
            !bundle.files.contains_key(*address) && *address != MANIFEST && !address.starts_with("assets/")
        })
        .collect();
    assert!(foreign.is_empty(), "nothing of the build before may stay: {foreign:?}");
    let manifest = String::from_utf8_lossy(&there[MANIFEST]).into_owned();
    let listed: BTreeSet<&str> = manifest.split('"').filter(|part| there.contains_key(*part)).collect();
    assert_eq!(listed.len(), there.len() - 1, "the manifest lists what is there");
}

fn holds_secret(out: &Path) -> Vec<String> {
    let is_secret = |bytes: &[u8]| String::from_utf8_lossy(bytes).to_lowercase().contains(&SECRET.to_lowercase());
    files(out)
        .into_iter()
        .filter(|(address, bytes)| is_secret(bytes) || address.contains("secret"))
        .map(|(address, _)| address)
        .collect()
}

/// A case with a photo; `head`: further lines of its front matter.
fn case(head: &str) -> String {
    format!(
        "//- content/case-studies/secret/index.md\n---\ntitle: The {SECRET} house\nsummary: It is {SECRET}.\nmunicipalities: rujiena\n\
         period: 2024\ntopics: belonging\nphotos: Town of Kiel, CC BY 4.0\n{head}---\n\n## What was done\n\n{SECRET} words.\n\n![A house](house.jpg)\n\
         //- content/case-studies/secret/house.jpg\n(a picture)\n"
    )
}

/// Builds the site with the secret shown, then as it is afterwards.
fn shown_then(before: &Site, before_options: &Options, after: &Site, after_options: &Options) {
    let out = tempfile::tempdir().unwrap();
    publish_alone(before, before_options, out.path());
    assert!(holds_secret(out.path()).len() > 4, "it was there: {:?}", holds_secret(out.path()));
    publish_alone(after, after_options, out.path());
    assert_eq!(holds_secret(out.path()), [""; 0]);
}

#[test]
fn a_draft_leaves_with_its_photos_card_and_search_blocks() {
    let site = Site::base().with(&case("status: draft\n"));
    shown_then(&site, &Options { drafts: true, ..all() }, &site, &all());
}

#[test]
fn what_gets_a_later_day_leaves() {
    let later = Site::base().with(&case("published: 2027-01-01\n"));
    shown_then(&Site::base().with(&case("")), &all(), &later, &all());
}

#[test]
fn what_is_deleted_leaves() {
    shown_then(&Site::base().with(&case("")), &all(), &Site::base(), &all());
}

#[test]
fn words_taken_out_of_a_page_that_stays_leave_the_search_index() {
    let text = |words: &str| {
        format!(
            "//- content/pages/jury.md\n---\ntitle: Jury\n---\n\nThe reason: {words}\n\n## secret\n\n{words} again.\n"
        )
    };
    let before = Site::base().with(&text(SECRET));
    let out = tempfile::tempdir().unwrap();
    publish_alone(&before, &all(), out.path());
    let blocks =
        || files(out.path()).into_keys().filter(|address| address.starts_with("search/")).collect::<BTreeSet<_>>();
    let old = blocks();
    publish_alone(&Site::base().with(&text("none")), &all(), out.path());
    assert!(old.difference(&blocks()).next().is_some(), "the index has other parts now");
    assert_eq!(holds_secret(out.path()), [""; 0]);
}

#[test]
fn a_photo_that_was_replaced_leaves() {
    let out = tempfile::tempdir().unwrap();
    let site = |side| {
        Site::base()
            .with(&case(""))
            .with_file("content/case-studies/secret/house.jpg", &crate::support::photo::jpeg(side, 300))
    };
    let photos = |out: &Path| files(out).into_keys().filter(|address| address.contains("/house-")).collect::<Vec<_>>();
    publish_alone(&site(400), &all(), out.path());
    let before = photos(out.path());
    publish_alone(&site(410), &all(), out.path());
    assert!(before.iter().all(|address| !photos(out.path()).contains(address)));
}
