//! Bars of bricks across the full width: progress, drivers, phases, recovery.

use super::shape::share;
use super::{Circle, Frame, Picture, Rect, Shape, Tenths};

/// The full width.
const FULL: Tenths = 1000;
/// Number of bricks in the progress bar.
const PROGRESS: i32 = 24;
/// Gap between two phases.
const BETWEEN_PHASES: Tenths = 18;
/// A phase of the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PhaseBar {
    /// Its width in weeks.
    pub weeks: u16,
    /// Whether it is the current one.
    pub now: bool,
    /// Whether it is open-ended.
    pub open: bool,
}

/// A range of days of a recovery, both ends included; day 0 is the visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RecoverySpan {
    /// First day.
    pub from: u16,
    /// Last day.
    pub to: u16,
    /// Kind of these days.
    pub tone: RecoveryTone,
}

/// Kind of a range of days in a recovery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecoveryTone {
    /// Visible to others: marks, crusts, a wound.
    Marks,
    /// Skin settling: a little pink or dry.
    Settles,
    /// The intended effect of the visit: no recovery at all.
    Better,
}

impl RecoveryTone {
    /// All kinds, in legend order.
    pub const ALL: [Self; 3] = [Self::Marks, Self::Settles, Self::Better];

    /// Returns the kind for a recovery description in the knowledge; `None` for one not classified yet.
    pub fn of(what: &str) -> Option<Self> {
        Some(match what {
            "needle_marks" | "sunburn_feel" | "flaking" | "crusts" | "raw" => Self::Marks,
            "pink" | "red_dry" | "long_pink" => Self::Settles,
            "nothing" | "hydrated" | "glow" | "less_sensitive" | "tone_texture" | "stronger"
            | "collagen" => Self::Better,
            _ => return None,
        })
    }

    /// Returns the suffix of its message key and class.
    pub fn id(self) -> &'static str {
        match self {
            Self::Marks => "marks",
            Self::Settles => "settles",
            Self::Better => "better",
        }
    }
}

/// Draws progress: of 24 bricks, as many laid as questions are done.
pub fn progress(done: u16, total: u16) -> Picture {
    let laid = match total {
        0 => 0,
        _ => share(PROGRESS, u32::from(done.min(total)), u32::from(total)),
    };
    let shapes = (0..PROGRESS).map(|i| {
        let class = if i < laid { "track__span--now" } else { "track__ground" };
        brick(class, share(FULL, i as u32, PROGRESS as u32), 35, 0, 80, 20)
    });
    picture("track picture--mirror", shapes.collect())
}

/// Draws the phases in order, one brick per two weeks, with a dot at today.
pub fn phases_track(phases: &[PhaseBar], today_week: u16) -> Picture {
    let total: u32 = phases.iter().map(|phase| u32::from(phase.weeks)).sum();
    let mut shapes = Vec::new();
    let mut before = 0;
    for phase in phases {
        let weeks = u32::from(phase.weeks);
        let bricks = weeks.div_ceil(2).clamp(1, 26);
        let class = match phase {
            PhaseBar { now: true, .. } => "track__span--now",
            PhaseBar { open: true, .. } => "track__span--open",
            _ => "track__span",
        };
        for i in 0..=bricks {
            let at = |i| share(FULL, before * bricks + i * weeks, total * bricks);
            if i < bricks {
                let gap = if i + 1 == bricks { BETWEEN_PHASES } else { 8 };
                shapes.push(brick(class, at(i), (at(i + 1) - at(i) - gap).max(2), 80, 140, 30));
            }
        }
        before += weeks;
    }
    shapes.push(Shape::Circle(Circle {
        class: "track__today",
        cx: share(FULL, u32::from(today_week), total).clamp(10, 990),
        cy: 40,
        r: 40,
    }));
    picture("track track--tall picture--mirror", shapes)
}

/// Draws the days in which a result may show, counted from 0 at the start, above a line that is
/// interrupted between phases.
pub fn result_track(phases: &[PhaseBar], from_day: u32, to_day: u32) -> Picture {
    let total: u32 = phases.iter().map(|phase| u32::from(phase.weeks)).sum();
    let mut shapes = Vec::new();
    let mut before = 0;
    for phase in phases {
        let x = share(FULL, before, total);
        before += u32::from(phase.weeks);
        let width = (share(FULL, before, total) - x - BETWEEN_PHASES).max(2);
        shapes.push(brick("track__ground", x, width, 40, 20, 10));
    }
    let days = total * 7;
    let at = |day: u32| share(FULL, day.min(days), days);
    // A few days among many weeks would hardly be visible.
    let width = (at(to_day + 1) - at(from_day)).max(16);
    let from = at(from_day).min(FULL - width);
    shapes.push(brick("track__span--warm", from, width, 0, 100, 30));
    picture("track track--thin picture--mirror", shapes)
}

/// Draws a recovery on an axis of this many days after the visit.
pub fn recovery_track(spans: &[RecoverySpan], days: u16) -> Picture {
    let mut shapes = vec![brick("track__ground", 0, FULL, 60, 40, 20)];
    let at = |day: u32| share(FULL, day.min(u32::from(days) + 1), u32::from(days) + 1);
    // A glow may begin while skin still settles; it is drawn below the settling days.
    for tone in RecoveryTone::ALL.into_iter().rev() {
        let (class, y, height) = match tone {
            RecoveryTone::Marks => ("track__span--warm", 10, 140),
            RecoveryTone::Settles => ("track__span--soft", 10, 140),
            RecoveryTone::Better => ("track__span--better", 90, 60),
        };
        for span in spans.iter().filter(|span| span.tone == tone && span.from <= days) {
            let (from, to) = (at(u32::from(span.from)), at(u32::from(span.to) + 1));
            shapes.push(brick(class, from, (to - from - 6).max(2), y, height, 40.min(height / 2)));
        }
    }
    picture("track picture--mirror", shapes)
}

