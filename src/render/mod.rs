//! Pages: every way in which visitors and other programs see the visible catalog as HTML, and the files beside the pages.
//!
//! [`site`] makes all of it:
//!
//! 1. [`views::context`]: facts of the site, rows of them, and the context of both and of all pieces, which views are made from.
//! 2. [`templates`] are made ready for each language; [`shared`] makes the [`pieces`] that many pages share.
//! 3. [`pages`] renders what has changed: [`views`] makes what a page's template is given, [`body`] fills the holes of texts,
//!    [`json_ld`] says for search engines what the page is about.
//! 4. [`feeds`], [`compare`], [`cards`] and [`headers`] make the files beside the pages.

pub mod body;
pub mod cards;
pub mod compare;
pub mod feeds;
pub mod headers;
pub mod json_ld;
pub mod pages;
pub mod pieces;
pub mod shared;
pub mod templates;
pub mod views;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::bundle::Blob;
use crate::config;
use crate::diag::Diagnostic;
use crate::outline::{Page, PageSpec};
use crate::route::Address;
use crate::source::SourcePath;
use crate::theme::{self, Theme};

use cards::{Card, CardCache};
use compare::{Compared, ComparedMemo};
use pages::{PageMemo, Rendered};
use shared::PieceMemo;
use templates::Templates;
use views::Context;
use views::context::{Rows, SiteFacts};

/// What is kept from build to build. `F` are the facts of a finished page that somebody wants to know.
pub struct RenderCache<F> {
    pieces: PieceMemo,
    pages: PageMemo<F>,
    compared: ComparedMemo,
    cards: CardCache,
}

impl<F> Default for RenderCache<F> {
    fn default() -> Self {
        Self {
            pieces: PieceMemo::default(),
            pages: PageMemo::default(),
            compared: ComparedMemo::default(),
            cards: CardCache::default(),
        }
    }
}

impl<F> RenderCache<F> {
    /// The same cache with another one for social cards.
    pub fn with_cards(self, cards: CardCache) -> Self {
        Self { cards, ..self }
    }
}

/// What is made of the visible catalog for reading.
pub struct RenderedSite<'a, F> {
    /// In the order of the outline.
    pub pages: Vec<FinishedPage<'a, F>>,
    /// All other files: those of the theme, feeds, sitemaps, what comparisons read, social cards, headers for hosts.
    pub files: BTreeMap<Address, Blob>,
    /// How many social cards the pages name.
    pub cards: usize,
    pub diagnostics: Vec<Diagnostic>,
}

/// A page as it is published.
pub struct FinishedPage<'a, F> {
    pub address: &'a Address,
    pub html: Blob,
    /// The file that it is made from; site.yaml for a page that is made from many.
    pub source: SourcePath,
    rendered: Arc<Rendered<F>>,
}

impl<F> FinishedPage<'_, F> {
    pub fn facts(&self) -> &F {
        &self.rendered.facts
    }
}

/// Renders a site with its theme. `draws_cards`: whether social cards are drawn; pages name them in any case. `look` finds out
/// the facts of each finished page, once for as long as the page stays the same.
pub fn site<'a, F: Default + Send + Sync>(
    facts: SiteFacts<'a>,
    theme: &'a Theme,
    draws_cards: bool,
    cache: &mut RenderCache<F>,
    look: impl Fn(&[u8], &str) -> F + Sync,
) -> RenderedSite<'a, F> {
    let rows = Rows::of(&facts);
    let templates = Templates::of(&facts, theme);
    let mut problems: Vec<Diagnostic> = templates.faults().cloned().collect();
    let (pieces, faults) = shared::make(&facts, &rows, &templates, &mut cache.pieces);
    problems.extend(faults);
    let context = Context::new(facts, rows, pieces.by_lang);
    let rendered = pages::all(&context, &templates, &pieces.by_mark, &mut cache.pages, look);
    problems.extend(rendered.iter().filter_map(|page| page.html.as_ref().err()).map(|fault| (**fault).clone()));
    let mut files: BTreeMap<Address, Blob> = theme.published().collect();
    let compared = compare::without_page(&context, &templates, &mut cache.compared);
    files.extend(beside(&context, &rendered, &compared));
    let cards: Vec<&Card> = rendered.iter().filter_map(|page| page.card.as_deref()).collect();
    let named = cards.iter().map(|card| &card.address).collect::<BTreeSet<_>>().len();
    if draws_cards {
        files.extend(cards::draw(cards.into_iter(), &mut cache.cards));
    }
    RenderedSite {
        pages: finished(&context, rendered),
        files,
        cards: named,
        diagnostics: theme::one_for_each_place(problems),
    }
}

/// The files beside the pages that are text.
fn beside<F>(
    context: &Context,
    rendered: &[Arc<Rendered<F>>],
    without_page: &[Arc<Option<Compared>>],
) -> Vec<(Address, Blob)> {
    let lines: Vec<_> = rendered.iter().filter_map(|page| page.sitemap.as_ref()).collect();
    let feeds = feeds::all(context, &lines).into_iter().map(|(address, xml)| (address, xml.into_bytes()));
    let of_pages = rendered.iter().filter_map(|page| page.compared.as_ref());
    let compared =
        compare::files(of_pages.chain(without_page.iter().filter_map(|compared| compared.as_ref().as_ref())));
    // A site that has such a file of its own below `static/` knows its host better.
    let is_own = |address: &str| context.catalog.media.contains_key(format!("content/static/{address}").as_str());
    let headers = headers::files(&context.base_url).into_iter().filter(|(address, _)| !is_own(address));
    let headers = headers.map(|(address, text)| (address, text.into_bytes()));
    feeds.chain(compared).chain(headers).map(|(address, bytes)| (address, Blob::new(bytes))).collect()
}

/// The pages that the templates did not fail on, each with the file that it is made from.
fn finished<'a, F>(context: &Context<'a>, rendered: Vec<Arc<Rendered<F>>>) -> Vec<FinishedPage<'a, F>> {
    let outline = context.outline;
    let site = SourcePath::new(config::FILE);
    let source = |spec: &PageSpec| match &spec.page {
        Page::Entry(key) => context.catalog.get(key).map(|entry| &entry.version(&spec.lang).document.path),
        _ => None,
    };
    let pages = std::iter::zip(&outline.pages, rendered).filter_map(|(spec, rendered)| {
        let html = rendered.html.as_ref().ok()?.clone();
        Some(FinishedPage { address: &spec.address, html, source: source(spec).unwrap_or(&site).clone(), rendered })
    });
    pages.collect()
}
