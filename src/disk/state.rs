//! What the last build of a site came to, so that one with the same program, sources and options can stop.
//!
//! It stands in `.pearls/build.json`. It is safe to delete, may be restored from elsewhere, and is ignored if damaged:
//! the key says what it is for, and the files of the output are looked at before it is believed.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{output, read, state_folder, write};
use crate::build::Options;
use crate::bundle::{MANIFEST, Manifest};
use crate::diag::Resolved;
use crate::source::{Hash, Sources};

/// Stands for everything that a build's result depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Key(Hash);

impl Key {
    /// The key of building `sources` with `options` and the program that runs now.
    pub fn new(sources: &Sources, options: &Options) -> Self {
        let program = std::env::current_exe().and_then(|path| read::hash_file(&path));
        let mut key = Self::of(sources, options);
        // A program that cannot read itself never finds its key again.
        let program =
            program.map_or_else(|_| format!("{:?}", std::time::SystemTime::now()), |(hash, _)| hash.to_string());
        key.mix(&[env!("CARGO_PKG_VERSION"), &program]);
        key
    }

    /// The key of `sources` and `options` alone, for one run of the program.
    pub fn of(sources: &Sources, options: &Options) -> Self {
        let mut hasher = blake3::Hasher::new();
        let mut add = |path: &str, hash: &Hash| {
            hasher.update(&(path.len() as u64).to_le_bytes()).update(path.as_bytes()).update(&hash.0);
        };
        sources.texts.values().for_each(|file| add(file.path.as_str(), &file.hash));
        add("", &Hash::of(b"media"));
        sources.media.values().for_each(|file| add(file.path.as_str(), &file.hash));
        add("", &Hash::of(&serde_json::to_vec(&sources.unread).unwrap_or_default()));
        let Options { base_url, today, drafts, search, cards, strict } = options;
        add("", &Hash::of(format!("{base_url:?} {today} {drafts} {search} {cards} {strict}").as_bytes()));
        Self(Hash(*hasher.finalize().as_bytes()))
    }

    /// The key for a certain output folder, and a folder with the build before.
    pub(crate) fn publishing_to(mut self, out: &Path, previous: Option<&Path>) -> Self {
        let before = previous.map(|folder| read::hash_file(&folder.join(MANIFEST)).map(|(hash, _)| hash).ok());
        self.mix(&[&format!("{out:?}"), &format!("{previous:?} {:?}", before.flatten().map(|hash| hash.to_string()))]);
        self
    }

    fn mix(&mut self, texts: &[&str]) {
        for text in texts {
            self.0 = Hash::of(format!("{} {text}", self.0).as_bytes());
        }
    }
}

/// The memory of the last build of one site.
pub(crate) struct State {
    path: PathBuf,
}

#[derive(Serialize, Deserialize)]
struct Stored {
    key: Key,
    /// The hash of the output's manifest; None if the build had errors and published nothing.
    manifest: Option<Hash>,
    diagnostics: Vec<Resolved>,
}

impl State {
    pub fn of(root: &Path) -> Self {
        Self { path: root.join(super::STATE_FOLDER).join("build.json") }
    }

    /// The diagnostics of the last build and whether it published, if it had this key and every file that it wrote
    /// to `out` is still there with its size.
    pub(crate) fn replay(&self, key: Key, out: &Path) -> Option<Vec<Resolved>> {
        let stored: Stored = serde_json::from_slice(&fs::read(&self.path).ok()?).ok()?;
        let holds = stored.key == key && stored.manifest.is_none_or(|hash| is_complete(out, hash));
        holds.then_some(stored.diagnostics)
    }

    /// Remembers a build. Failing to costs time later, never correctness, so nobody is told.
    pub fn store(&self, root: &Path, key: Key, manifest: Option<Hash>, diagnostics: &[Resolved]) {
        let stored = Stored { key, manifest, diagnostics: diagnostics.to_vec() };
        if let (Ok(json), Ok(_)) = (serde_json::to_vec(&stored), state_folder(root)) {
            let _ = write::replace(&self.path, &json);
        }
    }
}

/// Whether a folder's manifest has this hash, each file that it lists is there with its size, and no later build was
/// killed there: its pages could have the same sizes.
fn is_complete(out: &Path, hash: Hash) -> bool {
    if output::was_killed(out) {
        return false;
    }
    let Ok(json) = fs::read(out.join(MANIFEST)) else { return false };
    let is_there = |(address, size): (&String, u64)| {
        out.join(address).symlink_metadata().is_ok_and(|metadata| metadata.is_file() && metadata.len() == size)
    };
    Hash::of(&json) == hash
        && Manifest::from_json(&json)
            .is_some_and(|manifest| manifest.all().all(|(address, entry)| is_there((address, entry.size))))
}
