//! Languages with a script or a region, and sites in which not every entry has a page in every language.

use std::path::Path;
use std::process::Command;

use pearls::build::{Cache, Options, Outcome, build};
use pearls::bundle::{Blob, Bundle};
use pearls::diag::render::human;
use pearls::disk::{self, ReadCache};

use crate::support::site::{Site, options};

fn built(site: &Site) -> Outcome {
    build(&site.sources(), &Options { search: true, ..options() }, &mut Cache::default())
}

fn bundle(outcome: &Outcome) -> &Bundle {
    outcome.bundle.as_ref().unwrap_or_else(|| panic!("{}", human::render(&outcome.diagnostics, false)))
}

/// A text file of the output.
fn text<'b>(bundle: &'b Bundle, address: &str) -> &'b str {
    match bundle.files.get(address) {
        Some(Blob::Bytes { bytes, .. }) => std::str::from_utf8(bytes).unwrap(),
        _ => panic!("no {address}"),
    }
}

/// Whether a page says all of this.
fn says(bundle: &Bundle, address: &str, all: &[&str]) {
    let page = text(bundle, address);
    for wanted in all {
        assert!(page.contains(wanted), "{address} does not say {wanted}:\n{page}");
    }
}

/// A site in Serbian with Latin letters, Brazilian Portuguese and English.
fn regional() -> Site {
    Site::base().with(
        "//- site.yaml\npearls: '2'\ntitle: {sr-Latn: Mesta, pt: Lugares, en: Places}\nurl: https://example.org\n\
         languages: [sr-Latn, pt-BR, en]\n\
         //- content/messages/pt.yaml\nsite: {skip: Saltar para o conteúdo, menu: Menu}\n\
         //- content/messages/pt-BR.yaml\nsite: {menu: Cardápio}\n\
         //- content/case-studies/garden.md\n---\ntitle: Zajednička bašta\nsummary: Bašta za sve.\nmunicipalities: rujiena\nperiod: 2024-04-27/2024-05-03\n\
         topics: belonging\n---\n\n## What was done\n\nKomšije kopaju. [Rua]{lang=pt-BR}\n\
         //- content/case-studies/garden.pt-BR.md\n---\ntitle: Jardim comum\nsummary: Um jardim para todos.\n---\n\n## What was done\n\nOs vizinhos cavam.\n\
",
    )
}

#[test]
fn a_language_may_have_a_script_or_a_region() {
    let outcome = built(&regional());
    let bundle = bundle(&outcome);
    says(
        bundle,
        "case-studies/garden.html",
        &[
            "<html lang=\"sr-Latn\"",
            "hreflang=\"pt-BR\" href=\"https://example.org/pt-BR/case-studies/garden.html\"",
            "<span lang=\"pt-BR\">Rua</span>",
            "srpski (latinica)",
            "27. april",
            "3. maj 2024.",
        ],
    );
    // What the region does not say is said as in the language; what that does not say either is English.
    let portuguese = "pt-BR/case-studies/garden.html";
    says(
        bundle,
        portuguese,
        &[
            "<html lang=\"pt-BR\"",
            ">Saltar para o conteúdo<",
            ">Cardápio<",
            "de maio de 2024",
            "<span lang=\"pt\">Lugares</span>",
        ],
    );
    says(bundle, portuguese, &["<span lang=\"en\">Facts</span>"]);
    says(bundle, "pt-BR/feed.xml", &["xml:lang=\"pt-BR\"", "https://example.org/pt-BR/case-studies/garden.html"]);
    says(bundle, "search/sr-Latn/index.json", &["\"language\":\"sr-Latn\"", "\"pt-BR\":"]);
    says(bundle, "sitemap.xml", &["hreflang=\"sr-Latn\" href=\"https://example.org/case-studies/garden.html\""]);
    says(
        bundle,
        "en/languages.html",
        &["href=\"../index.html\" lang=\"sr-Latn\" hreflang=\"sr-Latn\"", "href=\"../pt-BR/index.html\""],
    );
}

#[test]
fn the_terminal_searches_in_a_language_with_a_script() {
    let folder = tempfile::tempdir().unwrap();
    regional().write(folder.path());
    let search = |words: &[&str]| {
        let program =
            Command::new(env!("CARGO_BIN_EXE_pearls")).arg("search").args(words).current_dir(folder.path()).output();
        let ran = program.unwrap();
        String::from_utf8(ran.stdout).unwrap() + &String::from_utf8(ran.stderr).unwrap()
    };
    // Typed without the letters of the language.
    assert!(search(&["basta"]).contains("1. Zajednička bašta"), "{}", search(&["basta"]));
    assert!(search(&["jardim", "--lang", "pt-BR"]).contains("pt-BR/case-studies/garden.html"));
    assert!(search(&["basta", "--lang", "pt-br"]).contains("choose one of sr-Latn, pt-BR, en"));
}