fn brick(
    class: &'static str,
    x: Tenths,
    width: Tenths,
    y: Tenths,
    height: Tenths,
    rx: Tenths,
) -> Shape {
    Shape::Rect(Rect { class, x, y, width, height, rx, turn: 0 })
}

fn picture(class: &'static str, shapes: Vec<Shape>) -> Picture {
    Picture { class, frame: Frame::Percent, shapes }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rects(picture: &Picture) -> Vec<Rect> {
        let rect = |shape: &Shape| match shape {
            Shape::Rect(rect) => Some(*rect),
            _ => None,
        };
        let rects: Vec<_> = picture.shapes.iter().filter_map(rect).collect();
        for rect in &rects {
            assert!(rect.x >= 0 && rect.width > 0 && rect.x + rect.width <= FULL, "{rect:?}");
        }
        rects
    }

    fn with(picture: &Picture, class: &str) -> usize {
        rects(picture).iter().filter(|rect| rect.class == class).count()
    }

    #[test]
    fn progress_lays_every_brick_at_the_end_and_none_at_the_start() {
        let laid = |done, total| with(&progress(done, total), "track__span--now");
        assert_eq!([laid(0, 26), laid(13, 26), laid(26, 26), laid(30, 26)], [0, 12, 24, 24]);
        assert_eq!(laid(0, 0), 0);
    }

    #[test]
    fn phases_follow_one_another() {
        let bar = |weeks| PhaseBar { weeks, now: false, open: false };
        let phases =
            [PhaseBar { now: true, ..bar(2) }, bar(6), bar(8), PhaseBar { open: true, ..bar(6) }];
        let picture = phases_track(&phases, 0);
        let rects = rects(&picture);
        assert_eq!(rects.len(), 1 + 3 + 4 + 3, "one brick for two weeks");
        assert!(rects.windows(2).all(|pair| pair[0].x + pair[0].width < pair[1].x));
        assert_eq!(with(&picture, "track__span--now"), 1);
        assert_eq!(with(&picture, "track__span--open"), 3);
    }

    #[test]
    fn today_stays_on_the_track() {
        let phases = [PhaseBar { weeks: 4, now: true, open: true }];
        for (week, expected) in [(0, 10), (2, 500), (40, 990)] {
            let Some(Shape::Circle(today)) = phases_track(&phases, week).shapes.pop() else {
                panic!("no dot for today");
            };
            assert_eq!(today.cx, expected);
        }
        assert_eq!(rects(&phases_track(&[], 3)).len(), 0);
    }

    #[test]
    fn a_result_lies_where_its_days_are() {
        let span = |from, to, weeks| {
            let phase = PhaseBar { weeks, now: false, open: true };
            let picture = result_track(&[phase], from, to);
            let Some(Shape::Rect(span)) = picture.shapes.last() else { panic!("no span") };
            (span.x, span.width)
        };
        assert_eq!(span(0, 6, 4), (0, 250), "the first of four weeks");
        assert_eq!(span(21, 27, 4), (750, 250), "the last of four weeks");
        assert_eq!(span(1, 1, 52), (3, 16), "one day of a year is seen, too");
        assert_eq!(span(400, 500, 52), (984, 16), "what lies behind the axis stands at its end");
    }

    #[test]
    fn a_result_lies_over_the_phases() {
        let bar = |weeks| PhaseBar { weeks, now: false, open: false };
        let phases = [bar(2), bar(6), bar(12)];
        let line = rects(&result_track(&phases, 28, 56));
        let bricks = rects(&phases_track(&phases, 0));
        let starts: Vec<_> = line[..3].iter().map(|rect| rect.x).collect();
        assert_eq!(starts, [0, 100, 400]);
        assert!(starts.iter().all(|start| bricks.iter().any(|brick| brick.x == *start)));
    }

    #[test]
    fn a_recovery_starts_with_the_visit_and_ends_with_the_axis() {
        let span = |from, to| RecoverySpan { from, to, tone: RecoveryTone::Marks };
        let rects = rects(&recovery_track(&[span(0, 3), span(4, 60), span(40, 50)], 14));
        assert_eq!(rects.len(), 3, "the ground and what lies on the axis");
        assert_eq!((rects[1].x, rects[1].width), (0, 261));
        assert_eq!(rects[2].x + rects[2].width, FULL - 6);
    }

    #[test]
    fn a_glow_is_not_drawn_like_a_wound() {
        let tones = [("raw", 0, 3), ("pink", 3, 5), ("glow", 1, 4)];
        let spans = tones.map(|(what, from, to)| {
            let Some(tone) = RecoveryTone::of(what) else { panic!("{what}") };
            RecoverySpan { from, to, tone }
        });
        let rects = rects(&recovery_track(&spans, 14));
        let drawn: Vec<_> = rects.iter().map(|rect| (rect.class, rect.height)).collect();
        assert_eq!(
            drawn,
            [
                ("track__ground", 40),
                ("track__span--better", 60),
                ("track__span--soft", 140),
                ("track__span--warm", 140)
            ]
        );
    }
}
