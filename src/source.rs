//! What a build reads: texts in memory with their hashes, and media as path, size and hash with a reader.
//!
//! Nothing here touches the disk; [`crate::disk`] fills it, tests write it by hand. Texts and names become the ones that
//! all stages work with on their way into [`SourceFile`] and [`SourcePath`] (`characters`).

pub mod characters;
pub(crate) mod names;

use std::collections::BTreeMap;
use std::fmt;
use std::io::{Cursor, Read};
use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use characters::Forbidden;

/// A content hash (BLAKE3). Equal hashes mean equal bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    pub fn of(bytes: &[u8]) -> Self {
        Self(*blake3::hash(bytes).as_bytes())
    }

    /// The first 16 hexadecimal digits: enough for a file name.
    pub(crate) fn short(&self) -> String {
        self.to_string()[..16].to_owned()
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", &self.to_string()[..8])
    }
}

/// A quick hash of a text (FNV-1a, 64 bits), the same in every run and on every machine. Nobody's input is defended against
/// here: where equal hashes must mean equal bytes, there is [`Hash`].
pub(crate) fn fnv1a(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The path of a file below the site's root, with `/` between its parts: `content/case-studies/x.md`. Its letters have
/// the form of [`characters::nfc`], whichever the disk keeps them in, so that a name that is typed finds its file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SourcePath(Arc<str>);

impl SourcePath {
    pub fn new(path: &str) -> Self {
        Self((*characters::nfc(path)).into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folder that the file is in, without a final `/`; empty at the root.
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    pub fn file_name(&self) -> &str {
        self.0.rsplit_once('/').map_or(&self.0, |(_, name)| name)
    }
}

impl fmt::Display for SourcePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::borrow::Borrow<str> for SourcePath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// One text file: Markdown, YAML, a template, a style sheet.
#[derive(Debug, Clone)]
pub struct SourceFile {
    pub path: SourcePath,
    /// Without a byte order mark, with LF at the ends of lines, its letters in one form, and without what no page can show.
    pub text: Arc<str>,
    pub hash: Hash,
    /// What was taken out. [`crate::diag::codes::file::forbidden_character`] says it to editors.
    pub forbidden: Option<Forbidden>,
}

impl SourceFile {
    /// The one door for texts: `raw` is what the file holds.
    pub fn new(path: &str, raw: &str) -> Self {
        let (text, forbidden) = characters::clean(raw);
        // Texts that differ only in what was taken out have different problems.
        let hash = Hash::of(if forbidden.is_none() { text.as_bytes() } else { raw.as_bytes() });
        Self { path: SourcePath::new(path), text: text.into(), hash, forbidden }
    }

    /// The first of the lines with which git marks what two people have changed; such a text is two in one.
    pub fn merge_mark(&self) -> Option<Range<usize>> {
        let is_mark = |line: &str| ["<<<<<<< ", ">>>>>>> "].iter().any(|mark| line.starts_with(mark));
        if !self.text.contains("<<<<<<< ") && !self.text.contains(">>>>>>> ") {
            return None;
        }
        let mut start = 0;
        self.text.split('\n').find_map(|line| {
            let range = start..start + line.len();
            start = range.end + 1;
            is_mark(line).then_some(range)
        })
    }
}

/// One file that is not text: a picture, a document, anything below `content/static`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MediaFile {
    pub path: SourcePath,
    /// In bytes.
    pub size: u64,
    pub hash: Hash,
}

/// Reads the bytes of a media file: how is the shell's business.
pub trait MediaReader: Send + Sync {
    fn read(&self, path: &SourcePath) -> Result<Vec<u8>, String>;

    /// The same, piece by piece: for files that are only copied, whatever their size.
    fn open(&self, path: &SourcePath) -> Result<Box<dyn Read + '_>, String> {
        self.read(path).map(|bytes| Box::new(Cursor::new(bytes)) as Box<dyn Read>)
    }
}

/// Everything that a build reads, but for its options.
#[derive(Clone)]
pub struct Sources {
    pub texts: BTreeMap<SourcePath, SourceFile>,
    pub media: BTreeMap<SourcePath, MediaFile>,
    pub reader: Arc<dyn MediaReader>,
    /// What could not be read as either.
    pub unread: Vec<Unread>,
}

/// A file or folder of which nothing is known but its path. [`crate::diag::codes::file::unread`] says it to editors.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Unread {
    /// With replacement characters for what is not UTF-8.
    pub path: SourcePath,
    pub why: WhyUnread,
}

/// Why a file was not read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum WhyUnread {
    /// What the system says.
    Unreadable(String),
    /// What the system says; nothing in the folder is part of the site.
    FolderUnreadable(String),
    /// `offset` counts bytes from 0, `line` from 1.
    NotUtf8 {
        offset: usize,
        line: usize,
    },
    Utf16,
    /// In bytes.
    TooLarge {
        size: u64,
        limit: u64,
    },
    /// A link that leads out of the site's folder, or to a hidden file in it.
    LinkOutside,
    LinkCircle,
    LinkBroken,
    NameNotUtf8,
    /// Completes "the name …".
    OddName(String),
    /// Neither a file nor a folder.
    NotOrdinary,
    /// Another file has the same name but for the form of its letters.
    SameName,
    /// A hidden file below `content/static` that nobody but a person can have put there.
    Hidden,
    /// A folder that holds a published site.
    Published,
}

impl Sources {
    pub fn text(&self, path: &str) -> Option<&SourceFile> {
        self.texts.get(path)
    }
}

/// Media held in memory, for tests and for sources without any.
#[derive(Debug, Default)]
pub struct MemoryReader(pub BTreeMap<SourcePath, Vec<u8>>);

impl MediaReader for MemoryReader {
    fn read(&self, path: &SourcePath) -> Result<Vec<u8>, String> {
        self.0.get(path).cloned().ok_or_else(|| format!("no file {path}"))
    }
}
