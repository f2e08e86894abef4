//! The command line, run as a process with a small program behind it.

use std::path::Path;
use std::process::Output;

use pearls::bundle::MANIFEST;
use pearls::disk::Lock;

use crate::support::{files, program, write};

fn site(files: &[(&str, &str)]) -> tempfile::TempDir {
    let site = tempfile::tempdir().unwrap();
    write(site.path(), "site.yaml", "pearls: '2'\ntimezone: Europe/Riga\n");
    files.iter().for_each(|(path, text)| write(site.path(), path, text));
    site
}

struct Run {
    code: i32,
    out: String,
    err: String,
}

fn run_in(folder: &Path, arguments: &str) -> Run {
    let Output { status, stdout, stderr } =
        program::command(arguments.split(' ')).current_dir(folder).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    // Before the program begins, the test harness says what it runs.
    let out = text(stdout)
        .split_once("running 1 test\n")
        .unwrap()
        .1
        .trim_start_matches("test support::program::part_program ... ")
        .trim_start()
        .to_owned();
    Run { code: status.code().unwrap(), out, err: text(stderr) }
}

fn run(site: &tempfile::TempDir, arguments: &str) -> Run {
    run_in(site.path(), arguments)
}

#[test]
fn a_build_writes_the_site_and_an_unchanged_one_stops() {
    let site = site(&[("content/index.md", "home"), ("content/pages/a.md", "a")]);
    let public = site.path().join("public");
    let first = run_in(&site.path().join("content/pages"), "build");
    assert_eq!((first.code, first.out.as_str()), (0, ""));
    assert!(
        first.err.starts_with("5 files, 5 written, 0 deleted in ") && first.err.ends_with(" ms; no problems.\n"),
        "{}",
        first.err
    );
    let names: Vec<_> = files(&public).into_keys().collect();
    assert_eq!(names, ["404.html", MANIFEST, "index.html", "main.css", "pages/a.html", "search/en/index.json"]);

    assert_eq!(run(&site, "build").err, "Nothing has changed since the last build; no problems.\n");
    std::fs::remove_file(public.join("main.css")).unwrap();
    assert!(run(&site, "build").err.starts_with("5 files, 1 written, 0 deleted"));
    assert!(run(&site, "build --today 2027-01-01").err.starts_with("5 files, 0 written, 0 deleted"));
    write(site.path(), ".pearls/build.json", "{damaged");
    assert!(run(&site, "build").err.starts_with("5 files, 0 written"));
    assert!(run(&site, "build --no-search").err.starts_with("4 files, 0 written, 1 deleted"));
    assert!(run(&site, "build").err.starts_with("5 files, 1 written"));
    // A later build was killed: sizes alone do not tell whether its pages are there.
    write(&public, ".pearls-publishing.json", "{\"files\": []}");
    assert!(run(&site, "build").err.starts_with("5 files, 0 written"));
    assert!(!public.join(".pearls-publishing.json").exists());
    assert_eq!(run(&site, "build --quiet").err, "");
}

#[test]
fn problems_hold_the_site_back_and_are_told_again() {
    let site = site(&[("content/index.md", "home")]);
    assert_eq!(run(&site, "build").code, 0);
    write(site.path(), "content/bad.md", "BROKEN");
    for _ in 0..2 {
        let failed = run(&site, "build");
        assert_eq!((failed.code, failed.out.as_str()), (1, ""));
        assert!(failed.err.contains("error[test/broken]: <content/bad.md> is broken"), "{}", failed.err);
        assert!(failed.err.contains("1 error in 1 file."), "{}", failed.err);
    }
    assert!(!site.path().join("public/bad.html").exists());
    assert!(site.path().join("public/index.html").exists());
}

#[test]
fn machines_read_stdout_and_people_stderr() {
    let site = site(&[("content/bad.md", "BROKEN")]);
    let json = run(&site, "check --format json");
    assert_eq!(json.code, 1);
    assert!(serde_json::from_str::<serde_json::Value>(&json.out).unwrap().to_string().contains("test/broken"));
    assert!(!json.err.contains("test/broken"), "{}", json.err);
    assert!(run(&site, "check --format github").out.contains("::error "));
    assert!(run(&site, "check --format sarif").out.contains("\"ruleId\""));
}

