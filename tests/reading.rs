//! What comes in through the door as text and file names: line ends, letters in two forms, characters that no page can
//! show, fields that repeat themselves.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use pearls::build::{Cache, Outcome, build};
use pearls::bundle::{Blob, Bundle};
use pearls::diag::{Severity, render::human};
use pearls::disk::{self, ReadCache};
use proptest::prelude::*;

use crate::support::site::{Site, options};

/// A site with texts of every kind: front matter, bodies, vocabularies, settings, messages, templates, style sheets.
fn site() -> Site {
    Site::base().with(include_str!("support/rich.md")).with(
        "//- content/messages/en.yaml\nhome:\n  title: Start\n\
         //- themes/pearls/css/own.css\n.a {\n  color: red;\n}\n\
         //- themes/pearls/templates/withdrawn.html\n{% extends \"base.html\" %}\n{% block main %}\n<h1>{{ page.frame.title | words }}</h1>\n{% endblock %}\n\
         //- content/case-studies/lines.md\n---\ntitle: >\n  Many\n  lines\nsummary: |\n  One\n  two\nmunicipalities: rujiena\n\
         period: 2024\ntopics: [belonging]\n---\n\n## What was done\n\nOne  \ntwo\nthree[^a].\n\n- a\n- b\n\n    code\n\n```\nmore\n\ncode\n```\n\n\
         | a | b |\n|---|---|\n| 1 | 2 |\n\n[^a]: A note\n    of two lines.\n",
    )
}

const FAULTS: &str = "//- content/case-studies/faults.md\n---\ntitle: One: two\nsummary: |\n  a\n  b\n---\n\nText.\n\
     //- content/case-studies/links.md\n---\ntitle: A\nsummary: B\nmunicipalities: nowhere\nperiod: 2024\ntopics: belonging\n\
     ---\n\n## What was done\n\nOne [two](nowhere.md)\nthree <b>.\n\n## Results\n\n[four](nowhere.md)\n\
     //- content/messages/en.yaml\nhome:\n  titel: Start\n\
     //- themes/pearls/templates/withdrawn.html\n{% extends \"base.html\" %}\n{% block main %}\n{{ page.nothing }}\n{% endblock %}\n";

/// The text with other line ends: `ends` gives each line its own, over and over. An empty line after a CR cannot end
/// with a LF, since the two are one line end together.
fn with_line_ends(text: &str, ends: &[&str]) -> String {
    let mut out = String::new();
    for (line, end) in text.split_inclusive('\n').zip(ends.iter().cycle()) {
        let words = line.trim_end_matches('\n');
        let joins = words.is_empty() && out.ends_with('\r') && end.starts_with('\n');
        out.push_str(words);
        out.push_str(match line.len() - words.len() {
            0 => "",
            _ if joins => "\r",
            _ => end,
        });
    }
    out
}

fn assert_same(one: &Outcome, other: &Outcome) -> Result<(), TestCaseError> {
    let shown = |outcome: &Outcome| human::render(&outcome.diagnostics, false);
    prop_assert_eq!(shown(one), shown(other));
    prop_assert_eq!(&one.diagnostics, &other.diagnostics);
    prop_assert_eq!(one.bundle.is_some(), other.bundle.is_some());
    if let (Some(one), Some(other)) = (&one.bundle, &other.bundle) {
        prop_assert!(one.files.keys().eq(other.files.keys()));
        let different = one.files.iter().find(|(address, blob)| other.files.get(*address) != Some(blob));
        prop_assert!(different.is_none(), "{} differs", different.unwrap().0);
    }
    Ok(())
}

/// Builds with what earlier builds of the test have left.
fn build_warm(site: &Site) -> Outcome {
    thread_local!(static CACHE: RefCell<Cache> = RefCell::default());
    CACHE.with_borrow_mut(|cache| site.build(cache))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3, max_shrink_iters: 30, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_line_ends_give_the_same_pages_and_problems(ends in prop::collection::vec(prop::sample::select(vec!["\n", "\r", "\r\n"]), 1..9)) {
        for site in [site(), site().with(FAULTS)] {
            let changed = site.clone().with_each_text(|text| with_line_ends(text, &ends));
            assert_same(&build_warm(&changed), &build_warm(&site))?;
        }
    }
}

