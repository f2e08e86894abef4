//! Where a link in a body leads. Editors write the path of a file, relative to the file that they write in.

use crate::content::Document;
use crate::route::{self, ContentPath};
use crate::source::SourcePath;
use crate::source::characters::nfc;
use crate::values::{EntryKey, Kind};

use super::Catalog;

/// What a link's destination means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// An address outside of the site: https, mailto, tel.
    External,
    /// A heading of the same page.
    Fragment(String),
    /// An entry, and a heading on its page.
    Entry(EntryKey, Option<String>),
    /// An entry that exists and that visitors cannot see.
    HeldBack(EntryKey),
    /// A file that is copied into the output: its address.
    File(String),
    Missing(Missing),
}

/// Why a link leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// The path, as seen from the site's root, leaves the content folder.
    Outside,
    /// There is no such entry; the one that was probably meant, as a relative path.
    Entry { key: EntryKey, meant: Option<String> },
    /// There is no such file.
    File(String),
}

/// The destination without its fragment, and the fragment.
pub fn split_fragment(destination: &str) -> (&str, Option<&str>) {
    destination.split_once('#').map_or((destination, None), |(path, fragment)| (path, Some(fragment)))
}

/// Whether the destination leaves the site.
pub fn is_external(destination: &str) -> bool {
    ["https://", "http://", "mailto:", "tel:"]
        .iter()
        .any(|scheme| destination.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
}

/// Joins a relative path to a folder, in the form that paths of files have; None if it climbs out of the root.
pub fn join(folder: &str, relative: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in relative.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(nfc(&parts.join("/")).into_owned())
}

/// What a destination in a document means.
///
/// An entry that gets a folder of its own keeps its links: what leads nowhere from that folder is looked for from the folder of
/// its kind, where its file stood before.
pub fn resolve(catalog: &Catalog, document: &Document, destination: &str) -> Target {
    if is_external(destination) {
        return Target::External;
    }
    let (path, fragment) = split_fragment(destination);
    let fragment = fragment.filter(|fragment| !fragment.is_empty());
    if path.is_empty() {
        return match fragment {
            Some(fragment) => Target::Fragment(fragment.to_owned()),
            None => Target::Entry(document.key.clone(), None),
        };
    }
    let decoded = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
    let folder = document.path.folder();
    let target = from_folder(catalog, folder, &decoded, fragment);
    let above = folder.rsplit_once('/').filter(|_| document.own_folder && matches!(target, Target::Missing(_)));
    match above.map(|(above, _)| from_folder(catalog, above, &decoded, fragment)) {
        Some(found) if !matches!(found, Target::Missing(_)) => found,
        _ => target,
    }
}

/// What a path means that is written in a file of a folder.
fn from_folder(catalog: &Catalog, folder: &str, path: &str, fragment: Option<&str>) -> Target {
    let Some(full) = join(folder, path) else { return Target::Missing(Missing::Outside) };
    let Some(inside) = full.strip_prefix("content/") else { return Target::Missing(Missing::Outside) };
    match entry_of(inside) {
        Some(key) => of_entry(catalog, key, fragment),
        None => of_file(catalog, &full, inside),
    }
}

/// The entry that a path below `content/` names: `x.md`, `x.lv.md`, `x/index.md` and `x/` are the same.
fn entry_of(inside: &str) -> Option<EntryKey> {
    if let ContentPath::Entry { key, .. } = route::content_path(inside) {
        return Some(key);
    }
    let (folder, id) = inside.split_once('/')?;
    let has_no_extension = !id.contains(['/', '.']);
    Kind::from_folder(folder).filter(|_| has_no_extension).map(|kind| EntryKey::new(kind, id))
}

fn of_entry(catalog: &Catalog, key: EntryKey, fragment: Option<&str>) -> Target {
    if catalog.entries.contains_key(&key) || catalog.broken.contains(&key) {
        return Target::Entry(key, fragment.map(str::to_owned));
    }
    if catalog.held_back.contains(&key) {
        return Target::HeldBack(key);
    }
    let meant = super::references::meant(catalog, key.kind, &key.id).map(|(id, _)| id);
    Target::Missing(Missing::Entry { key, meant })
}

fn of_file(catalog: &Catalog, full: &str, inside: &str) -> Target {
    if !catalog.media.contains_key(full) {
        return Target::Missing(Missing::File(full.to_owned()));
    }
    Target::File(media_address(&SourcePath::new(full)).unwrap_or_else(|| inside.to_owned()))
}

/// The address of a media file: `content/static/**` at the top, files beside entries below their kind's folder.
pub fn media_address(path: &SourcePath) -> Option<String> {
    let inside = path.as_str().strip_prefix("content/")?;
    match route::content_path(inside) {
        ContentPath::Static(address) => Some(address),
        ContentPath::Beside => Some(inside.to_owned()),
        _ => None,
    }
}
