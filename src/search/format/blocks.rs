//! Blocks: compressed, and named by their hashes.

use std::collections::BTreeMap;
use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use crate::memo;

use super::{BlockHash, BlockKind, Writer};

/// All blocks of an index.
#[derive(Debug, Default)]
pub struct Packed {
    /// The compressed bytes, by hash.
    pub files: BTreeMap<BlockHash, Vec<u8>>,
    /// The uncompressed bytes, of those that a resident block takes in.
    raw: BTreeMap<BlockHash, Vec<u8>>,
}

impl Packed {
    /// Compresses blocks, and gives their hashes in their order.
    pub fn add(&mut self, blocks: Vec<Writer>) -> Vec<BlockHash> {
        let packed = memo::map(&blocks, |block| pack(&block.0, Compression::best()));
        let mut hashes = Vec::with_capacity(packed.len());
        for (block, mut bytes) in std::iter::zip(blocks, packed) {
            // Forty bits may collide; other bytes for the same content then have another hash.
            let mut level = 9;
            while level > 0 && self.files.get(&hash(&bytes)).is_some_and(|known| *known != bytes) {
                level -= 1;
                bytes = pack(&block.0, Compression::new(level));
            }
            let hash = hash(&bytes);
            self.files.insert(hash, bytes);
            self.raw.insert(hash, block.0);
            hashes.push(hash);
        }
        hashes
    }

    /// Forgets the uncompressed bytes so far: these blocks stay files of their own.
    pub fn keep_apart(&mut self) {
        self.raw.clear();
    }

    /// Puts the blocks that are not kept apart into one.
    pub fn unite(&mut self) -> BlockHash {
        let raw = std::mem::take(&mut self.raw);
        let mut block = Writer::block(BlockKind::Resident);
        block.count(raw.len());
        for (hash, bytes) in &raw {
            self.files.remove(hash);
            block.hash(*hash);
            block.count(bytes.len());
        }
        raw.values().for_each(|bytes| block.bytes(bytes));
        let bytes = pack(&block.0, Compression::best());
        let hash = hash(&bytes);
        self.files.insert(hash, bytes);
        hash
    }
}

/// The name of a file: 40 bits that a browser reckons up from the file as well, so that it knows one that is another.
fn hash(bytes: &[u8]) -> BlockHash {
    let (mut one, mut other) = (0x811C_9DC5_u32, 0x9747_B28C_u32);
    for byte in bytes {
        one = (one ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
        other = (other ^ u32::from(*byte)).wrapping_mul(0x5BD1_E995);
        other ^= other >> 15;
    }
    one = (one ^ other >> 16).wrapping_mul(0x85EB_CA6B);
    one ^= one >> 13;
    let [a, b, c, d] = one.to_be_bytes();
    let [.., e] = other.to_be_bytes();
    BlockHash([a, b, c, d, e])
}

/// In zlib's format, whose checksum tells damage.
fn pack(bytes: &[u8], level: Compression) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(bytes.len() / 2), level);
    // Writing into memory cannot fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_that_browsers_reckon_up() {
        // The same ones as in tests/search/decode.test.mjs.
        let names = [&b""[..], b"a", b"harbour", &[0, 255, 128]].map(|bytes| hash(bytes).to_string());
        assert_eq!(names, ["iznmvemm", "n7jtpfws", "wbfahiis", "tdrzuc63"]);
    }
}
