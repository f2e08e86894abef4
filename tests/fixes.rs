//! A correction that a diagnostic offers puts its problem right and brings no other: tried on every fixture of `tests/diagnostics`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use pearls::build::Cache;
use pearls::diag::{Resolved, Severity};

use crate::support::fixes::mended;
use crate::support::site::Site;

/// The texts of all fixtures by their names.
fn fixtures() -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for group in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics")).unwrap() {
        for file in fs::read_dir(group.unwrap().path()).unwrap() {
            let path = file.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "md") {
                all.insert(path.display().to_string(), fs::read_to_string(&path).unwrap());
            }
        }
    }
    all
}

#[test]
fn every_fix_puts_its_problem_right_and_brings_no_other() {
    let mut cache = Cache::default();
    let (mut tried, mut faults) = (BTreeSet::new(), Vec::new());
    for (name, text) in fixtures() {
        let site = Site::base().with(&text);
        let found = site.build(&mut cache).diagnostics;
        let fixable: BTreeSet<String> = found
            .iter()
            .filter(|found| found.diagnostic.fix.is_some())
            .map(|found| found.diagnostic.code.to_string())
            .collect();
        if fixable.is_empty() {
            continue;
        }
        let after = mended(&site, &found).build(&mut cache).diagnostics;
        let still = after.iter().filter(|found| found.diagnostic.fix.is_some());
        let still: BTreeSet<String> =
            still.map(|found| found.diagnostic.code.to_string()).filter(|code| fixable.contains(code)).collect();
        let errors = |all: &[Resolved]| -> BTreeSet<String> {
            let errors = all.iter().filter(|found| found.diagnostic.severity == Severity::Error);
            errors.map(|found| found.diagnostic.code.to_string()).collect()
        };
        let new: Vec<String> = errors(&after).difference(&errors(&found)).cloned().collect();
        if !still.is_empty() || !new.is_empty() {
            faults.push(format!("{name}: still {still:?}, new {new:?}"));
        }
        tried.extend(fixable);
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(tried.len() > 25, "{tried:?}");
}
