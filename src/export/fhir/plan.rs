//! The plan as a CarePlan: a draft and a proposal, never an order.

use jiff::civil::{Date, Weekday};

use super::codes::{concept, system};
use super::findings::reason;
use super::types::{
    Activity, Annotation, CarePlan, Concept, Detail, Period, Reference, Repeat, Timing,
};
use super::{Source, patient, subject};
use crate::domain::{ActiveId, CalendarKind, ClosedSet, Phase, Status, Time, date_text, plus_days};
use crate::engine::{
    Avoided, BlockEnd, CalendarEntry, PhaseRoutine, Reason, Rest, Step, TreatmentPlan,
};
use crate::export::text::rest_line;

/// Returns the plan. It is based on `answers` and `index`.
pub fn care_plan(source: &Source<'_>, answers: &Reference, index: &Reference) -> CarePlan {
    let plan = source.assessment;
    let mut activity = Vec::new();
    for routine in &plan.home.phases {
        for (time, steps) in [
            (Time::Morning, &routine.morning),
            (Time::Evening, &routine.evening),
            (Time::Weekly, &routine.weekly),
        ] {
            for step in steps {
                let uses = step.uses.iter();
                activity.extend(uses.flat_map(|active| home(source, routine, time, step, *active)));
            }
        }
    }
    let rests = plan.home.rests.iter();
    activity.extend(rests.flat_map(|it| it.actives.iter().map(|active| rest(source, it, active))));
    activity.extend(plan.home.avoid.iter().map(|avoided| avoid(source, avoided)));
    activity.extend(plan.treatments.iter().filter_map(|line| treatment(source, line)));
    let visits = plan.calendar.iter().filter(|entry| {
        matches!(entry.kind, CalendarKind::Visit | CalendarKind::Upkeep | CalendarKind::CheckIn)
    });
    activity.extend(visits.map(|entry| visit(source, entry)));
    let questions = plan.questions_for_clinic.iter();
    CarePlan {
        language: source.language.to_owned(),
        contained: patient(),
        status: "draft",
        intent: "proposal",
        title: source.words(&["records-plan"]),
        subject: subject(),
        period: Period { start: Some(date_text(source.started)), end: None },
        created: source.now.to_owned(),
        supporting_info: vec![answers.clone(), index.clone()],
        activity: activity.into_iter().map(|detail| Activity { detail }).collect(),
        note: questions
            .filter_map(|id| Some(Annotation { text: source.words(&["ask-", id])? }))
            .collect(),
    }
}

/// Returns a detail with the common fields: nothing in it has begun.
fn detail(source: &Source<'_>, code: Concept, because: &[Reason]) -> Detail {
    Detail {
        kind: None,
        code,
        reason_code: because.iter().map(|because| reason(source, because)).collect(),
        status: "not-started",
        status_reason: None,
        do_not_perform: false,
        scheduled_timing: None,
        scheduled_period: None,
        product_codeable_concept: None,
        description: None,
    }
}

/// Returns one product of a step in one stretch of the routine: one detail for each run of days without a
/// pause around a visit, so that no reader schedules it on the paused days.
fn home(
    source: &Source<'_>,
    routine: &PhaseRoutine,
    time: Time,
    step: &Step,
    active: ActiveId,
) -> Vec<Detail> {
    let nights: Vec<Date> = match time {
        // Empty if it is used every evening.
        Time::Evening => routine.nights_of(active).collect(),
        Time::Morning | Time::Weekly => Vec::new(),
    };
    let days = source.assessment.home.days_of(&routine.span, active).into_iter();
    // The days between two pauses may contain none of its nights.
    let used = |(first, last): &(Date, Date)| {
        let mut week = (0..7).map(|day| plus_days(*first, day)).take_while(|day| day <= last);
        let night = |day: Date| nights.iter().any(|night| night.weekday() == day.weekday());
        nights.is_empty() || week.any(night)
    };
    let id = &source.knowledge.active(active).id;
    let name = source.words(&["active-", id]);
    let details = days.filter(used).map(|(first, last)| {
        let (start, end) = (Some(date_text(first)), Some(date_text(last)));
        let repeat = Repeat {
            bounds_period: Some(Period { start, end }),
            frequency: Some(1),
            period: Some(1),
            period_unit: Some(if time == Time::Weekly { "wk" } else { "d" }),
            when: match time {
                Time::Morning => vec!["MORN"],
                Time::Evening => vec!["EVE"],
                Time::Weekly => Vec::new(),
            },
            day_of_week: nights.iter().copied().map(weekday).collect(),
            ..Repeat::default()
        };
        Detail {
            scheduled_timing: Some(Timing { repeat }),
            product_codeable_concept: Some(concept(system::ACTIVES, id, name.clone())),
            // The code gives the slot in the routine; the text is the product's.
            ..detail(source, concept(system::SLOTS, step.slot.id(), name.clone()), &step.because)
        }
    });
    details.collect()
}

