//! pulldown-cmark's own renderer as the oracle: the same elements, attributes and text, but for the differences listed
//! in [`DIFFERENCES`].

use proptest::prelude::*;
use pulldown_cmark::{Options, Parser, html::push_html};

use super::generate::document;
use super::html::{INLINE, Node, Plain, VOID, read};
use super::*;

type Change = fn(Vec<Node>) -> Vec<Node>;

/// What differs on purpose: what is done to our page and to theirs before they are compared, in this order.
const DIFFERENCES: &[(&str, Change, Change)] = &[
    ("a task is a sign with words, not a form's box", tasks_as_boxes, same),
    ("words in another language are marked, also at the end of a heading", marks_as_brackets, same),
    ("what is left of such marks is not compared", without_marks, without_marks),
    ("quotation marks, dashes and dots are those of a printer", as_typed_on_a_keyboard, same),
    ("footnotes stand at the end and lead back", notes_as_contents, definitions_as_contents),
    ("a table is a region; its first column names the rows; alignment is a class", bare_tables, same),
    ("`Table: …` before a table is its caption, an empty cell no header", same, captions),
    ("headings begin at level 2; inside other blocks they are bold text", same, lower_headings),
    ("a heading without an id gets one", same, same),
    ("spaces between blocks mean nothing", trimmed, trimmed),
];

fn same(nodes: Vec<Node>) -> Vec<Node> {
    nodes
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn another_renderer_shows_the_same(text in document()) {
        let (body, problems) = parse_as("en", &text);
        if !is_compared(&problems) {
            return Ok(());
        }
        let ours = read(&fill(&body, 0..body.html.len(), &mut Plain)).expect("good HTML");
        let theirs = read(&their_html(&text)).expect("good HTML");
        let (ours, theirs) = DIFFERENCES
            .iter()
            .fold((kept(ours), kept(theirs)), |(ours, theirs), (_, on_ours, on_theirs)| (on_ours(ours), on_theirs(theirs)));
        prop_assert_eq!(ours, theirs, "{}", text);
    }
}

/// Whether nothing is wrong that makes our page another one: HTML left out, a link refused.
fn is_compared(problems: &[Diagnostic]) -> bool {
    problems
        .iter()
        .all(|problem| problem.severity != crate::diag::Severity::Error || problem.code == "markdown/link-broken")
}

#[test]
fn most_documents_are_compared() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let compared = (0..200).filter(|_| {
        let text = document().new_tree(&mut runner).expect("a document").current();
        is_compared(&parse_as("en", &text).1)
    });
    let compared = compared.count();
    assert!(compared > 120, "{compared} of 200");
}

fn their_html(markdown: &str) -> String {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut html = String::new();
    push_html(&mut html, Parser::new_ext(markdown, options));
    html
}

/// The attributes that say something, in one form: alignment is `align`, an id only a written one.
fn kept(nodes: Vec<Node>) -> Vec<Node> {
    let keep = |node: &str, (name, value): (String, String)| match (node, name.as_str()) {
        ("th" | "td", "style") => Some(("align".to_owned(), value.replace("text-align: ", ""))),
        ("th" | "td", "class") => Some(("align".to_owned(), value.replace("align-", ""))),
        ("img", "title") if value.is_empty() => None,
        ("code" | "div" | "section" | "span" | "sup", "class") => Some((name, value)),
        (_, "href" | "src" | "alt" | "title" | "start" | "checked" | "scope" | "lang" | "aria-hidden" | "role") => {
            Some((name, value))
        }
        _ => None,
    };
    let change = |node| match node {
        Node::Open(name, attributes) => {
            let attributes = attributes.into_iter().filter_map(|attribute| keep(&name, attribute)).collect();
            Node::Open(name, attributes)
        }
        node => node,
    };
    nodes.into_iter().map(change).collect()
}

/// Replaces each element that `wanted` chooses, with all that is in it.
fn replace(nodes: Vec<Node>, wanted: fn(&Node) -> bool, mut with: impl FnMut(&[Node]) -> Vec<Node>) -> Vec<Node> {
    let mut out = Vec::new();
    let mut rest = nodes.as_slice();
    while let Some(node) = rest.first() {
        let length = if wanted(node) { element(rest) } else { 1 };
        if wanted(node) {
            out.extend(with(&rest[..length]))
        } else {
            out.push(node.clone())
        }
        rest = &rest[length..];
    }
    out
}

