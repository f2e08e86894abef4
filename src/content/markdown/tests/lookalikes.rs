//! What looks like Markdown and is not: what is told, and that the corrected text is free of it.

use super::*;

/// The codes that a text earns.
fn codes(lang: &str, text: &str) -> Vec<String> {
    let (_, problems) = parse_as(lang, text);
    problems.iter().map(|problem| problem.code.to_string()).filter(|code| code.starts_with("lookalike/")).collect()
}

/// The text with all that the problems of a code put right.
fn mended(lang: &str, text: &str) -> String {
    let (_, problems) = parse_as(lang, text);
    let mut fixes: Vec<_> = problems.iter().filter_map(|problem| problem.fix.as_ref()).collect();
    fixes.sort_by(|a, b| b.place.cmp(&a.place));
    let mut text = text.to_owned();
    for fix in fixes {
        let crate::diag::At::Bytes(range) = &fix.place.at else { panic!("{fix:?}") };
        text.replace_range(range.start..range.end, &fix.text);
    }
    text
}

/// Each slip, in the language of the text, with its code.
const SLIPS: [(&str, &str, &str); 42] = [
    ("en", "##Lessons", "heading"),
    ("lv", "a\n\n###Ko mēs mācījāmies", "heading"),
    ("en", "#What was done", "heading"),
    ("en", "-cook\n-sing", "list"),
    ("de", "Wir haben:\n\n*gekocht\n*gesungen", "list"),
    ("en", "• cook\n• sing", "list"),
    ("en", "·\tcook", "list"),
    ("pl", "– gotowanie\n– śpiew", "list"),
    ("en", "1)cook\n2)sing", "list"),
    ("lt", "1.Virti\n2.Dainuoti", "list"),
    ("en", "|Year|Yards|\n|2024|11|", "table"),
    ("en", "|Year|Yards|\n|---|\n|2024|11|", "table"),
    ("en", "|Year|Yards|\n|---|---|---|\n|2024|11|", "table"),
    ("en", "Year\tYards\n2024\t11", "columns"),
    ("en", "::: note\nx\n:::", "frame"),
    ("en", "so ** bold ** it is", "bold"),
    ("en", "so **bold ** it is", "bold"),
    ("en", "so ** bold** it is", "bold"),
    ("en", "so **bold it is", "bold"),
    ("en", "a [[wiki]] b", "wiki-link"),
    ("en", "a [[page|words]] b", "wiki-link"),
    ("en", "a [b] (https://c.example) d", "link"),
    ("en", "a (b)[https://c.example] d", "link"),
    ("en", "a {{< img src=\"yard\" >}} b", "shortcode"),
    ("en", "a {% include x %} b", "shortcode"),
    ("en", "[gallery ids=\"1,2\"]", "shortcode"),
    ("en", "y[/caption]", "shortcode"),
    ("en", "Many came¹.", "note"),
    ("en", "Many came. [1]", "note"),
    ("en", "see www.kandava.lv.", "address"),
    ("en", "(see https://kandava.lv/yards)", "address"),
    ("en", "a\n\n    A paragraph that Word indented.", "code"),
    ("en", "a\n\n\tWe met\n\tand sang together.", "code"),
    ("en", "A line\n---", "underline"),
    ("en", "A line\n===", "underline"),
    ("en", "27. April: clean-up\n4. May: exhibition\n25. May: ceremony", "dates"),
    ("de", "Am\n\n3. Oktober war Fest.", "dates"),
    ("lv", "27. aprīlī talka\n4. maijā izstāde", "dates"),
    ("fi", "27. huhtikuuta talkoot\n4. toukokuuta näyttely", "dates"),
    ("et", "24. juunil laulsime.", "dates"),
    ("no", "17. mai gikk vi i tog.", "dates"),
    ("en", "1. a\n2. b\n4. c", "numbers"),
];

#[test]
fn each_slip_is_told_once_and_its_correction_has_none() {
    for (lang, text, code) in SLIPS {
        assert_eq!(codes(lang, text), [format!("lookalike/{code}")], "{text}");
        let mended = mended(lang, text);
        let has_fix =
            !["frame", "wiki-link", "shortcode", "note", "numbers"].contains(&code) && text != "so **bold it is";
        assert_eq!(codes(lang, &mended).is_empty(), has_fix, "{text} → {mended}");
    }
}

#[test]
fn what_is_meant_as_it_stands_is_not_told() {
    for text in [
        "## Lessons\n\n- cook\n* sing\n+ dance\n\n1. a\n2. b\n\n1) a\n2) b",
        "5. a\n6. b",
        "1. a\n1. b\n1. c",
        "1. a\n   1. x\n   2. y\n2. b\n   1. z\n   2. w\n3. c",
        "#pearls and more #pearls",
        "-5 °C and +371 63182028\n*so* it is",
        "– Come in!\n\n– Thank you.",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "a | b\n--- | ---\n1 | 2",
        "`[[a]]` and `** b **` and `www.a.example`",
        "```\n##a\n-b\n|c|\n|d|\n```",
        "**bold** and *a* and ***b***",
        "[a](https://b.example) <https://c.example> [d](../e.md) ![f](g.jpg)",
        "120 m², 3 km³, 10² and 4³",
        "a[^1]\n\n[^1]: b",
        "\\[1] and \\##a",
        "a\n\n    let a = b;\n    if (a) { c }",
        "The year is 2024.Text goes on",
        "2024. gads bija labs",
        "[see][1]\n\n[1]: https://a.example",
        "anna@www.example.org",
        "- [x] done\n- [ ] open",
        "Fill in: ____________",
    ] {
        assert_eq!(codes("en", text), [""; 0], "{text}");
    }
}