/// Returns something that pauses around a visit, from the first to the last of these days.
fn rest(source: &Source<'_>, rest: &Rest, active: ActiveId) -> Detail {
    let id = &source.knowledge.active(active).id;
    let name = source.words(&["active-", id]);
    let words = rest_line(source.localizer, rest, name.as_deref().unwrap_or_default());
    let (start, end) = (Some(date_text(rest.from)), Some(date_text(rest.to)));
    Detail {
        do_not_perform: true,
        scheduled_period: Some(Period { start, end }),
        description: Some(words),
        ..detail(source, concept(system::ACTIVES, id, name), std::slice::from_ref(&rest.because))
    }
}

fn weekday(date: Date) -> &'static str {
    match date.weekday() {
        Weekday::Monday => "mon",
        Weekday::Tuesday => "tue",
        Weekday::Wednesday => "wed",
        Weekday::Thursday => "thu",
        Weekday::Friday => "fri",
        Weekday::Saturday => "sat",
        Weekday::Sunday => "sun",
    }
}

/// Returns something to leave out, with its last day if known.
fn avoid(source: &Source<'_>, avoided: &Avoided) -> Detail {
    let id = &source.knowledge.active(avoided.active).id;
    let code = concept(system::ACTIVES, id, source.words(&["active-", id]));
    Detail {
        do_not_perform: true,
        scheduled_period: Some(Period {
            start: Some(date_text(source.started)),
            end: source.assessment.lifted_on(avoided.active, avoided.until).map(date_text),
        }),
        ..detail(source, code, &avoided.because)
    }
}

/// Returns the day on which a block ends; `None` if a clinician lifts it or the plan does not reach its
/// phase.
fn ends(source: &Source<'_>, until: BlockEnd) -> Option<String> {
    let starts = |phase: Phase| {
        let mut spans = source.assessment.home.phases.iter().map(|routine| &routine.span);
        let span = spans.find(|span| span.phase >= phase)?;
        Some(span.from)
    };
    let day = match until {
        BlockEnd::Date(date) => Some(date),
        BlockEnd::Phase(phase) => starts(phase),
        BlockEnd::ClearedByClinician => None,
    };
    day.map(date_text)
}

/// Returns a treatment to discuss; `None` if it is not needed or not offered.
fn treatment(source: &Source<'_>, line: &TreatmentPlan) -> Option<Detail> {
    if matches!(line.status, Status::NotOffered | Status::NotNeeded) {
        return None;
    }
    let entry = source.knowledge.treatment(line.treatment);
    let code = concept(system::TREATMENTS, &entry.id, source.words(&["treatment-", &entry.id]));
    let status = line.status.id();
    let blocked = line.status == Status::Blocked;
    let end = line.until.and_then(|until| ends(source, until));
    let (least, most) = (u16::from(entry.sessions.0.max(1)), u16::from(entry.sessions.1.max(1)));
    let repeat = Repeat {
        bounds_period: line.from.map(|day| Period { start: Some(date_text(day)), end: None }),
        count: Some(least),
        count_max: (most > least).then_some(most),
        frequency: entry.every_days.map(|_| 1),
        period: entry.every_days.map(|(low, _)| low),
        period_max: entry.every_days.and_then(|(low, high)| (high > low).then_some(high)),
        period_unit: entry.every_days.map(|_| "d"),
        ..Repeat::default()
    };
    Some(Detail {
        kind: Some("ServiceRequest"),
        status_reason: Some(concept(system::STATUSES, status, source.words(&["status-", status]))),
        do_not_perform: blocked,
        scheduled_timing: (!blocked).then_some(Timing { repeat }),
        scheduled_period: blocked.then(|| Period { start: Some(date_text(source.started)), end }),
        ..detail(source, code, &line.because)
    })
}

/// Returns a proposed day for a visit or a check of the signs.
fn visit(source: &Source<'_>, entry: &CalendarEntry) -> Detail {
    let kind = entry.kind.id();
    let names = entry
        .items
        .iter()
        .filter_map(|item| source.words(&["treatment-", &source.knowledge.treatment(*item).id]));
    let names: Vec<String> = names.collect();
    let code = concept(system::CALENDAR, kind, source.words(&["calendar-", kind]));
    let day = date_text(entry.date);
    let clinic = entry.kind != CalendarKind::CheckIn;
    Detail {
        kind: clinic.then_some("Appointment"),
        scheduled_period: Some(Period { start: Some(day.clone()), end: Some(day) }),
        description: (!names.is_empty()).then(|| names.join(", ")),
        ..detail(source, code, &entry.because)
    }
}
