//! The finished site: output path → bytes. Writing it, serving it, comparing it: all take this one value.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::route::Address;
use crate::source::{Hash, SourcePath};

/// A finished site in memory.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bundle {
    pub files: BTreeMap<Address, Blob>,
}

/// The content of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Blob {
    /// Made by the build; shared with the cache.
    Bytes { bytes: Arc<[u8]>, hash: Hash },
    /// A media file, copied as it is when it is written or served.
    Media { source: SourcePath, size: u64, hash: Hash },
}

impl Blob {
    pub fn new(bytes: impl Into<Arc<[u8]>>) -> Self {
        let bytes = bytes.into();
        let hash = Hash::of(&bytes);
        Self::Bytes { bytes, hash }
    }

    pub fn hash(&self) -> Hash {
        match self {
            Self::Bytes { hash, .. } | Self::Media { hash, .. } => *hash,
        }
    }

    /// In bytes.
    pub fn size(&self) -> u64 {
        match self {
            Self::Bytes { bytes, .. } => bytes.len() as u64,
            Self::Media { size, .. } => *size,
        }
    }
}
