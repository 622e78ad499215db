//! Programmes: courses of visits that answer a need. One is dated, the others are choices.

use std::cmp::Reverse;

use jiff::civil::Date;

use crate::domain::{
    Band, Phase, ProgrammeId, ProgrammeStatus, Status, TreatmentId, VisitStep, insertion_sort,
};
use crate::knowledge::{Knowledge, Programme as Entry, Treatment};

use super::barrier::raised_signs;
use super::blocks::BlockEnd;
use super::clinic_plan::{TreatmentPlan, most_useful_first};
use super::context::Context;
use super::dates::{days, plus_days};
use super::facts::Facts;
use super::phases::{PhaseSpan, starts_on};
use super::reason::Reason;
use super::safety::FiredRules;
use super::steps::add_reasons;
use super::ternary::Ternary;

/// A programme that answers one of the person's needs, and what it would take.
///
/// Interval, number of visits and upkeep are those of the leading item. Only a programme with the status
/// `dated` appears in the calendar; at most one has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Programme {
    /// The programme.
    pub programme: ProgrammeId,
    /// Whether it is dated, and if not, what prevents that.
    pub status: ProgrammeStatus,
    /// First and last visit of the course, when it is dated.
    pub course: Option<(Date, Date)>,
    /// For `not_yet`: the first day on which it may start.
    pub from: Option<Date>,
    /// The item that sets interval, number of visits and upkeep.
    pub leading: TreatmentId,
    /// Visits of the course, fewest and most. The fewest are dated.
    pub visits: (u8, u8),
    /// Days between two visits, fewest and most; `None` for a single visit.
    pub every_days: Option<(u16, u16)>,
    /// Days between upkeep visits after the course, fewest and most; `None` without upkeep.
    pub upkeep_days: Option<(u16, u16)>,
    /// Its steps, in the order of a visit; the consultation, a visit of its own, comes first.
    pub steps: Vec<ProgrammeStep>,
    /// Why: the needs it answers, then what decides its status.
    pub because: Vec<Reason>,
}

/// A step of a programme with its item, which stays the same through the whole course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgrammeStep {
    /// Place among the steps of the programme in the knowledge.
    pub place: usize,
    /// The item done in it.
    pub item: TreatmentId,
    /// The alternatives; never dated.
    pub instead: Vec<TreatmentId>,
    /// Whether a clinician decides about the item, which is not dated then.
    pub ask_first: bool,
}

impl Programme {
    /// The id of a step, for texts and files.
    pub fn step_id<'a>(&self, knowledge: &'a Knowledge, step: &ProgrammeStep) -> &'a str {
        let steps = &knowledge.programme(self.programme).steps;
        steps.get(step.place).map_or("", |step| step.id.as_str())
    }

    /// Returns `true` if the treatment is an alternative to the item of a step.
    pub fn has_instead(&self, treatment: TreatmentId) -> bool {
        self.steps.iter().any(|step| step.instead.contains(&treatment))
    }

    /// The items of its visits when it is dated: all but the consultation and what a clinician has yet to
    /// decide.
    pub(super) fn dated_items(&self, knowledge: &Knowledge) -> Vec<TreatmentId> {
        let consultation = knowledge.well_known.treatments.consultation;
        let steps = self.steps.iter().filter(|step| !step.ask_first);
        steps.map(|step| step.item).filter(|item| *item != consultation).collect()
    }
}

/// Days between two visits with this leading item: those of the calendar rule, clamped to the item's own
/// range.
pub(super) fn interval(knowledge: &Knowledge, leading: TreatmentId) -> u16 {
    let (least, most) = knowledge.treatment(leading).every_days.unwrap_or((1, u16::MAX));
    days(knowledge, knowledge.well_known.rules.visits).clamp(least, most)
}

/// Every programme that a need asks for and that has a leading item, the strongest need first. Those that
/// may be dated have the status `choice`; the calendar dates one of them.
pub(super) fn build(
    context: &Context<'_>,
    plans: &[TreatmentPlan],
    spans: &[PhaseSpan],
) -> Vec<Programme> {
    let Context { facts, fired, today, .. } = *context;
    let builder = Builder { facts, fired, plans, spans, today };
    let mut found: Vec<(u16, u8, Programme)> = facts
        .knowledge
        .programmes()
        .filter_map(|(id, entry)| {
            let programme = builder.programme(id, entry)?;
            Some((strength(facts, entry), entry.order, programme))
        })
        .collect();
    insertion_sort(&mut found, |(strength, order, programme)| {
        (programme.status, Reverse(*strength), *order)
    });
    found.into_iter().map(|(_, _, programme)| programme).collect()
}

/// How strongly the answers ask for a programme: the points of everything that certainly holds.
fn strength(facts: &Facts<'_>, entry: &Entry) -> u16 {
    let holds = entry.strength.iter().filter(|(when, _)| facts.holds(when) == Ternary::Yes);
    holds.map(|(_, points)| u16::from(*points)).sum()
}

