//! What stands around every page: head, header, breadcrumb, footer.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use crate::catalog::Entry;
use crate::content::Data;
use crate::content::schema::page::PageRole;
use crate::outline::{self, Page, PageSpec, listings};
use crate::render::cards::{self, CardView};
use crate::render::headers;
use crate::render::pieces::{Piece, ROOT_MARK};
use crate::route;
use crate::values::{Kind, Lang};

use super::Context;
use super::context::SiteFacts;
use super::parts::{Elsewhere, Text};

/// What is the same on all pages of a language.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SiteView {
    /// The language of the pages' addresses.
    pub lang: String,
    /// The language of the interface's messages: that of the pages, or the one that stands in for it.
    pub interface_lang: String,
    /// An attribute for elements that hold nothing but messages: `lang="…"` with a space before it, where the interface has
    /// another language than the pages; else empty.
    #[schemars(extend("x-html" = true))]
    pub ui_lang: String,
    pub title: Text,
    pub tagline: Option<Text>,
    /// The Content-Security-Policy of all pages.
    pub csp: &'static str,
    /// The folder of the theme's files, with a final `/`.
    pub assets: String,
    pub home: String,
    /// The main menu.
    pub nav: Vec<NavItem>,
    /// Pages that the law asks for, and the others that have no place in the main menu.
    pub footer: Vec<NavItem>,
    pub funding: Option<FundingView>,
    /// The licence of the content.
    pub license: String,
    /// The release of the content, if it is one.
    pub release: Option<ReleaseView>,
    /// The address of the feed.
    pub feed: String,
    /// The address of the page that compares case studies, where there are some.
    pub compare: Option<String>,
    /// The form of the template with which plans begin that take up a case study, where there is one.
    pub plan_form: Option<String>,
    /// The plans that a browser keeps, where there are forms.
    pub my_plans: Option<String>,
    /// The form in which somebody writes a case study, where there are some.
    pub case_form: Option<String>,
    /// The address of the page that searches.
    pub search: String,
}

/// One item of a menu.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct NavItem {
    /// None where `message` gives it.
    pub title: Option<Text>,
    /// The key of a message.
    pub message: Option<String>,
    pub address: String,
    /// Where its page is in another language.
    pub elsewhere: Option<Elsewhere>,
    /// Equal to `page.frame.section` on the pages below it.
    pub section: String,
}

/// A release of the content.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ReleaseView {
    pub version: String,
    /// As written.
    pub date: String,
}

/// Who pays.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FundingView {
    pub text: Text,
    pub logos: Vec<LogoView>,
}

#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct LogoView {
    pub address: String,
    pub alt: String,
    pub width: u32,
    pub height: u32,
}

/// What the header and the footer are given: where in the site their page is. They are made once for all pages of which
/// this is the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Surroundings {
    /// Stands for the way up to the output's root.
    pub root: &'static str,
    /// The part of the site, if a menu has it.
    pub section: Option<String>,
    /// The page's own address, if a menu has it.
    pub address: Option<String>,
}

impl Surroundings {
    pub fn new(section: Option<&str>, address: Option<&str>) -> Self {
        Self { root: ROOT_MARK, section: section.map(str::to_owned), address: address.map(str::to_owned) }
    }

    pub fn of_section(&self) -> Self {
        Self { address: None, ..self.clone() }
    }

    pub fn of_address(&self) -> Self {
        Self { section: None, ..self.clone() }
    }
}

/// All places in the site that menus tell apart.
pub fn all_surroundings(site: &SiteView) -> Vec<Surroundings> {
    let items = site.nav.iter().chain(&site.footer);
    let own = items.flat_map(|item| {
        let is_part = site.nav.iter().any(|other| other.section == item.section);
        let section = Some(item.section.as_str()).filter(|_| is_part);
        let page = Surroundings::new(section, Some(&item.address));
        [page.of_section(), page]
    });
    let mut all: Vec<Surroundings> = own.chain([Surroundings::new(None, None)]).collect();
    all.sort();
    all.dedup();
    all
}

