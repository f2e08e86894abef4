//! Problems in the Markdown of a body.

use crate::diag::{Diagnostic, Place};
use crate::source::characters::name_of_forbidden;

/// HTML in a text: pages are safe because nothing but Markdown gets into them.
pub(crate) fn raw_html(place: Place, tag: &str, advice: &str) -> Diagnostic {
    let tag = shorten(tag);
    Diagnostic::error("markdown/raw-html", place, format!("`{tag}` is HTML, which cannot be used in a text"))
        .label("HTML")
        .help(advice)
}

/// A comment that is never closed, so that it would hide all that follows.
pub(crate) fn comment_open(place: Place) -> Diagnostic {
    Diagnostic::error("markdown/comment-open", place, "this comment has no end, so it hides everything after it")
        .help("write `-->` where the comment ends")
}

/// A heading of level 1: the page's title is the only one; the headings are shown one level lower.
pub(crate) fn heading_one(place: Place) -> Diagnostic {
    Diagnostic::note(
        "markdown/heading-one",
        place,
        "a heading with one `#` is shown as one with `##`, because the page's title is its only main heading",
    )
    .help("begin the headings of a text with `##`")
}

/// The page's title as the first heading of the text: the page has it already.
pub(crate) fn title_line(place: Place) -> Diagnostic {
    Diagnostic::warning(
        "markdown/title-line",
        place,
        "the title of the page stands in the front matter, so this line is shown as a heading below it",
    )
    .help("remove the line; a heading of the text begins with `##`")
}

/// A heading more than one level below the one before it.
pub(crate) fn heading_skipped(place: Place, before: u8, found: u8) -> Diagnostic {
    let (found, wanted) = (hashes(found), hashes(before + 1));
    Diagnostic::warning(
        "markdown/heading-skipped",
        place,
        format!("this heading has `{found}` where `{wanted}` is next"),
    )
    .help(format!("write `{wanted}`, or add the heading that is missing above it"))
}

/// A heading without any text.
pub(crate) fn heading_empty(place: Place) -> Diagnostic {
    Diagnostic::warning("markdown/heading-empty", place, "this heading has no text and is not shown")
        .help("write the heading's text after the `#`, or remove the line")
}

/// A heading inside a quotation, a list or a note, where it cannot divide the text.
pub(crate) fn heading_nested(place: Place) -> Diagnostic {
    Diagnostic::warning(
        "markdown/heading-nested",
        place,
        "a heading inside a list, a quotation or a note is shown as bold text",
    )
    .help("begin the line with `##` without spaces or signs in front of it, or write `**bold text**`")
}

/// An id of a heading that is not made of small letters, digits and hyphens, or begins with a digit.
pub(crate) fn heading_id(place: Place, id: &str, corrected: &str) -> Diagnostic {
    let id = shorten(id);
    Diagnostic::error("markdown/heading-id", place, format!("`{{#{id}}}` is not a possible name of a heading"))
        .help(format!("write `{{#{corrected}}}`: small letters a–z, digits and hyphens, with a letter first"))
}

/// The same id on two headings of one text.
pub(crate) fn heading_id_twice(place: Place, first: Place, id: &str) -> Diagnostic {
    Diagnostic::error("markdown/heading-id-twice", place, format!("two headings have the name `{{#{id}}}`"))
        .also(first, "the first one")
        .help("give each heading a name of its own, or remove one of the two")
}

/// Braces after a heading that hold more than an id.
pub(crate) fn heading_attributes(place: Place) -> Diagnostic {
    Diagnostic::warning(
        "markdown/heading-attributes",
        place,
        "the braces after a heading can only hold its name; the rest is ignored",
    )
    .help("write `{#name}` and nothing else between the braces")
}

/// A reference to a footnote that the text does not have.
pub(crate) fn footnote_undefined(place: Place, label: &str) -> Diagnostic {
    let label = shorten(label);
    Diagnostic::warning("markdown/footnote-undefined", place, format!("there is no note `{label}` in this text")).help(
        format!("write the note on a line of its own, `[^{label}]: …`; if no note is meant, put a `\\` before the `[`"),
    )
}

/// A footnote without a text.
pub(crate) fn footnote_empty(place: Place, label: &str) -> Diagnostic {
    let label = shorten(label);
    Diagnostic::warning("markdown/footnote-empty", place, format!("the note `{label}` says nothing"))
        .help(format!("write its text after `[^{label}]:`, on the same line, or remove the note and what refers to it"))
}

