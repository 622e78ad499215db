//! The scale of the index: four bands, the range from worst to best case, and a marker.

use super::{Circle, Frame, Picture, Rect, Shape};

/// Lower ends of the bands, weakest first, and the upper end of the last.
pub(super) const EDGES: [u8; 5] = [0, 35, 60, 80, 100];

/// Draws the scale. `low` and `high` are the worst and best case.
pub fn gauge(index: u8, low: u8, high: u8) -> Picture {
    let mut shapes = Vec::new();
    for (place, edge) in EDGES.windows(2).enumerate() {
        let (from, to) = (edge[0], edge[1]);
        let last = place == 3;
        let now = index >= from && (index < to || last);
        shapes.push(Shape::Rect(Rect {
            class: if now { "gauge__band gauge__band--now" } else { "gauge__band" },
            x: percent(from),
            y: 120,
            width: percent(to - from) - if last { 0 } else { 6 },
            height: 100,
            rx: 20,
            turn: 0,
        }));
    }
    if high > low {
        shapes.push(Shape::Rect(Rect {
            class: "gauge__range",
            x: percent(low),
            y: 50,
            width: percent(high - low),
            height: 240,
            rx: 40,
            turn: 0,
        }));
    }
    shapes.push(Shape::Circle(Circle {
        class: "gauge__marker",
        cx: percent(index),
        cy: 170,
        r: 100,
    }));
    Picture { class: "gauge__scale picture--mirror", frame: Frame::Percent, shapes }
}

/// Converts an index to tenths of a percent of the width.
fn percent(index: u8) -> i32 {
    i32::from(index.min(100)) * 10
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ClosedSet;
    use crate::engine::barrier::band_of;

    fn rects(picture: &Picture) -> Vec<Rect> {
        let rect = |shape: &Shape| match shape {
            Shape::Rect(rect) => Some(*rect),
            _ => None,
        };
        picture.shapes.iter().filter_map(rect).collect()
    }

    #[test]
    fn the_band_that_holds_is_the_engines() {
        let knowledge = crate::knowledge::Knowledge::embedded().expect("readable");
        for index in 0..=100 {
            let rects = rects(&gauge(index, index, index));
            let now: Vec<_> = (0..4).filter(|&i| rects[i].class.ends_with("--now")).collect();
            assert_eq!(now, [band_of(&knowledge, index).index()], "index {index}");
        }
    }

    #[test]
    fn the_bands_fill_the_width() {
        let rects = rects(&gauge(50, 50, 50));
        assert_eq!(rects.len(), 4);
        assert_eq!(rects[0].x, 0);
        assert_eq!(rects[3].x + rects[3].width, 1000);
        for pair in rects.windows(2) {
            assert_eq!(pair[0].x + pair[0].width + 6, pair[1].x);
        }
    }

    #[test]
    fn the_range_shows_only_when_there_is_one() {
        let range = rects(&gauge(44, 38, 50))[4];
        assert_eq!((range.class, range.x, range.width), ("gauge__range", 380, 120));
        assert_eq!(rects(&gauge(44, 44, 44)).len(), 4);
    }
}
