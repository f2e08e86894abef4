//! `pearls new` for every kind, with the program itself: what it writes is right but for what only the editor can know.

use std::path::Path;
use std::process::{Command, Output};

/// What the program prints to stderr.
fn run(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let Output { status, stderr, .. } =
        Command::new(env!("CARGO_BIN_EXE_pearls")).args(arguments).current_dir(folder).output().unwrap();
    (status.code().unwrap(), String::from_utf8(stderr).unwrap())
}

#[test]
fn a_new_entry_of_any_kind_lacks_nothing_but_what_must_be_filled_in() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(run(folder.path(), &["init", "site", "--lang", "lv,en", "--award"]).0, 0);
    let site = folder.path().join("site");
    let kinds = [
        ("case-study", "new-case"),
        ("plan-template", "new-template"),
        ("action-plan", "new-plan"),
        ("edition", "2031"),
        ("municipality", "new-place"),
        ("organisation", "new-organisation"),
        ("resource", "new-resource"),
        ("event", "new-event"),
        ("article", "new-article"),
        ("page", "new-page"),
        ("vocabulary", "new-words"),
    ];
    for (kind, id) in kinds {
        assert_eq!(run(&site, &["new", kind, id]).0, 0, "{kind}");
    }
    let (_, told) = run(&site, &["check"]);
    let told: Vec<&str> =
        told.lines().filter(|line| line.starts_with("error") || line.starts_with("warning")).collect();
    let is_to_be_filled_in = |line: &&str| {
        ["schema/missing-field", "schema/missing-any", "award/rules-missing", "site/starter-text"]
            .iter()
            .any(|code| line.contains(code))
    };
    let others: Vec<_> = told.iter().filter(|line| !is_to_be_filled_in(line)).collect();
    assert!(others.is_empty(), "{others:#?}");
    assert!(told.len() > 10, "{told:#?}");
}

#[test]
fn what_no_entry_can_be_is_refused_before_it_is_written() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(run(folder.path(), &["init", "site"]).0, 0);
    let site = folder.path().join("site");
    let refused = |arguments: &[&str]| {
        let (code, told) = run(&site, arguments);
        assert_eq!(code, 2, "{told}");
        told
    };
    assert!(refused(&["new", "edition", "spring"]).contains("is no year"));
    assert!(refused(&["new", "page", "x", "--lang", "lv"]).contains("The site has no language `lv`"));
}
