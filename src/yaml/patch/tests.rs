//! Translations over originals, over the kinds of the content model.

use super::*;
use crate::content::schema;
use crate::values::Kind;

fn value(yaml: &str) -> Value {
    serde_yaml::from_str(yaml).unwrap()
}

/// Lays one over the other; the field that is asked for, and the problems in a line each.
fn laid(kind: Kind, original: &str, translation: &str, field: &str) -> (Value, Vec<String>) {
    let (laid, problems) = lay_over(schema::of(kind), &value(original), &value(translation));
    let short = |problem: &Problem| format!("{}: {:?}", problem.path, problem.kind);
    (laid.get(field).cloned().unwrap_or_default(), problems.iter().map(short).collect())
}

#[track_caller]
fn check(kind: Kind, original: &str, translation: &str, right: &str) {
    let field = translation.split(':').next().unwrap();
    let (laid, problems) = laid(kind, original, translation, field);
    assert_eq!(problems, [""; 0]);
    assert_eq!(laid, value(right));
}

#[test]
fn items_are_translated_where_their_key_is_that_of_the_original() {
    check(
        Kind::CaseStudies,
        "results: [{id: a, indicator: Guests, value: 3}, {id: b, indicator: Yards}]",
        "results: [{id: b, indicator: Pagalmi}]",
        "[{id: a, indicator: Guests, value: 3}, {id: b, indicator: Pagalmi}]",
    );
    check(
        Kind::PlanTemplates,
        "changelog: [{version: '1', date: 2024, changes: First.}]",
        "changelog: [{version: '1', changes: Pirmais.}]",
        "[{version: '1', date: 2024, changes: Pirmais.}]",
    );
}

#[test]
fn a_single_value_is_a_list_of_one() {
    let sources = "sources: [{title: One, url: 'https://a.b/1'}, {title: Two, url: 'https://a.b/2'}]";
    let right = "[{title: One, url: 'https://a.b/1'}, {title: Divi, url: 'https://a.b/2'}]";
    check(Kind::CaseStudies, sources, "sources: {title: Divi, url: 'https://a.b/2'}", right);
    check(
        Kind::CaseStudies,
        "results: {id: a, indicator: Guests, value: 3}",
        "results: [{id: a, indicator: Viesi}]",
        "[{id: a, indicator: Viesi, value: 3}]",
    );
}

#[test]
fn groups_by_name_are_merged_name_by_name() {
    let photos = "photos: {a.jpg: {alt: Door, credit: A}, b.jpg: {credit: B}}";
    let right = "{a.jpg: {alt: Durvis, credit: A}, b.jpg: {credit: B}, c.jpg: {alt: Logs}}";
    check(Kind::Pages, photos, "photos: {a.jpg: {alt: Durvis}, c.jpg: {alt: Logs}}", right);
    check(Kind::Pages, "photos: A line, CC BY 4.0", "photos: {a.jpg: {alt: b}}", "{a.jpg: {alt: b}}");
}

#[test]
fn what_matches_nothing_is_told_at_its_place() {
    let case =
        |translation: &str| laid(Kind::CaseStudies, "results: {id: a, indicator: Guests}", translation, "results");
    let unchanged = value("[{id: a, indicator: Guests}]");
    let (kept, problems) = case("results: [{id: b, indicator: x}]");
    assert_eq!(kept, unchanged);
    assert_eq!(problems, ["results[0]: NoSuchItem { key: \"id\", name: \"b\", known: [\"a\"] }"]);
    assert_eq!(case("results: {id: b, indicator: x}").1[0].split(':').next(), Some("results"));
    let (_, problems) = case("results: [{id: a, indicator: x}, {id: a, indicator: y}]");
    assert_eq!(problems, ["results[1]: ItemTwice { key: \"id\", name: \"a\" }"]);
    let (_, problems) = laid(Kind::CaseStudies, "title: a", "links: [{url: 'https://a.b', title: b}]", "links");
    assert_eq!(problems, ["links[0]: NoSuchItem { key: \"url\", name: \"https://a.b\", known: [] }"]);
}

#[test]
fn items_of_one_name_are_translated_in_their_order() {
    let two = "results: [{id: a, indicator: Guests}, {id: a, indicator: Hosts}]";
    check(
        Kind::CaseStudies,
        two,
        "results: {id: a, indicator: Viesi}",
        "[{id: a, indicator: Viesi}, {id: a, indicator: Hosts}]",
    );
    let both = "results: [{id: a, indicator: Viesi}, {id: a, indicator: Saimnieki}]";
    check(Kind::CaseStudies, two, both, "[{id: a, indicator: Viesi}, {id: a, indicator: Saimnieki}]");
}

#[test]
fn items_in_items_are_translated() {
    check(
        Kind::PlanTemplates,
        "sections: [{id: a, answer: table, columns: [{id: x, title: X, answer: text}, {id: y, title: Y, answer: text}]}]",
        "sections: [{id: a, columns: [{id: y, title: Ygrek}]}]",
        "[{id: a, answer: table, columns: [{id: x, title: X, answer: text}, {id: y, title: Ygrek, answer: text}]}]",
    );
}

#[test]
fn a_list_of_texts_is_replaced_and_its_length_told() {
    let plan = |translation: &str| laid(Kind::ActionPlans, "objectives: [a, b]", translation, "objectives");
    assert_eq!(plan("objectives: [c, d]"), (value("[c, d]"), vec![]));
    let (laid, problems) = plan("objectives: c");
    assert_eq!(laid, value("[c]"));
    assert_eq!(problems, ["objectives: OtherLength { original: 2, translation: 1 }"]);
}

#[test]
fn the_check_asks_for_the_keys_by_which_items_are_matched() {
    let keys = |kind, list: &str| {
        let schema = schema::of(kind);
        let patch = Patch { schema, problems: Vec::new() };
        let node = schema.fields().unwrap().properties[list].node;
        let Shape::List(list) = &schema.node(node).shape else { panic!("{list} is no list") };
        patch.fields(list.item).map(identity_keys).unwrap_or_default()
    };
    assert_eq!(keys(Kind::PlanTemplates, "changelog"), ["version"]);
    assert_eq!(keys(Kind::CaseStudies, "sources"), ["url"]);
    assert_eq!(keys(Kind::Editions, "corrections"), ["id"]);
    assert_eq!(keys(Kind::ActionPlans, "objectives"), [""; 0]);
}
