//! Pictures for people who would rather look than read. Each function takes what it draws and, where
//! the picture says something that the page does not, the words that say it.

pub mod geometry;
mod svg;

use yew::prelude::*;

use crate::domain::CalendarKind;
pub use geometry::tracks::{PhaseBar, RecoverySpan, RecoveryTone};
pub use geometry::trend::{Trend, TrendPoint};
use geometry::wall::Wall;
use geometry::{gauge as scale, marks, tracks};
pub use svg::svg;

/// The barrier of a person's index as a wall; `label` says what it shows.
pub fn wall_picture(index: u8, label: AttrValue) -> Html {
    svg(Wall::of(index).draw(), Some(label))
}

/// A small wall, `from` this index at its left end `to` that at its right.
pub fn lesson_wall(from: u8, to: u8, label: AttrValue) -> Html {
    svg(Wall::lesson(from, to).draw(), Some(label))
}

/// The wall of the first page: loose on the left, firm on the right.
pub fn welcome_wall(label: AttrValue) -> Html {
    svg(Wall::welcome().draw(), Some(label))
}

/// The scale of the index with its worst and best case; the names of the bands stand under it.
pub fn gauge(index: u8, low: u8, high: u8) -> Html {
    svg(scale::gauge(index, low, high), None)
}

/// How many of the questions are done.
pub fn progress(done: u16, total: u16) -> Html {
    svg(tracks::progress(done, total), None)
}

/// The phases of the plan and where `today_week` lies, in weeks from the start.
pub fn phases_track(phases: &[PhaseBar], today_week: u16) -> Html {
    svg(tracks::phases_track(phases, today_week), None)
}

/// Days in which a result may show, counted from the start of the phases.
pub fn result_track(phases: &[PhaseBar], from_day: u32, to_day: u32) -> Html {
    svg(tracks::result_track(phases, from_day, to_day), None)
}

/// A night of the week: a drop when there is something strong, else a moon.
pub fn night_disc(strong: bool) -> Html {
    svg(marks::night_disc(strong), None)
}

/// The days of a recovery on an axis that ends `days` days after the visit.
pub fn recovery_track(spans: &[RecoverySpan], days: u16) -> Html {
    svg(tracks::recovery_track(spans, days), None)
}

/// The index over time. A table beside it says the same.
pub fn trend(trend: &Trend<'_>) -> Html {
    svg(geometry::trend::trend(trend), None)
}

/// What happens on a day of the calendar; a word beside it says the same.
pub fn day_mark(kind: CalendarKind) -> Html {
    svg(marks::day_mark(kind), None)
}

/// So many of three bars, for the grade of a source.
pub fn grade_bars(bars: u8) -> Html {
    svg(marks::grade_bars(bars), None)
}

/// A QR code, rows of dark and light modules; `label` says what it opens.
pub fn code<'a>(rows: impl Iterator<Item = &'a [bool]>, label: AttrValue) -> Html {
    svg(geometry::code::code(rows), Some(label))
}

/// The product's sign.
pub fn wordmark() -> Html {
    svg(marks::wordmark(), None)
}
