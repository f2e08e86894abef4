//! How large a site is once it is published, and about how large it would be if it chose otherwise for what is not translated;
//! and which hosts take no site of that size.

use std::fmt;

use crate::bundle::Bundle;

/// Files and bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    pub files: usize,
    pub bytes: u64,
}

/// The size of a site with each choice of `untranslated`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choices {
    /// With the choice that the site has taken.
    pub own: Size,
    /// With the other one: the number of files is exact, that of bytes is not. None where both make the same pages.
    pub other: Option<Size>,
}

/// How many pages the entries of a site have, with its own choice and with the other one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntryPages {
    pub own: usize,
    pub other: usize,
    /// How many bytes one of them has, on average.
    pub average: u64,
}

/// What a social card has in bytes, for sites that are looked at without drawing them.
const CARD: u64 = 32 * 1024;

/// Common hosts with what they take at most in one site, in files or in bytes.
const HOSTS: [(&str, Size); 2] = [
    ("Cloudflare Pages", Size { files: 20_000, bytes: u64::MAX }),
    ("GitHub Pages", Size { files: usize::MAX, bytes: GB }),
];

const MB: u64 = 1_000_000;
const GB: u64 = 1000 * MB;

impl Choices {
    /// `undrawn`: how many social cards are not in the bundle and will be published.
    pub fn new(bundle: &Bundle, undrawn: usize, pages: EntryPages) -> Self {
        let bytes = bundle.files.values().map(crate::bundle::Blob::size).sum::<u64>();
        let own = Size { files: bundle.files.len() + undrawn, bytes: bytes + undrawn as u64 * CARD };
        let other = Size {
            files: (own.files + pages.other).saturating_sub(pages.own),
            bytes: (own.bytes + pages.other as u64 * pages.average).saturating_sub(pages.own as u64 * pages.average),
        };
        Self { own, other: (pages.own != pages.other).then_some(other) }
    }
}

impl Size {
    /// The hosts that do not take a site of this size, with what they take.
    fn too_large_for(self) -> impl Iterator<Item = String> {
        HOSTS.into_iter().filter_map(move |(host, most)| match most {
            Size { files, .. } if self.files > files => {
                Some(format!("{host} takes {} files at most", thousands(files)))
            }
            Size { bytes, .. } if self.bytes > bytes => Some(format!("{host} takes {} GB at most", bytes / GB)),
            _ => None,
        })
    }
}

/// `1,234 files, 56 MB`, and who does not take so much.
impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} files, {} MB",
            thousands(self.files),
            thousands(usize::try_from(self.bytes.div_ceil(MB)).unwrap_or(usize::MAX))
        )?;
        self.too_large_for().try_for_each(|limit| write!(f, "; {limit}"))
    }
}

/// `20,000`: what `check` prints is English.
fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let first = digits.len() % 3;
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && at % 3 == first {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::Blob;

    fn bundle(pages: usize, bytes: usize) -> Bundle {
        let page = |number| (format!("{number}.html"), Blob::new(vec![b'x'; bytes]));
        Bundle { files: (0..pages).map(page).collect() }
    }

    #[test]
    fn the_other_choice_differs_by_its_pages() {
        let pages = EntryPages { own: 80, other: 20, average: 10_000 };
        let Choices { own, other } = Choices::new(&bundle(100, 10_000), 5, pages);
        assert_eq!((own.files, other.unwrap().files), (105, 45));
        assert_eq!(own.bytes - other.unwrap().bytes, 600_000);
        assert_eq!(own.to_string(), "105 files, 2 MB");
        let more = Choices::new(&bundle(100, 10), 0, EntryPages { own: 20, other: 80, average: 10 });
        assert_eq!(more.other.unwrap(), Size { files: 160, bytes: 1600 });
        assert_eq!(Choices::new(&bundle(1, 1), 0, EntryPages { own: 1, other: 1, average: 1 }).other, None);
    }

    #[test]
    fn a_host_that_takes_less_is_named() {
        let say = |files, bytes| Size { files, bytes }.to_string();
        assert_eq!(say(20_000, GB), "20,000 files, 1,000 MB");
        assert_eq!(say(20_001, GB), "20,001 files, 1,000 MB; Cloudflare Pages takes 20,000 files at most");
        assert_eq!(say(1_234_567, GB + 1).matches(" at most").count(), 2);
        assert_eq!(say(7, GB + 1), "7 files, 1,001 MB; GitHub Pages takes 1 GB at most");
    }
}
