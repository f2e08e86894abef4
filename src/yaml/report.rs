//! Problems of a checked value in an editor's words: [`Checked`] to diagnostics.

use serde::de::DeserializeOwned;
use serde_yaml::Value;

use super::check::{Checked, Problem, ProblemKind};
use super::expected::Expected;
use super::read::Read;
use super::schema::Schema;
use crate::diag::{Diagnostic, FieldPath, Place, Segment, TYPED, codes, nearest};
use crate::source::SourcePath;
use crate::values::{Date, Lang};

/// The diagnostics of everything that is wrong with a file's fields, in the order in which it was found. Unknown fields at
/// the top are not among them: see [`unknown_key`].
///
/// `kind_name` is what the file is, as [`crate::values::Kind::singular`] says it; `original` the name of the file that a
/// translation belongs to.
pub fn diagnostics(checked: &Checked, file: &SourcePath, kind_name: &str, original: Option<&str>) -> Vec<Diagnostic> {
    let report = Report { file, kind_name, original };
    checked.problems.iter().map(|problem| report.diagnostic(problem)).collect()
}

/// What a file holds that is nothing but fields, with all that is wrong with them.
pub fn read<T: DeserializeOwned>(
    schema: &Schema,
    value: &Value,
    file: &SourcePath,
    kind_name: &str,
) -> (Option<T>, Vec<Diagnostic>) {
    let Read { checked, data } = schema.read(value, None);
    let checked = without_misspelt(checked, schema.top_level_keys());
    let mut found = diagnostics(&checked, file, kind_name, None);
    let unknown = checked.unknown_keys.iter();
    found.extend(unknown.map(|key| unknown_key(file, key, schema.top_level_keys(), kind_name)));
    (data, found)
}

/// Without fields that seem to be missing because their name is misspelt: that is told at the name.
pub fn without_misspelt<'k>(mut checked: Checked, known: impl Iterator<Item = &'k str>) -> Checked {
    // Most entries lack nothing, and looking for near names takes time.
    let lacks = |problem: &Problem| matches!(problem.kind, ProblemKind::Missing { .. }) && problem.path.0.is_empty();
    if checked.unknown_keys.is_empty() || !checked.problems.iter().any(lacks) {
        return checked;
    }
    let known: Vec<&str> = known.collect();
    let elsewhere = |key: &String| {
        let (_, line) = ELSEWHERE.iter().find(|(other, _)| *other == key.to_lowercase())?;
        line.split(':').next().filter(|name| known.contains(name))
    };
    let meant = |key: &String| elsewhere(key).or_else(|| nearest(key, known.iter().copied()));
    let meant: Vec<&str> = checked.unknown_keys.iter().filter_map(meant).collect();
    let is_meant = |problem: &Problem| match &problem.kind {
        ProblemKind::Missing { key } => problem.path.0.is_empty() && meant.contains(&key.as_str()),
        _ => false,
    };
    let kept: Vec<Problem> = checked.problems.iter().filter(|problem| !is_meant(problem)).cloned().collect();
    checked.problems = kept;
    checked
}

/// A field at the top that does not exist; `known` are the names that do, those of vocabularies included.
pub fn unknown_key<'a>(
    file: &SourcePath,
    key: &str,
    known: impl IntoIterator<Item = &'a str>,
    kind_name: &str,
) -> Diagnostic {
    let known: Vec<&str> = known.into_iter().collect();
    Report { file, kind_name, original: None }.unknown(&FieldPath::of(key), key, &known)
}

/// What people write who know another program, and what it is here. The name before the colon must exist for the kind.
const ELSEWHERE: [(&str, &str); 8] = [
    ("draft", "status: draft"),
    ("date", "updated: 2024-04-27"),
    ("description", "summary: …"),
    ("tags", "topics: […]"),
    ("author", "organiser: …"),
    ("image", "photos: …"),
    ("name", "title: …"),
    ("link", "url: …"),
];

/// What the path of a file says, so that no field does.
const FROM_PATH: [&str; 6] = ["id", "slug", "lang", "language", "layout", "permalink"];

struct Report<'a> {
    file: &'a SourcePath,
    kind_name: &'a str,
    original: Option<&'a str>,
}

