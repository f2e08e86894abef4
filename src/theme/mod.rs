//! The theme: templates, messages, style sheets and scripts, with the site's own files over the built-in ones.
//!
//! The theme `pearls` is part of the program. A file of the site below `themes/<name>/` takes the place of the file at the
//! same path; what that folder lacks is taken from the site's `themes/pearls/`, and what that lacks from the program.
//!
//! 1. [`load`] takes the theme of the build before, as long as none of its files has changed. Else [`Theme::load`] lays the
//!    files over each other, reads the messages, has each template parsed alone, so that all errors are found in one run, and
//!    every name in them checked.
//! 2. [`Theme::renderer`] makes the templates ready for one language.
//! 3. [`Renderer::render`] fills a template in. Its variables are `site` and `page`, nothing else.
//!
//! What fills `site` and `page` is not decided here, nor where pages are put.
//!
//! [`template_check`] finds what the template engine is silent about: misspelt names, missing messages. [`messages`] holds
//! the words of the interface, by language. [`filters`] words dates, periods, numbers and lists, and gives templates `t` for
//! messages. [`ornament`] draws the picture of an entry that has none.

mod css;
mod files;
pub mod filters;
mod former;
mod limits;
pub mod map;
pub mod messages;
pub mod ornament;
mod overrides;
mod styles;
pub mod template_check;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use serde::Serialize;
use tera::{Context, Error, ErrorKind, ReportError, Tera, Value};

use crate::bundle::Blob;
use crate::config::Config;
use crate::diag::{Diagnostic, FieldPath, Place, codes, nearest};
use crate::memo::Memo;
use crate::route::Address;
use crate::source::{Hash, SourcePath, Sources};
use crate::values::Lang;
use files::{assets, overlay, own_files, templates, theme_names};
use messages::{ENGLISH, MessageFile, Messages, Role};
use template_check::{TemplateSource, Views};

pub use files::{BUILT_IN, Content, ThemeFile, built_in_files, built_in_texts};

/// Problems that the checker finds and for which tera refuses all templates.
const KNOWN_TO_TERA: [&str; 8] = [
    "theme/syntax",
    "theme/not-text",
    "theme/circular",
    "theme/unknown-template",
    "theme/unknown-block",
    "theme/unknown-component",
    "theme/unknown-function",
    "theme/duplicate-component",
];

/// A theme, ready to render.
pub struct Theme {
    files: BTreeMap<String, ThemeFile>,
    messages: Messages,
    tera: Tera,
    hash: Hash,
    assets_hash: Hash,
}

/// The theme of a site, and what is wrong with its files.
#[derive(Default)]
pub struct Loaded {
    /// None if it cannot render.
    pub ready: Option<Theme>,
    pub problems: Vec<Diagnostic>,
}

/// The theme of the build before.
pub type ThemeMemo = Memo<Loaded>;

/// The theme of a site, read again only when one of its files or the languages have changed. `views` says what templates
/// are given.
pub fn load(sources: &Sources, config: &Config, views: impl Fn() -> Views + Sync, memo: &mut ThemeMemo) -> Arc<Loaded> {
    let is_theme =
        |path: &SourcePath| ["themes/", "content/messages/"].iter().any(|folder| path.as_str().starts_with(folder));
    let texts = sources.texts.values().map(|file| (&file.path, file.hash));
    let all = texts.chain(sources.media.values().map(|file| (&file.path, file.hash)));
    let files: Vec<_> = all.filter(|(path, _)| is_theme(path)).collect();
    // A map file may stand anywhere.
    let map = sources.media.get(&SourcePath::new(&config.map)).map(|file| file.hash);
    let settings = (&config.theme, &config.languages, &config.map, map);
    let key = Hash::of(format!("{files:?} {settings:?}").as_bytes());
    let compute = |config: &&Config, ()| {
        let (ready, problems) = Theme::load(sources, config, &views());
        Loaded { ready, problems }
    };
    memo.map(&[config], |_| (key, ()), compute).into_iter().next().unwrap_or_default()
}

