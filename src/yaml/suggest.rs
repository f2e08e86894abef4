//! What may have been meant by a value that is wrong: it is rewritten in the ways that usually help, and the first result
//! that the schema accepts is offered.

use std::sync::LazyLock;

use serde_yaml::Value;

use super::scalar;
use super::schema::{NodeId, Schema, Shape};
use super::walk;
use crate::locale::Months;
use crate::values::Lang;
use crate::values::text::slug;

/// The value as it should be written in YAML, if one of the rewrites fits.
pub fn suggest(schema: &Schema, node: NodeId, found: &Value) -> Option<String> {
    let simple = rewrites(found).into_iter().chain(lists(found));
    let candidate =
        simple.chain(groups(schema, node, found)).find(|candidate| walk::accepts(schema, node, candidate))?;
    flow(&candidate)
}

/// A value on one line: lists and groups in brackets.
fn flow(value: &Value) -> Option<String> {
    Some(match value {
        Value::String(text) => scalar(text),
        Value::Number(number) => number.to_string(),
        Value::Bool(value) => value.to_string(),
        Value::Sequence(items) => format!("[{}]", items.iter().map(flow).collect::<Option<Vec<_>>>()?.join(", ")),
        Value::Mapping(fields) => {
            let field = |(key, value): (&Value, &Value)| Some(format!("{}: {}", scalar(key.as_str()?), flow(value)?));
            format!("{{{}}}", fields.iter().map(field).collect::<Option<Vec<_>>>()?.join(", "))
        }
        _ => return None,
    })
}

/// What was meant as a list and is none: `a, b`, `{a, b}`, `-a` on lines of their own.
fn lists(found: &Value) -> Vec<Value> {
    let read = |text: &str| {
        let text = clean(text);
        number(&text).unwrap_or(Value::String(text))
    };
    let items = |parts: Vec<&str>| {
        let parts: Vec<Value> = parts.into_iter().filter(|part| !part.trim().is_empty()).map(read).collect();
        (!parts.is_empty()).then_some(Value::Sequence(parts))
    };
    match found {
        Value::String(text) if text.trim_start().starts_with('-') => {
            items(text.trim_start().trim_start_matches('-').split(" -").collect()).into_iter().collect()
        }
        Value::String(text) => {
            let text = text.trim_matches(['[', ']', '{', '}', '(', ')']);
            [",", ";", "/", "\n"].iter().filter_map(|sign| items(text.split(sign).collect())).collect()
        }
        Value::Mapping(fields) if !fields.is_empty() && fields.values().all(Value::is_null) => {
            vec![Value::Sequence(fields.keys().cloned().collect())]
        }
        _ => Vec::new(),
    }
}

/// The names of the fields of a group, or of the groups in a list.
fn names_of_group(schema: &Schema, node: NodeId) -> Vec<&str> {
    match &schema.node(node).shape {
        Shape::Optional(inner) => names_of_group(schema, *inner),
        Shape::List(list) => names_of_group(schema, list.item),
        Shape::Fields(fields) => fields.properties.keys().map(String::as_str).collect(),
        Shape::Either { alternatives, .. } => {
            alternatives.iter().flat_map(|own| names_of_group(schema, *own)).collect()
        }
        _ => Vec::new(),
    }
}

/// A single text or number where a group of fields is wanted, in the field of the group that it is for: `4200 EUR` is an amount in a
/// currency, an address the `url`, all else the first field that takes it.
fn groups(schema: &Schema, node: NodeId, found: &Value) -> Vec<Value> {
    let (Value::String(_) | Value::Number(_)) = found else { return Vec::new() };
    let text = match found {
        Value::String(text) => clean(text),
        other => flow(other).unwrap_or_default(),
    };
    let group = |fields: &[(&str, Value)]| {
        Value::Mapping(fields.iter().map(|(name, value)| (Value::from(*name), value.clone())).collect())
    };
    let mut all = Vec::new();
    let words: Vec<&str> = text.split_whitespace().collect();
    if let [first, rest @ ..] = words.as_slice() {
        let (amount, unit) = match (number(first), rest) {
            (Some(amount), [unit]) => (Some(amount), unit.to_uppercase()),
            _ => (words.last().and_then(|last| number(last)).filter(|_| words.len() == 2), first.to_uppercase()),
        };
        let unit = match unit.as_str() {
            "€" | "EURO" | "EUROS" => "EUR".to_owned(),
            _ => unit,
        };
        if let Some(amount) = amount {
            all.push(group(&[("amount", amount), ("currency", unit.into())]));
        }
        if let (Some(value), false) = (number(first), rest.is_empty()) {
            all.push(group(&[("value", value.clone()), ("unit", rest.join(" ").into())]));
            all.push(group(&[("indicator", rest.join(" ").into()), ("value", value)]));
        }
    }
    let names = names_of_group(schema, node);
    let is_address = text.contains("://") || text.starts_with("www.");
    let ordered = names.iter().filter(|name| (**name == "url") == is_address).chain(names.iter());
    let values: Vec<Value> = rewrites(&Value::String(text)).into_iter().chain([found.clone()]).collect();
    all.extend(ordered.flat_map(|name| values.iter().map(move |value| group(&[(name, value.clone())]))));
    let in_list: Vec<Value> = all.iter().map(|own| Value::Sequence(vec![own.clone()])).collect();
    all.into_iter().chain(in_list).collect()
}

