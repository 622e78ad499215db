//! Adherence: evenings kept as planned, with more than planned, and unknown.

use jiff::civil::Date;

use crate::domain::{ActiveId, Journal, StepStatus, Time, days_between, plus_days};

use crate::engine::rests::{Rest, resting_on};

use super::PhaseStep;

/// Evenings since the start, without the days of a pause. A missed evening is no failure, and there are
/// no streaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Adherence {
    /// Planned evenings so far, calm ones included.
    pub planned: u16,
    /// Evenings done as planned: the active of the night, or on a calm night care without an active. A
    /// night whose active pauses around a visit is calm.
    pub kept: u16,
    /// Evenings with an active that was not planned for them.
    pub more: u16,
    /// Evenings that nothing is known about.
    pub unknown: u16,
}

/// Counts evenings up to today; today only once something is marked. Each day is compared with the plan
/// of that day: each step of the history comes with its seven nights, `slow` tells which actives have
/// nights of their own, `rests` gives what paused around visits from the day of a step to another day.
pub fn count(
    journal: &Journal,
    (history, nights): (&[PhaseStep], &[[Option<ActiveId>; 7]]),
    today: Date,
    slow: impl Fn(ActiveId) -> bool,
    rests: impl Fn(&PhaseStep, Date) -> Vec<Rest>,
) -> Adherence {
    let mut counted = Adherence::default();
    for (place, (step, week)) in history.iter().zip(nights).enumerate() {
        let end = history.get(place + 1).map_or(plus_days(today, 1), |next| next.on);
        // Pauses matter only on evenings with a mark.
        let marked = journal.days.range(step.on..end.max(step.on)).next().is_some();
        let rests = if marked { rests(step, end) } else { Vec::new() };
        let mut day = step.on;
        while day < end {
            evening(journal, (week, &rests), (step.on, day, today), &slow, &mut counted);
            let next = plus_days(day, 1);
            if next == day {
                break;
            }
            day = next;
        }
    }
    counted
}

fn evening(
    journal: &Journal,
    (week, rests): (&[Option<ActiveId>; 7], &[Rest]),
    (first, day, today): (Date, Date, Date),
    slow: &dyn Fn(ActiveId) -> bool,
    counted: &mut Adherence,
) {
    let marks = journal.days.get(&day).map(|day| &day.marks);
    let marks = || marks.into_iter().flatten().filter(|(step, _)| step.time == Time::Evening);
    let known = marks().next().is_some();
    if journal.is_paused(day) || (day == today && !known) {
        return;
    }
    counted.planned = counted.planned.saturating_add(1);
    if !known {
        counted.unknown = counted.unknown.saturating_add(1);
        return;
    }
    let planned = week[usize::from(days_between(first, day) % 7)];
    let planned = planned.filter(|active| !resting_on(rests, day).contains(*active));
    let done =
        || marks().filter(|(_, mark)| **mark == StepStatus::Done).map(|(step, _)| step.active);
    let more = done().any(|active| slow(active) && Some(active) != planned);
    let kept = match planned {
        Some(active) => done().any(|other| other == active),
        None => done().next().is_some() && !more,
    };
    counted.kept = counted.kept.saturating_add(u16::from(kept));
    counted.more = counted.more.saturating_add(u16::from(more));
}
