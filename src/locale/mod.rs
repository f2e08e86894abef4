//! How languages write dates, numbers and lists, which plural forms they have, and how they put words in order: all of it
//! from CLDR, the collection of such customs that browsers and phones use as well. The only place that knows ICU4X.
//!
//! 1. [`Locale`] has the customs of one language. It is made once for a language and shared between threads.
//! 2. [`Collation`] is the order of words and the letters of an index, for those who need nothing else.
//!
//! Words of the interface are messages, not customs; see `theme/messages`.

mod collation;
mod dates;
mod endonyms;

#[cfg(test)]
mod tests;

use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_list::ListFormatter;
use icu_locale_core::Locale as Tag;
use icu_plurals::PluralRules;

use crate::values::{Date, Lang};
use dates::Dates;

pub use collation::{Collation, SortKey};
pub use endonyms::endonym;
pub use icu_plurals::PluralCategory;

/// The names of a language's months as they stand in dates, to know one in a text.
#[derive(Debug)]
pub struct Months(Vec<String>);

impl Months {
    pub fn of(lang: &Lang) -> Self {
        let dates = Dates::new(lang, &tag(lang));
        let of_day = (1..=12).filter_map(|month| format!("2024-{month:02}-15").parse().ok());
        let of_month = (1..=12).filter_map(|month| format!("2024-{month:02}").parse().ok());
        Self(of_day.chain(of_month).map(|date: Date| dates.month(date).to_lowercase()).collect())
    }

    /// Whether a word is a month, in whatever case the sentence asks for: all but the last two letters must be those of the name.
    pub fn has(&self, word: &str) -> bool {
        self.number(word).is_some()
    }

    /// The number of the month that a word names, from 1.
    pub fn number(&self, word: &str) -> Option<usize> {
        let word = word.to_lowercase();
        let letters = word.chars().count();
        let position = self.0.iter().position(|name| {
            let all = name.chars().count();
            let stem: String = name.chars().take(all.saturating_sub(2).max(4)).collect();
            word == *name || all > 4 && letters <= all + 2 && word.starts_with(&stem)
        });
        position.map(|position| position % 12 + 1)
    }
}

/// The customs of one language. Of a language that CLDR does not know, those that hold where nothing is known.
#[derive(Debug)]
pub struct Locale {
    dates: Dates,
    numbers: Option<DecimalFormatter>,
    lists: Option<ListFormatter>,
    plurals: Option<PluralRules>,
    collation: Collation,
}

impl Locale {
    pub fn new(lang: &Lang) -> Self {
        let tag = tag(lang);
        Self {
            dates: Dates::new(lang, &tag),
            numbers: DecimalFormatter::try_new((&tag).into(), Default::default()).ok(),
            lists: ListFormatter::try_new_and((&tag).into(), Default::default()).ok(),
            plurals: plural_rules(lang),
            collation: Collation::new(lang),
        }
    }

    /// A date as precise as it is known: `27 April 2024`, `April 2024`, `2024`.
    pub fn date(&self, date: Date) -> String {
        self.dates.date(date)
    }

    /// The name of a date's month as it stands in such a date: beside a day it is a genitive in many languages.
    pub fn month(&self, date: Date) -> String {
        self.dates.month(date)
    }

    /// A number with its thousands set apart and the decimal sign of the language; as many decimals as it has.
    pub fn number(&self, number: f64) -> String {
        // The shortest text that is read as the same number again, never with an exponent.
        self.digits(number.to_string())
    }

    /// A whole number with its thousands set apart.
    pub fn integer(&self, number: i64) -> String {
        self.digits(number.to_string())
    }

    fn digits(&self, plain: String) -> String {
        match (&self.numbers, Decimal::try_from_str(&plain)) {
            (Some(numbers), Ok(number)) => numbers.format(&number).to_string(),
            _ => plain,
        }
    }

    /// `A, B and C`.
    pub fn list<'a>(&self, items: impl Iterator<Item = &'a str> + Clone) -> String {
        match &self.lists {
            Some(lists) => lists.format(items).to_string(),
            None => items.collect::<Vec<_>>().join(", "),
        }
    }

    /// The plural form that goes with a number.
    pub fn plural(&self, number: i64) -> PluralCategory {
        self.plurals.as_ref().map_or(PluralCategory::Other, |rules| rules.category_for(number))
    }

    pub fn collation(&self) -> &Collation {
        &self.collation
    }
}

/// The plural forms that a language has.
pub fn plural_forms(lang: &Lang) -> Vec<PluralCategory> {
    plural_rules(lang).map_or_else(|| vec![PluralCategory::Other], |rules| rules.categories().collect())
}

fn plural_rules(lang: &Lang) -> Option<PluralRules> {
    PluralRules::try_new_cardinal(tag(lang).into()).ok()
}

/// The scripts of living languages, by their codes.
const SCRIPTS: &str = "Adlm Arab Armn Beng Bopo Cakm Cans Cher Cyrl Deva Ethi Geor Grek Gujr Guru Hang Hans Hant Hebr Java \
    Jpan Khmr Knda Kore Laoo Latn Limb Lisu Mlym Mong Mtei Mymr Nkoo Olck Orya Rohg Sinh Sund Syrc Taml Telu Tfng Thaa Thai \
    Tibt Vaii Yiii";

/// Whether CLDR knows how dates are written in a language; if not, it says `2024 M03 9` instead. A script must be one, since
/// without it the language would be written in another.
pub fn is_known(lang: &Lang) -> bool {
    if lang.script().is_some_and(|script| !SCRIPTS.split_whitespace().any(|known| known == script)) {
        return false;
    }
    let date = Date { year: 2024, month: Some(3), day: Some(9) };
    let of = |tag: &Tag| Dates::new(lang, tag).date(date);
    of(&tag(lang)) != of(&Tag::UNKNOWN)
}

/// Under which name CLDR has a language. English is the British one, which is read all over Europe: the American one has
/// `April 27, 2024`.
fn tag(lang: &Lang) -> Tag {
    let name = if lang.as_str() == "en" { "en-GB" } else { lang.as_str() };
    name.parse().unwrap_or(Tag::UNKNOWN)
}
