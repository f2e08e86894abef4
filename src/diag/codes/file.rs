//! Problems of files as such: what cannot be read, is too large, or has a name that no site can carry.

use crate::diag::{Diagnostic, Place};
use crate::source::characters::{Forbidden, name_of_forbidden};
use crate::source::{SourcePath, Unread, WhyUnread};

/// What an editor is told of a file that could not be read.
pub fn unread(unread: &Unread) -> Diagnostic {
    let path = &unread.path;
    match &unread.why {
        WhyUnread::Unreadable(reason) => unreadable(path, reason),
        WhyUnread::FolderUnreadable(reason) => folder_unreadable(path, reason),
        WhyUnread::NotUtf8 { offset, line } => not_utf8(path, *offset, *line),
        WhyUnread::Utf16 => utf16(path),
        WhyUnread::TooLarge { size, limit } => too_large(path, *size, *limit),
        WhyUnread::LinkOutside => link_outside(path),
        WhyUnread::LinkCircle => link_circle(path),
        WhyUnread::LinkBroken => link_broken(path),
        WhyUnread::NameNotUtf8 => name_not_utf8(path),
        WhyUnread::OddName(why) => odd_name(path, why),
        WhyUnread::NotOrdinary => not_ordinary(path),
        WhyUnread::SameName => same_name(path),
        WhyUnread::Hidden => hidden(path),
        WhyUnread::Published => published(path),
    }
}

/// A file could not be read.
pub fn unreadable(path: &SourcePath, reason: &str) -> Diagnostic {
    Diagnostic::error("file/unreadable", Place::whole(path), format!("this file cannot be read: {reason}"))
        .help("check that the file is there and that you may open it, then build again")
}

/// A folder could not be listed, so nothing in it is part of the site.
pub fn folder_unreadable(path: &SourcePath, reason: &str) -> Diagnostic {
    Diagnostic::error("file/folder-unreadable", Place::whole(path), format!("this folder cannot be read: {reason}"))
        .help("check that you may open the folder, then build again")
}

/// A text file holds bytes that are not UTF-8. `offset` counts bytes from 0, `line` from 1.
pub(crate) fn not_utf8(path: &SourcePath, offset: usize, line: usize) -> Diagnostic {
    let message = format!("this file is not UTF-8 text: byte {offset}, on line {line}, belongs to no letter");
    Diagnostic::error("file/not-utf8", Place::whole(path), message)
        .help("open the file in your editor and save it with the encoding UTF-8")
}

/// A text file is saved as UTF-16, as some editors on Windows do.
pub(crate) fn utf16(path: &SourcePath) -> Diagnostic {
    Diagnostic::error("file/utf16", Place::whole(path), "this file is saved as UTF-16 and cannot be read as text")
        .help("open the file in your editor and save it with the encoding UTF-8")
}

/// A text with the marks of git in it: two people have changed the same lines.
pub(crate) fn merge_marks(place: Place) -> Diagnostic {
    Diagnostic::error(
        "file/merge-marks",
        place,
        "git has put two versions of this text into one file, because two people changed the same lines",
    )
    .help("keep what should stand, and delete the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`")
}

/// A file is larger than the limit for its kind. Both in bytes.
pub(crate) fn too_large(path: &SourcePath, size: u64, limit: u64) -> Diagnostic {
    let message = format!("this file is too large: {}, and at most {} are allowed", mebibytes(size), mebibytes(limit));
    let help = if path.as_str().ends_with(".md") {
        "split the text into several entries, or take out pictures that were pasted into it"
    } else {
        "make the file smaller, for a picture by saving it with fewer pixels"
    };
    Diagnostic::error("file/too-large", Place::whole(path), message).help(help)
}

/// A link in the file system leads out of the site's folder, or to a hidden file in it.
pub(crate) fn link_outside(path: &SourcePath) -> Diagnostic {
    Diagnostic::error("file/link-outside", Place::whole(path), "this is a link to a place outside the site's folder")
        .help("put a copy of the file here instead of the link")
}

/// A link in the file system leads back to a folder that it is in.
pub(crate) fn link_circle(path: &SourcePath) -> Diagnostic {
    Diagnostic::error("file/link-circle", Place::whole(path), "this link leads back to a folder that it is in")
        .help("delete the link")
}

