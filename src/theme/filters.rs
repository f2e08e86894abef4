//! The filters and functions that templates have besides tera's own: pure, and bound to one language.
//!
//! A template writes `{{ page.date | date }}` and `{{ t(key="listing.count", n=page.total) }}`; the same wordings are
//! functions here for what is not a template (feeds, documents). Dates, numbers and lists are written as the language
//! does it ([`crate::locale`]), periods by messages with the language's names of months.
//!
//! What tera's filters would do otherwise in each build or only in English is listed in [`REFUSED`].

use std::borrow::Cow;

use serde::Deserialize;
use tera::{Error, Kwargs, State, StringInput, Tera, TeraResult, Value};

use super::messages::{Arg, Words};
use super::ornament::{self, Cover};
use crate::values::{Date, Period};

/// Our filters: name and result, for the checker of templates.
#[cfg(test)]
pub const FILTERS: [&str; 5] = ["date", "period", "number", "list", "words"];
/// Our functions.
#[cfg(test)]
pub const FUNCTIONS: [&str; 3] = ["t", "say", "art"];
/// Filters of tera that templates may not use, and why.
pub const REFUSED: [(&str, &str); 2] = [
    ("group_by", "it gives another order in each build; let the view group the entries"),
    ("pluralize", "it knows English only; write the count as a message, `t(key=\"…\", n=…)`"),
];

/// Gives a tera the filters and functions of a language, in place of those of another one.
pub(super) fn register(tera: &mut Tera, words: &Words) {
    let with = words.clone();
    tera.register_filter("date", move |value: StringInput, _: Kwargs, _: &State| {
        parsed(value.as_str(), "a date such as `2024-04-27`").map(|value| with.locale().date(value))
    });
    let with = words.clone();
    tera.register_filter("period", move |value: StringInput, _: Kwargs, _: &State| {
        parsed(value.as_str(), "a period such as `2024-04/2024-09`").map(|value| period(&with, value))
    });
    let with = words.clone();
    tera.register_filter("number", move |value: &Value, _: Kwargs, _: &State| number_value(&with, value));
    let with = words.clone();
    tera.register_filter("list", move |items: Vec<Value>, _: Kwargs, state: &State| list_value(&with, &items, state));
    let with = words.clone();
    tera.register_function("t", move |args: Kwargs, state: &State| message(&with, &args, state));
    let with = words.clone();
    tera.register_function("say", move |args: Kwargs, state: &State| -> TeraResult<Value> {
        let said = message(&with, &args, state)?;
        let lang = with.lang_shown(args.must_get("key")?);
        if lang == *with.lang() { Ok(said) } else { in_language(&said, lang.as_str(), state) }
    });
    tera.register_filter("words", words_value);
    tera.register_function("range", range);
    tera.register_function("art", |args: Kwargs, _: &State| -> TeraResult<Value> {
        #[derive(Deserialize)]
        struct Arguments {
            cover: Cover,
        }
        Ok(Value::safe_string(&ornament::svg(&args.deserialize::<Arguments>()?.cover)))
    });
}

/// The longest list of numbers that a template can have made: longer than any list of a site's pages, and no trouble.
const MAX_RANGE: i64 = 10_000;

/// Numbers from `start` (0) to below `end`, in steps. Tera's own makes them however many there are.
fn range(args: Kwargs, _: &State) -> TeraResult<Value> {
    let (start, end) = (args.get::<i64>("start")?.unwrap_or_default(), args.must_get::<i64>("end")?);
    let step = args.get::<i64>("step_by")?.unwrap_or(1);
    if start > end || step < 1 {
        return Err(Error::message("`range` goes upwards: `start` is at most `end`, and `step_by` at least 1"));
    }
    if end.saturating_sub(start) / step > MAX_RANGE {
        return Err(Error::message(format!("`range` can count {MAX_RANGE} numbers at most")));
    }
    // Past the largest number there is, a sum would begin again with the smallest one.
    let number = |count: i64| count.checked_mul(step).and_then(|more| start.checked_add(more));
    let numbers = (0..).map_while(number).take_while(|number| *number < end);
    Ok(Value::from(numbers.map(Value::from).collect::<Vec<_>>()))
}

fn parsed<T: std::str::FromStr>(text: &str, wanted: &str) -> TeraResult<T> {
    text.parse().map_err(|_| Error::message(format!("`{text}` is not {wanted}")))
}

