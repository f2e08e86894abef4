//! What is searched: every listed entry as a document in each language, with its texts, names and facets.
//!
//! An entry that is written in the language is there with its whole text. Any other is there with its titles and summaries, with
//! the labels of its terms in the language, and with all names of its places, so that readers find it in their own words.

use std::collections::BTreeMap;

use super::{Interface, SitePage, kinds};
use crate::catalog::awards::{self, Participation};
use crate::catalog::{Catalog, Entry, facets, names, references};
use crate::content::Data;
use crate::locale::Collation;
use crate::outline;
use crate::route::Address;
use crate::text;
use crate::values::{Date, Kind, Lang, LangText, Period};
use crate::words::normalise;

/// The facet of the kind; its values are the folders of kinds.
pub const KIND: &str = "kind";
/// The facet of the language in which a document is written.
pub const LANGUAGE: &str = "language";

/// All documents of a language, in the order of their addresses, and what they can be chosen by.
#[derive(Debug)]
pub struct Corpus {
    pub lang: Lang,
    pub documents: Vec<Document>,
    pub facets: Vec<Facet>,
}

/// A page that can be found.
#[derive(Debug)]
pub struct Document {
    pub address: Address,
    pub title: String,
    /// Where and when it was, and whether only a machine has translated it.
    pub line: String,
    /// Where it is not written in the language of the index.
    pub lang: Option<Lang>,
    /// The index of its kind in the values of the facet [`KIND`].
    pub kind: u32,
    /// The first has no heading: the summary, what was said of title holders, and what stands before any heading.
    pub sections: Vec<Section>,
    /// Its values of each facet, as indexes, in the order of [`Corpus::facets`].
    pub values: Vec<Vec<u32>>,
    /// The first and the last year.
    pub years: Option<(u16, u16)>,
    /// Its titles in other languages, for documents that are not written in this one.
    pub other_titles: Vec<String>,
    /// Of itself, its places and the organisations behind it; labels and synonyms of its terms.
    pub names: Vec<String>,
    /// The countries of what only happens in a place that is in one, or is planned there. Who asks for a country wants its places and what
    /// was done there, so here its name counts no more than any word of a text.
    pub beside: Vec<String>,
    /// What entries of its kind are called.
    pub kind_words: Option<&'static str>,
}

/// What stands below one heading, as it is searched.
#[derive(Debug)]
pub struct Section {
    /// Empty where results lead to the beginning of the page: of the first one, and where a notice there must not be passed over.
    pub id: String,
    pub heading: String,
    pub text: String,
}

/// What documents can be chosen by.
#[derive(Debug)]
pub struct Facet {
    pub key: String,
    /// None where a message of the interface says it.
    pub label: Option<String>,
    /// Key and label, in the order in which they are shown.
    pub values: Vec<(String, Option<String>)>,
}

impl Corpus {
    /// What the score of a document is multiplied with.
    pub fn weight(&self, document: &Document) -> f32 {
        let kinds = self.facets.iter().find(|facet| facet.key == KIND);
        let kind = kinds.and_then(|kinds| kinds.values.get(document.kind as usize));
        kind.map_or(1.0, |(folder, _)| kinds::weight(folder))
    }
}

impl Document {
    /// The texts of each field, in the order of [`super::FIELDS`].
    pub fn fields(&self) -> [Vec<&str>; 4] {
        let title = std::iter::once(&self.title).chain(&self.other_titles);
        let headings = shown(self.sections.iter().map(|section| &section.heading));
        let headings = headings.into_iter().chain(self.kind_words).collect();
        let body = self.sections.iter().map(|section| &section.text).chain(&self.beside);
        [title.map(String::as_str).collect(), headings, shown(body), shown(self.names.iter())]
    }
}

fn shown<'a>(texts: impl Iterator<Item = &'a String>) -> Vec<&'a str> {
    texts.map(String::as_str).filter(|text| !text.is_empty()).collect()
}

/// What documents of a language are made with.
struct Maker<'a> {
    catalog: &'a Catalog,
    lang: &'a Lang,
    /// The vocabularies that are facets of any kind: name and fields by kind.
    vocabularies: BTreeMap<&'a str, BTreeMap<Kind, &'a str>>,
    /// How a result says that a machine has translated it.
    machine_made: Option<&'a str>,
}

