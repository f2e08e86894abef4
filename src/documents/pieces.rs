//! Pieces of XML with holes, as the files `themes/pearls/scripts/plan/*.pieces` have them: the one description of documents, which the
//! browser uses as well.

use std::collections::BTreeMap;

/// What fills a hole.
#[derive(Clone, Copy)]
pub enum Fill<'a> {
    /// A text, which is escaped: for `{name}`.
    Text(&'a str),
    /// XML: for `{{name}}`.
    Xml(&'a str),
}

/// The pieces of one format by name.
pub struct Pieces(BTreeMap<&'static str, String>);

impl Pieces {
    /// Reads descriptions: a line `== name` begins a piece; what stands before the first is for people.
    pub fn of(descriptions: &[&'static str]) -> Self {
        let mut pieces: BTreeMap<&str, String> = BTreeMap::new();
        for description in descriptions {
            let mut last = None;
            for line in description.lines().map(str::trim).filter(|line| !line.is_empty()) {
                if let Some(name) = line.strip_prefix("== ") {
                    last = Some(name);
                    pieces.insert(name, String::new());
                } else if let Some(piece) = last.and_then(|name| pieces.get_mut(name)) {
                    // A line break between two elements would be a text in some of them.
                    if !line.starts_with('<') && !piece.is_empty() {
                        piece.push(' ');
                    } else if piece.ends_with("?>") {
                        piece.push('\n');
                    }
                    piece.push_str(line);
                }
            }
        }
        Self(pieces)
    }

    /// A piece with its holes filled; a hole that nothing fills stays empty.
    pub fn fill(&self, name: &str, fills: &[(&str, Fill)]) -> String {
        let Some(piece) = self.0.get(name) else { return String::new() };
        let mut out = String::with_capacity(piece.len());
        let mut rest = piece.as_str();
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let Some((hole, after)) = after.split_once('}') else { break };
            let hole = hole.trim_start_matches('{');
            rest = after.strip_prefix('}').unwrap_or(after);
            match fills.iter().find(|(name, _)| *name == hole) {
                Some((_, Fill::Text(text))) => out.push_str(&escape(text)),
                Some((_, Fill::Xml(xml))) => out.push_str(xml),
                None => {}
            }
        }
        out.push_str(rest);
        out
    }
}

/// A text as XML has it, in elements and in attributes, without what XML cannot have.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(char),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => out.push(char),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holes_are_filled_and_texts_escaped() {
        let pieces = Pieces::of(&[
            "For people.\n\n== a\n<?xml version=\"1.0\"?>\n<p id=\"{id}\"\n  lang=\"{lang}\">\n{{inside}}</p>\n\n== b\n<i>{text}</i>\n",
        ]);
        let inside = pieces.fill("b", &[("text", Fill::Text("1 < 2 & \"3\"\u{1}"))]);
        assert_eq!(inside, "<i>1 &lt; 2 &amp; &quot;3&quot;</i>");
        let whole = pieces.fill("a", &[("id", Fill::Text("x")), ("inside", Fill::Xml(&inside))]);
        assert_eq!(whole, format!("<?xml version=\"1.0\"?>\n<p id=\"x\" lang=\"\"> {inside}</p>"));
    }
}
