//! Dates: their order, and what has become old.

use crate::diag::{Diagnostic, Place};

/// A year that no entry can have.
pub(crate) fn unlikely_year(place: Place, year: u16) -> Diagnostic {
    Diagnostic::warning("dates/unlikely-year", place, format!("the year {year} is hardly the one that is meant"))
        .help("check the digits of the year")
}

/// Something ends before it starts.
pub(crate) fn end_before_start(place: Place, start: &str, end: &str) -> Diagnostic {
    Diagnostic::error("dates/end-before-start", place, format!("the end ({end}) is before the start ({start})"))
        .help("correct one of the two dates; dates are written year first, such as `2024-04-27`")
}

/// An entry was updated after the day that `updated` states.
pub(crate) fn updated_too_old(place: Place, updated: &str, newest: &str, what: Place) -> Diagnostic {
    Diagnostic::warning(
        "dates/updated-too-old",
        place,
        format!("`updated` is {updated}, but the entry has a date from {newest}"),
    )
    .also(what, "the newer date")
    .help(format!("write `updated: {newest}` or later, or correct the newer date"))
}

/// The activities of a plan are not in the order of time.
pub(crate) fn activities_unsorted(place: Place, start: &str, before: &str) -> Diagnostic {
    Diagnostic::warning(
        "dates/activities-unsorted",
        place,
        format!("the activity starts on {start}, before the one above it ({before})"),
    )
    .help("put the activities into the order of time, or correct the date")
}

/// An activity of a plan lies outside of the title year.
pub(crate) fn activity_outside_title_year(place: Place, activity: &str, year: &str) -> Diagnostic {
    Diagnostic::warning(
        "dates/activity-outside-title-year",
        place,
        format!("the activity `{activity}` lies outside of the title year ({year})"),
    )
    .help("correct the date, or the edition of the plan")
}

/// The day has passed on which somebody should read the entry again.
pub(crate) fn review_passed(place: Place, date: &str) -> Diagnostic {
    Diagnostic::note("dates/review-passed", place, format!("the entry should have been read again by {date}"))
        .help("read it, correct what has changed, and set `review_by` and `updated` to new dates")
}

/// A case is still planned although its period is over.
pub(crate) fn planned_and_over(place: Place, end: &str) -> Diagnostic {
    Diagnostic::note(
        "dates/planned-and-over",
        place,
        format!("the case is still `planned`, but its period ended in {end}"),
    )
    .help(
        "say what came of it and set `evidence` to `described`, `self-reported` or `evaluated`, or correct the period",
    )
}
