//! The site's own files of a theme that nothing uses: mostly the name of a built-in one, misspelt.
//!
//! A file at the path of a built-in one takes its place. A new one is used if another file of the theme names it: a template, a style
//! sheet, a script. Of names that are put together, such as `images/{{ place }}.svg`, the beginning is enough.

use std::collections::{BTreeMap, BTreeSet};

use super::files::{ThemeFile, own_files};
use super::{BUILT_IN, former};
use crate::config::Config;
use crate::diag::{Diagnostic, codes, nearest};
use crate::locale;
use crate::source::{SourcePath, Sources};
use crate::values::Lang;

type BuiltIn = BTreeMap<&'static str, &'static [u8]>;

/// Folders of the built-in theme of which a site's own files are never read, but for the map that it has chosen.
const UNREAD_FOLDERS: [&str; 4] = ["map", "scripts", "starter", "vocabularies"];

/// Tells of files and folders below `themes/` that nothing uses. `files` is the whole theme of the site.
pub fn check(
    built_in: &BuiltIn,
    files: &BTreeMap<String, ThemeFile>,
    sources: &Sources,
    config: &Config,
    out: &mut Vec<Diagnostic>,
) {
    let themes: BTreeSet<&str> = [BUILT_IN, &config.theme].into();
    for (path, file) in themes.iter().flat_map(|theme| own_files(sources, theme)) {
        if is_used(&path, &file, &config.map, built_in, files) {
            continue;
        }
        let renamed = former::file(&path);
        let instead = renamed.as_deref().or_else(|| meant(&path, built_in));
        out.push(codes::theme::unused_file(&file.source, instead, renamed.is_some()));
    }
    folders(built_in, sources, &config.theme, out);
}

/// Folders that are no theme of the site, but have the name of one nearly, or that of a folder in one.
fn folders(built_in: &BuiltIn, sources: &Sources, theme: &str, out: &mut Vec<Diagnostic>) {
    let paths = sources.texts.keys().chain(sources.media.keys());
    let mut first: BTreeMap<&str, &SourcePath> = BTreeMap::new();
    for path in paths {
        if let Some((folder, _)) = path.as_str().strip_prefix("themes/").and_then(|inner| inner.split_once('/')) {
            first.entry(folder).or_insert(path);
        }
    }
    let inner: BTreeSet<&str> = built_in.keys().filter_map(|path| Some(path.split_once('/')?.0)).collect();
    for (folder, path) in first.into_iter().filter(|(folder, _)| ![BUILT_IN, theme].contains(folder)) {
        if inner.contains(folder) || nearest(folder, [BUILT_IN, theme]).is_some() {
            out.push(codes::theme::unused_folder(path, folder, theme));
        }
    }
}

/// `map` is the map that the site has chosen.
fn is_used(path: &str, file: &ThemeFile, map: &str, built_in: &BuiltIn, files: &BTreeMap<String, ThemeFile>) -> bool {
    let (folder, name) = path.split_once('/').unwrap_or(("", path));
    if folder == "map" && (name.ends_with(".svg") && built_in.contains_key(path) || file.source.as_str() == map) {
        return true;
    }
    if UNREAD_FOLDERS.contains(&folder) {
        // The program's own folder has them all, as they are built in.
        return built_in.get(path).is_some_and(|bytes| file.text().is_none_or(|text| text.as_bytes() == *bytes));
    }
    if built_in.contains_key(path) || is_document(path) {
        return true;
    }
    let others = files.iter().filter(|(other, _)| *other != path && is_read(other));
    let mut others = others.filter_map(|(path, file)| Some((path, file.text()?)));
    match folder {
        "templates" => {
            let defined = file.text().map(components).unwrap_or_default();
            others.any(|(_, text)| names(text, name) || defined.iter().any(|component| calls(text, component)))
        }
        "messages" => {
            name.strip_suffix(".yaml").is_some_and(|code| Lang::is_code(code) && locale::is_known(&Lang::new(code)))
        }
        _ => {
            let name = parts(path).1;
            let module = name.strip_suffix(".mjs").map(|stem| format!("data-module=\"{stem}\""));
            others.any(|(_, text)| {
                names(text, name)
                    || puts_together(text, path)
                    || module.as_ref().is_some_and(|module| text.contains(module.as_str()))
            })
        }
    }
}

