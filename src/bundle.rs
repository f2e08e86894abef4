//! The finished site: output path → bytes. Writing it, serving it, comparing it: all take this one value.
//!
//! A [`Manifest`] is a bundle without the bytes. It stands in the output as `build-manifest.json`, says which files
//! are ours, and lets the next build, a deployment or a reader see what changed. Same bundle, same manifest, but for
//! the files that are only kept from the build before.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::route::Address;
use crate::source::{Hash, MediaFile, SourcePath};

/// Where the manifest stands in the output; no other file may take this address.
pub const MANIFEST: &str = "build-manifest.json";

/// A finished site in memory.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bundle {
    pub files: BTreeMap<Address, Blob>,
}

/// The content of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Blob {
    /// Made by the build; shared with the cache.
    Bytes { bytes: Arc<[u8]>, hash: Hash },
    /// A media file, copied as it is when it is written or served.
    Media { source: SourcePath, size: u64, hash: Hash },
}

impl Blob {
    pub fn new(bytes: impl Into<Arc<[u8]>>) -> Self {
        let bytes = bytes.into();
        let hash = Hash::of(&bytes);
        Self::Bytes { bytes, hash }
    }

    /// The copy of a media file.
    pub(crate) fn copy_of(file: &MediaFile) -> Self {
        Self::Media { source: file.path.clone(), size: file.size, hash: file.hash }
    }

    /// What the build has made; of a media file, which is only read when it is written or served, nothing.
    pub fn bytes(&self) -> &[u8] {
        match self {
            Self::Bytes { bytes, .. } => bytes,
            Self::Media { .. } => &[],
        }
    }

    pub fn hash(&self) -> Hash {
        match self {
            Self::Bytes { hash, .. } | Self::Media { hash, .. } => *hash,
        }
    }

    /// In bytes.
    pub fn size(&self) -> u64 {
        match self {
            Self::Bytes { bytes, .. } => bytes.len() as u64,
            Self::Media { size, .. } => *size,
        }
    }
}

/// When a file is published: what others refer to comes before what refers to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Refers to no page: style sheets, scripts, pictures, documents, the parts of the search index.
    Asset,
    /// An HTML page.
    Page,
    /// Where programs begin to read: the entrance to a search index, feeds, the sitemap, `robots.txt`.
    Entry,
}

/// The stage in which the file at an address is published.
pub fn stage(address: &str) -> Stage {
    let name = address.rsplit_once('/').map_or(address, |(_, name)| name);
    let is_search_entry = name == "index.json" && in_folder(address, "search");
    let is_list = name.ends_with(".xml") && (name.starts_with("feed") || name.starts_with("sitemap"));
    if is_search_entry || is_list || name == "robots.txt" {
        Stage::Entry
    } else if name.ends_with(".html") {
        Stage::Page
    } else {
        Stage::Asset
    }
}

/// Whether an older file of this address may stay beside a newer one: it is a file of the theme, in a folder that is named
/// by its hash. A hash in any other name says that the address changes with the content, but not that visitors may still see
/// that content: an old photo, a card or a part of the search index can be of an entry that is held back by now, and which
/// one it was of is not known any more.
pub fn is_lasting(address: &str) -> bool {
    let hash = address.strip_prefix("assets/").and_then(|rest| rest.split_once('/')).map(|(hash, _)| hash);
    hash.is_some_and(|hash| hash.len() == 16 && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')))
}

/// Whether an address lies below the folder of that name.
fn in_folder(address: &str, folder: &str) -> bool {
    address.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

/// Whether an address is a plain path below the output folder, as every address must be: no empty part, no `.` or
/// `..`, nothing that another system reads as a drive or as a separator.
pub(crate) fn is_plain(address: &str) -> bool {
    let is_part = |part: &str| !matches!(part, "" | "." | "..") && !part.contains(['\\', ':', '\0']);
    address.split('/').all(is_part)
}

/// What the manifest says of one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    #[serde(serialize_with = "hash_to_hex", deserialize_with = "hash_from_hex")]
    pub hash: Hash,
    /// In bytes.
    pub size: u64,
}

/// Every file of an output folder that a build wrote.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct Manifest {
    /// The files of this build.
    pub files: BTreeMap<Address, Entry>,
    /// Files of the theme as it was in the build before: pages that a visitor still has open refer to them.
    #[serde(default)]
    pub kept: BTreeMap<Address, Entry>,
}

impl Manifest {
    /// The manifest of a bundle, with nothing kept.
    pub fn of(bundle: &Bundle) -> Self {
        let entry = |blob: &Blob| Entry { hash: blob.hash(), size: blob.size() };
        let files = bundle.files.iter().map(|(address, blob)| (address.clone(), entry(blob))).collect();
        Self { files, kept: BTreeMap::new() }
    }

    /// JSON with one file a line, sorted by address.
    pub(crate) fn to_json(&self) -> String {
        let mut json = String::from("{\n\"version\": 1,\n\"files\": {");
        write_entries(&mut json, &self.files);
        json.push_str("\n},\n\"kept\": {");
        write_entries(&mut json, &self.kept);
        json.push_str("\n}\n}\n");
        json
    }

