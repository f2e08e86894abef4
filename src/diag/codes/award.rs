//! The award: its rules, its stages, who entered and what came of it.

use crate::diag::{Diagnostic, Place};

/// An edition has more titles than its rules and its exceptions allow.
pub(crate) fn too_many_titles(place: Place, titles: usize, allowed: usize) -> Diagnostic {
    let surplus = titles.saturating_sub(allowed);
    Diagnostic::error(
        "award/too-many-titles",
        place,
        format!("the list of entrants has {titles} titles, but the rules of the edition allow for {allowed}"),
    )
    .help(format!(
        "if more were given, add to `exceptions` an item with `rule: number`, `count: {surplus}`, the reason and the source; else correct `reached` of the others"
    ))
}

/// A country has more titles than the rules and the exceptions of its edition allow.
pub(crate) fn country_limit(place: Place, country: &str, titles: usize, allowed: usize) -> Diagnostic {
    let surplus = titles.saturating_sub(allowed);
    Diagnostic::error(
        "award/country-limit",
        place,
        format!("{country} has {titles} titles, but the rules of the edition allow for {allowed} in one country"),
    )
    .label("one title too many")
    .help(format!(
        "if it was so, add to `exceptions` an item with `rule: country`, `country: {country}`, `count: {surplus}`, the reason and the source"
    ))
}

/// An exception about a country does not name the country.
pub(crate) fn exception_country(place: Place) -> Diagnostic {
    Diagnostic::error(
        "award/exception-country",
        place,
        "the exception is about a country, but it does not say which one",
    )
    .help("add `country:` with the two capital letters of the country, such as `country: DE`")
}

/// The winner of an edition holds no title of that edition.
pub(crate) fn winner_without_title(place: Place, winner: &str) -> Diagnostic {
    Diagnostic::error(
        "award/winner-without-title",
        place,
        format!("`{winner}` is named as the winner, but it does not hold a title of this edition"),
    )
    .help(format!("write `reached: title` for `{winner}` in the list of entrants, or correct `winner`"))
}

/// An entrant names a plan of another municipality or of another edition.
pub(crate) fn plan_mismatch(place: Place, plan: &str, stated: &str, wanted: &str, other: Place) -> Diagnostic {
    Diagnostic::error(
        "award/plan-mismatch",
        place,
        format!("the plan `{plan}` belongs to {stated}, but the entrant that names it belongs to {wanted}"),
    )
    .also(other, "the plan says so here")
    .help("name the right plan here, or correct the plan's own file")
}

/// A title holder has neither a plan nor a reason why the plan is not known.
pub(crate) fn title_without_plan(place: Place, municipality: &str) -> Diagnostic {
    Diagnostic::warning(
        "award/title-without-plan",
        place,
        format!("`{municipality}` holds a title, but its plan is not named"),
    )
    .help("add `plan:` with the id of the action plan, or `plan_unknown:` with the reason why it is not known")
}

/// A plan names a mentor although its edition names the mentors.
pub(crate) fn plan_mentor(place: Place) -> Diagnostic {
    Diagnostic::warning(
        "award/plan-mentor",
        place,
        "the plan belongs to an edition, so its mentor is the one that the edition names",
    )
    .help("move the mentor to the municipality in the edition's list of entrants, and remove it here")
}

/// A municipality stands twice in the list of entrants of one edition.
pub(crate) fn municipality_twice(place: Place, other: Place, municipality: &str) -> Diagnostic {
    Diagnostic::error(
        "award/municipality-twice",
        place,
        format!("`{municipality}` stands twice in the list of entrants"),
    )
    .also(other, "it stands here already")
    .help("keep the one with the step that was reached last, and remove the other")
}

/// A municipality holds titles of two editions.
pub(crate) fn title_repeated(place: Place, other: Place, municipality: &str, year: &str) -> Diagnostic {
    Diagnostic::note("award/title-repeated", place, format!("`{municipality}` holds a title of {year} as well"))
        .also(other, "the other title")
        .help("check that both are meant; if so, there is nothing to do")
}

/// A declared number is lower than the list or the next step shows.
pub(crate) fn counts(place: Place, name: &str, count: usize, least: usize, what: &str) -> Diagnostic {
    Diagnostic::error("award/counts", place, format!("`{name}` is {count}, but there are {least} {what}"))
        .help("correct the number, or the list of entrants")
}

/// A number is declared for which nobody is listed.
pub(crate) fn count_without_list(place: Place, name: &str, count: usize) -> Diagnostic {
    Diagnostic::note(
        "award/count-without-list",
        place,
        format!("`{name}` is {count}, but nobody is named in the list of entrants"),
    )
    .help("add the municipalities that are known to `entrants`")
}

/// Two stages of an edition are dated in the wrong order.
pub(crate) fn stage_order(
    place: Place,
    stage: &str,
    date: &str,
    other: Option<Place>,
    before: &str,
    limit: &str,
) -> Diagnostic {
    let message = format!("the stage `{stage}` ({date}) cannot come before `{before}` ({limit})");
    let found = Diagnostic::error("award/stage-order", place, message).help("correct one of the two dates");
    match other {
        Some(other) => found.also(other, format!("the date of `{before}`")),
        None => found,
    }
}

/// A stage is dated after the begin or the end of a title year that has no dates of its own.
pub(crate) fn stage_after_year(place: Place, stage: &str, date: &str, after: &str, limit: &str) -> Diagnostic {
    Diagnostic::error(
        "award/stage-after-year",
        place,
        format!("the stage `{stage}` ({date}) cannot come after `{after}` ({limit})"),
    )
    .help(format!(
        "correct the date, or add the stage `{after}` with its date: without one, the title year is the calendar year"
    ))
}

