//! Basic shapes, and the picture that contains them.

use std::borrow::Cow;

/// Tenths of a unit of the picture, or of a percent of its width ([`Frame::Percent`]).
pub type Tenths = i32;

/// A picture: shapes in a frame, painted in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Class names of the whole picture.
    pub class: &'static str,
    /// Coordinate system.
    pub frame: Frame,
    /// The shapes, bottom-most first.
    pub shapes: Vec<Shape>,
}

/// Coordinate system of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frame {
    /// A view box (left, top, width, height in whole units); the picture scales uniformly.
    View(i32, i32, i32, i32),
    /// Percent of the width horizontally, pixels vertically; the picture stretches only horizontally.
    Percent,
}

/// A shape. Its class determines the colour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// A rectangle.
    Rect(Rect),
    /// A circle.
    Circle(Circle),
    /// A straight line.
    Line(Line),
    /// A path, as SVG path data.
    Path {
        /// Class name.
        class: &'static str,
        /// The commands, in units of the view box.
        d: Cow<'static, str>,
    },
    /// A word or a number provided by the caller.
    Text {
        /// Class name.
        class: &'static str,
        /// Horizontal start (or middle, depending on the class).
        x: Tenths,
        /// Baseline.
        y: Tenths,
        /// The text.
        text: String,
    },
}

/// A rectangle with rounded corners.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rect {
    /// Class name; empty for none.
    pub class: &'static str,
    /// Left edge.
    pub x: Tenths,
    /// Top edge.
    pub y: Tenths,
    /// Width.
    pub width: Tenths,
    /// Height.
    pub height: Tenths,
    /// Corner radius, never in percent.
    pub rx: Tenths,
    /// Rotation about its centre in tenths of a degree, clockwise.
    pub turn: Tenths,
}

/// A circle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Circle {
    /// Class name.
    pub class: &'static str,
    /// Horizontal centre.
    pub cx: Tenths,
    /// Vertical centre.
    pub cy: Tenths,
    /// Radius, never in percent.
    pub r: Tenths,
}

/// A straight line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// Class name.
    pub class: &'static str,
    /// Horizontal start.
    pub x1: Tenths,
    /// Vertical start.
    pub y1: Tenths,
    /// Horizontal end.
    pub x2: Tenths,
    /// Vertical end.
    pub y2: Tenths,
}

/// Formats tenths in the shortest form: `4`, `-0.5`, `12.3`.
pub fn number(tenths: Tenths) -> String {
    let size = tenths.unsigned_abs();
    let mut text = String::new();
    if tenths < 0 {
        text.push('-');
    }
    text.push_str(&(size / 10).to_string());
    if !size.is_multiple_of(10) {
        text.push('.');
        text.push(char::from(b'0' + (size % 10) as u8));
    }
    text
}

/// Computes `value × over ÷ under`, rounded to nearest; `under` counts as 1 if it is 0.
pub(super) fn share(value: Tenths, over: u32, under: u32) -> Tenths {
    let under = under.max(1) as i64;
    ((i64::from(value) * i64::from(over) + under / 2) / under) as Tenths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        let written: Vec<_> = [0, 5, -5, 10, 123, -1000].into_iter().map(number).collect();
        assert_eq!(written, ["0", "0.5", "-0.5", "1", "12.3", "-100"]);
    }

    #[test]
    fn shares_round_and_never_divide_by_zero() {
        assert_eq!(share(1000, 1, 3), 333);
        assert_eq!(share(1000, 2, 3), 667);
        assert_eq!(share(7, 3, 0), 21);
    }
}
