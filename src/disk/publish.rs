//! A bundle → the output folder, which is a complete site at every moment, whenever the build is killed.
//!
//! 1. Compare: only files whose bytes differ are written, only files that an earlier build wrote are touched.
//! 2. Announce all of it in a journal, so that a killed build leaves nothing that the next one does not know.
//! 3. Assets: nothing refers to a new one yet; one that exists is replaced in one step.
//! 4. Make every new page as an empty file: pages refer to each other in circles, so that in no order of whole pages would each
//!    find all others. No page of the old site refers to them yet.
//! 5. Put the pages there, each in one step: what was written beside gets its name. Then the entry points, then the manifest.
//! 6. Delete pages, first replacing each by one that refers to nothing (circles again), then everything else.
//!
//! The theme's files of the build before stay for one more build, since pages that visitors have open refer to them. Nothing
//! else does: what visitors may no longer see goes at once, photos, cards and the parts of the search index with it.

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::output::Output;
use super::plan::{Deletion, Plan, Source, Write, folders_of};
use super::write::{self, PublishError, refused};
use crate::bundle::{Blob, Bundle, Stage};
use crate::source::{Hash, MediaReader};

/// What a page holds between the moment when nothing refers to it any more and its deletion.
const TOMBSTONE: &[u8] = b"<!doctype html><title>Removed</title><p>This page has been removed.\n";

/// What publishing came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// Files written, new ones and changed ones.
    pub written: usize,
    pub deleted: usize,
    /// Files of the site, written or not.
    pub files: usize,
    /// The hash of the manifest.
    pub manifest: Hash,
    /// Sentences for the terminal about what could not be kept of the build before.
    pub notes: Vec<String>,
}

impl fmt::Display for Published {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let files = if self.files == 1 { "file" } else { "files" };
        write!(f, "{} {files}, {} written, {} deleted", self.files, self.written, self.deleted)
    }
}

/// Brings the folder `out` to the state of `bundle`. Media are read with `reader`. `previous` is a folder with the
/// build before, where it is not `out` itself (in CI). Whoever calls this holds the site's [`Lock`](super::Lock).
pub fn publish(
    bundle: &Bundle,
    reader: &dyn MediaReader,
    out: &Path,
    previous: Option<&Path>,
) -> Result<Published, PublishError> {
    let output = Output::open(out)?;
    let plan = Plan::new(bundle, &output, previous)?;
    if !plan.is_empty() {
        output.announce(&plan)?;
        Publisher { output: &output, reader }.carry_out(&plan)?;
    }
    let folders = plan.writes.iter().filter_map(|write| folders_of(&write.address).next());
    write::settle(&output.folder, folders.collect());
    let manifest = output.record(&plan.manifest)?;
    delete(&output, plan.deletes.iter().filter(|deletion| !deletion.is_in_the_way))?;
    output.finish()?;
    Ok(Published {
        written: plan.writes.len(),
        deleted: plan.deletes.len(),
        files: bundle.files.len(),
        manifest,
        notes: plan.notes,
    })
}

struct Publisher<'a> {
    output: &'a Output,
    reader: &'a dyn MediaReader,
}

