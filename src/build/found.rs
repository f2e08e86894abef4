//! What the search says in the words of the interface: pages that are no entries and are found all the same, by their titles.

use std::collections::BTreeSet;

use crate::outline::{Outline, Page};
use crate::search::{Interface, SitePage};
use crate::theme::Theme;
use crate::values::{Kind, Lang};

/// The site's own pages for the search, and what it says of others.
pub fn interface(outline: &Outline, theme: &Theme) -> Interface {
    let languages = outline.pages.iter().map(|spec| &spec.lang).collect::<BTreeSet<_>>().into_iter();
    let machine_made = |lang: &Lang| theme.messages().get(lang, "row.machine-translated", &[]);
    Interface {
        pages: pages(outline, theme),
        machine_made: languages.map(|lang| (lang.clone(), machine_made(lang))).collect(),
    }
}

fn pages(outline: &Outline, theme: &Theme) -> Vec<SitePage> {
    let found = outline.pages.iter().filter_map(|spec| {
        let (title, lead) = messages(&spec.page)?;
        let word = |key: &str| theme.messages().get(&spec.lang, key, &[]);
        let text = lead.map(word).unwrap_or_default();
        Some(SitePage { address: spec.address.clone(), lang: spec.lang.clone(), title: word(title), text })
    });
    found.collect()
}

/// The names of the messages that are a page's title and what it is for; None where the page is not searched.
fn messages(page: &Page) -> Option<(&'static str, Option<&'static str>)> {
    match page {
        Page::Pearls => Some(("pearls.title", None)),
        Page::Statistics => Some(("statistics.title", Some("statistics.lead"))),
        Page::Compare(Kind::ActionPlans) => Some(("compare-plans.title", Some("compare-plans.lead"))),
        Page::Compare(_) => Some(("compare.title", Some("compare.lead"))),
        Page::CaseForm => Some(("case-form.title", Some("case-form.lead"))),
        Page::MyPlans => Some(("plans.title", Some("plans.lead"))),
        Page::Map => Some(("map.title", Some("map.all"))),
        Page::Glossary => Some(("glossary.title", Some("glossary.lead"))),
        Page::Languages => Some(("languages.title", Some("languages.lead"))),
        _ => None,
    }
}
