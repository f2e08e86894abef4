//! What the terminal sees: problems in the format that was asked for, one line of summary, sentences of failure.
//!
//! What people read goes to stderr, what machines read to stdout. A closed pipe is nobody's problem; anything else that keeps a
//! text from being written is one, so that nobody takes half a report for a whole one.

use std::io::{self, ErrorKind, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use clap::ValueEnum;

use super::Global;
use crate::diag::render::{digest, github, human, json, sarif};
use crate::diag::{Resolved, Severity};
use crate::source::SourcePath;

/// How problems are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// Excerpts with carets and advice
    Human,
    /// For other programs
    Json,
    /// Annotations of GitHub Actions
    Github,
    /// For code scanning
    Sarif,
}

/// Whether a text could not be written.
static FAILED: AtomicBool = AtomicBool::new(false);

/// Whether a text could not be written since this was asked the last time.
pub(super) fn has_failed() -> bool {
    FAILED.swap(false, Ordering::Relaxed)
}

fn note(written: io::Result<()>) {
    if written.is_err_and(|error| error.kind() != ErrorKind::BrokenPipe) {
        FAILED.store(true, Ordering::Relaxed);
    }
}

/// Whether any of them is an error.
pub(super) fn has_errors(diagnostics: &[Resolved]) -> bool {
    diagnostics.iter().any(|resolved| resolved.diagnostic.severity == Severity::Error)
}

/// Prints problems.
pub(super) fn problems(diagnostics: &[Resolved], global: &Global) {
    match global.format {
        Format::Json => machine(&json::render(diagnostics)),
        Format::Github => machine(&github::render(&in_repository(diagnostics, global))),
        Format::Sarif => machine(&sarif::render(&in_repository(diagnostics, global))),
        Format::Human if diagnostics.is_empty() => {}
        Format::Human => {
            let is_shown = |resolved: &&Resolved| !global.quiet || resolved.diagnostic.severity == Severity::Error;
            let shown: Vec<Resolved> = diagnostics.iter().filter(is_shown).cloned().collect();
            if !shown.is_empty() {
                note(writeln!(anstream::stderr(), "{}", digest::render(&shown, global.notes, true)));
            }
        }
    }
}

/// The problems with paths that begin at the repository: that is where annotations are attached.
fn in_repository(diagnostics: &[Resolved], global: &Global) -> Vec<Resolved> {
    let mut all = diagnostics.to_vec();
    let prefix = super::site::find(global).ok().and_then(|root| super::site::inside_repository(&root));
    let Some(prefix) = prefix else { return all };
    for found in &mut all {
        let own = &mut found.diagnostic;
        let fix = own.fix.iter_mut().map(|fix| &mut fix.place);
        let places = own.labels.iter_mut().map(|label| &mut label.place).chain(fix).chain([&mut own.place]);
        places.for_each(|place| place.file = SourcePath::new(&format!("{prefix}/{}", place.file)));
    }
    all
}

/// Prints one line of what was done, with the number of problems.
pub(super) fn summary(diagnostics: &[Resolved], done: &str, global: &Global) {
    say(&format!("{done}; {}.", human::summary(diagnostics)), global);
}

/// Prints a line for people, unless they want quiet.
pub(super) fn say(line: &str, global: &Global) {
    if !global.quiet {
        note(writeln!(anstream::stderr(), "{line}"));
    }
}

/// Prints why a command failed.
pub(super) fn complain(sentence: &str) {
    let style = anstyle::Style::new().bold().fg_color(Some(anstyle::AnsiColor::Red.into()));
    let _ = writeln!(anstream::stderr(), "{style}error{style:#}: {sentence}");
}

/// Prints what a command made.
pub(super) fn result(line: &str) {
    note(writeln!(anstream::stdout(), "{line}"));
}

/// Prints a text that a command made, as it is.
pub(super) fn machine(text: &str) {
    let mut out = io::stdout().lock();
    let end: &[u8] = if text.is_empty() || text.ends_with('\n') { b"" } else { b"\n" };
    note(out.write_all(text.as_bytes()).and_then(|()| out.write_all(end)).and_then(|()| out.flush()));
}
