//! Pieces that several views share.

use schemars::JsonSchema;
use serde::Serialize;

use crate::catalog::{Entry, awards, facets, names, photos};
use crate::content::Data;
use crate::content::schema::case_study::Evidence;
use crate::content::schema::common::Source;
use crate::content::schema::edition::{Edition, Reached};
use crate::locale::endonym;
use crate::render::pieces::ROOT_MARK;
use crate::values::{Date, EntryKey, Kind, Lang, LangText, Period};

use super::Context;
use super::context::SiteFacts;
use super::picture::PictureView;

/// A text, and its language where it is not that of the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Text {
    pub text: String,
    /// For a `lang` attribute; None where it is the page's.
    pub lang: Option<String>,
}

impl Text {
    pub fn new(text: impl Into<String>, own: &Lang, page: &Lang) -> Self {
        Self { text: text.into(), lang: (own != page).then(|| own.to_string()) }
    }

    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), lang: None }
    }

    pub fn by_lang(texts: &LangText, lang: &Lang, default: &Lang) -> Self {
        let (text, own) = texts.get(lang, default);
        Self::new(text, own, lang)
    }
}

/// What a link says of the page that it leads to, where that is in another language than the one on which the link stands.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Elsewhere {
    /// For a `hreflang` attribute.
    pub lang: String,
    /// `in Latvian`, for readers.
    pub note: Text,
}

/// What `row.html` is given: how lists show an entry.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Row {
    /// Stands for the way up to the output's root.
    pub root: &'static str,
    pub kind: String,
    pub address: String,
    /// Where its page is in another language.
    pub elsewhere: Option<Elsewhere>,
    pub title: Text,
    pub summary: Option<Text>,
    /// Names of its places.
    pub places: Vec<Text>,
    /// The labels of its countries.
    pub countries: Vec<Text>,
    /// When: a date or a period as it is written in front matter; filters make it readable.
    pub when: Option<String>,
    /// The labels of what it is about; of an edition, the places that hold its titles.
    pub terms: Vec<Text>,
    /// Which sort of its kind it is: the label of a term.
    pub sort: Option<Text>,
    pub example: bool,
    /// The years in which a place has received the title, oldest first.
    pub titles: Vec<String>,
    /// Whether it is a case that is planned, and not known to be done.
    pub planned: bool,
    /// Whether a machine has translated it and nobody has read it.
    pub machine_translated: bool,
    /// Stands for the entry; without an alternative text, since the title says what it is.
    pub picture: Option<PictureView>,
}

/// One row of a fact box.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Fact {
    /// The name of the field; `fact.<key>` is the message that labels it where there is no `label`.
    pub key: String,
    /// The label that a vocabulary gives.
    pub label: Option<Text>,
    /// Empty: not stated, or asked for and not known.
    pub values: Vec<FactValue>,
    /// Whether the entry says that nobody knows.
    pub unknown: bool,
}

/// One value of a fact: a text, or a message's key, or a date, each with a link where there is a page about it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, JsonSchema)]
pub struct FactValue {
    pub text: Option<Text>,
    /// The key of a message.
    pub message: Option<String>,
    /// A date or a period as written.
    pub date: Option<String>,
    pub number: Option<f64>,
    /// A unit or a currency after the number.
    pub unit: Option<String>,
    /// From the output's root.
    pub address: Option<String>,
    /// Where the page at the address is in another language.
    pub elsewhere: Option<Elsewhere>,
    /// A link out of the site.
    pub url: Option<String>,
}

impl FactValue {
    pub fn text(text: Text) -> Self {
        Self { text: Some(text), ..Self::default() }
    }

    pub fn plain(text: impl Into<String>) -> Self {
        Self::text(Text::plain(text))
    }

    pub fn message(key: impl Into<String>) -> Self {
        Self { message: Some(key.into()), ..Self::default() }
    }

    pub fn date(date: impl ToString) -> Self {
        Self { date: Some(date.to_string()), ..Self::default() }
    }

    pub fn number(number: f64, unit: Option<&str>) -> Self {
        Self { number: Some(number), unit: unit.map(str::to_owned), ..Self::default() }
    }

    pub fn url(url: &str) -> Self {
        Self { text: Some(Text::plain(url)), url: Some(url.to_owned()), ..Self::default() }
    }

    pub fn linked(mut self, address: Option<String>) -> Self {
        self.address = address;
        self
    }

    /// With a link to the page of an entry, if visitors can see it.
    fn of_entry(self, facts: &SiteFacts, key: &EntryKey, lang: &Lang) -> Self {
        let address = facts.catalog.get(key).map(|_| facts.address(key, lang));
        Self { address, elsewhere: facts.elsewhere(key, lang), ..self }
    }
}

