//! The files of the search index, as `docs/search-format.md` describes them: numbers, texts and blocks.

mod blocks;

use std::fmt;

pub use blocks::Packed;

/// The version of the format.
pub const VERSION: u32 = 2;

/// What a block holds; its first byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum BlockKind {
    Lexicon = b'L',
    Postings = b'P',
    Positions = b'O',
    Norms = b'N',
    Facet = b'F',
    Documents = b'D',
    Texts = b'T',
    Resident = b'R',
}

/// The hash by which a block is named: 40 bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlockHash(pub [u8; 5]);

impl fmt::Display for BlockHash {
    /// In base32, eight characters.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const DIGITS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
        let bits = self.0.iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
        for shift in (0..8).rev() {
            let digit = usize::try_from(bits >> (5 * shift) & 31).unwrap_or_default();
            write!(f, "{}", char::from(DIGITS.get(digit).copied().unwrap_or(b'a')))?;
        }
        Ok(())
    }
}

/// Writes the uncompressed bytes of a block.
#[derive(Debug, Clone, Default)]
pub struct Writer(pub Vec<u8>);

impl Writer {
    pub fn block(kind: BlockKind) -> Self {
        Self(vec![kind as u8])
    }

    pub fn byte(&mut self, byte: u8) {
        self.0.push(byte);
    }

    /// LEB128.
    pub fn int(&mut self, mut number: u32) {
        while number > 0x7F {
            self.0.push((number & 0x7F) as u8 | 0x80);
            number >>= 7;
        }
        self.0.push(number as u8);
    }

    /// A number of things in memory. There are never 2³² of them: sources are limited long before.
    pub fn count(&mut self, number: usize) {
        self.int(u32::try_from(number).unwrap_or(u32::MAX));
    }

    pub fn signed(&mut self, number: i64) {
        let folded = if number < 0 { -2 * number - 1 } else { 2 * number };
        self.int(u32::try_from(folded).unwrap_or(u32::MAX));
    }

    pub fn text(&mut self, text: &str) {
        self.count(text.len());
        self.0.extend_from_slice(text.as_bytes());
    }

    /// A text after another one: how many bytes they share at their beginning, and the rest.
    pub fn text_after(&mut self, text: &str, before: &str) {
        let same = std::iter::zip(text.bytes(), before.bytes()).take_while(|(one, other)| one == other).count();
        let shared = (0..=same).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
        self.count(shared);
        self.text(text.get(shared..).unwrap_or_default());
    }

    pub fn hash(&mut self, hash: BlockHash) {
        self.0.extend_from_slice(&hash.0);
    }

    pub fn bytes(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }
}
