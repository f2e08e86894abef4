//! The site as a whole: site.yaml, the home page, pages with a purpose of their own.

use crate::diag::{Diagnostic, Place};

/// A language stands twice in site.yaml.
pub(crate) fn language_twice(place: Place, lang: &str) -> Diagnostic {
    Diagnostic::error("site/language-twice", place, format!("the language `{lang}` stands twice in the list"))
        .help("remove one of the two")
}

/// Nobody knows how a language in site.yaml writes dates and numbers.
pub(crate) fn language_unknown(place: Place, lang: &str) -> Diagnostic {
    Diagnostic::error(
        "site/language-unknown",
        place,
        format!("there is no language `{lang}` whose way of writing dates and numbers is known"),
    )
    .help("write the code of the language, not that of a country, such as `da` for Danish or `cs` for Czech; a script has four letters, as in `sr-Latn`")
}

/// The time zone of the site does not exist.
pub(crate) fn timezone(place: Place, name: &str, meant: Option<&str>) -> Diagnostic {
    let found = Diagnostic::error("site/timezone", place, format!("there is no time zone `{name}`"));
    match meant {
        Some(meant) => found.label(format!("did you mean `{meant}`?")).help(format!("write `{meant}`")).fix(meant),
        None => found.help("write the name as continent and city, such as `Europe/Stockholm`"),
    }
}

/// The map of the site does not exist.
pub(crate) fn unknown_map(place: Place, name: &str, meant: Option<&str>) -> Diagnostic {
    let found = Diagnostic::error("site/unknown-map", place, format!("there is no map `{name}`"));
    let all = "`none`, `baltic`, `europe`, or the path of a map file from the site's folder, such as `themes/pearls/map/carpathians.json`";
    match meant {
        Some(meant) => found.label(format!("did you mean `{meant}`?")).help(format!("write {all}")).fix(meant),
        None => found.help(format!("write {all}")),
    }
}

/// The file of the map is not one that the program can draw.
pub(crate) fn broken_map(place: Place, name: &str, why: &str) -> Diagnostic {
    Diagnostic::error("site/broken-map", place, format!("`{name}` is not a map file: {why}"))
        .help("make the file anew with `themes/pearls/map/derive.mjs` of the program, or write `map: none` until then")
}

/// The size bands are not in order.
pub(crate) fn size_bands(place: Place, problem: &str) -> Diagnostic {
    Diagnostic::error("site/size-bands", place, problem)
        .help("list the bands from the smallest `max` to the largest, each key once; only the last one has no `max`")
}

/// The address of the site is not complete.
pub(crate) fn url(place: Place, url: &str) -> Diagnostic {
    Diagnostic::error("site/url", place, format!("`{url}` is not the whole address of a site"))
        .help("write it with `https://` and with no other signs than letters, digits and - . _ ~ % / :, such as `https://example.org/pearls`")
}

/// A logo of a funder does not exist.
pub(crate) fn logo_missing(place: Place, file: &str, meant: Option<&str>) -> Diagnostic {
    let found = Diagnostic::error("site/logo-missing", place, format!("there is no file `{file}` in content/static"));
    match meant {
        Some(meant) => found.label(format!("did you mean `{meant}`?")).help(format!("write `{meant}`")).fix(meant),
        None => found.help("put the logo into content/static and write its path from there"),
    }
}

/// The site has no text for its home page.
pub(crate) fn home_missing(place: Place) -> Diagnostic {
    Diagnostic::warning("site/home-missing", place, "the site has no home page of its own")
        .help("add content/pages/home.md with `role: home`, a title and a few sentences of welcome")
}

/// Another page than `pages/home.md` says that it is the home page.
pub(crate) fn home_elsewhere(place: Place) -> Diagnostic {
    Diagnostic::error("site/home-elsewhere", place, "only content/pages/home.md can be the home page")
        .help("rename this file to `home.md`, or remove `role: home`")
}

/// Two pages have the same role.
pub(crate) fn role_twice(place: Place, other: Place, role: &str) -> Diagnostic {
    Diagnostic::warning("site/role-twice", place, format!("two pages have the role `{role}`"))
        .also(other, "the other page")
        .help("keep the role on the page that the site should link to")
}

/// There is no site.yaml.
pub(crate) fn missing(place: Place) -> Diagnostic {
    Diagnostic::error(
        "site/missing",
        place,
        "there is no site.yaml, so it is not known what the site is called and which languages it has",
    )
    .help("run `pearls init DIR` for a new site, or go to the folder of an existing one")
}

/// The file of a release has another name than its version.
pub(crate) fn release_name(place: Place, version: &str, file: &str) -> Diagnostic {
    Diagnostic::error(
        "site/release-name",
        place,
        format!("the file is called `{file}`, but its version is `{version}`"),
    )
    .help(format!("rename the file to `{version}.yaml`, or write `version: '{file}'`"))
}

/// site.yaml names a release of which there is no file.
pub(crate) fn release_unknown(place: Place, version: &str) -> Diagnostic {
    Diagnostic::warning("site/release-unknown", place, format!("there is no release `{version}` in content/releases"))
        .help(format!("write it with `pearls release {version}`, or name a release that is there"))
}

/// The site is written for a version of the schema that this program does not know.
pub(crate) fn newer_version(place: Place, version: u64) -> Diagnostic {
    let message = format!("this site is written for version {version}, and this program reads version 2");
    Diagnostic::error("site/newer-version", place, message)
        .help("install a newer pearls; if the number is a slip, write `pearls: '2'`")
}

/// The site is written for version 1 of the schema, and this program reads version 2.
pub(crate) fn old_version(place: Place) -> Diagnostic {
    Diagnostic::error("site/old-version", place, "this site is written for version 1, and this program reads version 2")
        .help("run `pearls migrate`, which changes what must change and nothing else; `--dry-run` shows it first")
}

/// What `init` wrote for editors to replace is still there.
pub(crate) fn starter_text(place: Place, others: Vec<Place>) -> Diagnostic {
    let is_setting = place.file.as_str() == "site.yaml";
    let help = match is_setting {
        true => "write the address at which the site will be published, such as `url: https://practices.town.example`",
        false => "write what is true for your site in its place, or remove it with its heading",
    };
    let found = Diagnostic::warning("site/starter-text", place, "this is still what `pearls init` wrote").help(help);
    others.into_iter().fold(found, |found, other| found.also(other, "and here"))
}

/// site.yaml names a plan template that does not exist.
pub(crate) fn plan_template(place: Place, id: &str, meant: Option<&str>) -> Diagnostic {
    let found = Diagnostic::error("site/plan-template", place, format!("there is no plan template `{id}`"));
    match meant {
        Some(meant) => found.label(format!("did you mean `{meant}`?")).help(format!("write `{meant}`")).fix(meant),
        None => found.help("write the id of a file in `content/plan-templates`, or remove the line"),
    }
}
