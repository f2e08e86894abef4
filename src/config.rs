//! `site.yaml`: what a site says of itself.

use std::sync::OnceLock;

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::diag::{Diagnostic, FieldPath, Place, codes};
use crate::locale::PluralCategory;
use crate::route::{self, Base};
use crate::source::{SourcePath, Sources};
use crate::values::{Contact, Date, Kind, Lang, LangText, List};
use crate::yaml::parse;
use crate::yaml::report;
use crate::yaml::schema::Schema;

/// The settings of a site.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// The version of schema and theme: `'2'`.
    pub pearls: Version,
    pub title: LangText,
    /// One line below the title.
    pub tagline: Option<LangText>,
    /// Where the site is published; canonical links, feeds and the sitemap use it.
    #[schemars(extend("x-value" = "url"))]
    pub url: String,
    /// The languages of the interface (`lv`, or with a script or region `sr-Latn`, `pt-BR`); the first is the site's default language.
    #[schemars(extend("x-min-items" = 1))]
    pub languages: List<Lang>,
    /// What readers get of an entry that is not in their language: a page with the original text (`page`), or links to the
    /// original's page (`link`), which makes far fewer files.
    #[serde(default)]
    pub untranslated: Untranslated,
    /// IANA name of the time zone in which days begin (`Europe/Stockholm`).
    #[serde(default = "utc")]
    pub timezone: String,
    /// The folder below `themes/`; the theme `pearls` is built in.
    #[serde(default = "pearls")]
    #[schemars(length(max = 100), regex(pattern = "^[a-z0-9-]+$"))]
    pub theme: String,
    /// How many entries a page of a listing has.
    #[serde(default = "twenty")]
    #[schemars(range(min = 1, max = 1000))]
    pub page_size: u32,
    /// Whether a picture is drawn for each entry, which networks show with a link to it. A new one takes a millisecond or two.
    #[serde(default = "yes")]
    pub social_cards: bool,
    /// The map of the places: `none`, `baltic`, `europe`, or the path of a map file from the site's folder
    /// (`themes/<theme>/map/carpathians.json`), as `themes/pearls/map/derive.mjs` of the program makes them.
    #[serde(default = "none")]
    #[schemars(length(min = 1))]
    pub map: String,
    /// The award that the programme gives; a site without it has none.
    pub award: Option<Award>,
    /// Whom to ask about the site, and about entries that name nobody.
    pub contact: Option<Contact>,
    /// Where the content is kept, for "improve this page".
    pub repository: Option<Repository>,
    /// Whether everybody can see where the content is kept. If not, no page leads there.
    #[serde(default = "yes")]
    pub public_source: bool,
    /// The release of the content that this is, for citations.
    pub release: Option<Release>,
    /// The licence of the content.
    #[serde(default = "cc_by")]
    #[schemars(length(min = 1))]
    pub license: String,
    /// Who pays; shown on every page.
    pub funding: Option<Funding>,
    /// Shared mailboxes, which are nobody's personal data; `*` stands for anything (`*@kiel.example`).
    #[serde(default)]
    pub mailboxes: List<String>,
    /// The template with which plans begin that take up a case study. Without it: the first whose answers become an action plan.
    #[schemars(regex(pattern = "^[a-z0-9-]+$"), extend("x-value" = "id"))]
    pub plan_template: Option<String>,
    /// Classes of population, smallest first.
    #[serde(default)]
    pub size_bands: Vec<SizeBand>,
}

/// The award of a programme, and what those who hold it are called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Award {
    /// The name of the title: `Cultural Pearl`.
    pub name: LangText,
    /// What a title holder is called: `{one: laureate, other: laureates}`, or that by language.
    pub holder: Option<Holder>,
    /// The folder of the pages of the award.
    #[serde(default = "editions")]
    #[schemars(length(max = 100), regex(pattern = "^[a-z0-9-]+$"))]
    pub path: String,
    /// The name of the page with all title holders, in that folder.
    #[serde(default = "holders")]
    #[schemars(length(max = 100), regex(pattern = "^[a-z0-9-]+$"))]
    pub list: String,
    /// How many years lie between two editions.
    #[serde(default = "one")]
    #[schemars(range(min = 1, max = 100))]
    pub every: u16,
}

