//! What a walk finds, over the kinds of the content model.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::generate::{self, Chance};
use super::*;
use crate::config::Config;
use crate::content::schema as kinds;
use crate::values::Kind;
use crate::yaml::read::Read;

fn value(yaml: &str) -> Value {
    serde_yaml::from_str(yaml).unwrap()
}

fn case_study() -> Schema {
    Schema::of::<kinds::case_study::CaseStudy>()
}

/// Paths and kinds of all problems, in a line each.
fn problems(schema: &Schema, yaml: &str, mode: Mode) -> Vec<String> {
    let checked = schema.check(&value(yaml), mode);
    checked.problems.iter().map(|problem| format!("{}: {}", problem.path, short(&problem.kind))).collect()
}

fn short(kind: &ProblemKind) -> String {
    let name = format!("{kind:?}");
    let name = name.split([' ', '(']).next().unwrap_or_default();
    match kind {
        ProblemKind::Missing { key } | ProblemKind::UnknownKey { key, .. } | ProblemKind::NotTranslatable { key } => {
            format!("{name} {key}")
        }
        ProblemKind::WrongType { expected, .. }
        | ProblemKind::WrongForm { expected, .. }
        | ProblemKind::WrongKey { expected, .. } => format!("{name} {expected:?}"),
        ProblemKind::MissingAny { keys } | ProblemKind::MissingIdentity { keys } => {
            format!("{name} {}", keys.join(" "))
        }
        _ => name.to_owned(),
    }
}

const CASE: &str = "
title: Satiec savu kaimiņu
summary: Maza pilsēta pie Igaunijas robežas.
municipalities: rujiena
period: 2024-04/2024-09
";

fn case(more: &str) -> String {
    format!("{CASE}{more}\n")
}

#[test]
fn the_schemas_say_nothing_that_the_walk_does_not_understand() {
    for Minimal { schema, .. } in KINDS.iter() {
        assert_eq!(schema.unsupported().collect::<Vec<_>>(), [""; 0]);
        assert!(schema.top_level_keys().count() > 1);
    }
}

#[test]
fn parts_of_a_schema_are_put_together() {
    let text = serde_json::json!({ "type": "string" });
    let part = serde_json::json!({ "type": "object", "properties": { "a": text }, "required": ["a"] });
    let schema = Schema::from_json(serde_json::json!({
        "$defs": { "Part": part },
        "allOf": [{ "$ref": "#/$defs/Part" }, { "properties": { "b": text }, "required": ["b"] }],
        "properties": { "c": { "$ref": "#/$defs/Part", "x-any-of": ["a", "d"] } },
        "additionalProperties": false,
    }));
    assert_eq!(schema.top_level_keys().collect::<Vec<_>>(), ["b", "a", "c"]);
    assert_eq!(
        problems(&schema, "c: {z: 1}", Mode::Original),
        ["c: Missing a", "c: MissingAny a d", ": Missing b", ": Missing a"]
    );
    let strange = Schema::from_json(serde_json::json!({ "type": "string", "not": {}, "x-value": "colour" }));
    assert_eq!(strange.unsupported().collect::<Vec<_>>(), ["not", "x-value colour"]);
}

#[test]
fn a_file_of_an_editor_who_knows_little_is_fine() {
    let yaml = case(
        "topics: [intergenerational, belonging]\nphotos: Rūjienas kultūras nams, CC BY 4.0\npartners:\nedition: ~",
    );
    let checked = case_study().check(&value(&yaml), Mode::Original);
    assert_eq!(checked.problems, []);
    assert_eq!(checked.unknown_keys, ["topics"]);
    let path = FieldPath::of("municipalities");
    assert_eq!(
        checked.references,
        [Reference { path, kind: Kind::Municipalities, id: "rujiena".into(), or_text: false }]
    );
    let data = case_study().read::<kinds::case_study::CaseStudy>(&value(&yaml), None).data.unwrap();
    assert_eq!(data.municipalities.len(), 1);
}

