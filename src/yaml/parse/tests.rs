//! What editors see of each slip; every case is the whole output.

use proptest::prelude::*;
use snapbox::{IntoData, assert_data_eq, str};

use super::super::testing;
use super::*;

/// The output for each text, as a file of its own.
fn check(texts: &[&str], expected: impl IntoData) {
    let shown: Vec<String> = texts.iter().map(|text| shown(text)).collect();
    assert_data_eq!(shown.join("\n----\n"), expected.into_data().raw());
}

fn shown(yaml: &str) -> String {
    match testing::parse("a.yaml", yaml) {
        Ok(value) => format!("fine: {value:?}\n"),
        Err(problems) => testing::shown("a.yaml", yaml, problems),
    }
}

#[test]
fn a_title_with_a_colon_is_shown_in_quotes() {
    check(
        &["title: Rūjiena: a town reads\nsummary: It's: so\nmotto: 'kept': no"],
        str![[r#"
error[yaml/unquoted-colon]: a text that has a colon in it needs quotes around it
  ┌─ a.yaml:1:15
1 │ title: Rūjiena: a town reads
  │               ^ this colon begins a second value
  = help: write `title: 'Rūjiena: a town reads'`

error[yaml/unquoted-colon]: a text that has a colon in it needs quotes around it
  ┌─ a.yaml:2:14
2 │ summary: It's: so
  │              ^ this colon begins a second value
  = help: write `summary: "It's: so"`

error[yaml/text-after-quote]: the quotes end before the text does
  ┌─ a.yaml:3:14
3 │ motto: 'kept': no
  │              ^^^^ this comes after the closing quote
  = help: write `motto: "'kept': no"`

"#]],
    );
}

#[test]
fn a_tab_is_no_indentation() {
    check(
        &["period: 2024\ncost:\n\tband: low\n\tamount: 5\n"],
        str![[r#"
error[yaml/tab]: this line is indented with a tab, which YAML does not allow
  ┌─ a.yaml:3:1
3 │     band: low
  │ ^^^^
  = help: type two spaces in the place of each tab

error[yaml/tab]: this line is indented with a tab, which YAML does not allow
  ┌─ a.yaml:4:1
4 │     amount: 5
  │ ^^^^
  = help: type two spaces in the place of each tab

"#]],
    );
}

#[test]
fn spaces_pasted_from_another_program_are_found() {
    check(
        &["title:\u{a0}Kaimiņi\nperiod: 2024\n", "cost:\n\u{a0}\u{a0}band: low\n"],
        str![[r#"
error[yaml/special-space]: here is a no-break space, pasted from another program
  ┌─ a.yaml:1:7
1 │ title: Kaimiņi
  │       ^
  = help: delete it and type a plain space in its place

----
error[yaml/special-space]: here is a no-break space, pasted from another program
  ┌─ a.yaml:2:1
2 │   band: low
  │ ^
  = help: delete it and type a plain space in its place

"#]],
    );
}

#[test]
fn a_space_belongs_after_the_colon() {
    check(
        &["title:Kaimiņi\nperiod: 2024\n", "period: 2024\ntitle:Kaimiņi: nāk\nx: y\n", "title:Kaimiņi"],
        str![[r#"
error[yaml/missing-space]: a space is missing after the colon of `title:`
  ┌─ a.yaml:1:1
1 │ title:Kaimiņi
  │ ^^^^^^
  = help: write `title: Kaimiņi`

----
error[yaml/missing-space]: a space is missing after the colon of `title:`
  ┌─ a.yaml:2:1
2 │ title:Kaimiņi: nāk
  │ ^^^^^^
  = help: write `title: 'Kaimiņi: nāk'`

----
error[yaml/missing-space]: a space is missing after the colon of `title:`
  ┌─ a.yaml:1:1
1 │ title:Kaimiņi
  │ ^^^^^^
  = help: write `title: Kaimiņi`

"#]],
    );
}

#[test]
fn typographic_quotes_do_not_protect_a_text() {
    check(
        &["title: „Rūjiena: pilsēta“\nsummary: “a: b”\n"],
        str![[r#"
error[yaml/typographic-quotes]: these are typographic quotes; YAML needs straight ones, `'` or `"`
  ┌─ a.yaml:1:8
1 │ title: „Rūjiena: pilsēta“
  │        ^^^^^^^^^^^^^^^^^^
  = help: write `title: 'Rūjiena: pilsēta'`

error[yaml/typographic-quotes]: these are typographic quotes; YAML needs straight ones, `'` or `"`
  ┌─ a.yaml:2:10
2 │ summary: “a: b”
  │          ^^^^^^
  = help: write `summary: 'a: b'`

"#]],
    );
}

#[test]
fn a_quote_must_close() {
    check(
        &["title: \"Rūjiena\nperiod: 2024\n", "title: 'Rūjiena\nperiod: 2024\n"],
        str![[r#"
error[yaml/unclosed-quote]: the quote that opens here does not close
  ┌─ a.yaml:1:8
1 │ title: "Rūjiena
  │        ^
  = help: write `title: 'Rūjiena'`

----
error[yaml/unclosed-quote]: the quote that opens here does not close
  ┌─ a.yaml:1:8
1 │ title: 'Rūjiena
  │        ^
  = help: write `title: 'Rūjiena'`

"#]],
    );
}

#[test]
fn a_quote_must_not_close_before_the_text_ends() {
    check(
        &["title: 'it's fine'\nsummary: \"Hi\" she said\n"],
        str![[r#"
error[yaml/text-after-quote]: the quotes end before the text does
  ┌─ a.yaml:1:12
1 │ title: 'it's fine'
  │            ^^^^^^^ this comes after the closing quote
  = help: write `title: "it's fine"`

error[yaml/text-after-quote]: the quotes end before the text does
  ┌─ a.yaml:2:15
2 │ summary: "Hi" she said
  │               ^^^^^^^^ this comes after the closing quote
  = help: write `summary: '"Hi" she said'`

"#]],
    );
}

#[test]
fn a_bracket_must_close() {
    check(
        &["period: 2024\ntopics: [youth, belonging\nfields: music\n", "cost: {band: low\nx: 1\n"],
        str![[r#"
error[yaml/unclosed-bracket]: the `[` that opens here does not close
  ┌─ a.yaml:2:9
2 │ topics: [youth, belonging
  │         ^
  = help: write `topics: [youth, belonging]`

----
error[yaml/unclosed-bracket]: the `{` that opens here does not close
  ┌─ a.yaml:1:7
1 │ cost: {band: low
  │       ^
  = help: write `cost: {band: low}`

"#]],
    );
}

#[test]
fn a_text_that_begins_with_a_special_character_needs_quotes() {
    check(
        &["title: @home\nmotto: *bold*\nsummary: &nbsp;Hello you\na: [Draft] A title\nb: % of all\nc: - d\n"],
        str![[r#"
error[yaml/special-start]: a text that begins with `@` needs quotes around it
  ┌─ a.yaml:1:8
1 │ title: @home
  │        ^
  = help: write `title: '@home'`

error[yaml/special-start]: a text that begins with `*` needs quotes around it
  ┌─ a.yaml:2:8
2 │ motto: *bold*
  │        ^
  = help: write `motto: '*bold*'`

error[yaml/special-start]: a text that begins with `&` needs quotes around it
  ┌─ a.yaml:3:10
3 │ summary: &nbsp;Hello you
  │          ^
  = help: write `summary: '&nbsp;Hello you'`

error[yaml/special-start]: a text that begins with `[` needs quotes around it
  ┌─ a.yaml:4:4
4 │ a: [Draft] A title
  │    ^
  = help: write `a: '[Draft] A title'`

error[yaml/special-start]: a text that begins with `%` needs quotes around it
  ┌─ a.yaml:5:4
5 │ b: % of all
  │    ^
  = help: write `b: '% of all'`

error[yaml/special-start]: a text that begins with `-` needs quotes around it
  ┌─ a.yaml:6:4
6 │ c: - d
  │    ^
  = help: write `c: '- d'`

"#]],
    );
}

#[test]
fn indentation_must_be_even() {
    check(
        &[
            "title: a\n summary: b\nperiod: 2024\n",
            "  title: a\nperiod: 2024\n",
            "topics:\n  - a\n b\n",
            "summary: one line\n  and: another\n",
        ],
        str![[r#"
error[yaml/indentation]: this line is not indented like the lines that it belongs to
  ┌─ a.yaml:2:2
2 │  summary: b
  │  ^^^^^^^^^^
  = help: write `summary: b` from the beginning of the line, or put it in quotes together with the text above it

----
error[yaml/indentation]: this line is not indented like the lines that it belongs to
  ┌─ a.yaml:1:3
1 │   title: a
  │   ^^^^^^^^
  = help: write `title: a` from the beginning of the line, or put it in quotes together with the text above it

----
error[yaml/indentation]: this line is not indented like the lines that it belongs to
  ┌─ a.yaml:3:2
3 │  b
  │  ^
  = help: begin it in the same column as its neighbours, or put the whole text above it in quotes

----
error[yaml/indentation]: this line is not indented like the lines that it belongs to
  ┌─ a.yaml:2:3
2 │   and: another
  │   ^^^^^^^^^^^^
  = help: write `and: another` from the beginning of the line, or put it in quotes together with the text above it

"#]],
    );
}

#[test]
fn a_line_needs_a_colon() {
    check(
        &["title: a\nsummary\nperiod: 2024\n", "only words"],
        str![[r#"
error[yaml/missing-colon]: this line is not a field, because no colon follows a name
  ┌─ a.yaml:2:1
2 │ summary
  │ ^^^^^^^
  = help: write `name: value`; a text that goes on from the line before is indented by two spaces

----
error[yaml/missing-colon]: this line is not a field, because no colon follows a name
  ┌─ a.yaml:1:1
1 │ only words
  │ ^^^^^^^^^^
  = help: write `name: value`; a text that goes on from the line before is indented by two spaces

"#]],
    );
}

#[test]
fn the_same_field_twice_shows_both_places() {
    check(
        &["title: a\nperiod: 2024\ntitle: b\n", "results:\n  - value: 1\n    value: 2\n"],
        str![[r#"
error[yaml/duplicate-key]: the field `title` is here for the second time
  ┌─ a.yaml:3:1
3 │ title: b
  │ ^^^^^
  ┌─ a.yaml:1:1
1 │ title: a
  │ ----- it is here for the first time
  = help: keep one of the two; several values of one field are a list, `[a, b]`

----
error[yaml/duplicate-key]: the field `value` is here for the second time
  ┌─ a.yaml:3:5
3 │     value: 2
  │     ^^^^^
  ┌─ a.yaml:2:5
2 │   - value: 1
  │     ----- it is here for the first time
  = help: keep one of the two; several values of one field are a list, `[a, b]`

"#]],
    );
}

#[test]
fn what_is_no_set_of_fields_is_refused() {
    check(
        &["- a\n- b\n", "a: 1\n---\nb: 2\n", "2024: a\ntrue: b\n"],
        str![[r#"
error[yaml/not-fields]: here should be fields, one on each line
  ┌─ a.yaml:1:1
1 │ - a
  │ ^^^
  = help: write each field as `name: value`

----
error[yaml/several-documents]: a second set of fields begins here, but a file has only one
  ┌─ a.yaml:2:1
2 │ ---
  │ ^^^
  = help: remove this line, or move what follows into a file of its own

----
error[yaml/key-not-text]: the name `2024` is not a text
  ┌─ a.yaml:1:1
1 │ 2024: a
  │ ^^^^
  = help: put the name in quotes: `'2024': …`

error[yaml/key-not-text]: the name `true` is not a text
  ┌─ a.yaml:2:1
2 │ true: b
  │ ^^^^
  = help: put the name in quotes: `'true': …`

"#]],
    );
}

#[test]
fn values_that_mean_something_to_yaml_alone_are_refused() {
    let texts = ["a: !new x\n", "a: 123456789012345678901234567890\n", "a: [*x]\n"];
    check(
        &texts,
        str![[r#"
error[yaml/tag]: `!new` at the beginning of a value has a special meaning in YAML
  ┌─ a.yaml:1:4
1 │ a: !new x
  │    ^^^^^^
  = help: put the value in quotes

----
error[yaml/number-too-large]: this number is too large
  ┌─ a.yaml:1:4
1 │ a: 123456789012345678901234567890
  │    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  = help: if it is a text, put it in quotes

----
error[yaml/unknown-anchor]: a value that begins with `*` repeats another one, which is not there
  ┌─ a.yaml:1:1
1 │ a: [*x]
  │ ^^^^^^^
  = help: if it is a text, put it in quotes

"#]],
    );
}

#[test]
fn fields_without_slips_are_read() {
    let read =
        |yaml: &str| parse(yaml, 0, &SourcePath::new("a.yaml")).map(|value| serde_yaml::to_string(&value).unwrap());
    assert_eq!(read("# only a comment\n").as_deref(), Ok("{}\n"));
    assert_eq!(read("").as_deref(), Ok("{}\n"));
    assert_eq!(read("a:\tb\r\nc: &x {d: [e]}\r\nf: *x\r\n").as_deref(), Ok("a: b\nc:\n  d:\n  - e\nf:\n  d:\n  - e\n"));
}

#[test]
fn a_line_is_corrected_once() {
    let problems = parse("cost:\n\tband: low: x\nb: c: d\n", 0, &SourcePath::new("a.yaml")).unwrap_err();
    assert_eq!(problems.iter().map(|problem| &*problem.code).collect::<Vec<_>>(), ["yaml/tab"]);
}

#[test]
fn limits_are_kept() {
    let code = |yaml: &str| parse(yaml, 0, &SourcePath::new("a.yaml")).unwrap_err()[0].code.clone();
    assert_eq!(code(&format!("a: {}", "b".repeat(MAX_BYTES))), "yaml/too-large");
    assert_eq!(code(&"{a: ".repeat(16_000)), "yaml/too-deep");
    assert_eq!(code(&format!("a: {}", "[".repeat(65))), "yaml/too-deep");
    let blocks: String = (0..70).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    assert_eq!(code(&blocks), "yaml/too-deep");
    let bomb: String = (1..20).map(|n| format!("a{n}: &a{n} [*a{m}, *a{m}, *a{m}, *a{m}]\n", m = n - 1)).collect();
    assert_eq!(code(&format!("a0: &a0 x\n{bomb}")), "yaml/repeats");
}

proptest! {
    #[test]
    fn any_text_gives_a_value_or_problems_that_can_be_shown(
        text in "([a-c]{1,2}|: |:|\n|\n  |- |\"|'|\\[|\\]|\\{|\\}|,|\t|&|\\*|!|\\||>|#| |ü|\u{a0}|„|“|---|\\PC){0,24}"
    ) {
        let text = format!("é\n{text}");
        let start = "é\n".len();
        if let Err(problems) = parse(&text[start..], start, &SourcePath::new("a.yaml")) {
            prop_assert!(!problems.is_empty());
            for problem in &problems {
                if let crate::diag::At::Bytes(range) = problem.place.at {
                    prop_assert!(range.start >= start && text.get(range.start..range.end).is_some(), "{problem:?}");
                }
            }
            testing::shown("a.yaml", &text, problems);
        }
    }

    /// A correction never hides text: what it gives still has every letter of the line.
    #[test]
    fn a_corrected_line_keeps_the_words(line in "[a-c]{1,3}:? ?[a-e:'\"\\[&* -]{0,12}") {
        let Err(problems) = parse(&line, 0, &SourcePath::new("a.yaml")) else { return Ok(()) };
        let letters = |text: &str| text.chars().filter(|character| character.is_alphabetic()).collect::<String>();
        for fix in problems.iter().filter_map(|problem| problem.fix.as_ref()) {
            prop_assert_eq!(letters(&fix.text), letters(&line));
        }
    }
}
