//! Addresses: kind, id and language of an entry are functions of its path alone, and so is the address of its page.

use crate::source::characters::{is_forbidden, nfc};
use crate::source::names::oddity;
use crate::values::text::slug;
use crate::values::{EntryKey, Kind, Lang, is_id};

/// What a path below `content/` means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ContentPath {
    /// An entry's text. `lang` is the language of the suffix, None without one.
    Entry { key: EntryKey, lang: Option<Lang>, own_folder: bool },
    /// A file beside an entry that has its own folder, or in a kind's folder: a picture, a document.
    Beside,
    /// `static/**`: copied as it is, to this address.
    Static(String),
    /// `messages/<lang>.yaml`.
    Messages(Lang),
    /// A release of the content.
    Release,
    /// `README.md` and the like: for those who look into the folder, not for readers of the site.
    Readme,
    /// Not a place where the content model has anything.
    Misplaced(Misplaced),
}

/// Why a path means nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misplaced {
    /// A file directly in `content/`.
    NoKind,
    UnknownFolder(String),
    /// Deeper than `<kind>/<id>/`.
    TooDeep,
    /// The id is not `[a-z0-9-]+`.
    BadId(String),
    /// `by`, `index`, `page-N`, or at the top the name of a folder of the output.
    ReservedId(String),
    /// The id has more than [`MAX_PART`] letters.
    LongId(String),
    BadLanguage(String),
    /// The name of a release has other signs than letters, digits, `.`, `-`.
    BadVersion(String),
    /// A Markdown file in `vocabularies/` or a YAML file elsewhere.
    WrongFormat,
    /// A text whose name would be right with its extension in small letters.
    CapitalExtension,
    /// A picture in a folder for pictures; the folder.
    PictureFolder(String),
    /// A text with the ending of another program; what it should be called.
    LooksLikeEntry(String),
}

/// What a path below `content/` (given without that folder) means.
pub fn content_path(path: &str) -> ContentPath {
    let parts: Vec<&str> = path.split('/').collect();
    let misplaced = ContentPath::Misplaced;
    match parts.as_slice() {
        ["static", rest @ ..] if !rest.is_empty() => ContentPath::Static(rest.join("/")),
        [.., file] if is_readme(file) => ContentPath::Readme,
        ["messages", file] => match file.strip_suffix(".yaml") {
            Some(lang) if Lang::is_code(lang) => ContentPath::Messages(Lang::new(lang)),
            Some(lang) => misplaced(Misplaced::BadLanguage(lang.to_owned())),
            None if file.to_ascii_lowercase().ends_with(".yaml") => misplaced(Misplaced::CapitalExtension),
            None => misplaced(Misplaced::WrongFormat),
        },
        ["releases", file] => match file.strip_suffix(".yaml") {
            Some(version) if is_version(version) => ContentPath::Release,
            Some(version) => misplaced(Misplaced::BadVersion(version.to_owned())),
            None => misplaced(Misplaced::WrongFormat),
        },
        [_] => misplaced(Misplaced::NoKind),
        [folder, rest @ ..] => match (Kind::from_folder(folder), rest) {
            (None, [.., file]) if is_picture_name(file) => misplaced(Misplaced::PictureFolder((*folder).to_owned())),
            (None, _) => misplaced(Misplaced::UnknownFolder((*folder).to_owned())),
            (Some(kind), [file]) => entry_file(kind, None, file),
            (Some(kind), [id, file]) => entry_file(kind, Some(id), file),
            (Some(_), [id, inner @ .., file]) if is_picture_name(file) => {
                misplaced(Misplaced::PictureFolder(format!("{folder}/{id}/{}", inner.join("/"))))
            }
            (Some(_), _) => misplaced(Misplaced::TooDeep),
        },
        [] => misplaced(Misplaced::NoKind),
    }
}

fn is_readme(file: &str) -> bool {
    let small = file.to_ascii_lowercase();
    let stem = small.split('.').next().unwrap_or_default();
    stem == "readme" && (small == "readme" || small.ends_with(".md") || small.ends_with(".txt"))
}

