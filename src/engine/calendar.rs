//! The dated calendar: consultation, preparation, visits, aftercare, upkeep, check-ins.

use jiff::civil::Date;

use crate::clinic::ClinicConfig;
use crate::domain::{Answer, CalendarKind, RuleId, Status, TreatmentId};
use crate::knowledge::{Effect, Knowledge};

use super::clinic_plan::TreatmentPlan;
use super::dates::{minus_days, plus_days, week_start};
use super::facts::Facts;
use super::phases::PhaseSpan;
use super::reason::Reason;
use super::safety::FiredRules;

/// Something on a day of the calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarEntry {
    /// The day.
    pub date: Date,
    /// What happens.
    pub kind: CalendarKind,
    /// The treatments it is about, in the order of a visit; empty for a check-in.
    pub items: Vec<TreatmentId>,
    /// Why that day.
    pub because: Vec<Reason>,
}

/// Upkeep visits that the calendar shows after a course.
const UPKEEP_VISITS: usize = 2;
/// Weeks of check-ins that the calendar shows at most.
const CHECK_IN_WEEKS: u16 = 26;

/// Days that a calendar rule states.
fn days(knowledge: &Knowledge, rule: RuleId) -> u16 {
    knowledge
        .rule(rule)
        .then
        .iter()
        .find_map(|effect| if let Effect::Days(days) = effect { Some(*days) } else { None })
        .unwrap_or(0)
}

/// What keeps a visit off a day.
struct Event {
    date: Date,
    invasive: u16,
    new: u16,
    prep: u16,
}

impl Event {
    /// Whether a visit on `date`, with its preparation and the day after, stays clear of the days
    /// before the event.
    fn leaves_room(&self, date: Date, invasive: bool, first_time: bool) -> bool {
        let clear = |before: u16| {
            plus_days(date, 1) < minus_days(self.date, before)
                || minus_days(date, self.prep) >= self.date
        };
        (!invasive || clear(self.invasive)) && (!first_time || clear(self.new))
    }
}

/// Builds the calendar from the treatments that are suggested today. What a clinician has yet to
/// decide, or a later phase unlocks, is not dated.
pub(super) fn build(
    facts: &Facts<'_>,
    fired: &FiredRules<'_>,
    plans: &[TreatmentPlan],
    spans: &[PhaseSpan],
    (today, checks): (Date, Checks),
    clinic: &ClinicConfig,
) -> Vec<CalendarEntry> {
    let mut entries = check_ins(facts, spans, &checks);
    let suggested: Vec<TreatmentId> = plans
        .iter()
        .filter(|plan| plan.status == Status::Suggested)
        .map(|plan| plan.treatment)
        .collect();
    let consultation = facts.knowledge.well_known.treatments.consultation;
    if suggested.contains(&consultation) {
        Planner::new(facts, fired, today, clinic).plan(&suggested, &mut entries);
    }
    crate::domain::insertion_sort(&mut entries, |entry| (entry.date, entry.kind));
    entries
}

/// When check-ins are due.
pub(super) struct Checks {
    /// The day from which the shown weeks count.
    pub today: Date,
    /// The first one; `None` while the plan is paused without an end.
    pub first: Option<Date>,
    /// Days between two.
    pub every: u16,
}

impl Checks {
    /// From the first plan on.
    pub fn weekly(knowledge: &Knowledge, today: Date) -> Self {
        let every = days(knowledge, knowledge.well_known.rules.check_in).max(1);
        Self { today, first: Some(plus_days(today, every)), every }
    }
}

/// A regular look at the signs until the plan has brought in its last active.
fn check_ins(facts: &Facts<'_>, spans: &[PhaseSpan], checks: &Checks) -> Vec<CalendarEntry> {
    let rule = facts.knowledge.well_known.rules.check_in;
    let (today, every) = (checks.today, checks.every.max(1));
    let last = spans.last().map_or(today, |span| span.from);
    let end = last.clamp(week_start(today, 4), week_start(today, CHECK_IN_WEEKS));
    let mut list = Vec::new();
    let Some(mut date) = checks.first else { return list };
    while date <= end && date < Date::MAX && list.len() < usize::from(CHECK_IN_WEEKS) {
        list.push(CalendarEntry {
            date,
            kind: CalendarKind::CheckIn,
            items: Vec::new(),
            because: vec![Reason::rule(rule, [])],
        });
        date = plus_days(date, every);
    }
    list
}

