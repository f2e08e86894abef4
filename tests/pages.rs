//! What stands on single pages of small sites in memory.

use pearls::build::Cache;
use pearls::bundle::{Blob, Bundle};
use pearls::diag::Severity;
use pearls::diag::render::human;

use crate::support::site::Site;

/// Whoever adds a message writes the English one; the other languages show it, and say that it is English.
#[test]
fn a_message_that_only_english_has_is_shown_with_its_language_and_noted_once() {
    let english =
        include_str!("../themes/pearls/messages/en.yaml").replace("\nfact:\n", "\nfact:\n  newer: Something new\n");
    let latvian = include_str!("../themes/pearls/messages/lv.yaml");
    let lines = latvian.lines().scan("", |group, line| {
        if !line.starts_with(' ') {
            *group = line;
        }
        Some((*group, line))
    });
    let is_gone = |(group, line): &(&str, &str)| {
        *group == "search:" && ["  title:", "  lead:"].iter().any(|own| line.starts_with(own))
    };
    let latvian: Vec<&str> = lines.filter(|line| !is_gone(line)).map(|(_, line)| line).collect();
    let site = Site::base()
        .with("//- site.yaml\npearls: '2'\ntitle: Test site\nurl: https://example.org\nlanguages: [en, lv, et, pl]\n")
        .with_file("themes/pearls/messages/en.yaml", english.as_bytes())
        .with_file("themes/pearls/messages/lv.yaml", latvian.join("\n").as_bytes());
    let outcome = site.build(&mut Cache::default());
    let told = |code: &str| outcome.diagnostics.iter().filter(|found| found.diagnostic.code == code).count();
    assert_eq!(told("messages/missing-key"), 2, "of Latvian, and of Estonian and Polish together");
    assert!(outcome.diagnostics.iter().all(|found| found.diagnostic.severity == Severity::Note));
    let bundle = outcome.bundle.unwrap();
    let Some(Blob::Bytes { bytes, .. }) = bundle.files.get("lv/search.html") else { panic!("the page is there") };
    let html = String::from_utf8_lossy(bytes);
    assert!(html.contains("<h1 lang=\"en\">"), "{html}");
    assert!(html.contains("<p class=\"lead\"><span lang=\"en\">"), "{html}");
}

