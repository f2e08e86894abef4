//! Many problems, as somebody at a terminal can take them in: the worst first, what is the same in many places once, and
//! notes, which can wait, in short.

use std::collections::BTreeMap;

use super::human;
use crate::diag::{Resolved, Severity};

/// So many problems that say the same are shown whole; the others are places in a line.
const WHOLE: usize = 3;
/// How many places a line names.
const PLACES: usize = 8;

/// The problems in the order in which they are to be read. `notes`: all notes whole, also beside errors.
pub fn render(diagnostics: &[Resolved], notes: bool, colour: bool) -> String {
    let of = |severity: Severity| diagnostics.iter().filter(move |found| found.diagnostic.severity == severity);
    let mut parts: Vec<String> = Vec::new();
    for severity in [Severity::Error, Severity::Warning] {
        let same = |found: &Resolved| (found.diagnostic.code.clone(), found.diagnostic.message.clone());
        parts.extend(folded(of(severity).collect(), same, WHOLE, colour));
    }
    let own: Vec<&Resolved> = of(Severity::Note).collect();
    let has_errors = of(Severity::Error).next().is_some();
    if notes {
        parts.extend(own.iter().map(|found| human::render(std::slice::from_ref(*found), colour)));
    } else if has_errors && !own.is_empty() {
        let (count, them) =
            if own.len() == 1 { ("1 note is".to_owned(), "it") } else { (format!("{} notes are", own.len()), "them") };
        parts.push(format!("{count} left out until the errors are gone; `--notes` shows {them}.\n"));
    } else {
        parts.extend(folded(own, |found| (found.diagnostic.code.clone(), String::new()), 1, colour));
    }
    parts.join("\n")
}

/// The problems, of those with the same key so many whole and the others as places.
fn folded<'a, K: Ord>(
    all: Vec<&'a Resolved>,
    key: impl Fn(&'a Resolved) -> K,
    whole: usize,
    colour: bool,
) -> Vec<String> {
    let mut numbers: BTreeMap<K, Vec<&Resolved>> = BTreeMap::new();
    for found in &all {
        numbers.entry(key(found)).or_default().push(found);
    }
    let mut parts = Vec::new();
    let mut done: BTreeMap<K, usize> = BTreeMap::new();
    for found in all {
        let Some(same) = numbers.get(&key(found)) else { continue };
        let count = done.entry(key(found)).or_default();
        *count += 1;
        // Where several are whole, a line for one more would be no shorter.
        let whole = if whole > 1 && same.len() == whole + 1 { same.len() } else { whole };
        if *count <= whole {
            parts.push(human::render(std::slice::from_ref(found), colour));
        }
        if *count == whole && same.len() > whole {
            parts.push(more(same.get(whole..).unwrap_or_default()));
        }
    }
    parts
}

/// `7 more of the same: a.md:3, b.md, …`
fn more(rest: &[&Resolved]) -> String {
    let place = |found: &&Resolved| match found.position.line {
        0 => found.diagnostic.place.file.to_string(),
        line => format!("{}:{line}", found.diagnostic.place.file),
    };
    let mut places: Vec<String> = rest.iter().take(PLACES).map(place).collect();
    if rest.len() > PLACES {
        places.push(format!("and {} more", rest.len() - PLACES));
    }
    let code = rest.first().map_or("", |found| found.diagnostic.code.as_ref());
    let severity = rest.first().map_or(Severity::Note, |found| found.diagnostic.severity);
    format!("{severity}[{code}]: {} more in {}\n", rest.len(), places.join(", "))
}