/// What a document is made of.
#[derive(Clone, Copy)]
enum Source<'a> {
    Entry(&'a Entry),
    Page(&'a SitePage),
}

/// The documents of a language: its entries, and those of the site's other pages that are in it.
pub fn collect(catalog: &Catalog, interface: &Interface, lang: &Lang) -> Corpus {
    let mut vocabularies: BTreeMap<&str, BTreeMap<Kind, &str>> = BTreeMap::new();
    for kind in Kind::ALL {
        for (field, name, _) in catalog.vocabularies.of_kind(kind).filter(|(_, _, vocabulary)| vocabulary.facet) {
            vocabularies.entry(name).or_default().insert(kind, field);
        }
    }
    let machine_made = interface.machine_made.get(lang).map(String::as_str);
    let maker = Maker { catalog, lang, vocabularies, machine_made };
    let listed = catalog.entries.values().filter(|entry| catalog.lists(entry) && !outline::is_home(&entry.key));
    let address = |entry: &Entry| outline::languages::entry_address(catalog, &entry.key, lang);
    let entries = listed.map(|entry| (address(entry), Source::Entry(entry)));
    let pages = interface.pages.iter().filter(|page| page.lang == *lang);
    let mut found: Vec<(Address, Source)> =
        entries.chain(pages.map(|page| (page.address.clone(), Source::Page(page)))).collect();
    found.sort_by(|one, other| one.0.cmp(&other.0));
    let keys = |(_, source): &(Address, Source)| match source {
        Source::Entry(entry) => maker.keys(entry),
        Source::Page(page) => maker.page_keys(page),
    };
    let keys: Vec<BTreeMap<&str, Vec<String>>> = found.iter().map(keys).collect();
    let facets = maker.facets(&keys);
    let place = |facet: &Facet, key: &String| facet.values.iter().position(|(own, _)| own == key);
    let documents = std::iter::zip(&found, &keys).map(|((address, source), keys)| {
        let values = facets.iter().map(|facet| {
            let own = keys.get(facet.key.as_str()).into_iter().flatten();
            let mut values: Vec<u32> = own.filter_map(|key| u32::try_from(place(facet, key)?).ok()).collect();
            values.sort_unstable();
            values
        });
        match source {
            Source::Entry(entry) => maker.document(address, entry, values.collect()),
            Source::Page(page) => page_document(page, values.collect()),
        }
    });
    Corpus { lang: lang.clone(), documents: documents.collect(), facets }
}

impl Maker<'_> {
    fn document(&self, address: &Address, entry: &Entry, values: Vec<Vec<u32>>) -> Document {
        let version = entry.version(self.lang);
        let title = names::of_entry(self.catalog, entry, self.lang);
        let is_own = version.lang() == self.lang;
        let others = entry.versions().map(|version| &version.head().title).filter(|other| **other != title);
        Document {
            address: address.clone(),
            line: normalise(&self.line(entry)).into_owned(),
            lang: (!is_own).then(|| version.lang().clone()),
            kind: values.first().and_then(|kinds| kinds.first()).copied().unwrap_or_default(),
            sections: self.sections(entry),
            values,
            years: years(entry),
            other_titles: if is_own { Vec::new() } else { others.map(|title| normalise(title).into_owned()).collect() },
            names: self.names(entry).iter().map(|name| normalise(name).into_owned()).collect(),
            beside: if is_beside(entry.key.kind) { self.countries(entry) } else { Vec::new() },
            kind_words: kinds::words(self.lang, entry.key.kind),
            title: normalise(&title).into_owned(),
        }
    }

    /// The text by headings; of an entry that is written in another language only its summaries.
    fn sections(&self, entry: &Entry) -> Vec<Section> {
        let own =
            |text: &str| Section { id: String::new(), heading: String::new(), text: normalise(text).into_owned() };
        let version = entry.version(self.lang);
        if version.lang() != self.lang {
            let summaries: Vec<&str> = entry.versions().filter_map(|version| version.data.summary()).collect();
            return vec![own(&summaries.join(" "))];
        }
        let pearls = awards::pearls(self.catalog).filter(|pearl| is_of(pearl, entry));
        let citations = pearls.filter_map(|pearl| pearl.entrant.citation.as_deref());
        let body = entry.body_version(self.lang);
        let audience = match &*version.data {
            Data::PlanTemplate(template) => template.audience.as_deref(),
            _ => None,
        };
        let lead = version.data.summary().into_iter().chain(audience).chain(citations).collect::<Vec<_>>().join(" ");
        if body.lang() != self.lang {
            return vec![own(&lead)];
        }
        let mut sections = Vec::new();
        let mut written = text::sections(self.catalog, body).into_iter();
        sections.extend(written.next().map(|first| own(&format!("{lead} {}", first.text))));
        let is_machine_made = version.is_machine_made_in(self.lang);
        sections.extend(written.map(|section| Section {
            id: if is_machine_made { String::new() } else { section.id.to_owned() },
            heading: normalise(&section.heading).into_owned(),
            text: normalise(&section.text).into_owned(),
        }));
        sections
    }

    /// Names of the entry, of its places (of an edition: those that hold its title) and of the organisations behind it; labels
    /// and synonyms of its terms in the language.
    fn names(&self, entry: &Entry) -> Vec<String> {
        let mut names: Vec<String> = references::names(entry).into_iter().skip(1).collect();
        if matches!(entry.key.kind, Kind::PlanTemplates | Kind::Editions) {
            // People call a template by its short name and an edition by its year, which are those of their addresses.
            names.push(entry.key.id.to_string());
        }
        let holders = awards::pearls(self.catalog).filter(|pearl| is_of(pearl, entry));
        for place in places(entry).into_iter().chain(holders.map(|pearl| pearl.entrant.municipality.0.as_str())) {
            match self.catalog.entry(Kind::Municipalities, place) {
                Some(place) => names.extend(references::names(place)),
                None => names.push(place.to_owned()),
            }
        }
        for organisation in organisations(entry.data()) {
            match self.catalog.entry(Kind::Organisations, organisation) {
                Some(known) => names.extend(references::names(known)),
                None => names.push(organisation.to_owned()),
            }
        }
        if !is_beside(entry.key.kind) {
            names.extend(self.countries(entry));
        }
        for (field, vocabulary, _) in self.catalog.vocabularies.of_kind(entry.key.kind) {
            for term in facets::with_broader(self.catalog, vocabulary, entry.terms(field)) {
                names.push(self.label(vocabulary, &term));
                let term = self.catalog.vocabularies.term(vocabulary, &term);
                names.extend(term.into_iter().flat_map(|term| term.synonyms_in(self.lang)).cloned());
            }
        }
        names.sort();
        names.dedup();
        names
    }

    /// The countries that an entry is about, as they are called in the language.
    fn countries(&self, entry: &Entry) -> Vec<String> {
        let labels = countries(self.catalog, entry).into_iter().map(|country| self.label("countries", &country));
        labels.map(|label| normalise(&label).into_owned()).collect()
    }

    fn label(&self, vocabulary: &str, term: &str) -> String {
        self.catalog.vocabularies.label(vocabulary, term, self.lang, self.catalog.default_lang()).0.to_owned()
    }

    /// `Rūjiena, Latvia · 2024 · Machine translation`.
    fn line(&self, entry: &Entry) -> String {
        let own = matches!(entry.data(), Data::Municipality(_));
        let places = places(entry).into_iter().filter(|_| !own).take(2);
        let places = places.map(|place| names::place(self.catalog, place, self.lang));
        let countries = self.countries(entry).into_iter().take(2);
        let place = places.chain(countries).collect::<Vec<_>>().join(", ");
        let years = years(entry).map(|(first, last)| match first == last {
            true => first.to_string(),
            false => format!("{first}–{last}"),
        });
        let made = self.machine_made.filter(|_| entry.version(self.lang).is_machine_made_in(self.lang));
        [Some(place), years, made.map(str::to_owned)]
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · ")
    }

    /// The values of an entry by facet.
    fn keys(&self, entry: &Entry) -> BTreeMap<&str, Vec<String>> {
        let mut keys = BTreeMap::from([
            (KIND, vec![entry.key.kind.folder().to_owned()]),
            (facets::COUNTRY, countries(self.catalog, entry)),
            (LANGUAGE, vec![entry.version(self.lang).lang().to_string()]),
            (facets::SIZE, facets::sizes(self.catalog, places(entry)).into_iter().collect()),
        ]);
        for (name, fields) in &self.vocabularies {
            let terms = fields.get(&entry.key.kind).map_or(&[][..], |field| entry.terms(field));
            keys.insert(name, facets::with_broader(self.catalog, name, terms));
        }
        keys
    }

    /// The values of a page that is no entry by facet.
    fn page_keys(&self, page: &SitePage) -> BTreeMap<&str, Vec<String>> {
        BTreeMap::from([(KIND, vec![Kind::Pages.folder().to_owned()]), (LANGUAGE, vec![page.lang.to_string()])])
    }

    /// The facets that have values, with the values that some document has.
    fn facets(&self, keys: &[BTreeMap<&str, Vec<String>>]) -> Vec<Facet> {
        let default = self.catalog.default_lang();
        let text = |text: &LangText| text.get(self.lang, default).0.to_owned();
        let vocabulary_values = |name: &str| -> Vec<(String, Option<String>)> {
            let terms = self.catalog.vocabularies.get(name).map_or(&[][..], |vocabulary| &vocabulary.terms);
            terms.iter().map(|term| (term.key.clone(), Some(text(&term.label)))).collect()
        };
        let mut countries = vocabulary_values("countries");
        let collation = Collation::new(self.lang);
        countries.sort_by_cached_key(|(_, label)| collation.key(label.as_deref().unwrap_or_default()));
        let kinds = Kind::ALL.iter().map(|kind| (kind.folder().to_owned(), None)).collect();
        let sizes = self.catalog.config.size_bands.iter().map(|band| (band.key.clone(), Some(text(&band.label))));
        let languages = self.catalog.config.languages.iter().map(|lang| (lang.to_string(), None)).collect();
        let mut all = vec![
            Facet { key: KIND.into(), label: None, values: kinds },
            Facet { key: facets::COUNTRY.into(), label: None, values: countries },
        ];
        for name in self.vocabularies.keys() {
            let vocabulary = self.catalog.vocabularies.get(name).and_then(|vocabulary| vocabulary.label.as_ref());
            let title =
                self.catalog.entry(Kind::Vocabularies, name).map(|entry| entry.version(self.lang).head().title.clone());
            let label = vocabulary.map(text).or(title);
            all.push(Facet { key: (*name).to_owned(), label, values: vocabulary_values(name) });
        }
        all.push(Facet { key: facets::SIZE.into(), label: None, values: sizes.collect() });
        all.push(Facet { key: LANGUAGE.into(), label: None, values: languages });
        for facet in &mut all {
            let used =
                |key: &String| keys.iter().any(|own| own.get(facet.key.as_str()).is_some_and(|own| own.contains(key)));
            facet.values.retain(|(key, _)| used(key));
        }
        // The kind stays, since documents name theirs by its place there.
        all.retain(|facet| facet.key == KIND || facet.values.len() > 1);
        all
    }
}