fn is_picture_name(file: &str) -> bool {
    const PICTURES: [&str; 10] = ["jpg", "jpeg", "png", "gif", "webp", "avif", "heic", "svg", "tif", "tiff"];
    file.rsplit_once('.').is_some_and(|(_, extension)| PICTURES.contains(&extension.to_ascii_lowercase().as_str()))
}

/// What a text with the ending of another program should be called: `yards.md` for `yards.md.txt`, `yards.txt`, `yards.mdown`, and
/// `index.lv.md` for `index.md.lv`. A document in an entry's own folder is one that it offers.
fn meant_as_entry(folder: Option<&str>, stem: &str, extension: &str) -> Option<String> {
    let small = extension.to_ascii_lowercase();
    let is_document = ["doc", "docx", "odt", "rtf", "pages"].contains(&small.as_str());
    let inner = stem.strip_suffix(".md").or_else(|| stem.strip_suffix(".markdown"));
    let name = match inner {
        Some(name) if small == "txt" => name.to_owned(),
        Some(name) if Lang::is_code(&small) => format!("{name}.{small}"),
        _ if small == "mdown" || small == "mkd" => stem.to_owned(),
        None if folder.is_none() && (is_document || small == "txt") => stem.to_owned(),
        None if stem == "index" && small == "txt" => stem.to_owned(),
        _ => return None,
    };
    let (id, lang) = name.split_once('.').map_or((name.as_str(), None), |(id, lang)| (id, Some(lang)));
    let id = if folder.is_some() { "index".to_owned() } else { slug(id) };
    let rest = lang.map_or(String::new(), |lang| format!(".{lang}"));
    (!id.is_empty()).then(|| format!("{id}{rest}.md"))
}

/// Whether a release can have this name: it is one of a file.
pub fn is_version(name: &str) -> bool {
    let is_sign = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
    name.bytes().all(is_sign) && name.starts_with(|first: char| first.is_ascii_alphanumeric()) && name.len() <= 60
}

/// `<id>.md`, `<id>.lv.md`, `index.md` and `index.lv.md` in a folder, or a file beside them.
fn entry_file(kind: Kind, folder: Option<&str>, file: &str) -> ContentPath {
    let (stem, extension) = file.rsplit_once('.').unwrap_or((file, ""));
    let wanted = if kind == Kind::Vocabularies { "yaml" } else { "md" };
    if extension != wanted {
        return match extension.to_ascii_lowercase().as_str() {
            small if small == wanted => ContentPath::Misplaced(Misplaced::CapitalExtension),
            "md" | "markdown" | "yaml" | "yml" => ContentPath::Misplaced(Misplaced::WrongFormat),
            _ if kind != Kind::Vocabularies => match meant_as_entry(folder, stem, extension) {
                Some(better) => ContentPath::Misplaced(Misplaced::LooksLikeEntry(better)),
                None => ContentPath::Beside,
            },
            _ => ContentPath::Beside,
        };
    }
    let (name, suffix) = stem.split_once('.').map_or((stem, None), |(name, suffix)| (name, Some(suffix)));
    let id = match folder {
        Some(_) if name != "index" => return ContentPath::Misplaced(Misplaced::TooDeep),
        Some(folder) => folder,
        None => name,
    };
    if !is_id(id) {
        return ContentPath::Misplaced(Misplaced::BadId(id.to_owned()));
    }
    if id.len() > MAX_PART {
        return ContentPath::Misplaced(Misplaced::LongId(id.to_owned()));
    }
    if is_reserved(kind, id) {
        return ContentPath::Misplaced(Misplaced::ReservedId(id.to_owned()));
    }
    match suffix {
        Some(lang) if !Lang::is_code(lang) => ContentPath::Misplaced(Misplaced::BadLanguage(lang.to_owned())),
        lang => {
            ContentPath::Entry { key: EntryKey::new(kind, id), lang: lang.map(Lang::new), own_folder: folder.is_some() }
        }
    }
}

/// The folders at the top of the output that hold no pages.
const OWN_FOLDERS: [&str; 5] = ["assets", "cards", "data", "headers", "search"];

/// Whether a folder of this name at the top of the output is for something else than the award.
pub fn is_taken_folder(name: &str) -> bool {
    Kind::from_folder(name).is_some_and(|kind| kind != Kind::Editions) || OWN_FOLDERS.contains(&name)
}

