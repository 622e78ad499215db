//! Safety: runs before everything else, and nothing later undoes it.

use jiff::civil::Date;

use crate::clinic::ClinicConfig;
use crate::domain::{
    ActiveId, ActiveSet, Phase, RuleId, Severity, TreatmentId, TriageLevel, plus_days,
};
use crate::knowledge::{Effect, Knowledge, RuleKind, Until};

use super::blocks::Block;
use super::course_limits::CourseLimits;
use super::effects::{EffectGroup, FiredEffects};
use super::facts::Facts;
use super::reason::Reason;

/// The triage result, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Triage {
    /// The highest level that a rule asks for.
    pub level: TriageLevel,
    /// The rules behind it; empty when clear.
    pub because: Vec<Reason>,
}

impl Triage {
    /// The reasons to tell: next to certain ones, those that rest on open answers are in the way.
    pub fn told(&self) -> impl Iterator<Item = &Reason> {
        let certain = self.because.iter().any(|because| because.certain);
        self.because.iter().filter(move |because| because.certain || !certain)
    }

    /// Returns `true` if the plan is gentle care only, until someone has looked at the skin.
    pub fn stops_the_plan(&self) -> bool {
        self.level >= TriageLevel::Urgent
    }
}

/// The number of days for which an effect holds something back, if days end it.
fn held_days(effect: &Effect) -> Option<u16> {
    match effect {
        Effect::BlockActives { until: Until::Days(days), .. }
        | Effect::BlockTreatments { until: Until::Days(days), .. }
        | Effect::HoldNew { until: Until::Days(days), .. } => Some(*days),
        _ => None,
    }
}

/// Every rule that applies, with its effects.
pub struct FiredRules<'a> {
    knowledge: &'a Knowledge,
    effects: FiredEffects<'a>,
    /// Actives that the clinic leaves out of every plan.
    left_out: ActiveSet,
    /// Treatments that the clinic never wants suggested.
    asked: Vec<TreatmentId>,
    /// Additions by the course.
    pub(super) course: CourseLimits,
}

impl<'a> FiredRules<'a> {
    /// Finds the rules that apply. A clinic's configuration may relax safety rules, never a floor; needs,
    /// steps, dates and drivers are not a clinic's to relax.
    pub fn of(facts: &Facts<'a>, clinic: &ClinicConfig) -> Self {
        let fired: Vec<Reason> = facts
            .knowledge
            .rules()
            // Rules of follow-up are read by the course.
            .filter(|(_, rule)| rule.kind != RuleKind::Follow)
            .filter(|(id, _)| !clinic.relaxes(facts.knowledge, *id))
            .filter_map(|(id, rule)| Reason::of(facts, id, rule))
            .collect();
        let may = |active: &ActiveId| facts.knowledge.may_be_left_out(*active);
        let left_out = clinic.tighter.no_actives.iter().copied().filter(may).collect();
        let asked = clinic.tighter.ask_first.clone();
        let course = CourseLimits::default();
        let knowledge = facts.knowledge;
        let effects = FiredEffects::new(knowledge, fired);
        Self { knowledge, effects, left_out, asked, course }
    }

    /// The same once the actives are chosen: rules on how to use something apply only where the plan
    /// holds it. They block nothing, so the choice stays as it is.
    #[must_use]
    pub(super) fn with_plan(self, facts: &Facts<'a>, clinic: &ClinicConfig) -> Self {
        let mut fired = self.effects.into_rules();
        for (id, rule) in facts.knowledge.rules().filter(|(_, rule)| rule.when.reads_plan()) {
            if !clinic.relaxes(facts.knowledge, id) {
                fired.retain(|because| because.rule != id);
                fired.extend(Reason::of(facts, id, rule));
            }
        }
        Self { effects: FiredEffects::new(self.knowledge, fired), ..self }
    }

    /// Takes over the needs of other facts: those for which the plan was made.
    pub(super) fn take_needs(&mut self, other: &Self) {
        let need = |reason: &&Reason| self.knowledge.rule(reason.rule).kind == RuleKind::Need;
        let own = self.effects.rules().iter().filter(|reason| !need(reason));
        let fired = own.chain(other.effects.rules().iter().filter(need)).cloned().collect();
        self.effects = FiredEffects::new(self.knowledge, fired);
    }

    /// The effects that a decision reads, with their rules, in the order of rule ids.
    pub(super) fn effects(
        &self,
        group: EffectGroup,
    ) -> impl Iterator<Item = (&Reason, &'a Effect)> {
        self.effects.of(group)
    }