/// What stands around one page.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Frame {
    pub header: Option<Arc<Piece>>,
    pub footer: Option<Arc<Piece>>,
    /// The page's one level-one heading.
    pub title: Text,
    pub description: Option<String>,
    pub address: String,
    /// The way up to the output's root: `../` for each folder.
    pub root: String,
    /// Absolute; of an untranslated page that of its original.
    pub canonical: String,
    /// The same page in other languages, with its own; only real translations.
    pub alternates: Vec<Alternate>,
    /// The language switcher.
    pub languages: Vec<LanguageLink>,
    /// From the home page down; the page itself is not among them.
    pub breadcrumbs: Vec<Crumb>,
    /// Whether search engines are asked to leave the page out.
    pub noindex: bool,
    /// The part of the site that the page belongs to.
    pub section: String,
    /// The picture that networks show with a link to the page.
    pub card: Option<CardView>,
    /// What the page is about, for search engines: the content of a script element, or empty.
    #[schemars(extend("x-html" = true))]
    pub json_ld: String,
    /// Where the page's file can be changed.
    pub edit_url: Option<String>,
}

#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Alternate {
    /// A language, or `x-default`.
    pub lang: String,
    /// Absolute.
    pub href: String,
}

#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct LanguageLink {
    pub lang: String,
    /// The language's own name.
    pub name: String,
    pub address: String,
    pub current: bool,
    /// Whether the same page is there; else it is the nearest that the language has.
    pub is_same: bool,
}

#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Crumb {
    /// None where `message` gives it.
    pub title: Option<Text>,
    pub message: Option<String>,
    pub address: String,
    /// Where the page at the address is in another language.
    pub elsewhere: Option<Elsewhere>,
}

impl Crumb {
    /// The way back to a page that the site makes by itself.
    pub fn made(message: impl Into<String>, address: String) -> Self {
        Self { title: None, message: Some(message.into()), address, elsewhere: None }
    }
}

/// What is the same on all pages of a language.
pub fn site(facts: &SiteFacts, lang: &Lang, assets: &str) -> SiteView {
    let config = &facts.catalog.config;
    let default = config.default_lang();
    let prefix = facts.prefix(lang);
    let made = |page: Page| Some(outline::address(&page, &prefix)).filter(|address| facts.outline.has_page(address));
    let interface_lang = facts.interface_lang(lang);
    let ui_lang = if interface_lang == *lang { String::new() } else { format!(" lang=\"{interface_lang}\"") };
    SiteView {
        lang: lang.to_string(),
        interface_lang: interface_lang.to_string(),
        ui_lang,
        title: Text::by_lang(&config.title, lang, default),
        tagline: config.tagline.as_ref().map(|text| Text::by_lang(text, lang, default)),
        csp: headers::CSP,
        assets: format!("{assets}/"),
        home: format!("{prefix}index.html"),
        nav: main_menu(facts, lang),
        footer: footer(facts, lang),
        funding: config.funding.as_ref().map(|funding| FundingView {
            text: Text::by_lang(&funding.text, lang, default),
            logos: funding
                .logos
                .iter()
                .map(|logo| LogoView {
                    address: route::encoded(logo.file.trim_start_matches('/')),
                    alt: logo.alt.get(lang, default).0.to_owned(),
                    width: logo.width,
                    height: logo.height,
                })
                .collect(),
        }),
        license: config.license.clone(),
        release: config
            .release
            .as_ref()
            .map(|release| ReleaseView { version: release.version.clone(), date: release.date.to_string() }),
        feed: format!("{prefix}feed.xml"),
        plan_form: outline::plan_form(facts.catalog).and_then(made),
        my_plans: made(Page::MyPlans),
        case_form: made(Page::CaseForm),
        compare: made(Page::Compare(Kind::CaseStudies)),
        search: outline::address(&Page::Search, &prefix),
    }
}

/// The kinds that the main menu leads to, in its order.
const MENU: [Kind; 6] =
    [Kind::CaseStudies, Kind::PlanTemplates, Kind::ActionPlans, Kind::Editions, Kind::Municipalities, Kind::Resources];

