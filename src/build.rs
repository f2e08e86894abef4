//! The pipeline: sources and options in, a bundle and diagnostics out. Nothing here touches the disk or the clock.

mod discover;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::audit::{self, facts::Facts};
use crate::bundle::{Blob, Bundle};
use crate::catalog::link::{self, JoinMemo};
use crate::catalog::related::AllRelated;
use crate::catalog::targets::media_address;
use crate::catalog::{Catalog, photos};
use crate::config;
use crate::content::document::{self, ParseContext, Parsed};
use crate::diag::{Diagnostic, Place, Resolved, Severity, codes};
use crate::memo::{self, Memo, Store};
use crate::outline::{self, Outline, Page, PageSpec, collisions, files};
use crate::pictures::{self, PictureCache, Pictures, Wanted};
use crate::render::cards::{self, CardCache};
use crate::render::compare;
use crate::render::feeds;
use crate::render::headers;
use crate::render::pages::{self, PageCache, Rendered};
use crate::render::views::{self, Context};
use crate::route::Address;
use crate::rules;
use crate::search;
use crate::source::{Hash, SourcePath, Sources};
use crate::theme::{self, Content, Theme, ThemeFile};
use crate::values::{Day, Lang};
use crate::yaml::resolve;

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

/// What is kept from build to build. A build with any cache gives what a build with an empty one gives.
#[derive(Default)]
pub struct Cache {
    parsed: Memo<Parsed>,
    joined: JoinMemo,
    related: Memo<AllRelated>,
    theme: Memo<(Option<Theme>, Vec<Diagnostic>)>,
    pages: PageCache<Facts>,
    pictures: PictureCache,
    cards: CardCache,
}

impl Cache {
    /// A cache that finds in `store` what earlier processes have encoded.
    pub fn with(store: Arc<dyn Store>) -> Self {
        Self { pictures: PictureCache::with(store), ..Self::default() }
    }

    /// The same cache, which finds in `store` the social cards that earlier processes have drawn.
    pub fn with_cards(self, store: Arc<dyn Store>) -> Self {
        Self { cards: CardCache::with(store), ..self }
    }
}

/// Compiles a site.
pub fn build(sources: &Sources, options: &Options, cache: &mut Cache) -> Outcome {
    let (catalog, mut diagnostics) = read(sources, options, cache);
    let pictures = pictures(&catalog, sources, cache);
    diagnostics.extend(rules::check_pictures(&catalog, &pictures));
    let visible = catalog.visible(options.today, options.drafts);
    let outline = outline::outline(&visible, &mut cache.related);
    diagnostics.extend(collisions::check(&visible, &outline));
    let loaded = load_theme(sources, &visible, cache);
    diagnostics.extend(loaded.1.iter().cloned());
    let mut bundle = Bundle::default();
    if let Some(theme) = &loaded.0 {
        let base_url = options.base_url.as_deref();
        let mut context = Context::new(&visible, &outline, &pictures, theme.messages(), base_url, options.today);
        let assets = format!("assets/{}", theme.assets_hash().short());
        let ((rendered, problems), index) = memo::join(
            || pages::all(&mut context, theme, &assets, &mut cache.pages, audit::facts::read),
            || if options.search { search::files(&visible, &outline) } else { Ok(BTreeMap::new()) },
        );
        diagnostics.extend(theme::one_for_each_place(problems));
        match index {
            Ok(files) => bundle.files.extend(files.into_iter().map(|(address, bytes)| (address, Blob::new(bytes)))),
            Err(reason) => {
                diagnostics.push(codes::search::failed(Place::whole(&SourcePath::new(config::FILE)), &reason))
            }
        }
        bundle.files.extend(theme.assets().map(|(path, file)| (format!("{assets}/{path}"), blob(file))));
        bundle.files.extend(media(&visible, &pictures));
        let lines: Vec<_> = rendered.iter().filter_map(|page| page.sitemap.as_ref()).collect();
        let feeds = feeds::all(&context, &lines).into_iter();
        bundle.files.extend(feeds.map(|(address, xml)| (address, Blob::new(xml.into_bytes()))));
        if options.cards {
            bundle.files.extend(cards::draw(rendered.iter().filter_map(|page| page.card.as_deref()), &mut cache.cards));
        }
        let compared = compare::files(rendered.iter().filter_map(|page| page.compared.as_ref()));
        bundle.files.extend(compared.into_iter().map(|(address, json)| (address, Blob::new(json))));
        for (address, text) in headers::files(&context.base_url) {
            // A site that has such a file of its own below `static/` knows its host better.
            bundle.files.entry(address).or_insert_with(|| Blob::new(text.into_bytes()));
        }
        let is_sound = diagnostics.iter().all(|diagnostic| diagnostic.severity != Severity::Error);
        diagnostics.extend(finish(&visible, &outline, &rendered, is_sound, &mut bundle));
    }
    conclude(diagnostics, sources, options, bundle)
}

