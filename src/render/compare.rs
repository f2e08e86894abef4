//! What the page that compares case studies reads: the facts of all case studies in words, one JSON file a language. There
//! is no HTML in it.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};

use crate::catalog::fragments;
use crate::route::Address;
use crate::values::{Kind, Lang};

use super::views::case_study::{CaseStudyPage, ResultView};
use super::views::parts::{FactValue, Text};
use super::views::{Context, View};
use crate::theme::filters;
use crate::theme::messages::Words;

/// What the language's file says of one case study. It is made with the case's page, and kept with it.
#[derive(Debug)]
pub struct Compared {
    lang: Lang,
    id: String,
    fields: Vec<Field>,
    /// [`Stated`] as JSON: there are many cases, and an edit changes one of them.
    json: Box<RawValue>,
}

/// The same as it stands in the file.
#[derive(Debug, Serialize)]
struct Stated {
    #[serde(skip)]
    fields: Vec<Field>,
    title: Said,
    address: Address,
    /// What is stated, by field. Empty: asked for, and nobody knows. A field that is not there is not stated.
    facts: BTreeMap<String, Vec<Said>>,
}

/// A row of the comparison.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct Field {
    key: String,
    label: Said,
}

/// A text in words.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
struct Said {
    text: String,
    /// Where it is not that of the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<String>,
    /// From the output's root.
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<String>,
    /// A link out of the site.
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

impl Said {
    fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    fn text(text: &Text) -> Self {
        Self { text: text.text.clone(), lang: text.lang.clone(), ..Self::default() }
    }

    fn message(words: &Words, key: &str) -> Self {
        let own = words.lang_of(key);
        Self { text: words.get(key, &[]), lang: (own != *words.lang()).then(|| own.to_string()), ..Self::default() }
    }

    /// A value as the fact box words it.
    fn value(words: &Words, value: &FactValue) -> Self {
        let said = match value {
            FactValue { text: Some(text), url: Some(_), .. } => {
                let bare = ["https://", "http://", "www."]
                    .iter()
                    .fold(text.text.as_str(), |text, start| text.strip_prefix(start).unwrap_or(text));
                Self::plain(bare.trim_end_matches('/'))
            }
            FactValue { text: Some(text), .. } => Self::text(text),
            FactValue { message: Some(key), .. } => Self::message(words, key),
            FactValue { date: Some(when), .. } => Self::plain(date(words, when)),
            FactValue { number: Some(number), unit, .. } => Self::plain(amount(words, *number, unit.as_deref())),
            FactValue { .. } => Self::default(),
        };
        Self { address: value.address.clone(), url: value.url.clone(), ..said }
    }
}

fn date(words: &Words, written: &str) -> String {
    let period = written.parse().map(|period| filters::period(words, period));
    let date = written.parse().map(|date| words.locale().date(date));
    date.or(period).unwrap_or_else(|_| written.to_owned())
}

fn amount(words: &Words, number: f64, unit: Option<&str>) -> String {
    let number = words.locale().number(number);
    unit.map_or_else(|| number.clone(), |unit| format!("{number}\u{A0}{unit}"))
}

impl Compared {
    /// None for a page that is not that of a case study.
    pub fn of(context: &Context, lang: &Lang, view: &View) -> Option<Self> {
        let View::CaseStudy(page) = view else { return None };
        let words = context.messages.words(lang);
        let mut stated = Stated {
            fields: Vec::new(),
            title: Said::text(&page.frame.title),
            address: page.frame.address.clone(),
            facts: BTreeMap::new(),
        };
        for fact in &page.entry.facts {
            let label = match &fact.label {
                Some(label) => Said::text(label),
                None => Said::message(words, &format!("fact.{}", fact.key)),
            };
            let values = fact.values.iter().map(|value| Said::value(words, value)).collect();
            stated.add(&fact.key, label, values, fact.unknown);
        }
        let results = page.results.iter().map(|result| of_result(words, result)).collect();
        stated.add("results", Said::message(words, "section.results"), results, false);
        let evidence = vec![Said::message(words, &page.evidence)];
        stated.add("evidence", Said::message(words, "compare.evidence"), evidence, false);
        // The comparison leads to sections, since they cannot be said in a cell.
        for term in context.catalog.vocabularies.sections(Kind::CaseStudies).iter().filter(|term| term.compared) {
            let label = Said::text(&Text::by_lang(&term.label, lang, context.catalog.default_lang()));
            stated.add(&term.key, label, section(page, &term.key).into_iter().collect(), false);
        }
        let json = to_raw_value(&stated).ok()?;
        Some(Self { lang: lang.clone(), id: page.entry.id.clone(), fields: stated.fields, json })
    }
}

impl Stated {
    fn add(&mut self, key: &str, label: Said, values: Vec<Said>, unknown: bool) {
        self.fields.push(Field { key: key.to_owned(), label });
        if unknown || !values.is_empty() {
            self.facts.insert(key.to_owned(), values);
        }
    }
}

fn of_result(words: &Words, result: &ResultView) -> Said {
    let said = Said::text(&result.indicator);
    match result.value {
        Some(value) => {
            Said { text: format!("{}: {}", said.text, amount(words, value, result.unit.as_deref())), ..said }
        }
        None => said,
    }
}

/// The heading of a section of the case's text, with a link to it.
fn section(page: &CaseStudyPage, key: &str) -> Option<Said> {
    let id = fragments::section(Kind::CaseStudies, key);
    let item = page.entry.toc.iter().find(|item| item.id == id)?;
    Some(Said {
        text: item.title.clone()?,
        lang: page.entry.body_lang.clone(),
        address: Some(format!("{}#{id}", page.frame.address)),
        url: None,
    })
}

/// Where the file of a language is.
pub fn address(lang: &Lang) -> Address {
    format!("data/compare.{lang}.json")
}

/// The files of all languages with their addresses; `all` is in the order of the pages.
pub fn files<'a>(all: impl Iterator<Item = &'a Compared>) -> BTreeMap<Address, Vec<u8>> {
    #[derive(Default, Serialize)]
    struct File<'a> {
        fields: Vec<&'a Field>,
        cases: BTreeMap<&'a str, &'a RawValue>,
    }
    let mut files: BTreeMap<&Lang, File> = BTreeMap::new();
    for case in all {
        let file = files.entry(&case.lang).or_default();
        for field in &case.fields {
            if !file.fields.iter().any(|known| known.key == field.key) {
                file.fields.push(field);
            }
        }
        file.cases.insert(&case.id, &case.json);
    }
    // There is nothing in it that JSON cannot say.
    files.into_iter().map(|(lang, file)| (address(lang), serde_json::to_vec(&file).unwrap_or_default())).collect()
}
