//! A template in one language as documents and the browser's form have it: everything that stands in a plan but the answers.

use indexmap::IndexMap;
use serde::Serialize;

use super::answers::Plan;
use crate::catalog::case_form::{self, Question};
use crate::catalog::{Catalog, Entry};
use crate::content::Data;
use crate::content::schema::plan_template::{Answer, PlanField, PlanPart, PlanTemplate, TemplateSection};
use crate::text;
use crate::theme::messages::{Arg, Words};
use crate::values::{Lang, LangText};

/// What the published file of a template says that it is.
pub const FORMAT: &str = "pearls-template";

/// A template in one language; published as `<id>.<lang>.json`.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Form {
    pub format: &'static str,
    pub format_version: u32,
    pub id: String,
    pub version: String,
    pub date: String,
    pub lang: String,
    pub title: String,
    /// Where the template is read on the web.
    pub address: String,
    /// What stands at the foot of every page of a document.
    pub footer: String,
    pub sections: Vec<Section>,
    /// Where answers of former versions belong: old id to new id.
    pub moved: IndexMap<String, String>,
    /// The words of the interface that stand in documents.
    pub words: IndexMap<&'static str, String>,
}

/// One section.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Section {
    pub id: String,
    pub number: usize,
    pub title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    pub question: String,
    pub guidance: Vec<String>,
    /// What else is to be known: how long the answer may be, who should be at the table.
    pub hints: Vec<String>,
    pub answer: Answer,
    pub required: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub word_limit: Option<u32>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<Column>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice>,
    /// The lowest first; it is 0.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub leads_to: Vec<Lead>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fills: Option<PlanField>,
    /// The field of a case study that the answer becomes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct Column {
    pub id: String,
    pub title: String,
    pub answer: Answer,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fills: Option<PlanPart>,
}

/// A term that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Choice {
    pub key: String,
    pub label: String,
}

/// Where a need of a self-assessment is taken up.
#[derive(Debug, Clone, Serialize)]
pub struct Lead {
    pub template: String,
    pub section: String,
    pub begin: String,
}

/// The messages that stand in documents, by the names that the browser's code has for them.
const WORDS: [(&str, &str); 12] = [
    ("answer", "document.answer"),
    ("choose", "document.choose"),
    ("contents", "document.contents"),
    ("date", "document.date"),
    ("intro", "document.intro"),
    ("keep", "document.keep"),
    ("name", "document.name"),
    ("place", "document.place"),
    ("signature", "document.signature"),
    ("sum", "document.sum"),
    ("template", "document.template"),
    ("write", "document.write"),
];

impl Form {
    /// The form of a template in a language that it is written in; None for an entry of another kind. `address` is where its page is.
    pub fn new(catalog: &Catalog, entry: &Entry, lang: &Lang, words: &Words, address: String) -> Option<Self> {
        let version = entry.version(lang);
        let Data::PlanTemplate(template) = &*version.data else { return None };
        let texts = text::sections(catalog, entry.body_version(lang));
        let questions = template.sections.iter().map(|section| {
            let own = texts.iter().find(|text| text.id == section.id);
            let mut paragraphs = own.map_or("", |own| &*own.text).lines().filter(|line| !line.trim().is_empty());
            Question {
                title: own.map_or_else(|| section.id.clone(), |own| own.heading.to_string()),
                question: paragraphs.next().unwrap_or_default().to_owned(),
                guidance: paragraphs.map(str::to_owned).collect(),
                choices: Vec::new(),
                field: None,
                section: section.clone(),
            }
        });
        let about = About {
            id: &entry.key.id,
            version: template.version(),
            date: template.changelog.first().map_or(String::new(), |change| change.date.first().to_string()),
            title: version.head().title.clone(),
            address,
            moved: moved(template),
        };
        Some(Self::of(catalog, about, questions, words))
    }

    /// The form in which somebody writes a case study.
    pub fn case_study(catalog: &Catalog, words: &Words, address: String) -> Self {
        let say = |key: &str| words.get(key, &[]);
        let questions = case_form::questions(catalog, words.lang(), &say);
        let about = About {
            id: case_form::ID,
            version: case_form::VERSION,
            date: case_form::DATE.to_owned(),
            title: say("case-form.document"),
            address,
            moved: IndexMap::new(),
        };
        Self::of(catalog, about, questions.into_iter(), words)
    }

