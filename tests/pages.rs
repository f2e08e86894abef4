//! What stands on single pages of small sites in memory.

use pearls::build::Cache;
use pearls::bundle::Blob;
use pearls::diag::render::human;

use crate::support::site::Site;

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
        "//- site.yaml\npearls: '1'\ntitle: Test site\nurl: https://example.org\nlanguages: [en, lv]\n\
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
