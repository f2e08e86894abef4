//! `pearls serve`: the site in a browser, built anew at every change.

use std::sync::Arc;

use super::{Done, Failure, Global, Program, report, site};
use crate::build::{Cache, Options, Outcome};
use crate::diag::Resolved;
use crate::diag::render::digest;
use crate::disk::PictureStore;
use crate::serve::{Event, Project, Settings, serve};
use crate::source::Sources;

/// Show the site in a browser and build it anew at every change
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The port [default: the first free one from 4000 on]
    #[arg(long)]
    port: Option<u16>,
    /// Look for changes again and again, for network drives that tell of none
    #[arg(long)]
    poll: bool,
    /// Answer requests for this host too, for a server behind another one; can be given several times
    #[arg(long, value_name = "NAME", value_parser = host)]
    allow_host: Vec<String>,
}

pub(super) fn run(args: &Args, global: &Global, program: &Program) -> Done {
    let hosts = args.allow_host.clone();
    let settings = Settings { root: site::find(global)?, port: args.port, poll: args.poll, hosts };
    let cache = Cache::with(Arc::new(PictureStore::of(&settings.root)));
    let mut watched = Watched { global, program, cache, told: Vec::new() };
    Err(Failure::output(serve(&settings, &mut watched)))
}

/// Reads a name of `--allow-host`: that of a host, without a scheme, a port or a path.
fn host(name: &str) -> Result<String, String> {
    let is_name = !name.is_empty() && name.chars().all(|char| char.is_ascii_alphanumeric() || "-.".contains(char));
    let wrong = "a host is named like preview.example.org, without https:// and without a port";
    if is_name { Ok(name.to_ascii_lowercase()) } else { Err(wrong.to_owned()) }
}

struct Watched<'a> {
    global: &'a Global,
    program: &'a Program,
    cache: Cache,
    /// What was printed last: problems that stay are not printed again at every change.
    told: Vec<Resolved>,
}

impl Project for Watched<'_> {
    fn options(&self, sources: &Sources) -> Options {
        // Nobody shares an address of this computer, and a card takes longer than all else about its page.
        Options { cards: false, ..site::options(self.global, sources) }
    }

    fn build(&mut self, sources: &Sources, options: &Options) -> Outcome {
        (self.program.build)(sources, options, &mut self.cache)
    }

    fn text(&self, diagnostics: &[Resolved]) -> String {
        digest::render(diagnostics, self.global.notes, false)
    }

    fn tell(&mut self, event: Event) {
        match event {
            Event::Listening { address } => report::result(&format!("http://{address}/ (end with Ctrl-C)")),
            Event::Polling { reason } => {
                report::say(&format!("Looking for changes twice a second: {reason}."), self.global)
            }
            Event::Indexed { took } => report::say(&format!("Search ready, {} ms.", took.as_millis()), self.global),
            Event::Built { diagnostics, took } => {
                if self.told != diagnostics {
                    report::problems(diagnostics, self.global);
                    self.told = diagnostics.to_vec();
                }
                report::summary(diagnostics, &format!("Built, {} ms", took.as_millis()), self.global);
            }
        }
    }
}
