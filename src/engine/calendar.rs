//! The dated calendar: consultation, preparation, visits, aftercare, upkeep, check-ins.

use jiff::civil::Date;

use crate::domain::{
    Answer, CalendarKind, ProgrammeStatus, Status, TreatmentId, TriageLevel, days_between,
};
use crate::knowledge::Knowledge;

use super::clinic_plan::TreatmentPlan;
use super::context::Context;
use super::dates::{days, minus_days, plus_days, week_start};
use super::facts::Facts;
use super::phases::PhaseSpan;
use super::programme::{Programme, interval};
use super::reason::Reason;
use super::safety::FiredRules;

/// Something on a day of the calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarEntry {
    /// The day.
    pub date: Date,
    /// The kind of entry.
    pub kind: CalendarKind,
    /// The treatments it is about, in the order of a visit; empty for a check-in.
    pub items: Vec<TreatmentId>,
    /// Why that day.
    pub because: Vec<Reason>,
}

impl CalendarEntry {
    /// The treatment of a visit that is for that treatment alone.
    pub fn only_treatment(&self) -> Option<TreatmentId> {
        match self.items.as_slice() {
            [only] if self.kind == CalendarKind::Visit => Some(*only),
            _ => None,
        }
    }
}

/// Upkeep visits that the calendar shows after a course.
const UPKEEP_VISITS: usize = 2;
/// The most weeks of check-ins that the calendar shows.
const CHECK_IN_WEEKS: u16 = 26;
/// The day of the week on which an invasive course starts, counted from the day of the plan: a week of
/// the routine then begins 15 days after each visit, the first day on which something new may come in,
/// and as long as possible before the next visit.
const INVASIVE_WEEKDAY: u16 = 6;

/// The day to look one's best for, if it is still to come.
pub(super) fn event(facts: &Facts<'_>, today: Date) -> Option<Date> {
    match facts.answers.get(facts.knowledge.questions.ids.event_date) {
        Some(Answer::Date(date)) if date >= today => Some(date),
        _ => None,
    }
}

/// When check-ins are due.
pub(super) struct Checks {
    /// The day from which the shown weeks count.
    pub today: Date,
    /// The first check-in; `None` while the plan is paused without an end.
    pub first: Option<Date>,
    /// Days between two check-ins.
    pub every: u16,
}

impl Checks {
    /// Weekly check-ins from the first plan on.
    pub fn weekly(knowledge: &Knowledge, today: Date) -> Self {
        let every = days(knowledge, knowledge.well_known.rules.check_in).max(1);
        Self { today, first: Some(plus_days(today, every)), every }
    }
}

/// The visits and the entries that belong to them, with the check-ins, in date order.
pub(super) fn with_check_ins(
    mut calendar: Vec<CalendarEntry>,
    facts: &Facts<'_>,
    spans: &[PhaseSpan],
    checks: &Checks,
) -> Vec<CalendarEntry> {
    calendar.extend(check_ins(facts, spans, checks));
    crate::domain::insertion_sort(&mut calendar, |entry| (entry.date, entry.kind));
    calendar
}

/// Regular check-ins of the signs until the plan has brought in its last active.
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

/// Dates the consultation and, of the programmes that are choices, the first whose whole course fits.
/// Whatever a clinician has yet to decide, or a later phase unlocks, is not dated, and calm skin that
/// only gets an offer has no dates at all. The days count from `from`.
pub(super) fn visits(
    context: &Context<'_>,
    plans: &[TreatmentPlan],
    programmes: &mut [Programme],
    from: Date,
) -> Vec<CalendarEntry> {
    let Context { facts, fired, .. } = *context;
    let knowledge = facts.knowledge;
    let consultation = knowledge.well_known.treatments.consultation;
    let seen =
        plans.iter().any(|plan| plan.treatment == consultation && plan.status == Status::Suggested);
    if !seen || only_offered(facts, fired) {
        return Vec::new();
    }
    let planner = Planner::new(context, from);
    // Days beyond the end of the calendar all fall on its last day; nothing is planned there.
    if planner.consultation == Date::MAX {
        return Vec::new();
    }
    let mut entries = vec![CalendarEntry {
        date: planner.consultation,
        kind: CalendarKind::Visit,
        items: vec![consultation],
        because: planner.first_because.clone(),
    }];
    // A look at the skin comes first where one is needed, and everything else after it.
    let clear = fired.level() == TriageLevel::Clear;
    for programme in programmes.iter_mut() {
        if clear
            && programme.status == ProgrammeStatus::Choice
            && let Some(dates) = planner.course(programme)
        {
            programme.status = ProgrammeStatus::Dated;
            programme.course = dates.first().copied().zip(dates.last().copied());
            planner.place(programme, &dates, &mut entries);
            break;
        }
    }
    entries
}

