//! Invariants of the dates in the home routine: deferred actives do come, some pause around visits, and
//! nothing new starts close to what it must not meet.

use barrier_first::domain::{
    ActiveId, Answer, CalendarKind, Phase, TreatmentId, TriageLevel, days_between, plus_days,
};
use barrier_first::engine::{Assessment, BlockEnd, PhaseRoutine, minus_days, week_start};
use jiff::civil::{Date, date};

use super::home::used;
use super::oracle::Oracle;

pub fn check(oracle: &Oracle<'_>, plan: &Assessment, faults: &mut Vec<String>) {
    lengths(oracle, &plan.home.phases, faults);
    told(oracle, plan, faults);
    nothing_new(oracle, plan, faults);
    around_visits(oracle, plan, faults);
}

/// Reset 2 or 4 weeks, rebuild 4 or 6, longer from 65 and from 80 (`docs/how-a-plan-is-decided.md`).
fn lengths(oracle: &Oracle<'_>, phases: &[PhaseRoutine], faults: &mut Vec<String>) {
    if oracle.level() >= TriageLevel::Urgent || !oracle.clinic.relaxed_rules.is_empty() {
        return;
    }
    let old = |band| oracle.says("age_band", band);
    let age = oracle.knowledge.questions.ids.age_band;
    let known = oracle.answers.get(age).is_some();
    let factor = match () {
        () if old("80_plus") || !known => 2.0,
        () if old("65_79") => 1.5,
        () => 1.0,
    };
    let compromised = oracle.band == barrier_first::domain::Band::Compromised;
    // A stretch that introduces nothing waits until a visit or the special day is over.
    let waits = |routine: &&PhaseRoutine| {
        routine.span.phase == Phase::Introduce && routine.span.introduces.is_none()
    };
    for routine in phases.iter().filter(|routine| !waits(routine)) {
        let weeks = match routine.span.phase {
            Phase::Reset => f64::from(if compromised { 4 } else { 2 }) * factor,
            Phase::Rebuild => f64::from(if compromised { 6 } else { 4 }) * factor,
            Phase::Introduce => 4.0 * factor,
            Phase::Maintain => continue,
        };
        let shown = routine.span.to_week - routine.span.from_week;
        let least = weeks.ceil() as u16;
        // Nothing changes close to the special day, so a stretch that would end there continues.
        let regular = week_start(oracle.today, routine.span.from_week + least);
        let waits = close_to_event(oracle, regular) && shown > least && {
            let before = week_start(oracle.today, routine.span.to_week - 1);
            let free = week_start(oracle.today, routine.span.to_week);
            !close_to_event(oracle, free) && before < free
        };
        if shown != least && !waits {
            faults.push(format!("{:?} lasts {shown} weeks, not {weeks}", routine.span.phase));
        }
    }
}

/// After this day, the calendar (to 9999-12-31) may end before a wait of some weeks does.
const LAST_TO_WAIT: Date = date(9999, 1, 1);

/// Products in use are in a routine or listed as left out; an active that waits for a phase comes.
fn told(oracle: &Oracle<'_>, plan: &Assessment, faults: &mut Vec<String>) {
    if oracle.level() >= TriageLevel::Urgent {
        return;
    }
    let phases = &plan.home.phases;
    for (active, entry) in oracle.knowledge.actives().filter(|(_, it)| oracle.uses(&it.id)) {
        let held = |from: Phase| {
            phases.iter().any(|it| it.span.phase >= from && used(it).contains(&active))
        };
        let avoided = plan.home.avoid.iter().find(|avoided| avoided.active == active);
        if avoided.is_none() && !held(Phase::Reset) {
            faults.push(format!("{} is in use and nothing is said about it", entry.id));
        }
        if let Some(avoided) = avoided
            && let Some(said) = plan.lifted_on(active, avoided.until)
            && let Some(back) = phases.iter().find(|it| used(it).contains(&active))
            && said < back.span.from
        {
            let back = back.span.from;
            faults.push(format!("{} not before {said}, and back on {back}", entry.id));
        }
        if let Some(BlockEnd::Phase(phase)) = avoided.map(|avoided| avoided.until)
            && !held(phase)
            // Nothing can come after the last day of the calendar.
            && oracle.today <= LAST_TO_WAIT
        {
            faults.push(format!("{} waits for {phase:?} and never comes", entry.id));
        }
    }
}

