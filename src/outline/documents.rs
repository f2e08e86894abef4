//! The files of plan templates: which formats there are, and where they are.

use super::Page;
use crate::catalog::{Catalog, case_form};
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
    pub const ALL: [Self; 4] = [Self::Docx, Self::Odt, Self::Markdown, Self::Json];

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

/// The addresses of all files that belong to the page of a form; none for other pages.
pub fn of_page(catalog: &Catalog, page: &Page) -> Vec<Address> {
    let (id, languages): (&str, Vec<&Lang>) = match page {
        Page::CaseForm => (case_form::ID, catalog.config.languages.iter().collect()),
        Page::Fill { template } => {
            let entry = catalog.entry(Kind::PlanTemplates, template);
            (template, entry.map_or_else(Vec::new, |entry| entry.versions().map(|version| version.lang()).collect()))
        }
        _ => return Vec::new(),
    };
    let formats = |lang| Format::ALL.map(|format| address(id, lang, format));
    languages.into_iter().flat_map(formats).collect()
}
