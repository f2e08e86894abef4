//! What is reported, and where.

use super::*;

#[test]
fn html_is_an_error_and_nothing_of_it_is_shown() {
    check_problems(
        "a <b>c</b> <br> d </i>",
        &["markdown/raw-html <b>", "markdown/raw-html <br>", "markdown/raw-html </i>"],
    );
    check_problems("<div class=\"x\">\ny\n\nz", &["markdown/raw-html <div class=\"x\">\ny"]);
    check_problems("<!-- a --> b", &["markdown/raw-html <!-- a --> b"]);
    check_problems("![a <i>](b.jpg)", &["markdown/raw-html <i>"]);
    check_problems("a\n\n> <!-- b\n> c\n\nd", &["markdown/comment-open <!-- b\n> c"]);
    assert_eq!(show(&parse_as("en", "a <script>b</script> c").0), "<p>a b c</p>\n");
    let (_, problems) = parse_as("en", "<iframe src=x></iframe>");
    assert_eq!(problems[0].message, "`<iframe src=x>` is HTML, which cannot be used in a text");
    assert_eq!(problems[0].help.as_deref(), Some("write a link to it instead, `[text](address)`"));
}

#[test]
fn headings() {
    check_problems("### a\n\n##### b", &["markdown/heading-skipped ### a", "markdown/heading-skipped ##### b"]);
    check_problems("## a\n\n#### b\n\n#### c\n\n### d\n\n## e\n\n### f", &["markdown/heading-skipped #### b"]);
    check_problems("## \n\na", &["markdown/heading-empty ##"]);
    check_problems("## &nbsp;\n\na", &["markdown/heading-empty ## &nbsp;"]);
    check_problems("- ## a", &["markdown/heading-nested ## a"]);
    check_problems("## a {#b}\n\n## c {#b}", &["markdown/heading-id-twice ## c {#b}"]);
    check_problems("## a {#B ä}", &["markdown/heading-attributes ## a {#B ä}", "markdown/heading-id ## a {#B ä}"]);
    check_problems("## a {#2b}", &["markdown/heading-id ## a {#2b}"]);
    check_problems("## a {.x}", &["markdown/heading-attributes ## a {.x}"]);
    check_problems("## a {lang=et}", &["markdown/heading-attributes ## a {lang=et}"]);
    let (_, problems) = parse_as("en", "# a\n\n### b");
    assert_eq!(problems[1].message, "this heading has `###` where `##` is next");
    assert_eq!(show(&parse_as("en", "> # *a*").0), "<blockquote>\n<p><strong><em>a</em></strong></p>\n</blockquote>\n");
    assert_eq!(show(&parse_as("en", "## \n\na").0), "<p>a</p>\n");
}

#[test]
fn footnotes() {
    check_problems("a[^b]", &["markdown/footnote-undefined [^b]"]);
    check_problems(
        "a\n\n[^b]: c [^d]\n\n[^d]: e [^d]",
        &["markdown/footnote-unused [^b]:", "markdown/footnote-unused [^d]:"],
    );
    check_problems("a[^b]\n\n[^b]: c\n\n[^b]: d", &["markdown/footnote-twice [^b]:"]);
    check_problems("a\\[^b] `[^c]`", &[]);
    assert_eq!(show(&parse_as("en", "a\n\n[^b]: c").0), "<p>a</p>\n");
}

#[test]
fn addresses() {
    check_problems(
        "[a](javascript:b) [a](file:///b) [a](<C:\\b.md>) ![a](data:image/png;base64,AA) <data:b>",
        &[
            "markdown/unknown-scheme javascript:b",
            "markdown/unknown-scheme file:///b",
            "markdown/windows-path C:\\b.md",
            "markdown/unknown-scheme data:image/png;base64,AA",
            "markdown/data-text <data:b>",
        ],
    );
    check_problems(
        "![a](photos\\b.jpg) [a](/b.md) [a](//b.org) ![a](https://b.org/c.jpg) [a](www.b.org)",
        &[
            "markdown/windows-path photos\\b.jpg",
            "markdown/absolute-path /b.md",
            "markdown/protocol-relative //b.org",
            "markdown/picture-elsewhere https://b.org/c.jpg",
            "markdown/address www.b.org",
        ],
    );
    check_problems("[a](java&#9;script:b)", &["markdown/address-invisible [a](java&#9;script:b)"]);
    check_problems("[a]()", &["markdown/link-nowhere [a]()"]);
    assert_eq!(show(&parse_as("en", "[a](javascript:b) ![c](/d)").0), "<p>a c</p>\n");
}

#[test]
fn a_corrected_address_is_offered_only_where_it_is_written() {
    let fix = |markdown: &str| parse_as("en", markdown).1.remove(0).fix.map(|fix| (fix.place, fix.text));
    let (place, text) = fix("![a](photos\\b.jpg)").expect("a fix");
    assert_eq!((place.at, text.as_str()), (crate::diag::At::Bytes((5..17).into()), "photos/b.jpg"));
    assert_eq!(fix("[a][b]\n\n[b]: photos\\c.jpg"), None);
}

