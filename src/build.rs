//! The pipeline: sources and options in, a bundle and diagnostics out. Nothing here touches the disk or the clock.

mod discover;
#[cfg(test)]
mod door;
mod found;
mod meant;
mod read;

use std::sync::Arc;

use crate::audit::sizes::{Choices, EntryPages};
use crate::audit::{self, facts::Facts};
use crate::author::starter;
use crate::bundle::Bundle;
use crate::catalog::Catalog;
use crate::catalog::related::AllRelated;
use crate::config;
use crate::diag::{self, Diagnostic, Resolved, Severity};
use crate::documents::{self, DocumentMemo};
use crate::memo::{self, Memo, Store};
use crate::outline::{self, collisions, files, languages};
use crate::pictures::PictureCache;
use crate::render::cards::CardCache;
use crate::render::views::context::SiteFacts;
use crate::render::{self, RenderCache};
use crate::search;
use crate::source::Sources;
use crate::theme;
use crate::values::{Day, Lang};
use crate::yaml::resolve;
use read::ReadMemo;

/// What a build is told besides its sources. Time and environment enter the core in no other way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// In place of the address in site.yaml.
    pub base_url: Option<String>,
    /// The day on which the site is seen.
    pub today: Day,
    /// Whether drafts are shown.
    pub drafts: bool,
    /// Whether the search index is made.
    pub search: bool,
    /// Whether social cards are drawn. Pages name them in any case, so that this changes no page.
    pub cards: bool,
    /// Whether warnings count as errors.
    pub strict: bool,
}

/// What a build comes to.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// None if there are errors: then nothing is published.
    pub bundle: Option<Bundle>,
    /// Sorted by file and place, without duplicates.
    pub diagnostics: Vec<Resolved>,
    /// How large the site is; None without a theme.
    pub choices: Option<Choices>,
}

/// What is searched for.
#[derive(Debug, Clone)]
pub struct Search {
    pub text: String,
    /// None: the site's default language.
    pub lang: Option<Lang>,
    /// How many hits are wanted.
    pub most: usize,
}

/// What is kept from build to build, by the stage that keeps it. A build with any cache gives what a build with an empty one
/// gives.
#[derive(Default)]
pub struct Cache {
    read: ReadMemo,
    related: Memo<AllRelated>,
    render: RenderCache<Facts>,
    documents: DocumentMemo,
}

impl Cache {
    /// A cache that finds in `store` what earlier processes have encoded.
    pub fn with(store: Arc<dyn Store>) -> Self {
        Self { read: ReadMemo::with(PictureCache::with(store)), ..Self::default() }
    }

    /// The same cache, which finds in `store` the social cards that earlier processes have drawn.
    pub(crate) fn with_cards(self, store: Arc<dyn Store>) -> Self {
        Self { render: self.render.with_cards(CardCache::with(store)), ..self }
    }
}

/// Compiles a site.
pub fn build(sources: &Sources, options: &Options, cache: &mut Cache) -> Outcome {
    if let Some(problem) = config::other_version(sources) {
        return conclude(Bundle::default(), vec![problem], options.strict, sources);
    }
    let (site, mut diagnostics) = read::all(sources, options.today, &mut cache.read);
    let visible = site.catalog.visible(options.today, options.drafts);
    let outline = outline::outline(&visible, &mut cache.related);
    diagnostics.extend(collisions::check(&visible, &outline, &site.pictures));
    diagnostics.extend(starter::left(sources, options.base_url.is_some()));
    let mut bundle = Bundle::default();
    let mut choices = None;
    // Drawing takes its time, and nobody will see what is drawn for a site that is held back.
    let draws_cards = options.cards && is_free_of_errors(&diagnostics, options.strict);
    if let Some(theme) = &site.theme.ready {
        let base_url = options.base_url.as_deref();
        let facts = SiteFacts::new(&visible, &outline, &site.pictures, theme.messages(), base_url, options.today);
        let (rendered, (index, problems)) = memo::join(
            || render::site(facts, theme, draws_cards, &mut cache.render, audit::facts::read),
            || {
                if options.search {
                    search::files(&visible, &found::interface(&outline, theme))
                } else {
                    Default::default()
                }
            },
        );
        // What a template cannot do with an entry that has an error follows from that error.
        let is_sound = diag::is_sound(&diagnostics);
        diagnostics.extend(rendered.diagnostics.into_iter().filter(|found| is_sound || found.code != "theme/render"));
        diagnostics.extend(problems);
        bundle.files.extend(files::all(&visible, &site.pictures));
        let base = base_url.unwrap_or(&visible.config.url);
        bundle.files.extend(documents::files(&visible, theme.messages(), base, &mut cache.documents));
        bundle.files.extend(rendered.files);
        bundle.files.extend(index);
        // Most of what is seen on pages after an error would be told for the second time, and with a worse place.
        if diag::is_sound(&diagnostics) {
            let templates: Vec<_> = theme.own_templates().collect();
            let funded = visible.config.funding.is_some();
            diagnostics.extend(audit::check(&rendered.pages, bundle.files.keys(), &templates, funded));
        }
        let pages = entry_pages(&visible, &rendered.pages);
        bundle.files.extend(rendered.pages.into_iter().map(|page| (page.address.clone(), page.html)));
        choices = Some(Choices::new(&bundle, if draws_cards { 0 } else { rendered.cards }, pages));
    }
    Outcome { choices, ..conclude(bundle, diagnostics, options.strict, sources) }
}

