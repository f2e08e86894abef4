//! Headings, tables, footnotes, figures, lists, code.

use super::*;

#[test]
fn headings_have_ids_to_be_filled() {
    check(
        "## A *b*\n\ntext\n\n### C",
        "<h2 id=\"{{id 0}}\">A <em>b</em></h2>\n<p>text</p>\n<h3 id=\"{{id 1}}\">C</h3>",
    );
}

#[test]
fn a_body_that_begins_with_level_one_is_shown_one_level_lower() {
    let (body, problems) = parse_as("en", "# A\n\n## B\n\n# C\n\n## D\n\n### E\n\n#### F\n\n##### G\n\n###### H");
    let levels: Vec<_> =
        body.headings.iter().map(|heading| &body.html[heading.html_start..heading.html_start + 3]).collect();
    assert_eq!(levels, ["<h2", "<h3", "<h2", "<h3", "<h4", "<h5", "<h6", "<h6"]);
    assert_eq!(body.headings[1].level, 2);
    assert_eq!(problems.len(), 1, "one note: {problems:?}");
}

#[test]
fn a_later_heading_of_level_one_becomes_level_two() {
    let (body, _) = parse_as("en", "## A\n\n# B");
    assert_eq!(show(&body), "<h2 id=\"{{id 0}}\">A</h2>\n<h2 id=\"{{id 1}}\">B</h2>\n");
    check_problems("## A\n\n# B", &["markdown/heading-one # B"]);
}

#[test]
fn ids_are_ascii_and_unique() {
    let (body, problems) =
        parse_as("lv", "## Mācības\n\n## x {#macibas-2}\n\n## Mācības\n\n## 2026\n\n## …\n\n## *Mācības*");
    let ids: Vec<_> = body.headings.iter().map(|heading| heading.auto_id.as_str()).collect();
    assert_eq!(ids, ["macibas", "x", "macibas-3", "s-2026", "section", "macibas-4"]);
    assert_eq!(body.headings[1].explicit_id.as_deref(), Some("macibas-2"));
    assert_eq!(problems, []);
}

#[test]
fn headings_know_their_places() {
    let file = "---\ntitle: x\n---\nä\n\n## Gūtās mācības {#lessons}\n\nzz\n";
    let (body, _) = parse(file, 17..file.len(), &Lang::new("lv"), &SourcePath::new("a.md"));
    let heading = &body.headings[0];
    assert_eq!(&file[heading.source.clone()], "## Gūtās mācības {#lessons}");
    assert_eq!(heading.text, "Gūtās mācības");
    assert_eq!(&body.html[heading.html_start..heading.html_end], "<h2 id=\"\">Gūtās mācības</h2>");
    assert_eq!(fill(&body, heading.html_end..body.html.len(), &mut Show), "\n<p>zz</p>\n");
    assert_eq!(&file[body.holes[0].source.clone()].trim_end(), &"## Gūtās mācības {#lessons}");
}

#[test]
fn sections_hold_the_plain_text_below_each_heading() {
    let markdown = "One & *two*.[^a]\n\n## A `b` [c](d.md)\n\n- x\n- y ![alt](p.jpg)\n\n\
        | h | i |\n|---|---|\n| j | k |\n\n### E\n\n[^a]: note\n";
    let (body, _) = parse_as("en", markdown);
    let sections: Vec<_> = body.sections.iter().map(|section| (section.heading, section.text.trim_end())).collect();
    assert_eq!(sections, [(None, "One & two."), (Some(0), "x\ny \nh\ni\nj\nk"), (Some(1), "\nnote")]);
    assert_eq!(body.headings[0].text, "A b c");
    assert_eq!(body.sections.iter().map(|section| section.words).collect::<Vec<_>>(), [3, 6, 1]);
    assert_eq!(body.words, 14);
}

#[test]
fn plain_text_says_where_its_checked_numbers_are() {
    let markdown = "ā [1](data:a/a) b\n\n## “*X*” [22](data:b/b) y\n\nTable: Of [3](data:c/c)\n\n\
        | h |\n|---|\n| [44](data:d/d) |\n\nz[^n]\n\n[^n]: ē [5](data:e/e)\n";
    let (body, _) = parse_as("en", markdown);
    let said = |text: &str, numbers: &[CheckedNumber]| -> Vec<(String, String)> {
        numbers.iter().map(|own| (own.path.clone(), text[own.at.clone()].to_owned())).collect()
    };
    let pair = |path: &str, typed: &str| (path.to_owned(), typed.to_owned());
    let section = |at: usize| said(&body.sections[at].text, &body.sections[at].numbers);
    assert_eq!(section(0), [pair("a/a", "1")]);
    assert_eq!(said(&body.headings[0].text, &body.headings[0].numbers), [pair("b/b", "22")]);
    assert_eq!(section(1), [pair("c/c", "3"), pair("d/d", "44"), pair("e/e", "5")]);
}

