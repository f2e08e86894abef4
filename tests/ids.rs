//! Ids that pages make of what editors write: of headings, keys, names and letters. None meets another or one of the theme's.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;

use pearls::build::Cache;
use pearls::bundle::{Blob, Bundle};
use pearls::diag::render::human;
use pearls::diag::{Resolved, Severity};

use crate::support::site::Site;

fn bundle_of(text: &str) -> Bundle {
    let outcome = Site::base().with(text).build(&mut Cache::default());
    let is_error = |found: &&Resolved| found.diagnostic.severity == Severity::Error;
    let errors: Vec<Resolved> = outcome.diagnostics.iter().filter(is_error).cloned().collect();
    outcome.bundle.unwrap_or_else(|| panic!("{}", human::render(&errors, false)))
}

fn pages(bundle: &Bundle) -> BTreeMap<&str, String> {
    let html = bundle.files.iter().filter(|(address, _)| address.ends_with(".html"));
    let texts = html.filter_map(|(address, blob)| match blob {
        Blob::Bytes { bytes, .. } => Some((address.as_str(), String::from_utf8_lossy(bytes).into_owned())),
        Blob::Media { .. } => None,
    });
    texts.collect()
}

/// The values of an attribute in the order of the page.
fn values<'h>(html: &'h str, name: &str) -> Vec<&'h str> {
    let start = format!(" {name}=\"");
    html.split(&start).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// Where a link of a page leads: an address and an id.
fn target(page: &str, link: &str) -> Option<(String, String)> {
    // `#plan=x` tells a script something.
    let is_part = |(path, fragment): &(&str, &str)| !path.contains(':') && !fragment.contains('=');
    let (path, fragment) = link.split_once('#').filter(is_part)?;
    let fragment = percent_encoding::percent_decode_str(fragment).decode_utf8_lossy().into_owned();
    if path.is_empty() {
        return Some((page.to_owned(), fragment));
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            ".." => parts.truncate(parts.len().saturating_sub(1)),
            part => parts.push(part),
        }
    }
    Some((parts.join("/"), fragment))
}

/// The ids that the templates of the theme write as they stand.
fn fixed_ids() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/pearls/templates");
    let files = fs::read_dir(folder).unwrap().map(|file| fs::read_to_string(file.unwrap().path()).unwrap());
    let ids = files.flat_map(|text| values(&text, "id").into_iter().map(str::to_owned).collect::<Vec<_>>());
    ids.filter(|id| !id.contains('{')).collect()
}

/// Vocabularies whose names and keys are the ids of the theme, its prefixes, and parts of both.
fn hostile_vocabularies() -> String {
    let fixed = fixed_ids();
    let prefixes = ["term", "letter", "case", "fn", "table", "section", "suggestion", "1", "a"];
    let keys: BTreeSet<&str> = fixed.iter().map(String::as_str).chain(prefixes).collect();
    let mut text = String::from("//- content/vocabularies/fund.yaml\ntitle: Fund\nsources: {title: A}\nterms:\n");
    for key in keys {
        let _ = writeln!(text, "  - {{key: '{key}', label: Label of {key}, definition: Some words.}}");
    }
    let mut pairs: Vec<(String, String)> = fixed
        .iter()
        .filter_map(|id| id.split_once('-').map(|(name, key)| (name.to_owned(), key.to_owned())))
        .filter(|(name, _)| !matches!(name.as_str(), "by" | "countries"))
        .chain(
            [("letter", "a"), ("a", "b-c"), ("a-b", "c"), ("a-b-c", "d"), ("term", "a")]
                .map(|(a, b)| (a.into(), b.into())),
        )
        .collect();
    pairs.sort();
    for same in pairs.chunk_by(|a, b| a.0 == b.0) {
        let Some((name, _)) = same.first() else { continue };
        let _ = writeln!(text, "//- content/vocabularies/{name}.yaml\ntitle: Words of {name}\nterms:");
        for (at, (_, key)) in same.iter().enumerate() {
            let _ = writeln!(text, "  - {{key: {key}, label: A word {at}, definition: Some words.}}");
        }
    }
    text
}

