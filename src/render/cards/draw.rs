//! Drawing a card: the layers of its ornament as tones, from the ground towards the light, and its texts.
//!
//! Cards are many, and each is small: 16 colours, four bits a pixel, large areas without any change. So nothing is blended;
//! each pixel is a place in a palette (`canvas`). Letters are drawn once and printed where they recur (`letters`).

mod canvas;
mod letters;

use std::ops::Range;

use canvas::{Canvas, Colour};
use letters::Style;

use super::Drawing;
use crate::theme::ornament::{self, Cover, HALF, Layer, Point};

/// Where texts begin, from the left, and how far the lines of the title are apart.
const LEFT: f32 = 80.0;
const LINE: f32 = 72.0;
/// How wide a line of the title may be, and one of the small texts.
const MEASURE: f32 = 640.0;
const SMALL_MEASURE: f32 = 1040.0;
const MAX_LINES: usize = 4;

/// The middle of the ornament, and how many pixels are one of its units.
const MIDDLE: Point = (988.0, 316.0);
const SCALE: f64 = 2.9;
/// Into how many straight pieces each curve of it is cut: none of them is half a pixel off.
const PIECES: u32 = 8;

const GROUND: Colour = [0x07, 0x29, 0x3c];
const TEXT: Colour = [0xee, 0xf3, 0xf5];
const LIGHT: Colour = [0x8f, 0xd0, 0xf5];
const PEARL: Colour = [0xf2, 0xb1, 0x3c];

/// Where the tones of layers, and the shades of text and of pearls begin and end in the palette, which begins with the ground.
const TONES: Range<u8> = 1..9;
const TEXTS: Range<u8> = 9..13;
const PEARLS: Range<u8> = 13..16;

/// How much of the light the innermost tone has, in hundredths.
const BRIGHTEST: usize = 34;

/// Whether the font has all letters of a text.
pub fn can_write(text: &str) -> bool {
    letters::width(text, Style::Title).is_some()
}

fn width(text: &str) -> Option<f32> {
    letters::width(text, Style::Title)
}

/// A title in lines of about the same width. What has no room on them is left out, and `…` says so.
pub fn lines(title: &str) -> Option<Vec<String>> {
    let mut lines: Vec<String> = Vec::new();
    for word in title.split_whitespace() {
        let longer = lines.last().map(|line| format!("{line} {word}"));
        match longer {
            // What has no room is only looked at: whether the font has its letters.
            _ if lines.len() > MAX_LINES => drop(width(word)?),
            Some(longer) if width(&longer)? <= MEASURE => drop(lines.pop().map(|_| lines.push(longer))),
            _ => {
                width(word)?;
                lines.push(word.to_owned());
            }
        }
    }
    let is_cut = lines.len() > MAX_LINES;
    lines.truncate(MAX_LINES);
    for (at, line) in lines.iter_mut().enumerate() {
        let is_last = is_cut && at + 1 == MAX_LINES;
        shorten(line, Style::Title, MEASURE, is_last)?;
    }
    Some(lines)
}

/// Takes letters from the end of a line until it has room, with `…` in their place; `always` puts the sign in any case.
fn shorten(line: &mut String, style: Style, measure: f32, always: bool) -> Option<()> {
    let widths = letters::widths(line, style)?;
    if !always && widths.last().is_none_or(|whole| *whole <= measure) {
        return Some(());
    }
    let dots = letters::width("…", style)?;
    let fitting = widths.iter().take_while(|width| **width + dots <= measure).count();
    let end = line.char_indices().nth(fitting).map_or(line.len(), |(at, _)| at);
    line.truncate(end);
    let kept = line.trim_end_matches(|letter: char| !letter.is_alphanumeric()).len();
    line.truncate(kept);
    line.push('…');
    Some(())
}

/// The card as PNG; None where nothing can be drawn.
pub fn png(drawing: &Drawing) -> Option<Vec<u8>> {
    let mut canvas = Canvas::new();
    let layers = shown(&drawing.cover);
    // From outside: each lies on the one before.
    for (tone, layer) in layers.iter().rev().enumerate() {
        canvas.fill(&line(layer), tone);
    }
    canvas.disc(MIDDLE, ornament::core(&drawing.cover) * SCALE, drawing.cover.is_pearl);
    for (text, y) in [(&drawing.kicker, 110), (&drawing.site, 560)] {
        let mut text = text.clone();
        shorten(&mut text, Style::Small, SMALL_MEASURE, false)?;
        print(&mut canvas, &text, Style::Small, y);
    }
    let count = u8::try_from(drawing.title.len()).unwrap_or(u8::MAX);
    let mut y = 345.0 - LINE * f32::from(count) / 2.0 + Style::Title.size() * 0.75;
    for line in &drawing.title {
        print(&mut canvas, line, Style::Title, y as i32);
        y += LINE;
    }
    canvas.png(&palette(&layers))
}