/// How many nodes the element takes that these begin with.
fn element(nodes: &[Node]) -> usize {
    let mut depth = 0;
    for (at, node) in nodes.iter().enumerate() {
        match node {
            Node::Open(name, _) if !VOID.contains(&name.as_str()) => depth += 1,
            Node::Close(_) => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at + 1;
        }
    }
    nodes.len()
}

fn inside(element: &[Node]) -> Vec<Node> {
    element[1..element.len() - 1].to_vec()
}

fn tasks_as_boxes(nodes: Vec<Node>) -> Vec<Node> {
    let nodes = replace(
        nodes,
        |node| node.opens("span") && node.attribute("aria-hidden").is_some(),
        |sign| match &sign[1] {
            Node::Text(text) if text == "☑" => {
                vec![Node::Open("input".into(), vec![("checked".into(), String::new())])]
            }
            Node::Text(text) if text == "☐" => vec![Node::open("input")],
            _ => Vec::new(),
        },
    );
    replace(nodes, |node| node.attribute("class") == Some("visually-hidden"), |_| Vec::new())
}

fn marks_as_brackets(mut nodes: Vec<Node>) -> Vec<Node> {
    while nodes.iter().any(|node| node.attribute("lang").is_some()) {
        nodes = replace(
            nodes,
            |node| node.attribute("lang").is_some(),
            |span| {
                let mut typed = vec![Node::Text("[".into())];
                typed.extend(inside(span));
                typed.push(Node::Text("]".into()));
                typed
            },
        );
    }
    nodes
}

fn without_marks(nodes: Vec<Node>) -> Vec<Node> {
    let change = |node| match node {
        Node::Text(text) => Node::Text(text.replace("{lang=et}", "").replace("{lang=lv}", "")),
        node => node,
    };
    nodes.into_iter().map(change).collect()
}

fn as_typed_on_a_keyboard(nodes: Vec<Node>) -> Vec<Node> {
    let typed = |text: &str| {
        let text = text.replace(['“', '”', '„'], "\"").replace(['‘', '’', '‚'], "'");
        text.replace('–', "--").replace('—', "---").replace('…', "...")
    };
    let change = |node| match node {
        Node::Text(text) => Node::Text(typed(&text)),
        Node::Open(name, attributes) => {
            Node::Open(name, attributes.into_iter().map(|(name, value)| (name, typed(&value))).collect())
        }
        node => node,
    };
    nodes.into_iter().map(change).collect()
}

fn notes_as_contents(nodes: Vec<Node>) -> Vec<Node> {
    let mut notes = Vec::new();
    let nodes = replace(nodes, |node| node.attribute("role") == Some("doc-backlink"), |_| Vec::new());
    let nodes = replace(
        nodes,
        |node| node.opens("section"),
        |section| {
            replace(
                inside(section),
                |node| node.opens("li"),
                |note| {
                    notes.push(trimmed(inside(note)));
                    Vec::new()
                },
            );
            Vec::new()
        },
    );
    with_notes(replace(nodes, |node| node.opens("sup"), |_| vec![Node::Text("[note]".into())]), notes)
}

fn definitions_as_contents(nodes: Vec<Node>) -> Vec<Node> {
    let mut notes = Vec::new();
    let nodes = replace(
        nodes,
        |node| node.attribute("class") == Some("footnote-definition"),
        |note| {
            let content = inside(note);
            notes.push(trimmed(content[element(&content)..].to_vec()));
            Vec::new()
        },
    );
    with_notes(replace(nodes, |node| node.opens("sup"), |_| vec![Node::Text("[note]".into())]), notes)
}

/// The page with its notes at the end, whatever their order.
fn with_notes(mut nodes: Vec<Node>, mut notes: Vec<Vec<Node>>) -> Vec<Node> {
    notes.sort();
    nodes.extend(notes.into_iter().flatten());
    nodes
}

fn bare_tables(nodes: Vec<Node>) -> Vec<Node> {
    let mut row_header = false;
    let change = |node: Node| match node {
        Node::Open(name, _) if name == "div" => None,
        Node::Close(name) if name == "div" => None,
        Node::Open(name, mut attributes) if name == "th" => {
            row_header = attributes.contains(&("scope".into(), "row".into()));
            attributes.retain(|(name, _)| name == "align");
            Some(Node::Open(if row_header { "td" } else { "th" }.into(), attributes))
        }
        Node::Close(name) if name == "th" && row_header => Some(Node::close("td")),
        node => Some(node),
    };
    nodes.into_iter().filter_map(change).filter(|node| !node.opens("tbody") && !node.closes("tbody")).collect()
}

