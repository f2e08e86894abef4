//! `pearls import`: what other programs and the forms of a site have written becomes files of entries.

use std::path::PathBuf;

use super::{Done, Failure, Global, Program, report, site};
use crate::build::{self, Cache, Options};
use crate::disk::{self, ReadCache};
use crate::import;
use crate::import::plan::{Imported, Wish};
use crate::source::Sources;

/// Make an entry of a file that something else has written
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// An action plan, of a filled template: a file of the form on the site (.json), or a document (.docx, .odt)
    Plan(Plan),
}

#[derive(Debug, clap::Args)]
struct Plan {
    /// The file
    file: PathBuf,
    /// Whose plan it is: the id of a municipality of the site
    #[arg(long, value_name = "ID")]
    municipality: String,
    /// The award edition that it was written for
    #[arg(long, value_name = "YEAR")]
    edition: Option<String>,
    /// The language of the document, such as lv [default: the site's first]
    #[arg(long, value_name = "CODE")]
    lang: Option<String>,
    /// Write a document for those who decide as well (.docx, .odt, .md)
    #[arg(long, value_name = "FILE")]
    document: Option<PathBuf>,
}

/// More bytes than any plan has: what is larger is refused by whoever reads it.
const MOST: u64 = 30_000_000;

pub(super) fn run(args: &Args, global: &Global, program: &Program) -> Done {
    let What::Plan(args) = &args.what;
    let root = site::find(global)?;
    let sources = disk::read(&root, &mut ReadCache::default());
    let options = site::options(global, &sources);
    let bytes = disk::read_file(&args.file, MOST).map_err(Failure::Usage)?;
    let extension = |path: &PathBuf| path.extension().map(|own| own.to_string_lossy().to_lowercase());
    let wish = Wish {
        name: args.file.display().to_string(),
        bytes: &bytes,
        municipality: &args.municipality,
        edition: args.edition.as_deref(),
        lang: args.lang.as_deref(),
        document: args.document.as_ref().map(|path| extension(path).unwrap_or_default()),
    };
    let made = (program.plan)(&sources, &options, &wish).map_err(Failure::Usage)?;
    let mut files = vec![(made.path, made.text.into_bytes())];
    if let (Some(path), Some(bytes)) = (&args.document, made.document) {
        // Beside where the command is given, as its name says.
        let path = std::path::absolute(path).map_err(Failure::output)?;
        files.push((path.to_string_lossy().into_owned(), bytes));
    }
    let files = disk::create(&root, &files).map_err(Failure::Output)?;
    files.iter().for_each(|path| report::result(&format!("Made {}", path.display())));
    made.advice.iter().for_each(|line| report::say(line, global));
    report::say("Read it once, add its sources, and look at it with `pearls check`.", global);
    Ok(Vec::new())
}

/// The entry that a filled template becomes. The error is a sentence.
pub(super) fn plan(sources: &Sources, options: &Options, wish: &Wish) -> Result<Imported, String> {
    let mut cache = Cache::default();
    let (catalog, _) = build::catalog(sources, options, &mut cache);
    let messages = build::messages(sources, &catalog, &mut cache)
        .ok_or("The theme of the site cannot be read: `pearls check` says why.")?;
    import::plan::plan(&catalog, &messages, wish)
}