/// What a file of the theme is called now that had this name before.
pub fn former_file(name: &str) -> Option<String> {
    former::file(name)
}

/// The sources, with the built-in theme's files where a diagnostic is about one of them, so that its place can be shown.
pub fn with_built_in<'a>(sources: &'a Sources, diagnostics: &[Diagnostic]) -> Cow<'a, Sources> {
    let is_built_in = |path: &SourcePath| path.as_str().starts_with("themes/") && sources.text(path.as_str()).is_none();
    if !diagnostics.iter().any(|diagnostic| is_built_in(&diagnostic.place.file)) {
        return Cow::Borrowed(sources);
    }
    let mut all = sources.clone();
    for (path, file) in built_in_texts() {
        all.texts.entry(path).or_insert(file);
    }
    Cow::Owned(all)
}

impl Theme {
    /// Puts the theme of a site together, with every problem in its files. No theme if it cannot render.
    ///
    /// `views` says what templates are given; with none, names below `page` and `site` are not checked.
    pub fn load(sources: &Sources, config: &Config, views: &Views) -> (Option<Self>, Vec<Diagnostic>) {
        Self::load_over(&built_in_files(), sources, config, views)
    }

    fn load_over(
        built_in: &BTreeMap<&'static str, &'static [u8]>,
        sources: &Sources,
        config: &Config,
        views: &Views,
    ) -> (Option<Self>, Vec<Diagnostic>) {
        let mut out = Vec::new();
        if config.theme != BUILT_IN && own_files(sources, &config.theme).is_empty() {
            let place = Place::field(&SourcePath::new("site.yaml"), FieldPath::of("theme"));
            out.push(codes::theme::unknown(place, &config.theme, nearest(&config.theme, theme_names(sources))));
        }
        let mut files = overlay(built_in, sources, &config.theme);
        overrides::check(built_in, &files, sources, config, &mut out);
        styles::put_together(&mut files, &mut out);
        if let (Some(map), _) = map::load(sources, config) {
            map::draw(&map, &mut files);
        }
        let messages = load_messages(built_in, &files, sources, config, &mut out);
        let mut tera = Tera::default();
        filters::register(&mut tera, messages.words(&Lang::new(ENGLISH)));
        add_templates(&mut tera, &files, views, &messages, &mut out);
        for problem in &mut out {
            explain_built_in(problem, sources, config);
        }
        let complete = templates(&files).all(|(name, _)| tera.contains_template(name));
        let own_messages = sources.texts.values().filter(|file| file.path.folder() == "content/messages");
        let all = files.iter().map(|(path, file)| (path.as_str(), file.hash));
        let hash = hash_of(all.chain(own_messages.map(|file| (file.path.as_str(), file.hash))));
        let assets_hash = hash_of(assets(&files).map(|(path, file)| (path, file.hash)));
        (complete.then_some(Self { files, messages, tera, hash, assets_hash }), out)
    }

    /// A hash of everything that a page can get from the theme, the site's own messages included.
    pub fn hash(&self) -> Hash {
        self.hash
    }

    pub fn messages(&self) -> &Messages {
        &self.messages
    }

    /// The templates that the site has of its own.
    pub fn own_templates(&self) -> impl Iterator<Item = (&SourcePath, &str)> {
        let own = templates(&self.files).filter(|(_, file)| matches!(file.content, Content::Text(_)));
        own.filter_map(|(_, file)| Some((&file.source, file.text()?)))
    }

    /// The files that are published, by their paths in the theme: those in folders such as `css`, `js`, `fonts`.
    pub fn assets(&self) -> impl Iterator<Item = (&str, &ThemeFile)> {
        assets(&self.files)
    }

    /// The folder of the files that are published: `assets/00112233445566aa`. It is named by the hash of all of them, so that
    /// the same address never holds other bytes.
    pub fn assets_folder(&self) -> Address {
        format!("assets/{}", self.assets_hash.short())
    }

    /// The files that are published, with their addresses.
    pub fn published(&self) -> impl Iterator<Item = (Address, Blob)> {
        let folder = self.assets_folder();
        self.assets().map(move |(path, file)| (format!("{folder}/{path}"), file.blob()))
    }

