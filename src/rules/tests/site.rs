use super::super::{site, text, vocabulary};
use super::*;

fn with(settings: &str) -> String {
    let base = "pearls: '2'\ntitle: T\n";
    let url = if settings.contains("url:") { "" } else { "url: https://example.org\n" };
    let languages = if settings.contains("languages:") { "" } else { "languages: [en, lv]\n" };
    format!("//- site.yaml\n{base}{url}{languages}{settings}\n")
}

#[test]
fn a_language_stands_once_and_is_used_once() {
    let (config, found) = config::load(&sources(&with("languages: [en, lv, en]")));
    assert_eq!(shown(&found), ["site/language-twice site.yaml: languages[2]"]);
    assert_eq!(config.languages.len(), 2);
}

#[test]
fn size_bands_stand_once_and_in_order() {
    let bands = |bands: &str| told(site::size_bands, &with(&format!("size_bands: [{bands}]")));
    assert!(bands("{key: a, label: A, max: 10}, {key: b, label: B, max: 20}, {key: c, label: C}").is_empty());
    assert!(bands("{key: a, label: A, max: 10}").is_empty());
    assert_eq!(
        bands("{key: a, label: A}, {key: b, label: B, max: 20}"),
        ["site/size-bands site.yaml: size_bands[0].key"]
    );
    assert_eq!(
        bands("{key: a, label: A, max: 10}, {key: a, label: B, max: 10}"),
        ["site/size-bands site.yaml: size_bands[1].key", "site/size-bands site.yaml: size_bands[1].max"]
    );
}

#[test]
fn the_address_of_a_site_can_stand_before_all_others() {
    let of = |url: &str| told(site::url, &with(&format!("url: '{url}'")));
    for fine in ["https://example.org", "http://localhost:8000/a/b/"] {
        assert!(of(fine).is_empty(), "{fine}");
    }
    for wrong in ["https://example.org/?a", "https://example.org/#a"] {
        assert_eq!(of(wrong), ["site/url site.yaml: url"], "{wrong}");
    }
}

#[test]
fn logos_are_files_below_static() {
    let logo = "funding: {text: T, logos: [{file: logos/eu.svg, alt: EU, width: 1, height: 1}]}";
    let file = |name: &str| format!("{}//- content/static/logos/{name}\n", with(logo));
    assert!(told(site::logos, &file("eu.svg")).is_empty());
    assert_eq!(told(site::logos, &file("eu.png")), ["site/logo-missing site.yaml: funding.logos[0].file"]);
}

#[test]
fn the_home_page_is_home_md() {
    let page = |id: &str, role: &str| format!("//- content/pages/{id}.md\n---\ntitle: T\nrole: {role}\n---\n");
    assert!(told(site::home, &page("home", "home")).is_empty());
    assert_eq!(
        told(site::home, &page("start", "home")),
        ["site/home-elsewhere pages/start.md: role", "site/home-missing site.yaml"]
    );
    let two = [page("a", "privacy"), page("b", "privacy"), page("c", "imprint")].concat();
    assert_eq!(told(site::roles_twice, &two), ["site/role-twice pages/b.md: role"]);
}

fn terms(fields: &str, terms: &str) -> String {
    format!("//- content/vocabularies/topics.yaml\ntitle: Topics\n{fields}\nterms: [{terms}]\n")
}

#[test]
fn keys_are_unique_and_terms_name_terms() {
    let site = terms("", "{key: a, label: A}, {key: b, label: B, broader: aa}, {key: a, label: C, replaced_by: b}");
    assert_eq!(told(vocabulary::terms_twice, &site), ["vocabulary/term-twice vocabularies/topics.yaml: terms[2].key"]);
    assert_eq!(
        told(vocabulary::unknown_terms, &site),
        ["vocabulary/unknown-term vocabularies/topics.yaml: terms[1].broader"]
    );
}

#[test]
fn a_circle_is_told_of_once() {
    let term = |key: &str, broader: &str| format!("{{key: {key}, label: {key}, broader: {broader}}}");
    let all =
        [term("into", "b"), term("c", "a"), term("a", "b"), term("b", "c"), term("self", "self"), term("x", "into")];
    let found = vocabulary::circles(&catalog(&terms("", &all.join(", "))));
    let messages: Vec<&str> = found.iter().map(|it| it.message.as_str()).collect();
    assert_eq!(messages, ["`broader` leads in a circle: b → c → a → b", "`broader` leads in a circle: self → self"]);
    assert_eq!(shown(&found)[0], "vocabulary/circle vocabularies/topics.yaml: terms[1].broader");
}

