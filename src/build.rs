//! The pipeline.

use crate::bundle::Bundle;
use crate::diag::Diagnostic;
use crate::source::Sources;
use crate::values::Day;

/// What a build is told besides its sources. Time and environment enter the core in no other way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// In place of the address in site.yaml.
    pub base_url: Option<String>,
    /// The day on which the site is seen.
    pub today: Day,
    /// Whether drafts are shown.
    pub drafts: bool,
    /// Whether the search index is made.
    pub search: bool,
    /// Whether warnings count as errors.
    pub strict: bool,
}

/// What a build comes to.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// None if there are errors: then nothing is published.
    pub bundle: Option<Bundle>,
    /// Sorted by file and place, without duplicates.
    pub diagnostics: Vec<crate::diag::Resolved>,
}

/// What is kept from build to build.
#[derive(Default)]
pub struct Cache {}

/// Compiles a site.
pub fn build(_sources: &Sources, _options: &Options, _cache: &mut Cache) -> Outcome {
    let _: Vec<Diagnostic> = Vec::new();
    todo!()
}
