//! Dates as editors know them: a year, a month or a day; and periods between two of them.

use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::text_or_number;

/// One calendar day. `Ord` is the order of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    pub year: u16,
    pub month: u8,
    pub day: u8,
}

impl Day {
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let valid =
            (1..=9999).contains(&year) && (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day);
        valid.then_some(Self { year, month, day })
    }

    /// The day after this one.
    pub fn next(self) -> Self {
        Self::new(self.year, self.month, self.day + 1)
            .or_else(|| Self::new(self.year, self.month + 1, 1))
            .or_else(|| Self::new(self.year + 1, 1, 1))
            .unwrap_or(self)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Day {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text.parse()? {
            Date { year, month: Some(month), day: Some(day) } => Ok(Self { year, month, day }),
            _ => Err(()),
        }
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

/// A date that is as precise as what is known: `2024`, `2024-04` or `2024-04-27`.
///
/// Two dates are compared through [`Date::first`] and [`Date::last`]: an order is broken only if no day of both fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Date {
    pub year: u16,
    pub month: Option<u8>,
    pub day: Option<u8>,
}

impl Date {
    /// The first day that this date can mean.
    pub fn first(self) -> Day {
        Day { year: self.year, month: self.month.unwrap_or(1), day: self.day.unwrap_or(1) }
    }

    /// The last day that this date can mean.
    pub fn last(self) -> Day {
        let month = self.month.unwrap_or(12);
        Day { year: self.year, month, day: self.day.unwrap_or_else(|| days_in(self.year, month)) }
    }

    /// Whether no day of `self` is on or before any day of `other`: the order "self, then other" is impossible.
    pub(crate) fn is_after(self, other: Self) -> bool {
        self.first() > other.last()
    }
}

impl From<Day> for Date {
    fn from(day: Day) -> Self {
        Self { year: day.year, month: Some(day.month), day: Some(day.day) }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        self.month.map_or(Ok(()), |month| write!(f, "-{month:02}"))?;
        self.day.map_or(Ok(()), |day| write!(f, "-{day:02}"))
    }
}

impl FromStr for Date {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let mut parts = text.split('-');
        let mut part = |digits: usize| match parts.next() {
            None => Ok(None),
            Some(part) if part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit()) => {
                part.parse::<u16>().map(Some).map_err(drop)
            }
            Some(_) => Err(()),
        };
        let (year, month, day) = (part(4)?.ok_or(())?, part(2)?, part(2)?);
        let date = Self { year, month: month.map(|month| month as u8), day: day.map(|day| day as u8) };
        let fits = Day::new(year, date.month.unwrap_or(1), date.day.unwrap_or(1)).is_some();
        if fits && parts.next().is_none() { Ok(date) } else { Err(()) }
    }
}

/// A span of time: `2024-04/2024-09`, `2023/..` for what goes on, `2024` for a whole year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    pub start: Date,
    /// None while it goes on.
    pub end: Option<Date>,
}

impl Period {
    /// From one date to another; without an end it is as long as its beginning.
    pub fn closed(start: Date, end: Option<Date>) -> Self {
        Self { start, end: Some(end.unwrap_or(start)) }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.end {
            Some(end) if end == self.start => write!(f, "{end}"),
            Some(end) => write!(f, "{}/{end}", self.start),
            None => write!(f, "{}/..", self.start),
        }
    }
}

impl FromStr for Period {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text.split_once('/') {
            None => text.parse().map(|date| Self { start: date, end: Some(date) }),
            Some((start, "..")) => Ok(Self { start: start.parse()?, end: None }),
            Some((start, end)) => Ok(Self { start: start.parse()?, end: Some(end.parse()?) }),
        }
    }
}

fn parse_scalar<'de, T: FromStr, D: Deserializer<'de>>(deserializer: D, expected: &str) -> Result<T, D::Error> {
    let text = text_or_number(deserializer, 4)?;
    text.parse().map_err(|_| serde::de::Error::custom(format!("`{text}` is not {expected}")))
}

macro_rules! scalar {
    ($type:ident, $name:literal, $expected:literal, $pattern:literal) => {
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                parse_scalar(deserializer, $expected)
            }
        }

        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }

            fn inline_schema() -> bool {
                true
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({
                    "x-value": $name,
                    "anyOf": [{ "type": "string", "pattern": $pattern }, { "type": "integer", "minimum": 1, "maximum": 9999 }],
                })
            }
        }
    };
}

scalar!(Date, "date", "a date", "^\\d{4}(-\\d{2}(-\\d{2})?)?$");
scalar!(Period, "period", "a period", "^\\d{4}(-\\d{2}(-\\d{2})?)?(/(\\.\\.|\\d{4}(-\\d{2}(-\\d{2})?)?))?$");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_as_precise_as_what_is_known() {
        let date: Date = "2024-02".parse().unwrap();
        assert_eq!((date.first().to_string(), date.last().to_string()), ("2024-02-01".into(), "2024-02-29".into()));
        for wrong in ["24", "2024-13", "2023-02-29", "2024-1-1", "27.04.2024", "2024-04-27T10:00", "2024-", "0000", ""]
        {
            assert!(wrong.parse::<Date>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_order_is_broken_only_if_no_day_of_both_fits() {
        let date = |text: &str| text.parse::<Date>().unwrap();
        assert!(!date("2024-04").is_after(date("2024")));
        assert!(!date("2024").is_after(date("2024-04")));
        assert!(date("2024-05").is_after(date("2024-04-30")));
    }

    #[test]
    fn a_period_may_be_open_or_a_single_date() {
        let shown = |text: &str| text.parse::<Period>().map(|period| period.to_string());
        assert_eq!(shown("2024-04/2024-09").as_deref(), Ok("2024-04/2024-09"));
        assert_eq!(shown("2023/..").as_deref(), Ok("2023/.."));
        assert_eq!(shown("2024").as_deref(), Ok("2024"));
        assert!(shown("2024/").is_err());
    }

    #[test]
    fn the_next_day_crosses_months_and_years() {
        let next = |text: &str| text.parse::<Day>().unwrap().next().to_string();
        assert_eq!(
            (next("2024-02-28"), next("2023-02-28"), next("2024-12-31")),
            ("2024-02-29".into(), "2023-03-01".into(), "2025-01-01".into())
        );
    }
}
