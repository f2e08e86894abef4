//! Photos on their way from an editor's folder to the published site.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use image::GenericImageView;
use pearls::build::{Cache, Options, Outcome, build};
use pearls::bundle::Blob;
use pearls::disk::PictureStore;
use pearls::memo::Store;
use pearls::source::{Hash, MediaReader, SourcePath, Sources};

use crate::support::photo::{self, FIELDS, SECRET};
use crate::support::site::{Site, options};

/// The base site with a page in a folder of its own.
fn page(body: &str) -> Site {
    Site::base()
        .with(&format!("//- content/pages/x/index.md\n---\ntitle: X\nphotos: Town of Kiel, CC BY 4.0\n---\n\n{body}\n"))
}

fn good(outcome: Outcome) -> BTreeMap<String, Blob> {
    outcome.bundle.unwrap_or_else(|| panic!("{:#?}", outcome.diagnostics)).files
}

fn bytes(blob: &Blob) -> &[u8] {
    match blob {
        Blob::Bytes { bytes, .. } => bytes,
        Blob::Media { source, .. } => panic!("{source} is published as it is"),
    }
}

/// The published files of pictures.
fn pictures(files: &BTreeMap<String, Blob>) -> Vec<&str> {
    let is_picture =
        |address: &&str| [".webp", ".jpg", ".JPG", ".png", ".gif"].iter().any(|end| address.ends_with(end));
    files.keys().map(String::as_str).filter(is_picture).collect()
}

/// Addresses with a dot for the hash.
fn without_hash(address: &str) -> String {
    let (stem, extension) = address.rsplit_once('.').unwrap();
    let (stem, hash) = stem.rsplit_once('-').unwrap();
    assert!(hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()), "{address}");
    format!("{stem}-….{extension}")
}

fn text(files: &BTreeMap<String, Blob>, address: &str) -> String {
    String::from_utf8(bytes(&files[address]).to_vec()).unwrap()
}

/// Hashes in a text as dots.
fn dotted(html: &str) -> String {
    let is_hash = |part: &str| part.len() == 16 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    let mut parts: Vec<&str> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('-') {
        let (before, after) = rest.split_at(at + 1);
        parts.push(before);
        rest = after;
        if after.get(..16).is_some_and(is_hash) {
            parts.push("…");
            rest = &after[16..];
        }
    }
    parts.push(rest);
    parts.concat()
}

#[test]
fn a_photo_is_upright_in_four_widths_and_tells_nothing_of_its_camera() {
    let photo = photo::with_metadata(&photo::jpeg(1000, 1700), 6);
    assert!(String::from_utf8_lossy(&photo).contains(SECRET));
    let name = "My Photo of Rūjiena.JPG";
    let site = page(&format!("![A table](<{name}>)")).with_file(&format!("content/pages/x/{name}"), &photo);
    let files = good(site.build(&mut Cache::default()));
    let found: Vec<String> = pictures(&files).into_iter().map(without_hash).collect();
    let stem = "pages/x/my-photo-of-rujiena";
    let expected: Vec<String> = [1200, 1600, 400, 800]
        .iter()
        .flat_map(|width| ["jpg", "webp"].map(|extension| format!("{stem}-{width}-….{extension}")))
        .collect();
    assert_eq!(found, expected);
    for address in pictures(&files) {
        let bytes = bytes(&files[address]);
        let seen = String::from_utf8_lossy(bytes);
        for word in ["Exif", "EXIF", "XMP", "xmp", "ICC", SECRET] {
            assert!(!seen.contains(word), "{address} holds {word}");
        }
        let image = image::load_from_memory(bytes).unwrap();
        let width: u32 = address.split('-').rev().nth(1).unwrap().parse().unwrap();
        // Turned by a quarter: 1700 × 1000.
        assert_eq!((image.width(), image.height()), (width, (width * 1000 + 850) / 1700));
        // What was at the left, below, is now at the left, above.
        for (at, field) in [2, 0, 3, 1].into_iter().enumerate() {
            let (x, y) =
                (image.width() * (1 + 2 * (at as u32 % 2)) / 4, image.height() * (1 + 2 * (at as u32 / 2)) / 4);
            let pixel = image.get_pixel(x, y).0;
            let near = (0..3).all(|channel| pixel[channel].abs_diff(FIELDS[field][channel]) < 12);
            assert!(near, "{address}: {pixel:?} at {x}, {y} is not {:?}", FIELDS[field]);
        }
    }
}

