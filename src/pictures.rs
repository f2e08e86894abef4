//! Photos as browsers get them: upright, in sRGB, in a few widths, as WebP and as what every browser reads, and without
//! anything that a camera wrote into the file, such as where it stood.
//!
//! 1. Look up what has been encoded before, by the hash of the file: in memory, then in the store that the shell hands in.
//! 2. Read, decode and encode the rest in parallel.
//! 3. Look into drawings (SVG), which are shown as they are.
//! 4. Give each file the addresses of its encoded forms. They hold a hash, so no two pictures share one.
//!
//! Without the feature `pictures` there are none, and files are copied as they are.

#[cfg(feature = "pictures")]
mod codec;
mod drawing;
mod stored;

#[cfg(not(feature = "pictures"))]
mod codec {
    //! Stands in for the codecs.

    pub const IS_BUILT: bool = false;

    pub fn encode(_: &[u8]) -> Result<super::Encoded, super::Trouble> {
        Err(super::Trouble::Damaged)
    }
}

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::memo::{Memo, Store};
use crate::route::Address;
use crate::source::{Hash, MediaFile, MediaReader, SourcePath};
use crate::values::text;

/// Stands for all that the encoded bytes depend on besides the file. Raise it when they change: a test tells.
const RECIPE: &str = "pictures 1";

/// The longest side that is read, in pixels.
pub const MAX_SIDE: u32 = 12_000;

/// The most pixels that are read, in millions.
pub const MAX_MEGAPIXELS: u32 = 100;

/// The most memory that pictures may take while they are read, in millions of bytes: of one, and of all that are read at the same
/// time, however many threads there are.
pub const MAX_MEGABYTES: u64 = 300;

/// The name of a picture in addresses is cut after so many characters.
const MAX_NAME: usize = 48;

/// A format that browsers get.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    WebP,
    Jpeg,
    /// In place of JPEG where something shines through.
    Png,
}

impl Format {
    pub fn extension(self) -> &'static str {
        match self {
            Self::WebP => "webp",
            Self::Jpeg => "jpg",
            Self::Png => "png",
        }
    }

    pub fn media_type(self) -> &'static str {
        match self {
            Self::WebP => "image/webp",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }
}

/// One encoded form of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    pub format: Format,
    pub width: u32,
    pub height: u32,
    pub bytes: Arc<[u8]>,
}

/// All encoded forms of a picture: WebP from narrow to wide, then the same widths for browsers that do not read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Encoded {
    pub files: Vec<File>,
    /// Whether the file holds more pictures than the one that is shown.
    pub is_animated: bool,
}

/// Why there is nothing to show of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(not(feature = "pictures"), expect(dead_code, reason = "only the codecs look into pictures"))]
pub enum Trouble {
    /// It could not be read, or changed meanwhile: why.
    Unread(String),
    /// It is a HEIC picture, whatever its name.
    Heic,
    /// It is something else: what, with its article.
    Other(&'static str),
    /// It is a picture, but not all of it can be read.
    Damaged,
    /// It has too many pixels.
    TooLarge { width: u32, height: u32 },
    /// The way in which it is stored takes too much memory: how many million bytes.
    TooHeavy { width: u32, height: u32, megabytes: u64 },
    /// A drawing that is more than one: what it holds.
    Active(&'static str),
}

/// A picture that the site shows.
#[derive(Debug, Clone)]
pub struct Picture {
    /// Of the file and of the way it is encoded.
    pub key: Hash,
    /// The beginning of its addresses: the folder, and the file's name as far as it fits.
    stem: String,
    result: Arc<Result<Encoded, Trouble>>,
}

impl Picture {
    /// The encoded forms; none if there is something wrong with it, which is an error.
    pub fn files(&self) -> &[File] {
        self.result.as_ref().as_ref().map_or(&[], |encoded| &encoded.files)
    }

    pub fn address(&self, file: &File) -> Address {
        format!("{}-{}-{}.{}", self.stem, file.width, self.key.short(), file.format.extension())
    }

    /// The widest form that every browser reads.
    pub fn widest(&self) -> Option<&File> {
        self.files().iter().filter(|file| file.format != Format::WebP).max_by_key(|file| file.width)
    }
}

/// A file that the site shows, and where it would stand if it were copied.
pub struct Wanted<'a> {
    pub file: &'a MediaFile,
    pub address: Address,
}

/// All pictures that the site shows.
#[derive(Debug, Default)]
pub struct Pictures {
    found: BTreeMap<SourcePath, Picture>,
    /// What is wrong with drawings.
    drawings: Vec<(SourcePath, Trouble)>,
}

impl Pictures {
    pub fn get(&self, path: &SourcePath) -> Option<&Picture> {
        self.found.get(path)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&SourcePath, &Picture)> {
        self.found.iter()
    }

    /// Animations, of which the first picture is shown.
    pub fn animated(&self) -> impl Iterator<Item = &SourcePath> {
        let is_animated = |picture: &Picture| picture.result.as_ref().as_ref().is_ok_and(|encoded| encoded.is_animated);
        self.found.iter().filter(move |(_, picture)| is_animated(picture)).map(|(path, _)| path)
    }

