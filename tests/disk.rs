//! Reading a site's folder.

use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use pearls::diag::codes;
use pearls::disk::{ReadCache, create, find_root, read};
use pearls::source::{Hash, SourcePath, Sources};

use crate::support::write;

fn site(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let site = tempfile::tempdir().unwrap();
    write(site.path(), "site.yaml", "pearls: '2'\n");
    for (path, bytes) in files {
        write(site.path(), path, bytes);
    }
    site
}

fn read_all(site: &tempfile::TempDir) -> Sources {
    read(site.path(), &mut ReadCache::default())
}

/// The codes and files of all problems.
fn problems(sources: &Sources) -> Vec<String> {
    let told = sources.unread.iter().map(codes::file::unread);
    let mut problems: Vec<_> = told.map(|problem| format!("{} {}", problem.code, problem.place.file)).collect();
    problems.sort();
    problems
}

fn set_age(path: &Path, seconds: u64) {
    let time = SystemTime::now() - Duration::from_secs(seconds);
    fs::File::options().write(true).open(path).unwrap().set_modified(time).unwrap();
}

#[test]
fn the_root_is_the_nearest_folder_with_a_site_file() {
    let site = site(&[("content/case-studies/a.md", b"")]);
    assert_eq!(find_root(&site.path().join("content/case-studies")).as_deref(), Some(site.path()));
    assert_eq!(find_root(Path::new("/")), None);
}

#[test]
fn texts_and_media_are_told_apart_and_everything_else_is_left_alone() {
    let site = site(&[
        ("content/case-studies/a.md", b"\xef\xbb\xbf# A"),
        ("content/case-studies/b/photo.JPG", b"\xff\xd8"),
        ("content/static/papers/a.md", b"as it is"),
        ("content/.hidden.md", b""),
        ("content/case-studies/a.md~", b""),
        ("content/case-studies/.a.md.swp", b""),
        ("content/.git/config", b""),
        ("themes/pearls/css/main.css", b"a{}"),
        ("themes/pearls/fonts/a.woff2", b"wOF2"),
        ("public/index.html", b""),
        ("README.md", b""),
    ]);
    let sources = read_all(&site);
    let texts: Vec<_> = sources.texts.keys().map(|path| path.as_str()).collect();
    assert_eq!(texts, ["content/case-studies/a.md", "site.yaml", "themes/pearls/css/main.css"]);
    assert_eq!(&*sources.text("content/case-studies/a.md").unwrap().text, "# A");
    let media: Vec<_> = sources.media.values().map(|file| (file.path.as_str(), file.size)).collect();
    let expected = [
        ("content/case-studies/b/photo.JPG", 2),
        ("content/static/papers/a.md", 8),
        ("themes/pearls/fonts/a.woff2", 4),
    ];
    assert_eq!(media, expected);
    let photo = &sources.media["content/case-studies/b/photo.JPG"];
    assert_eq!(photo.hash, Hash::of(b"\xff\xd8"));
    assert_eq!(sources.reader.read(&photo.path).unwrap(), b"\xff\xd8");
    assert!(sources.unread.is_empty());
}

#[test]
fn every_problem_is_found_in_one_run_and_the_rest_is_read() {
    let big = vec![b' '; 2 * 1024 * 1024 + 1];
    let site = site(&[
        ("content/case-studies/good.md", b"good"),
        ("content/case-studies/latin.md", b"line 1\nR\xfbjiena"),
        ("content/case-studies/wide.md", b"\xff\xfea\0"),
        ("content/case-studies/big.md", &big),
        ("content/case-studies/what?.md", b""),
        ("content/case-studies/CON.md", b""),
    ]);
    fs::File::create(site.path().join("content/case-studies/photo.png")).unwrap().set_len(41 << 20).unwrap();
    let sources = read_all(&site);
    let expected = [
        "file/not-utf8 content/case-studies/latin.md",
        "file/odd-name content/case-studies/CON.md",
        "file/odd-name content/case-studies/what?.md",
        "file/too-large content/case-studies/big.md",
        "file/too-large content/case-studies/photo.png",
        "file/utf16 content/case-studies/wide.md",
    ];
    assert_eq!(problems(&sources), expected);
    let latin = sources.unread.iter().map(codes::file::unread).find(|problem| problem.code == "file/not-utf8").unwrap();
    assert_eq!(latin.message, "this file is not UTF-8 text: byte 8, on line 2, belongs to no letter");
    assert!(sources.text("content/case-studies/good.md").is_some());
}

