//! The map of a region: where a place lies in its frame, and where its name finds room.
//!
//! A map is a file that `themes/pearls/map/derive.mjs` has made: the frame, its projection, the land as paths. The theme draws it
//! (`templates/land.html` the page of the map, `map/land.svg` the small maps on other pages).

pub mod apart;
pub mod names;

use serde::{Deserialize, Serialize};

/// What a map file says. Lengths are in units of the frame; one is a pixel where the map has its own width.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Map {
    width: i32,
    height: i32,
    centre: Centre,
    /// The radius of the earth.
    radius: f64,
    /// With many points, in quarters of a unit.
    pub page: Land,
    /// With few points, for small maps, in units.
    pub small: Land,
}

/// The size of a map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame {
    pub width: i32,
    pub height: i32,
}

/// The point that the projection is about, in degrees and in the frame.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Centre {
    lat: f64,
    lon: f64,
    x: f64,
    y: f64,
}

/// The coasts, and the borders between countries, as data of SVG paths.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Land {
    pub land: String,
    pub borders: String,
}

/// A point of the frame, from its upper left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Point {
    pub x: i32,
    pub y: i32,
}

impl Map {
    /// Reads a map file. The error says in a few words what is wrong with it.
    pub fn read(text: &str) -> Result<Self, String> {
        let map: Self = serde_json::from_str(text).map_err(|error| error.to_string())?;
        let is_size = |size| (100..=4000).contains(&size);
        let Centre { lat, lon, x, y } = map.centre;
        let is_data =
            |path: &String| path.bytes().all(|byte| byte.is_ascii_digit() || b"MLHVCZmlhvcz -.,".contains(&byte));
        let paths = [&map.page.land, &map.page.borders, &map.small.land, &map.small.borders];
        if !is_size(map.width) || !is_size(map.height) {
            Err("`width` and `height` must be numbers from 100 to 4000".into())
        } else if !(lat.abs() <= 90.0 && lon.abs() <= 180.0 && x.is_finite() && y.is_finite()) {
            Err("`centre` must be a point of the earth".into())
        } else if !(map.radius > 0.0 && map.radius.is_finite()) {
            Err("`radius` must be larger than 0".into())
        } else if !paths.into_iter().all(is_data) {
            Err("`land` and `borders` must hold nothing but the data of paths".into())
        } else {
            Ok(map)
        }
    }

    pub fn frame(&self) -> Frame {
        Frame { width: self.width, height: self.height }
    }

    /// Where a place lies on the map; None outside of its frame.
    pub fn locate(&self, lat: f64, lon: f64) -> Option<Point> {
        let (x, y) = self.project(lat, lon);
        let is_inside = (0.0..=self.width.into()).contains(&x) && (0.0..=self.height.into()).contains(&y);
        is_inside.then_some(Point { x: x.round() as i32, y: y.round() as i32 })
    }

    /// Lambert's azimuthal equal-area projection. The one point that it has no place for, opposite of the centre, is no number.
    fn project(&self, lat: f64, lon: f64) -> (f64, f64) {
        let (sin, cos) = libm::sincos(lat.to_radians());
        let (sin_centre, cos_centre) = libm::sincos(self.centre.lat.to_radians());
        let (sin_lon, cos_lon) = libm::sincos((lon - self.centre.lon).to_radians());
        let cosine = sin_centre * sin + cos_centre * cos * cos_lon;
        let k = self.radius * (2.0 / (1.0 + cosine)).sqrt();
        let x = self.centre.x + k * cos * sin_lon;
        let y = self.centre.y - k * (cos_centre * sin - sin_centre * cos * cos_lon);
        (x, y)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn baltic() -> Map {
        Map::read(include_str!("../../themes/pearls/map/baltic.json")).unwrap()
    }

    fn europe() -> Map {
        Map::read(include_str!("../../themes/pearls/map/europe.json")).unwrap()
    }

    /// Computed another way: from the great-circle distance and the bearing.
    const KNOWN: [(f64, f64, f64, f64); 8] = [
        (60.0, 18.0, 350.0, 494.0),
        (54.32133, 10.13489, 134.096, 748.822),
        (57.89752, 25.33155, 533.236, 582.959),
        (65.0, 24.7, 483.304, 251.613),
        (49.68866, 21.77058, 465.355, 976.052),
        (55.62112, 8.48069, 97.433, 682.289),
        (56.51028, 27.34, 592.122, 641.446),
        (71.17, 25.78, 468.576, -38.720),
    ];

    #[test]
    fn known_places_lie_where_they_should() {
        for (lat, lon, x, y) in KNOWN {
            let own = baltic().project(lat, lon);
            assert!((own.0 - x).abs() < 0.001 && (own.1 - y).abs() < 0.001, "{lat} {lon}: {own:?}");
        }
        assert_eq!(baltic().locate(57.89752, 25.33155), Some(Point { x: 533, y: 583 }));
    }

    #[test]
    fn what_lies_outside_of_the_frame_is_not_on_the_map() {
        for (lat, lon) in [(71.17, 25.78), (40.0, 18.0), (60.0, -40.0), (-60.0, -162.0), (f64::NAN, 0.0)] {
            assert_eq!(baltic().locate(lat, lon), None, "{lat} {lon}");
        }
    }

    #[test]
    fn the_land_is_drawn_with_the_same_projection() {
        // The southern tip of Gotland and the mouth of the Göta älv are corners of the coast.
        for (map, scale) in [(baltic(), 4.0), (europe(), 4.0)] {
            let corners = corners(&map.page.land);
            for (lat, lon) in [(56.905, 18.145), (54.80, 9.43), (57.75, 10.62)] {
                let (x, y) = map.project(lat, lon);
                let nearest =
                    corners.iter().map(|(cx, cy)| libm::hypot(cx / scale - x, cy / scale - y)).fold(f64::MAX, f64::min);
                assert!(nearest < 6.0, "{lat} {lon}: {nearest}");
            }
        }
    }

    /// The points of a path of `M`, `l` and `z`.
    fn corners(path: &str) -> Vec<(f64, f64)> {
        let mut all = Vec::new();
        for ring in path.split('M').filter(|ring| !ring.is_empty()) {
            let spaced = ring.replace('-', " -").replace(['l', 'z'], " ");
            let numbers: Vec<f64> = spaced.split_whitespace().map(|number| number.parse().unwrap()).collect();
            let (mut x, mut y) = (0.0, 0.0);
            for step in numbers.chunks(2) {
                (x, y) = (x + step[0], y + step[1]);
                all.push((x, y));
            }
        }
        all
    }

    #[test]
    fn a_file_that_is_no_map_is_refused() {
        let text = include_str!("../../themes/pearls/map/europe.json");
        for (from, to, expected) in [
            ("\"width\": 700", "\"width\": 7000", "width"),
            ("\"lat\": 53", "\"lat\": 530", "centre"),
            ("\"radius\": 880", "\"radius\": 0", "radius"),
            ("\"radius\": 880", "\"radius\": 880, \"sea\": 1", "sea"),
            ("\"land\": \"M", "\"land\": \"<script>M", "paths"),
            ("\"width\"", "\"with\"", "with"),
        ] {
            assert!(text.contains(from));
            let error = Map::read(&text.replace(from, to)).unwrap_err();
            assert!(error.contains(expected), "{error}");
        }
    }
}
