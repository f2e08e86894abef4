//! The site that a command works on: its folder, and the options that follow from the arguments and the clock.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{Failure, Global};
use crate::build::Options;
use crate::disk::{self, SITE_FILE};
use crate::route;
use crate::source::Sources;
use crate::values::Day;

/// The folder of the site: `--root`, else the nearest one with a `site.yaml`.
pub(super) fn find(global: &Global) -> Result<PathBuf, Failure> {
    let here = std::env::current_dir().unwrap_or_else(|_| PathBuf::from("."));
    let found = match &global.root {
        Some(root) => Some(root.clone()).filter(|root| root.join(SITE_FILE).is_file()),
        None => disk::find_root(&here),
    };
    found.ok_or_else(|| Failure::Usage(no_site(global.root.as_deref(), &here)))
}

fn no_site(root: Option<&Path>, here: &Path) -> String {
    let folder = root.unwrap_or(here);
    let advice = "name the site's folder with `--root DIR`, or make a new site with `pearls init DIR`";
    if folder.join("site.yml").is_file() {
        format!("`{}` has a site.yml: rename that file to site.yaml.", folder.display())
    } else if root.is_some() {
        format!("`{}` is not the folder of a site, it has no site.yaml: {advice}.", folder.display())
    } else {
        format!("There is no site.yaml here in `{}` or in any folder above it: {advice}.", folder.display())
    }
}

/// The site's folder as a path from the repository's: from `GITHUB_WORKSPACE` or the nearest folder with `.git`. None where the two are
/// the same, or where there is no repository.
pub(super) fn inside_repository(root: &Path) -> Option<String> {
    let root = root.canonicalize().ok()?;
    let workspace = std::env::var_os("GITHUB_WORKSPACE").and_then(|path| PathBuf::from(path).canonicalize().ok());
    let workspace = workspace.filter(|path| root.starts_with(path));
    let git = || root.ancestors().find(|path| path.join(".git").exists()).map(Path::to_owned);
    let inside = root.strip_prefix(workspace.or_else(git)?).ok()?;
    let parts: Vec<_> = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    Some(parts.join("/")).filter(|inside| !inside.is_empty())
}

/// The output folder, which may not be one that the site is read from or lies in.
pub(super) fn output(root: &Path, out: Option<&Path>) -> Result<PathBuf, Failure> {
    let out = out.map_or_else(|| root.join("public"), Path::to_owned);
    if disk::is_apart(root, &out) {
        return Ok(out);
    }
    let sentence = format!("`{}` holds the site's own files: choose another folder with `--out`.", out.display());
    Err(Failure::Usage(sentence))
}

/// The options of a build of these sources today.
pub(super) fn options(global: &Global, sources: &Sources) -> Options {
    Options {
        base_url: global.base_url.clone(),
        today: global.today.unwrap_or_else(|| today(sources)),
        drafts: global.drafts,
        search: true,
        cards: true,
        strict: global.strict,
    }
}

/// The date in the site's time zone; in UTC if that is not known.
fn today(sources: &Sources) -> Day {
    let settings = sources.text(SITE_FILE).map_or("", |file| &file.text);
    let zone = time_zone(settings).and_then(|name| TimeZone::get(name).ok()).unwrap_or(TimeZone::UTC);
    let date = Timestamp::now().to_zoned_datetime(zone).date();
    let number = |number: i8| u8::try_from(number).unwrap_or(1);
    let year = u16::try_from(date.year()).unwrap_or(1);
    Day { year, month: number(date.month()), day: number(date.day()) }
}

/// The name of the time zone in the text of site.yaml, which may have errors: those are reported elsewhere.
fn time_zone(settings: &str) -> Option<&str> {
    let value = settings.lines().find_map(|line| line.strip_prefix("timezone:"))?;
    let value = value.split(" #").next().unwrap_or(value);
    Some(value.trim().trim_matches(['\'', '"']))
}

/// Reads the argument of `--today`.
pub(super) fn day(text: &str) -> Result<Day, String> {
    text.parse().map_err(|()| "a day is written like 2026-04-27".to_owned())
}

/// Reads the argument of `--base-url`.
pub(super) fn base_url(text: &str) -> Result<String, String> {
    if route::is_base(text) {
        return Ok(text.to_owned());
    }
    let is_begun = ["https://", "http://"].iter().any(|scheme| text.starts_with(scheme));
    Err(if is_begun {
        "the address of a site has only letters, digits and the signs - . _ ~ % / :".to_owned()
    } else {
        "an address begins with https:// or http://".to_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_zone_is_found_in_settings_with_errors() {
        assert_eq!(time_zone("title: [\ntimezone: 'Europe/Riga' # where we are\n"), Some("Europe/Riga"));
        assert_eq!(time_zone("timezone: Europe/Berlin\r\n"), Some("Europe/Berlin"));
        assert_eq!(time_zone("# timezone: Europe/Berlin\nfunding:\n  timezone: x\n"), None);
    }

    #[test]
    fn addresses_and_days_are_checked() {
        assert!(base_url("https://example.org/pearls/").is_ok());
        assert!(base_url("example.org").is_err());
        assert!(base_url("https://").is_err());
        assert!(base_url("http://localhost:8000").is_ok());
        assert!(base_url("https://[::1]/a_b/~c/%20").is_ok());
        assert!(base_url("https://pērles.lv").is_ok());
        for odd in
            ["\u{e0f0}", ";}", "a b", "$host", "#x", "?q=1", "\"", "'", "{", "<", "\\", "(a)", "a*", "\n", "\r", "@x"]
        {
            assert!(base_url(&format!("https://example.org/{odd}")).is_err(), "{odd:?}");
        }
        assert!(base_url("https:///a").is_err() && base_url("https://user@example.org").is_err());
        assert_eq!(day("2026-04-27"), Ok(Day { year: 2026, month: 4, day: 27 }));
        assert!(day("2026-04").is_err());
        assert!(day("27.04.2026").is_err());
    }
}