/// A heading for each id of the theme, as text and as an id where that is possible.
fn hostile_headings() -> String {
    fixed_ids().iter().map(|id| format!("### {}\n\nWords.[^1]\n\n", id.replace('-', " "))).collect()
}

/// A site with everything in it that ids are made of.
fn hostile_site() -> String {
    let headings = hostile_headings();
    let rest = "\n[^1]: A note.\n\nTable: Numbers\n\n| a | b |\n|---|---|\n| 1 | 2 |\n";
    let body = format!("## What was done\n\nWords.\n\n## Suggestions\n\n## Land\n\n{headings}{rest}");
    let case = |title: &str| {
        format!(
            "---\ntitle: {title}\nsummary: S.\nmunicipalities: rujiena\nperiod: 2024\ntopics: belonging\n\
                 contact: {{role: Office, email: office@example.org}}\nsources: {{title: A book}}\n\
                 links: [{{title: More, url: 'https://example.org/more'}}]\n---\n"
        )
    };
    format!(
        "//- site.yaml\npearls: '2'\ntitle: Test site\nurl: https://example.org\nlanguages: [en, lv]\nfunding: {{text: Paid for by nobody.}}\n\
         {}//- content/vocabularies/sections.yaml\ntitle: Sections\nfor: case-studies\nterms:\n\
         \x20 - {{key: what-was-done, label: What was done, required: true}}\n  - {{key: contact, label: Whom to ask}}\n\
         \x20 - {{key: menu, label: What was eaten}}\n  - {{key: related, label: Kin}}\n\
         //- content/case-studies/content.md\n{}\n{body}\n## Whom to ask\n\nUs.\n\n## What was eaten\n\nSoup.\n\n## Kin\n\nAll.\n\
         //- content/case-studies/facts.md\n{}\n{body}\n## Contact\n\nHere: [above](#suggestions), [a word](../vocabularies/fund.yaml#funding), \
         [another](../vocabularies/a.yaml#b-c), [the section](content.md#section_contact), [the box](content.md#contact).\n\
         //- content/pages/home.md\n---\ntitle: Welcome\nrole: home\n---\n\n{body}\n\
         //- content/organisations/rest.md\n---\ntitle: Rest\ntype: association\n---\n\
         //- content/municipalities/letter.md\n---\ntitle: Letter\ncountry: LV\nlat: 57\nlon: 25\n---\n\n{body}\n",
        hostile_vocabularies(),
        case("Content"),
        case("Facts"),
    )
}