impl Publisher<'_> {
    /// Writes all files of a plan, each kind after what it refers to.
    fn carry_out(&self, plan: &Plan) -> Result<(), PublishError> {
        delete(self.output, plan.deletes.iter().filter(|deletion| deletion.is_in_the_way))?;
        self.make_folders(plan)?;
        let writes = |stage: Stage, is_new: bool| {
            plan.writes.par_iter().filter(move |write| write.stage == stage && write.is_new == is_new)
        };
        writes(Stage::Asset, true).try_for_each(|write| self.create(write))?;
        writes(Stage::Asset, false).try_for_each(|write| self.replace(write))?;
        let new: Vec<&Write> = plan.writes.iter().filter(|write| write.is_new && write.stage != Stage::Asset).collect();
        self.claim(&new)?;
        let mut waiting = Vec::new();
        let written = self.prepare(&new, &mut waiting).and_then(|()| {
            let of = |stage: Stage| waiting.iter().filter(move |(write, _)| write.stage == stage);
            of(Stage::Page).try_for_each(|(write, temporary)| self.unveil(write, temporary))?;
            writes(Stage::Page, false).try_for_each(|write| self.replace(write))?;
            of(Stage::Entry).try_for_each(|(write, temporary)| self.unveil(write, temporary))?;
            writes(Stage::Entry, false).try_for_each(|write| self.replace(write))
        });
        if written.is_err() {
            waiting.iter().for_each(|(_, temporary)| drop(fs::remove_file(temporary)));
        }
        written
    }

    /// Makes every new page as an empty file, which must not be there yet: one file under many names, since a link costs a third of a
    /// file. A folder takes one new name at a time, so threads would only wait for each other.
    fn claim(&self, new: &[&Write]) -> Result<(), PublishError> {
        let mut first: Option<PathBuf> = None;
        new.iter().try_for_each(|write| {
            let path = self.output.path(&write.address);
            let linked = first.as_ref().is_some_and(|first| fs::hard_link(first, &path).is_ok());
            if !linked {
                write::create_new(&path, b"").map_err(refused(&path))?;
                first = Some(path);
            }
            Ok(())
        })
    }

    /// Writes new pages beside their places, where they wait; files that are copied take their places at once.
    fn prepare<'p>(
        &self,
        new: &[&'p Write<'p>],
        waiting: &mut Vec<(&'p Write<'p>, PathBuf)>,
    ) -> Result<(), PublishError> {
        let is_made = |write: &&&Write| matches!(write.source, Source::Blob(Blob::Bytes { .. }));
        new.iter().filter(|write| !is_made(write)).try_for_each(|write| self.replace(write))?;
        for write in new.iter().filter(is_made) {
            waiting.push((write, self.name(write)?));
        }
        waiting
            .par_iter()
            .try_for_each(|(write, temporary)| self.with_bytes(write, |_, bytes| write::fill(temporary, bytes)))
    }

    fn make_folders(&self, plan: &Plan) -> Result<(), PublishError> {
        let mut folders: Vec<&str> = plan.writes.iter().filter_map(|write| folders_of(&write.address).next()).collect();
        folders.dedup();
        folders.into_iter().try_for_each(|folder| {
            let path = self.output.path(folder);
            fs::create_dir_all(&path).map_err(refused(&path))
        })
    }

    fn create(&self, write: &Write) -> Result<(), PublishError> {
        self.with_bytes(write, write::create_new)
    }

    /// Makes an empty file beside the place of a new page, to be filled and to be put there as a whole.
    fn name(&self, write: &Write) -> Result<PathBuf, PublishError> {
        let path = self.output.path(&write.address);
        let temporary = write::temporary(&path);
        write::create_new(&temporary, b"").map_err(refused(&path))?;
        Ok(temporary)
    }

    /// Puts a new page in its place, over the empty file.
    fn unveil(&self, write: &Write, temporary: &Path) -> Result<(), PublishError> {
        let path = self.output.path(&write.address);
        fs::rename(temporary, &path).map_err(refused(&path))
    }

    fn replace(&self, write: &Write) -> Result<(), PublishError> {
        self.with_bytes(write, write::replace)
    }

    /// Gets the bytes of a file, checks that they are those that the build saw, and hands them on.
    fn with_bytes(&self, write: &Write, to: impl FnOnce(&Path, &[u8]) -> io::Result<()>) -> Result<(), PublishError> {
        let path = self.output.path(&write.address);
        let (opened, hash, name) = match &write.source {
            Source::Blob(Blob::Bytes { bytes, .. }) => return to(&path, bytes).map_err(refused(&path)),
            Source::Blob(Blob::Media { source, hash, .. }) => (self.reader.open(source), *hash, source.to_string()),
            Source::Previous(from, entry) => {
                let opened = fs::File::open(from).map(|file| Box::new(file) as Box<dyn io::Read>);
                (opened.map_err(|error| super::reason(&error)), entry.hash, from.display().to_string())
            }
        };
        let mut opened = opened.map_err(|reason| PublishError::Unreadable { path: name.clone(), reason })?;
        let mut is_same = true;
        let copied = write::replace_by(&path, |temporary| {
            is_same = write::copy(&mut opened, temporary)? == hash;
            if is_same { Ok(()) } else { Err(io::ErrorKind::InvalidData.into()) }
        });
        if !is_same {
            return Err(PublishError::Changed { path: name });
        }
        copied.map_err(refused(&path))
    }
}

/// Deletes files of ours and the folders that are empty then.
fn delete<'a>(output: &Output, deletions: impl Iterator<Item = &'a Deletion>) -> Result<(), PublishError> {
    let mut addresses: Vec<&str> = deletions.map(|deletion| deletion.address.as_str()).collect();
    let stage = |address: &&str| std::cmp::Reverse(crate::bundle::stage(address));
    addresses.sort_by_key(stage);
    let pages: Vec<&str> =
        addresses.iter().copied().filter(|address| crate::bundle::stage(address) == Stage::Page).collect();
    bury(output, &pages);
    for address in &addresses {
        let path = output.path(address);
        write::remove(&path).map_err(refused(&path))?;
    }
    let mut folders: Vec<&str> = addresses.iter().flat_map(|address| folders_of(address)).collect();
    folders.sort_by_key(|folder| std::cmp::Reverse(folder.len()));
    folders.dedup();
    for folder in folders {
        // Fails if anything is left in it, which is as it should be.
        let _ = fs::remove_dir(output.path(folder));
    }
    Ok(())
}

/// Puts a page that refers to nothing in place of each; one page alone goes in one step anyway. On a full disk this fails, and deleting is then the better
/// thing to do.
fn bury(output: &Output, pages: &[&str]) {
    let [first, _, ..] = pages else { return };
    let first = output.path(first);
    let _ = write::replace(&first, TOMBSTONE);
    // One file under many names: a link costs a third of a file.
    pages.par_iter().skip(1).for_each(|address| {
        let _ = write::replace_by(&output.path(address), |temporary| {
            fs::hard_link(&first, temporary).or_else(|_| write::create_new(temporary, TOMBSTONE))
        });
    });
}
