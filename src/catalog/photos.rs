//! What is known of the pictures of an entry: which ones there are, who made them, what they show.

use crate::content::Document;
use crate::content::schema::head::{Head, Photo, Photos};
use crate::source::SourcePath;

use super::{Catalog, Entry, Version, targets};

/// Formats that browsers show.
const SHOWN: [&str; 8] = ["avif", "gif", "jpeg", "jpg", "jfif", "png", "svg", "webp"];

/// Formats of pictures that browsers do not show.
const NOT_SHOWN: [&str; 12] = ["bmp", "cr2", "dng", "eps", "heic", "heif", "jp2", "nef", "pict", "psd", "tif", "tiff"];

fn extension(file: &str) -> String {
    file.rsplit_once('.').map_or_else(String::new, |(_, extension)| extension.to_ascii_lowercase())
}

/// Whether the file's name is that of a picture which browsers can show.
pub fn is_picture(file: &str) -> bool {
    SHOWN.contains(&extension(file).as_str())
}

/// Whether the file's name is that of a picture which browsers cannot show.
pub fn is_foreign_picture(file: &str) -> bool {
    NOT_SHOWN.contains(&extension(file).as_str())
}

/// What is known of a picture on the page of a version. What a translation does not state, the original does.
pub fn of(entry: &Entry, version: &Version, file: &str) -> Photo {
    let (own, original) = (of_file(version.head(), file), of_file(entry.head(), file));
    Photo {
        alt: own.alt.or(original.alt),
        credit: own.credit.or(original.credit),
        license: own.license.or(original.license),
        decorative: own.decorative || original.decorative,
    }
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