#[test]
fn a_figure_offers_all_widths_and_only_the_first_is_loaded_at_once() {
    let page = "//- content/pages/x/index.md\n---\ntitle: X\nphotos:\n  a.jpg: {credit: C, license: CC0}\n  b.png: {credit: C, license: CC0}\n  \
                d.svg: {credit: C, license: CC0, alt: D}\n---\n\n![A table](a.jpg \"In May\")\n\n[Large](b.png), ![small](b.png)\n\
                //- content/pages/x/index.lv.md\n---\ntitle: X\nphotos: {d.svg: {alt: \"<D>\"}}\n---\n\n![A](a.jpg) ![B](b.png)\n\
                //- content/pages/x/d.svg\n<svg/>\n\
                //- site.yaml\npearls: '2'\ntitle: T\nurl: https://example.org\nlanguages: [en, lv]\n";
    let site = Site::base()
        .with(page)
        .with_file("content/pages/x/a.jpg", &photo::jpeg(900, 450))
        .with_file("content/pages/x/b.png", &photo::half_clear(20, 10));
    let files = good(site.build(&mut Cache::default()));
    let html = dotted(&text(&files, "x.html"));
    let sizes = "sizes=\"(min-width: 48rem) 42rem, 100vw\"";
    let first = format!(
        "<figure><picture><source type=\"image/webp\" srcset=\"pages/x/a-400-….webp 400w, pages/x/a-800-….webp 800w\" {sizes}>\
         <img src=\"pages/x/a-800-….jpg\" srcset=\"pages/x/a-400-….jpg 400w, pages/x/a-800-….jpg 800w\" {sizes} \
         width=\"800\" height=\"400\" fetchpriority=\"high\" decoding=\"async\" alt=\"A table\"></picture>\
         <figcaption>In May <span class=\"credit\">Picture: C, CC0</span></figcaption></figure>"
    );
    assert!(html.contains(&first), "{html}");
    let second = format!(
        "<a href=\"pages/x/b-20-….png\">Large</a>, <picture><source type=\"image/webp\" srcset=\"pages/x/b-20-….webp 20w\" {sizes}>\
         <img src=\"pages/x/b-20-….png\" srcset=\"pages/x/b-20-….png 20w\" {sizes} width=\"20\" height=\"10\" \
         loading=\"lazy\" decoding=\"async\" alt=\"small\"></picture>"
    );
    assert!(html.contains(&second), "{html}");
    let drawing = "<img src=\"pages/x/d.svg\" loading=\"lazy\" decoding=\"async\" alt=\"D\">";
    assert!(html.contains(drawing), "{html}");
    let latvian = dotted(&text(&files, "lv/x.html"));
    assert!(latvian.contains("src=\"../pages/x/a-800-….jpg\"") && latvian.contains("alt=\"&lt;D&gt;\""), "{latvian}");
    assert!(files.contains_key("pages/x/d.svg"), "a drawing is copied");
    assert!(!files.contains_key("pages/x/a.jpg"), "a photo is not");
}

#[test]
fn what_shines_through_still_does() {
    let site = page("![A](a.png)").with_file("content/pages/x/a.png", &photo::half_clear(503, 100));
    let files = good(site.build(&mut Cache::default()));
    let found: Vec<String> = pictures(&files).into_iter().map(without_hash).collect();
    assert_eq!(found, ["pages/x/a-400-….png", "pages/x/a-400-….webp"]);
    for address in pictures(&files) {
        let image = image::load_from_memory(bytes(&files[address])).unwrap().into_rgba8();
        assert_eq!((image.get_pixel(20, 40).0[3], image.get_pixel(380, 40).0[3]), (0, 255), "{address}");
        let edge = (190..210).map(|x| image.get_pixel(x, 40).0).filter(|pixel| pixel[3] > 40);
        let darkest = edge.map(|pixel| pixel[0]).min().unwrap();
        assert!(darkest > 170, "{address}: no darkness comes from the clear half: {darkest}");
    }
}

