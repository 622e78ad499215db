//! What the pictures are made of: pure geometry, with no browser in it.
//!
//! All lengths are whole numbers of tenths ([`Tenths`]), and every draw of chance comes from an
//! integer hash, so a picture is the same on every device and needs no floating-point text.

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