#[test]
fn no_id_meets_another_and_every_fragment_has_its_target() {
    let bundle = bundle_of(&hostile_site());
    let pages = pages(&bundle);
    let ids: BTreeMap<&str, Vec<&str>> = pages.iter().map(|(address, html)| (*address, values(html, "id"))).collect();
    let mut faults = Vec::new();
    for (address, html) in &pages {
        let mut own = ids[address].clone();
        own.sort_unstable();
        let twice = own.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]);
        faults.extend(twice.map(|id| format!("{address} has the id {id} twice")));
        for link in values(html, "href") {
            let Some((page, id)) = target(address, link) else { continue };
            if ids.get(page.as_str()).is_some_and(|ids| !ids.contains(&id.as_str())) {
                faults.push(format!("{address} links to {link}, which is not there"));
            }
        }
        for name in ["aria-labelledby", "popovertarget", "for"] {
            let missing = values(html, name).into_iter().filter(|id| !ids[address].contains(id));
            faults.extend(missing.map(|id| format!("{address} names {id} in {name}, which is not there")));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn links_of_texts_lead_to_the_term_and_to_the_section_that_they_name() {
    let bundle = bundle_of(&hostile_site());
    let pages = pages(&bundle);
    let page = &pages["case-studies/facts.html"];
    let links: Vec<&str> = values(page, "href");
    for link in [
        "../vocabularies/fund.html#term_funding",
        "../vocabularies/a.html#term_b-c",
        "content.html#section_contact",
        "content.html#contact",
    ] {
        assert!(links.contains(&link), "no link {link} in {links:?}");
    }
    let case = &pages["case-studies/content.html"];
    assert!(case.contains("<h2 id=\"section_contact\">Whom to ask</h2>"), "the section has another id");
    assert!(case.contains("<h2 id=\"section_menu\">What was eaten</h2>"), "the section has another id");
    assert!(values(case, "href").contains(&"#section_contact"), "the table of contents leads elsewhere");
}

#[test]
fn shared_links_to_terms_and_letters_still_lead_there() {
    let bundle = bundle_of(&hostile_site());
    let pages = pages(&bundle);
    let glossary = values(&pages["glossary.html"], "id");
    // Where the old id stood for one thing only. `a-b-c` was two terms, `letter-a` a letter and a term, `toc-title` the theme's.
    for id in [
        "fund-funding",
        "fund-a",
        "letter-l",
        "letter_l",
        "term_fund_funding",
        "term_a_b-c",
        "term_a-b_c",
        "term_toc_title",
    ] {
        assert!(glossary.contains(&id), "{id} is missing: {glossary:?}");
    }
    for id in ["a-b-c", "letter-a"] {
        assert!(!glossary.contains(&id), "{id} stands for two things");
    }
    let words = values(&pages["vocabularies/fund.html"], "id");
    for id in ["term_funding", "term_letter", "letter", "results-title", "term_toc-title", "toc-title"] {
        assert!(words.contains(&id), "{id} is missing: {words:?}");
    }
    assert!(values(&pages["organisations/index.html"], "id").contains(&"letter-r"));
}

/// The letters of an index with how many names stand under each.
fn letters(html: &str) -> Vec<(String, usize)> {
    let main = html.split("<main").nth(1).unwrap_or_default();
    let parts = main.split("<h2 class=\"letter\"").skip(1);
    let letter = |part: &str| {
        let heading = part.split_once('>').and_then(|(_, rest)| rest.split("</h2>").next()).unwrap_or_default();
        heading.split('<').next().unwrap_or_default().to_owned()
    };
    parts.map(|part| (letter(part), part.matches("<li class=\"row\">").count())).collect()
}

/// Names that begin with letters of many scripts, with marks, in other forms, and with none.
const NAMES: [&str; 4] = [
    "Αγορά | Άλφα | Αμφί | Άνω | Βήτα | Елка | Ёлочка | Ель | Ива | Йод | Ишим | Ｆull | 𝔉raktur | Fabel",
    "Ⅳ. Platz | Ida | Iz | ﬁn | əa | Əb | əc | あか | アキ | あく | ツナ | っな | つま | がく | かき | 가나 | 각 | 가 | 〇二 | 1",
    "2 | ½ town | 文京 | آب | اب | أت | IJx | ĳw | ẞtadt | Stadt | ßa | 🎭x | Æro | Aero | Afro | ’s Town | ª",
    "ɐ | ɑ | az",
];

#[test]
fn each_letter_of_an_index_stands_there_once_in_every_script() {
    let names: Vec<&str> = NAMES.iter().flat_map(|line| line.split(" | ")).collect();
    let mut text = String::from(
        "//- site.yaml\npearls: '2'\ntitle: Test site\nurl: https://example.org\nlanguages: [en, el, ru, ja, ko, da, lv, ar]\npage_size: 100\n",
    );
    for (at, name) in names.iter().enumerate() {
        let _ = writeln!(
            text,
            "//- content/organisations/m{at}.md\n---\ntitle: '{}'\ntype: association\n---",
            name.replace('\'', "''")
        );
    }
    let bundle = bundle_of(&text);
    for (address, html) in pages(&bundle) {
        if !address.ends_with("organisations/index.html") {
            continue;
        }
        let found = letters(&html);
        let mut sorted: Vec<String> = found.iter().map(|(letter, _)| letter.to_lowercase()).collect();
        sorted.sort();
        let twice: Vec<&str> =
            sorted.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0].as_str()).collect();
        assert!(twice.is_empty(), "{address} has {twice:?} twice: {found:?}");
        assert_eq!(found.iter().map(|(_, count)| count).sum::<usize>(), names.len(), "{address}: {found:?}");
        let count = |letter: &str| found.iter().find(|(own, _)| own == letter).map_or(0, |(_, count)| *count);
        assert_eq!(
            (count("Α"), count("Β"), count("Е"), count("И"), count("Й")),
            (4, 1, 3, 2, 1),
            "{address}: {found:?}"
        );
    }
}
