//! Facts of one finished page: where it links to, which ids it has, what it loads, whether its structure is sound.
//!
//! Pages come from our own templates and renderer, so a scanner of tags is enough; a test holds it to what an HTML
//! tokeniser reads on real pages. Addresses and ids are kept as hashes: a large site has hundreds of thousands of links.

use std::borrow::Cow;
use std::fmt;

use memchr::{memchr, memmem};

use crate::source::fnv1a;

/// What is known of a finished page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// Hashes of the address and the fragment (0 for none) of every link into the site, sorted, each once.
    pub links: Box<[(u64, u64)]>,
    /// Hashes of all ids, sorted.
    pub ids: Box<[u64]>,
    /// Addresses of other origins from which the page loads something.
    pub foreign: Vec<String>,
    /// Faults of its structure, as the end of a sentence that begins with the page.
    pub faults: Vec<String>,
    /// In bytes.
    pub weight: usize,
    /// Whether it only leads to another page.
    pub is_redirect: bool,
}

/// A link into the site.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Link {
    pub address: String,
    pub fragment: Option<String>,
}

impl Link {
    pub fn hashes(&self) -> (u64, u64) {
        (fnv1a(&self.address), self.fragment.as_deref().map_or(0, fnv1a))
    }
}

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.address)?;
        self.fragment.as_ref().map_or(Ok(()), |fragment| write!(f, "#{fragment}"))
    }
}

/// A start tag: its name and its attributes, as written.
#[derive(Clone, Default)]
pub struct Tag<'a> {
    pub name: &'a str,
    pub attributes: Vec<(&'a str, &'a str)>,
}

impl<'a> Tag<'a> {
    fn get(&self, name: &str) -> Option<&'a str> {
        self.attributes.iter().find(|(own, _)| *own == name).map(|(_, value)| *value)
    }
}

/// Shows each start tag of a page, without those in comments, scripts and styles. One tag is filled in again and again:
/// a page has hundreds of them, a site millions.
pub fn each_tag<'a>(html: &'a str, mut see: impl FnMut(&Tag<'a>)) {
    let mut tag = Tag::default();
    let mut at = 0;
    while let Some(found) = html.get(at..).and_then(|rest| memchr(b'<', rest.as_bytes())) {
        let start = at + found + 1;
        let Some(rest) = html.get(start..) else { break };
        let find = |from: usize, end: &[u8]| html.get(from..).and_then(|rest| memmem::find(rest.as_bytes(), end));
        match rest.as_bytes().first() {
            Some(b'!') if rest.starts_with("!--") => at = find(start, b"-->").map_or(html.len(), |end| start + end + 3),
            Some(letter) if letter.is_ascii_alphabetic() => {
                at = start + read_tag(rest, &mut tag);
                if matches!(tag.name, "script" | "style") {
                    at = find(at, format!("</{}", tag.name).as_bytes()).map_or(html.len(), |end| at + end);
                }
                see(&tag);
            }
            _ => at = start,
        }
    }
}

/// Reads the tag at the beginning of `rest` (behind `<`); gives its length.
fn read_tag<'a>(rest: &'a str, tag: &mut Tag<'a>) -> usize {
    let bytes = rest.as_bytes();
    let is_end = |byte: u8| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/');
    fn until(bytes: &[u8], from: usize, stop: impl Fn(u8) -> bool) -> usize {
        let rest = bytes.get(from..).unwrap_or_default();
        rest.iter().position(|byte| stop(*byte)).map_or(bytes.len(), |length| from + length)
    }
    let mut at = until(bytes, 0, is_end);
    tag.name = rest.get(..at).unwrap_or_default();
    tag.attributes.clear();
    loop {
        at = until(bytes, at, |byte| !byte.is_ascii_whitespace() && byte != b'/');
        if bytes.get(at).is_none_or(|byte| *byte == b'>') {
            return (at + 1).min(bytes.len());
        }
        let name_end = until(bytes, at, |byte| is_end(byte) || byte == b'=').max(at + 1);
        let name = rest.get(at..name_end).unwrap_or_default();
        at = name_end;
        let mut value = "";
        if bytes.get(at) == Some(&b'=') {
            let quote = bytes.get(at + 1).copied().filter(|byte| matches!(byte, b'"' | b'\''));
            let start = at + 1 + usize::from(quote.is_some());
            let end = match quote {
                Some(quote) => start + memchr(quote, bytes.get(start..).unwrap_or_default()).unwrap_or(bytes.len()),
                None => until(bytes, start, |byte| byte.is_ascii_whitespace() || byte == b'>'),
            };
            let end = end.min(bytes.len());
            value = rest.get(start..end).unwrap_or_default();
            at = (end + usize::from(quote.is_some())).min(bytes.len());
        }
        tag.attributes.push((name, value));
    }
}