/// A link in the file system leads nowhere.
pub(crate) fn link_broken(path: &SourcePath) -> Diagnostic {
    Diagnostic::error("file/link-broken", Place::whole(path), "this is a link to a file that is not there")
        .help("delete the link, or put the file here in its place")
}

/// The name of a file or folder is not UTF-8; `path` has replacement characters.
pub(crate) fn name_not_utf8(path: &SourcePath) -> Diagnostic {
    let message = "the name of this file or folder has letters in an unknown encoding";
    Diagnostic::error("file/name-not-utf8", Place::whole(path), message)
        .help("rename it, best with small letters from a to z, digits and hyphens")
}

/// A name that some computers or web servers cannot handle; `why` completes "the name …".
pub(crate) fn odd_name(path: &SourcePath, why: &str) -> Diagnostic {
    let message = format!("the name of this file or folder {why}, which not every computer can handle");
    Diagnostic::error("file/odd-name", Place::whole(path), message)
        .help("rename it, best with small letters from a to z, digits and hyphens")
}

/// Neither a file nor a folder: a pipe, a device, a socket.
pub(crate) fn not_ordinary(path: &SourcePath) -> Diagnostic {
    Diagnostic::error("file/not-ordinary", Place::whole(path), "this is neither a file nor a folder")
        .help("move it out of the site's folder")
}

/// Two files whose names differ only in how their letters are stored, so that people and most computers see one name.
pub(crate) fn same_name(path: &SourcePath) -> Diagnostic {
    let message =
        "there are two files of this name here, one with its letters stored whole and one with their marks apart";
    Diagnostic::error("file/same-name", Place::whole(path), message)
        .help("compare the two files, then delete or rename one of them")
}

/// A hidden file below `content/static`, which is not published.
pub(crate) fn hidden(path: &SourcePath) -> Diagnostic {
    let message = "the name of this file or folder begins with a dot, so it is not published";
    Diagnostic::note("file/hidden", Place::whole(path), message).help(
        "give it a name without the dot if visitors should have it, else move it out of `content/static`; `.well-known`, `.htaccess`, `.nojekyll` and `.domains` are published",
    )
}

/// A folder among the sources that holds a published site: it would publish itself, and more of it with each build.
pub(crate) fn published(path: &SourcePath) -> Diagnostic {
    let message =
        "this folder holds a published site (there is a `build-manifest.json` in it), so it cannot be a source of one";
    Diagnostic::error("file/published", Place::whole(path), message)
        .help("delete the link or the folder; what is published is made from `content` and `themes` alone")
}

/// A character that no page can show: a control character, one for private use, or one that Unicode leaves free.
pub(crate) fn forbidden_character(path: &SourcePath, found: &Forbidden) -> Diagnostic {
    let name = name_of_forbidden(found.first);
    let message = match found.count {
        1 => format!("here stands {name}, so no page can show it"),
        count => format!("this file has {count} characters that no page can show; the first is {name}"),
    };
    let help = if ["css", "js", "mjs", "svg"].iter().any(|kind| path.as_str().ends_with(&format!(".{kind}"))) {
        "write it as a code, such as `\\e900` in a style sheet, or delete it"
    } else {
        "delete it and type what is meant; such characters come from other programs, for example as the sign before an item of a list"
    };
    Diagnostic::error("file/forbidden-character", Place::bytes(path, found.range.clone()), message).help(help)
}

/// `2097153` → `2.1 MiB`, rounded up so that what is over a limit also looks so.
fn mebibytes(bytes: u64) -> String {
    let tenths = bytes.saturating_mul(10).div_ceil(1024 * 1024);
    match tenths % 10 {
        0 => format!("{} MiB", tenths / 10),
        rest => format!("{}.{rest} MiB", tenths / 10),
    }
}

#[cfg(test)]
mod tests {
    use super::mebibytes;

    #[test]
    fn a_size_just_over_a_limit_looks_larger_than_it() {
        assert_eq!(mebibytes(2 * 1024 * 1024), "2 MiB");
        assert_eq!(mebibytes(2 * 1024 * 1024 + 1), "2.1 MiB");
    }
}
