//! What the program is made of may be passed on: `cargo deny` with `deny.toml`, where it is installed.

use std::process::Command;

#[test]
fn dependencies_have_licences_and_sources_that_are_allowed() {
    let root = env!("CARGO_MANIFEST_DIR");
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let deny = |arguments: &[&str]| Command::new(&cargo).arg("deny").args(arguments).current_dir(root).output();
    if !deny(&["--version"]).is_ok_and(|ran| ran.status.success()) {
        println!("left out: cargo-deny is not installed, and to compile it takes minutes (`cargo install cargo-deny`)");
        return;
    }
    let ran = deny(&["--offline", "check", "licenses", "bans", "sources"]).unwrap();
    let said = [ran.stdout, ran.stderr].concat();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&said));
}
