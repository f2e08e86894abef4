//! The command line: what `pearls` understands, one file a command, and what becomes of their results.
//!
//! A command returns whether the content is fine, or a [`Failure`] with one sentence. Exit codes: 0 fine, 1 problems in
//! the content, 2 a wrong command line, 3 the output, the port or the lock failed.

mod build;
mod check;
mod import;
mod init;
mod limits;
mod messages;
mod migrate;
mod new;
mod progress;
mod release;
mod report;
mod search;
mod serve;
mod site;
mod theme;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

pub use crate::author::starter::{Starter, Wishes};
use crate::build::{Cache, Options, Outcome, Search};
use crate::diag::Resolved;
use crate::fix::migrate::Migration;
pub use crate::import::plan::{Imported, Wish};
use crate::memo;
use crate::search::Answer;
use crate::source::Sources;
use crate::values::{Day, EntryKey, Lang};
use report::Format;

/// The pure parts of the program that commands call; tests hand in small ones.
#[derive(Clone, Copy)]
pub struct Program {
    pub build: fn(&Sources, &Options, &mut Cache) -> Outcome,
    /// The days after today on which the site will change.
    pub future_days: fn(&Sources, &Options, &mut Cache) -> Vec<Day>,
    /// The path and the text of a new entry.
    pub entry: fn(&Sources, &Options, &EntryKey, Option<&Lang>) -> (String, String),
    /// What a filled template becomes; the error is a sentence.
    pub plan: fn(&Sources, &Options, &Wish) -> Result<Imported, String>,
    /// The text of the file of a release.
    pub release: fn(&Sources, &Options, &str) -> String,
    pub search: fn(&Sources, &Options, &Search, &mut Cache) -> Result<Answer, String>,
    pub starter: fn(&Wishes) -> Starter,
    /// A file of messages in a language, to be filled in; or what is wrong in those that there are.
    pub messages: fn(&Sources, &Options, &Lang) -> Result<String, Vec<Resolved>>,
    /// What changes in the files of a site of an older version; the error is a sentence.
    pub migrate: fn(&Sources) -> Result<Migration, String>,
}

/// The program as it is shipped.
pub const PROGRAM: Program = Program {
    build: crate::build::build,
    future_days: crate::build::future_days,
    entry: new::entry,
    plan: import::plan,
    release: release::text,
    search: crate::build::search,
    starter: crate::author::starter::site,
    messages: messages::text,
    migrate: crate::fix::migrate::migrate,
};

/// Compiles a folder of Markdown into a lasting, searchable repository of good practice.
#[derive(Debug, Parser)]
#[command(name = "pearls", version, disable_help_subcommand = true)]
struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Build(build::Args),
    Check(check::Args),
    Serve(serve::Args),
    Search(search::Args),
    New(new::Args),
    Import(import::Args),
    Release(release::Args),
    Init(init::Args),
    Messages(messages::Args),
    Theme(theme::Args),
    Migrate(migrate::Args),
}

/// What every command takes.
#[derive(Debug, Args)]
struct Global {
    /// The site's folder [default: the nearest one with a site.yaml, from here upwards]
    #[arg(long, global = true, value_name = "DIR")]
    root: Option<PathBuf>,
    /// Where the site is published, in place of the address in site.yaml
    #[arg(long, global = true, value_name = "URL", value_parser = site::base_url)]
    base_url: Option<String>,
    /// The day on which the site is seen [default: today, in the site's time zone]
    #[arg(long, global = true, value_name = "YYYY-MM-DD", value_parser = site::day)]
    today: Option<Day>,
    /// Show drafts
    #[arg(long, global = true)]
    drafts: bool,
    /// Count warnings as errors
    #[arg(long, global = true)]
    strict: bool,
    /// Print errors only
    #[arg(long, global = true)]
    quiet: bool,
    /// Print every note in full, not one of each kind, also beside errors
    #[arg(long, global = true)]
    notes: bool,
    /// How problems are printed: for people to stderr, for machines to stdout
    #[arg(long, global = true, value_enum, default_value = "human")]
    format: Format,
}

/// Why a command could not do its work: one sentence.
#[derive(Debug)]
enum Failure {
    /// It was called wrongly.
    Usage(String),
    /// It could not write, listen or lock.
    Output(String),
}

impl Failure {
    fn output(error: impl std::fmt::Display) -> Self {
        Self::Output(error.to_string())
    }
}

/// Runs the command that the arguments name, the first of them being the program's own name; returns the exit code.
pub fn run(arguments: impl IntoIterator<Item = OsString>, program: &Program) -> u8 {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => {
            let _ = error.print();
            return if error.use_stderr() { 2 } else { 0 };
        }
    };
    limits::hear_of_large_files();
    memo::start();
    let result = match &cli.command {
        Command::Build(args) => build::run(args, &cli.global, program),
        Command::Check(args) => check::run(args, &cli.global, program),
        Command::Serve(args) => serve::run(args, &cli.global, program),
        Command::Search(args) => search::run(args, &cli.global, program),
        Command::New(args) => new::run(args, &cli.global, program),
        Command::Import(args) => import::run(args, &cli.global, program),
        Command::Release(args) => release::run(args, &cli.global, program),
        Command::Init(args) => init::run(args, program),
        Command::Messages(args) => messages::run(args, &cli.global, program),
        Command::Theme(args) => theme::run(args, &cli.global),
        Command::Migrate(args) => migrate::run(args, &cli.global, program),
    };
    match result {
        Ok(_) if report::has_failed() => fail("What there was to say could not be written: is the disk full?", 3),
        Ok(diagnostics) => u8::from(report::has_errors(&diagnostics)),
        Err(Failure::Usage(sentence)) => fail(&sentence, 2),
        Err(Failure::Output(sentence)) => fail(&sentence, 3),
    }
}

fn fail(sentence: &str, code: u8) -> u8 {
    report::complain(sentence);
    code
}

/// What a command that did its work has to say of the content.
type Done = Result<Vec<Resolved>, Failure>;
