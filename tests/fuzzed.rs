//! Inputs that fuzzing began with or has found: none of them makes the program panic, or takes it long. The targets that find new
//! ones are in `fuzz/`.

use std::fs;
use std::path::Path;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

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

/// The text with a piece left out, doubled, or put elsewhere; `random` gives numbers below a limit.
fn mutated(text: &str, mut random: impl FnMut(usize) -> usize) -> String {
    let mut text: Vec<char> = text.chars().collect();
    for _ in 0..=random(4) {
        let from = random(text.len() + 1);
        let piece: Vec<char> = text[from..].iter().take(random(30)).copied().collect();
        let signs =
            ['\n', ' ', '-', ':', '[', '{', '|', '*', '`', '&', '<', '"', '\'', '\u{0}', '\u{301}', '\u{1f468}'];
        match random(4) {
            0 => drop(text.drain(from..from + piece.len())),
            1 => drop(text.splice(from..from, piece)),
            2 => drop(text.splice(from..from, vec![signs[random(signs.len())]; 1 + random(5)])),
            _ => {
                let to = random(text.len() + 1);
                drop(text.splice(to..to, piece));
            }
        }
    }
    text.into_iter().collect()
}

/// A short run of what `fuzz/` does for long; `FUZZ_SECONDS` makes it longer.
#[test]
fn changed_seeds_do_not_either() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds");
    let seconds = std::env::var("FUZZ_SECONDS").ok().and_then(|seconds| seconds.parse().ok());
    for (name, run) in TARGETS {
        let seeds = fs::read_dir(root.join(name)).unwrap();
        let seeds: Vec<_> = seeds.map(|seed| fs::read_to_string(seed.unwrap().path()).unwrap()).collect();
        let (start, mut cases, mut state) = (Instant::now(), 0_u64, 0x9E37_79B9_7F4A_7C15_u64);
        let mut slowest = Duration::ZERO;
        while seconds.map_or(cases < 60, |seconds| start.elapsed().as_secs() < seconds) {
            let mut random = |limit: usize| {
                // Xorshift: the same numbers in each run.
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                usize::try_from(state >> 33).unwrap() % limit
            };
            let text = mutated(&seeds[random(seeds.len())], &mut random);
            let before = Instant::now();
            let result = std::panic::catch_unwind(|| run(&text));
            assert!(result.is_ok() && before.elapsed() < MOST, "{name}: {:?} {text:?}", before.elapsed());
            slowest = slowest.max(before.elapsed());
            cases += 1;
        }
        println!("{name}: {cases} cases, the slowest in {slowest:?}");
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