fn main_menu(facts: &SiteFacts, lang: &Lang) -> Vec<NavItem> {
    let kinds = MENU.into_iter().filter(|kind| facts.outline.listings.contains_key(kind));
    let mut items: Vec<NavItem> = kinds.map(|kind| kind_item(facts, kind, lang)).collect();
    let mut pages: Vec<(i32, &Arc<Entry>)> =
        page_entries(facts).filter_map(|(entry, page)| Some((page.nav?, entry))).collect();
    pages.sort_by(|a, b| (a.0, &a.1.key).cmp(&(b.0, &b.1.key)));
    items.extend(pages.into_iter().map(|(_, entry)| page_item(facts, entry, lang)));
    items
}

fn footer(facts: &SiteFacts, lang: &Lang) -> Vec<NavItem> {
    let rest = listings::LISTED.into_iter().filter(|kind| !MENU.contains(kind));
    let rest = rest.filter(|kind| facts.outline.listings.contains_key(kind));
    let mut items: Vec<NavItem> = rest.map(|kind| kind_item(facts, kind, lang)).collect();
    let made = |name: &str, page: Page| NavItem {
        title: None,
        message: Some(format!("{name}.title")),
        address: outline::address(&page, &facts.prefix(lang)),
        elsewhere: None,
        section: name.to_owned(),
    };
    items.push(made("search", Page::Search));
    if facts.outline.has_map {
        items.push(made("map", Page::Map));
    }
    if facts.catalog.of_kind(Kind::Vocabularies).next().is_some() {
        items.push(made("glossary", Page::Glossary));
    }
    let mut pages: Vec<_> = page_entries(facts).filter(|(_, page)| page.nav.is_none()).collect();
    let legal = |role: Option<PageRole>| role.filter(|role| *role != PageRole::Home);
    pages.sort_by_key(|(entry, page)| (legal(page.role), entry.key.clone()));
    items.extend(pages.into_iter().map(|(entry, _)| page_item(facts, entry, lang)));
    items
}

/// The pages of prose that menus show.
fn page_entries<'a>(
    facts: &'a SiteFacts,
) -> impl Iterator<Item = (&'a Arc<Entry>, &'a crate::content::schema::page::Page)> {
    facts.catalog.of_kind(Kind::Pages).filter_map(|entry| match entry.data() {
        Data::Page(page) if entry.is_listed() && !outline::is_home(&entry.key) => Some((entry, page)),
        _ => None,
    })
}

fn kind_item(facts: &SiteFacts, kind: Kind, lang: &Lang) -> NavItem {
    NavItem {
        title: None,
        message: Some(format!("kind.{kind}")),
        address: facts.prefix(lang).listing(kind, 1),
        elsewhere: None,
        section: kind.to_string(),
    }
}

fn page_item(facts: &SiteFacts, entry: &Entry, lang: &Lang) -> NavItem {
    let version = entry.version(lang);
    let short = match &*version.data {
        Data::Page(page) => page.nav_title.clone(),
        _ => None,
    };
    let title = short.unwrap_or_else(|| version.head().title.clone());
    NavItem {
        title: Some(Text::new(title, version.lang(), lang)),
        message: None,
        address: facts.address(&entry.key, lang),
        elsewhere: facts.elsewhere(&entry.key, lang),
        section: entry.key.id.clone(),
    }
}

impl Frame {
    /// The frame of a page that the site makes by itself; it exists in every language.
    pub fn of_page(context: &Context, spec: &PageSpec, title: Text, section: &str) -> Self {
        let langs = &context.catalog.config.languages;
        let real: Vec<&Lang> = langs.iter().filter(|lang| context.interface_lang(lang) == **lang).collect();
        let canonical = match (real.contains(&&spec.lang), real.first()) {
            (false, Some(first)) => outline::address(&spec.page, &context.prefix(first)),
            _ => spec.address.clone(),
        };
        let (header, footer) = context.surroundings(section, &spec.address, &spec.lang).unzip();
        Self {
            header,
            footer,
            title,
            description: None,
            root: route::root_of(&spec.address),
            canonical: context.absolute(&canonical),
            alternates: alternates(context, spec, &real),
            languages: languages(context, spec),
            breadcrumbs: vec![home_crumb(context, &spec.lang)],
            noindex: false,
            section: section.to_owned(),
            card: None,
            json_ld: String::new(),
            edit_url: None,
            address: spec.address.clone(),
        }
    }