fn captions(nodes: Vec<Node>) -> Vec<Node> {
    let nodes: Vec<_> =
        trimmed(nodes).into_iter().filter(|node| !node.opens("tbody") && !node.closes("tbody")).collect();
    let mut out: Vec<Node> = Vec::new();
    for node in nodes {
        let begin =
            out.iter().rposition(|node| node.opens("p")).filter(|_| out.last().is_some_and(|node| node.closes("p")));
        match (begin.and_then(|begin| Some((begin, caption(&out[begin..])?))), node.opens("table")) {
            (Some((begin, caption)), true) => {
                out.truncate(begin);
                out.push(node);
                out.extend(caption);
            }
            _ if node.closes("th") && out.last().is_some_and(|node| node.opens("th")) => {
                if let Some(Node::Open(name, _)) = out.last_mut() {
                    "td".clone_into(name);
                }
                out.push(Node::close("td"));
            }
            _ => out.push(node),
        }
    }
    out
}

/// The caption that a paragraph is.
fn caption(paragraph: &[Node]) -> Option<Vec<Node>> {
    let content = inside(paragraph);
    let (Node::Text(text), more) = content.split_first()? else { return None };
    let text = text.strip_prefix("Table:")?.trim_start();
    if text.is_empty() && more.is_empty() {
        return None;
    }
    let mut caption = vec![Node::open("caption"), Node::Text(text.to_owned())];
    caption.extend_from_slice(more);
    caption.push(Node::close("caption"));
    Some(caption)
}

fn lower_headings(nodes: Vec<Node>) -> Vec<Node> {
    let level = |name: &str| name.strip_prefix('h').and_then(|level| level.parse::<u8>().ok());
    let (mut depth, mut shift, mut out) = (0, None, Vec::new());
    for node in nodes {
        match &node {
            Node::Open(name, _) if !VOID.contains(&name.as_str()) => {
                depth += 1;
                match level(name) {
                    Some(level) if depth == 1 => {
                        let shift = *shift.get_or_insert(u8::from(level == 1));
                        out.push(Node::open(&format!("h{}", (level + shift).clamp(2, 6))));
                    }
                    Some(_) => out.extend([Node::open("p"), Node::open("strong")]),
                    None => out.push(node),
                }
            }
            Node::Close(name) => {
                depth -= 1;
                match level(name) {
                    Some(level) if depth == 0 => {
                        out.push(Node::close(&format!("h{}", (level + shift.unwrap_or_default()).clamp(2, 6))));
                    }
                    Some(_) => out.extend([Node::close("strong"), Node::close("p")]),
                    None => out.push(node),
                }
            }
            _ => out.push(node),
        }
    }
    out
}

/// Without the spaces beside blocks, and with one space for several; code keeps all.
fn trimmed(nodes: Vec<Node>) -> Vec<Node> {
    let breaks = |node: Option<&Node>| match node {
        Some(Node::Open(name, _) | Node::Close(name)) => {
            matches!(name.as_str(), "br" | "p" | "caption") || name.starts_with('h') || !INLINE.contains(&name.as_str())
        }
        Some(Node::Text(_)) => false,
        None => true,
    };
    let mut joined: Vec<Node> = Vec::new();
    for node in nodes {
        match (joined.last_mut(), node) {
            (Some(Node::Text(before)), Node::Text(text)) => before.push_str(&text),
            (_, node) => joined.push(node),
        }
    }
    let mut pre = false;
    let mut out = Vec::new();
    for (at, node) in joined.iter().enumerate() {
        pre = node.opens("pre") || (pre && !node.closes("pre"));
        let Node::Text(text) = node else {
            out.push(node.clone());
            continue;
        };
        let mut text = text.clone();
        if !pre {
            let ends = (text.starts_with(char::is_whitespace), text.ends_with(char::is_whitespace));
            let before = if ends.0 && !breaks(at.checked_sub(1).and_then(|at| joined.get(at))) { " " } else { "" };
            let after = if ends.1 && !breaks(joined.get(at + 1)) { " " } else { "" };
            let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
            text = if words.is_empty() { before.min(after).to_owned() } else { format!("{before}{words}{after}") };
        }
        if !text.is_empty() {
            out.push(Node::Text(text));
        }
    }
    out
}
