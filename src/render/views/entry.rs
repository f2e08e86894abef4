//! What the pages of all kinds of entries have: notices, facts, body, sources.

use schemars::JsonSchema;
use serde::Serialize;

use crate::catalog::{Entry, Version, awards};
use crate::content::Data;
use crate::content::markdown::Heading;
use crate::content::schema::head::Status;
use crate::locale::endonym;
use crate::outline::PageSpec;
use crate::render::body::PageBody;
use crate::text;
use crate::theme::ornament::Cover;
use crate::values::{Kind, Lang, List, OrganisationOrText};

use super::Context;
use super::parts::{Fact, FactValue, Notice, SourceView, Text, TocItem, term_label};

/// Words that a reader takes in within a minute.
const WORDS_PER_MINUTE: usize = 200;

/// What the page of any entry shows.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct EntryView {
    pub kind: String,
    pub id: String,
    pub summary: Option<Text>,
    pub notices: Vec<Notice>,
    /// The fact box.
    pub facts: Vec<Fact>,
    /// Finished HTML.
    #[schemars(extend("x-html" = true))]
    pub body: String,
    /// The language of the body, where it is not that of the page.
    pub body_lang: Option<String>,
    pub toc: Vec<TocItem>,
    pub sources: Vec<SourceView>,
    pub license: String,
    pub updated: Option<String>,
    /// Reading time in minutes; 0 for an entry without a text.
    pub minutes: usize,
    pub example: bool,
    /// What the page's ornament is drawn from.
    pub cover: Cover,
}

/// What all kinds show; `facts` are the kind's own. Those of vocabularies follow, where the kind does not show them among its
/// own.
pub fn view(context: &Context, spec: &PageSpec, entry: &Entry, mut facts: Vec<Fact>) -> EntryView {
    if entry.key.kind != Kind::CaseStudies {
        let stated = vocabulary_facts(context, entry, &spec.lang).into_iter().filter(|fact| !fact.values.is_empty());
        facts.extend(stated);
    }
    let version = entry.version(&spec.lang);
    let head = version.head();
    let mut page_body = PageBody::new(context, spec, entry);
    let words = page_body.body().words;
    EntryView {
        kind: entry.key.kind.to_string(),
        id: entry.key.id.clone(),
        summary: version.data.summary().map(|text| Text::new(text, version.lang(), &spec.lang)),
        notices: notices(context, entry, &spec.lang),
        facts: with_unknown(facts, entry),
        body: page_body.html() + &page_body.pictures_beside(),
        body_lang: page_body.lang(),
        toc: toc(context, page_body.version),
        sources: head.sources.iter().map(SourceView::new).collect(),
        license: head.license.clone().unwrap_or_else(|| context.catalog.config.license.clone()),
        updated: head.updated.map(|date| date.to_string()),
        minutes: words.div_ceil(WORDS_PER_MINUTE),
        example: head.example,
        cover: cover(context, entry),
    }
}

/// The ornament of an entry: its places, what it is about, its year; its own id where it has none of them.
pub fn cover(context: &Context, entry: &Entry) -> Cover {
    let id = &entry.key.id;
    let (places, year, is_pearl) = match entry.data() {
        Data::CaseStudy(case) => {
            let places: Vec<&str> = case.municipalities.iter().map(|place| place.0.as_str()).collect();
            (places.join(" "), case.period.start.year.to_string(), false)
        }
        Data::ActionPlan(plan) => (plan.municipality.0.clone(), id.clone(), false),
        Data::Event(event) => (id.clone(), event.start.year.to_string(), false),
        Data::Article(article) => (id.clone(), article.date.year.to_string(), false),
        Data::Edition(_) => ("edition".to_owned(), id.clone(), true),
        Data::Municipality(_) => (id.clone(), String::new(), is_pearl(context, id)),
        _ => (id.clone(), String::new(), false),
    };
    let fields = context.catalog.vocabularies.subjects(entry.key.kind);
    let subjects = fields.flat_map(|(field, _)| entry.terms(field)).map(String::as_str).collect::<Vec<_>>().join(" ");
    Cover { place: places, topics: if subjects.is_empty() { id.clone() } else { subjects }, year, is_pearl }
}

