//! `pearls init`: a new site that builds without errors or warnings.

use std::path::PathBuf;

use super::{Done, Failure, Program, report};
use crate::disk;

/// Make a new site
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The folder of the new site
    #[arg(value_name = "DIR")]
    dir: PathBuf,
}

pub(super) fn run(args: &Args, program: &Program) -> Done {
    let made = disk::create(&args.dir, &(program.starter)()).map_err(Failure::Output)?;
    report::result(&format!("Made a site of {} files in {}", made.len(), args.dir.display()));
    report::result(&format!("Next: cd {} && pearls serve", args.dir.display()));
    Ok(Vec::new())
}
