use super::super::{award, counts};
use super::*;

/// Four places, two of them in Germany.
const PLACES: &str = "
//- content/municipalities/kiel.md
---
title: Kiel
country: DE
---
//- content/municipalities/schleswig.md
---
title: Schleswig
country: DE
---
//- content/municipalities/riga.md
---
title: Rīga
names: {en: Riga}
country: LV
---
//- content/municipalities/oslo.md
---
title: Oslo
country: 'NO'
---
";

fn edition(year: u16, fields: &str) -> String {
    format!("//- content/editions/{year}.md\n---\ntitle: T\n{fields}\n---\n")
}

/// An edition with these rules and a title for each of these places.
fn titles(rules: &str, places: &[&str], more: &str) -> String {
    let entrants: String =
        places.iter().map(|place| format!("  - {{municipality: {place}, reached: title}}\n")).collect();
    let rules = format!("rules: {{countries: [DE, LV], source: {{title: S}}, {rules}}}\nstages: {{key: jury}}");
    format!("{PLACES}{}", edition(2025, &format!("{rules}\nentrants:\n{entrants}{more}")))
}

#[test]
fn more_titles_than_the_rules_allow_need_extra_titles_or_an_exception() {
    let three = ["kiel", "schleswig", "riga"];
    let rule = award::too_many_titles;
    let exception = "exceptions: {rule: number, count: 1, reason: R, source: {title: S}}";
    assert_eq!(
        told(rule, &titles("max_titles: 2", &three, "")),
        ["award/too-many-titles editions/2025.md: rules.max_titles"]
    );
    assert!(told(rule, &titles("max_titles: 3", &three, "")).is_empty());
    assert!(told(rule, &titles("max_titles: 2, extra_titles: 1", &three, "")).is_empty());
    assert!(told(rule, &titles("max_titles: 2", &three, exception)).is_empty());
    assert_eq!(told(rule, &titles("max_titles: 1", &three, exception)).len(), 1);
}

#[test]
fn a_second_title_for_a_country_needs_an_exempt_extra_title_or_an_exception() {
    let both = ["kiel", "riga", "schleswig"];
    let rule = award::country_limit;
    let limit = "max_titles: 3, per_country_max: 1";
    let exception = |country: &str| {
        format!("exceptions: {{rule: country, country: {country}, count: 1, reason: R, source: {{title: S}}}}")
    };
    let told_at_the_second = ["award/country-limit editions/2025.md: entrants[2].municipality"];
    assert_eq!(told(rule, &titles(limit, &both, "")), told_at_the_second);
    assert_eq!(told(rule, &titles(&format!("{limit}, extra_titles: 1"), &both, "")), told_at_the_second);
    assert_eq!(told(rule, &titles(limit, &both, &exception("LV"))), told_at_the_second);
    let exempt = format!("{limit}, extra_titles: 1, extra_exempt_from_country: true");
    assert!(told(rule, &titles(&exempt, &both, "")).is_empty());
    assert!(told(rule, &titles(limit, &both, &exception("DE"))).is_empty());
    assert!(told(rule, &titles("max_titles: 3", &both, "")).is_empty(), "without a limit there is none to break");
}

#[test]
fn one_extra_title_covers_one_country_only() {
    let places = "//- content/municipalities/cesis.md\n---\ntitle: Cēsis\ncountry: LV\n---\n";
    let rules = "max_titles: 9, per_country_max: 1, extra_titles: 1, extra_exempt_from_country: true";
    let site = titles(rules, &["kiel", "schleswig", "riga", "cesis"], "");
    let found = told(award::country_limit, &format!("{site}{places}"));
    assert_eq!(found, ["award/country-limit editions/2025.md: entrants[3].municipality"]);
}

#[test]
fn an_exception_about_a_country_names_it() {
    let exceptions = "exceptions: [{rule: country, count: 1, reason: R, source: {title: S}}]";
    let found = told(award::exception_country, &titles("max_titles: 1", &[], exceptions));
    assert_eq!(found, ["award/exception-country editions/2025.md: exceptions[0].rule"]);
}

#[test]
fn a_winner_holds_a_title_of_the_same_edition() {
    let site = |winner: &str| titles("max_titles: 2", &["kiel", "riga"], &format!("winner: {winner}"));
    assert!(told(award::winner_without_title, &site("riga")).is_empty());
    assert_eq!(
        told(award::winner_without_title, &site("oslo")),
        ["award/winner-without-title editions/2025.md: winner"]
    );
}

#[test]
fn a_plan_belongs_to_the_entrant_and_the_edition_that_name_it() {
    let plan = |fields: &str| {
        let entrant = "entrants: [{municipality: kiel, reached: title, plan: p}]";
        let plan = format!("//- content/action-plans/p.md\n---\ntitle: P\n{fields}\n---\n");
        format!("{PLACES}{}{}{plan}", edition(2024, "not_held: R"), edition(2025, entrant))
    };
    let at = ["award/plan-mismatch editions/2025.md: entrants[0].plan"];
    assert!(told(award::plan_mismatch, &plan("municipality: kiel\nedition: 2025")).is_empty());
    assert_eq!(told(award::plan_mismatch, &plan("municipality: riga\nedition: 2025")), at);
    assert_eq!(told(award::plan_mismatch, &plan("municipality: kiel\nedition: 2024")), at);
    assert_eq!(told(award::plan_mismatch, &plan("municipality: kiel")), at);
}

