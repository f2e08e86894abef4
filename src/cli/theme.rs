//! `pearls theme`: files of the built-in theme, to be changed.

use clap::Subcommand;

use super::{Done, Failure, Global, report, site};
use crate::author::export;
use crate::config;
use crate::disk::{self, ReadCache};

/// Change the look and the words of the site
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    Export(Export),
}

/// Copy files of the built-in theme into the site, where they take the place of the built-in ones
#[derive(Debug, clap::Args)]
struct Export {
    /// Their names, such as templates/header.html; a folder stands for all files in it
    #[arg(value_name = "FILE", required_unless_present = "list")]
    files: Vec<String>,
    /// Show all files that there are, and what they are for
    #[arg(long)]
    list: bool,
    /// Write over files that the site has already
    #[arg(long)]
    force: bool,
}

pub(super) fn run(args: &Args, global: &Global) -> Done {
    let Action::Export(args) = &args.action;
    if args.list {
        for (name, file) in export::all("pearls") {
            report::result(&format!("{name}  {}", file.about));
        }
        return Ok(Vec::new());
    }
    let root = site::find(global)?;
    let sources = disk::read(&root, &mut ReadCache::default());
    let files = export::pick(&config::load(&sources).0.theme, &args.files).map_err(Failure::Usage)?;
    if let Some(file) = files.iter().find(|file| !args.force && root.join(&file.path).exists()) {
        let why =
            format!("`{}` is there already: `--force` writes over it, and what was changed in it is lost.", file.path);
        return Err(Failure::Output(why));
    }
    for file in files {
        let made = disk::put(&root, &file.path, file.bytes).map_err(Failure::Output)?;
        report::result(&format!("Made {} ({})", made.display(), file.about));
    }
    report::say("These files go before the built-in ones: keep those that you change, delete the others.", global);
    Ok(Vec::new())
}
