//! The changes between two plans, in terms a person reads.

use crate::domain::{
    ActiveId, Band, CalendarKind, ClosedSet, Phase, Status, Time, TreatmentId, TriageLevel,
    days_between,
};

use super::reason::Reason;
use super::{Assessment, BlockEnd, ExpectedResult, LineRef, PhaseRoutine, TreatmentPlan};

/// One difference between an old and a new plan, with the reasons of the new one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Triage went from one level to another.
    Triage(TriageLevel, TriageLevel, Vec<Reason>),
    /// The index moved.
    Index(u8, u8),
    /// The band changed.
    Band(Band, Band),
    /// The plan starts in another phase.
    Phase(Phase, Phase),
    /// An active entered the routine.
    ActiveAdded(ActiveId, Vec<Reason>),
    /// An active left the routine.
    ActiveRemoved(ActiveId, Vec<Reason>),
    /// An active is to be left out from now until the given end.
    AvoidAdded(ActiveId, BlockEnd, Vec<Reason>),
    /// An active need no longer be left out.
    AvoidRemoved(ActiveId),
    /// A treatment has another status.
    Treatment(TreatmentId, Status, Status, Vec<Reason>),
}

impl Change {
    /// The line of the new plan whose reasons explain the change.
    pub fn line(&self) -> Option<LineRef> {
        match self {
            // Nothing asks for a doctor any more, so no reason is needed.
            Self::Triage(_, _, because) if because.is_empty() => None,
            Self::Triage(_, level, _) => Some(LineRef::Triage(*level)),
            Self::ActiveAdded(active, _) => Some(LineRef::Active(*active)),
            Self::AvoidAdded(active, ..) => Some(LineRef::Avoid(*active)),
            Self::Treatment(treatment, ..) => Some(LineRef::Treatment(*treatment)),
            Self::Index(..)
            | Self::Band(..)
            | Self::Phase(..)
            | Self::ActiveRemoved(..)
            | Self::AvoidRemoved(_) => None,
        }
    }
}

/// The changes from `old` to `new`, weightiest first.
pub fn diff(old: &Assessment, new: &Assessment) -> Vec<Change> {
    let mut changes = Vec::new();
    if old.triage.level != new.triage.level {
        let because = new.triage.because.clone();
        changes.push(Change::Triage(old.triage.level, new.triage.level, because));
    }
    if old.barrier.index != new.barrier.index {
        changes.push(Change::Index(old.barrier.index, new.barrier.index));
    }
    if old.barrier.band != new.barrier.band {
        changes.push(Change::Band(old.barrier.band, new.barrier.band));
    }
    if old.phase != new.phase {
        changes.push(Change::Phase(old.phase, new.phase));
    }
    actives_and_avoided(old, new, &mut changes);
    for plan in &new.treatments {
        let before = old.treatments.iter().find(|other| other.treatment == plan.treatment);
        // A treatment that was out of reach and still is need not be mentioned, whatever its status.
        let told = |before: &&TreatmentPlan| before.status.may_come() || plan.status.may_come();
        let before = before.filter(|before| before.status != plan.status).filter(told);
        if let Some(before) = before {
            changes.push(Change::Treatment(
                plan.treatment,
                before.status,
                plan.status,
                plan.because.clone(),
            ));
        }
    }
    changes
}

/// How far the dates of a plan have moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DatesMoved {
    /// Phases, nights and results are the same, and no entry of the calendar moved by more than
    /// [`SMALL_SHIFT`] days.
    Slightly,
    /// Anything beyond that.
    Far,
}

/// The most days by which an appointment may move without a warning: it stays in the same week of the
/// plan. Our own choice, without a source.
pub const SMALL_SHIFT: u16 = 3;

/// Tells how far phases, nights, results or calendar entries have moved to other days, whatever their
/// reasons; `None` if all stay.
pub fn dates_moved(old: &Assessment, new: &Assessment) -> Option<DatesMoved> {
    let phase = |one: &PhaseRoutine| {
        (one.span.phase, one.span.from_week, one.span.to_week, one.span.introduces)
    };
    let phases = |plan: &Assessment| {
        plan.home.phases.iter().map(|one| (phase(one), one.nights)).collect::<Vec<_>>()
    };
    let results = |plan: &Assessment| {
        let rule = |one: &ExpectedResult| one.because.first().map(|because| because.rule);
        plan.results.iter().map(|one| (one.from, one.to, rule(one))).collect::<Vec<_>>()
    };
    if phases(old) != phases(new) || results(old) != results(new) {
        return Some(DatesMoved::Far);
    }
    // Entries of one kind are compared in order: the second visit with the second visit.
    let of = |plan: &Assessment, kind| {
        let entries = plan.calendar.iter().filter(move |one| one.kind == kind);
        entries.map(|one| (one.date, one.items.clone())).collect::<Vec<_>>()
    };
    let mut moved = None;
    for kind in CalendarKind::ALL {
        let (before, after) = (of(old, *kind), of(new, *kind));
        let same = |(one, other): (&(_, Vec<_>), &(_, Vec<_>))| one.1 == other.1;
        if before.len() != after.len() || !before.iter().zip(&after).all(same) {
            return Some(DatesMoved::Far);
        }
        for ((one, _), (other, _)) in before.iter().zip(&after) {
            let days = days_between(*one, *other).max(days_between(*other, *one));
            if days > SMALL_SHIFT {
                return Some(DatesMoved::Far);
            }
            if days > 0 {
                moved = Some(DatesMoved::Slightly);
            }
        }
    }
    moved
}

/// Every active of every stretch with the reasons of the step that holds it.
fn used(assessment: &Assessment) -> Vec<(ActiveId, Vec<Reason>)> {
    let mut list: Vec<(ActiveId, Vec<Reason>)> = Vec::new();
    for routine in &assessment.home.phases {
        for time in [Time::Morning, Time::Evening, Time::Weekly] {
            let steps = match time {
                Time::Morning => &routine.morning,
                Time::Evening => &routine.evening,
                Time::Weekly => &routine.weekly,
            };
            for step in steps {
                for active in &step.uses {
                    if list.iter().all(|(known, _)| known != active) {
                        list.push((*active, step.because.clone()));
                    }
                }
            }
        }
    }
    list
}

/// Stops come first, then what is held back; anything new or free again can wait.
fn actives_and_avoided(old: &Assessment, new: &Assessment, changes: &mut Vec<Change>) {
    let (before, after) = (used(old), used(new));
    let holds = |list: &[(ActiveId, Vec<Reason>)], active| list.iter().any(|(it, _)| *it == active);
    let avoids =
        |plan: &Assessment, active| plan.home.avoid.iter().any(|avoided| avoided.active == active);
    for (active, _) in before.iter().filter(|(active, _)| !holds(&after, *active)) {
        let avoided = new.home.avoid.iter().find(|avoided| avoided.active == *active);
        let because = avoided.map(|avoided| avoided.because.clone()).unwrap_or_default();
        changes.push(Change::ActiveRemoved(*active, because));
    }
    for avoided in new.home.avoid.iter().filter(|avoided| !avoids(old, avoided.active)) {
        changes.push(Change::AvoidAdded(avoided.active, avoided.until, avoided.because.clone()));
    }
    for (active, because) in after.iter().filter(|(active, _)| !holds(&before, *active)) {
        changes.push(Change::ActiveAdded(*active, because.clone()));
    }
    for avoided in old.home.avoid.iter().filter(|avoided| !avoids(new, avoided.active)) {
        changes.push(Change::AvoidRemoved(avoided.active));
    }
}
