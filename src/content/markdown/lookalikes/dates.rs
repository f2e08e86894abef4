//! Numbered lists that are dates: Markdown counts on from the first number, whatever stands before the others.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::content::markdown::out::Report;
use crate::diag::codes::lookalike;

/// An item of a numbered list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::content::markdown) struct NumberedItem {
    /// Which of the text's lists it is in.
    pub list: usize,
    pub range: Range<usize>,
}

/// Looks at each list: whether months follow its numbers, and whether they follow each other.
pub(super) fn check(source: &str, items: &[NumberedItem], month: impl Fn(&str) -> bool, report: &mut Report<'_>) {
    let mut lists: BTreeMap<usize, Vec<&NumberedItem>> = BTreeMap::new();
    items.iter().for_each(|item| lists.entry(item.list).or_default().push(item));
    for own in lists.into_values() {
        let numbers: Vec<u64> = own.iter().filter_map(|item| number(text(source, item))).collect();
        let pairs = || numbers.iter().zip(numbers.iter().skip(1));
        let counts = pairs().all(|(one, next)| one + 1 == *next) || pairs().all(|(one, next)| one == next);
        let starts_late = numbers.first().is_some_and(|first| *first > 1);
        // Asking for months is slow, and most lists are lists.
        let may_be_dates = numbers.iter().all(|number| (1..=31).contains(number));
        let dated = |item: &&&NumberedItem| first_word(text(source, item)).is_some_and(&month);
        let dates = if may_be_dates && (!counts || starts_late || own.len() == 1) {
            own.iter().filter(dated).count()
        } else {
            0
        };
        if dates > 0 {
            let (Some(first), Some(last)) = (own.first(), own.last()) else { continue };
            let end = first.range.start.max(last.range.start) + text(source, last).len();
            let range = first.range.start..end;
            let lines = source.get(range.clone()).unwrap_or_default().lines();
            let corrected: Vec<String> = lines.map(escaped).collect();
            report.add(lookalike::dates(report.place(&range), &corrected.join("\n"), &shown(&numbers)));
        } else if !counts {
            let wrong = pairs().position(|(one, next)| one + 1 != *next).and_then(|at| own.get(at + 1));
            let Some(item) = wrong else { continue };
            let range = item.range.start..item.range.start + text(source, item).len();
            report.add(lookalike::numbers(report.place(&range), &escaped(text(source, item)), &shown(&numbers)));
        }
    }
}

/// The first line of an item.
fn text<'s>(source: &'s str, item: &NumberedItem) -> &'s str {
    source.get(item.range.clone()).unwrap_or_default().lines().next().unwrap_or_default().trim_end()
}

fn number(text: &str) -> Option<u64> {
    let digits = text.trim_start().split(|char: char| !char.is_ascii_digit()).next()?;
    digits.parse().ok()
}

fn first_word(text: &str) -> Option<&str> {
    let after = text.trim_start().split_once(['.', ')'])?.1.trim_start();
    after.split(|char: char| !char.is_alphabetic()).next().filter(|word| !word.is_empty())
}

/// The line with a sign that keeps its number from being one of a list.
fn escaped(line: &str) -> String {
    match line.find(['.', ')']).and_then(|at| line.split_at_checked(at)) {
        Some((number, rest)) if number.trim_start().parse::<u64>().is_ok() => format!("{number}\\{rest}"),
        _ => line.to_owned(),
    }
}

/// What the page would show in place of the numbers: `27, 28, 29`.
fn shown(numbers: &[u64]) -> String {
    let first = numbers.first().copied().unwrap_or(1);
    let all: Vec<String> = (first..).take(numbers.len().min(4)).map(|number| number.to_string()).collect();
    all.join(", ")
}
