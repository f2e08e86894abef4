//! What finished pages carry, and what stands beside them.

use std::collections::BTreeMap;

use pearls::build::{Cache, Options, build};
use pearls::bundle::{Blob, Bundle};
use pearls::diag::render::human;

use serde_json::Value;

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
        "//- site.yaml\npearls: '2'\ntitle: Test site\nurl: https://example.org/pearls\nlanguages: [en, lv]\n\
         //- content/case-studies/garden.md\n---\ntitle: A </script><b>garden\nsummary: It & \"grows\".\nmunicipalities: rujiena\nperiod: 2024\ntopics: belonging\n---\n\n## What was done\n\nMuch.\n\
         //- content/case-studies/garden.lv.md\n---\ntitle: Dārzs\n---\n\
         //- content/case-studies/table.md\n---\ntitle: One table\nsummary: Old and young.\nmunicipalities: rujiena\nperiod: 2024\ntopics: belonging\n---\n\n## What was done\n\nMuch.\n",
    )
}

/// An edition with a title holder, an event, and an invented case.
const AWARDED: &str = "//- content/municipalities/rujiena.md\n---\ntitle: Rūjiena\ncountry: LV\nlat: 57.9\nlon: 25.3\n---\n\
    //- content/editions/2024.md\n---\ntitle: Award 2024\nrules: {max_titles: 4, countries: [LV], source: {title: Rules}}\n\
    stages:\n  - {key: announcement, actual: 2023-10-01}\nentrants:\n  - {municipality: rujiena, reached: title}\n---\n\
    //- content/events/forum.md\n---\ntitle: Forum\nkind: forum\nstart: 2025-05-01\nplace: rujiena\n---\n\
    //- content/case-studies/invented.md\n---\ntitle: Invented\nsummary: Not true.\nexample: true\nmunicipalities: rujiena\n\
    period: 2024\ntopics: belonging\n---\n\n## What was done\n\nNothing.\n";

/// The address of a page's card in the output.
#[cfg(feature = "social-cards")]
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

#[test]
fn a_site_can_do_without_cards() {
    let settings =
        "//- site.yaml\npearls: '2'\ntitle: T\nurl: https://example.org\nlanguages: [en]\nsocial_cards: false\n";
    let bundle = bundle_of(&Site::base().with(settings), true);
    assert!(!bundle.files.keys().any(|address| address.starts_with("cards/")));
    assert!(!text(&bundle, "case-studies/satiec.html").contains("og:image"));
}

/// What a page says to search engines, by the types of what it is about.
fn json_ld(bundle: &Bundle, page: &str) -> BTreeMap<String, Value> {
    let html = text(bundle, page);
    let Some(json) = between(&html, "<script type=\"application/ld+json\">", "</script>") else {
        return BTreeMap::new();
    };
    let value: Value = serde_json::from_str(json).unwrap_or_else(|error| panic!("{page}: {error}: {json}"));
    assert_eq!(value["@context"], "https://schema.org", "{page}");
    assert!(!json.contains('<'), "{page}: a text could end the element: {json}");
    let things = value["@graph"].as_array().unwrap().iter();
    things.map(|thing| (thing["@type"].as_str().unwrap().to_owned(), thing.clone())).collect()
}

#[test]
fn search_engines_are_told_what_pages_are_about() {
    let bundle = bundle_of(&two_languages().with(AWARDED), false);
    let all: BTreeMap<&String, _> = bundle
        .files
        .keys()
        .filter(|address| address.ends_with(".html"))
        .map(|address| (address, json_ld(&bundle, address)))
        .collect();
    for (address, things) in &all {
        let is_told = *address != "404.html";
        assert_eq!(things.contains_key("BreadcrumbList") || things.contains_key("WebSite"), is_told, "{address}");
    }
    assert_eq!(json_ld(&bundle, "lv/index.html")["WebSite"]["url"], "https://example.org/pearls/lv/");
    let page = json_ld(&bundle, "case-studies/garden.html");
    let search = &json_ld(&bundle, "lv/index.html")["WebSite"]["potentialAction"]["target"]["urlTemplate"];
    assert_eq!(search, "https://example.org/pearls/lv/search.html?q={search_term_string}");
    let crumbs = page["BreadcrumbList"]["itemListElement"].as_array().unwrap();
    let crumbs: Vec<_> =
        crumbs.iter().map(|crumb| (crumb["name"].as_str().unwrap(), crumb["item"].as_str().unwrap())).collect();
    assert_eq!(
        crumbs[1..],
        [
            ("Case studies", "https://example.org/pearls/case-studies/"),
            ("A </script><b>garden", "https://example.org/pearls/case-studies/garden.html"),
        ]
    );
    let article = &page["Article"];
    assert_eq!(
        (&article["headline"], &article["description"]),
        (&"A </script><b>garden".into(), &"It & \"grows\".".into())
    );
    assert_eq!((&article["about"][0], &article["temporalCoverage"]), (&"Belonging".into(), &"2024".into()));
    let place = &article["spatialCoverage"][0];
    assert_eq!((&place["@type"], &place["geo"]["latitude"]), (&"AdministrativeArea".into(), &57.9.into()));
    assert_eq!(json_ld(&bundle, "lv/case-studies/garden.html")["Article"]["inLanguage"], "lv");
    assert_eq!(json_ld(&bundle, "lv/case-studies/table.html")["Article"]["inLanguage"], "en");
    let area = &json_ld(&bundle, "municipalities/rujiena.html")["AdministrativeArea"];
    assert_eq!(area["award"], serde_json::json!(["Award 2024"]));
    let event = &json_ld(&bundle, "events/forum.html")["Event"];
    assert_eq!((&event["startDate"], &event["location"]["name"]), (&"2025-05-01".into(), &"Rūjiena".into()));
    assert!(!all[&"case-studies/invented.html".to_owned()].contains_key("Article"), "nothing is said of an example");
}
