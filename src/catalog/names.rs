//! What lists call an entry in a language.

use crate::content::Data;
use crate::content::schema::municipality::Municipality;
use crate::values::Lang;

use super::{Catalog, Entry};

/// The name of an entry on pages in a language.
pub fn of_entry(catalog: &Catalog, entry: &Entry, lang: &Lang) -> String {
    match entry.data() {
        Data::Municipality(_) => place(catalog, &entry.key.id, lang),
        Data::Organisation(own) => match own.names.get(lang) {
            Some(name) => name.clone(),
            None => entry.version(lang).head().title.clone(),
        },
        _ => entry.version(lang).head().title.clone(),
    }
}

/// A place's name: in the page's language, else its title with a second official name in brackets. The text itself
/// where there is no such municipality.
pub fn place(catalog: &Catalog, id_or_text: &str, lang: &Lang) -> String {
    let Some((entry, place)) = catalog.municipality(id_or_text) else { return id_or_text.to_owned() };
    if let Some(name) = own_name(place, lang) {
        return name.to_owned();
    }
    let title = &entry.head().title;
    let second = place.languages.iter().filter_map(|own| place.names.get(own)).find(|name| *name != title);
    match second {
        Some(second) => format!("{title} ({second})"),
        None => title.clone(),
    }
}

/// The name of a place that readers of a language have for it: in the language, or in its base language.
pub fn own_name<'a>(place: &'a Municipality, lang: &Lang) -> Option<&'a str> {
    let in_base = || place.names.get(&lang.base()?);
    place.names.get(lang).or_else(in_base).map(String::as_str)
}