/// The site of `tests/sites/translated`, whose entries have pages only in the languages in which they are written.
fn linked() -> Site {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/translated");
    let sources = disk::read(&folder, &mut ReadCache::default());
    let site = sources
        .texts
        .values()
        .fold(Site::default(), |site, file| site.with_file(file.path.as_str(), file.text.as_bytes()));
    site.with(
        "//- site.yaml\npearls: '2'\ntitle: {en: Two languages, lv: Divas valodas}\nurl: https://two.example.org\n\
         languages: [en, lv, et]\nuntranslated: link\nmap: baltic\n\
         //- content/case-studies/table.md\n---\ntitle: One table\nsummary: A table.\naliases: [old/table]\nmunicipalities: rujiena\nperiod: 2023\n\
         topics: belonging\n---\n\n## What was done\n\nSee [the garden](garden.md) and [the neighbours](satiec-savu-kaiminu.md).\n\
         //- content/case-studies/table.lv.md\n---\ntitle: Viens galds\n---\n\n## Kas tika darīts\n\nSkat. [dārzu](garden.md), [privātums](../pages/privacy.md).\n\
         //- content/pages/about.lv.md\n---\ntitle: Par mums\nnav: 1\naliases: [par]\n---\n\nMēs.\n\
         //- content/editions/2024.md\n---\ntitle: Award 2024\nrules: {max_titles: 4, countries: [LV], source: {title: Rules}}\n\
         stages:\n  - {key: announcement, actual: 2023-10-01}\nannouncement_source: {title: News}\n\
         entrants:\n  - {municipality: rujiena, reached: title, plan_unknown: Nobody has it.}\n---\n",
    )
}

#[test]
fn an_entry_may_have_pages_in_its_own_languages_only() {
    let outcome = built(&linked());
    let bundle = bundle(&outcome);
    let exist =
        |addresses: &[&str]| addresses.iter().map(|address| bundle.files.contains_key(*address)).collect::<Vec<_>>();
    assert_eq!(
        exist(&["case-studies/table.html", "lv/case-studies/table.html", "et/case-studies/table.html"]),
        [true, true, false]
    );
    assert_eq!(exist(&["about.html", "lv/about.html", "et/about.html"]), [false, true, false]);
    assert_eq!(
        exist(&["old/table/index.html", "lv/old/table/index.html", "et/old/table/index.html"]),
        [true, true, false]
    );
    assert_eq!(exist(&["par/index.html", "lv/par/index.html"]), [false, true]);
    // What the site makes by itself is there in every language.
    let made = [
        "index",
        "case-studies/index",
        "case-studies/by/topics/belonging",
        "vocabularies/topics",
        "editions/holders",
        "editions/2024/rujiena",
        "map",
        "glossary",
        "compare",
        "search",
        "languages",
    ];
    let made: Vec<String> =
        made.iter().flat_map(|page| ["", "lv/", "et/"].map(|lang| format!("{lang}{page}.html"))).collect();
    assert_eq!(made.iter().find(|page| !bundle.files.contains_key(*page)), None);
}

#[test]
fn links_lead_to_the_page_that_there_is_and_name_its_language() {
    let outcome = built(&linked());
    let bundle = bundle(&outcome);
    // Lists name the language and lead to the page of the original.
    says(
        bundle,
        "et/case-studies/index.html",
        &[
            "<a href=\"../../case-studies/table.html\" hreflang=\"en\"><span lang=\"en\">One table</span></a> <span class=\"in-language\">(inglise keeles)</span>",
            "<a href=\"../../lv/case-studies/satiec-savu-kaiminu.html\" hreflang=\"lv\">",
        ],
    );
    says(
        bundle,
        "lv/case-studies/index.html",
        &["<h3><a href=\"../../lv/case-studies/table.html\">Viens galds</a></h3>"],
    );
    // So do menus, maps, the archive, comparisons, feeds.
    says(
        bundle,
        "et/index.html",
        &["href=\"../lv/about.html\" hreflang=\"lv\"", "href=\"../privacy.html\" hreflang=\"en\""],
    );
    says(bundle, "lv/map.html", &["href=\"../municipalities/rujiena.html\" hreflang=\"en\""]);
    says(bundle, "et/editions/2024/rujiena.html", &["href=\"../../../editions/2024.html\" hreflang=\"en\""]);
    says(bundle, "et/compare.html", &["href=\"../case-studies/table.html\" hreflang=\"en\""]);
    says(
        bundle,
        "data/compare.et.json",
        &["\"address\":\"case-studies/table.html\"", "\"elsewhere\":{\"lang\":\"en\""],
    );
    says(bundle, "et/feed.xml", &["<link hreflang=\"en\" href=\"https://two.example.org/case-studies/table.html\"/>"]);
    // Texts lead to the page in the reader's language, else to the original's.
    says(
        bundle,
        "lv/case-studies/table.html",
        &["<a href=\"garden.html\">", "<a href=\"../../privacy.html\" hreflang=\"en\">"],
    );
    says(
        bundle,
        "case-studies/table.html",
        &["<a href=\"../lv/case-studies/satiec-savu-kaiminu.html\" hreflang=\"lv\">"],
    );
}

