//! Documents as LibreOffice saves them again. `tests/browser/plan.mjs` has it save whole ones; here is what it writes otherwise, in short.

use indexmap::IndexMap;

use super::super::answers::{Answer, Plan};
use super::super::blocks::Purpose;
use super::super::{Format, Writers, read};
use super::form;
use crate::pack::{self, Keep};

const LINES: &str = "Vienišumas\n\nZweiter  Absatz\nThird";

fn answers(part: &str, text: &str) -> IndexMap<String, Answer> {
    let bytes = pack::zip([(part, text.as_bytes(), Keep::Deflated)]).unwrap();
    read::plan(&bytes, &form()).unwrap().answers
}

fn in_docx(inside: &str) -> IndexMap<String, Answer> {
    let start = r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>"#;
    answers("word/document.xml", &format!("{start}{inside}</w:body></w:document>"))
}

fn in_odt(inside: &str) -> IndexMap<String, Answer> {
    let start =
        r#"<office:document-content xmlns:office="o" xmlns:text="t" xmlns:loext="l"><office:body><office:text>"#;
    answers("content.xml", &format!("{start}{inside}</office:text></office:body></office:document-content>"))
}

fn wanted<const N: usize>(all: [(&str, Answer); N]) -> IndexMap<String, Answer> {
    all.into_iter().map(|(id, answer)| (id.to_owned(), answer)).collect()
}

/// A paragraph of a DOCX.
fn paragraph(style: &str, text: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#)
}

#[test]
fn a_bookmark_that_was_opened_twice_is_closed_once() {
    let inside = concat!(
        r#"<w:p><w:sdt><w:sdtPr><w:id w:val="7"/></w:sdtPr><w:sdtContent><w:bookmarkStart w:id="3" w:name="f_motivation"/>"#,
        r#"<w:r><w:t>Vienišumas</w:t></w:r></w:sdtContent></w:sdt></w:p><w:p><w:r></w:r></w:p>"#,
        r#"<w:p><w:r><w:t>Zweiter  Absatz</w:t></w:r></w:p>"#,
        r#"<w:p><w:bookmarkStart w:id="4" w:name="f_motivation"/><w:r><w:t>Third</w:t></w:r><w:bookmarkEnd w:id="4"/></w:p>"#,
    );
    let after = paragraph("Heading1", "No answer");
    assert_eq!(in_docx(&format!("{inside}{after}")), wanted([("motivation", Answer::Text(LINES.into()))]));
}

#[test]
fn answers_of_sections_without_a_name_stand_below_their_headings() {
    let form = form();
    let heading = |at: usize| {
        let text = format!("{} {}", form.sections[at].number, form.sections[at].title);
        paragraph("Heading1", &text.replace('&', "&amp;"))
    };
    let break_ = "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>";
    let lines: String = LINES.lines().map(|line| paragraph("Answer", line)).collect();
    let text = [
        heading(0),
        paragraph("Heading1", "No answer"),
        break_.into(),
        lines,
        break_.into(),
        heading(1),
        paragraph("ListBullet", "One"),
        paragraph("ListBullet", "Two"),
        break_.into(),
        // A choice that nobody has made.
        heading(2),
        paragraph("Answer", &form.words["choose"]),
    ];
    let items = Answer::List(vec!["One".into(), "Two".into()]);
    assert_eq!(in_docx(&text.concat()), wanted([("motivation", Answer::Text(LINES.into())), ("strategies", items)]));
}

#[test]
fn a_bookmark_may_end_inside_of_a_prompt() {
    let inside = concat!(
        r#"<text:p><text:bookmark-start text:name="f_motivation"/><loext:content-control loext:showing-place-holder="true">"#,
        r#"<text:span>Write here</text:span><text:bookmark-end text:name="f_motivation"/></loext:content-control></text:p>"#,
        r#"<text:h text:style-name="Heading_20_1">No answer</text:h>"#,
        r#"<text:list><text:list-item><text:p><text:bookmark-start text:name="f_strategies"/><text:text-input>One&#x0d;</text:text-input></text:p></text:list-item>"#,
        r#"<text:list-item><text:p>Two<text:bookmark-end text:name="f_strategies"/></text:p></text:list-item></text:list>"#,
    );
    let items = Answer::List(vec!["One".into(), "Two".into()]);
    assert_eq!(in_odt(inside), wanted([("strategies", items)]));
}