#[test]
fn a_card_shows_the_first_picture_with_the_markup_of_bodies() {
    let case = "//- content/case-studies/pictured/index.md\n---\ntitle: Pictured\nsummary: S.\nmunicipalities: rujiena\nperiod: 2024\n\
                topics: belonging\nphotos: Town of Kiel, CC BY 4.0\n---\n\n## What was done\n\nWords.\n\n![A](b.jpg)\n\n![B](a.jpg)\n";
    let site = Site::base()
        .with(case)
        .with_file("content/case-studies/pictured/a.jpg", &photo::jpeg(30, 20))
        .with_file("content/case-studies/pictured/b.jpg", &photo::jpeg(900, 600));
    let files = good(site.build(&mut Cache::default()));
    let page = dotted(&text(&files, "case-studies/pictured.html"));
    let start = page.find("<figure><picture>").unwrap() + "<figure>".len();
    let figure = &page[start..start + page[start..].find("</picture>").unwrap()];
    let card = figure
        .replace("pictured/", "../case-studies/pictured/")
        .replace("(min-width: 48rem) 42rem, 100vw", "10rem")
        .replace("fetchpriority=\"high\"", "loading=\"lazy\"")
        .replace("alt=\"A\"", "alt=\"\"");
    let listing = dotted(&text(&files, "case-studies/index.html"));
    assert!(listing.contains(&card), "{card}\n{listing}");
}

#[test]
fn only_what_is_asked_for_is_published_as_it_is() {
    let photo = photo::jpeg(30, 20);
    let site = page("![A](a.jpg) ![S](../../static/s.jpg)")
        .with("//- content/resources/r.md\n---\ntitle: R\nkind: guidebook\nfile: poster.jpg\n---\n\nA poster.\n")
        .with("//- content/pages/secret/index.md\n---\ntitle: S\nstatus: draft\nphotos: Town of Kiel, CC0\n---\n\n![A](h.jpg)\n")
        .with_file("content/pages/x/a.jpg", &photo)
        .with_file("content/pages/secret/h.jpg", &photo)
        .with_file("content/resources/poster.jpg", &photo)
        .with_file("content/static/s.jpg", &photo);
    let files = good(site.build(&mut Cache::default()));
    let whole = |address: &&str| matches!(files[*address], Blob::Media { .. });
    let (whole, encoded): (Vec<&str>, Vec<&str>) = pictures(&files).into_iter().partition(whole);
    assert_eq!(whole, ["resources/poster.jpg", "s.jpg"]);
    let encoded: Vec<String> = encoded.into_iter().map(without_hash).collect();
    assert_eq!(encoded, ["pages/x/a-30-….jpg", "pages/x/a-30-….webp", "s-30-….jpg", "s-30-….webp"]);
}

/// A store in memory that counts.
#[derive(Default)]
struct Counting {
    known: Mutex<BTreeMap<Hash, Vec<u8>>>,
    puts: AtomicUsize,
}

impl Store for Counting {
    fn get(&self, key: &Hash) -> Option<Vec<u8>> {
        self.known.lock().unwrap().get(key).cloned()
    }

    fn put(&self, key: &Hash, bytes: &[u8]) {
        self.puts.fetch_add(1, Ordering::Relaxed);
        self.known.lock().unwrap().insert(*key, bytes.to_vec());
    }

    fn keep_only(&self, keys: &[Hash]) {
        self.known.lock().unwrap().retain(|key, _| keys.contains(key));
    }
}

#[test]
fn a_picture_is_encoded_once_for_all_processes_and_forgotten_with_its_file() {
    let store = Arc::new(Counting::default());
    let both = page("![A](a.jpg) ![B](b.jpg)")
        .with_file("content/pages/x/a.jpg", &photo::jpeg(30, 20))
        .with_file("content/pages/x/b.jpg", &photo::jpeg(40, 20));
    let mut cache = Cache::with(store.clone());
    let first = good(both.build(&mut cache));
    assert_eq!(first, good(both.build(&mut cache)));
    assert_eq!(first, good(both.build(&mut Cache::with(store.clone()))), "from the store");
    assert_eq!(first, good(both.build(&mut Cache::default())), "the same bytes from the codecs");
    assert_eq!(store.puts.load(Ordering::Relaxed), 2);

    let broken = both.clone().with("//- content/pages/x/index.md\n---\ntitle: [\n---\n");
    assert!(broken.build(&mut cache).bundle.is_none());
    assert_eq!(first, good(both.build(&mut cache)));
    assert_eq!(store.puts.load(Ordering::Relaxed), 2, "a slip in the text costs nothing");

    let one = page("![A](a.jpg)").with_file("content/pages/x/a.jpg", &photo::jpeg(30, 20));
    good(one.build(&mut cache));
    assert_eq!(store.known.lock().unwrap().len(), 1);
}