#[test]
fn the_menu_of_languages_leads_to_the_nearest_page() {
    let outcome = built(&linked());
    let bundle = bundle(&outcome);
    // To the listing where there is no such page; from pages that no listing has, to the home page.
    says(
        bundle,
        "case-studies/table.html",
        &[
            "<a rel=\"alternate\" href=\"../lv/case-studies/table.html\"",
            "<a href=\"../et/case-studies/index.html\" lang=\"et\" hreflang=\"et\">",
        ],
    );
    says(bundle, "lv/about.html", &["<a href=\"../index.html\" lang=\"en\" hreflang=\"en\">"]);
    let heads = ["case-studies/table.html", "sitemap.xml"].map(|address| text(bundle, address));
    assert!(heads.iter().all(|head| !head.contains("two.example.org/et/case-studies/table.html")));
    says(bundle, "404.html", &["data-module=\"not-found\" data-languages=\"lv et\""]);
}

/// A relative link as seen from the root.
fn joined(folder: &str, link: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in link.split('/') {
        match part {
            ".." => drop(parts.pop().unwrap_or_else(|| panic!("{folder}: {link} leaves the site"))),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[test]
fn no_page_of_entries_stands_behind_a_dead_link() {
    let outcome = built(&linked());
    let bundle = bundle(&outcome);
    assert!(
        !outcome.diagnostics.iter().any(|it| it.diagnostic.code.starts_with("audit/")),
        "{:?}",
        outcome.diagnostics
    );
    let mut seen = 0;
    for (address, blob) in
        bundle.files.iter().filter(|(address, _)| address.ends_with(".html") && *address != "404.html")
    {
        let folder = address.rsplit_once('/').map_or("", |(folder, _)| folder);
        let page = std::str::from_utf8(blob.bytes()).unwrap();
        for link in page.split("href=\"").skip(1).filter_map(|rest| rest.split(['"', '#', '?']).next()) {
            if link.is_empty() || link.contains(':') {
                continue;
            }
            let target = joined(folder, link);
            assert!(bundle.files.contains_key(&target), "{address} leads to {target}, which is not there");
            seen += 1;
        }
    }
    assert!(seen > 500, "{seen} links");
}

#[test]
fn search_leads_to_the_page_that_there_is() {
    let folder = tempfile::tempdir().unwrap();
    linked().write(folder.path());
    let run = |arguments: &[&str]| {
        let ran =
            Command::new(env!("CARGO_BIN_EXE_pearls")).args(arguments).current_dir(folder.path()).output().unwrap();
        String::from_utf8(ran.stdout).unwrap() + &String::from_utf8(ran.stderr).unwrap()
    };
    let found = run(&["search", "table", "--lang", "et"]);
    assert!(found.contains("1. One table [en]") && found.contains("  case-studies/table.html"), "{found}");
    assert!(run(&["search", "galds", "--lang", "lv"]).contains("  lv/case-studies/table.html"));
    let checked = run(&["check", "--today", "2026-06-01"]);
    assert!(checked.contains("Published with `untranslated: link`: "), "{checked}");
    assert!(checked.contains("With `untranslated: page` in site.yaml: about "), "{checked}");
}

#[test]
fn what_the_other_choice_costs_is_counted_right() {
    let both = ["page", "link"].map(|choice| {
        let site =
            linked().with_each_text(|text| text.replace("untranslated: link", &format!("untranslated: {choice}")));
        let outcome = built(&site);
        let files = bundle(&outcome).files.len();
        (files, outcome.choices.unwrap())
    });
    let [(pages, page), (links, link)] = both;
    assert!(links < pages);
    let cards = page.own.files - pages;
    assert_eq!((page.own.files, page.other.unwrap().files), (pages + cards, links + cards));
    assert_eq!((link.own.files, link.other.unwrap().files), (links + cards, pages + cards));
    let guess = page.other.unwrap().bytes as f64 / link.own.bytes as f64;
    assert!((0.7..1.3).contains(&guess), "{guess}");
}

#[test]
fn a_warm_build_notices_that_the_target_of_a_link_is_translated() {
    // The two cases have nothing in common, so that neither lists the other.
    let site = linked().with(
        "//- content/municipalities/kiel.md\n---\ntitle: Kiel\ncountry: LV\nlat: 54.3\nlon: 10.1\n---\n\
         //- content/case-studies/far.md\n---\ntitle: Far\nsummary: Far away.\nmunicipalities: kiel\nperiod: 2022\n\
         topics: youth\n---\n\n## What was done\n\nMuch.\n\
         //- content/case-studies/table.lv.md\n---\ntitle: Viens galds\n---\n\n## Kas tika darīts\n\nSkat. [tālu](far.md).\n",
    );
    let mut cache = Cache::default();
    let page = "lv/case-studies/table.html";
    says(bundle(&site.build(&mut cache)), page, &["<a href=\"../../case-studies/far.html\" hreflang=\"en\">"]);
    let site = site.with("//- content/case-studies/far.lv.md\n---\ntitle: Tālu\n---\n\n## Kas tika darīts\n\nDaudz.\n");
    says(bundle(&site.build(&mut cache)), page, &["<a href=\"far.html\">"]);
}