/// Returns `true` if everything the person's needs lead to is an offer.
fn only_offered(facts: &Facts<'_>, fired: &FiredRules<'_>) -> bool {
    let knowledge = facts.knowledge;
    let consultation = knowledge.treatment(knowledge.well_known.treatments.consultation);
    let mut needs = consultation.needs.iter().filter(|need| fired.get(**need).is_some()).peekable();
    needs.peek().is_some()
        && needs.all(|need| {
            let answered = |asked: bool| {
                knowledge.programmes().any(|(_, entry)| {
                    if asked { entry.needs.contains(need) } else { entry.offers.contains(need) }
                })
            };
            answered(false) && !answered(true)
        })
}

struct Planner<'a> {
    facts: &'a Facts<'a>,
    fired: &'a FiredRules<'a>,
    /// The day from which the days count.
    from: Date,
    consultation: Date,
    /// Why the consultation is on its day.
    first_because: Vec<Reason>,
    event: Option<Date>,
    /// Days of preparation before a visit that needs it, and why they start when they do.
    prep: u16,
    prep_because: Vec<Reason>,
}

impl<'a> Planner<'a> {
    fn new(context: &Context<'a>, from: Date) -> Self {
        let Context { facts, fired, clinic, .. } = *context;
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
        let event = event(facts, from);
        let mut consultation = plus_days(from, wait.max(1));
        let mut first_because = vec![Reason::rule(rules.consultation, [])];
        if let Some(event) = event {
            let (before, after) = (rules.event_clear, rules.event_after);
            let [clear, rest] = [before, after].map(|rule| days(knowledge, rule));
            if within(plus_days(event, rest), rest + clear, consultation) {
                consultation = plus_days(event, rest + 1);
                let question = knowledge.questions.ids.event_date;
                first_because.extend([before, after].map(|rule| Reason::rule(rule, [question])));
            }
        }
        Self { facts, fired, from, consultation, first_because, event, prep, prep_because }
    }

    /// The days of a whole course, at the interval of its leading item: the first that the special day
    /// leaves room for, before or after it. `None` when the calendar ends before the course does.
    fn course(&self, programme: &Programme) -> Option<Vec<Date>> {
        let knowledge = self.facts.knowledge;
        let items = programme.dated_items(knowledge);
        let every = interval(knowledge, programme.leading);
        let visits = u16::from(programme.visits.0);
        let prep = self.preparation(&items);
        let first = plus_days(self.consultation, every.min(14).max(prep));
        let after = days(knowledge, knowledge.well_known.rules.event_after);
        let free = |event| plus_days(event, prep.max(after) + 1);
        let last_try = self.event.map_or(first, |event| first.max(free(event)));
        let tries = days_between(first, last_try).saturating_add(7);
        (0..=tries)
            .map(|shift| plus_days(first, shift))
            .find(|start| {
                let weekday = days_between(self.from, *start) % 7;
                let on = |visit: u16| plus_days(*start, visit * every);
                (prep == 0 || weekday == INVASIVE_WEEKDAY)
                    && plus_days(on(visits), 1) < Date::MAX
                    && (0..visits).all(|visit| self.leaves_room(on(visit), &items, visit == 0))
            })
            .map(|start| (0..visits).map(|visit| plus_days(start, visit * every)).collect())
    }

    /// Days of preparation before a visit with these items.
    fn preparation(&self, items: &[TreatmentId]) -> u16 {
        let knowledge = self.facts.knowledge;
        let prepared = items.iter().any(|item| knowledge.treatment(*item).prepared);
        if prepared { self.prep } else { 0 }
    }

    /// Returns `true` if the special day leaves room for a visit: none shortly before it, and nothing new
    /// or invasive for longer. A visit that needs preparation has it after the day.
    fn leaves_room(&self, date: Date, items: &[TreatmentId], new: bool) -> bool {
        let Some(event) = self.event else { return true };
        let knowledge = self.facts.knowledge;
        let rules = &knowledge.well_known.rules;
        let invasive = items.iter().any(|item| knowledge.treatment(*item).invasive);
        let mut before = days(knowledge, rules.event_clear);
        if new {
            before = before.max(days(knowledge, rules.event_new));
        }
        if invasive {
            before = before.max(days(knowledge, rules.event_invasive));
        }
        // The day after a visit belongs to it.
        plus_days(date, 1) < minus_days(event, before)
            || (date > plus_days(event, days(knowledge, rules.event_after))
                && minus_days(date, self.preparation(items)) >= event)
    }