    /// The frame of an entry's page: canonical to the original where it is not translated.
    pub fn of_entry(context: &Context, spec: &PageSpec, entry: &Entry) -> Self {
        let version = entry.version(&spec.lang);
        let title = Text::new(version.head().title.clone(), version.lang(), &spec.lang);
        let mut frame = Self::of_page(context, spec, title, &section_of(entry));
        let configured = |lang: &&Lang| context.catalog.config.languages.contains(lang);
        let real: Vec<&Lang> = entry.versions().map(|version| version.lang()).filter(configured).collect();
        let canonical = outline::address(&spec.page, &context.prefix(version.lang()));
        frame.canonical = context.absolute(if real.contains(&&spec.lang) { &spec.address } else { &canonical });
        frame.alternates = alternates(context, spec, &real);
        frame.description = version.data.summary().map(str::to_owned);
        frame.edit_url = context.catalog.config.open_repository().map(|repository| {
            format!("{}/edit/{}/{}", repository.url.trim_end_matches('/'), repository.branch, version.document.path)
        });
        if context.outline.listings.contains_key(&entry.key.kind) {
            let kind = entry.key.kind;
            let listing = context.prefix(&spec.lang).listing(kind, 1);
            frame.breadcrumbs.push(Crumb::made(format!("kind.{kind}"), listing));
        }
        frame.noindex = entry.head().example;
        if context.catalog.config.social_cards && !outline::is_withdrawn(entry.head().status) {
            frame.card = cards::of_entry(context, entry, &spec.lang);
        }
        frame
    }
}

fn section_of(entry: &Entry) -> String {
    match entry.key.kind {
        Kind::Pages => entry.key.id.clone(),
        kind => kind.to_string(),
    }
}

/// The way back to the home page.
pub fn home_crumb(context: &Context, lang: &Lang) -> Crumb {
    Crumb::made("home.title", format!("{}index.html", context.prefix(lang)))
}

/// Reciprocal links between real translations; none where there is only one language.
fn alternates(context: &Context, spec: &PageSpec, real: &[&Lang]) -> Vec<Alternate> {
    if real.len() < 2 || !real.contains(&&spec.lang) || matches!(spec.page, Page::Redirect { .. } | Page::NotFound) {
        return Vec::new();
    }
    let href = |lang: &Lang| context.absolute(&outline::address(&spec.page, &context.prefix(lang)));
    let mut all: Vec<Alternate> =
        real.iter().map(|lang| Alternate { lang: lang.to_string(), href: href(lang) }).collect();
    let default = if real.contains(&context.catalog.default_lang()) { context.catalog.default_lang() } else { real[0] };
    all.push(Alternate { lang: "x-default".into(), href: href(default) });
    all
}

fn languages(context: &Context, spec: &PageSpec) -> Vec<LanguageLink> {
    let langs = &context.catalog.config.languages;
    if langs.len() < 2 || matches!(spec.page, Page::Redirect { .. }) {
        return Vec::new();
    }
    let is_same = |lang: &Lang| match &spec.page {
        Page::NotFound => false,
        Page::Entry(key) => outline::languages::has_page(context.catalog, key, lang),
        _ => true,
    };
    let link = |lang: &Lang| {
        let prefix = context.prefix(lang);
        let is_same = is_same(lang);
        let address = match &spec.page {
            page if is_same => outline::address(page, &prefix),
            Page::Entry(key) if context.outline.listings.contains_key(&key.kind) => prefix.listing(key.kind, 1),
            _ => outline::address(&Page::Home, &prefix),
        };
        let name = crate::locale::endonym(lang).into_owned();
        LanguageLink { lang: lang.to_string(), name, address, current: *lang == spec.lang, is_same }
    };
    langs.iter().map(link).collect()
}
