//! Nothing of the content can stand where the site has something of its own, or where no disk can keep it: each is told at its own
//! place, before anything is written.

use pearls::build::Cache;
use pearls::diag::Severity;

use crate::support::site::{Site, options};

/// `code file` of all errors of the base site with one more text laid over it.
fn errors(site: Site) -> Vec<String> {
    let outcome = site.build(&mut Cache::default());
    let errors = outcome.diagnostics.iter().filter(|found| found.diagnostic.severity == Severity::Error);
    let told: Vec<String> =
        errors.map(|found| format!("{} {}", found.diagnostic.code, found.diagnostic.place.file)).collect();
    assert_eq!(outcome.bundle.is_none(), !told.is_empty(), "{told:?}");
    told
}

const LANGUAGES: &str = "//- site.yaml\npearls: '2'\ntitle: Test site\nurl: https://example.org\nlanguages: [en, lv]\nmap: baltic\n\
    //- content/pages/home.lv.md\n---\ntitle: Sveiki\n---\n\nVārdi.\n";

fn two_languages() -> Site {
    Site::base().with(LANGUAGES)
}

#[test]
fn a_copied_file_takes_nothing_that_the_site_makes() {
    for path in [
        "robots.txt",
        "feed.xml",
        "Feed.xml",
        "sitemap.xml",
        "sitemap-2.xml",
        "build-manifest.json",
        "data/compare-en.json",
        "data",
        "search/en/index.json",
        "assets/00112233445566aa/main.css",
        "cards/x.png",
        "lv/feed.xml",
        "case-studies",
        "municipalities/rujiena.html",
        "lv",
    ] {
        let path = format!("content/static/{path}");
        let told = errors(two_languages().with_file(&path, b"mine"));
        assert_eq!(told, [format!("address/collision {path}")], "{path}");
    }
}

#[test]
fn a_copied_file_that_nothing_else_wants_is_published() {
    for path in [
        "_headers",
        "headers/nginx.conf",
        ".well-known/security.txt",
        "dataset/a.csv",
        "fr/feed.xml",
        "a/robots.txt",
        "x",
    ] {
        let outcome =
            two_languages().with_file(&format!("content/static/{path}"), b"mine").build(&mut Cache::default());
        let bundle = outcome.bundle.unwrap_or_else(|| panic!("{path}: {:?}", outcome.diagnostics));
        assert_eq!(bundle.files[path].size(), 4, "{path}");
    }
}

/// Whatever the program makes beside pages, now or one day, lies where nothing else can.
#[test]
fn all_that_the_site_makes_is_kept_free() {
    let options = pearls::build::Options { search: true, cards: true, ..options() };
    let outcome = pearls::build::build(&two_languages().sources(), &options, &mut Cache::default());
    let bundle = outcome.bundle.unwrap();
    let made = bundle.files.keys().filter(|address| !address.starts_with("headers/") && *address != "_headers");
    let paths: Vec<String> = made.map(|address| format!("content/static/{address}")).collect();
    let site = paths.iter().fold(two_languages(), |site, path| site.with_file(path, b"mine"));
    let expected: Vec<String> = paths.iter().map(|path| format!("address/collision {path}")).collect();
    assert_eq!(errors(site), expected);
}

fn page(id: &str, head: &str) -> Site {
    Site::base().with(&format!("//- content/pages/{id}.md\n---\ntitle: About\n{head}---\n\nWords.\n"))
}

#[test]
fn an_old_address_that_no_site_can_have_is_told() {
    let long = "x".repeat(201);
    let deep = "abcdefghi/".repeat(110);
    for (alias, code) in [
        ("//example.org/x", "address/bad-alias"),
        ("a//b", "address/bad-alias"),
        ("a/b//", "address/bad-alias"),
        ("a%2F%2Fb", "address/bad-alias"),
        ("a\\\"b.html", "address/bad-alias"),
        ("a\\nb.html", "address/bad-alias"),
        ("a%0Ab.html", "address/bad-alias"),
        (".git/config", "address/bad-alias"),
        ("a/.env", "address/bad-alias"),
        ("%2egit/x", "address/bad-alias"),
        ("aux.html", "address/bad-alias"),
        ("a./b", "address/bad-alias"),
        ("a/ b", "address/bad-alias"),
        (&long, "address/too-long"),
        (&deep, "address/too-long"),
        (&"ā".repeat(150), "address/too-long"),
        ("feed.xml", "address/collision"),
        ("_headers", "address/collision"),
        ("build-manifest.json/x.html", "address/collision"),
        ("imprint.html/x", "address/collision"),
    ] {
        let told = errors(page("about", &format!("aliases: [\"{alias}\"]\n")));
        assert_eq!(told, [format!("{code} content/pages/about.md")], "{alias}");
    }
    for alias in ["/old/", "old", "2019/über uns.html", ".well-known/x", "it's.html"] {
        assert_eq!(errors(page("about", &format!("aliases: [\"{alias}\"]\n"))), [""; 0], "{alias}");
    }
}

#[test]
fn a_name_that_no_disk_can_keep_is_told() {
    for length in [201, 251] {
        let id = "a".repeat(length);
        assert_eq!(errors(page(&id, "")), [format!("address/too-long content/pages/{id}.md")]);
    }
    assert_eq!(errors(page(&"a".repeat(200), "")), [""; 0]);
    let terms = "//- content/vocabularies/topics.yaml\ntitle: Topics\nfield: topics\nfor: case-studies\nmin: 1\nmax: 2\nfacet: true\n\
                 means: subject\nterms:\n  - {key: belonging, label: Belonging}\n  - {key: LONG, label: Long}\n";
    let told = errors(Site::base().with(&terms.replace("LONG", &"b".repeat(240))));
    assert_eq!(told, ["schema/too-long content/vocabularies/topics.yaml"]);
}