#[test]
fn old_and_mixed_line_ends_are_line_ends() {
    let outcome = build_warm(&site());
    assert!(outcome.bundle.is_some(), "{}", human::render(&outcome.diagnostics, false));
    for site in [site(), site().with(FAULTS)] {
        let expected = build_warm(&site);
        for ends in [&["\r"][..], &["\r\n"], &["\n", "\r", "\r\n"]] {
            // What is kept by the hashes of texts with other line ends is still right.
            let changed = site.clone().with_each_text(|text| with_line_ends(text, ends));
            assert_same(&build_warm(&changed), &expected).unwrap();
        }
    }
}

#[test]
fn a_line_end_by_a_code_is_a_line_end() {
    let case = |end: &str| {
        Site::base().with(&format!(
            "//- content/case-studies/x.md\n---\ntitle: T\nsummary: \"A{end}B\"\nmunicipalities: rujiena\nperiod: 2024\ntopics: belonging\n---\n\n## What was done\n\nText."
        ))
    };
    let plain = build_warm(&case("\\n"));
    for end in ["\\r", "\\r\\n", "\\x0D"] {
        assert_same(&build_warm(&case(end)), &plain).unwrap();
    }
}

/// Where a character can stand, `⟪⟫`, as it is.
const AS_IT_IS: [&str; 15] = [
    "content/case-studies/x.md title: A⟪⟫b",
    "content/case-studies/x.md title: 'A⟪⟫b'",
    "content/case-studies/x.md title: \"A⟪⟫b\"",
    "content/case-studies/x.md # ⟪⟫ in a comment",
    "content/case-studies/x.md \n\nWords⟪⟫ `code⟪⟫`.",
    "content/case-studies/x.md \n\n[w⟪⟫](https://example.com/⟪⟫)",
    "content/case-studies/x.md \n\n## H⟪⟫ {#h}",
    "content/case-studies/x.md \n\n```⟪⟫\ncode\n```",
    "content/municipalities/cesis.md title: Cēsis⟪⟫",
    "content/vocabularies/more.yaml title: More⟪⟫",
    "content/messages/en.yaml home: {title: Start⟪⟫}",
    "site.yaml tagline: Small⟪⟫ places",
    "site.yaml funding: {text: EU⟪⟫}",
    "themes/pearls/templates/withdrawn.html <p>⟪⟫</p>",
    "themes/pearls/css/own.css a { content: '⟪⟫' }",
];

/// Where it can stand by a code in double quotes.
const BY_CODE: [&str; 8] = [
    "content/case-studies/x.md title: \"A⟪⟫b\"",
    "content/case-studies/x.md photos: {\"a⟪⟫.jpg\": {alt: x}}",
    "content/case-studies/x.md photos: {a.jpg: {alt: \"x⟪⟫\"}}",
    "content/municipalities/cesis.md title: \"Cēsis⟪⟫\"",
    "content/vocabularies/more.yaml title: \"More⟪⟫\"",
    "content/messages/en.yaml home: {title: \"Start⟪⟫\"}",
    "site.yaml tagline: \"Small⟪⟫ places\"",
    "site.yaml funding: {text: {en: \"EU⟪⟫\"}}",
];

/// Where it can stand by a number.
const BY_NUMBER: [&str; 8] = [
    "\n\nWords⟪⟫.",
    "\n\n## H⟪⟫",
    "\n\n*a⟪⟫* [w⟪⟫](https://example.com/)",
    "\n\n[w](https://example.com/⟪⟫)",
    "\n\n[w][r]\n\n[r]: https://example.com/⟪⟫",
    "\n\n```a⟪⟫\ncode\n```",
    "\n\n| a |\n|---|\n| ⟪⟫ |",
    "\n\nWords[^a].\n\n[^a]: A⟪⟫",
];

