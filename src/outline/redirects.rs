//! Old addresses that lead to entries, in every language in which these have a page.

use crate::catalog::{Catalog, Entry};
use crate::route::{Address, Base, alias_address};
use crate::values::Lang;

use super::{Page, PageSpec, languages};

/// One item of an entry's `aliases`.
pub struct Alias<'a> {
    pub entry: &'a Entry,
    /// From 0, in the list of the entry.
    pub position: usize,
    /// Without a language.
    pub address: Address,
}

/// All old addresses; what is none is left out, and a rule says so.
pub fn aliases(catalog: &Catalog) -> impl Iterator<Item = Alias<'_>> {
    catalog.entries.values().flat_map(|entry| {
        let own = entry.head().aliases.iter().enumerate();
        own.filter_map(|(position, alias)| Some(Alias { entry, position, address: alias_address(alias)? }))
    })
}

/// The redirects of one language.
pub fn of_lang(catalog: &Catalog, lang: &Lang, prefix: &Base) -> Vec<PageSpec> {
    let spec = |alias: Alias| PageSpec {
        address: format!("{prefix}{}", alias.address),
        lang: lang.clone(),
        page: Page::Redirect { to: languages::entry_address(catalog, &alias.entry.key, lang) },
    };
    aliases(catalog).filter(|alias| languages::has_page(catalog, &alias.entry.key, lang)).map(spec).collect()
}