impl Report<'_> {
    fn diagnostic(&self, problem: &Problem) -> Diagnostic {
        let Problem { path, kind, about, write } = problem;
        let here = || Place::field(self.file, path.clone());
        let key_here = || Place::key(self.file, path.clone());
        let name = &field_name(path, self.kind_name);
        match kind {
            ProblemKind::Missing { key } => {
                let place = Place::field(self.file, path.key(key));
                let problem = codes::schema::missing_field(place, &self.owner(path), key);
                match about {
                    Some(about) => problem.help(format!("add `{key}: …`: {}", as_clause(about))),
                    None => problem,
                }
            }
            ProblemKind::MissingAny { keys } => codes::schema::missing_any(here(), &self.owner(path), keys),
            ProblemKind::MissingIdentity { keys } => {
                codes::translation::item_without_key(here(), &self.owner(path), keys)
            }
            ProblemKind::UnknownKey { key, known } => {
                self.unknown(path, key, &known.iter().map(String::as_str).collect::<Vec<_>>())
            }
            ProblemKind::NotTranslatable { key } => codes::translation::inherited_field(key_here(), key, self.original),
            ProblemKind::WrongKey { found, expected } => {
                let problem = codes::schema::wrong_form(key_here(), &shortened(found), expected.noun());
                match Lang::meant(found).filter(|_| *expected == Expected::Language) {
                    Some(meant) => problem.help(format!("write `{meant}: …`")).fix(meant),
                    None => problem.help(expected.how()),
                }
            }
            ProblemKind::WrongType { found, expected } => self.wrong_type(problem, found, *expected),
            ProblemKind::WrongForm { found, expected } => {
                let problem = codes::schema::wrong_form(here(), &shown(found), expected.noun()).help(expected.how());
                let problem = match found.as_str().and_then(last_day) {
                    Some(last) => problem.help(format!("that month ends with the {last}: write a day that there is")),
                    None => problem,
                };
                self.suggesting(problem, path, found, write.as_deref())
            }
            ProblemKind::Empty { is_required } => {
                codes::schema::empty(here(), &named_by_lang(path, name), *is_required)
            }
            ProblemKind::TooLong { characters, max } => codes::schema::too_long(here(), name, *characters, *max),
            ProblemKind::OutOfRange { found, min, max } => {
                codes::schema::out_of_range(here(), name, *found, *min, *max)
            }
            ProblemKind::NotAnOption { found, options } => {
                let problem = codes::schema::not_an_option(here(), name, &shortened(found), options);
                self.suggesting(problem, path, &Value::String(found.clone()), write.as_deref())
            }
            ProblemKind::HtmlEntity { found } => codes::schema::html_entity(here(), found),
            ProblemKind::NoSuchItem { key, name, known } => self.no_such_item(path, key, name, known),
            ProblemKind::ItemTwice { key, name } => codes::translation::item_twice(here(), key, &shortened(name)),
            ProblemKind::OtherLength { original, translation } => {
                codes::translation::other_length(here(), name, *original, *translation)
            }
            ProblemKind::Refused { reason } => codes::schema::refused(here(), self.kind_name, reason),
        }
    }

    fn no_such_item(&self, path: &FieldPath, key: &str, name: &str, known: &[String]) -> Diagnostic {
        let place = Place::field(self.file, path.key(key));
        let problem =
            codes::translation::no_such_item(place, &field_name(path, self.kind_name), key, &shortened(name), known);
        match nearest(name, known.iter().map(String::as_str)) {
            Some(near) => problem.label(format!("did you mean `{near}`?")).fix(super::scalar(near)),
            None => problem,
        }
    }

    fn wrong_type(&self, problem: &Problem, found: &Value, expected: Expected) -> Diagnostic {
        let Problem { path, write, .. } = problem;
        let place = Place::field(self.file, path.clone());
        let what = match found {
            Value::Null => "nothing".to_owned(),
            Value::Bool(value) => format!("`{value}`, which means yes or no"),
            Value::Number(_) => format!("the number `{TYPED}`"),
            Value::String(text) => format!("the text `{}`", shortened(text)),
            Value::Sequence(_) => "a list".to_owned(),
            Value::Mapping(_) | Value::Tagged(_) => "a group of fields".to_owned(),
        };
        let name = field_name(path, self.kind_name);
        let diagnostic = codes::schema::wrong_type(place, &name, &what, expected.noun()).help(expected.how());
        match (expected, write) {
            (Expected::Text, _) if found.is_number() => {
                let write = format!("'{TYPED}'");
                diagnostic.help(format!("put it in quotes: `{}`", in_place(path, &write))).fix(write)
            }
            (Expected::Text, Some(write)) => {
                diagnostic.help(format!("put it in quotes: `{}`", in_place(path, write))).fix(write)
            }
            (_, write) => self.suggesting(diagnostic, path, found, write.as_deref()),
        }
    }

    /// With what was probably meant, if that is known.
    fn suggesting(&self, problem: Diagnostic, path: &FieldPath, found: &Value, write: Option<&str>) -> Diagnostic {
        let Some(write) = write else { return problem };
        let is_quoted = |text: &str| {
            let quotes = ['„', '“', '”', '‚', '‘', '’', '«', '»'];
            text.starts_with(quotes) && text.ends_with(quotes)
        };
        let problem = match found {
            Value::String(text) if is_quoted(text) => {
                codes::schema::typographic_quotes(problem.place, &shortened(text))
            }
            _ if problem.code == "schema/not-an-option" => problem.label(format!("did you mean `{write}`?")),
            _ => problem,
        };
        let help = match problem.code.as_ref() {
            "schema/not-an-option" => problem.help.clone().unwrap_or_default(),
            _ => format!("write `{}`", in_place(path, write)),
        };
        problem.help(help).fix(write)
    }

    fn unknown(&self, path: &FieldPath, key: &str, known: &[&str]) -> Diagnostic {
        let parent = FieldPath(path.0.get(..path.0.len().saturating_sub(1)).unwrap_or_default().to_vec());
        let problem = codes::schema::unknown_key(Place::key(self.file, path.clone()), &self.owner(&parent), key);
        let elsewhere = |word: &str| {
            let (_, line) = ELSEWHERE.iter().find(|(other, _)| *other == word)?;
            known.contains(&line.split(':').next()?).then_some(*line)
        };
        let words = || ELSEWHERE.iter().map(|(word, _)| *word);
        if let Some(line) = elsewhere(&key.to_lowercase()) {
            let problem = problem.label(format!("did you mean `{line}`?")).help(format!("write `{line}`"));
            match line.split_once(": …") {
                Some((name, _)) => problem.fix(name),
                None => problem,
            }
        } else if path.0.len() == 1 && FROM_PATH.contains(&key) {
            problem.help("remove it; id and language are taken from the name of the file")
        } else if let Some(near) = nearest(key, known.iter().copied()) {
            problem.label(format!("did you mean `{near}`?")).help(format!("write `{near}: …`")).fix(near)
        } else if let Some(line) = nearest(key, words()).and_then(elsewhere) {
            problem.label(format!("did you mean `{line}`?")).help(format!("write `{line}`"))
        } else {
            let names: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
            problem.help(format!("its fields are {}", names.join(", ")))
        }
    }

    /// What has the fields: the file, a field, an item of a list.
    fn owner(&self, path: &FieldPath) -> String {
        match path.0.last() {
            None => format!("this {}", self.kind_name.replace('-', " ")),
            Some(Segment::Key(key)) => format!("`{key}`"),
            Some(Segment::Index(_)) => format!("this item of `{}`", field_name(path, self.kind_name)),
        }
    }
}

