//! `pearls release`: the file that says what there was when a version was released.

use super::{Done, Failure, Global, Program, report, site};
use crate::author::release;
use crate::build::{self, Cache, Options};
use crate::disk::{self, ReadCache};
use crate::route::is_version;
use crate::source::Sources;
use crate::values::Day;

/// Write down what the site has, as a version that can be cited
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The name of the version, such as 1.0
    version: String,
    /// The day of the release [default: today, in the site's time zone]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = site::day)]
    date: Option<Day>,
}

pub(super) fn run(args: &Args, global: &Global, program: &Program) -> Done {
    let root = site::find(global)?;
    let version = &args.version;
    if !is_version(version) {
        return Err(Failure::Usage(format!(
            "`{version}` cannot be the name of a release: use letters, digits, dots and hyphens, such as 1.0."
        )));
    }
    let sources = disk::read(&root, &mut ReadCache::default());
    let own = site::options(global, &sources);
    let today = args.date.unwrap_or(own.today);
    let options = Options { today, cards: false, search: false, drafts: false, ..own };
    let diagnostics = (program.build)(&sources, &options, &mut Cache::default()).diagnostics;
    if report::has_errors(&diagnostics) {
        report::problems(&diagnostics, global);
        report::summary(&diagnostics, "Nothing was released: put the errors right first", global);
        return Ok(diagnostics);
    }
    let text = (program.release)(&sources, &options, version);
    let path = format!("content/releases/{version}.yaml");
    let made = disk::create(&root, &[(path, text.into_bytes())]).map_err(Failure::Output)?;
    made.iter().for_each(|path| report::result(&format!("Made {}", path.display())));
    let line = format!("release: {{version: '{version}', date: {today}}}");
    report::say(&format!("To show it on every page, write in site.yaml: {line}"), global);
    Ok(Vec::new())
}

/// The text of the file of a release.
pub(super) fn text(sources: &Sources, options: &Options, version: &str) -> String {
    let (catalog, _) = build::catalog(sources, options, &mut Cache::default());
    release::text(&catalog.visible(options.today, false), version, options.today)
}