/// What one thing and several of it are called: in the site's default language, or by language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Holder {
    Plain(Forms),
    ByLang(IndexMap<Lang, Forms>),
}

/// A word as it stands after a number, by plural form of its language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Forms {
    pub zero: Option<String>,
    pub one: Option<String>,
    pub two: Option<String>,
    pub few: Option<String>,
    pub many: Option<String>,
    #[schemars(length(min = 1))]
    pub other: String,
}

impl Forms {
    /// The word in a form; in `other` where there is no such form.
    pub fn get(&self, form: PluralCategory) -> &str {
        let own = match form {
            PluralCategory::Zero => &self.zero,
            PluralCategory::One => &self.one,
            PluralCategory::Two => &self.two,
            PluralCategory::Few => &self.few,
            PluralCategory::Many => &self.many,
            PluralCategory::Other => &None,
        };
        own.as_deref().unwrap_or(&self.other)
    }
}

impl Holder {
    /// The forms in `lang`, else in `default`, else the first ones.
    pub fn get(&self, lang: &Lang, default: &Lang) -> Option<&Forms> {
        match self {
            Self::Plain(forms) => Some(forms),
            Self::ByLang(all) => all.get(lang).or_else(|| all.get(default)).or_else(|| all.values().next()),
        }
    }
}

/// A release of the content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Release {
    /// In quotes: `'1.0'`.
    #[schemars(length(min = 1))]
    pub version: String,
    pub date: Date,
}

/// The version of schema and theme API that a site is written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Version {
    #[serde(rename = "2")]
    V2,
}

/// What readers get of an entry that is not in their language.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Untranslated {
    /// A page of their language with the original text in it.
    #[default]
    Page,
    /// Links that lead to the page of the original.
    Link,
}

