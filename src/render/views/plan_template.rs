//! The page of a plan template, and what it shares with the form in which the template is filled in.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use crate::catalog::Entry;
use crate::catalog::case_form::Question;
use crate::content::Data;
use crate::content::schema::plan_template::{Answer, Column, PlanField, PlanTemplate, TemplateSection};
use crate::outline::documents::{self, Format};
use crate::outline::{self, Page, PageSpec};
use crate::render::body::PageBody;
use crate::render::pieces::Piece;
use crate::values::text::escape;
use crate::values::{EntryKey, Kind, Lang};

use super::Context;
use super::entry::{self, EntryView};
use super::frame::Frame;
use super::parts::{self, FactValue, LinkView, Text};

/// The page of a plan template: to be read.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PlanTemplatePage {
    pub frame: Frame,
    /// Its body is what stands before the first section.
    pub entry: EntryView,
    pub version: String,
    pub audience: Option<Text>,
    pub sections: Vec<SectionView>,
    pub changelog: Vec<ChangeView>,
    /// How many minutes all sections take; 0 where none says so.
    pub minutes: u32,
    /// The same in whole hours, from two hours on.
    pub hours: Option<u32>,
    /// In the language of the text.
    pub documents: Vec<DocumentView>,
    /// Where it can be filled in.
    pub fill: String,
    /// Plans that were written with it.
    pub plans: Vec<Arc<Piece>>,
}

/// One section of a template.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SectionView {
    /// From 0, where a template begins with its cover.
    pub number: usize,
    pub id: String,
    pub title: String,
    /// The question; finished HTML.
    #[schemars(extend("x-html" = true))]
    pub question: String,
    /// What helps to answer it; finished HTML, empty if there is nothing.
    #[schemars(extend("x-html" = true))]
    pub guidance: String,
    /// An example; finished HTML, empty if there is none.
    #[schemars(extend("x-html" = true))]
    pub example: String,
    pub example_id: Option<String>,
    /// Where the example is that of the original.
    pub example_lang: Option<String>,
    /// The kind of answer; the key of a message.
    pub answer: String,
    pub required: bool,
    pub word_limit: Option<u32>,
    pub columns: Vec<ColumnView>,
    /// What a choice is made from.
    pub choices: Vec<ChoiceView>,
    /// What the levels of a scale mean; the first is 0.
    pub levels: Vec<Text>,
    /// What the sections beside it are about as well, at the first of them.
    pub group: Option<Text>,
    pub minutes: Option<u32>,
    /// Who should be at the table.
    pub who: Option<Text>,
    /// Case studies and plans that show this step done.
    pub shown: Vec<LinkView>,
    pub criteria: Vec<Text>,
    pub worksheet: Option<FactValue>,
}

#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ColumnView {
    pub id: String,
    pub title: Text,
    /// The kind of answer; the key of a message.
    pub answer: String,
    pub choices: Vec<ChoiceView>,
}

/// A term that can be chosen.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ChoiceView {
    pub key: String,
    pub label: Text,
}

/// A file to work in away from the site.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DocumentView {
    pub address: String,
    /// `docx`, `odt` or `md`.
    pub format: &'static str,
}

#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ChangeView {
    pub version: String,
    pub date: String,
    pub changes: Text,
}

/// How many cases and plans show how a step is done.
const MOST_SHOWN: usize = 4;

/// The view of a template; None for an entry of another kind.
pub fn view(context: &Context, spec: &PageSpec, entry: &Entry) -> Option<PlanTemplatePage> {
    let lang = &spec.lang;
    let version = entry.version(lang);
    let Data::PlanTemplate(own) = &*version.data else { return None };
    let mut page_body = PageBody::new(context, spec, entry);
    let mut sections = Sections::new(context, spec, entry);
    let headings = &page_body.body().headings;
    let top = headings.iter().map(|heading| heading.level).min().unwrap_or(2);
    let first = headings.iter().find(|heading| heading.level == top).map(|heading| heading.html_start);
    let mut entry_view = entry::view(context, spec, entry, Vec::new());
    if let Some(first) = first {
        entry_view.body = page_body.range(0, first);
    }
    let minutes = own.sections.iter().filter_map(|section| section.minutes).fold(0, u32::saturating_add);
    Some(PlanTemplatePage {
        frame: Frame::of_entry(context, spec, entry),
        entry: entry_view,
        version: own.version().to_owned(),
        audience: own.audience.as_ref().map(|text| Text::new(text.clone(), version.lang(), lang)),
        sections: sections.views(own),
        changelog: own
            .changelog
            .iter()
            .map(|change| ChangeView {
                version: change.version.clone(),
                date: change.date.to_string(),
                changes: Text::new(change.changes.clone(), version.lang(), lang),
            })
            .collect(),
        minutes,
        hours: (minutes >= 120).then_some((minutes + 30) / 60),
        documents: documents(&entry.key.id, version.lang()),
        fill: outline::address(&Page::Fill { template: entry.key.id.clone() }, &context.prefix(lang)),
        plans: context.referring(&entry.key, Kind::ActionPlans, &["template"], lang),
    })
}

