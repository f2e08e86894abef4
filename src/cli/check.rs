//! `pearls check`: every problem of the site, today and on each day on which it will change; writes nothing.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::progress::Progress;
use super::{Done, Global, Program, report, site};
use crate::audit::sizes::Choices;
use crate::audit::weights;
use crate::build::{Cache, Options};
use crate::config::{self, Untranslated};
use crate::diag::Diagnostic;
use crate::disk::{self, PictureStore, ReadCache};
use crate::source::Sources;

/// Look for problems, also those of days to come, and write nothing
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Print what the heaviest pages weigh, and their budgets
    #[arg(long)]
    sizes: bool,
}

pub(super) fn run(args: &Args, global: &Global, program: &Program) -> Done {
    let root = site::find(global)?;
    let progress = Progress::start("Checking the site", global);
    let sources = disk::read(&root, &mut ReadCache::default());
    let options = Options { cards: false, ..site::options(global, &sources) };
    let mut cache = Cache::with(Arc::new(PictureStore::read_only(&root)));
    let outcome = (program.build)(&sources, &options, &mut cache);
    let weights = outcome.bundle.as_ref().map(weights::weigh).unwrap_or_default();
    let mut diagnostics = outcome.diagnostics;
    let mut known: BTreeSet<Diagnostic> = diagnostics.iter().map(|resolved| resolved.diagnostic.clone()).collect();
    let days = (program.future_days)(&sources, &options, &mut cache);
    for day in &days {
        let later = Options { today: *day, search: false, ..options.clone() };
        for mut found in (program.build)(&sources, &later, &mut cache).diagnostics {
            if known.insert(found.diagnostic.clone()) {
                found.diagnostic.message = format!("from {day} on: {}", found.diagnostic.message);
                diagnostics.push(found);
            }
        }
    }
    drop(progress);
    report::problems(&diagnostics, global);
    if let (Some(choices), Some(_)) = (outcome.choices, &outcome.bundle) {
        sizes(&choices, &sources).iter().for_each(|line| report::say(line, global));
    }
    let weights = weights.iter().filter(|weight| args.sizes || weight.is_over());
    weights.for_each(|weight| report::say(&format!("Heaviest {weight}"), global));
    let done = match days.as_slice() {
        [] => "Checked the site as of today".to_owned(),
        [day] => format!("Checked the site as of today and of {day}, when it changes"),
        [day, ..] => {
            format!("Checked the site as of today and of {} days to come; it changes next on {day}", days.len())
        }
    };
    report::summary(&diagnostics, &done, global);
    Ok(diagnostics)
}

/// How large the site is with its choice for what is not translated, and with the other one where that makes a difference.
fn sizes(choices: &Choices, sources: &Sources) -> Vec<String> {
    let own = config::load(sources).0.untranslated;
    let name = |choice| if choice == Untranslated::Page { "page" } else { "link" };
    let Some(other) = choices.other else { return vec![format!("Published: {}", choices.own)] };
    vec![
        format!("Published with `untranslated: {}`: {}", name(own), choices.own),
        format!("With `untranslated: {}` in site.yaml: about {other}", name(own.other())),
    ]
}