#[test]
fn check_writes_nothing_and_looks_ahead() {
    let site = site(&[("content/index.md", "home"), ("content/later.md", "LATER")]);
    let before = files(site.path());
    let checked = run(&site, "check --today 2026-04-27");
    assert_eq!(checked.code, 1);
    assert!(checked.err.contains("from 2030-01-01 on: <content/later.md> is broken"), "{}", checked.err);
    assert!(
        checked.err.contains("Checked the site as of today and of 2030-01-01, when it changes; 1 error in 1 file."),
        "{}",
        checked.err
    );
    assert_eq!(files(site.path()), before);
    assert_eq!(run(&site, "build --today 2026-04-27").code, 0);
}

#[test]
fn a_wrong_command_line_is_exit_code_2_and_one_sentence() {
    let empty = tempfile::tempdir().unwrap();
    let lost = run_in(empty.path(), "build");
    assert_eq!(lost.code, 2);
    assert!(lost.err.starts_with("error: There is no site.yaml here in `"), "{}", lost.err);
    assert!(lost.err.ends_with("or make a new site with `pearls init DIR`.\n"), "{}", lost.err);
    write(empty.path(), "site.yml", "");
    assert!(run_in(empty.path(), "build").err.contains("rename that file to site.yaml"));

    let site = site(&[("content/pages/other.lv.md", "a"), ("content/pages/folder/index.md", "BROKEN")]);
    for (arguments, expected) in [
        ("build --today 27.04.2026", "a day is written like 2026-04-27"),
        ("build --base-url example.org", "an address begins with https:// or http://"),
        ("build --root nowhere", "`nowhere` is not the folder of a site"),
        ("build --out content/pages", "`content/pages` holds the site's own files"),
        ("build --out .", "`.` holds the site's own files"),
        ("new case-studie x", "'case-study'"),
        ("new page Ķīle", "`Ķīle` cannot be a name in addresses"),
        ("new page search", "`search` is a name that the site needs for itself"),
        ("new page x --lang Latvian", "`Latvian` is no code of a language"),
        ("new page other", "`content/pages/other.lv.md` states this entry already"),
        ("new page other", "`--lang xx` writes a translation."),
        ("new page folder", "`content/pages/folder/index.md` states this entry already"),
    ] {
        let refused = run(&site, arguments);
        assert_eq!(refused.code, 2, "{arguments}");
        assert!(refused.err.contains(expected), "{arguments}: {}", refused.err);
    }
    assert_eq!(files(site.path()).len(), 3);
    assert_eq!(run(&site, "new page other --lang lt").code, 0);
}

#[test]
fn an_output_that_fails_is_exit_code_3() {
    let site = site(&[("content/index.md", "home")]);
    let lock = Lock::take(site.path()).unwrap();
    let held = run(&site, "build");
    assert_eq!(held.code, 3);
    assert_eq!(held.err, "error: Another build of this site is at work: wait until it has ended, then try again.\n");
    drop(lock);
    write(site.path(), "public/index.html", "theirs");
    let foreign = run(&site, "build");
    assert_eq!(foreign.code, 3);
    assert!(foreign.err.contains("public/index.html` would be overwritten"), "{}", foreign.err);
}

#[test]
fn an_output_folder_among_the_sources_is_refused_however_it_is_written() {
    let site = site(&[("content/index.md", "home")]);
    for out in [
        "content",
        "nope/../content",
        "./nope/../../nope/../content/new",
        "a/b/../../themes/x",
        ".",
        "nope/..",
        "content/../.pearls",
    ] {
        let out = out.replace("./nope/../..", "nope/..");
        let refused = run(&site, &format!("build --out {out}"));
        assert_eq!(refused.code, 2, "{out}: {}", refused.err);
        assert!(refused.err.contains("holds the site's own files"), "{out}: {}", refused.err);
    }
    assert_eq!(files(site.path()).keys().filter(|path| path.starts_with("content/")).count(), 1);
    assert_eq!(run(&site, "build --out nope/../site-out").code, 0);
    assert!(site.path().join("site-out/index.html").is_file());
}

