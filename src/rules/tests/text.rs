use super::super::{template, text};
use super::*;

const VOCABULARY: &str = "
//- content/vocabularies/sections.yaml
title: Sections
for: case-studies
terms:
  - {key: what-was-done, label: {en: What was done, lv: Kas tika darīts}, required: true, word_limit: 5}
  - {key: results, label: Results}
//- content/municipalities/kiel.md
---
title: Kiel
country: DE
---
";

fn case(fields: &str, body: &str) -> String {
    format!(
        "{VOCABULARY}//- content/case-studies/x.md\n---\ntitle: X\nsummary: S\nmunicipalities: kiel\nperiod: 2024\n{fields}---\n{body}\n"
    )
}

#[test]
fn a_required_section_is_there_and_has_text() {
    let of = |body: &str| told(text::sections, &case("", body));
    assert!(of("## What was done\n\nWords.").is_empty());
    assert!(of("## Steps {#what-was-done}\n\n### First\n\nWords.").is_empty(), "deeper headings belong to it");
    assert_eq!(of("Words."), ["text/section-missing case-studies/x.md"]);
    assert_eq!(of(""), ["text/section-missing case-studies/x.md"]);
    assert_eq!(of("## What was done\n\n## Results\n\nWords."), ["text/section-empty case-studies/x.md: text"]);
    assert!(told(text::sections, &case("status: draft\n", "Words.")).is_empty(), "a draft may still lack it");
}

#[test]
fn the_heading_that_was_meant_is_pointed_at() {
    let found = text::sections(&catalog(&case("", "## What was doen\n\nWords.")));
    assert_eq!(found[0].label.as_deref(), Some("was `What was doen` meant to be this section?"));
    assert_eq!(found[0].fix.as_ref().map(|fix| fix.text.as_str()), Some("## What was done"));
}

#[test]
fn a_translation_needs_the_section_only_if_it_has_a_text() {
    let with = |body: &str| {
        let translation = format!("//- content/case-studies/x.lv.md\n---\ntitle: X\n---\n{body}\n");
        let site = format!("{}{translation}", case("", "## What was done\n\nWords."));
        let found = text::sections(&catalog(&site));
        found.into_iter().map(|it| format!("{}: {}", it.place.file.file_name(), it.message)).collect::<Vec<_>>()
    };
    assert!(with("").is_empty());
    let neither = format!("{}//- content/case-studies/x.lv.md\n---\ntitle: X\n---\n", case("", "Words."));
    assert_eq!(told(text::sections, &neither), ["text/section-missing case-studies/x.md"]);
    assert!(with("## Kas tika darīts\n\nVārdi.").is_empty());
    assert_eq!(with("Vārdi."), ["x.lv.md: the section `Kas tika darīts` is missing"]);
}

#[test]
fn a_section_without_a_label_in_the_language_is_asked_for_by_its_id() {
    let vocabulary = "//- content/vocabularies/sections.yaml\ntitle: S\nfor: case-studies\n\
                      terms: [{key: what-was-done, label: {en: What was done}, required: true}]\n";
    let translation = "//- content/case-studies/x.lv.md\n---\ntitle: X\n---\nVārdi.\n";
    let site = format!("{}{vocabulary}{translation}", case("", "## What was done\n\nWords."));
    let found = text::sections(&catalog(&site));
    let help = found[0].help.as_deref().unwrap_or_default();
    assert!(help.contains("`## … {#what-was-done}`") && help.contains("`lv`"), "{help}");
}

#[test]
fn a_section_is_not_longer_than_advised() {
    let of = |body: &str| told(text::too_long, &case("", body));
    assert!(of("## What was done\n\none two three four five\n\n## Results\n\none two three four five six").is_empty());
    assert_eq!(
        of("## What was done\n\none two three\n\n### More\n\nfour five six"),
        ["text/too-long case-studies/x.md: text"]
    );
}

#[test]
fn unknown_names_fields_and_sections() {
    let found = text::unknown_names(&catalog(&case("unknown: [cost, results, lesons, what-was-done]\n", "Words.")));
    assert_eq!(shown(&found), ["text/unknown-name case-studies/x.md: unknown[2]"]);
}

#[test]
fn a_withdrawn_entry_says_why() {
    let site = case("status: withdrawn\n", "Words.");
    assert_eq!(
        told(text::withdrawn_without_reason, &site),
        ["text/withdrawn-without-reason case-studies/x.md: status"]
    );
    assert!(told(text::withdrawn_without_reason, &case("status: withdrawn\nstatus_note: N\n", "Words.")).is_empty());
}

#[test]
fn a_language_is_one_of_the_site() {
    let page = |lang: &str| format!("//- content/pages/x{lang}.md\n---\ntitle: X\n---\n");
    let site = [page(""), page(".lv"), page(".pl")].concat();
    assert_eq!(told(text::language_not_in_site, &site), ["address/language-not-in-site pages/x.pl.md"]);
}