/// The files to work in, of a version of a template.
pub fn documents(id: &str, lang: &Lang) -> Vec<DocumentView> {
    let formats = [Format::Docx, Format::Odt, Format::Markdown].into_iter();
    formats
        .map(|format| DocumentView { address: documents::address(id, lang, format), format: format.extension() })
        .collect()
}

/// Makes the views of a template's sections, from the body of a version and, for examples, from that of the original.
pub struct Sections<'a> {
    context: &'a Context<'a>,
    body: PageBody<'a>,
    original: PageBody<'a>,
    lang: &'a Lang,
}

/// Where a section stands in a body: offsets of its text and of its example, with the id of the example's heading.
struct Place<'b> {
    title: &'b str,
    text: (usize, usize),
    example: Option<(usize, usize, String)>,
}

fn place<'a>(page_body: &PageBody<'a>, id: &str) -> Option<Place<'a>> {
    let (body, ids) = (page_body.body(), &page_body.version.headings);
    let at = ids.iter().position(|heading| heading.id == id)?;
    let heading = body.headings.get(at)?;
    let next = (at + 1..body.headings.len()).find(|other| body.headings[*other].level <= heading.level);
    let end = next.map_or(body.html.len(), |next| body.headings[next].html_start);
    let example_id = format!("{id}-example");
    let example = (at + 1..next.unwrap_or(body.headings.len())).find(|other| {
        let own = &ids[*other].id;
        *own == format!("example-{id}") || *own == example_id || own.ends_with("-example")
    });
    let text_end = example.map_or(end, |at| body.headings[at].html_start);
    let example = example.map(|at| (body.headings[at].html_end, end, ids[at].id.clone()));
    Some(Place { title: &heading.text, text: (heading.html_end, text_end), example })
}

impl<'a> Sections<'a> {
    pub fn new(context: &'a Context<'a>, spec: &'a PageSpec, entry: &'a Entry) -> Self {
        let body = PageBody::new(context, spec, entry);
        Self { context, body, original: PageBody::of(context, spec, entry, &entry.original), lang: &spec.lang }
    }

    /// The language of the sections' texts, where it is not that of the page.
    pub fn body_lang(&self) -> Option<String> {
        self.body.lang()
    }

    pub fn views(&mut self, template: &PlanTemplate) -> Vec<SectionView> {
        let mut last = None;
        let sections = template.sections.iter().enumerate();
        sections
            .filter_map(|(number, section)| {
                let opens = section.group.is_some() && section.group != last;
                last.clone_from(&section.group);
                self.view(number, section, opens)
            })
            .collect()
    }

    fn view(&mut self, number: usize, section: &TemplateSection, opens_group: bool) -> Option<SectionView> {
        let own = place(&self.body, &section.id)?;
        let text = self.body.range(own.text.0, own.text.1);
        // The first paragraph asks, what follows helps.
        let (question, guidance) = match text.split_once("</p>") {
            Some((question, rest)) => (format!("{question}</p>"), rest.trim().to_owned()),
            None => (text, String::new()),
        };
        let mut example_lang = None;
        let example = match own.example {
            Some((start, end, id)) => Some((self.body.range(start, end), id)),
            // Examples may wait to be translated: readers get those that there are.
            None => place(&self.original, &section.id).and_then(|place| place.example).map(|(start, end, id)| {
                example_lang = self.original.lang();
                (self.original.range(start, end), id)
            }),
        };
        let (example, example_id) = example.unzip();
        let said = |text: &String| Text::new(text.clone(), self.body.version.lang(), self.lang);
        Some(SectionView {
            title: own.title.to_owned(),
            question,
            guidance,
            example: example.unwrap_or_default(),
            example_id,
            example_lang,
            group: section.group.as_ref().filter(|_| opens_group).map(said),
            ..without_texts(self.context, number, section, self.lang, said)
        })
    }
}

