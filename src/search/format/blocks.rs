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

/// The name of a file.
fn hash(bytes: &[u8]) -> BlockHash {
    let mut first = [0; 5];
    first.copy_from_slice(blake3::hash(bytes).as_bytes().first_chunk::<5>().unwrap_or(&[0; 5]));
    BlockHash(first)
}

/// In zlib's format, whose checksum tells damage.
fn pack(bytes: &[u8], level: Compression) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(bytes.len() / 2), level);
    // Writing into memory cannot fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}
