//! All pages of a build: views, templates, facts of the result; each page only once as long as nothing of it changes.
//!
//! 1. Pieces: what is the same on many pages, such as each entry as lists show it, made once per language.
//! 2. Pages, looked up by the hash of their view. The many pages (cases and their listings) have a quick key as well, from
//!    the hashes of what their view is made of, so that a warm build does not even make their views.

mod keys;
mod shared;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::bundle::Blob;
use crate::diag::Diagnostic;
use crate::memo::Memo;
use crate::outline::PageSpec;
use crate::source::Hash;
use crate::values::Lang;

use super::cards::Card;
use super::compare::Compared;
use super::feeds::SitemapLine;
use super::pieces::Pieces;
use super::views::{self, Context, SiteView, View, frame};
use crate::theme::{Renderer, Theme};
use keys::{Keys, hash};
use shared::PieceMemo;

/// What is kept from build to build.
pub struct PageCache<F> {
    pieces: PieceMemo,
    pages: Memo<Rendered<F>>,
}

impl<F> Default for PageCache<F> {
    fn default() -> Self {
        Self { pieces: Memo::default(), pages: Memo::default() }
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
    pub card: Option<Arc<Card>>,
    /// What comparisons say of it, if it is a case study's.
    pub compared: Option<Compared>,
}

/// A language's templates.
struct Site<'t> {
    renderer: Renderer<'t>,
    view: SiteView,
    /// Of everything that templates have besides the view of their page.
    hash: Hash,
}

type MaybeSite<'t> = Result<Site<'t>, Box<Diagnostic>>;

/// Renders the pages of an outline; `facts` looks at each finished page, once. A fault of a template comes back for each
/// page that it spoils.
pub fn all<F: Default + Send + Sync>(
    context: &mut Context,
    theme: &Theme,
    assets: &str,
    cache: &mut PageCache<F>,
    facts: impl Fn(&[u8], &str) -> F + Sync,
) -> (Vec<Arc<Rendered<F>>>, Vec<Diagnostic>) {
    let mut sites: BTreeMap<&Lang, MaybeSite> = BTreeMap::new();
    for lang in &context.catalog.config.languages {
        let view = frame::site(context, lang, assets);
        let renderer = theme.renderer(lang, &view);
        sites.insert(lang, renderer.map(|renderer| Site { hash: hash(&(&view, theme.hash())), view, renderer }));
    }
    let (pieces, mut diagnostics) = shared::make(context, &sites, &mut cache.pieces);
    let context = &*context;
    let keys = Keys::new(context);
    let site = |spec: &PageSpec| sites.get(&spec.lang).and_then(|site| site.as_ref().ok()).map(|site| site.hash);
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
            page(context, spec, &view, site, &pieces, &facts)
        },
    );
    diagnostics.extend(rendered.iter().filter_map(|page| page.html.as_ref().err()).map(|error| (**error).clone()));
    (rendered, diagnostics)
}

fn page<F: Default>(
    context: &Context,
    spec: &PageSpec,
    view: &View,
    site: &MaybeSite,
    pieces: &Pieces,
    facts: &impl Fn(&[u8], &str) -> F,
) -> Rendered<F> {
    let html = match site {
        Ok(site) => site.renderer.render(view.template(), view),
        Err(diagnostic) => Err(diagnostic.clone()),
    };
    let html = html.map(|html| Blob::new(pieces.put_together(&html, &view.frame().root)));
    let found = match &html {
        Ok(Blob::Bytes { bytes, .. }) => facts(bytes, &spec.address),
        _ => F::default(),
    };
    let sitemap = SitemapLine::of(view.frame(), &context.absolute(&spec.address));
    let card = view.frame().card.as_ref().map(|view| view.card.clone());
    Rendered { html, facts: found, sitemap, card, compared: Compared::of(context, &spec.lang, view) }
}

impl<F: Default> Rendered<F> {
    fn nothing() -> Self {
        Self { html: Ok(Blob::new(Vec::new())), facts: F::default(), sitemap: None, card: None, compared: None }
    }
}