#[cfg(target_os = "linux")]
#[test]
fn a_report_that_cannot_be_written_is_exit_code_3() {
    let site = site(&[("content/index.md", "home"), ("content/b.md", "BROKEN")]);
    let full = || std::fs::File::options().write(true).open("/dev/full").unwrap();
    let run = |arguments: &str, to_stdout: bool| {
        let mut command = program::command(arguments.split(' '));
        if to_stdout {
            command.stdout(full())
        } else {
            command.stderr(full())
        };
        command.current_dir(site.path()).output().unwrap().status.code()
    };
    assert_eq!(run("check", false), Some(3));
    assert_eq!(run("build", false), Some(3));
    std::fs::remove_file(site.path().join("content/b.md")).unwrap();
    assert_eq!(run("build", false), Some(3), "also when there is nothing to complain of");
}

#[cfg(unix)]
#[test]
fn a_limit_of_the_size_of_files_is_exit_code_3() {
    let site = site(&[("content/index.md", "home"), ("content/big.md", &"word ".repeat(20_000))]);
    let part = program::command(["build"]);
    let mut limited = std::process::Command::new("sh");
    limited.args(["-c", "ulimit -f 40; exec \"$0\" \"$@\""]).arg(part.get_program()).args(part.get_args());
    limited.envs(part.get_envs().filter_map(|(name, value)| Some((name, value?)))).current_dir(site.path());
    let output = limited.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(3), "{said}");
    assert!(said.contains("could not be written, there is no more room for it"), "{said}");
}

#[test]
fn new_files_are_made_and_never_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let made = run_in(folder.path(), "init my-site");
    assert_eq!(made.out, "Made a site of 2 files in my-site\nNext: cd my-site && pearls serve\n");
    assert_eq!(run_in(folder.path(), "init my-site").code, 3);
    let site = folder.path().join("my-site");
    let new = run_in(&site, "new case-study neighbours --lang lv");
    assert_eq!(new.code, 0, "{}", new.err);
    assert!(new.out.trim_end().ends_with("content/case-studies/neighbours.lv.md"), "{}", new.out);
    assert!(new.err.contains("pearls serve"));
    write(&site, "content/case-studies/neighbours.lv.md", "mine");
    let again = run_in(&site, "new case-study neighbours --lang lv");
    assert_eq!(again.code, 3);
    assert!(
        again.err.contains("neighbours.lv.md` is there already, and nothing is ever written over it."),
        "{}",
        again.err
    );
}

#[test]
fn a_filled_template_becomes_an_entry_that_is_never_overwritten() {
    let site = site(&[("filled.json", "a plan"), ("photo.json", "a photo")]);
    let made = run(&site, "import plan filled.json --municipality kiel --document council.ODT");
    assert_eq!(made.code, 0, "{}", made.err);
    let lines: Vec<_> = made.out.lines().collect();
    assert!(lines.iter().all(|line| line.starts_with("Made ")), "{}", made.out);
    assert!(lines[0].ends_with("kiel.md") && lines[1].ends_with("council.ODT"), "{}", made.out);
    assert!(made.err.starts_with("Something is left.\nRead it once"), "{}", made.err);
    let all = files(site.path());
    assert_eq!(all["content/action-plans/kiel.md"], b"a plan\n");
    assert_eq!(all["council.ODT"], b"a document, odt\n");

    for (arguments, taken) in [
        ("import plan filled.json --municipality kiel", "kiel.md` is there already"),
        ("import plan filled.json --municipality kiel --document other.odt", "kiel.md` is there already"),
        ("import plan filled.json --municipality plock --document council.ODT", "council.ODT` is there already"),
    ] {
        let again = run(&site, arguments);
        assert_eq!(again.code, 3, "{arguments}: {}", again.err);
        assert!(again.err.contains(taken), "{arguments}: {}", again.err);
        assert_eq!(files(site.path()), all, "{arguments}: nothing is written in part");
    }
    for (arguments, expected) in [
        ("import plan photo.json --municipality plock", "error: `photo.json` is no plan\n"),
        ("import plan nowhere.json --municipality plock", "nowhere.json"),
        ("import plan filled.json", "--municipality <ID>"),
        ("import", "Usage: pearls import"),
    ] {
        let refused = run(&site, arguments);
        assert_eq!(refused.code, 2, "{arguments}: {}", refused.err);
        assert!(refused.err.contains(expected), "{arguments}: {}", refused.err);
    }
    assert_eq!(files(site.path()), all);
    // A document is made where the command is given.
    let below = site.path().join("content");
    let made = run_in(&below, "import plan ../filled.json --municipality plock --quiet --document plock.md");
    assert_eq!((made.code, made.err.as_str()), (0, ""));
    assert!(below.join("plock.md").is_file() && below.join("action-plans/plock.md").is_file());
}