/// No day marked gentle in the calendar includes what the calendar says to leave out, and no other day lacks
/// anything in the routine.
fn around_visits(oracle: &Oracle<'_>, plan: &Assessment, faults: &mut Vec<String>) {
    let strong = super::family(oracle.knowledge, "strong_active");
    let acids = ["retinoid", "exfoliant"].map(|family| super::family(oracle.knowledge, family));
    let visit = |kind| matches!(kind, CalendarKind::Visit | CalendarKind::Upkeep);
    let asked = oracle.is_answered("clinic_interest");
    if !asked && !plan.home.rests.is_empty() {
        faults.push("pauses for visits that nobody has asked for".to_owned());
    }
    // Days on which something must be absent, according to the treatments themselves.
    let mut quiet: Vec<(Date, bool)> = Vec::new();
    for entry in plan.calendar.iter().filter(|entry| asked && visit(entry.kind)) {
        let entries = || entry.items.iter().map(|item| oracle.knowledge.treatment(*item));
        let pauses = entries().any(|it| it.aftercare.iter().any(|text| text == "no_actives"));
        let light =
            |id: &str| id.starts_with("peel") || id.contains("laser") || id == "microdermabrasion";
        let broken = entries().any(|it| it.invasive || light(&it.id));
        let days = if broken { 7 } else { 3 };
        if pauses || broken {
            quiet.extend((0..=days).map(|n| (plus_days(entry.date, n), true)));
        }
        let prep = plan
            .calendar
            .iter()
            .filter(|it| it.kind == CalendarKind::Prep && it.date < entry.date)
            .map(|it| it.date)
            .max()
            .filter(|_| broken);
        if let Some(from) = prep {
            let length = days_between(from, entry.date);
            quiet.extend((0..length).map(|n| (plus_days(from, n), false)));
        }
    }
    for routine in &plan.home.phases {
        let length = days_between(routine.span.from, routine.span.to).min(200);
        for day in (0..length).map(|n| plus_days(routine.span.from, n)) {
            let resting = plan.home.resting_on(day);
            let night = usize::from(days_between(routine.span.from, day) % 7);
            let whole = routine.evening_of(night);
            let planned = whole.into_iter().chain(&routine.morning).flat_map(|step| &step.uses);
            let evening = routine.evening_on(day, resting);
            let morning = routine.morning_on(resting);
            let left: Vec<ActiveId> =
                evening.iter().chain(&morning).flat_map(|step| step.uses.clone()).collect();
            let of_day = quiet.iter().filter(|(date, _)| *date == day);
            let gentle: Vec<bool> = of_day.map(|(_, all)| *all).collect();
            for active in planned {
                let out = gentle.iter().any(|all| {
                    if *all {
                        strong.contains(*active)
                    } else {
                        acids.iter().any(|family| family.contains(*active))
                    }
                });
                if out == left.contains(active) {
                    let name = oracle.active_name(*active);
                    let verb = if out { "is used" } else { "is missing" };
                    faults.push(format!("{name} {verb} on {day}, by its visits"));
                }
            }
        }
    }
}

/// Returns `true` for the special day and the two weeks before it.
fn close_to_event(oracle: &Oracle<'_>, day: Date) -> bool {
    let question = oracle.knowledge.questions.ids.event_date;
    matches!(oracle.answers.get(question), Some(Answer::Date(event))
        if event >= oracle.today && minus_days(event, 14) <= day && day <= event)
}

/// Nothing new until somebody has looked, in the two weeks before a special day, or in the week after a visit
/// whose aftercare pauses acids.
fn nothing_new(oracle: &Oracle<'_>, plan: &Assessment, faults: &mut Vec<String>) {
    for (n, routine) in plan.home.phases.iter().enumerate() {
        let start = week_start(oracle.today, routine.span.from_week);
        let changes = n > 0 || routine.span.introduces.is_some();
        if changes && close_to_event(oracle, start) {
            faults.push(format!("the routine changes on {start}, shortly before the special day"));
        }
    }
    for routine in plan.home.phases.iter().filter(|it| it.span.introduces.is_some()) {
        if oracle.level() > TriageLevel::Clear {
            faults.push("something new although somebody should look first".to_owned());
        }
        let start = week_start(oracle.today, routine.span.from_week);
        let visits = plan.calendar.iter().filter(|entry| {
            let names = |item: &TreatmentId| {
                let aftercare = &oracle.knowledge.treatment(*item).aftercare;
                aftercare.iter().any(|it| it == "no_actives")
            };
            matches!(entry.kind, CalendarKind::Visit | CalendarKind::Upkeep)
                && entry.items.iter().any(names)
        });
        for visit in visits.filter(|visit| visit.date <= start && start <= plus_days(visit.date, 7))
        {
            faults.push(format!("something new on {start}, after a visit on {}", visit.date));
        }
    }
}
