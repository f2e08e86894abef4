//! What `messages` writes: the words of the interface in one language, to be filled in.

use crate::catalog::Catalog;
use crate::diag::Diagnostic;
use crate::source::Sources;
use crate::theme;
use crate::values::Lang;

/// Where a site has its messages in a language.
pub fn path(lang: &Lang) -> String {
    format!("content/messages/{lang}.yaml")
}

/// The text of the file; or what cannot be read in the files that there are.
pub fn file(sources: &Sources, catalog: &Catalog, lang: &Lang) -> Result<String, Vec<Diagnostic>> {
    theme::messages_to_fill_in(sources, &catalog.config, lang, &labels(catalog, lang))
}

/// Which vocabularies lack labels in the language: they are in other files, and are seen as much as messages are.
fn labels(catalog: &Catalog, lang: &Lang) -> Vec<String> {
    let default = catalog.default_lang();
    let lacking = catalog.vocabularies.iter().filter_map(|(name, vocabulary)| {
        let lacking = vocabulary.terms.iter().filter(|term| term.label.own(lang, default).is_none()).count();
        (lacking > 0).then(|| format!("  content/vocabularies/{name}.yaml: {lacking} of {}", vocabulary.terms.len()))
    });
    let lacking: Vec<String> = lacking.collect();
    let about = format!(
        "Labels of terms are in other files. These lack some in `{lang}`; add a line `{lang}: …` to each `label` there:"
    );
    if lacking.is_empty() { lacking } else { [about].into_iter().chain(lacking).collect() }
}