    /// Makes the templates ready for the pages of one language, all of which have the same `site`.
    pub fn renderer(&self, lang: &Lang, site: &impl Serialize) -> Result<Renderer<'_>, Box<Diagnostic>> {
        let mut tera = self.tera.clone();
        filters::register(&mut tera, self.messages.words(lang));
        let site = Value::try_from_serializable(site).map_err(|error| self.diagnose("", &error))?;
        tera.global_context().insert_value("site", site);
        Ok(Renderer { theme: self, tera })
    }

    /// The diagnostic for what tera says of a template.
    fn diagnose(&self, template: &str, error: &Error) -> Box<Diagnostic> {
        let diagnostic = match error.kind() {
            ErrorKind::RenderingError(report) | ErrorKind::SyntaxError(report) => {
                codes::theme::render(report_place(&self.files, report), report.message())
            }
            _ => codes::theme::render(Place::whole(&template_path(&self.files, template)), &error.to_string()),
        };
        Box::new(diagnostic)
    }
}

/// The templates of a theme, ready for the pages of one language.
pub struct Renderer<'t> {
    theme: &'t Theme,
    tera: Tera,
}

impl Renderer<'_> {
    /// Fills a template in with a view as `page`. A fault of the template comes back for each page; see
    /// [`one_for_each_place`].
    pub fn render(&self, template: &str, view: &impl Serialize) -> Result<String, Box<Diagnostic>> {
        let page = Value::try_from_serializable(view).map_err(|error| self.theme.diagnose(template, &error))?;
        let mut context = Context::new();
        context.insert_value("page", page);
        // Longer than nearly all pages, so that the buffer does not grow step by step.
        let mut html = limits::Page(Vec::with_capacity(32 * 1024));
        self.tera.render_to(template, &context, &mut html).map_err(|error| self.theme.diagnose(template, &error))?;
        String::from_utf8(html.0).map_err(|_| self.theme.diagnose(template, &Error::message("the result is not UTF-8")))
    }
}

/// A template that stands alone, with the limits of all: checked, and filled in with a small view. How long the page is; None if
/// it is refused.
pub(crate) fn try_template(text: &str) -> Option<usize> {
    let file = ThemeFile::built_in("templates/any.html", &[]);
    if over_limits(&file, text).is_some() {
        return None;
    }
    let mut tera = Tera::default();
    static MESSAGES: OnceLock<Messages> = OnceLock::new();
    let messages = MESSAGES.get_or_init(|| {
        let built_in = built_in_files();
        let english = "messages/en.yaml";
        let base = ThemeFile::built_in(english, built_in.get(english).copied().unwrap_or_default());
        let text = base.text().unwrap_or_default().into();
        let base = MessageFile { lang: Lang::new(ENGLISH), path: base.source.clone(), text, role: Role::Theme };
        Messages::load(&base, &[], &Config::fallback(None)).0
    });
    filters::register(&mut tera, messages.words(&Lang::new(ENGLISH)));
    let template = TemplateSource { name: "any.html", path: file.source, text };
    template_check::check(&[template], &Views::default(), &messages.keys(), &[]);
    tera.add_raw_template("any.html", text).ok()?;
    let view = BTreeMap::from([("title", vec!["A title", "of a page"]), ("rows", vec!["one"; 20])]);
    let mut context = Context::new();
    context.insert_value("page", Value::try_from_serializable(&view).ok()?);
    let mut page = limits::Page(Vec::new());
    tera.render_to("any.html", &context, &mut page).ok()?;
    Some(page.0.len())
}

/// Leaves one `theme/render` for each place in a template, however many pages it spoils: the first in order, with the
/// number of pages. Other diagnostics stay as they are.
pub fn one_for_each_place(diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let (mut faults, mut out): (Vec<_>, Vec<_>) = diagnostics.into_iter().partition(|own| own.code == "theme/render");
    faults.sort_by(|a, b| (&a.place, &a.message).cmp(&(&b.place, &b.message)));
    for same in faults.chunk_by(|a, b| a.place == b.place) {
        let [first, rest @ ..] = same else { continue };
        let mut first = first.clone();
        if !rest.is_empty() {
            first = first.label(match rest.len() {
                1 => "the same on another page".to_owned(),
                more => format!("the same on {more} other pages"),
            });
        }
        out.push(first);
    }
    out
}

