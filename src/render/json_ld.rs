//! What a page is about, for search engines: JSON-LD with the words of schema.org. It says nothing that the page does not say.
//!
//! The home page is the site, other pages have their way back to it; a case study is an article about places, a
//! municipality an area with its awards, an event an event. Of invented examples nothing is said.

use serde_json::{Map, Value, json};

use crate::catalog::{Entry, awards};
use crate::content::Data;
use crate::content::schema::case_study::CaseStudy;
use crate::content::schema::common::Source;
use crate::content::schema::event::Event;
use crate::content::schema::municipality::Municipality;
use crate::outline::{self, Page, PageSpec};
use crate::values::{Date, Kind, Lang, MunicipalityRef, OrganisationOrText};

use super::views::Context;
use super::views::frame::{Crumb, Frame};
use super::views::parts;

/// The JSON-LD of a page as the content of a script element; empty where there is nothing to say.
pub fn of(context: &Context, spec: &PageSpec, frame: &Frame) -> String {
    let things = match &spec.page {
        Page::Home => vec![website(context, spec)],
        Page::NotFound | Page::Redirect { .. } => Vec::new(),
        Page::Entry(key) => {
            let own = context.catalog.get(key).and_then(|own| entry(context, own, frame, &spec.lang));
            std::iter::once(breadcrumbs(context, frame, &spec.lang)).chain(own).collect()
        }
        _ => vec![breadcrumbs(context, frame, &spec.lang)],
    };
    if things.is_empty() {
        return String::new();
    }
    let json = json!({"@context": "https://schema.org", "@graph": things});
    // No text can end the script element, or begin a comment in it.
    json.to_string().replace('<', "\\u003c")
}

/// An object without the members that have no value.
fn thing(members: Value) -> Value {
    let Value::Object(members) = members else { return members };
    let is_stated = |value: &Value| match value {
        Value::Null => false,
        Value::Array(items) => !items.is_empty(),
        _ => true,
    };
    Value::Object(members.into_iter().filter(|(_, value)| is_stated(value)).collect::<Map<_, _>>())
}

fn website(context: &Context, spec: &PageSpec) -> Value {
    let config = &context.catalog.config;
    let text = |texts: &crate::values::LangText| texts.get(&spec.lang, config.default_lang()).0.to_owned();
    let search = context.absolute(&outline::address(&Page::Search, &context.prefix(&spec.lang)));
    thing(json!({
        "@type": "WebSite",
        "name": text(&config.title),
        "description": config.tagline.as_ref().map(text),
        "url": context.absolute(&spec.address),
        "inLanguage": spec.lang.as_str(),
        "license": license(&config.license),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": format!("{search}?q={{search_term_string}}")},
            "query-input": "required name=search_term_string",
        },
    }))
}

fn breadcrumbs(context: &Context, frame: &Frame, lang: &Lang) -> Value {
    let name = |crumb: &Crumb| match (&crumb.title, &crumb.message) {
        (Some(title), _) => title.text.clone(),
        (None, Some(key)) => context.message(lang, key),
        (None, None) => String::new(),
    };
    let above = frame.breadcrumbs.iter().map(|crumb| (name(crumb), &crumb.address));
    let all = above.chain([(frame.title.text.clone(), &frame.address)]);
    let item = |(position, (name, address)): (usize, (String, &String))| json!({"@type": "ListItem", "position": position, "name": name, "item": context.absolute(address)});
    json!({"@type": "BreadcrumbList", "itemListElement": (1..).zip(all).map(item).collect::<Vec<_>>()})
}

/// What an entry's page is about; None for the kinds of which search engines know nothing.
fn entry(context: &Context, own: &Entry, frame: &Frame, lang: &Lang) -> Option<Value> {
    if own.head().example || outline::is_withdrawn(own.head().status) {
        return None;
    }
    let version = own.version(lang);
    match &*version.data {
        Data::CaseStudy(case) => Some(article(context, own, version.head().published, Some(case), frame, lang)),
        Data::ActionPlan(plan) => {
            let mut text = article(context, own, version.head().published, None, frame, lang);
            if let Some(text) = text.as_object_mut() {
                text.insert("spatialCoverage".into(), json!([place_of(context, &plan.municipality.0, lang)]));
                let year = plan.edition.as_ref().map(|edition| edition.0.clone());
                text.extend(year.map(|year| ("temporalCoverage".to_owned(), year.into())));
            }
            Some(text)
        }
        Data::Edition(_) | Data::Page(_) | Data::PlanTemplate(_) | Data::Resource(_) => {
            Some(article(context, own, version.head().published, None, frame, lang))
        }
        Data::Municipality(place) => {
            let mut area = area(context, own, place, lang);
            let awards = awards(context, &own.key.id, lang);
            if let (Some(area), false) = (area.as_object_mut(), awards.is_empty()) {
                area.insert("award".into(), awards.into());
            }
            Some(area)
        }
        Data::Article(news) => {
            let published = version.head().published.unwrap_or(news.date);
            Some(article(context, own, Some(published), None, frame, lang))
        }
        Data::Event(event) => Some(occasion(context, event, frame, lang)),
        _ => None,
    }
}

