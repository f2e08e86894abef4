//! Single writes to the output folder, and what to say when one fails.

use std::collections::BTreeSet;
use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use super::reason;
use crate::source::Hash;

/// What names of temporary files begin with.
pub(super) const TEMPORARY: &str = ".pearls-tmp-";

/// Why an output folder could not be brought up to date; a sentence. What stood in the folder is still a complete site.
#[derive(Debug)]
pub enum PublishError {
    /// The system refused.
    Io { path: PathBuf, error: io::Error },
    /// Files at addresses of the site that no build of ours wrote; at least one.
    Foreign { paths: Vec<PathBuf> },
    /// A media file could not be read.
    Unreadable { path: String, reason: String },
    /// A media file is not what it was when the build began.
    Changed { path: String },
    /// An address that is no plain path, or that of the manifest.
    Address { address: String },
}

/// Makes a [`PublishError`] of the system's refusal to do something with `path`.
pub(super) fn refused(path: &Path) -> impl FnOnce(io::Error) -> PublishError + '_ {
    move |error| PublishError::Io { path: path.to_owned(), error }
}

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io { path, error } => {
                write!(f, "`{}` could not be written, {}: {}.", path.display(), reason(error), remedy(error))
            }
            Self::Foreign { paths } => {
                let first = paths.first().map(|path| path.display().to_string()).unwrap_or_default();
                let others = match paths.len() {
                    0 | 1 => String::new(),
                    2 => " and 1 other file".into(),
                    count => format!(" and {} other files", count - 1),
                };
                write!(
                    f,
                    "`{first}`{others} would be overwritten but was not written by this program: move it away, or \
                     choose another folder with `--out`."
                )
            }
            Self::Unreadable { path, reason } => write!(f, "`{path}` could not be read, {reason}: build again."),
            Self::Changed { path } => write!(f, "`{path}` was changed during the build: build again."),
            Self::Address { address } => {
                write!(f, "`{address}` cannot be the name of a file of the site: give the file another name.")
            }
        }
    }
}

fn remedy(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
            "make room and build again; until then the site stays as it was"
        }
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "check who may write there, or choose another folder with `--out`"
        }
        io::ErrorKind::IsADirectory | io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => {
            "move away what is in its way, or choose another folder with `--out`"
        }
        _ => "check the disk, or choose another folder with `--out`",
    }
}

/// Writes a file that does not exist yet; fails if it does.
pub(super) fn create_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    OpenOptions::new().write(true).create_new(true).open(path)?.write_all(bytes)
}

/// Puts a file in place of another in one step: whoever opens it finds the old bytes or the new ones, never a part.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    replace_by(path, |temporary| create_new(temporary, bytes))
}

/// The path of a temporary file beside another: in the same folder, where renaming is cheapest and always possible.
pub(super) fn temporary(path: &Path) -> PathBuf {
    static NUMBER: AtomicUsize = AtomicUsize::new(0);
    let name = format!("{TEMPORARY}{}-{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
    path.with_file_name(name)
}

/// Writes into a file that is there and empty.
pub(super) fn fill(path: &Path, bytes: &[u8]) -> io::Result<()> {
    OpenOptions::new().write(true).open(path)?.write_all(bytes)
}

/// Puts the file that `make` makes at a temporary path in place of another in one step.
pub(super) fn replace_by(path: &Path, make: impl FnOnce(&Path) -> io::Result<()>) -> io::Result<()> {
    let temporary = temporary(path);
    let result = make(&temporary).and_then(|()| fs::rename(&temporary, path));
    if result.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    result
}

/// Copies what `from` gives into a file that does not exist yet, piece by piece; returns the hash of its bytes.
pub(super) fn copy(from: &mut dyn Read, to: &Path) -> io::Result<Hash> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(to)?;
    let (mut hasher, mut piece) = (blake3::Hasher::new(), vec![0; 256 * 1024]);
    loop {
        let bytes = match from.read(&mut piece) {
            Ok(length) => piece.get(..length).unwrap_or_default(),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if bytes.is_empty() {
            return Ok(Hash(*hasher.finalize().as_bytes()));
        }
        hasher.update(bytes);
        file.write_all(bytes)?;
    }
}

/// Puts a file in place of another in one step that outlives a loss of power.
pub(super) fn replace_for_good(path: &Path, bytes: &[u8]) -> io::Result<()> {
    replace_by(path, |temporary| {
        create_new(temporary, bytes)?;
        File::open(temporary)?.sync_all()
    })?;
    path.parent().into_iter().for_each(sync_folder);
    Ok(())
}

/// Waits until the names in `folders`, which lie below `root`, are on the disk.
pub(super) fn settle(root: &Path, folders: BTreeSet<&str>) {
    folders.into_iter().for_each(|folder| sync_folder(&root.join(folder)));
}

/// Where the system does not offer it, nothing is lost but time after a loss of power: the next build compares all bytes.
fn sync_folder(folder: &Path) {
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}

/// Removes temporary files that a killed build left in a folder.
pub(super) fn remove_temporaries(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        if entry.file_name().to_string_lossy().starts_with(TEMPORARY) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Removes a file; one that is not there is fine.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        result => result,
    }
}
