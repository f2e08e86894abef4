//! Printing diagnostics, one file for each format. Each is a pure function from resolved diagnostics to text, so that all
//! of them are compared with goldens over one sample.

pub mod digest;
pub mod github;
pub mod human;
pub mod json;
pub mod sarif;

#[cfg(test)]
mod tests;
