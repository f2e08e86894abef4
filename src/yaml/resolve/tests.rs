//! Places of all kinds in texts of all kinds.

use std::sync::Arc;

use proptest::prelude::*;
use saphyr::{LoadableYamlNode, MarkedYaml};

use super::super::testing::sources;
use super::*;
use crate::diag::FieldPath;
use crate::source::{MemoryReader, SourceFile, SourcePath, Sources};

const ENTRY: &str = "---\r\ntitle: Jānis ā\r\nentrants:\r\n  - municipality: kiel\r\n    reached: title\r\n\r\n  # next\r\n  - {municipality: turku}\r\nsummary: |\r\n  one\r\n  two\r\n\r\n# end\r\nempty:\r\nnothing: ~\r\ntags: [a, b]\r\none: {x: y}\r\n---\r\nBody\r\n";

fn path(text: &str) -> FieldPath {
    let segments = text.split('.').filter(|part| !part.is_empty());
    FieldPath(segments.map(|part| part.parse().map_or_else(|_| Segment::Key(part.into()), Segment::Index)).collect())
}

/// Line, column, and what stands there up to the end of the place's first line.
fn find(file: &str, text: &str, at: At) -> (usize, usize, String) {
    let place = Place { file: SourcePath::new(file), at };
    let resolved = resolve(vec![Diagnostic::error("a/b", place, "x")], &sources(file, text));
    let Position { line, column, end_line, end_column, excerpt } = &resolved[0].position;
    let end = if line == end_line { *end_column } else { usize::MAX };
    let shown = excerpt.chars().take(end.saturating_sub(1)).skip(column.saturating_sub(1)).collect();
    (*line, *column, shown)
}

fn field(text: &str) -> (usize, usize, String) {
    find("a.md", ENTRY, At::Field(path(text)))
}

fn key(text: &str) -> (usize, usize, String) {
    find("a.md", ENTRY, At::Key(path(text)))
}

fn is(line: usize, column: usize, shown: &str) -> (usize, usize, String) {
    (line, column, shown.to_owned())
}

#[test]
fn a_field_is_its_value_and_a_key_its_name() {
    assert_eq!(field("title"), is(2, 8, "Jānis ā"));
    assert_eq!(key("title"), is(2, 1, "title"));
    assert_eq!(field("entrants.0.municipality"), is(4, 19, "kiel"));
    assert_eq!(key("entrants.0.reached"), is(5, 5, "reached"));
    assert_eq!(field("entrants.1"), is(8, 5, "{municipality: turku}"));
    assert_eq!(field("tags"), is(16, 7, "[a, b]"));
    assert_eq!(field("tags.1"), is(16, 11, "b"));
    assert_eq!(field("nothing"), is(15, 10, "~"));
}

#[test]
fn a_block_ends_with_its_last_line() {
    let place = Place::field(&SourcePath::new("a.md"), path("entrants.0"));
    let position = resolve(vec![Diagnostic::error("a/b", place, "x")], &sources("a.md", ENTRY)).remove(0).position;
    assert_eq!((position.line, position.column, position.end_line, position.end_column), (4, 5, 5, 19));
    assert_eq!(field("summary"), is(10, 3, "one"));
}

#[test]
fn what_is_empty_or_absent_is_the_nearest_thing_around_it() {
    assert_eq!(field("empty"), is(14, 1, "empty"));
    assert_eq!(field("one.z"), is(17, 1, "one"));
    assert_eq!(field("entrants.0.plan"), is(4, 5, "municipality: kiel"));
    assert_eq!(field("entrants.7.plan"), is(3, 1, "entrants"));
    assert_eq!(field("topics"), is(1, 1, "---"));
    assert_eq!(field("title.0.x"), is(2, 1, "title"));
    assert_eq!(field(""), is(1, 1, "---"));
    assert_eq!(find("a.md", "no front matter", At::Field(path("title"))), is(1, 1, "no front matter"));
    assert_eq!(find("b.md", "", At::Field(path("title"))), is(1, 1, ""));
}

