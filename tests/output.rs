//! What finished pages carry, and what stands beside them.

use pearls::build::{Cache, Options, build};
use pearls::bundle::{Blob, Bundle};
use pearls::diag::render::human;

use crate::support::site::{Site, options};

fn bundle_of(site: &Site, cards: bool) -> Bundle {
    let outcome = build(&site.sources(), &Options { cards, ..options() }, &mut Cache::default());
    outcome.bundle.unwrap_or_else(|| panic!("{}", human::render(&outcome.diagnostics, false)))
}

/// A text file of the output.
fn text(bundle: &Bundle, address: &str) -> String {
    match bundle.files.get(address) {
        Some(Blob::Bytes { bytes, .. }) => String::from_utf8(bytes.to_vec()).unwrap(),
        _ => panic!("no {address}"),
    }
}

/// What stands between two texts.
fn between<'t>(text: &'t str, before: &str, after: &str) -> Option<&'t str> {
    let (_, rest) = text.split_once(before)?;
    rest.split_once(after).map(|(found, _)| found)
}

#[test]
fn files_for_hosts_send_the_policy_of_every_page() {
    let bundle = bundle_of(&Site::base().with("//- content/static/headers/caddy.txt\nours"), false);
    let policies = bundle.files.keys().filter(|address| address.ends_with(".html")).map(|address| {
        let page = text(&bundle, address);
        let policy = between(&page, "<meta http-equiv=\"Content-Security-Policy\" content=\"", "\"");
        policy.unwrap_or_else(|| panic!("{address} has no policy")).replace("&#39;", "'")
    });
    let policies: std::collections::BTreeSet<String> = policies.collect();
    assert_eq!(policies.len(), 1, "{policies:?}");
    for address in ["_headers", "headers/nginx.conf", "headers/apache.conf"] {
        let policy = format!("{}; frame-ancestors 'none'", policies.first().unwrap());
        assert!(text(&bundle, address).contains(&policy), "{address} does not send `{policy}`");
    }
    assert!(matches!(bundle.files["headers/caddy.txt"], Blob::Media { .. }), "the site's own file goes first");
}

/// A site with two languages, whose first case is translated.
fn two_languages() -> Site {
    Site::base().with(
        "//- site.yaml\npearls: '1'\ntitle: Test site\nurl: https://example.org/pearls\nlanguages: [en, lv]\n\
         //- content/case-studies/garden.md\n---\ntitle: A </script><b>garden\nsummary: It & \"grows\".\nmunicipalities: rujiena\nperiod: 2024\ntopics: belonging\n---\n\n## What was done\n\nMuch.\n\
         //- content/case-studies/garden.lv.md\n---\ntitle: Dārzs\n---\n\
         //- content/case-studies/table.md\n---\ntitle: One table\nsummary: Old and young.\nmunicipalities: rujiena\nperiod: 2024\ntopics: belonging\n---\n\n## What was done\n\nMuch.\n",
    )
}

/// The address of a page's card in the output.
fn card_of(bundle: &Bundle, page: &str) -> String {
    let text = text(bundle, page);
    let url = between(&text, "<meta property=\"og:image\" content=\"", "\"");
    let url = url.unwrap_or_else(|| panic!("{page} has no card")).to_owned();
    url.strip_prefix("https://example.org/pearls/").unwrap_or_else(|| panic!("{url}")).to_owned()
}

#[cfg(feature = "social-cards")]
#[test]
fn an_entry_has_a_card_in_each_language_in_which_it_is_written() {
    let bundle = bundle_of(&two_languages(), true);
    let own = ["", "lv/"].map(|lang| card_of(&bundle, &format!("{lang}case-studies/garden.html")));
    assert_ne!(own[0], own[1]);
    let shared = ["", "lv/"].map(|lang| card_of(&bundle, &format!("{lang}case-studies/table.html")));
    assert_eq!(shared[0], shared[1], "an untranslated page has the card of its original");
    for address in own.iter().chain(&shared) {
        let Some(Blob::Bytes { bytes, .. }) = bundle.files.get(address) else { panic!("no {address}") };
        assert_eq!(bytes.get(..8), Some(&b"\x89PNG\r\n\x1a\n"[..]), "{address}");
        assert!(pearls::bundle::is_hashed(address), "{address}");
    }
    let drawn = bundle.files.keys().filter(|address| address.starts_with("cards/case-studies/")).count();
    assert_eq!(drawn, 4, "garden in two languages, table in one, and the case of the base site");
    let without = bundle_of(&two_languages(), false);
    let pages = |bundle: &Bundle| -> Vec<_> {
        bundle.files.clone().into_iter().filter(|(address, _)| !address.starts_with("cards/")).collect()
    };
    assert!(!without.files.keys().any(|address| address.starts_with("cards/")));
    assert!(pages(&bundle) == pages(&without), "whether cards are drawn changes no page");
}
