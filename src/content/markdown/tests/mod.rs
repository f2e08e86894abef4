//! Tests of the whole renderer: what each construct becomes, what is reported, what holds for any text, and what
//! another renderer says.

mod blocks;
mod generate;
mod html;
mod inlines;
mod lookalikes;
mod oracle;
mod problems;
mod properties;

use super::*;

/// Shows holes as `{{…}}`.
struct Show;

impl Filler for Show {
    fn fill(&mut self, hole: &Hole, _: &Body, out: &mut String) {
        let text = match &hole.kind {
            HoleKind::LinkStart { destination } => format!("link {destination}"),
            HoleKind::LinkEnd => "/link".to_owned(),
            HoleKind::Picture { source, alt, caption, figure } => {
                let caption = caption.as_deref().map_or(String::new(), |caption| format!("|{caption}"));
                format!("{} {source}|{alt}{caption}", if *figure { "figure" } else { "picture" })
            }
            HoleKind::Data { path, typed } => format!("data {path}={typed}"),
            HoleKind::HeadingId(index) => format!("id {index}"),
            HoleKind::Message { key, number: None } => key.to_string(),
            HoleKind::Message { key, number: Some(number) } => format!("{key} {number}"),
        };
        out.push_str(&format!("{{{{{text}}}}}"));
    }
}

fn parse_as(lang: &str, markdown: &str) -> (Body, Vec<Diagnostic>) {
    parse(markdown, 0..markdown.len(), &Lang::new(lang), &SourcePath::new("content/pages/a.md"))
}

fn show(body: &Body) -> String {
    fill(body, 0..body.html.len(), &mut Show)
}

/// The HTML, of a text without problems.
#[track_caller]
fn check(markdown: &str, expected: &str) {
    check_in("en", markdown, expected);
}

#[track_caller]
fn check_in(lang: &str, markdown: &str, expected: &str) {
    let (body, problems) = parse_as(lang, markdown);
    assert_eq!(show(&body).trim_end(), expected);
    assert_eq!(codes(markdown, &problems), Vec::<String>::new());
}

/// The problems of a text, each as its code and the text that it points at.
#[track_caller]
fn check_problems(markdown: &str, expected: &[&str]) {
    assert_eq!(codes(markdown, &parse_as("en", markdown).1), expected);
}

fn codes(markdown: &str, problems: &[Diagnostic]) -> Vec<String> {
    let show = |problem: &Diagnostic| match &problem.place.at {
        crate::diag::At::Bytes(range) => format!("{} {}", problem.code, markdown[range.start..range.end].trim_end()),
        other => format!("{} {other:?}", problem.code),
    };
    problems.iter().map(show).collect()
}
