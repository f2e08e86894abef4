//! Pages of prose, resources, events, vocabularies, and the small pages that a site needs.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use crate::catalog::Entry;
use crate::catalog::fragments::{self, FormerIds};
use crate::catalog::targets::{join, media_address};
use crate::config::Untranslated;
use crate::content::Data;
use crate::content::schema::resource::Resource;
use crate::content::schema::vocabulary::{TermDefinition, Vocabulary};
use crate::locale::endonym;
use crate::outline::{self, PageSpec};
use crate::render::pieces::Piece;
use crate::route;
use crate::source::SourcePath;
use crate::values::{Kind, Lang, Period};

use super::Context;
use super::entry::{self, EntryView, fact_if};
use super::frame::{Crumb, Frame, LanguageLink};
use super::listing::{by_letter, former_letter_id};
use super::parts::{self, Fact, FactValue, LinkView, Text};

/// A page of prose.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ProsePage {
    pub frame: Frame,
    pub entry: EntryView,
}

/// The page of a resource.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ResourcePage {
    pub frame: Frame,
    pub entry: EntryView,
    pub download: Option<Download>,
    pub url: Option<String>,
    /// Resources that are a part of this one.
    pub parts: Vec<Arc<Piece>>,
}

/// A file to download.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Download {
    pub address: String,
    pub name: String,
    /// From the file's name, in capitals: `PDF`.
    pub format: String,
    /// In bytes.
    pub size: u64,
    /// BLAKE3, hexadecimal.
    pub checksum: String,
}

/// The page of an event.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct EventPage {
    pub frame: Frame,
    pub entry: EntryView,
    /// A date or a period as written.
    pub when: String,
}

/// The page of an article.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ArticlePage {
    pub frame: Frame,
    pub entry: EntryView,
    /// As written.
    pub date: String,
}

/// The page of a vocabulary.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct VocabularyPage {
    pub frame: Frame,
    pub description: Option<Text>,
    pub terms: Vec<TermView>,
}

/// One term.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TermView {
    /// Where the term stands on its page.
    pub id: String,
    /// The id that it had in earlier releases, as a second anchor.
    pub former_id: Option<String>,
    /// In the glossary: what it is a term of.
    pub vocabulary: Option<LinkView>,
    pub label: Text,
    pub definition: Option<Text>,
    pub synonyms: Vec<String>,
    /// The label of the wider term.
    pub broader: Option<Text>,
    /// The label of the term that is used instead.
    pub replaced_by: Option<Text>,
    /// How many case studies have it.
    pub count: usize,
    /// The listing of those.
    pub address: Option<String>,
}

/// The terms of all vocabularies.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct GlossaryPage {
    pub frame: Frame,
    /// The terms that have a definition.
    pub letters: Vec<TermLetter>,
    /// The pages of the vocabularies, with the terms that have none as well.
    pub vocabularies: Vec<LinkView>,
}

/// The terms under a letter.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TermLetter {
    pub letter: String,
    pub id: String,
    /// The id that the letter had in earlier releases, as a second anchor.
    pub former_id: Option<String>,
    pub terms: Vec<TermView>,
}

/// What stands in the place of a withdrawn entry.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct WithdrawnPage {
    pub frame: Frame,
    pub reason: Option<Text>,
}

/// The languages of the interface.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct LanguagesPage {
    pub frame: Frame,
    pub languages: Vec<LanguageLink>,
}

/// What is shown for an address that does not exist. All its addresses begin at the root.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct NotFoundPage {
    pub frame: Frame,
    /// What stands in front of addresses for a language, where not every page is in every language; else empty.
    pub languages: Vec<String>,
    /// What the page says, in the other languages of the interface: nobody knows which one was wanted.
    pub homes: Vec<NotFoundLink>,
}

/// That the page does not exist, in another language.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct NotFoundLink {
    pub lang: String,
    pub title: String,
    /// What the home page is called.
    pub home: String,
    pub address: String,
}

/// An old address.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RedirectPage {
    pub frame: Frame,
    /// Relative to the page.
    pub to: String,
}

