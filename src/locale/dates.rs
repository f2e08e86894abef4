//! Dates in one language.

use std::fmt;

use icu_calendar::Gregorian;
use icu_datetime::fieldsets::{Y, YM, YMD};
use icu_datetime::input::Date as Input;
use icu_datetime::pattern::FixedCalendarDateTimeNames;
use icu_datetime::{FixedCalendarDateTimeFormatter as Formatter, FormattedDateTime, parts};
use icu_locale_core::Locale as Tag;
use writeable::{Part, PartsWrite, Writeable};

use crate::values::{Date, Lang};

/// One pattern for each precision, with the names of months.
#[derive(Debug)]
pub struct Dates {
    lang: Lang,
    days: Option<Formatter<Gregorian, YMD>>,
    months: Option<Formatter<Gregorian, YM>>,
    years: Option<Formatter<Gregorian, Y>>,
}

impl Dates {
    pub fn new(lang: &Lang, tag: &Tag) -> Self {
        Self {
            lang: lang.clone(),
            days: Formatter::try_new(tag.into(), YMD::long()).ok(),
            months: months(tag),
            years: Formatter::try_new(tag.into(), Y::long()).ok(),
        }
    }

    pub fn date(&self, date: Date) -> String {
        let text = self.with(date, |formatted| formatted.to_string());
        text.map_or_else(|| date.to_string(), |text| self.corrected(text, date))
    }

    pub fn month(&self, date: Date) -> String {
        let name = self.with(date, |formatted| {
            let mut month = OnePart { part: parts::MONTH, is_inside: false, text: String::new() };
            formatted.write_to_parts(&mut month).map(|()| month.text).unwrap_or_default()
        });
        name.unwrap_or_default()
    }

    /// Gives `read` the date, formatted as precisely as it is known.
    fn with(&self, date: Date, read: impl Fn(FormattedDateTime) -> String) -> Option<String> {
        let first = date.first();
        let input = Input::try_new_gregorian(first.year.into(), first.month, first.day).ok()?;
        Some(read(match (date.month, date.day) {
            (None, _) => self.years.as_ref()?.format(&input),
            (Some(_), None) => self.months.as_ref()?.format(&input),
            (Some(_), Some(_)) => self.days.as_ref()?.format(&input),
        }))
    }

    /// The places where CLDR 48 writes what no native writer does; both are right in its other patterns.
    ///
    /// - Estonian: `9 märts 2024`; the day is an ordinal number, which has a point.
    /// - Latvian: `2024. gada. marts`; there is one point too many.
    fn corrected(&self, text: String, date: Date) -> String {
        match (self.lang.primary(), date.day) {
            ("et", Some(day)) => text.replacen(&format!("{day} "), &format!("{day}. "), 1),
            ("lv", None) => text.replacen("gada. ", "gada ", 1),
            _ => text,
        }
    }
}

/// The digits of the year are asked for here, since ICU4X does not do it for every language: it would write Portuguese months
/// without them.
fn months(tag: &Tag) -> Option<Formatter<Gregorian, YM>> {
    let formatter = Formatter::try_new(tag.into(), YM::long()).ok()?;
    let mut names = FixedCalendarDateTimeNames::from_formatter(tag.into(), formatter);
    names.include_decimal_formatter().ok()?;
    names.try_into_formatter(YM::long()).ok()
}

/// Keeps one part of what is written.
struct OnePart {
    part: Part,
    is_inside: bool,
    text: String,
}

impl fmt::Write for OnePart {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if self.is_inside {
            self.text.push_str(text);
        }
        Ok(())
    }
}

impl PartsWrite for OnePart {
    type SubPartsWrite = Self;

    fn with_part(&mut self, part: Part, mut write: impl FnMut(&mut Self) -> fmt::Result) -> fmt::Result {
        let was_inside = self.is_inside;
        self.is_inside |= part == self.part;
        let written = write(self);
        self.is_inside = was_inside;
        written
    }
}
