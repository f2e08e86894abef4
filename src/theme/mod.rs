//! The theme: templates, messages, style sheets and scripts, with the site's own files over the built-in ones.
//!
//! The theme `pearls` is part of the program. A file of the site below `themes/<name>/` takes the place of the file at the
//! same path; what that folder lacks is taken from the site's `themes/pearls/`, and what that lacks from the program.
//!
//! 1. [`Theme::load`] lays the files over each other, reads the messages, has each template parsed alone, so that all
//!    errors are found in one run, and every name in them checked.
//! 2. [`Theme::renderer`] makes the templates ready for one language.
//! 3. [`Renderer::render`] fills a template in. Its variables are `site` and `page`, nothing else.
//!
//! What fills `site` and `page` is not decided here, nor where pages and assets are put.
//!
//! [`template_check`] finds what the template engine is silent about: misspelt names, missing messages. [`messages`] holds
//! the words of the interface, by language. [`filters`] words dates, periods, numbers and lists, and gives templates `t` for
//! messages. [`ornament`] draws the picture of an entry that has none.

pub mod filters;
pub mod messages;
pub mod ornament;
mod styles;
pub mod template_check;

use std::collections::BTreeMap;
use std::sync::Arc;

use include_dir::{Dir, include_dir};
use serde::Serialize;
use tera::{Context, Error, ErrorKind, ReportError, Tera, Value};

use crate::config::Config;
use crate::diag::{Diagnostic, FieldPath, Place, codes, nearest};
use crate::source::{Hash, MediaFile, SourceFile, SourcePath, Sources};
use crate::values::Lang;
use messages::{ENGLISH, MessageFile, Messages, Role};
use template_check::{TemplateSource, Views};

/// The name of the built-in theme.
pub const BUILT_IN: &str = "pearls";

static FILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/pearls");

/// Folders of a theme that are for the build; all other files are published.
const INNER_FOLDERS: [&str; 6] = ["templates", "messages", "vocabularies", "starter", "map", "scripts"];

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

/// One file of a theme.
#[derive(Debug, Clone)]
pub struct ThemeFile {
    /// Where the site has it or, if it is built in, could have it: `themes/pearls/css/base.css`.
    pub source: SourcePath,
    pub content: Content,
    pub hash: Hash,
}

/// What a file of a theme holds.
#[derive(Debug, Clone)]
pub enum Content {
    /// Part of the program.
    BuiltIn(&'static [u8]),
    /// A text of the site.
    Text(Arc<str>),
    /// A file of the site that is not text; its reader is in the sources.
    Media(MediaFile),
}

impl ThemeFile {
    fn built_in(path: &str, bytes: &'static [u8]) -> Self {
        let source = SourcePath::new(&format!("themes/{BUILT_IN}/{path}"));
        Self { source, content: Content::BuiltIn(bytes), hash: Hash::of(bytes) }
    }

    /// The file as text, if it is one.
    pub fn text(&self) -> Option<&str> {
        match &self.content {
            Content::BuiltIn(bytes) => std::str::from_utf8(bytes).ok(),
            Content::Text(text) => Some(text),
            Content::Media(_) => None,
        }
    }
}

/// The built-in files by their paths in the theme, `css/main.css`.
pub fn built_in_files() -> BTreeMap<&'static str, &'static [u8]> {
    let mut files = BTreeMap::new();
    let mut folders = vec![&FILES];
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        files.extend(folder.files().filter_map(|file| Some((file.path().to_str()?, file.contents()))));
    }
    files
}

