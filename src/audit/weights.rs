//! What pages weigh on a phone's line, against the budgets of the built-in theme.
//!
//! Of each sort of page only the heaviest is told. Sizes are those of the transfer: compressed as web servers do it, pages and
//! the script of every page with gzip, style sheets and the search with brotli; fonts as they are.

use std::fmt;
use std::io::{Read, Write};

use brotli::CompressorReader;
use flate2::{Compression, write::GzEncoder};

use crate::bundle::{Blob, Bundle};

/// The heaviest file of a sort.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weight {
    /// What is weighed, for people: `case study`.
    pub sort: &'static str,
    /// Of the heaviest; for fonts, of the folder.
    pub address: String,
    /// In bytes of the transfer.
    pub bytes: usize,
    pub budget: usize,
}

impl Weight {
    pub fn is_over(&self) -> bool {
        self.bytes > self.budget
    }
}

impl fmt::Display for Weight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { sort, address, bytes, budget } = self;
        // In tenths of a KB, without the detour through fractions.
        let tenths = |bytes: usize| (bytes * 10).div_ceil(KB);
        let (own, most) = (tenths(*bytes), tenths(*budget));
        let over = if self.is_over() { ": too heavy" } else { "" };
        write!(f, "{sort}: {}.{} of {} KB ({address}){over}", own / 10, own % 10, most / 10)
    }
}

const KB: usize = 1024;

/// How the bytes of a sort travel.
#[derive(Clone, Copy)]
enum Transfer {
    Gzip,
    Brotli,
}

/// Whether an address is of a sort.
type Fits = fn(&str) -> bool;

/// The sorts with their budgets in KB. The first that an address fits is its sort.
const SORTS: [(&str, usize, Transfer, Fits); 5] = [
    ("style sheet", 12, Transfer::Brotli, |address| address.ends_with(".css")),
    ("script of every page", 1, Transfer::Gzip, |address| address.ends_with("/start.js")),
    ("map", 20, Transfer::Gzip, |address| address == "map.html" || address.ends_with("/map.html")),
    ("listing", 30, Transfer::Gzip, is_listing),
    ("case study", 20, Transfer::Gzip, |address| address.contains("case-studies/") && address.ends_with(".html")),
];

/// Scripts that something takes together, beside that of every page, with what they may weigh in bytes: those that must be there before
/// the search page shows its first titles, and those with which a template is filled in and saved in any format. What they import for
/// something else is not among them.
const SCRIPTS: [(&str, &[&str], usize); 2] = [
    ("scripts until a search has titles", &["/js/search-page.mjs", "/js/search/search.mjs"], 10_000),
    ("scripts until a plan is saved", &["/js/plan/fill.mjs", "/js/plan/answers.mjs", "/js/plan/exchange.mjs"], 12 * KB),
];

fn is_listing(address: &str) -> bool {
    let Some((folder, name)) = address.rsplit_once('/') else { return false };
    let is_page = name == "index.html" || (name.starts_with("page-") && name.ends_with(".html"));
    (is_page && folder.ends_with("-studies")) || (folder.contains("case-studies/by/") && name.ends_with(".html"))
}

/// The heaviest of each sort that the site has, and all fonts together.
pub fn weigh(bundle: &Bundle) -> Vec<Weight> {
    let mut heaviest: [Option<(&str, &[u8])>; SORTS.len()] = [None; SORTS.len()];
    for (address, blob) in &bundle.files {
        let Blob::Bytes { bytes, .. } = blob else { continue };
        let sort = SORTS.iter().position(|(.., is_of_it)| is_of_it(address));
        if let Some(known) = sort.and_then(|sort| heaviest.get_mut(sort))
            && known.is_none_or(|(_, other)| other.len() < bytes.len())
        {
            *known = Some((address, bytes));
        }
    }
    let found = std::iter::zip(SORTS, heaviest).filter_map(|((sort, budget, transfer, _), heaviest)| {
        let (address, bytes) = heaviest?;
        Some(Weight { sort, address: address.to_owned(), bytes: transferred(bytes, transfer), budget: budget * KB })
    });
    let scripts = SCRIPTS.iter().filter_map(|(sort, names, budget)| together(bundle, sort, names, *budget));
    found.chain(scripts).chain(fonts(bundle)).collect()
}

