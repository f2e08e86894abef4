//! What visitors find on pages: what they can choose by, what comes first, what a page says of itself where it is shared.

use std::collections::BTreeMap;

use pearls::build::{Cache, Options, build};
use pearls::bundle::{Blob, Bundle};
use pearls::diag::render::human;

use crate::support::site::{Site, options};

fn bundle(site: &Site) -> Bundle {
    let outcome = build(&site.sources(), &Options { search: true, ..options() }, &mut Cache::default());
    outcome.bundle.unwrap_or_else(|| panic!("{}", human::render(&outcome.diagnostics, false)))
}

fn pages(bundle: &Bundle) -> BTreeMap<&str, String> {
    let html = |(address, blob): (&'_ String, &Blob)| match blob {
        Blob::Bytes { bytes, .. } if address.ends_with(".html") => Some(String::from_utf8_lossy(bytes).into_owned()),
        _ => None,
    };
    bundle.files.iter().filter_map(|file| Some((file.0.as_str(), html(file)?))).collect()
}

/// The base site with a case for each word, whose evidence and topic it gets, and topics enough.
fn with_cases(cases: &[(&str, &str, &str)]) -> Site {
    let mut text = String::from(
        "//- content/vocabularies/topics.yaml\ntitle: Topics\nfield: topics\nfor: case-studies\nfacet: true\nmeans: subject\nterms:\n",
    );
    text += "  - {key: belonging, label: Belonging}\n";
    for number in 1..=15 {
        text += &format!("  - {{key: topic-{number}, label: Topic {number}}}\n");
    }
    for (id, evidence, topic) in cases {
        text += &format!(
            "//- content/case-studies/{id}.md\n---\ntitle: Case {id}\nsummary: A case.\nmunicipalities: rujiena\nperiod: 2025\n\
             topics: [{topic}]\nevidence: {evidence}\n---\n\n## What was done\n\nSomething.\n"
        );
    }
    Site::base().with(&text)
}

#[test]
fn what_has_been_done_comes_before_what_is_planned() {
    let site = with_cases(&[
        ("a", "planned", "topic-1"),
        ("b", "described", "topic-1"),
        ("c", "self-reported", "topic-1"),
        ("d", "evaluated", "topic-1"),
    ]);
    let bundle = bundle(&site);
    let pages = pages(&bundle);
    let listing = &pages["case-studies/index.html"];
    let at = |id: &str| {
        listing.find(&format!("case-studies/{id}.html")).or_else(|| listing.find(&format!("\"{id}.html"))).unwrap()
    };
    assert!(at("c") < at("b") && at("d") < at("b") && at("b") < at("a"), "planned cases come first");
    let row =
        |id: &str| listing.split("<li class=\"row\">").find(|row| row.contains(&format!("Case {id}</a>"))).unwrap();
    assert!(row("a").contains(">Planned</li>") && !row("b").contains(">Planned</li>"), "{}", row("a"));
    assert!(row("a").contains("name=\"case\" value=\"a\""), "a case cannot be chosen: {}", row("a"));
    assert!(pages["case-studies/by/topics/topic-1.html"].contains("name=\"case\" value=\"a\""));
}

#[test]
fn every_value_that_a_case_has_can_be_chosen() {
    let topics: Vec<String> = (1..=14).map(|number| format!("topic-{number}")).collect();
    let cases: Vec<(&str, &str, &str)> =
        topics.iter().map(|topic| (topic.as_str(), "described", topic.as_str())).collect();
    let bundle = bundle(&with_cases(&cases));
    let pages = pages(&bundle);
    for (name, page) in [("case-studies/index.html", ""), ("index.html", "case-studies/")] {
        let html = &pages[name];
        for topic in &topics {
            assert!(html.contains(&format!("{page}by/topics/{topic}.html\"")), "{name} does not offer {topic}");
        }
        assert!(!html.contains("by/topics/topic-15.html"), "{name} offers what no case has");
        let folded = html.split("<details class=\"more-terms\">").nth(1).unwrap_or_default();
        let folded = folded.split("</details>").next().unwrap_or_default();
        // Fourteen topics and the one of the base site; the first twelve stand open.
        assert_eq!(folded.matches("<li>").count(), 3, "{name}");
    }
    let open = &pages["case-studies/by/topics/topic-14.html"];
    assert!(open.contains("<details class=\"more-terms\" open>"), "the value that is shown is folded away");
}

/// A term whose cases are of several countries leads on to each of them with plain links.
#[test]
fn a_facet_can_be_narrowed_to_a_country_without_scripts() {
    let case = |id: &str, place: &str, topic: &str| {
        format!(
            "//- content/case-studies/{id}.md\n---\ntitle: Case {id}\nsummary: A case.\nmunicipalities: {place}\nperiod: 2025\n\
             topics: [{topic}]\n---\n\n## What was done\n\nSomething.\n"
        )
    };
    let place =
        "//- content/municipalities/kiel.md\n---\ntitle: Kiel\ncountry: DE\nlat: 54.3\nlon: 10.1\n---\n\nA town.\n";
    let topics = "//- content/vocabularies/topics.yaml\ntitle: Topics\nfield: topics\nfor: case-studies\nfacet: true\nmeans: subject\nterms:\n  \
                  - {key: belonging, label: Belonging}\n  - {key: youth, label: Youth}\n  - {key: land, label: Land}\n";
    let of_both = [case("a", "rujiena", "youth"), case("d", "rujiena", "youth")].concat();
    let of_one: String = ["b", "c"].into_iter().map(|id| case(id, "kiel", "youth, land")).collect();
    let more: String = ["e", "f"].into_iter().map(|id| case(id, "kiel", "land")).collect();
    let cases = [of_both, of_one, more].concat();
    let bundle = bundle(&Site::base().with(&format!("{place}{topics}{cases}")));
    let pages = pages(&bundle);
    let term = &pages["case-studies/by/topics/youth.html"];
    for link in ["youth/lv.html\"", "youth/de.html\""] {
        assert!(term.contains(link), "{link} is not offered");
    }
    let narrowed = &pages["case-studies/by/topics/youth/de.html"];
    assert!(narrowed.contains("<h1>Case studies: Youth, Germany</h1>"), "{narrowed}");
    assert!(narrowed.contains("<title>Case studies: Youth, Germany – "));
    assert!(narrowed.contains("Case b</a>") && narrowed.contains("Case c</a>") && !narrowed.contains("Case a</a>"));
    assert!(narrowed.contains("<meta name=\"robots\" content=\"noindex\">"), "two cases are few");
    assert!(narrowed.contains("by/topics/youth.html\">All countries</a>"), "no way back");
    let own: Vec<&&str> = pages.keys().filter(|address| address.starts_with("case-studies/by/topics/land/")).collect();
    assert!(own.is_empty(), "all are of one country: {own:?}");
    assert!(!pages.keys().any(|address| address.starts_with("case-studies/by/country/lv/")));
}