/// The view of a question that no template asks.
pub fn asked(context: &Context, number: usize, question: &Question, lang: &Lang) -> SectionView {
    let paragraph = |text: &String| format!("<p>{}</p>", escape(text));
    let own = question.choices.iter();
    let own = own.map(|(key, label)| ChoiceView { key: key.clone(), label: Text::plain(label.clone()) });
    let base = without_texts(context, number, &question.section, lang, |text| Text::plain(text.clone()));
    SectionView {
        title: question.title.clone(),
        question: paragraph(&question.question),
        guidance: question.guidance.iter().map(paragraph).collect(),
        choices: own.chain(base.choices).collect(),
        ..base
    }
}

/// All of a section's view that follows from its fields. `said` makes a text of one of them.
fn without_texts(
    context: &Context,
    number: usize,
    section: &TemplateSection,
    lang: &Lang,
    said: impl Fn(&String) -> Text,
) -> SectionView {
    let column = |column: &Column| ColumnView {
        id: column.id.clone(),
        title: said(&column.title),
        answer: answer(column.answer),
        choices: choices(context, column.vocabulary.as_ref(), lang),
    };
    SectionView {
        number,
        id: section.id.clone(),
        title: String::new(),
        question: String::new(),
        guidance: String::new(),
        example: String::new(),
        example_id: None,
        example_lang: None,
        answer: answer(section.answer),
        required: section.required,
        word_limit: section.word_limit,
        columns: section.columns.iter().map(column).collect(),
        choices: choices(context, section.vocabulary.as_ref(), lang),
        levels: section.levels.iter().map(&said).collect(),
        group: None,
        minutes: section.minutes,
        who: section.who.as_ref().map(&said),
        shown: shown(context, section, lang),
        criteria: section.criteria.iter().map(|key| parts::term_label(context, "criteria", &key.0, lang)).collect(),
        worksheet: section.worksheet.as_ref().map(|sheet| parts::entry_value(context, Kind::Resources, &sheet.0, lang)),
    }
}

/// What is chosen from a vocabulary.
fn choices(context: &Context, vocabulary: Option<&String>, lang: &Lang) -> Vec<ChoiceView> {
    let terms = vocabulary.into_iter().flat_map(|name| context.catalog.vocabularies.current(name));
    let default = context.catalog.default_lang();
    terms.map(|term| ChoiceView { key: term.key.clone(), label: Text::by_lang(&term.label, lang, default) }).collect()
}

/// The key of the message that says what kind of answer it is.
fn answer(answer: Answer) -> String {
    format!("answer-kind.{}", parts::keyword(&answer))
}

/// Real cases with one of the terms that the section names, what is done before what is planned, and plans that state its field.
fn shown(context: &Context, section: &TemplateSection, lang: &Lang) -> Vec<LinkView> {
    let has_term = |entry: &Entry| {
        let mut named = section.shown_by.iter();
        named.any(|(field, terms)| entry.terms(field).iter().any(|term| terms.iter().any(|own| own == term)))
    };
    let cases = context.outline.listing(Kind::CaseStudies, lang).iter();
    let cases = cases.filter(|key| context.catalog.get(key).is_some_and(|entry| has_term(entry)));
    let plans = context.outline.listing(Kind::ActionPlans, lang).iter();
    let plans = plans.filter(|key| section.fills.is_some_and(|field| states(context, &key.id, field)));
    // Of both, if there are both.
    let (cases, plans): (Vec<_>, Vec<_>) = (cases.take(MOST_SHOWN).collect(), plans.take(MOST_SHOWN / 2).collect());
    let cases = cases.into_iter().take(MOST_SHOWN - plans.len());
    let link = |key: &EntryKey| {
        let value = parts::entry_value(context, key.kind, &key.id, lang);
        Some(LinkView { text: value.text?, address: value.address, url: None })
    };
    cases.chain(plans).filter_map(link).collect()
}

/// Whether a plan states a field that says how a step was done.
fn states(context: &Context, id: &str, field: PlanField) -> bool {
    let Some((_, plan)) = context.catalog.action_plan(id) else { return false };
    match field {
        PlanField::Motto => plan.motto.is_some(),
        PlanField::Summary => plan.summary.is_some(),
        PlanField::Objectives => !plan.objectives.is_empty(),
        PlanField::Activities => !plan.activities.is_empty(),
        PlanField::Partners => !plan.partners.is_empty(),
        PlanField::Mentor => plan.mentor.is_some(),
        PlanField::Budget => plan.budget.is_some(),
        PlanField::Indicators => !plan.indicators.is_empty(),
        PlanField::Outcome => plan.outcome.is_some(),
    }
}
