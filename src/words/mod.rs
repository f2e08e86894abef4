//! From a text to the terms under which it is found.
//!
//! [`normalise`] makes one spelling of what looks the same, [`words`] cuts it into words in lower case, the *surfaces*. An
//! [`Analyser`] gives each surface its terms: its own stem, and those of the words that it is compounded of. [`alternates`]
//! are the ways to type a surface without the letters of its language.
//!
//! A query goes through the same two first steps in the browser. What comes after them depends on nothing but the surface,
//! so it is done once for each that occurs.

mod compounds;
mod fold;
mod latvian;
mod normalise;
mod stem;
mod tokenise;

pub use compounds::Compounds;
pub use fold::alternates;
pub use normalise::normalise;
pub use stem::Analyser;
pub use tokenise::words;

/// Bytes of the longest surface that is stemmed or split: nothing longer is a word, and both take time for each letter.
const LONGEST: usize = 100;

/// The part of a language code that says which language it is: `de` of `de-AT`.
fn primary(lang: &crate::values::Lang) -> &str {
    lang.as_str().split('-').next().unwrap_or_default()
}
