//! An output folder: which files in it are ours.
//!
//! The manifest of the last complete build lists them. While a build is at work, a journal beside it lists what that
//! build writes and deletes as well; one that is still there tells that the build was killed.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::plan::{Plan, folders_of};
use super::write::{self, PublishError, refused};
use crate::bundle::{MANIFEST, Manifest, is_plain};
use crate::route::Address;
use crate::source::Hash;

/// The journal of a build at work, in the output folder.
const JOURNAL: &str = ".pearls-publishing.json";

/// An output folder as it was found.
pub(super) struct Output {
    pub(super) folder: PathBuf,
    /// Of the last complete build; None if there was none.
    pub(super) manifest: Option<Manifest>,
    /// The addresses of all files that a build of ours wrote or began to write.
    pub(super) own: BTreeSet<Address>,
}

/// Whether the last build that wrote to a folder did not come to its end.
pub(super) fn was_killed(folder: &Path) -> bool {
    folder.join(JOURNAL).symlink_metadata().is_ok()
}

#[derive(Serialize, Deserialize)]
struct Journal {
    files: BTreeSet<Address>,
}

impl Output {
    /// Makes the folder if need be, reads its records, and tidies up after a build that was killed.
    pub(super) fn open(folder: &Path) -> Result<Self, PublishError> {
        fs::create_dir_all(folder).map_err(refused(folder))?;
        let manifest = fs::read(folder.join(MANIFEST)).ok().and_then(|json| Manifest::from_json(&json));
        let mut own: BTreeSet<Address> =
            manifest.iter().flat_map(|manifest| manifest.all().map(|(address, _)| address.clone())).collect();
        let journal = fs::read(folder.join(JOURNAL)).ok();
        if let Some(journal) = journal.and_then(|json| serde_json::from_slice::<Journal>(&json).ok()) {
            own.extend(journal.files.into_iter().filter(|address| is_plain(address)));
        }
        let output = Self { folder: folder.to_owned(), manifest, own };
        if was_killed(folder) {
            output.folders().iter().for_each(|folder| write::remove_temporaries(folder));
        } else {
            // The journal itself may have been on its way.
            write::remove_temporaries(folder);
        }
        Ok(output)
    }

    /// Where the file at an address stands.
    pub(super) fn path(&self, address: &str) -> PathBuf {
        self.folder.join(address)
    }

    /// Writes the journal: from now on every file of the plan is known to be ours.
    pub(super) fn announce(&self, plan: &Plan) -> Result<(), PublishError> {
        let planned = plan.writes.iter().map(|write| &write.address);
        let files = self.own.iter().chain(planned).cloned().collect();
        let json = serde_json::to_vec(&Journal { files }).unwrap_or_default();
        let path = self.path(JOURNAL);
        write::replace_for_good(&path, &json).map_err(refused(&path))
    }

    /// Writes the manifest, if it is another one, and returns its hash.
    pub(super) fn record(&self, manifest: &Manifest) -> Result<Hash, PublishError> {
        let json = manifest.to_json();
        let path = self.path(MANIFEST);
        if !fs::read(&path).is_ok_and(|there| there == json.as_bytes()) {
            write::replace_for_good(&path, json.as_bytes()).map_err(refused(&path))?;
        }
        Ok(Hash::of(json.as_bytes()))
    }

    /// Ends what [`Output::announce`] began.
    pub(super) fn finish(&self) -> Result<(), PublishError> {
        let path = self.path(JOURNAL);
        write::remove(&path).map_err(refused(&path))
    }

    /// Every folder that has or had a file of ours.
    fn folders(&self) -> BTreeSet<PathBuf> {
        let inner = self.own.iter().flat_map(|address| folders_of(address)).map(|folder| self.path(folder));
        inner.chain([self.folder.clone()]).collect()
    }
}
