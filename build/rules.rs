//! Compiles the rules: conditions and effects.

use crate::domain::{ClosedSet, FlagSet, LabelFlag, OptionId, QuestionId};
use crate::knowledge::model::{Condition, Effect, OnLabels, Rule, RuleKind, Until};
use crate::knowledge::schema::{
    ConditionEntry, EffectEntry, KindEntry, OnLabelsEntry, RuleEntry, UntilEntry,
};
use crate::resolver::{Resolver, place};

impl Resolver<'_> {
    /// Compiles a condition of a rule.
    pub fn condition(&mut self, file: &str, entry: &ConditionEntry) -> Condition {
        match entry {
            ConditionEntry::Always => Condition::Always,
            ConditionEntry::Is(id, options) => {
                let question = self.question_id(file, id);
                let list = match &self.entries.questions[question.index()].kind {
                    KindEntry::One { options } | KindEntry::Many { options, .. } => options,
                    KindEntry::Level | KindEntry::Number { .. } | KindEntry::Date => {
                        self.faults.add(file, format!("{id:?} has no options to compare"));
                        return Condition::Always;
                    }
                };
                Condition::Is(question, self.options(file, list, options))
            }
            ConditionEntry::AtLeast(id, value) => {
                Condition::AtLeast(self.measured(file, id), *value)
            }
            ConditionEntry::AtMost(id, value) => Condition::AtMost(self.measured(file, id), *value),
            ConditionEntry::BandAtMost(band) => Condition::BandAtMost(*band),
            ConditionEntry::Region(regions) => Condition::Region(regions.clone()),
            ConditionEntry::Course(leaf) => Condition::Course(self.leaf(file, leaf)),
            ConditionEntry::PlanHolds(targets) => {
                Condition::PlanHolds(self.active_set(file, targets))
            }
            ConditionEntry::PlanStarts(targets) => {
                Condition::PlanStarts(self.active_set(file, targets))
            }
            ConditionEntry::All(parts) => Condition::All(self.conditions(file, parts)),
            ConditionEntry::Any(parts) => Condition::Any(self.conditions(file, parts)),
            ConditionEntry::Not(part) => Condition::Not(Box::new(self.condition(file, part))),
        }
    }

    fn conditions(&mut self, file: &str, parts: &[ConditionEntry]) -> Vec<Condition> {
        if parts.is_empty() {
            self.faults.add(file, "has an empty All or Any");
        }
        parts.iter().map(|part| self.condition(file, part)).collect()
    }

    /// Resolves a question with a level or a number, as thresholds need.
    pub fn measured(&mut self, file: &str, id: &str) -> QuestionId {
        let question = self.question_id(file, id);
        if !matches!(
            self.entries.questions[question.index()].kind,
            KindEntry::Level | KindEntry::Number { .. }
        ) {
            self.faults.add(file, format!("{id:?} is neither a level nor a number"));
        }
        question
    }

    /// Compiles a rule with its condition and effects.
    pub fn rule(&mut self, entry: &RuleEntry) -> Rule {
        let file = format!("knowledge/rules/{}.ron", entry.id);
        let kind = match entry.id.as_bytes() {
            [b'R', b'-', ..] => RuleKind::Safety,
            [b'N', b'-', b'B', digit, ..] if digit.is_ascii_digit() => RuleKind::Driver,
            [b'N', b'-', ..] => RuleKind::Need,
            [b'S', b'-', ..] => RuleKind::Step,
            [b'C', b'-', ..] => RuleKind::Calendar,
            [b'F', b'-', ..] => RuleKind::Follow,
            [b'I', b'-', ..] => RuleKind::Index,
            _ => {
                self.faults.add(&file, "the id starts with none of R- N- S- C- F- I-");
                RuleKind::Safety
            }
        };
        Rule {
            id: entry.id.clone(),
            kind,
            when: self.condition(&file, &entry.when),
            then: entry.then.iter().map(|effect| self.effect(&file, effect)).collect(),
            severity: entry.severity,
            grade: entry.grade,
            sources: self.sources(&file, &entry.sources),
            reviewed: entry.reviewed.clone(),
            reviews: Vec::new(),
            floor: entry.floor,
            speaks_for: entry.speaks_for.iter().map(|id| self.rule_id(&file, id)).collect(),
            on_labels: entry.on_labels.as_ref().map(|shown| self.on_labels(&file, shown)),
        }
    }

    /// Compiles the evidence for a rule on a label.
    fn on_labels(&mut self, file: &str, entry: &OnLabelsEntry) -> OnLabels {
        let question = self.question_id(file, "allergies");
        let options = self.entries.questions.iter().find(|it| it.id == "allergies");
        let option = options.and_then(|it| match &it.kind {
            KindEntry::One { options } | KindEntry::Many { options, .. } => {
                place(options, |id| *id == entry.allergy)
            }
            KindEntry::Level | KindEntry::Number { .. } | KindEntry::Date => None,
        });
        if option.is_none() {
            self.faults.add(file, format!("there is no allergy {:?}", entry.allergy));
        }
        let mut flags = |ids: &[String]| {
            let mut set = FlagSet::EMPTY;
            for id in ids {
                match LabelFlag::from_id(id) {
                    Some(flag) => set.insert(flag),
                    None => self.faults.add(file, format!("there is no flag {id:?}")),
                }
            }
            set
        };
        let (sure, perhaps) = (flags(&entry.flags), flags(&entry.perhaps));
        if sure.is_empty() {
            self.faults.add(file, "names no flag of a label");
        }
        let allergy = (question, OptionId(option.unwrap_or_default()));
        OnLabels { allergy, flags: sure, perhaps, own_words: entry.own_words }
    }

    fn effect(&mut self, file: &str, entry: &EffectEntry) -> Effect {
        match entry {
            EffectEntry::Triage(level) => Effect::Triage(*level),
            EffectEntry::BlockActives { targets, until } => Effect::BlockActives {
                targets: self.active_set(file, targets),
                until: compile_until(*until),
            },
            EffectEntry::HoldNew { targets, until } => Effect::HoldNew {
                targets: self.active_set(file, targets),
                until: compile_until(*until),
            },
            EffectEntry::BlockTreatments { targets, until } => Effect::BlockTreatments {
                targets: self.treatment_set(file, targets),
                until: compile_until(*until),
            },
            EffectEntry::AskFirst { targets } => {
                Effect::AskFirst(self.treatment_set(file, targets))
            }
            EffectEntry::Caution { targets } => {
                let (actives, treatments) = self.either(file, targets);
                Effect::Caution { actives, treatments }
            }
            EffectEntry::Inform { targets } => {
                let (actives, treatments) = self.either(file, targets);
                Effect::Inform { actives, treatments }
            }
            EffectEntry::Prefer { actives } => {
                Effect::Prefer(actives.iter().map(|id| self.active_id(file, id)).collect())
            }
            EffectEntry::Separate { these, from } => Effect::Separate {
                these: self.active_set(file, these),
                from: self.active_set(file, from),
            },
            EffectEntry::MorningOnly { targets } => {
                Effect::MorningOnly(self.active_set(file, targets))
            }
            EffectEntry::NightsAtMost { targets, nights } => {
                Effect::NightsAtMost { targets: self.active_set(file, targets), nights: *nights }
            }
            EffectEntry::StretchPhases { percent } => Effect::StretchPhases { percent: *percent },
            EffectEntry::PhaseWeeks { phase, band, weeks } => {
                Effect::PhaseWeeks { phase: *phase, band: *band, weeks: *weeks }
            }
            EffectEntry::Limit(limit, number) => Effect::Limit(*limit, *number),
            EffectEntry::Want { actives } => {
                Effect::Want(actives.iter().map(|id| self.active_id(file, id)).collect())
            }
            EffectEntry::Step { time, slot, uses, phases, adds } => Effect::Step {
                adds: *adds,
                time: *time,
                slot: *slot,
                uses: uses.iter().map(|id| self.active_id(file, id)).collect(),
                phases: phases.clone(),
            },
            EffectEntry::Points(points) => Effect::Points(*points),
            EffectEntry::Weight { sign, half_points } => {
                let question = self.measured(file, sign);
                Effect::Weight { sign: question, half_points: *half_points }
            }
            EffectEntry::BandFrom { band, index } => {
                Effect::BandFrom { band: *band, index: *index }
            }
            EffectEntry::Ceiling(band) => Effect::Ceiling(*band),
            EffectEntry::NoAllClear => Effect::NoAllClear,
            EffectEntry::Days(days) => Effect::Days(*days),
            EffectEntry::Results { of, days } => {
                Effect::Results { of: self.active_set(file, of), days: *days }
            }
            EffectEntry::Follow(entry) => Effect::Follow(self.follow(file, entry)),
        }
    }
}

fn compile_until(entry: UntilEntry) -> Until {
    match entry {
        UntilEntry::ClearedByClinician => Until::ClearedByClinician,
        UntilEntry::Phase(phase) => Until::Phase(phase),
        UntilEntry::Days(days) => Until::Days(days),
    }
}
