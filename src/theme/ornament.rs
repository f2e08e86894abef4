//! The one ornament of the theme: layers round something small, as in a shell or a pearl.
//!
//! Each entry without a photo has its own, drawn from what it is about: its place gives the form and the direction of
//! growth, its subjects the spacing of the layers, its year the rhythm of strong lines. The same entry always has the same; only
//! additions and multiplications are used, so that every machine draws the same bytes.

use std::fmt::Write as _;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::source::fnv1a;

/// What an ornament is drawn from. Any texts do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Cover {
    pub place: String,
    pub topics: String,
    pub year: String,
    /// Whether something holds a title: then the small thing within is a pearl.
    pub is_pearl: bool,
}

/// Half the width of the square that an ornament fills; its middle, in both directions.
pub const HALF: f64 = 120.0;

/// Points on the unit circle, ten of them, clockwise from the right.
const DIRECTIONS: [(f64, f64); 10] = [
    (1.0, 0.0),
    (0.809, 0.588),
    (0.309, 0.951),
    (-0.309, 0.951),
    (-0.809, 0.588),
    (-1.0, 0.0),
    (-0.809, -0.588),
    (-0.309, -0.951),
    (0.309, -0.951),
    (0.809, -0.588),
];

/// A stream of numbers from a text (FNV-1a, then xorshift).
struct Numbers(u64);

impl Numbers {
    fn of(text: &str) -> Self {
        Self(fnv1a(text) | 1)
    }

    /// From `least` to `most`, in 256 steps.
    fn between(&mut self, least: f64, most: f64) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let step = u8::try_from((self.0 >> 24) & 0xff).unwrap_or_default();
        least + (most - least) * f64::from(step) / 255.0
    }
}

/// The ornament as SVG.
pub fn svg(cover: &Cover) -> String {
    let class = if cover.is_pearl { "art art-pearl" } else { "art" };
    let shapes = shapes(cover);
    format!("<svg class=\"{class}\" viewBox=\"0 0 240 240\" aria-hidden=\"true\" focusable=\"false\">{shapes}</svg>")
}

/// What the ornament consists of, in a square of 240, without colours of its own: `currentColor`, and the classes `strong`
/// and `core`.
fn shapes(cover: &Cover) -> String {
    let (mut thin, mut strong) = (String::new(), String::new());
    for layer in layers(cover) {
        layer.write(if layer.is_strong { &mut strong } else { &mut thin });
    }
    let (middle, core) = (HALF, core(cover));
    format!(
        "<g fill=\"none\" stroke=\"currentColor\"><path d=\"{thin}\"/><path class=\"strong\" d=\"{strong}\"/></g>\
         <circle class=\"core\" cx=\"{middle}\" cy=\"{middle}\" r=\"{core}\"/>"
    )
}

/// How large the small thing in the middle is: its radius.
pub fn core(cover: &Cover) -> f64 {
    if cover.is_pearl { 9.0 } else { 6.0 }
}

/// A point of the square.
pub type Point = (f64, f64);

/// A closed smooth line, one of those round the middle: it touches each side of a polygon half-way.
pub struct Layer {
    /// Whether it is one of the few strong lines.
    pub is_strong: bool,
    corners: Vec<Point>,
}

/// The layers from within.
pub fn layers(cover: &Cover) -> Vec<Layer> {
    let (mut place, mut topics, mut year) =
        (Numbers::of(&cover.place), Numbers::of(&cover.topics), Numbers::of(&cover.year));
    let form: Vec<f64> = DIRECTIONS.iter().map(|_| place.between(-1.0, 1.0)).collect();
    let drift = (place.between(-2.4, 2.4), place.between(-2.4, 2.4));
    let (spacing, swelling) = (topics.between(6.5, 9.5), topics.between(0.1, 0.45));
    let rhythm = [3, 4, 5][usize::from(year.between(0.0, 2.9) as u8).min(2)];
    let mut layers = Vec::new();
    let (mut radius, mut number) = (topics.between(11.0, 16.0), 0_u32);
    while radius < HALF * 0.98 {
        let layer = f64::from(number);
        let corners = corners(&form, radius, layer * 0.011, (layer * drift.0, layer * drift.1));
        layers.push(Layer { is_strong: number % rhythm == 0, corners });
        radius += spacing + swelling * layer * topics.between(0.4, 1.6);
        number += 1;
    }
    layers
}

/// The corners of a polygon that lie `radius` from the middle, more or less by its form.
fn corners(form: &[f64], radius: f64, uneven: f64, middle: Point) -> Vec<Point> {
    let corner = |((x, y), form): (Point, &f64)| {
        let reach = radius * 1.05 * (1.0 + form * uneven);
        (HALF + middle.0 + x * reach, HALF + middle.1 + y * reach)
    };
    std::iter::zip(DIRECTIONS, form).map(corner).collect()
}

impl Layer {
    /// The line as curves of the second degree, one behind the other: where each begins, the point that it bends to, and where
    /// it ends.
    pub fn curves(&self) -> impl Iterator<Item = [Point; 3]> {
        let half_way = |a: &Point, b: &Point| (f64::midpoint(a.0, b.0), f64::midpoint(a.1, b.1));
        let around = |skip: usize| self.corners.iter().cycle().skip(skip);
        let three = std::iter::zip(&self.corners, std::iter::zip(around(1), around(2)));
        three.map(move |(before, (own, next))| [half_way(before, own), *own, half_way(own, next)])
    }

    /// Adds the line to a path of SVG.
    fn write(&self, path: &mut String) {
        // Whole numbers: they are enough here, and far quicker to write than fractions. Writing to a String cannot fail.
        let whole = |(x, y): Point| ((x + 0.5).floor() as i32, (y + 0.5).floor() as i32);
        for (at, [start, corner, end]) in self.curves().enumerate() {
            if at == 0 {
                let (x, y) = whole(start);
                let _ = write!(path, "M{x} {y}");
            }
            let ((x, y), (to_x, to_y)) = (whole(corner), whole(end));
            let _ = write!(path, "Q{x} {y} {to_x} {to_y}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cover(place: &str, topics: &str, year: &str) -> Cover {
        Cover { place: place.into(), topics: topics.into(), year: year.into(), is_pearl: false }
    }

    #[test]
    fn the_same_entry_has_the_same_ornament_and_another_has_another() {
        let own = svg(&cover("rujiena", "youth", "2024"));
        assert_eq!(own, svg(&cover("rujiena", "youth", "2024")));
        for other in
            [cover("kiel", "youth", "2024"), cover("rujiena", "stage", "2024"), cover("rujiena", "youth", "2027")]
        {
            assert_ne!(own, svg(&other), "{other:?}");
        }
    }

    #[test]
    fn an_ornament_is_small_and_stays_near_its_square() {
        for number in 0..200 {
            let svg = svg(&cover(&format!("place {number}"), &format!("topic {}", number * 7), &number.to_string()));
            assert!(svg.len() < 2600, "{} bytes", svg.len());
            let (_, paths) = svg.split_once("<path").unwrap();
            let numbers =
                paths.split(|c: char| !c.is_ascii_digit() && c != '-').filter_map(|text| text.parse::<f64>().ok());
            for number in numbers {
                assert!((-60.0..=300.0).contains(&number), "{number} in {svg}");
            }
        }
    }
}
