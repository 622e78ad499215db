//! Pictures for people who prefer looking to reading. Each function takes the data to draw and, if
//! the picture says something the page does not, its text alternative.

pub mod geometry;
mod svg;

use yew::prelude::*;

use crate::domain::CalendarKind;
pub use geometry::tracks::{PhaseBar, RecoverySpan, RecoveryTone};
pub use geometry::trend::{Trend, TrendPoint};
use geometry::wall::Wall;
use geometry::{gauge as scale, marks, tracks};
pub use svg::svg;

/// Draws the barrier for a person's index as a wall; `label` is the text alternative.
pub fn wall_picture(index: u8, label: AttrValue) -> Html {
    svg(Wall::of(index).draw(), Some(label))
}

/// Draws a small wall with index `from` at its left end and `to` at its right.
pub fn lesson_wall(from: u8, to: u8, label: AttrValue) -> Html {
    svg(Wall::lesson(from, to).draw(), Some(label))
}

/// Draws the wall of the first page: loose on the left, firm on the right.
pub fn welcome_wall(label: AttrValue) -> Html {
    svg(Wall::welcome().draw(), Some(label))
}

/// Draws the scale of the index with its worst and best case; the names of the bands are below it.
pub fn gauge(index: u8, low: u8, high: u8) -> Html {
    svg(scale::gauge(index, low, high), None)
}

/// Draws how many of the questions are done.
pub fn progress(done: u16, total: u16) -> Html {
    svg(tracks::progress(done, total), None)
}

/// Draws the phases of the plan and the position of `today_week`, in weeks from the start.
pub fn phases_track(phases: &[PhaseBar], today_week: u16) -> Html {
    svg(tracks::phases_track(phases, today_week), None)
}

/// Draws the days in which a result may show, counted from the start of the phases.
pub fn result_track(phases: &[PhaseBar], from_day: u32, to_day: u32) -> Html {
    svg(tracks::result_track(phases, from_day, to_day), None)
}

/// Draws a night of the week: a drop if a strong active is used, else a moon.
pub fn night_disc(strong: bool) -> Html {
    svg(marks::night_disc(strong), None)
}

/// Draws the days of a recovery on an axis that ends `days` days after the visit.
pub fn recovery_track(spans: &[RecoverySpan], days: u16) -> Html {
    svg(tracks::recovery_track(spans, days), None)
}

/// Draws the index over time. A table beside it has the same data.
pub fn trend(trend: &Trend<'_>) -> Html {
    svg(geometry::trend::trend(trend), None)
}

/// Draws the event of a calendar day; a word beside it says the same.
pub fn day_mark(kind: CalendarKind) -> Html {
    svg(marks::day_mark(kind), None)
}

/// Draws this many of three bars, for the grade of a source.
pub fn grade_bars(bars: u8) -> Html {
    svg(marks::grade_bars(bars), None)
}

/// Draws a QR code from rows of dark and light modules; `label` says what it opens.
pub fn code<'a>(rows: impl Iterator<Item = &'a [bool]>, label: AttrValue) -> Html {
    svg(geometry::code::code(rows), Some(label))
}

/// Draws the product's logo.
pub fn wordmark() -> Html {
    svg(marks::wordmark(), None)
}
