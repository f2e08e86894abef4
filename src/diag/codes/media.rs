//! Pictures and other files beside entries.

use crate::diag::{Diagnostic, Place};

/// A picture has no alternative text.
pub(crate) fn no_alt(place: Place, file: &str) -> Diagnostic {
    Diagnostic::error("media/no-alt", place, format!("the picture `{file}` has no alternative text"))
        .help("say in the square brackets, or under `photos` as `alt`, what it shows for those who cannot see it; if it is mere ornament, write `decorative: true` there")
}

/// A translation shows a picture with the alternative text of the original.
pub(crate) fn alt_inherited(place: Place, file: &str, lang: &str) -> Diagnostic {
    Diagnostic::note(
        "media/alt-inherited",
        place,
        format!("the alternative text of `{file}` is that of the original, in `{lang}`"),
    )
    .help(format!("translate it under `photos`: `{file}: {{alt: …}}`"))
}

/// An alternative text is the name of the file, or a word such as `photo`.
pub(crate) fn alt_says_nothing(place: Place, alt: &str, file: &str) -> Diagnostic {
    Diagnostic::warning("media/alt-says-nothing", place, format!("`{alt}` does not say what the picture `{file}` shows"))
        .help("say in a few words what those who cannot see it should know, such as `Neighbours at a long table in a yard`; if it is mere ornament, leave the brackets empty and write `decorative: true` under `photos`")
}

/// An animation: only its first picture is shown, since what moves by itself keeps people from reading.
pub(crate) fn animation(place: Place, file: &str) -> Diagnostic {
    Diagnostic::note("media/animation", place, format!("`{file}` is an animation, and only its first picture is shown"))
        .help("if the movement matters, link a video of it, or show two or three pictures of it one after the other")
}

/// A picture has no credit or no licence.
pub(crate) fn no_credit(place: Place, file: &str, missing: &str) -> Diagnostic {
    Diagnostic::error("media/no-credit", place, format!("the picture `{file}` has {missing}"))
        .help("write one line for all pictures, such as `photos: Town of Kiel, CC BY 4.0`, or under `photos` a line `credit` and a line `license` for each file")
}

/// A body shows a picture that does not exist.
pub(crate) fn missing(place: Place, path: &str, meant: Option<&str>) -> Diagnostic {
    let found = Diagnostic::error("media/missing", place, format!("there is no picture `{path}`"));
    match meant {
        Some(meant) => {
            let write = super::links::in_brackets(meant);
            found.label(format!("did you mean `{meant}`?")).help(format!("write `{write}`"))
        }
        None => found
            .help("put the picture into the folder of the entry, beside its `index.md`, and write its file name only"),
    }
}

/// A picture has a format that the site cannot show.
pub(crate) fn format(place: Place, file: &str) -> Diagnostic {
    Diagnostic::error("media/format", place, format!("the picture `{file}` has a format that this site cannot show"))
        .help("save it as JPEG (photos) or PNG (drawings) and name the new file")
}

/// A picture has the format of iPhones.
pub(crate) fn heic(place: Place, file: &str) -> Diagnostic {
    Diagnostic::error("media/heic", place, format!("the picture `{file}` is a HEIC file, which browsers cannot show"))
        .help("make a JPEG of it and name that. Mac: right click, then Quick Actions > Convert Image. Windows: open it in Photos, then … > Save as, type JPEG. iPhone: in Files, hold the picture, then Quick Actions > Convert Image")
}

/// A file with the name of a picture is something else.
pub(crate) fn wrong_type(place: Place, file: &str, what: &str) -> Diagnostic {
    Diagnostic::error("media/wrong-type", place, format!("`{file}` is no picture that can be shown, but {what}"))
        .help("open it in the program that made it and save the picture itself as JPEG (photos) or PNG (drawings); another ending of the name does not change the file")
}

/// A picture cannot be read to its end.
pub(crate) fn damaged(place: Place, file: &str) -> Diagnostic {
    Diagnostic::error("media/damaged", place, format!("the picture `{file}` is damaged or not complete"))
        .help("copy or download it once more from where it comes from; if it opens in a picture program, save it there as a new JPEG")
}

/// A picture has too many pixels.
pub(crate) fn too_large(place: Place, file: &str, width: u32, height: u32, side: u32, megapixels: u32) -> Diagnostic {
    Diagnostic::error(
        "media/too-large",
        place,
        format!("the picture `{file}` has {width} × {height} pixels; at most {side} on a side and {megapixels} million in all can be read"),
    )
    .help("save it in a smaller size: more than 1600 pixels across are never shown")
}

/// A picture takes too much memory in the way in which it is stored.
///
/// `size`: width and height in pixels. `megabytes`: what it takes; `most`: what it may.
pub(crate) fn too_heavy(place: Place, file: &str, size: (u32, u32), megabytes: u64, most: u64) -> Diagnostic {
    let (width, height) = size;
    let message = format!(
        "the picture `{file}` has {width} × {height} pixels and is stored in a way that takes {megabytes} MB of memory to read; at most {most} MB are possible"
    );
    Diagnostic::error("media/too-heavy", place, message).help(
        "save it in a smaller size: more than 1600 pixels across are never shown. A JPEG that is not “progressive” and a PNG with 8 bits a colour take less",
    )
}

/// An SVG drawing holds more than a drawing.
pub(crate) fn drawing_active(place: Place, file: &str, what: &str) -> Diagnostic {
    let message = format!("the drawing `{file}` holds {what}, which could do something to those who open it");
    Diagnostic::error("media/drawing-active", place, message).help(
        "open it in a drawing program such as Inkscape and save it as “Plain SVG” without links, or save it as a PNG",
    )
}

/// A field names a file that does not exist.
pub(crate) fn file_missing(place: Place, file: &str, meant: Option<&str>) -> Diagnostic {
    let found = Diagnostic::error("media/file-missing", place, format!("there is no file `{file}` beside the entry"));
    match meant {
        Some(meant) => found.label(format!("did you mean `{meant}`?")).help(format!("write `{meant}`")).fix(meant),
        None => found.help("put the file into the folder of the entry, or give its address as `url`"),
    }
}

/// `photos` names a file that is not there.
pub(crate) fn photos_unknown(place: Place, file: &str, meant: Option<&str>) -> Diagnostic {
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
pub(crate) fn unused(place: Place) -> Diagnostic {
    Diagnostic::warning("media/unused", place, "no entry shows or links to this file")
        .help("use it, delete it, or move it to content/static if others link to it")
}