/// Discover, parse, link, check: everything but pages.
fn read(sources: &Sources, options: &Options, cache: &mut Cache) -> (Catalog, Vec<Diagnostic>) {
    let mut diagnostics: Vec<Diagnostic> = sources.unread.iter().map(codes::file::unread).collect();
    let forbidden = sources.texts.values().filter_map(|file| file.forbidden.as_ref().map(|found| (&file.path, found)));
    diagnostics.extend(forbidden.map(|(path, found)| codes::file::forbidden_character(path, found)));
    let (config, problems) = config::load(sources);
    diagnostics.extend(problems);
    let (inputs, problems) = discover::discover(sources, &config);
    diagnostics.extend(problems);
    let context = ParseContext { default_lang: config.default_lang().clone(), languages: config.languages.0.clone() };
    let parsed = cache.parsed.map(
        &inputs,
        |input| (Hash::of(format!("{} {:?} {context:?}", input.file.hash, input.file.path).as_bytes()), ()),
        |input, ()| document::parse(input, &context),
    );
    diagnostics.extend(parsed.iter().flat_map(|parsed| parsed.diagnostics.iter().cloned()));
    diagnostics.extend(rules::check_files(&parsed));
    let (catalog, problems) = link::link(&parsed, Arc::new(config), Arc::new(sources.media.clone()), &mut cache.joined);
    diagnostics.extend(problems);
    let timezones = config::timezones();
    let timezones: Vec<&str> = timezones.iter().map(String::as_str).collect();
    diagnostics.extend(rules::check(&catalog, options.today, &timezones));
    (catalog, diagnostics)
}

/// The theme is read again only when one of its files or the languages have changed.
fn load_theme(sources: &Sources, catalog: &Catalog, cache: &mut Cache) -> Arc<(Option<Theme>, Vec<Diagnostic>)> {
    let is_theme =
        |path: &SourcePath| ["themes/", "content/messages/"].iter().any(|folder| path.as_str().starts_with(folder));
    let texts = sources.texts.values().map(|file| (&file.path, file.hash));
    let all = texts.chain(sources.media.values().map(|file| (&file.path, file.hash)));
    let files: Vec<_> = all.filter(|(path, _)| is_theme(path)).collect();
    let config = &*catalog.config;
    let key = Hash::of(format!("{files:?} {:?} {:?}", config.theme, config.languages).as_bytes());
    let loaded =
        cache.theme.map(&[config], |_| (key, ()), |config, ()| Theme::load(sources, config, &views::described()));
    loaded.into_iter().next().unwrap_or_default()
}

/// A file of the theme as it is published.
fn blob(file: &ThemeFile) -> Blob {
    match &file.content {
        Content::BuiltIn(bytes) => Blob::new(*bytes),
        Content::Text(text) => Blob::new(text.as_bytes()),
        Content::Media(media) => Blob::Media { source: media.path.clone(), size: media.size, hash: media.hash },
    }
}

/// The pictures that entries show, also those that are still held back: what is wrong with one is told before its day.
fn pictures(catalog: &Catalog, sources: &Sources, cache: &mut Cache) -> Pictures {
    let wanted = photos::of_pixels(catalog).into_iter();
    let wanted = wanted.filter_map(|file| Some(Wanted { file, address: media_address(&file.path)? }));
    pictures::prepare(&wanted.collect::<Vec<_>>(), &sources.media, &*sources.reader, &mut cache.pictures)
}

/// Media: files that are copied into the output, and encoded pictures.
fn media(catalog: &Catalog, pictures: &Pictures) -> BTreeMap<Address, Blob> {
    let files = files::all(catalog, pictures);
    let copied = files
        .copied
        .into_iter()
        .map(|(address, file)| (address, Blob::Media { source: file.path.clone(), size: file.size, hash: file.hash }));
    let encoded = files
        .pictures
        .into_iter()
        .flat_map(|picture| picture.files().iter().map(|file| (picture.address(file), Blob::new(file.bytes.clone()))));
    copied.chain(encoded).collect()
}

