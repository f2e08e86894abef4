//! What is known of the pictures of an entry: which ones there are, who made them, what they show.

use std::collections::BTreeMap;

use crate::content::Document;
use crate::content::markdown::HoleKind;
use crate::content::schema::head::{Head, Photo, Photos};
use crate::pictures::Wanted;
use crate::source::{MediaFile, SourcePath};
use crate::values::Lang;

use super::{Catalog, Entry, Version, targets};

/// Formats made of pixels, which the site shows in forms of its own.
const PIXELS: [&str; 6] = ["gif", "jfif", "jpeg", "jpg", "png", "webp"];

/// The format of drawings, which are shown as they are.
const DRAWING: &str = "svg";

/// Formats that cannot be shown. AVIF is one of them: its metadata could not be removed.
const NOT_SHOWN: [&str; 14] =
    ["avif", "bmp", "cr2", "dng", "eps", "heic", "heif", "jp2", "jxl", "nef", "pict", "psd", "tif", "tiff"];

/// The format of iPhones.
const HEIC: [&str; 2] = ["heic", "heif"];

fn extension(file: &str) -> String {
    file.rsplit_once('.').map_or_else(String::new, |(_, extension)| extension.to_ascii_lowercase())
}

/// Whether the file's name is that of a picture which the site can show.
pub fn is_picture(file: &str) -> bool {
    let extension = extension(file);
    extension == DRAWING || PIXELS.contains(&extension.as_str())
}

/// Whether the file's name is that of a picture which the site cannot show.
pub fn is_foreign_picture(file: &str) -> bool {
    NOT_SHOWN.contains(&extension(file).as_str())
}

/// Whether the file's name is that of a picture in the format of iPhones.
pub fn is_heic(file: &str) -> bool {
    HEIC.contains(&extension(file).as_str())
}

/// The pictures that are encoded: those made of pixels that a body shows or that stand beside an entry, in the order of their
/// paths. Those of entries that are still held back are among them: what is wrong with one is told before its day.
pub fn wanted(catalog: &Catalog) -> Vec<Wanted<'_>> {
    // What lies outside of `content/` has no address: links to it are errors.
    let files = shown(catalog, &PIXELS).into_iter();
    files.filter_map(|file| Some(Wanted { file, address: targets::media_address(&file.path)? })).collect()
}

/// The drawings that are shown as they are: those of entries, and logos.
pub fn drawings(catalog: &Catalog) -> Vec<&MediaFile> {
    let mut files = shown(catalog, &[DRAWING]);
    let logos = catalog.config.funding.iter().flat_map(|funding| &funding.logos);
    let logos = logos.filter_map(|logo| catalog.media.get(&*format!("content/static/{}", logo.file)));
    files.extend(logos.filter(|file| extension(file.path.as_str()) == DRAWING));
    files
}

/// The files with these extensions that a body shows or that stand beside an entry, in the order of their paths.
fn shown<'a>(catalog: &'a Catalog, extensions: &[&str]) -> Vec<&'a MediaFile> {
    let mut found = BTreeMap::new();
    for entry in catalog.entries.values() {
        let in_bodies = entry.versions().flat_map(|version| in_body(&version.document));
        let beside = beside(catalog, &entry.original.document).into_iter().cloned();
        let wanted = in_bodies.chain(beside).filter(|path| extensions.contains(&extension(path.as_str()).as_str()));
        found.extend(wanted.filter_map(|path| catalog.media.get(&path)).map(|file| (&file.path, file)));
    }
    found.into_values().collect()
}

/// The files of the pictures that a body shows, in their order.
pub fn in_body(document: &Document) -> impl Iterator<Item = SourcePath> {
    document.body.holes.iter().filter_map(|hole| match &hole.kind {
        HoleKind::Picture { source, .. } => file_of(document, source),
        _ => None,
    })
}

/// The picture that stands for an entry: the first one of its body, else the first one beside it.
pub fn first(catalog: &Catalog, entry: &Entry, lang: &Lang) -> Option<SourcePath> {
    let is_there = |path: &SourcePath| catalog.media.contains_key(path) && is_picture(path.as_str());
    let in_body = in_body(&entry.body_version(lang).document).find(is_there);
    let beside = || beside(catalog, &entry.original.document).into_iter().find(|path| is_there(path)).cloned();
    in_body.or_else(beside)
}

/// What is known of a picture on the page of a version. What a translation does not state, the original does.
pub fn of(entry: &Entry, version: &Version, file: &str) -> Photo {
    let (own, original) = (of_file(version.head(), file), of_file(entry.head(), file));
    Photo {
        alt: own.alt.or(original.alt).or_else(|| alt_in_body(&entry.original.document, file)),
        credit: own.credit.or(original.credit),
        license: own.license.or(original.license),
        decorative: own.decorative || original.decorative,
    }
}

/// What a body says in the square brackets of a picture.
fn alt_in_body(document: &Document, file: &str) -> Option<String> {
    document.body.holes.iter().find_map(|hole| match &hole.kind {
        HoleKind::Picture { source, alt, .. } if !alt.trim().is_empty() => {
            file_of(document, source).filter(|path| path.file_name() == file).map(|_| alt.clone())
        }
        _ => None,
    })
}

/// Whether the alternative text of a picture is the original's on the page of a translation, in whose language it is then.
pub fn has_inherited_alt(entry: &Entry, version: &Version, file: &str) -> bool {
    let is_translation = version.lang() != entry.original.lang();
    is_translation && of_file(version.head(), file).alt.is_none() && of(entry, version, file).alt.is_some()
}

/// What the field `photos` says of a file. A line stands for all files: what comes after its last comma is the licence.
fn of_file(head: &Head, file: &str) -> Photo {
    match &head.photos {
        None => Photo::default(),
        Some(Photos::Line(line)) => {
            let (credit, license) = line.rsplit_once(',').map_or((line.as_str(), None), |(a, b)| (a, Some(b)));
            let stated = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
            Photo { credit: stated(credit), license: license.and_then(stated), ..Photo::default() }
        }
        Some(Photos::ByFile(files)) => files.get(file).cloned().unwrap_or_default(),
    }
}

/// The file of a picture in a body; None if the path leads out of the site's folder.
pub fn file_of(document: &Document, source: &str) -> Option<SourcePath> {
    let decoded = percent_encoding::percent_decode_str(source).decode_utf8_lossy();
    targets::join(document.path.folder(), &decoded).map(|path| SourcePath::new(&path))
}

/// The media files in the folder of an entry that has one of its own, in the order of their names.
pub fn beside<'a>(catalog: &'a Catalog, document: &Document) -> Vec<&'a SourcePath> {
    let folder = document.path.folder();
    if !document.own_folder {
        return Vec::new();
    }
    let from = format!("{folder}/");
    let rest = catalog.media.range(SourcePath::new(&from)..).map(|(path, _)| path);
    rest.take_while(|path| path.as_str().starts_with(&from)).filter(|path| path.folder() == folder).collect()
}