/// What is told of a text that somebody wrote; of a case study also where, when and about what.
fn article(
    context: &Context,
    own: &Entry,
    published: Option<Date>,
    case: Option<&CaseStudy>,
    frame: &Frame,
    lang: &Lang,
) -> Value {
    let head = own.version(lang).head();
    let own_license = head.license.as_ref().unwrap_or(&context.catalog.config.license);
    let place = |place: &MunicipalityRef| place_of(context, &place.0, lang);
    let subjects = || parts::subjects(context, own, lang).into_iter().map(|subject| subject.text);
    thing(json!({
        "@type": "Article",
        "headline": frame.title.text,
        "description": frame.description,
        "url": frame.canonical,
        "inLanguage": own.version(lang).lang().as_str(),
        "image": frame.card.as_ref().map(|card| &card.url),
        "author": author(context, own, lang),
        "publisher": publisher(context, lang),
        "datePublished": published.map(|date| date.to_string()),
        "dateModified": head.updated.map(|date| date.to_string()),
        "temporalCoverage": case.map(|case| case.period.to_string()),
        "about": case.map(|_| subjects().collect::<Vec<_>>()),
        "spatialCoverage": case.map(|case| case.municipalities.iter().map(place).collect::<Vec<_>>()),
        "license": license(own_license),
        "isBasedOn": case.map(|_| head.sources.iter().map(source).collect::<Vec<_>>()),
    }))
}

/// Who publishes the site.
fn publisher(context: &Context, lang: &Lang) -> Value {
    let config = &context.catalog.config;
    json!({"@type": "Organization", "name": config.title.get(lang, config.default_lang()).0, "url": context.absolute("")})
}

/// Who did what a case study or a plan tells of; else the site, which tells it.
fn author(context: &Context, own: &Entry, lang: &Lang) -> Value {
    let organisation = |own: &OrganisationOrText| {
        let name = parts::organisation_value(context, &own.0, lang).text.map(|text| text.text);
        json!({"@type": "Organization", "name": name})
    };
    let municipality = |id: &str| json!({"@type": "Organization", "name": parts::place_name(context, id, lang).text});
    match own.data() {
        Data::CaseStudy(case) => match (&case.organiser, case.municipalities.first()) {
            (Some(organiser), _) => organisation(organiser),
            (None, Some(first)) => municipality(&first.0),
            (None, None) => publisher(context, lang),
        },
        Data::ActionPlan(plan) => municipality(&plan.municipality.0),
        _ => publisher(context, lang),
    }
}

fn source(source: &Source) -> Value {
    thing(json!({"@type": "CreativeWork", "name": source.title, "url": source.url}))
}

/// A municipality of the site, or a place that is only named.
fn place_of(context: &Context, id_or_text: &str, lang: &Lang) -> Value {
    match context.catalog.municipality(id_or_text) {
        Some((entry, place)) => area(context, entry, place, lang),
        None => json!({"@type": "Place", "name": id_or_text}),
    }
}

fn area(context: &Context, entry: &Entry, place: &Municipality, lang: &Lang) -> Value {
    let country = parts::country_label(context, &place.country.key(), lang).text;
    let geo = place.lat.zip(place.lon);
    thing(json!({
        "@type": "AdministrativeArea",
        "name": parts::place_name(context, &entry.key.id, lang).text,
        "url": context.absolute(&context.address(&entry.key, entry.version(lang).lang())),
        "geo": geo.map(|(lat, lon)| json!({"@type": "GeoCoordinates", "latitude": lat, "longitude": lon})),
        "containedInPlace": {"@type": "Country", "name": country},
        "sameAs": place.wikidata.as_ref().map(|item| format!("https://www.wikidata.org/wiki/{item}")),
    }))
}

/// The titles that a municipality holds or has held: the names of their editions.
fn awards(context: &Context, municipality: &str, lang: &Lang) -> Vec<String> {
    let own = awards::pearls(context.catalog).filter(|pearl| pearl.entrant.municipality.0 == municipality);
    own.filter_map(|pearl| Some(context.catalog.entry(Kind::Editions, pearl.year)?.version(lang).head().title.clone()))
        .collect()
}

fn occasion(context: &Context, event: &Event, frame: &Frame, lang: &Lang) -> Value {
    thing(json!({
        "@type": "Event",
        "name": frame.title.text,
        "description": frame.description,
        "url": frame.canonical,
        "image": frame.card.as_ref().map(|card| &card.url),
        "startDate": event.start.to_string(),
        "endDate": event.end.map(|end| end.to_string()),
        "location": event.place.as_ref().map(|place| place_of(context, &place.0, lang)),
    }))
}

/// The address of a Creative Commons licence; any other licence by its name.
fn license(name: &str) -> Value {
    let words: Vec<&str> = name.split_whitespace().collect();
    match words.as_slice() {
        ["CC0", version] => format!("https://creativecommons.org/publicdomain/zero/{version}/").into(),
        ["CC", terms, version] => {
            format!("https://creativecommons.org/licenses/{}/{version}/", terms.to_lowercase()).into()
        }
        _ => json!({"@type": "CreativeWork", "name": name}),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn licences_are_addresses_where_they_have_one() {
        assert_eq!(license("CC BY-SA 4.0"), "https://creativecommons.org/licenses/by-sa/4.0/");
        assert_eq!(license("CC0 1.0"), "https://creativecommons.org/publicdomain/zero/1.0/");
        assert_eq!(license("All rights reserved")["name"], "All rights reserved");
    }

    #[test]
    fn what_is_not_stated_is_not_there() {
        assert_eq!(thing(json!({"a": null, "b": [], "c": "", "d": 0})), json!({"c": "", "d": 0}));
    }
}
