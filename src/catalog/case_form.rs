//! What is asked of somebody who writes a case study in the form: the questions of a template, made from the fields of case studies, the
//! vocabularies that define more of them, and the sections of their texts. So the form and the documents of templates serve for cases as well.

use crate::content::schema::plan_template::{Answer, Column, TemplateSection};
use crate::values::{Kind, Lang, LangText};

use super::Catalog;

/// The id of the form, as that of a template.
pub const ID: &str = "case-study";
/// Its version: raised when questions change their ids.
pub const VERSION: &str = "1";
/// The day of that version, which stands in its documents.
pub const DATE: &str = "2026-11-28";
/// About as many words as a summary has letters for.
const SUMMARY_WORDS: u32 = 40;

/// A section of a template with its texts in a language.
#[derive(Debug, Clone)]
pub struct Question {
    pub section: TemplateSection,
    pub title: String,
    pub question: String,
    /// What helps to answer, as paragraphs.
    pub guidance: Vec<String>,
    /// Key and label of what is chosen from, where no vocabulary says it.
    pub choices: Vec<(String, String)>,
    /// The field of a case study that the answer becomes; without one it is a section of the text.
    pub field: Option<String>,
}

impl Question {
    fn new(id: &str, answer: Answer, title: String, question: String) -> Self {
        let section = TemplateSection::plain(id, answer);
        Self { section, title, question, guidance: Vec::new(), choices: Vec::new(), field: Some(id.to_owned()) }
    }

    fn required(mut self) -> Self {
        self.section.required = true;
        self
    }
}

/// All questions in a language. `say` gives the words of the interface.
pub fn questions(catalog: &Catalog, lang: &Lang, say: &dyn Fn(&str) -> String) -> Vec<Question> {
    let asked = |id: &str, answer, title: &str, question: &str| Question::new(id, answer, say(title), say(question));
    let mut all = vec![asked("title", Answer::Text, "case-form.name", "case-form.name-question").required()];
    if catalog.has_places() {
        all.push(asked("municipalities", Answer::List, "fact.municipalities", "case-form.places-question").required());
    }
    all.push(asked("start", Answer::Date, "case-form.start", "case-form.start-question").required());
    all.push(asked("end", Answer::Date, "case-form.end", "case-form.end-question"));
    let mut summary = asked("summary", Answer::Text, "case-form.summary", "case-form.summary-question").required();
    summary.section.word_limit = Some(SUMMARY_WORDS);
    all.push(summary);
    all.extend(texts(catalog, lang));
    all.push(results(say));
    all.push(evidence(say));
    all.extend(terms(catalog, lang, say));
    all.push(asked("organiser", Answer::Text, "fact.organiser", "case-form.organiser-question"));
    all.push(asked("partners", Answer::List, "fact.partners", "case-form.partners-question"));
    all.push(asked("staff_time", Answer::Text, "fact.staff_time", "case-form.time-question"));
    all.push(sources(say));
    all.push(asked("contact", Answer::Text, "fact.contact", "case-form.contact-question"));
    // Ids of sections have no `_`; fields may.
    for question in &mut all {
        question.section.id = question.section.id.replace('_', "-");
    }
    all
}

/// The sections of the text.
fn texts(catalog: &Catalog, lang: &Lang) -> Vec<Question> {
    let default = catalog.default_lang();
    let said = |text: &LangText| text.get(lang, default).0.to_owned();
    let section = |term: &crate::content::schema::vocabulary::TermDefinition| {
        let title = said(&term.label);
        let question = term.definition.as_ref().map_or_else(|| title.clone(), said);
        let mut own = Question::new(&format!("text-{}", term.key), Answer::Text, title, question);
        own.section.required = term.required;
        Question { field: None, ..own }
    };
    catalog.vocabularies.sections(Kind::CaseStudies).iter().map(section).collect()
}

/// The fields that vocabularies define.
fn terms(catalog: &Catalog, lang: &Lang, say: &dyn Fn(&str) -> String) -> Vec<Question> {
    let default = catalog.default_lang();
    let of_kind = catalog.vocabularies.of_kind(Kind::CaseStudies);
    let question = |(field, name, vocabulary): (&str, &str, &crate::content::schema::vocabulary::Vocabulary)| {
        let label = vocabulary.label.as_ref().map(|label| label.get(lang, default).0.to_owned());
        let title = label.unwrap_or_else(|| field.to_owned());
        let mut own = Question::new(&format!("term-{field}"), Answer::List, title, say("case-form.terms-question"));
        own.section.vocabulary = Some(name.to_owned());
        Question { field: Some(field.to_owned()), ..own }
    };
    of_kind.map(question).collect()
}

fn evidence(say: &dyn Fn(&str) -> String) -> Question {
    let own = Question::new("evidence", Answer::Choice, say("compare.evidence"), say("case-form.evidence-question"));
    let levels = ["planned", "described", "self-reported", "evaluated"];
    let choices = levels.map(|key| (key.to_owned(), say(&format!("evidence.{key}"))));
    Question { choices: choices.to_vec(), ..own }
}

fn results(say: &dyn Fn(&str) -> String) -> Question {
    let mut own = Question::new("results", Answer::Table, say("section.results"), say("case-form.results-question"));
    own.section.columns = vec![
        Column::plain("indicator", say("case.indicator"), Answer::Text),
        Column::plain("value", say("case.value"), Answer::Text),
        Column::plain("unit", say("plan.unit"), Answer::Text),
        Column::plain("date", say("case.date"), Answer::Date),
    ];
    own
}

fn sources(say: &dyn Fn(&str) -> String) -> Question {
    let mut own = Question::new("sources", Answer::Table, say("section.sources"), say("case-form.sources-question"));
    own.section.columns = vec![
        Column::plain("title", say("case-form.source-title"), Answer::Text),
        Column::plain("url", say("case-form.source-url"), Answer::Text),
    ];
    own
}