#[test]
fn every_problem_is_found_in_one_walk() {
    let yaml = "title: ~\nsummary: ' '\nperiod: 27.04.2024\nevidence: plannd\nsdgs: [1, 18, x, 2.5]\ngeo: {lat: 91}\nlinks: [{title: a, url: www.a.b, x: y}, b]\nexample: ja\nsources: {accessed: 2024}\ncontact: {email: nobody}\nstaff_time: 40\ncost: {amount: .nan, currency: euro}\n";
    assert_eq!(
        problems(&case_study(), yaml, Mode::Original),
        [
            "summary: Empty",
            "period: WrongForm Period",
            "evidence: NotAnOption",
            "sdgs[1]: OutOfRange",
            "sdgs[2]: WrongType Integer",
            "sdgs[3]: WrongType Integer",
            "geo.lat: OutOfRange",
            "geo: Missing lon",
            "links[0].url: WrongForm Url",
            "links[0].x: UnknownKey x",
            "links[1]: WrongType Mapping",
            "example: WrongType YesNo",
            "sources: MissingAny title url",
            "contact.email: WrongForm Email",
            "staff_time: WrongType Text",
            "cost.amount: WrongType Number",
            "cost.currency: WrongForm Currency",
            ": Missing title",
        ]
    );
}

#[test]
fn texts_are_texts_and_as_long_as_fits() {
    let case = |more: &str| problems(&case_study(), &case(more), Mode::Original);
    assert_eq!(case("status_note: 2024"), ["status_note: WrongType Text"]);
    assert_eq!(case("status_note: a&nbsp;b"), ["status_note: HtmlEntity"]);
    let long = format!("title: a\nmunicipality: b\nsummary: {}", "ā".repeat(301));
    assert_eq!(problems(&Schema::of::<kinds::action_plan::ActionPlan>(), &long, Mode::Original), ["summary: TooLong"]);
    assert!(case(&format!("status_note: {}", "ā".repeat(999))).is_empty());
}

#[test]
fn lists_take_single_values_and_need_items_where_it_says_so() {
    let case = |yaml: &str| problems(&case_study(), yaml, Mode::Original);
    let with =
        |municipalities: &str| CASE.replace("municipalities: rujiena", &format!("municipalities: {municipalities}"));
    assert!(case(&with("[kiel, turku]")).is_empty());
    assert!(case(&with("[kiel, ~, []]")).is_empty());
    assert_eq!(case(&with("[~, 'x y', {a: , b: 1}]")), ["municipalities[1]: WrongType Id"]);
    for empty in ["", "[]", "{}", "[~]", "{a: []}"] {
        assert!(case(&with(empty)).is_empty(), "a rule asks for it where the site has places: {empty}");
    }
    assert_eq!(case(&with("{a: b}")), ["municipalities: WrongType Id"]);
    let template = "title: a\nsections: {id: a, answer: text}\nchangelog: []\n";
    let problems = problems(&Schema::of::<kinds::plan_template::PlanTemplate>(), template, Mode::Original);
    assert_eq!(problems, ["sections: WrongType List", "changelog: Empty"]);
}

#[test]
fn ids_and_terms_are_handed_on_as_they_are_written() {
    let yaml = case(
        "organiser: Rūjienas kultūras nams\npartners: [turku-region, Turun kaupunki]\nplan: Kiel 2024\nedition: 2025\ncost: {band: Low cost}\n",
    );
    let Checked { problems, references, terms, .. } = case_study().check(&value(&yaml), Mode::Original);
    assert_eq!(problems, []);
    let shown: Vec<_> =
        references.iter().map(|one| format!("{} {}/{} {}", one.path, one.kind, one.id, one.or_text)).collect();
    let right = [
        "municipalities municipalities/rujiena false",
        "partners[0] organisations/turku-region true",
        "plan action-plans/Kiel 2024 false",
        "edition editions/2025 false",
    ];
    assert_eq!(shown, right);
    assert_eq!(
        terms,
        [TermUse { path: FieldPath::of("cost").key("band"), vocabulary: "cost-bands".into(), key: "Low cost".into() }]
    );
    let place = Schema::of::<kinds::municipality::Municipality>();
    let checked = place.check(&value("title: a\ncountry: LV"), Mode::Original);
    assert_eq!(
        checked.terms,
        [TermUse { path: FieldPath::of("country"), vocabulary: "countries".into(), key: "lv".into() }]
    );
    let checked = place.check(&value("title: a\ncountry: lv"), Mode::Original);
    assert_eq!((checked.problems[0].write.as_deref(), checked.terms), (Some("LV"), vec![]));
}

