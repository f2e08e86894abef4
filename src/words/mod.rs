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

pub use compounds::{Compounds, links};
pub use fold::{alternates, unaccented};
pub use normalise::normalise;
pub use stem::Analyser;
pub use tokenise::{number_at, words};

/// Bytes of the longest surface that is stemmed or split: nothing longer is a word, and both take time for each letter.
const LONGEST: usize = 100;

/// The language whose stems and compounds are known: `de` of `de-AT`. Nothing for a language in another script than the one
/// in which these are known, which is the Latin one for all of them.
fn primary(lang: &crate::values::Lang) -> &str {
    if lang.script().is_none_or(|script| script == "Latn") { lang.primary() } else { "" }
}