#[test]
fn a_single_value_stands_for_a_list_of_one() {
    assert_eq!(find("a.yaml", "topics: youth", At::Field(path("topics.0"))), is(1, 9, "youth"));
    assert_eq!(find("a.yaml", "links: {url: x}", At::Field(path("links.0.url"))), is(1, 14, "x"));
}

#[test]
fn a_repeated_value_is_where_it_is_written() {
    let text = "a: &x\n  b: c\nd: *x\n";
    assert_eq!(find("a.yaml", text, At::Field(path("d"))), is(3, 4, "*x"));
    assert_eq!(find("a.yaml", text, At::Field(path("d.b"))), is(2, 6, "c"));
}

#[test]
fn a_text_that_cannot_be_read_with_places_still_has_lines() {
    let text = "title:\tA\nempty:\ncost:\n  band:\tlow\n";
    assert!(MarkedYaml::load_from_str(text).is_err());
    assert_eq!(find("a.yaml", text, At::Field(path("title"))), is(1, 8, "A"));
    assert_eq!(find("a.yaml", text, At::Key(path("title"))), is(1, 1, "title"));
    assert_eq!(find("a.yaml", text, At::Field(path("empty"))), is(2, 1, "empty"));
    assert_eq!(find("a.yaml", text, At::Field(path("cost.band"))), is(3, 1, "cost"));
    assert_eq!(find("a.yaml", text, At::Field(path("none"))), is(1, 1, "title:\tA"));
}

#[test]
fn bytes_are_cut_to_the_text() {
    let bytes = |range: Range<usize>| find("a.md", "ā b\nc\n", At::Bytes(range.into()));
    assert_eq!(bytes(3..4), is(1, 3, "b"));
    assert_eq!(bytes(1..3), is(1, 1, "ā "));
    assert_eq!(bytes(5..99), is(2, 1, "c"));
    assert_eq!(bytes(99..99), is(3, 1, ""));
    assert_eq!(bytes(0..5), is(1, 1, "ā b"));
    assert_eq!(find("a.md", "x", At::Whole), is(0, 0, ""));
}

#[test]
fn the_result_is_sorted_and_says_nothing_twice() {
    let (a, b) = (SourcePath::new("a.md"), SourcePath::new("b.md"));
    let problem =
        |code: &'static str, file: &SourcePath, at: usize| Diagnostic::error(code, Place::bytes(file, at..at), "x");
    let all = vec![
        problem("z/z", &b, 0),
        problem("z/z", &a, 9),
        problem("b/b", &a, 9),
        problem("z/z", &a, 2),
        problem("z/z", &a, 9),
    ];
    let resolved = resolve(all, &sources("a.md", "line 1\nline 2\n"));
    let shown: Vec<_> = resolved
        .iter()
        .map(|one| (&*one.diagnostic.code, one.diagnostic.place.file.as_str(), one.position.line))
        .collect();
    assert_eq!(shown, [("z/z", "a.md", 1), ("b/b", "a.md", 2), ("z/z", "a.md", 2), ("z/z", "b.md", 0)]);
}

#[test]
fn labels_and_fixes_have_positions_too() {
    let file = SourcePath::new("a.md");
    let problem = Diagnostic::error("a/b", Place::field(&file, path("tags.1")), "x")
        .also(Place::key(&file, path("title")), "y")
        .fix("c");
    let resolved = resolve(vec![problem], &sources("a.md", ENTRY)).remove(0);
    assert_eq!(resolved.labels[0].line, 2);
    assert_eq!(resolved.fix.as_ref(), Some(&resolved.position));
}

fn any_text() -> impl Strategy<Value = String> {
    let part = "[a-c]: |[a-c]:\r?\n|\r?\n|  |- |\\[|\\]|\\{|\\}|, |\t|&a |\\*a|!t |\\| ?\n|'|\"|# |ü|\u{1F600}|\u{85}|\r|---\n|\\PC";
    proptest::string::string_regex(&format!("(---\n)?({part}){{0,40}}(\n---\n)?({part}){{0,5}}")).unwrap()
}

