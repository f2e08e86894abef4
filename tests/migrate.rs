//! `pearls migrate` on the disk: a small site of version 1 that is written oddly, and what becomes of it, byte by byte.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::support::{files, write};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/migrate").join(name)
}

/// A copy of the site of version 1.
fn site() -> tempfile::TempDir {
    let site = tempfile::tempdir().unwrap();
    for (path, bytes) in files(&folder("before")) {
        let path = site.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    site
}

/// What the program prints, to stdout and to stderr.
fn run(site: &Path, arguments: &[&str]) -> (i32, String, String) {
    let Output { status, stdout, stderr } =
        Command::new(env!("CARGO_BIN_EXE_pearls")).args(arguments).current_dir(site).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (status.code().unwrap(), text(stdout), text(stderr))
}

#[test]
fn a_site_is_brought_to_version_2_and_all_else_stays_byte_by_byte() {
    let site = site();
    let mut expected: BTreeMap<_, _> = files(&folder("before"));
    expected.insert("site.yaml".to_owned(), std::fs::read(folder("after.yaml")).unwrap());

    let (code, dry, told) = run(site.path(), &["migrate", "--dry-run"]);
    assert_eq!((code, files(site.path())), (0, files(&folder("before"))));
    assert!(told.ends_with("Nothing was written: `pearls migrate` without `--dry-run` changes 1 file.\n"), "{told}");

    let (code, out, told) = run(site.path(), &["migrate"]);
    assert_eq!((code, &out), (0, &dry));
    assert_eq!(files(site.path()), expected, "{out}");
    assert!(out.starts_with("site.yaml:3: the version that the site is written for\n  - pearls:   \"1\""), "{out}");
    assert!(told.starts_with("Note: 1 case study states no `evidence`"), "{told}");
    assert!(told.ends_with("Changed 1 file. Next: `pearls check`.\n"), "{told}");

    let (code, out, told) = run(site.path(), &["migrate"]);
    assert_eq!(
        (code, &*out, &*told),
        (0, "", "Nothing to change: the site is of version 2 already.\n"),
        "done twice is done once"
    );
    assert_eq!(files(site.path()), expected);
}

const TOPICS: &str = "title: Topics\nfield: topics\nfor: case-studies\nterms: [{key: x, label: X}]\n";

#[test]
fn a_migrated_site_has_no_error_and_the_pages_that_it_had() {
    let site = site();
    assert_eq!(run(site.path(), &["migrate"]).0, 0);
    // What version 1 asked for as well, and the little site does without.
    write(site.path(), "content/vocabularies/topics.yaml", TOPICS);
    for role in ["accessibility-statement", "imprint", "privacy"] {
        write(
            site.path(),
            &format!("content/pages/{role}.md"),
            format!("---\ntitle: {role}\nrole: {role}\n---\n\nWords.\n"),
        );
    }
    let (code, _, told) = run(site.path(), &["check"]);
    assert_eq!(code, 0, "{told}");
    assert_eq!(run(site.path(), &["build"]).0, 0);
    let page = |path: &str| std::fs::read_to_string(site.path().join("public").join(path)).unwrap();
    assert!(page("editions/pearls.html").contains("<html lang=\"lv\""));
    assert!(page("map.html").contains("class=\"map-place"));
}

#[test]
fn a_site_of_version_1_has_one_problem_whatever_else_is_wrong() {
    let site = site();
    write(site.path(), "content/pages/bad.md", "---\ntitl: x\n---\n");
    for command in ["build", "check"] {
        let (code, _, told) = run(site.path(), &[command]);
        assert_eq!(code, 1);
        assert!(told.contains("error[site/old-version]") && told.contains("pearls migrate"), "{told}");
        assert!(told.contains("1 error in 1 file"), "{told}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_a_file_keeps_who_may_read_it() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let site = site();
    let (link, real) = (site.path().join("site.yaml"), site.path().join("content/static/real.yaml"));
    std::fs::create_dir_all(real.parent().unwrap()).unwrap();
    std::fs::rename(&link, &real).unwrap();
    symlink("content/static/real.yaml", &link).unwrap();
    std::fs::set_permissions(&real, PermissionsExt::from_mode(0o640)).unwrap();
    assert_eq!(run(site.path(), &["migrate"]).0, 0);
    assert!(link.is_symlink());
    assert_eq!(std::fs::read(&real).unwrap(), std::fs::read(folder("after.yaml")).unwrap());
    assert_eq!(real.metadata().unwrap().permissions().mode() & 0o777, 0o640);
}
