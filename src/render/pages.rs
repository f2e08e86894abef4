//! All pages of a build: views, templates, facts of the result; each page only once as long as nothing of it changes.
//!
//! 1. Cards: each entry as lists show it, made once per language and put into every page that lists the entry.
//! 2. Pages, looked up by the hash of their view. The many pages (cases and their listings) have a quick key as well, from
//!    the hashes of what their view is made of, so that a warm build does not even make their views.

mod keys;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::bundle::Blob;
use crate::diag::Diagnostic;
use crate::memo::Memo;
use crate::outline::PageSpec;
use crate::route::EntryKey;
use crate::source::Hash;
use crate::values::Lang;

use super::feeds::SitemapLine;
use super::theme::{Renderer, Theme};
use super::views::parts::{CardItem, ROOT_MARK};
use super::views::{self, Context, View, frame};
use keys::{Keys, hash};

/// What is kept from build to build.
pub struct PageCache<F> {
    cards: Memo<Result<Arc<CardItem>, Box<Diagnostic>>>,
    pages: Memo<Rendered<F>>,
}

impl<F> Default for PageCache<F> {
    fn default() -> Self {
        Self { cards: Memo::default(), pages: Memo::default() }
    }
}

/// A finished page.
#[derive(Debug)]
pub struct Rendered<F> {
    /// The finished page, or what the template stumbled over.
    pub html: Result<Blob, Box<Diagnostic>>,
    /// What the caller found out about the finished page.
    pub facts: F,
    pub sitemap: Option<SitemapLine>,
}

/// A language's templates, with the hash of everything that they have besides the view.
type Site<'t> = Result<(Renderer<'t>, Hash), Box<Diagnostic>>;

/// Renders the pages of an outline; `facts` looks at each finished page, once. A fault of a template comes back for each
/// page that it spoils.
pub fn all<F: Default + Send + Sync>(
    context: &mut Context,
    theme: &Theme,
    assets: &str,
    cache: &mut PageCache<F>,
    facts: impl Fn(&[u8], &str) -> F + Sync,
) -> (Vec<Arc<Rendered<F>>>, Vec<Diagnostic>) {
    let mut sites: BTreeMap<&Lang, Site> = BTreeMap::new();
    for lang in &context.catalog.config.languages {
        let site = frame::site(context, lang, assets);
        let renderer = theme.renderer(lang, &site);
        sites.insert(lang, renderer.map(|renderer| (renderer, hash(&(&site, theme.hash())))));
    }
    let mut diagnostics = cards(context, &sites, &mut cache.cards);
    let context = &*context;
    let keys = Keys::new(context);
    let site = |spec: &PageSpec| sites.get(&spec.lang).and_then(|site| site.as_ref().ok()).map(|(_, hash)| *hash);
    let prepare = |spec: &PageSpec| {
        let view = views::view(context, spec);
        (hash(&(site(spec), &view)), view)
    };
    let rendered = cache.pages.map_quickly(
        &context.outline.pages,
        |spec| keys.of(spec, site(spec)?),
        prepare,
        |spec, view| {
            let (Some(view), Some(site)) = (view, sites.get(&spec.lang)) else { return Rendered::nothing() };
            page(context, spec, &view, site, &facts)
        },
    );
    diagnostics.extend(rendered.iter().filter_map(|page| page.html.as_ref().err()).map(|error| (**error).clone()));
    (rendered, diagnostics)
}

/// Makes the cards of all languages and gives them to the context.
fn cards<'a>(
    context: &mut Context<'a>,
    sites: &BTreeMap<&'a Lang, Site>,
    memo: &mut Memo<Result<Arc<CardItem>, Box<Diagnostic>>>,
) -> Vec<Diagnostic> {
    let all: Vec<_> = sites
        .iter()
        .filter_map(|(lang, site)| site.as_ref().ok().map(|site| (*lang, site)))
        .flat_map(|(lang, site)| context.all_cards(lang).into_iter().map(move |(key, card)| (lang, site, key, card)))
        .collect();
    let made = memo.map(
        &all,
        |(_, (_, site), _, card)| (hash(&(site, card)), ()),
        |(_, (renderer, _), _, card), ()| {
            let html = renderer.render("card.html", card)?;
            Ok(Arc::new(CardItem { hash: Hash::of(html.as_bytes()), html }))
        },
    );
    let mut diagnostics: Vec<Diagnostic> =
        sites.values().filter_map(|site| site.as_ref().err()).map(|error| (**error).clone()).collect();
    let mut items: BTreeMap<&'a Lang, BTreeMap<&'a EntryKey, Arc<CardItem>>> = BTreeMap::new();
    for ((lang, _, key, _), made) in std::iter::zip(all, made) {
        match &*made {
            Ok(item) => drop(items.entry(lang).or_default().insert(key, item.clone())),
            Err(diagnostic) => diagnostics.push((**diagnostic).clone()),
        }
    }
    items.into_iter().for_each(|(lang, items)| context.set_items(lang, items));
    diagnostics
}

fn page<F: Default>(
    context: &Context,
    spec: &PageSpec,
    view: &View,
    site: &Site,
    facts: &impl Fn(&[u8], &str) -> F,
) -> Rendered<F> {
    let html = match site {
        Ok((renderer, _)) => renderer.render(view.template(), view),
        Err(diagnostic) => Err(diagnostic.clone()),
    };
    let html = html.map(|html| Blob::new(html.replace(ROOT_MARK, &view.frame().root).into_bytes()));
    let found = match &html {
        Ok(Blob::Bytes { bytes, .. }) => facts(bytes, &spec.address),
        _ => F::default(),
    };
    let sitemap = SitemapLine::of(view.frame(), &context.absolute(&spec.address));
    Rendered { html, facts: found, sitemap }
}

impl<F: Default> Rendered<F> {
    fn nothing() -> Self {
        Self { html: Ok(Blob::new(Vec::new())), facts: F::default(), sitemap: None }
    }
}