/// The last day of the month of a date that has the right form, but that no calendar has.
fn last_day(text: &str) -> Option<u8> {
    let (month, day) = text.rsplit_once('-')?;
    let day: u8 = day.parse().ok().filter(|day| *day > 28)?;
    (28..=31).rev().find(|last| format!("{month}-{last}").parse::<Date>().is_ok()).filter(|last| day > *last)
}

/// The name of the innermost field of a path.
fn field_name(path: &FieldPath, kind_name: &str) -> String {
    let key = path.0.iter().rev().find_map(|segment| match segment {
        Segment::Key(key) => Some(key.clone()),
        Segment::Index(_) => None,
    });
    key.unwrap_or_else(|| kind_name.to_owned())
}

/// The name with that of the field around it, if it is the name of a language: `title.lv`.
fn named_by_lang(path: &FieldPath, name: &str) -> String {
    match path.0.as_slice() {
        [.., Segment::Key(field), Segment::Key(lang)] if Lang::is_code(lang) => format!("{field}.{lang}"),
        _ => name.to_owned(),
    }
}

/// A value as it is written at a path: with the name of its field, but not in a list.
fn in_place(path: &FieldPath, write: &str) -> String {
    match path.0.last() {
        Some(Segment::Key(key)) => format!("{key}: {write}"),
        _ => write.to_owned(),
    }
}

fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => shortened(text),
        Value::Number(number) => number.to_string(),
        Value::Bool(value) => value.to_string(),
        _ => "…".to_owned(),
    }
}

/// At most 40 characters, on one line.
fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(40) {
        Some((cut, _)) => format!("{}…", line[..cut].trim_end()),
        None => line,
    }
}

/// The first sentence of a doc comment, to follow a colon.
fn as_clause(about: &str) -> String {
    let sentence = about.split(". ").next().unwrap_or(about).trim_end_matches('.');
    let mut characters = sentence.chars();
    match (characters.next(), characters.next()) {
        (Some(first), Some(second)) if first.is_uppercase() && !second.is_uppercase() => {
            first.to_lowercase().chain(sentence.chars().skip(1)).collect()
        }
        _ => sentence.to_owned(),
    }
}

#[cfg(test)]
mod tests;
