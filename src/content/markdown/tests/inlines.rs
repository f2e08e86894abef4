//! Quotation marks, dashes, links, words in another language.

use super::*;

#[test]
fn quotation_marks_are_those_of_the_language() {
    let typed = "\"a 'b' c\" it's";
    for (lang, expected) in [
        ("en", "“a ‘b’ c” it’s"),
        ("de", "„a ‚b‘ c“ it’s"),
        ("et", "„a ‚b‘ c“ it’s"),
        ("lt", "„a „b“ c“ it’s"),
        ("pl", "„a «b» c” it’s"),
        ("fi", "”a ’b’ c” it’s"),
        ("sv", "”a ’b’ c” it’s"),
        ("no", "«a ‘b’ c» it’s"),
        ("da", "“a ‘b’ c” it’s"),
        ("lv", "“a ‘b’ c” it’s"),
    ] {
        check_in(lang, typed, &format!("<p>{expected}</p>"));
    }
}

#[test]
fn quotation_marks_open_and_close_where_they_should() {
    check(
        "(\"a\") \"*b*\" *\"c\"* **d**\"e\" [\"f\"](g.md).",
        "<p>(“a”) “<em>b</em>” <em>“c”</em> <strong>d</strong>\"e\" {{link g.md}}“f”{{/link}}.</p>",
    );
    check("\"'a' b\" \"c 'd'\" \"e --\" f", "<p>“‘a’ b” “c ‘d’” “e –” f</p>");
    check("12\" by 6' \"`x`\" \"x[y](z.md)\"", "<p>12\" by 6’ “<code>x</code>” “x{{link z.md}}y{{/link}}”</p>");
    check("the '90s, the boys' 'own' club, rock 'n roll", "<p>the ’90s, the boys’ ‘own’ club, rock ’n roll</p>");
    check("\"one\ntwo\"\n\n\"three", "<p>“one\ntwo”</p>\n<p>“three</p>");
    check("'a\n\nb' c", "<p>’a</p>\n<p>b’ c</p>");
    check_in("de", "„Hallo\", sagte sie, \"na\"", "<p>„Hallo“, sagte sie, „na“</p>");
}

#[test]
fn dashes_and_dots() {
    check("a--b -- c --- d ---- e ... f .... g", "<p>a–b – c — d ---- e … f .... g</p>");
    check("2024-2026, 27.04., e-mail", "<p>2024-2026, 27.04., e-mail</p>");
}

#[test]
fn what_is_escaped_or_an_entity_stays() {
    check(
        r#"\"a\" \-- \... \'b\' \& \\"c" &quot;d&quot; &ndash; &lt;b>"#,
        r#"<p>"a" -- ... 'b' &amp; \"c" "d" – &lt;b&gt;</p>"#,
    );
    check("a&nbsp;b &shy;c &#x41;d", "<p>a\u{a0}b \u{ad}c Ad</p>");
}

#[test]
fn addresses_in_the_text_stay() {
    for (text, html) in [
        ("https://x.org/a--b_c--d...e and--so", "<p>https://x.org/a--b_c--d...e and–so</p>"),
        ("\"https://x.org/a--b\"--c", "<p>“https://x.org/a--b”–c</p>"),
    ] {
        assert_eq!(show(&parse_as("en", text).0).trim_end(), html);
        check_problems(
            text,
            &[&format!("lookalike/address {}", text.split(['"', ' ']).find(|word| word.len() > 1).unwrap())],
        );
    }
    check("<https://x.org/a--b?c&d>.", "<p>{{link https://x.org/a--b?c&d}}https://x.org/a--b?c&amp;d{{/link}}.</p>");
    check("\"<a@x.org>\".", "<p>“{{link mailto:a@x.org}}a@x.org{{/link}}”.</p>");
}

#[test]
fn links_are_holes() {
    check(
        "[a *b*](../c.md#d) [e](#f) [g](mailto:h@i.lv)",
        "<p>{{link ../c.md#d}}a <em>b</em>{{/link}} {{link #f}}e{{/link}} {{link mailto:h@i.lv}}g{{/link}}</p>",
    );
    check(r"[a](b\_c&amp;d%20e.md) [f](<g h.md>)", "<p>{{link b_c&d e.md}}a{{/link}} {{link g h.md}}f{{/link}}</p>");
    check(
        "[a][b] [b][] [b]\n\n[b]: https://c.org",
        "<p>{{link https://c.org}}a{{/link}} {{link https://c.org}}b{{/link}} {{link https://c.org}}b{{/link}}</p>",
    );
    let (body, _) = parse_as("en", "ä [b](c.md) ![d](e.jpg)");
    let sources: Vec<_> = body.holes.iter().map(|hole| &"ä [b](c.md) ![d](e.jpg)"[hole.source.clone()]).collect();
    assert_eq!(sources, ["[b](c.md)", "[b](c.md)", "![d](e.jpg)"]);
}

#[test]
fn checked_numbers_are_holes() {
    check(
        "In [57 897](data:places/rujiena/people) *[14](data:editions/titles)*",
        "<p>In {{data places/rujiena/people=57 897}} <em>{{data editions/titles=14}}</em></p>",
    );
    assert_eq!(parse_as("en", "a [14](data:x) b").0.sections[0].text, "a 14 b\n");
}

#[test]
fn words_in_another_language() {
    check("the [*Õie* \"tn\"]{lang=et}, \"x\"", "<p>the <span lang=\"et\"><em>Õie</em> „tn“</span>, “x”</p>");
    check(
        "*[a]{lang=et}* [b [c]{lang=lv} d]{lang=et}",
        "<p><em><span lang=\"et\">a</span></em> <span lang=\"et\">b <span lang=\"lv\">c</span> d</span></p>",
    );
    check(
        "[[a]{lang=et}](b.md) [c [d](e.md)]{lang=et}-f",
        "<p>{{link b.md}}<span lang=\"et\">a</span>{{/link}} <span lang=\"et\">c {{link e.md}}d{{/link}}</span>-f</p>",
    );
    check("`[a]{lang=et}` \\[b]", "<p><code>[a]{lang=et}</code> [b]</p>");
    check("## [a]{lang=et}", "<h2 id=\"{{id 0}}\"><span lang=\"et\">a</span></h2>");
    check("## [a]{lang=et} {#b}", "<h2 id=\"{{id 0}}\"><span lang=\"et\">a</span></h2>");
}

#[test]
fn other_inline_marks() {
    check(
        "a  \nb\\\nc *d* __e__ ~~f~~ [g] h]",
        "<p>a<br>\nb<br>\nc <em>d</em> <strong>e</strong> <del>f</del> [g] h]</p>",
    );
    check("a & b < c > d", "<p>a &amp; b &lt; c &gt; d</p>");
    check("![a \"b\" `c` [d](e.md) \\\"](f.jpg)g", "<p>{{picture f.jpg|a “b” c d \"}}g</p>");
}