/// The view of a page of prose.
pub fn page(context: &Context, spec: &PageSpec, entry: &Entry) -> ProsePage {
    ProsePage { frame: Frame::of_entry(context, spec, entry), entry: entry::view(context, spec, entry, Vec::new()) }
}

/// The address of a file beside an entry, as a link.
pub fn file_address(context: &Context, entry: &Entry, file: &str) -> Option<String> {
    let path = SourcePath::new(&join(entry.path().folder(), file)?);
    let address = media_address(&path).filter(|_| context.catalog.media.contains_key(&path));
    address.map(|address| route::encoded(&address))
}

/// The view of a resource; None for an entry of another kind.
pub fn resource(context: &Context, spec: &PageSpec, entry: &Entry) -> Option<ResourcePage> {
    let lang = &spec.lang;
    let Data::Resource(resource) = &*entry.version(lang).data else { return None };
    Some(ResourcePage {
        frame: Frame::of_entry(context, spec, entry),
        entry: entry::view(context, spec, entry, resource_facts(context, resource, lang)),
        download: resource.file.as_ref().and_then(|file| download(context, entry, file)),
        url: resource.url.clone(),
        parts: context.referring(&entry.key, Kind::Resources, &["part_of"], lang),
    })
}

fn resource_facts(context: &Context, resource: &Resource, lang: &Lang) -> Vec<Fact> {
    let languages = resource.languages.iter().map(|own| FactValue::text(Text::new(endonym(own), own, lang)));
    let accessible = resource.accessible.map(|yes| FactValue::message(if yes { "answer.yes" } else { "answer.no" }));
    let plain = |text: Option<String>| text.map(FactValue::plain).into_iter().collect::<Vec<_>>();
    [
        Some(entry::fact(
            "kind",
            vec![FactValue::text(parts::term_label(context, "resource-kinds", &resource.kind.0, lang))],
        )),
        Some(entry::fact("languages", languages.collect())),
        Some(entry::fact("author", entry::organisations(context, &resource.author, lang))),
        Some(entry::fact("year", plain(resource.year.map(|year| year.to_string())))),
        fact_if("phase", plain(resource.phase.clone())),
        fact_if(
            "part_of",
            resource.part_of.iter().map(|whole| parts::entry_value(context, Kind::Resources, &whole.0, lang)).collect(),
        ),
        fact_if("accessible", accessible.into_iter().collect()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn download(context: &Context, entry: &Entry, file: &str) -> Option<Download> {
    let path = SourcePath::new(&join(entry.path().folder(), file)?);
    let media = context.catalog.media.get(&path)?;
    Some(Download {
        address: route::encoded(&media_address(&path)?),
        name: path.file_name().to_owned(),
        format: path.file_name().rsplit_once('.').map_or(String::new(), |(_, format)| format.to_uppercase()),
        size: media.size,
        checksum: media.hash.to_string(),
    })
}

/// The view of an event; None for an entry of another kind.
pub fn event(context: &Context, spec: &PageSpec, entry: &Entry) -> Option<EventPage> {
    let lang = &spec.lang;
    let Data::Event(event) = &*entry.version(lang).data else { return None };
    let when = Period::closed(event.start, event.end).to_string();
    let facts = [
        Some(entry::fact(
            "kind",
            vec![FactValue::text(parts::term_label(context, "event-kinds", &event.kind.0, lang))],
        )),
        Some(entry::fact("date", vec![FactValue::date(&when)])),
        Some(entry::fact(
            "place",
            event.place.iter().map(|place| parts::place_value(context, &place.0, lang)).collect(),
        )),
        fact_if(
            "edition",
            event.edition.iter().map(|own| parts::entry_value(context, Kind::Editions, &own.0, lang)).collect(),
        ),
        fact_if("participants", entry::organisations(context, &event.participants, lang)),
    ];
    Some(EventPage {
        frame: Frame::of_entry(context, spec, entry),
        entry: entry::view(context, spec, entry, facts.into_iter().flatten().collect()),
        when,
    })
}

/// The view of an article; None for an entry of another kind.
pub fn article(context: &Context, spec: &PageSpec, entry: &Entry) -> Option<ArticlePage> {
    let Data::Article(article) = entry.data() else { return None };
    Some(ArticlePage {
        frame: Frame::of_entry(context, spec, entry),
        entry: entry::view(context, spec, entry, Vec::new()),
        date: article.date.to_string(),
    })
}

/// The view of a vocabulary; None for an entry of another kind.
pub fn vocabulary(context: &Context, spec: &PageSpec, entry: &Entry) -> Option<VocabularyPage> {
    let Data::Vocabulary(own) = entry.data() else { return None };
    let default = context.catalog.default_lang();
    let mut frame = Frame::of_entry(context, spec, entry);
    frame.title = title(context, entry, own, &spec.lang);
    let glossary = format!("{}glossary.html", context.prefix(&spec.lang));
    frame.breadcrumbs.push(Crumb::made("glossary.title", glossary));
    frame.section = "glossary".into();
    let former = FormerIds::new(own.terms.iter().map(|term| term.key.clone()), &fragments::FRAME);
    let view = |term: &TermDefinition| TermView {
        former_id: former.keep(term.key.clone()),
        ..term_view(context, &entry.key.id, term, &spec.lang)
    };
    Some(VocabularyPage {
        frame,
        description: own.description.as_ref().map(|text| Text::by_lang(text, &spec.lang, default)),
        terms: own.terms.iter().map(view).collect(),
    })
}

fn title(context: &Context, entry: &Entry, vocabulary: &Vocabulary, lang: &Lang) -> Text {
    let default = context.catalog.default_lang();
    let plain = || Text::new(entry.head().title.clone(), default, lang);
    vocabulary.label.as_ref().map_or_else(plain, |label| Text::by_lang(label, lang, default))
}

fn term_view(context: &Context, vocabulary: &str, term: &TermDefinition, lang: &Lang) -> TermView {
    let default = context.catalog.default_lang();
    let facet = if vocabulary == "countries" { "country" } else { vocabulary };
    let count = context.outline.facet_cases(facet, &term.key).len();
    let label = |key: &String| parts::term_label(context, vocabulary, key, lang);
    TermView {
        id: fragments::term(&term.key),
        former_id: None,
        vocabulary: None,
        label: Text::by_lang(&term.label, lang, default),
        definition: term.definition.as_ref().map(|text| Text::by_lang(text, lang, default)),
        synonyms: term.synonyms_in(lang).to_vec(),
        broader: term.broader.as_ref().map(label),
        replaced_by: term.replaced_by.as_ref().map(label),
        count,
        address: (count > 0).then(|| route::facet_address(facet, &term.key, 1, &context.prefix(lang))),
    }
}

/// The view of the glossary: the terms of all vocabularies from A to Z, as far as they have a definition.
pub fn glossary(context: &Context, spec: &PageSpec) -> GlossaryPage {
    let lang = &spec.lang;
    let (mut vocabularies, mut terms) = (Vec::new(), Vec::new());
    for entry in context.catalog.of_kind(Kind::Vocabularies) {
        let Data::Vocabulary(own) = entry.data() else { continue };
        let address = Some(context.address(&entry.key, lang));
        let link = LinkView { text: title(context, entry, own, lang), address, url: None };
        let defined = own.terms.iter().filter(|term| term.definition.is_some());
        terms.extend(defined.map(|term| TermView {
            id: fragments::glossary_term(&entry.key.id, &term.key),
            former_id: Some(format!("{}-{}", entry.key.id, term.key)),
            vocabulary: Some(link.clone()),
            ..term_view(context, &entry.key.id, term, lang)
        }));
        vocabularies.push(link);
    }
    let collation = context.collation(lang);
    terms.sort_by_cached_key(|term| collation.key(&term.label.text));
    vocabularies.sort_by_cached_key(|link| collation.key(&link.text.text));
    GlossaryPage {
        frame: Frame::of_page(context, spec, context.worded(lang, "glossary.title"), "glossary"),
        letters: term_letters(context, terms, lang),
        vocabularies,
    }
}

/// Sorted terms under their letters. Both keep their former ids, where one stood for one thing.
fn term_letters(context: &Context, terms: Vec<TermView>, lang: &Lang) -> Vec<TermLetter> {
    let named = terms.into_iter().map(|term| (term.label.text.clone(), term)).collect();
    let letters = by_letter(context, named, lang);
    let of_terms = letters.iter().flat_map(|(_, terms)| terms).filter_map(|term| term.former_id.clone());
    let of_letters = letters.iter().map(|(letter, _)| former_letter_id(letter));
    let fixed: Vec<&str> = fragments::FRAME.into_iter().chain([fragments::TOC_TITLE]).collect();
    let former = FormerIds::new(of_terms.chain(of_letters), &fixed);
    let view = |(letter, mut terms): (String, Vec<TermView>)| {
        for term in &mut terms {
            term.former_id = term.former_id.take().and_then(|id| former.keep(id));
        }
        let former_id = former.keep(former_letter_id(&letter));
        TermLetter { id: fragments::letter(&letter), former_id, letter, terms }
    };
    letters.into_iter().map(view).collect()
}

/// The view of a withdrawn entry: that it was, and why; nothing of what it said.
pub fn withdrawn(context: &Context, spec: &PageSpec, entry: &Entry) -> WithdrawnPage {
    let mut frame = Frame::of_entry(context, spec, entry);
    frame.noindex = true;
    frame.description = None;
    frame.edit_url = None;
    let version = entry.version(&spec.lang);
    let reason = version.head().status_note.clone();
    WithdrawnPage { frame, reason: reason.map(|note| Text::new(note, version.lang(), &spec.lang)) }
}

/// The view of the languages.
pub fn languages(context: &Context, spec: &PageSpec) -> LanguagesPage {
    let title = context.worded(&spec.lang, "languages.title");
    let langs = context.catalog.config.languages.iter().map(|lang| LanguageLink {
        lang: lang.to_string(),
        name: endonym(lang).into_owned(),
        address: outline::address(&outline::Page::Home, &context.prefix(lang)),
        current: *lang == spec.lang,
        is_same: true,
    });
    LanguagesPage { frame: Frame::of_page(context, spec, title, "languages"), languages: langs.collect() }
}

/// The view of the page for unknown addresses. A host shows it at any depth, so it alone has links from the root.
pub fn not_found(context: &Context, spec: &PageSpec) -> NotFoundPage {
    let title = context.worded(&spec.lang, "not-found.title");
    let mut frame = Frame::of_page(context, spec, title, "");
    frame.noindex = true;
    frame.root = root_path(&context.base_url);
    let config = &context.catalog.config;
    let others = config.languages.iter().filter(|lang| *lang != config.default_lang());
    let others = others.filter(|_| config.untranslated == Untranslated::Link);
    let home = |lang: &Lang| NotFoundLink {
        lang: lang.to_string(),
        title: context.message(lang, "not-found.title"),
        home: context.message(lang, "home.title"),
        address: outline::address(&outline::Page::Home, &context.prefix(lang)),
    };
    // A language without messages of its own would say it in the words of another.
    let is_spoken = |lang: &&Lang| **lang != spec.lang && context.interface_lang(lang) == **lang;
    let homes = config.languages.iter().filter(is_spoken).map(home).collect();
    NotFoundPage { frame, languages: others.map(Lang::to_string).collect(), homes }
}

/// The path of the base URL with `/` at both ends.
fn root_path(base_url: &str) -> String {
    let after_scheme = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    let path = after_scheme.split_once('/').map_or("", |(_, path)| path);
    if path.is_empty() { "/".into() } else { format!("/{}/", path.trim_matches('/')) }
}

/// The view of an old address.
pub fn redirect(context: &Context, spec: &PageSpec, to: &str) -> RedirectPage {
    let title = context.worded(&spec.lang, "redirect.title");
    let mut frame = Frame::of_page(context, spec, title, "");
    frame.canonical = context.absolute(to);
    frame.noindex = true;
    frame.breadcrumbs.clear();
    RedirectPage { frame, to: route::relative(&spec.address, to) }
}
