//! The tree on the disk → [`Sources`].
//!
//! 1. Walk `site.yaml`, `content/` and `themes/`; links are followed where they stay inside the folder.
//! 2. Open what the cache does not know, all files in parallel.
//! 3. Sort the results into texts, media and what could not be read.
//!
//! Nothing here is fatal: what cannot be read is told, and everything else is still read.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use rayon::prelude::*;
use walkdir::WalkDir;

use super::names::{self, Form};
use super::read_cache::{Content, Known, ReadCache, Stamp};
use super::{SITE_FILE, reason};
use crate::bundle::MANIFEST;
use crate::source::names::oddity;
use crate::source::{Hash, MediaFile, MediaReader, SourceFile, SourcePath, Sources, Unread, WhyUnread};

/// The folders of a site that are read, beside [`SITE_FILE`].
const FOLDERS: [&str; 2] = ["content", "themes"];

/// Reads the site in `root`; what `cache` surely knows is not opened again.
pub fn read(root: &Path, cache: &mut ReadCache) -> Sources {
    let mut tree = Tree::new(root);
    tree.walk(SITE_FILE);
    FOLDERS.iter().for_each(|folder| tree.walk(folder));
    let Tree { mut files, mut unread, .. } = tree;
    unread.extend(single_names(&mut files, root));
    let renamed = files.iter().filter(|file| file.is_renamed(root));
    let renamed = renamed.map(|file| (file.path.clone(), file.full.clone())).collect();

    let unknown: Vec<&Found> = files.iter().filter(|file| cache.known(&file.path, &file.stamp).is_none()).collect();
    let fresh = unknown.into_par_iter().map(|file| (file.path.clone(), open(file))).collect();
    cache.renew(fresh, |path| files.binary_search_by(|file| file.path.cmp(path)).is_ok());

    let mut sources = Sources {
        texts: Default::default(),
        media: Default::default(),
        reader: Arc::new(DiskReader { root: root.to_owned(), renamed }),
        unread: Vec::new(),
    };
    for (path, content) in cache.contents() {
        match content {
            Content::Text(file) => drop(sources.texts.insert(path.clone(), file.clone())),
            Content::Media(file) => drop(sources.media.insert(path.clone(), file.clone())),
            Content::Unread(why) => unread.push(Unread { path: path.clone(), why: why.clone() }),
            Content::Gone => {}
        }
    }
    unread.sort();
    unread.dedup();
    sources.unread = unread;
    sources
}

/// A file to be read.
struct Found {
    path: SourcePath,
    full: PathBuf,
    stamp: Stamp,
}

impl Found {
    /// Whether the disk keeps the letters of the path in another form.
    fn is_renamed(&self, root: &Path) -> bool {
        !self.path.as_str().is_ascii() && self.full != root.join(self.path.as_str())
    }
}

/// Sorts the files and leaves one of each name, best the one that the disk keeps under it. The others are told.
fn single_names(files: &mut Vec<Found>, root: &Path) -> Vec<Unread> {
    files.sort_by_cached_key(|file| (file.path.clone(), file.is_renamed(root), file.full.clone()));
    let mut told = Vec::new();
    files.dedup_by(|file, kept| {
        let is_same = file.path == kept.path;
        if is_same {
            told.push(Unread { path: file.path.clone(), why: WhyUnread::SameName });
        }
        is_same
    });
    told
}

/// The tree while it is walked.
struct Tree<'a> {
    root: &'a Path,
    /// Without links, to tell whether one leads out.
    real_root: PathBuf,
    files: Vec<Found>,
    unread: Vec<Unread>,
}

impl<'a> Tree<'a> {
    fn new(root: &'a Path) -> Self {
        let real_root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
        Self { root, real_root, files: Vec::new(), unread: Vec::new() }
    }

    /// Finds the files at and below `start`; one that does not exist has none.
    fn walk(&mut self, start: &str) {
        let mut entries = WalkDir::new(self.root.join(start)).follow_links(true).into_iter();
        while let Some(entry) = entries.next() {
            let goes_on = match entry {
                Ok(entry) => self.visit(&entry),
                Err(error) => {
                    self.fail(&error);
                    true
                }
            };
            if !goes_on {
                entries.skip_current_dir();
            }
        }
    }

    /// Takes up one file or folder; whether a folder is to be entered.
    fn visit(&mut self, entry: &walkdir::DirEntry) -> bool {
        let is_folder = entry.file_type().is_dir();
        let path = self.path(entry.path());
        if entry.file_name().to_str().is_some() && names::is_ignored(path.as_str()) {
            if names::is_hidden_by_mistake(path.as_str()) {
                self.unread.push(Unread { path, why: WhyUnread::Hidden });
            }
            return !is_folder;
        }
        match (self.problem(entry, &path), entry.metadata()) {
            (Some(why), _) => {
                self.unread.push(Unread { path, why });
                return !is_folder;
            }
            (None, Ok(metadata)) if !is_folder => {
                self.files.push(Found { path, full: entry.path().to_owned(), stamp: Stamp::of(&metadata) });
            }
            (None, Err(error)) => self.fail(&error),
            (None, Ok(_)) => {}
        }
        true
    }

