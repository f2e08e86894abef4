//! `site.yaml`: what a site says of itself.

use std::sync::OnceLock;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::diag::{Diagnostic, FieldPath, Place, codes};
use crate::source::{SourcePath, Sources};
use crate::values::{Lang, LangText, List};
use crate::yaml::parse;
use crate::yaml::read::Read;
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
    /// The languages of the interface; the first is the site's default language.
    #[schemars(extend("x-min-items" = 1))]
    pub languages: List<Lang>,
    /// IANA name of the time zone in which days begin (`Europe/Stockholm`).
    #[serde(default = "utc")]
    pub timezone: String,
    /// The folder below `themes/`; the theme `pearls` is built in.
    #[serde(default = "pearls")]
    #[schemars(regex(pattern = "^[a-z0-9-]+$"))]
    pub theme: String,
    /// How many entries a page of a listing has.
    #[serde(default = "twenty")]
    #[schemars(range(min = 1, max = 1000))]
    pub page_size: u32,
    /// Whether a picture is drawn for each entry, which networks show with a link to it. A new one takes a millisecond or two.
    #[serde(default = "yes")]
    pub social_cards: bool,
    /// Where the content is kept, for "improve this page".
    pub repository: Option<Repository>,
    /// The licence of the content.
    #[serde(default = "cc_by")]
    #[schemars(length(min = 1))]
    pub license: String,
    /// Who pays; shown on every page.
    pub funding: Option<Funding>,
    /// Shared mailboxes, which are nobody's personal data.
    #[serde(default)]
    pub mailboxes: List<String>,
    /// Classes of population, smallest first.
    #[serde(default)]
    pub size_bands: Vec<SizeBand>,
}

/// The version of schema and theme API that a site is written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Version {
    #[serde(rename = "2")]
    V2,
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
    #[schemars(regex(pattern = "^[a-z0-9-]+$"), extend("x-value" = "id"))]
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

fn twenty() -> u32 {
    20
}

fn yes() -> bool {
    true
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

/// The problem of a site that is written for version 1, of which nothing else is worth telling.
pub fn old_version(sources: &Sources) -> Option<Diagnostic> {
    let path = SourcePath::new(FILE);
    let value = parse::parse(&sources.text(FILE)?.text, 0, &path).ok()?;
    let version = value.get("pearls")?;
    let is_old = version.as_str() == Some("1") || version.as_u64() == Some(1);
    is_old.then(|| codes::site::old_version(Place::field(&path, FieldPath::of("pearls"))))
}

/// Reads `site.yaml`. With a fault in it the rest of the site is still checked, as far as that is possible without it:
/// then the languages are the only thing that is taken over.
pub fn load(sources: &Sources) -> (Config, Vec<Diagnostic>) {
    let path = SourcePath::new(FILE);
    let Some(file) = sources.text(FILE) else {
        return (Config::fallback(None), vec![codes::site::missing(Place::whole(&path))]);
    };
    let value = match parse::parse(&file.text, 0, &path) {
        Ok(value) => value,
        Err(diagnostics) => return (Config::fallback(None), diagnostics),
    };
    let Read { checked, data } = schema().read(&value, None);
    let mut diagnostics = report::diagnostics(&checked, &path, "site", None);
    let unknown = checked.unknown_keys.iter();
    diagnostics.extend(unknown.map(|key| report::unknown_key(&path, key, schema().top_level_keys(), "site")));
    let mut config = data.unwrap_or_else(|| {
        let languages = value.get("languages").and_then(|langs| serde_yaml::from_value(langs.clone()).ok());
        Config::fallback(languages)
    });
    diagnostics.extend(single_languages(&mut config));
    (config, diagnostics)
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
    fn fallback(languages: Option<List<Lang>>) -> Self {
        let languages =
            languages.filter(|langs| !langs.is_empty() && langs.iter().all(|lang| Lang::is_code(lang.as_str())));
        Self {
            pearls: Version::V2,
            title: LangText::Plain(String::new()),
            tagline: None,
            url: String::new(),
            languages: languages.unwrap_or_else(|| List(vec![Lang::new("en")])),
            timezone: utc(),
            theme: pearls(),
            page_size: twenty(),
            social_cards: yes(),
            repository: None,
            license: cc_by(),
            funding: None,
            mailboxes: List::default(),
            size_bands: Vec::new(),
        }
    }

    /// The language of files without a suffix and of addresses without a prefix.
    pub fn default_lang(&self) -> &Lang {
        &self.languages[0]
    }
}
