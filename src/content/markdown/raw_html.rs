//! HTML in a text: comments are dropped, everything else is a problem, with what to write instead.

/// What an HTML block holds besides comments.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found<'a> {
    OnlyComments,
    /// A comment without an end: Markdown hides all that follows.
    OpenComment,
    Html(&'a str),
}

/// Looks through an HTML block.
pub(super) fn look(block: &str) -> Found<'_> {
    let mut rest = block.trim();
    while let Some(comment) = rest.strip_prefix("<!--") {
        let Some(end) = comment.find("-->") else { return Found::OpenComment };
        rest = comment.get(end + 3..).unwrap_or_default().trim_start();
    }
    if rest.is_empty() { Found::OnlyComments } else { Found::Html(rest) }
}

pub(super) fn is_comment(tag: &str) -> bool {
    tag.starts_with("<!--")
}

pub(super) fn is_line_break(tag: &str) -> bool {
    tag_name(tag).eq_ignore_ascii_case("br") && !tag.starts_with("</")
}

/// The tag alone, of HTML that begins with one.
pub(super) fn first_tag(html: &str) -> &str {
    html.find('>').and_then(|end| html.get(..=end)).unwrap_or(html)
}

/// `a` of `</a>` or `<a href="…">`; empty if there is no name.
pub(super) fn tag_name(tag: &str) -> &str {
    let name = tag.trim_start_matches('<').trim_start_matches('/');
    let end = name.find(|char: char| !char.is_ascii_alphanumeric()).unwrap_or(name.len());
    name.get(..end).unwrap_or_default()
}

/// What to write instead of a tag inside a line, where only a part of the text can be meant.
pub(super) fn advice_in_line(name: &str) -> &'static str {
    match name.to_ascii_lowercase().as_str() {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "ul" | "ol" | "li" | "table" | "tr" | "td" | "th" | "thead"
        | "tbody" | "hr" | "blockquote" | "pre" => {
            "remove it; to show the tag itself, put it between backticks, such as `` `<h1>` ``, or write `\\<` for its first sign"
        }
        other => advice(other),
    }
}

/// What to write instead of a tag.
pub(super) fn advice(name: &str) -> &'static str {
    match name.to_ascii_lowercase().as_str() {
        "br" => "end the line with `\\`; only in a cell of a table is `<br>` a line break",
        "b" | "strong" => "write `**bold text**`",
        "i" | "em" | "cite" => "write `*text in italics*`",
        "s" | "del" | "strike" => "write `~~struck text~~`",
        "a" => "write `[text](address)`",
        "img" | "picture" | "figure" | "figcaption" => "write `![what the picture shows](file.jpg \"caption\")`",
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => "write `## ` before the heading",
        "ul" | "ol" | "li" => "write `- ` or `1. ` at the beginning of each line",
        "table" | "tr" | "td" | "th" | "thead" | "tbody" => "write the table as lines with `|` between the cells",
        "p" | "div" | "span" | "font" | "center" | "u" | "style" | "section" | "big" | "small" => {
            "remove the tag: the look of a page is the theme's; for words in another language write `[Õie tn]{lang=et}`"
        }
        "iframe" | "video" | "audio" | "script" | "object" | "embed" | "form" | "input" | "button" => {
            "write a link to it instead, `[text](address)`"
        }
        "sup" | "sub" => "write the sign itself (²) or a note (`[^1]`)",
        "hr" => "write `---` between two empty lines",
        "blockquote" | "q" => "write `> ` at the beginning of each line",
        "code" | "pre" | "kbd" | "tt" => "write `` `code` ``, or three backticks on the lines before and after",
        _ => "remove it, or write `\\<` if the sign `<` is meant",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_nothing_and_all_else_is_found() {
        assert_eq!(look("<!-- a\n b --> <!-- c -->\n"), Found::OnlyComments);
        assert_eq!(look("<!-- a --> b <i>\n"), Found::Html("b <i>"));
        assert_eq!(look("<!-- a"), Found::OpenComment);
        assert_eq!(look("<div>\nx\n"), Found::Html("<div>\nx"));
    }

    #[test]
    fn tags_have_names() {
        assert_eq!(tag_name("</Table >"), "Table");
        assert_eq!(tag_name("<?php x"), "");
        assert_eq!(first_tag("<a href=\"x\">y</a>"), "<a href=\"x\">");
        assert!(is_line_break("<BR />") && is_line_break("<br>") && !is_line_break("</br>") && !is_line_break("<b>"));
    }
}
