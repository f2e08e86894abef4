//! What the pages that compare case studies, and action plans, read: the facts of all of them in words, one JSON file a language. There
//! is no HTML in it.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};

use crate::catalog::fragments;
use crate::memo::Memo;
use crate::outline::{self, COMPARED, Page, PageSpec, languages};
use crate::route::Address;
use crate::values::{EntryKey, Kind, Lang};

use super::pages::keys::Keys;
use super::templates::{Templates, hash};
use super::views::case_study::{self, CaseStudyPage, ResultView};
use super::views::entry::EntryView;
use super::views::frame::Frame;
use super::views::parts::{Elsewhere, FactValue, Text};
use super::views::plans::{self, ActionPlanPage, ActivityView};
use super::views::{Context, View};
use crate::theme::filters;
use crate::theme::messages::Words;

/// What the language's file says of one entry. It is made with the entry's page, and kept with it.
#[derive(Debug)]
pub struct Compared {
    kind: Kind,
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
    /// Where the page at the address is in another language.
    #[serde(skip_serializing_if = "Option::is_none")]
    elsewhere: Option<Elsewhere>,
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
        let (address, elsewhere) = (value.address.clone(), value.elsewhere.clone());
        Self { address, elsewhere, url: value.url.clone(), ..said }
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
    /// None for a page of something that is not compared.
    pub fn of(context: &Context, lang: &Lang, view: &View) -> Option<Self> {
        let words = context.messages.words(lang);
        let (kind, entry, stated) = match view {
            View::CaseStudy(page) => (Kind::CaseStudies, &page.entry, Stated::case_study(context, words, page)),
            View::ActionPlan(page) => (Kind::ActionPlans, &page.entry, Stated::action_plan(words, page)),
            _ => return None,
        };
        let elsewhere = context.elsewhere(&EntryKey::new(kind, entry.id.as_str()), lang);
        let stated = Stated { title: Said { elsewhere, ..stated.title }, ..stated };
        let json = to_raw_value(&stated).ok()?;
        Some(Self { kind, lang: lang.clone(), id: entry.id.clone(), fields: stated.fields, json })
    }
}

impl Stated {
    /// What every entry has: its title, its page, its facts.
    fn new(words: &Words, frame: &Frame, entry: &EntryView) -> Self {
        let mut stated = Self {
            fields: Vec::new(),
            title: Said::text(&frame.title),
            address: frame.address.clone(),
            facts: BTreeMap::new(),
        };
        for fact in &entry.facts {
            let label = match &fact.label {
                Some(label) => Said::text(label),
                None => Said::message(words, &format!("fact.{}", fact.key)),
            };
            let values = fact.values.iter().map(|value| Said::value(words, value)).collect();
            stated.add(&fact.key, label, values, fact.unknown);
        }
        stated
    }

    fn case_study(context: &Context, words: &Words, page: &CaseStudyPage) -> Self {
        let mut stated = Self::new(words, &page.frame, &page.entry);
        let results = page.results.iter().map(|result| of_result(words, result)).collect();
        stated.add("results", Said::message(words, "section.results"), results, false);
        let evidence = vec![Said::message(words, &page.evidence)];
        stated.add("evidence", Said::message(words, "compare.evidence"), evidence, false);
        // The comparison leads to sections, since they cannot be said in a cell.
        for term in context.catalog.vocabularies.sections(Kind::CaseStudies).iter().filter(|term| term.compared) {
            let label = Said::text(&Text::by_lang(&term.label, words.lang(), context.catalog.default_lang()));
            stated.add(&term.key, label, section(page, &term.key).into_iter().collect(), false);
        }
        stated
    }