fn print(canvas: &mut Canvas, text: &str, style: Style, y: i32) {
    letters::place(text, style, LEFT, y).iter().for_each(|letter| canvas.print(letter.mask, letter.x, letter.y));
}

/// The layers of a card, from within: every second one, and no more than there are tones.
fn shown(cover: &Cover) -> Vec<Layer> {
    ornament::layers(cover).into_iter().step_by(2).take(TONES.len()).collect()
}

/// A layer as a line of many points on the card.
fn line(layer: &Layer) -> Vec<Point> {
    let on_card = |(x, y): Point| (MIDDLE.0 + (x - HALF) * SCALE, MIDDLE.1 + (y - HALF) * SCALE);
    let points = layer.curves().flat_map(|curve| {
        let [from, over, to] = curve.map(on_card);
        (1..=PIECES).map(move |piece| {
            let share = f64::from(piece) / f64::from(PIECES);
            let rest = 1.0 - share;
            let mix = |from, over, to| rest * rest * from + 2.0 * rest * share * over + share * share * to;
            (mix(from.0, over.0, to.0), mix(from.1, over.1, to.1))
        })
    });
    points.collect()
}

/// The colours of a card: its layers become lighter inwards, and by twice as much where its ornament has a strong line.
fn palette(layers: &[Layer]) -> Vec<Colour> {
    let steps = |layer: &Layer| if layer.is_strong { 2 } else { 1 };
    let all: usize = layers.iter().map(steps).sum();
    let tones = layers.iter().rev().scan(0, |light, layer| {
        *light += steps(layer);
        Some(mix(LIGHT, *light * BRIGHTEST, all.max(1) * 100))
    });
    let tones = tones.chain(std::iter::repeat(LIGHT)).take(TONES.len());
    let shades = |of: Colour, range: Range<u8>| (1..=range.len()).map(move |step| mix(of, step, range.len()));
    std::iter::once(GROUND).chain(tones).chain(shades(TEXT, TEXTS)).chain(shades(PEARL, PEARLS)).collect()
}

/// The ground with some parts of all of a colour.
fn mix(colour: Colour, parts: usize, all: usize) -> Colour {
    let parts = parts.min(all);
    let mixed = |at: usize| (usize::from(GROUND[at]) * (all - parts) + usize::from(colour[at]) * parts) / all;
    [0, 1, 2].map(|at| u8::try_from(mixed(at)).unwrap_or(u8::MAX))
}

#[cfg(test)]
mod tests {
    use super::super::{HEIGHT, WIDTH};
    use super::*;
    use crate::source::Hash;

    fn drawing(title: &str, is_pearl: bool) -> Drawing {
        let cover = Cover { place: "rujiena".into(), topics: "youth".into(), year: "2024".into(), is_pearl };
        let title = lines(title).unwrap();
        Drawing { title, kicker: "Rūjiena · Latvija".into(), site: "Cultural Pearls".into(), cover }
    }

    #[test]
    fn a_title_is_broken_where_it_has_no_more_room() {
        assert_eq!(lines("Satiec savu kaimiņu").unwrap(), ["Satiec savu kaimiņu"]);
        let long = lines(&"Kulttuuri kaikille ja kaikkialla ".repeat(9)).unwrap();
        assert_eq!(long.len(), MAX_LINES);
        assert!(long.last().is_some_and(|line| line.ends_with('…')), "{long:?}");
        let word = lines(&"Donaudampfschifffahrt".repeat(3)).unwrap();
        assert!(matches!(&word[..], [only] if only.ends_with('…')), "{word:?}");
        for line in long.iter().chain(&word) {
            assert!(width(line).unwrap() <= MEASURE, "{line}");
        }
        assert_eq!(lines("").unwrap(), Vec::<String>::new());
    }

    #[test]
    fn the_font_has_the_letters_of_the_ten_languages_and_says_which_it_lacks() {
        let letters = "ąčęėįšųūžāēģķļņõäöüåøæłńśźżćóß";
        assert!(can_write(letters) && can_write(&letters.to_uppercase()) && can_write("„“”‘’«»–—…· & <b> €"));
        assert_eq!(lines("Кіль"), None);
        assert!(!can_write("京"));
    }

