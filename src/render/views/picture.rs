//! A picture in the forms that browsers choose from.

use std::fmt::Write;

use schemars::JsonSchema;
use serde::Serialize;

use crate::catalog::targets::media_address;
use crate::pictures::Format;
use crate::route;
use crate::source::SourcePath;
use crate::values::text::escape;

use super::context::SiteFacts;

/// Browsers that choose for themselves ignore it; the others get the widest form up to here.
const PLAIN_WIDTH: u32 = 800;

/// A picture, as the component `picture` shows it.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PictureView {
    /// From the output's root and percent-encoded, as all addresses here: for browsers that do not choose.
    pub address: String,
    /// For those who cannot see it; empty where it is mere ornament.
    pub alt: String,
    /// Of the widest form, in pixels; not known of drawings.
    pub width: Option<u32>,
    pub height: Option<u32>,
    /// WebP, from narrow to wide.
    pub webp: Vec<PictureFile>,
    /// The same for browsers that do not read WebP.
    pub files: Vec<PictureFile>,
}

/// One form of a picture.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PictureFile {
    pub address: String,
    /// In pixels.
    pub width: u32,
}

impl PictureView {
    /// None if there is no such file. Drawings, and whatever is not encoded, are shown as they are.
    pub fn new(facts: &SiteFacts, path: &SourcePath, alt: &str) -> Option<Self> {
        let alt = alt.to_owned();
        // Pictures of what is held back are encoded as well, so that what is wrong with them is told.
        let file = facts.catalog.media.get(path)?;
        let Some(picture) = facts.pictures.get(path).filter(|picture| !picture.files().is_empty()) else {
            let address = media_address(&file.path)?;
            let address = route::encoded(&address);
            return Some(Self { address, alt, width: None, height: None, webp: Vec::new(), files: Vec::new() });
        };
        let of = |is_webp: bool| {
            let files = picture.files().iter().filter(move |file| (file.format == Format::WebP) == is_webp);
            files.map(|file| PictureFile { address: picture.address(file), width: file.width })
        };
        let files: Vec<PictureFile> = of(false).collect();
        let plain = files.iter().rev().find(|file| file.width <= PLAIN_WIDTH).or(files.first());
        let widest = picture.widest();
        Some(Self {
            address: plain.map(|file| file.address.clone())?,
            alt,
            width: widest.map(|file| file.width),
            height: widest.map(|file| file.height),
            webp: of(true).collect(),
            files,
        })
    }

    /// The same markup as that of the component, for bodies, which are no templates. `link` makes links of addresses;
    /// the first picture of a page is loaded at once.
    pub fn html(&self, link: impl Fn(&str) -> String, sizes: &str, is_first: bool) -> String {
        let set = |files: &[PictureFile]| {
            let files: Vec<String> =
                files.iter().map(|file| format!("{} {}w", escape(&link(&file.address)), file.width)).collect();
            files.join(", ")
        };
        let mut html = String::new();
        if !self.webp.is_empty() {
            let (set, media) = (set(&self.webp), Format::WebP.media_type());
            let _ = write!(html, "<picture><source type=\"{media}\" srcset=\"{set}\" sizes=\"{sizes}\">");
        }
        let _ = write!(html, "<img src=\"{}\"", escape(&link(&self.address)));
        if !self.files.is_empty() {
            let _ = write!(html, " srcset=\"{}\" sizes=\"{sizes}\"", set(&self.files));
        }
        if let (Some(width), Some(height)) = (self.width, self.height) {
            let _ = write!(html, " width=\"{width}\" height=\"{height}\"");
        }
        let when = if is_first { "fetchpriority=\"high\"" } else { "loading=\"lazy\"" };
        let _ = write!(html, " {when} decoding=\"async\" alt=\"{}\">", escape(&self.alt));
        if !self.webp.is_empty() {
            html.push_str("</picture>");
        }
        html
    }
}
