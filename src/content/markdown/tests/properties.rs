//! What holds for any text.

use proptest::prelude::*;

use super::generate::{any_text, document};
use super::html::{Node, Plain, nesting_fault, read};
use super::*;

/// All elements that a body may have, with the attributes that they may have.
const ALLOWED: &[(&str, &[&str])] = &[
    ("a", &["href", "id", "role", "aria-label"]),
    ("blockquote", &[]),
    ("br", &[]),
    ("caption", &["id"]),
    ("code", &["class"]),
    ("del", &[]),
    ("div", &["class", "role", "tabindex", "aria-label", "aria-labelledby"]),
    ("em", &[]),
    ("h2", &["id"]),
    ("h3", &["id"]),
    ("h4", &["id"]),
    ("h5", &["id"]),
    ("h6", &["id"]),
    ("hr", &[]),
    ("img", &["src", "alt", "title"]),
    ("li", &["id"]),
    ("ol", &["start"]),
    ("p", &[]),
    ("pre", &["tabindex"]),
    ("section", &["class", "role", "aria-label"]),
    ("span", &["lang", "class", "aria-hidden"]),
    ("strong", &[]),
    ("sup", &[]),
    ("table", &[]),
    ("tbody", &[]),
    ("td", &["class", "data-label"]),
    ("th", &["class", "scope"]),
    ("thead", &[]),
    ("tr", &[]),
    ("ul", &[]),
];

/// Everything that must be true of a parsed text.
fn check_all(file: &str, start: usize) {
    let (body, problems) = parse(file, start..file.len(), &Lang::new("de"), &SourcePath::new("a.md"));
    for problem in &problems {
        let crate::diag::At::Bytes(range) = &problem.place.at else { panic!("{problem:?}") };
        assert!(range.start >= start && file.get(range.start..range.end).is_some(), "{problem:?}");
    }
    check_holes(file, start, &body);
    let html = fill(&body, 0..body.html.len(), &mut Plain);
    let nodes = read(&html).unwrap_or_else(|error| panic!("{error} in {html}"));
    check_elements(&nodes);
    check_cuts(&body, &html);
    check_numbers(&body);
    assert_eq!(body.sections.len(), body.headings.len() + 1);
    assert_eq!(
        body.html.get(body.notes_at..).map(|notes| notes.is_empty() || notes.starts_with("<section")),
        Some(true)
    );
}

fn check_holes(file: &str, start: usize, body: &Body) {
    let (mut at, mut links) = (0, 0);
    for hole in &body.holes {
        assert!(hole.at >= at && hole.at < body.html.len() && body.html.is_char_boundary(hole.at), "{hole:?}");
        at = hole.at;
        let made_up = matches!(hole.kind, HoleKind::Message { key: "footnote.title" | "footnote.back", .. });
        assert!(file.get(hole.source.clone()).is_some() && (made_up || hole.source.start >= start), "{hole:?}");
        match hole.kind {
            HoleKind::LinkStart { .. } => links += 1,
            HoleKind::LinkEnd => links -= 1,
            _ => {}
        }
        assert!((0..=1).contains(&links), "links nest");
    }
    assert_eq!(links, 0);
}

/// The plain text has every checked number that the HTML has, where it says so.
fn check_numbers(body: &Body) {
    let in_html = body.holes.iter().filter_map(|hole| match &hole.kind {
        HoleKind::Data { path, typed } => Some((path.as_str(), typed.as_str())),
        _ => None,
    });
    let headings = body.headings.iter().map(|heading| (&heading.text, &heading.numbers));
    let all = headings.chain(body.sections.iter().map(|section| (&section.text, &section.numbers)));
    let in_text = all.flat_map(|(text, numbers)| {
        assert!(numbers.is_sorted_by_key(|number| number.at.start), "{numbers:?}");
        numbers.iter().map(|number| (number.path.as_str(), text.get(number.at.clone()).unwrap()))
    });
    let (mut in_html, mut in_text) = (in_html.collect::<Vec<_>>(), in_text.collect::<Vec<_>>());
    in_html.sort();
    in_text.sort();
    assert_eq!(in_html, in_text);
}

