//! Expectations of a case about the dated programme: how visits, courses and upkeep relate to each other,
//! to the home routine and to the special day.

use barrier_first::domain::{Answer, CalendarKind, Status, TreatmentId, VisitStep, days_between};
use barrier_first::engine::{CalendarEntry, minus_days, plus_days, week_start};
use barrier_first::knowledge::Effect;
use jiff::civil::Date;

use crate::case_file::Case;
use crate::embedded;
use crate::support::oracle::Oracle;

/// Adds a line for each expectation that fails.
pub fn check(case: &Case, faults: &mut Vec<String>) {
    let look = Look::of(case);
    look.event(faults);
    look.course(faults);
    look.upkeep(faults);
    look.visits(faults);
    look.preparation(faults);
    look.limits(faults);
}

struct Look<'a> {
    case: &'a Case,
    visits: Vec<&'a CalendarEntry>,
    event: Option<Date>,
    consultation: TreatmentId,
    finish: TreatmentId,
}

fn name(item: TreatmentId) -> &'static str {
    &embedded().treatment(item).id
}

impl<'a> Look<'a> {
    fn of(case: &'a Case) -> Self {
        let visit = |entry: &&CalendarEntry| {
            matches!(entry.kind, CalendarKind::Visit | CalendarKind::Upkeep)
        };
        let anchors = &embedded().well_known;
        let event = match case.person.answers.get(embedded().questions.ids.event_date) {
            Some(Answer::Date(date)) => Some(date),
            _ => None,
        };
        Self {
            case,
            visits: case.plan.calendar.iter().filter(visit).collect(),
            event,
            consultation: anchors.treatments.consultation,
            finish: anchors.treatments.barrier_finish,
        }
    }

    /// First days of the stretches that bring something in.
    fn introductions(&self) -> impl Iterator<Item = Date> {
        let phases = self.case.plan.home.phases.iter();
        let new = phases.filter(|routine| routine.span.introduces.is_some());
        new.map(|routine| week_start(self.case.person.today, routine.span.from_week))
    }

    fn event(&self, faults: &mut Vec<String>) {
        let expect = &self.case.expect;
        let Some(event) = self.event else {
            let asks = expect.event_clear.is_some() || expect.no_new_home_before_event.is_some();
            assert!(!asks, "{}: no special day is given", self.case.place);
            return;
        };
        let inside = |date: Date, days| minus_days(event, days) <= date && date <= event;
        if let Some(days) = expect.event_clear {
            for visit in self.visits.iter().filter(|visit| inside(visit.date, days)) {
                faults.push(format!("a visit on {}, the special day is {event}", visit.date));
            }
        }
        if let Some(days) = expect.no_new_home_before_event {
            for date in self.introductions().filter(|date| inside(*date, days)) {
                faults.push(format!("something new on {date}, the special day is {event}"));
            }
            let later = self.case.plan.home.phases.iter().skip(1).map(|routine| routine.span.from);
            for date in later.filter(|date| inside(*date, days)) {
                faults.push(format!("the routine changes on {date}, the special day is {event}"));
            }
        }
    }

    fn dates(&self, item: TreatmentId, kind: CalendarKind) -> Vec<Date> {
        let visits = self.visits.iter().filter(|it| it.kind == kind && it.items.contains(&item));
        visits.map(|visit| visit.date).collect()
    }

    fn course(&self, faults: &mut Vec<String>) {
        let expect = &self.case.expect;
        for it in &self.case.plan.treatments {
            let item = it.treatment;
            let dates = self.dates(item, CalendarKind::Visit).len();
            let wanted = usize::from(embedded().treatment(item).sessions.0);
            let counts = item != self.consultation && item != self.finish;
            if expect.course_complete && counts && dates > 0 && dates < wanted {
                faults.push(format!("{} is dated {dates} of {wanted} times", name(item)));
            }
            if expect.suggested_is_dated && it.status == Status::Suggested && dates == 0 {
                faults.push(format!("{} is suggested and never dated", name(item)));
            }
        }
    }

    fn upkeep(&self, faults: &mut Vec<String>) {
        if !self.case.expect.upkeep_in_range {
            return;
        }
        for (n, visit) in self.visits.iter().enumerate() {
            let items = visit.items.iter().filter(|item| **item != self.finish);
            for item in items.filter(|_| visit.kind == CalendarKind::Upkeep) {
                let before = self.visits[..n].iter().rev().find(|it| it.items.contains(item));
                let days = before.map(|before| days_between(before.date, visit.date));
                let range = embedded().treatment(*item).upkeep_days;
                let fits = range.zip(days).is_some_and(|((a, b), days)| (a..=b).contains(&days));
                if !fits {
                    let name = name(*item);
                    faults.push(format!("upkeep of {name} after {days:?} days, not {range:?}"));
                }
            }
        }
    }

    fn visits(&self, faults: &mut Vec<String>) {
        let expect = &self.case.expect;
        for visit in &self.visits {
            let (date, items) = (visit.date, &visit.items);
            if expect.only_consultation && *items != [self.consultation] {
                faults.push(format!("a visit on {date}"));
            }
            if expect.max_items.is_some_and(|most| items.len() > most) {
                faults.push(format!("{} items on {date}", items.len()));
            }
            let has = |hit: fn(TreatmentId) -> bool| items.iter().any(|item| hit(*item));
            let needle = has(|item| embedded().treatment(item).needles);
            let peels = has(|item| embedded().treatment(item).visit_step == VisitStep::Exfoliate);
            if expect.no_exfoliation_with_needle && needle && peels {
                faults.push(format!("exfoliation and a needle on {date}"));
            }
            let invasive = has(|item| embedded().treatment(item).invasive);
            if let (Some((before, after)), true) = (expect.no_new_near_invasive, invasive) {
                let near =
                    |new: &Date| minus_days(date, before) <= *new && *new <= plus_days(date, after);
                for new in self.introductions().filter(near) {
                    faults.push(format!("something new on {new}, something invasive on {date}"));
                }
            }
        }
    }

    fn preparation(&self, faults: &mut Vec<String>) {
        if !self.case.expect.no_prep_for_gentle {
            return;
        }
        let rule = embedded().find_rule("R-60").expect("R-60");
        let named = |item: &TreatmentId| {
            embedded().rule(rule).then.iter().any(|effect| {
                matches!(effect, Effect::Caution { treatments, .. } if treatments.contains(*item))
            })
        };
        for entry in self.case.plan.calendar.iter().filter(|it| it.kind == CalendarKind::Prep) {
            if !entry.items.iter().any(named) {
                faults.push(format!("preparation from {} for gentle care", entry.date));
            }
        }
    }

    fn limits(&self, faults: &mut Vec<String>) {
        if !self.case.expect.downtime_respected {
            return;
        }
        let oracle = Oracle::of(embedded(), &self.case.person);
        let limits = [("none", 0), ("up_to_3_days", 3), ("up_to_a_week", 7)];
        let limit = limits.iter().find(|(option, _)| oracle.says("downtime", option));
        let most = limit.map_or(u8::MAX, |(_, days)| *days);
        for it in &self.case.plan.treatments {
            let longest = embedded().treatment(it.treatment).downtime_days.1;
            if it.status == Status::Suggested && longest > most {
                faults.push(format!("{} may show for {longest} days", name(it.treatment)));
            }
        }
    }
}
