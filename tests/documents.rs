//! Documents that are generated from the program, and the repository's own site.

use std::fs;
use std::path::Path;

use pearls::build::{Cache, Options, build};
use pearls::diag::Severity;
use pearls::disk::{self, ReadCache};

use crate::support::site::options;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn docs_schema_is_current() {
    let (path, text) = (root().join("docs/schema.md"), pearls::author::docs::schema());
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, &text).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == text,
        "docs/schema.md is not current: run `UPDATE_DOCS=1 cargo test docs` and look at the difference"
    );
}

#[test]
fn the_repository_itself_builds_without_errors_or_warnings() {
    let sources = disk::read(root(), &mut ReadCache::default());
    for day in ["2026-11-23", "2027-06-01"] {
        let options = Options { today: day.parse().unwrap(), strict: true, ..options() };
        let outcome = build(&sources, &options, &mut Cache::default());
        let grave = |found: &&pearls::diag::Resolved| found.diagnostic.severity != Severity::Note;
        let grave: Vec<_> = outcome.diagnostics.iter().filter(grave).collect();
        assert!(grave.is_empty() && outcome.bundle.is_some(), "{grave:#?}");
    }
}

#[test]
fn generated_sections_have_the_ids_that_links_may_name() {
    let outcome = build(&disk::read(root(), &mut ReadCache::default()), &options(), &mut Cache::default());
    let bundle = outcome.bundle.expect("the repository builds");
    for (kind, page, id) in [
        ("municipalities", "kiel", "history"),
        ("municipalities", "kiel", "cases"),
        ("editions", "2025", "titles"),
        ("plan-templates", "cureap", "budget"),
        ("case-studies", "brankis", "facts"),
    ] {
        let Some(pearls::bundle::Blob::Bytes { bytes, .. }) = bundle.files.get(&format!("{kind}/{page}.html")) else {
            panic!("no page {kind}/{page}")
        };
        assert!(String::from_utf8_lossy(bytes).contains(&format!("id=\"{id}\"")), "{kind}/{page} has no `{id}`");
    }
}

#[test]
fn the_readme_is_short_and_its_links_lead_somewhere() {
    for name in ["README.md", "EDITORS.md", "CONTRIBUTING.md", "ARCHITECTURE.md"] {
        let text = fs::read_to_string(root().join(name)).unwrap();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let is_path = !link.contains("://")
                && !link.starts_with("data:")
                && !link.starts_with("..")
                && !link.contains(".jpg");
            assert!(!is_path || root().join(link.split('#').next().unwrap()).exists(), "{name} links to `{link}`");
        }
    }
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    assert!(readme.lines().count() <= 80, "README.md has more than 80 lines");
}

#[test]
fn the_audit_reads_the_tags_that_a_tokeniser_reads() {
    let outcome = build(&disk::read(root(), &mut ReadCache::default()), &options(), &mut Cache::default());
    let bundle = outcome.bundle.expect("the repository builds");
    let mut seen = 0;
    // A tokeniser of HTML reads all names in small letters.
    let small = |name: &str| name.to_ascii_lowercase();
    for (address, blob) in bundle.files.iter().filter(|(address, _)| address.ends_with(".html")) {
        let pearls::bundle::Blob::Bytes { bytes, .. } = blob else { panic!("{address} is not made by the build") };
        let html = std::str::from_utf8(bytes).unwrap();
        let mut own = Vec::new();
        pearls::audit::facts::each_tag(html, |tag| own.push(tag.clone()));
        let own = own.iter().map(|tag| (small(tag.name), tag.attributes.iter().map(|(name, _)| small(name)).collect()));
        let theirs = html5gum::Tokenizer::new(html).filter_map(|token| match token {
            Ok(html5gum::Token::StartTag(tag)) => {
                let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
                Some((text(&tag.name), tag.attributes.keys().map(|name| text(name)).collect()))
            }
            _ => None,
        });
        let sorted = |tags: &mut dyn Iterator<Item = (String, Vec<String>)>| -> Vec<(String, Vec<String>)> {
            tags.map(|(name, mut attributes)| {
                attributes.sort();
                (name, attributes)
            })
            .collect()
        };
        let (own, theirs) = (sorted(&mut { own }), sorted(&mut { theirs }));
        seen += own.len();
        assert_eq!(own, theirs, "{address}");
    }
    assert!(seen > 1000, "only {seen} tags were compared");
}

#[test]
fn the_sites_own_pages_are_light() {
    let outcome = build(&disk::read(root(), &mut ReadCache::default()), &options(), &mut Cache::default());
    let weights = pearls::audit::weights::weigh(&outcome.bundle.expect("the repository builds"));
    assert_eq!(weights.len(), 7, "not every sort was found: {weights:?}");
    for weight in weights {
        assert!(!weight.is_over(), "{weight}");
    }
}
