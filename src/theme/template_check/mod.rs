//! Checks every name in the templates of a theme before a page is made.
//!
//! Tera says nothing of a misspelt name in a condition, a comparison, a `set` or a branch that no page reaches, of
//! unknown arguments, and of messages. This reads each template again, with a parser of its own (tera's is private),
//! and follows each path `page.a.b` through the JSON Schema of the view that the page is made from.
//!
//! 1. [`parser`] makes a tree of tags and expressions of each template that tera has accepted.
//! 2. [`walk`] goes through each template that pages are made from as tera would: up through what it extends, into what
//!    it includes and the components that it calls, through every branch and once through every loop.
//! 3. [`values`] finds the [`types`] of expressions on the way, and names what does not exist.
//!
//! A field of a view that holds HTML says so in its schema, `x-html: true`: it must be shown with `| safe`, and nothing
//! else may be. A text with a list of options may only be compared with those.

mod ast;
mod builtin;
mod calls;
mod expression;
mod lexer;
mod parser;
mod scope;
mod types;
mod values;
mod walk;

use std::collections::BTreeMap;

use serde_json::Value;

use super::messages::MessageKeys;
use crate::diag::{Diagnostic, Place, codes};
use crate::source::SourcePath;

/// A template that tera has accepted.
#[derive(Debug, Clone)]
pub struct TemplateSource<'a> {
    /// As `include` and `extends` name it.
    pub name: &'a str,
    pub path: SourcePath,
    pub text: &'a str,
}

/// The JSON Schemas of the data that templates are given.
#[derive(Debug, Clone, Default)]
pub struct Views {
    /// By template: what `page` is in pages that are made from it.
    pub pages: BTreeMap<String, Value>,
    /// What `site` is in all of them; `true` allows anything.
    pub site: Value,
}

/// Finds all names in `templates` that do not exist, and all that is put together wrongly.
///
/// A template without a view, which no other one includes or extends, is checked with a `page` that may be anything.
/// `also` names further templates that exist but could not be parsed.
pub fn check(
    templates: &[TemplateSource<'_>],
    views: &Views,
    messages: &MessageKeys,
    also: &[&str],
) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    let mut parsed = BTreeMap::new();
    for template in templates {
        match parser::parse(template.text) {
            Ok(tree) => drop(parsed.insert(template.name, walk::Parsed { source: template, tree })),
            Err(lexer::Fail(span)) => out.push(codes::theme::unchecked(Place::bytes(&template.path, span))),
        }
    }
    let unparsed = templates.iter().map(|template| template.name).filter(|name| !parsed.contains_key(name));
    let opaque = unparsed.chain(also.iter().copied()).collect();
    out.extend(walk::all(&parsed, views, messages, &opaque));
    out
}

#[cfg(test)]
mod tests;
