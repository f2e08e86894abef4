//! Reads HTML back, for the tests that judge it.

use html5gum::{Token, Tokenizer};

use super::*;

/// A piece of a page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Node {
    Open(String, Vec<(String, String)>),
    Close(String),
    Text(String),
}

impl Node {
    pub(super) fn open(name: &str) -> Self {
        Self::Open(name.to_owned(), Vec::new())
    }

    pub(super) fn close(name: &str) -> Self {
        Self::Close(name.to_owned())
    }

    pub(super) fn opens(&self, wanted: &str) -> bool {
        matches!(self, Self::Open(name, _) if name == wanted)
    }

    pub(super) fn closes(&self, wanted: &str) -> bool {
        matches!(self, Self::Close(name) if name == wanted)
    }

    pub(super) fn attribute(&self, wanted: &str) -> Option<&str> {
        let Self::Open(_, attributes) = self else { return None };
        attributes.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str())
    }
}

/// Elements without an end tag.
pub(super) const VOID: &[&str] = &["br", "hr", "img", "input"];

/// Elements that hold only text and elements of this list.
pub(super) const INLINE: &[&str] = &[
    "a", "br", "code", "del", "em", "img", "input", "span", "strong", "sup", "caption", "p", "h1", "h2", "h3", "h4",
    "h5", "h6",
];

/// The pieces of a page, comments left out; an error of the page is an `Err`.
pub(super) fn read(html: &str) -> Result<Vec<Node>, String> {
    let mut nodes = Vec::new();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    for token in Tokenizer::new(html) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let attributes = tag.attributes.iter().map(|(name, value)| (text(name), text(value))).collect();
                nodes.push(Node::Open(text(&tag.name), attributes));
            }
            Token::EndTag(tag) => nodes.push(Node::Close(text(&tag.name))),
            Token::String(string) => match nodes.last_mut() {
                Some(Node::Text(before)) => before.push_str(&text(&string)),
                _ => nodes.push(Node::Text(text(&string))),
            },
            Token::Comment(_) => {}
            Token::Doctype(_) => return Err("a doctype".to_owned()),
            Token::Error(error) => return Err(format!("{:?}", *error)),
        }
    }
    Ok(nodes)
}

/// What is wrong with the nesting: an element not closed, a link in a link, a block in a paragraph.
pub(super) fn nesting_fault(nodes: &[Node]) -> Option<String> {
    let mut open: Vec<&str> = Vec::new();
    for node in nodes {
        match node {
            Node::Open(name, _) => {
                let phrasing = INLINE.contains(&name.as_str()) && !is_block(name);
                if let Some(parent) = open.last().filter(|parent| INLINE.contains(parent) && !phrasing) {
                    return Some(format!("<{name}> in <{parent}>"));
                }
                if name == "a" && open.contains(&"a") {
                    return Some("a link in a link".to_owned());
                }
                if !VOID.contains(&name.as_str()) {
                    open.push(name);
                }
            }
            Node::Close(name) if open.pop() != Some(name) => return Some(format!("</{name}>")),
            Node::Close(_) | Node::Text(_) => {}
        }
    }
    open.pop().map(|name| format!("<{name}> is not closed"))
}

/// Blocks that hold text.
fn is_block(name: &str) -> bool {
    matches!(name, "caption" | "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// Fills holes as a page would, as simply as can be.
pub(super) struct Plain;

impl Filler for Plain {
    fn fill(&mut self, hole: &Hole, body: &Body, out: &mut String) {
        let attribute = |out: &mut String, name: &str, value: &str| {
            out.push_str(&format!(" {name}=\""));
            text::push_attribute(out, value);
            out.push('"');
        };
        match &hole.kind {
            HoleKind::LinkStart { destination } => {
                out.push_str("<a");
                attribute(out, "href", destination);
                out.push('>');
            }
            HoleKind::LinkEnd => out.push_str("</a>"),
            HoleKind::Picture { source, alt, caption, figure } => {
                out.push_str(if *figure { "<p><img" } else { "<img" });
                attribute(out, "src", source);
                attribute(out, "alt", alt);
                attribute(out, "title", caption.as_deref().unwrap_or_default());
                out.push_str(if *figure { "></p>" } else { ">" });
            }
            HoleKind::Data { path, typed } => {
                out.push_str(&format!("<a href=\"data:{path}\">"));
                typed.chars().for_each(|char| match char {
                    '<' => out.push_str("&lt;"),
                    '&' => out.push_str("&amp;"),
                    _ => out.push(char),
                });
                out.push_str("</a>");
            }
            HoleKind::HeadingId(index) => {
                let heading = &body.headings[*index];
                out.push_str(heading.explicit_id.as_ref().unwrap_or(&heading.auto_id));
            }
            HoleKind::Message { key, number } => out.push_str(&format!("{key} {number:?}")),
        }
    }
}