#[test]
fn a_text_that_lacks_a_language_is_noted_once_for_each_file() {
    let site = with(
        "tagline: {en: A}\nfunding: {text: {en: A, lv: B}, logos: [{file: a.svg, alt: {lv: B}, width: 1, height: 1}]}\n\
         size_bands: [{key: a, label: {en: A}}]",
    );
    let others = "//- content/vocabularies/v.yaml\ntitle: V\nlabel: {en: V}\nterms: [{key: a, label: A}]\n";
    let found = text::texts_missing(&catalog(&format!("{site}{others}")));
    assert_eq!(
        shown(&found),
        ["translation/text-missing site.yaml: tagline", "translation/text-missing vocabularies/v.yaml: label"]
    );
    assert_eq!(found[0].message, "texts are missing: 1 of 4 in `en`, 2 of 4 in `lv`");
    assert!(found.iter().all(|note| note.severity == Severity::Note));
    let same = with("tagline: A\nfunding: {text: {en: A, lv: B}}");
    assert!(told(text::texts_missing, &same).is_empty(), "what has no language is for all of them");
}

#[test]
fn labels_are_there_in_the_languages_of_the_site() {
    let site = terms(
        "",
        "{key: a, label: A}, {key: b, label: {lv: B}}, {key: c, label: {en: C, lv: C, pl: C}}, {key: d, label: D, synonyms: {lt: E}}",
    );
    let missing = vocabulary::labels_missing(&catalog(&site));
    assert_eq!(
        shown(&missing),
        [
            "vocabulary/label-missing vocabularies/topics.yaml: terms[1].label",
            "vocabulary/label-missing vocabularies/topics.yaml: terms[0].label",
        ]
    );
    let messages: Vec<&str> = missing.iter().map(|note| note.message.as_str()).collect();
    assert_eq!(
        messages,
        ["1 term has no label in `en`: 1 of `topics`", "2 terms have no label in `lv`: 2 of `topics`"],
        "also in the default language another one stands in"
    );
    let found = vocabulary::languages_not_in_site(&catalog(&site));
    assert_eq!(shown(&found), ["vocabulary/language-not-in-site site.yaml: languages"]);
    assert!(found[0].message.ends_with("does not have: lt, pl"), "{}", found[0].message);
}

#[test]
fn a_word_names_one_term_in_a_language() {
    let site = terms(
        "field: topics\nfor: pages",
        "{key: a, label: {en: Play, lv: Spēle}}, {key: b, label: Game, synonyms: {en: [play], lv: [Play]}}",
    );
    assert_eq!(
        told(vocabulary::labels_twice, &site),
        ["vocabulary/label-twice vocabularies/topics.yaml: terms[1].synonyms.en[0]"]
    );
    let of_none = terms("", "{key: a, label: Stadt}, {key: b, label: Stadt}");
    assert!(told(vocabulary::labels_twice, &of_none).is_empty(), "nobody chooses by them");
}

#[test]
fn a_field_belongs_to_one_vocabulary() {
    let own = "field: topics\nfor: [pages]";
    let other = format!("//- content/vocabularies/zebras.yaml\ntitle: Z\n{own}\nterms: [{{key: a, label: A}}]\n");
    let site = format!("{}{other}", terms(own, "{key: a, label: A}"));
    assert_eq!(told(vocabulary::fields_taken, &site), ["vocabulary/field-taken vocabularies/zebras.yaml: field"]);
    let taken = terms("field: summary\nfor: [pages, vocabularies]", "{key: a, label: A}");
    assert_eq!(told(vocabulary::fields_taken, &taken), ["vocabulary/field-taken vocabularies/topics.yaml: field"]);
    assert_eq!(
        told(vocabulary::min_max, &terms("min: 3\nmax: 2", "{key: a, label: A}")),
        ["vocabulary/min-max vocabularies/topics.yaml: min"]
    );
}

#[test]
fn terms_that_nobody_uses_are_noted_together() {
    let all = "{key: a, label: A}, {key: b, label: B, broader: a}, {key: c, label: C, replaced_by: a}, {key: d, label: D}, {key: e, label: E}";
    let vocabulary = terms("field: topics\nfor: pages", all);
    let page = "//- content/pages/x.md\n---\ntitle: X\ntopics: b\n---\n";
    let found = vocabulary::unused_terms(&catalog(&format!("{vocabulary}{page}")));
    assert_eq!(found[0].message, "no entry uses the terms `d`, `e` (2 of 5)");
    assert!(told(vocabulary::unused_terms, &vocabulary).is_empty(), "the site is only begun");
}
