//! The plan to discuss with a clinic: every treatment with its status and the reasons.

use jiff::civil::Date;

use crate::domain::{Interest, Phase, RuleId, Status, TreatmentId, TriageLevel};
use crate::knowledge::{ClinicQuestion, Effect, Knowledge, Treatment, Until};

use super::barrier::raised_signs;
use super::blocks::{BlockEnd, latest};
use super::context::Context;
use super::facts::Facts;
use super::phases::{PhaseSpan, starts_on};
use super::reason::Reason;
use super::safety::Triage;
use super::steps::add_reasons;
use super::ternary::Ternary;

/// A treatment in a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TreatmentPlan {
    /// The treatment.
    pub treatment: TreatmentId,
    /// Its status.
    pub status: Status,
    /// For `not_yet` and `blocked`: when that may change.
    pub until: Option<BlockEnd>,
    /// For `not_yet`: the first day of the phase that unlocks it.
    pub from: Option<Date>,
    /// Why; the deciding reasons first.
    pub because: Vec<Reason>,
}

impl TreatmentPlan {
    /// How many of the reasons decide the status. They come first, and each alone would be enough; the
    /// others say what else was considered.
    pub fn deciding_count(&self, knowledge: &Knowledge) -> usize {
        let needs = &knowledge.treatment(self.treatment).needs;
        let blocks = |because: &&Reason| {
            knowledge.rule(because.rule).then.iter().any(|effect| {
                matches!(effect, Effect::BlockTreatments { targets, .. }
                    if targets.contains(self.treatment))
            })
        };
        let reasons = self.because.iter();
        match self.status {
            Status::Blocked => reasons.take_while(blocks).count(),
            Status::AskFirst => {
                reasons.take_while(|because| !needs.contains(&because.rule)).count()
            }
            // For a consultation, the rule that it comes first precedes its needs, whatever they are.
            Status::Suggested => {
                reasons.take_while(|because| needs.contains(&because.rule)).count().max(1)
            }
            Status::NotYet | Status::NotOffered | Status::NotNeeded => 1,
        }
    }
}

/// Status of every treatment, most useful first, then in the order of a visit.
pub(super) fn build(context: &Context<'_>, spans: &[PhaseSpan]) -> Vec<TreatmentPlan> {
    let Context { facts, fired, .. } = *context;
    let triage = fired.triage();
    let mut plans: Vec<TreatmentPlan> = facts
        .knowledge
        .treatments()
        .map(|(id, entry)| {
            let mut plan = decide(context, &triage, spans, (id, entry));
            add_reasons(&mut plan.because, fired.notes_on_treatment(id));
            plan
        })
        .collect();
    most_useful_first(facts.knowledge, &mut plans);
    plans
}

/// The first of these that applies: blocked, not offered, not needed, not yet, ask first, suggested.
fn decide(
    context: &Context<'_>,
    triage: &Triage,
    spans: &[PhaseSpan],
    (treatment, entry): (TreatmentId, &Treatment),
) -> TreatmentPlan {
    let Context { facts, fired, clinic, today } = *context;
    let rules = &facts.knowledge.well_known.rules;
    let plan =
        |status, because| TreatmentPlan { treatment, status, until: None, from: None, because };
    let start = spans.first().map_or(Phase::Reset, |span| span.phase);

    let mut blocks: Vec<_> = fired
        .treatment_blocks(treatment)
        .into_iter()
        .filter(|block| !matches!(block.until, Until::Phase(phase) if phase <= start))
        .collect();
    if !blocks.is_empty() {
        let until = latest(&mut blocks, today, |phase| starts_on(spans, phase, today));
        let because = blocks.into_iter().map(|block| block.because).collect();
        return TreatmentPlan { until, ..plan(Status::Blocked, because) };
    }
    if !clinic.offers(treatment) {
        return plan(Status::NotOffered, vec![Reason::rule(rules.not_offered, [])]);
    }
    let needs: Vec<Reason> =
        entry.needs.iter().filter_map(|rule| fired.get(*rule).cloned()).collect();
    if needs.is_empty() {
        let goals = facts.knowledge.questions.ids.goals;
        return plan(Status::NotNeeded, vec![Reason::rule(rules.not_needed, [goals])]);
    }
    let mut ask = fired.ask_first(treatment);
    // Unknown counts as unsafe, so the longest recovery counts; the shortest where a clinician has to be
    // asked anyway and can say how long it would show.
    let (shortest, longest) = entry.downtime_days;
    let counts = if ask.is_empty() { longest } else { shortest };
    if let Some(because) = excluded_by_preference(facts, entry, counts) {
        return plan(Status::NotNeeded, vec![because]);
    }
    if entry.always_ask {
        ask.push(Reason::rule(rules.clinician, []));
    }
    let comfort = facts.knowledge.questions.ids.needle_comfort;
    let options = &facts.knowledge.well_known.options;
    // Nobody has agreed to needles, whether the question was asked or not.
    let open = facts.answers.get(comfort).is_none();
    if entry.needles && (open || facts.says(options.needles_prefer_not)) {
        ask.push(Reason::over(facts, rules.needles, comfort));
    }
    let downtime = facts.knowledge.questions.ids.downtime;
    if longest > 0 && facts.answers.get(downtime).is_none() {
        ask.push(Reason::over(facts, rules.downtime, downtime));
    }
    let consultation = facts.knowledge.well_known.treatments.consultation;
    if triage.level > TriageLevel::Clear && treatment != consultation {
        // Somebody has to look at the skin before anything is done to it.
        add_reasons(&mut ask, fired.holding_all_back(triage).cloned().collect());
    }
    if entry.needs_phase > start {
        let mut because = vec![Reason::rule(rules.phase, raised_signs(facts))];
        if let Some(reset) = fired.get(rules.reset_pause) {
            because.push(reset.clone());
        }
        add_reasons(&mut because, ask);
        add_reasons(&mut because, needs);
        return TreatmentPlan {
            until: Some(BlockEnd::Phase(entry.needs_phase)),
            from: Some(starts_on(spans, entry.needs_phase, today)),
            ..plan(Status::NotYet, because)
        };
    }
    if !ask.is_empty() {
        add_reasons(&mut ask, needs);
        return plan(Status::AskFirst, ask);
    }
    let mut because = Vec::new();
    if treatment == consultation {
        // Everybody gets it; a person's wishes only decide what it will be about.
        because.push(Reason::rule(rules.consultation, []));
    }
    because.extend(needs);
    plan(Status::Suggested, because)
}

