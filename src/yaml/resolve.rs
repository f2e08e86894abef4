//! Places to lines.
pub fn resolve(_: Vec<crate::diag::Diagnostic>, _: &crate::source::Sources) -> Vec<crate::diag::Resolved> {
    todo!()
}