struct Builder<'a> {
    facts: &'a Facts<'a>,
    fired: &'a FiredRules<'a>,
    plans: &'a [TreatmentPlan],
    spans: &'a [PhaseSpan],
    today: Date,
}

impl<'a> Builder<'a> {
    fn plan(&self, treatment: TreatmentId) -> Option<&'a TreatmentPlan> {
        self.plans.iter().find(|plan| plan.treatment == treatment)
    }

    fn entry(&self, treatment: TreatmentId) -> &'a Treatment {
        self.facts.knowledge.treatment(treatment)
    }

    /// The leading item and its step: suggested items before those that a clinician decides, those before
    /// waiting ones; then in the order of the entry.
    fn leading(&self, entry: &Entry, waits: bool) -> Option<(usize, &'a TreatmentPlan)> {
        if waits {
            // By then more is unlocked: items that a clinician need not decide go first.
            let open = |free: bool| {
                move |plan: &&TreatmentPlan| plan.status.may_come() && !(free && self.asked(plan))
            };
            return self
                .first_lead(entry, open(true))
                .or_else(|| self.first_lead(entry, open(false)));
        }
        [Status::Suggested, Status::AskFirst, Status::NotYet]
            .into_iter()
            .find_map(|status| self.first_lead(entry, |plan| plan.status == status))
    }

    /// The first matching item that may lead, with its step.
    fn first_lead(
        &self,
        entry: &Entry,
        such: impl Fn(&&TreatmentPlan) -> bool,
    ) -> Option<(usize, &'a TreatmentPlan)> {
        entry.leading.iter().find_map(|place| {
            let step = entry.steps.get(usize::from(*place))?;
            // An item that another need brings in does not lead here.
            let answers = |plan: &&TreatmentPlan| {
                let needs = entry.needs.iter().chain(&entry.offers);
                let own = &self.entry(plan.treatment).needs;
                needs.filter(|need| self.fired.get(**need).is_some()).any(|need| own.contains(need))
            };
            let plans = step.items.iter().filter_map(|item| self.plan(*item));
            let mut plans = plans.filter(answers);
            Some((usize::from(*place), plans.find(&such)?))
        })
    }

    /// Returns `true` if a clinician decides about it, now or once it is unlocked.
    fn asked(&self, plan: &TreatmentPlan) -> bool {
        plan.status == Status::AskFirst
            || self.entry(plan.treatment).always_ask
            || !self.fired.ask_first(plan.treatment).is_empty()
    }

    fn programme(&self, id: ProgrammeId, entry: &Entry) -> Option<Programme> {
        let fired = |rules: &[_]| -> Vec<Reason> {
            rules.iter().filter_map(|rule| self.fired.get(*rule).cloned()).collect()
        };
        let (mut because, offers) = (fired(&entry.needs), fired(&entry.offers));
        let only_offered = because.is_empty();
        because.extend(offers);
        if because.is_empty() {
            return None;
        }
        let waits = self.facts.band < Band::Strong && !entry.weak_skin;
        let (lead_step, lead) = self.leading(entry, waits)?;
        let rules = &self.facts.knowledge.well_known.rules;
        because.push(Reason::rule(rules.leading, []));

        let calm = starts_on(self.spans, Phase::Introduce, self.today);
        let (status, from, why) = match lead.status {
            _ if waits => {
                let why = vec![Reason::rule(rules.phase, raised_signs(self.facts))];
                (ProgrammeStatus::NotYet, Some(calm), why)
            }
            Status::AskFirst => (ProgrammeStatus::AskFirst, None, deciding(lead, self.facts)),
            Status::NotYet => (ProgrammeStatus::NotYet, lead.from, deciding(lead, self.facts)),
            _ if only_offered => {
                let why = self.fired.get(rules.offer).cloned().into_iter().collect();
                (ProgrammeStatus::Offer, None, why)
            }
            _ => (ProgrammeStatus::Choice, None, vec![Reason::rule(rules.one_programme, [])]),
        };
        add_reasons(&mut because, why);
        let leading = self.entry(lead.treatment);
        Some(Programme {
            programme: id,
            status,
            course: None,
            from,
            leading: lead.treatment,
            visits: leading.sessions,
            every_days: leading.every_days,
            upkeep_days: leading.upkeep_days,
            steps: self.steps(entry, (lead_step, lead), from.unwrap_or(self.today)),
            because,
        })
    }

    /// Every step with something open by the day on which the leading item is open.
    fn steps(
        &self,
        entry: &Entry,
        (lead_step, lead): (usize, &TreatmentPlan),
        start: Date,
    ) -> Vec<ProgrammeStep> {
        let open = |plan: &&TreatmentPlan| {
            plan.status <= Status::AskFirst
                || (plan.status == Status::NotYet && plan.from.is_some_and(|from| from <= start))
        };
        let mut steps: Vec<ProgrammeStep> = Vec::new();
        let mut together = vec![lead.treatment];
        for (place, step) in entry.steps.iter().enumerate() {
            let plans: Vec<&TreatmentPlan> =
                step.items.iter().filter_map(|item| self.plan(*item)).filter(open).collect();
            let of = |status| plans.iter().copied().find(|plan| plan.status == status);
            let goes_with = |plan: &&TreatmentPlan| {
                plan.status == Status::Suggested
                    && self.goes_with(plan.treatment, &together, lead.treatment)
            };
            let chosen = if place == lead_step {
                Some(lead)
            } else {
                let suggested = plans.iter().copied().find(goes_with);
                suggested.or_else(|| of(Status::AskFirst)).or_else(|| of(Status::NotYet))
            };
            let Some(chosen) = chosen else { continue };
            if chosen.status == Status::Suggested && place != lead_step {
                together.push(chosen.treatment);
            }
            let others = plans.iter().map(|plan| plan.treatment);
            steps.push(ProgrammeStep {
                place,
                item: chosen.treatment,
                instead: others.filter(|item| *item != chosen.treatment).collect(),
                ask_first: self.asked(chosen),
            });
        }
        steps
    }

    /// Returns `true` if an item can be done at the interval of the leading item, as often, and on the
    /// same day as the others: one invasive item, and no exfoliation where needles go in.
    fn goes_with(&self, item: TreatmentId, together: &[TreatmentId], leading: TreatmentId) -> bool {
        let well_known = &self.facts.knowledge.well_known.treatments;
        if item == well_known.barrier_finish || item == well_known.consultation {
            return true;
        }
        let entry = self.entry(item);
        // Needles are not for the first visit on strained skin, and an item is part of every visit.
        if entry.needles && self.facts.band < Band::Strong {
            return false;
        }
        let visits = self.entry(leading).sessions.0;
        let every = interval(self.facts.knowledge, leading);
        let inside = |(least, most): (u16, u16)| (least..=most).contains(&every);
        let once = entry.sessions == (1, 1);
        let in_time = once
            || ((entry.sessions.0..=entry.sessions.1).contains(&visits)
                && entry.every_days.is_some_and(inside));
        let exfoliates = |entry: &Treatment| entry.visit_step == VisitStep::Exfoliate;
        let apart = |other: &Treatment| {
            (entry.invasive && other.invasive)
                || (entry.needles && exfoliates(other))
                || (exfoliates(entry) && other.needles)
        };
        in_time && !together.iter().any(|other| apart(self.entry(*other)))
    }
}

