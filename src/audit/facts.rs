//! Facts of one finished page: where it links to, which ids it has, what it loads, whether its structure is sound.
//!
//! Pages come from our own templates and renderer, so a scanner of tags is enough; a test holds it to what an HTML
//! tokeniser reads on real pages. Addresses and ids are kept as hashes: a large site has hundreds of thousands of links.

use std::collections::BTreeSet;
use std::fmt;

use memchr::{memchr, memmem};

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
        (hash(&self.address), self.fragment.as_deref().map_or(0, hash))
    }
}

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.address)?;
        self.fragment.as_ref().map_or(Ok(()), |fragment| write!(f, "#{fragment}"))
    }
}

/// A hash of an address or an id that is the same in every run (FNV-1a, 64 bits).
pub fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// A start tag: its name and its attributes, as written.
pub struct Tag<'a> {
    pub name: &'a str,
    pub attributes: Vec<(&'a str, &'a str)>,
}

impl Tag<'_> {
    fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| *own == name).map(|(_, value)| *value)
    }
}

/// The start tags of a page, without those in comments, scripts and styles.
pub fn tags(html: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::with_capacity(html.len() / 60);
    let mut at = 0;
    while let Some(found) = html.get(at..).and_then(|rest| memchr(b'<', rest.as_bytes())) {
        let start = at + found + 1;
        let Some(rest) = html.get(start..) else { break };
        if rest.starts_with("!--") {
            at = memmem::find(rest.as_bytes(), b"-->").map_or(html.len(), |end| start + end + 3);
        } else if rest.starts_with(|character: char| character.is_ascii_alphabetic()) {
            let (tag, length) = tag(rest);
            at = start + length;
            if tag.name == "script" || tag.name == "style" {
                let end = format!("</{}", tag.name);
                at = html
                    .get(at..)
                    .and_then(|rest| memmem::find(rest.as_bytes(), end.as_bytes()))
                    .map_or(html.len(), |end| at + end);
            }
            tags.push(tag);
        } else {
            at = start;
        }
    }
    tags
}

/// The tag at the beginning of `rest` (behind `<`), and the length of it.
fn tag(rest: &str) -> (Tag<'_>, usize) {
    let bytes = rest.as_bytes();
    let is_end = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/');
    let until = |from: usize, stop: &dyn Fn(&u8) -> bool| {
        bytes.iter().skip(from).position(stop).map_or(bytes.len(), |length| from + length)
    };
    let mut at = until(0, &is_end);
    let mut tag = Tag { name: &rest[..at], attributes: Vec::new() };
    loop {
        at = until(at, &|byte| !byte.is_ascii_whitespace() && *byte != b'/');
        if at >= bytes.len() || bytes[at] == b'>' {
            return (tag, (at + 1).min(bytes.len()));
        }
        let name_end = until(at, &|byte| is_end(byte) || *byte == b'=').max(at + 1);
        let name = rest.get(at..name_end).unwrap_or_default();
        at = name_end;
        let mut value = "";
        if bytes.get(at) == Some(&b'=') {
            let quote = bytes.get(at + 1).copied().filter(|byte| matches!(byte, b'"' | b'\''));
            let start = at + 1 + usize::from(quote.is_some());
            let end = match quote {
                Some(quote) => until(start, &|byte| *byte == quote),
                None => until(start, &|byte| byte.is_ascii_whitespace() || *byte == b'>'),
            };
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
    let tags = tags(html);
    let links: BTreeSet<(u64, u64)> =
        tags.iter().flat_map(|tag| links_of(tag, address)).map(|link| link.hashes()).collect();
    let ids: Vec<&str> = tags.iter().filter_map(|tag| tag.get("id")).collect();
    let mut hashes: Vec<u64> = ids.iter().map(|id| hash(id)).collect();
    hashes.sort_unstable();
    let is_redirect = tags.iter().any(|tag| tag.get("http-equiv") == Some("refresh"));
    Facts {
        links: links.into_iter().collect(),
        foreign: tags.iter().filter_map(foreign).map(str::to_owned).collect(),
        faults: faults(&tags, &ids),
        ids: hashes.into(),
        weight: html.len(),
        is_redirect,
    }
}

/// All links of a page into the site.
pub fn links(html: &[u8], address: &str) -> Vec<Link> {
    let html = std::str::from_utf8(html).unwrap_or_default();
    let mut links: Vec<Link> = tags(html).iter().flat_map(|tag| links_of(tag, address)).collect();
    links.sort();
    links.dedup();
    links
}

/// What a tag refers to within the site. Links from the root are those of the page for unknown addresses, which cannot
/// be followed without knowing where the site is published.
fn links_of(tag: &Tag, address: &str) -> Vec<Link> {
    if tag.name == "link"
        && tag.get("rel").is_some_and(|rel| {
            matches!(rel, "canonical" | "alternate") && tag.get("hreflang").is_some() || rel == "canonical"
        })
    {
        return Vec::new();
    }
    let single = ["href", "src", "data", "poster", "action"].into_iter().filter_map(|name| tag.get(name));
    let sets =
        tag.get("srcset").into_iter().flat_map(|set| set.split(',').filter_map(|part| part.split_whitespace().next()));
    single.chain(sets).filter_map(|value| link(value, address)).collect()
}

fn link(value: &str, address: &str) -> Option<Link> {
    let value = value.replace("&amp;", "&");
    let has_scheme = value.split(['/', '#', '?']).next().is_some_and(|start| start.contains(':'));
    if has_scheme || value.starts_with('/') {
        return None;
    }
    let (path, fragment) =
        value.split_once('#').map_or((value.as_str(), None), |(path, fragment)| (path, Some(fragment)));
    let path = path.split('?').next().unwrap_or_default();
    let decode = |text: &str| percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned();
    let folder = address.rsplit_once('/').map_or("", |(folder, _)| folder);
    let target = if path.is_empty() {
        address.to_owned()
    } else {
        let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
        let decoded = decode(path);
        for part in decoded.split('/') {
            match part {
                "." | "" => {}
                ".." if parts.pop().is_some() => {}
                part => parts.push(part),
            }
        }
        return Some(Link { address: parts.join("/"), fragment: fragment.filter(|own| !own.is_empty()).map(decode) });
    };
    Some(Link { address: target, fragment: fragment.filter(|own| !own.is_empty()).map(decode) })
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

fn faults(tags: &[Tag], ids: &[&str]) -> Vec<String> {
    let mut faults = Vec::new();
    let count = |name: &str| tags.iter().filter(|tag| tag.name == name).count();
    if count("h1") != 1 {
        faults.push(format!("has {} headings of level one, and must have one", count("h1")));
    }
    if count("main") != 1 {
        faults.push("has no single `main` element".into());
    }
    let mut sorted = ids.to_vec();
    sorted.sort_unstable();
    let twice: BTreeSet<&str> = sorted.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
    faults.extend(twice.iter().map(|id| format!("has the id `{id}` twice")));
    for tag in tags {
        if tag.name == "img" && tag.get("alt").is_none() {
            faults.push("has a picture without alternative text".into());
        }
        let is_inline = tag.name == "style"
            || (tag.name == "script" && tag.get("src").is_none() && tag.get("type") != Some("application/ld+json"));
        if is_inline || tag.get("style").is_some() {
            faults.push(format!(
                "has a script or a style inside its `{}`, which its own security policy blocks",
                tag.name
            ));
        }
        if let Some((name, _)) = tag.attributes.iter().find(|(name, _)| name.starts_with("on")) {
            faults.push(format!("has the attribute `{name}`, which its own security policy blocks"));
        }
    }
    faults
}