#[test]
fn a_release_is_written_once_and_only_of_a_site_without_errors() {
    let site = site(&[("content/pages/a.md", "a")]);
    let made = run(&site, "release 1.0 --date 2026-01-31");
    assert_eq!(made.code, 0, "{}", made.err);
    assert!(made.out.trim_end().ends_with("content/releases/1.0.yaml"), "{}", made.out);
    assert!(made.err.contains("release: {version: '1.0', date: 2026-01-31}"), "{}", made.err);
    let text = std::fs::read_to_string(site.path().join("content/releases/1.0.yaml")).unwrap();
    assert_eq!(text, "version: '1.0'\ndate: 2026-01-31\n");
    assert_eq!(run(&site, "release 1.0").code, 3, "a release is never written over");
    assert_eq!(run(&site, "release ../1").code, 2);
    write(site.path(), "content/pages/a.md", "BROKEN");
    assert_eq!(run(&site, "release 1.1").code, 1);
    assert!(!site.path().join("content/releases/1.1.yaml").exists());
}

#[test]
fn a_new_site_is_made_as_it_is_wished_for() {
    let folder = tempfile::tempdir().unwrap();
    let made = run_in(folder.path(), "init my-site --lang lv,sv,lv --award --no-places");
    assert_eq!(made.out, "Made a site of 2 files in my-site\nNothing is in sv.\nNext: cd my-site && pearls serve\n");
    for wrong in ["Latvian", "qqq", "l"] {
        let refused = run_in(folder.path(), &format!("init other --lang {wrong}"));
        assert_eq!(refused.code, 2, "{wrong}");
        assert!(refused.err.contains("a language is written as its code"), "{}", refused.err);
    }
}

#[test]
fn messages_are_printed_or_written() {
    let site = site(&[]);
    let printed = run(&site, "messages lv");
    assert_eq!((printed.code, printed.out.as_str()), (0, "menu: lv\n"));
    assert!(printed.err.contains("The site has no language `lv`"), "{}", printed.err);
    assert_eq!(run(&site, "messages lv --write").code, 0);
    assert_eq!(files(site.path())["content/messages/lv.yaml"], b"menu: lv\n");
    let broken = run(&site, "messages xx --write");
    assert_eq!(broken.code, 1);
    assert!(broken.err.contains("Nothing was written"), "{}", broken.err);
    assert!(run(&site, "messages Latvian").err.contains("is no code of a language"));
    assert_eq!(files(site.path()).len(), 2);
}

#[test]
fn files_of_the_theme_are_copied_to_be_changed() {
    let site = site(&[("themes/winter/css/base.css", "mine")]);
    write(site.path(), "site.yaml", "pearls: '2'\ntitle: T\nurl: https://example.org\nlanguages: en\ntheme: winter\n");
    let made = run(&site, "theme export templates/header.html js/compare.mjs");
    assert_eq!(made.code, 0, "{}", made.err);
    assert!(made.out.contains("header.html (HTML of a page or of a part of it"), "{}", made.out);
    let all = files(site.path());
    assert!(all["themes/winter/templates/header.html"].starts_with(b"{#-"));
    assert!(all["themes/winter/js/compare.mjs"].starts_with(b"// @ts-check"));
    let refused = run(&site, "theme export css");
    assert_eq!(refused.code, 3);
    assert!(refused.err.contains("`themes/winter/css/base.css` is there already"), "{}", refused.err);
    assert_eq!(files(site.path()).len(), all.len(), "nothing is written in part");
    assert_eq!(run(&site, "theme export css --force").code, 0);
    assert_ne!(files(site.path())["themes/winter/css/base.css"], b"mine");
    let wrong = run(&site, "theme export templates/heaader.html");
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("did you mean `templates/header.html`?"), "{}", wrong.err);
    assert!(run(&site, "theme export --list").out.contains("\ncss/tokens.css  "));
    assert_eq!(run(&site, "theme export").code, 2);
}
