//! The installed program elsewhere: everything that it needs is in the binary.

use std::path::Path;
use std::process::Command;

fn run(program: &Path, arguments: &[&str], folder: &Path) {
    let output = Command::new(program).args(arguments).current_dir(folder).output().unwrap();
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{} {arguments:?}: {out}{err}", program.display());
}

#[test]
fn an_installed_program_makes_a_site_elsewhere() {
    let (prefix, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let prefix_path = prefix.path().to_str().unwrap();
    // A target folder of its own would compile everything anew; the debug profile and the common folder share the work.
    let arguments =
        ["install", "--path", ".", "--debug", "--locked", "--offline", "--root", prefix_path, "--target-dir", "target"];
    run(Path::new(&cargo), &arguments, root);
    let program = prefix.path().join("bin/pearls");
    run(&program, &["init", "site"], elsewhere.path());
    let site = elsewhere.path().join("site");
    run(&program, &["build"], &site);
    run(&program, &["check"], &site);
    for page in ["index.html", "case-studies/first-case.html", "404.html", "feed.xml", "sitemap.xml"] {
        assert!(site.join("public").join(page).is_file(), "{page}");
    }
}