#[test]
fn lines_of_one_paragraph_are_lines() {
    let inside = concat!(
        r#"<text:p><text:bookmark-start text:name="f_motivation"/><loext:content-control>Vienišumas<text:line-break/><text:line-break/>"#,
        r#"<text:soft-page-break/>Zweiter <text:s/>Absatz<text:line-break/><text:span>Third</text:span>"#,
        r#"<text:bookmark-end text:name="f_motivation"/></loext:content-control></text:p><text:h text:style-name="Heading_20_1">No answer</text:h>"#,
    );
    assert_eq!(in_odt(inside), wanted([("motivation", Answer::Text(LINES.into()))]));
}

/// Of a list without a choice the first is taken.
#[test]
fn what_nobody_has_chosen_is_the_prompt() {
    let form = form();
    let parts = Writers::new().parts(&form, &Plan::empty(&form), Purpose::Work, Format::Odt);
    let (_, text) = parts.iter().find(|(name, _)| *name == "content.xml").unwrap();
    let prompt = format!(r#"<text:label text:value="{}" text:current-selected="true"/>"#, form.words["choose"]);
    let lists: Vec<&str> = text.split("<text:drop-down ").skip(1).collect();
    assert!(!lists.is_empty());
    for list in lists {
        assert!(list.split_once('>').unwrap().1.starts_with(&prompt), "{list}");
    }
}

/// A table of a DOCX with the mark of a section before it.
fn table(id: &str, rows: &[&[&str]]) -> String {
    let cell = |text: &&str| format!("<w:tc>{}</w:tc>", paragraph("TableText", text));
    let row = |cells: &&[&str]| format!("<w:tr>{}</w:tr>", cells.iter().map(cell).collect::<String>());
    let mark = format!(r#"<w:p><w:bookmarkStart w:id="9" w:name="f_{id}"/><w:bookmarkEnd w:id="9"/></w:p>"#);
    format!("{mark}<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>())
}

fn rows<const N: usize>(all: [&[(&str, &str)]; N]) -> Answer {
    let cell = |(id, text): &(&str, &str)| ((*id).to_owned(), (*text).to_owned());
    Answer::Rows(all.into_iter().map(|row| row.iter().map(cell).collect()).collect())
}

#[test]
fn tables_are_read_by_the_titles_of_their_columns() {
    let of = |rows: &[&[&str]]| in_docx(&table("goals", rows)).shift_remove("goals").unwrap();
    let whole = rows([&[("goal", "To meet"), ("group", "youth")]]);
    assert_eq!(of(&[&["Column goal", "Column group"], &["To meet", "Young people"]]), whole);
    assert_eq!(of(&[&["Column group", "Column goal"], &["Young people", "To meet"]]), {
        rows([&[("group", "youth"), ("goal", "To meet")]])
    });
    assert_eq!(of(&[&["Column group"], &["Young people"]]), rows([&[("group", "youth")]]), "a column is gone");
    let more = of(&[&["Column goal", "Costs", "Column group"], &["To meet", "5", "Young people"]]);
    assert_eq!(more, rows([&[("goal", "To meet\nCosts: 5"), ("group", "youth")]]), "a column has come");
    assert_eq!(of(&[&["To meet", "Young people"]]), whole, "the titles are gone");
}

#[test]
fn a_copied_table_and_what_is_written_below_a_field_are_read() {
    let one = table("goals", &[&["Column goal"], &["To meet"]]);
    let other = one.replace("To meet", "To stay");
    let both = in_docx(&format!("{one}{}", other.split_once("</w:p>").unwrap().1));
    assert_eq!(both, wanted([("goals", rows([&[("goal", "To meet")], &[("goal", "To stay")]]))]));
    let field = r#"<w:p><w:bookmarkStart w:id="1" w:name="f_motivation"/><w:r><w:t>In it.</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p>"#;
    let below =
        in_docx(&format!("{field}{}{}", paragraph("Standard", "Below it."), paragraph("Heading1", "No answer")));
    assert_eq!(below, wanted([("motivation", Answer::Text("In it.\nBelow it.".into()))]));
}

#[test]
fn what_other_programs_write_as_json_is_read() {
    let plan = |text: &str| read::plan(text.as_bytes(), &form()).map(|plan| plan.answers);
    let start = r#"{"format":"pearls-plan","formatVersion":1,"template":"action-plan","answers":"#;
    assert_eq!(
        plan(&format!("\u{feff}{start}{{\"money\":6500}}}}")),
        Ok(wanted([("money", Answer::Text("6500".into()))]))
    );
    assert_eq!(plan(&format!("{start}{{\"motivation\":{{\"a\":1}}}}}}")), Err(read::Unreadable::Empty));
    assert_eq!(
        read::said(format!("{start}{{\"motivation\":null}}}}").as_bytes()).template.as_deref(),
        Some("action-plan")
    );
}
