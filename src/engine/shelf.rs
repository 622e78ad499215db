//! A person's own products: the verdict on each, where it belongs, and which conflict with each other.
//!
//! Derived from the finished plan, so that a product is never allowed more than its actives are.

use jiff::civil::Date;

use crate::domain::{
    ActiveId, KnownContents, OwnProduct, Phase, RuleId, ShelfStatus, ShelfUse, Slot, Time,
    days_between,
};

use crate::knowledge::{Knowledge, OnLabels, Until};

use super::blocks::{Block, BlockEnd, latest};
use super::home_routine::PhaseRoutine;
use super::home_test::{TestStage, face_from};
use super::products::{Sees, against, little, slot};
use super::reason::Reason;
use super::steps::{Step, add_reasons};
use super::{Assessment, Said};

/// The verdict on one of the person's own products.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShelfFit {
    /// The product's id on the shelf.
    pub id: String,
    /// The verdict.
    pub status: ShelfStatus,
    /// For one that waits or is left out: until when, if that is known.
    pub until: Option<BlockEnd>,
    /// The first day on which it may come in, as the plan stands.
    pub from: Option<Date>,
    /// Where it belongs in a routine.
    pub slot: Option<Slot>,
    /// When it is used; `None` means mornings and evenings.
    pub time: Option<Time>,
    /// Nights of the week, from 0, that the plan has for its contents.
    pub nights: Vec<usize>,
    /// Other products that it must not be combined with, or of which the plan holds only one.
    pub conflicts: Vec<Conflict>,
    /// Actives in it that a step of this plan asks for.
    pub serves: Vec<ActiveId>,
    /// The last day on which it is still good, once opened.
    pub keeps_until: Option<Date>,
    /// Whether this person is advised to try it on the arm before the face.
    pub test_advised: bool,
    /// Why.
    pub because: Vec<Reason>,
}

/// A conflict with another product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The other product's id.
    pub with: String,
    /// The rules behind it.
    pub because: Vec<Reason>,
}

/// Judges every product of the shelf, in its order, by the finished plan.
pub(super) fn judge(
    knowledge: &Knowledge,
    plan: &Assessment,
    shelf: &[OwnProduct],
    today: Date,
) -> Vec<ShelfFit> {
    let judge = Judge { knowledge, plan, today };
    shelf.iter().map(|own| judge.fit(own, shelf)).collect()
}

/// Judges one product, on the shelf or not, by the finished plan of somebody with this shelf.
pub fn judge_product(
    knowledge: &Knowledge,
    plan: &Assessment,
    own: &OwnProduct,
    shelf: &[OwnProduct],
    today: Date,
) -> ShelfFit {
    Judge { knowledge, plan, today }.fit(own, shelf)
}

struct Judge<'a> {
    knowledge: &'a Knowledge,
    plan: &'a Assessment,
    today: Date,
}

