//! What looks like Markdown and is not, or is and was not meant so.

use crate::diag::{Diagnostic, Place};

/// A line that was meant as a heading.
pub(crate) fn heading(place: Place, corrected: &str) -> Diagnostic {
    Diagnostic::warning("lookalike/heading", place, "this line is no heading, because no space follows its `#`")
        .help(format!("write `{}`; if no heading is meant, put a `\\` before the `#`", first_line(corrected)))
        .fix(corrected)
}

/// Lines that were meant as items of a list.
pub(crate) fn list(place: Place, lines: usize, corrected: &str) -> Diagnostic {
    let message = match lines {
        1 => "this line is no item of a list, and is shown as a part of its paragraph".to_owned(),
        _ => format!("these {lines} lines are no list, and are shown as one paragraph"),
    };
    Diagnostic::warning("lookalike/list", place, message)
        .help(format!("write `{}`, with an empty line before the list", first_line(corrected)))
        .fix(corrected)
}

/// A box to tick has no sentence to stand before: what follows it is a heading, a table, a quotation or nothing.
pub(crate) fn task(place: Place, follows: &str, corrected: Option<&str>) -> Diagnostic {
    let found = Diagnostic::warning("lookalike/task", place, format!("a box to tick stands before {follows}"));
    match corrected {
        Some(corrected) => found.help(format!("write `{}` without the box", first_line(corrected))).fix(corrected),
        None => found
            .help("write on the same line what is to be done, such as `- [x] Permits asked for`, or remove the box"),
    }
}

/// Lines that were meant as a table, with a line between its cells.
pub(crate) fn table(place: Place, corrected: &str) -> Diagnostic {
    let rule = corrected.lines().nth(1).unwrap_or_default();
    Diagnostic::warning(
        "lookalike/table",
        place,
        "these lines are no table: the second line of a table is a rule with as many parts as the first line has cells",
    )
    .help(format!("write below the first line: `{rule}`"))
    .fix(corrected)
}

/// Columns that were pasted from a sheet.
pub(crate) fn columns(place: Place, corrected: &str) -> Diagnostic {
    Diagnostic::warning(
        "lookalike/columns",
        place,
        "these columns are shown as one paragraph, because the tabs between them count as spaces",
    )
    .help(format!(
        "write a table: `{}`, below it `{}`, then the other lines in the same way",
        first_line(corrected),
        corrected.lines().nth(1).unwrap_or_default()
    ))
    .fix(corrected)
}

/// A frame around a text, as other programs know it.
pub(crate) fn frame(place: Place) -> Diagnostic {
    Diagnostic::warning("lookalike/frame", place, "lines with `:::` are shown as they were typed")
        .help("remove them, and begin each line between them with `> ` to set it apart")
}

/// Signs of bold text that are shown as they were typed.
pub(crate) fn bold(place: Place, sign: &str, corrected: Option<&str>) -> Diagnostic {
    let found =
        Diagnostic::warning("lookalike/bold", place, format!("the `{sign}` in this line are shown as they were typed"));
    match corrected {
        Some(corrected) => found
            .help(format!("write `{corrected}`: no space between the signs and the words that are to be bold"))
            .fix(corrected),
        None => found.help("write `**` right before the first and right behind the last of the words that are to be bold, or remove the signs"),
    }
}

/// A link between pages as wikis write it.
pub(crate) fn wiki_link(place: Place, inner: &str) -> Diagnostic {
    let text = inner.rsplit('|').next().unwrap_or(inner);
    Diagnostic::warning("lookalike/wiki-link", place, format!("`[[{inner}]]` is no link, and is shown as it was typed"))
        .help(format!(
            "write `[{text}](…)` with the path of the entry's file, such as `[{text}](../municipalities/kiel.md)`"
        ))
}

/// A link whose brackets are apart or exchanged.
pub(crate) fn link(place: Place, corrected: &str) -> Diagnostic {
    Diagnostic::warning("lookalike/link", place, "this is no link, and is shown as it was typed")
        .help(format!("write `{corrected}`"))
        .fix(corrected)
}

/// An instruction for another program.
pub(crate) fn shortcode(place: Place, typed: &str) -> Diagnostic {
    Diagnostic::warning(
        "lookalike/shortcode",
        place,
        format!("`{}` is an instruction for another program, and is shown as it was typed", short(typed)),
    )
    .help("remove it; a picture is written `![what it shows](file.jpg)`, a link `[text](address)`")
}

/// The number of a note that is no note.
pub(crate) fn note(place: Place, number: &str) -> Diagnostic {
    Diagnostic::warning("lookalike/note", place, format!("this `{number}` leads to no note"))
        .help(format!("write `[^{number}]` here, and the note on a line of its own: `[^{number}]: …`"))
}

/// An address that cannot be clicked.
pub(crate) fn address(place: Place, typed: &str, corrected: &str) -> Diagnostic {
    Diagnostic::warning("lookalike/address", place, format!("`{}` is shown, but is no link", short(typed)))
        .help(format!(
            "write `{}`, or better `[the name of the page]({})`",
            short(corrected),
            short(corrected.trim_matches(['<', '>']))
        ))
        .fix(corrected)
}

/// Sentences that are shown as the code of a program.
pub(crate) fn code(place: Place, corrected: &str) -> Diagnostic {
    Diagnostic::warning(
        "lookalike/code",
        place,
        "these lines begin with four spaces or a tab, so they are shown as the code of a program",
    )
    .help("begin the lines without spaces; where program code is meant, put three backticks on the lines before and after")
    .fix(corrected)
}

/// A paragraph that became a heading because of the line below it.
pub(crate) fn underline(place: Place, corrected: &str) -> Diagnostic {
    Diagnostic::warning("lookalike/underline", place, "the line below this paragraph makes a heading of it")
        .help("put an empty line between them; a heading is better written with `##` before it")
        .fix(corrected)
}

/// Dates that became a numbered list.
pub(crate) fn dates(place: Place, corrected: &str, shown: &str) -> Diagnostic {
    Diagnostic::warning(
        "lookalike/dates",
        place,
        format!("a number with a point begins a list, so these dates are counted on: {shown}"),
    )
    .help(format!("write `{}`: the `\\` keeps the number as it is", first_line(corrected)))
    .fix(corrected)
}

/// A numbered list whose numbers do not follow each other.
pub(crate) fn numbers(place: Place, corrected: &str, shown: &str) -> Diagnostic {
    Diagnostic::warning(
        "lookalike/numbers",
        place,
        format!("the numbers of this list do not follow each other; the page counts {shown}"),
    )
    .help(format!("number the items in their order; if no list is meant, write `{}`", first_line(corrected)))
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}

fn short(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