/// A footnote that nothing refers to.
pub(crate) fn footnote_unused(place: Place, label: &str) -> Diagnostic {
    let label = shorten(label);
    Diagnostic::warning(
        "markdown/footnote-unused",
        place,
        format!("nothing refers to the note `{label}`, so it is not shown"),
    )
    .help(format!("write `[^{label}]` in the text where the note belongs, or remove the note"))
}

/// Two footnotes with the same label.
pub(crate) fn footnote_twice(place: Place, first: Place, label: &str) -> Diagnostic {
    let label = shorten(label);
    Diagnostic::warning(
        "markdown/footnote-twice",
        place,
        format!("there are two notes `{label}`; this one is not shown"),
    )
    .also(first, "the first one")
    .help("give this note another label")
}

/// An address whose beginning (`javascript:`, `file:`) is not one that a page may use.
pub(crate) fn unknown_scheme(place: Place, scheme: &str) -> Diagnostic {
    let scheme = shorten(scheme);
    Diagnostic::error("markdown/unknown-scheme", place, format!("an address cannot begin with `{scheme}:`")).help(
        "write an address that begins with `https:`, `mailto:` or `tel:`, or the path of a file beginning at this one",
    )
}

/// A path with `\`, or one on somebody's own computer (`C:\…`).
pub(crate) fn windows_path(place: Place, path: &str, corrected: &str) -> Diagnostic {
    let (path, own_disk) = (shorten(path), path.chars().nth(1) == Some(':'));
    let problem = Diagnostic::error(
        "markdown/windows-path",
        place,
        match own_disk {
            true => format!("`{path}` is a place on your own computer, which readers cannot open"),
            false => format!("the path `{path}` has `\\` between its parts"),
        },
    )
    .help(match own_disk {
        true => format!("put the file beside this text and write `{corrected}`"),
        false => format!("write `{corrected}`"),
    });
    if own_disk { problem } else { problem.fix(corrected) }
}

/// A path that begins with `/`: it would break wherever the site is not at the root of its domain.
pub(crate) fn absolute_path(place: Place, path: &str) -> Diagnostic {
    let path = shorten(path);
    Diagnostic::error("markdown/absolute-path", place, format!("the path `{path}` begins with `/`"))
        .help("write the way to the file from this one, such as `../municipalities/rujiena.md`")
}

/// An address without its beginning: `//example.org`.
pub(crate) fn protocol_relative(place: Place, address: &str) -> Diagnostic {
    let address = shorten(address);
    Diagnostic::error("markdown/protocol-relative", place, format!("the address `{address}` begins with `//`"))
        .help(format!("write `https:{address}`"))
        .fix(format!("https:{address}"))
}

/// An address that no program could open.
pub(crate) fn address(place: Place, address: &str, corrected: Option<&str>) -> Diagnostic {
    let address = shorten(address);
    let problem = Diagnostic::error("markdown/address", place, format!("`{address}` is not a complete address"));
    match corrected {
        Some(corrected) => problem.help(format!("write `{}`", shorten(corrected))).fix(corrected),
        None => problem.help("copy the whole address from the browser's address line"),
    }
}

/// An address with characters that cannot be seen, as they come with pasted text.
pub(crate) fn address_invisible(place: Place) -> Diagnostic {
    Diagnostic::error("markdown/address-invisible", place, "this address has invisible characters in it")
        .help("delete the address and type it again")
}

/// A link without an address.
pub(crate) fn link_nowhere(place: Place) -> Diagnostic {
    Diagnostic::error("markdown/link-nowhere", place, "this link or picture leads nowhere")
        .help("write the address or the path of a file between the round brackets")
}

/// A link without any text to click on.
pub(crate) fn link_empty(place: Place) -> Diagnostic {
    Diagnostic::error("markdown/link-empty", place, "this link has no text, so nobody can see or hear it")
        .help("write between the square brackets what the link leads to")
}

/// An address inside the text of a link.
pub(crate) fn link_nested(place: Place) -> Diagnostic {
    Diagnostic::error("markdown/link-nested", place, "there is a link inside the text of a link")
        .help("remove the `<` and `>` around the inner address, or end the outer link before it")
}

/// `[text][name]` without the line `[name]: address`.
pub(crate) fn link_undefined(place: Place, name: &str) -> Diagnostic {
    let name = shorten(name);
    Diagnostic::error("markdown/link-undefined", place, format!("no line says which address `[{name}]` stands for"))
        .help("write `[text](address)`; if no link is meant, put a `\\` before the first `[`")
}