/// The base site with one more file, or with one more line in a file that it has.
fn with_line(place: &str) -> (String, Site) {
    let (path, line) = place.split_once(' ').unwrap();
    let case = "municipalities: rujiena\nperiod: 2024\ntopics: belonging\nsummary: S\n";
    let text = match path {
        "content/case-studies/x.md" => match line.strip_prefix("\n\n") {
            Some(body) => format!("---\ntitle: T\n{case}---\n\n## What was done\n\nText.\n\n{body}\n"),
            None if line.starts_with("title") => format!("---\n{line}\n{case}---\n\n## What was done\n\nText.\n"),
            None => format!("---\ntitle: T\n{line}\n{case}---\n\n## What was done\n\nText.\n"),
        },
        "content/municipalities/cesis.md" => format!("---\n{line}\ncountry: LV\nlat: 57\nlon: 25\n---\n"),
        "content/vocabularies/more.yaml" => format!("{line}\nterms:\n  - {{key: a, label: A}}\n"),
        "site.yaml" => format!("pearls: '2'\ntitle: Test\nurl: https://example.org\nlanguages: [en]\n{line}\n"),
        _ => format!("{line}\n"),
    };
    (path.to_owned(), Site::base().with(&format!("//- {path}\n{text}")))
}

fn is_forbidden(character: char) -> bool {
    let number = u32::from(character);
    (character.is_control() && !"\t\n\r".contains(character))
        || matches!(number, 0xe000..=0xf8ff | 0xfdd0..=0xfdef | 0xf0000.. )
        || number & 0xfffe == 0xfffe
}

/// Characters of each forbidden kind, with those that the program uses itself.
fn forbidden() -> impl Strategy<Value = char> {
    let ranges: [(u32, u32); 9] = [
        (0, 8),
        (0xb, 0xc),
        (0xe, 0x1f),
        (0x7f, 0x9f),
        (0xe000, 0xf8ff),
        (0xe0f0, 0xe0f1),
        (0xfdd0, 0xfdef),
        (0xfffe, 0xffff),
        (0xf0000, 0x10ffff),
    ];
    prop::sample::select(ranges.to_vec())
        .prop_flat_map(|(from, to)| from..=to)
        .prop_map(|number| char::from_u32(number).unwrap())
}

/// Nothing that is published holds such a character, as it is or by a number.
fn assert_clean(bundle: &Bundle) -> Result<(), TestCaseError> {
    for (address, blob) in &bundle.files {
        let Blob::Bytes { bytes, .. } = blob else { continue };
        let is_text =
            [".html", ".xml", ".json", ".txt", ".css", ".svg", "_headers"].iter().any(|end| address.ends_with(end));
        if !is_text {
            continue;
        }
        let text = std::str::from_utf8(bytes).unwrap();
        prop_assert!(!text.contains(is_forbidden), "{address}");
        let by_number =
            text.split("&#x").skip(1).filter_map(|rest| u32::from_str_radix(rest.split(';').next()?, 16).ok());
        prop_assert!(!by_number.filter_map(char::from_u32).any(is_forbidden), "{address}");
    }
    Ok(())
}

/// The codes of the errors, and that the first stands at a line of the file.
fn errors(outcome: &Outcome, path: &str) -> Result<Vec<String>, TestCaseError> {
    let errors = outcome.diagnostics.iter().filter(|found| found.diagnostic.severity == Severity::Error);
    let errors: Vec<_> = errors.collect();
    for found in &errors {
        prop_assert_eq!(found.diagnostic.place.file.as_str(), path);
        prop_assert!(found.position.line > 0, "{:?}", found);
    }
    Ok(errors.iter().map(|found| found.diagnostic.code.to_string()).collect())
}