#[test]
fn links() {
    check_problems(
        "[](a.md) [ *&nbsp;* ](a.md)",
        &["markdown/link-empty [](a.md)", "markdown/link-empty [ *&nbsp;* ](a.md)"],
    );
    check_problems("[a <https://b.org> c](d.md)", &["markdown/link-nested <https://b.org>"]);
    check_problems("[a][b] [c]", &["markdown/link-undefined [a][b]"]);
    check_problems("[a](b c.md) ![a](b.jpg c)", &["markdown/link-broken ](b c.md)", "markdown/link-broken ](b.jpg c)"]);
    check_problems("[a[^b]](c.md)\n\n[^b]: d", &["markdown/link-broken ](c.md)"]);
    check_problems("[a](b.md \"c\")", &["markdown/link-title [a](b.md \"c\")"]);
    check_problems(
        "[*14*](data:a/b) [](data:a/b)",
        &["markdown/data-text [*14*](data:a/b)", "markdown/data-text [](data:a/b)"],
    );
    check_problems("a\\](b) `](b)` [c\\](d)", &[]);
    assert_eq!(
        show(&parse_as("en", "[a <https://b.org> c](d.md)").0),
        "<p>{{link d.md}}a https://b.org c{{/link}}</p>\n"
    );
}

#[test]
fn words_in_another_language() {
    check_problems("[a]{lang=EST}", &["markdown/lang-span ]{lang="]);
    check_problems("*[a* b]{lang=et}", &["markdown/lang-span ]{lang="]);
    check_problems("[a\n- b]{lang=et}", &["markdown/lang-span ]{lang="]);
    check_problems("[a](b.md){lang=et}", &["markdown/lang-span ){lang="]);
    check_problems("[a `b]{lang=et}`", &["markdown/lang-span ]{lang="]);
    assert_eq!(show(&parse_as("en", "*[a* b]{lang=et}").0), "<p><em><span lang=\"et\">a</span></em> b]{lang=et}</p>\n");
}

#[test]
fn numbers_of_characters_that_no_page_can_show() {
    check_problems("a &#7; &#xE0F0; b &#7;", &["markdown/forbidden-character &#7;"]);
    check_problems("a &#65; &#xD800;", &["markdown/forbidden-character &#xD800;"]);
    check_problems("![a&#x1;](b.jpg \"c&#xFFFE;\")", &["markdown/forbidden-character &#x1;"]);
    check_problems("```a&#0;\nb\n```", &["markdown/forbidden-character &#0;"]);
    check_problems("`&#7;` \\&#7; \u{fffd} &#65; &#xFFFD", &[]);
    check_problems("[a](https://b.org/&#x7F;)", &["markdown/address-invisible [a](https://b.org/&#x7F;)"]);
    let (body, problems) = parse_as("en", "a &#xE0F1;0123456789abcdef [^b]\n\n[^b]: &#2;");
    assert!(!show(&body).contains(crate::source::characters::is_forbidden));
    assert_eq!(
        problems[0].message,
        "2 characters of this text cannot be shown; the first, `&#xE0F1;`, stands for U+E0F1, a character that each font shows differently"
    );
}

#[test]
fn tables_and_pasted_text() {
    check_problems("| a |\n|---|\n| b | c |\n| d |", &["markdown/table-cells | b | c |"]);
    check_problems(
        "a\u{ad}b [c](d\u{200b}.md)",
        &["markdown/pasted \u{ad}", "markdown/address-invisible d\u{200b}.md"],
    );
    assert_eq!(show(&parse_as("en", "a\u{ad}b `c\u{200b}` \u{0}d\u{2028}e").0), "<p>ab <code>c</code> d e</p>\n");
    let (_, problems) = parse_as("en", "a\u{ad}b\u{ad}");
    assert_eq!(problems[0].message, "there are 2 invisible characters in this text; the first is a soft hyphen");
}

#[test]
fn what_is_nested_too_deeply_is_shown_without_its_blocks() {
    let markdown = format!("{}*a*", "> ".repeat(150));
    let (body, problems) = parse_as("en", &markdown);
    assert_eq!(body.html.matches("<blockquote>").count(), 100);
    assert_eq!(body.html.trim_matches(|char| char != 'a'), "a");
    assert_eq!(problems.iter().map(|problem| problem.code.as_ref()).collect::<Vec<_>>(), ["markdown/nesting"]);
}

#[test]
fn a_file_full_of_mistakes_reports_enough_of_them() {
    let (_, problems) = parse_as("en", &"<b> ".repeat(5000));
    assert_eq!(problems.len(), 200);
}
