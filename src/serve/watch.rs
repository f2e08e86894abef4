//! Waits until something in a site's folder may have changed.
//!
//! Events of the system are only hints that it is time to look: they come twice, late or never, in no useful order.
//! What did change is found by reading the tree again. Where there are no events (network drives), time is the hint.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{Config, EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, DebouncedEvent, Debouncer, NoCache, new_debouncer_opt};

/// How long a file must be left alone before its change counts; an editor saves in several steps.
const QUIET: Duration = Duration::from_millis(15);

/// How long further changes are waited for, so that many files saved at once make one build.
const GATHER: Duration = Duration::from_millis(10);

/// For how long at most: a batch that does not end is built in parts.
const GATHER_AT_MOST: Duration = Duration::from_millis(200);

/// How often the tree is looked at where there are no events.
const POLL: Duration = Duration::from_millis(500);

/// Watches one site's folder.
pub(super) struct Watch {
    root: PathBuf,
    hints: Receiver<()>,
    /// None where time is the hint.
    watcher: Option<Debouncer<RecommendedWatcher, NoCache>>,
    /// What is watched, with what told it from another folder of the same name.
    watched: BTreeMap<PathBuf, Option<Identity>>,
}

/// Device and inode of a folder; on systems without them, only that it exists.
type Identity = (u64, u64);

impl Watch {
    /// Watches `root`, with events unless `poll`. If the system gives none, it polls and says why.
    pub(super) fn new(root: &Path, poll: bool) -> (Self, Option<String>) {
        let (sender, hints) = channel();
        let mut watch = Self { root: root.to_owned(), hints, watcher: None, watched: BTreeMap::new() };
        if poll {
            return (watch, None);
        }
        let begun = new_watcher(root, sender).and_then(|watcher| {
            watch.watcher = Some(watcher);
            watch.renew()
        });
        if let Err(error) = &begun {
            watch.watcher = None;
            return (watch, Some(error.to_string()));
        }
        (watch, None)
    }

    /// Returns when something may have changed since the last call.
    pub(super) fn wait(&mut self) {
        let is_over = self.watcher.is_none() || self.hints.recv().is_err();
        if is_over {
            std::thread::sleep(POLL);
            return;
        }
        let begin = Instant::now();
        while begin.elapsed() < GATHER_AT_MOST && self.hints.recv_timeout(GATHER) != Err(RecvTimeoutError::Timeout) {}
        // A folder may have been put in place of another; if it cannot be watched, the next event tries again.
        let _ = self.renew();
    }

    /// Whether something may have changed already, without waiting.
    pub(super) fn has_news(&mut self) -> bool {
        // Taking the hint is no loss: the sender sends another with the next event, and the caller waits no longer.
        self.hints.try_recv().is_ok()
    }

    /// Watches the folder itself and the two folders in it, those that are new or no longer the same.
    fn renew(&mut self) -> notify::Result<()> {
        let Some(watcher) = &mut self.watcher else { return Ok(()) };
        let recursive = RecursiveMode::Recursive;
        for (folder, mode) in [("", RecursiveMode::NonRecursive), ("content", recursive), ("themes", recursive)] {
            let path = self.root.join(folder);
            let identity = identity(&path);
            if self.watched.get(&path) == Some(&identity) {
                continue;
            }
            if identity.is_some() {
                watcher.watch(&path, mode)?;
            }
            self.watched.insert(path, identity);
        }
        Ok(())
    }
}

fn new_watcher(root: &Path, sender: Sender<()>) -> notify::Result<Debouncer<RecommendedWatcher, NoCache>> {
    let root = root.to_owned();
    let on_events = move |events: DebounceEventResult| {
        if events.map_or(true, |events| events.iter().any(|event| is_hint(event, &root))) {
            let _ = sender.send(());
        }
    };
    new_debouncer_opt(QUIET, None, on_events, NoCache, Config::default())
}

/// Whether an event may mean a change of what is read. That files are opened or read is none: we do so ourselves.
fn is_hint(event: &DebouncedEvent, root: &Path) -> bool {
    let is_change = match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Access(_) => false,
        _ => true,
    };
    let is_read = |path: &PathBuf| match path.strip_prefix(root).ok().and_then(|inside| inside.iter().next()) {
        Some(first) => ["site.yaml", "content", "themes"].iter().any(|name| first == *name),
        None => true,
    };
    is_change && (event.paths.is_empty() || event.paths.iter().any(is_read))
}

#[cfg(unix)]
fn identity(path: &Path) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    path.metadata().ok().filter(|metadata| metadata.is_dir()).map(|metadata| (metadata.dev(), metadata.ino()))
}

#[cfg(not(unix))]
fn identity(path: &Path) -> Option<Identity> {
    path.is_dir().then_some((0, 0))
}

#[cfg(test)]
mod tests {
    use notify::event::{CreateKind, RemoveKind};
    use notify_debouncer_full::notify::Event;

    use super::*;

    fn hints(kind: EventKind, path: &str) -> bool {
        let event = Event::new(kind).add_path(PathBuf::from(path));
        is_hint(&DebouncedEvent::new(event, Instant::now()), Path::new("/site"))
    }

    #[test]
    fn changes_of_what_is_read_are_hints() {
        assert!(hints(EventKind::Create(CreateKind::Folder), "/site/content"));
        assert!(hints(EventKind::Remove(RemoveKind::File), "/site/content/pages/a.md"));
        assert!(hints(EventKind::Access(AccessKind::Close(AccessMode::Write)), "/site/site.yaml"));
        assert!(hints(EventKind::Any, "/site"));
    }

    #[test]
    fn our_own_reading_and_writing_are_none() {
        assert!(!hints(EventKind::Access(AccessKind::Open(AccessMode::Any)), "/site/content/pages/a.md"));
        assert!(!hints(EventKind::Create(CreateKind::Folder), "/site/public"));
        assert!(!hints(EventKind::Create(CreateKind::File), "/site/.pearls/build.json"));
    }
}
