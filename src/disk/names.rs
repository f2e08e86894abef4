//! What a file's name says: whether it is ignored, read as text or as media, and how large it may be.

use crate::source::characters::is_forbidden;

const MIB: u64 = 1024 * 1024;

/// How a file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Into memory, as UTF-8.
    Text,
    /// Only hashed; copied when it is published.
    Media,
}

/// Whether a file or folder is none of ours: hidden, or a scrap of an editor or of a desktop.
pub(super) fn is_ignored(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    lower.starts_with('.')
        || lower.ends_with('~')
        || (lower.len() > 1 && lower.starts_with('#') && lower.ends_with('#'))
        || lower.starts_with("~$")
        || [".swp", ".swo", ".swx", ".tmp", ".bak", ".bck", ".orig", ".rej", ".part", ".crdownload"]
            .iter()
            .any(|end| lower.ends_with(end))
        || (lower.contains("___jb_") && lower.ends_with("___"))
        || matches!(lower.as_str(), "thumbs.db" | "desktop.ini" | "4913" | "ehthumbs.db")
}

/// What is odd about a name, in words that complete "the name …"; None if nothing is.
pub(super) fn oddity(name: &str) -> Option<&'static str> {
    let stem = name.split('.').next().unwrap_or(name).to_ascii_lowercase();
    let numbered = |word: &str| stem.strip_prefix(word).is_some_and(|rest| matches!(rest.as_bytes(), [b'1'..=b'9']));
    if name.chars().any(char::is_control) {
        Some("has an invisible character in it")
    } else if name.contains(is_forbidden) {
        Some("has a character in it that each font shows differently, or none")
    } else if name.contains(['\\', ':', '*', '?', '"', '<', '>', '|']) {
        Some("has one of the characters \\ : * ? \" < > | in it")
    } else if name.starts_with(' ') || name.ends_with([' ', '.']) {
        Some("begins or ends with a space or ends with a full stop")
    } else if matches!(stem.as_str(), "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt") {
        Some("is one that Windows keeps for itself")
    } else {
        None
    }
}

/// How the file at a path below the site's root is read.
pub(super) fn form(path: &str) -> Form {
    const TEXTS: [&str; 3] = ["md", "yaml", "yml"];
    const OF_THEMES: [&str; 7] = ["html", "css", "js", "mjs", "svg", "txt", "json"];
    let extension = extension(path);
    let is_of_theme = path.starts_with("themes/") && OF_THEMES.contains(&extension.as_str());
    let is_text = !path.starts_with("content/static/") && TEXTS.contains(&extension.as_str()) || is_of_theme;
    if is_text { Form::Text } else { Form::Media }
}

/// The largest size in bytes of the file at a path; None if it has no limit.
pub(super) fn limit(path: &str) -> Option<u64> {
    const PICTURES: [&str; 11] = ["png", "jpg", "jpeg", "gif", "webp", "avif", "heic", "tif", "tiff", "bmp", "svg"];
    let extension = extension(path);
    match extension.as_str() {
        "md" | "yaml" | "yml" if form(path) == Form::Text => Some(2 * MIB),
        extension if PICTURES.contains(&extension) => Some(40 * MIB),
        _ if form(path) == Form::Text => Some(40 * MIB),
        _ => None,
    }
}

/// In small letters, without the dot; empty if there is none.
fn extension(path: &str) -> String {
    let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
    name.rsplit_once('.').map_or(String::new(), |(_, extension)| extension.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scraps_of_editors_are_ignored_and_content_is_not() {
        for name in [
            ".git",
            "a.md~",
            ".a.md.swp",
            "a.swp",
            "a.md.tmp",
            "#a.md#",
            ".DS_Store",
            "Thumbs.db",
            ".#a",
            "~$a.docx",
            "a.md.bak",
            "a.md.orig",
            "a.md.rej",
            "a.md.bck",
            "a.md___jb_tmp___",
            "4913",
        ] {
            assert!(is_ignored(name), "{name}");
        }
        for name in ["a.md", "index.lv.md", "#1.png", "#", "template.md", "a~b.md"] {
            assert!(!is_ignored(name), "{name}");
        }
    }

    #[test]
    fn names_that_some_systems_refuse_are_odd() {
        for name in
            ["a\\b.md", "a:b", "what?.md", "con", "NUL.md", "com1.txt", "a.", " a", "a\u{7}", "a\u{f03a}b", "a\u{fffe}"]
        {
            assert!(oddity(name).is_some(), "{name:?}");
        }
        for name in ["a b.jpg", "Ķīle.jpg", "con-man.md", "com10.md", "communes.md", "a.b.c"] {
            assert_eq!(oddity(name), None, "{name:?}");
        }
    }

    #[test]
    fn form_and_limit_follow_from_the_path() {
        assert_eq!(form("content/case-studies/a.md"), Form::Text);
        assert_eq!(form("content/case-studies/A.MD"), Form::Text);
        assert_eq!(form("content/static/a.md"), Form::Media);
        assert_eq!(form("themes/x/fonts/a.woff2"), Form::Media);
        assert_eq!(limit("content/case-studies/a.md"), Some(2 * MIB));
        assert_eq!(limit("content/static/a.md"), None);
        assert_eq!(limit("content/case-studies/a/b.JPG"), Some(40 * MIB));
        assert_eq!(limit("content/resources/a.pdf"), None);
    }
}
