//! What a page says of itself where somebody shares it or a search engine lists it: its description and its card. Entries have their own;
//! here is what stands in for them, and what the pages say that the site makes by itself.

use crate::catalog::Entry;
use crate::outline::{self, Page, PageSpec};
use crate::render::cards::{self, CardView};
use crate::text;
use crate::theme::messages::Arg;
use crate::values::{EntryKey, Kind, Lang};

use super::parts::Text;
use super::{Context, View};

/// Descriptions that are made of a text are cut after so many characters: search engines show about as many.
const MOST: usize = 160;

/// Texts that are shorter are captions and greetings, which say nothing of their page.
const LEAST: usize = 40;

/// The description of a page whose entry has no summary, or that has no entry.
pub fn description(context: &Context, spec: &PageSpec, view: &View) -> Option<String> {
    let lang = &spec.lang;
    let say = |key: &str, args: &[(&str, Arg<'_>)]| context.messages.get(lang, key, args);
    let counted = |key: &str, count: usize| say(key, &[("n", count.into())]);
    let config = &context.catalog.config;
    Some(match (&spec.page, view) {
        (Page::NotFound | Page::Redirect { .. }, _) => return None,
        (Page::Home, _) => match (&config.tagline, context.catalog.entry(Kind::Pages, "home")) {
            (Some(tagline), _) => tagline.get(lang, config.default_lang()).0.to_owned(),
            (None, Some(home)) => of_entry(context, home, lang),
            (None, None) => say("listing.lead.case-studies", &[]),
        },
        // A withdrawn entry says nothing of what it said.
        (Page::Entry(_), View::Withdrawn(_)) => return None,
        (Page::Entry(key), _) => of_entry(context, context.catalog.get(key)?, lang),
        (_, View::Listing(listing)) => match (&listing.facet, &listing.definition) {
            (Some(facet), Some(definition)) if facet.country.is_none() => definition.text.clone(),
            (Some(facet), _) => {
                let term = ("term", facet.term.text.as_str().into());
                let title = match &facet.country {
                    Some(country) => {
                        say("listing.facet-country-title", &[term, ("country", country.text.as_str().into())])
                    }
                    None => say("listing.facet-title", &[term]),
                };
                format!("{title} – {}", config.title.get(lang, config.default_lang()).0)
            }
            _ => say(&format!("listing.lead.{}", listing.kind), &[]),
        },
        (_, View::Pearl(pearl)) => {
            let name = |text: &Option<Text>| text.as_ref().map(|text| text.text.clone()).unwrap_or_default();
            let (place, edition) = (name(&pearl.place.text), name(&pearl.edition.text));
            say("pearl.lead", &[("place", place.as_str().into()), ("edition", edition.as_str().into())])
        }
        (_, View::Pearls(pearls)) => {
            let editions = counted("pearls.editions", pearls.editions);
            let countries = counted("pearls.countries", pearls.countries);
            let args = [("editions", editions.as_str().into()), ("countries", countries.as_str().into())];
            say("pearls.lead", &[&[("n", pearls.titles.into())][..], &args].concat())
        }
        (_, View::Map(map)) => counted("map.lead", map.places.len()),
        (Page::Statistics, _) => say("statistics.lead", &[]),
        (Page::Fill { .. }, _) => say("form.lead", &[]),
        (Page::CaseForm, _) => say("case-form.lead", &[]),
        (Page::MyPlans, _) => say("plans.lead", &[]),
        (Page::Compare(kind), _) => say(&format!("{}.lead", outline::comparison(*kind)), &[]),
        (Page::Glossary, _) => say("glossary.lead", &[]),
        (Page::Languages, _) => say("languages.lead", &[]),
        (Page::Search, _) => say("search.lead", &[]),
        _ => return None,
    })
}

/// The beginning of an entry's text; what it is, where it has none.
fn of_entry(context: &Context, entry: &Entry, lang: &Lang) -> String {
    let sections = text::sections(context.catalog, entry.body_version(lang));
    let mut texts = sections.iter().map(|section| section.text.split_whitespace().collect::<Vec<_>>().join(" "));
    if let Some(text) = texts.find(|text| text.chars().count() >= LEAST) {
        return cut(&text);
    }
    let row = context.row(&entry.key, lang);
    let title = row.map_or_else(|| entry.version(lang).head().title.clone(), |row| row.title.text.clone());
    let kind = context.message(lang, &format!("kind-name.{}", entry.key.kind));
    let countries = row.into_iter().flat_map(|row| &row.countries).map(|country| country.text.clone());
    let all: Vec<String> = std::iter::once(title).chain(countries).collect();
    format!("{} – {kind}", all.join(", "))
}

/// A text without the words that are too many.
fn cut(text: &str) -> String {
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    let end = text.char_indices().nth(MOST - 1).map_or(text.len(), |(end, _)| end);
    let kept = text.get(..end).unwrap_or_default();
    let kept = kept.rsplit_once(' ').map_or(kept, |(kept, _)| kept);
    format!("{}…", kept.trim_end_matches([',', ';', ':', '–', ' ']))
}

/// The card of a page that has no entry of its own: of a title holder that of its place, of all others that of the home page.
pub fn card(context: &Context, spec: &PageSpec) -> Option<CardView> {
    let key = match &spec.page {
        Page::NotFound | Page::Redirect { .. } => return None,
        Page::Entry(key) if outline::is_withdrawn(context.catalog.get(key)?.head().status) => return None,
        Page::Pearl { municipality, .. } => EntryKey::new(Kind::Municipalities, municipality.clone()),
        _ => EntryKey::new(Kind::Pages, "home"),
    };
    let entry = context.catalog.get(&key).filter(|_| context.catalog.config.social_cards)?;
    cards::of_entry(context, entry, &spec.lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_end_with_a_whole_word() {
        assert_eq!(cut("A short text."), "A short text.");
        let long = "word, ".repeat(60);
        let short = cut(&long);
        assert!(short.ends_with("word…") && short.chars().count() <= MOST, "{short}");
        assert_eq!(cut(&"x".repeat(400)).chars().count(), MOST);
    }
}
