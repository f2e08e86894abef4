//! Rules (placeholder).
pub fn check(_: &crate::catalog::Catalog, _: crate::values::Day) -> Vec<crate::diag::Diagnostic> {
    Vec::new()
}
pub fn check_files(_: &[std::sync::Arc<crate::content::document::Parsed>]) -> Vec<crate::diag::Diagnostic> {
    Vec::new()
}
