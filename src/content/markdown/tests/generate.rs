//! Random Markdown: fragments that hurt, and documents made of the constructs that we accept.

use proptest::collection::vec;
use proptest::prelude::*;

/// What means something in Markdown, or is odd.
#[rustfmt::skip]
const FRAGMENTS: &[&str] = &[
    "\n", "\n\n", " ", "    ", "\t", "> ", "- ", "1. ", "- [ ] ", "# ", "### ", "---\n", "```", "~~~\n", "`", "*",
    "**", "_", "~~", "[", "]", "(", ")", "![", "](", "](a.md)", "](b.jpg \"c\")", "[^a]", "[^b]: ", "[a]: b\n",
    "[a][b]", "<", ">", "<b>", "</b>", "<br>", "<!-- ", " -->", "<div>\n", "<https://x.org>", "<a@x.org>", "|",
    "| a | b |\n|---|--:|\n", "|---|\n", "\n|-\n", "Table: x\n\n", "]{lang=et}", "[x]{lang=lv}", "{#id}", "{#a .b}",
    "\\", "\"", "'", "--", "...", "&amp;", "&#0;", "&nbsp;", "://", "https://x.org/a--b", "data:a/b",
    "[14](data:a/b)", "javascript:x", "\u{ad}", "\u{200b}", "\0", "\r\n", "\r", "ä", "Ž", "👩\u{200d}🌾", "\u{2028}",
    "„", "“", "word", "a", "14", "\n=\n", "\n-\n", "\n    x\n",
];

/// Any text, more often of what means something.
pub(super) fn any_text() -> impl Strategy<Value = String> {
    let fragment = prop::sample::select(FRAGMENTS);
    let piece =
        prop_oneof![20 => fragment.prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from), 1 => ".{0,8}"];
    vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// A document without problems, most times.
pub(super) fn document() -> impl Strategy<Value = String> {
    (vec(block(), 1..6), vec(inlines(), 0..3)).prop_map(|(blocks, notes)| {
        let mut document = blocks.join("\n\n");
        if !notes.is_empty() {
            let cited: Vec<_> = (0..notes.len()).map(|note| format!("x[^{note}]")).collect();
            document = format!("{}\n\n{document}", cited.join(" "));
        }
        for (number, note) in notes.iter().enumerate() {
            document.push_str(&format!("\n\n[^{number}]: note {}", indented(note, "    ")));
        }
        document
    })
}

fn word() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "word",
        "Rūjiena",
        "\"quoted\"",
        "\"two",
        "words\"",
        "it's",
        "'single'",
        "the '90s",
        "a--b",
        "x---y",
        "wait...",
        "....",
        "&amp;",
        "&lt;i>",
        "&quot;",
        "\\*",
        "\\\"",
        "\\[x\\](y)",
        "AT&T",
        "3 < 4",
        "12\"",
        "https://x.org/a--b",
        "2*3",
        "a_b_c",
        "!",
        "{x}",
        "[not a link]",
        "`c -- \"d\" <e>`",
        "👩\u{200d}🌾",
        "![alt *x* \"y\"](p.jpg)",
        "![alt](q.jpg \"It's\")",
        "<!-- c -->",
        "\\\nnext",
        "\nline",
    ])
    .prop_map(str::to_owned)
}

fn link() -> impl Strategy<Value = String> {
    let fixed = prop::sample::select(vec!["<https://x.org/a--b?c&d>", "<a@x.org>", "[14](data:a/b)"]);
    let text = prop_oneof![
        word(),
        word().prop_map(|word| format!("a *{word}*")),
        word().prop_map(|word| format!("[a {word}]{{lang=lv}}"))
    ];
    prop_oneof![fixed.prop_map(str::to_owned), text.prop_map(|text| format!("[b {text}](../a.md#b)"))]
}

fn inlines() -> impl Strategy<Value = String> {
    let inline = prop_oneof![4 => word(), 1 => link()].prop_recursive(3, 12, 3, |inner| {
        let words = vec(inner, 1..4).prop_map(|words| words.join(" "));
        prop_oneof![
            words.clone().prop_map(|text| format!("*{text}*")),
            words.clone().prop_map(|text| format!("**{text}**")),
            words.clone().prop_map(|text| format!("~~{text}~~")),
            words.prop_map(|text| format!("[{text}]{{lang=et}}")),
        ]
    });
    vec(inline, 1..5).prop_map(|words| words.join(" "))
}

fn one_line() -> impl Strategy<Value = String> {
    inlines().prop_map(|text| text.replace("\\\n", "").replace(['\n', '|'], " "))
}

fn table() -> impl Strategy<Value = String> {
    let aligned = prop::sample::select(vec!["---", ":--", "--:", ":-:"]);
    let cell = prop_oneof![3 => one_line(), 1 => Just(String::new()), 1 => Just("a<br>b".to_owned())];
    (vec(aligned, 1..4), vec(vec(cell, 4), 1..4), prop::option::of(one_line())).prop_map(|(columns, rows, caption)| {
        let line = |cells: Vec<&str>| format!("| {} |\n", cells.join(" | "));
        let row = |row: &Vec<String>| line(row.iter().take(columns.len()).map(String::as_str).collect());
        let caption = caption.map_or(String::new(), |text| format!("Table: {text}\n\n"));
        let rules = line(columns.clone());
        let (head, body) = rows.split_first().map_or_else(Default::default, |(head, body)| (row(head), body));
        format!("{caption}{head}{rules}{}", body.iter().map(row).collect::<String>())
    })
}

fn block() -> impl Strategy<Value = String> {
    let heading = (1usize..=6, one_line(), prop::option::of("[a-z][a-z0-9-]{0,5}")).prop_map(|(level, text, id)| {
        let id = id.map_or(String::new(), |id| format!(" {{#{id}}}"));
        format!("{} word {text} end{id}", "#".repeat(level))
    });
    let code =
        prop::sample::select(vec!["```rust x\na \"b\" -- <c>\n```", "    a\n    &b", "~~~\n~~~", "```\na\n\nb\n```"]);
    let figure = prop::sample::select(vec!["![alt](f.jpg)", "![a \"b\"](f.jpg \"c -- d\")", "---", "<!-- a\n\nb -->"]);
    let leaf = prop_oneof![
        4 => inlines(),
        2 => heading,
        1 => code.prop_map(str::to_owned),
        1 => figure.prop_map(str::to_owned),
        2 => table(),
        1 => one_line().prop_map(|text| format!("word {text} end\n---")),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let blocks = vec(inner, 1..3).prop_map(|blocks| blocks.join("\n\n"));
        let marker = prop::sample::select(vec!["- ", "1. ", "7. ", "* [x] ", "* [ ] "]);
        let loose = prop::sample::select(vec!["\n", "\n\n"]);
        let list = (marker, loose, vec(blocks.clone(), 1..3)).prop_map(|(marker, between, items)| {
            let indent = " ".repeat(marker.find(' ').map_or(0, |at| at + 1));
            let items: Vec<_> = items.iter().map(|item| format!("{marker}{}", indented(item, &indent))).collect();
            items.join(between)
        });
        prop_oneof![list, blocks.prop_map(|text| format!("> {}", indented(&text, "> ")))]
    })
}

/// The text with `indent` before each line but the first.
fn indented(text: &str, indent: &str) -> String {
    text.replace('\n', &format!("\n{indent}"))
}