    fn action_plan(words: &Words, page: &ActionPlanPage) -> Self {
        let mut stated = Self::new(words, &page.frame, &page.entry);
        let mut add =
            |key: &str, label: &str, values: Vec<Said>| stated.add(key, Said::message(words, label), values, false);
        add("state", "compare-plans.state", vec![Said::message(words, &page.state)]);
        add("summary", "compare-plans.summary", page.entry.summary.iter().map(Said::text).collect());
        add("objectives", "section.objectives", page.objectives.iter().map(Said::text).collect());
        let activity = |own: &ActivityView| {
            let title = Said::text(&own.title);
            Said { text: format!("{} ({})", title.text, date(words, &own.when)), ..title }
        };
        add("activities", "section.activities", page.activities.iter().map(activity).collect());
        add("indicators", "section.indicators", page.indicators.iter().map(|own| Said::text(&own.title)).collect());
        add("outcome", "section.outcome", page.outcome.iter().map(Said::text).collect());
        stated
    }

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
        ..Said::default()
    })
}

/// What comparisons say of case studies in the languages in which these have no page.
pub type ComparedMemo = Memo<Option<Compared>>;

/// What comparisons say of the listed entries in the languages in which these have no page: the facts can be said in
/// every language, whatever the text is written in.
pub fn without_page(context: &Context, templates: &Templates, memo: &mut ComparedMemo) -> Vec<Arc<Option<Compared>>> {
    let languages = context.catalog.config.languages.iter();
    let listed = |lang| COMPARED.into_iter().flat_map(move |kind| context.outline.listing(kind, lang));
    let cases = languages.flat_map(|lang| listed(lang).map(move |key| (key, lang)));
    let absent = cases.filter(|(key, lang)| !languages::has_page(context.catalog, key, lang));
    let specs: Vec<PageSpec> = absent
        .map(|(key, lang)| PageSpec {
            address: context.address(key, lang),
            lang: lang.clone(),
            page: Page::Entry(key.clone()),
        })
        .collect();
    if specs.is_empty() {
        return Vec::new();
    }
    let keys = Keys::new(context);
    let site = |spec: &PageSpec| Some(templates.get(&spec.lang)?.as_ref().ok()?.hash);
    memo.map_quickly(
        &specs,
        |spec| keys.of(spec, site(spec)?),
        |spec| {
            let compared = view(context, spec).and_then(|view| Compared::of(context, &spec.lang, &view));
            let said =
                compared.as_ref().map(|compared| (&compared.lang, &compared.id, &compared.fields, &compared.json));
            (hash(&said), compared)
        },
        |_, compared| compared,
    )
}

fn view(context: &Context, spec: &PageSpec) -> Option<View> {
    let Page::Entry(key) = &spec.page else { return None };
    let entry = context.catalog.get(key)?;
    match key.kind {
        Kind::ActionPlans => plans::plan(context, spec, entry).map(View::ActionPlan),
        _ => case_study::view(context, spec, entry).map(View::CaseStudy),
    }
}

/// Where the file of a kind in a language is.
pub fn address(kind: Kind, lang: &Lang) -> Address {
    format!("data/{}.{lang}.json", outline::comparison(kind))
}

/// The files of all languages with their addresses; `all` is in the order of the pages.
pub fn files<'a>(all: impl Iterator<Item = &'a Compared>) -> BTreeMap<Address, Vec<u8>> {
    #[derive(Default, Serialize)]
    struct File<'a> {
        fields: Vec<&'a Field>,
        cases: BTreeMap<&'a str, &'a RawValue>,
    }
    let mut files: BTreeMap<(Kind, &Lang), File> = BTreeMap::new();
    for entry in all {
        let file = files.entry((entry.kind, &entry.lang)).or_default();
        for field in &entry.fields {
            if !file.fields.iter().any(|known| known.key == field.key) {
                file.fields.push(field);
            }
        }
        file.cases.insert(&entry.id, &entry.json);
    }
    let json = |file: &File| serde_json::to_vec(file).unwrap_or_default();
    // There is nothing in it that JSON cannot say.
    files.into_iter().map(|((kind, lang), file)| (address(kind, lang), json(&file))).collect()
}
