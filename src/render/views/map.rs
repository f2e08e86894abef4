//! The map of all places with its list, and the small maps that show where an entry belongs.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::catalog::awards;
use crate::catalog::names::own_name;
use crate::content::schema::case_study::CaseStudy;
use crate::content::schema::municipality::Municipality;
use crate::locale::SortKey;
use crate::map::apart::{self as dots, Dot};
use crate::map::names::{self, Anchor, Spot, Target};
use crate::map::{Frame as MapFrame, Map, Point};
use crate::outline::{self, Page, PageSpec};
use crate::values::{Kind, Lang};

use super::Context;
use super::frame::{Crumb, Frame};
use super::parts::{self, Elsewhere, Text};

/// The map of all places. Coordinates are those of the frame, from its upper left corner.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MapPage {
    pub frame: Frame,
    pub width: i32,
    pub height: i32,
    pub land: LandView,
    /// All places by country: the list beside the map.
    pub countries: Vec<MapCountry>,
    /// The places on the map, in the order of the list.
    pub places: Vec<MapPlace>,
    /// Whether one of them has held the title.
    pub has_pearls: bool,
}

/// The coasts, and the borders between countries, as data of SVG paths in quarters of a unit.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct LandView {
    pub land: String,
    pub borders: String,
}

/// The places of a country.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MapCountry {
    pub country: Text,
    pub places: Vec<ListedPlace>,
}

/// A place in the list.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ListedPlace {
    pub name: Text,
    pub address: String,
    /// Where its page is in another language.
    pub elsewhere: Option<Elsewhere>,
    /// The editions in which it received the title.
    pub years: Vec<String>,
    /// Why it is not on the map; the key of a message. None if it is there.
    pub absent: Option<String>,
}

/// A place on the map.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MapPlace {
    pub name: Text,
    /// Its name without a second one in brackets.
    pub short_name: String,
    pub country: Text,
    pub address: String,
    /// Where its page is in another language.
    pub elsewhere: Option<Elsewhere>,
    pub is_pearl: bool,
    pub x: i32,
    pub y: i32,
    /// None where so many places are near that it is only a dot.
    pub target: Option<TargetView>,
}

/// What can be touched, and where the name stands.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TargetView {
    pub x: i32,
    pub y: i32,
    pub width: i32,
    pub height: i32,
    /// None where there is no room for the name.
    pub name: Option<NameView>,
    /// The end of the line that leads from the place to its target; None for a target at the place.
    pub leader: Option<PointView>,
}

/// Where a name stands.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct NameView {
    pub x: i32,
    /// The middle of its height.
    pub y: i32,
    /// A value of `text-anchor`.
    pub anchor: &'static str,
}

#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
pub struct PointView {
    pub x: i32,
    pub y: i32,
}

/// A small map with one place or a few.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct LocatorView {
    pub width: i32,
    pub height: i32,
    /// The map of all places, where the site has one.
    pub all: Option<String>,
    pub points: Vec<LocatorPoint>,
}

#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct LocatorPoint {
    pub x: i32,
    pub y: i32,
    pub place: Text,
    pub country: Text,
    pub is_pearl: bool,
}

/// Where a municipality lies; the key of a message if it is not on the map.
fn locate(map: &Map, place: &Municipality) -> Result<Point, &'static str> {
    let (Some(lat), Some(lon)) = (place.lat, place.lon) else { return Err("map.no-position") };
    map.locate(lat, lon).ok_or("map.outside")
}

/// The radius of the dots that `locator.html` draws, with the room that each has around it.
const DOT: i32 = 5;
const PEARL: i32 = 8;

/// The view of the map.
pub fn view(context: &Context, spec: &PageSpec) -> MapPage {
    let lang = &spec.lang;
    // A site without a map has no such page.
    let map = context.catalog.map.clone().unwrap_or_default();
    let MapFrame { width, height } = map.frame();
    let collation = context.collation(lang);
    let mut countries = BTreeMap::<(SortKey, String), MapCountry>::new();
    let mut found = BTreeMap::<(SortKey, String), Vec<(Point, MapPlace)>>::new();
    for key in context.outline.listing(Kind::Municipalities, lang) {
        let Some((entry, place)) = context.catalog.municipality(&key.id) else { continue };
        let country = parts::country_label(context, &place.country.key(), lang);
        let order = (collation.key(&country.text), place.country.key());
        let name = parts::place_name(context, &key.id, lang);
        let (address, elsewhere) = (context.address(key, lang), context.elsewhere(key, lang));
        let years = context.row(key, lang).map(|row| row.titles.clone()).unwrap_or_default();
        let position = locate(&map, place);
        if let Ok(point) = position {
            let short = own_name(place, lang).unwrap_or(&entry.head().title).to_owned();
            let own = MapPlace {
                name: name.clone(),
                short_name: short,
                country: country.clone(),
                address: address.clone(),
                elsewhere: elsewhere.clone(),
                is_pearl: !years.is_empty(),
                x: point.x,
                y: point.y,
                target: None,
            };
            found.entry(order.clone()).or_default().push((point, own));
        }
        let listed = ListedPlace { name, address, elsewhere, years, absent: position.err().map(str::to_owned) };
        let group = countries.entry(order).or_insert_with(|| MapCountry { country, places: Vec::new() });
        group.places.push(listed);
    }
    let places = with_targets(apart(found.into_values().flatten().collect(), map.frame()), map.frame());
    MapPage {
        frame: frame(context, spec),
        width,
        height,
        land: LandView { land: map.page.land.clone(), borders: map.page.borders.clone() },
        countries: countries.into_values().collect(),
        has_pearls: places.iter().any(|place| place.is_pearl),
        places,
    }
}

