//! Room for names: each place has one target, the box of its name, at least [`TARGET`] wide and high. A box stands beside
//! its place if it can; else it moves, and a leader line runs from it to the place.
//!
//! Places that go first choose first, then those that have the least room; all else follows from the order in which they are
//! given.

use std::cmp::Reverse;

use super::{Frame, Point};

/// The least width and height of a target.
pub const TARGET: i32 = 24;
const HALF: i32 = TARGET / 2;
/// What a dot covers to each side.
const DOT: i32 = 6;
/// Between a dot or the end of a leader line and the first letter, and behind the last one.
const GAP: i32 = 4;
/// How near others make a place crowded.
const CROWD: i32 = 70;
/// Beyond so many places the map would be full of names: the rest are dots, and have their links in the list.
const MOST: usize = 150;
/// How far from its place a name may stand, step by step.
const REACH: [i32; 14] = [14, 20, 26, 34, 42, 52, 64, 78, 94, 112, 134, 160, 190, 230];

/// A place and its name.
#[derive(Debug, Clone)]
pub struct Spot {
    pub at: Point,
    /// The width of its name.
    pub width: i32,
    /// Whether it gets a target before others do.
    pub is_first: bool,
}

/// A box of the frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    pub x: i32,
    pub y: i32,
    pub width: i32,
    pub height: i32,
}

/// The side of the name that is at the place or at the end of the leader line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// Where the target of a place is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Target {
    pub area: Area,
    /// Where the name is anchored, in the middle of its height; None where there is no room for it.
    pub name: Option<(Point, Anchor)>,
    /// The end of the leader line that is not at the place; None where the target lies at the place.
    pub leader: Option<Point>,
}

impl Spot {
    /// The width of a box that holds nothing but the name.
    fn room(&self) -> i32 {
        (self.width + 2 * GAP).max(TARGET)
    }
}

impl Area {
    fn of(x: i32, y: i32, width: i32) -> Self {
        Self { x, y, width, height: TARGET }
    }

    fn right(&self) -> i32 {
        self.x + self.width
    }

    fn bottom(&self) -> i32 {
        self.y + self.height
    }

    fn is_in(&self, frame: Frame) -> bool {
        self.x >= 0 && self.y >= 0 && self.right() <= frame.width && self.bottom() <= frame.height
    }

    pub fn overlaps(&self, other: &Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    /// Whether a line touches the inside.
    fn is_crossed(&self, line: Line) -> bool {
        let inside =
            |point: Point| point.x > self.x && point.x < self.right() && point.y > self.y && point.y < self.bottom();
        let corner = |x, y| Point { x, y };
        let (a, b) = (corner(self.x, self.y), corner(self.right(), self.bottom()));
        let (c, d) = (corner(self.x, self.bottom()), corner(self.right(), self.y));
        inside(line.0) || inside(line.1) || cross(line, (a, b)) || cross(line, (c, d))
    }
}

type Line = (Point, Point);

/// Whether two lines cross, or an end of one lies on the other.
fn cross(one: Line, other: Line) -> bool {
    let side = |line: Line, point: Point| {
        let (ax, ay) = (i64::from(line.1.x - line.0.x), i64::from(line.1.y - line.0.y));
        (ax * i64::from(point.y - line.0.y) - ay * i64::from(point.x - line.0.x)).signum()
    };
    side(one, other.0) * side(one, other.1) <= 0 && side(other, one.0) * side(other, one.1) <= 0
}

/// The width of a name at the size that the map sets it in: not less than it will be in any common typeface.
pub fn width_of(name: &str) -> i32 {
    let tenths = |letter: char| match letter {
        'i' | 'j' | 'l' | 'I' | 'ī' | 'ł' | '.' | '\'' | '’' => 40,
        'f' | 't' | 'r' | ' ' | '-' | '(' | ')' => 52,
        'm' | 'w' | 'M' | 'W' => 120,
        letter if letter.is_uppercase() => 95,
        _ => 76,
    };
    (name.chars().map(tenths).sum::<i32>() + 9) / 10
}

/// The targets of places, in their order; None for a place that is only a dot.
pub fn place(spots: &[Spot], frame: Frame) -> Vec<Option<Target>> {
    let near = |one: &Spot| {
        let is_near = |other: &&Spot| (one.at.x - other.at.x).abs() < CROWD && (one.at.y - other.at.y).abs() < CROWD;
        spots.iter().filter(is_near).count()
    };
    let mut order: Vec<(usize, &Spot)> = spots.iter().enumerate().collect();
    order.sort_by_key(|(_, spot)| !spot.is_first);
    order.truncate(MOST);
    order.sort_by_cached_key(|(at, spot)| (!spot.is_first, Reverse(near(spot)), *at));
    let dots = spots.iter().map(|spot| spot.at).collect();
    let mut sheet = Sheet { frame, dots, areas: Vec::new(), leaders: Vec::new() };
    let mut targets = vec![None; spots.len()];
    for (at, spot) in order {
        let found = sheet.find(at, spot);
        if let (Some(target), Some(own)) = (found, targets.get_mut(at)) {
            sheet.areas.push(target.area);
            sheet.leaders.extend(target.leader.map(|end| (spot.at, end)));
            *own = Some(target);
        }
    }
    targets
}

/// What already stands on the map.
struct Sheet {
    frame: Frame,
    dots: Vec<Point>,
    areas: Vec<Area>,
    leaders: Vec<Line>,
}

impl Sheet {
    /// The best target for a place: at the place, near it with a leader line, anywhere, without its name.
    fn find(&self, own: usize, spot: &Spot) -> Option<Target> {
        let moved = REACH.iter().flat_map(|distance| around(spot, *distance));
        let near = beside(spot).into_iter().chain(moved);
        let far = || self.anywhere(spot, spot.room(), true);
        let bare = || self.anywhere(spot, TARGET, false);
        near.into_iter().find(|target| self.suits(own, spot, target)).or_else(far).or_else(bare)
    }

