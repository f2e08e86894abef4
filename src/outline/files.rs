//! Files of the content that come into the output: everything below `content/static`, and what stands beside entries that
//! visitors can see. A picture of an entry that is held back stays out.
//!
//! Of a picture that is encoded, the file itself stays out as well, since it says where it was taken and by which
//! telephone. It is published only where someone asks for the very file: in `content/static`, or as a download that a
//! field names. A link in a text leads to the widest encoded form.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::bundle::Blob;
use crate::catalog::targets::{self, Target, media_address};
use crate::catalog::{Catalog, Entry, Version};
use crate::content::Data;
use crate::content::markdown::HoleKind;
use crate::content::schema::head::Status;
use crate::diag::FieldPath;
use crate::pictures::Pictures;
use crate::route::{self, Address, ContentPath};
use crate::source::SourcePath;

/// The files of a pruned catalog: those that are copied, and of pictures the encoded forms.
pub fn all(catalog: &Catalog, pictures: &Pictures) -> BTreeMap<Address, Blob> {
    let shown: Vec<&Entry> = catalog
        .entries
        .values()
        .map(|entry| &**entry)
        .filter(|entry| entry.head().status != Status::Withdrawn)
        .collect();
    let mut wanted: BTreeSet<String> = shown.iter().flat_map(|entry| referred(catalog, entry)).collect();
    let downloads: BTreeSet<String> = shown.iter().flat_map(|entry| downloads(catalog, entry)).collect();
    let withheld: BTreeSet<String> = shown.iter().flat_map(|entry| withheld(catalog, entry)).collect();
    let folders: BTreeSet<&str> =
        shown.iter().filter(|entry| entry.original.document.own_folder).map(|entry| entry.path().folder()).collect();
    let logos = catalog.config.funding.iter().flat_map(|funding| &funding.logos);
    wanted.extend(logos.map(|logo| logo.file.trim_start_matches('/').to_owned()));
    let mut files = BTreeMap::new();
    for (path, file) in catalog.media.iter() {
        let Some(address) = media_address(path) else { continue };
        let is_asked_for = is_static(path) || downloads.contains(&address);
        let is_beside = folders.contains(path.folder()) && !withheld.contains(&address);
        if !is_asked_for && !is_beside && !wanted.contains(&address) {
            continue;
        }
        let picture = pictures.get(path);
        if let Some(picture) = picture {
            let forms = picture.files().iter();
            files.extend(forms.map(|form| (picture.address(form), Blob::new(form.bytes.clone()))));
        }
        if is_asked_for || picture.is_none() {
            files.insert(address, Blob::copy_of(file));
        }
    }
    files
}

/// Whether a file is published as it is for its own sake.
pub fn is_static(path: &SourcePath) -> bool {
    let inside = path.as_str().strip_prefix("content/").unwrap_or_default();
    matches!(route::content_path(inside), ContentPath::Static(_))
}

/// The addresses of files that an entry's fields offer.
fn downloads(catalog: &Catalog, entry: &Entry) -> Vec<Address> {
    let offered = entry.versions().flat_map(|version| addresses(catalog, version, &version.data));
    offered.collect()
}

/// The addresses of files that the fields of an entry offer on some day, and not yet.
fn withheld(catalog: &Catalog, entry: &Entry) -> Vec<Address> {
    let stated = |version: &Arc<Version>| {
        let data = version.document.front.data.as_deref();
        data.map_or_else(Vec::new, |data| addresses(catalog, version, data))
    };
    entry.versions().flat_map(stated).collect()
}

fn addresses(catalog: &Catalog, version: &Version, data: &Data) -> Vec<Address> {
    let resolve = |(_, file): (FieldPath, &str)| match targets::resolve(catalog, &version.document, file) {
        Target::File(address) => Some(address),
        _ => None,
    };
    data.files().into_iter().filter_map(resolve).collect()
}

/// The addresses of files that an entry's bodies refer to.
fn referred(catalog: &Catalog, entry: &Entry) -> Vec<Address> {
    let mut found = Vec::new();
    for version in entry.versions() {
        let document = &version.document;
        let destinations = document.body.holes.iter().filter_map(|hole| match &hole.kind {
            HoleKind::LinkStart { destination } => Some(destination.as_str()),
            HoleKind::Picture { source, .. } => Some(source.as_str()),
            _ => None,
        });
        for destination in destinations {
            if let Target::File(address) = targets::resolve(catalog, document, destination) {
                found.push(address);
            }
        }
    }
    found
}
