//! Pictures with their texts, credits and licences; files that are missing or that nobody uses.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::catalog::{Catalog, Entry, Version, photos, targets};
use crate::content::markdown::{Hole, HoleKind};
use crate::content::schema::head::Photos;
use crate::diag::{Diagnostic, FieldPath, Place, codes, nearest};
use crate::pictures::{self, Pictures, Trouble};
use crate::route::{self, ContentPath};
use crate::source::SourcePath;
use crate::values::{EntryKey, Kind};

use super::{at, bodies, in_text};

/// A picture in a body.
struct Shown<'a> {
    entry: &'a Arc<Entry>,
    version: &'a Arc<Version>,
    hole: &'a Hole,
    source: &'a str,
    alt: &'a str,
}

impl Shown<'_> {
    fn place(&self) -> Place {
        in_text(&self.version.document, &self.hole.source)
    }

    fn file(&self) -> Option<SourcePath> {
        photos::file_of(&self.version.document, self.source)
    }

    /// Its file, or the one that was probably meant.
    fn meant(&self, catalog: &Catalog) -> Option<SourcePath> {
        let file = self.file()?;
        match catalog.media.contains_key(&file) {
            true => Some(file),
            false => near_file(catalog, file.folder(), file.file_name()).cloned(),
        }
    }
}

fn shown(catalog: &Catalog) -> impl Iterator<Item = Shown<'_>> {
    bodies(catalog).into_iter().flat_map(|(entry, version)| shown_in(entry, version))
}

fn shown_in<'a>(entry: &'a Arc<Entry>, version: &'a Arc<Version>) -> impl Iterator<Item = Shown<'a>> {
    version.document.body.holes.iter().filter_map(move |hole| match &hole.kind {
        HoleKind::Picture { source, alt, .. } => Some(Shown { entry, version, hole, source, alt }),
        _ => None,
    })
}

/// In bodies, and beside entries: these are shown as well.
pub(super) fn formats(catalog: &Catalog) -> Vec<Diagnostic> {
    let in_bodies: Vec<Shown> = shown(catalog).filter(|picture| photos::is_foreign_picture(picture.source)).collect();
    let told: BTreeSet<SourcePath> = in_bodies.iter().filter_map(Shown::file).collect();
    let tell = |place: Place, file: &str| {
        if photos::is_heic(file) { codes::media::heic(place, file) } else { codes::media::format(place, file) }
    };
    let in_bodies = in_bodies.iter().map(|picture| tell(picture.place(), picture.source));
    let entries = catalog.entries.values();
    let beside = entries.flat_map(|entry| photos::beside(catalog, &entry.original.document));
    let beside = beside.filter(|path| photos::is_foreign_picture(path.as_str()) && !told.contains(*path));
    in_bodies.chain(beside.map(|path| tell(Place::whole(path), path.file_name()))).collect()
}

/// Pictures of which nothing, or not everything, can be shown. Each is told at the place where a body names it, else at its file.
pub(super) fn troubles(catalog: &Catalog, pictures: &Pictures) -> Vec<Diagnostic> {
    let mut troubles = pictures.troubles().peekable();
    let mut animated = pictures.animated().peekable();
    if troubles.peek().is_none() && animated.peek().is_none() {
        return Vec::new();
    }
    let mut places: BTreeMap<SourcePath, Place> = BTreeMap::new();
    for picture in shown(catalog) {
        if let Some(file) = picture.file() {
            places.entry(file).or_insert_with(|| picture.place());
        }
    }
    let mut place_of = |path: &SourcePath| places.remove(path).unwrap_or_else(|| Place::whole(path));
    let mut found: Vec<Diagnostic> =
        animated.map(|path| codes::media::animation(place_of(path), path.file_name())).collect();
    let tell = |(path, trouble): (&SourcePath, &Trouble)| {
        let place = place_of(path);
        let file = path.file_name();
        match trouble {
            Trouble::Unread(reason) => codes::file::unreadable(path, reason),
            Trouble::Heic => codes::media::heic(place, file),
            Trouble::Other(what) => codes::media::wrong_type(place, file, what),
            Trouble::Damaged => codes::media::damaged(place, file),
            Trouble::Active(what) => codes::media::drawing_active(place, file, what),
            Trouble::TooHeavy { width, height, megabytes } => {
                codes::media::too_heavy(place, file, (*width, *height), *megabytes, pictures::MAX_MEGABYTES)
            }
            Trouble::TooLarge { width, height } => {
                let limits = (pictures::MAX_SIDE, pictures::MAX_MEGAPIXELS);
                codes::media::too_large(place, file, *width, *height, limits.0, limits.1)
            }
        }
    };
    found.extend(troubles.map(tell));
    found
}

