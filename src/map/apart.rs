//! Keeps the dots of a map apart: two places that lie closer than their dots are wide would hide each other.

use super::{Frame, Point};

/// A dot: its centre, and its radius with the room around it.
#[derive(Debug, Clone, Copy)]
pub struct Dot {
    pub at: Point,
    pub radius: i32,
}

/// Where two dots of one centre go, in turn.
const WAYS: [(f64, f64); 4] = [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)];

/// With more of them there is no room to make.
const MOST: usize = 300;

/// Each round makes less room than is needed where dots stand in crowds.
const ROUNDS: usize = 60;

/// The centres, moved as little as it takes. Only sums, quotients and roots: the same on every machine.
pub fn apart(dots: &[Dot], frame: Frame) -> Vec<Point> {
    let mut centres: Vec<(f64, f64)> = dots.iter().map(|dot| (dot.at.x.into(), dot.at.y.into())).collect();
    for _ in 0..if dots.len() <= MOST { ROUNDS } else { 0 } {
        for one in 0..dots.len() {
            for other in one + 1..dots.len() {
                push(dots, &mut centres, one, other);
            }
        }
    }
    let inside = |at: f64, size: i32, radius: i32| (at.round() as i32).clamp(radius, (size - radius).max(radius));
    let point = |((x, y), dot): ((f64, f64), &Dot)| {
        let moved = Point { x: inside(x, frame.width, dot.radius), y: inside(y, frame.height, dot.radius) };
        // A dot at the edge that nobody pushed stays where it is.
        if (x, y) == (dot.at.x.into(), dot.at.y.into()) { dot.at } else { moved }
    };
    std::iter::zip(centres, dots).map(point).collect()
}

fn push(dots: &[Dot], centres: &mut [(f64, f64)], one: usize, other: usize) {
    let (Some(first), Some(second)) = (centres.get(one).copied(), centres.get(other).copied()) else { return };
    let radius = |at: usize| dots.get(at).map_or(0, |dot| dot.radius);
    let wanted = f64::from(radius(one) + radius(other));
    let (dx, dy) = (second.0 - first.0, second.1 - first.1);
    let distance = (dx * dx + dy * dy).sqrt();
    if distance >= wanted {
        return;
    }
    let way = WAYS.get(other % WAYS.len()).copied().unwrap_or((1.0, 0.0));
    let (x, y) = if distance < 0.5 { way } else { (dx / distance, dy / distance) };
    let half = (wanted - distance) / 2.0;
    for (at, sign) in [(one, -1.0), (other, 1.0)] {
        if let Some(centre) = centres.get_mut(at) {
            *centre = (centre.0 + sign * half * x, centre.1 + sign * half * y);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: Frame = Frame { width: 200, height: 200 };

    fn dot(x: i32, y: i32, radius: i32) -> Dot {
        Dot { at: Point { x, y }, radius }
    }

    fn distance(one: Point, other: Point) -> f64 {
        f64::from((one.x - other.x).pow(2) + (one.y - other.y).pow(2)).sqrt()
    }

    #[test]
    fn dots_that_hide_each_other_are_moved_and_no_others() {
        // Two at one place, a pearl beside them, one far away, one at the edge.
        let dots = [dot(50, 50, 5), dot(50, 50, 8), dot(54, 52, 8), dot(120, 120, 5), dot(1, 199, 5)];
        let moved = apart(&dots, FRAME);
        for (at, one) in moved.iter().enumerate() {
            for (behind, other) in moved.iter().enumerate().skip(at + 1) {
                let wanted = f64::from(dots[at].radius + dots[behind].radius);
                assert!(distance(*one, *other) >= wanted - 1.5, "{at} and {behind}: {moved:?}");
            }
            assert!(distance(*one, dots[at].at) < 20.0, "{at} went far: {moved:?}");
        }
        assert_eq!(moved[3..], [dots[3].at, dots[4].at]);
        assert_eq!(apart(&dots, FRAME), moved);
    }

    #[test]
    fn nothing_leaves_the_frame() {
        let moved = apart(&[dot(0, 0, 8), dot(1, 0, 8), dot(0, 1, 8)], FRAME);
        assert!(moved.iter().all(|at| at.x >= 0 && at.y >= 0), "{moved:?}");
        assert!(apart(&[], FRAME).is_empty());
    }
}
