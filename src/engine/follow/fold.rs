//! The fold over check-ins and reactions.

use std::iter::Peekable;

use jiff::civil::Date;

use crate::domain::{
    ActiveId, Answers, Band, Journal, Phase, PhaseMove, QuestionId, Reaction, ReactionClass,
    RuleId, days_between,
};
use crate::engine::adoption::Adoption;
use crate::engine::context::Context;
use crate::engine::facts::Facts;
use crate::engine::reason::Reason;
use crate::engine::safety::FiredRules;
use crate::engine::ternary::Ternary;
use crate::knowledge::{Condition, Effect, FollowEffect, Knowledge, Rule, RuleKind};

use super::course_facts::CourseFacts;
use super::ladder::Ladder;
use super::trend::TrendPoint;
use super::{NotedReaction, PhaseStep};

/// The start of a course, and how its list of actives has changed since.
pub struct Start<'a> {
    /// The ladder on the first day.
    pub ladder: Ladder,
    /// Why the plan started in that phase.
    pub because: Vec<Reason>,
    /// Products that are only on trial, by their ids on the shelf, with the first day of the trial.
    pub tried: Vec<(String, Date)>,
    /// The days from which other actives are wanted or allowed, in order; the first is the first day.
    pub adopt: Vec<Adoption<'a>>,
}

/// A counted check-in: its index, and the index without the signs expected at a start.
pub(super) struct Counted {
    pub on: Date,
    pub index: u8,
    pub excused: u8,
}

/// The state of the fold.
pub struct Fold<'a> {
    pub knowledge: &'a Knowledge,
    pub journal: &'a Journal,
    pub started: Date,
    pub today: Date,
    pub ladder: Ladder,
    pub trend: Vec<TrendPoint>,
    pub history: Vec<PhaseStep>,
    pub reactions: Vec<NotedReaction>,
    pub moved: PhaseMove,
    pub because: Vec<Reason>,
    /// Calm check-ins in a row.
    pub streak: u8,
    /// Nights added since it was new, for each active that has any, and the day of the latest.
    pub more: Vec<(ActiveId, u16, Date)>,
    /// Days on which actives came in.
    pub came_in: Vec<(ActiveId, Date)>,
    /// Actives that a reaction has stopped for good, with the reason.
    pub stopped: Vec<(ActiveId, Reason)>,
    /// Products that are only on trial.
    tried: Vec<(String, Date)>,
    /// The most nights a week, after a reaction and until the next calm check-in.
    pub slow: Option<(u8, Reason)>,
    /// First day on which the reset may end after a reaction.
    pub(super) rest_until: Option<Date>,
    pub(super) facts: Facts<'a>,
    /// The band without a check-in: every sign open.
    quiet_band: Band,
    pub(super) fired: &'a FiredRules<'a>,
    pub(super) rules: Vec<(RuleId, &'a Rule)>,
    pub(super) counted: Vec<Counted>,
    /// The last check-in of any kind.
    pub(super) last: Option<Date>,
    /// The last day on which something was not calm.
    pub(super) uneasy: Date,
    pub(super) acute: Option<Date>,
    pub(super) noted: bool,
}

impl<'a> Fold<'a> {
    /// Folds everything up to today.
    pub fn of(
        context: &Context<'a>,
        journal: &'a Journal,
        started: Date,
        start: Start<'a>,
    ) -> Self {
        let today = context.today;
        let first = start.adopt.first();
        let (facts, fired) =
            first.map_or((*context.facts, context.fired), |first| (first.facts, first.fired));
        let knowledge = facts.knowledge;
        let rules = knowledge.rules().filter(|(_, rule)| rule.kind == RuleKind::Follow).collect();
        let mut fold = Self {
            knowledge,
            journal,
            started,
            today,
            ladder: start.ladder,
            trend: Vec::new(),
            history: Vec::new(),
            reactions: Vec::new(),
            moved: PhaseMove::None,
            because: start.because,
            streak: 0,
            more: Vec::new(),
            came_in: Vec::new(),
            stopped: Vec::new(),
            tried: start.tried,
            slow: None,
            rest_until: None,
            facts,
            quiet_band: Band::Compromised,
            fired,
            rules,
            counted: Vec::new(),
            last: None,
            uneasy: started,
            acute: None,
            noted: false,
        };
        fold.quiet_band = fold.measure(&Answers::default()).band;
        fold.ladder.waits =
            fold.ladder.introducing().is_some() && fold.before_event(started).is_some();
        fold.step(started, PhaseMove::None);
        let mut adopt = start.adopt.into_iter().peekable();
        let mut reactions = journal.reactions.iter().filter(|it| it.on >= started).peekable();
        let checks = journal.check_ins.range(started..=today);
        for (on, answers) in checks {
            while let Some(reaction) = reactions.next_if(|reaction| reaction.on <= *on) {
                fold.adopt(&mut adopt, reaction.on);
                fold.reaction(reaction);
            }
            fold.adopt(&mut adopt, *on);
            fold.check_in(*on, answers);
        }
        for reaction in reactions.filter(|reaction| reaction.on <= today) {
            fold.adopt(&mut adopt, reaction.on);
            fold.reaction(reaction);
        }
        fold.adopt(&mut adopt, today);
        fold.idle();
        fold
    }

