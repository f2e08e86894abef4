//! What is served now. The loop that builds puts it in, the server takes it out, browsers are told of each change.

use std::sync::Arc;

use tokio::sync::watch;

use crate::bundle::{Blob, Bundle};
use crate::source::{Hash, MediaReader};

/// The site as it is shown at the moment.
#[derive(Clone)]
pub(super) struct Shown {
    /// Differs between any two sites that look different, also after the server was started again.
    pub(super) version: String,
    /// The last good site; None until there is one.
    pub(super) bundle: Option<Arc<Bundle>>,
    /// The last good site with a search index: it serves the index while the new one is made.
    indexed: Option<Arc<Bundle>>,
    pub(super) reader: Arc<dyn MediaReader>,
    /// What is wrong with the sources as they are, if that keeps them from being shown.
    pub(super) problems: Option<Problems>,
}

/// The problems of a build that failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Problems {
    /// One line.
    pub(super) title: String,
    /// All of them, as the terminal shows them, without colours.
    pub(super) text: String,
}

/// Holds what is shown and tells whoever waits for a change.
pub(super) struct Live {
    sender: watch::Sender<Arc<Shown>>,
    /// Names this run of the server.
    run: u128,
    changes: std::sync::atomic::AtomicU64,
}

impl Live {
    pub(super) fn new(run: u128, reader: Arc<dyn MediaReader>) -> Self {
        let shown = Shown { version: format!("{run}-0"), bundle: None, indexed: None, reader, problems: None };
        Self { sender: watch::Sender::new(Arc::new(shown)), run, changes: 0.into() }
    }

    pub(super) fn now(&self) -> Arc<Shown> {
        self.sender.borrow().clone()
    }

    /// Wakes up at every change; begins with what is shown now.
    pub(super) fn subscribe(&self) -> watch::Receiver<Arc<Shown>> {
        let mut receiver = self.sender.subscribe();
        receiver.mark_changed();
        receiver
    }

    /// Shows a site whose search index is still to come; pages are loaded again only if something about them changed.
    pub(super) fn show(&self, bundle: Bundle, reader: Arc<dyn MediaReader>) {
        let now = self.now();
        let is_same = now.bundle.as_ref().is_some_and(|shown| looks_same(shown, &bundle));
        let version = if is_same { now.version.clone() } else { self.next_version() };
        let indexed = now.indexed.clone();
        self.sender.send_replace(Arc::new(Shown {
            version,
            bundle: Some(Arc::new(bundle)),
            indexed,
            reader,
            problems: None,
        }));
    }

    /// Shows the same site with its search index; no page needs to be loaded again for that.
    pub(super) fn show_indexed(&self, bundle: Bundle) {
        let bundle = Arc::new(bundle);
        let shown = Shown { bundle: Some(bundle.clone()), indexed: Some(bundle), ..(*self.now()).clone() };
        self.sender.send_replace(Arc::new(shown));
    }

    /// Shows problems over the last good site.
    pub(super) fn show_problems(&self, problems: Problems) {
        self.sender.send_replace(Arc::new(Shown { problems: Some(problems), ..(*self.now()).clone() }));
    }

    fn next_version(&self) -> String {
        let number = 1 + self.changes.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        format!("{}-{number}", self.run)
    }
}

impl Shown {
    /// The file at an address.
    pub(super) fn file(&self, address: &str) -> Option<&Blob> {
        let bundle = self.bundle.as_ref()?;
        let indexed = self.indexed.as_ref().filter(|_| is_index(address));
        bundle.files.get(address).or_else(|| indexed?.files.get(address))
    }

    /// What browsers are told, as JSON.
    pub(super) fn message(&self) -> String {
        let problems = self.problems.as_ref();
        serde_json::json!({
            "version": self.version,
            "title": problems.map(|problems| &problems.title),
            "problems": problems.map(|problems| &problems.text),
        })
        .to_string()
    }
}

/// Whether two sites differ at most in their search index.
fn looks_same(a: &Bundle, b: &Bundle) -> bool {
    fn pages(bundle: &Bundle) -> impl Iterator<Item = (&String, Hash)> {
        bundle.files.iter().filter(|(address, _)| !is_index(address)).map(|(address, blob)| (address, blob.hash()))
    }
    pages(a).eq(pages(b))
}

/// Whether an address is part of the search index, which a build without search leaves out.
fn is_index(address: &str) -> bool {
    address.starts_with("search/")
}