fn check_elements(nodes: &[Node]) {
    assert_eq!(nesting_fault(nodes), None);
    let mut ids = std::collections::BTreeSet::new();
    let mut targets = Vec::new();
    for node in nodes {
        let Node::Open(name, attributes) = node else { continue };
        let allowed = ALLOWED.iter().find(|(allowed, _)| allowed == name).map(|(_, attributes)| *attributes);
        for (attribute, value) in attributes {
            assert!(allowed.is_some_and(|allowed| allowed.contains(&attribute.as_str())), "{node:?}");
            if attribute == "id" {
                assert!(!value.is_empty() && ids.insert(value.clone()), "id {value} twice");
                assert!(
                    value
                        .bytes()
                        .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_".contains(&byte))
                );
            }
            if attribute == "aria-labelledby" || (attribute == "href" && node.attribute("role").is_some()) {
                targets.push(value.trim_start_matches('#').to_owned());
            }
        }
        assert!(allowed.is_some(), "{node:?}");
    }
    for target in targets {
        assert!(ids.contains(&target), "no {target}");
    }
}

/// Cut at its headings, the body gives the same, and each part is well formed.
fn check_cuts(body: &Body, html: &str) {
    let mut parts = String::new();
    let mut from = 0;
    let cuts = body.headings.iter().flat_map(|heading| [heading.html_start, heading.html_end]);
    for cut in cuts.chain([body.notes_at, body.html.len()]) {
        let part = fill(body, from..cut, &mut Plain);
        assert_eq!(nesting_fault(&read(&part).expect("good HTML")), None);
        parts.push_str(&part);
        from = cut;
    }
    assert_eq!(parts, html);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_a_good_page(text in any_text(), before in "[a-zä\n]{0,5}") {
        check_all(&format!("{before}{text}"), before.len());
    }

    #[test]
    fn a_document_gives_a_good_page(text in document()) {
        check_all(&text, 0);
    }
}

/// Inputs that are known to hang or overflow Markdown programs.
#[test]
fn hostile_texts_are_read_in_time() {
    let texts = [
        ">".repeat(100_000),
        "[".repeat(100_000),
        "![".repeat(20_000),
        "[a](".repeat(5_000),
        "*a_ ".repeat(5_000),
        "*a **a ".repeat(5_000),
        "- ".repeat(50_000),
        (0..200).map(|depth| format!("{}- a\n", "  ".repeat(depth))).collect(),
        "`a".repeat(20_000),
        "[^a]".repeat(5_000) + "\n\n[^a]: b",
        (0..5_000).map(|note| format!("[^{note}]: [^{}]\n", note + 1)).collect::<String>() + "[^0]",
        "](](".repeat(5_000),
        "'a ".repeat(20_000),
        "[^".repeat(10_000),
        format!("{}{}", "[".repeat(5_000), "]{lang=et}".repeat(5_000)),
        "## a\n".repeat(5_000),
        "<b>".repeat(5_000) + &"</i>".repeat(5_000),
        "<!-- ".repeat(20_000),
        "Table: a\n\n|a|\n|-|\n|b|\n\n".repeat(1_000),
        format!("|{}\n|{}\n{}", "a|".repeat(200), "-|".repeat(200), "|\n".repeat(200)),
        "https://x.org/a--".repeat(5_000),
        "&amp;".repeat(10_000) + &"\\\"".repeat(10_000),
    ];
    for text in texts {
        let start = std::time::Instant::now();
        let (body, _) = parse_as("en", &text);
        let taken = start.elapsed();
        assert!(taken.as_secs() < 10, "{taken:?} for {:?}", text.get(..40));
        if body.html.len() < 200_000 {
            check_all(&text, 0);
        }
    }
}
