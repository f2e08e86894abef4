//! All pages of a build: views, templates, facts of the result; each page only once as long as nothing of it changes.
//!
//! Pages are looked up by the hash of their view. The many pages (cases and their listings) have a quick key as well, from
//! the hashes of what their view is made of, so that a warm build does not even make their views.

pub(super) mod keys;

use std::sync::Arc;

use crate::bundle::Blob;
use crate::diag::Diagnostic;
use crate::memo::Memo;
use crate::outline::PageSpec;

use super::cards::Card;
use super::compare::Compared;
use super::feeds::SitemapLine;
use super::pieces::Pieces;
use super::templates::{MaybeReady, Templates, hash};
use super::views::{self, Context, View};
use keys::Keys;

/// What is kept of a page, for as long as nothing of it changes.
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

/// Pages of earlier builds.
pub type PageMemo<F> = Memo<Rendered<F>>;

/// Renders the pages of an outline, in its order; `look` finds out the facts of each finished page, once.
pub fn all<F: Default + Send + Sync>(
    context: &Context,
    templates: &Templates,
    pieces: &Pieces,
    memo: &mut PageMemo<F>,
    look: impl Fn(&[u8], &str) -> F + Sync,
) -> Vec<Arc<Rendered<F>>> {
    let keys = Keys::new(context);
    let site =
        |spec: &PageSpec| templates.get(&spec.lang).and_then(|ready| ready.as_ref().ok()).map(|ready| ready.hash);
    let prepare = |spec: &PageSpec| {
        let view = views::view(context, spec);
        (hash(&(site(spec), &view)), view)
    };
    memo.map_quickly(
        &context.outline.pages,
        |spec| keys.of(spec, site(spec)?),
        prepare,
        |spec, view| {
            let (Some(view), Some(ready)) = (view, templates.get(&spec.lang)) else { return Rendered::nothing() };
            page(context, spec, &view, ready, pieces, &look)
        },
    )
}

fn page<F: Default>(
    context: &Context,
    spec: &PageSpec,
    view: &View,
    ready: &MaybeReady,
    pieces: &Pieces,
    look: &impl Fn(&[u8], &str) -> F,
) -> Rendered<F> {
    let html = match ready {
        Ok(ready) => ready.renderer.render(view.template(), view),
        Err(diagnostic) => Err(diagnostic.clone()),
    };
    let html = html.map(|html| Blob::new(pieces.put_together(&html, &view.frame().root)));
    let facts = html.as_ref().map_or_else(|_| F::default(), |html| look(html.bytes(), &spec.address));
    let sitemap = SitemapLine::of(view.frame(), &context.absolute(&spec.address));
    let card = view.frame().card.as_ref().map(|view| view.card.clone());
    Rendered { html, facts, sitemap, card, compared: Compared::of(context, &spec.lang, view) }
}

impl<F: Default> Rendered<F> {
    fn nothing() -> Self {
        Self { html: Ok(Blob::new(Vec::new())), facts: F::default(), sitemap: None, card: None, compared: None }
    }
}