impl Untranslated {
    /// The one that a site has not chosen.
    pub fn other(self) -> Self {
        match self {
            Self::Page => Self::Link,
            Self::Link => Self::Page,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Repository {
    #[schemars(extend("x-value" = "url"))]
    pub url: String,
    #[serde(default = "main")]
    pub branch: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Funding {
    pub text: LangText,
    #[serde(default)]
    pub logos: Vec<Logo>,
}

/// A logo of a funder: a file below `content/static`, with its alternative text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Logo {
    #[schemars(length(min = 1))]
    pub file: String,
    pub alt: LangText,
    /// In CSS pixels.
    #[schemars(range(min = 1))]
    pub width: u32,
    #[schemars(range(min = 1))]
    pub height: u32,
}

/// A class of population: from above the class before it up to `max` people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SizeBand {
    #[schemars(length(max = 100), regex(pattern = "^[a-z0-9-]+$"), extend("x-value" = "id"))]
    pub key: String,
    pub label: LangText,
    /// Without it the class has no upper end; only the last one may.
    #[schemars(range(min = 1))]
    pub max: Option<u32>,
}

fn utc() -> String {
    "UTC".into()
}

fn pearls() -> String {
    "pearls".into()
}

fn none() -> String {
    "none".into()
}

fn twenty() -> u32 {
    20
}

fn yes() -> bool {
    true
}

fn editions() -> String {
    Kind::Editions.folder().into()
}

fn holders() -> String {
    "holders".into()
}

fn one() -> u16 {
    1
}

fn main() -> String {
    "main".into()
}

fn cc_by() -> String {
    "CC BY 4.0".into()
}

/// The file that says all this.
pub const FILE: &str = "site.yaml";

/// The schema of `site.yaml`.
pub fn schema() -> &'static Schema {
    static SCHEMA: OnceLock<Schema> = OnceLock::new();
    SCHEMA.get_or_init(Schema::of::<Config>)
}

/// The problem of a site that is written for another version, of which nothing else is worth telling.
pub fn other_version(sources: &Sources) -> Option<Diagnostic> {
    let path = SourcePath::new(FILE);
    let value = parse::parse(&sources.text(FILE)?.text, 0, &path).ok()?;
    let version = value.get("pearls")?;
    let place = || Place::field(&path, FieldPath::of("pearls"));
    let number = version.as_u64().or_else(|| version.as_str()?.trim().parse().ok())?;
    match number {
        1 => Some(codes::site::old_version(place())),
        3.. => Some(codes::site::newer_version(place(), number)),
        _ => None,
    }
}

/// Reads `site.yaml`. With a fault in it the rest of the site is still checked, as far as that is possible without it:
/// then the languages are the only thing that is taken over.
pub fn load(sources: &Sources) -> (Config, Vec<Diagnostic>) {
    let path = SourcePath::new(FILE);
    let Some(file) = sources.text(FILE) else {
        return (Config::fallback(None), vec![codes::site::missing(Place::whole(&path))]);
    };
    if file.merge_mark().is_some() {
        return (Config::fallback(languages_of(&file.text)), Vec::new());
    }
    let value = match parse::parse(&file.text, 0, &path) {
        Ok(value) => value,
        Err(diagnostics) => return (Config::fallback(languages_of(&file.text)), diagnostics),
    };
    let (data, mut diagnostics) = report::read(schema(), &value, &path, "site");
    let mut config: Config = data.unwrap_or_else(|| {
        let languages = value.get("languages").and_then(|langs| serde_yaml::from_value(langs.clone()).ok());
        Config::fallback(languages)
    });
    diagnostics.extend(single_languages(&mut config));
    (config, diagnostics)
}

/// The languages of a text that cannot be read as a whole: of the line, and those below it that belong to it.
fn languages_of(text: &str) -> Option<List<Lang>> {
    let rest = text.split_once("\nlanguages:").map(|(_, rest)| rest).or_else(|| text.strip_prefix("languages:"))?;
    let (first, below) = rest.split_once('\n').unwrap_or((rest, ""));
    let items = below.lines().take_while(|line| line.trim_start().starts_with('-') || line.trim().is_empty());
    let list = format!("{first}\n{}", items.map(|line| format!("{line}\n")).collect::<String>());
    serde_yaml::from_str(&list).ok()
}

/// Leaves each language once: everything that goes through the languages counts on it.
fn single_languages(config: &mut Config) -> Vec<Diagnostic> {
    let all = std::mem::take(&mut config.languages.0);
    let mut found = Vec::new();
    for (position, lang) in all.into_iter().enumerate() {
        if config.languages.contains(&lang) {
            let path = FieldPath::of("languages").index(position);
            found.push(codes::site::language_twice(Place::field(&SourcePath::new(FILE), path), lang.as_str()));
        } else {
            config.languages.0.push(lang);
        }
    }
    found
}

/// The names of all time zones, as they are built into the program.
pub fn timezones() -> Vec<String> {
    jiff::tz::TimeZoneDatabase::bundled().available().map(|name| name.to_string()).collect()
}

impl Config {
    /// What stands for a file that cannot be read: of it, the languages at most.
    pub fn fallback(languages: Option<List<Lang>>) -> Self {
        let languages =
            languages.filter(|langs| !langs.is_empty() && langs.iter().all(|lang| Lang::is_code(lang.as_str())));
        Self {
            pearls: Version::V2,
            title: LangText::Plain(String::new()),
            tagline: None,
            url: String::new(),
            languages: languages.unwrap_or_else(|| List(vec![Lang::new("en")])),
            untranslated: Untranslated::default(),
            timezone: utc(),
            theme: pearls(),
            page_size: twenty(),
            social_cards: yes(),
            map: none(),
            award: None,
            contact: None,
            repository: None,
            public_source: yes(),
            release: None,
            license: cc_by(),
            funding: None,
            mailboxes: List::default(),
            size_bands: Vec::new(),
            plan_template: None,
        }
    }

    /// Where the content is kept, if everybody can see it; None while its address only stands for one.
    pub fn open_repository(&self) -> Option<&Repository> {
        self.repository.as_ref().filter(|own| self.public_source && !route::is_placeholder(&own.url))
    }

    /// The class of places in which so many people live.
    pub fn size_band(&self, people: u32) -> Option<&SizeBand> {
        self.size_bands.iter().find(|band| band.max.is_none_or(|max| people <= max))
    }

    /// What addresses of a language begin with.
    pub fn base(&self, lang: &Lang) -> Base {
        let award = self.award.as_ref();
        Base::new(lang, self.default_lang(), award.map(|award| (award.path.as_str(), award.list.as_str())))
    }

    /// The language of files without a suffix and of addresses without a prefix.
    pub fn default_lang(&self) -> &Lang {
        &self.languages[0]
    }
}
