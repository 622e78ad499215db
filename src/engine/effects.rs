//! The effects of the rules that apply, grouped once by the decision that reads them.

use crate::domain::RuleId;
use crate::knowledge::{Effect, Knowledge};

use super::reason::Reason;

/// A kind of decision and the effects that it reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EffectGroup {
    /// Whether someone should look at the skin first, and whether the plan may give the all-clear.
    Triage,
    /// Things held back.
    Block,
    /// Things a clinician decides.
    AskFirst,
    /// How to use something, and what to know about it.
    Use,
    /// Things the person's needs ask for.
    Need,
    /// Steps of the routine.
    Step,
    /// How long a phase lasts.
    PhaseLength,
    /// When a result may show.
    Result,
}

impl EffectGroup {
    const COUNT: usize = EffectGroup::Result as usize + 1;

    /// The group of an effect. `None` for effects read from the knowledge rather than from the rules that
    /// apply: weights, bands, limits, lengths in days, and effects that a course reads itself.
    fn of(effect: &Effect) -> Option<Self> {
        Some(match effect {
            Effect::Triage(_) | Effect::NoAllClear => Self::Triage,
            Effect::BlockActives { .. }
            | Effect::BlockTreatments { .. }
            | Effect::HoldNew { .. } => Self::Block,
            Effect::AskFirst(_) => Self::AskFirst,
            Effect::Caution { .. }
            | Effect::Inform { .. }
            | Effect::Separate { .. }
            | Effect::MorningOnly(_)
            | Effect::NightsAtMost { .. }
            | Effect::Prefer(_) => Self::Use,
            Effect::Want(_) => Self::Need,
            Effect::Step { .. } => Self::Step,
            Effect::StretchPhases { .. } | Effect::PhaseWeeks { .. } => Self::PhaseLength,
            Effect::Results { .. } => Self::Result,
            Effect::Points(_)
            | Effect::Weight { .. }
            | Effect::BandFrom { .. }
            | Effect::Ceiling(_)
            | Effect::Days(_)
            | Effect::Limit(..)
            | Effect::Follow(_) => return None,
        })
    }
}

/// The rules that apply in the order of their ids, with their effects by group.
pub(super) struct FiredEffects<'a> {
    fired: Vec<Reason>,
    /// Each effect with the index of its rule in `fired`.
    groups: [Vec<(usize, &'a Effect)>; EffectGroup::COUNT],
}

impl<'a> FiredEffects<'a> {
    /// Groups the effects of these rules.
    pub fn new(knowledge: &'a Knowledge, mut fired: Vec<Reason>) -> Self {
        crate::domain::insertion_sort(&mut fired, |because| because.rule);
        let mut groups: [Vec<(usize, &'a Effect)>; EffectGroup::COUNT] = Default::default();
        for (place, because) in fired.iter().enumerate() {
            for effect in &knowledge.rule(because.rule).then {
                let group =
                    EffectGroup::of(effect).and_then(|group| groups.get_mut(group as usize));
                if let Some(group) = group {
                    group.push((place, effect));
                }
            }
        }
        Self { fired, groups }
    }

    /// Takes the rules out.
    pub fn into_rules(self) -> Vec<Reason> {
        self.fired
    }

    /// The rules, in the order of their ids.
    pub fn rules(&self) -> &[Reason] {
        &self.fired
    }

    /// The rule with this id, if it applies.
    pub fn get(&self, rule: RuleId) -> Option<&Reason> {
        self.fired.iter().find(|because| because.rule == rule)
    }

    /// The effects of a group with their rules, in the order of rule ids.
    pub fn of(&self, group: EffectGroup) -> impl Iterator<Item = (&Reason, &'a Effect)> {
        let effects = self.groups.get(group as usize).into_iter().flatten();
        effects.filter_map(|(place, effect)| Some((self.fired.get(*place)?, *effect)))
    }
}