#[test]
fn texts_by_language_are_a_text_or_a_map() {
    let config = |title: &str| {
        problems(
            &Schema::of::<Config>(),
            &format!("pearls: '2'\nurl: https://a.b\nlanguages: en\ntitle: {title}"),
            Mode::Original,
        )
    };
    assert!(config("A").is_empty() && config("{en: A, lv: B}").is_empty());
    assert_eq!(config("{english: A}"), ["title.english: WrongKey Language"]);
    assert_eq!(config("{en: 1}"), ["title.en: WrongType Text"]);
    assert_eq!(config("{}"), ["title: Empty"]);
    assert_eq!(config("{en: }"), ["title: Empty"]);
    assert_eq!(config("{en: a, lv: ' '}"), ["title.lv: Empty"]);
    assert_eq!(config("''"), ["title: Empty"]);
    assert_eq!(config("2024"), ["title: WrongType TextByLanguage"]);
    let place = |names: &str| {
        problems(
            &Schema::of::<kinds::municipality::Municipality>(),
            &format!("title: a\ncountry: LV\nnames: {names}"),
            Mode::Original,
        )
    };
    assert_eq!(place("{fi: Turku, Sv: Åbo, de: [x]}"), ["names.Sv: WrongKey Language", "names.de: WrongType Text"]);
}

#[test]
fn whole_numbers_fit_their_type() {
    let population = |value: &str| {
        let yaml = format!("title: a\ncountry: LV\npopulation: {{year: 2024, source: b, value: {value}}}");
        problems(&Schema::of::<kinds::municipality::Municipality>(), &yaml, Mode::Original)
    };
    assert!(population("4294967295").is_empty());
    assert_eq!(population("4294967296"), ["population.value: OutOfRange"]);
    assert_eq!(population("-1"), ["population.value: OutOfRange"]);
    assert_eq!(population("1.0"), ["population.value: WrongType Integer"]);
}

#[test]
fn a_translation_holds_what_can_be_translated() {
    let translation = |yaml: &str| problems(&case_study(), yaml, Mode::Translation);
    assert!(translation("title: a").is_empty() && translation("").is_empty());
    assert!(translation("translation: {by: machine, reviewed: 2024}\nphotos: {a.jpg: {alt: b}}\nperiod: ~").is_empty());
    assert_eq!(
        translation("period: 2024\nmunicipalities: kiel"),
        ["period: NotTranslatable period", "municipalities: NotTranslatable municipalities"]
    );
    assert_eq!(
        translation("translation: {reviewed: soon}"),
        ["translation.reviewed: WrongForm Date", "translation: Missing by"]
    );
    assert_eq!(translation("title: ''\nsummary: 5"), ["title: Empty", "summary: WrongType Text"]);
    assert!(
        translation("results: [{id: a, indicator: b}, {id: c, unit: d}]\nlinks: {url: https://a.b, title: c}")
            .is_empty()
    );
    assert_eq!(
        translation("results: [{indicator: b}, {id: c, value: 4}]\nphotos: {a.jpg: {credit: b}}"),
        [
            "results[0]: MissingIdentity id",
            "results[1].value: NotTranslatable value",
            "photos.a.jpg.credit: NotTranslatable credit"
        ]
    );
    assert_eq!(case_study().check(&value("topics: a\ntitel: b"), Mode::Translation).unknown_keys, ["topics", "titel"]);
    let template = Schema::of::<kinds::plan_template::PlanTemplate>();
    assert!(problems(&template, "changelog: [{version: '1', changes: b}]", Mode::Translation).is_empty());
    assert_eq!(
        problems(&template, "changelog: [{changes: b}]", Mode::Translation),
        ["changelog[0]: MissingIdentity version"]
    );
}

#[test]
fn a_schema_answers_questions_about_its_fields() {
    let schema = case_study();
    assert!(schema.is_translatable("title") && !schema.is_translatable("period") && !schema.is_translatable("topics"));
    assert!(schema.is_required("period") && !schema.is_required("cost"));
    assert_eq!(schema.about("cost"), Some("What it cost."));
    assert_eq!(schema.top_level_keys().take(3).collect::<Vec<_>>(), ["title", "status", "status_note"]);
}

