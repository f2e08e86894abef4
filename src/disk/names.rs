//! What a file's name says: whether it is ignored, read as text or as media, and how large it may be.

const MIB: u64 = 1024 * 1024;

/// How a file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Into memory, as UTF-8.
    Text,
    /// Only hashed; copied when it is published.
    Media,
}

/// Hidden files and folders that hosts and those who ask about a site read: what lies below `content/static` under such a
/// name is published.
const OF_HOSTS: [&str; 4] = [".domains", ".htaccess", ".nojekyll", ".well-known"];

/// What the names of hidden files begin with that other programs leave everywhere.
const OF_PROGRAMS: [&str; 12] = [
    "._",
    ".#",
    ".~",
    ".directory",
    ".ds_store",
    ".fuse_hidden",
    ".git",
    ".idea",
    ".localized",
    ".nfs",
    ".trash",
    ".vscode",
];

/// Whether a file or folder at a path below the site's root is none of ours: hidden, or a scrap of an editor or of a desktop.
pub(super) fn is_ignored(path: &str) -> bool {
    let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
    let lower = name.to_ascii_lowercase();
    let is_of_host = || is_in_static(path) && OF_HOSTS.contains(&name);
    lower.starts_with('.') && !is_of_host()
        || lower.ends_with('~')
        || (lower.len() > 1 && lower.starts_with('#') && lower.ends_with('#'))
        || lower.starts_with("~$")
        || [".swp", ".swo", ".swx", ".tmp", ".bak", ".bck", ".orig", ".rej", ".part", ".crdownload"]
            .iter()
            .any(|end| lower.ends_with(end))
        || (lower.contains("___jb_") && lower.ends_with("___"))
        || matches!(lower.as_str(), "thumbs.db" | "desktop.ini" | "4913" | "ehthumbs.db")
}

/// Whether a file or folder that is ignored looks as if somebody had put it there to be published.
pub(super) fn is_hidden_by_mistake(path: &str) -> bool {
    let name = path.rsplit_once('/').map_or(path, |(_, name)| name).to_ascii_lowercase();
    let is_scrap = OF_PROGRAMS.iter().any(|start| name.starts_with(start))
        || [".swp", ".swo", ".swx", ".tmp", "keep", "~"].iter().any(|end| name.ends_with(end));
    is_in_static(path) && name.starts_with('.') && !is_scrap && is_ignored(path)
}

fn is_in_static(path: &str) -> bool {
    path.starts_with("content/static/")
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
    fn hidden_files_for_hosts_are_read_below_static_and_others_are_told() {
        for path in ["content/static/.well-known", "content/static/.htaccess", "content/static/sub/.nojekyll"] {
            assert!(!is_ignored(path) && !is_hidden_by_mistake(path), "{path}");
        }
        for path in ["content/static/.env", "content/static/.hidden.html", "content/static/.well-known/.secret"] {
            assert!(is_ignored(path) && is_hidden_by_mistake(path), "{path}");
        }
        for path in
            ["content/static/.git", "content/static/.DS_Store", "content/static/.gitkeep", "content/static/.a.swp"]
        {
            assert!(is_ignored(path) && !is_hidden_by_mistake(path), "{path}");
        }
        assert!(is_ignored("content/pages/.well-known") && !is_hidden_by_mistake("content/pages/.well-known"));
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
