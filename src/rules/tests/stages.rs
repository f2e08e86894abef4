use super::super::{dates, places, stages};
use super::*;

fn edition(year: &str, fields: &str) -> String {
    format!("//- content/editions/{year}.md\n---\ntitle: T\n{fields}\n---\n")
}

fn with_stages(stages: &[(&str, &str)]) -> String {
    let stages: String = stages.iter().map(|(key, date)| format!("  - {{key: {key}, planned: {date}}}\n")).collect();
    edition("2025", &format!("stages:\n{stages}"))
}

#[test]
fn stages_come_in_the_order_of_time() {
    let of = |stages: &[(&str, &str)]| told(stages::stage_order, &with_stages(stages));
    assert!(of(&[("call-open", "2024-01"), ("call-close", "2024-03"), ("announcement", "2024-12-11")]).is_empty());
    assert!(of(&[("preselection", "2024-05-02"), ("call-close", "2024-05-02")]).is_empty(), "the list has any order");
    assert_eq!(
        of(&[("jury", "2024-06-02"), ("announcement", "2024-06-01")]),
        ["award/stage-order editions/2025.md: stages[1].planned"]
    );
}

#[test]
fn an_order_is_broken_only_if_no_day_of_both_dates_fits() {
    let of = |stages: &[(&str, &str)]| told(stages::stage_order, &with_stages(stages));
    assert!(of(&[("jury", "2024-06"), ("announcement", "2024-06-01")]).is_empty());
    let through_the_vague_one = [("call-close", "2024-06"), ("jury", "2024"), ("announcement", "2024-05")];
    assert_eq!(of(&through_the_vague_one), ["award/stage-order editions/2025.md: stages[2].planned"]);
}

#[test]
fn a_call_is_open_for_a_day_at_least() {
    let of =
        |close: &str| told(stages::stage_order, &with_stages(&[("call-open", "2024-01-10"), ("call-close", close)]));
    assert_eq!(of("2024-01-10").len(), 1);
    assert!(of("2024-01-11").is_empty());
    assert!(of("2024-01").is_empty());
}

#[test]
fn without_dates_the_title_year_is_the_calendar_year() {
    let of = |stages: &[(&str, &str)]| told(stages::stage_order, &with_stages(stages));
    assert_eq!(of(&[("announcement", "2025-02-01")]), ["award/stage-after-year editions/2025.md: stages[0].planned"]);
    assert!(of(&[("announcement", "2025-01")]).is_empty());
    assert!(of(&[("announcement", "2025-02-01"), ("title-year-start", "2025-03-01")]).is_empty());
    assert_eq!(of(&[("title-year-start", "2026-02")]).len(), 1, "the year ends with 2025");
}

#[test]
fn an_actual_date_goes_before_the_planned_one() {
    let site = edition(
        "2025",
        "stages: [{key: jury, planned: 2024-12-24, actual: 2024-11-01}, {key: announcement, actual: 2024-12-01}]",
    );
    assert!(told(stages::stage_order, &site).is_empty());
    assert_eq!(
        told(stages::announcement_source, &site),
        ["award/announcement-source editions/2025.md: stages[1].actual"]
    );
}

#[test]
fn a_stage_stands_once() {
    let found = told(stages::stage_twice, &with_stages(&[("jury", "2024"), ("call-open", "2023"), ("jury", "2024")]));
    assert_eq!(found, ["award/stage-twice editions/2025.md: stages[2].key"]);
}

#[test]
fn a_ceremony_follows_the_announcement() {
    let of = |date: &str| {
        let place = "//- content/municipalities/kiel.md\n---\ntitle: Kiel\ncountry: DE\n---\n";
        let entrants = format!("entrants: {{municipality: kiel, reached: title, ceremony: {{date: {date}}}}}");
        let fields = format!("stages: {{key: announcement, actual: 2024-12-11}}\n{entrants}");
        told(stages::ceremony_before_announcement, &format!("{place}{}", edition("2025", &fields)))
    };
    assert!(of("2024-12").is_empty());
    assert_eq!(of("2024-12-10"), ["award/ceremony-before-announcement editions/2025.md: entrants[0].ceremony.date"]);
}

