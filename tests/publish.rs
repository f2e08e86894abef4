//! Publishing a bundle into a folder.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::time::{Duration, Instant};

use pearls::bundle::{Blob, Bundle, MANIFEST, Manifest};
use pearls::disk::{Lock, LockError, Published, publish};
use pearls::source::{Hash, MemoryReader, SourcePath};

use crate::support::{bundle, child, files, write};

const OLD: &str = "assets/00112233445566aa/main.css";
const NEW: &str = "assets/ffeeddccbbaa9988/main.css";

fn publish_to(out: &Path, bundle: &Bundle) -> Published {
    publish(bundle, &MemoryReader::default(), out, None).unwrap()
}

fn refusal(out: &Path, bundle: &Bundle) -> String {
    publish(bundle, &MemoryReader::default(), out, None).unwrap_err().to_string()
}

/// The files of a folder without the manifest.
fn names(out: &Path) -> Vec<String> {
    files(out).into_keys().filter(|name| name != MANIFEST).collect()
}

/// Asserts that a folder holds a bundle, its manifest and nothing else.
fn assert_holds(out: &Path, bundle: &Bundle) {
    let mut there = files(out);
    let manifest = Manifest::from_json(&there.remove(MANIFEST).unwrap()).unwrap();
    assert_eq!(manifest.files, Manifest::of(bundle).files);
    there.retain(|address, _| !manifest.kept.contains_key(address));
    assert_eq!(there.keys().collect::<Vec<_>>(), bundle.files.keys().collect::<Vec<_>>());
    for (address, blob) in &bundle.files {
        assert_eq!(Hash::of(&there[address]), blob.hash(), "{address}");
    }
}

/// What changes about a file when it is written.
fn stamps(out: &Path) -> BTreeMap<String, (std::time::SystemTime, u64)> {
    use std::os::unix::fs::MetadataExt;
    let stamp = |name: &String| {
        let metadata = fs::metadata(out.join(name)).unwrap();
        (metadata.modified().unwrap(), metadata.ino())
    };
    files(out).keys().map(|name| (name.clone(), stamp(name))).collect()
}

#[test]
fn only_files_whose_bytes_differ_are_written() {
    let out = tempfile::tempdir().unwrap();
    let pages = [("a.html", "a"), ("b/c.html", "c"), ("b/d.html", "d"), ("feed.xml", "f")];
    assert_eq!(publish_to(out.path(), &bundle(pages)).written, 4);
    let before = stamps(out.path());
    assert_eq!(publish_to(out.path(), &bundle(pages)).written, 0);
    assert_eq!(stamps(out.path()), before);

    fs::write(out.path().join("b/d.html"), "X").unwrap();
    let published = publish_to(out.path(), &bundle([("a.html", "A"), pages[1], pages[2], pages[3]]));
    assert_eq!((published.written, published.deleted, published.files), (2, 0, 4));
    let after = stamps(out.path());
    let changed: Vec<_> = after.keys().filter(|name| after[*name] != before[*name]).collect();
    assert_eq!(changed, ["a.html", "b/d.html", MANIFEST]);
    assert_eq!(fs::read(out.path().join("b/d.html")).unwrap(), b"d");
}

#[test]
fn files_of_others_survive_and_deleted_pages_vanish_with_their_folders() {
    let out = tempfile::tempdir().unwrap();
    write(out.path(), ".gitignore", "*");
    write(out.path(), "case-studies/mine.txt", "mine");
    let first = bundle([("index.html", "1"), ("case-studies/a.html", "a"), ("lv/events/b.html", "b")]);
    publish_to(out.path(), &first);
    let published = publish_to(out.path(), &bundle([("index.html", "1")]));
    assert_eq!((published.written, published.deleted), (0, 2));
    assert_eq!(names(out.path()), [".gitignore", "case-studies/mine.txt", "index.html"]);
    assert!(!out.path().join("lv").exists());
    publish_to(out.path(), &Bundle::default());
    assert_eq!(names(out.path()), [".gitignore", "case-studies/mine.txt"]);
}

#[test]
fn a_file_of_another_at_an_address_of_ours_is_refused_before_anything_is_written() {
    let out = tempfile::tempdir().unwrap();
    write(out.path(), "index.html", "theirs");
    write(out.path(), "b.html", "b");
    let site = bundle([("a.html", "a"), ("b.html", "b"), ("index.html", "ours")]);
    let error = refusal(out.path(), &site);
    assert!(error.contains("index.html` would be overwritten but was not written by this program: move it"), "{error}");
    assert_eq!(files(out.path()).len(), 2);
    fs::remove_file(out.path().join("index.html")).unwrap();
    assert_eq!(publish_to(out.path(), &site).written, 2);
    assert_holds(out.path(), &site);
}