#[cfg(unix)]
#[test]
fn links_are_followed_only_inside_the_folder_and_never_in_circles() {
    use std::os::unix::fs::symlink;
    let outside = tempfile::tempdir().unwrap();
    write(outside.path(), "secret.md", "secret");
    let site = site(&[("content/case-studies/a.md", b"a"), (".pearls/key.md", b"key")]);
    let content = site.path().join("content");
    symlink("a.md", content.join("case-studies/b.md")).unwrap();
    symlink(outside.path().join("secret.md"), content.join("case-studies/c.md")).unwrap();
    symlink(outside.path(), content.join("events")).unwrap();
    symlink("nowhere.md", content.join("case-studies/d.md")).unwrap();
    symlink("..", content.join("case-studies/e")).unwrap();
    symlink("f", content.join("case-studies/f")).unwrap();
    symlink("../../.pearls/key.md", content.join("case-studies/g.md")).unwrap();
    symlink("../..", content.join("case-studies/h")).unwrap();
    let sources = read_all(&site);
    let texts: Vec<_> = sources.texts.keys().map(|path| path.as_str()).collect();
    assert_eq!(texts, ["content/case-studies/a.md", "content/case-studies/b.md", "site.yaml"]);
    let expected = [
        "file/link-broken content/case-studies/d.md",
        "file/link-circle content/case-studies/e",
        "file/link-circle content/case-studies/f",
        "file/link-circle content/case-studies/h",
        "file/link-outside content/case-studies/c.md",
        "file/link-outside content/case-studies/g.md",
        "file/link-outside content/events",
    ];
    assert_eq!(problems(&sources), expected);
}

#[test]
fn hidden_files_for_hosts_are_read_and_others_are_told() {
    let site = site(&[
        ("content/static/.well-known/security.txt", b"a"),
        ("content/static/.well-known/acme-challenge/x", b"b"),
        ("content/static/.htaccess", b"c"),
        ("content/static/.env", b"d"),
        ("content/static/.secret/x", b"e"),
        ("content/static/.git/config", b"f"),
        ("content/static/.DS_Store", b"g"),
        ("content/static/.gitkeep", b""),
        ("content/pages/.htaccess", b"h"),
    ]);
    let sources = read_all(&site);
    let media: Vec<_> = sources.media.keys().map(|path| path.as_str()).collect();
    let expected = [".htaccess", ".well-known/acme-challenge/x", ".well-known/security.txt"];
    assert_eq!(media, expected.map(|path| format!("content/static/{path}")));
    assert_eq!(problems(&sources), ["file/hidden content/static/.env", "file/hidden content/static/.secret"]);
}

#[cfg(unix)]
#[test]
fn a_published_site_is_no_source() {
    use std::os::unix::fs::symlink;
    let site = site(&[
        ("content/static/a.txt", b"a"),
        ("public/build-manifest.json", b"{}"),
        ("public/index.html", b"x"),
        ("builds/one/build-manifest.json", b"{}"),
        ("builds/one/index.html", b"x"),
        ("builds/notes.txt", b"n"),
    ]);
    symlink("../../public", site.path().join("content/static/site")).unwrap();
    symlink("../../builds", site.path().join("content/static/builds")).unwrap();
    let sources = read_all(&site);
    let media: Vec<_> = sources.media.keys().map(|path| path.as_str()).collect();
    assert_eq!(media, ["content/static/a.txt", "content/static/builds/notes.txt"]);
    assert_eq!(problems(&sources), ["file/published content/static/builds/one", "file/published content/static/site"]);
}

#[cfg(unix)]
#[test]
fn a_file_that_became_a_link_out_of_the_folder_is_not_read() {
    use std::os::unix::fs::symlink;
    let outside = tempfile::tempdir().unwrap();
    write(outside.path(), "secret.txt", "secret");
    let site = site(&[("content/static/a.txt", b"open"), ("content/static/sub/b.txt", b"open")]);
    let sources = read_all(&site);
    let read = |path: &str| sources.reader.read(&SourcePath::new(path));
    assert_eq!(read("content/static/a.txt").unwrap(), b"open");
    fs::remove_file(site.path().join("content/static/a.txt")).unwrap();
    symlink(outside.path().join("secret.txt"), site.path().join("content/static/a.txt")).unwrap();
    assert_eq!(read("content/static/a.txt").unwrap_err(), "it is a link to a place outside the site's folder");
    // The same by a folder on the way.
    fs::remove_dir_all(site.path().join("content/static/sub")).unwrap();
    write(outside.path(), "b.txt", "secret");
    symlink(outside.path(), site.path().join("content/static/sub")).unwrap();
    let path = SourcePath::new("content/static/sub/b.txt");
    assert!(sources.reader.read(&path).is_err() && sources.reader.open(&path).is_err());
}

