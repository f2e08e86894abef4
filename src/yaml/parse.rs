//! Reading YAML with limits.
pub fn parse(
    _: &str,
    _: usize,
    _: &crate::source::SourcePath,
) -> Result<serde_yaml::Value, Vec<crate::diag::Diagnostic>> {
    todo!()
}
