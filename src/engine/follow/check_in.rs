//! The effect of one check-in on a course.

use jiff::civil::Date;

use crate::domain::{Answer, Answers, Band, PhaseMove, days_between};
use crate::engine::barrier::{self, Barrier};
use crate::engine::facts::Facts;
use crate::engine::nights::earned;
use crate::engine::reason::Reason;
use crate::engine::signs;
use crate::engine::ternary::Ternary;
use crate::knowledge::{Effect, FollowEffect};

use super::fold::{Counted, Fold};
use super::trend::{TrendPoint, twice_median};

impl Fold<'_> {
    /// The barrier according to a check-in. The signs are those of the check-in; the ceilings of the
    /// index also read conditions that it does not ask for, so those are the latest known.
    pub(super) fn measure(&self, answers: &Answers) -> Barrier {
        let mut all = self.facts.answers.clone();
        for (sign, _) in signs::weights(self.knowledge) {
            all.remove(sign);
        }
        answers.iter().for_each(|(question, answer)| all.set(question, answer));
        barrier::measure(self.knowledge, &all)
    }

    pub(super) fn check_in(&mut self, on: Date, answers: &Answers) {
        let measured = self.measure(answers);
        let signs = signs::weights(self.knowledge).map(|(sign, _)| sign);
        let open = signs.filter(|sign| !matches!(answers.get(*sign), Some(Answer::Level(_))));
        let missing = open.count();
        let (_, apart) = self.rhythm(on);
        let spaced = self.last_counted().is_none_or(|last| days_between(last, on) >= apart);
        let counts = missing <= 1 && spaced;
        if missing <= 1 {
            let (index, range) = (measured.index, measured.range);
            self.trend.push(TrendPoint { on, index, range, counts });
        }
        let excused = self.excused(on, answers).unwrap_or(measured.index);
        let all: Vec<(u8, u8)> = self
            .counted
            .iter()
            .map(|point| (point.index, point.excused))
            .chain([(measured.index, excused)])
            .collect();
        let has_point = missing <= 1;
        let fallen = move |times: u8| -> Option<u16> {
            let times = usize::from(times);
            if !has_point || (times > 1 && !counts) {
                return None;
            }
            let split = all.len().checked_sub(times)?;
            let (before, now) = all.split_at(split);
            let base: Vec<u8> =
                before[before.len().saturating_sub(2)..].iter().map(|(index, _)| *index).collect();
            let base = twice_median(&base)?;
            now.iter().map(|(_, excused)| base.saturating_sub(2 * u16::from(*excused))).min()
        };
        let calm = self.is_calm(on, (answers, measured.band), &fallen);
        match calm {
            Ternary::Yes if counts => {
                let gap = self.last_counted().map(|last| days_between(last, on));
                let fresh = gap.is_none_or(|gap| gap > self.longest_gap());
                self.streak = if fresh { 1 } else { self.streak.saturating_add(1) };
                self.slow = None;
                if self.before_event(on).is_none() {
                    self.more_nights(on);
                }
            }
            Ternary::Yes => {}
            Ternary::Unknown if !counts => {}
            _ => {
                self.streak = 0;
                self.uneasy = on;
            }
        }
        self.close_reactions(on, answers);
        let moment = self.moment(on, (answers, measured.band), &fallen);
        let mut accepts = vec![PhaseMove::Hold, PhaseMove::Back, PhaseMove::Reset];
        if counts && calm == Ternary::Yes {
            accepts.push(PhaseMove::Forward);
        }
        let (mut to, mut because) = self.moves(&moment, &accepts);
        let waits =
            to == PhaseMove::Forward || (to == PhaseMove::Hold && self.is_general(&because));
        if waits && self.ladder.next().is_none() && counts && calm == Ternary::Yes {
            // At the end of the plan there is nothing to wait for.
            to = PhaseMove::None;
            because = self.calm_reasons();
        }
        if to == PhaseMove::Forward
            && let Some(reasons) = self.held_back(on)
        {
            (to, because) = (PhaseMove::Hold, reasons);
        }
        self.apply(on, to, because, measured.band, self.newest());
        self.last = Some(on);
        self.noted = false;
        if counts {
            self.counted.push(Counted { on, index: measured.index, excused });
        }
    }

    /// After a calm check, adds a night for each active that has been there long enough, one at a time.
    fn more_nights(&mut self, on: Date) {
        let limits = &self.knowledge.well_known.limits;
        let week = days_between(self.started, on) / 7;
        for (active, joined) in self.joined().collect::<Vec<_>>() {
            let earned = earned(limits, week, joined);
            match self.more.iter_mut().find(|(other, ..)| *other == active) {
                Some((_, more, last))
                    if *more < earned && days_between(*last, on) >= 7 * limits.weeks_per_night =>
                {
                    (*more, *last) = (*more + 1, on);
                }
                None if earned > 0 => self.more.push((active, 1, on)),
                _ => {}
            }
        }
    }

    /// Why the plan does not move on although the skin is calm: the special day is close, or a doctor
    /// should look before the waiting active comes in.
    fn held_back(&self, on: Date) -> Option<Vec<Reason>> {
        let doctor = self.waits_for_doctor().filter(|_| self.ladder.waits);
        let doctor = doctor.map(|reaction| reaction.because.clone());
        self.before_event(on).map(|reason| vec![reason]).or(doctor)
    }

    /// The rules that define what calm is.
    pub(super) fn calm_reasons(&self) -> Vec<Reason> {
        let calm = |effect: &Effect| matches!(effect, Effect::Follow(FollowEffect::Calm));
        let rules = self.rules.iter().filter(|(_, rule)| rule.then.iter().any(calm));
        rules.map(|(id, _)| Reason::rule(*id, [])).collect()
    }

    pub(super) fn is_calm(
        &self,
        on: Date,
        (answers, band): (&Answers, Band),
        fallen: &dyn Fn(u8) -> Option<u16>,
    ) -> Ternary {
        let moment = self.moment(on, (answers, band), fallen);
        let calm = |effect: &Effect| matches!(effect, Effect::Follow(FollowEffect::Calm));
        let rules = self.rules.iter().filter(|(_, rule)| rule.then.iter().any(calm));
        rules.fold(Ternary::No, |truth, (_, rule)| truth.or(moment.holds(&rule.when)))
    }

    /// The index without the signs that are expected in the first weeks of an active.
    pub(super) fn excused(&self, on: Date, answers: &Answers) -> Option<u8> {
        let excuses = self.starting(on)?;
        let mut milder = answers.clone();
        for (sign, most) in excuses {
            if let Some(Answer::Level(level)) = answers.get(*sign)
                && level <= *most
            {
                milder.set(*sign, Answer::Level(0));
            }
        }
        Some(self.measure(&milder).index)
    }

    /// Closes the reactions that sent the person to a doctor, at a later check-in without a red flag.
    pub(super) fn close_reactions(&mut self, on: Date, answers: &Answers) {
        let facts = Facts::new(self.knowledge, answers, self.facts.band, self.facts.region);
        if facts.says(self.knowledge.well_known.options.no_red_flag) {
            let earlier = self.reactions.iter_mut().filter(|reaction| reaction.noted.on < on);
            earlier.for_each(|reaction| reaction.open = false);
        }
    }
}