/// Something that looks like a link but is shown as it was typed, often because of a space in the path.
pub(crate) fn link_broken(place: Place, spaces: Option<&str>) -> Diagnostic {
    let problem = Diagnostic::error(
        "markdown/link-broken",
        place,
        "this looks like a link or a picture, but would be shown as it was typed",
    );
    match spaces {
        Some(path) => problem.help(format!("put a path with spaces between `<` and `>`: `(<{}>)`", shorten(path))),
        None => problem.help(
            "a link is written `[text](address)`, without another link or a note inside; if none is meant, put a `\\` before the `[`",
        ),
    }
}

/// A title of a link (`[text](address "title")`): few readers ever see one.
pub(crate) fn link_title(place: Place) -> Diagnostic {
    Diagnostic::note("markdown/link-title", place, "the words in quotes after a link's address are not shown")
        .help("write them into the text of the link, or remove them")
}

/// A picture that is not a file of the site.
pub(crate) fn picture_elsewhere(place: Place, address: &str) -> Diagnostic {
    let address = shorten(address);
    Diagnostic::error(
        "markdown/picture-elsewhere",
        place,
        format!("the picture `{address}` is not a file of this site"),
    )
    .help("save the picture beside this text, if its licence allows that, and write the file's name")
}

/// A checked number whose text is more than the number.
pub(crate) fn data_text(place: Place, path: &str) -> Diagnostic {
    let path = shorten(path);
    Diagnostic::error(
        "markdown/data-text",
        place,
        "a checked number is a number alone, without other marks inside its brackets",
    )
    .help(format!("write `[14](data:{path})` with the number as you know it"))
}

/// Characters that cannot be seen, as they come with text pasted from Word or a PDF; they are left out.
pub(crate) fn pasted(place: Place, count: usize, first: char) -> Diagnostic {
    let name = match first {
        '\u{ad}' => "a soft hyphen",
        '\u{200b}' | '\u{2060}' | '\u{feff}' => "a space without width",
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            "a sign for the direction of writing"
        }
        _ => "a control character",
    };
    let message = match count {
        1 => format!("there is an invisible character in this text ({name})"),
        _ => format!("there are {count} invisible characters in this text; the first is {name}"),
    };
    Diagnostic::warning("markdown/pasted", place, message)
        .help("delete the word around it and type it again; pages leave such characters out")
}

/// A number such as `&#7;` that stands for a character which no page can show, or for none at all.
pub(crate) fn forbidden_character(place: Place, typed: &str, first: Option<char>, count: usize) -> Diagnostic {
    let typed = shorten(typed);
    let what = first.map_or_else(|| "no character".to_owned(), name_of_forbidden);
    let message = match count {
        1 => format!("`{typed}` stands for {what}, so no page can show it"),
        _ => format!("{count} characters of this text cannot be shown; the first, `{typed}`, stands for {what}"),
    };
    Diagnostic::error("markdown/forbidden-character", place, message)
        .help("remove it, or type the character that is meant; a `&` that is meant as such is written `\\&`")
}

/// Words in another language whose mark cannot be read.
pub(crate) fn lang_span(place: Place) -> Diagnostic {
    Diagnostic::error("markdown/lang-span", place, "this mark for words in another language cannot be read").help(
        "write `[Õie tn]{lang=et}`: the words within one paragraph, then the code of a language, such as `et` or `sr-Latn`",
    )
}

/// A row of a table with more cells than the table has columns: the rest would be lost.
pub(crate) fn table_cells(place: Place, columns: usize) -> Diagnostic {
    Diagnostic::warning(
        "markdown/table-cells",
        place,
        format!("this row has more cells than the table's {columns} columns; the rest is not shown"),
    )
    .help("add a column to the first two lines of the table, or write `\\|` where a line is meant, not a new cell")
}

/// Lists and quotations nested too deeply.
pub(crate) fn nesting(place: Place) -> Diagnostic {
    Diagnostic::error("markdown/nesting", place, "too many lists or quotations stand inside each other here")
        .help("remove some of the `>`, `-` or `*` at the beginning of the line")
}

fn hashes(level: u8) -> String {
    "#".repeat(level.into())
}

/// What was typed, short enough for one line.
fn shorten(text: &str) -> String {
    let line = text.split(['\n', '\r']).next().unwrap_or_default();
    match line.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None if line.len() < text.len() => format!("{line}…"),
        None => line.to_owned(),
    }
}
