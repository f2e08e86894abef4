//! What finished pages carry, and what stands beside them.

use pearls::build::Cache;
use pearls::bundle::{Blob, Bundle};

use crate::support::site::Site;

fn bundle_of(site: &Site) -> Bundle {
    let outcome = site.build(&mut Cache::default());
    outcome.bundle.unwrap_or_else(|| panic!("{:#?}", outcome.diagnostics))
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
    let bundle = bundle_of(&Site::base().with("//- content/static/headers/caddy.txt\nours"));
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