struct Planner<'a> {
    facts: &'a Facts<'a>,
    fired: &'a FiredRules<'a>,
    consultation: Date,
    event: Option<Event>,
    /// Days of preparation before a visit, and why they start when they do.
    prep: u16,
    prep_because: Vec<Reason>,
    /// Dates on which each treatment stands so far.
    done: Vec<(TreatmentId, Date)>,
}

impl<'a> Planner<'a> {
    fn new(
        facts: &'a Facts<'a>,
        fired: &'a FiredRules<'a>,
        today: Date,
        clinic: &ClinicConfig,
    ) -> Self {
        let knowledge = facts.knowledge;
        let rules = &knowledge.well_known.rules;
        let wait = clinic
            .wait_weeks
            .map_or_else(|| days(knowledge, rules.consultation), |weeks| u16::from(weeks) * 7);
        let own = days(knowledge, rules.prep);
        let prep = clinic.tighter.preparation_days.unwrap_or(0).max(own);
        let mut prep_because = vec![Reason::rule(rules.prep, [])];
        if prep > own {
            prep_because.insert(0, Reason::rule(rules.clinic_prep, []));
        }
        let event = match facts.answers.get(knowledge.questions.ids.event_date) {
            Some(Answer::Date(date)) if date >= today => Some(Event {
                date,
                invasive: days(knowledge, rules.event_invasive),
                new: days(knowledge, rules.event_new),
                prep,
            }),
            _ => None,
        };
        let consultation = plus_days(today, wait.max(1));
        Self { facts, fired, consultation, event, prep, prep_because, done: Vec::new() }
    }

    fn plan(mut self, suggested: &[TreatmentId], entries: &mut Vec<CalendarEntry>) {
        let knowledge = self.facts.knowledge;
        let rules = &knowledge.well_known.rules;
        let consultation = knowledge.well_known.treatments.consultation;
        // Days beyond the calendar's last all fall on it; nothing is planned there.
        if self.consultation == Date::MAX {
            return;
        }
        entries.push(CalendarEntry {
            date: self.consultation,
            kind: CalendarKind::Visit,
            items: vec![consultation],
            because: vec![Reason::rule(rules.consultation, [])],
        });
        let items: Vec<TreatmentId> =
            suggested.iter().copied().filter(|item| *item != consultation).collect();
        let every = days(knowledge, rules.visits).max(1);
        let visits = items
            .iter()
            .map(|item| usize::from(knowledge.treatment(*item).sessions.0))
            .max()
            .unwrap_or(0);
        // Preparation needs its days between the consultation and the first visit.
        let mut date = plus_days(self.consultation, self.prep.max(every.min(14)));
        for _ in 0..visits {
            self.visit(date, CalendarKind::Visit, &items, entries);
            date = plus_days(date, every);
        }
        self.upkeep(date, &items, entries);
    }

    /// Upkeep visits at the shortest interval that suits everything done in them.
    fn upkeep(&mut self, from: Date, items: &[TreatmentId], entries: &mut Vec<CalendarEntry>) {
        let knowledge = self.facts.knowledge;
        let kept: Vec<TreatmentId> = items
            .iter()
            .copied()
            .filter(|item| self.done.iter().any(|(done, _)| done == item))
            .filter(|item| knowledge.treatment(*item).upkeep_days.is_some())
            .collect();
        let every = kept
            .iter()
            .filter_map(|item| knowledge.treatment(*item).upkeep_days)
            .map(|(least, _)| least)
            .max()
            .unwrap_or(0);
        let Some(last) = self.done.iter().map(|(_, date)| *date).max() else { return };
        if kept.is_empty() || every == 0 {
            return;
        }
        let mut date = plus_days(last, every).max(from);
        for _ in 0..UPKEEP_VISITS {
            self.visit(date, CalendarKind::Upkeep, &kept, entries);
            date = plus_days(date, every);
        }
    }