/// Puts the pages into the bundle and, if no error is known yet, looks at all of them together: else most of what is seen
/// there would be told for the second time, and with a worse place.
fn finish(
    catalog: &Catalog,
    outline: &Outline,
    rendered: &[Arc<Rendered<Facts>>],
    is_sound: bool,
    bundle: &mut Bundle,
) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let site = SourcePath::new(config::FILE);
    let mut finished = Vec::new();
    for (spec, page) in std::iter::zip(&outline.pages, rendered) {
        if let Ok(Blob::Bytes { bytes, .. }) = &page.html {
            let source = source_of(catalog, spec).unwrap_or(&site);
            finished.push(audit::Page { address: &spec.address, html: bytes, facts: &page.facts, source });
        }
    }
    if is_sound {
        diagnostics.extend(audit::check(&finished, bundle.files.keys(), catalog.config.funding.is_some()));
    }
    let pages = std::iter::zip(&outline.pages, rendered);
    bundle
        .files
        .extend(pages.filter_map(|(spec, page)| Some((spec.address.clone(), page.html.as_ref().ok()?.clone()))));
    diagnostics
}

/// The file that a page is made from, where it is a single one.
fn source_of<'a>(catalog: &'a Catalog, spec: &PageSpec) -> Option<&'a SourcePath> {
    match &spec.page {
        Page::Entry(key) => Some(&catalog.get(key)?.version(&spec.lang).document.path),
        _ => None,
    }
}

/// Places become lines; errors hold the bundle back.
fn conclude(mut diagnostics: Vec<Diagnostic>, sources: &Sources, options: &Options, bundle: Bundle) -> Outcome {
    if options.strict {
        let warnings = diagnostics.iter_mut().filter(|diagnostic| diagnostic.severity == Severity::Warning);
        warnings.for_each(|diagnostic| diagnostic.severity = Severity::Error);
    }
    let sources = with_built_in_theme(sources, &diagnostics);
    let diagnostics = resolve::resolve(diagnostics, &sources);
    let has_errors = diagnostics.iter().any(|resolved| resolved.diagnostic.severity == Severity::Error);
    Outcome { bundle: (!has_errors).then_some(bundle), diagnostics }
}

/// The sources, with the built-in theme's files where a diagnostic is about one of them.
fn with_built_in_theme<'a>(sources: &'a Sources, diagnostics: &[Diagnostic]) -> Cow<'a, Sources> {
    let is_built_in = |path: &SourcePath| path.as_str().starts_with("themes/") && sources.text(path.as_str()).is_none();
    if !diagnostics.iter().any(|diagnostic| is_built_in(&diagnostic.place.file)) {
        return Cow::Borrowed(sources);
    }
    let mut all = sources.clone();
    for (path, file) in theme::built_in_texts() {
        all.texts.entry(path).or_insert(file);
    }
    Cow::Owned(all)
}

/// The catalog of a site, whatever is wrong with it.
pub fn catalog(sources: &Sources, options: &Options, cache: &mut Cache) -> Catalog {
    read(sources, options, cache).0
}

/// What a query finds on the site as visitors see it.
pub fn search(
    sources: &Sources,
    options: &Options,
    query: &Search,
    cache: &mut Cache,
) -> Result<search::Answer, String> {
    let (catalog, _) = read(sources, options, cache);
    let visible = catalog.visible(options.today, options.drafts);
    let languages = &visible.config.languages;
    let lang = query.lang.as_ref().unwrap_or_else(|| visible.default_lang());
    if !languages.iter().any(|own| own == lang) {
        let known: Vec<&str> = languages.iter().map(Lang::as_str).collect();
        return Err(format!("the site has no language `{lang}`: choose one of {}", known.join(", ")));
    }
    let outline = outline::outline(&visible, &mut cache.related);
    search::answer(&visible, &outline, lang, &query.text, query.most)
}

/// The days after today on which the site will change, as far as that is known from its dates.
pub fn future_days(sources: &Sources, options: &Options, cache: &mut Cache) -> Vec<Day> {
    read(sources, options, cache).0.changing_days(options.today)
}
