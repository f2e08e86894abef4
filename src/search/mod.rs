//! The search: an index that is made while the site is built, and read by browsers without a server.
//!
//! 1. **analysis**: the texts of all pages of a language become words, words become terms, in [`analysis`].
//! 2. **index**: tantivy counts which document has which term in which field, and where.
//! 3. **export**: what it counted is written as small files under the names of their hashes.
//!
//! `docs/search-format.md` describes the files, and how a query is answered from them. Browsers have no stemmer: the files
//! say for each word that occurs which term it is, and how people without its letters type it.

pub mod analysis;
