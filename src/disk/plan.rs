//! What publishing will do, decided before anything is written: which files are new or differ, which go.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::output::Output;
use super::read::hash_file;
use super::write::{PublishError, refused};
use crate::bundle::{self, Blob, Bundle, Entry, MANIFEST, Manifest, Stage};
use crate::route::Address;

/// What is to be done to an output folder.
pub(super) struct Plan<'a> {
    /// Sorted by address.
    pub(super) writes: Vec<Write<'a>>,
    /// Files of ours that the site no longer has.
    pub(super) deletes: Vec<Deletion>,
    /// How the folder's manifest will be.
    pub(super) manifest: Manifest,
    /// Sentences about what could not be kept of the build before.
    pub(super) notes: Vec<String>,
}

/// One file to be written.
pub(super) struct Write<'a> {
    pub(super) address: Address,
    pub(super) stage: Stage,
    /// Nothing is at the address yet.
    pub(super) is_new: bool,
    pub(super) source: Source<'a>,
}

/// Where the bytes of a file come from.
pub(super) enum Source<'a> {
    Blob(&'a Blob),
    /// A file of the build before, in another folder.
    Previous(PathBuf, Entry),
}

/// One file to be deleted.
pub(super) struct Deletion {
    pub(super) address: Address,
    /// It stands where a new file or its folder is to be, so it has to go before anything is written.
    pub(super) is_in_the_way: bool,
}

/// What is at an address now.
enum Found {
    Nothing,
    /// The very bytes that are to be there.
    Same,
    Other,
}

impl<'a> Plan<'a> {
    /// Compares a bundle with what is in the folder. A file that is neither ours nor the same is an error.
    pub(super) fn new(bundle: &'a Bundle, output: &Output, previous: Option<&Path>) -> Result<Self, PublishError> {
        check_addresses(bundle)?;
        let mut plan =
            Self { writes: Vec::new(), deletes: Vec::new(), manifest: Manifest::of(bundle), notes: Vec::new() };
        let looks: Result<Vec<Found>, PublishError> =
            bundle.files.par_iter().map(|(address, blob)| look(&output.path(address), blob)).collect();
        let mut foreign = Vec::new();
        for ((address, blob), found) in bundle.files.iter().zip(looks?) {
            match found {
                Found::Same => {}
                Found::Nothing => plan.write(address, true, Source::Blob(blob)),
                Found::Other if output.own.contains(address) => plan.write(address, false, Source::Blob(blob)),
                Found::Other => foreign.push(output.path(address)),
            }
        }
        if !foreign.is_empty() {
            return Err(PublishError::Foreign { paths: foreign });
        }
        plan.keep(output, previous);
        plan.delete(bundle, output);
        plan.writes.sort_by(|a, b| a.address.cmp(&b.address));
        Ok(plan)
    }

    /// Whether the folder is as it should be.
    pub(super) fn is_empty(&self) -> bool {
        self.writes.is_empty() && self.deletes.is_empty()
    }

    fn write(&mut self, address: &str, is_new: bool, source: Source<'a>) {
        self.writes.push(Write { address: address.to_owned(), stage: bundle::stage(address), is_new, source });
    }

    /// Takes over the theme's files of the build before, from this folder or from that of `previous`.
    fn keep(&mut self, output: &Output, previous: Option<&Path>) {
        let before = match previous {
            None => output.manifest.clone(),
            Some(folder) => fs::read(folder.join(MANIFEST)).ok().and_then(|json| Manifest::from_json(&json)),
        };
        if let (None, Some(folder)) = (&before, previous) {
            self.notes.push(format!(
                "`{}` has no readable {MANIFEST}, so nothing is kept of the build before.",
                folder.display()
            ));
        }
        let mut kept = BTreeMap::new();
        for (address, entry) in before.unwrap_or_default().kept_for(&self.manifest) {
            let is_here = output.own.contains(&address) && size_of(&output.path(&address)) == Some(entry.size);
            let elsewhere = previous.map(|folder| folder.join(&address));
            if is_here {
                kept.insert(address, entry);
            } else if let Some(path) =
                elsewhere.filter(|path| hash_file(path).is_ok_and(|(hash, _)| hash == entry.hash))
            {
                let is_new = output.path(&address).symlink_metadata().is_err();
                if is_new || output.own.contains(&address) {
                    self.write(&address, is_new, Source::Previous(path, entry));
                    kept.insert(address, entry);
                }
            } else if previous.is_some() {
                self.notes.push(format!("`{address}` of the build before is missing or damaged, so it is not kept."));
            }
        }
        self.manifest.kept = kept;
    }

