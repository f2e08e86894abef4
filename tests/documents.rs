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