    /// One visit with its preparation and the day after, unless nothing may be done that day.
    fn visit(
        &mut self,
        date: Date,
        kind: CalendarKind,
        items: &[TreatmentId],
        entries: &mut Vec<CalendarEntry>,
    ) {
        let knowledge = self.facts.knowledge;
        let rules = &knowledge.well_known.rules;
        let finish = knowledge.well_known.treatments.barrier_finish;
        let mut today: Vec<TreatmentId> =
            items.iter().copied().filter(|item| self.fits(*item, date, kind)).collect();
        self.keep_one_invasive(&mut today);
        self.keep_one_per_step(&mut today);
        if date == Date::MAX || today.iter().all(|item| *item == finish) {
            return;
        }
        crate::domain::insertion_sort(&mut today, |item| {
            (knowledge.treatment(*item).visit_step, *item)
        });
        self.done.extend(today.iter().map(|item| (*item, date)));

        let mut because = vec![Reason::rule(
            if kind == CalendarKind::Upkeep { rules.upkeep } else { rules.visits },
            [],
        )];
        let invasive = |item: &TreatmentId| knowledge.treatment(*item).invasive;
        if today.iter().any(invasive) {
            because.push(Reason::rule(rules.invasive_spacing, []));
            because.extend(self.fired.get(rules.one_invasive).cloned());
        }
        if self.event.is_some() {
            let question = knowledge.questions.ids.event_date;
            because.push(Reason::rule(rules.event_invasive, [question]));
            because.push(Reason::rule(rules.event_new, [question]));
        }
        let around =
            |date, kind, because| CalendarEntry { date, kind, items: today.clone(), because };
        let before = minus_days(date, self.prep);
        entries.push(around(before, CalendarKind::Prep, self.prep_because.clone()));
        let after = plus_days(date, days(knowledge, rules.aftercare).max(1));
        let mild = vec![Reason::rule(rules.aftercare, [])];
        entries.push(around(after, CalendarKind::Aftercare, mild));
        entries.push(CalendarEntry { date, kind, items: today, because });
    }

    /// Whether a treatment may be done on this day: its interval has passed, its course is not
    /// over, and the event leaves room.
    fn fits(&self, item: TreatmentId, date: Date, kind: CalendarKind) -> bool {
        let entry = self.facts.knowledge.treatment(item);
        let finish = item == self.facts.knowledge.well_known.treatments.barrier_finish;
        let before: Vec<Date> =
            self.done.iter().filter(|(done, _)| *done == item).map(|(_, date)| *date).collect();
        let rested = match (before.iter().max(), entry.every_days) {
            (Some(last), Some((least, _))) => plus_days(*last, least) <= date,
            (Some(_), None) => finish,
            (None, _) => true,
        };
        let in_course =
            kind == CalendarKind::Upkeep || finish || before.len() < usize::from(entry.sessions.0);
        let room = self
            .event
            .as_ref()
            .is_none_or(|event| event.leaves_room(date, entry.invasive, before.is_empty()));
        rested && in_course && room && (!entry.invasive || self.invasive_rested(date))
    }

    /// Whether the skin has had its days since the last invasive item of any kind.
    fn invasive_rested(&self, date: Date) -> bool {
        let knowledge = self.facts.knowledge;
        let spacing = days(knowledge, knowledge.well_known.rules.invasive_spacing);
        self.done
            .iter()
            .filter(|(done, _)| knowledge.treatment(*done).invasive)
            .all(|(_, last)| plus_days(*last, spacing) <= date)
    }

    /// Of several invasive items, keeps the one that has been done least, then the first by id.
    fn keep_one_invasive(&self, today: &mut Vec<TreatmentId>) {
        let knowledge = self.facts.knowledge;
        let count = |item: &TreatmentId| self.done.iter().filter(|(done, _)| done == item).count();
        let chosen = today
            .iter()
            .copied()
            .filter(|item| knowledge.treatment(*item).invasive)
            .min_by_key(|item| (count(item), *item));
        today.retain(|item| !knowledge.treatment(*item).invasive || Some(*item) == chosen);
    }

    /// One item for each step of a visit, turn by turn: a visit calms the skin, it does not stack.
    /// The invasive item of the day goes before others of its step.
    fn keep_one_per_step(&self, today: &mut Vec<TreatmentId>) {
        let knowledge = self.facts.knowledge;
        let count = |item: TreatmentId| self.done.iter().filter(|(done, _)| *done == item).count();
        let rank = |item: TreatmentId| (!knowledge.treatment(item).invasive, count(item), item);
        let all = today.clone();
        today.retain(|item| {
            let step = knowledge.treatment(*item).visit_step;
            all.iter()
                .filter(|other| knowledge.treatment(**other).visit_step == step)
                .all(|other| rank(*item) <= rank(*other))
        });
    }
}
