//! Encoded pictures and social cards from build to build, in `.pearls/pictures` and `.pearls/cards`: one file each, named
//! by its key.
//!
//! It is safe to delete and may be restored from elsewhere. A file begins with the hash of the rest, so one that is
//! damaged is not believed. Failing to write costs time later, never correctness, so nobody is told.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::{STATE_FOLDER, state_folder, write};
use crate::memo::Store;
use crate::source::Hash;

/// The folder of one site's encoded pictures, or of its cards.
pub struct PictureStore {
    root: PathBuf,
    /// The name of its folder.
    name: &'static str,
    is_read_only: bool,
}

impl PictureStore {
    pub fn of(root: &Path) -> Self {
        Self { root: root.to_owned(), name: "pictures", is_read_only: false }
    }

    /// The one for social cards, which come and go with other keys.
    pub(crate) fn of_cards(root: &Path) -> Self {
        Self { name: "cards", ..Self::of(root) }
    }

    /// One that never writes.
    pub fn read_only(root: &Path) -> Self {
        Self { is_read_only: true, ..Self::of(root) }
    }

    fn folder(&self) -> PathBuf {
        self.root.join(STATE_FOLDER).join(self.name)
    }
}

impl Store for PictureStore {
    fn get(&self, key: &Hash) -> Option<Vec<u8>> {
        let mut bytes = fs::read(self.folder().join(key.to_string())).ok()?;
        let (hash, content) = bytes.split_at_checked(32)?;
        if Hash::of(content).0 != hash {
            return None;
        }
        bytes.drain(..32);
        Some(bytes)
    }

    fn put(&self, key: &Hash, bytes: &[u8]) {
        if self.is_read_only {
            return;
        }
        let folder = self.folder();
        if state_folder(&self.root).is_ok() && fs::create_dir_all(&folder).is_ok() {
            let _ = write::replace(&folder.join(key.to_string()), &[&Hash::of(bytes).0, bytes].concat());
        }
    }

    fn keep_only(&self, keys: &[Hash]) {
        if self.is_read_only {
            return;
        }
        let keys: HashSet<String> = keys.iter().map(Hash::to_string).collect();
        let Ok(entries) = fs::read_dir(self.folder()) else { return };
        let others = entries.flatten().filter(|entry| !keys.contains(&*entry.file_name().to_string_lossy()));
        others.for_each(|entry| drop(fs::remove_file(entry.path())));
    }
}
