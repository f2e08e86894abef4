//! `pearls build`: the site's folder → the output folder.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use super::progress::Progress;
use super::{Done, Failure, Global, Program, report, site};
use crate::build::{Cache, Options};
use crate::disk::{self, Key, Lock, PictureStore, ReadCache, State};

/// Build the site into a folder
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The output folder [default: `public` in the site's folder]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// A folder with the build before, of which the theme's files are kept for one more build
    #[arg(long, value_name = "DIR")]
    previous: Option<PathBuf>,
    /// Leave out the search index, which takes a third of the time: for a quick look
    #[arg(long)]
    no_search: bool,
}

pub(super) fn run(args: &Args, global: &Global, program: &Program) -> Done {
    let begin = Instant::now();
    let root = site::find(global)?;
    let out = site::output(&root, args.out.as_deref())?;
    if let Some(previous) = args.previous.as_deref().filter(|previous| !previous.is_dir()) {
        return Err(Failure::Usage(no_previous(previous)));
    }
    let _lock = Lock::take(&root).map_err(Failure::output)?;
    let progress = Progress::start("Building the site", global);
    let sources = disk::read(&root, &mut ReadCache::default());
    let options = Options { search: !args.no_search, ..site::options(global, &sources) };
    let key = Key::new(&sources, &options).publishing_to(&out, args.previous.as_deref());
    let state = State::of(&root);
    if let Some(diagnostics) = state.replay(key, &out) {
        drop(progress);
        report::problems(&diagnostics, global);
        report::summary(&diagnostics, "Nothing has changed since the last build", global);
        return Ok(diagnostics);
    }
    let pictures = Arc::new(PictureStore::of(&root));
    let mut cache = Cache::with(pictures).with_cards(Arc::new(PictureStore::of_cards(&root)));
    let outcome = (program.build)(&sources, &options, &mut cache);
    let publish = |bundle| disk::publish(bundle, &*sources.reader, &out, args.previous.as_deref());
    let published = outcome.bundle.as_ref().map(publish).transpose();
    drop(progress);
    report::problems(&outcome.diagnostics, global);
    let published = published.map_err(Failure::output)?;
    state.store(&root, key, published.as_ref().map(|published| published.manifest), &outcome.diagnostics);
    let done = match &published {
        Some(published) => format!("{published} in {}, {} ms", out.display(), begin.elapsed().as_millis()),
        None => "Nothing was written".to_owned(),
    };
    published.iter().flat_map(|published| &published.notes).for_each(|note| report::say(note, global));
    report::summary(&outcome.diagnostics, &done, global);
    Ok(outcome.diagnostics)
}

fn no_previous(previous: &Path) -> String {
    format!(
        "`{}` is no folder, so no build before this one can be there: correct `--previous`, or leave it out for a first build.",
        previous.display()
    )
}