#[test]
fn a_translation_has_an_original_and_is_not_older() {
    let alone = "//- content/pages/y.lv.md\n---\ntitle: X\ntranslation: {by: person}\n---\n";
    assert_eq!(told(text::translation_of_nothing, alone), ["text/translation-of-nothing pages/y.lv.md: translation"]);
    let pair = |reviewed: &str| {
        format!(
            "//- content/pages/x.md\n---\ntitle: X\nupdated: 2025-03\n---\n//- content/pages/x.lv.md\n---\ntitle: X\ntranslation: {{by: person{reviewed}}}\n---\n"
        )
    };
    assert!(told(text::translation_of_nothing, &pair("")).is_empty());
    assert!(told(text::translation_old, &pair("")).is_empty());
    assert!(told(text::translation_old, &pair(", reviewed: 2025-03-01")).is_empty());
    assert_eq!(
        told(text::translation_old, &pair(", reviewed: 2025-02-28")),
        ["text/translation-old pages/x.lv.md: translation.reviewed"]
    );
}

fn template(sections: &str, body: &str) -> String {
    format!(
        "//- content/plan-templates/t.md\n---\ntitle: T\nsections: [{sections}]\nchangelog: [{{version: '1', date: 2025, changes: C}}]\n---\n{body}\n"
    )
}

#[test]
fn the_sections_of_a_template_are_those_of_its_body() {
    let two = "{id: cover, answer: text}, {id: team, answer: text}";
    let of = |body: &str| told(template::sections, &template(two, body));
    assert!(
        of("Words.\n\n## Cover {#cover}\n\nQ?\n\n### Example {#id-example}\n\n## Free\n\n## Team {#team}\n\nQ?")
            .is_empty()
    );
    assert_eq!(of("## Cover {#cover}\n\nQ?"), ["template/section-without-text plan-templates/t.md: sections[1].id"]);
    assert_eq!(
        of("## Cover {#cover}\n\nQ?\n\n## Tem {#teem}\n\nQ?"),
        ["template/text-without-section plan-templates/t.md: text"]
    );
    assert_eq!(
        of("## Team {#team}\n\nQ?\n\n## Cover {#cover}\n\nQ?"),
        ["template/section-order plan-templates/t.md: text"]
    );
}

#[test]
fn ids_of_sections_and_columns_are_unique() {
    let site = template(
        "{id: a, answer: table, columns: [{id: x, title: X, answer: text}, {id: x, title: Y, answer: text}]}, {id: a, answer: text}",
        "",
    );
    assert_eq!(
        told(template::ids_twice, &site),
        [
            "template/id-twice plan-templates/t.md: sections[1].id",
            "template/id-twice plan-templates/t.md: sections[0].columns[1].id"
        ]
    );
}

#[test]
fn each_criterion_is_served() {
    let criteria = "//- content/vocabularies/criteria.yaml\ntitle: C\nterms: [{key: a, label: A}, {key: b, label: B}, {key: c, label: C, replaced_by: a}]\n";
    let site = format!("{criteria}{}", template("{id: x, answer: text, criteria: a}", ""));
    assert_eq!(told(template::criteria, &site), ["template/criterion-unserved plan-templates/t.md: sections"]);
}

#[test]
fn tables_have_columns_and_choices_a_vocabulary() {
    let found = told(
        template::answers,
        &template(
            "{id: a, answer: table}, {id: b, answer: choice}, {id: c, answer: table, columns: [{id: x, title: X, answer: table}, {id: y, title: Y, answer: date}]}",
            "",
        ),
    );
    let at = |path: &str| format!("template/answer plan-templates/t.md: {path}.answer");
    assert_eq!(found, [at("sections[0]"), at("sections[1]"), at("sections[2].columns[0]")]);
}

#[test]
fn versions_are_newest_first_and_moved_sections_exist() {
    let of = |changelog: &str| {
        let site = format!(
            "//- content/plan-templates/t.md\n---\ntitle: T\nsections: [{{id: a, answer: text}}]\nchangelog: [{changelog}]\n---\n"
        );
        (told(template::changelog_order, &site), told(template::moved, &site))
    };
    let change = |version: &str, date: &str| format!("{{version: '{version}', date: {date}, changes: C}}");
    assert!(of(&[change("2", "2026"), change("1", "2025")].join(", ")).0.is_empty());
    let at = "template/changelog-order plan-templates/t.md: changelog[1].version";
    assert_eq!(of(&[change("1", "2025"), change("2", "2026")].join(", ")).0, [at]);
    assert_eq!(of(&[change("1", "2026"), change("1", "2025")].join(", ")).0, [at]);
    let moved = "{version: '2', date: 2026, changes: C, moved: {old: a, older: b}}, {version: '1', date: 2025, changes: C, moved: {x: y}}";
    assert_eq!(of(moved).1, ["template/moved plan-templates/t.md: changelog[0].moved.older"]);
}

#[test]
fn a_plan_names_a_version_that_its_template_had() {
    let plan = |version: &str| {
        let plan = format!(
            "//- content/action-plans/p.md\n---\ntitle: P\nmunicipality: kiel\ntemplate: {{id: t, version: '{version}'}}\n---\n"
        );
        format!("{VOCABULARY}{}{plan}", template("{id: a, answer: text}", ""))
    };
    assert!(told(template::versions, &plan("1")).is_empty());
    assert_eq!(told(template::versions, &plan("2")), ["template/version action-plans/p.md: template.version"]);
}