#[test]
fn a_title_has_a_plan_or_the_reason_why_not() {
    let with = |more: &str| edition(2025, &format!("entrants: [{{municipality: kiel, reached: title{more}}}]"));
    let rule = award::title_without_plan;
    let plans = "//- content/action-plans/p.md\n---\ntitle: P\nmunicipality: riga\n---\n";
    let found = told(rule, &format!("{PLACES}{plans}{}", with("")));
    assert_eq!(found, ["award/title-without-plan editions/2025.md: entrants[0].municipality"]);
    assert!(told(rule, &format!("{PLACES}{plans}{}", with(", plan_unknown: R"))).is_empty());
    let found = told(rule, &format!("{PLACES}{}", with("")));
    assert!(found.is_empty(), "a programme without plans is asked for none: {found:?}");
}

#[test]
fn the_mentor_of_a_plan_with_an_edition_stands_in_the_edition() {
    let plan = |more: &str| {
        format!(
            "{PLACES}{}//- content/action-plans/p.md\n---\ntitle: P\nmunicipality: kiel\nmentor: M\n{more}---\n",
            edition(2025, "")
        )
    };
    assert!(told(award::plan_mentor, &plan("")).is_empty());
    assert_eq!(told(award::plan_mentor, &plan("edition: 2025\n")), ["award/plan-mentor action-plans/p.md: mentor"]);
}

#[test]
fn a_municipality_enters_an_edition_once_and_may_return() {
    let twice = titles("max_titles: 9", &["kiel", "riga", "kiel"], "");
    assert_eq!(
        told(award::municipality_twice, &twice),
        ["award/municipality-twice editions/2025.md: entrants[2].municipality"]
    );
    assert!(told(award::title_repeated, &twice).is_empty());
    let again =
        edition(2026, "entrants: [{municipality: riga, reached: title}, {municipality: kiel, reached: candidate}]");
    let returned = format!("{}{again}", titles("max_titles: 9", &["kiel", "riga"], ""));
    assert!(told(award::municipality_twice, &returned).is_empty());
    assert_eq!(
        told(award::title_repeated, &returned),
        ["award/title-repeated editions/2026.md: entrants[0].municipality"]
    );
}

#[test]
fn entrants_come_from_the_countries_of_the_rules_and_are_not_excluded() {
    let site = titles("max_titles: 9, excluded: [Berlin, riga]", &["oslo", "riga", "kiel"], "");
    assert_eq!(
        told(award::country_not_eligible, &site),
        ["award/country-not-eligible editions/2025.md: entrants[0].municipality"]
    );
    assert_eq!(told(award::excluded, &site), ["award/excluded editions/2025.md: entrants[1].municipality"]);
    let by_name = titles("max_titles: 9, excluded: RIGA", &["riga"], "");
    assert_eq!(told(award::excluded, &by_name).len(), 1, "a place is excluded by any of its names");
}

#[test]
fn a_category_is_one_of_the_rules() {
    let site = |rules: &str| {
        let rules = format!("rules: {{max_titles: 1, countries: DE, source: {{title: S}}{rules}}}");
        let entrants = "entrants: [{municipality: kiel, reached: title, category: small}]";
        format!("{PLACES}{}", edition(2025, &format!("{rules}\n{entrants}")))
    };
    assert!(told(award::category, &site(", categories: [{key: small, label: Small}]")).is_empty());
    assert_eq!(told(award::category, &site("")), ["award/category editions/2025.md: entrants[0].category"]);
}

#[test]
fn counts_fall_from_step_to_step_and_reach_the_list() {
    let of = |declared: &str| {
        let site = titles("max_titles: 9", &["kiel", "riga"], &format!("counts: {{{declared}}}"));
        (told(counts::counts, &site), told(counts::count_without_list, &site))
    };
    let silent = (Vec::new(), Vec::new());
    assert_eq!(of("applied: 5, preselected: 3, submitted: 2"), silent);
    assert_eq!(of("applied: 2"), silent);
    assert_eq!(of("applied: 1").0, ["award/counts editions/2025.md: counts.applied"]);
    assert_eq!(of("submitted: 1").0, ["award/counts editions/2025.md: counts.submitted"]);
    assert_eq!(of("applied: 4, submitted: 5").0, ["award/counts editions/2025.md: counts.applied"]);
    assert_eq!(of("preselected: 4, submitted: 5").0, ["award/counts editions/2025.md: counts.preselected"]);
}

#[test]
fn a_count_for_which_nobody_is_listed_is_noted_once() {
    let of = |fields: &str| told(counts::count_without_list, &format!("{PLACES}{}", edition(2025, fields)));
    assert_eq!(
        of("counts: {applied: 5, preselected: 4}"),
        ["award/count-without-list editions/2025.md: counts.applied"]
    );
    let applied = "entrants: [{municipality: kiel, reached: applied}]\ncounts: {applied: 5, preselected: 4}";
    assert_eq!(of(applied), ["award/count-without-list editions/2025.md: counts.preselected"]);
    assert!(of("counts: {applied: 0}").is_empty());
}
