//! The pixels of a card, in the form in which they become PNG: four bits each, the place of a colour in the palette.
//!
//! Everything is reckoned with whole numbers, or with what every machine reckons alike (no sines, no powers).

use png::{BitDepth, ColorType, Encoder, chunk};
use zlib_rs::{DeflateConfig, ReturnCode, compress_bound, compress_slice};

use super::super::{HEIGHT, WIDTH};
use super::{PEARLS, TEXTS, TONES};
use crate::theme::ornament::Point;

/// Red, green, blue.
pub type Colour = [u8; 3];

const COLUMNS: usize = WIDTH as usize;
const ROWS: usize = HEIGHT as usize;

/// How many bytes a row has: that of its filter, and two pixels in each of the others.
const ROW: usize = 1 + COLUMNS / 2;

/// The byte in front of a row of differences from the row above.
const UP: u8 = 2;

/// A level of zlib that looks for repetitions at some length: four times as quick as the best, for a twentieth more bytes.
const LEVEL: i32 = 6;

pub struct Canvas {
    bytes: Vec<u8>,
}

/// A small picture to be printed: two pixels a byte, 0 where it shows nothing.
#[derive(Default)]
pub struct Mask {
    /// Its corner from where it is printed: in bytes to the right, in rows down.
    left: i32,
    top: i32,
    /// In bytes.
    width: usize,
    bytes: Vec<u8>,
}

impl Mask {
    /// Letters of which each pixel is covered so much. `left`, an even number, `top` and `width` are in pixels.
    pub fn of_text(left: i32, top: i32, width: usize, cover: &[u8]) -> Self {
        let pair = |pair: &[u8]| {
            let place = |at: usize| pair.get(at).map_or(0, |cover| shade(*cover, TEXTS.start, TEXTS.len()));
            place(0) << 4 | place(1)
        };
        let bytes = cover.chunks(width.max(1)).flat_map(|row| row.chunks(2).map(pair)).collect();
        Self { left: left / 2, top, width: width.div_ceil(2), bytes }
    }
}

/// The place of the shade of a colour that covers a pixel so much; `first` is its weakest, the last one the colour itself.
fn shade(cover: u8, first: u8, shades: usize) -> u8 {
    let step = (usize::from(cover) * shades + 127) / 255;
    u8::try_from(step).ok().filter(|step| *step > 0).map_or(0, |step| first + step - 1)
}

impl Canvas {
    /// Nothing but ground.
    pub fn new() -> Self {
        Self { bytes: vec![0; ROW * ROWS] }
    }

    /// Fills what a closed line goes round with a tone, in steps of two pixels in both directions: tones that lie next to each
    /// other differ too little for steps to be seen, and half of the rows need no bytes.
    pub fn fill(&mut self, line: &[Point], tone: usize) {
        let mut spans = [(f64::INFINITY, f64::NEG_INFINITY); ROWS / 2];
        let ends = line.iter().cycle().skip(1);
        for (from, to) in std::iter::zip(line, ends) {
            let (upper, lower) = if from.1 < to.1 { (from, to) } else { (to, from) };
            let pair = |y: f64| ((y - 1.0) / 2.0).ceil().max(0.0) as usize;
            for row in pair(upper.1)..pair(lower.1).min(spans.len()) {
                let down = (2 * row + 1) as f64 - upper.1;
                let x = upper.0 + down * (lower.0 - upper.0) / (lower.1 - upper.1);
                spans[row] = (spans[row].0.min(x), spans[row].1.max(x));
            }
        }
        let tone = TONES.start + u8::try_from(tone.min(TONES.len() - 1)).unwrap_or_default();
        for (rows, (left, right)) in std::iter::zip(self.bytes.chunks_mut(2 * ROW), spans) {
            let byte = |x: f64| ((x / 2.0 + 0.5).max(0.0) as usize).min(ROW - 1);
            let (left, right) = (byte(left), byte(right));
            for row in rows.chunks_mut(ROW) {
                if let Some(pixels) = row[1..].get_mut(left..right) {
                    pixels.fill(tone << 4 | tone);
                }
            }
        }
    }

    /// A disc in the colour of pearls, or of text.
    pub fn disc(&mut self, middle: Point, radius: f64, is_pearl: bool) {
        let shades = if is_pearl { PEARLS } else { TEXTS };
        let (left, top) = ((middle.0 - radius - 1.0).max(0.0) as usize, (middle.1 - radius - 1.0).max(0.0) as usize);
        let size = (2.0 * radius + 4.0) as usize;
        for y in top..(top + size).min(ROWS) {
            for x in left..(left + size).min(COLUMNS) {
                let (right, down) = (x as f64 + 0.5 - middle.0, y as f64 + 0.5 - middle.1);
                let share = (radius + 0.5 - (right * right + down * down).sqrt()).clamp(0.0, 1.0);
                let place = shade((share * 255.0 + 0.5) as u8, shades.start, shades.len());
                let byte = &mut self.bytes[y * ROW + 1 + x / 2];
                *byte = stronger(*byte, if x % 2 == 0 { place << 4 } else { place });
            }
        }
    }

    /// Prints a small picture; `x` is an even number of pixels. What does not fit on the card is left out.
    pub fn print(&mut self, mask: &Mask, x: i32, y: i32) {
        let left = x / 2 + mask.left;
        let skipped = usize::try_from(-left).unwrap_or(0);
        for (own, y) in std::iter::zip(mask.bytes.chunks(mask.width.max(1)), y + mask.top..) {
            let Some(row) = usize::try_from(y).ok().filter(|y| *y < ROWS) else { continue };
            let row = &mut self.bytes[row * ROW + 1..(row + 1) * ROW];
            let places = row.iter_mut().skip(usize::try_from(left).unwrap_or(0));
            std::iter::zip(places, own.iter().skip(skipped)).for_each(|(byte, own)| *byte = stronger(*byte, *own));
        }
    }

    /// The card as PNG.
    pub fn png(mut self, palette: &[Colour]) -> Option<Vec<u8>> {
        self.filter();
        let mut packed = vec![0; compress_bound(self.bytes.len())];
        let (packed, code) = compress_slice(&mut packed, &self.bytes, DeflateConfig::new(LEVEL));
        if code != ReturnCode::Ok {
            return None;
        }
        let mut png = Vec::with_capacity(packed.len() + 256);
        let mut encoder = Encoder::new(&mut png, WIDTH, HEIGHT);
        encoder.set_color(ColorType::Indexed);
        encoder.set_depth(BitDepth::Four);
        encoder.set_palette(palette.as_flattened());
        let mut writer = encoder.write_header().ok()?;
        writer.write_chunk(chunk::IDAT, packed).ok()?;
        writer.finish().ok()?;
        Some(png)
    }

    /// Rows that are as the one above become nothing but zeros.
    fn filter(&mut self) {
        for row in (1..ROWS).rev() {
            let (before, from_here) = self.bytes.split_at_mut(row * ROW);
            let (above, own) = (&before[(row - 1) * ROW..], &mut from_here[..ROW]);
            if own == above {
                own.fill(0);
                own[0] = UP;
            }
        }
    }
}

/// Two pixels, of each of which the colour counts that stands further back in the palette.
fn stronger(a: u8, b: u8) -> u8 {
    (a & 0xf0).max(b & 0xf0) | (a & 0x0f).max(b & 0x0f)
}