/// Builds, and looks at all that comes of it.
fn checked(site: &Site, path: &str, codes: &[&str]) -> Result<(), TestCaseError> {
    let outcome = build_warm(site);
    let errors = errors(&outcome, path)?;
    prop_assert!(
        errors.len() == 1 && codes.contains(&errors[0].as_str()),
        "{:?}\n{}",
        errors,
        human::render(&outcome.diagnostics, false)
    );
    outcome.bundle.as_ref().map_or(Ok(()), assert_clean)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10, max_shrink_iters: 20, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_no_page_can_show_is_told_once_at_its_place(
        character in forbidden(),
        as_it_is in prop::sample::select(AS_IT_IS.to_vec()),
        by_code in prop::sample::select(BY_CODE.to_vec()),
        by_number in prop::sample::select(BY_NUMBER.to_vec()),
        decimal in any::<bool>(),
    ) {
        let number = u32::from(character);
        let (path, site) = with_line(&as_it_is.replace("⟪⟫", &character.to_string()));
        checked(&site, &path, &["file/forbidden-character"])?;
        let code = if number < 0x100 { format!("\\x{number:02x}") } else { format!("\\U{number:08x}") };
        let (path, site) = with_line(&by_code.replace("⟪⟫", &code));
        checked(&site, &path, &["yaml/forbidden-character"])?;
        let entity = if decimal { format!("&#{number};") } else { format!("&#x{number:X};") };
        let (path, site) = with_line(&format!("content/case-studies/x.md {}", by_number.replace("⟪⟫", &entity)));
        checked(&site, &path, &["markdown/forbidden-character", "markdown/address-invisible"])?;
    }

    /// Percent signs in addresses are not undone where that would bring such a character into a page.
    #[test]
    fn no_percent_signs_bring_it_into_a_page(character in forbidden(), place in prop::sample::select(vec!["https://example.com/⟪⟫", "#⟪⟫", "../pages/privacy.md#⟪⟫", "⟪⟫.md", "mailto:a@example.org?subject=⟪⟫"])) {
        let percent: String = character.to_string().bytes().map(|byte| format!("%{byte:02X}")).collect();
        let (_, site) = with_line(&format!("content/case-studies/x.md \n\n[w]({})", place.replace("⟪⟫", &percent)));
        let outcome = build_warm(&site);
        outcome.bundle.as_ref().map_or(Ok(()), assert_clean)?;
    }
}

#[test]
fn each_door_tells_of_what_no_page_can_show() {
    let character = |number: usize| ['\u{7}', '\u{e0f0}'][number % 2];
    for (number, place) in AS_IT_IS.into_iter().enumerate() {
        let (path, site) = with_line(&place.replace("⟪⟫", &character(number).to_string()));
        checked(&site, &path, &["file/forbidden-character"]).unwrap();
    }
    for (number, place) in BY_CODE.into_iter().enumerate() {
        let (path, site) = with_line(&place.replace("⟪⟫", &format!("\\u{:04x}", u32::from(character(number)))));
        checked(&site, &path, &["yaml/forbidden-character"]).unwrap();
    }
    for place in BY_NUMBER {
        // Markdown makes another character of this one.
        let (path, site) = with_line(&format!("content/case-studies/x.md {}", place.replace("⟪⟫", "&#0;")));
        checked(&site, &path, &["markdown/forbidden-character"]).unwrap();
    }
    for (number, place) in BY_NUMBER.into_iter().enumerate() {
        let place = place.replace("⟪⟫", &format!("&#{};", u32::from(character(number))));
        let (path, site) = with_line(&format!("content/case-studies/x.md {place}"));
        checked(&site, &path, &["markdown/forbidden-character", "markdown/address-invisible"]).unwrap();
    }
}

#[test]
fn many_such_characters_of_one_file_are_told_once() {
    let (path, site) =
        with_line(&format!("content/case-studies/x.md \n\n{}", "\u{e0f1}0123456789abcdef ".repeat(3000)));
    checked(&site, &path, &["file/forbidden-character"]).unwrap();
    let shown = human::render(&build_warm(&site).diagnostics, false);
    assert!(shown.contains("3000 characters") && shown.len() < 2000, "{shown}");
}

#[test]
fn signs_for_writing_from_right_to_left_and_joiners_are_allowed() {
    let (_, site) =
        with_line("content/case-studies/x.md title: \"\u{2067}שלום\u{2069} 👩\u{200d}🌾 \\u200d \u{200c}\"");
    let outcome = build_warm(&site);
    assert!(outcome.bundle.is_some(), "{}", human::render(&outcome.diagnostics, false));
}