/// Scripts that something takes together.
fn together(bundle: &Bundle, sort: &'static str, names: &[&str], budget: usize) -> Option<Weight> {
    let is_of_it = |address: &str| names.iter().any(|name| address.ends_with(name));
    let scripts = bundle.files.iter().filter_map(|(address, blob)| match blob {
        Blob::Bytes { bytes, .. } if is_of_it(address) => Some((address, transferred(bytes, Transfer::Brotli))),
        _ => None,
    });
    let scripts: Vec<_> = scripts.collect();
    let address = scripts.first()?.0.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let bytes = scripts.iter().map(|(_, bytes)| bytes).sum();
    Some(Weight { sort, address, bytes, budget })
}

/// Fonts are compressed already.
fn fonts(bundle: &Bundle) -> Option<Weight> {
    let fonts: Vec<_> = bundle.files.iter().filter(|(address, _)| address.ends_with(".woff2")).collect();
    let (first, _) = fonts.first()?;
    let address = first.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let bytes = fonts.iter().map(|(_, blob)| usize::try_from(blob.size()).unwrap_or(usize::MAX)).sum();
    Some(Weight { sort: "fonts", address, bytes, budget: 55 * KB })
}

/// How many bytes travel. Writing to memory cannot fail; if it did, the whole size would be told.
fn transferred(bytes: &[u8], transfer: Transfer) -> usize {
    match transfer {
        Transfer::Gzip => {
            let mut encoder = GzEncoder::new(Vec::new(), Compression::new(6));
            let written = encoder.write_all(bytes).and_then(|()| encoder.finish());
            written.map_or(bytes.len(), |compressed| compressed.len())
        }
        Transfer::Brotli => {
            let mut compressed = Vec::new();
            let read = CompressorReader::new(bytes, 4096, 11, 22).read_to_end(&mut compressed);
            read.unwrap_or(bytes.len())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bundle(files: &[(&str, &str)]) -> Bundle {
        let blob = |text: &str| Blob::new(text.as_bytes());
        Bundle { files: files.iter().map(|(address, text)| ((*address).to_owned(), blob(text))).collect() }
    }

    /// A text that does not compress well.
    fn noise(length: usize) -> String {
        let mut state = 1_u32;
        let next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            char::from(b' ' + u8::try_from((state >> 24) % 90).unwrap_or_default())
        };
        std::iter::repeat_with(next).take(length).collect()
    }

    #[test]
    fn the_heaviest_of_each_sort_is_weighed_as_it_travels() {
        let (small, large) = ("x".repeat(9000), noise(60_000));
        let all = weigh(&bundle(&[
            ("case-studies/a.html", &small),
            ("lv/case-studies/b.html", &large),
            ("case-studies/by/topics/youth.html", "y"),
            ("case-studies/page-2.html", "yy"),
            ("assets/0/css/pearls.css", "a{}"),
            ("assets/0/js/search-page.mjs", &small),
            ("assets/0/js/search/search.mjs", &large),
            ("assets/0/js/search/snippets.mjs", &large),
            ("assets/0/fonts/a.woff2", &small),
            ("assets/0/fonts/b.woff2", &small),
            ("index.html", &large),
        ]));
        let told: Vec<(&str, &str, bool)> =
            all.iter().map(|weight| (weight.sort, weight.address.as_str(), weight.is_over())).collect();
        let expected = [
            ("style sheet", "assets/0/css/pearls.css", false),
            ("listing", "case-studies/page-2.html", false),
            ("case study", "lv/case-studies/b.html", true),
            ("scripts until a search has titles", "assets/0/js", true),
            ("fonts", "assets/0/fonts", false),
        ];
        assert_eq!(told, expected);
        assert_eq!(all[4].bytes, 18_000);
        let texts = (transferred(small.as_bytes(), Transfer::Brotli), transferred(large.as_bytes(), Transfer::Brotli));
        assert_eq!(all[3].bytes, texts.0 + texts.1, "what comes later is not counted");
        assert!(all[2].bytes < 60_000, "{} bytes are not compressed", all[2].bytes);
        assert_eq!(all[4].to_string(), "fonts: 17.6 of 55 KB (assets/0/fonts)");
    }
}
