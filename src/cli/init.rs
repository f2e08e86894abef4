//! `pearls init`: a new site that builds; what it warns of is what is to be filled in.

use std::path::PathBuf;

use super::{Done, Failure, Program, Wishes, report};
use crate::disk;
use crate::locale;
use crate::values::Lang;

/// Make a new site
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The folder of the new site
    #[arg(value_name = "DIR")]
    dir: PathBuf,
    /// The languages of the site, such as sv,en: the first is the one that editors write in
    #[arg(long, value_name = "CODE", value_delimiter = ',', default_value = "en", value_parser = language)]
    lang: Vec<Lang>,
    /// Add an award, with an edition as an example
    #[arg(long)]
    award: bool,
    /// Leave out places: no map, and case studies that belong to no municipality
    #[arg(long)]
    no_places: bool,
}

pub(super) fn run(args: &Args, program: &Program) -> Done {
    let mut languages: Vec<Lang> = Vec::new();
    for lang in &args.lang {
        if !languages.contains(lang) {
            languages.push(lang.clone());
        }
    }
    let new = (program.starter)(&Wishes { languages, award: args.award, places: !args.no_places });
    let made = disk::create(&args.dir, &new.files).map_err(Failure::Output)?;
    report::result(&format!("Made a site of {} files in {}", made.len(), args.dir.display()));
    new.advice.iter().for_each(|line| report::result(line));
    report::result(&format!("Next: cd {} && pearls serve", args.dir.display()));
    Ok(Vec::new())
}

/// Reads a language of `--lang`.
fn language(code: &str) -> Result<Lang, String> {
    let lang = Lang::new(code.trim());
    match Lang::is_code(lang.as_str()) && locale::is_known(&lang) {
        true => Ok(lang),
        false => Err(
            "a language is written as its code of two or three small letters, such as sv; several with commas: sv,en"
                .into(),
        ),
    }
}
