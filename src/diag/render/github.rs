//! For GitHub Actions: workflow commands that become annotations of a change.
//!
//! GitHub takes columns only where a place begins and ends on one line, shows ten annotations of a severity for each step,
//! and wants line ends, `%` and, in properties, `:` and `,` escaped.

use std::fmt::Write;

use crate::diag::{Resolved, Severity};

/// One command on each line.
pub fn render(diagnostics: &[Resolved]) -> String {
    diagnostics.iter().map(|diagnostic| one(diagnostic) + "\n").collect()
}

fn one(resolved: &Resolved) -> String {
    let Resolved { diagnostic, position, .. } = resolved;
    let command = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let mut properties = format!("file={}", property(diagnostic.place.file.as_str()));
    if position.line > 0 {
        let _ = write!(properties, ",line={},endLine={}", position.line, position.end_line);
        if position.line == position.end_line {
            let _ = write!(properties, ",col={},endColumn={}", position.column, position.end_column);
        }
    }
    let mut text = diagnostic.message.clone();
    for further in [&diagnostic.label, &diagnostic.help].into_iter().flatten() {
        text.push('\n');
        text.push_str(further);
    }
    format!("::{command} {properties},title={}::{}", property(&diagnostic.code), data(&text))
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
