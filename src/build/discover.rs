//! Which files are entries, which could not be read, and which do not belong where they are.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::meant::Names;
use crate::config::Config;
use crate::content::document::{Input, Parsed};
use crate::content::schema::release::{self, Release};
use crate::diag::{Diagnostic, FieldPath, Place, codes, nearest};
use crate::route::{self, ContentPath, Misplaced};
use crate::source::{SourcePath, Sources};
use crate::values::{Kind, Lang, text};

/// The entries' files in the order of their paths, and what is wrong with the others as files.
pub(crate) fn discover<'a>(sources: &'a Sources, config: &Config) -> (Vec<Input<'a>>, Vec<Diagnostic>) {
    let mut inputs = Vec::new();
    let mut diagnostics = of_files(sources);
    let paths: Vec<(SourcePath, ContentPath)> =
        sources.texts.keys().chain(sources.media.keys()).filter_map(meaning).collect();
    let names = Names::new(&paths, &config.languages.0);
    let mut folders = BTreeMap::new();
    for (path, meaning) in &paths {
        match meaning {
            ContentPath::Entry { key, lang: suffix, own_folder } => {
                if let Some(better) = names.translation(path, key, suffix.as_ref(), *own_folder) {
                    diagnostics.push(codes::address::translation_name(Place::whole(path), &better));
                } else if let Some(lang) = suffix.as_ref().filter(|lang| !config.languages.contains(lang)) {
                    let all: Vec<&str> = config.languages.iter().map(|lang| lang.as_str()).collect();
                    let place = Place::whole(path);
                    diagnostics.push(codes::address::language_not_in_site(place, lang.as_str(), &all.join(", ")));
                } else if let Some(file) = sources.texts.get(path) {
                    inputs.push(Input { file, key: key.clone(), suffix: suffix.clone(), own_folder: *own_folder });
                }
            }
            ContentPath::Misplaced(Misplaced::UnknownFolder(folder) | Misplaced::PictureFolder(folder)) => {
                folders.entry(folder).or_insert_with(Vec::new).push((path, meaning));
            }
            ContentPath::Misplaced(why) => diagnostics.push(match names.misnamed(path, why) {
                Some(better) => codes::address::translation_name(Place::whole(path), &better),
                None => misplaced(path, why),
            }),
            _ => {}
        }
    }
    diagnostics.extend(folders.into_iter().filter_map(|(folder, files)| misplaced_folder(folder, &files)));
    (inputs, diagnostics)
}

/// What the path of a file below `content/` means.
fn meaning(path: &SourcePath) -> Option<(SourcePath, ContentPath)> {
    let inside = path.as_str().strip_prefix("content/")?;
    Some((path.clone(), route::content_path(inside)))
}

/// One problem for a folder, whatever is in it.
fn misplaced_folder(folder: &str, files: &[(&SourcePath, &ContentPath)]) -> Option<Diagnostic> {
    let is_text = |(_, meaning): &&(&SourcePath, &ContentPath)| {
        matches!(meaning, ContentPath::Misplaced(Misplaced::UnknownFolder(_)))
    };
    let (first, _) = files.iter().find(is_text).or(files.first())?;
    if files.iter().any(|file| is_text(&file)) {
        let singular = Kind::ALL.into_iter().find(|kind| kind.singular() == folder).map(Kind::folder);
        let meant = singular.or_else(|| nearest(folder, Kind::ALL.map(Kind::folder)));
        let kinds = Kind::ALL.map(Kind::folder).join(", ");
        return Some(codes::address::unknown_folder(Place::whole(first), folder, files.len(), meant, &kinds));
    }
    Some(codes::address::picture_folder(Place::whole(first), folder, files.len()))
}

/// The releases of the content by version, and what is wrong with their files.
pub fn releases(sources: &Sources) -> (BTreeMap<String, Release>, Vec<Diagnostic>) {
    let is_release = |path: &SourcePath| {
        let inside = path.as_str().strip_prefix("content/");
        inside.is_some_and(|inside| route::content_path(inside) == ContentPath::Release)
    };
    let (mut all, mut diagnostics) = (BTreeMap::new(), Vec::new());
    for file in sources.texts.values().filter(|file| is_release(&file.path)) {
        let (release, problems) = release::read(file);
        diagnostics.extend(problems);
        let stem = file.path.file_name().trim_end_matches(".yaml");
        match release {
            Some(release) if release.version == stem => drop(all.insert(release.version.clone(), release)),
            Some(release) => {
                let place = Place::field(&file.path, FieldPath::of("version"));
                diagnostics.push(codes::site::release_name(place, &release.version, stem));
            }
            None => {}
        }
    }
    (all, diagnostics)
}

