//! Parts of pages that are the same on many pages: rows, the header, the footer, the facets to choose from.
//!
//! A piece is rendered once. Views and templates see only a short mark in its place, made of its hash; the finished page
//! gets the piece's HTML when it is put together. So the HTML is neither copied through views and templates nor hashed again
//! for each page, and a page's view still changes whenever one of its pieces does.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::Arc;

use memchr::memchr;
use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use crate::memo::FirstBytes;
use crate::source::Hash;

/// Stands in a piece for the way up to the output's root, which each page puts in. Like [`MARK`] from the private use
/// area of Unicode, which no text of a site can hold (`source::characters`).
pub const ROOT_MARK: &str = "\u{E0F0}";

/// Stands before the sixteen hexadecimal digits that say which piece comes here.
const MARK: &str = "\u{E0F1}";

/// The digits after a mark.
const DIGITS: usize = 16;

/// A part of pages.
#[derive(Debug, Clone, PartialEq, JsonSchema)]
pub struct Piece {
    /// Finished HTML.
    #[schemars(extend("x-html" = true))]
    pub html: String,
    /// Of the HTML.
    #[schemars(skip)]
    pub hash: Hash,
}

impl Piece {
    pub fn new(html: String) -> Self {
        Self { hash: Hash::of(html.as_bytes()), html }
    }

    fn id(&self) -> u64 {
        let [a, b, c, d, e, f, g, h, ..] = self.hash.0;
        u64::from_be_bytes([a, b, c, d, e, f, g, h])
    }
}

/// Views hold the mark in place of the HTML.
impl Serialize for Piece {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Marked {
            html: String,
        }
        Marked { html: format!("{MARK}{:016x}", self.id()) }.serialize(serializer)
    }
}

/// All pieces of a build.
#[derive(Default)]
pub struct Pieces {
    by_id: HashMap<u64, Arc<Piece>, BuildHasherDefault<FirstBytes>>,
}

impl Pieces {
    pub fn add(&mut self, piece: &Arc<Piece>) {
        self.by_id.insert(piece.id(), piece.clone());
    }

    /// The finished page: pieces and the way up to the root in the places of their marks.
    pub fn put_together(&self, html: &str, root: &str) -> Vec<u8> {
        let mut out = Vec::with_capacity(html.len() * 2);
        self.put_into(html, root, &mut out);
        out
    }

    fn put_into(&self, html: &str, root: &str, out: &mut Vec<u8>) {
        let first = ROOT_MARK.as_bytes().first().copied().unwrap_or_default();
        let mut rest = html;
        while let Some(at) = memchr(first, rest.as_bytes()) {
            let (before, after) = rest.split_at(at);
            out.extend_from_slice(before.as_bytes());
            if let Some(after) = after.strip_prefix(ROOT_MARK) {
                out.extend_from_slice(root.as_bytes());
                rest = after;
            } else if let Some((piece, after)) = self.piece(after) {
                self.put_into(&piece.html, root, out);
                rest = after;
            } else {
                let mut characters = after.chars();
                characters.next();
                rest = characters.as_str();
                out.extend_from_slice(&after.as_bytes()[..after.len() - rest.len()]);
            }
        }
        out.extend_from_slice(rest.as_bytes());
    }

    /// The piece whose mark stands at the beginning of a text, and what follows it.
    fn piece<'t>(&self, text: &'t str) -> Option<(&Piece, &'t str)> {
        let (digits, after) = text.strip_prefix(MARK)?.split_at_checked(DIGITS)?;
        let id = u64::from_str_radix(digits, 16).ok()?;
        Some((self.by_id.get(&id)?, after))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_and_roots_take_the_places_of_their_marks() {
        let inner = Arc::new(Piece::new(format!("<a href=\"{ROOT_MARK}x.html\">ā</a>")));
        let view = serde_json::to_value(&inner).unwrap();
        let mark = view["html"].as_str().unwrap();
        let mut pieces = Pieces::default();
        pieces.add(&inner);
        let page = pieces.put_together(&format!("<p>{mark}</p>\u{E0F2}{ROOT_MARK}y {mark}"), "../");
        let link = "<a href=\"../x.html\">ā</a>";
        assert_eq!(String::from_utf8(page).unwrap(), format!("<p>{link}</p>\u{E0F2}../y {link}"));
    }

    #[test]
    fn a_mark_of_no_piece_stays_as_it_is() {
        for text in ["\u{E0F1}", "\u{E0F1}0123", "\u{E0F1}0123456789abcdef!", "\u{E0F1}ééééééééé"] {
            assert_eq!(Pieces::default().put_together(text, ""), text.as_bytes());
        }
    }

    #[test]
    fn another_piece_has_another_mark() {
        let mark = |html: &str| serde_json::to_string(&Piece::new(html.to_owned())).unwrap();
        assert_ne!(mark("a"), mark("b"));
    }
}