#[test]
fn a_changed_photo_changes_every_page_that_shows_it() {
    let case = |width| {
        let case = "//- content/case-studies/pictured/index.md\n---\ntitle: Pictured\nsummary: S.\nmunicipalities: rujiena\nperiod: 2024\n\
                    topics: belonging\nphotos: Town of Kiel, CC BY 4.0\n---\n\n## What was done\n\nWords.\n\n![A](a.jpg)\n";
        Site::base().with(case).with_file("content/case-studies/pictured/a.jpg", &photo::jpeg(width, 20))
    };
    let mut cache = Cache::default();
    let before = good(case(30).build(&mut cache));
    let after = good(case(40).build(&mut cache));
    assert!(after == good(case(40).build(&mut Cache::default())), "a warm build is not a clean one");
    assert_ne!(before["case-studies/pictured.html"], after["case-studies/pictured.html"]);
    assert_ne!(before["case-studies/index.html"], after["case-studies/index.html"]);
}

#[test]
fn the_store_on_the_disk_believes_no_damaged_file() {
    let root = tempfile::tempdir().unwrap();
    let (key, other) = (Hash::of(b"key"), Hash::of(b"other"));
    let store = PictureStore::of(root.path());
    assert_eq!(store.get(&key), None);
    store.put(&key, b"picture");
    store.put(&other, b"another");
    PictureStore::read_only(root.path()).put(&key, b"");
    PictureStore::read_only(root.path()).keep_only(&[]);
    assert_eq!(store.get(&key).as_deref(), Some(&b"picture"[..]));
    store.keep_only(&[key]);
    assert_eq!((store.get(&other), store.get(&key).is_some()), (None, true));

    let file = root.path().join(".pearls/pictures").join(key.to_string());
    let whole = std::fs::read(&file).unwrap();
    for damaged in [&whole[..whole.len() - 1], &whole[1..], b"", b"x"] {
        std::fs::write(&file, damaged).unwrap();
        assert_eq!(store.get(&key), None);
    }
    store.put(&key, b"picture");
    assert!(store.get(&key).is_some(), "it is made anew");
}

/// Reads nothing at first.
struct Late(Mutex<bool>, Arc<dyn MediaReader>);

impl MediaReader for Late {
    fn read(&self, path: &SourcePath) -> Result<Vec<u8>, String> {
        match std::mem::replace(&mut *self.0.lock().unwrap(), true) {
            true => self.1.read(path),
            false => Err("it is not there".into()),
        }
    }
}

#[test]
fn a_picture_that_could_not_be_read_is_read_again() {
    let sources = page("![A](a.jpg)").with_file("content/pages/x/a.jpg", &photo::jpeg(30, 20)).sources();
    let late = Arc::new(Late(Mutex::new(false), sources.reader.clone()));
    let (sources, mut cache) = (Sources { reader: late, ..sources }, Cache::default());
    let options: Options = options();
    let first = build(&sources, &options, &mut cache);
    let codes: Vec<_> = first.diagnostics.iter().map(|found| found.diagnostic.code.to_string()).collect();
    assert!(first.bundle.is_none() && codes.contains(&"file/unreadable".to_owned()), "{codes:?}");
    good(build(&sources, &options, &mut cache));
}

#[test]
fn of_an_animation_the_first_picture_is_shown_and_a_note_says_so() {
    for (name, bytes, is_told) in [
        ("a.gif", photo::animation("a.gif"), true),
        ("a.png", photo::animation("a.png"), true),
        ("a.gif", photo::of_name("a.gif", 8, 6), false),
        ("a.png", photo::of_name("a.png", 8, 6), false),
        ("a.webp", photo::of_name("a.webp", 8, 6), false),
    ] {
        let site = page(&format!("![A wheel turns]({name})")).with_file(&format!("content/pages/x/{name}"), &bytes);
        let dir = tempfile::tempdir().unwrap();
        // Also when it was encoded by an earlier process.
        for run in ["first", "from the store"] {
            let mut cache = Cache::with(Arc::new(PictureStore::of(dir.path())));
            let outcome = site.build(&mut cache);
            let told = outcome.diagnostics.iter().filter(|own| own.diagnostic.code == "media/animation").count();
            assert_eq!(told, usize::from(is_told), "{name}, {run}");
            assert!(!pictures(&good(outcome)).is_empty());
        }
    }
}
