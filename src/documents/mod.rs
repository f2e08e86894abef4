//! Plan templates to work in away from the site: DOCX and ODT with fields, Markdown, and the JSON that the browser's form is made of.
//!
//! 1. [`form`]: a template in one language, all but the answers. [`answers`]: a plan.
//! 2. [`blocks`] says what stands in a document, whatever its format.
//! 3. [`docx`], [`odt`] and [`markdown`] write it. The XML is in [`pieces`], which the browser has as well: it writes the same parts for the
//!    same answers (`themes/pearls/scripts/plan/`).

pub mod answers;
pub mod blocks;
pub mod docx;
pub mod entry;
pub mod form;
pub mod markdown;
mod names;
pub mod odt;
mod pieces;
pub mod read;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::bundle::Blob;
use crate::catalog::{Catalog, Entry};
use crate::content::schema::head::Status;
use crate::memo::Memo;
use crate::outline::documents::{self, Format};
use crate::outline::{self, Page};
use crate::pack::{self, Keep};
use crate::route::Address;
use crate::source::Hash;
use crate::theme::messages::Messages;
use crate::values::{Kind, Lang};

use answers::Plan;
use blocks::Purpose;
use form::Form;

/// The files of templates that were made once.
pub type DocumentMemo = Memo<Vec<(Address, Blob)>>;

/// The files of all templates that visitors can see, in the languages in which they are written. `base_url` is the site's address.
pub fn files(
    catalog: &Catalog,
    messages: &Messages,
    base_url: &str,
    memo: &mut DocumentMemo,
) -> BTreeMap<Address, Blob> {
    let shown = catalog.of_kind(Kind::PlanTemplates).filter(|entry| entry.head().status != Status::Withdrawn);
    let templates = shown.flat_map(|entry| entry.versions().map(|version| (Some(&**entry), version.lang())));
    let cases = catalog.config.languages.iter().filter(|_| catalog.case_studies().next().is_some());
    let sources: Vec<(Option<&Entry>, &Lang)> = templates.chain(cases.map(|lang| (None, lang))).collect();
    let writers = Writers::new();
    let made = memo.map(
        &sources,
        |(entry, lang)| {
            let base = base_url.trim_end_matches('/');
            let page = |page: &str| format!("{base}/{page}");
            let prefix = catalog.config.base(lang);
            let words = messages.words(lang);
            let form = match entry {
                Some(entry) => Form::new(catalog, entry, lang, words, page(&prefix.entry(&entry.key))),
                None => Some(Form::case_study(catalog, words, page(&outline::address(&Page::CaseForm, &prefix)))),
            };
            let json = form.as_ref().and_then(|form| serde_json::to_vec(form).ok()).unwrap_or_default();
            (Hash::of(&json), (form, json))
        },
        |(_, lang), (form, json)| {
            let Some(form) = form else { return Vec::new() };
            let file = |format| documents::address(&form.id, lang, format);
            let made = writers.empty(&form).into_iter().map(|(format, bytes)| (file(format), Blob::new(bytes)));
            made.chain([(file(Format::Json), Blob::new(json))]).collect()
        },
    );
    made.iter().flat_map(|files| files.iter().cloned()).collect()
}

/// Whatever writes documents.
pub struct Writers {
    docx: docx::Writer,
    odt: odt::Writer,
}

impl Writers {
    pub fn new() -> Self {
        Self { docx: docx::Writer::new(), odt: odt::Writer::new() }
    }

    /// A template to be filled in.
    fn empty(&self, form: &Form) -> Vec<(Format, Vec<u8>)> {
        let plan = Plan::empty(form);
        let made = [Format::Docx, Format::Odt, Format::Markdown].into_iter();
        made.filter_map(|format| Some((format, self.document(form, &plan, Purpose::Work, format)?))).collect()
    }

    /// A plan as a document.
    pub fn document(&self, form: &Form, plan: &Plan, purpose: Purpose, format: Format) -> Option<Vec<u8>> {
        let blocks = blocks::blocks(form, plan, purpose);
        match format {
            Format::Markdown => Some(markdown::text(&blocks).into_bytes()),
            Format::Json => serde_json::to_vec(plan).ok(),
            Format::Docx | Format::Odt => {
                let parts = self.parts(form, plan, purpose, format);
                let keep = |name: &str| if name == "mimetype" { Keep::Stored } else { Keep::Deflated };
                pack::zip(parts.iter().map(|(name, text)| (*name, text.as_bytes(), keep(name))))
            }
        }
    }

    /// The parts of an office document by their names; none of other formats.
    pub fn parts(&self, form: &Form, plan: &Plan, purpose: Purpose, format: Format) -> Vec<(&'static str, String)> {
        let blocks = blocks::blocks(form, plan, purpose);
        let title = form.title_of(plan);
        match format {
            Format::Docx => self.docx.parts(form, title, &blocks),
            Format::Odt => self.odt.parts(form, title, &blocks),
            Format::Markdown | Format::Json => Vec::new(),
        }
    }
}