fn any_place() -> impl Strategy<Value = At> {
    let segment = prop_oneof!["[a-c]".prop_map(Segment::Key), (0..3usize).prop_map(Segment::Index)];
    let path = prop::collection::vec(segment, 0..4).prop_map(FieldPath);
    prop_oneof![
        Just(At::Whole),
        path.clone().prop_map(At::Field),
        path.prop_map(At::Key),
        (0..90usize, 0..90usize).prop_map(|(start, end)| At::Bytes((start..end).into())),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_place_in_any_text_is_a_position_in_it(text in any_text(), at in any_place(), is_yaml in any::<bool>()) {
        let file = SourcePath::new(if is_yaml { "a.yaml" } else { "a.md" });
        let place = Place { file: file.clone(), at: at.clone() };
        let sources = sources(file.as_str(), &text);
        let text = &sources.texts[&file].text;
        let Position { line, column, end_line, end_column, excerpt } =
            resolve(vec![Diagnostic::error("a/b", place, "x")], &sources).remove(0).position;
        if at == At::Whole {
            prop_assert_eq!((line, column, excerpt), (0, 0, String::new()));
        } else {
            let lines: Vec<&str> = text.split('\n').collect();
            prop_assert!(line >= 1 && end_line <= lines.len() && (line, column) <= (end_line, end_column));
            prop_assert_eq!(&excerpt, lines[line - 1]);
            prop_assert!(column >= 1 && column <= lines[line - 1].chars().count() + 1);
            prop_assert!(end_column >= 1 && end_column <= lines[end_line - 1].chars().count() + 1);
        }
    }

    /// Where a text reads well with both readers, the place of each text value is where that text stands.
    #[test]
    fn the_place_of_a_word_is_where_the_word_stands(words in prop::collection::vec("[a-zäß]{1,6}", 1..6), crlf in any::<bool>()) {
        let end = if crlf { "\r\n" } else { "\n" };
        let items: String = words.iter().map(|word| format!("  - k: w{word}{end}    n: [x, w{word}]{end}")).collect();
        let text = format!("---{end}ā: b{end}l:{end}{items}---{end}");
        for (index, word) in words.iter().enumerate() {
            for at in [format!("l.{index}.k"), format!("l.{index}.n.1")] {
                let (_, _, shown) = find("a.md", &text, At::Field(path(&at)));
                prop_assert_eq!(shown, format!("w{word}"));
            }
        }
    }
}

#[test]
fn many_problems_of_one_kind_on_one_line_are_found_quickly_and_told_in_part() {
    let text = "ā ".repeat(400_000);
    let path = SourcePath::new("content/pages/a.md");
    let mut texts = BTreeMap::new();
    texts.insert(path.clone(), SourceFile::new(path.as_str(), &text));
    let sources =
        Sources { texts, media: BTreeMap::new(), reader: Arc::new(MemoryReader::default()), unread: Vec::new() };
    let at = |number: usize| Place::bytes(&path, number * 3..number * 3 + 2);
    let found = (0..300_000).map(|number| crate::diag::codes::links::missing_file(at(number), "x", None)).collect();
    let resolved = resolve(found, &sources);
    assert_eq!(resolved.len(), MAX_OF_A_KIND);
    let columns: Vec<usize> = resolved.iter().map(|one| one.position.column).collect();
    assert_eq!(columns, (0..100).map(|number| number * 2 + 1).collect::<Vec<_>>());
    assert!(resolved[99].diagnostic.help.as_ref().unwrap().ends_with("there are 299900 more of this kind in the file"));
    let last = crate::diag::codes::links::missing_file(at(399_999), "x", None);
    assert_eq!(resolve(vec![last], &sources)[0].position.column, 799_999);
}