fn page_document(page: &SitePage, values: Vec<Vec<u32>>) -> Document {
    let text = normalise(&page.text).into_owned();
    Document {
        address: page.address.clone(),
        title: normalise(&page.title).into_owned(),
        line: String::new(),
        lang: None,
        kind: values.first().and_then(|kinds| kinds.first()).copied().unwrap_or_default(),
        sections: vec![Section { id: String::new(), heading: String::new(), text }],
        values,
        years: None,
        other_titles: Vec::new(),
        names: Vec::new(),
        beside: Vec::new(),
        kind_words: None,
    }
}

/// Whether a title was given in the edition that an entry is.
fn is_of(pearl: &Participation, entry: &Entry) -> bool {
    entry.key.kind == Kind::Editions && entry.key.id == pearl.year
}

/// Whether the country of an entry of this kind is only that of its place.
fn is_beside(kind: Kind) -> bool {
    matches!(kind, Kind::ActionPlans | Kind::Events)
}

/// The municipalities that an entry is about, as ids or as text.
fn places(entry: &Entry) -> Vec<&str> {
    match entry.data() {
        Data::CaseStudy(case) => case.municipalities.iter().map(|place| place.0.as_str()).collect(),
        Data::ActionPlan(plan) => vec![plan.municipality.0.as_str()],
        Data::Event(event) => event.place.iter().map(|place| place.0.as_str()).collect(),
        Data::Municipality(_) => vec![entry.key.id.as_str()],
        _ => Vec::new(),
    }
}

