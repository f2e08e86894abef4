//! Drawing a card: an SVG, then its pixels.
//!
//! The font is a part of Source Serif 4 SemiBold; its licence, which reserves the name `Source`, is beside it. It was taken from the npm package
//! `@fontsource/source-serif-4`, the files `latin` and `latin-ext` of weight 600 put together by `pyftmerge`, and then:
//!
//! ```text
//! pyftsubset merged.ttf --output-file=title.ttf --no-hinting --desubroutinize --name-IDs='*'
//!   --layout-features=kern,liga,mark,mkmk,ccmp,locl
//!   --unicodes=U+0020-007E,U+00A0-017F,U+0218-021B,U+1E9E,U+2010-2015,U+2018-201E,U+2020-2022,U+2026,U+2030,
//!     U+2032,U+2033,U+2039,U+203A,U+20AC,U+2212
//! ```
//!
//! Last, fontTools wrote its new name into the names 1, 3, 4 and 6, and took out 16 and 17.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Color, Pixmap, PremultipliedColorU8, Transform};
use resvg::usvg;
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

use super::{Drawing, HEIGHT, WIDTH};
use crate::theme::ornament;
use crate::values::text::escape;

const FONT: &[u8] = include_bytes!("title.ttf");

/// The name that the font has in the drawing. There is no other, so it stands for itself.
const FAMILY: &str = "Pearls Title";

/// The size of the title, in pixels, and how far its lines are apart.
const SIZE: f32 = 60.0;
const LINE: f32 = 72.0;
/// How wide a line of it may be.
const MEASURE: f32 = 640.0;
const MAX_LINES: usize = 4;

/// Red, green, blue.
type Colour = [u8; 3];

const GROUND: Colour = [0x07, 0x29, 0x3c];
const TEXT: Colour = [0xee, 0xf3, 0xf5];
const LINES: Colour = [0x8f, 0xd0, 0xf5];
const PEARL: Colour = [0xf2, 0xb1, 0x3c];

/// How many shades of a colour the palette has.
const SHADES: u16 = 64;

static FONTS: LazyLock<Arc<usvg::fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = usvg::fontdb::Database::new();
    fonts.load_font_data(FONT.to_vec());
    Arc::new(fonts)
});

/// How wide a text is in the size of the title; None if the font lacks one of its letters.
fn width(text: &str) -> Option<f32> {
    let font = FontRef::new(FONT).ok()?;
    let (letters, metrics) = (font.charmap(), font.glyph_metrics(Size::new(SIZE), LocationRef::default()));
    text.chars().map(|letter| metrics.advance_width(letters.map(letter)?)).sum()
}

/// Whether the font has all letters of a text.
pub fn can_write(text: &str) -> bool {
    width(text).is_some()
}

/// A title in lines of about the same width. What has no room on them is left out, and `…` says so.
pub fn lines(title: &str) -> Option<Vec<String>> {
    let mut lines: Vec<String> = Vec::new();
    for word in title.split_whitespace() {
        let longer = lines.last().map(|line| format!("{line} {word}"));
        match longer {
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
        shorten(line, is_last)?;
    }
    Some(lines)
}

/// Takes letters from the end of a line until it has room, with `…` in their place; `always` puts the sign in any case.
fn shorten(line: &mut String, always: bool) -> Option<()> {
    if !always && width(line)? <= MEASURE {
        return Some(());
    }
    let dots = width("…")?;
    while width(line)? + dots > MEASURE && line.pop().is_some() {}
    let kept = line.trim_end_matches(|letter: char| !letter.is_alphanumeric()).len();
    line.truncate(kept);
    line.push('…');
    Some(())
}

fn hex([red, green, blue]: Colour) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// The card as SVG.
fn svg(drawing: &Drawing) -> String {
    let core = hex(if drawing.cover.is_pearl { PEARL } else { TEXT });
    let (text, lines, ground) = (hex(TEXT), hex(LINES), hex(GROUND));
    let shapes = ornament::shapes(&drawing.cover);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\" font-family=\"{FAMILY}\">\
         <style>g path{{stroke-width:.5;stroke-opacity:.55}} .strong{{stroke-width:1.1;stroke-opacity:.9}} .core{{fill:{core}}}</style>\
         <g transform=\"translate(640 -32) scale(2.9)\" color=\"{lines}\">{shapes}</g>\
         <g fill=\"{text}\" stroke=\"{ground}\" stroke-width=\"10\" stroke-linejoin=\"round\" paint-order=\"stroke\">\
         <text x=\"80\" y=\"110\" font-size=\"27\">{}</text><text x=\"80\" y=\"560\" font-size=\"27\">{}</text>",
        escape(&drawing.kicker),
        escape(&drawing.site),
    );
    let count = u8::try_from(drawing.title.len()).unwrap_or(u8::MAX);
    let mut y = 345.0 - LINE * f32::from(count) / 2.0 + SIZE * 0.75;
    for line in &drawing.title {
        // Writing to a String cannot fail.
        let _ = write!(svg, "<text x=\"80\" y=\"{y}\" font-size=\"{SIZE}\">{}</text>", escape(line));
        y += LINE;
    }
    svg.push_str("</g></svg>");
    svg
}

