//! Pure geometry of the pictures, independent of the browser.
//!
//! All lengths are integers in tenths ([`Tenths`]), and all randomness comes from an integer hash,
//! so a picture is the same on every device and its numbers are written without floating point.

mod chance;
pub mod code;
pub mod gauge;
pub mod marks;
pub mod shape;
pub mod tracks;
pub mod trend;
pub mod wall;
mod water;

pub use shape::{Circle, Frame, Line, Picture, Rect, Shape, Tenths, number};
