//! `pearls messages`: the words of the interface in one language, to be filled in.

use super::{Done, Failure, Global, Program, report, site};
use crate::author::messages;
use crate::build::{self, Cache, Options};
use crate::config;
use crate::diag::Resolved;
use crate::disk::{self, ReadCache};
use crate::source::Sources;
use crate::values::Lang;
use crate::yaml::resolve;

/// Print the words of the interface in a language, with what is missing to be filled in
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The code of the language, such as uk
    lang: String,
    /// Write them into content/messages of the site; what stands there already is kept
    #[arg(long)]
    write: bool,
}

pub(super) fn run(args: &Args, global: &Global, program: &Program) -> Done {
    if !Lang::is_code(&args.lang) {
        let why = format!("`{}` is no code of a language: write two or three small letters, such as lv.", args.lang);
        return Err(Failure::Usage(why));
    }
    let lang = Lang::new(&args.lang);
    let root = site::find(global)?;
    let sources = disk::read(&root, &mut ReadCache::default());
    let options = site::options(global, &sources);
    let text = match (program.messages)(&sources, &options, &lang) {
        Ok(text) => text,
        Err(problems) => {
            report::problems(&problems, global);
            report::summary(&problems, "Nothing was written: these would be lost", global);
            return Ok(problems);
        }
    };
    if args.write {
        let made = disk::put(&root, &messages::path(&lang), text.as_bytes()).map_err(Failure::Output)?;
        report::result(&format!("Made {}", made.display()));
    } else {
        report::machine(&text);
    }
    if !config::load(&sources).0.languages.contains(&lang) {
        report::say(&format!("The site has no language `{lang}`: add it to `languages` in site.yaml."), global);
    }
    Ok(Vec::new())
}

/// The text of the file, of a site as it is.
pub(super) fn text(sources: &Sources, options: &Options, lang: &Lang) -> Result<String, Vec<Resolved>> {
    let (catalog, _) = build::catalog(sources, options, &mut Cache::default());
    messages::file(sources, &catalog, lang).map_err(|problems| resolve::resolve(problems, sources))
}
