//! All pages of a build: views, templates, facts of the result; each page only once as long as nothing of it changes.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use crate::bundle::Blob;
use crate::diag::Diagnostic;
use crate::memo::Memo;
use crate::outline::PageSpec;
use crate::source::Hash;
use crate::values::Lang;

use super::feeds::SitemapLine;
use super::theme::{Renderer, Theme};
use super::views::frame;
use super::views::{self, Context, View};

/// A finished page.
#[derive(Debug)]
pub struct Rendered<F> {
    /// The finished page, or what the template stumbled over.
    pub html: Result<Blob, Box<Diagnostic>>,
    /// What the caller found out about the finished page.
    pub facts: F,
    pub sitemap: Option<SitemapLine>,
}

/// Renders the pages of an outline; `facts` looks at each finished page, once.
pub fn all<F: Default + Send + Sync>(
    context: &Context,
    theme: &Theme,
    assets: &str,
    memo: &mut Memo<Rendered<F>>,
    facts: impl Fn(&[u8], &str) -> F + Sync,
) -> Vec<Arc<Rendered<F>>> {
    let sites: BTreeMap<&Lang, Result<(Renderer, Hash), Box<Diagnostic>>> = context
        .catalog
        .config
        .languages
        .iter()
        .map(|lang| {
            let site = frame::site(context, lang, assets);
            (lang, theme.renderer(lang, &site).map(|renderer| (renderer, hash(&(&site, theme.hash())))))
        })
        .collect();
    let prepare = |spec: &PageSpec| {
        let view = views::view(context, spec);
        let site = sites.get(&spec.lang).and_then(|site| site.as_ref().ok()).map(|(_, hash)| hash);
        (hash(&(site, &view)), view)
    };
    memo.map(&context.outline.pages, prepare, |spec, view| {
        let (Some(view), Some(site)) = (view, sites.get(&spec.lang)) else { return Rendered::nothing() };
        let html = match site {
            Ok((renderer, _)) => renderer.render(view.template(), &view).map(|html| Blob::new(html.into_bytes())),
            Err(diagnostic) => Err(diagnostic.clone()),
        };
        let found = match &html {
            Ok(Blob::Bytes { bytes, .. }) => facts(bytes, &spec.address),
            _ => F::default(),
        };
        Rendered { html, facts: found, sitemap: sitemap(context, spec, &view) }
    })
}

impl<F: Default> Rendered<F> {
    fn nothing() -> Self {
        Self { html: Ok(Blob::new(Vec::new())), facts: F::default(), sitemap: None }
    }
}

fn sitemap(context: &Context, spec: &PageSpec, view: &View) -> Option<SitemapLine> {
    SitemapLine::of(view.frame(), &context.absolute(&spec.address))
}

/// A hash of everything that a value says.
fn hash(value: &impl Serialize) -> Hash {
    let mut bytes = Vec::with_capacity(16 * 1024);
    // A view has only string keys, so this cannot fail; if it did, the page would be made anew each time.
    if serde_json::to_writer(&mut bytes, value).is_err() {
        bytes.clear();
    }
    Hash::of(&bytes)
}
