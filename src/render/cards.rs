//! Social cards: the picture that networks and messengers show with a link to an entry. Its title in large type, where it is
//! from, and its ornament.
//!
//! 1. A page's view says what is on its card; that is cheap, and gives the card its address.
//! 2. Cards are drawn after the pages, only those that are not known from before. All pages that show an entry in its
//!    original language share one.
//!
//! Only the font of the program is used, so every machine draws the same bytes. Without the feature `social-cards`, and for titles
//! in letters that the font lacks, there is none.

#[cfg(feature = "social-cards")]
mod draw;

#[cfg(not(feature = "social-cards"))]
mod draw {
    //! Stands in for what draws.

    pub fn lines(_: &str) -> Option<Vec<String>> {
        None
    }

    pub fn can_write(_: &str) -> bool {
        false
    }

    pub fn png(_: &super::Drawing) -> Option<Vec<u8>> {
        None
    }
}

use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use crate::bundle::Blob;
use crate::catalog::Entry;
use crate::memo::{Memo, Store};
use crate::route::Address;
use crate::source::Hash;
use crate::values::Lang;

use super::views::parts::{Row, Text};
use super::views::{Context, entry};
use crate::theme::ornament::Cover;

/// Stands for all that the bytes of a card depend on besides its drawing. Raise it when they change: a test tells.
const RECIPE: &str = "cards 2";

pub const WIDTH: u32 = 1200;
pub const HEIGHT: u32 = 630;

/// The card of a page, for its head.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CardView {
    /// Absolute.
    pub url: String,
    /// What stands on it.
    pub alt: String,
    pub width: u32,
    pub height: u32,
    #[serde(skip)]
    #[schemars(skip)]
    pub card: Arc<Card>,
}

/// A card and where it will be.
#[derive(Debug)]
pub struct Card {
    pub address: Address,
    key: Hash,
    drawing: Drawing,
}

/// What is on a card.
#[derive(Debug, Serialize)]
pub struct Drawing {
    /// The title, as it is broken into lines.
    title: Vec<String>,
    /// Where it is from, or what it is.
    kicker: String,
    site: String,
    cover: Cover,
}

/// The card of an entry's page in a language: that of the original where it is not translated.
pub fn of_entry(context: &Context, own: &Entry, lang: &Lang) -> Option<CardView> {
    let version = own.version(lang);
    let lang = version.lang();
    let config = &context.catalog.config;
    let row = context.row(&own.key, lang)?;
    let title = &row.title.text;
    let drawing = Drawing {
        title: draw::lines(title)?,
        kicker: kicker(context, row, lang),
        site: config.title.get(lang, config.default_lang()).0.to_owned(),
        cover: entry::cover(context, own),
    };
    if !draw::can_write(&drawing.kicker) || !draw::can_write(&drawing.site) {
        return None;
    }
    let json = serde_json::to_string(&drawing).unwrap_or_default();
    let key = Hash::of(format!("{RECIPE} {json}").as_bytes());
    let address = format!("cards/{}/{}-{lang}-{}.png", own.key.kind, own.key.id, key.short());
    Some(CardView {
        url: context.absolute(&address),
        alt: format!("{}: {title}. {}", drawing.kicker, drawing.site),
        width: WIDTH,
        height: HEIGHT,
        card: Arc::new(Card { address, key, drawing }),
    })
}

/// `Rūjiena · Latvia`; the name of its kind for an entry that is of no place.
fn kicker(context: &Context, row: &Row, lang: &Lang) -> String {
    let texts = |all: &[Text]| all.iter().map(|text| text.text.as_str()).collect::<Vec<_>>().join(", ");
    let parts = [texts(&row.places), texts(&row.countries)].into_iter().filter(|part| !part.is_empty());
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() { context.message(lang, &format!("kind-name.{}", row.kind)) } else { parts.join(" · ") }
}

/// What is kept from build to build.
#[derive(Default)]
pub struct CardCache {
    memo: Memo<Option<Blob>>,
    store: Option<Arc<dyn Store>>,
}

impl CardCache {
    /// A cache that finds in `store` what earlier processes have drawn.
    pub fn with(store: Arc<dyn Store>) -> Self {
        Self { store: Some(store), ..Self::default() }
    }
}

/// Draws the cards that are not known yet; gives all with their addresses.
pub fn draw<'a>(cards: impl Iterator<Item = &'a Card>, cache: &mut CardCache) -> Vec<(Address, Blob)> {
    let unique: BTreeMap<&Address, &Card> = cards.map(|card| (&card.address, card)).collect();
    let cards: Vec<&Card> = unique.into_values().collect();
    let store = cache.store.as_deref();
    let drawn = cache.memo.map(
        &cards,
        |card| (card.key, ()),
        |card, ()| {
            if let Some(known) = store.and_then(|store| store.get(&card.key)) {
                return Some(Blob::new(known));
            }
            let png = draw::png(&card.drawing)?;
            if let Some(store) = store {
                store.put(&card.key, &png);
            }
            Some(Blob::new(png))
        },
    );
    if let Some(store) = store {
        store.keep_only(&cards.iter().map(|card| card.key).collect::<Vec<_>>());
    }
    let found = std::iter::zip(cards, drawn);
    found.filter_map(|(card, blob)| Some((card.address.clone(), (*blob).clone()?))).collect()
}
