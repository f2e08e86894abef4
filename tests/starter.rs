//! What `init` and `messages` write builds as it is, in every language.

use std::collections::BTreeSet;

use pearls::build::{Cache, Options, Outcome, build};
use pearls::bundle::Blob;
use pearls::cli::{PROGRAM, Wishes};
use pearls::diag::{Diagnostic, Severity, render::human};
use pearls::values::Lang;

use crate::support::site::{Site, options};

/// The languages of the theme, and one that it does not have.
const LANGUAGES: [&str; 11] = ["en", "da", "de", "et", "fi", "lt", "lv", "no", "pl", "sv", "uk"];

fn wishes(languages: &[&str], award: bool, places: bool) -> Wishes {
    Wishes { languages: languages.iter().map(|code| Lang::new(code)).collect(), award, places }
}

fn made(wishes: &Wishes) -> Site {
    let files = (PROGRAM.starter)(wishes).files;
    files.iter().fold(Site::default(), |site, (path, bytes)| site.with_file(path, bytes))
}

fn built(site: &Site) -> Outcome {
    built_again(site, &mut Cache::default())
}

fn built_again(site: &Site, cache: &mut Cache) -> Outcome {
    build(&site.sources(), &Options { search: false, ..options() }, cache)
}

/// The codes of the notes of a build, which must be without errors and warnings but for what is to be filled in.
fn notes(outcome: &Outcome, what: &str) -> Vec<String> {
    let is_grave = |found: &Diagnostic| found.severity != Severity::Note && found.code != "site/starter-text";
    let grave = outcome.diagnostics.iter().any(|own| is_grave(&own.diagnostic));
    assert!(!grave && outcome.bundle.is_some(), "{what}: {}", human::render(&outcome.diagnostics, false));
    let noted = outcome.diagnostics.iter().filter(|own| own.diagnostic.severity == Severity::Note);
    noted.map(|own| own.diagnostic.code.to_string()).collect()
}

fn page(outcome: &Outcome, address: &str) -> Option<String> {
    match outcome.bundle.as_ref()?.files.get(address)? {
        Blob::Bytes { bytes, .. } => Some(String::from_utf8_lossy(bytes).into_owned()),
        _ => None,
    }
}

#[test]
fn a_new_site_builds_in_each_language_with_and_without_an_award_and_places() {
    std::thread::scope(|scope| {
        for part in LANGUAGES.chunks(LANGUAGES.len().div_ceil(2)) {
            scope.spawn(|| part.iter().for_each(|lang| a_new_site_builds(lang)));
        }
    });
}

fn a_new_site_builds(lang: &str) {
    let mut cache = Cache::default();
    for (award, places) in [(false, true), (true, true), (false, false), (true, false)] {
        let what = format!("{lang}, award {award}, places {places}");
        let outcome = built_again(&made(&wishes(&[lang], award, places)), &mut cache);
        let found = notes(&outcome, &what);
        assert!(found.len() <= 6, "{what}: {found:?}");
        let has = |address: &str| page(&outcome, address).is_some();
        assert_eq!((has("editions/2026.html"), has("map.html")), (award, places), "{what}");
        assert!(!page(&outcome, "index.html").unwrap().contains("#&lt;"), "{what}");
        if LANGUAGES[..10].contains(&lang) {
            let case = page(&outcome, "case-studies/first-case.html").unwrap();
            assert!(case.contains("id=\"context\"") && case.contains("id=\"what-was-done\""), "{what}: {case}");
        }
    }
}

#[test]
fn what_is_to_be_filled_in_is_told_and_fails_a_strict_build() {
    for lang in &LANGUAGES[..10] {
        let site = made(&wishes(&[lang], true, true));
        let outcome = built(&site);
        let told: BTreeSet<&str> = outcome
            .diagnostics
            .iter()
            .filter(|own| own.diagnostic.code == "site/starter-text")
            .map(|own| own.diagnostic.place.file.as_str())
            .collect();
        let wanted = ["about", "accessibility", "home", "imprint", "privacy"];
        let wanted: Vec<String> = wanted.iter().map(|page| format!("content/pages/{page}.md")).collect();
        let wanted: BTreeSet<&str> = wanted.iter().map(String::as_str).chain(["site.yaml"]).collect();
        assert_eq!(told, wanted, "{lang}");
        assert!(site.sources().texts.values().all(|file| !file.text.contains("fill-in>")), "{lang}: a mark is left");
    }
    let site = made(&wishes(&["en"], true, true));
    let strict = |base_url: Option<&str>| {
        let options = Options { strict: true, search: false, base_url: base_url.map(str::to_owned), ..options() };
        build(&site.sources(), &options, &mut Cache::default())
    };
    assert!(strict(None).bundle.is_none());
    let elsewhere = strict(Some("https://practices.example"));
    assert!(
        elsewhere
            .diagnostics
            .iter()
            .all(|own| own.diagnostic.place.file.as_str() != "site.yaml" || own.diagnostic.code != "site/starter-text")
    );
}

