//! The page that searches. What it shows without scripts are the ways into the site: all listings, and the facets.

use schemars::JsonSchema;
use serde::Serialize;

use crate::locale::endonym;
use crate::outline::PageSpec;
use crate::outline::listings::LISTED;
use crate::values::{Kind, Lang};

use super::Context;
use super::frame::Frame;
use super::listing::{self, FacetView};
use super::parts::{self, Text};

/// The page that searches.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SearchPage {
    pub frame: Frame,
    /// The listings that have entries.
    pub kinds: Vec<SearchKind>,
    /// Every kind of entry that results can be of.
    pub all_kinds: Vec<&'static str>,
    /// The facets of the case studies.
    pub facets: Vec<FacetView>,
    /// The number of results in words, a text for each plural form.
    pub counts: Vec<PluralForm>,
    /// The languages that results can be in.
    pub languages: Vec<SearchLanguage>,
}

/// A listing with the number of its entries.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SearchKind {
    pub kind: String,
    pub count: usize,
    pub address: String,
}

/// What is said of a number that is known only in the browser.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PluralForm {
    /// As CLDR names it: `one`, `few`, `other`.
    pub form: &'static str,
    /// With `{n}` in place of the number.
    pub text: String,
}

/// A language and how a result says that it is in it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SearchLanguage {
    pub lang: String,
    /// Its own name for itself.
    pub name: String,
    /// `in English`; of a language that messages do not know, its own name.
    pub note: Text,
}

/// The view of the page.
pub fn view(context: &Context, spec: &PageSpec) -> SearchPage {
    let lang = &spec.lang;
    let title = context.worded(lang, "search.title");
    let kinds = LISTED.into_iter().filter(|kind| context.outline.listings.contains_key(kind));
    let counts = context.messages.words(lang).forms("search.count").into_iter();
    SearchPage {
        frame: Frame { noindex: true, ..Frame::of_page(context, spec, title, "search") },
        kinds: kinds
            .map(|kind| SearchKind {
                kind: kind.to_string(),
                count: context.outline.listing(kind, lang).len(),
                address: context.prefix(lang).listing(kind, 1),
            })
            .collect(),
        all_kinds: Kind::ALL.into_iter().map(Kind::folder).collect(),
        facets: listing::facet_views(context, lang),
        counts: counts.map(|(form, text)| PluralForm { form, text }).collect(),
        languages: context.catalog.config.languages.iter().map(|own| language(context, own, lang)).collect(),
    }
}

fn language(context: &Context, own: &Lang, page: &Lang) -> SearchLanguage {
    let note = parts::written_in(context, own, page);
    SearchLanguage { lang: own.to_string(), name: endonym(own).into_owned(), note }
}