fn rewrites(found: &Value) -> Vec<Value> {
    match found {
        Value::String(text) => of_text(text),
        Value::Bool(value) => vec![Value::String(value.to_string())],
        // A point between thousands (57.897), which YAML reads as a decimal one.
        Value::Number(number) if number.is_f64() => {
            let written = number.to_string();
            let thousands = written.split_once('.').filter(|(_, decimals)| decimals.len() == 3);
            let whole = thousands.and_then(|(thousands, rest)| format!("{thousands}{rest}").parse::<i64>().ok());
            whole.map(Value::from).into_iter().collect()
        }
        Value::Number(number) => vec![Value::String(number.to_string())],
        // `- A title: with a colon` is read as a field.
        Value::Mapping(fields) if fields.len() == 1 => {
            let texts =
                fields.iter().filter_map(|(key, value)| Some(format!("{}: {}", key.as_str()?, value.as_str()?)));
            texts.map(Value::String).collect()
        }
        _ => Vec::new(),
    }
}

fn of_text(text: &str) -> Vec<Value> {
    let clean = clean(text);
    let texts = [
        Some(clean.clone()),
        date(&clean),
        period(&clean),
        Some(clean.replace('\\', "/")),
        clean.split_once("://").map(|(scheme, rest)| format!("{}://{rest}", scheme.to_lowercase())),
        (clean.contains('.') && !clean.contains("://")).then(|| format!("https://{clean}")),
        Some(clean.to_uppercase()),
        Some(clean.to_lowercase()),
        Lang::meant(&clean),
        Some(slug(&clean)),
    ];
    let mut values: Vec<Value> = number(&clean).into_iter().collect();
    values.extend(yes_no(&clean).map(Value::Bool));
    values.extend(texts.into_iter().flatten().map(Value::String));
    values
}

/// Without blanks and typographic quotes around it, and with plain spaces.
fn clean(text: &str) -> String {
    let is_quote = |character: char| matches!(character, '„' | '“' | '”' | '‚' | '‘' | '’' | '«' | '»' | '‹' | '›');
    text.replace(['\u{a0}', '\u{202f}', '\u{2009}'], " ").trim().trim_matches(is_quote).trim().to_owned()
}

/// `57,897`, `57 897`, `57.897.000`, `12,5`, and digits in quotes.
fn number(text: &str) -> Option<Value> {
    let is_separator = |character: char| matches!(character, ',' | ' ' | '.' | '\'' | '’');
    let groups: Vec<&str> = text.split(is_separator).collect();
    let are_digits = groups.iter().all(|group| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit()));
    match groups.as_slice() {
        _ if !are_digits => None,
        [first, rest @ ..] if first.len() <= 3 && !rest.is_empty() && rest.iter().all(|group| group.len() == 3) => {
            groups.concat().parse::<u64>().ok().map(Value::from)
        }
        [whole] => whole.parse::<u64>().ok().map(Value::from),
        [whole, decimals] if text.contains([',', '.']) => {
            format!("{whole}.{decimals}").parse::<f64>().ok().map(Value::from)
        }
        _ => None,
    }
}

fn yes_no(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "yes" | "y" | "on" | "true" | "ja" | "jā" | "jah" | "kyllä" | "taip" | "tak" => Some(true),
        "no" | "n" | "off" | "false" | "nein" | "nē" | "nej" | "nei" | "ei" | "ne" | "nie" => Some(false),
        _ => None,
    }
}

/// A date with the name of its month, in any language of the interface: `27 April 2024`, `April 27, 2024`, `2024. gada 27. aprīlī`.
fn date_in_words(text: &str) -> Option<String> {
    let words = || text.split([' ', '.', ',']).map(str::trim).filter(|word| !word.is_empty());
    let mut numbers = words().filter_map(|word| {
        let digits = word.trim_end_matches(|char: char| char.is_alphabetic());
        Some((digits.len(), digits.parse::<u16>().ok()?))
    });
    let mut months = words().filter_map(month);
    let (month, None) = (months.next()?, months.next()) else { return None };
    let (first, second, None) = (numbers.next()?, numbers.next(), numbers.next()) else { return None };
    let (year, day) = match (first, second) {
        ((4, year), None) => (year, None),
        ((4, year), Some((1..=2, day))) | ((1..=2, day), Some((4, year))) => (year, Some(day)),
        _ => return None,
    };
    Some(day.map_or_else(|| format!("{year:04}-{month:02}"), |day| format!("{year:04}-{month:02}-{day:02}")))
}

/// The number of the month that a word names in one of the languages; None where languages disagree.
fn month(word: &str) -> Option<usize> {
    const LANGUAGES: [&str; 10] = ["en", "da", "de", "et", "fi", "lt", "lv", "no", "pl", "sv"];
    static MONTHS: LazyLock<Vec<Months>> = LazyLock::new(|| LANGUAGES.map(|code| Months::of(&Lang::new(code))).into());
    let mut found = MONTHS.iter().filter_map(|months| months.number(word));
    let first = found.next()?;
    found.all(|other| other == first).then_some(first)
}