#[test]
fn every_year_between_two_editions_has_a_file() {
    let years = |years: &[&str]| years.iter().map(|year| edition(year, "not_held: R")).collect::<String>();
    assert!(told(stages::gap_year, &years(&["2024", "2025", "2026"])).is_empty());
    assert_eq!(
        told(stages::gap_year, &years(&["2024", "2026", "2030"])),
        ["award/gap-year editions/2026.md", "award/gap-year editions/2030.md"]
    );
    let every_two = |all: &[&str]| {
        let award = "//- site.yaml\npearls: '2'\ntitle: T\nurl: https://example.org\nlanguages: en\naward: {name: A, every: 2}\n";
        told(stages::gap_year, &format!("{award}{}", years(all)))
    };
    assert!(every_two(&["2021", "2023", "2024"]).is_empty());
    assert_eq!(every_two(&["2021", "2024"]), ["award/gap-year editions/2024.md"]);
    let made_up = edition("2099", "not_held: R\nexample: true");
    assert!(told(stages::gap_year, &format!("{}{made_up}", years(&["2024"]))).is_empty());
}

#[test]
fn an_unreadable_edition_leaves_no_gap() {
    let site = format!(
        "{}{}{}",
        edition("2024", "not_held: R"),
        edition("2025", "not_held: [R]"),
        edition("2026", "not_held: R")
    );
    assert!(stages::gap_year(&linked(&site).0).is_empty());
}

#[test]
fn an_edition_is_named_after_a_year_and_has_rules_and_stages() {
    let found = told(stages::edition_id, &edition("first", "not_held: R"));
    assert_eq!(found, ["award/edition-id editions/first.md"]);
    assert!(told(stages::rules_missing, &edition("2025", "not_held: R")).is_empty());
    assert_eq!(
        told(stages::rules_missing, &edition("2025", "")),
        ["award/rules-missing editions/2025.md: rules", "award/rules-missing editions/2025.md: stages"]
    );
}

#[test]
fn nothing_ends_before_it_starts() {
    let site = "
//- content/municipalities/kiel.md\n---\ntitle: K\ncountry: DE\n---
//- content/case-studies/a.md\n---\ntitle: A\nsummary: S\nmunicipalities: kiel\nperiod: 2024-09/2024-04\n---
//- content/case-studies/b.md\n---\ntitle: B\nsummary: S\nmunicipalities: kiel\nperiod: 2024-09/2024\n---
//- content/events/e.md\n---\ntitle: E\nkind: forum\nstart: 2024-05-02\nend: 2024-05-01\n---
//- content/organisations/o.md\n---\ntitle: O\ntype: ngo\nroles: [{role: jury}, {role: partner, from: 2024, to: 2023}]\n---
//- content/action-plans/p.md\n---\ntitle: P\nmunicipality: kiel\nactivities: [{title: T, start: 2024-05, end: 2024-04}]\n---
";
    assert_eq!(
        told(dates::end_before_start, site),
        [
            "dates/end-before-start case-studies/a.md: period",
            "dates/end-before-start action-plans/p.md: activities[0].end",
            "dates/end-before-start organisations/o.md: roles[1].to",
            "dates/end-before-start events/e.md: end",
        ]
    );
}

#[test]
fn updated_is_not_before_the_newest_date_of_the_entry() {
    let of = |updated: &str| {
        let fields = format!(
            "updated: {updated}\nsources: [{{title: A, accessed: 2025-03-01}}, {{title: B, accessed: 2025-03-09}}]"
        );
        told(dates::updated_too_old, &edition("2025", &fields))
    };
    assert!(of("2025-03").is_empty());
    assert_eq!(of("2025-03-08"), ["dates/updated-too-old editions/2025.md: updated"]);
}

#[test]
fn activities_come_in_order_and_in_the_title_year() {
    let site = |activities: &str| {
        let place = "//- content/municipalities/kiel.md\n---\ntitle: K\ncountry: DE\n---\n";
        let plan = format!(
            "//- content/action-plans/p.md\n---\ntitle: P\nmunicipality: kiel\nedition: 2025\nactivities: [{activities}]\n---\n"
        );
        format!("{place}{plan}{}", edition("2025", ""))
    };
    let unsorted = site("{title: A, start: 2025-05}, {title: B, start: 2025-04-30}, {title: C, start: 2025}");
    assert_eq!(
        told(dates::activities_unsorted, &unsorted),
        ["dates/activities-unsorted action-plans/p.md: activities[1].start"]
    );
    let outside =
        site("{title: A, start: 2024-11, end: 2025-01}, {title: B, start: 2024-11}, {title: C, start: 2026-01-01}");
    assert_eq!(
        told(dates::activity_outside_title_year, &outside),
        [
            "dates/activity-outside-title-year action-plans/p.md: activities[1].start",
            "dates/activity-outside-title-year action-plans/p.md: activities[2].start"
        ]
    );
}

