//! The files of a theme: the built-in ones, and the site's own laid over them.

use std::collections::BTreeMap;
use std::sync::Arc;

use include_dir::{Dir, include_dir};

use crate::bundle::Blob;
use crate::source::{Hash, MediaFile, SourceFile, SourcePath, Sources};

/// The name of the built-in theme.
pub const BUILT_IN: &str = "pearls";

static FILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/pearls");

/// Folders of a theme that are for the build; all other files are published.
const INNER_FOLDERS: [&str; 6] = ["templates", "messages", "vocabularies", "starter", "map", "scripts"];

/// One file of a theme.
#[derive(Debug, Clone)]
pub struct ThemeFile {
    /// Where the site has it or, if it is built in, could have it: `themes/pearls/css/base.css`.
    pub source: SourcePath,
    pub content: Content,
    pub hash: Hash,
}

/// What a file of a theme holds.
#[derive(Debug, Clone)]
pub enum Content {
    /// Part of the program.
    BuiltIn(&'static [u8]),
    /// A text of the site.
    Text(Arc<str>),
    /// A file of the site that is not text; its reader is in the sources.
    Media(MediaFile),
}

impl ThemeFile {
    pub(super) fn built_in(path: &str, bytes: &'static [u8]) -> Self {
        let source = SourcePath::new(&format!("themes/{BUILT_IN}/{path}"));
        Self { source, content: Content::BuiltIn(bytes), hash: Hash::of(bytes) }
    }

    /// The file as it is published.
    pub fn blob(&self) -> Blob {
        match &self.content {
            Content::BuiltIn(bytes) => Blob::new(*bytes),
            Content::Text(text) => Blob::new(text.as_bytes()),
            Content::Media(media) => Blob::copy_of(media),
        }
    }

    /// The file as text, if it is one.
    pub fn text(&self) -> Option<&str> {
        match &self.content {
            Content::BuiltIn(bytes) => std::str::from_utf8(bytes).ok(),
            Content::Text(text) => Some(text),
            Content::Media(_) => None,
        }
    }
}

/// The built-in files by their paths in the theme, `css/base.css`.
pub fn built_in_files() -> BTreeMap<&'static str, &'static [u8]> {
    let mut files = BTreeMap::new();
    let mut folders = vec![&FILES];
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        files.extend(folder.files().filter_map(|file| Some((file.path().to_str()?, file.contents()))));
    }
    files
}

/// The built-in texts under the paths at which diagnostics name them. A text of the site at the same path goes first.
pub fn built_in_texts() -> BTreeMap<SourcePath, SourceFile> {
    let texts = built_in_files().into_iter().filter_map(|(path, bytes)| Some((path, std::str::from_utf8(bytes).ok()?)));
    texts
        .map(|(path, text)| SourceFile::new(&format!("themes/{BUILT_IN}/{path}"), text))
        .map(|file| (file.path.clone(), file))
        .collect()
}

/// The site's files of a theme, by their paths in it.
pub(super) fn own_files(sources: &Sources, theme: &str) -> BTreeMap<String, ThemeFile> {
    let prefix = format!("themes/{theme}/");
    let inner = |path: &SourcePath| path.as_str().strip_prefix(&prefix).map(str::to_owned);
    let texts = sources.texts.iter().filter_map(|(path, file)| {
        let content = Content::Text(file.text.clone());
        Some((inner(path)?, ThemeFile { source: path.clone(), content, hash: file.hash }))
    });
    let media = sources.media.iter().filter_map(|(path, file)| {
        let content = Content::Media(file.clone());
        Some((inner(path)?, ThemeFile { source: path.clone(), content, hash: file.hash }))
    });
    texts.chain(media).collect()
}

/// The names of the themes that the site has, and of the built-in one.
pub(super) fn theme_names(sources: &Sources) -> impl Iterator<Item = &str> {
    let paths = sources.texts.keys().filter_map(|path| path.as_str().strip_prefix("themes/")?.split('/').next());
    std::iter::once(BUILT_IN).chain(paths)
}

pub(super) fn overlay(
    built_in: &BTreeMap<&'static str, &'static [u8]>,
    sources: &Sources,
    theme: &str,
) -> BTreeMap<String, ThemeFile> {
    let mut files: BTreeMap<String, ThemeFile> =
        built_in.iter().map(|(path, bytes)| ((*path).to_owned(), ThemeFile::built_in(path, bytes))).collect();
    files.extend(own_files(sources, BUILT_IN));
    if theme != BUILT_IN {
        files.extend(own_files(sources, theme));
    }
    files
}

/// The files that are published.
pub(super) fn assets(files: &BTreeMap<String, ThemeFile>) -> impl Iterator<Item = (&str, &ThemeFile)> {
    let published = |path: &str| path.split_once('/').is_none_or(|(folder, _)| !INNER_FOLDERS.contains(&folder));
    files.iter().map(|(path, file)| (path.as_str(), file)).filter(move |(path, _)| published(path))
}

/// The templates by the names that `include` and `extends` use.
pub(super) fn templates(files: &BTreeMap<String, ThemeFile>) -> impl Iterator<Item = (&str, &ThemeFile)> {
    files.iter().filter_map(|(path, file)| Some((path.strip_prefix("templates/")?, file)))
}
