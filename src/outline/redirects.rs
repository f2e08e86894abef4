//! Old addresses that lead to entries, in every language.

use crate::catalog::Catalog;
use crate::route::alias_address;
use crate::values::Lang;

use super::{Page, PageSpec, address, is_home};

/// The redirects of one language.
pub fn of_lang(catalog: &Catalog, lang: &Lang, prefix: &str) -> Vec<PageSpec> {
    let aliases =
        catalog.entries.values().flat_map(|entry| entry.head().aliases.iter().map(move |alias| (alias, entry)));
    aliases
        .filter_map(|(alias, entry)| {
            let page = if is_home(&entry.key) { Page::Home } else { Page::Entry(entry.key.clone()) };
            let to = address(&page, prefix);
            Some(PageSpec {
                address: format!("{prefix}{}", alias_address(alias)?),
                lang: lang.clone(),
                page: Page::Redirect { to },
            })
        })
        .collect()
}