    /// Safety rules that apply, strongest first, then by rule id.
    pub fn warnings(&self) -> Vec<Reason> {
        let rank = |because: &Reason| self.knowledge.rule(because.rule).severity;
        let mut warnings: Vec<Reason> = self
            .effects
            .rules()
            .iter()
            .filter(|because| self.knowledge.rule(because.rule).kind == RuleKind::Safety)
            .filter(|because| !self.is_over(because.rule))
            .cloned()
            .collect();
        crate::domain::insertion_sort(&mut warnings, rank);
        warnings
    }

    /// Returns `true` if a rule has no effect left: the days of all its effects are over.
    fn is_over(&self, rule: RuleId) -> bool {
        let mut effects = self.knowledge.rule(rule).then.iter();
        self.course.over.contains(&rule) && effects.all(|effect| held_days(effect).is_some())
    }

    /// The rules that hold something back for some days, with those days.
    pub(super) fn counted_days(&self) -> impl Iterator<Item = (&Reason, u16)> {
        let held = self.effects(EffectGroup::Block);
        held.filter_map(|(reason, effect)| Some((reason, held_days(effect)?)))
    }

    /// The rule with this id, if it applies.
    pub fn get(&self, rule: RuleId) -> Option<&Reason> {
        self.effects.get(rule)
    }

    /// The highest triage level that a rule asks for.
    pub fn level(&self) -> TriageLevel {
        self.levels().map(|(level, _)| level).max().unwrap_or(TriageLevel::Clear)
    }

    /// Every triage level that applies, those of noted reactions first, with its reason.
    fn levels(&self) -> impl Iterator<Item = (TriageLevel, &Reason)> {
        let noted = self.course.triage.iter().map(|(level, because)| (*level, because));
        noted.chain(self.effects(EffectGroup::Triage).filter_map(
            |(because, effect)| match effect {
                Effect::Triage(level) => Some((*level, because)),
                _ => None,
            },
        ))
    }

    /// The same with the rules behind it.
    pub fn triage(&self) -> Triage {
        let mut triage = Triage { level: TriageLevel::Clear, because: Vec::new() };
        let mut all: Vec<(TriageLevel, &Reason)> = self.levels().collect();
        crate::domain::insertion_sort(&mut all, |(level, _)| std::cmp::Reverse(*level));
        if let Some(&(highest, _)) = all.first() {
            triage.level = highest;
            // "Ask soon" next to "today" would be contradictory advice.
            let told = all.into_iter().filter(|(level, _)| {
                highest < TriageLevel::Urgent || *level > TriageLevel::AskSoon
            });
            triage.because = told.map(|(_, because)| because.clone()).collect();
        }
        triage
    }