/// Reads a finished page.
pub fn read(html: &[u8], address: &str) -> Facts {
    let Ok(html) = std::str::from_utf8(html) else {
        return Facts { faults: vec!["is not UTF-8".into()], ..Facts::default() };
    };
    let mut facts = Facts { weight: html.len(), ..Facts::default() };
    let (mut links, mut ids, mut target) = (Vec::with_capacity(256), Vec::with_capacity(32), Target::default());
    let mut structure = Structure::default();
    each_tag(html, |tag| {
        each_reference(tag, |value| {
            if target.resolve(value, address) {
                links.push(target.hashes());
            }
        });
        ids.extend(tag.get("id"));
        facts.foreign.extend(foreign(tag).map(str::to_owned));
        facts.is_redirect |= tag.get("http-equiv") == Some("refresh");
        structure.see(tag);
    });
    links.sort_unstable();
    links.dedup();
    facts.links = links.into();
    facts.faults = structure.faults(&mut ids);
    let mut hashes: Vec<u64> = ids.iter().map(|id| fnv1a(id)).collect();
    hashes.sort_unstable();
    facts.ids = hashes.into();
    facts
}

/// All links of a page into the site.
pub fn links(html: &[u8], address: &str) -> Vec<Link> {
    let html = std::str::from_utf8(html).unwrap_or_default();
    let (mut links, mut target) = (Vec::new(), Target::default());
    each_tag(html, |tag| {
        each_reference(tag, |value| links.extend(target.resolve(value, address).then(|| target.link())));
    });
    links.sort();
    links.dedup();
    links
}

/// Shows what a tag refers to, as written; addresses that stand for the page itself elsewhere are left out.
fn each_reference<'a>(tag: &Tag<'a>, mut see: impl FnMut(&'a str)) {
    if tag.attributes.is_empty() || (tag.name == "link" && is_of_elsewhere(tag)) {
        return;
    }
    for (name, value) in &tag.attributes {
        match *name {
            "href" | "src" | "data" | "poster" | "action" => see(value),
            "srcset" => value.split(',').filter_map(|part| part.split_whitespace().next()).for_each(&mut see),
            _ => {}
        }
    }
}

/// Whether a `link` holds an absolute address of the site: canonical, or the same page in another language.
fn is_of_elsewhere(tag: &Tag) -> bool {
    match tag.get("rel") {
        Some("canonical") => true,
        Some("alternate") => tag.get("hreflang").is_some(),
        _ => false,
    }
}

/// Where a link leads, its buffers used again for the next link.
#[derive(Default)]
struct Target {
    address: String,
    fragment: String,
}