fn hash_of<'a>(files: impl Iterator<Item = (&'a str, Hash)>) -> Hash {
    let lines: String = files.map(|(path, hash)| format!("{path} {hash}\n")).collect();
    Hash::of(lines.as_bytes())
}

/// Reads the theme's and the site's messages for the languages of the site.
fn load_messages(
    built_in: &BTreeMap<&'static str, &'static [u8]>,
    files: &BTreeMap<String, ThemeFile>,
    sources: &Sources,
    config: &Config,
    out: &mut Vec<Diagnostic>,
) -> Messages {
    let english = "messages/en.yaml";
    // In a language of the site, or in the one that has the words for it.
    let is_of_site = |lang: &str| {
        let is_it = |own: &Lang| own.as_str() == lang || own.base().is_some_and(|base| base.as_str() == lang);
        config.languages.iter().any(is_it)
    };
    let file = |lang: &str, path: &SourcePath, text: &str, role| MessageFile {
        lang: Lang::new(lang),
        path: path.clone(),
        text: text.into(),
        role,
    };
    let base = ThemeFile::built_in(english, built_in.get(english).copied().unwrap_or_default());
    let base = file(ENGLISH, &base.source, base.text().unwrap_or_default(), Role::Theme);
    let mut all = Vec::new();
    for (path, theme_file) in files {
        let Some(lang) = path.strip_prefix("messages/").and_then(|name| name.strip_suffix(".yaml")) else { continue };
        let is_base = path == english && matches!(theme_file.content, Content::BuiltIn(_));
        let wanted = lang == ENGLISH || is_of_site(lang);
        match theme_file.text() {
            Some(text) if wanted && !is_base => all.push(file(lang, &theme_file.source, text, Role::Theme)),
            Some(_) if !Lang::is_code(lang) => out.push(codes::messages::unknown_language(&theme_file.source, lang)),
            Some(_) => {}
            None => out.push(codes::theme::not_text(&theme_file.source)),
        }
    }
    for own in sources.texts.values().filter(|own| own.path.folder() == "content/messages") {
        // A file of another name has been told as misplaced.
        let Some(lang) = own.path.file_name().strip_suffix(".yaml").filter(|lang| Lang::is_code(lang)) else {
            continue;
        };
        match is_of_site(lang) {
            true => all.push(file(lang, &own.path, &own.text, Role::Site)),
            false => out.push(codes::messages::unknown_language(&own.path, lang)),
        }
    }
    let (messages, problems) = Messages::load(&base, &all, config);
    out.extend(problems);
    messages
}

/// A file of messages in a language, to be filled in, with what the theme and the site have of it; `notes` are lines for its
/// header. What cannot be read in the files of the language comes back instead.
pub fn messages_to_fill_in(
    sources: &Sources,
    config: &Config,
    lang: &Lang,
    notes: &[String],
) -> Result<String, Vec<Diagnostic>> {
    let built_in = built_in_files();
    let theme = overlay(&built_in, sources, &config.theme);
    let file = |lang: &str, path: &SourcePath, text: &str, role| MessageFile {
        lang: Lang::new(lang),
        path: path.clone(),
        text: text.into(),
        role,
    };
    let of_theme = |lang: &str| {
        let own = theme.get(&format!("messages/{lang}.yaml"))?;
        Some(file(lang, &own.source, own.text()?, Role::Theme))
    };
    let of_site = |lang: &str| {
        let own = sources.text(&format!("content/messages/{lang}.yaml"))?;
        Some(file(lang, &own.path, &own.text, Role::Site))
    };
    let base = built_in.get("messages/en.yaml").map(|bytes| ThemeFile::built_in("messages/en.yaml", bytes));
    let base = base.and_then(|base| Some(file(ENGLISH, &base.source, base.text()?, Role::Theme)));
    let english: Vec<MessageFile> = [base, of_theme(ENGLISH), of_site(ENGLISH)].into_iter().flatten().collect();
    let own: Vec<MessageFile> = [of_theme(lang.as_str()), of_site(lang.as_str())].into_iter().flatten().collect();
    messages::Form { english: english.iter().collect(), own: own.iter().collect(), lang, notes }.text()
}