/// Whether an entry of this id would take the address of a page that the site makes by itself.
pub fn is_reserved(kind: Kind, id: &str) -> bool {
    let is_numbered = id.strip_prefix("page-").is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
    let own = match kind {
        Kind::Pages => {
            Kind::from_folder(id).is_some()
                || OWN_FOLDERS.contains(&id)
                || matches!(
                    id,
                    "404"
                        | "languages"
                        | "compare"
                        | "compare-plans"
                        | "my-plans"
                        | "new-case-study"
                        | "glossary"
                        | "map"
                        | "partners"
                        | "feed"
                )
        }
        Kind::Editions => id == "statistics",
        // What the form for case studies is called where answers are kept.
        Kind::PlanTemplates => id == "case-study",
        _ => false,
    };
    own || is_numbered || matches!(id, "by" | "index")
}

/// How many bytes a part of an address may have, between two `/`. Disks take 255, and the names of files that are made for an
/// entry (its card, its documents) are longer than its id.
pub const MAX_PART: usize = 200;

/// How many bytes an address may have: with the folder of the site in front of it, few disks take more.
pub const MAX_ADDRESS: usize = 1000;

/// Whether an address is longer than disks can take.
pub fn is_too_long(address: &str) -> bool {
    address.len() > MAX_ADDRESS || address.split('/').any(|part| part.len() > MAX_PART)
}

/// An address in the output: a path below `public/`, with its file name and without a leading `/`.
pub type Address = String;

/// What addresses of a language begin with (as a text: nothing for the site's default language), and what the site calls
/// the folder of its award.
#[derive(Debug, Clone)]
pub struct Base {
    prefix: String,
    editions: String,
    holders: String,
}

impl Base {
    /// `award`: the folder of its pages, and the name of the page with all title holders.
    pub fn new(lang: &Lang, default: &Lang, award: Option<(&str, &str)>) -> Self {
        let (editions, holders) = award.unwrap_or((Kind::Editions.folder(), "holders"));
        Self { prefix: lang_prefix(lang, default), editions: editions.into(), holders: holders.into() }
    }

    fn folder(&self, kind: Kind) -> &str {
        if kind == Kind::Editions { &self.editions } else { kind.folder() }
    }

    /// The address of an entry's page. Pages of kind `pages` stand at the top.
    pub fn entry(&self, key: &EntryKey) -> Address {
        match key.kind {
            Kind::Pages => format!("{self}{}.html", key.id),
            kind => format!("{self}{}/{}.html", self.folder(kind), key.id),
        }
    }

    /// The address of page `number` (from 1) of a kind's listing.
    pub fn listing(&self, kind: Kind, number: usize) -> Address {
        let folder = self.folder(kind);
        match number {
            1 => format!("{self}{folder}/index.html"),
            number => format!("{self}{folder}/page-{number}.html"),
        }
    }

    /// The address of a title holder in its year.
    pub fn holder(&self, year: &str, municipality: &str) -> Address {
        format!("{self}{}/{year}/{municipality}.html", self.editions)
    }

    /// The address of the page with all title holders.
    pub fn holders(&self) -> Address {
        format!("{self}{}/{}.html", self.editions, self.holders)
    }

    /// The address of the numbers of all editions.
    pub fn statistics(&self) -> Address {
        format!("{self}{}/statistics.html", self.editions)
    }
}

impl std::ops::Deref for Base {
    type Target = str;

    fn deref(&self) -> &str {
        &self.prefix
    }
}

impl std::fmt::Display for Base {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.prefix)
    }
}

/// The address of page `number` (from 1) of the case studies with one term of a facet.
pub fn facet_address(facet: &str, term: &str, number: usize, lang_prefix: &str) -> Address {
    narrowed_address(facet, term, None, number, lang_prefix)
}

/// The same, of all countries or of one.
pub fn narrowed_address(facet: &str, term: &str, country: Option<&str>, number: usize, lang_prefix: &str) -> Address {
    let country = country.map_or(String::new(), |country| format!("/{country}"));
    let base = format!("{lang_prefix}{}/by/{facet}/{term}{country}", Kind::CaseStudies);
    if number == 1 { format!("{base}.html") } else { format!("{base}-{number}.html") }
}

