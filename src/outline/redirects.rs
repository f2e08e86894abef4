//! Old addresses that lead to entries, in every language.

use crate::catalog::Catalog;
use crate::route::{self, Address};
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

/// The file of an old address: `old/place` and `old/place/` are `old/place/index.html`. None if it is not an address
/// below the site's root; a rule says so.
pub fn alias_address(alias: &str) -> Option<Address> {
    let path = alias.trim_start_matches('/');
    let is_bad = path.is_empty()
        || path.contains(['\\', '?', '#', ':'])
        || path.split('/').any(|part| part == ".." || part == ".");
    if is_bad {
        return None;
    }
    let name = path.rsplit('/').next().unwrap_or(path);
    Some(if name.ends_with(".html") || name.ends_with(".htm") {
        path.to_owned()
    } else {
        format!("{}/index.html", path.trim_end_matches('/'))
    })
}

/// The relative link from a redirect to its goal.
pub fn link(spec: &PageSpec, to: &str) -> String {
    route::relative(&spec.address, to)
}
