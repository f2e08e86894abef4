//! Pictures and other files beside entries.

use crate::diag::{Diagnostic, Place};

/// A picture has no alternative text.
pub fn no_alt(place: Place, file: &str) -> Diagnostic {
    Diagnostic::error("media/no-alt", place, format!("the picture `{file}` has no alternative text"))
        .help("say in the square brackets, or under `photos` as `alt`, what it shows for those who cannot see it; if it is mere ornament, write `decorative: true` there")
}

/// A picture has no credit or no licence.
pub fn no_credit(place: Place, file: &str, missing: &str) -> Diagnostic {
    Diagnostic::error("media/no-credit", place, format!("the picture `{file}` has {missing}"))
        .help("write one line for all pictures, such as `photos: Town of Kiel, CC BY 4.0`, or under `photos` a line `credit` and a line `license` for each file")
}

/// A body shows a picture that does not exist.
pub fn missing(place: Place, path: &str, meant: Option<&str>) -> Diagnostic {
    let found = Diagnostic::error("media/missing", place, format!("there is no picture `{path}`"));
    match meant {
        Some(meant) => found.label(format!("did you mean `{meant}`?")).help(format!("write `{meant}`")),
        None => found
            .help("put the picture into the folder of the entry, beside its `index.md`, and write its file name only"),
    }
}

/// A picture has a format that browsers cannot show.
pub fn format(place: Place, file: &str) -> Diagnostic {
    Diagnostic::error("media/format", place, format!("browsers cannot show the picture `{file}`"))
        .help("save it as JPEG (photos) or PNG (drawings) and name the new file")
}

/// A field names a file that does not exist.
pub fn file_missing(place: Place, file: &str, meant: Option<&str>) -> Diagnostic {
    let found = Diagnostic::error("media/file-missing", place, format!("there is no file `{file}` beside the entry"));
    match meant {
        Some(meant) => found.label(format!("did you mean `{meant}`?")).help(format!("write `{meant}`")).fix(meant),
        None => found.help("put the file into the folder of the entry, or give its address as `url`"),
    }
}

/// `photos` names a file that is not there.
pub fn photos_unknown(place: Place, file: &str, meant: Option<&str>) -> Diagnostic {
    let found = Diagnostic::warning(
        "media/photos-unknown",
        place,
        format!("`photos` names `{file}`, but the entry has no such picture"),
    );
    match meant {
        Some(meant) => found.label(format!("did you mean `{meant}`?")).help(format!("write `{meant}`")).fix(meant),
        None => found.help("write the file's name as it stands in the folder, or remove the lines"),
    }
}

/// A file that no entry uses.
pub fn unused(place: Place) -> Diagnostic {
    Diagnostic::warning("media/unused", place, "no entry shows or links to this file")
        .help("use it, delete it, or move it to content/static if others link to it")
}