    /// Enters the visits of a course, and its upkeep.
    fn place(&self, programme: &Programme, dates: &[Date], entries: &mut Vec<CalendarEntry>) {
        let knowledge = self.facts.knowledge;
        let rules = &knowledge.well_known.rules;
        let items = programme.dated_items(knowledge);
        let once = |item: &TreatmentId| knowledge.treatment(*item).sessions == (1, 1);
        for (n, date) in dates.iter().enumerate() {
            let today = items.iter().copied().filter(|item| n == 0 || !once(item)).collect();
            let mut because = vec![Reason::rule(rules.leading, [])];
            if interval(knowledge, programme.leading) == days(knowledge, rules.visits) {
                because.push(Reason::rule(rules.visits, []));
            }
            let kind = CalendarKind::Visit;
            self.visit(CalendarEntry { date: *date, kind, items: today, because }, entries);
        }
        self.upkeep(programme, &items, dates, entries);
    }

    /// Upkeep visits within the range of the leading item, at the first interval in it that suits most of
    /// the course; items that it does not suit are left out of them.
    fn upkeep(
        &self,
        programme: &Programme,
        items: &[TreatmentId],
        dates: &[Date],
        entries: &mut Vec<CalendarEntry>,
    ) {
        let knowledge = self.facts.knowledge;
        let (Some(last), Some((least, most))) = (dates.last(), programme.upkeep_days) else {
            return;
        };
        let range = |item: &TreatmentId| knowledge.treatment(*item).upkeep_days;
        let lows = items.iter().filter_map(range).map(|(low, _)| low);
        let every = lows.filter(|low| *low <= most).fold(least, u16::max);
        let suits = |item: &TreatmentId| range(item).is_some_and(|(a, b)| a <= every && every <= b);
        let finish = knowledge.well_known.treatments.barrier_finish;
        let kept: Vec<TreatmentId> =
            items.iter().copied().filter(|item| *item == finish || suits(item)).collect();
        let longest = kept.iter().filter_map(range).map(|(_, high)| high).fold(most, u16::min);
        let mut last = *last;
        for _ in 0..UPKEEP_VISITS {
            let free = (every..=longest)
                .map(|days| plus_days(last, days))
                .find(|date| self.leaves_room(*date, &kept, false));
            let Some(date) = free.filter(|date| plus_days(*date, 1) < Date::MAX) else { return };
            let rule = knowledge.programme(programme.programme).upkeep;
            let (items, because) = (kept.clone(), vec![Reason::rule(rule, [])]);
            let kind = CalendarKind::Upkeep;
            self.visit(CalendarEntry { date, kind, items, because }, entries);
            last = date;
        }
    }

    /// Enters one visit with its preparation, where it needs any, and the day after.
    fn visit(&self, visit: CalendarEntry, entries: &mut Vec<CalendarEntry>) {
        let CalendarEntry { date, kind, mut items, mut because } = visit;
        let knowledge = self.facts.knowledge;
        let rules = &knowledge.well_known.rules;
        crate::domain::insertion_sort(&mut items, |item| {
            (knowledge.treatment(*item).visit_step, *item)
        });
        if items.iter().any(|item| knowledge.treatment(*item).invasive) {
            because.push(Reason::rule(rules.invasive_spacing, []));
            because.extend(self.fired.get(rules.one_invasive).cloned());
        }
        if self.event.is_some() {
            let question = knowledge.questions.ids.event_date;
            let before = [rules.event_invasive, rules.event_new, rules.event_clear];
            for rule in before.into_iter().chain([rules.event_after]) {
                because.push(Reason::rule(rule, [question]));
            }
        }
        let around =
            |date, kind, because| CalendarEntry { date, kind, items: items.clone(), because };
        let prep = self.preparation(&items);
        if prep > 0 {
            let before = minus_days(date, prep);
            entries.push(around(before, CalendarKind::Prep, self.prep_because.clone()));
        }
        let after = plus_days(date, days(knowledge, rules.aftercare).max(1));
        let mild = vec![Reason::rule(rules.aftercare, [])];
        entries.push(around(after, CalendarKind::Aftercare, mild));
        entries.push(CalendarEntry { date, kind, items, because });
    }
}

/// Returns `true` if a date is the special day or one of the days before it.
pub(super) fn within(event: Date, before: u16, date: Date) -> bool {
    minus_days(event, before) <= date && date <= event
}