    /// The files that cannot be shown, and why.
    pub fn troubles(&self) -> impl Iterator<Item = (&SourcePath, &Trouble)> {
        let encoded =
            self.found.iter().filter_map(|(path, picture)| Some((path, picture.result.as_ref().as_ref().err()?)));
        encoded.chain(self.drawings.iter().map(|(path, trouble)| (path, trouble)))
    }
}

/// What is kept from build to build.
#[derive(Default)]
pub struct PictureCache {
    memo: Memo<Result<Encoded, Trouble>>,
    drawings: Memo<Option<Trouble>>,
    store: Option<Arc<dyn Store>>,
    /// Stands for what the store was told to keep.
    kept: Option<Hash>,
}

impl PictureCache {
    /// A cache that finds in `store` what earlier processes have encoded.
    pub fn with(store: Arc<dyn Store>) -> Self {
        Self { store: Some(store), ..Self::default() }
    }
}

/// Encodes what is not known yet. Of `media`, all files of the site, the store keeps what it has: an entry that cannot be
/// read for a moment does not lose its pictures.
pub fn prepare(
    wanted: &[Wanted],
    drawings: &[&MediaFile],
    media: &BTreeMap<SourcePath, MediaFile>,
    reader: &dyn MediaReader,
    cache: &mut PictureCache,
) -> Pictures {
    let drawings = look_into(drawings, reader, &mut cache.drawings);
    if !codec::IS_BUILT {
        return Pictures { drawings, ..Pictures::default() };
    }
    let store = cache.store.as_deref();
    let compute = |wanted: &Wanted, key: Hash| encoded(wanted.file, key, reader, store);
    let prepare = |wanted: &Wanted| {
        let key = key(wanted.file);
        (key, key)
    };
    let results = cache.memo.map(wanted, prepare, compute);
    // Reading may go well the next time.
    cache.memo.forget(|result| matches!(result, Err(Trouble::Unread(_))));
    if let Some(store) = store {
        let keys: Vec<Hash> = media.values().map(key).collect();
        let all = Hash::of(keys.iter().map(|key| key.0).collect::<Vec<_>>().as_flattened());
        if cache.kept.replace(all) != Some(all) {
            store.keep_only(&keys);
        }
    }
    let pictures = std::iter::zip(wanted, results).map(|(wanted, result)| {
        let picture = Picture { key: key(wanted.file), stem: stem(&wanted.address), result };
        (wanted.file.path.clone(), picture)
    });
    Pictures { found: pictures.collect(), drawings }
}

/// What is wrong with drawings.
fn look_into(
    files: &[&MediaFile],
    reader: &dyn MediaReader,
    memo: &mut Memo<Option<Trouble>>,
) -> Vec<(SourcePath, Trouble)> {
    let look = |file: &&MediaFile, ()| match read(file, reader) {
        Ok(bytes) => drawing::fault(&bytes).map(Trouble::Active),
        Err(trouble) => Some(trouble),
    };
    let results = memo.map(files, |file| (file.hash, ()), look);
    memo.forget(|result| matches!(result, Some(Trouble::Unread(_))));
    let faults =
        std::iter::zip(files, results).filter_map(|(file, result)| Some((file.path.clone(), (*result).clone()?)));
    faults.collect()
}

/// The bytes of a file as the build saw it.
fn read(file: &MediaFile, reader: &dyn MediaReader) -> Result<Vec<u8>, Trouble> {
    let bytes = reader.read(&file.path).map_err(Trouble::Unread)?;
    if Hash::of(&bytes) == file.hash {
        Ok(bytes)
    } else {
        Err(Trouble::Unread("it was changed during the build".into()))
    }
}

fn key(file: &MediaFile) -> Hash {
    Hash::of(format!("{RECIPE} {}", file.hash).as_bytes())
}

/// A picture from the store, else from the file itself.
fn encoded(
    file: &MediaFile,
    key: Hash,
    reader: &dyn MediaReader,
    store: Option<&dyn Store>,
) -> Result<Encoded, Trouble> {
    if let Some(known) = store.and_then(|store| store.get(&key)).and_then(|bytes| stored::read(&bytes)) {
        return Ok(known);
    }
    let bytes = read(file, reader)?;
    let encoded = codec::encode(&bytes)?;
    if let Some(store) = store {
        store.put(&key, &stored::write(&encoded));
    }
    Ok(encoded)
}

/// An address without its extension, in letters and digits that no host and no program takes amiss.
fn stem(address: &str) -> String {
    let parts: Vec<&str> = address.split('/').collect();
    let last = parts.len() - 1;
    let slug = |(at, part): (usize, &&str)| {
        let name = if at == last { part.rsplit_once('.').map_or(*part, |(name, _)| name) } else { part };
        let slug: String = text::slug(name).chars().take(MAX_NAME).collect();
        let slug = slug.trim_end_matches('-');
        if slug.is_empty() { "picture".to_owned() } else { slug.to_owned() }
    };
    parts.iter().enumerate().map(slug).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_plain_whatever_the_file_is_called() {
        assert_eq!(stem("case-studies/x/Photo of Rūjiena (1).JPG"), "case-studies/x/photo-of-rujiena-1");
        assert_eq!(stem("Bilder ü/写真.png"), "bilder-u/xie-zhen");
        assert_eq!(stem("pages/…….jpg"), "pages/picture");
        assert_eq!(stem(&format!("pages/{}.jpg", "a".repeat(200))), format!("pages/{}", "a".repeat(MAX_NAME)));
    }
}