/// A notice above an entry; `notice.<key>` is its message.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Notice {
    pub key: String,
    /// A note of the editors, or the name of a language.
    pub text: Option<Text>,
}

/// One line of a table of contents.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct TocItem {
    pub id: String,
    /// None where `message` gives it: a section that the page generates.
    pub title: Option<String>,
    pub message: Option<String>,
}

/// A source.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct SourceView {
    pub title: String,
    pub url: Option<String>,
    pub accessed: Option<String>,
    pub archived_url: Option<String>,
}

impl SourceView {
    pub fn new(source: &Source) -> Self {
        Self {
            title: source.title.clone().or_else(|| source.url.clone()).unwrap_or_default(),
            url: source.url.clone(),
            accessed: source.accessed.map(|date| date.to_string()),
            archived_url: source.archived_url.clone(),
        }
    }
}

/// A link with its text.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct LinkView {
    pub text: Text,
    /// From the output's root.
    pub address: Option<String>,
    /// Out of the site.
    pub url: Option<String>,
}

/// How lists show an entry, in one language.
pub fn row(facts: &SiteFacts, entry: &Entry, lang: &Lang) -> Row {
    let version = entry.version(lang);
    let places = match entry.data() {
        Data::CaseStudy(case) => case.municipalities.iter().map(|place| place_name(facts, &place.0, lang)).collect(),
        Data::ActionPlan(plan) => vec![place_name(facts, &plan.municipality.0, lang)],
        Data::Event(event) => event.place.iter().map(|place| place_name(facts, &place.0, lang)).collect(),
        _ => Vec::new(),
    };
    let title = match entry.data() {
        Data::Municipality(_) => place_name(facts, &entry.key.id, lang),
        _ => Text::new(version.head().title.clone(), version.lang(), lang),
    };
    Row {
        root: ROOT_MARK,
        kind: entry.key.kind.to_string(),
        address: facts.address(&entry.key, lang),
        elsewhere: facts.elsewhere(&entry.key, lang),
        title,
        summary: version.data.summary().map(|text| Text::new(text, version.lang(), lang)),
        places,
        countries: countries(facts, entry).iter().map(|key| country_label(facts, key, lang)).collect(),
        when: when(entry),
        terms: match entry.data() {
            Data::Edition(edition) => title_holders(facts, edition, lang),
            _ => first_terms(facts, entry, lang),
        },
        sort: sort(facts, entry, lang),
        example: entry.head().example,
        titles: match entry.data() {
            Data::Municipality(_) => awards::title_years(facts.catalog, &entry.key.id),
            _ => Vec::new(),
        },
        planned: matches!(entry.data(), Data::CaseStudy(case) if case.evidence == Some(Evidence::Planned)),
        machine_translated: version.is_machine_made_in(lang),
        picture: photos::first(facts.catalog, entry, lang).and_then(|path| PictureView::new(facts, &path, "")),
    }
}

fn countries(facts: &SiteFacts, entry: &Entry) -> Vec<String> {
    let of_place = |id: &str| facts.catalog.municipality(id).map(|(_, place)| place.country.key());
    match entry.data() {
        Data::CaseStudy(case) => facets::countries(facts.catalog, case),
        Data::ActionPlan(plan) => of_place(&plan.municipality.0).into_iter().collect(),
        Data::Municipality(place) => vec![place.country.key()],
        Data::Organisation(own) => own.country.iter().map(|country| country.key()).collect(),
        _ => Vec::new(),
    }
}

fn when(entry: &Entry) -> Option<String> {
    match entry.data() {
        Data::CaseStudy(case) => Some(case.period.to_string()),
        Data::ActionPlan(plan) => plan.edition.as_ref().map(|edition| edition.0.clone()),
        Data::Event(event) => Some(Period::closed(event.start, event.end).to_string()),
        Data::Resource(resource) => resource.year.map(|year| year.to_string()),
        Data::Article(article) => Some(article.date.to_string()),
        Data::Edition(_) => entry.key.id.parse::<Date>().ok().map(|year| year.to_string()),
        _ => None,
    }
}