#[test]
fn a_table_is_a_region_with_a_name() {
    check(
        "| a | b |\n|--:|:-:|\n| 1 | |\n| 2 | *x* |",
        "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"{{table.region 1}}\"><table>\n\
         <thead><tr><th scope=\"col\" class=\"align-right\">a</th><th scope=\"col\" class=\"align-center\">b</th></tr></thead>\n\
         <tbody>\n<tr><th scope=\"row\" class=\"align-right\">1</th><td class=\"align-center\"></td></tr>\n\
         <tr><th scope=\"row\" class=\"align-right\">2</th><td class=\"align-center\"><em>x</em></td></tr>\n\
         </tbody></table></div>",
    );
}

#[test]
fn the_paragraph_table_before_a_table_is_its_caption() {
    let table = "<table><caption id=\"table_1\">Who \u{201c}[<em>won</em>]{{link a.md}}b{{/link}}\u{201d}</caption>\n\
        <thead><tr><th scope=\"col\">a</th></tr></thead>\n</table></div>";
    check(
        "Table:  Who \"\\[*won*\\][b](a.md)\"\n\n| a |\n|---|",
        &format!("<div class=\"table\" role=\"region\" tabindex=\"0\" aria-labelledby=\"table_1\">{table}"),
    );
    let (body, _) = parse_as("en", "Table: [ b](a.md)\n\n| a |\n|---|");
    assert!(show(&body).contains("<caption id=\"table_1\">{{link a.md}} b{{/link}}</caption>"), "{}", show(&body));
    let (body, _) = parse_as("en", "a[^a]\n\n[^a]: Table: [^b] b\n\n    | a |\n    |---|\n\n[^b]: b");
    assert!(show(&body).contains("</a></sup> b</caption>"), "{}", show(&body));
    let (body, _) = parse_as("en", "Table: Who *won*\n\n| a |\n|---|");
    assert_eq!(body.sections[0].text.trim_end(), "Who won\na");
}

#[test]
fn a_paragraph_table_elsewhere_is_a_paragraph() {
    check("Table: none\n\ntext", "<p>Table: none</p>\n<p>text</p>");
}

#[test]
fn empty_cells_are_no_headers() {
    check(
        "| | b |\n|---|---|\n| 1 | x<br>y<BR/>z |\n| | 3 |",
        "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"{{table.region 1}}\"><table>\n\
         <thead><tr><td></td><th scope=\"col\">b</th></tr></thead>\n\
         <tbody>\n<tr><th scope=\"row\">1</th><td>x<br>y<br>z</td></tr>\n<tr><td></td><td>3</td></tr>\n</tbody></table></div>",
    );
}

#[test]
fn footnotes_are_numbered_as_they_are_read_and_lead_back() {
    check(
        "a[^x] b[^y]\n\n[^y]: why [^x] [^z]\n\n[^x]: ex\n\n    - l\n\n[^z]: zed *e* [u](v.md)\n\nend[^Y]",
        "<p>a<sup><a href=\"#fn_1\" id=\"fnref_1\" role=\"doc-noteref\" aria-label=\"{{footnote.reference 1}}\">1</a></sup> \
         b<sup><a href=\"#fn_2\" id=\"fnref_2\" role=\"doc-noteref\" aria-label=\"{{footnote.reference 2}}\">2</a></sup></p>\n\
         <p>end<sup><a href=\"#fn_2\" id=\"fnref_2_2\" role=\"doc-noteref\" aria-label=\"{{footnote.reference 2}}\">2</a></sup></p>\n\
         <section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"{{footnote.title}}\">\n<ol>\n\
         <li id=\"fn_1\"><p>ex</p>\n<ul>\n<li>l</li>\n</ul>\n<p> \
         <a href=\"#fnref_1\" role=\"doc-backlink\"><span aria-hidden=\"true\">↩</span><span class=\"visually-hidden\">{{footnote.back 1}}</span><sup>1</sup></a> \
         <a href=\"#fnref_1_2\" role=\"doc-backlink\"><span aria-hidden=\"true\">↩</span><span class=\"visually-hidden\">{{footnote.back 1}}</span><sup>2</sup></a></p>\n</li>\n\
         <li id=\"fn_2\"><p>why \
         <sup><a href=\"#fn_1\" id=\"fnref_1_2\" role=\"doc-noteref\" aria-label=\"{{footnote.reference 1}}\">1</a></sup> \
         <sup><a href=\"#fn_3\" id=\"fnref_3\" role=\"doc-noteref\" aria-label=\"{{footnote.reference 3}}\">3</a></sup> \
         <a href=\"#fnref_2\" role=\"doc-backlink\"><span aria-hidden=\"true\">↩</span><span class=\"visually-hidden\">{{footnote.back 2}}</span><sup>1</sup></a> \
         <a href=\"#fnref_2_2\" role=\"doc-backlink\"><span aria-hidden=\"true\">↩</span><span class=\"visually-hidden\">{{footnote.back 2}}</span><sup>2</sup></a></p>\n</li>\n\
         <li id=\"fn_3\"><p>zed <em>e</em> {{link v.md}}u{{/link}} \
         <a href=\"#fnref_3\" role=\"doc-backlink\"><span aria-hidden=\"true\">↩</span><span class=\"visually-hidden\">{{footnote.back 3}}</span></a></p>\n</li>\n\
         </ol>\n</section>",
    );
}

