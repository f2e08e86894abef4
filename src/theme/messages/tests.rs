use super::*;
use crate::values::List;

fn file(lang: &str, text: &str, role: Role) -> MessageFile {
    let folder = if role == Role::Theme { "themes/pearls/messages" } else { "content/messages" };
    MessageFile {
        lang: Lang::new(lang),
        path: SourcePath::new(&format!("{folder}/{lang}.yaml")),
        text: text.into(),
        role,
    }
}

const ENGLISH_FILE: &str = r#"
listing:
  count: {one: "{n} case study", other: "{n} case studies"}
  by: "by {name}"
skip: Skip to the content
"#;

const LATVIAN: &str = r#"
listing:
  count: {zero: "{n} piemēru", one: "{n} piemērs", other: "{n} piemēri"}
  by: "{name}"
skip: Pāriet uz saturu
"#;

fn load(files: &[MessageFile], langs: &[&str]) -> (Messages, Vec<String>) {
    let langs: Vec<Lang> = langs.iter().map(|lang| Lang::new(lang)).collect();
    let (messages, out) =
        Messages::load(&file("en", ENGLISH_FILE, Role::Theme), files, &Config::fallback(Some(List(langs))));
    (
        messages,
        out.iter().map(|problem| format!("{} {}: {}", problem.severity, problem.code, problem.message)).collect(),
    )
}

fn problems(lang: &str, text: &str) -> Vec<String> {
    load(&[file(lang, text, Role::Theme)], &["en", lang]).1
}

fn count(messages: &Messages, lang: &str, n: i64) -> String {
    messages.get(&Lang::new(lang), "listing.count", &[("n", n.into())])
}

#[test]
fn a_number_takes_the_form_of_its_language() {
    let (messages, out) = load(&[file("lv", LATVIAN, Role::Theme)], &["en", "lv"]);
    assert_eq!(out, [""; 0]);
    assert_eq!([0, 1, 2].map(|n| count(&messages, "en", n)), ["0 case studies", "1 case study", "2 case studies"]);
    let latvian = [0, 1, 2, 11, 21, 111, 12_345].map(|n| count(&messages, "lv", n));
    let expected =
        ["0 piemēru", "1 piemērs", "2 piemēri", "11 piemēru", "21 piemērs", "111 piemēru", "12\u{a0}345 piemēri"];
    assert_eq!(latvian, expected);
}

#[test]
fn forms_for_numbers_that_come_later_keep_their_place() {
    let (messages, _) = load(&[file("lv", LATVIAN, Role::Theme)], &["lv", "sv"]);
    let forms = |lang, key| messages.words(&Lang::new(lang)).forms(key);
    let expected = [("zero", "{n} piemēru"), ("one", "{n} piemērs"), ("other", "{n} piemēri")];
    assert_eq!(forms("lv", "listing.count"), expected.map(|(form, text)| (form, text.to_owned())));
    assert_eq!(forms("sv", "listing.count").len(), 2, "English stands in");
    assert_eq!(forms("lv", "listing.by"), [("other", "{name}".to_owned())]);
}

#[test]
fn lithuanian_forms_are_those_of_cldr() {
    let text = r#"{listing: {count: {one: "{n} a", few: "{n} b", many: "{n} c", other: "{n} d"}}}"#;
    let (messages, _) = load(&[file("lt", text, Role::Site)], &["en", "lt"]);
    let shown = [1, 2, 9, 10, 11, 21, 22].map(|n| count(&messages, "lt", n));
    assert_eq!(shown, ["1 a", "2 b", "9 b", "10 d", "11 d", "21 a", "22 b"]);
}

