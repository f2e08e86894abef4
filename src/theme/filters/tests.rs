use super::*;
use crate::config::Config;
use crate::source::SourcePath;
use crate::theme::messages::{MessageFile, Messages, Role};
use crate::values::{Lang, List};

fn config(lang: &str) -> Config {
    Config::fallback(Some(List(vec![Lang::new(lang)])))
}

fn file(lang: &str, text: String, role: Role) -> MessageFile {
    let path = SourcePath::new(&format!("themes/pearls/messages/{lang}.yaml"));
    MessageFile { lang: Lang::new(lang), path, text: text.into(), role }
}

fn messages(extra: &str) -> Messages {
    let english = include_str!("../../../themes/pearls/messages/en.yaml");
    let built_in = file("en", format!("{english}\n{extra}"), Role::Theme);
    let finnish = "period: {days: \"{start}.–{end}. {month} {year}\"}";
    Messages::load(&built_in, &[file("fi", finnish.to_owned(), Role::Site)], &config("fi")).0
}

fn words(lang: &str) -> Words {
    messages("").words(&Lang::new(lang)).clone()
}

fn english() -> Words {
    words("en")
}

fn shown(words: &Words, template: &str) -> Result<String, String> {
    let mut tera = Tera::default();
    register(&mut tera, words);
    tera.add_raw_template("x.html", template).map_err(|error| error.to_string())?;
    let context = tera::context! { bad => "<b>&", two => &["<a>", "b"], none => &Option::<u8>::None, big => &1_234_567, float => &-0.25 };
    tera.render("x.html", &context).map_err(|error| error.to_string())
}

#[test]
fn a_period_does_not_say_twice_what_its_ends_share() {
    let words = english();
    let cases = [
        ("2024", "2024"),
        ("2024-04-27", "27 April 2024"),
        ("2023/2024", "2023–2024"),
        ("2024-04/2024-09", "April–September 2024"),
        ("2023-11/2024-02", "November 2023 – February 2024"),
        ("2024-04-27/2024-04-29", "27–29 April 2024"),
        ("2024-04-27/2024-05-03", "27 April 2024 – 3 May 2024"),
        ("2023/2024-05", "2023 – May 2024"),
        ("2023/..", "since 2023"),
    ];
    for (text, expected) in cases {
        assert_eq!(period(&words, text.parse().unwrap()), expected);
    }
}

#[test]
fn a_language_that_does_not_word_periods_has_both_ends_written_out() {
    let shown = |lang: &str, text: &str| period(&words(lang), text.parse().unwrap());
    assert_eq!(shown("fi", "2024-04-27/2024-04-29"), "27.–29. huhtikuuta 2024");
    assert_eq!(shown("fi", "2024-04/2024-09"), "huhtikuu 2024 – syyskuu 2024");
}

/// Words for periods in ten languages: in this order `open`, `days`, `months`, `years`.
const PERIODS: [(&str, [&str; 4]); 9] = [
    ("da", ["siden {start}", "{start}.–{end}. {month} {year}", "{start}–{end} {year}", "{start}–{end}"]),
    ("de", ["seit {start}", "{start}.–{end}. {month} {year}", "{start}–{end} {year}", "{start}–{end}"]),
    ("et", ["{start} –", "{start}.–{end}. {month} {year}", "{start}–{end} {year}", "{start}–{end}"]),
    ("fi", ["{start} –", "{start}.–{end}. {month} {year}", "{start}–{end} {year}", "{start}–{end}"]),
    ("lt", ["{start} –", "{year} m. {month} {start}–{end} d.", "{year} m. {start}–{end}", "{start}–{end} m."]),
    ("lv", ["{start} –", "{year}. gada {start}.–{end}. {month}", "{year}. gada {start}–{end}", "{start}.–{end}. g."]),
    ("no", ["siden {start}", "{start}.–{end}. {month} {year}", "{start}–{end} {year}", "{start}–{end}"]),
    ("pl", ["{start} –", "{start}–{end} {month} {year}", "{start}–{end} {year}", "{start}–{end}"]),
    ("sv", ["sedan {start}", "{start}–{end} {month} {year}", "{start}–{end} {year}", "{start}–{end}"]),
];

#[test]
fn periods_are_worded_in_each_language() {
    let expected = [
        "da: siden marts 2024 | 27.–29. april 2024 | marts–april 2024 | 2023–2024 | november 2023 – februar 2024",
        "de: seit März 2024 | 27.–29. April 2024 | März–April 2024 | 2023–2024 | November 2023 – Februar 2024",
        "et: märts 2024 – | 27.–29. aprill 2024 | märts–aprill 2024 | 2023–2024 | november 2023 – veebruar 2024",
        "fi: maaliskuu 2024 – | 27.–29. huhtikuuta 2024 | maaliskuu–huhtikuu 2024 | 2023–2024 | marraskuu 2023 – helmikuu 2024",
        "lt: 2024 m. kovas – | 2024 m. balandžio 27–29 d. | 2024 m. kovas–balandis | 2023–2024 m. | 2023 m. lapkritis – 2024 m. vasaris",
        "lv: 2024. gada marts – | 2024. gada 27.–29. aprīlis | 2024. gada marts–aprīlis | 2023.–2024. g. | 2023. gada novembris – 2024. gada februāris",
        "no: siden mars 2024 | 27.–29. april 2024 | mars–april 2024 | 2023–2024 | november 2023 – februar 2024",
        "pl: marzec 2024 – | 27–29 kwietnia 2024 | marzec–kwiecień 2024 | 2023–2024 | listopad 2023 – luty 2024",
        "sv: sedan mars 2024 | 27–29 april 2024 | mars–april 2024 | 2023–2024 | november 2023 – februari 2024",
    ];
    let english = include_str!("../../../themes/pearls/messages/en.yaml");
    let shown = PERIODS.map(|(lang, [open, days, months, years])| {
        let own = format!("period: {{open: '{open}', days: '{days}', months: '{months}', years: '{years}'}}");
        let files = [file(lang, own, Role::Site)];
        let messages = Messages::load(&file("en", english.into(), Role::Theme), &files, &config(lang)).0;
        let periods = ["2024-03/..", "2024-04-27/2024-04-29", "2024-03/2024-04", "2023/2024", "2023-11/2024-02"];
        let words = messages.words(&Lang::new(lang));
        format!("{lang}: {}", periods.map(|text| period(words, text.parse().unwrap())).join(" | "))
    });
    assert_eq!(shown, expected);
}

