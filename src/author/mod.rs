//! What editors are given: the skeleton of a new entry, a new site, the file of a release, messages to fill in, files of the theme, the
//! documentation of what can be written (made by a test).

#[cfg(test)]
mod docs;
pub mod export;
pub mod messages;
pub mod release;
pub mod skeleton;
pub mod starter;

#[cfg(test)]
mod tests;