#[test]
fn a_missing_plural_form_is_an_error() {
    let out = problems("lv", &LATVIAN.replace("zero: \"{n} piemēru\", ", ""));
    assert_eq!(
        out,
        [
            "error messages/missing-plural: the message `listing.count` lacks `zero`, which the language `lv` needs for some numbers"
        ]
    );
    let out = problems("lv", &LATVIAN.replace("zero:", "few:"));
    assert_eq!(out.len(), 2, "{out:?}");
    assert!(out[1].starts_with("error messages/extra-plural: the message `listing.count` has a text for `few`"));
    let start = LATVIAN.find("{zero").unwrap();
    let end = LATVIAN.find("  by").unwrap();
    let out = problems("lv", &format!("{}\"{{n}}\"\n{}", &LATVIAN[..start], &LATVIAN[end..]));
    assert!(out[0].contains("lacks `zero`, `one`, `other`"), "{out:?}");
}

#[test]
fn an_extra_message_of_a_theme_is_an_error_and_a_missing_one_a_note() {
    let out = problems("lv", &LATVIAN.replace("skip:", "skp:"));
    assert_eq!(
        out,
        [
            "error messages/extra-key: there is no message `skp`",
            "note messages/missing-key: this file lacks the message `skip`, so it is shown in English"
        ]
    );
    let (_, diagnostics) = Messages::load(
        &file("en", ENGLISH_FILE, Role::Theme),
        &[file("lv", &LATVIAN.replace("skip:", "skp:"), Role::Theme)],
        &Config::fallback(None),
    );
    assert_eq!(diagnostics[0].label.as_deref(), Some("did you mean `skip`?"));
}

#[test]
fn files_that_lack_the_same_message_are_noted_together() {
    let without = LATVIAN.replace("skip:", "#");
    let files =
        [file("lv", &without, Role::Theme), file("sv", "skip: Hoppa", Role::Theme), file("et", &without, Role::Theme)];
    let out = load(&files, &["en", "et", "lv", "sv"]).1;
    let notes: Vec<&String> = out.iter().filter(|found| found.contains("missing-key")).collect();
    assert_eq!(
        notes,
        [
            "note messages/missing-key: this file lacks the messages `listing.by`, `listing.count`, so they are shown in English",
            "note messages/missing-key: this file and `lv.yaml` lack the message `skip`, so it is shown in English",
        ]
    );
}

#[test]
fn a_message_without_a_text_is_not_there_and_an_empty_text_is_told() {
    let (messages, out) = load(&[file("lv", &LATVIAN.replace("skip:", "skip: #"), Role::Theme)], &["en", "lv"]);
    assert_eq!(out, ["note messages/missing-key: this file lacks the message `skip`, so it is shown in English"]);
    assert_eq!(messages.get(&Lang::new("lv"), "skip", &[]), "Skip to the content");
    let (_, out) = load(&[file("lv", "skip: ''", Role::Site)], &["en", "lv"]);
    assert_eq!(out[0], "error messages/empty: the message `skip` is empty");
}

#[test]
fn a_message_that_does_not_fit_is_told_once_and_the_english_one_shown() {
    let (messages, out) =
        load(&[file("lv", &LATVIAN.replace("by: \"{name}\"", "by: \"{nama}\""), Role::Theme)], &["lv"]);
    assert_eq!(out.len(), 1, "{out:?}");
    assert_eq!(messages.get(&Lang::new("lv"), "listing.by", &[("name", "X".into())]), "by X");
    let (_, out) = load(&[file("lv", "skip: a &amp; b", Role::Site)], &["en", "lv"]);
    assert!(out[0].starts_with("warning schema/html-entity"), "{out:?}");
}

#[test]
fn placeholders_are_those_of_the_english_message() {
    let out = problems("lv", &LATVIAN.replace("\"{name}\"", "\"{vards}\""));
    assert_eq!(out, ["error messages/placeholder: the message `listing.by` has `{vards}` in place of `{name}`"]);
    let out = problems("lv", &LATVIAN.replace("\"{name}\"", "nobody"));
    assert_eq!(out, ["error messages/placeholder: the message `listing.by` lacks `{name}`"]);
    let out = problems("lv", &LATVIAN.replace("{n} piemērs", "Viens piemērs"));
    assert_eq!(out, [""; 0], "a counted message may leave out its number");
    let out = problems("lv", &LATVIAN.replace("{n} piemērs", "{m} piemērs"));
    assert_eq!(out, ["error messages/placeholder: the message `listing.count.one` has `{m}`, which nothing fills"]);
}

