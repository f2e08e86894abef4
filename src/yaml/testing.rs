//! For tests: one file in memory, and its diagnostics as people see them.

use std::sync::Arc;

use serde_yaml::Value;

use super::{fences, parse, resolve};
use crate::diag::{Diagnostic, render};
use crate::source::{MemoryReader, SourceFile, Sources};

/// Sources that consist of one text.
pub fn sources(path: &str, text: &str) -> Sources {
    let file = SourceFile::new(path, text);
    let texts = [(file.path.clone(), file)].into();
    Sources { texts, media: Default::default(), reader: Arc::new(MemoryReader::default()), unread: Vec::new() }
}

/// The diagnostics of one file, resolved and printed without colours.
pub fn shown(path: &str, text: &str, diagnostics: Vec<Diagnostic>) -> String {
    render::human::render(&resolve::resolve(diagnostics, &sources(path, text)), false)
}

/// Parses the fields of a file: all of a `.yaml` file, else its front matter.
pub fn parse(path: &str, text: &str) -> Result<Value, Vec<Diagnostic>> {
    let SourceFile { path, text, .. } = SourceFile::new(path, text);
    let is_yaml = path.as_str().ends_with(".yaml");
    let yaml = if is_yaml { 0..text.len() } else { fences::split(&text).expect("front matter").yaml };
    parse::parse(&text[yaml.clone()], yaml.start, &path)
}
