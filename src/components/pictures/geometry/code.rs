//! A QR code as a single path: dark modules on a light ground, with a quiet zone.

use super::{Frame, Picture, Rect, Shape};

/// Width of the quiet zone in light modules (ISO/IEC 18004 asks for four).
const QUIET: usize = 4;

/// Draws the rows of a code, `true` for dark. Each run of dark modules becomes one bar.
pub fn code<'a>(rows: impl Iterator<Item = &'a [bool]>) -> Picture {
    let mut d = String::new();
    let mut size = 0;
    for (y, row) in rows.enumerate() {
        size = size.max(row.len());
        let mut x = 0;
        for run in row.chunk_by(|one, other| one == other) {
            if run.first() == Some(&true) {
                let length = run.len();
                d.push_str(&format!("M{} {}h{length}v1h-{length}z", x + QUIET, y + QUIET));
            }
            x += run.len();
        }
    }
    let across = i32::try_from(size + 2 * QUIET).unwrap_or(0);
    let ground =
        Rect { class: "qr__light", width: across * 10, height: across * 10, ..Rect::default() };
    Picture {
        class: "qr",
        frame: Frame::View(0, 0, across, across),
        shapes: vec![Shape::Rect(ground), Shape::Path { class: "qr__dark", d: d.into() }],
    }
}