/// The organisations behind an entry, as ids or as text.
fn organisations(data: &Data) -> Vec<&str> {
    let all: Vec<_> = match data {
        Data::CaseStudy(case) => case.organiser.iter().chain(case.partners.iter()).collect(),
        Data::ActionPlan(plan) => plan.partners.iter().collect(),
        Data::Event(event) => event.participants.iter().collect(),
        Data::Resource(resource) => resource.author.iter().collect(),
        _ => Vec::new(),
    };
    all.into_iter().map(|organisation| organisation.0.as_str()).collect()
}

/// The keys of the countries that an entry is about.
fn countries(catalog: &Catalog, entry: &Entry) -> Vec<String> {
    let own = match entry.data() {
        Data::Organisation(organisation) => organisation.country.iter().map(|country| country.key()).collect(),
        _ => Vec::new(),
    };
    let places = places(entry).into_iter().filter_map(|place| catalog.municipality(place));
    let mut keys: Vec<String> = places.map(|(_, place)| place.country.key()).chain(own).collect();
    keys.sort();
    keys.dedup();
    keys
}

/// The first and the last year of an entry; what goes on has only a first one.
fn years(entry: &Entry) -> Option<(u16, u16)> {
    let year = |date: Date| date.year;
    let of_edition = |key: &str| key.parse().ok().map(|date: Date| (year(date), year(date)));
    match entry.data() {
        Data::CaseStudy(case) => {
            let Period { start, end } = case.period;
            Some((year(start), year(end.unwrap_or(start)).max(year(start))))
        }
        Data::Event(event) => Some((year(event.start), year(event.end.unwrap_or(event.start)).max(year(event.start)))),
        Data::Edition(_) => of_edition(&entry.key.id),
        Data::ActionPlan(plan) => of_edition(&plan.edition.as_ref()?.0),
        Data::Resource(resource) => resource.year.map(|year| (year, year)),
        Data::Article(article) => Some((year(article.date), year(article.date))),
        _ => None,
    }
}