pub(super) fn missing(catalog: &Catalog) -> Vec<Diagnostic> {
    let check = |picture: Shown| {
        let file = picture.file();
        let exists = file.as_ref().is_some_and(|file| catalog.media.contains_key(file));
        if exists || photos::is_foreign_picture(picture.source) {
            return None;
        }
        let folder = file.as_ref().map_or("", |file| file.folder());
        let near = near_file(catalog, folder, file.as_ref().map_or(picture.source, |file| file.file_name()));
        let from = picture.version.document.path.as_str();
        let meant = near.map(|near| route::relative(from, near.as_str()));
        Some(codes::media::missing(picture.place(), picture.source, meant.as_deref()))
    };
    shown(catalog).filter_map(check).collect()
}

/// The file of a folder whose name is nearest; a name that differs only in case is.
fn near_file<'a>(catalog: &'a Catalog, folder: &str, name: &str) -> Option<&'a SourcePath> {
    let from = format!("{folder}/");
    let files = || {
        let rest = catalog.media.range(SourcePath::new(&from)..).map(|(path, _)| path);
        rest.take_while(|path| path.as_str().starts_with(&from)).filter(|path| path.folder() == folder)
    };
    let near = nearest(name, files().map(SourcePath::file_name))?;
    files().find(|path| path.file_name() == near)
}

/// Pictures in bodies, and those beside an entry that its body does not show: they follow the body.
pub(super) fn picture_texts(catalog: &Catalog) -> Vec<Diagnostic> {
    let check = |entry: &Entry, version: &Version, file: &str, place: Place, is_told: bool| {
        let photo = photos::of(entry, version, file);
        let is_silent = !photo.decorative && photo.alt.is_none_or(|alt| alt.trim().is_empty());
        let is_inherited = photos::has_inherited_alt(entry, version, file);
        let inherited = || codes::media::alt_inherited(place.clone(), file, entry.original.lang().as_str());
        let silent = (is_silent && !is_told).then(|| codes::media::no_alt(place.clone(), file));
        silent.or_else(|| is_inherited.then(inherited))
    };
    let in_bodies = shown(catalog).filter(|picture| picture.alt.trim().is_empty()).filter_map(|picture| {
        let file = picture.file()?;
        check(picture.entry, picture.version, file.file_name(), picture.place(), false)
    });
    let beside = unshown(catalog).into_iter().filter_map(|(entry, version, path)| {
        let place = Place::field(&version.document.path, FieldPath::of("photos"));
        // What looks like a picture and is none is told as that.
        let is_told = version.document.body.sections.iter().any(|section| section.text.contains(path.file_name()));
        check(entry, version, path.file_name(), place, is_told)
    });
    in_bodies.chain(beside).collect()
}

/// Alternative texts that say nothing: the name of the file, a word for a picture.
pub(super) fn alt_says_nothing(catalog: &Catalog) -> Vec<Diagnostic> {
    let in_bodies = shown(catalog).filter_map(|picture| {
        let file = picture.file()?;
        says_nothing(picture.alt, file.file_name())
            .then(|| codes::media::alt_says_nothing(picture.place(), picture.alt.trim(), file.file_name()))
    });
    let versions = catalog.entries.values().flat_map(|entry| entry.versions());
    let in_fields = versions.flat_map(|version| {
        let files = match &version.head().photos {
            Some(Photos::ByFile(files)) => files.iter().collect(),
            _ => Vec::new(),
        };
        let empty = files.into_iter().filter_map(|(file, photo)| Some((file, photo.alt.as_deref()?)));
        empty.filter(|(file, alt)| says_nothing(alt, file)).map(move |(file, alt)| {
            let path = FieldPath::of("photos").key(file).key("alt");
            codes::media::alt_says_nothing(Place::field(&version.document.path, path), alt.trim(), file)
        })
    });
    in_bodies.chain(in_fields).collect()
}