    /// Finds what goes, and what of it stands in the way.
    fn delete(&mut self, bundle: &'a Bundle, output: &Output) {
        let is_wanted =
            |address: &Address| bundle.files.contains_key(address) || self.manifest.kept.contains_key(address);
        let gone: Vec<&Address> = output.own.iter().filter(|address| !is_wanted(address)).collect();
        if gone.is_empty() {
            return;
        }
        let wanted: BTreeSet<&str> = bundle.files.keys().map(String::as_str).collect();
        let folders: BTreeSet<&str> = wanted.iter().flat_map(|address| folders_of(address)).collect();
        let by_lower: BTreeMap<String, &str> =
            wanted.iter().map(|address| (address.to_lowercase(), *address)).collect();
        for address in gone {
            // Where disks ignore case, this is the file that is wanted: it goes first and is then written anew.
            let twin = by_lower.get(&address.to_lowercase());
            if let Some(twin) = twin {
                match self.writes.iter_mut().find(|write| write.address == **twin) {
                    Some(write) => write.is_new = false,
                    None => {
                        if let Some(blob) = bundle.files.get(*twin) {
                            self.write(twin, false, Source::Blob(blob));
                        }
                    }
                }
            }
            let is_in_the_way = twin.is_some()
                || folders.contains(address.as_str())
                || folders_of(address).any(|folder| wanted.contains(folder));
            if output.path(address).symlink_metadata().is_ok_and(|metadata| !metadata.is_dir()) {
                self.deletes.push(Deletion { address: address.clone(), is_in_the_way });
            }
        }
    }
}

/// Refuses addresses that no build should make: they could lead out of the folder or destroy its records.
fn check_addresses(bundle: &Bundle) -> Result<(), PublishError> {
    let is_ours = |address: &str| address == MANIFEST || address.split('/').any(|part| part.starts_with(".pearls"));
    match bundle.files.keys().find(|address| !bundle::is_plain(address) || is_ours(address)) {
        Some(address) => Err(PublishError::Address { address: address.clone() }),
        None => Ok(()),
    }
}

/// Compares what is at a path with what is to be there, byte by byte: a file changed by hand is put right.
fn look(path: &Path, blob: &Blob) -> Result<Found, PublishError> {
    let metadata = match path.symlink_metadata() {
        Ok(metadata) => metadata,
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            return Ok(Found::Nothing);
        }
        Err(error) => return Err(refused(path)(error)),
    };
    if metadata.is_dir() {
        // Either files of ours are in it, which go before this one is made, or making it fails and says so.
        return Ok(Found::Nothing);
    }
    if !metadata.is_file() || metadata.len() != blob.size() {
        return Ok(Found::Other);
    }
    let is_same = match blob {
        Blob::Bytes { bytes, .. } => fs::read(path).is_ok_and(|there| there[..] == bytes[..]),
        Blob::Media { hash, .. } => hash_file(path).is_ok_and(|(there, _)| there == *hash),
    };
    Ok(if is_same { Found::Same } else { Found::Other })
}

fn size_of(path: &Path) -> Option<u64> {
    path.symlink_metadata().ok().filter(fs::Metadata::is_file).map(|metadata| metadata.len())
}

/// Every folder that an address lies in, the innermost first, the output folder itself left out.
pub(super) fn folders_of(address: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(address.rsplit_once('/'), |(folder, _)| folder.rsplit_once('/')).map(|(folder, _)| folder)
}