#[test]
fn templates_write_as_the_language_of_the_page_does() {
    let template = "{{ '2024-04-27' | date }}; {{ big | number }}; {{ float | number }}; {{ two | list }}";
    assert_eq!(shown(&english(), template).as_deref(), Ok("27 April 2024; 1,234,567; -0.25; &lt;a&gt; and b"));
    let finnish = "27. huhtikuuta 2024; 1\u{a0}234\u{a0}567; \u{2212}0,25; &lt;a&gt; ja b";
    assert_eq!(shown(&words("fi"), template).as_deref(), Ok(finnish));
}

#[test]
fn values_in_messages_are_escaped_once() {
    let words = messages("x: {text: \"<i> {name}\", n: {one: one, other: \"{n} of {name}\"}}");
    let words = words.words(&Lang::new("en"));
    let shown = |template| shown(words, template);
    assert_eq!(shown("{{ t(key='x.text', name=bad) }}").as_deref(), Ok("&lt;i&gt; &lt;b&gt;&amp;"));
    assert_eq!(shown("{{ t(key='x.text', name='<u>x</u>' | safe) }}").as_deref(), Ok("&lt;i&gt; <u>x</u>"));
    assert_eq!(shown("{{ t(key='x.n', n=12345, name=bad) }}").as_deref(), Ok("12,345 of &lt;b&gt;&amp;"));
    assert_eq!(shown("{{ [bad, '<u>x</u>' | safe] | list }}").as_deref(), Ok("&lt;b&gt;&amp; and <u>x</u>"));
}

#[test]
fn a_message_that_cannot_be_worded_is_an_error_and_no_panic() {
    let words = messages("x: {text: \"{name}\", n: {one: one, other: \"{n}\"}}");
    let words = words.words(&Lang::new("en"));
    for (template, wanted) in [
        ("{{ t(key='y') }}", "there is no message `y`"),
        ("{{ t(key='x.text') }}", "needs a value for `name`"),
        ("{{ t(key='x.text', name=none) }}", "needs a value for `name`"),
        ("{{ t(key='x.n') }}", "needs a value for `n`"),
        ("{{ t(key='x.n', n='many') }}", "Invalid type"),
        ("{{ t() }}", "Missing keyword argument"),
        ("{{ bad | date }}", "is not a date such as"),
        ("{{ bad | period }}", "is not a period such as"),
        ("{{ bad | number }}", "was given a"),
        ("{{ big | list }}", "Invalid type"),
    ] {
        let error = shown(words, template).expect_err(template);
        assert!(error.contains(wanted), "{template}: {error}");
    }
}

#[test]
fn a_message_says_in_which_language_it_is_if_that_is_not_the_pages() {
    let template =
        "{{ say(key='period.days', start=1, end=2, month='x', year=3) }} {{ say(key='period.open', start='<') }}";
    let shown = shown(&words("fi"), template).unwrap();
    assert!(!shown.starts_with("<span"), "Finnish has this message: {shown}");
    assert!(shown.ends_with("<span lang=\"en\">since &lt;</span>"), "{shown}");
}

#[test]
fn a_text_of_another_language_names_it() {
    let mut tera = Tera::default();
    register(&mut tera, &english());
    tera.add_raw_template("x.html", "{{ text | words }}").unwrap();
    let shown = |text: serde_json::Value| {
        let mut context = tera::Context::new();
        context.insert("text", &text);
        tera.render("x.html", &context).map_err(|error| error.to_string())
    };
    assert_eq!(shown(serde_json::json!({"text": "a & b", "lang": null})).as_deref(), Ok("a &amp; b"));
    let other = shown(serde_json::json!({"text": "a & b", "lang": "lv"}));
    assert_eq!(other.as_deref(), Ok("<span lang=\"lv\">a &amp; b</span>"));
    assert!(shown(serde_json::json!("a")).is_err(), "only texts of views have words");
}

#[test]
fn the_names_that_the_checker_knows_are_registered() {
    let mut tera = Tera::default();
    register(&mut tera, &english());
    for name in FILTERS {
        assert!(tera.add_raw_template("x", &format!("{{{{ a | {name} }}}}")).is_ok(), "{name}");
    }
    for name in FUNCTIONS {
        assert!(tera.add_raw_template("x", &format!("{{{{ {name}() }}}}")).is_ok(), "{name}");
    }
}