/// Suggested items get dated. While a programme is dated, the alternatives to its items are not needed,
/// and items of another programme wait until its course is over.
pub(super) fn settle(knowledge: &Knowledge, plans: &mut [TreatmentPlan], programmes: &[Programme]) {
    let rules = &knowledge.well_known.rules;
    finish_follows(knowledge, plans);
    let Some((dated, (_, last))) =
        programmes.iter().find_map(|programme| Some((programme, programme.course?)))
    else {
        let first = knowledge.well_known.treatments.consultation;
        let alone = |plan: &&mut TreatmentPlan| {
            plan.status == Status::Suggested && plan.treatment != first && programmes.is_empty()
        };
        for plan in plans.iter_mut().filter(alone) {
            plan.because.insert(0, Reason::rule(rules.adjunct, []));
        }
        return;
    };
    let items = dated.dated_items(knowledge);
    let consultation = knowledge.well_known.treatments.consultation;
    for plan in plans.iter_mut().filter(|plan| plan.status == Status::Suggested) {
        if plan.treatment == consultation || items.contains(&plan.treatment) {
            continue;
        }
        if dated.has_instead(plan.treatment) {
            plan.status = Status::NotNeeded;
            plan.because.insert(0, Reason::rule(rules.one_item, []));
        } else {
            let after = plus_days(last, 1);
            plan.status = Status::NotYet;
            (plan.until, plan.from) = (Some(BlockEnd::Date(after)), Some(after));
            plan.because.insert(0, Reason::rule(rules.one_programme, []));
        }
    }
    most_useful_first(knowledge, plans);
}

/// The finish of a visit is suggested together with another item, never alone.
fn finish_follows(knowledge: &Knowledge, plans: &mut [TreatmentPlan]) {
    let well_known = &knowledge.well_known;
    let (finish, first) =
        (well_known.treatments.barrier_finish, well_known.treatments.consultation);
    let suggested = |plan: &TreatmentPlan| plan.status == Status::Suggested;
    let more = plans
        .iter()
        .any(|plan| suggested(plan) && plan.treatment != finish && plan.treatment != first);
    let alone = plans.iter_mut().find(|plan| plan.treatment == finish && suggested(plan) && !more);
    if let Some(plan) = alone {
        plan.status = Status::NotNeeded;
        plan.because.insert(0, Reason::rule(well_known.rules.finish, []));
        most_useful_first(knowledge, plans);
    }
}

/// The reasons that decide the status of the leading item.
fn deciding(lead: &TreatmentPlan, facts: &Facts<'_>) -> Vec<Reason> {
    lead.because.iter().take(lead.deciding_count(facts.knowledge)).cloned().collect()
}