impl Judge<'_> {
    fn applies(&self, rule: RuleId) -> Option<Reason> {
        self.plan.warnings.iter().find(|reason| reason.rule == rule).cloned()
    }

    fn fit(&self, own: &OwnProduct, shelf: &[OwnProduct]) -> ShelfFit {
        let rules = &self.knowledge.well_known.rules;
        let sees = Sees {
            knowledge: self.knowledge,
            start: self.plan.phase,
            blocks: &|active| self.blocks(active),
            applies: &|rule| self.applies(rule),
        };
        let mut notes = Vec::new();
        let mut blocks = against(&sees, &own.product);
        blocks.extend(self.by_label(own, &mut notes));
        blocks.extend(self.by_test(own));
        let over = blocks.iter().any(|block| block.because.rule == rules.product_limit);
        let peel = own.product.holds(self.knowledge.well_known.actives.strong_peel_at_home);
        let seen_first = self.plan.triage.stops_the_plan();
        let waits = blocks.iter().all(|block| block.until != Until::ClearedByClinician);
        let starts = |phase| self.starts(phase);
        let mut until = latest(&mut blocks, self.today, starts);
        let planned = self.planned(own);
        let status = if !blocks.is_empty() && (over || peel || seen_first) {
            ShelfStatus::Stop
        } else if !blocks.is_empty() && !waits {
            ShelfStatus::NotForYou
        } else if !blocks.is_empty() {
            ShelfStatus::Later
        } else if own.known != KnownContents::Yes {
            ShelfStatus::Unknown
        } else if planned.is_some() {
            ShelfStatus::Later
        } else {
            ShelfStatus::UseNow
        };
        let mut because = vec![Reason::rule(rules.product, [])];
        add_reasons(&mut because, blocks.into_iter().map(|block| block.because).collect());
        let mut from = match until {
            Some(BlockEnd::Phase(phase)) => Some(self.starts(phase)),
            Some(BlockEnd::Date(date)) => Some(date),
            Some(BlockEnd::ClearedByClinician) | None => None,
        };
        if let Some((day, rule)) = planned.filter(|_| status == ShelfStatus::Later) {
            add_reasons(&mut because, vec![Reason::rule(rule, [])]);
            from = day.max(from);
            until = until.or(day.map(BlockEnd::Date));
        }
        add_reasons(&mut because, notes);
        let (slot, time) = self.place(own);
        ShelfFit {
            id: own.product.id.clone(),
            status,
            until,
            from,
            slot,
            time,
            nights: self.nights(own),
            conflicts: self.conflicts(own, shelf),
            serves: self.serves(own),
            keeps_until: own.keeps_until(),
            test_advised: self.test_advised(own),
            because,
        }
    }

    /// The blocks of the plan on an active.
    fn blocks(&self, active: ActiveId) -> Vec<Block> {
        let avoided = self.plan.home.avoid.iter().filter(|avoided| avoided.active == active);
        avoided
            .flat_map(|avoided| {
                let until = match avoided.until {
                    BlockEnd::Phase(phase) => Until::Phase(phase),
                    BlockEnd::Date(date) => Until::Days(days_between(self.today, date)),
                    BlockEnd::ClearedByClinician => Until::ClearedByClinician,
                };
                let block =
                    move |because: &Reason| Block { until, because: because.clone(), from: None };
                avoided.because.iter().map(block)
            })
            .collect()
    }

    /// The blocks and notes from the label flags besides the actives: an allergy bars the product,
    /// anybody else whom the rule applies to is told of it.
    fn by_label(&self, own: &OwnProduct, notes: &mut Vec<Reason>) -> Vec<Block> {
        let mut blocks = Vec::new();
        for (reason, shown) in on_labels(self.knowledge, self.plan) {
            let has = own.product.flags.meets(shown.flags);
            let may = own.product.flags.meets(shown.perhaps);
            // Answered, or left open: unknown is the unsafe case.
            let allergic = reason.matched.iter().any(|one| {
                let said = match one.said {
                    Said::Option(given) => given == shown.allergy.1,
                    Said::Open => true,
                    Said::Level(_) | Said::Number(_) => false,
                };
                one.question == shown.allergy.0 && said
            });
            let because = reason.clone();
            if has && allergic {
                let until = Until::ClearedByClinician;
                blocks.push(Block { until, because, from: None });
            } else if has || may {
                add_reasons(notes, vec![because]);
            }
        }
        blocks
    }

    /// Returns `true` if a test comes first: for a product that stays on the skin, is not used yet and
    /// was not tested, and a person to whom the rule applies. Only advice; it holds nothing back.
    fn test_advised(&self, own: &OwnProduct) -> bool {
        let (terms, id) = (&self.plan.test_terms, &own.product.id);
        let state = own.test.as_ref().map(|test| terms.state(id, test, self.today).stage);
        !own.product.kind.is_washed_off()
            && own.status == ShelfUse::Paused
            && state.is_none_or(|stage| stage == TestStage::Stopped)
            && self.applies(self.knowledge.well_known.rules.use_test).is_some()
    }

    /// The blocks from a home test that is running, or that showed something.
    fn by_test(&self, own: &OwnProduct) -> Vec<Block> {
        let Some(test) = &own.test else { return Vec::new() };
        let rules = &self.knowledge.well_known.rules;
        let terms = &self.plan.test_terms;
        let state = terms.state(&own.product.id, test, self.today);
        let block = |until, because| Block { until, because, from: None };
        match state.stage {
            TestStage::Passed | TestStage::Stopped => Vec::new(),
            TestStage::Reacted => {
                let because = Reason::rule(rules.reaction_doctor, []);
                vec![block(Until::ClearedByClinician, because)]
            }
            TestStage::Runs => {
                let advice = self.applies(rules.use_test);
                let advice = advice.unwrap_or_else(|| Reason::rule(rules.use_test, []));
                let days = days_between(self.today, face_from(&state, self.today));
                let because = terms.because.iter().take(1).cloned().chain([advice]);
                because.map(|because| block(Until::Days(days), because)).collect()
            }
        }
    }

    /// First day of a phase, as the plan stands.
    fn starts(&self, phase: Phase) -> Date {
        let phases = &self.plan.home.phases;
        let found = phases.iter().find(|routine| routine.span.phase >= phase).or(phases.last());
        found.map_or(self.today, |routine| routine.span.from).max(self.today)
    }

    /// An active in it that the plan brings in on a later day, or not at all: the day and the rule.
    fn planned(&self, own: &OwnProduct) -> Option<(Option<Date>, RuleId)> {
        let rules = &self.knowledge.well_known.rules;
        let slow = own.product.contents.iter().filter(|content| {
            self.knowledge.active(content.active).per_week.is_some()
                && !little(self.knowledge, content)
        });
        let waits = slow.filter_map(|content| {
            let holds = |routine: &&PhaseRoutine| {
                steps(routine).any(|step| step.uses.contains(&content.active))
            };
            match self.plan.home.phases.iter().find(holds) {
                Some(routine) if routine.span.from <= self.today => None,
                Some(routine) => Some((Some(routine.span.from), rules.phase_introduce)),
                None => Some((None, rules.nights)),
            }
        });
        // One that never comes outweighs any day.
        waits.max_by_key(|(day, _)| day.unwrap_or(Date::MAX))
    }

    fn place(&self, own: &OwnProduct) -> (Option<Slot>, Option<Time>) {
        let slow = own.product.contents.iter().find(|content| {
            self.knowledge.active(content.active).per_week.is_some()
                && !little(self.knowledge, content)
        });
        if let Some(content) = slow {
            let entry = self.knowledge.active(content.active);
            let morning = self.plan.home.phases.iter().any(|routine| {
                routine.morning.iter().any(|step| step.uses.contains(&content.active))
            });
            let time = if morning { Time::Morning } else { entry.time };
            let slot = if time == Time::Morning { Slot::Treat } else { entry.slot };
            return (Some(slot), Some(time));
        }
        let own_slot = slot(own.product.kind);
        let first = own.product.actives().next().map(|active| self.knowledge.active(active).slot);
        let time = match own_slot {
            Some(Slot::Protect) => Some(Time::Morning),
            Some(Slot::FirstCleanse | Slot::OvernightMask) => Some(Time::Evening),
            _ => None,
        };
        (own_slot.or(first), time)
    }

    fn nights(&self, own: &OwnProduct) -> Vec<usize> {
        let Some(routine) = self.plan.home.phases.first() else { return Vec::new() };
        let nights = routine.nights.iter().enumerate();
        let held = nights.filter(|(_, night)| night.is_some_and(|it| own.product.holds(it)));
        held.map(|(n, _)| n).collect()
    }

    fn serves(&self, own: &OwnProduct) -> Vec<ActiveId> {
        let asked = |active: &ActiveId| {
            let mut all = self.plan.home.phases.iter().flat_map(steps);
            all.any(|step| step.uses.contains(active))
        };
        let mut found: Vec<ActiveId> = own.product.actives().filter(asked).collect();
        found.dedup();
        found
    }

    /// Products in use that it must not meet, by the rules of their actives, and those of a family of which
    /// a plan holds only one. The contents of one product never count against each other.
    fn conflicts(&self, own: &OwnProduct, shelf: &[OwnProduct]) -> Vec<Conflict> {
        let used = |it: &OwnProduct| it.status != ShelfUse::Finished;
        if !used(own) {
            return Vec::new();
        }
        let others = shelf.iter().filter(|it| it.product.id != own.product.id && used(it));
        let conflict = |other: &OwnProduct| {
            let mut because = Vec::new();
            for a in self.real(own) {
                for b in self.real(other) {
                    let pairs = [(a, b), (b, a)];
                    for (a, b) in pairs {
                        let apart = self.knowledge.active(a).not_with.iter();
                        for (_, rule) in apart.filter(|(set, _)| set.contains(b)) {
                            let reason = self.applies(*rule);
                            let reason = reason.unwrap_or_else(|| Reason::rule(*rule, []));
                            add_reasons(&mut because, vec![reason]);
                        }
                    }
                    if self.knowledge.active(a).rivals.contains(b) {
                        let rule = self.knowledge.well_known.rules.nights;
                        add_reasons(&mut because, vec![Reason::rule(rule, [])]);
                    }
                }
            }
            (!because.is_empty()).then(|| Conflict { with: other.product.id.clone(), because })
        };
        others.filter_map(conflict).collect()
    }

    fn real<'b>(&'b self, own: &'b OwnProduct) -> impl Iterator<Item = ActiveId> + 'b {
        let contents = own.product.contents.iter();
        contents.filter(|content| !little(self.knowledge, content)).map(|content| content.active)
    }
}

/// Rules that apply to this person and look at labels.
pub(super) fn on_labels<'a>(
    knowledge: &'a Knowledge,
    plan: &'a Assessment,
) -> impl Iterator<Item = (&'a Reason, &'a OnLabels)> {
    let warnings = plan.warnings.iter();
    warnings.filter_map(|it| Some((it, knowledge.rule(it.rule).on_labels.as_ref()?)))
}

fn steps(routine: &PhaseRoutine) -> impl Iterator<Item = &Step> {
    routine.morning.iter().chain(&routine.evening).chain(&routine.weekly)
}