impl Target {
    /// Resolves a link of the page at `address`; false if it does not lead into the site. Links from the root are those of
    /// the page for unknown addresses, which cannot be followed without knowing where the site is published.
    fn resolve(&mut self, value: &str, address: &str) -> bool {
        let unescaped = value.contains("&amp;").then(|| value.replace("&amp;", "&"));
        let value = unescaped.as_deref().unwrap_or(value);
        let start = value.bytes().find(|byte| matches!(byte, b':' | b'/' | b'#' | b'?'));
        if start == Some(b':') || value.starts_with('/') {
            return false;
        }
        let (path, fragment) = value.split_once('#').unwrap_or((value, ""));
        let path = path.split('?').next().unwrap_or_default();
        self.fragment.clear();
        // `#plan=x` tells a script something and names no part of the page: no id of a site has a `=`.
        if !fragment.contains('=') {
            self.fragment.push_str(&decode(fragment));
        }
        self.address.clear();
        if path.is_empty() {
            self.address.push_str(address);
            return true;
        }
        self.address.push_str(address.rsplit_once('/').map_or("", |(folder, _)| folder));
        for part in decode(path).split('/') {
            match part {
                "." | "" => {}
                ".." if !self.address.is_empty() => {
                    self.address.truncate(self.address.rfind('/').unwrap_or(0));
                }
                part => {
                    if !self.address.is_empty() {
                        self.address.push('/');
                    }
                    self.address.push_str(part);
                }
            }
        }
        true
    }

    fn hashes(&self) -> (u64, u64) {
        (fnv1a(&self.address), if self.fragment.is_empty() { 0 } else { fnv1a(&self.fragment) })
    }

    fn link(&self) -> Link {
        let fragment = Some(self.fragment.clone()).filter(|fragment| !fragment.is_empty());
        Link { address: self.address.clone(), fragment }
    }
}

fn decode(text: &str) -> Cow<'_, str> {
    match text.contains('%') {
        true => percent_encoding::percent_decode_str(text).decode_utf8_lossy(),
        false => Cow::Borrowed(text),
    }
}

/// The address of another origin that a tag loads.
fn foreign<'a>(tag: &'a Tag) -> Option<&'a str> {
    let loads = match tag.name {
        "script" | "img" | "source" | "iframe" | "video" | "audio" | "embed" | "track" => tag.get("src"),
        "object" => tag.get("data"),
        "form" => tag.get("action"),
        "link" => {
            let rel = tag.get("rel").unwrap_or_default();
            (!matches!(rel, "canonical" | "alternate" | "license")).then(|| tag.get("href")).flatten()
        }
        _ => None,
    };
    loads.or_else(|| tag.get("srcset")).filter(|url| url.starts_with("//") || url.contains("://"))
}

/// What is wrong with a page's structure, gathered tag by tag.
#[derive(Default)]
struct Structure {
    headings: usize,
    mains: usize,
    faults: Vec<String>,
}

impl Structure {
    fn see(&mut self, tag: &Tag) {
        self.headings += usize::from(tag.name == "h1");
        self.mains += usize::from(tag.name == "main");
        if tag.name == "img" && tag.get("alt").is_none() {
            self.faults.push("has a picture without alternative text".into());
        }
        let is_inline = tag.name == "style"
            || (tag.name == "script" && tag.get("src").is_none() && tag.get("type") != Some("application/ld+json"));
        if is_inline || tag.get("style").is_some() {
            self.faults.push(format!(
                "has a script or a style inside its `{}`, which its own security policy blocks",
                tag.name
            ));
        }
        if let Some((name, _)) = tag.attributes.iter().find(|(name, _)| name.starts_with("on")) {
            self.faults.push(format!("has the attribute `{name}`, which its own security policy blocks"));
        }
    }

    /// The faults of the whole page; sorts its ids.
    fn faults(self, ids: &mut [&str]) -> Vec<String> {
        let mut faults = Vec::new();
        if self.headings != 1 {
            faults.push(format!("has {} headings of level one, and must have one", self.headings));
        }
        if self.mains != 1 {
            faults.push("has no single `main` element".into());
        }
        ids.sort_unstable();
        for same in ids.chunk_by(|a, b| a == b) {
            if let [id, _, ..] = same {
                faults.push(format!("has the id `{id}` twice"));
            }
        }
        faults.extend(self.faults);
        faults
    }
}