    /// Why a file or folder is not taken up.
    fn problem(&self, entry: &walkdir::DirEntry, path: &SourcePath) -> Option<WhyUnread> {
        if entry.file_name().to_str().is_none() {
            return Some(WhyUnread::NameNotUtf8);
        }
        if entry.path_is_symlink()
            && let Some(why) = self.link_problem(entry.path())
        {
            return Some(why);
        }
        // Its manifest tells a site that was published; of itself, no folder of sources has one.
        if entry.file_type().is_dir() && entry.path().join(MANIFEST).is_file() {
            return Some(WhyUnread::Published);
        }
        if let Some(why) = oddity(path.file_name()) {
            return Some(WhyUnread::OddName(why.to_owned()));
        }
        let is_ordinary = entry.file_type().is_dir() || entry.file_type().is_file();
        (!is_ordinary).then_some(WhyUnread::NotOrdinary)
    }

    /// Reports what walking stumbled over. A file that vanished meanwhile is no problem, a link to nowhere is.
    fn fail(&mut self, error: &walkdir::Error) {
        let Some(full) = error.path() else { return };
        let path = self.path(full);
        if names::is_ignored(path.as_str()) {
            return;
        }
        let is_link = full.is_symlink();
        let why = match error.io_error() {
            None => WhyUnread::LinkCircle,
            Some(error) if is_link && error.kind() == io::ErrorKind::NotFound => WhyUnread::LinkBroken,
            Some(error) if error.kind() == io::ErrorKind::NotFound => return,
            Some(_) if is_link && full.canonicalize().is_err() => WhyUnread::LinkCircle,
            Some(error) => WhyUnread::FolderUnreadable(reason(error)),
        };
        self.unread.push(Unread { path, why });
    }

    /// What is wrong with where a link leads: it must stay in the site's folder, and off what is hidden there.
    fn link_problem(&self, link: &Path) -> Option<WhyUnread> {
        let target = link.canonicalize().ok();
        let inside = target.as_ref().and_then(|target| target.strip_prefix(&self.real_root).ok());
        match inside {
            Some(inside) if inside.as_os_str().is_empty() => Some(WhyUnread::LinkCircle),
            Some(inside) if inside.iter().all(|part| !part.to_string_lossy().starts_with('.')) => None,
            _ => Some(WhyUnread::LinkOutside),
        }
    }

    /// The path below the root, with replacement characters for what is not UTF-8.
    fn path(&self, full: &Path) -> SourcePath {
        let relative = full.strip_prefix(self.root).unwrap_or(full);
        let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
        SourcePath::new(&parts.join("/"))
    }
}

/// Reads one file, if it is not too large.
fn open(file: &Found) -> Known {
    let read_at = SystemTime::now();
    let content = match (names::limit(file.path.as_str()), names::form(file.path.as_str())) {
        (Some(limit), _) if file.stamp.size > limit => {
            Ok(Content::Unread(WhyUnread::TooLarge { size: file.stamp.size, limit }))
        }
        (limit, Form::Text) => read_text(file, limit.unwrap_or(u64::MAX)),
        (_, Form::Media) => hash_media(file),
    };
    let content = content.unwrap_or_else(|error| match error.kind() {
        io::ErrorKind::NotFound => Content::Gone,
        _ => Content::Unread(WhyUnread::Unreadable(reason(&error))),
    });
    Known { stamp: file.stamp.clone(), read_at, content }
}

/// Reads a text and checks that it is one. It may have grown since its size was looked up, but not over the limit.
fn read_text(file: &Found, limit: u64) -> io::Result<Content> {
    let mut bytes = Vec::with_capacity(file.stamp.size.try_into().unwrap_or(0));
    File::open(&file.full)?.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        return Ok(Content::Unread(WhyUnread::TooLarge { size: bytes.len() as u64, limit }));
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Ok(Content::Unread(WhyUnread::Utf16));
    }
    let text = match std::str::from_utf8(&bytes) {
        Ok(text) => text,
        Err(error) => {
            let offset = error.valid_up_to();
            let line = 1 + memchr::memchr_iter(b'\n', bytes.get(..offset).unwrap_or_default()).count();
            return Ok(Content::Unread(WhyUnread::NotUtf8 { offset, line }));
        }
    };
    Ok(Content::Text(SourceFile::new(file.path.as_str(), text)))
}

/// Hashes a media file without holding it in memory.
fn hash_media(file: &Found) -> io::Result<Content> {
    let (hash, size) = hash_file(&file.full)?;
    Ok(Content::Media(MediaFile { path: file.path.clone(), size, hash }))
}

/// The hash of a file's bytes and how many there are.
pub(super) fn hash_file(path: &Path) -> io::Result<(Hash, u64)> {
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(File::open(path)?)?;
    Ok((Hash(*hasher.finalize().as_bytes()), hasher.count()))
}

/// Reads media files of the site in `root`.
struct DiskReader {
    root: PathBuf,
    /// Where the files are whose names the disk keeps in another form.
    renamed: BTreeMap<SourcePath, PathBuf>,
}

impl DiskReader {
    /// Where a file stands. By now it may be a link that leads out of the site's folder.
    fn find(&self, path: &SourcePath) -> Result<PathBuf, String> {
        let full = self.renamed.get(path).cloned().unwrap_or_else(|| self.root.join(path.as_str()));
        let real = |path: &Path| path.canonicalize().map_err(|error| reason(&error));
        let file = real(&full)?;
        let is_inside = file.starts_with(real(&self.root)?);
        is_inside.then_some(file).ok_or_else(|| "it is a link to a place outside the site's folder".to_owned())
    }
}

impl MediaReader for DiskReader {
    fn read(&self, path: &SourcePath) -> Result<Vec<u8>, String> {
        std::fs::read(self.find(path)?).map_err(|error| reason(&error))
    }

    fn open(&self, path: &SourcePath) -> Result<Box<dyn Read + '_>, String> {
        Ok(Box::new(File::open(self.find(path)?).map_err(|error| reason(&error))?))
    }
}
