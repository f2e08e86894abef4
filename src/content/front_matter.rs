//! Splits a file into front matter and body, and says what is wrong where it cannot be split.
//!
//! The splitting itself is [`crate::yaml::fences`], because places are resolved with it as well.

pub use crate::yaml::fences::{Fault, split};

use crate::diag::{Diagnostic, Place, codes};
use crate::source::SourcePath;

/// What an editor reads about a fault; it points at the first line that has anything on it.
pub fn diagnostic(fault: Fault, text: &str, file: &SourcePath) -> Diagnostic {
    let mut lines = crate::yaml::fences::lines(text).map(|line| line.start..line.start + text[line].trim_end().len());
    let first = Place::bytes(file, lines.find(|line| !line.is_empty()).unwrap_or(0..0));
    match fault {
        Fault::Empty => codes::front_matter::empty(Place::whole(file)),
        Fault::Missing => codes::front_matter::missing(first),
        Fault::FirstLine => codes::front_matter::first_line(first),
        Fault::Unclosed => codes::front_matter::unclosed(first),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_of_a_fault_is_the_first_line_that_has_anything() {
        let file = SourcePath::new("content/pages/a.md");
        let place = |text| diagnostic(split(text).unwrap_err(), text, &file).place;
        assert_eq!(place("\n\nTitle \nmore"), Place::bytes(&file, 2..7));
        assert_eq!(place("---\r\na: b"), Place::bytes(&file, 0..3));
        assert_eq!(place(" "), Place::whole(&file));
    }
}
