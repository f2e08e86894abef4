//! Inputs that fuzzing began with or has found: none of them makes the program panic, or takes it long. The targets that find new
//! ones are in `fuzz/`.

use std::fs;
use std::path::Path;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use pearls::fuzzing;

/// Two seconds is the goal; a build without optimisation on a busy machine takes many times as long.
const MOST: Duration = Duration::from_secs(30);

/// A target with its function.
type Target = (&'static str, fn(&str) -> usize);

const TARGETS: [Target; 4] = [
    ("front_matter", fuzzing::front_matter),
    ("markdown", fuzzing::markdown),
    ("site", fuzzing::site),
    ("template", fuzzing::template),
];

#[test]
fn no_seed_makes_the_program_panic_or_wait() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz");
    for (name, run) in TARGETS {
        assert!(root.join(format!("fuzz_targets/{name}.rs")).is_file(), "{name} has no target");
        let seeds: Vec<_> =
            fs::read_dir(root.join("seeds").join(name)).unwrap().map(|seed| seed.unwrap().path()).collect();
        assert!(seeds.len() > 2, "{name} has seeds");
        for seed in seeds {
            let text = fs::read_to_string(&seed).unwrap();
            let (done, is_done) = mpsc::channel();
            let thread = thread::spawn(move || {
                run(&text);
                let _ = done.send(());
            });
            match is_done.recv_timeout(MOST) {
                Err(mpsc::RecvTimeoutError::Timeout) => panic!("{} takes more than {MOST:?}", seed.display()),
                _ => assert!(thread.join().is_ok(), "{} panics", seed.display()),
            }
        }
    }
}

#[test]
fn the_targets_do_something() {
    assert!(fuzzing::front_matter("---\ntitel: x\n---\n") >= 10);
    assert!(fuzzing::markdown("<b>raw</b>") >= 1);
    assert!(fuzzing::site("titel: x") >= 1);
    assert_eq!(fuzzing::template("{% for row in page.rows %}{{ row }}{% endfor %}"), 60);
    assert_eq!(fuzzing::template("{% for row in page.rows %}"), 0);
}