/// The entries' files that could not be read: they exist, so that nobody is told that they do not.
pub fn unread(sources: &Sources) -> Vec<Arc<Parsed>> {
    let entry = |path: &SourcePath| match route::content_path(path.as_str().strip_prefix("content/")?) {
        ContentPath::Entry { key, .. } => Some(Arc::new(Parsed::broken(key, Vec::new()))),
        _ => None,
    };
    sources.unread.iter().filter_map(|unread| entry(&unread.path)).collect()
}

/// What could not be read, and what no page could show of what was.
fn of_files(sources: &Sources) -> Vec<Diagnostic> {
    let unread = sources.unread.iter().map(codes::file::unread);
    let forbidden = sources.texts.values().filter_map(|file| {
        let found = file.forbidden.as_ref()?;
        Some(codes::file::forbidden_character(&file.path, found))
    });
    let marked = sources.texts.values().filter_map(|file| {
        let range = file.merge_mark()?;
        Some(codes::file::merge_marks(Place::bytes(&file.path, range)))
    });
    unread.chain(forbidden).chain(marked).collect()
}

fn misplaced(path: &SourcePath, why: &Misplaced) -> Diagnostic {
    let place = Place::whole(path);
    let kinds = Kind::ALL.map(Kind::folder).join(", ");
    match why {
        Misplaced::NoKind => codes::address::no_kind(place, &kinds),
        Misplaced::LooksLikeEntry(better) => codes::address::looks_like_entry(place, better),
        Misplaced::UnknownFolder(_) | Misplaced::PictureFolder(_) | Misplaced::TooDeep => {
            codes::address::too_deep(place)
        }
        Misplaced::BadId(id) => codes::address::bad_id(place, id, &better_id(id)),
        Misplaced::LongId(id) => codes::address::too_long(place, id, route::MAX_PART, route::MAX_ADDRESS),
        Misplaced::ReservedId(id) => codes::address::reserved_id(place, id),
        Misplaced::BadLanguage(suffix) => {
            let named = path.file_name().rsplit_once(suffix).zip(Lang::meant(suffix));
            let better = named.map(|((before, after), meant)| format!("{before}{meant}{after}"));
            codes::address::bad_language(place, suffix, better.as_deref())
        }
        Misplaced::BadVersion(version) => codes::address::bad_version(place, version),
        Misplaced::WrongFormat => {
            let is_yaml = ["content/vocabularies/", "content/messages/", "content/releases/"]
                .iter()
                .any(|start| path.as_str().starts_with(start));
            codes::address::wrong_format(place, if is_yaml { ".yaml" } else { ".md" })
        }
        Misplaced::CapitalExtension => {
            let name = path.file_name();
            let extension = name.rsplit_once('.').map_or(name, |(_, extension)| extension);
            codes::address::capital_extension(place, extension, &in_small_letters(name))
        }
    }
}

/// The name of a file in small letters, but for what the code of its language has in capital ones: `x.pt-BR.md`.
fn in_small_letters(name: &str) -> String {
    let small = name.to_lowercase();
    let parts: Vec<&str> = small.split('.').collect();
    match parts.as_slice() {
        [stem, suffix, extension] => {
            let suffix = Lang::meant(suffix).unwrap_or_else(|| (*suffix).to_owned());
            format!("{stem}.{suffix}.{extension}")
        }
        // Of messages, the language is the name.
        [stem, extension @ "yaml"] if Lang::meant(stem).is_some_and(|meant| meant.contains('-')) => {
            format!("{}.{extension}", Lang::meant(stem).unwrap_or_default())
        }
        _ => small,
    }
}

/// An id that is possible and as near as can be: `Rūjienas svētki` → `rujienas-svetki`.
pub(crate) fn better_id(id: &str) -> String {
    let id = text::slug(id);
    if id.is_empty() { "new-name".into() } else { id }
}
