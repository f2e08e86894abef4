//! How much fields come to when everything that is repeated in them (`&name`, `*name`) is written out.
//!
//! Both readers write it out: 8,000 items that are named 10,000 times are 80 million values. So they are counted first,
//! by the same reader that makes the values, but without keeping any: it stops at the limit.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

use serde::de::{DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, VariantAccess, Visitor};

/// How many values fields can come to.
pub const MAX_VALUES: usize = 100_000;

/// How many bytes of text.
pub const MAX_TEXT: usize = 1024 * 1024;

/// Whether a text without too many brackets in each other can be read without taking too much memory. One that is no
/// YAML can: reading stops before anything is repeated.
pub fn are_few(text: &str) -> bool {
    let repeats = text.contains('&') && text.contains('*');
    !repeats || !Count::of(text).is_over()
}

/// Whether the reader that keeps places can read a text: it keeps a copy of all that has a name, and may repeat things
/// before it sees that the text is no YAML.
pub fn allow_places(text: &str) -> bool {
    if !text.contains('&') {
        return true;
    }
    let before = std::iter::once(b'\n').chain(text.bytes());
    let is_name = |(before, byte): &(u8, u8)| *byte == b'&' && before_word(*before);
    let names = std::iter::zip(before, text.bytes()).filter(is_name).count();
    let count = Count::of(text);
    names == 0 || count.is_whole && !count.is_over() && count.values.get() * (1 + names) <= 10 * MAX_VALUES
}

/// The first repetition of what is repeated most. Quotes and comments are not looked for: it is known that the text
/// has repetitions.
pub fn most_repeated(text: &str) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let mut found: BTreeMap<&str, (usize, Range<usize>)> = BTreeMap::new();
    for at in memchr::memchr_iter(b'*', bytes) {
        let before = at.checked_sub(1).and_then(|before| bytes.get(before)).copied().unwrap_or(b'\n');
        let rest = &text[at + 1..];
        let name = rest.split([' ', '\t', '\n', ',', ']', '}']).next().unwrap_or_default();
        if before_word(before) && !name.is_empty() {
            found.entry(name).or_insert_with(|| (0, at..at + 1 + name.len())).0 += 1;
        }
    }
    let most = found.into_values().max_by_key(|(count, range)| (*count, std::cmp::Reverse(range.start)));
    most.map(|(_, range)| range)
}

/// Whether the sign of a repetition can follow this byte.
fn before_word(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'[' | b'{' | b',' | b':' | b'-')
}

/// What a text comes to, up to the limits.
#[derive(Default)]
struct Count {
    values: Cell<usize>,
    text: Cell<usize>,
    /// Whether the text could be read to its end.
    is_whole: bool,
}

impl Count {
    fn of(text: &str) -> Self {
        let count = Self::default();
        let is_whole = count.deserialize(serde_yaml::Deserializer::from_str(text)).is_ok();
        Self { is_whole, ..count }
    }

    fn is_over(&self) -> bool {
        self.values.get() > MAX_VALUES || self.text.get() > MAX_TEXT
    }

    fn add<E: Error>(&self, text: usize) -> Result<(), E> {
        self.values.set(self.values.get() + 1);
        self.text.set(self.text.get() + text);
        if self.is_over() { Err(E::custom("too many repetitions")) } else { Ok(()) }
    }
}

impl<'de> DeserializeSeed<'de> for &Count {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for &Count {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        self.add(0)
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        self.add(0)
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        self.add(0)
    }

    fn visit_i128<E: Error>(self, _: i128) -> Result<(), E> {
        self.add(0)
    }

    fn visit_u128<E: Error>(self, _: u128) -> Result<(), E> {
        self.add(0)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        self.add(0)
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.add(0)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.add(text.len())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        self.add(0)?;
        while items.next_element_seed(self)?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<(), A::Error> {
        self.add(0)?;
        while fields.next_entry_seed(self, self)?.is_some() {}
        Ok(())
    }

    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<(), A::Error> {
        let (tag, value) = data.variant::<String>()?;
        self.add(tag.len())?;
        value.newtype_variant_seed(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_repeated_counts_as_often_as_it_is_shown() {
        let count = |text: &str| {
            let count = Count::of(text);
            (count.values.get(), count.text.get(), count.is_whole)
        };
        assert_eq!(count("a: 1\nb: [x, yy, ~, true, 1.5]"), (10, 5, true));
        assert_eq!(count("a: &a [x, y]\nb: [*a, *a]\nc: {<<: *a}"), (19, 13, true));
        assert_eq!(count("a: !tag x"), (4, 5, true));
        assert!(!count("a: [b").2);
        assert!(count("a: 340282366920938463463374607431768211455\n'a': 1\na: 1").2);
    }

    #[test]
    fn counting_stops_at_the_limits() {
        let items = format!("a: &a [{}]\nb: [{}]\n", "x,".repeat(8000), "*a,".repeat(9000));
        let text = format!("a: &a {}\nb: [{}]\n", "x".repeat(30_000), "*a,".repeat(9000));
        for over in [&items, &text] {
            assert!(!are_few(over) && !allow_places(over));
            let count = Count::of(over);
            assert!(count.values.get() <= MAX_VALUES + 1 && count.text.get() <= MAX_TEXT + 30_000);
        }
        assert!(are_few("a: &a [x]\nb: *a\n") && allow_places("a: &a [x]\nb: *a\n"));
        assert!(are_few(&"a & b * c\n".repeat(6000)) && allow_places(&format!("a: {}", "R&D ".repeat(9000))));
    }

    #[test]
    fn many_names_inside_each_other_have_no_places() {
        let deep: String = (0..150).map(|depth| format!("{}k: &n{depth}\n", " ".repeat(depth))).collect();
        let wide = format!("{deep}{}[{}]\n", " ".repeat(150), "x,".repeat(9000));
        assert!(are_few(&wide) && !allow_places(&wide));
    }

    #[test]
    fn the_first_repetition_of_what_is_repeated_most_is_found() {
        let text = "a: &a 1\nb: &b 2\nc: 5 *b\nd: [*a,*b,*b]\n";
        assert_eq!(most_repeated(text).map(|range| &text[range]), Some("*b"));
        assert_eq!(most_repeated("a: 2*3"), None);
    }
}
