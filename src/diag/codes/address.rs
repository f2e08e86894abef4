//! Addresses and places of files.

use crate::diag::{Diagnostic, Place};

/// What has an address that something else wants.
pub(crate) enum Obstacle {
    /// The page of another entry.
    Page(Place),
    /// A copied file.
    File(Place),
    /// An old address of the same or of another entry.
    Alias(Place),
    /// The page of the entry whose old address it is to be.
    Itself,
    /// A page that the site makes by itself.
    OwnPage,
    /// A file or a folder that every site has, in the way of an alias.
    OwnFile,
    /// The same in the way of a copied file.
    OwnFileOfSite,
}

/// Two sources want the same address.
///
/// `taken`: the address as the other one has it.
pub(crate) fn collision(place: Place, address: &str, other: Obstacle, taken: &str) -> Diagnostic {
    let is_below = |file: &str, folder: &str| file.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
    let message = match &other {
        Obstacle::Itself => format!("`{address}` is where the page is today, so it cannot lead there"),
        Obstacle::OwnFile | Obstacle::OwnFileOfSite => format!("the site has files of its own at `{taken}`"),
        Obstacle::OwnPage if address == taken => format!("the site makes the page `{address}` by itself"),
        _ if address == taken => format!("two sources make the same page `{address}`"),
        _ if is_below(address, taken) => format!("`{address}` cannot be made: `{taken}` is a file, so it is no folder"),
        _ if is_below(taken, address) => format!("`{address}` cannot be made: for `{taken}` it is a folder"),
        _ => format!(
            "`{address}` and `{taken}` differ only in case or in the form of their letters, so many computers take them for the same file"
        ),
    };
    let found = Diagnostic::error("address/collision", place, message);
    match other {
        Obstacle::Page(other) => found
            .also(other, "the other one is made from here")
            .help("rename one of the two files, or remove the alias"),
        Obstacle::File(other) => {
            found.also(other, "the other one is this file").help("rename one of the two files, or remove the alias")
        }
        Obstacle::Alias(other) => {
            found.also(other, "the other one is this alias").help("remove one of the two aliases")
        }
        Obstacle::Itself => found.help("remove it from `aliases`: these are addresses that a page had before"),
        Obstacle::OwnPage => found.help("rename the file, or remove the alias"),
        Obstacle::OwnFile => found.help("remove it from `aliases`"),
        Obstacle::OwnFileOfSite => found.help(format!(
            "give the file another name or move it into another folder; the site makes `{taken}` by itself"
        )),
    }
}

/// Two files state the same entry in the same language.
pub(crate) fn duplicate(place: Place, other: Place, entry: &str) -> Diagnostic {
    Diagnostic::error(
        "address/duplicate",
        place,
        format!("two files state the same entry `{entry}` in the same language"),
    )
    .also(other, "the other file")
    .help("keep one of them, or give one another name")
}

/// A file directly in `content/`.
pub(crate) fn no_kind(place: Place, kinds: &str) -> Diagnostic {
    Diagnostic::error("address/no-kind", place, "the file lies directly in `content`, so it is not known what it is")
        .help(format!("move it into the folder of its kind: {kinds}"))
}

/// A folder that the content model does not have.
pub(crate) fn unknown_folder(place: Place, folder: &str, files: usize, meant: Option<&str>, kinds: &str) -> Diagnostic {
    let message = match files {
        1 => format!("there is no kind of entry called `{folder}`"),
        _ => format!("there is no kind of entry called `{folder}`, so {files} files in it are not read"),
    };
    let found = Diagnostic::error("address/unknown-folder", place, message);
    match meant {
        Some(meant) => found.help(format!("rename the folder to `content/{meant}`")),
        None => found.help(format!("move the files into one of: {kinds}; files to be copied go into `content/static`")),
    }
}

/// A folder for pictures, which no entry looks into.
pub(crate) fn picture_folder(place: Place, folder: &str, files: usize) -> Diagnostic {
    let these = if files == 1 { "the picture in it is".to_owned() } else { format!("the {files} pictures in it are") };
    Diagnostic::error("address/picture-folder", place, format!("no entry looks into the folder `{folder}`, so {these} not shown"))
        .help("put each picture beside the text that shows it, `case-studies/yards/index.md` and `case-studies/yards/photo.jpg`; pictures of the whole site go into `content/static`")
}

/// A translation whose name does not say so in the way that is read.
pub(crate) fn translation_name(place: Place, better: &str) -> Diagnostic {
    Diagnostic::error(
        "address/translation-name",
        place,
        "the name of this file is not that of the translation that it seems to be",
    )
    .help(format!("rename the file to `{better}`"))
}

