//! The letters of cards: how wide a text is, and its letters as small pictures, each drawn once.
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

use std::sync::{LazyLock, OnceLock};

use ab_glyph_rasterizer::{Point, Rasterizer, point};
use harfrust::{GlyphBuffer, ShapeOptions, ShaperData, UnicodeBuffer};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider};

use super::canvas::Mask;

const FONT: &[u8] = include_bytes!("../title.ttf");

/// How large letters are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Style {
    Title,
    Small,
}

impl Style {
    pub fn size(self) -> f32 {
        match self {
            Self::Title => 60.0,
            Self::Small => 27.0,
        }
    }
}

/// How many pictures a letter has: of each style one, and one by a pixel to the right. Two pixels are a byte, so that a letter is
/// printed by whole bytes.
const PICTURES: usize = 4;

static LETTERS: LazyLock<Option<Letters>> = LazyLock::new(Letters::new);

/// How wide a text is in a style; None if the font lacks one of its letters.
pub fn width(text: &str, style: Style) -> Option<f32> {
    let font = &LETTERS.as_ref()?.font;
    let (letters, metrics) = (font.charmap(), font.glyph_metrics(Size::new(style.size()), LocationRef::default()));
    text.chars().map(|letter| metrics.advance_width(letters.map(letter)?)).sum()
}

/// The widths of a text up to and with each of its letters.
pub fn widths(text: &str, style: Style) -> Option<Vec<f32>> {
    let font = &LETTERS.as_ref()?.font;
    let (letters, metrics) = (font.charmap(), font.glyph_metrics(Size::new(style.size()), LocationRef::default()));
    let mut sum = 0.0;
    let add = |letter| {
        sum += metrics.advance_width(letters.map(letter)?)?;
        Some(sum)
    };
    text.chars().map(add).collect()
}

/// A letter's picture, and where it is to be printed, in pixels; to the right only an even number.
pub struct Placed {
    pub mask: &'static Mask,
    pub x: i32,
    pub y: i32,
}

/// The letters of a text that begins at a point of its baseline, with their kerning and ligatures.
pub fn place(text: &str, style: Style, x: f32, y: i32) -> Vec<Placed> {
    LETTERS.as_ref().map(|letters| letters.place(text, style, x, y)).unwrap_or_default()
}

/// The font, with what is known of it.
struct Letters {
    font: FontRef<'static>,
    shaping: ShaperData,
    /// Pixels of a unit of the font where letters are a pixel large.
    scale: f32,
    pictures: Vec<OnceLock<Mask>>,
}

impl Letters {
    fn new() -> Option<Self> {
        let font = FontRef::new(FONT).ok()?;
        let shaping = ShaperData::new(&font);
        let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let units = shaping.shaper(&font).build().units_per_em();
        let count = metrics.glyph_count() as usize * PICTURES;
        let pictures = std::iter::repeat_with(OnceLock::new).take(count).collect();
        Some(Self { font, shaping, scale: 1.0 / units as f32, pictures })
    }

    fn shape(&self, text: &str) -> GlyphBuffer {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        self.shaping.shaper(&self.font).build().shape(buffer, ShapeOptions::new())
    }

    fn place(&'static self, text: &str, style: Style, x: f32, y: i32) -> Vec<Placed> {
        let shaped = self.shape(text);
        let scale = self.scale * style.size();
        let mut pen = x;
        let mut placed = Vec::new();
        for (glyph, position) in std::iter::zip(shaped.glyph_infos(), shaped.glyph_positions()) {
            let at = pen + position.x_offset as f32 * scale;
            let at = (at + 0.5).floor() as i32;
            pen += position.x_advance as f32 * scale;
            let y = y - (position.y_offset as f32 * scale + 0.5).floor() as i32;
            let is_odd = at.rem_euclid(2) == 1;
            let mask = self.picture(glyph.glyph_id, style, is_odd);
            placed.extend(mask.map(|mask| Placed { mask, x: at - i32::from(is_odd), y }));
        }
        placed
    }

    /// The picture of a letter; `is_odd`: by a pixel to the right.
    fn picture(&self, glyph: u32, style: Style, is_odd: bool) -> Option<&Mask> {
        let which = match style {
            Style::Title => 0,
            Style::Small => 2,
        } + usize::from(is_odd);
        let picture = self.pictures.get(glyph as usize * PICTURES + which)?;
        Some(picture.get_or_init(|| self.draw(glyph, style, if is_odd { 1.0 } else { 0.0 })))
    }

    fn draw(&self, glyph: u32, style: Style, shift: f32) -> Mask {
        let mut pen = Pen {
            scale: self.scale * style.size(),
            shift,
            at: point(0.0, 0.0),
            start: point(0.0, 0.0),
            parts: Vec::new(),
        };
        let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
        let outline = self.font.outline_glyphs().get(GlyphId::new(glyph));
        if outline.is_none_or(|outline| outline.draw(settings, &mut pen).is_err()) {
            return Mask::default();
        }
        pen.mask()
    }
}

/// Collects an outline in pixels, downwards; curves of the second degree, with three points.
struct Pen {
    scale: f32,
    shift: f32,
    at: Point,
    start: Point,
    parts: Vec<[Point; 3]>,
}

impl Pen {
    fn point(&self, x: f32, y: f32) -> Point {
        point(x * self.scale + self.shift, -y * self.scale)
    }

    fn line_to_point(&mut self, to: Point) {
        let half_way = point(f32::midpoint(self.at.x, to.x), f32::midpoint(self.at.y, to.y));
        self.parts.push([self.at, half_way, to]);
        self.at = to;
    }

    /// How much of each pixel the outline covers.
    fn mask(&self) -> Mask {
        let points = || self.parts.iter().flatten();
        let least = |of: fn(&Point) -> f32| points().map(of).fold(f32::INFINITY, f32::min).floor();
        let most = |of: fn(&Point) -> f32| points().map(of).fold(f32::NEG_INFINITY, f32::max).ceil();
        if self.parts.is_empty() {
            return Mask::default();
        }
        // An even number, so that two pixels are a byte.
        let (left, top) = ((least(|point| point.x) / 2.0).floor() * 2.0, least(|point| point.y));
        let (width, height) = (most(|point| point.x) - left, most(|point| point.y) - top);
        let (width, height) = (width as usize + 1, height as usize + 1);
        let mut pixels = Rasterizer::new(width, height);
        let moved = |at: Point| point(at.x - left, at.y - top);
        self.parts.iter().for_each(|[from, over, to]| pixels.draw_quad(moved(*from), moved(*over), moved(*to)));
        let mut cover = vec![0; width * height];
        pixels.for_each_pixel(|at, share| cover[at] = (share.min(1.0) * 255.0 + 0.5) as u8);
        Mask::of_text(left as i32, top as i32, width, &cover)
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.at = self.point(x, y);
        self.start = self.at;
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.line_to_point(self.point(x, y));
    }

    fn quad_to(&mut self, over_x: f32, over_y: f32, x: f32, y: f32) {
        let (over, to) = (self.point(over_x, over_y), self.point(x, y));
        self.parts.push([self.at, over, to]);
        self.at = to;
    }

    /// The font has no such curves: one of the second degree stands for it.
    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.quad_to(f32::midpoint(ax, bx), f32::midpoint(ay, by), x, y);
    }

    fn close(&mut self) {
        self.line_to_point(self.start);
    }
}
