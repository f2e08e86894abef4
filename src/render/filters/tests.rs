use super::*;
use crate::render::messages::{MessageFile, Messages, Role};
use crate::source::SourcePath;
use crate::values::Lang;

fn messages(extra: &str) -> Messages {
    let file = |lang: &str, text: String, role| MessageFile {
        lang: Lang::new(lang),
        path: SourcePath::new(&format!("themes/pearls/messages/{lang}.yaml")),
        text: text.into(),
        role,
    };
    let english = include_str!("../../../themes/pearls/messages/en.yaml");
    let built_in = file("en", format!("{english}\n{extra}"), Role::Theme);
    let finnish = "date: {day: \"{day}. {month} {year}\", months_of_day: {apr: huhtikuuta}}\nnumber: {decimal: \",\"}";
    Messages::load(&built_in, &[file("fi", finnish.to_owned(), Role::Site)], &[Lang::new("fi")]).0
}

fn english() -> Words {
    messages("").words(&Lang::new("en"))
}

fn shown(words: &Words, template: &str) -> Result<String, String> {
    let mut tera = Tera::default();
    register(&mut tera, words);
    tera.add_raw_template("x.html", template).map_err(|error| error.to_string())?;
    let context = tera::context! { bad => "<b>&", two => &["<a>", "b"], none => &Option::<u8>::None, big => &1_234_567, float => &-0.25 };
    tera.render("x.html", &context).map_err(|error| error.to_string())
}

#[test]
fn a_date_is_worded_as_precisely_as_it_is_known() {
    let words = english();
    let shown = |text: &str| date(&words, text.parse().unwrap());
    assert_eq!(
        ["2024-04-27", "2024-04", "2024"].map(shown),
        ["27 April 2024".to_owned(), "April 2024".into(), "2024".into()]
    );
}

#[test]
fn a_language_words_dates_in_its_own_way_and_in_english_where_it_has_no_words() {
    let words = messages("").words(&Lang::new("fi"));
    assert_eq!(date(&words, "2024-04-27".parse().unwrap()), "27. huhtikuuta 2024");
    assert_eq!(date(&words, "2024-05-27".parse().unwrap()), "27. May 2024");
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
fn thousands_are_set_apart_from_ten_thousand_up() {
    let (english, finnish) = (english(), messages("").words(&Lang::new("fi")));
    assert_eq!(english.count(9999), "9999");
    assert_eq!(english.count(-57_897), "\u{2212}57\u{202f}897");
    assert_eq!(english.count(i64::MIN), "\u{2212}9\u{202f}223\u{202f}372\u{202f}036\u{202f}854\u{202f}775\u{202f}808");
    assert_eq!(number(&finnish, 12_345.50), "12\u{202f}345,5");
    assert_eq!(number(&english, 3.0), "3");
    assert_eq!(
        shown(&english, "{{ big | number }} {{ float | number }}").as_deref(),
        Ok("1\u{202f}234\u{202f}567 \u{2212}0.25")
    );
}

#[test]
fn a_list_has_commas_and_a_last_word() {
    let words = english();
    assert_eq!(list(&words, []), "");
    assert_eq!(list(&words, ["A"]), "A");
    assert_eq!(list(&words, ["A", "B"]), "A and B");
    assert_eq!(list(&words, ["A", "B", "C"]), "A, B and C");
    assert_eq!(shown(&words, "{{ two | list }}").as_deref(), Ok("&lt;a&gt; and b"));
}

#[test]
fn values_in_messages_are_escaped_once() {
    let words = messages("x: {text: \"<i> {name}\", n: {one: one, other: \"{n} of {name}\"}}").words(&Lang::new("en"));
    let shown = |template| shown(&words, template);
    assert_eq!(shown("{{ t(key='x.text', name=bad) }}").as_deref(), Ok("&lt;i&gt; &lt;b&gt;&amp;"));
    assert_eq!(shown("{{ t(key='x.text', name='<u>x</u>' | safe) }}").as_deref(), Ok("&lt;i&gt; <u>x</u>"));
    assert_eq!(shown("{{ t(key='x.n', n=12345, name=bad) }}").as_deref(), Ok("12\u{202f}345 of &lt;b&gt;&amp;"));
    assert_eq!(shown("{{ [bad, '<u>x</u>' | safe] | list }}").as_deref(), Ok("&lt;b&gt;&amp; and <u>x</u>"));
}

#[test]
fn a_message_that_cannot_be_worded_is_an_error_and_no_panic() {
    let words = messages("x: {text: \"{name}\", n: {one: one, other: \"{n}\"}}").words(&Lang::new("en"));
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
        let error = shown(&words, template).expect_err(template);
        assert!(error.contains(wanted), "{template}: {error}");
    }
}

#[test]
fn a_message_says_in_which_language_it_is_if_that_is_not_the_pages() {
    let words = messages("").words(&Lang::new("fi"));
    let template = "{{ say(key='date.day', day=1, month='x', year=2) }} {{ say(key='period.open', start='<') }}";
    let shown = shown(&words, template).unwrap();
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