/// A date in another order or with a time: `27.04.2024`, `4/2024`, `2024-4-7`, `2024-04-27T10:00:00Z`.
fn date(text: &str) -> Option<String> {
    if text.contains(char::is_alphabetic) && text.contains(' ') {
        return date_in_words(text);
    }
    let day = text.split(['T', ' ']).next().filter(|day| day.len() >= 8 && text.contains(':')).unwrap_or(text);
    let parts: Vec<&str> = day.split(['.', '/', '-', '–']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let numbers: Vec<u16> = parts.iter().map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let is_year = |part: &str| part.len() == 4;
    let (year, month, day) = match (parts.as_slice(), numbers.as_slice()) {
        ([first, ..], [year, month, day]) if is_year(first) => (*year, *month, Some(*day)),
        ([.., last], [day, month, year]) if is_year(last) && *month > 12 => (*year, *day, Some(*month)),
        ([.., last], [day, month, year]) if is_year(last) => (*year, *month, Some(*day)),
        ([first, _], [year, month]) if is_year(first) => (*year, *month, None),
        ([_, last], [month, year]) if is_year(last) => (*year, *month, None),
        ([first], [year]) if is_year(first) => return Some(year.to_string()),
        _ => return None,
    };
    Some(day.map_or_else(|| format!("{year:04}-{month:02}"), |day| format!("{year:04}-{month:02}-{day:02}")))
}

/// Two dates with something else than `/` between them, or an open end.
fn period(text: &str) -> Option<String> {
    let open = ["since ", "from ", "seit ", "ab "]
        .iter()
        .find_map(|word| text.to_lowercase().strip_prefix(word).map(str::to_owned));
    let open = open.or_else(|| text.trim_end().strip_suffix(['-', '–', '—', '/']).map(|start| start.trim().to_owned()));
    if let Some(start) = open.and_then(|start| date(&start)) {
        return Some(format!("{start}/.."));
    }
    ["/", " – ", " — ", " - ", " to ", " until ", " bis ", "–", "—", "..", "-"].iter().find_map(|divider| {
        let (start, end) = text.split_once(divider)?;
        let (start, end) = (date(start.trim())?, end.trim());
        let end = if end == ".." { end.to_owned() } else { date(end)? };
        Some(format!("{start}/{end}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_turned_round() {
        let shown = [
            "27.04.2024",
            "4/27/2024",
            "7/4/2024",
            "2024-4-7",
            "04.2024",
            "2024.04.27",
            "2024-04-27T10:00:00Z",
            "2024-04-27 10:00",
        ]
        .map(date);
        let right = [
            "2024-04-27",
            "2024-04-27",
            "2024-04-07",
            "2024-04-07",
            "2024-04",
            "2024-04-27",
            "2024-04-27",
            "2024-04-27",
        ];
        assert_eq!(shown, right.map(|text| Some(text.to_owned())));
        assert_eq!(["27.4.24", "soon", ""].map(date), [const { None }; 3]);
    }

    #[test]
    fn months_are_read_in_the_languages_of_the_interface() {
        let days = [
            "27 April 2024",
            "April 27, 2024",
            "27th April 2024",
            "27. April 2024",
            "27. huhtikuuta 2024",
            "2024 m. balandžio 27 d.",
            "2024. gada 27. aprīlis",
            "2024. gada 27. aprīlī",
            "27 kwietnia 2024",
            "den 27 april 2024",
        ];
        for day in days {
            assert_eq!(date(day).as_deref(), Some("2024-04-27"), "{day}");
        }
        assert_eq!(date("October 2024").as_deref(), Some("2024-10"));
        for none in
            ["April", "27 April", "in 2024", "27 April 2024 May", "April or May 2024", "27 28 April 2024", "soon after"]
        {
            assert_eq!(date(none), None, "{none}");
        }
    }

    #[test]
    fn periods_get_their_slash() {
        let shown = [
            "2023-2024",
            "04.2024 – 09.2024",
            "2024-04 to 2024-09",
            "since 2023",
            "2023 –",
            "2024-04 / 2024-09",
            "2023/",
        ]
        .map(period);
        let right =
            ["2023/2024", "2024-04/2024-09", "2024-04/2024-09", "2023/..", "2023/..", "2024-04/2024-09", "2023/.."];
        assert_eq!(shown, right.map(|text| Some(text.to_owned())));
    }

    #[test]
    fn numbers_lose_what_divides_them() {
        let shown = ["57,897", "57 897", "1.234.567", "12,5", "57897", "about 500", "1,23,4", "", "500 €"].map(number);
        let whole = |number: i64| Some(Value::from(number));
        assert_eq!(shown[..3], [whole(57897), whole(57897), whole(1_234_567)]);
        assert_eq!(shown[3..5], [Some(Value::from(12.5)), whole(57897)]);
        assert_eq!(shown[5..], [const { None }; 4]);
    }
}