/// `ā`, `ņ`, `é` whole and with their marks apart.
const WHOLE: [&str; 3] = ["\u{101}", "\u{146}", "\u{e9}"];
const APART: [&str; 3] = ["a\u{304}", "n\u{327}", "e\u{301}"];

/// A site whose names are written in one form and whose files have them in the other.
fn names(in_texts: [&str; 3], on_disk: [&str; 3]) -> Site {
    let [a, n, e] = in_texts;
    let with_percent: String = a.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let texts = format!(
        "//- site.yaml\npearls: '2'\ntitle: Test\nurl: https://example.org\nlanguages: [en]\nfunding:\n  text: EU\n  logos:\n    - {{file: logo {a}.svg, alt: EU, width: 1, height: 1}}\n\
         //- content/vocabularies/sections.yaml\ntitle: Sections\nfor: case-studies\nterms:\n  - {{key: what-was-done, label: What was don{e}, required: true}}\n\
         //- content/case-studies/x/index.md\n---\ntitle: T\nsummary: S\nmunicipalities: rujiena\nperiod: 2024\ntopics: belonging\n\
         photos:\n  bild{e}.png: {{credit: A, license: CC BY 4.0, alt: B}}\n---\n\n## What was don{E}\n\nText[^{a}].\n\n![B](bild{e}.png)\n\n\
         [Report](zi{n}ojums.pdf) [again](<./zi{N}ojums.pdf>) [map](../../static/karte-{with_percent}.txt)\n\n[^{A}]: Note.\n\
         //- content/resources/r/index.md\n---\ntitle: R\nkind: worksheet\nfile: lapa {a}.pdf\nlanguages: [en]\n---\n\nText.\n",
        E = on_disk[2],
        N = on_disk[1],
        A = on_disk[0],
    );
    let [a, n, e] = on_disk;
    Site::base()
        .with("//- content/case-studies/satiec.md (absent)")
        .with(&texts)
        .with_file(&format!("content/static/logo {a}.svg"), b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>")
        .with_file(&format!("content/static/karte-{a}.txt"), b"map")
        .with_file(&format!("content/case-studies/x/zi{n}ojums.pdf"), b"report")
        .with_file(&format!("content/case-studies/x/bild{e}.png"), &crate::support::photo::png(8, 6))
        .with_file(&format!("content/resources/r/lapa {a}.pdf"), b"sheet")
}

#[test]
fn names_are_the_same_in_either_form_of_their_letters() {
    let mut expected: Option<BTreeMap<String, Blob>> = None;
    for (in_texts, on_disk) in [(WHOLE, WHOLE), (WHOLE, APART), (APART, WHOLE), (APART, APART)] {
        let folder = tempfile::tempdir().unwrap();
        names(in_texts, on_disk).write(folder.path());
        let sources = disk::read(folder.path(), &mut ReadCache::default());
        let outcome = build(&sources, &options(), &mut Cache::default());
        let shown = human::render(&outcome.diagnostics, false);
        assert_eq!(shown, "", "{in_texts:?} {on_disk:?}");
        let bundle = outcome.bundle.unwrap();
        let page = |address: &str| match &bundle.files[address] {
            Blob::Bytes { bytes, .. } => String::from_utf8(bytes.to_vec()).unwrap(),
            Blob::Media { .. } => panic!("{address} is a page"),
        };
        let case = page("case-studies/x.html");
        assert_eq!(case.matches("href=\"x/zi%C5%86ojums.pdf\"").count(), 2, "{case}");
        assert!(
            case.contains("href=\"../karte-%C4%81.txt\"") && case.contains("src=\"../logo%20%C4%81.svg\""),
            "{case}"
        );
        assert!(case.contains("id=\"what-was-done\"") && case.contains("id=\"fn_1\""), "{case}");
        assert!(page("resources/r.html").contains("href=\"../resources/r/lapa%20%C4%81.pdf\""));
        let published = |address: &str| match &bundle.files[address] {
            Blob::Media { source, .. } => sources.reader.read(source).unwrap(),
            Blob::Bytes { .. } => panic!("{address} is copied"),
        };
        assert_eq!(published("case-studies/x/zi\u{146}ojums.pdf"), b"report");
        assert_eq!(published("resources/r/lapa \u{101}.pdf"), b"sheet");
        assert_eq!(published("karte-\u{101}.txt"), b"map");
        let files = expected.get_or_insert_with(|| bundle.files.clone());
        assert!(files.keys().eq(bundle.files.keys()));
        assert!(files.iter().all(|(address, blob)| bundle.files[address] == *blob));
    }
}

#[test]
fn names_by_a_code_are_the_same_as_well() {
    let site = |alt: &str| {
        Site::base().with(&format!(
            "//- content/case-studies/x/index.md\n---\ntitle: T\nsummary: S\nmunicipalities: rujiena\nperiod: 2024\ntopics: belonging\nphotos: {{{alt}: {{credit: A, license: CC BY 4.0, alt: B, decorative: maybe}}}}\n---\n\n## What was done\n\nText.\n\
             //- content/case-studies/x/\u{101}.png\n(a picture)"
        ))
    };
    let (plain, code) = (site("\u{101}.png"), site("\"a\\u0304.png\""));
    let columns = |site: &Site| {
        let found = build_warm(site).diagnostics;
        found.iter().map(|found| (found.diagnostic.code.to_string(), found.position.line)).collect::<Vec<_>>()
    };
    // The fault in the field is placed although the field's name is typed as a code.
    assert_eq!(columns(&plain), columns(&code));
    let (_, twice) = with_line("content/case-studies/x.md photos: {\u{101}.jpg: {alt: x}, \"a\\u0304.jpg\": {alt: y}}");
    assert_eq!(errors(&build_warm(&twice), "content/case-studies/x.md").unwrap(), ["yaml/duplicate-key"]);
}

#[test]
fn fields_that_repeat_themselves_too_often_are_told_at_once() {
    let items = "x,".repeat(8000);
    let bombs = [
        format!("a: &a [{items}]\nb: [{}]", "*a,".repeat(10_000)),
        format!("a: [&a [{items}], {}]", "*a,".repeat(10_000)),
        format!("a: &a {}\nb: [{}]", "x".repeat(30_000), "*a,".repeat(9_000)),
        format!(
            "a: &a {{{}}}\nb: [{}]",
            (0..4000).map(|n| format!("k{n}: x,")).collect::<String>(),
            "{<<: *a},".repeat(1500)
        ),
        format!(
            "a0: &a0 x\n{}",
            (1..20).map(|n| format!("a{n}: &a{n} [*a{m}, *a{m}, *a{m}, *a{m}]\n", m = n - 1)).collect::<String>()
        ),
        format!("a: &a [{items}]\nb: [{}]\nt: one: two", "*a,".repeat(10_000)),
        format!("t: [&a [{items}], {}]: x", "*a,".repeat(10_000)),
        format!("a: &a [{items}]\nb: [{}]\na: 1", "*a,".repeat(10_000)),
        format!("topics: [&a x, {}]", "*a,".repeat(20_000)),
    ];
    let timed = |line: &str| {
        let (_, site) = with_line(line);
        let begin = Instant::now();
        let found = build_warm(&site).diagnostics;
        (found, begin.elapsed())
    };
    for (number, bomb) in bombs.into_iter().enumerate() {
        let all =
            ["content/case-studies/x.md", "site.yaml", "content/vocabularies/more.yaml", "content/messages/en.yaml"];
        for place in &all[..if number == 0 { 4 } else { 2 }] {
            let (_, usual) = timed(&format!("{place} a: {number}"));
            let (found, time) = timed(&format!("{place} {}", bomb.trim_end()));
            assert!(time < Duration::from_secs(2) + 3 * usual, "{number} in {place}: {time:?}, not {usual:?}");
            assert!(found.iter().any(|found| found.diagnostic.severity == Severity::Error), "{number} in {place}");
            if number < 5 {
                let told = found.iter().find(|found| found.diagnostic.code == "yaml/repeats");
                let told = told.unwrap_or_else(|| panic!("{number} in {place}: {}", human::render(&found, false)));
                assert!(told.position.line > 0 && told.position.end_column - told.position.column < 5, "{told:?}");
            }
        }
    }
}
