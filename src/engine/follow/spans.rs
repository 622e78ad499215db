//! The phases to come, from where the course stands.

use jiff::civil::Date;

use crate::domain::{ActiveId, Phase, days_between, plus_days};
use crate::engine::context::Context;
use crate::engine::phases::{self, PhaseSpan};
use crate::knowledge::CourseLeaf;

use super::fold::Fold;
use super::ladder::Ladder;

impl Fold<'_> {
    /// Day of the next check-in, today when it is due; `None` in a pause without an end.
    pub fn next_check_in(&self) -> Option<Date> {
        let (every, _) = self.rhythm(self.today);
        let last = self.last_counted().unwrap_or(self.started);
        let mut day = plus_days(last, every).max(self.today);
        for pause in &self.journal.pauses {
            if pause.holds(day) {
                day = plus_days(pause.to?, 1);
            }
        }
        Some(day)
    }

    /// The earliest day on which the present phase may end: after the required calm check-ins from now,
    /// and not before its minimum time.
    fn earliest_end(&self) -> Date {
        let (every, _) = self.rhythm(self.today);
        let first = self.next_check_in().unwrap_or(self.today);
        let leaves = self.knowledge.tables.leaves.iter();
        let needed = leaves.filter_map(|leaf| match leaf {
            CourseLeaf::CalmInARow(count) => Some(*count),
            _ => None,
        });
        let needed = needed.max().unwrap_or(1);
        let gap = self.last_counted().map_or(0, |last| days_between(last, first));
        let streak = if gap > self.longest_gap() { 0 } else { self.streak };
        let more = u16::from(needed.saturating_sub(streak)).saturating_sub(1);
        let mut day = plus_days(first, every.saturating_mul(more)).max(self.earliest());
        if self.ladder.next() == Some(Phase::Introduce) {
            day = day.max(self.settled().unwrap_or(day));
        }
        day.max(plus_days(self.today, 1))
    }

    /// The phase of today, then every phase to come at its earliest.
    ///
    /// `most`: how many of the actives to come stay while somebody should look at the skin first, since
    /// nothing new starts then.
    pub fn spans(&self, context: &Context<'_>, most: Option<usize>) -> Vec<PhaseSpan> {
        let mut ladder = self.ladder.clone();
        if let Some(most) = most {
            ladder.queue.truncate(most);
        }
        self.laid_out(ladder, context)
    }

    /// Counts the actives to come that have begun; one that waits has not.
    pub fn begun(&self) -> usize {
        usize::from(self.ladder.introducing().is_some())
    }

    /// The same spans as if nothing had been halted or removed by a reaction.
    pub fn whole(&self, context: &Context<'_>) -> Vec<PhaseSpan> {
        let mut ladder = self.ladder.clone();
        let slow = |active: &ActiveId| self.knowledge.active(*active).per_week.is_some();
        let stopped = self.stopped.iter().map(|(active, _)| *active).filter(slow);
        for active in stopped {
            if !ladder.queue.contains(&active) {
                ladder.queue.push(active);
            }
        }
        self.laid_out(ladder, context)
    }

    fn laid_out(&self, mut ladder: Ladder, context: &Context<'_>) -> Vec<PhaseSpan> {
        let week = |day: Date| days_between(self.started, day);
        let span = |phase, from: Date, to: Date, introduces, first| PhaseSpan {
            phase,
            from,
            to,
            from_week: week(from) / 7,
            to_week: week(to).div_ceil(7).max(week(from) / 7 + 1),
            introduces,
            brings_back: false,
            because: phases::reasons(context, phase, first),
        };
        let mut list = Vec::new();
        let mut to = self.earliest_end();
        while let Some(next) = ladder.next() {
            let first = list.is_empty() && self.history.len() == 1;
            list.push(span(ladder.phase, ladder.since, to, ladder.introducing(), first));
            ladder.forward(to);
            to = plus_days(to, self.least_days(next).max(1));
        }
        let shown = phases::MAINTAIN_WEEKS * 7;
        let from = ladder.since;
        // The last phase has no end; it is shown as far from today as at first.
        let to = plus_days(from.max(self.today), shown);
        let first = list.is_empty() && self.history.len() == 1;
        list.push(span(ladder.phase, from, to, None, first));
        if let Some(first) = list.first_mut() {
            let close = self.before_event(self.today).filter(|_| self.ladder.waits);
            crate::engine::steps::add_reasons(&mut first.because, close.into_iter().collect());
            crate::engine::steps::add_reasons(&mut first.because, self.because.clone());
        }
        list
    }
}