/// The rule by which the person's own limits exclude a treatment.
fn excluded_by_preference(
    facts: &Facts<'_>,
    entry: &Treatment,
    downtime_days: u8,
) -> Option<Reason> {
    let questions = &facts.knowledge.questions.ids;
    let rules = &facts.knowledge.well_known.rules;
    let options = &facts.knowledge.well_known.options;
    let gentle_only = facts.says(options.interest_gentle_only);
    let outside = facts.says(options.interest_none)
        || match entry.interest {
            Interest::Gentle => false,
            Interest::Devices => gentle_only || facts.says(options.interest_injectables),
            Interest::Injectables => gentle_only || facts.says(options.interest_devices),
        };
    if outside {
        return Some(Reason::rule(rules.interest, [questions.clinic_interest]));
    }
    if entry.needles && facts.says(options.needles_never) {
        return Some(Reason::over(facts, rules.needles, questions.needle_comfort));
    }
    let too_long = (facts.says(options.downtime_none) && downtime_days > 0)
        || (facts.says(options.downtime_3_days) && downtime_days > 3)
        || (facts.says(options.downtime_week) && downtime_days > 7);
    too_long.then(|| Reason::over(facts, rules.downtime, questions.downtime))
}

/// Suggested first, then in the order of a visit.
pub(super) fn most_useful_first(knowledge: &Knowledge, plans: &mut [TreatmentPlan]) {
    crate::domain::insertion_sort(plans, |plan| {
        let step = knowledge.treatment(plan.treatment).visit_step;
        (plan.status, step, plan.treatment)
    });
}

/// Locale key suffixes of questions for the clinic, each once, for treatments that may come: first those
/// raised by the person's own answers, then those raised by the treatments.
pub(super) fn questions(context: &Context<'_>, plans: &[TreatmentPlan]) -> Vec<String> {
    let Context { facts, fired, .. } = *context;
    let knowledge = facts.knowledge;
    let open = || plans.iter().filter(|plan| plan.status.may_come());
    let speaks =
        |rule: RuleId| open().any(|plan| plan.because.iter().any(|because| because.rule == rule));
    let own = knowledge.clinic_questions().iter();
    let own: Vec<&ClinicQuestion> = own
        .filter(|question| facts.holds(&question.when) == Ternary::Yes && speaks(question.rule))
        .collect();
    let mut list: Vec<String> = own.iter().map(|question| question.id.clone()).collect();
    // Treatments that wait until somebody has looked at the skin raise no questions for a clinic yet.
    let first = fired.level() >= TriageLevel::SeeDoctor;
    let about = open().filter(|plan| !first || plan.status == Status::Suggested);
    let replaced = |id: &String| own.iter().any(|question| question.instead_of.contains(id));
    for question in about.flat_map(|plan| &knowledge.treatment(plan.treatment).questions) {
        if !list.contains(question) && !replaced(question) {
            list.push(question.clone());
        }
    }
    list
}