#[test]
fn a_page_that_is_shared_says_what_it_is() {
    let site = Site::base().with(include_str!("browser/states.md"));
    let bundle = bundle(&site);
    for (address, html) in pages(&bundle) {
        let is_told = html.contains("<meta name=\"description\" content=\"");
        let has_card = html.contains("<meta property=\"og:image\"");
        let is_nothing = address == "404.html" || html.contains("http-equiv=\"refresh\"");
        if is_nothing || address == "case-studies/withdrawn.html" {
            assert!(!is_told && !html.contains("Nobody sees this"), "{address} tells what nobody may see");
            continue;
        }
        assert!(is_told, "{address} has no description");
        assert!(!html.contains("<meta name=\"description\" content=\"\""), "{address} has an empty description");
        assert!(has_card || cfg!(not(feature = "social-cards")), "{address} has no picture");
    }
}

#[test]
fn search_engines_are_told_who_and_when() {
    let site = Site::base().with(
        "//- content/case-studies/satiec.md\n---\ntitle: Meet your neighbour\nsummary: Young and old sit down.\nmunicipalities: rujiena\n\
         organiser: The choir\nperiod: 2024\ntopics: belonging\npublished: 2024-10-01\nupdated: 2025-02-03\n---\n\n## What was done\n\nThey met.\n",
    );
    let bundle = bundle(&site);
    let html = &pages(&bundle)["case-studies/satiec.html"];
    let json = html.split("<script type=\"application/ld+json\">").nth(1).unwrap().split("</script>").next().unwrap();
    let json: serde_json::Value = serde_json::from_str(json).unwrap();
    let article = json["@graph"].as_array().unwrap().iter().find(|thing| thing["@type"] == "Article").unwrap();
    assert_eq!(article["datePublished"], "2024-10-01");
    assert_eq!(article["dateModified"], "2025-02-03");
    assert_eq!(article["author"]["name"], "The choir");
    assert_eq!(article["publisher"]["name"], "Test site");
    let Blob::Bytes { bytes, .. } = &bundle.files["sitemap.xml"] else { panic!("no sitemap") };
    let sitemap = String::from_utf8_lossy(bytes);
    assert!(sitemap.contains("/case-studies/satiec.html") && !sitemap.contains("/search.html"), "{sitemap}");
}

#[test]
fn nobody_is_led_to_a_repository_that_is_none() {
    let edit = |url: &str| {
        let site = Site::base().with(&format!(
            "//- site.yaml\npearls: '2'\ntitle: Test site\nurl: https://example.org\nlanguages: [en]\nrepository: {{url: '{url}', branch: main}}\n"
        ));
        pages(&bundle(&site))["case-studies/satiec.html"].contains("/edit/main/content/case-studies/satiec.md")
    };
    assert!(edit("https://codehost.internal/site"));
    for placeholder in
        ["https://example.org/site", "https://git.example.com/site", "https://source.example/x", "https://localhost/x"]
    {
        assert!(!edit(placeholder), "{placeholder}");
    }
}

#[test]
fn the_text_comes_before_the_facts_and_tables_say_what_their_columns_are() {
    let site = Site::base().with(
        "//- content/pages/about.md\n---\ntitle: About\n---\n\n| Month | Old & new | Rest |\n|---|--:|---|\n| May | 1 | |\n\n| A | B |\n|---|---|\n| c | d |\n",
    );
    let bundle = bundle(&site);
    let pages = pages(&bundle);
    let case = &pages["case-studies/satiec.html"];
    let at = |part: &str| case.find(part).unwrap_or_else(|| panic!("{part} is missing: {case}"));
    assert!(at("class=\"prose\"") < at("id=\"facts\"") && at("id=\"facts\"") < at("id=\"more-facts\""));
    let about = &pages["about.html"];
    assert!(about.contains("<td class=\"align-right\" data-label=\"Old &amp; new\">1</td>"), "{about}");
    assert!(about.contains("<td data-label=\"Rest\"></td>") && about.contains("<td>d</td>"), "{about}");
}

#[test]
fn an_address_that_does_not_exist_is_answered_in_every_language() {
    let site = Site::base()
        .with("//- site.yaml\npearls: '2'\ntitle: Test site\nurl: https://example.org\nlanguages: [en, lv, fi]\n");
    let bundle = bundle(&site);
    let html = &pages(&bundle)["404.html"];
    for (lang, home) in [("lv", "/lv/index.html"), ("fi", "/fi/index.html")] {
        assert!(html.contains(&format!("<li lang=\"{lang}\">")) && html.contains(home), "{lang}: {html}");
    }
}