#[test]
fn what_was_meant_is_offered_where_it_is_clear() {
    let write = |field: &str| {
        let checked = case_study().check(&value(&case(field)), Mode::Original);
        checked.problems.into_iter().filter_map(|problem| problem.write).collect::<String>()
    };
    assert_eq!(write("updated: 27.04.2024"), "2024-04-27");
    assert_eq!(write("updated: “2024”"), "2024");
    assert_eq!(write("status: Draft"), "draft");
    assert_eq!(write("status: dratf"), "draft");
    assert_eq!(write("evidence: Self reported"), "self-reported");
    assert_eq!(write("cost: {amount: '57,897'}"), "57897");
    assert_eq!(write("cost: {amount: '12,5'}"), "12.5");
    assert_eq!(write("cost: {currency: eur}"), "EUR");
    assert_eq!(write("contact: {url: www.a.lv}"), "https://www.a.lv");
    assert_eq!(write("status_note: 2024"), "'2024'");
    assert_eq!(write("status_note: true"), "'true'");
    assert_eq!(write("status_note: 1.10"), "");
    assert_eq!(write("aliases:\n- A title: with a colon"), "'A title: with a colon'");
    assert_eq!(write("example: Jā"), "true");
    assert_eq!(write("updated: soon"), "");
}

/// A kind with the least that an entry needs.
struct Minimal {
    schema: Schema,
    fields: Value,
    /// Reads the struct: whether there is one, and what is wrong.
    read: fn(&Schema, &Value) -> (bool, Checked),
}

fn minimal<T: schemars::JsonSchema + serde::de::DeserializeOwned>(fields: &str) -> Minimal {
    Minimal {
        schema: Schema::of::<T>(),
        fields: value(fields),
        read: |schema, value| {
            let Read { checked, data } = schema.read::<T>(value, None);
            (data.is_some(), checked)
        },
    }
}

static KINDS: LazyLock<[Minimal; 11]> = LazyLock::new(|| {
    [
        minimal::<kinds::case_study::CaseStudy>(CASE),
        minimal::<kinds::edition::Edition>("title: a"),
        minimal::<kinds::plan_template::PlanTemplate>(
            "title: a\nsections: [{id: a, answer: text}]\nchangelog: [{version: '1', date: 2024, changes: b}]",
        ),
        minimal::<kinds::action_plan::ActionPlan>("title: a\nmunicipality: b"),
        minimal::<kinds::municipality::Municipality>("title: a\ncountry: LV"),
        minimal::<kinds::organisation::Organisation>("title: a\ntype: other"),
        minimal::<kinds::resource::Resource>("title: a\nkind: toolkit\nurl: https://a.b"),
        minimal::<kinds::event::Event>("title: a\nkind: forum\nstart: 2024"),
        minimal::<kinds::page::Page>("title: a"),
        minimal::<kinds::vocabulary::Vocabulary>("title: a\nterms: [{key: a, label: b}]"),
        minimal::<Config>("pearls: '2'\ntitle: a\nurl: https://a.b\nlanguages: en"),
    ]
});

impl Minimal {
    /// An error if a value without errors does not become the struct, or one with errors does.
    fn check(&self, value: &Value) -> Result<(), String> {
        self.schema.check(value, Mode::Translation);
        let (is_made, checked) = (self.read)(&self.schema, value);
        let refused = checked.problems.iter().find(|problem| matches!(problem.kind, ProblemKind::Refused { .. }));
        match refused {
            Some(refused) => Err(format!("{refused:?}: {value:?}")),
            None if is_made == checked.has_errors() => Err(format!("{checked:?}: {value:?}")),
            None => Ok(()),
        }
    }
}

#[test]
fn the_least_that_an_entry_needs_is_fine() {
    for kind in KINDS.iter() {
        assert_eq!(kind.schema.check(&kind.fields, Mode::Original).problems, []);
        assert_eq!(kind.check(&kind.fields), Ok(()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn what_has_no_problems_becomes_the_struct(seed in any::<u64>(), wrong in prop_oneof![Just(0), 0..60usize]) {
        for kind in KINDS.iter() {
            let value = generate::value(&kind.schema, &mut Chance::new(seed, wrong, true));
            prop_assert_eq!(kind.check(&value), Ok(()));
            let is_right = kind.schema.check(&value, Mode::Original).problems.is_empty();
            prop_assert!(wrong > 0 || is_right, "{value:?}");
        }
    }
}