#[test]
fn hashed_files_stay_for_one_more_build() {
    let out = tempfile::tempdir().unwrap();
    publish_to(out.path(), &bundle([("index.html", "1"), (OLD, "old")]));
    let second = bundle([("index.html", "2"), (NEW, "new")]);
    publish_to(out.path(), &second);
    assert_eq!(names(out.path()), [OLD, NEW, "index.html"]);
    publish_to(out.path(), &second);
    assert_eq!(names(out.path()), [OLD, NEW, "index.html"]);
    publish_to(out.path(), &bundle([("index.html", "3"), (NEW, "new")]));
    assert_eq!(names(out.path()), [NEW, "index.html"]);
}

#[test]
fn hashed_files_are_taken_over_from_the_folder_of_the_build_before() {
    let (before, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let next = bundle([("index.html", "2"), (NEW, "new")]);
    let absent = publish(&next, &MemoryReader::default(), out.path(), Some(before.path())).unwrap();
    assert!(absent.notes[0].ends_with("has no readable build-manifest.json, so nothing is kept of the build before."));

    let lost = "assets/1111111111111111/lost.css";
    publish_to(before.path(), &bundle([("index.html", "1"), ("old.html", "o"), (OLD, "old"), (lost, "lost")]));
    fs::write(before.path().join(lost), "LOST").unwrap();
    let out = tempfile::tempdir().unwrap();
    let published = publish(&next, &MemoryReader::default(), out.path(), Some(before.path())).unwrap();
    assert_eq!(names(out.path()), [OLD, NEW, "index.html"]);
    assert_eq!(published.notes, [format!("`{lost}` of the build before is missing or damaged, so it is not kept.")]);
    assert_eq!(names(before.path()).len(), 4);
}

#[test]
fn a_page_may_become_a_folder_and_a_folder_a_file() {
    let out = tempfile::tempdir().unwrap();
    let first = bundle([("a", "file"), ("b/c/d.html", "deep"), ("e.html", "e")]);
    let second = bundle([("a/b.html", "deep"), ("b", "file"), ("e.html", "e")]);
    for site in [&first, &second, &first] {
        publish_to(out.path(), site);
        assert_holds(out.path(), site);
    }
}

#[test]
fn a_name_that_changes_only_its_case_is_one_file_less_and_one_more() {
    let out = tempfile::tempdir().unwrap();
    publish_to(out.path(), &bundle([("static/Photo.jpg", "1")]));
    let second = bundle([("static/photo.jpg", "1")]);
    publish_to(out.path(), &second);
    assert_holds(out.path(), &second);
}

#[test]
fn media_are_copied_and_one_that_changed_meanwhile_is_refused() {
    let out = tempfile::tempdir().unwrap();
    let source = SourcePath::new("content/static/a.png");
    let blob = Blob::Media { source: source.clone(), size: 3, hash: Hash::of(b"one") };
    let site = Bundle { files: BTreeMap::from([("static/a.png".to_owned(), blob)]) };
    let reader = |bytes: &[u8]| MemoryReader(BTreeMap::from([(source.clone(), bytes.to_vec())]));
    let error = publish(&site, &reader(b"two"), out.path(), None).unwrap_err().to_string();
    assert_eq!(error, "`content/static/a.png` was changed during the build: build again.");
    publish(&site, &reader(b"one"), out.path(), None).unwrap();
    assert_eq!(publish(&site, &reader(b"two"), out.path(), None).unwrap().written, 0);
    assert_holds(out.path(), &site);
}

#[test]
fn addresses_that_lead_out_of_the_folder_are_refused() {
    let out = tempfile::tempdir().unwrap();
    for address in ["../a.html", "/a.html", "a//b.html", MANIFEST, "x/.pearls-tmp-1"] {
        let error = refusal(out.path(), &bundle([(address, "")]));
        assert!(error.contains("cannot be the name of a file of the site"), "{address}: {error}");
    }
}

#[test]
fn what_stands_in_the_way_is_named() {
    let out = tempfile::tempdir().unwrap();
    write(out.path(), "public", "a file");
    let error = refusal(&out.path().join("public"), &bundle([("index.html", "1")]));
    assert!(error.contains("public` could not be written, there is something else of that name: move away"), "{error}");
    write(out.path(), "case-studies", "a file");
    let error = refusal(out.path(), &bundle([("case-studies/a.html", "a")]));
    assert!(error.contains("case-studies` could not be written, there is "), "{error}");
    fs::create_dir(out.path().join("index.html")).unwrap();
    let error = refusal(out.path(), &bundle([("index.html", "a")]));
    assert!(error.contains("index.html` could not be written, there is something else of that name"), "{error}");
}

// Other processes. Their parts are ignored tests, run by name.

/// Plays a process that publishes. The part is `<folder> <seed> <pages>`.
#[test]
#[ignore = "a part in other tests"]
fn part_publisher() {
    let Some(part) = child::part() else { return };
    let parts: Vec<&str> = part.split(' ').collect();
    let site = random_site(parts[1].parse().unwrap(), parts[2].parse().unwrap());
    println!("\nready");
    match publish(&site, &MemoryReader::default(), Path::new(parts[0]), None) {
        Ok(published) => println!("written {}", published.written),
        Err(error) => println!("refused {error}"),
    }
}

/// Plays a process that holds a lock until it is killed.
#[test]
#[ignore = "a part in other tests"]
fn part_lock_holder() {
    let Some(root) = child::part() else { return };
    let _lock = Lock::take(Path::new(&root)).unwrap();
    println!("\nready");
    std::thread::sleep(Duration::from_secs(60));
}

/// Starts a part and waits until it is ready.
fn start(mut command: std::process::Command) -> (child::Kill, BufReader<std::process::ChildStdout>) {
    let mut process = command.spawn().unwrap();
    let mut lines = BufReader::new(process.stdout.take().unwrap());
    let mut line = String::new();
    while line != "ready\n" {
        line.clear();
        assert_ne!(lines.read_line(&mut line).unwrap(), 0, "the part ended before it was ready");
    }
    (child::Kill(process), lines)
}

/// What a part says last.
fn last_words((_, mut lines): (child::Kill, BufReader<std::process::ChildStdout>)) -> String {
    let mut text = String::new();
    lines.read_to_string(&mut text).unwrap();
    text.lines().find(|line| line.starts_with("refused") || line.starts_with("written")).unwrap().to_owned()
}

#[test]
fn a_lock_is_held_against_other_processes_and_dies_with_its_holder() {
    let root = tempfile::tempdir().unwrap();
    let holder = start(child::command("publish::part_lock_holder", root.path().to_str().unwrap()));
    assert!(matches!(Lock::take(root.path()), Err(LockError::Held)));
    drop(holder);
    Lock::take(root.path()).unwrap();
    assert_eq!(fs::read(root.path().join(".pearls/.gitignore")).unwrap(), b"*\n");
}

/// Random numbers that are the same on every run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }
}