/// Whether nothing is known yet that holds the site back.
fn is_free_of_errors(diagnostics: &[Diagnostic], strict: bool) -> bool {
    let is_harmless = |severity| severity == Severity::Note || severity == Severity::Warning && !strict;
    diagnostics.iter().all(|diagnostic| is_harmless(diagnostic.severity))
}

/// The pages of entries, with the site's choice for what is not translated and with the other one.
fn entry_pages(visible: &Catalog, pages: &[audit::Page]) -> EntryPages {
    let own = visible.config.untranslated;
    let sizes = pages.iter().filter(|page| page.source.as_str() != config::FILE).map(|page| page.html.size());
    let (count, bytes) = sizes.fold((0, 0), |(count, bytes), size| (count + 1, bytes + size));
    EntryPages {
        own: languages::count(visible, own),
        other: languages::count(visible, own.other()),
        average: bytes / u64::max(count, 1),
    }
}

/// Places become lines; errors hold the bundle back.
fn conclude(bundle: Bundle, mut diagnostics: Vec<Diagnostic>, strict: bool, sources: &Sources) -> Outcome {
    if strict {
        diag::make_strict(&mut diagnostics);
    }
    let sources = theme::with_built_in(sources, &diagnostics);
    let diagnostics = resolve::resolve(diagnostics, &sources);
    let has_errors = diagnostics.iter().any(|resolved| resolved.diagnostic.severity == Severity::Error);
    Outcome { bundle: (!has_errors).then_some(bundle), diagnostics, choices: None }
}

/// The catalog of a site, whatever is wrong with it, and what that is.
pub(crate) fn catalog(sources: &Sources, options: &Options, cache: &mut Cache) -> (Catalog, Vec<Diagnostic>) {
    read::catalog(sources, options.today, &mut cache.read)
}

/// The words of a site's interface; None where its theme cannot be read.
pub(crate) fn messages(sources: &Sources, catalog: &Catalog, cache: &mut Cache) -> Option<theme::messages::Messages> {
    let loaded = read::theme(sources, &catalog.config, &mut cache.read);
    loaded.ready.as_ref().map(|theme| theme.messages().clone())
}

/// What a query finds on the site as visitors see it.
pub fn search(
    sources: &Sources,
    options: &Options,
    query: &Search,
    cache: &mut Cache,
) -> Result<search::Answer, String> {
    if let Some(problem) = config::other_version(sources) {
        return Err(format!("{}: {}.", problem.message, problem.help.unwrap_or_default()));
    }
    let visible = catalog(sources, options, cache).0.visible(options.today, options.drafts);
    let outline = outline::outline(&visible, &mut cache.related);
    let theme = read::theme(sources, &visible.config, &mut cache.read);
    let interface = theme.ready.as_ref().map(|theme| found::interface(&outline, theme)).unwrap_or_default();
    search::answer(&visible, &interface, query.lang.as_ref(), &query.text, query.most)
}

/// The days after today on which the site will change, as far as that is known from its dates.
pub fn future_days(sources: &Sources, options: &Options, cache: &mut Cache) -> Vec<Day> {
    if config::other_version(sources).is_some() {
        return Vec::new();
    }
    catalog(sources, options, cache).0.changing_days(options.today)
}