/// Whether a build reads the file of the theme.
fn is_read(path: &str) -> bool {
    path.split_once('/').is_none_or(|(folder, _)| !UNREAD_FOLDERS.contains(&folder))
}

/// Texts that come with files: licences of fonts, notes for those who look after the theme.
fn is_document(path: &str) -> bool {
    let name = parts(path).1;
    let is_text = name.ends_with(".txt") || name.ends_with(".md") || !name.contains('.');
    is_text && !["templates/", "messages/"].iter().any(|folder| path.starts_with(folder))
}

/// Whether a text names a file: its name is not a part of a longer one.
fn names(text: &str, name: &str) -> bool {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    text.match_indices(name).any(|(at, _)| {
        let (before, after) = (text.as_bytes().get(..at), text.as_bytes().get(at + name.len()..));
        let before = before.and_then(<[u8]>::last);
        let goes_on = match after {
            Some([b'.', next, ..]) => is_part(next),
            Some([next, ..]) => is_part(next),
            _ => false,
        };
        !goes_on && !before.is_some_and(|byte| is_part(byte) || *byte == b'.')
    })
}

/// Whether a text puts a name together that begins as the file's path: `images/{{ place }}.svg`, `"images/" ~ place`.
fn puts_together(text: &str, path: &str) -> bool {
    let Some((folder, name)) = path.rsplit_once('/') else { return false };
    let folder = format!("{folder}/");
    text.match_indices(&folder).any(|(at, _)| {
        let rest = text.get(at + folder.len()..).unwrap_or_default();
        let end = rest.find(['{', '$', '"', '\'', '`']).unwrap_or(rest.len());
        let (begin, after) = rest.split_at(end);
        name.starts_with(begin) && begin != name && !after.is_empty()
    })
}

/// The components that a template defines.
fn components(template: &str) -> Vec<&str> {
    let parts = template.split("component ").skip(1);
    parts.filter_map(|part| Some(part.split_once('(')?.0.trim())).filter(|name| !name.contains([' ', '%'])).collect()
}

fn calls(template: &str, component: &str) -> bool {
    let open = format!("<{component}");
    template.match_indices(&open).any(|(at, _)| {
        template
            .as_bytes()
            .get(at + open.len())
            .is_some_and(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>'))
    })
}

/// The built-in file that was probably meant: of nearly the same name in the same folder, of the same name in another one, or at
/// nearly the same path. In place of a script's source, what is made of it.
fn meant<'b>(path: &str, built_in: &'b BuiltIn) -> Option<&'b str> {
    let files = || built_in.keys().copied().filter(|path| is_read(path));
    if let Some(script) = path.strip_prefix("scripts/") {
        return files().find(|other| other.strip_prefix("js/") == Some(script));
    }
    let (folder, name) = parts(path);
    let here = || files().filter(|other| parts(other).0 == folder);
    // The end of a name is not counted where it is the right one: `own.css` is not `rows.css`.
    let (stem, end) = name.rsplit_once('.').unwrap_or((name, ""));
    let stems: BTreeMap<&str, &str> =
        here().filter_map(|path| Some((parts(path).1.strip_suffix(end)?.strip_suffix('.')?, path))).collect();
    let near_stem = || stems.get(nearest(stem, stems.keys().copied())?).copied();
    let near_path = || nearest(path, files().filter(|other| stems.is_empty() || parts(other).0 != folder));
    near_stem().or_else(|| files().find(|other| parts(other).1 == name)).or_else(near_path)
}

/// The folder of a path and the name in it.
fn parts(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

#[cfg(test)]
mod tests;