/// A period, without saying twice what its two ends share: `27–29 April 2024`, `April–September 2024`, `2023–2024`,
/// `27 April – 3 May 2024`, `since 2023`. In which order that stands, only messages of the language itself can say; where
/// it lacks them, both ends are written out.
pub fn period(words: &Words, period: Period) -> String {
    let locale = words.locale();
    let Some(end) = period.end else {
        return words.get("period.open", &[("start", locale.date(period.start).as_str().into())]);
    };
    let start = period.start;
    if start == end {
        return locale.date(start);
    }
    let is_worded = |key: &str| words.lang_of(key) == *words.lang();
    let year = end.year.to_string();
    let (same_year, same_month) = (start.year == end.year, start.month == end.month);
    let (key, from, to) = match (start, end) {
        (Date { month: None, .. }, Date { month: None, .. }) => ("period.years", start.year.to_string(), year.clone()),
        (Date { month: Some(_), day: None, .. }, Date { month: Some(_), day: None, .. })
            if same_year && is_worded("period.months") =>
        {
            ("period.months", locale.month(start), locale.month(end))
        }
        (Date { day: Some(from), .. }, Date { day: Some(to), .. })
            if same_year && same_month && is_worded("period.days") =>
        {
            ("period.days", from.to_string(), to.to_string())
        }
        _ => ("period.range", locale.date(start), locale.date(end)),
    };
    let month = locale.month(end);
    let args = [("start", &from), ("end", &to), ("month", &month), ("year", &year)];
    words.get(key, &args.map(|(name, text)| (name, Arg::from(text.as_str()))))
}

fn number_value(words: &Words, value: &Value) -> TeraResult<String> {
    match (value.as_i64(), value.as_f64()) {
        (Some(whole), _) => Ok(words.locale().integer(whole)),
        (None, Some(value)) => Ok(words.locale().number(value)),
        (None, None) => Err(Error::message(format!("the filter `number` was given a {}", value.name()))),
    }
}

/// A list whose items may be HTML: then the others are escaped, and the whole is HTML.
fn list_value(words: &Words, items: &[Value], state: &State) -> TeraResult<Value> {
    let html = is_html(items.iter(), state);
    let items: Vec<String> = items.iter().map(|item| placed(item, html, state)).collect::<TeraResult<_>>()?;
    let text = words.locale().list(items.iter().map(String::as_str));
    Ok(if html { Value::safe_string(&text) } else { Value::from(text) })
}

/// `t(key="…", …)`: a message with its placeholders filled. If a value is HTML, the message is escaped and the whole
/// is HTML; else it is a text, which is escaped where it is shown.
fn message(words: &Words, args: &Kwargs, state: &State) -> TeraResult<Value> {
    let key: &str = args.must_get("key")?;
    let count: Option<i64> = args.get("n")?;
    let html = is_html(args.iter().map(|(_, value)| value), state);
    let value = |name: &str| -> Option<String> {
        let value: &Value = args.get(name).ok().flatten()?;
        match count.filter(|_| name == "n") {
            Some(n) => Some(words.locale().integer(n)),
            None if value.is_none() || value.is_undefined() => None,
            None => placed(value, html, state).ok(),
        }
    };
    let own = |text| match html {
        true => state.escape(text).map_or(Cow::Borrowed(""), Cow::Owned),
        false => Cow::Borrowed(text),
    };
    let text = words.fill(key, count, own, value).map_err(Error::message)?;
    Ok(if html { Value::safe_string(&text) } else { Value::from(text) })
}

/// `text | words`: a text of a view, in an element that names its language where that is not the page's.
fn words_value(value: &Value, _: Kwargs, state: &State) -> TeraResult<Value> {
    let fields = value.as_map();
    let field = |name| fields?.iter().find(|(key, _)| key.as_str() == Some(name)).map(|(_, value)| value);
    let text = field("text").ok_or_else(|| Error::message("the filter `words` takes a text of a view"))?;
    match field("lang").and_then(Value::as_str) {
        Some(lang) => in_language(text, lang, state),
        None => Ok(text.clone()),
    }
}

fn in_language(text: &Value, lang: &str, state: &State) -> TeraResult<Value> {
    let (text, lang) = (state.escape_if_needed(text)?, state.escape(lang)?);
    Ok(Value::safe_string(&format!("<span lang=\"{lang}\">{text}</span>")))
}

fn is_html<'a>(mut values: impl Iterator<Item = &'a Value>, state: &State) -> bool {
    state.autoescaping_enabled() && values.any(|value| value.is_string() && value.is_safe())
}

fn placed(value: &Value, html: bool, state: &State) -> TeraResult<String> {
    if html { state.escape_if_needed(value) } else { Ok(value.to_string()) }
}

#[cfg(test)]
mod tests;
