//! Splits a file into front matter and body.
pub struct Split {
    pub yaml: std::ops::Range<usize>,
    pub body: std::ops::Range<usize>,
}
pub fn split(_: &str, _: &crate::source::SourcePath) -> Result<Split, Box<crate::diag::Diagnostic>> {
    todo!()
}