fn sort(facts: &SiteFacts, entry: &Entry, lang: &Lang) -> Option<Text> {
    let (vocabulary, term) = match entry.data() {
        Data::Resource(resource) => ("resource-kinds", &resource.kind.0),
        Data::Event(event) => ("event-kinds", &event.kind.0),
        Data::Organisation(own) => ("organisation-types", &own.r#type.0),
        Data::Municipality(place) => ("place-kinds", &place.kind.as_ref()?.0),
        _ => return None,
    };
    Some(term_label(facts, vocabulary, term, lang))
}

/// The word that an enum's variant has in YAML.
pub fn keyword(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

fn title_holders(facts: &SiteFacts, edition: &Edition, lang: &Lang) -> Vec<Text> {
    let holders = edition.entrants.iter().filter(|entrant| entrant.reached == Reached::Title);
    holders.map(|entrant| place_name(facts, &entrant.municipality.0, lang)).collect()
}

/// What an entry is about; where no vocabulary says that, the terms of the first one that visitors choose by.
fn first_terms(facts: &SiteFacts, entry: &Entry, lang: &Lang) -> Vec<Text> {
    let vocabularies = &facts.catalog.vocabularies;
    if vocabularies.subjects(entry.key.kind).next().is_some() {
        return subjects(facts, entry, lang);
    }
    let first = vocabularies.of_kind(entry.key.kind).find(|(.., own)| own.facet);
    first.map_or_else(Vec::new, |(field, name, _)| terms_of(facts, entry, field, name, lang))
}

/// The labels of what an entry is about.
pub fn subjects(facts: &SiteFacts, entry: &Entry, lang: &Lang) -> Vec<Text> {
    let fields = facts.catalog.vocabularies.subjects(entry.key.kind);
    fields.flat_map(|(field, name)| terms_of(facts, entry, field, name, lang)).collect()
}

fn terms_of(facts: &SiteFacts, entry: &Entry, field: &str, vocabulary: &str, lang: &Lang) -> Vec<Text> {
    entry.terms(field).iter().map(|term| term_label(facts, vocabulary, term, lang)).collect()
}

/// In which language something is, as pages in another one say it: `in Latvian`; the language's own name where no message
/// says it.
pub fn written_in(facts: &SiteFacts, own: &Lang, page: &Lang) -> Text {
    let words = facts.messages.words(page);
    // `auf Deutsch` says enough of Austrian German, unless there is another one.
    let is_only = |base: &Lang| {
        let languages = &facts.catalog.config.languages;
        languages.iter().filter(|lang| *lang == base || lang.base().as_ref() == Some(base)).count() == 1
    };
    let said = [Some(own.clone()), own.base().filter(is_only)].into_iter().flatten().find_map(|lang| {
        let key = format!("search.in-language.{lang}");
        Some(Text::new(words.try_get(&key, &[]).ok()?, &words.lang_of(&key), page))
    });
    said.unwrap_or_else(|| Text::new(endonym(own), own, page))
}

/// The label of a term.
pub fn term_label(facts: &SiteFacts, vocabulary: &str, term: &str, lang: &Lang) -> Text {
    let (label, own) = facts.catalog.vocabularies.label(vocabulary, term, lang, facts.catalog.default_lang());
    Text::new(label, own, lang)
}

/// The label of a country by its key; the code where the vocabulary does not have it.
pub fn country_label(facts: &SiteFacts, key: &str, lang: &Lang) -> Text {
    match facts.catalog.vocabularies.term("countries", key) {
        Some(_) => term_label(facts, "countries", key, lang),
        None => Text::plain(key.to_uppercase()),
    }
}

/// A place's name, which stands for itself in any language.
pub fn place_name(facts: &SiteFacts, id_or_text: &str, lang: &Lang) -> Text {
    Text::plain(names::place(facts.catalog, id_or_text, lang))
}

/// A place as a fact: its name with a link to its page.
pub fn place_value(facts: &SiteFacts, id_or_text: &str, lang: &Lang) -> FactValue {
    let key = EntryKey::new(Kind::Municipalities, id_or_text);
    FactValue::text(place_name(facts, id_or_text, lang)).of_entry(facts, &key, lang)
}

/// An organisation as a fact: its name with a link to its page, or the text as it is written.
pub fn organisation_value(context: &Context, id_or_text: &str, lang: &Lang) -> FactValue {
    entry_value(context, Kind::Organisations, id_or_text, lang)
}

/// An entry as a fact: its title with a link to its page; the id where visitors cannot see it.
pub fn entry_value(context: &Context, kind: Kind, id: &str, lang: &Lang) -> FactValue {
    match context.row(&EntryKey::new(kind, id), lang) {
        Some(row) => FactValue {
            elsewhere: row.elsewhere.clone(),
            ..FactValue::text(row.title.clone()).linked(Some(row.address.clone()))
        },
        None => FactValue::plain(id),
    }
}
