//! Small symbols: nights, calendar days, evidence grades, the product's logo.

use std::borrow::Cow;

use super::{Circle, Frame, Picture, Rect, Shape};
use crate::domain::CalendarKind;

/// Draws an evidence grade: this many of three bars filled.
pub fn grade_bars(bars: u8) -> Picture {
    let shapes = (0..3u8).map(|i| {
        let (class, x) = (on(i < bars), i32::from(i) * 120);
        Shape::Rect(Rect { class, x, y: 0, width: 100, height: 120, rx: 25, turn: 0 })
    });
    Picture { class: "grade__bars", frame: Frame::View(0, 0, 34, 12), shapes: shapes.collect() }
}

fn on(on: bool) -> &'static str {
    if on { "is-on" } else { "" }
}

/// Draws a night of the week: a moon if it is calm, otherwise a drop on a full disc. Its name is below it.
pub fn night_disc(strong: bool) -> Picture {
    let ground = |class| Shape::Circle(Circle { class, cx: 200, cy: 200, r: 190 });
    let shapes = if strong {
        vec![
            ground("disc__ground--active"),
            path("disc__drop", "M20 9c3.6 5.4 7 9.4 7 14a7 7 0 0 1-14 0c0-4.6 3.4-8.6 7-14z"),
        ]
    } else {
        vec![
            ground("disc__ground"),
            path("disc__moon", "M25 11.5a9.5 9.5 0 1 0 4.6 13.6a8 8 0 0 1-4.6-13.6z"),
        ]
    };
    Picture { class: "week__disc", frame: Frame::View(0, 0, 40, 40), shapes }
}

/// Draws the event of a day, distinguished by shape and not by colour alone.
pub fn day_mark(kind: CalendarKind) -> Picture {
    let d = match kind {
        CalendarKind::Prep => "M0 1h12v6H0z",
        CalendarKind::Visit | CalendarKind::Upkeep => "M6 0l6 8H0z",
        CalendarKind::Aftercare => "M6 0a4 4 0 1 0 0 8a4 4 0 0 0 0-8z",
        CalendarKind::CheckIn => "M0 5l2-2l3 3l5-6l2 1.5L5 9z",
    };
    Picture { class: "day__mark", frame: Frame::View(0, 0, 12, 9), shapes: vec![path("", d)] }
}

/// Draws the product's logo.
pub fn wordmark() -> Picture {
    Picture {
        class: "wordmark__mark",
        frame: Frame::View(0, 0, 28, 28),
        shapes: vec![
            Shape::Rect(Rect {
                class: "mark__ground",
                width: 280,
                height: 280,
                rx: 70,
                ..Rect::default()
            }),
            path("brick--1", "M5 6h8.5v4.5H5zM15 6h8v4.5h-8z"),
            path("brick--2", "M5 11.8h4v4.5H5zM10.5 11.8h8v4.5h-8zM20 11.8h3v4.5h-3z"),
            path("brick--3", "M5 17.6h8.5v4.5H5zM15 17.6h8v4.5h-8z"),
        ],
    }
}

fn path(class: &'static str, d: &'static str) -> Shape {
    Shape::Path { class, d: Cow::Borrowed(d) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ClosedSet;

    /// Checks that every rectangle lies inside the view box, and counts the filled ones.
    fn lit(picture: &Picture) -> usize {
        let Frame::View(left, top, width, height) = picture.frame else { panic!("no view box") };
        let rects: Vec<_> = picture
            .shapes
            .iter()
            .filter_map(|shape| if let Shape::Rect(rect) = shape { Some(rect) } else { None })
            .collect();
        for rect in &rects {
            assert!(rect.x >= left * 10 && rect.x + rect.width <= (left + width) * 10);
            assert!(rect.y >= top * 10 && rect.y + rect.height <= (top + height) * 10);
        }
        rects.iter().filter(|rect| rect.class == "is-on").count()
    }

    #[test]
    fn as_many_bricks_as_the_level() {
        assert_eq!([0, 2, 3].map(|bars| lit(&grade_bars(bars))), [0, 2, 3]);
        assert_eq!(lit(&wordmark()), 0);
    }

    #[test]
    fn a_night_is_a_moon_or_a_drop() {
        let calm = night_disc(false);
        assert!(matches!(calm.shapes[1], Shape::Path { class: "disc__moon", .. }));
        let strong = night_disc(true);
        assert!(matches!(strong.shapes[1], Shape::Path { class: "disc__drop", .. }));
    }

    #[test]
    fn visits_look_alike_and_everything_else_differs() {
        let marks: Vec<_> = CalendarKind::ALL.iter().map(|&kind| day_mark(kind)).collect();
        for (i, one) in marks.iter().enumerate() {
            for (j, other) in marks.iter().enumerate().skip(i + 1) {
                let visits = CalendarKind::ALL[i] == CalendarKind::Visit
                    && CalendarKind::ALL[j] == CalendarKind::Upkeep;
                assert_eq!(one == other, visits);
            }
        }
    }
}
