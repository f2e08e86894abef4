//! `pearls search`: what visitors find, in the terminal.

use super::report::Format;
use super::{Done, Failure, Global, Program, report, site};
use crate::build::{Cache, Search};
use crate::disk::{self, ReadCache};
use crate::search::{Answer, Found};
use crate::values::Lang;

/// Search the site as visitors do
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// What to look for: words, "phrases", -excluded
    query: String,
    /// The language to search in [default: the site's first]
    #[arg(long, value_name = "CODE")]
    lang: Option<String>,
    /// How many pages to show
    #[arg(long, value_name = "N", default_value_t = 10)]
    limit: usize,
    /// Say how words were understood, and what they add to each score
    #[arg(long)]
    explain: bool,
}

pub(super) fn run(args: &Args, global: &Global, program: &Program) -> Done {
    let root = site::find(global)?;
    let sources = disk::read(&root, &mut ReadCache::default());
    let lang = args.lang.as_deref().map(Lang::new);
    let query = Search { text: args.query.clone(), lang, most: args.limit };
    let options = site::options(global, &sources);
    let mut answer = (program.search)(&sources, &options, &query, &mut Cache::default()).map_err(Failure::Usage)?;
    if !args.explain {
        answer.hits.iter_mut().for_each(|hit| hit.parts.clear());
    }
    match global.format {
        Format::Json => report::result(&serde_json::to_string_pretty(&answer.hits).unwrap_or_default()),
        _ => show(&answer, args.explain),
    }
    Ok(Vec::new())
}

fn show(answer: &Answer, explain: bool) {
    if explain {
        answer.words.iter().for_each(|line| report::result(line));
    }
    for (number, hit) in (1..).zip(&answer.hits) {
        let Found { title, line, address, score, .. } = hit;
        let section = hit.section.as_ref().map(|section| format!("#{}", section.id)).unwrap_or_default();
        let language = hit.language.as_ref().map(|lang| format!(" [{lang}]")).unwrap_or_default();
        report::result(&format!("{number}. {title}{language}"));
        report::result(&format!("   {}", [line.as_str(), &format!("{address}{section}")].join("  ").trim_start()));
        if explain {
            let parts = hit.parts.iter().map(|(text, score)| format!("{text} {score:.2}"));
            report::result(&format!("   {score:.2} = {}", parts.collect::<Vec<_>>().join(" + ")));
        }
    }
    report::result(&match (answer.total, answer.hits.len()) {
        (0, _) => "Nothing found.".to_owned(),
        (1, _) => "1 page found.".to_owned(),
        (total, shown) if shown < total => format!("{total} pages found, {shown} shown."),
        (total, _) => format!("{total} pages found."),
    });
}
