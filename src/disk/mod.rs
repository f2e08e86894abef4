//! The disk: a site's folder → [`Sources`](crate::source::Sources), and a [`Bundle`](crate::bundle::Bundle) → the
//! output folder.
//!
//! - [`find_root`] finds the folder with `site.yaml`.
//! - [`read`] reads the tree; a [`ReadCache`] lets it reread only what changed.
//! - [`publish`] writes a bundle so that the folder is a complete site at every moment.
//! - [`Lock`] keeps two builds of one site apart; [`State`] remembers the last build, so that an unchanged one can stop.
//! - [`PictureStore`] keeps encoded pictures.
//! - [`create`] writes new source files, never over existing ones; [`rewrite`] changes existing ones in one step each.
//!
//! It knows nothing of what the files mean. What is wrong with a source file is a diagnostic; what is wrong with the
//! output is an error with one sentence for the terminal.

mod lock;
mod names;
mod output;
mod picture_store;
mod plan;
mod publish;
mod read;
mod read_cache;
mod state;
mod write;

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

pub use lock::{Lock, LockError};
pub use picture_store::PictureStore;
pub use publish::{Published, publish};
pub use read::read;
pub use read_cache::ReadCache;
pub(crate) use state::{Key, State};

use crate::source::SourcePath;

/// The file that makes a folder a site.
pub(crate) const SITE_FILE: &str = "site.yaml";

/// The folder in a site's root that holds what may be deleted at any time.
const STATE_FOLDER: &str = ".pearls";

/// The nearest folder with a `site.yaml`: `start` or one that it lies in.
pub fn find_root(start: &Path) -> Option<PathBuf> {
    start.ancestors().find(|folder| folder.join(SITE_FILE).is_file()).map(Path::to_owned)
}

/// Whether an output folder is apart from a site's sources: neither a folder that they lie in, nor one of theirs.
pub(crate) fn is_apart(root: &Path, out: &Path) -> bool {
    let (root, out) = (real(root), real(out));
    let own = ["content", "themes", STATE_FOLDER, ".git"];
    !root.starts_with(&out) && !own.iter().any(|folder| out.starts_with(root.join(folder)))
}

/// A path without links and without `..`, although its end may be still to come: the nearest folder that exists is looked up, what
/// follows will be made as it is written.
fn real(path: &Path) -> PathBuf {
    let mut real = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    if let Ok(there) = real.canonicalize() {
        return there;
    }
    let parts: Vec<_> = real.components().map(|part| part.as_os_str().to_owned()).collect();
    real = PathBuf::new();
    for part in parts {
        if part == ".." {
            real.pop();
        } else {
            real.push(part);
            real = real.canonicalize().unwrap_or(real);
        }
    }
    real
}

/// A file that somebody names, of which at most so many bytes are read. The error is a sentence.
pub(crate) fn read_file(path: &Path, most: u64) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let read = fs::File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes));
    read.map_err(|error| format!("`{}` could not be read: {}.", path.display(), reason(&error)))?;
    Ok(bytes)
}

/// Writes new files below `root`, with the folders that they need, and returns their paths. If any of them is there
/// already, nothing is written; the error is a sentence.
pub fn create(root: &Path, files: &[(String, Vec<u8>)]) -> Result<Vec<PathBuf>, String> {
    let paths: Vec<PathBuf> = files.iter().map(|(path, _)| root.join(path)).collect();
    if let Some(path) = paths.iter().find(|path| path.symlink_metadata().is_ok()) {
        return Err(format!("`{}` is there already, and nothing is ever written over it.", path.display()));
    }
    for (path, (_, bytes)) in paths.iter().zip(files) {
        let made = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| write::create_new(path, bytes));
        made.map_err(|error| format!("`{}` could not be written: {}.", path.display(), reason(&error)))?;
    }
    Ok(paths)
}

/// Writes a file below `root`, with the folders that it needs, whatever stands there. The error is a sentence.
pub(crate) fn put(root: &Path, path: &str, bytes: &[u8]) -> Result<PathBuf, String> {
    let path = root.join(path);
    let made = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| write::replace(&path, bytes));
    made.map_err(|error| format!("`{}` could not be written: {}.", path.display(), reason(&error)))?;
    Ok(path)
}

/// Puts new texts in place of old ones in a site's files: of each its path, the text that it has, and the one that it gets.
/// If one has another text than is thought, none is written. Each file has the old text or the whole new one at every moment; a
/// link stays a link. The error is a sentence.
pub(crate) fn rewrite(root: &Path, files: &[(&SourcePath, &str, String)]) -> Result<(), String> {
    let failed =
        |path: &Path, error: &io::Error| format!("`{}` could not be written: {}.", path.display(), reason(error));
    let mut paths = Vec::new();
    for (path, old, _) in files {
        let full = root.join(path.as_str());
        let real = full.canonicalize().map_err(|error| failed(&full, &error))?;
        if fs::read(&real).map_err(|error| failed(&full, &error))? != old.as_bytes() {
            return Err(format!("`{}` was changed meanwhile: nothing was written, try again.", full.display()));
        }
        paths.push(real);
    }
    for (path, (_, _, new)) in paths.iter().zip(files) {
        let make = |temporary: &Path| {
            let mut file = fs::OpenOptions::new().write(true).create_new(true).open(temporary)?;
            file.write_all(new.as_bytes())?;
            file.set_permissions(fs::metadata(path)?.permissions())?;
            file.sync_all()
        };
        write::replace_by(path, make).map_err(|error| failed(path, &error))?;
    }
    Ok(())
}

/// Why the system refused, in words that need no knowledge of it.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "it is not there".into(),
        io::ErrorKind::PermissionDenied => "you are not allowed to".into(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk allows no writing".into(),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "the disk is full".into(),
        io::ErrorKind::FileTooLarge => "there is no more room for it".into(),
        io::ErrorKind::IsADirectory => "there is a folder of that name".into(),
        io::ErrorKind::NotADirectory => "there is a file where a folder should be".into(),
        io::ErrorKind::AlreadyExists => "there is something else of that name".into(),
        io::ErrorKind::InvalidFilename => "its name is too long".into(),
        _ => error.to_string(),
    }
}

/// Makes the folder `.pearls` in a site's root; it hides itself from git.
fn state_folder(root: &Path) -> io::Result<PathBuf> {
    let folder = root.join(STATE_FOLDER);
    fs::create_dir_all(&folder)?;
    let ignore = folder.join(".gitignore");
    if !ignore.is_file() {
        fs::write(ignore, "*\n")?;
    }
    Ok(folder)
}