/// A text with the ending of another program, which nobody reads.
pub(crate) fn looks_like_entry(place: Place, better: &str) -> Diagnostic {
    let message = "this looks like the text of an entry, but is not read because of the ending of its name";
    let is_document = [".doc", ".docx", ".odt", ".rtf", ".pages"]
        .iter()
        .any(|end| place.file.as_str().to_ascii_lowercase().ends_with(end));
    let found = Diagnostic::error("address/looks-like-entry", place, message);
    if is_document {
        found.help(format!("save its text as plain text with the name `{better}`; a document that readers are to open stands in the folder of its entry"))
    } else {
        found.help(format!("rename the file to `{better}`"))
    }
}

/// A file in too deep a folder.
pub(crate) fn too_deep(place: Place) -> Diagnostic {
    Diagnostic::error(
        "address/too-deep",
        place,
        "the file lies too deep: an entry is `<kind>/<id>.md`, or `<kind>/<id>/index.md` with its pictures beside it",
    )
    .help("move the file up, or call it `index.md` if it is the text of its folder")
}

/// A file name that cannot be an id.
pub(crate) fn bad_id(place: Place, id: &str, better: &str) -> Diagnostic {
    Diagnostic::error(
        "address/bad-id",
        place,
        format!("`{id}` cannot be part of an address: only a–z, 0–9 and - are possible"),
    )
    .help(format!("rename it to `{better}`"))
}

/// A name that disks and hosts cannot carry.
///
/// `part`, `whole`: how many bytes a part of an address may have, and all of it.
pub(crate) fn too_long(place: Place, name: &str, part: usize, whole: usize) -> Diagnostic {
    let start: String = name.chars().take(40).collect();
    let message = format!(
        "`{start}…` is too long for an address: {part} letters are possible between two `/` (of other alphabets than the Latin one, half as many), and {whole} in all"
    );
    Diagnostic::error("address/too-long", place, message).help("shorten the name")
}

/// A file name that the site uses itself.
pub(crate) fn reserved_id(place: Place, id: &str) -> Diagnostic {
    Diagnostic::error("address/reserved-id", place, format!("the site has a page of its own at the address of `{id}`"))
        .help("give the file another name")
}

/// A language suffix that is not a language.
pub(crate) fn bad_language(place: Place, suffix: &str, better: Option<&str>) -> Diagnostic {
    let message = format!("`{suffix}` in the file's name is not the code of a language");
    let found = Diagnostic::error("address/bad-language", place, message);
    match better {
        Some(better) => found.help(format!("rename the file to `{better}`")),
        None => found.help(
            "name a translation after its original with the code of the language before the end, such as `name.lv.md` or `name.pt-BR.md`",
        ),
    }
}

/// A file of a language that the site does not have.
pub(crate) fn language_not_in_site(place: Place, lang: &str, languages: &str) -> Diagnostic {
    Diagnostic::error("address/language-not-in-site", place, format!("the site has no language `{lang}`"))
        .help(format!("use one of {languages}, or add `{lang}` to `languages` in site.yaml"))
}

/// A Markdown file where YAML belongs, or the other way round.
pub(crate) fn wrong_format(place: Place, wanted: &str) -> Diagnostic {
    Diagnostic::error("address/wrong-format", place, format!("entries in this folder are `{wanted}` files"))
        .help(format!("rename the file so that its name ends in `{wanted}`"))
}

/// A text whose name ends in capital letters, so that nothing would read it.
pub(crate) fn capital_extension(place: Place, extension: &str, better: &str) -> Diagnostic {
    let message = format!("the name of this file ends in `.{extension}`, in capital letters, so it is not read");
    Diagnostic::error("address/capital-extension", place, message)
        .help(format!("rename the file to `{better}`, with its ending in small letters"))
}

/// An old address that is not one.
pub(crate) fn bad_alias(place: Place, alias: &str) -> Diagnostic {
    Diagnostic::error("address/bad-alias", place, format!("`{alias}` is not an address below the site's root"))
        .help("write the path only, such as `old/page.html`, with one `/` between its parts and no sign that files cannot have in their names")
}

/// The name of a release's file is none that a release can have.
pub(crate) fn bad_version(place: Place, version: &str) -> Diagnostic {
    Diagnostic::error("address/bad-version", place, format!("`{version}` cannot be the name of a release"))
        .help("name it with letters, digits, dots and hyphens, such as `1.0.yaml`")
}
