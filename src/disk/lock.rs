//! One build at a time for a site. The system lets go of the lock when its holder ends, however it ends.

use std::fmt;
use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::{reason, state_folder};

/// Held as long as this value lives.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

/// Why the lock is not ours; a sentence.
#[derive(Debug)]
pub enum LockError {
    /// Another build of this site is at work.
    Held,
    /// The lock's file could not be made or locked.
    Io(PathBuf, io::Error),
}

impl Lock {
    /// Takes the lock of the site in `root`, or says at once why not.
    pub fn take(root: &Path) -> Result<Self, LockError> {
        let path = root.join(super::STATE_FOLDER).join("lock");
        let fail = |error| LockError::Io(path.clone(), error);
        state_folder(root).map_err(fail)?;
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(&path).map_err(fail)?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(LockError::Held),
            Err(TryLockError::Error(error)) => Err(fail(error)),
        }
    }
}

impl fmt::Display for LockError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Held => {
                f.write_str("Another build of this site is at work: wait until it has ended, then try again.")
            }
            Self::Io(path, error) => write!(
                f,
                "`{}` could not be locked, {}: check that you may write in the site's folder.",
                path.display(),
                reason(error)
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_lock_is_refused_until_the_first_is_gone() {
        let site = tempfile::tempdir().unwrap();
        let first = Lock::take(site.path()).unwrap();
        assert!(matches!(Lock::take(site.path()), Err(LockError::Held)));
        drop(first);
        Lock::take(site.path()).unwrap();
    }

    #[test]
    fn a_file_in_place_of_the_state_folder_is_named() {
        let site = tempfile::tempdir().unwrap();
        std::fs::write(site.path().join(".pearls"), "").unwrap();
        let error = Lock::take(site.path()).unwrap_err().to_string();
        assert!(error.contains("lock` could not be locked, there is something else of that name"), "{error}");
    }
}
