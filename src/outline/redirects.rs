//! Old addresses that lead to entries, in every language.

use crate::catalog::{Catalog, Entry};
use crate::route::{Address, Base, alias_address};
use crate::values::Lang;

use super::{Page, PageSpec, address, is_home};

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
    let spec = |alias: Alias| {
        let key = &alias.entry.key;
        let page = if is_home(key) { Page::Home } else { Page::Entry(key.clone()) };
        PageSpec {
            address: format!("{prefix}{}", alias.address),
            lang: lang.clone(),
            page: Page::Redirect { to: address(&page, prefix) },
        }
    };
    aliases(catalog).map(spec).collect()
}