/// Parses each template alone, checks the names in those that parse, and gives tera all of them if they fit together.
fn add_templates(
    tera: &mut Tera,
    files: &BTreeMap<String, ThemeFile>,
    views: &Views,
    messages: &Messages,
    out: &mut Vec<Diagnostic>,
) {
    let (mut sound, mut broken) = (Vec::new(), Vec::new());
    for (name, file) in templates(files) {
        let Some(text) = file.text() else {
            out.push(codes::theme::not_text(&file.source));
            broken.push(name);
            continue;
        };
        if let Some(problem) = over_limits(file, text) {
            out.push(problem);
            broken.push(name);
            continue;
        }
        match Tera::default().add_raw_template(name, text).as_ref().map_err(Error::kind) {
            Err(ErrorKind::SyntaxError(report)) => {
                out.push(codes::theme::syntax(report_place(files, report), report.message()));
                broken.push(name);
            }
            _ => sound.push(TemplateSource { name, path: file.source.clone(), text }),
        }
    }
    out.extend(template_check::check(&sound, views, &messages.keys(), &broken));
    if out.iter().any(|problem| problem.code == "theme/too-many-parts") {
        return; // The engine would run through all of them.
    }
    let fits = tera.add_raw_templates(sound.iter().map(|template| (template.name, template.text)));
    if let Err(error) = fits
        && !out.iter().any(|problem| KNOWN_TO_TERA.contains(&problem.code.as_ref()))
    {
        let first = sound.first().map_or(SourcePath::new("themes"), |template| template.path.clone());
        out.push(codes::theme::invalid(Place::whole(&first), &error.to_string()));
    }
}

/// What keeps a template from being read at all.
fn over_limits(file: &ThemeFile, text: &str) -> Option<Diagnostic> {
    let tell = |place, detail: String| Some(codes::theme::syntax(place, &detail));
    if text.len() > limits::MAX_TEMPLATE {
        return tell(Place::whole(&file.source), "it has more than 1 MB".into());
    }
    let branch = limits::too_many_branches(text)?;
    let detail = format!(
        "an `if` can have {} `elif` at most; put the rest into an `if` of its own after `else`",
        limits::MAX_ELIF
    );
    tell(Place::bytes(&file.source, branch), detail)
}

/// Where a template of this name stands.
fn template_path(files: &BTreeMap<String, ThemeFile>, name: &str) -> SourcePath {
    files
        .get(&format!("templates/{name}"))
        .map_or_else(|| SourcePath::new(&format!("themes/{BUILT_IN}/templates/{name}")), |file| file.source.clone())
}

/// The place of what tera reports.
fn report_place(files: &BTreeMap<String, ThemeFile>, report: &ReportError) -> Place {
    let path = template_path(files, report.filename());
    let text = files.get(&format!("templates/{}", report.filename())).and_then(ThemeFile::text).unwrap_or_default();
    let range = report.span().range.clone();
    match text.get(range.clone()) {
        Some(_) => Place::bytes(&path, range),
        None => Place::whole(&path),
    }
}

/// Says of a problem in a built-in file where the site can put its own.
fn explain_built_in(problem: &mut Diagnostic, sources: &Sources, config: &Config) {
    let path = &problem.place.file;
    let built_in = path.as_str().strip_prefix("themes/").is_some() && sources.text(path.as_str()).is_none();
    if built_in && problem.help.is_none() && !sources.media.contains_key(path) {
        let inner = path.as_str().splitn(3, '/').nth(2).unwrap_or_default();
        problem.help =
            Some(format!("this file is built in; `themes/{}/{inner}` of the site takes its place", config.theme));
    }
}

#[cfg(test)]
mod tests;
