//! Invariants of programmes and the dates that they produce: named in issue and audit as `upkeep_in_range`,
//! `course_complete`, `suggested_is_dated`, `no_new_near_invasive`, `downtime_respected`,
//! `no_prep_for_gentle` and `event_clear`, and at most five items a visit.

use barrier_first::domain::{
    Answer, Band, CalendarKind, ProgrammeStatus, Status, TreatmentId, TriageLevel, VisitStep,
    days_between,
};
use barrier_first::engine::{
    Assessment, CalendarEntry, Programme, minus_days, plus_days, week_start,
};
use jiff::civil::{Date, date};

use super::oracle::Oracle;

/// Most items of one visit.
const MOST_ITEMS: usize = 5;
/// Days before the special day without any visit, anything new, anything invasive.
const EVENT: (u16, u16, u16) = (3, 14, 28);
/// Days before and after something invasive on which nothing new is introduced at home.
const QUIET: (u16, u16) = (7, 14);
/// Days of preparation.
const PREPARATION: u16 = 7;
/// Courses may find no room at the end of the calendar.
const CALENDAR_ENDS: i16 = 9995;

pub fn check(oracle: &Oracle<'_>, plan: &Assessment, faults: &mut Vec<String>) {
    if oracle.level() >= TriageLevel::Urgent {
        if !plan.programmes.is_empty() {
            faults.push("programmes, though triage stops the plan".to_owned());
        }
        return;
    }
    let look = Look::of(oracle, plan);
    look.one_is_dated(faults);
    for programme in &plan.programmes {
        look.programme(programme, faults);
    }
    look.course(faults);
    look.suggested(faults);
    for visit in &look.visits {
        look.visit(visit, faults);
    }
    look.event(faults);
    look.home(faults);
}

struct Look<'a> {
    oracle: &'a Oracle<'a>,
    plan: &'a Assessment,
    visits: Vec<&'a CalendarEntry>,
    consultation: TreatmentId,
    finish: TreatmentId,
}

impl<'a> Look<'a> {
    fn of(oracle: &'a Oracle<'a>, plan: &'a Assessment) -> Self {
        let visit = |entry: &&CalendarEntry| {
            matches!(entry.kind, CalendarKind::Visit | CalendarKind::Upkeep)
        };
        let visits = plan.calendar.iter().filter(visit).collect();
        let treatments = &oracle.knowledge.well_known.treatments;
        let (consultation, finish) = (treatments.consultation, treatments.barrier_finish);
        Self { oracle, plan, visits, consultation, finish }
    }

    fn name(&self, item: TreatmentId) -> &str {
        self.oracle.treatment_name(item)
    }

    fn status(&self, item: TreatmentId) -> Option<Status> {
        let found = self.plan.treatments.iter().find(|line| line.treatment == item);
        found.map(|line| line.status)
    }

    fn invasive(&self, visit: &CalendarEntry) -> bool {
        visit.items.iter().any(|item| self.oracle.knowledge.treatment(*item).invasive)
    }