    #[test]
    fn a_card_has_its_size_and_always_the_same_bytes() {
        let bytes = png(&drawing("Satiec savu kaimiņu", true)).unwrap();
        assert_eq!(bytes, png(&drawing("Satiec savu kaimiņu", true)).unwrap());
        let reader = png::Decoder::new(std::io::Cursor::new(&bytes[..])).read_info().unwrap();
        assert_eq!((reader.info().width, reader.info().height), (WIDTH, HEIGHT));
        let hash = Hash::of(&bytes).short();
        assert_eq!(
            hash.to_string(),
            "678b6bda353b440b",
            "cards are drawn in another way than before: raise RECIPE, then this hash"
        );
    }

    /// The shortest title of the first site and its longest ones, with many marks on their letters; the last is made up and fills all
    /// lines.
    const TITLES: [&str; 8] = [
        "Fix Kaskö",
        "Satiec savu kaimiņu: iepazīsti savu kaimiņu",
        "Kieler Kulturkraft: enemmän inkluusiota, vähemmän eriytymistä",
        "Kieler Kulturkraft: więcej włączenia, mniej podziałów",
        "Kieler Kulturkraft: rohkem kaasatust, vähem lõhestumist",
        "Toolkit and Casebook: Culture-driven Social Resilience",
        "Culture and Resilience Action Plan of Kristinestad 2026",
        "Was bedeutet gemeinsame Bürgerbeteiligung in ländlichen Kommunen? Ergebnisse aus sechzehn Gemeinden",
    ];

    #[test]
    fn a_card_is_small() {
        for (number, title) in (0..).zip(TITLES.iter().cycle().take(64)) {
            let cover = Cover {
                place: format!("place {number}"),
                topics: format!("topic {}", number * 7),
                year: number.to_string(),
                is_pearl: number % 2 == 0,
            };
            let bytes = png(&Drawing { cover, ..drawing(title, false) }).unwrap();
            let most = if title.chars().count() < 80 { 12 } else { 13 };
            assert!(bytes.len() <= most * 1024, "{title} ({number}): {} bytes", bytes.len());
        }
    }

    #[test]
    fn a_text_that_is_wider_than_the_card_ends_with_a_sign() {
        let kicker = "Jēkabpils, Rēzekne, Ventspils · Latvija, ".repeat(5);
        let long = png(&Drawing { kicker: kicker.clone(), ..drawing("A", false) });
        assert!(long.is_some_and(|own| own != png(&Drawing { kicker: kicker[..60].into(), ..drawing("A", false) }).unwrap()));
        let mut line = kicker;
        shorten(&mut line, Style::Small, SMALL_MEASURE, false).unwrap();
        assert!(line.ends_with('…') && letters::width(&line, Style::Small).unwrap() <= SMALL_MEASURE, "{line}");
    }

    #[test]
    fn letters_are_kerned_and_joined_to_ligatures() {
        let places =
            |text| letters::place(text, Style::Small, 0.0, 0).iter().map(|letter| letter.x).collect::<Vec<_>>();
        assert_eq!(places("fi").len(), 1);
        let apart = letters::width("A", Style::Small).unwrap();
        assert!((places("AV")[1] as f32) < apart - 1.0, "{:?} {apart}", places("AV"));
    }

    #[test]
    fn what_the_palette_has_is_what_four_bits_tell() {
        for number in 0..200 {
            let cover =
                Cover { place: number.to_string(), topics: number.to_string(), year: "2024".into(), is_pearl: true };
            let layers = shown(&cover);
            let palette = palette(&layers);
            assert_eq!(palette.len(), 16);
            assert_eq!((palette[0], palette[12], palette[15]), (GROUND, TEXT, PEARL));
            let light = |colour: &Colour| colour.iter().map(|part| u32::from(*part)).sum::<u32>();
            assert!(palette[..=layers.len()].is_sorted_by(|a, b| light(a) < light(b)), "{palette:?}");
        }
    }

    #[test]
    fn what_a_card_says_changes_what_it_shows() {
        let own = png(&drawing("Satiec savu kaimiņu", false)).unwrap();
        assert_ne!(own, png(&drawing("Satiec savu kaimiņu", true)).unwrap());
        assert_ne!(own, png(&drawing("<b>& kaimiņu", false)).unwrap());
    }
}