/// Whether a municipality holds or has held a title.
fn is_pearl(context: &Context, municipality: &str) -> bool {
    awards::pearls(context.catalog).any(|pearl| pearl.entrant.municipality.0 == municipality)
}

/// The headings of the highest level.
fn toc(context: &Context, version: &Version) -> Vec<TocItem> {
    let headings = &version.document.body.headings;
    let top = headings.iter().map(|heading| heading.level).min().unwrap_or(2);
    let title = |heading: &Heading| text::heading(context.catalog, heading).into_owned();
    std::iter::zip(headings, version.headings.iter())
        .filter(|(heading, _)| heading.level == top)
        .map(|(heading, id)| TocItem { id: id.id.clone(), title: Some(title(heading)), message: None })
        .collect()
}

/// What a reader must know before reading: an example, an archived entry, a draft, a missing or machine-made translation.
fn notices(context: &Context, entry: &Entry, lang: &Lang) -> Vec<Notice> {
    let version = entry.version(lang);
    let head = version.head();
    let mut notices = Vec::new();
    let mut add = |key: &str, text: Option<Text>| notices.push(Notice { key: key.to_owned(), text });
    if head.example {
        add("example", None);
    }
    let note = || head.status_note.clone().map(|note| Text::new(note, version.lang(), lang));
    match head.status {
        Status::Archived => add("archived", note()),
        Status::Draft => add("draft", None),
        Status::Published | Status::Withdrawn => {}
    }
    if head.published.is_some_and(|date| date.first() > context.today) {
        add("held-back", head.published.map(|date| Text::plain(date.to_string())));
    }
    let own = entry.body_version(lang).lang();
    if version.lang() != lang {
        add("untranslated", Some(Text::new(endonym(version.lang()), version.lang(), lang)));
    } else if own != lang && !entry.body_version(lang).document.body.html.is_empty() {
        add("body-untranslated", Some(Text::new(endonym(own), own, lang)));
    }
    if version.is_machine_made_in(lang) {
        add("machine-translated", None);
    }
    notices
}

/// A fact with values of its own.
pub fn fact(key: &str, values: Vec<FactValue>) -> Fact {
    Fact { key: key.to_owned(), label: None, values, unknown: false }
}

/// A fact that is left out where it is not stated.
pub fn fact_if(key: &str, values: Vec<FactValue>) -> Option<Fact> {
    (!values.is_empty()).then(|| fact(key, values))
}

/// The facts of the fields that vocabularies define, in the order of the fields' names.
pub fn vocabulary_facts(context: &Context, entry: &Entry, lang: &Lang) -> Vec<Fact> {
    let default = context.catalog.default_lang();
    let fields = context.catalog.vocabularies.of_kind(entry.key.kind);
    fields
        .map(|(field, name, vocabulary)| {
            let title = context.catalog.entry(Kind::Vocabularies, name).map(|entry| entry.head().title.clone());
            let label = match &vocabulary.label {
                Some(label) => Text::by_lang(label, lang, default),
                None => Text::new(title.unwrap_or_else(|| field.to_owned()), default, lang),
            };
            let is_facet = vocabulary.facet && entry.key.kind == Kind::CaseStudies;
            let value = |term: &String| {
                let address = is_facet.then(|| crate::route::facet_address(name, term, 1, &context.prefix(lang)));
                let exists = !context.outline.facet_cases(name, term).is_empty();
                FactValue::text(term_label(context, name, term, lang)).linked(address.filter(|_| exists))
            };
            Fact {
                key: field.to_owned(),
                label: Some(label),
                values: entry.terms(field).iter().map(value).collect(),
                unknown: false,
            }
        })
        .collect()
}

/// Facts that the entry says nobody knows are told as such.
fn with_unknown(mut facts: Vec<Fact>, entry: &Entry) -> Vec<Fact> {
    for fact in &mut facts {
        fact.unknown = fact.values.is_empty() && entry.head().unknown.contains(&fact.key);
    }
    facts
}

/// Organisations as facts: each an entry, or a text as it is written.
pub fn organisations(context: &Context, list: &List<OrganisationOrText>, lang: &Lang) -> Vec<FactValue> {
    list.iter().map(|own| super::parts::organisation_value(context, &own.0, lang)).collect()
}
