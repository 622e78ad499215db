//! The index over time, across the four bands.

use super::gauge::EDGES;
use super::shape::share;
use super::{Circle, Frame, Line, Picture, Rect, Shape, Tenths};

/// Height of one index point.
const POINT: Tenths = 19;
/// Space above the strongest band.
const TOP: Tenths = 40;

/// Position of the first of several points, and distance to the last: beside the band names, so
/// that nothing overlaps them.
const FIRST: Tenths = 270;
const WIDTH: i32 = 700;

/// The index on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TrendPoint {
    /// Days since any fixed day.
    pub day: i32,
    /// The index, 0–100.
    pub index: u8,
}

/// Data of the picture.
#[derive(Debug, Clone, Copy)]
pub struct Trend<'a> {
    /// The points, earliest first.
    pub points: &'a [TrendPoint],
    /// Names of the bands, weakest first.
    pub bands: [&'a str; 4],
    /// Range in which the last point would lie by normal variation alone.
    pub usual: Option<(u8, u8)>,
    /// Maximum number of days between two points joined by a line.
    pub longest_gap: u16,
    /// Whether the page, and with it the time axis, runs from right to left.
    pub rtl: bool,
}

/// Draws the index over time.
pub fn trend(trend: &Trend<'_>) -> Picture {
    let Trend { points, bands, usual, longest_gap, rtl } = *trend;
    let mut shapes = Vec::new();
    for ((edge, name), class) in EDGES.windows(2).zip(bands).zip(BAND_CLASSES) {
        let y = height(edge[1]);
        shapes.push(Shape::Rect(Rect {
            class,
            x: 0,
            y,
            width: 1000,
            height: height(edge[0]) - y - 15,
            rx: 30,
            turn: 0,
        }));
        shapes.push(Shape::Text {
            class: "trend__label",
            x: if rtl { 985 } else { 15 },
            y: y + 170,
            text: name.into(),
        });
    }
    if let Some((low, high)) = usual {
        let y = height(high);
        let height = height(low) - y;
        let class = "trend__usual";
        shapes.push(Shape::Rect(Rect { class, x: 0, y, width: 1000, height, rx: 0, turn: 0 }));
    }
    let first = points.first().map_or(0, |point| point.day);
    let days = points.last().map_or(0, |point| since(first, point));
    let place = |point: &TrendPoint| {
        // A single point is centred, where there is no band name.
        let along = |days| FIRST + share(WIDTH, since(first, point).min(days), days);
        let at = if days == 0 { 500 } else { along(days) };
        (if rtl { 1000 - at } else { at }, height(point.index))
    };
    for pair in points.windows(2) {
        if since(pair[0].day, &pair[1]) > u32::from(longest_gap) {
            continue;
        }
        let ((x1, y1), (x2, y2)) = (place(&pair[0]), place(&pair[1]));
        shapes.push(Shape::Line(Line { class: "trend__line", x1, y1, x2, y2 }));
    }
    for (i, point) in points.iter().enumerate() {
        let last = i + 1 == points.len();
        let class = if last { "trend__point trend__point--last" } else { "trend__point" };
        let (cx, cy) = place(point);
        shapes.push(Shape::Circle(Circle { class, cx, cy, r: 60 }));
        if last {
            // Above the point, or below it where that would leave the picture.
            let y = if point.index < 92 { cy - 130 } else { cy + 240 };
            let text = point.index.to_string();
            shapes.push(Shape::Text { class: "trend__value", x: cx, y, text });
        }
    }
    Picture { class: "trend", frame: Frame::Percent, shapes }
}

const BAND_CLASSES: [&str; 4] = [
    "trend__band trend__band--0",
    "trend__band trend__band--1",
    "trend__band trend__band--2",
    "trend__band trend__band--3",
];

/// Returns the vertical position of an index.
fn height(index: u8) -> Tenths {
    TOP + (100 - i32::from(index.min(100))) * POINT
}

/// Returns the days since the first point.
fn since(first: i32, point: &TrendPoint) -> u32 {
    point.day.saturating_sub(first).max(0) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 4] = ["a", "b", "c", "d"];

    fn of(points: &[TrendPoint]) -> Trend<'_> {
        Trend { points, bands: NAMES, usual: None, longest_gap: 14, rtl: false }
    }

    #[test]
    fn points_far_apart_are_not_joined_and_the_usual_has_a_band() {
        let points = [(0, 50), (14, 60), (29, 70)];
        let points = points.map(|(day, index)| TrendPoint { day, index });
        let count = |trend: &Trend<'_>, of: fn(&Shape) -> bool| {
            super::trend(trend).shapes.iter().filter(|shape| of(shape)).count()
        };
        let lines = |shape: &Shape| matches!(shape, Shape::Line(_));
        assert_eq!(count(&of(&points), lines), 1);
        let bands =
            |shape: &Shape| matches!(shape, Shape::Rect(rect) if rect.class == "trend__usual");
        assert_eq!(count(&of(&points), bands), 0);
        assert_eq!(count(&Trend { usual: Some((47, 61)), ..of(&points) }, bands), 1);
    }

    fn circles(points: &[(i32, u8)], rtl: bool) -> Vec<(Tenths, Tenths)> {
        let points: Vec<_> = points.iter().map(|&(day, index)| TrendPoint { day, index }).collect();
        let circle = |shape: Shape| match shape {
            Shape::Circle(circle) => Some((circle.cx, circle.cy)),
            _ => None,
        };
        trend(&Trend { rtl, ..of(&points) }).shapes.into_iter().filter_map(circle).collect()
    }

    #[test]
    fn time_runs_with_the_page_and_the_index_upwards() {
        let points = [(10, 0), (17, 50), (24, 100)];
        assert_eq!(circles(&points, false), [(270, 1940), (620, 990), (970, 40)]);
        assert_eq!(circles(&points, true), [(730, 1940), (380, 990), (30, 40)]);
    }

    #[test]
    fn one_point_or_none_is_a_picture_too() {
        assert_eq!(circles(&[(5, 60)], false), [(500, 800)]);
        assert_eq!(circles(&[], false), []);
        assert_eq!(circles(&[(5, 60), (5, 70)], false), [(500, 800), (500, 610)]);
    }

    #[test]
    fn bands_are_named_and_lie_under_each_other() {
        let picture = trend(&of(&[]));
        let mut below = TOP + 100 * POINT;
        for (pair, name) in picture.shapes.chunks(2).zip(NAMES) {
            let [Shape::Rect(band), Shape::Text { text, y, .. }] = pair else {
                panic!("a band without its name");
            };
            assert_eq!(band.y + band.height + 15, below);
            assert!(*y > band.y && *y < below);
            assert_eq!(text, name);
            below = band.y;
        }
        assert_eq!(below, TOP);
    }

    #[test]
    fn the_last_value_is_written_inside() {
        for index in 0..=100 {
            let points = [(0, 50), (7, index)].map(|(day, index)| TrendPoint { day, index });
            let shapes = trend(&of(&points)).shapes;
            let Some(Shape::Text { y, text, .. }) = shapes.last() else { panic!("no value") };
            assert!((60..=2080).contains(y), "index {index} at {y}");
            assert_eq!(*text, index.to_string());
        }
    }
}