    fn of(catalog: &Catalog, about: About, questions: impl Iterator<Item = Question>, words: &Words) -> Self {
        let lang = words.lang();
        let funding = catalog.config.funding.as_ref();
        let funding = funding.map_or("", |own| own.text.get(lang, catalog.default_lang()).0);
        let footer = [about.title.as_str(), funding].into_iter().filter(|part| !part.is_empty());
        let args = [("title", Arg::from(about.title.as_str())), ("version", Arg::from(about.version))];
        let word = |(name, key): &(&'static str, &str)| {
            let args = if *name == "template" { &args[..] } else { &[] };
            (*name, words.get(key, args))
        };
        let sections = questions.enumerate().map(|(number, question)| Section::new(catalog, number, question, words));
        Self {
            format: FORMAT,
            format_version: 1,
            id: about.id.to_owned(),
            version: about.version.to_owned(),
            date: about.date,
            lang: lang.to_string(),
            footer: footer.collect::<Vec<_>>().join(" · "),
            sections: sections.collect(),
            moved: about.moved,
            words: WORDS.iter().map(word).collect(),
            title: about.title,
            address: about.address,
        }
    }
}

impl Form {
    /// Its title with its version, for people.
    pub fn named(&self) -> String {
        format!("{} {}", self.title, self.version)
    }

    /// Its id with its version, by which its documents are known again.
    pub fn key(&self) -> String {
        format!("{} {}", self.id, self.version)
    }

    /// What a plan is called: as the template, until somebody gives it a name.
    pub fn title_of<'a>(&'a self, plan: &'a Plan) -> &'a str {
        if plan.title.is_empty() { &self.title } else { &plan.title }
    }
}

/// What a form is called, and where it comes from.
struct About<'a> {
    id: &'a str,
    version: &'a str,
    date: String,
    title: String,
    address: String,
    moved: IndexMap<String, String>,
}

impl Section {
    fn new(catalog: &Catalog, number: usize, asked: Question, words: &Words) -> Self {
        let of_vocabulary = |name: Option<&String>| choices(catalog, name, words.lang());
        let section = asked.section;
        let own = asked.choices.into_iter().map(|(key, label)| Choice { key, label });
        let leads_to = section.leads_to.iter().map(|lead| Lead {
            template: lead.template.0.clone(),
            section: lead.id.clone(),
            begin: lead.begin.clone(),
        });
        Self {
            number,
            title: asked.title,
            question: asked.question,
            guidance: asked.guidance,
            hints: hints(&section, words),
            answer: section.answer,
            required: section.required,
            word_limit: section.word_limit,
            columns: section
                .columns
                .iter()
                .map(|column| Column {
                    id: column.id.clone(),
                    title: column.title.clone(),
                    answer: column.answer,
                    choices: of_vocabulary(column.vocabulary.as_ref()),
                    fills: column.fills,
                })
                .collect(),
            choices: own.chain(of_vocabulary(section.vocabulary.as_ref())).collect(),
            levels: section.levels.to_vec(),
            leads_to: leads_to.collect(),
            fills: section.fills,
            field: asked.field,
            group: section.group,
            id: section.id,
        }
    }
}

/// What is to be known before one answers, in the order of how much it matters.
fn hints(section: &TemplateSection, words: &Words) -> Vec<String> {
    let need = words.get(if section.required { "template.required" } else { "template.optional" }, &[]);
    let limit = section.word_limit.map(|most| words.get("template.word-limit", &[("n", Arg::Count(most.into()))]));
    let time = section.minutes.map(|minutes| words.get("template.minutes", &[("n", Arg::Count(minutes.into()))]));
    let first = [Some(need), limit, time].into_iter().flatten().collect::<Vec<_>>();
    let who = section.who.as_ref().map(|who| words.get("template.who", &[("who", who.as_str().into())]));
    [Some(first.join(" · ")), who].into_iter().flatten().collect()
}

/// What is chosen from a vocabulary.
fn choices(catalog: &Catalog, vocabulary: Option<&String>, lang: &Lang) -> Vec<Choice> {
    let terms = vocabulary.into_iter().flat_map(|name| catalog.vocabularies.current(name));
    let label = |label: &LangText| label.get(lang, catalog.default_lang()).0.to_owned();
    terms.map(|term| Choice { key: term.key.clone(), label: label(&term.label) }).collect()
}

/// The moves of all versions, each followed to where the answers are now.
fn moved(template: &PlanTemplate) -> IndexMap<String, String> {
    let is_current = |id: &str| template.sections.iter().any(|section| section.id == id);
    let mut moved: IndexMap<String, String> = IndexMap::new();
    for (old, new) in template.changelog.iter().flat_map(|change| &change.moved) {
        let now = moved.get(new).unwrap_or(new).clone();
        if is_current(&now) && !is_current(old) {
            moved.entry(old.clone()).or_insert(now);
        }
    }
    moved
}