#[test]
fn a_note_that_is_only_a_reference_keeps_it() {
    let (body, _) = parse_as("en", "a[^a]\n\n[^a]: [^b]\n\n[^b]: b");
    assert!(show(&body).contains("<li id=\"fn_1\"><p><sup><a href=\"#fn_2\""), "{}", show(&body));
    assert_eq!(&body.html[body.notes_at..body.notes_at + 8], "<section");
}

#[test]
fn holes_of_a_note_stay_between_its_references() {
    let (body, _) = parse_as("en", "a[^a]\n\n[^a]: x [b](b.md) [^b] [c](c.md) [^b] [d](d.md)\n\n[^b]: b");
    let html = show(&body);
    let note = html.find("<p>x ").and_then(|at| html.get(at..)).unwrap_or_default();
    let parts = [
        "{{link b.md}}b{{/link}} <sup>",
        ">2</a></sup> {{link c.md}}c{{/link}} <sup>",
        ">2</a></sup> {{link d.md}}d{{/link}} <a",
    ];
    assert!(parts.iter().all(|part| note.contains(part)), "{note}");
}

#[test]
fn a_picture_alone_in_its_paragraph_is_a_figure() {
    check("![A *b*](p.jpg \"It's \\\"c\\\"\")", "{{figure p.jpg|A b|It’s “c”}}");
    check(
        "> ![](p.jpg)\n\ntext ![b](p.jpg)",
        "<blockquote>\n{{figure p.jpg|}}\n</blockquote>\n<p>text {{picture p.jpg|b}}</p>",
    );
    check("![a](p.jpg) <!-- b -->", "{{figure p.jpg|a}}");
    check("[![b](p.jpg)](a.md)", "<p>{{link a.md}}{{picture p.jpg|b}}{{/link}}</p>");
    check("![a](p.jpg)\n![b](q.jpg)", "<p>{{picture p.jpg|a}}\n{{picture q.jpg|b}}</p>");
}

#[test]
fn a_number_alone_in_its_paragraph_stays_in_it() {
    check("[14](data:editions/titles)", "<p>{{data editions/titles=14}}</p>");
}

#[test]
fn tasks_are_signs_with_words() {
    check(
        "- [x] a\n- [ ] \"b\"\n- c",
        "<ul>\n<li><span aria-hidden=\"true\">☑</span><span class=\"visually-hidden\">{{task.done}}</span> a</li>\n\
         <li><span aria-hidden=\"true\">☐</span><span class=\"visually-hidden\">{{task.open}}</span> “b”</li>\n\
         <li>c</li>\n</ul>",
    );
}

#[test]
fn lists_and_quotations() {
    check("3. a\n4. b\n   - c", "<ol start=\"3\">\n<li>a</li>\n<li>b<ul>\n<li>c</li>\n</ul>\n</li>\n</ol>");
    check("1. a\n\n> b\n\n---", "<ol>\n<li>a</li>\n</ol>\n<blockquote>\n<p>b</p>\n</blockquote>\n<hr>");
}

#[test]
fn code_stays_as_it_is_typed() {
    check(
        "```rust x\n\"a\" -- <b> & '…'\n```",
        "<pre tabindex=\"0\"><code class=\"language-rust\">\"a\" -- &lt;b&gt; &amp; '…'\n</code></pre>",
    );
    check("```\n'a'\n```\n\n'a'", "<pre tabindex=\"0\"><code>'a'\n</code></pre>\n<p>‘a’</p>");
    check("    a...\n", "<pre tabindex=\"0\"><code>a...\n</code></pre>");
    check("`\"a\"--<b>`", "<p><code>\"a\"--&lt;b&gt;</code></p>");
    check("```a\"b\nx\n```", "<pre tabindex=\"0\"><code class=\"language-a&quot;b\">x\n</code></pre>");
}

#[test]
fn comments_are_dropped() {
    check("<!-- a\n\nb -->\n\nc <!-- d --> e", "<p>c  e</p>");
    check("&nbsp;\n\na", "<p>a</p>");
}

#[test]
fn a_body_is_a_part_of_its_file() {
    let file = "---\na: \"ä\"\n---\n[x](y.md) <b>\n";
    let (body, problems) = parse(file, 16..file.len(), &Lang::new("en"), &SourcePath::new("a.md"));
    assert_eq!(&file[body.holes[0].source.clone()], "[x](y.md)");
    assert_eq!(codes(file, &problems), ["markdown/raw-html <b>"]);
    assert_eq!(parse(file, 900..901, &Lang::new("en"), &SourcePath::new("a.md")).0.html, "");
}