/// What stands in front of the addresses of a language: nothing for the site's default language.
pub fn lang_prefix(lang: &Lang, default: &Lang) -> String {
    if lang == default { String::new() } else { format!("{lang}/") }
}

/// The relative link from one address to another: `../municipalities/kiel.html`.
pub fn relative(from: &str, to: &str) -> String {
    let from: Vec<&str> = from.split('/').collect();
    let to: Vec<&str> = to.split('/').collect();
    let folders = from.len() - 1;
    let shared = from[..folders].iter().zip(&to[..to.len() - 1]).take_while(|(a, b)| a == b).count();
    let mut link = "../".repeat(folders - shared);
    link.push_str(&to[shared..].join("/"));
    link
}

/// An address as a link: what cannot stand in one is percent-encoded.
pub fn encoded(address: &str) -> String {
    const KEPT: &percent_encoding::AsciiSet =
        &percent_encoding::CONTROLS.add(b' ').add(b'"').add(b'%').add(b'#').add(b'?');
    percent_encoding::utf8_percent_encode(address, KEPT).to_string()
}

/// The way from an address up to the output's root: `../` for each folder, empty at the root.
pub fn root_of(address: &str) -> String {
    "../".repeat(address.matches('/').count())
}

/// The files for hosts, which a site can have as its own below `static/` instead.
pub const FOR_HOSTS: [&str; 4] = ["_headers", "headers/apache.conf", "headers/caddy.txt", "headers/nginx.conf"];

/// Whether an address can stand in front of all addresses of a site. It also gets into files that configure hosts, so it has
/// no sign that means something there.
pub fn is_base(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or_default();
    let is_plain = |character: char| character.is_alphanumeric() || "-._~%/:[]".contains(character);
    rest.starts_with(|first: char| first.is_alphanumeric() || first == '[') && rest.chars().all(is_plain)
}

/// Whether an address names a host that nobody can have: one that is reserved for examples and tests (RFC 2606).
pub fn is_placeholder(url: &str) -> bool {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', ':', '?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    let is_below = |name: &str| host.strip_suffix(name).is_some_and(|front| front.is_empty() || front.ends_with('.'));
    ["example", "invalid", "test", "localhost", "example.com", "example.net", "example.org"].into_iter().any(is_below)
}

/// Whether every site has a file or a folder there which is not a page: feeds, what hosts and search engines read, what the
/// theme loads. `address` is without a language.
pub fn is_own_file(address: &str) -> bool {
    let name = address.split('/').next().unwrap_or_default().to_lowercase();
    let is_sitemap = name.starts_with("sitemap") && name.ends_with(".xml");
    OWN_FOLDERS.contains(&&*name)
        || is_sitemap
        || matches!(&*name, "_headers" | "build-manifest.json" | "feed.xml" | "robots.txt")
}

/// The file of an old address: `old/place` and `old/place/` are `old/place/index.html`. None if it is not an address
/// below the site's root; a rule says so.
pub fn alias_address(alias: &str) -> Option<Address> {
    // Browsers show an address with its letters, and give it away with percent signs: both are the same file.
    let typed = percent_encoding::percent_decode_str(alias.trim()).decode_utf8().ok()?;
    let path = &*nfc(typed.strip_prefix('/').unwrap_or(&typed));
    let is_odd = |character: char| is_forbidden(character) || character.is_control() || "?#".contains(character);
    // Hidden folders are none of a site, but for the one that the web keeps for what every host may be asked.
    let is_hidden = |part: &str| part.starts_with('.') && part != ".well-known";
    let is_bad_part = |part: &str| matches!(part, "" | "." | "..") || is_hidden(part) || oddity(part).is_some();
    let parts = path.strip_suffix('/').unwrap_or(path);
    if path.contains(is_odd) || parts.split('/').any(is_bad_part) {
        return None;
    }
    let name = path.rsplit('/').next().unwrap_or(path);
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_lowercase());
    Some(if matches!(extension.as_deref(), Some("html" | "htm")) {
        path.to_owned()
    } else {
        format!("{parts}/index.html")
    })
}