/// Whether an alternative text is a file's name, one that a camera gives, or no more than a word for a picture.
fn says_nothing(alt: &str, file: &str) -> bool {
    const WORDS: [&str; 22] = [
        "image",
        "picture",
        "photo",
        "img",
        "foto",
        "bild",
        "billede",
        "bilde",
        "kuva",
        "pilt",
        "attēls",
        "attels",
        "nuotrauka",
        "paveikslas",
        "zdjęcie",
        "obraz",
        "screenshot",
        "untitled",
        "alt",
        "alt text",
        "photograph",
        "valokuva",
    ];
    let is_word = |char: &char| char.is_alphanumeric();
    let plain = |text: &str| text.to_lowercase().chars().filter(is_word).collect::<String>();
    let small = alt.trim().to_lowercase();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let without_digits = small.trim_matches(|char: char| char.is_ascii_digit() || " _-.()".contains(char));
    let is_camera = ["img", "dsc", "dscn", "dscf", "pxl", "p", "imag", "wa", "image", "photo"]
        .contains(&without_digits)
        && small.bytes().filter(u8::is_ascii_digit).count() >= 3;
    let has_extension = [".jpg", ".jpeg", ".png", ".webp", ".gif", ".heic"].iter().any(|end| small.ends_with(end));
    let is_name =
        plain(alt) == plain(stem) && (stem.contains(['_', '-']) || stem.contains(|char: char| char.is_ascii_digit()));
    !small.is_empty()
        && (has_extension || plain(alt) == plain(file) || is_name || WORDS.contains(&without_digits) || is_camera)
}

/// The pictures beside an entry that a body of it does not show.
fn unshown(catalog: &Catalog) -> Vec<(&Arc<Entry>, &Arc<Version>, &SourcePath)> {
    let mut found = Vec::new();
    for entry in catalog.entries.values().filter(|entry| entry.original.document.own_folder) {
        let pictures = photos::beside(catalog, &entry.original.document);
        let pictures: Vec<_> = pictures.into_iter().filter(|path| photos::is_picture(path.as_str())).collect();
        for version in entry.versions() {
            let is_patch = version.document.body.is_empty() && !Arc::ptr_eq(version, &entry.original);
            if is_patch {
                continue;
            }
            let used: BTreeSet<SourcePath> =
                shown_in(entry, version).filter_map(|picture| picture.meant(catalog)).collect();
            found.extend(pictures.iter().filter(|path| !used.contains(**path)).map(|path| (entry, version, *path)));
        }
    }
    found
}

/// Each picture of an entry once.
pub(super) fn credits(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut told: BTreeSet<(&EntryKey, SourcePath)> = BTreeSet::new();
    let in_bodies =
        shown(catalog).filter_map(|picture| Some((picture.entry, picture.place(), picture.meant(catalog)?)));
    let beside = unshown(catalog).into_iter().map(|(entry, version, path)| {
        (entry, Place::field(&version.document.path, FieldPath::of("photos")), path.clone())
    });
    let mut found = Vec::new();
    for (entry, place, file) in in_bodies.chain(beside) {
        let photo = photos::of(entry, &entry.original, file.file_name());
        let missing = match (photo.credit.is_some(), photo.license.is_some()) {
            (true, true) => continue,
            (false, true) => "no credit",
            (true, false) => "no licence",
            (false, false) => "neither credit nor licence",
        };
        if told.insert((&entry.key, file.clone())) {
            found.push(codes::media::no_credit(place, file.file_name(), missing));
        }
    }
    found
}