    /// The reasons of triage that hand every treatment to a clinician. A rule that itself says which
    /// treatments it blocks (a spot that may be anywhere on the body) leaves the others alone.
    pub(super) fn holding_all_back<'t>(
        &'t self,
        triage: &'t Triage,
    ) -> impl Iterator<Item = &'t Reason> {
        let names = |effect: &Effect| matches!(effect, Effect::BlockTreatments { .. });
        let own = move |rule: RuleId| self.knowledge.rule(rule).then.iter().any(names);
        triage.because.iter().filter(move |because| !own(because.rule))
    }

    /// Blocks on an active.
    pub fn active_blocks(&self, active: ActiveId) -> Vec<Block> {
        let mut blocks = self.blocks(|effect| match effect {
            Effect::BlockActives { targets, until } => targets.contains(active).then_some(*until),
            _ => None,
        });
        if self.left_out.contains(active) {
            let because = Reason::rule(self.knowledge.well_known.rules.clinic_leaves_out, []);
            blocks.push(Block { until: Until::ClearedByClinician, because, from: None });
        }
        blocks.extend(self.course.blocks(active));
        blocks
    }

    /// When an active that is not in use may come in, by the rules that hold it back.
    pub fn holds_back(&self, active: ActiveId) -> impl Iterator<Item = Until> {
        let lasts = |because: &Reason| !self.course.over.contains(&because.rule);
        self.effects(EffectGroup::Block).filter_map(move |(because, effect)| match effect {
            Effect::HoldNew { targets, until } if targets.contains(active) && lasts(because) => {
                Some(*until)
            }
            _ => None,
        })
    }

    /// Actives that may not be newly brought in before a clinician agrees.
    pub(super) fn held_until_cleared(&self) -> ActiveSet {
        let held = self.effects(EffectGroup::Block).filter_map(|(_, effect)| match effect {
            Effect::HoldNew { targets, until: Until::ClearedByClinician } => Some(*targets),
            _ => None,
        });
        held.fold(ActiveSet::EMPTY, ActiveSet::union)
    }

    /// Returns `true` if a rule forbids saying that nothing more is needed.
    pub fn forbids_all_clear(&self) -> bool {
        self.effects(EffectGroup::Triage).any(|(_, effect)| *effect == Effect::NoAllClear)
    }

    /// Blocks on a treatment.
    pub fn treatment_blocks(&self, treatment: TreatmentId) -> Vec<Block> {
        self.blocks(|effect| match effect {
            Effect::BlockTreatments { targets, until } => {
                targets.contains(treatment).then_some(*until)
            }
            _ => None,
        })
    }

    fn blocks(&self, hit: impl Fn(&Effect) -> Option<Until>) -> Vec<Block> {
        self.effects(EffectGroup::Block)
            .filter(|(because, _)| !self.course.over.contains(&because.rule))
            .filter_map(|(because, effect)| {
                hit(effect).map(|until| Block {
                    until,
                    because: because.clone(),
                    from: self.course.counts_from(because.rule, until),
                })
            })
            .collect()
    }

    /// Actives that a stretch of this phase that starts on `from` may not hold.
    pub(super) fn blocked_in(&self, phase: Phase, from: Date, today: Date) -> ActiveSet {
        self.effects(EffectGroup::Block)
            .filter(|(because, _)| !self.course.over.contains(&because.rule))
            .filter_map(|(because, effect)| match effect {
                Effect::BlockActives { targets, until: Until::Phase(until) } => {
                    (phase < *until).then_some(*targets)
                }
                Effect::BlockActives { targets, until: Until::Days(days) } => {
                    let since = self.course.counts_from(because.rule, Until::Days(*days));
                    let end = plus_days(since.unwrap_or(today), *days);
                    (from < end).then_some(*targets)
                }
                Effect::BlockActives { targets, .. } => Some(*targets),
                _ => None,
            })
            .fold(self.left_out.union(self.course.reacted_to(phase)), ActiveSet::union)
    }

    /// Actives that pause in the stretch that starts on this day.
    pub(super) fn paused_in(&self, from: Date) -> ActiveSet {
        match &self.course.paused {
            Some((targets, _, _)) if self.course.current == Some(from) => *targets,
            _ => ActiveSet::EMPTY,
        }
    }

    /// Rules that hand a treatment to a clinician.
    pub fn ask_first(&self, treatment: TreatmentId) -> Vec<Reason> {
        let mut rules = matching(
            self.effects(EffectGroup::AskFirst),
            |effect| matches!(effect, Effect::AskFirst(set) if set.contains(treatment)),
        );
        if self.asked.contains(&treatment) {
            rules.push(Reason::rule(self.knowledge.well_known.rules.clinic_asks, []));
        }
        rules
    }

    /// Cautions, pairings and facts about an active, strongest rule first.
    pub fn notes_on_active(&self, active: ActiveId) -> Vec<Reason> {
        let mut notes = matching(self.effects(EffectGroup::Use), |effect| match effect {
            Effect::Caution { actives, .. } | Effect::Inform { actives, .. } => {
                actives.contains(active)
            }
            Effect::Separate { these, from } => these.union(*from).contains(active),
            Effect::MorningOnly(targets) | Effect::NightsAtMost { targets, .. } => {
                targets.contains(active)
            }
            Effect::Prefer(actives) => actives.contains(&active),
            _ => false,
        });
        crate::domain::insertion_sort(&mut notes, |because| {
            self.knowledge.rule(because.rule).severity
        });
        notes
    }

    /// Cautions and facts about a treatment, strongest rule first.
    pub fn notes_on_treatment(&self, treatment: TreatmentId) -> Vec<Reason> {
        let mut notes = matching(self.effects(EffectGroup::Use), |effect| match effect {
            Effect::Caution { treatments, .. } | Effect::Inform { treatments, .. } => {
                treatments.contains(treatment)
            }
            _ => false,
        });
        crate::domain::insertion_sort(&mut notes, |because| {
            self.knowledge.rule(because.rule).severity
        });
        notes
    }

    /// Rules that end the plan.
    pub fn stops(&self) -> Vec<Reason> {
        self.effects
            .rules()
            .iter()
            .filter(|because| self.knowledge.rule(because.rule).severity == Severity::Stop)
            .cloned()
            .collect()
    }
}

/// The rules with a matching effect, each once.
fn matching<'s, 'a>(
    effects: impl Iterator<Item = (&'s Reason, &'a Effect)>,
    hit: impl Fn(&Effect) -> bool,
) -> Vec<Reason> {
    let mut found: Vec<Reason> = Vec::new();
    for (because, effect) in effects {
        if hit(effect) && found.last().is_none_or(|last| last.rule != because.rule) {
            found.push(because.clone());
        }
    }
    found
}
