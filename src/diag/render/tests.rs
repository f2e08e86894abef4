//! All formats over one sample.

use snapbox::{assert_data_eq, str};

use super::*;
use crate::diag::{Diagnostic, FieldPath, Fix, Place, Position, Resolved};
use crate::source::SourcePath;

fn position(line: usize, columns: std::ops::Range<usize>, excerpt: &str) -> Position {
    Position { line, column: columns.start, end_line: line, end_column: columns.end, excerpt: excerpt.into() }
}

fn resolved(diagnostic: Diagnostic, position: Position, labels: Vec<Position>) -> Resolved {
    let fix = diagnostic.fix.as_ref().map(|_| position.clone());
    Resolved { diagnostic, position, labels, fix }
}

/// A place with a fix; two places in two files; one of several lines with a tab and wide characters; a whole file.
fn sample() -> Vec<Resolved> {
    let file = |path: &str| SourcePath::new(path);
    let case = file("content/case-studies/satiec-savu-kaiminu.lv.md");
    let unknown = Diagnostic::error(
        "reference/unknown",
        Place::field(&case, FieldPath::of("municipalities")),
        "no municipality has the id `rujienna`",
    )
    .label("did you mean `rujiena` (Rūjiena, Latvia)?")
    .help("write `municipalities: rujiena`, or add the place with `pearls new municipality rujienna`")
    .fix("rujiena");
    let edition = file("content/editions/2024.md");
    let twice = Diagnostic::warning("award/twice", Place::whole(&edition), "`kiel` is here twice")
        .also(Place::whole(&file("content/editions/2025.md")), "the first time, here")
        .help("remove one: 100 %\nor both");
    let long = Diagnostic::note("text/long", Place::whole(&file("content/pages/a b,c.md")), "a long text");
    let whole =
        Diagnostic::error("front-matter/empty", Place::whole(&file("content/pages/empty.md")), "this file is empty");
    let lines = Position { end_line: 14, end_column: 3, ..position(9, 3..3, "\t東京 é\u{1b}[0m") };
    vec![
        resolved(unknown, position(4, 17..25, "municipalities: rujienna"), vec![]),
        resolved(twice, position(12, 5..9, "  - kiel"), vec![position(7, 3..7, "  kiel: title")]),
        resolved(long, lines, vec![]),
        resolved(whole, Position::default(), vec![]),
    ]
}

