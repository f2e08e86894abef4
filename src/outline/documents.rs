//! The files of plan templates: which formats there are, and where they are.

use crate::catalog::case_form;
use crate::route::Address;
use crate::values::{Kind, Lang};

/// A format in which templates and plans can be taken along.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    Docx,
    Odt,
    Markdown,
    Json,
}

impl Format {
    pub fn extension(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Odt => "odt",
            Self::Markdown => "md",
            Self::Json => "json",
        }
    }
}

/// The address of a template's file, or of that of the form for case studies: the language stands in its name, so that it says what it is wherever it is kept.
pub fn address(id: &str, lang: &Lang, format: Format) -> Address {
    let folder = match id {
        case_form::ID => format!("{}/form", Kind::CaseStudies),
        _ => format!("{}/{id}", Kind::PlanTemplates),
    };
    format!("{folder}/{id}.{lang}.{}", format.extension())
}
