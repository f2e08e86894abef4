//! `pearls migrate`: the files of a site of version 1 become those of version 2.

use super::{Done, Failure, Global, Program, report, site};
use crate::disk::{self, ReadCache};

/// Bring the files of a site of version 1 to version 2
///
/// Only what must change changes: comments, quotes, order and line ends stay. Done twice, it is done once.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Show what would change, and write nothing
    #[arg(long)]
    dry_run: bool,
}

pub(super) fn run(args: &Args, global: &Global, program: &Program) -> Done {
    let root = site::find(global)?;
    let sources = disk::read(&root, &mut ReadCache::default());
    let migration = (program.migrate)(&sources).map_err(Failure::Usage)?;
    if migration.files.is_empty() {
        report::say("Nothing to change: the site is of version 2 already.", global);
        return Ok(Vec::new());
    }
    if !args.dry_run {
        let files: Vec<_> = migration.files.iter().map(|file| (&file.path, &*file.old, file.new_text())).collect();
        disk::rewrite(&root, &files).map_err(Failure::Output)?;
    }
    migration.files.iter().for_each(|file| report::result(&file.shown()));
    migration.notes.iter().for_each(|note| report::say(&format!("Note: {note}\n"), global));
    let count = match migration.files.len() {
        1 => "1 file".to_owned(),
        count => format!("{count} files"),
    };
    let done = if args.dry_run {
        format!("Nothing was written: `pearls migrate` without `--dry-run` changes {count}.")
    } else {
        format!("Changed {count}. Next: `pearls check`.")
    };
    report::say(&done, global);
    Ok(Vec::new())
}