#[test]
fn an_activity_of_the_year_may_lie_in_the_title_year() {
    let of = |start: &str| {
        let place = "//- content/municipalities/kiel.md\n---\ntitle: K\ncountry: DE\n---\n";
        let plan = format!(
            "//- content/action-plans/p.md\n---\ntitle: P\nmunicipality: kiel\nedition: 2025\nactivities: [{{title: A, start: {start}}}]\n---\n"
        );
        let year = "stages: [{key: title-year-start, planned: 2025-03-01}, {key: title-year-end, planned: 2025-11-30}]";
        told(dates::activity_outside_title_year, &format!("{place}{plan}{}", edition("2025", year))).len()
    };
    assert_eq!((of("2025"), of("2025-03"), of("2025-02"), of("2025-12")), (0, 0, 1, 1));
}

#[test]
fn reviews_and_plans_become_old_on_the_day_after() {
    let site = catalog(
        "//- content/municipalities/kiel.md\n---\ntitle: K\ncountry: DE\nreview_by: 2025-06\n---
//- content/case-studies/a.md\n---\ntitle: A\nsummary: S\nmunicipalities: kiel\nperiod: 2025/2025-06\nevidence: planned\n---
//- content/case-studies/b.md\n---\ntitle: B\nsummary: S\nmunicipalities: kiel\nperiod: 2025/..\nevidence: planned\n---\n",
    );
    let on = |today: &str| {
        let today = day(today);
        shown(&[dates::review_passed(&site, today), dates::planned_and_over(&site, today)].concat())
    };
    assert!(on("2025-06-30").is_empty());
    assert_eq!(
        on("2025-07-01"),
        ["dates/review-passed municipalities/kiel.md: review_by", "dates/planned-and-over case-studies/a.md: evidence"]
    );
}

#[test]
fn a_name_belongs_to_one_place() {
    let site = "
//- content/municipalities/alytus-city.md\n---\ntitle: Alytus\nalso_known_as: [Alytus, Olita]\ncountry: LT\n---
//- content/municipalities/alytus-district.md\n---\ntitle: Alytus district\nnames: {lt: OLITA}\ncountry: LT\n---\n";
    assert_eq!(told(places::shared_names, site), ["names/shared municipalities/alytus-district.md: names.lt"]);
}

#[test]
fn a_place_with_a_case_or_a_title_has_a_position() {
    let place = |id: &str, more: &str| {
        format!("//- content/municipalities/{id}.md\n---\ntitle: {id}\ncountry: DE\n{more}---\n")
    };
    let case = "//- content/case-studies/x.md\n---\ntitle: X\nsummary: S\nmunicipalities: [a, b]\nperiod: 2024\n---\n";
    let entrants = "entrants: [{municipality: c, reached: title}, {municipality: d, reached: candidate}]";
    let site = [&place("a", "lat: 1\nlon: 1\n"), &place("b", "lat: 1\n"), &place("c", ""), &place("d", ""), case];
    let site = format!("{}{}", site.concat(), edition("2025", entrants));
    let found = told(places::no_position, &format!("{site}{MAP}"));
    assert_eq!(found, ["names/no-position municipalities/b.md", "names/no-position municipalities/c.md"]);
    assert_eq!(told(places::no_position, &site), [""; 0], "a site without a map");
}

const MAP: &str =
    "//- site.yaml\npearls: '2'\ntitle: Test\nurl: https://example.org\nlanguages: [en, lv]\nmap: baltic\n";

#[test]
fn a_position_is_on_the_map() {
    let place = |id: &str, position: &str| {
        format!("//- content/municipalities/{id}.md\n---\ntitle: {id}\ncountry: DE\n{position}---\n")
    };
    let places =
        [place("kiel", "lat: 54.3\nlon: 10.1\n"), place("wien", "lat: 48.2\nlon: 16.4\n"), place("x", "lat: 1\n")];
    let case = "//- content/case-studies/x.md\n---\ntitle: X\nsummary: S\nmunicipalities: [kiel]\nperiod: 2024\ngeo: {lat: 10.1, lon: 54.3}\n---\n";
    let site = format!("{}{case}", places.concat());
    let with_map = format!("{site}{MAP}");
    let expected = ["names/off-map municipalities/wien.md: lat", "names/off-map case-studies/x.md: geo"];
    assert_eq!(told(places::off_map, &with_map), expected);
    let help = places::off_map(&catalog(&with_map)).pop().and_then(|note| note.help);
    assert!(help.is_some_and(|help| help.starts_with("exchange")));
    assert_eq!(told(places::off_map, &site), [""; 0], "a site without a map");
}