/// The texts of all `<th scope="row">` behind a heading with an id.
fn row_heads(html: &str, id: &str) -> Vec<String> {
    let part = html.split(&format!("id=\"{id}\"")).nth(1).unwrap_or_default();
    let rows = part.split("</section>").next().unwrap_or_default().split("<th scope=\"row\">").skip(1);
    rows.map(|row| row.split("</th>").next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn countries_are_in_the_order_of_their_labels_in_the_language_of_the_page() {
    let countries = [("CZ", "Czechia", "Čehija"), ("DE", "Germany", "Vācija"), ("EE", "Estonia", "Igaunija")];
    let mut text = String::from(
        "//- site.yaml\npearls: '2'\ntitle: Test site\nurl: https://example.org\nlanguages: [en, lv]\n\
         //- content/vocabularies/countries.yaml\ntitle: Countries\nterms:\n  - {key: lv, label: {en: Latvia, lv: Latvija}}\n",
    );
    for (code, english, latvian) in countries {
        text += &format!("  - {{key: {}, label: {{en: {english}, lv: {latvian}}}}}\n", code.to_lowercase());
    }
    for (code, english, _) in countries {
        let id = code.to_lowercase();
        text += &format!(
            "//- content/municipalities/{id}.md\n---\ntitle: Town of {english}\ncountry: {code}\nlat: 50\nlon: 10\n---\n"
        );
    }
    text += "//- content/editions/2027.md\n---\ntitle: Award 2027\nrules: {max_titles: 4, countries: [CZ, DE, EE], source: {title: Rules}}\n\
             stages:\n  - {key: announcement, planned: 2026-10}\nentrants:\n  - {municipality: ee, reached: applied}\n\
             \x20 - {municipality: de, reached: applied}\n  - {municipality: cz, reached: applied}\n---\n";
    let outcome = Site::base().with(&text).build(&mut Cache::default());
    let bundle = outcome.bundle.unwrap_or_else(|| panic!("{}", human::render(&outcome.diagnostics, false)));
    for (page, expected) in [
        ("editions/statistics.html", ["Czechia", "Estonia", "Germany"]),
        ("lv/editions/statistics.html", ["Čehija", "Igaunija", "Vācija"]),
    ] {
        let Some(Blob::Bytes { bytes, .. }) = bundle.files.get(page) else { panic!("no page {page}") };
        assert_eq!(row_heads(&String::from_utf8_lossy(bytes), "countries"), expected, "{page}");
    }
}

/// A page of a site that comes out whole.
fn page(bundle: &Bundle, address: &str) -> String {
    let Some(Blob::Bytes { bytes, .. }) = bundle.files.get(address) else { panic!("no page {address}") };
    String::from_utf8_lossy(bytes).into_owned()
}

/// The letters of an index and the names under them, in the order of the page.
fn index(html: &str) -> Vec<String> {
    let main =
        html.split("<main").nth(1).and_then(|main| main.split("class=\"pagination\"").next()).unwrap_or_default();
    let parts = main.split('<').filter_map(|part| {
        let (tag, text) = part.split_once('>')?;
        let is_letter = tag.starts_with("h2") && tag.contains("class=\"letter\"");
        let is_name = tag.starts_with("a ") && tag.contains("municipalities/") || tag == "dt";
        (is_letter || is_name).then(|| text.trim().to_owned()).filter(|text| !text.is_empty())
    });
    parts.collect()
}

#[test]
fn an_index_has_the_order_and_the_headings_of_the_language_of_its_page() {
    let mut text = String::from(
        "//- site.yaml\npearls: '2'\ntitle: Test site\nurl: https://example.org\nlanguages: [en, et, sv]\npage_size: 1\n\
         //- content/vocabularies/words.yaml\ntitle: Words\nterms:\n",
    );
    let names = [("zarasai", "Zarasai"), ("siauliai", "Šiauliai"), ("tallinn", "Tallinn"), ("aland", "Åland")];
    for (id, name) in names {
        text += &format!("  - {{key: {id}, label: {{en: {name}, et: {name}, sv: {name}}}, definition: Some word.}}\n");
    }
    for (id, name) in names {
        text +=
            &format!("//- content/municipalities/{id}.md\n---\ntitle: {name}\ncountry: DE\nlat: 58\nlon: 24\n---\n");
    }
    text += "//- content/municipalities/kaskinen.md\n---\ntitle: Kaskinen\nnames: {sv: Österby}\ncountry: DE\nlat: 58\nlon: 24\n---\n";
    let outcome = Site::base().with(&text).build(&mut Cache::default());
    let bundle = outcome.bundle.unwrap_or_else(|| panic!("{}", human::render(&outcome.diagnostics, false)));
    // Countries by their labels, which are English in all three, places by their names; five to a page.
    for (lang, places, terms) in [
        (
            "",
            "Germany Åland Kaskinen Šiauliai Tallinn Zarasai | Latvia Rūjiena",
            "A Åland S Šiauliai T Tallinn Z Zarasai",
        ),
        ("et/", "Åland Kaskinen Šiauliai Zarasai Tallinn | Rūjiena", "A Åland Š Šiauliai Z Zarasai T Tallinn"),
        ("sv/", "Šiauliai Tallinn Zarasai Åland Österby | Rūjiena", "S Šiauliai T Tallinn Z Zarasai Å Åland"),
    ] {
        let pages = ["", "2"].map(|number| index(&page(&bundle, &listing(lang, number))).join(" "));
        assert_eq!(pages.join(" | "), places, "{lang}");
        assert_eq!(index(&page(&bundle, &format!("{lang}glossary.html"))).join(" "), terms, "{lang}");
    }
}

fn listing(lang: &str, number: &str) -> String {
    match number {
        "" => format!("{lang}municipalities/index.html"),
        number => format!("{lang}municipalities/page-{number}.html"),
    }
}