#[test]
fn a_broken_file_is_an_error_and_no_panic() {
    for (text, wanted) in [
        ("a: [", "yaml/special-start"),
        ("- a", "yaml/not-fields"),
        ("listing: 3", "messages/not-text"),
        ("listing: {by: [~, 3]}", "messages/not-text"),
        ("listing: {by: \"{name\"}", "messages/placeholder-form"),
        ("listing: {by: \"name}\"}", "messages/placeholder-form"),
        ("Listing: {}", "messages/bad-name"),
        ("1: x", "yaml/key-not-text"),
        ("skip: {one: a, other: b}", "messages/not-counted"),
        ("skip: a\nskip: b", "yaml/duplicate-key"),
        ("skip: a: b", "yaml/unquoted-colon"),
    ] {
        let out = load(&[file("lv", text, Role::Site)], &["lv"]).1;
        assert!(out.iter().any(|problem| problem.contains(wanted)), "{text}: {out:?}");
    }
    let deep = "{a: ".repeat(40_000);
    assert!(problems("lv", &deep)[0].contains("yaml/too-large"));
    assert!(problems("lv", &deep[..4000])[0].contains("yaml/too-deep"));
}

#[test]
fn the_site_replaces_single_messages() {
    let files = [
        file("lv", LATVIAN, Role::Theme),
        file("lv", "skip: Uz saturu", Role::Site),
        file("en", "skip: Skip", Role::Site),
    ];
    let (messages, out) = load(&files, &["en", "lv"]);
    assert_eq!(out, [""; 0]);
    assert_eq!(messages.get(&Lang::new("lv"), "skip", &[]), "Uz saturu");
    assert_eq!(messages.get(&Lang::new("lv"), "listing.by", &[("name", "X".into())]), "X");
    assert_eq!(messages.get(&Lang::new("en"), "skip", &[]), "Skip");
}

#[test]
fn english_stands_in_and_says_that_it_is_english() {
    let (messages, out) = load(&[file("lt", "skip: Pereiti", Role::Site)], &["en", "lt", "pl"]);
    assert_eq!(
        out,
        [
            "note messages/partial: 1 of 3 messages are in `lt`; the others are shown in English",
            "note messages/no-file: the interface is not translated into `pl`: its pages have English words around the content",
        ]
    );
    assert_eq!(count(&messages, "lt", 2), "2 case studies");
    assert_eq!(count(&messages, "pl", 1), "1 case study");
    let lang_of = |lang: &str, key| messages.lang_of(&Lang::new(lang), key).to_string();
    assert_eq!(
        (lang_of("lt", "skip"), lang_of("lt", "listing.by"), lang_of("pl", "skip")),
        ("lt".into(), "en".into(), "en".into())
    );
}

#[test]
fn a_regional_language_has_the_words_of_its_base_language() {
    let site = |lang: &str, text: &str| file(lang, text, Role::Site);
    let theme = |lang: &str, text: &str| file(lang, text, Role::Theme);
    let get = |messages: &Messages, lang: &str, key: &str| messages.get(&Lang::new(lang), key, &[("name", "N".into())]);
    let lang_of = |messages: &Messages, lang: &str, key: &str| messages.lang_of(&Lang::new(lang), key).to_string();

    // What it says itself comes first; what neither says is English.
    let files = [site("pt", "skip: Saltar\nlisting: {by: 'por {name}'}"), site("pt-BR", "skip: Pular")];
    let (messages, out) = load(&files, &["pt-BR", "en"]);
    assert_eq!(["skip", "listing.by"].map(|key| get(&messages, "pt-BR", key)), ["Pular", "por N"]);
    assert_eq!(["listing.by", "listing.count"].map(|key| lang_of(&messages, "pt-BR", key)), ["pt-BR", "en"]);
    assert_eq!(out, ["note messages/partial: 2 of 3 messages are in `pt-BR`; the others are shown in English"]);

    // A theme's file for a region may hold no more than what differs, and a region needs none.
    let (messages, out) = load(&[theme("lv", LATVIAN), theme("lv-LV", "skip: Tālāk")], &["en", "lv-LV", "lv-US"]);
    assert_eq!(out, [""; 0]);
    assert_eq!(["lv-LV", "lv-US"].map(|lang| get(&messages, lang, "skip")), ["Tālāk", "Pāriet uz saturu"]);
    assert_eq!(count(&messages, "lv-US", 21), "21 piemērs");
    let (messages, out) = load(&[site("en", "skip: Skip it")], &["en-US"]);
    assert_eq!(
        (get(&messages, "en-US", "skip"), lang_of(&messages, "en-US", "skip")),
        ("Skip it".into(), "en-US".into())
    );
    assert_eq!(out, [""; 0]);

    // Another script is another language.
    let (messages, out) = load(&[theme("sr", "skip: Прескочи")], &["sr-Latn"]);
    assert_eq!(get(&messages, "sr-Latn", "skip"), "Skip to the content");
    assert!(out.iter().any(|problem| problem.contains("messages/no-file")), "{out:?}");
}

