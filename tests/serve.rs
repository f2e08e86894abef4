//! The development server over real HTTP.

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::{SocketAddr, TcpListener};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use crate::support::child::Kill;
use crate::support::http::{Events, ask, get};
use crate::support::{program, write};

/// A server for a site in a folder of its own.
struct Server {
    site: tempfile::TempDir,
    address: SocketAddr,
    /// What it says to people.
    log: Arc<Mutex<String>>,
    _process: Kill,
}

impl Server {
    fn start(files: &[(&str, &str)], options: &[&str]) -> Self {
        let site = tempfile::tempdir().unwrap();
        write(site.path(), "site.yaml", "pearls: '2'\n");
        files.iter().for_each(|(path, text)| write(site.path(), path, text));
        let root = site.path().to_str().unwrap();
        let mut process =
            program::command(["serve", "--root", root].into_iter().chain(options.iter().copied())).spawn().unwrap();
        let lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let line = lines.map(Result::unwrap).find(|line| line.starts_with("http://")).unwrap();
        let address = line.split('/').nth(2).unwrap().parse().unwrap();
        let log = Arc::new(Mutex::new(String::new()));
        let (errors, shared) = (BufReader::new(process.stderr.take().unwrap()), log.clone());
        std::thread::spawn(move || {
            errors.lines().map_while(Result::ok).for_each(|line| *shared.lock().unwrap() += &(line + "\n"));
        });
        let server = Self { site, address, log, _process: Kill(process) };
        server.until("the first build", |server| server.log.lock().unwrap().contains("Built"));
        server
    }

    fn write(&self, path: &str, text: &str) {
        write(self.site.path(), path, text);
    }

    fn builds(&self) -> usize {
        self.log.lock().unwrap().matches("Built, ").count()
    }

    /// Waits until something holds, for ten seconds at most.
    fn until(&self, what: &str, holds: impl Fn(&Self) -> bool) -> Duration {
        let begin = Instant::now();
        while !holds(self) {
            assert!(
                begin.elapsed() < Duration::from_secs(10),
                "waited in vain for {what}:\n{}",
                self.log.lock().unwrap()
            );
            std::thread::sleep(Duration::from_millis(2));
        }
        begin.elapsed()
    }

    fn until_says(&self, path: &str, text: &str) -> Duration {
        self.until(&format!("{path} to say {text}"), |server| get(server.address, path).body.contains(text))
    }

    fn until_status(&self, path: &str, status: u16) {
        self.until(&format!("{path} to be {status}"), |server| get(server.address, path).status == status);
    }
}

const SITE: [(&str, &str); 4] = [
    ("content/index.md", "home"),
    ("content/events/index.md", "all events"),
    ("content/static/a b.txt", "text"),
    ("content/static/a\u{304}.txt", "marked"),
];

#[test]
fn files_are_served_as_a_web_server_would() {
    let server = Server::start(&SITE, &[]);
    let status = |path: &str| get(server.address, path).status;
    assert!(get(server.address, "/").body.contains("<p>home</p>"));
    assert!(get(server.address, "/index.html?x=1").body.contains("<p>home</p>"));
    assert!(get(server.address, "/events/").body.contains("<p>all events</p>"));
    let redirect = get(server.address, "/events");
    assert_eq!((redirect.status, redirect.header("location")), (307, Some("/events/")));
    let missing = get(server.address, "/no/such.html");
    assert_eq!(missing.status, 404);
    assert!(missing.body.contains("<p>not here</p>"));
    assert_eq!(get(server.address, "/static/a%20b.txt").body, "text");
    for either_form in ["/static/%C4%81.txt", "/static/a%CC%84.txt"] {
        assert_eq!(get(server.address, either_form).body, "marked", "{either_form}");
    }
    assert_eq!([status("/../site.yaml"), status("/%2e%2e/site.yaml"), status("//etc/passwd")], [404, 404, 404]);
    let css = get(server.address, "/main.css");
    assert_eq!(css.header("content-type"), Some("text/css; charset=utf-8"));
    assert_eq!(
        (css.header("cache-control"), css.header("x-content-type-options")),
        (Some("no-cache"), Some("nosniff"))
    );
}

