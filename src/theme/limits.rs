//! Templates that would take more than a program has: refused before the template engine reads them, or stopped while they write.

use std::io::{self, Write};
use std::ops::Range;

/// How many `elif` an `if` can have. The engine goes one step deeper for each, and ends the program when there is no more room.
pub(super) const MAX_ELIF: usize = 100;

/// How large a template can be, in bytes.
pub(super) const MAX_TEMPLATE: usize = 1024 * 1024;

/// How large a page can be, in bytes; a hundred times as large as large ones are.
pub(super) const MAX_PAGE: usize = 64 * 1024 * 1024;

/// The first `elif` that is one too many.
pub(super) fn too_many_branches(text: &str) -> Option<Range<usize>> {
    let mut branches: Vec<usize> = Vec::new();
    for (at, _) in text.match_indices("{%") {
        let inner = text.get(at + 2..).unwrap_or_default().trim_start_matches('-').trim_start();
        let word = inner.split(|sign: char| !sign.is_ascii_alphabetic()).next().unwrap_or_default();
        match word {
            "if" => branches.push(0),
            "endif" => drop(branches.pop()),
            "elif" => {
                let Some(count) = branches.last_mut() else { continue };
                *count += 1;
                if *count > MAX_ELIF {
                    let start = text.len() - inner.len();
                    return Some(start..start + word.len());
                }
            }
            _ => {}
        }
    }
    None
}

/// A page on its way, which cannot grow without end.
pub(super) struct Page(pub Vec<u8>);

impl Write for Page {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > MAX_PAGE {
            let limit = MAX_PAGE / 1024 / 1024;
            return Err(io::Error::other(format!(
                "the page has more than {limit} MB: a loop may be inside another one"
            )));
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn branches_of_one_condition_are_counted() {
        let of = |count: usize| format!("{{% if a %}}{}{{% endif %}}", "{%- elif b %}".repeat(count));
        assert_eq!(too_many_branches(&of(MAX_ELIF)), None);
        assert_eq!(too_many_branches(&of(MAX_ELIF).repeat(50)), None);
        let text = of(5_000);
        assert_eq!(text.get(too_many_branches(&text).unwrap()), Some("elif"));
        let inside = format!("{{% for a in b %}}{{% if a %}}{}{{% endif %}}{{% endfor %}}", of(MAX_ELIF + 1));
        assert!(too_many_branches(&inside).is_some());
    }

    #[test]
    fn a_page_does_not_grow_without_end() {
        let mut page = Page(Vec::new());
        let piece = vec![b' '; MAX_PAGE / 2];
        assert!(page.write_all(&piece).is_ok() && page.write_all(&piece).is_ok());
        assert!(page.write_all(b" ").unwrap_err().to_string().contains("more than 64 MB"));
    }
}