/// The card as PNG; None where nothing can be drawn.
pub fn png(drawing: &Drawing) -> Option<Vec<u8>> {
    let options = usvg::Options { fontdb: FONTS.clone(), ..usvg::Options::default() };
    let tree = usvg::Tree::from_str(&svg(drawing), &options).ok()?;
    let mut pixels = Pixmap::new(WIDTH, HEIGHT)?;
    let [red, green, blue] = GROUND;
    pixels.fill(Color::from_rgba8(red, green, blue, u8::MAX));
    resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
    encode(&pixels)
}

/// The pixels as PNG with a palette, which has a quarter of the bytes of one without: what is drawn has three colours, and
/// shades of them towards the ground where edges are smooth.
fn encode(pixels: &Pixmap) -> Option<Vec<u8>> {
    let palette = palette();
    let (mut known, mut last) = (HashMap::new(), (GROUND, 0));
    let index = |pixel: &PremultipliedColorU8| {
        let colour = [pixel.red(), pixel.green(), pixel.blue()];
        // Nearly all pixels are as the one before.
        if colour != last.0 {
            last = (colour, *known.entry(colour).or_insert_with(|| nearest(colour, &palette)));
        }
        last.1
    };
    let indices: Vec<u8> = pixels.pixels().iter().map(index).collect();
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, WIDTH, HEIGHT);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette.as_flattened());
    encoder.set_compression(png::Compression::Balanced);
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&indices).ok()?;
    writer.finish().ok()?;
    Some(bytes)
}

/// The ground, and the shades of each colour.
fn palette() -> Vec<Colour> {
    let shade = |of: Colour, step: u16| {
        let mix = |at: usize| (u16::from(GROUND[at]) * (SHADES - step) + u16::from(of[at]) * step) / SHADES;
        [0, 1, 2].map(|at| u8::try_from(mix(at)).unwrap_or(u8::MAX))
    };
    let shades = [TEXT, LINES, PEARL].into_iter().flat_map(|of| (1..=SHADES).map(move |step| shade(of, step)));
    std::iter::once(GROUND).chain(shades).collect()
}

/// The place in the palette of the colour that is nearest to one.
fn nearest(colour: Colour, palette: &[Colour]) -> u8 {
    let distance =
        |other: &Colour| -> u32 { std::iter::zip(colour, other).map(|(a, b)| u32::from(a.abs_diff(*b)).pow(2)).sum() };
    let found = (0..).zip(palette).min_by_key(|(_, other)| distance(other));
    found.map_or(0, |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Hash;

    fn drawing(title: &str, is_pearl: bool) -> Drawing {
        let cover = ornament::Cover { place: "rujiena".into(), topics: "youth".into(), year: "2024".into(), is_pearl };
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
        assert!(bytes.len() < 60_000, "{} bytes", bytes.len());
        let hash = Hash::of(&bytes).short();
        assert_eq!(
            hash.to_string(),
            "b0bafc51394f75e6",
            "cards are drawn in another way than before: raise RECIPE, then this hash"
        );
    }

    #[test]
    fn what_a_card_says_changes_what_it_shows() {
        let own = png(&drawing("Satiec savu kaimiņu", false)).unwrap();
        assert_ne!(own, png(&drawing("Satiec savu kaimiņu", true)).unwrap());
        assert_ne!(own, png(&drawing("<b>& kaimiņu", false)).unwrap());
    }
}
