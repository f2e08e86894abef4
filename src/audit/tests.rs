//! The audit of the repository's own site.

use std::path::Path;

use super::{facts, weights};
use crate::build::{Cache, build};
use crate::bundle::Blob;
use crate::disk::{self, ReadCache};
use crate::support::site::options;

#[test]
fn the_audit_reads_the_tags_that_a_tokeniser_reads() {
    let outcome = build(
        &disk::read(Path::new(env!("CARGO_MANIFEST_DIR")), &mut ReadCache::default()),
        &options(),
        &mut Cache::default(),
    );
    let bundle = outcome.bundle.expect("the repository builds");
    let mut seen = 0;
    // A tokeniser of HTML reads all names in small letters.
    let small = |name: &str| name.to_ascii_lowercase();
    for (address, blob) in bundle.files.iter().filter(|(address, _)| address.ends_with(".html")) {
        let Blob::Bytes { bytes, .. } = blob else { panic!("{address} is not made by the build") };
        let html = std::str::from_utf8(bytes).unwrap();
        let mut own = Vec::new();
        facts::each_tag(html, |tag| own.push(tag.clone()));
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
    let outcome = build(
        &disk::read(Path::new(env!("CARGO_MANIFEST_DIR")), &mut ReadCache::default()),
        &options(),
        &mut Cache::default(),
    );
    let weights = weights::weigh(&outcome.bundle.expect("the repository builds"));
    assert_eq!(weights.len(), 8, "not every sort was found: {weights:?}");
    for weight in weights {
        assert!(!weight.is_over(), "{weight}");
    }
}
