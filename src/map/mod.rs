//! The map of the programme area: where a place lies in its frame, and where its name finds room.
//!
//! The land is drawn by the theme (`templates/land.html`, `images/land.svg`), derived once by `themes/pearls/map/derive.mjs`
//! with the same projection.

pub mod names;

/// The frame in its own units; one is a pixel where the map is 700 pixels wide.
pub const WIDTH: i32 = 700;
pub const HEIGHT: i32 = 1020;

/// The point that the projection is about, in degrees and in the frame.
const CENTRE_LAT: f64 = 60.0;
const CENTRE_LON: f64 = 18.0;
const CENTRE_X: f64 = 350.0;
const CENTRE_Y: f64 = 494.0;
/// The radius of the earth in units of the frame.
const RADIUS: f64 = 2700.0;

/// A point of the frame, from its upper left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Point {
    pub x: i32,
    pub y: i32,
}

/// Where a place lies on the map; None outside of its frame.
pub fn locate(lat: f64, lon: f64) -> Option<Point> {
    let (x, y) = project(lat, lon);
    let is_inside = (0.0..=WIDTH.into()).contains(&x) && (0.0..=HEIGHT.into()).contains(&y);
    is_inside.then_some(Point { x: x.round() as i32, y: y.round() as i32 })
}

/// Lambert's azimuthal equal-area projection. The one point that it has no place for, opposite of the centre, is no number.
fn project(lat: f64, lon: f64) -> (f64, f64) {
    let (sin, cos) = libm::sincos(lat.to_radians());
    let (sin_centre, cos_centre) = libm::sincos(CENTRE_LAT.to_radians());
    let (sin_lon, cos_lon) = libm::sincos((lon - CENTRE_LON).to_radians());
    let cosine = sin_centre * sin + cos_centre * cos * cos_lon;
    let k = RADIUS * (2.0 / (1.0 + cosine)).sqrt();
    let x = CENTRE_X + k * cos * sin_lon;
    let y = CENTRE_Y - k * (cos_centre * sin - sin_centre * cos * cos_lon);
    (x, y)
}

#[cfg(test)]
mod tests {
    use super::*;

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
            let own = project(lat, lon);
            assert!((own.0 - x).abs() < 0.001 && (own.1 - y).abs() < 0.001, "{lat} {lon}: {own:?}");
        }
        assert_eq!(locate(57.89752, 25.33155), Some(Point { x: 533, y: 583 }));
    }

    #[test]
    fn what_lies_outside_of_the_frame_is_not_on_the_map() {
        for (lat, lon) in [(71.17, 25.78), (40.0, 18.0), (60.0, -40.0), (-60.0, -162.0), (f64::NAN, 0.0)] {
            assert_eq!(locate(lat, lon), None, "{lat} {lon}");
        }
    }

    #[test]
    fn the_land_is_drawn_with_the_same_projection() {
        let script = include_str!("../../themes/pearls/map/derive.mjs");
        let frame = format!("const FRAME = {{ width: {WIDTH}, height: {HEIGHT} }};");
        let centre = format!(
            "const CENTRE = {{ lat: {CENTRE_LAT}, lon: {CENTRE_LON}, x: {CENTRE_X}, y: {CENTRE_Y} }};\nconst RADIUS = {RADIUS};"
        );
        assert!(script.contains(&frame) && script.contains(&centre), "{frame}\n{centre}");
        let pictures = [
            include_str!("../../themes/pearls/images/land.svg"),
            include_str!("../../themes/pearls/images/land-dark.svg"),
        ];
        for picture in pictures {
            assert!(picture.contains(&format!("viewBox=\"0 0 {WIDTH} {HEIGHT}\"")));
            assert!(!picture.contains("<style") && !picture.contains("style="), "a style inside would be blocked");
        }
    }
}
