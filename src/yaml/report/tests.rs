//! What editors read about wrong fields, from the text of a file to the excerpt.

use snapbox::{IntoData, assert_data_eq, str};

use super::super::check::Mode;
use super::super::schema::Schema;
use super::super::testing;
use super::*;
use crate::content::schema as kinds;

/// The output for the fields of a case study, with the least that it needs in front.
fn check(fields: &str, expected: impl IntoData) {
    let text = format!("---\ntitle: A\nsummary: B\nmunicipalities: kiel\nperiod: 2024\n{fields}---\n");
    assert_data_eq!(
        shown(&Schema::of::<kinds::case_study::CaseStudy>(), &text, Mode::Original),
        expected.into_data().raw()
    );
}

fn shown(schema: &Schema, text: &str, mode: Mode) -> String {
    let file = SourcePath::new("a.md");
    let checked = schema.check(&testing::parse("a.md", text).expect("fields"), mode);
    let mut problems = diagnostics(&checked, &file, "case-study", Some("kiel.md"));
    let known = || schema.top_level_keys().chain(["topics"]);
    problems.extend(checked.unknown_keys.iter().map(|key| unknown_key(&file, key, known(), "case-study")));
    testing::shown("a.md", text, problems)
}

#[test]
fn dates_in_another_order_are_turned_round() {
    check(
        "updated: 27.04.2024\nsources: {title: a, accessed: soon}\n",
        str![[r#"
error[schema/wrong-form]: `27.04.2024` is not a date
  ┌─ a.md:6:10
6 │ updated: 27.04.2024
  │          ^^^^^^^^^^
  = help: write `updated: 2024-04-27`

error[schema/wrong-form]: `soon` is not a date
  ┌─ a.md:7:31
7 │ sources: {title: a, accessed: soon}
  │                               ^^^^
  = help: write the year first: `2024`, `2024-04` or `2024-04-27`

"#]],
    );
}

#[test]
fn numbers_are_digits() {
    check(
        "cost:\n  amount: 57,897\nsdgs: [18, four]\ngeo: {lat: 57.9, lon: 912}\n",
        str![[r#"
error[schema/wrong-type]: `amount` should be a number, but is the text `57,897`
  ┌─ a.md:7:11
7 │   amount: 57,897
  │           ^^^^^^
  = help: write `amount: 57897`

error[schema/out-of-range]: `sdgs` is 18, but should be from 1 to 17
  ┌─ a.md:8:8
8 │ sdgs: [18, four]
  │        ^^
  = help: write a number that is from 1 to 17

error[schema/wrong-type]: `sdgs` should be a whole number, but is the text `four`
  ┌─ a.md:8:12
8 │ sdgs: [18, four]
  │            ^^^^
  = help: write digits only: `57897`

error[schema/out-of-range]: `lon` is 912, but should be from -180 to 180
  ┌─ a.md:9:23
9 │ geo: {lat: 57.9, lon: 912}
  │                       ^^^
  = help: write a number that is from -180 to 180

"#]],
    );
}

#[test]
fn texts_that_look_like_something_else_need_quotes() {
    check(
        "license: 2024\nstaff_time: 1.10\nstatus_note: yes it is\naliases:\n  - A: b\n",
        str![[r#"
error[schema/wrong-type]: `license` should be a text, but is the number `2024`
  ┌─ a.md:6:10
6 │ license: 2024
  │          ^^^^
  = help: put it in quotes: `license: '2024'`

error[schema/wrong-type]: `staff_time` should be a text, but is the number `1.10`
  ┌─ a.md:7:13
7 │ staff_time: 1.10
  │             ^^^^
  = help: put it in quotes: `staff_time: '1.10'`

error[schema/wrong-type]: `aliases` should be a text, but is a group of fields
   ┌─ a.md:10:5
10 │   - A: b
   │     ^^^^
   = help: put it in quotes: `'A: b'`

"#]],
    );
}

#[test]
fn typographic_quotes_count_as_text() {
    check(
        "updated: “2024-04-27”\nevidence: „planned“\n",
        str![[r#"
error[schema/typographic-quotes]: the quotes of `“2024-04-27”` are typographic, so they count as text
  ┌─ a.md:6:10
6 │ updated: “2024-04-27”
  │          ^^^^^^^^^^^^
  = help: write `updated: 2024-04-27`

error[schema/typographic-quotes]: the quotes of `„planned“` are typographic, so they count as text
  ┌─ a.md:7:11
7 │ evidence: „planned“
  │           ^^^^^^^^^
  = help: write `evidence: planned`

"#]],
    );
}

#[test]
fn words_of_a_list_are_offered() {
    check(
        "status: dratf\nevidence: guessed\n",
        str![[r#"
error[schema/not-an-option]: `status` cannot be `dratf`
  ┌─ a.md:6:9
6 │ status: dratf
  │         ^^^^^ did you mean `draft`?
  = help: write one of `published`, `draft`, `archived` or `withdrawn`

error[schema/not-an-option]: `evidence` cannot be `guessed`
  ┌─ a.md:7:11
7 │ evidence: guessed
  │           ^^^^^^^
  = help: write one of `planned`, `described`, `self-reported` or `evaluated`

"#]],
    );
}

#[test]
fn a_windows_path_gets_its_slashes() {
    let text = "---\ntitle: A\nkind: toolkit\nfile: files\\plan.pdf\n---\n";
    assert_data_eq!(
        shown(&Schema::of::<kinds::resource::Resource>(), text, Mode::Original),
        str![[r#"
error[schema/wrong-form]: `files\plan.pdf` is not the name of a file beside this one
  ┌─ a.md:4:7
4 │ file: files\plan.pdf
  │       ^^^^^^^^^^^^^^
  = help: write `file: files/plan.pdf`

"#]]
        .raw()
    );
}

#[test]
fn misspelt_fields_are_recognised() {
    check(
        "draf: true\norganizer: kiel\nTags: a\nslug: b\ncost: {ammount: 5, x: 1}\n",
        str![[r#"
error[schema/unknown-key]: `draf` is not a field of this case study
  ┌─ a.md:6:1
6 │ draf: true
  │ ^^^^ did you mean `status: draft`?
  = help: write `status: draft`

error[schema/unknown-key]: `organizer` is not a field of this case study
  ┌─ a.md:7:1
7 │ organizer: kiel
  │ ^^^^^^^^^ did you mean `organiser`?
  = help: write `organiser: …`

error[schema/unknown-key]: `Tags` is not a field of this case study
  ┌─ a.md:8:1
8 │ Tags: a
  │ ^^^^ did you mean `topics: […]`?
  = help: write `topics: […]`

error[schema/unknown-key]: `slug` is not a field of this case study
  ┌─ a.md:9:1
9 │ slug: b
  │ ^^^^
  = help: remove it; id and language are taken from the name of the file

error[schema/unknown-key]: `ammount` is not a field of `cost`
   ┌─ a.md:10:8
10 │ cost: {ammount: 5, x: 1}
   │        ^^^^^^^ did you mean `amount`?
   = help: write `amount: …`

error[schema/unknown-key]: `x` is not a field of `cost`
   ┌─ a.md:10:20
10 │ cost: {ammount: 5, x: 1}
   │                    ^
   = help: its fields are `band`, `amount`, `currency`

"#]],
    );
}

#[test]
fn what_is_missing_is_said_with_its_purpose() {
    let text = "---\nsummary: ' '\nmunicipalities: []\nsources:\n  - accessed: 2024\nlinks:\n  - title: a\n---\n";
    assert_data_eq!(
        shown(&Schema::of::<kinds::case_study::CaseStudy>(), text, Mode::Original),
        str![[r#"
error[schema/missing-field]: this case study has no `period`
  ┌─ a.md:1:1
1 │ ---
  │ ^^^
  = help: add `period: …`: when it was done: `2024-04/2024-09`, or `2023/..` while it goes on

error[schema/missing-field]: this case study has no `title`
  ┌─ a.md:1:1
1 │ ---
  │ ^^^
  = help: add `title: …`: the title; of a place or an organisation its official name

error[schema/empty]: `summary` is empty
  ┌─ a.md:2:10
2 │ summary: ' '
  │          ^^^
  = help: fill it in: it is needed

error[schema/missing-any]: this item of `sources` has none of `title` or `url`
  ┌─ a.md:5:5
5 │   - accessed: 2024
  │     ^^^^^^^^^^^^^^
  = help: add at least one of `title` or `url`

error[schema/missing-field]: this item of `links` has no `url`
  ┌─ a.md:7:5
7 │   - title: a
  │     ^^^^^^^^
  = help: add `url: …`

"#]]
        .raw()
    );
}

#[test]
fn texts_fit_and_have_no_codes() {
    let long = "ā".repeat(310);
    check(
        &format!("status_note: a&nbsp;b\nlinks: [{{title: a, url: www.a.lv}}]\nevidence: {long}\n"),
        str![[r#"
warning[schema/html-entity]: `&nbsp;` is a code of HTML, and readers would see it like this
  ┌─ a.md:6:14
6 │ status_note: a&nbsp;b
  │              ^^^^^^^^
  = help: type the character itself

error[schema/wrong-form]: `www.a.lv` is not a web address
  ┌─ a.md:7:25
7 │ links: [{title: a, url: www.a.lv}]
  │                         ^^^^^^^^
  = help: write `url: https://www.a.lv`

error[schema/not-an-option]: `evidence` cannot be `āāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāā…`
  ┌─ a.md:8:11
8 │ evidence: āāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāāā…
  │           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  = help: write one of `planned`, `described`, `self-reported` or `evaluated`

"#]],
    );
}

#[test]
fn a_translation_leaves_the_facts_to_its_original() {
    let text = "---\ntitle: A\nperiod: 2024\nresults:\n  - indicator: b\n---\n";
    assert_data_eq!(
        shown(&Schema::of::<kinds::case_study::CaseStudy>(), text, Mode::Translation),
        str![[r#"
error[translation/inherited-field]: `period` is the same in every language
  ┌─ a.md:3:1
3 │ period: 2024
  │ ^^^^^^
  = help: inherited from kiel.md; remove it

error[translation/item-without-key]: this item of `results` does not say which item of the original it translates
  ┌─ a.md:5:5
5 │   - indicator: b
  │     ^^^^^^^^^^^^
  = help: add `id` with the value that the item has in the original; if it has none there, give it one first

"#]]
        .raw()
    );
}