/// Moves places that would hide each other.
fn apart(places: Vec<(Point, MapPlace)>, frame: MapFrame) -> Vec<(Point, MapPlace)> {
    let dots: Vec<Dot> =
        places.iter().map(|(at, place)| Dot { at: *at, radius: if place.is_pearl { PEARL } else { DOT } }).collect();
    let moved = dots::apart(&dots, frame);
    std::iter::zip(places, moved).map(|((_, place), at)| (at, MapPlace { x: at.x, y: at.y, ..place })).collect()
}

/// Gives each place its target.
fn with_targets(places: Vec<(Point, MapPlace)>, frame: MapFrame) -> Vec<MapPlace> {
    let spot = |(at, place): &(Point, MapPlace)| Spot {
        at: *at,
        width: names::width_of(&place.short_name),
        is_first: place.is_pearl,
    };
    let spots: Vec<Spot> = places.iter().map(spot).collect();
    let targets = names::place(&spots, frame);
    std::iter::zip(places, targets)
        .map(|((_, place), target)| MapPlace { target: target.as_ref().map(target_view), ..place })
        .collect()
}

fn target_view(target: &Target) -> TargetView {
    let anchor = |anchor| match anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    };
    TargetView {
        x: target.area.x,
        y: target.area.y,
        width: target.area.width,
        height: target.area.height,
        name: target.name.map(|(at, side)| NameView { x: at.x, y: at.y, anchor: anchor(side) }),
        leader: target.leader.map(|end| PointView { x: end.x, y: end.y }),
    }
}

fn frame(context: &Context, spec: &PageSpec) -> Frame {
    let title = context.worded(&spec.lang, "map.title");
    let mut frame = Frame::of_page(context, spec, title, Kind::Municipalities.folder());
    let listing = context.prefix(&spec.lang).listing(Kind::Municipalities, 1);
    frame.breadcrumbs.push(Crumb::made("kind.municipalities", listing));
    frame
}

/// The small map of a case study: where it was done, else its municipalities.
pub fn of_case(context: &Context, case: &CaseStudy, lang: &Lang) -> Option<LocatorView> {
    let ids = case.municipalities.iter().map(|place| place.0.as_str());
    let map = context.catalog.map.as_deref()?;
    let own = case.geo.and_then(|geo| map.locate(geo.lat, geo.lon));
    match own {
        // One point stands for the case; it is called by the municipality that leads.
        Some(at) => locator(context, ids.take(1).filter_map(|id| point(context, id, Some(at), lang)).collect(), lang),
        None => of_places(context, ids, lang),
    }
}

/// The small map of some municipalities; None if none of them is on the map.
pub fn of_places<'i>(context: &Context, ids: impl Iterator<Item = &'i str>, lang: &Lang) -> Option<LocatorView> {
    locator(context, ids.filter_map(|id| point(context, id, None, lang)).collect(), lang)
}

fn point(context: &Context, id: &str, at: Option<Point>, lang: &Lang) -> Option<LocatorPoint> {
    let (_, place) = context.catalog.municipality(id)?;
    let at = at.or_else(|| locate(context.catalog.map.as_deref()?, place).ok())?;
    Some(LocatorPoint {
        x: at.x,
        y: at.y,
        place: parts::place_name(context, id, lang),
        country: parts::country_label(context, &place.country.key(), lang),
        is_pearl: awards::pearls(context.catalog).any(|pearl| pearl.entrant.municipality.0 == id),
    })
}

fn locator(context: &Context, points: Vec<LocatorPoint>, lang: &Lang) -> Option<LocatorView> {
    let all = context.outline.has_map.then(|| outline::address(&Page::Map, &context.prefix(lang)));
    let MapFrame { width, height } = context.catalog.map.as_deref()?.frame();
    (!points.is_empty()).then_some(LocatorView { width, height, all, points })
}