    fn dated(&self) -> Option<&'a Programme> {
        self.plan.programmes.iter().find(|it| it.status == ProgrammeStatus::Dated)
    }

    /// Returns the points of all conditions that certainly hold.
    fn strength(&self, programme: &Programme) -> u16 {
        let entry = self.oracle.knowledge.programme(programme.programme);
        let certain = |when| self.oracle.truth(when) == Some(true);
        entry.strength.iter().filter(|(when, _)| certain(when)).map(|(_, n)| u16::from(*n)).sum()
    }

    /// One programme is dated, the one with the strongest need, and only with a consultation and while nobody
    /// has to look at the skin first.
    fn one_is_dated(&self, faults: &mut Vec<String>) {
        let with = |status| self.plan.programmes.iter().filter(move |it| it.status == status);
        if with(ProgrammeStatus::Dated).count() > 1 {
            faults.push("several programmes are dated".to_owned());
        }
        let more = self.visits.iter().any(|visit| visit.items != [self.consultation]);
        if more != self.dated().is_some() {
            faults.push("visits beyond the consultation without a dated programme".to_owned());
        }
        if more && self.oracle.level() > TriageLevel::Clear {
            faults.push("visits are dated before somebody has looked".to_owned());
        }
        let strongest = with(ProgrammeStatus::Choice).map(|it| self.strength(it)).max();
        let own = self.dated().map(|it| self.strength(it));
        let ends = self.oracle.today > date(CALENDAR_ENDS, 1, 1);
        let seen = self.status(self.consultation) == Some(Status::Suggested);
        let clear = self.oracle.level() == TriageLevel::Clear;
        if seen && clear && !ends && strongest.is_some() && own < strongest {
            faults.push(format!("a programme of {strongest:?} points, dated is one of {own:?}"));
        }
    }

    fn programme(&self, programme: &Programme, faults: &mut Vec<String>) {
        let entry = self.oracle.knowledge.programme(programme.programme);
        let id = entry.id.as_str();
        let lead = self.oracle.knowledge.treatment(programme.leading);
        let asked = entry.needs.iter().any(|need| self.oracle.fires(*need));
        let offered = entry.offers.iter().any(|need| self.oracle.fires(*need));
        if !asked && !offered {
            faults.push(format!("{id}: no need asks for it"));
        }
        if (programme.status == ProgrammeStatus::Offer) && asked {
            faults.push(format!("{id} is an offer, but asked for"));
        }
        let open = matches!(programme.status, ProgrammeStatus::Dated | ProgrammeStatus::Choice);
        if open && !asked {
            faults.push(format!("{id} is more than an offer, but not asked for"));
        }
        if open && !entry.weak_skin && self.oracle.band < Band::Strong {
            faults.push(format!("{id} is {:?} on weak skin", programme.status));
        }
        let own = (lead.sessions, lead.every_days, lead.upkeep_days);
        if own != (programme.visits, programme.every_days, programme.upkeep_days) {
            faults.push(format!("{id} does not follow {}", lead.id));
        }
        let leads = entry.leading.iter().filter_map(|place| entry.steps.get(usize::from(*place)));
        if !leads.clone().any(|step| step.items.contains(&programme.leading)) {
            faults.push(format!("{id} is led by {}", lead.id));
        }
        let answers = |need| self.oracle.fires(need) && lead.needs.contains(&need);
        if !entry.needs.iter().chain(&entry.offers).any(|need| answers(*need)) {
            faults.push(format!("{id} is led by {}, which another need brings", lead.id));
        }
        for step in &programme.steps {
            let known = entry.steps.get(step.place).map_or(&[][..], |step| &step.items);
            let all = step.instead.iter().chain([&step.item]);
            for item in all {
                let shut =
                    matches!(self.status(*item), None | Some(Status::Blocked | Status::NotOffered));
                if !known.contains(item) || shut {
                    faults.push(format!("{id} holds {}, which it may not", self.name(*item)));
                }
            }
            let rank = |item: &TreatmentId| known.iter().position(|it| it == item);
            let gentler = |other: &&TreatmentId| rank(other) < rank(&step.item);
            let same = |other: &TreatmentId| {
                let all = self.oracle.knowledge;
                let (a, b) = (all.treatment(*other), all.treatment(step.item));
                (a.sessions, a.every_days, a.invasive, a.needles, a.visit_step)
                    == (b.sessions, b.every_days, b.invasive, b.needles, b.visit_step)
            };
            // A suggested item replaced by a dated item of the same step is now "not needed". The leading
            // step is led by an item that answers one of the programme's needs, so an item from another need
            // does not count there.
            let leads = step.item == programme.leading;
            let answers_here = |other: &TreatmentId| {
                let own = &self.oracle.knowledge.treatment(*other).needs;
                let needs = entry.needs.iter().chain(&entry.offers);
                needs.filter(|need| self.oracle.fires(**need)).any(|need| own.contains(need))
            };
            let passed = step.instead.iter().filter(gentler).find(|other| {
                same(other)
                    && (!leads || answers_here(other))
                    && matches!(self.status(**other), Some(Status::NotNeeded))
            });
            if let Some(other) = passed {
                faults.push(format!("{id}: {} would be gentler", self.name(*other)));
            }
        }
    }

    /// A course is complete, at one interval, with the same items; upkeep stays in every range.
    fn course(&self, faults: &mut Vec<String>) {
        let Some(dated) = self.dated() else { return };
        let of = |kind| self.visits.iter().filter(move |visit| visit.kind == kind);
        let course: Vec<_> = of(CalendarKind::Visit).skip(1).collect();
        if course.len() != usize::from(dated.visits.0) {
            faults.push(format!("{} visits of {}", course.len(), dated.visits.0));
        }
        let ends = course.first().zip(course.last()).map(|(a, b)| (a.date, b.date));
        if ends != dated.course {
            faults.push("the programme does not say when its course is".to_owned());
        }
        let gaps = course.windows(2).map(|pair| days_between(pair[0].date, pair[1].date));
        let gaps: Vec<u16> = gaps.collect();
        if gaps.windows(2).any(|pair| pair[0] != pair[1]) {
            faults.push(format!("the visits of one course are {gaps:?} days apart"));
        }
        let items = course.iter().flat_map(|visit| &visit.items).copied();
        for item in items.filter(|item| *item != self.finish) {
            let entry = self.oracle.knowledge.treatment(item);
            let times = course.iter().filter(|visit| visit.items.contains(&item)).count();
            let range = usize::from(entry.sessions.0)..=usize::from(entry.sessions.1);
            if !range.contains(&times) {
                faults.push(format!("{} is dated {times} times, not {range:?}", entry.id));
            }
            let apart = entry.every_days.filter(|_| times > 1);
            if apart.is_some_and(|(a, b)| gaps.iter().any(|gap| !(a..=b).contains(gap))) {
                faults.push(format!("{} every {gaps:?} days", entry.id));
            }
        }
        for visit in of(CalendarKind::Upkeep) {
            for item in visit.items.iter().filter(|item| **item != self.finish) {
                let earlier = self.visits.iter().filter(|other| other.date < visit.date);
                let last = earlier.rev().find(|other| other.items.contains(item));
                let days = last.map(|last| days_between(last.date, visit.date));
                let range = self.oracle.knowledge.treatment(*item).upkeep_days;
                if !range.zip(days).is_some_and(|((a, b), days)| (a..=b).contains(&days)) {
                    let name = self.name(*item);
                    faults.push(format!("upkeep of {name} after {days:?} days, not {range:?}"));
                }
            }
        }
    }

    /// Everything suggested is dated, unless nothing is; and its recovery is no longer than accepted.
    fn suggested(&self, faults: &mut Vec<String>) {
        let limits = [("none", 0), ("up_to_3_days", 3), ("up_to_a_week", 7)];
        let most = limits.iter().find(|(option, _)| self.oracle.says("downtime", option));
        for line in self.plan.treatments.iter().filter(|it| it.status == Status::Suggested) {
            let item = line.treatment;
            let dated = self.visits.iter().any(|visit| visit.items.contains(&item));
            if !dated && self.dated().is_some() {
                faults.push(format!("{} is suggested and never dated", self.name(item)));
            }
            let longest = self.oracle.knowledge.treatment(item).downtime_days.1;
            if longest > most.map_or(0, |(_, days)| *days) {
                faults.push(format!("{} may show for {longest} days", self.name(item)));
            }
        }
    }

    fn visit(&self, visit: &CalendarEntry, faults: &mut Vec<String>) {
        let (day, items) = (visit.date, &visit.items);
        if items.len() > MOST_ITEMS {
            faults.push(format!("{} items on {day}", items.len()));
        }
        let has = |hit: &dyn Fn(TreatmentId) -> bool| items.iter().any(|item| hit(*item));
        let entry = |item| self.oracle.knowledge.treatment(item);
        let needles = has(&|item| entry(item).needles);
        if needles && has(&|item| entry(item).visit_step == VisitStep::Exfoliate) {
            faults.push(format!("exfoliation and needles on {day}"));
        }
        if needles && self.oracle.band < Band::Strong {
            faults.push(format!("needles on strained skin on {day}"));
        }
        if items != &[self.consultation] && items.last() != Some(&self.finish) {
            let offered = self.status(self.finish) == Some(Status::Suggested);
            if offered {
                faults.push(format!("no finish on {day}"));
            }
        }
        // R-60 lists what needs preparation: invasive, peel, laser, abrasion.
        let prepared = has(&|item| entry(item).invasive);
        let there = |kind, date: Date| {
            let same = |it: &&CalendarEntry| (it.kind, it.date) == (kind, date);
            self.plan.calendar.iter().filter(same).any(|it| it.items == *items)
        };
        let days = self.oracle.clinic.tighter.preparation_days.unwrap_or(0).max(PREPARATION);
        if there(CalendarKind::Prep, minus_days(day, days)) != prepared {
            faults.push(format!("preparation is wrong before {day}"));
        }
        let first = items == &[self.consultation];
        if there(CalendarKind::Aftercare, plus_days(day, 1)) == first {
            faults.push(format!("aftercare is wrong after {day}"));
        }
    }

    fn special_day(&self) -> Option<Date> {
        let question = self.oracle.knowledge.questions.ids.event_date;
        match self.oracle.answers.get(question) {
            Some(Answer::Date(day)) if day >= self.oracle.today => Some(day),
            _ => None,
        }
    }

    fn event(&self, faults: &mut Vec<String>) {
        let Some(event) = self.special_day() else { return };
        let inside = |day: Date, days| minus_days(event, days) <= day && day <= event;
        let mut known = vec![self.consultation];
        for visit in &self.visits {
            if inside(visit.date, EVENT.0) {
                faults.push(format!("a visit on {}, close to {event}", visit.date));
            }
            let planned = visit.date >= self.oracle.today;
            if planned && event < visit.date && visit.date <= plus_days(event, 7) {
                faults.push(format!("a visit on {}, just after {event}", visit.date));
            }
            let new = visit.items.iter().any(|item| !known.contains(item));
            if new && inside(visit.date, EVENT.1) {
                faults.push(format!("something new on {}, before {event}", visit.date));
            }
            if self.invasive(visit) && inside(visit.date, EVENT.2) {
                faults.push(format!("something invasive on {}, before {event}", visit.date));
            }
            known.extend(&visit.items);
        }
    }

    /// Nothing new is introduced at home around something invasive, or shortly before the special day.
    fn home(&self, faults: &mut Vec<String>) {
        let today = self.oracle.today;
        if today > date(CALENDAR_ENDS, 1, 1) {
            return;
        }
        let phases = self.plan.home.phases.iter();
        for routine in phases.filter(|routine| routine.span.introduces.is_some()) {
            let start = week_start(today, routine.span.from_week);
            if self
                .special_day()
                .is_some_and(|event| minus_days(event, EVENT.1) <= start && start <= event)
            {
                faults.push(format!("something new at home on {start}, before the special day"));
            }
            for visit in self.visits.iter().filter(|visit| self.invasive(visit)) {
                let (from, to) = (minus_days(visit.date, QUIET.0), plus_days(visit.date, QUIET.1));
                if from <= start && start <= to {
                    faults.push(format!("something new at home on {start}, near {}", visit.date));
                }
            }
        }
    }
}