pub(super) fn photos_unknown(catalog: &Catalog) -> Vec<Diagnostic> {
    let check = |entry: &Arc<Entry>| -> Vec<Diagnostic> {
        let beside = photos::beside(catalog, &entry.original.document);
        let shown = entry.versions().flat_map(|version| shown_in(entry, version)).filter_map(|picture| picture.file());
        let known: BTreeSet<SourcePath> = beside.into_iter().cloned().chain(shown).collect();
        let known: BTreeSet<&str> = known.iter().map(SourcePath::file_name).collect();
        let mut told = BTreeSet::new();
        // The original comes first; what it names already is told there.
        let named = entry.versions().filter_map(|version| match &version.head().photos {
            Some(Photos::ByFile(files)) => Some(files.keys().map(move |file| (version, file))),
            _ => None,
        });
        let unknown = named.flatten().filter(|(_, file)| !known.contains(file.as_str()) && told.insert(*file));
        let tell = |(version, file): (&Arc<Version>, &String)| {
            let place = Place::key(&version.document.path, FieldPath::of("photos").key(file));
            // A file that is named already cannot be meant by another name as well.
            let is_free = |name: &&str| match &version.head().photos {
                Some(Photos::ByFile(files)) => !files.contains_key(*name),
                _ => true,
            };
            codes::media::photos_unknown(place, file, nearest(file, known.iter().copied().filter(is_free)))
        };
        unknown.map(tell).collect()
    };
    catalog.entries.values().flat_map(check).collect()
}

/// Files that fields name, and that are not there.
pub(super) fn files(catalog: &Catalog) -> Vec<Diagnostic> {
    let check = |entry: &Arc<Entry>| -> Vec<Diagnostic> {
        let folder = entry.original.document.path.folder();
        let exists = |file: &str| targets::join(folder, file).is_some_and(|path| catalog.media.contains_key(&*path));
        let missing = entry.data().files().into_iter().filter(|(_, file)| !exists(file));
        let tell = |(path, file): (FieldPath, &str)| {
            let near = near_file(catalog, folder, file).map(SourcePath::file_name);
            codes::media::file_missing(at(entry, path), file, near)
        };
        missing.map(tell).collect()
    };
    catalog.entries.values().flat_map(check).collect()
}

/// Files beside entries. What an unreadable entry uses is not known, so nothing in its folder is told of.
pub(super) fn unused(catalog: &Catalog) -> Vec<Diagnostic> {
    let beside = catalog.media.keys().filter_map(|path| {
        let inside = path.as_str().strip_prefix("content/")?;
        (route::content_path(inside) == ContentPath::Beside).then_some((path, inside))
    });
    let beside: Vec<_> = beside.collect();
    if beside.is_empty() {
        return Vec::new();
    }
    let used = used(catalog);
    let may_be_used = |inside: &str| {
        let mut parts = inside.split('/');
        let kind = parts.next().and_then(Kind::from_folder);
        let id = parts.next().filter(|_| parts.next().is_some());
        catalog.broken.iter().any(|key| Some(key.kind) == kind && id.is_none_or(|id| id == key.id))
    };
    let unused = beside.into_iter().filter(|(path, inside)| !used.contains(*path) && !may_be_used(inside));
    unused.map(|(path, _)| codes::media::unused(Place::whole(path))).collect()
}

/// All files that bodies and fields name or nearly name, and the pictures beside entries, which are shown in any case.
fn used(catalog: &Catalog) -> BTreeSet<SourcePath> {
    let mut used = BTreeSet::new();
    for (_, version) in bodies(catalog) {
        for hole in &version.document.body.holes {
            let (HoleKind::LinkStart { destination: path } | HoleKind::Picture { source: path, .. }) = &hole.kind
            else {
                continue;
            };
            let (path, _) = targets::split_fragment(path);
            if !targets::is_external(path) && !path.is_empty() && !path.ends_with(".md") {
                used.extend(photos::file_of(&version.document, path));
            }
        }
    }
    for entry in catalog.entries.values() {
        let document = &entry.original.document;
        for (_, file) in entry.data().files() {
            used.extend(targets::join(document.path.folder(), file).map(|path| SourcePath::new(&path)));
            used.extend(near_file(catalog, document.path.folder(), file).cloned());
        }
        let is_told = |path: &str| photos::is_picture(path) || photos::is_foreign_picture(path);
        used.extend(photos::beside(catalog, document).into_iter().filter(|path| is_told(path.as_str())).cloned());
    }
    used
}