#[test]
fn an_english_file_of_a_theme_may_add_messages_but_lacks_none() {
    let own = format!("{ENGLISH_FILE}\nmore: More");
    let (messages, out) = load(&[file("en", &own, Role::Theme)], &["en"]);
    assert_eq!(out, [""; 0]);
    assert!(messages.keys().contains_key("more"));
    let (messages, out) = load(&[file("en", "more: More", Role::Theme)], &["en"]);
    assert!(out[0].contains("messages/missing-key"), "{out:?}");
    assert_eq!(messages.get(&Lang::new("en"), "skip", &[]), "Skip to the content");
}

#[test]
fn a_message_that_is_not_there_shows_its_name() {
    let (messages, _) = load(&[], &["en"]);
    assert_eq!(messages.get(&Lang::new("en"), "nothing.here", &[]), "nothing.here");
    assert_eq!(messages.get(&Lang::new("en"), "listing.by", &[]), "listing.by");
}

#[test]
fn the_built_in_messages_are_sound() {
    let text = include_str!("../../../themes/pearls/messages/en.yaml");
    let (messages, out) =
        Messages::load(&file("en", text, Role::Theme), &[file("en", text, Role::Theme)], &Config::fallback(None));
    assert_eq!(out, []);
    assert!(messages.keys().contains_key("period.days"));
}

#[test]
fn the_award_is_called_what_the_site_calls_it() {
    let english = "award: {name: Award, holder: {one: title holder, other: title holders}}\n\
                   titles: {one: \"{n} {holder}\", other: \"{n} {holder}\"}\nheld: \"holds the title {award}\"\n";
    let load = |award: &str| {
        let config = format!("{{pearls: '2', title: T, url: 'https://example.org', languages: [uk, en]{award}}}");
        let config: Config = serde_yaml::from_str(&config).unwrap();
        Messages::load(&file("en", english, Role::Theme), &[], &config).0
    };
    let uk = Lang::new("uk");
    let told = |messages: &Messages, n: i64| messages.get(&uk, "titles", &[("n", n.into())]);
    let named = load(
        ", award: {name: {uk: Бібліотека року}, holder: {uk: {one: лауреат, few: лауреати, many: лауреатів, other: лауреата}}}",
    );
    assert_eq!([1, 2, 5].map(|n| told(&named, n)), ["1 лауреат", "2 лауреати", "5 лауреатів"]);
    assert_eq!(named.get(&uk, "held", &[]), "holds the title Бібліотека року");
    let plain = load(", award: {name: Best place, holder: {one: winner, other: winners}}");
    assert_eq!([told(&plain, 1), told(&plain, 2)], ["1 winner", "2 winners"]);
    let nameless = load("");
    assert_eq!([told(&nameless, 1), nameless.get(&uk, "held", &[])], ["1 title holder", "holds the title Award"]);
    let lang_of = |key: &str| named.words(&uk).lang_shown(key).to_string();
    assert_eq!(
        [lang_of("titles"), lang_of("held")],
        ["uk", "en"],
        "a message of placeholders has no language of its own"
    );
}