    /// Whether a target fits without touching any other, a dot of another place or a leader line.
    fn suits(&self, own: usize, spot: &Spot, target: &Target) -> bool {
        let area = target.area;
        let others = || self.dots.iter().enumerate().filter(|(at, _)| *at != own).map(|(_, dot)| *dot);
        let dot = |dot: Point| Area { x: dot.x - DOT, y: dot.y - DOT, width: 2 * DOT, height: 2 * DOT };
        let is_free = self.is_free(&area)
            && others().all(|other| !dot(other).overlaps(&area))
            && !self.leaders.iter().any(|line| area.is_crossed(*line));
        let is_reached = target.leader.is_none_or(|end| {
            let line = (spot.at, end);
            !self.areas.iter().any(|other| other.is_crossed(line))
                && !self.leaders.iter().any(|other| other.0 != spot.at && cross(*other, line))
                && others().all(|other| !dot(other).is_crossed(line) || dot(other).overlaps(&dot(spot.at)))
        });
        is_free && is_reached
    }

    fn is_free(&self, area: &Area) -> bool {
        area.is_in(self.frame) && !self.areas.iter().any(|other| other.overlaps(area))
    }

    /// The nearest free room of a width anywhere in the frame, whatever its leader line crosses.
    fn anywhere(&self, spot: &Spot, width: i32, with_name: bool) -> Option<Target> {
        let Frame { width: right, height: bottom } = self.frame;
        let columns = (0..=right - width).step_by(HALF as usize);
        let all = columns.flat_map(|x| (0..=bottom - TARGET).step_by(HALF as usize).map(move |y| (x, y)));
        let free = all.map(|(x, y)| Area::of(x, y, width)).filter(|area| self.is_free(area));
        let middle = |area: &Area| Point { x: area.x + area.width / 2, y: area.y + HALF };
        let distance = |area: &Area| {
            let middle = middle(area);
            (middle.x - spot.at.x).pow(2) + (middle.y - spot.at.y).pow(2)
        };
        let area = free.min_by_key(|area| (distance(area), area.x, area.y))?;
        let end = middle(&area);
        let end = Point { x: end.x, y: end.y - (end.y - spot.at.y).signum() * HALF };
        let name = with_name.then_some((middle(&area), Anchor::Middle));
        Some(Target { area, name, leader: Some(end) })
    }
}

/// The boxes at the place itself: the name to the right or to the left of the dot.
fn beside(spot: &Spot) -> [Target; 2] {
    let Point { x, y } = spot.at;
    let width = HALF + DOT + 2 * GAP + spot.width;
    let name = |x, anchor| Some((Point { x, y }, anchor));
    [
        Target { area: Area::of(x - HALF, y - HALF, width), name: name(x + DOT + GAP, Anchor::Start), leader: None },
        Target {
            area: Area::of(x + HALF - width, y - HALF, width),
            name: name(x - DOT - GAP, Anchor::End),
            leader: None,
        },
    ]
}

/// The boxes at a distance from the place, beginning with those to the right and to the left.
fn around(spot: &Spot, distance: i32) -> impl Iterator<Item = Target> + use<> {
    const STEPS: [i32; 16] = [0, 8, 1, 15, 7, 9, 2, 14, 6, 10, 3, 13, 5, 11, 4, 12];
    let (at, width) = (spot.at, spot.room());
    STEPS.into_iter().map(move |step| {
        let (sin, cos) = libm::sincos(f64::from(step) * std::f64::consts::TAU / 16.0);
        let along = |part: f64| (part * f64::from(distance)).round() as i32;
        let end = Point { x: at.x + along(cos), y: at.y + along(sin) };
        let (x, y, name, anchor) = match step {
            0..=3 | 13..=15 => (end.x, end.y - HALF, Point { x: end.x + GAP, y: end.y }, Anchor::Start),
            5..=11 => (end.x - width, end.y - HALF, Point { x: end.x - GAP, y: end.y }, Anchor::End),
            4 => (end.x - width / 2, end.y, Point { x: end.x, y: end.y + HALF }, Anchor::Middle),
            _ => (end.x - width / 2, end.y - TARGET, Point { x: end.x, y: end.y - HALF }, Anchor::Middle),
        };
        Target { area: Area::of(x, y, width), name: Some((name, anchor)), leader: Some(end) }
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const FRAME: Frame = Frame { width: 700, height: 1020 };

    fn spot() -> impl Strategy<Value = Spot> {
        let near =
            (300..340, 500..560, 10..120).prop_map(|(x, y, width)| Spot { at: Point { x, y }, width, is_first: false });
        let any = (0..=FRAME.width, 0..=FRAME.height, 10..160).prop_map(|(x, y, width)| Spot {
            at: Point { x, y },
            width,
            is_first: false,
        });
        prop_oneof![near, any]
    }

    /// The distance of a point from the nearest point of an area.
    fn distance(area: &Area, point: Point) -> i32 {
        let beyond = |low: i32, high: i32, at: i32| (low - at).max(at - high).max(0);
        beyond(area.x, area.right(), point.x).max(beyond(area.y, area.bottom(), point.y))
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn targets_are_large_enough_in_the_frame_and_apart(spots in prop::collection::vec(spot(), 0..90)) {
            let targets = place(&spots, FRAME);
            prop_assert_eq!(targets.len(), spots.len());
            for (at, (spot, target)) in spots.iter().zip(&targets).enumerate() {
                let target = target.expect("there is room for all");
                let area = target.area;
                prop_assert!(area.width >= TARGET && area.height >= TARGET && area.is_in(FRAME), "{:?}", area);
                for other in targets.iter().take(at).flatten() {
                    prop_assert!(!area.overlaps(&other.area), "{:?} {:?}", area, other.area);
                }
                // A target is at its place, or a line leads from its edge to there.
                match target.leader {
                    None => prop_assert_eq!(distance(&area, spot.at), 0),
                    Some(end) => prop_assert_eq!(distance(&area, end), 0),
                }
                let name = target.name.map(|(point, _)| distance(&area, point));
                prop_assert!(name.is_none_or(|distance| distance == 0));
            }
        }
    }

    #[test]
    fn too_many_places_leave_dots() {
        let spot = |at: i32| Spot {
            at: Point { x: at * 37 % FRAME.width, y: at * 59 % FRAME.height },
            width: 60,
            is_first: at > 300,
        };
        let spots: Vec<Spot> = (0..400).map(spot).collect();
        let targets = place(&spots, FRAME);
        assert_eq!(targets.iter().flatten().count(), MOST);
        assert!(targets.iter().skip(301).all(Option::is_some), "some go first");
    }

    #[test]
    fn two_places_in_one_spot_have_two_targets() {
        let spots = vec![Spot { at: Point { x: 300, y: 300 }, width: 50, is_first: false }; 2];
        let targets = place(&spots, FRAME);
        let sides: Vec<Anchor> = targets.iter().flatten().filter_map(|target| Some(target.name?.1)).collect();
        assert_eq!(sides, [Anchor::Start, Anchor::End], "one to the right, one to the left");
    }
}