/// A stage stands twice in an edition.
pub(crate) fn stage_twice(place: Place, other: Place, stage: &str) -> Diagnostic {
    Diagnostic::error("award/stage-twice", place, format!("the stage `{stage}` stands twice in the list"))
        .also(other, "it stands here already")
        .help("put both dates into one item, as `planned` and `actual`")
}

/// A ceremony is dated before the announcement.
pub(crate) fn ceremony_before_announcement(place: Place, date: &str, announced: &str) -> Diagnostic {
    Diagnostic::error(
        "award/ceremony-before-announcement",
        place,
        format!("the ceremony ({date}) is dated before the announcement of the titles ({announced})"),
    )
    .help("correct the date of the ceremony, or that of the stage `announcement`")
}

/// An entrant's country is not among those of the edition's rules.
pub(crate) fn country_not_eligible(place: Place, municipality: &str, country: &str) -> Diagnostic {
    Diagnostic::error(
        "award/country-not-eligible",
        place,
        format!("`{municipality}` lies in {country}, which is not among the countries of this edition"),
    )
    .help(format!("add {country} to `countries` in the rules, or correct the municipality"))
}

/// An entrant is a place that the rules exclude.
pub(crate) fn excluded(place: Place, other: Place, municipality: &str) -> Diagnostic {
    Diagnostic::error(
        "award/excluded",
        place,
        format!("`{municipality}` is among the places that may not enter this edition"),
    )
    .also(other, "the rules exclude it here")
    .help("correct the entrant, or the list `excluded` in the rules")
}

/// There is no edition of a year between two others.
pub(crate) fn gap_year(place: Place, before: u16, after: u16, every: u16) -> Diagnostic {
    let first = before + every;
    let message = match every {
        1 => format!("there are editions of {before} and {after}, but none of the years between"),
        _ => format!(
            "there are editions of {before} and {after}, but none between, though there is one every {every} years"
        ),
    };
    Diagnostic::error("award/gap-year", place, message)
        .help(format!("add content/editions/{first}.md; if there was no edition, say why in its field `not_held`"))
}

/// A prize was given to a place that did not enter.
pub(crate) fn prize_entrant(place: Place, municipality: &str) -> Diagnostic {
    Diagnostic::error(
        "award/prize-entrant",
        place,
        format!("`{municipality}` got a prize, but is not among the entrants"),
    )
    .help("add it to `entrants`, or correct the prize")
}

/// Two prizes of an edition have one key.
pub(crate) fn prize_twice(place: Place, other: Place, key: &str) -> Diagnostic {
    Diagnostic::error("award/prize-twice", place, format!("there is a prize `{key}` already"))
        .also(other, "it stands here")
        .help("give each prize a key of its own, also where one prize goes to two places")
}

/// No stage of the site means that the outcome is known, so no outcome is ever shown.
pub(crate) fn no_announcement(place: Place) -> Diagnostic {
    Diagnostic::error(
        "award/no-announcement",
        place,
        "no stage has `means: announcement`, so nobody ever sees who holds a title",
    )
    .help("write `means: announcement` at the stage that makes the outcome known")
}

/// There are editions, and site.yaml does not say what the award is called.
pub(crate) fn no_name(place: Place, editions: usize) -> Diagnostic {
    let (noun, verb) = if editions == 1 { ("edition", "is") } else { ("editions", "are") };
    Diagnostic::note(
        "award/no-name",
        place,
        format!("there {verb} {editions} {noun} of an award, but site.yaml does not say what it is called"),
    )
    .help("add to site.yaml: `award: {name: Name of the title, holder: {one: laureate, other: laureates}}`")
}

/// The folder of the award, or the page of all title holders, has the name of something else.
pub(crate) fn address_taken(place: Place, name: &str) -> Diagnostic {
    Diagnostic::error("award/address-taken", place, format!("the site has something else at `{name}`"))
        .help("choose another name, such as `prize` for `path` and `laureates` for `list`")
}

/// The file of an edition is not named after a year.
pub(crate) fn edition_id(place: Place, id: &str) -> Diagnostic {
    Diagnostic::error(
        "award/edition-id",
        place,
        format!("`{id}` is not a year, but an edition is named after its year"),
    )
    .help("rename the file to the title year in four digits, such as `2026.md`")
}

/// The titles were announced, and no source of the announcement is given.
pub(crate) fn announcement_source(place: Place) -> Diagnostic {
    Diagnostic::warning("award/announcement-source", place, "the titles have been announced, but it is not said where")
        .help("add `announcement_source:` with the title and the address of the announcement")
}

/// An entrant has a category that the rules do not have.
pub(crate) fn category(place: Place, category: &str, known: &[&str]) -> Diagnostic {
    let found =
        Diagnostic::error("award/category", place, format!("the rules of this edition have no category `{category}`"));
    match known {
        [] => found.help("remove it, or add the list `categories` to the rules"),
        known => found
            .maybe_label(
                crate::diag::nearest(category, known.iter().copied()).map(|near| format!("did you mean `{near}`?")),
            )
            .help(format!("use one of: {}", known.join(", "))),
    }
}

/// An edition that was held has no rules or no stages.
pub(crate) fn rules_missing(place: Place, field: &str) -> Diagnostic {
    Diagnostic::error("award/rules-missing", place, format!("the edition has no `{field}`"))
        .help(format!("add `{field}:`; if the edition did not take place, say why in `not_held:`"))
}