    /// Adopts the actives that may be in the plan by `now`, each from its own day.
    fn adopt(&mut self, days: &mut Peekable<impl Iterator<Item = Adoption<'a>>>, now: Date) {
        while let Some(adoption) = days.next_if(|adoption| adoption.on <= now) {
            let Adoption { on: day, wanted, facts, fired } = adoption;
            (self.facts, self.fired) = (facts, fired);
            self.quiet_band = self.measure(&Answers::default()).band;
            let before = (self.ladder.phase, self.ladder.introducing());
            let stopped = |active: &ActiveId| self.stopped.iter().any(|(other, _)| other == active);
            let wanted: Vec<ActiveId> =
                wanted.iter().copied().filter(|active| !stopped(active)).collect();
            let hold = self.before_event(day).is_some() || self.waits_for_doctor().is_some();
            self.ladder.adopt(day, &wanted, hold);
            if before != (self.ladder.phase, self.ladder.introducing()) {
                self.streak = 0;
                self.step(day, PhaseMove::Hold);
            }
        }
    }

    /// Records the present step in the history.
    pub(super) fn step(&mut self, on: Date, moved: PhaseMove) {
        let introducing = self.ladder.introducing();
        if let Some(active) = introducing
            && self.came_in.last().is_none_or(|(last, _)| *last != active)
        {
            self.came_in.push((active, on));
        }
        let gone = matches!(self.ladder.phase, Phase::Reset | Phase::Rebuild);
        if gone {
            self.came_in.clear();
            self.more.clear();
        }
        let present = self.ladder.kept.iter().chain(&self.ladder.done).copied();
        self.history.push(PhaseStep {
            on,
            phase: self.ladder.phase,
            introducing,
            present: if gone { Vec::new() } else { present.collect() },
            moved,
            because: self.because.clone(),
        });
    }

