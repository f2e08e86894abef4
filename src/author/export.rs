//! What `theme export` writes: files of the built-in theme, where a site can change them.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::nearest;
use crate::theme;

/// A file that a site can have of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// Its path in the site.
    pub path: String,
    pub bytes: &'static [u8],
    /// What it is for, in a few words.
    pub about: String,
}

/// The files that can be exported by the names under which they are asked for, for a site with a theme of that name.
///
/// Scripts are given as people write them, in the place of the smaller ones that are made of them.
pub fn all(theme: &str) -> BTreeMap<String, Exported> {
    let files = theme::built_in_files();
    let mut all = BTreeMap::new();
    for (name, bytes) in &files {
        let (folder, inside) = name.split_once('/').unwrap_or(("", name));
        let path = match folder {
            "starter" | "map" | "js" => continue,
            "scripts" => format!("themes/{theme}/js/{inside}"),
            "vocabularies" => format!("content/vocabularies/{inside}"),
            _ => format!("themes/{theme}/{name}"),
        };
        all.insert((*name).to_owned(), Exported { path, bytes, about: about(name, bytes) });
    }
    all
}

/// The files that are asked for: each by its name, a folder for all that are in it. A sentence for a name that there is not.
pub fn pick(theme: &str, names: &[String]) -> Result<Vec<Exported>, String> {
    let all = all(theme);
    let mut picked = BTreeMap::new();
    for asked in names {
        let name = plain(asked);
        let folder = parts_of(&name);
        let mut found = all.iter().filter(|(own, _)| **own == name || is_below(own, folder)).peekable();
        if found.peek().is_none() {
            return Err(unknown(&name, &all));
        }
        picked.extend(found.map(|(own, file)| (own.clone(), file.clone())));
    }
    Ok(picked.into_values().collect())
}

/// The name without what people may write in front of it: `themes/pearls/css/base.css`, `js/compare.mjs`.
fn plain(asked: &str) -> String {
    let name = asked.replace('\\', "/");
    let name = name.trim_start_matches("./").trim_end_matches('/');
    let name = name.strip_prefix("themes/").and_then(|rest| rest.split_once('/')).map_or(name, |(_, inside)| inside);
    match name.strip_prefix("js/") {
        Some(script) => format!("scripts/{script}"),
        None if name == "js" => "scripts".into(),
        None => name.to_owned(),
    }
}

/// The folder whose files are needed together: the parts of the search name each other.
fn parts_of(name: &str) -> &str {
    if name.starts_with("scripts/search/") { "scripts/search" } else { name }
}

fn is_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

fn unknown(name: &str, all: &BTreeMap<String, Exported>) -> String {
    let folders: BTreeSet<&str> = all.keys().filter_map(|own| Some(own.split_once('/')?.0)).collect();
    let last = |path: &str| path.rsplit('/').next().unwrap_or(path).to_owned();
    let candidates = || all.keys().map(String::as_str).chain(folders.iter().copied());
    let by_name = || {
        let names: BTreeMap<String, &str> = all.keys().map(|own| (last(own), own.as_str())).collect();
        let near = nearest(&last(name), names.keys().map(String::as_str)).map(str::to_owned)?;
        names.get(&near).copied()
    };
    let near = theme::former_file(name).or_else(|| nearest(name, candidates()).or_else(by_name).map(str::to_owned));
    let meant = near.map(|near| format!(": did you mean `{near}`?")).unwrap_or_else(|| ".".into());
    format!("The theme has no file `{name}`{meant} `pearls theme export --list` shows all.")
}

/// What a file is for: by its folder, and if it begins with a comment, what that says.
fn about(name: &str, bytes: &[u8]) -> String {
    let folder = match name.split_once('/').map_or("", |(folder, _)| folder) {
        "templates" => "HTML of a page or of a part of it",
        "css" => "a part of the style sheet",
        "messages" => "all words of the interface; single ones are better changed with `pearls messages`",
        "scripts" => "a script, in the place of the smaller one that is made of it",
        "vocabularies" => "terms to choose from; it is content, not a part of the theme",
        "fonts" => "a font or its licence",
        "images" => "a picture",
        _ => "the icon of the site",
    };
    let text = std::str::from_utf8(bytes).unwrap_or_default().trim_start();
    let comment = [("{#-", "-#}"), ("/*", "*/")].into_iter().find_map(|(open, close)| {
        let inside = text.strip_prefix(open)?.split(close).next()?;
        Some(inside.trim_start_matches('*').split_whitespace().collect::<Vec<_>>().join(" "))
    });
    let sentence = comment.as_deref().and_then(|comment| comment.split_inclusive(['.', ';']).next());
    let sentence = sentence.map(|text| text.trim_end_matches(['.', ';'])).filter(|text| !text.is_empty());
    sentence.map_or_else(|| folder.to_owned(), |sentence| format!("{folder}: {sentence}"))
}

#[cfg(test)]
mod tests;