/// A site whose pages link to each other, to assets and to feeds; from seed to seed a third of it comes and goes.
fn random_site(seed: u64, pages: usize) -> Bundle {
    let mut random = Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let hashed = |name: &str, random: &mut Random| format!("{name}-{:016x}", random.below(usize::MAX));
    let mut addresses: Vec<String> = (0..pages)
        .filter(|_| random.below(3) > 0)
        .map(|page| format!("folder-{}/page-{page}.html", page % 20))
        .chain(["index.html".into(), "feed.xml".into(), "search/en/index.json".into(), "logo.svg".into()])
        .collect();
    addresses.extend((0..20).map(|_| hashed("assets/part", &mut random)));
    let mut site = Bundle::default();
    for address in &addresses {
        let mut text = format!("<p>{seed} {}</p>", if random.below(4) > 0 { seed } else { 0 });
        if address.ends_with(".html") {
            for _ in 0..10 {
                let (up, link) =
                    ("../".repeat(address.matches('/').count()), &addresses[random.below(addresses.len())]);
                text.push_str(&format!("<a href=\"{up}{link}\">{}</a>", "x".repeat(100)));
            }
        }
        site.files.insert(address.clone(), Blob::new(text.into_bytes()));
    }
    site
}

/// Asserts that every link of every page leads to a file.
fn assert_references_resolve(out: &Path) {
    let files = files(out);
    let names: BTreeSet<&str> = files.keys().map(String::as_str).collect();
    for (address, bytes) in files.iter().filter(|(name, _)| name.ends_with(".html")) {
        let text = String::from_utf8_lossy(bytes);
        for link in text.split("href=\"").skip(1).filter_map(|rest| rest.split_once('"')).map(|(link, _)| link) {
            let mut parts: Vec<&str> = address.split('/').collect();
            parts.pop();
            for part in link.split('/') {
                match part {
                    ".." => _ = parts.pop(),
                    _ => parts.push(part),
                }
            }
            assert!(names.contains(parts.join("/").as_str()), "{address} refers to {link}, which is not there");
        }
    }
}

