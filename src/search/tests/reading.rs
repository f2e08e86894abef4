//! Reads blocks back, strictly, as the browser does.

use std::io::Read;

use flate2::read::ZlibDecoder;

use pearls::search::format::{BlockHash, BlockKind};

/// A cursor over the uncompressed bytes of a block.
pub struct Reader {
    bytes: Vec<u8>,
    at: usize,
}

impl Reader {
    /// Opens a compressed block of a kind.
    pub fn open(packed: &[u8], kind: BlockKind) -> Self {
        let mut bytes = Vec::new();
        ZlibDecoder::new(packed).read_to_end(&mut bytes).expect("a block is whole");
        Self::raw(bytes, kind)
    }

    pub fn raw(bytes: Vec<u8>, kind: BlockKind) -> Self {
        assert_eq!(bytes.first(), Some(&(kind as u8)), "a block begins with its kind");
        Self { bytes, at: 1 }
    }

    pub fn bytes(&mut self, length: usize) -> &[u8] {
        self.at += length;
        &self.bytes[self.at - length..self.at]
    }

    pub fn byte(&mut self) -> u8 {
        self.bytes(1)[0]
    }

    pub fn int(&mut self) -> u32 {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte();
            number |= u32::from(byte & 0x7F) << shift;
            shift += 7;
            if byte < 0x80 {
                return number;
            }
        }
    }

    pub fn count(&mut self) -> usize {
        self.int() as usize
    }

    pub fn signed(&mut self) -> i64 {
        let folded = i64::from(self.int());
        if folded % 2 == 0 { folded / 2 } else { -(folded + 1) / 2 }
    }

    pub fn text(&mut self) -> String {
        let length = self.count();
        String::from_utf8(self.bytes(length).to_vec()).expect("a text is UTF-8")
    }

    pub fn text_after(&mut self, before: &str) -> String {
        let shared = self.count();
        format!("{}{}", &before[..shared], self.text())
    }

    pub fn hash(&mut self) -> BlockHash {
        BlockHash(self.bytes(5).try_into().expect("five bytes"))
    }

    pub fn is_at_end(&self) -> bool {
        self.at == self.bytes.len()
    }
}
