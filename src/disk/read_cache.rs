//! What was read before, so that only what changed is read again.
//!
//! A file is taken from here only if nothing about it differs (size, inode, times) and both of its times were already
//! two seconds past when it was read: a file written twice within the grain of the disk's clock would look the same.

use std::collections::BTreeMap;
use std::fs::Metadata;
use std::time::{Duration, SystemTime};

use crate::source::{MediaFile, SourceFile, SourcePath, WhyUnread};

/// The coarsest clock of a disk in use (FAT).
const GRAIN: Duration = Duration::from_secs(2);

/// What the last [`read`](super::read) of one site found in its files.
#[derive(Debug, Default)]
pub struct ReadCache {
    files: BTreeMap<SourcePath, Known>,
    reread: usize,
}

/// One file as it was read.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) stamp: Stamp,
    /// Taken before the file was opened.
    pub(super) read_at: SystemTime,
    pub(super) content: Content,
}

/// What came of reading a file.
#[derive(Debug, Clone)]
pub(super) enum Content {
    Text(SourceFile),
    Media(MediaFile),
    Unread(WhyUnread),
    /// It vanished before it could be opened.
    Gone,
}

impl ReadCache {
    /// How many files the last reading opened.
    pub fn reread(&self) -> usize {
        self.reread
    }

    /// The content of a file, if it is surely still the same.
    pub(super) fn known(&self, path: &SourcePath, stamp: &Stamp) -> Option<&Content> {
        let known = self.files.get(path)?;
        let is_settled =
            stamp.newest().and_then(|time| time.checked_add(GRAIN)).is_some_and(|end| end <= known.read_at);
        (known.stamp == *stamp && is_settled).then_some(&known.content)
    }

    /// Puts in what was read just now, and forgets what `is_there` does not know.
    pub(super) fn renew(&mut self, fresh: Vec<(SourcePath, Known)>, is_there: impl Fn(&SourcePath) -> bool) {
        self.reread = fresh.len();
        self.files.retain(|path, _| is_there(path));
        self.files.extend(fresh);
    }

    pub(super) fn contents(&self) -> impl Iterator<Item = (&SourcePath, &Content)> {
        self.files.iter().map(|(path, known)| (path, &known.content))
    }
}

/// What of a file changes when its content does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stamp {
    pub(super) size: u64,
    modified: Option<SystemTime>,
    /// When anything about the file changed, its times included; on systems without it, when it was made.
    changed: Option<SystemTime>,
    /// Device and inode; zero on systems without them.
    identity: (u64, u64),
}

impl Stamp {
    pub(super) fn of(metadata: &Metadata) -> Self {
        let (changed, identity) = system(metadata);
        Self { size: metadata.len(), modified: metadata.modified().ok(), changed, identity }
    }

    /// The later of both times; None if the disk does not tell.
    fn newest(&self) -> Option<SystemTime> {
        self.modified.max(self.changed)
    }
}

#[cfg(unix)]
fn system(metadata: &Metadata) -> (Option<SystemTime>, (u64, u64)) {
    use std::os::unix::fs::MetadataExt;
    let since = Duration::new(metadata.ctime().try_into().unwrap_or(0), metadata.ctime_nsec().try_into().unwrap_or(0));
    (SystemTime::UNIX_EPOCH.checked_add(since), (metadata.dev(), metadata.ino()))
}

#[cfg(not(unix))]
fn system(metadata: &Metadata) -> (Option<SystemTime>, (u64, u64)) {
    (metadata.created().ok(), (0, 0))
}