#[test]
fn no_address_leads_to_another_host() {
    let server = Server::start(&[("content/index.md", "home"), ("content/sub/index.md", "sub")], &[]);
    for path in ["/sub", "//sub", "///sub", "//sub/../sub"] {
        let answer = get(server.address, path);
        let location = answer.header("location").map(str::to_owned);
        assert!(location.as_deref().is_none_or(|to| to == "/sub/"), "{path} leads to {location:?}");
    }
}

#[test]
fn a_file_that_became_another_one_is_not_shown() {
    let server = Server::start(&[("content/index.md", "home"), ("content/a.txt", "one")], &["--poll"]);
    assert_eq!(get(server.address, "/a.txt").body, "one");
    let outside = tempfile::tempdir().unwrap();
    write(outside.path(), "secret.txt", "secret");
    fs::remove_file(server.site.path().join("content/a.txt")).unwrap();
    std::os::unix::fs::symlink(outside.path().join("secret.txt"), server.site.path().join("content/a.txt")).unwrap();
    for _ in 0..20 {
        assert!(!get(server.address, "/a.txt").body.contains("secret"));
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn browsers_need_not_load_what_they_have() {
    let server = Server::start(&SITE, &[]);
    let host = format!("Host: {}\r\n", server.address);
    for path in ["/main.css", "/", "/static/a%20b.txt"] {
        let answer = get(server.address, path);
        let tag = answer.header("etag").unwrap();
        let again = ask(server.address, "GET", path, &format!("{host}If-None-Match: {tag}\r\n"));
        assert_eq!((again.status, again.body.as_str()), (304, ""), "{path}");
        let head = ask(server.address, "HEAD", path, &host);
        assert_eq!((head.status, head.body.as_str()), (200, ""), "{path}");
        assert_eq!(head.header("content-length"), answer.header("content-length"), "{path}");
    }
    assert_eq!(ask(server.address, "POST", "/", &host).status, 405);
}

#[test]
fn only_requests_for_this_computer_are_answered() {
    let server = Server::start(&SITE, &[]);
    let status = |host: &str| ask(server.address, "GET", "/", host).status;
    for host in ["localhost:4000", "LOCALHOST", "127.0.0.1:4000", "[::1]:4000", "[::1]"] {
        assert_eq!(status(&format!("Host: {host}\r\n")), 200, "{host}");
    }
    for host in
        ["evil.example", "evil.example:4000", "localhost.evil.example", "127.0.0.1.evil.example:4000", "", "::1"]
    {
        assert_eq!(status(&format!("Host: {host}\r\n")), 403, "{host}");
    }
    assert_ne!(status(""), 200);
    let absolute = ask(server.address, "GET", "http://evil.example/", "Host: localhost\r\n");
    assert_eq!(absolute.status, 403);
    let behind = Server::start(&SITE, &["--allow-host", "Preview.example"]);
    let status = |host: &str| ask(behind.address, "GET", "/", &format!("Host: {host}\r\n")).status;
    assert_eq!((status("preview.example"), status("localhost"), status("evil.example")), (200, 200, 403));
}

#[test]
fn the_script_is_added_to_pages_only() {
    let server = Server::start(&SITE, &[]);
    let page = get(server.address, "/").body;
    assert!(page.contains("<p>home</p><script src=\"/-/pearls/reload.js?"), "{page}");
    assert!(page.ends_with("\" defer></script></body>"), "{page}");
    assert_eq!(get(server.address, "/main.css").body, "a{}");
    assert!(get(server.address, "/-/pearls/reload.js").body.contains("EventSource"));
    assert!(get(server.address, "/-/pearls/overlay.css").body.contains("#pearls-overlay"));
}

#[test]
fn edits_deletions_and_renames_are_seen() {
    let server = Server::start(&SITE, &[]);
    let mut events = Events::listen(server.address);
    let first = events.next()["version"].clone();
    server.write("content/index.md", "changed");
    events.wait(|message| message["version"] != first);
    assert!(get(server.address, "/").body.contains("<p>changed</p>"));

    server.write("content/pages/new.md", "in a new folder");
    server.until_says("/pages/new.html", "in a new folder");
    let file = |path: &str| server.site.path().join(path);
    fs::rename(file("content/pages/new.md"), file("content/pages/renamed.md")).unwrap();
    server.until_status("/pages/renamed.html", 200);
    assert_eq!(get(server.address, "/pages/new.html").status, 404);
    fs::remove_file(file("content/pages/renamed.md")).unwrap();
    server.until_status("/pages/renamed.html", 404);

    // As git does it: another folder takes the place of the old one.
    server.write("other/index.md", "another");
    fs::rename(file("content"), file("old")).unwrap();
    fs::rename(file("other"), file("content")).unwrap();
    server.until_says("/", "another");
    server.write("content/index.md", "and still watched");
    server.until_says("/", "and still watched");
    fs::remove_dir_all(file("content")).unwrap();
    server.until_status("/", 404);
    server.write("content/index.md", "back");
    server.until_says("/", "back");
}

#[test]
fn many_files_at_once_are_one_build_and_no_change_is_none() {
    let server = Server::start(&SITE, &[]);
    let before = server.builds();
    for number in 0..10 {
        server.write(&format!("content/page-{number}.md"), "many");
    }
    server.until("all pages", |server| {
        (0..10).all(|number| get(server.address, &format!("/page-{number}.html")).status == 200)
    });
    std::thread::sleep(Duration::from_millis(300));
    assert_eq!(server.builds() - before, 1, "{}", server.log.lock().unwrap());
    server.write("content/page-1.md", "many");
    server.write("public/index.html", "none of ours");
    server.write("content/page-1.md~", "a scrap");
    std::thread::sleep(Duration::from_millis(300));
    assert_eq!(server.builds() - before, 1, "{}", server.log.lock().unwrap());
}

#[test]
fn problems_are_told_over_the_last_good_site() {
    let server = Server::start(&SITE, &[]);
    let mut events = Events::listen(server.address);
    let first = events.next();
    assert!(first["problems"].is_null());
    server.write("content/bad.md", "BROKEN");
    let message = events.wait(|message| !message["problems"].is_null());
    assert_eq!(message["version"], first["version"]);
    assert_eq!(message["title"], "The site could not be built: there is 1 error");
    assert!(message["problems"].as_str().unwrap().contains("<content/bad.md> is broken"));
    assert!(get(server.address, "/").body.contains("<p>home</p>"));
    assert_eq!(get(server.address, "/bad.html").status, 404);
    server.write("content/bad.md", "good");
    let message = events.wait(|message| message["version"] != first["version"]);
    assert!(message["problems"].is_null());
    assert_eq!(get(server.address, "/bad.html").status, 200);
}

#[test]
fn a_site_that_never_was_good_shows_its_problems() {
    let server = Server::start(&[("content/index.md", "BROKEN")], &[]);
    let page = get(server.address, "/events/a.html");
    assert_eq!(page.status, 503);
    assert!(page.body.contains("role=\"alert\""), "{}", page.body);
    assert!(page.body.contains("&lt;content/index.md&gt; is broken"), "{}", page.body);
    assert!(page.body.contains("reload.js"), "{}", page.body);
    server.write("content/index.md", "mended");
    server.until_says("/", "mended");
}

#[test]
fn the_search_index_follows_and_the_old_one_serves_meanwhile() {
    let server = Server::start(&SITE, &[]);
    server.until("the index", |server| get(server.address, "/search/en/index.json").body == "{\"pages\": 3}");
    let version =
        || Events::listen(server.address).next()["version"].as_str().unwrap().rsplit_once('-').unwrap().1.to_owned();
    assert_eq!(version(), "1");
    server.write("content/more.md", "more");
    while get(server.address, "/search/en/index.json").body != "{\"pages\": 4}" {
        assert_eq!(get(server.address, "/search/en/index.json").status, 200);
    }
    // One new version for the page; the index that followed brought none.
    assert_eq!(version(), "2");
}

#[test]
fn without_events_of_the_system_changes_are_found_by_looking() {
    let server = Server::start(&SITE, &["--poll"]);
    server.write("content/index.md", "polled");
    server.until_says("/", "polled");
}

#[test]
fn a_port_in_use_is_one_sentence() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let site = tempfile::tempdir().unwrap();
    write(site.path(), "site.yaml", "");
    let output =
        program::command(["serve", "--root", site.path().to_str().unwrap(), "--port", &port]).output().unwrap();
    assert_eq!(output.status.code(), Some(3));
    let expected = format!(
        "error: Port {port} is in use by another program: end that program, or choose another port with `--port`.\n"
    );
    assert_eq!(String::from_utf8_lossy(&output.stderr), expected);
}