    /// The moment of a day or a reaction without a check-in; `nothing` is an empty set of answers.
    pub(super) fn quiet_moment<'m>(
        &'m self,
        on: Date,
        nothing: &'m Answers,
        reaction: Option<(&'m Reaction, Option<ReactionClass>, Option<u16>)>,
    ) -> CourseFacts<'m> {
        CourseFacts { reaction, ..self.moment(on, (nothing, self.quiet_band), &|_| None) }
    }

    /// The moment of a check-in with these answers, which put the barrier in this band.
    pub(super) fn moment<'m>(
        &'m self,
        on: Date,
        (answers, band): (&'m Answers, Band),
        fallen: &'m dyn Fn(u8) -> Option<u16>,
    ) -> CourseFacts<'m> {
        CourseFacts {
            facts: Facts::new(self.knowledge, answers, band, self.facts.region),
            calm_in_a_row: self.streak,
            fallen,
            gap: days_between(self.last.unwrap_or(self.started), on),
            paused: self.journal.is_paused(on),
            phase: self.ladder.phase,
            next: self.ladder.next(),
            least_time: self.earliest() <= on,
            calm_for: days_between(self.uneasy.max(self.ladder.since), on),
            reaction_noted: self.noted,
            acute: self.acute.map(|day| days_between(day, on)),
            twice_before: None,
            starting: self.starting(on).is_some(),
            reaction: None,
        }
    }

    /// The move that rules ask for; unconditional ones rank last.
    pub(super) fn moves(
        &self,
        moment: &CourseFacts<'_>,
        accepts: &[PhaseMove],
    ) -> (PhaseMove, Vec<Reason>) {
        let mut found = (PhaseMove::None, Vec::new());
        let rank = |to: PhaseMove, always: bool| match to {
            PhaseMove::Reset => 5,
            PhaseMove::Back => 4,
            PhaseMove::Hold if !always => 3,
            PhaseMove::Forward => 2,
            PhaseMove::Hold => 1,
            PhaseMove::None => 0,
        };
        let mut best = 0;
        for (id, rule) in &self.rules {
            let to = rule.then.iter().find_map(|effect| match effect {
                Effect::Follow(FollowEffect::Move(to)) if accepts.contains(to) => Some(*to),
                _ => None,
            });
            let Some(to) = to else { continue };
            let rank = rank(to, rule.when == Condition::Always);
            if rank < best || moment.holds(&rule.when) != Ternary::Yes {
                continue;
            }
            if rank > best {
                found = (to, Vec::new());
                best = rank;
            }
            found.1.push(Reason::rule(*id, read_by(&rule.when)));
        }
        found
    }

    pub(super) fn apply(
        &mut self,
        on: Date,
        to: PhaseMove,
        because: Vec<Reason>,
        band: Band,
        suspect: Option<ActiveId>,
    ) {
        self.moved = to;
        self.because = because;
        match to {
            PhaseMove::Forward => {
                self.ladder.forward(on);
                // The reset is the only phase of rest, and this is the only exit from it.
                self.reactions.iter_mut().for_each(|reaction| reaction.rests = false);
            }
            PhaseMove::Reset => {
                self.acute = Some(on);
                self.ladder.reset(on, band, suspect);
            }
            PhaseMove::Back => {
                if !self.ladder.back(on, band, suspect) {
                    // There is no phase before the reset.
                    self.moved = PhaseMove::Hold;
                }
            }
            PhaseMove::Hold | PhaseMove::None => {}
        }
        if !matches!(self.moved, PhaseMove::Hold | PhaseMove::None) {
            self.streak = 0;
            self.step(on, self.moved);
        }
    }

    /// The plan's actives with the week in which they came in; those long in use count from the first.
    pub fn joined(&self) -> impl Iterator<Item = (ActiveId, u16)> {
        let week = |day: Date| days_between(self.started, day) / 7;
        let came_in = self.came_in.iter().map(move |(active, day)| (*active, week(*day)));
        came_in.chain(self.ladder.kept.iter().map(|active| (*active, 0)))
    }

    /// The active that came in last: a reaction not put down to anything in particular is put down to it.
    pub(super) fn newest(&self) -> Option<ActiveId> {
        self.ladder.introducing().or(self.ladder.done.last().copied())
    }

    /// Returns `true` if a reaction is put down to a product on trial, which the routine does not hold.
    pub(super) fn is_of_trial(&self, reaction: &Reaction) -> bool {
        let tried = |it: &(String, Date)| {
            reaction.product.as_deref() == Some(&*it.0) && it.1 <= reaction.on
        };
        reaction.active.is_none() && self.tried.iter().any(tried)
    }

    /// Returns `true` if all these rules apply at every moment.
    pub(super) fn is_general(&self, because: &[Reason]) -> bool {
        because.iter().all(|reason| self.knowledge.rule(reason.rule).when == Condition::Always)
    }

    /// Handles a day without a check-in: what holds the plan then.
    fn idle(&mut self) {
        if self.last == Some(self.today) {
            return;
        }
        let nothing = Answers::default();
        let found = {
            let moment = self.quiet_moment(self.today, &nothing, None);
            self.moves(&moment, &[PhaseMove::Hold])
        };
        if found.0 == PhaseMove::Hold && !self.is_general(&found.1) {
            (self.moved, self.because) = found;
        }
    }
}

/// The questions that a condition reads, each once.
fn read_by(condition: &Condition) -> Vec<QuestionId> {
    let mut questions = Vec::new();
    condition.for_each_question(&mut |question| {
        if !questions.contains(&question) {
            questions.push(question);
        }
    });
    questions
}