#[test]
fn a_build_killed_at_any_moment_leaves_a_complete_site_and_the_next_one_completes_the_work() {
    const PAGES: usize = 600;
    let out = tempfile::tempdir().unwrap();
    let folder = out.path().to_str().unwrap();
    let command = |seed: u64| child::command("publish::part_publisher", &format!("{folder} {seed} {PAGES}"));
    write(out.path(), ".gitignore", "*");
    let mut random = Random(0x5eed);
    let begin = Instant::now();
    let (first, lines) = start(command(1));
    let _ = last_words((first, lines));
    let took = begin.elapsed().as_micros() as usize / 2;
    let mut killed = 0;
    for seed in 2..52 {
        let (process, _) = start(command(seed));
        std::thread::sleep(Duration::from_micros(random.below(took) as u64));
        drop(process);
        killed += usize::from(out.path().join(".pearls-publishing.json").exists());
        assert_references_resolve(out.path());
        if seed % 10 == 0 {
            let site = random_site(seed, PAGES);
            assert!(last_words(start(command(seed))).starts_with("written"));
            fs::remove_file(out.path().join(".gitignore")).unwrap();
            assert_holds(out.path(), &site);
            write(out.path(), ".gitignore", "*");
        }
    }
    println!("{killed} of 50 were killed at work");
    assert!(killed >= 10, "only {killed} of 50 builds were killed at work");
}

#[test]
fn a_first_build_killed_at_any_moment_leaves_no_page_without_what_it_refers_to() {
    let mut random = Random(0xc01d);
    for seed in 1..11 {
        let out = tempfile::tempdir().unwrap();
        let part = format!("{} {seed} 600", out.path().to_str().unwrap());
        let (process, _) = start(child::command("publish::part_publisher", &part));
        std::thread::sleep(Duration::from_micros(random.below(40_000) as u64));
        drop(process);
        assert_references_resolve(out.path());
        assert!(last_words(start(child::command("publish::part_publisher", &part))).starts_with("written"));
        assert_holds(out.path(), &random_site(seed, 600));
    }
}

#[test]
fn a_full_disk_is_one_sentence_and_leaves_a_complete_site() {
    let out = tempfile::tempdir().unwrap();
    publish_to(out.path(), &random_site(1, 300));
    // The system ends a process that writes beyond its limit, unless it says that it wants the error.
    let part = child::command("publish::part_publisher", &format!("{} 2 300", out.path().to_str().unwrap()));
    let mut limited = std::process::Command::new("sh");
    limited.args(["-c", "trap '' XFSZ; ulimit -f 2; exec \"$0\" \"$@\""]).arg(part.get_program()).args(part.get_args());
    limited.envs(part.get_envs().filter_map(|(name, value)| Some((name, value?))));
    limited.stdout(std::process::Stdio::piped());
    let words = last_words(start(limited));
    let expected = "could not be written, there is no more room for it: make room and build again; until then the site";
    assert!(words.starts_with("refused") && words.contains(expected), "{words}");
    assert_references_resolve(out.path());
    publish_to(out.path(), &random_site(2, 300));
    assert_holds(out.path(), &random_site(2, 300));
}

#[test]
fn a_folder_that_may_not_be_written_is_one_sentence() {
    use std::os::unix::fs::PermissionsExt;
    let out = tempfile::tempdir().unwrap();
    let mode = |mode| fs::set_permissions(out.path(), fs::Permissions::from_mode(mode)).unwrap();
    publish_to(out.path(), &random_site(1, 30));
    let before = files(out.path());
    mode(0o555);
    let mut part = child::command("publish::part_publisher", &format!("{} 2 30", out.path().to_str().unwrap()));
    if fs::write(out.path().join("probe"), "").is_ok() {
        // Root may write anywhere, so somebody else has to try.
        fs::remove_file(out.path().join("probe")).unwrap();
        let mut other = std::process::Command::new("setpriv");
        other.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(part.get_program()).args(part.get_args());
        other
            .envs(part.get_envs().filter_map(|(name, value)| Some((name, value?))))
            .stdout(std::process::Stdio::piped());
        if !other.output().is_ok_and(|output| output.status.success()) {
            return println!("skipped: nobody else can be asked to write here");
        }
        part = other;
    }
    let words = last_words(start(part));
    assert!(words.contains("could not be written, you are not allowed to: check who may write there"), "{words}");
    mode(0o755);
    assert_eq!(files(out.path()), before);
}
