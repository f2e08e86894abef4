//! Files that are copied into the output: everything below `content/static`, and what stands beside entries that visitors
//! can see. A picture of an entry that is held back stays out.

use std::collections::BTreeSet;

use crate::catalog::targets::{self, Target, media_address};
use crate::catalog::{Catalog, Entry};
use crate::content::Data;
use crate::content::markdown::HoleKind;
use crate::content::schema::head::Status;
use crate::route::{self, Address, ContentPath};
use crate::source::SourcePath;

/// The files of a pruned catalog with their addresses, in the order of their paths.
pub fn all(catalog: &Catalog) -> Vec<(Address, SourcePath)> {
    let shown: Vec<&Entry> = catalog
        .entries
        .values()
        .map(|entry| &**entry)
        .filter(|entry| entry.head().status != Status::Withdrawn)
        .collect();
    let mut wanted: BTreeSet<String> = shown.iter().flat_map(|entry| referred(catalog, entry)).collect();
    let folders: BTreeSet<&str> =
        shown.iter().filter(|entry| entry.original.document.own_folder).map(|entry| entry.path().folder()).collect();
    let logos = catalog.config.funding.iter().flat_map(|funding| &funding.logos);
    wanted.extend(logos.map(|logo| logo.file.trim_start_matches('/').to_owned()));
    let is_wanted = |path: &SourcePath, address: &str| {
        let inside = path.as_str().strip_prefix("content/").unwrap_or_default();
        matches!(route::content_path(inside), ContentPath::Static(_))
            || folders.contains(path.folder())
            || wanted.contains(address)
    };
    let files = catalog.media.keys().filter_map(|path| Some((media_address(path)?, path.clone())));
    files.filter(|(address, path)| is_wanted(path, address)).collect()
}

/// The addresses of files that an entry's bodies and fields refer to.
fn referred(catalog: &Catalog, entry: &Entry) -> Vec<Address> {
    let mut found = Vec::new();
    for version in entry.versions() {
        let document = &version.document;
        let destinations = document.body.holes.iter().filter_map(|hole| match &hole.kind {
            HoleKind::LinkStart { destination } => Some(destination.as_str()),
            HoleKind::Picture { source, .. } => Some(source.as_str()),
            _ => None,
        });
        let fields = match &*version.data {
            Data::Resource(resource) => resource.file.as_deref(),
            Data::ActionPlan(plan) => plan.document.as_ref().and_then(|document| document.file.as_deref()),
            _ => None,
        };
        for destination in destinations.chain(fields) {
            if let Target::File(address) = targets::resolve(catalog, document, destination) {
                found.push(address);
            }
        }
    }
    found
}