#[cfg(unix)]
#[test]
fn names_in_an_unknown_encoding_and_pipes_are_problems() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let site = site(&[("content/a.md", b"")]);
    fs::write(site.path().join("content").join(OsStr::from_bytes(b"R\xfbjiena.md")), "").unwrap();
    let pipe = site.path().join("content/pipe.md");
    assert!(std::process::Command::new("mkfifo").arg(pipe).status().unwrap().success());
    let expected = ["file/name-not-utf8 content/R\u{fffd}jiena.md", "file/not-ordinary content/pipe.md"];
    assert_eq!(problems(&read_all(&site)), expected);
}

#[test]
fn a_second_reading_opens_only_what_may_have_changed() {
    let site = site(&[("content/a.md", b"one"), ("content/b.md", b"two"), ("content/c.png", b"three")]);
    let mut cache = ReadCache::default();
    assert_eq!(read(site.path(), &mut cache).texts.len(), 3);
    assert_eq!(cache.reread(), 4);
    // Written just now: a change within the grain of the clock would not show.
    read(site.path(), &mut cache);
    assert_eq!(cache.reread(), 4);
    std::thread::sleep(Duration::from_millis(2100));
    read(site.path(), &mut cache);
    read(site.path(), &mut cache);
    assert_eq!(cache.reread(), 0);
    write(site.path(), "content/a.md", "ONE");
    fs::remove_file(site.path().join("content/b.md")).unwrap();
    let sources = read(site.path(), &mut cache);
    assert_eq!(cache.reread(), 1);
    assert_eq!(&*sources.text("content/a.md").unwrap().text, "ONE");
    assert!(sources.text("content/b.md").is_none());
}

#[test]
fn a_change_that_keeps_size_and_time_is_seen() {
    let site = site(&[("content/a.md", b"one")]);
    let path = site.path().join("content/a.md");
    set_age(&path, 3600);
    let mut cache = ReadCache::default();
    let old = fs::metadata(&path).unwrap().modified().unwrap();
    std::thread::sleep(Duration::from_millis(2100));
    read(site.path(), &mut cache);
    fs::write(&path, "two").unwrap();
    fs::File::options().write(true).open(&path).unwrap().set_modified(old).unwrap();
    assert_eq!(&*read(site.path(), &mut cache).text("content/a.md").unwrap().text, "two");
}

#[test]
fn new_files_never_replace_existing_ones() {
    let site = site(&[("content/pages/a.md", b"mine")]);
    let file = |path: &str| (path.to_owned(), b"new".to_vec());
    let error = create(site.path(), &[file("content/pages/b.md"), file("content/pages/a.md")]).unwrap_err();
    assert!(error.contains("a.md` is there already"), "{error}");
    assert!(!site.path().join("content/pages/b.md").exists());
    create(site.path(), &[file("content/pages/b.md"), file("content/new/c.md")]).unwrap();
    assert_eq!(fs::read(site.path().join("content/new/c.md")).unwrap(), b"new");
}

#[test]
fn two_files_whose_names_differ_only_in_the_form_of_their_letters_are_a_problem() {
    let (whole, apart) = ("content/static/a\u{101}.txt", "content/static/aa\u{304}.txt");
    let site = site(&[(apart, b"apart"), (whole, b"whole"), ("content/static/b\u{304}.txt", b"b")]);
    let sources = read_all(&site);
    assert_eq!(problems(&sources), [format!("file/same-name {whole}")]);
    assert_eq!(sources.reader.read(&sources.media[whole].path).unwrap(), b"whole");
    // Alone, it goes by the same name.
    fs::remove_file(site.path().join(whole)).unwrap();
    let sources = read_all(&site);
    assert_eq!(problems(&sources), [""; 0]);
    assert_eq!(sources.reader.read(&sources.media[whole].path).unwrap(), b"apart");
}
