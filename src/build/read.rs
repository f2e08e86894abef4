//! Reading a site: discover, parse, link, check, encode, and the theme. What comes after needs the sources no more.

use std::sync::Arc;

use crate::catalog::link::{self, JoinMemo};
use crate::catalog::{Catalog, photos};
use crate::config::{self, Config};
use crate::content::document::{self, Input, ParseContext, Parsed};
use crate::diag::{self, Diagnostic};
use crate::memo::Memo;
use crate::pictures::{self, PictureCache, Pictures};
use crate::render::views;
use crate::rules;
use crate::source::{Hash, Sources};
use crate::theme::{self, Loaded, ThemeMemo};
use crate::values::Day;

use super::discover;

/// A site as it was read, with nothing held back yet.
pub struct Site {
    pub catalog: Catalog,
    /// The pictures that entries show, encoded.
    pub pictures: Pictures,
    pub theme: Arc<Loaded>,
}

/// What is kept from build to build.
#[derive(Default)]
pub(crate) struct ReadMemo {
    parsed: Memo<Parsed>,
    joined: JoinMemo,
    pictures: PictureCache,
    theme: ThemeMemo,
}

impl ReadMemo {
    pub fn with(pictures: PictureCache) -> Self {
        Self { pictures, ..Self::default() }
    }
}

/// Everything that pages are made of, and everything that is wrong with it.
pub fn all(sources: &Sources, today: Day, memo: &mut ReadMemo) -> (Site, Vec<Diagnostic>) {
    let (catalog, mut diagnostics) = catalog(sources, today, memo);
    let wanted = photos::wanted(&catalog);
    let pictures =
        pictures::prepare(&wanted, &photos::drawings(&catalog), &catalog.media, &*sources.reader, &mut memo.pictures);
    diagnostics.extend(rules::check_pictures(&catalog, &pictures));
    let theme = theme(sources, &catalog.config, memo);
    diagnostics.extend(theme.problems.iter().cloned());
    (Site { catalog, pictures, theme }, diagnostics)
}

/// The theme alone.
pub fn theme(sources: &Sources, config: &Config, memo: &mut ReadMemo) -> Arc<Loaded> {
    theme::load(sources, config, views::described, &mut memo.theme)
}

/// The catalog alone: all that is known of the content.
pub fn catalog(sources: &Sources, today: Day, memo: &mut ReadMemo) -> (Catalog, Vec<Diagnostic>) {
    let (config, mut diagnostics) = config::load(sources);
    let settings = diagnostics.clone();
    let is_configured =
        diag::is_sound(&settings) && sources.text(config::FILE).is_some_and(|file| file.merge_mark().is_none());
    let (inputs, problems) = discover::discover(sources, &config);
    diagnostics.extend(problems);
    let mut parsed = parse(&inputs, &config, &mut memo.parsed);
    parsed.extend(discover::unread(sources));
    diagnostics.extend(parsed.iter().flat_map(|parsed| parsed.diagnostics.iter().cloned()));
    diagnostics.extend(rules::check_files(&parsed));
    let (releases, problems) = discover::releases(sources);
    diagnostics.extend(problems);
    let (mut catalog, problems) =
        link::link(&parsed, Arc::new(config), Arc::new(sources.media.clone()), &mut memo.joined);
    diagnostics.extend(problems);
    catalog.releases = Arc::new(releases);
    let (map, problems) = theme::map::load(sources, &catalog.config);
    diagnostics.extend(problems);
    catalog.map = map;
    let timezones = config::timezones();
    let timezones: Vec<&str> = timezones.iter().map(String::as_str).collect();
    diagnostics.extend(rules::check(&catalog, today, &timezones));
    if !is_configured {
        // Nothing that follows from settings which nobody could read is told.
        diagnostics.retain(|found| settings.contains(found) || !follows_from_settings(found));
    }
    (catalog, diagnostics)
}

/// Whether a problem may only be one because the settings of the site are not known.
fn follows_from_settings(found: &Diagnostic) -> bool {
    let is_mark = found.code == "file/merge-marks";
    (found.place.file.as_str() == config::FILE && !is_mark)
        || found.severity == diag::Severity::Note
        || found.code == "address/language-not-in-site"
}

fn parse(inputs: &[Input], config: &Config, memo: &mut Memo<Parsed>) -> Vec<Arc<Parsed>> {
    let context = ParseContext { default_lang: config.default_lang().clone(), languages: config.languages.0.clone() };
    memo.map(
        inputs,
        |input| (Hash::of(format!("{} {:?} {context:?}", input.file.hash, input.file.path).as_bytes()), ()),
        |input, ()| document::parse(input, &context),
    )
}