/// The built-in texts under the paths at which diagnostics name them. A text of the site at the same path goes first.
pub fn built_in_texts() -> BTreeMap<SourcePath, SourceFile> {
    let texts = built_in_files().into_iter().filter_map(|(path, bytes)| Some((path, std::str::from_utf8(bytes).ok()?)));
    texts
        .map(|(path, text)| SourceFile::new(&format!("themes/{BUILT_IN}/{path}"), text))
        .map(|file| (file.path.clone(), file))
        .collect()
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
        styles::put_together(&mut files, &mut out);
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

    /// A file by its path in the theme.
    pub fn file(&self, path: &str) -> Option<&ThemeFile> {
        self.files.get(path)
    }

    /// The files that are published, by their paths in the theme: those in folders such as `css`, `js`, `fonts`.
    pub fn assets(&self) -> impl Iterator<Item = (&str, &ThemeFile)> {
        assets(&self.files)
    }

    /// A hash of all assets, for the name of their folder.
    pub fn assets_hash(&self) -> Hash {
        self.assets_hash
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

/// A value as templates take it: made once, used in any number of pages.
#[derive(Debug, Clone)]
pub struct Prepared(Value);

impl Prepared {
    /// Prepares a view or a part of one. The error says why it cannot be one, which is a slip in the view's type.
    pub fn new(view: &impl Serialize) -> Result<Self, String> {
        Value::try_from_serializable(view).map(Self).map_err(|error| error.to_string())
    }

    /// Puts a list of prepared values in the place of a field, without making them again.
    pub fn with_list(self, field: &str, items: impl IntoIterator<Item = Prepared>) -> Self {
        let items: Vec<Value> = items.into_iter().map(|item| item.0).collect();
        let mut fields = self.0.into_map().unwrap_or_default();
        fields.insert(field.to_owned().into(), Value::from(items));
        Self(Value::from(fields))
    }
}

impl Renderer<'_> {
    /// Fills a template in with a view as `page`. A fault of the template comes back for each page; see
    /// [`one_for_each_place`].
    pub fn render(&self, template: &str, view: &impl Serialize) -> Result<String, Box<Diagnostic>> {
        let page = Value::try_from_serializable(view).map_err(|error| self.theme.diagnose(template, &error))?;
        self.render_prepared(template, &Prepared(page))
    }

    /// Fills a template in with a prepared view as `page`.
    pub fn render_prepared(&self, template: &str, page: &Prepared) -> Result<String, Box<Diagnostic>> {
        let mut context = Context::new();
        context.insert_value("page", page.0.clone());
        // Longer than nearly all pages, so that the buffer does not grow step by step.
        let mut html = Vec::with_capacity(32 * 1024);
        self.tera.render_to(template, &context, &mut html).map_err(|error| self.theme.diagnose(template, &error))?;
        String::from_utf8(html).map_err(|_| self.theme.diagnose(template, &Error::message("the result is not UTF-8")))
    }
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

/// The site's files of a theme, by their paths in it.
fn own_files(sources: &Sources, theme: &str) -> BTreeMap<String, ThemeFile> {
    let prefix = format!("themes/{theme}/");
    let inner = |path: &SourcePath| path.as_str().strip_prefix(&prefix).map(str::to_owned);
    let texts = sources.texts.iter().filter_map(|(path, file)| {
        let content = Content::Text(file.text.clone());
        Some((inner(path)?, ThemeFile { source: path.clone(), content, hash: file.hash }))
    });
    let media = sources.media.iter().filter_map(|(path, file)| {
        let content = Content::Media(file.clone());
        Some((inner(path)?, ThemeFile { source: path.clone(), content, hash: file.hash }))
    });
    texts.chain(media).collect()
}

/// The names of the themes that the site has, and of the built-in one.
fn theme_names(sources: &Sources) -> impl Iterator<Item = &str> {
    let paths = sources.texts.keys().filter_map(|path| path.as_str().strip_prefix("themes/")?.split('/').next());
    std::iter::once(BUILT_IN).chain(paths)
}

fn overlay(
    built_in: &BTreeMap<&'static str, &'static [u8]>,
    sources: &Sources,
    theme: &str,
) -> BTreeMap<String, ThemeFile> {
    let mut files: BTreeMap<String, ThemeFile> =
        built_in.iter().map(|(path, bytes)| ((*path).to_owned(), ThemeFile::built_in(path, bytes))).collect();
    files.extend(own_files(sources, BUILT_IN));
    if theme != BUILT_IN {
        files.extend(own_files(sources, theme));
    }
    files
}

/// The files that are published.
fn assets(files: &BTreeMap<String, ThemeFile>) -> impl Iterator<Item = (&str, &ThemeFile)> {
    let published = |path: &str| path.split_once('/').is_none_or(|(folder, _)| !INNER_FOLDERS.contains(&folder));
    files.iter().map(|(path, file)| (path.as_str(), file)).filter(move |(path, _)| published(path))
}

/// The templates by the names that `include` and `extends` use.
fn templates(files: &BTreeMap<String, ThemeFile>) -> impl Iterator<Item = (&str, &ThemeFile)> {
    files.iter().filter_map(|(path, file)| Some((path.strip_prefix("templates/")?, file)))
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
        let wanted = lang == ENGLISH || config.languages.iter().any(|own| own.as_str() == lang);
        match theme_file.text() {
            Some(text) if wanted && !is_base => all.push(file(lang, &theme_file.source, text, Role::Theme)),
            Some(_) => {}
            None => out.push(codes::theme::not_text(&theme_file.source)),
        }
    }
    for own in sources.texts.values().filter(|own| own.path.folder() == "content/messages") {
        let lang = own.path.file_name().strip_suffix(".yaml").unwrap_or(own.path.file_name());
        match config.languages.iter().any(|known| known.as_str() == lang) {
            true => all.push(file(lang, &own.path, &own.text, Role::Site)),
            false => out.push(codes::messages::unknown_language(&own.path, lang)),
        }
    }
    let (messages, problems) = Messages::load(&base, &all, &config.languages);
    out.extend(problems);
    messages
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
        match Tera::default().add_raw_template(name, text).as_ref().map_err(Error::kind) {
            Err(ErrorKind::SyntaxError(report)) => {
                out.push(codes::theme::syntax(report_place(files, report), report.message()));
                broken.push(name);
            }
            _ => sound.push(TemplateSource { name, path: file.source.clone(), text }),
        }
    }
    out.extend(template_check::check(&sound, views, &messages.keys(), &broken));
    let fits = tera.add_raw_templates(sound.iter().map(|template| (template.name, template.text)));
    if let Err(error) = fits
        && !out.iter().any(|problem| KNOWN_TO_TERA.contains(&problem.code.as_ref()))
    {
        let first = sound.first().map_or(SourcePath::new("themes"), |template| template.path.clone());
        out.push(codes::theme::invalid(Place::whole(&first), &error.to_string()));
    }
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