    /// Reads what [`Manifest::to_json`] wrote; None if it is anything else. Addresses that are not plain paths are
    /// left out, so that no manifest can lead a build out of its folder.
    pub fn from_json(json: &[u8]) -> Option<Self> {
        let mut manifest: Self = serde_json::from_slice(json).ok()?;
        manifest.files.retain(|address, _| is_plain(address));
        manifest.kept.retain(|address, _| is_plain(address));
        Some(manifest)
    }

    /// All files, those of this build and those kept.
    pub fn all(&self) -> impl Iterator<Item = (&Address, &Entry)> {
        self.files.iter().chain(&self.kept)
    }

    /// What of this build stays for one more when `next` follows it. A build that changes nothing changes this
    /// neither.
    pub(crate) fn kept_for(&self, next: &Manifest) -> BTreeMap<Address, Entry> {
        let unchanged = self.files == next.files;
        let stays = |address: &Address| !next.files.contains_key(address) && is_lasting(address);
        let of = if unchanged { &self.kept } else { &self.files };
        of.iter().filter(|(address, _)| stays(address)).map(|(address, entry)| (address.clone(), *entry)).collect()
    }
}

fn write_entries(json: &mut String, entries: &BTreeMap<Address, Entry>) {
    for (position, (address, entry)) in entries.iter().enumerate() {
        let comma = if position == 0 { "" } else { "," };
        let address = serde_json::Value::from(address.as_str());
        let _ = write!(json, "{comma}\n{address}: {{\"hash\": \"{}\", \"size\": {}}}", entry.hash, entry.size);
    }
}

fn hash_to_hex<S: Serializer>(hash: &Hash, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(hash)
}

fn hash_from_hex<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Hash, D::Error> {
    let text = String::deserialize(deserializer)?;
    let hash = blake3::Hash::from_hex(&text).map_err(serde::de::Error::custom)?;
    Ok(Hash(*hash.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bundle(files: &[(&str, &str)]) -> Bundle {
        let blob = |text: &str| Blob::new(text.as_bytes().to_vec());
        Bundle { files: files.iter().map(|(address, text)| ((*address).to_owned(), blob(text))).collect() }
    }

    #[test]
    fn files_are_published_after_what_they_refer_to() {
        assert_eq!(stage("assets/00112233445566aa/main.css"), Stage::Asset);
        assert_eq!(stage("search/en/p/00112233445566aa"), Stage::Asset);
        assert_eq!(stage("data/index.json"), Stage::Asset);
        assert_eq!(stage("lv/case-studies/index.html"), Stage::Page);
        assert_eq!(stage("search.html"), Stage::Page);
        assert_eq!(stage("search/en/index.json"), Stage::Entry);
        assert_eq!(stage("lv/feed.xml"), Stage::Entry);
        assert_eq!(stage("sitemap-2.xml"), Stage::Entry);
        assert_eq!(stage("robots.txt"), Stage::Entry);
    }

    #[test]
    fn only_files_of_the_theme_last() {
        assert!(is_lasting("assets/00112233445566aa/main.css"));
        assert!(is_lasting("assets/00112233445566aa/js/search/search.mjs"));
        for address in [
            "pictures/harbour-00112233445566aa.webp",
            "case-studies/x/harbour-800-00112233445566aa.webp",
            "cards/case-studies/x-en-00112233445566aa.png",
            "search/en/p/00112233445566aa",
            "search/en/index.json",
            "assets/00112233445566aa",
            "assets/harbour-00112233445566aa/main.css",
            "lv/assets/00112233445566aa/main.css",
        ] {
            assert!(!is_lasting(address), "{address}");
        }
    }

    #[test]
    fn a_manifest_reads_back_as_it_was_written() {
        let mut manifest = Manifest::of(&bundle(&[("a \"b\".html", "1"), ("ā.html", "2")]));
        manifest.kept = Manifest::of(&bundle(&[("assets/old.css", "3")])).files;
        assert_eq!(Manifest::from_json(manifest.to_json().as_bytes()), Some(manifest));
        assert_eq!(Manifest::from_json(Manifest::default().to_json().as_bytes()), Some(Manifest::default()));
        assert_eq!(Manifest::from_json(b"{\"files\": {\"a\": "), None);
    }

    #[test]
    fn a_manifest_cannot_lead_out_of_its_folder() {
        let manifest = Manifest::of(&bundle(&[("../a", ""), ("/etc/a", ""), ("a//b", ""), ("c:/a", ""), ("ok", "")]));
        let read = Manifest::from_json(manifest.to_json().as_bytes()).unwrap();
        assert_eq!(read.files.keys().collect::<Vec<_>>(), ["ok"]);
    }

    #[test]
    fn files_of_the_theme_stay_for_one_more_build_and_for_builds_that_change_nothing() {
        let old = "assets/00112233445566aa/main.css";
        let new = "assets/ffffffffffffffff/main.css";
        let first = Manifest::of(&bundle(&[("index.html", "1"), (old, "a")]));
        let mut second = Manifest::of(&bundle(&[("index.html", "2"), (new, "b")]));
        second.kept = first.kept_for(&second);
        assert_eq!(second.kept.keys().collect::<Vec<_>>(), [old]);
        assert_eq!(second.kept_for(&Manifest::of(&bundle(&[("index.html", "2"), (new, "b")]))), second.kept);
        let third = Manifest::of(&bundle(&[("index.html", "3"), (new, "b")]));
        assert!(second.kept_for(&third).is_empty());
    }
}
