//! The routine of a stretch as series in the calendar file.

use jiff::civil::Date;

use crate::domain::{ActiveSet, Time, days_between, plus_days};
use crate::engine::{PhaseRoutine, Step, without};

use super::entry::{Event, When};
use super::lines::{TimeOfDay, day, weekday};
use super::{Choices, Writer, runs};

impl Writer<'_> {
    /// Adds steps on some days of every week of a stretch; `days` count from its first day.
    #[allow(clippy::too_many_arguments, reason = "all of them differ from call to call")]
    pub(super) fn series(
        &mut self,
        id: String,
        title: String,
        time: Time,
        days: &[usize],
        routine: &PhaseRoutine,
        steps: &[&Step],
    ) {
        let Some(start) = days.first() else { return };
        if steps.is_empty() {
            return;
        }
        let (first, end) = (routine.span.from, routine.span.to);
        let length = days_between(first, end);
        let Choices { morning, evening, .. } = self.choices;
        let clock = if time == Time::Morning { *morning } else { *evening };
        let date = |offset: usize| plus_days(first, u16::try_from(offset).unwrap_or(0));
        let on = |day: &u16| days.contains(&usize::from(day % 7));
        let count = (0..length).filter(on).count();
        if count == 0 {
            return;
        }
        // Pause days are excluded; importing the file again replaces the earlier entries.
        let paused = |date: Date| {
            let course = self.plan.course.as_ref();
            course.is_some_and(|course| course.pauses.iter().any(|pause| pause.holds(date)))
        };
        // A day on which something pauses because of a visit gets an entry of its own.
        let mut except = Vec::new();
        let mut gentle: Vec<(ActiveSet, Vec<Date>)> = Vec::new();
        for date in (0..length).filter(on).map(|day| plus_days(first, day)) {
            let set = self.plan.home.resting_on(date);
            let rests = steps.iter().flat_map(|step| &step.uses).any(|it| set.contains(*it));
            let paused = paused(date);
            if paused || rests {
                except.push(date);
            }
            if !paused && rests {
                match gentle.iter_mut().find(|(other, _)| *other == set) {
                    Some((_, days)) => days.push(date),
                    None => gentle.push((set, vec![date])),
                }
            }
        }
        let rule = if days.len() == 7 {
            format!("FREQ=DAILY;COUNT={count}")
        } else {
            let days: Vec<&str> = days.iter().map(|offset| weekday(date(*offset))).collect();
            format!("FREQ=WEEKLY;COUNT={count};BYDAY={}", days.join(","))
        };
        let text = self.steps(routine, time, steps);
        self.event(Event {
            id: id.clone(),
            title,
            text,
            when: When::At(date(*start), clock),
            rule: Some(rule),
            except,
            proposal: false,
            url: String::new(),
            alarm: self.choices.alarms.then(|| "PT0S".to_owned()),
        });
        for (set, days) in gentle {
            let left = without(steps.iter().copied(), set);
            let left: Vec<&Step> = left.iter().collect();
            self.gentle(&id, time, clock, routine, (&left, &days));
        }
    }

    /// Adds the days of a series on which something pauses because of a visit.
    fn gentle(
        &mut self,
        id: &str,
        time: Time,
        clock: TimeOfDay,
        routine: &PhaseRoutine,
        (steps, days): (&[&Step], &[Date]),
    ) {
        for run in runs(days) {
            let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
            if *last < self.choices.today {
                continue;
            }
            let every = run.get(1).map_or(0, |second| days_between(*first, *second));
            let rule = format!("FREQ=DAILY;INTERVAL={};COUNT={}", every.max(1), run.len());
            let title = if time == Time::Morning { "ics-morning" } else { "ics-evening" };
            let title = self.titled(title);
            let text = self.steps(routine, time, steps);
            self.event(Event {
                id: format!("{id}-{}", day(*first)),
                title,
                text,
                when: When::At(*first, clock),
                rule: (run.len() > 1).then_some(rule),
                except: Vec::new(),
                proposal: false,
                url: String::new(),
                alarm: self.choices.alarms.then(|| "PT0S".to_owned()),
            });
        }
    }
}