#[test]
fn people_see_excerpt_caret_and_help() {
    assert_data_eq!(
        human::render(&sample(), false),
        str![[r#"
error[reference/unknown]: no municipality has the id `rujienna`
  ┌─ content/case-studies/satiec-savu-kaiminu.lv.md:4:17
4 │ municipalities: rujienna
  │                 ^^^^^^^^ did you mean `rujiena` (Rūjiena, Latvia)?
  = help: write `municipalities: rujiena`, or add the place with `pearls new municipality rujienna`

warning[award/twice]: `kiel` is here twice
   ┌─ content/editions/2024.md:12:5
12 │   - kiel
   │     ^^^^
   ┌─ content/editions/2025.md:7:3
 7 │   kiel: title
   │   ---- the first time, here
   = help: remove one: 100 %
           or both

note[text/long]: a long text
  ┌─ content/pages/a b,c.md:9:3
9 │     東京 é�[0m
  │       ^^^^^^^^

error[front-matter/empty]: this file is empty
  ┌─ content/pages/empty.md

"#]]
    );
}

#[test]
fn colours_are_those_of_the_severity() {
    let shown = human::render(&sample()[..1], true).replace('\u{1b}', "␛");
    assert_data_eq!(
        shown,
        str![[r#"
␛[1m␛[31merror[reference/unknown]␛[0m␛[1m: no municipality has the id `rujienna`␛[0m
  ␛[1m␛[34m┌─␛[0m content/case-studies/satiec-savu-kaiminu.lv.md:4:17
␛[1m␛[34m4 │␛[0m municipalities: rujienna
  ␛[1m␛[34m│␛[0m                 ␛[1m␛[31m^^^^^^^^ did you mean `rujiena` (Rūjiena, Latvia)?␛[0m
  ␛[1m␛[34m=␛[0m help: write `municipalities: rujiena`, or add the place with `pearls new municipality rujienna`

"#]]
    );
}

#[test]
fn a_summary_counts_by_severity() {
    let sample = sample();
    assert_eq!(human::summary(&[]), "no problems");
    assert_eq!(human::summary(&sample[..1]), "1 error in 1 file");
    assert_eq!(human::summary(&sample[..2]), "1 error and 1 warning in 2 files");
    assert_eq!(human::summary(&sample), "2 errors, 1 warning and 1 note in 4 files");
}

#[test]
fn a_long_line_is_shown_around_its_place() {
    let text = format!("{}here{}", "ā ".repeat(200), " ž".repeat(200));
    let file = SourcePath::new("a.md");
    let long = Diagnostic::error("a/b", Place::whole(&file), "x");
    assert_data_eq!(
        human::render(&[resolved(long, position(1, 401..405, &text), vec![])], false),
        str![[r#"
error[a/b]: x
  ┌─ a.md:1:401
1 │ …ā ā ā ā ā ā ā ā ā ā ā ā ā ā ā here ž ž ž ž ž ž ž ž ž ž ž ž ž ž ž ž ž ž ž ž ž ž ž ž ž ž ž ž ž ž ž ž ž…
  │                                ^^^^

"#]]
    );
}

#[test]
fn programs_read_a_versioned_object() {
    assert_data_eq!(json::render(&sample()), snapbox::file!["sample/report.json"].raw());
}

#[test]
fn actions_read_escaped_commands() {
    assert_data_eq!(
        github::render(&sample()),
        str![[r#"
::error file=content/case-studies/satiec-savu-kaiminu.lv.md,line=4,endLine=4,col=17,endColumn=25,title=reference/unknown::no municipality has the id `rujienna`%0Adid you mean `rujiena` (Rūjiena, Latvia)?%0Awrite `municipalities: rujiena`, or add the place with `pearls new municipality rujienna`
::warning file=content/editions/2024.md,line=12,endLine=12,col=5,endColumn=9,title=award/twice::`kiel` is here twice%0Aremove one: 100 %25%0Aor both
::notice file=content/pages/a b%2Cc.md,line=9,endLine=14,title=text/long::a long text
::error file=content/pages/empty.md,title=front-matter/empty::this file is empty

"#]]
    );
}

#[test]
fn services_read_sarif() {
    assert_data_eq!(sarif::render(&sample()), snapbox::file!["sample/report.sarif"].raw());
}

#[test]
fn a_fix_may_be_somewhere_else_than_its_problem() {
    let file = SourcePath::new("a.md");
    let mut problem = Diagnostic::error("a/b", Place::whole(&file), "x");
    problem.fix = Some(Fix { place: Place::bytes(&file, 0..4), text: "y".into() });
    let mut resolved = resolved(problem, position(3, 1..2, "abc"), vec![]);
    resolved.fix = Some(position(1, 1..5, "line"));
    assert!(json::render(&[resolved.clone()]).contains("\"line\": 1,\n        \"column\": 1,"));
    assert!(sarif::render(&[resolved]).contains("\"startLine\": 1,"));
}

proptest::proptest! {
    #[test]
    fn any_position_is_shown(excerpt in "\\PC{0,300}|[\t\u{0}a漢]{0,200}", line in 0..3usize, column in 0..400usize, end_line in 0..3usize, end_column in 0..400usize) {
        let position = Position { line, column, end_line, end_column, excerpt };
        let problem = Diagnostic::error("a/b", Place::whole(&SourcePath::new("a.md")), "x").label("y");
        let shown = human::render(&[resolved(problem, position, vec![])], false);
        proptest::prop_assert!(shown.lines().all(|line| line.chars().filter_map(unicode_width::UnicodeWidthChar::width).sum::<usize>() < 140));
    }
}