#[test]
fn texts_are_in_the_language_that_was_wished_for() {
    let outcome = built(&made(&wishes(&["lv"], false, true)));
    let case = page(&outcome, "case-studies/first-case.html").unwrap();
    assert!(case.contains("<html lang=\"lv\"") && case.contains("Kas tika darīts"), "{case}");
    assert!(!case.contains("lang=\"en\""), "{case}");
    // Nobody has translated the starter: its texts are English and say so.
    let outcome = built(&made(&wishes(&["uk"], false, true)));
    let case = page(&outcome, "case-studies/first-case.html").unwrap();
    assert!(case.contains("<html lang=\"uk\""), "{case}");
    assert!(case.contains("lang=\"en\">A first case"), "{case}");
    let outcome = built(&made(&wishes(&["sv", "uk", "en"], false, true)));
    assert!(page(&outcome, "index.html").unwrap().contains("goda exempel"));
    assert!(page(&outcome, "en/index.html").unwrap().contains("good practices"));
    assert!(page(&outcome, "uk/index.html").unwrap().contains("lang=\"sv\""));
}

#[test]
fn a_site_in_all_languages_has_all_texts() {
    let site = made(&wishes(&LANGUAGES[..10], true, true));
    let outcome = built(&site);
    let found: BTreeSet<String> = notes(&outcome, "all").into_iter().collect();
    // These are about vocabularies.
    let allowed = ["translation/text-missing", "vocabulary/label-missing", "vocabulary/unused-terms"];
    assert!(found.is_subset(&allowed.map(str::to_owned).into()), "{found:?}");
    for lang in &LANGUAGES[1..10] {
        for path in
            ["index", "about", "imprint", "case-studies/first-case", "editions/2026", "municipalities/example-town"]
        {
            let text = page(&outcome, &format!("{lang}/{path}.html")).unwrap();
            assert!(!text.contains("class=\"notice untranslated\"") && !text.contains("<main lang"), "{lang}/{path}");
        }
    }
}

/// Of a site in another language than the starter's, all that is missing is said in few notes, which say what to do.
#[test]
fn a_language_that_nobody_has_translated_is_noted_in_few_words() {
    let site =
        made(&wishes(&["en"], false, true)).with_each_text(|text| text.replace("languages: [en]", "languages: [uk]"));
    let outcome = built(&site);
    let found = notes(&outcome, "uk");
    assert!(found.len() <= 6, "{found:?}");
    let helps = outcome.diagnostics;
    let named = helps
        .iter()
        .filter(|own| own.diagnostic.help.as_deref().is_some_and(|help| help.contains("`pearls messages uk")));
    assert_eq!(named.count(), 2, "{}", human::render(&helps, false));
}

#[test]
fn messages_that_are_printed_build_as_they_are_and_filled_in() {
    for lang in LANGUAGES {
        let site = made(&wishes(&[lang], true, true));
        let text = (PROGRAM.messages)(&site.sources(), &options(), &Lang::new(lang)).unwrap();
        let path = format!("content/messages/{lang}.yaml");
        let printed = site.clone().with_file(&path, text.as_bytes());
        let mut cache = Cache::default();
        notes(&built_again(&printed, &mut cache), lang);
        let again = (PROGRAM.messages)(&printed.sources(), &options(), &Lang::new(lang)).unwrap();
        assert_eq!(again, text, "{lang}: made anew, it stays as it is");
        let is_missing = text.contains("\n  # menu: \"Menu\"\n");
        assert_eq!(is_missing, lang == "uk", "{lang}");
        let line = text.lines().find(|line| line.trim_start_matches([' ', '#']).starts_with("menu: ")).unwrap();
        let filled = printed.with_file(&path, text.replacen(line, "  menu: \"XYZ\"", 1).as_bytes());
        let outcome = built_again(&filled, &mut cache);
        assert!(page(&outcome, "index.html").unwrap().contains("XYZ"), "{lang}");
        assert!(notes(&outcome, lang).len() <= 6);
    }
}

/// A site in a language that the starter does not have, once an editor has done what `init` says.
#[test]
fn what_init_advises_can_be_done() {
    let lent = (PROGRAM.starter)(&wishes(&["uk"], true, true));
    assert!(lent.advice.iter().any(|line| line.contains("rename `home.en.md` to `home.md`")), "{:?}", lent.advice);
    assert!(lent.advice.iter().any(|line| line.contains("`pearls messages uk --write`")), "{:?}", lent.advice);
    let files = lent.files.iter().map(|(path, bytes)| (path.replace(".en.md", ".md"), bytes));
    let site = files.fold(Site::default(), |site, (path, bytes)| site.with_file(&path, bytes));
    let site = site.with_each_text(|text| text.replace("languages: [uk, en]", "languages: [uk]"));
    let outcome = built(&site);
    notes(&outcome, "renamed");
    assert!(page(&outcome, "case-studies/first-case.html").unwrap().contains("<html lang=\"uk\""));
    let kept = (PROGRAM.starter)(&wishes(&["uk", "sv"], false, true));
    assert!(kept.advice.iter().any(|line| line.contains("copy `home.sv.md` to `home.md`")), "{:?}", kept.advice);
    assert!(kept.files.iter().all(|(path, _)| !path.contains(".en.")));
}
