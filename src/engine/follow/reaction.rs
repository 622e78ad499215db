//! The response that a reaction calls for, and its effect on a course.

use crate::domain::{
    ActiveId, Answers, Band, PhaseMove, Reaction, ReactionClass, days_between, plus_days,
};
use crate::engine::reason::Reason;
use crate::engine::ternary::Ternary;
use crate::knowledge::{Effect, FollowEffect};

use super::NotedReaction;
use super::fold::Fold;

impl Fold<'_> {
    pub(super) fn reaction(&mut self, reaction: &Reaction) {
        let on = reaction.on;
        let came_in = |active| {
            let days = self.came_in.iter().rfind(|(other, _)| *other == active);
            days.map(|(_, day)| days_between(*day, on))
        };
        let ago = reaction.active.and_then(came_in);
        let nothing = Answers::default();
        let mut class: Option<ReactionClass> = None;
        let mut because = Vec::new();
        let mut nights = None;
        {
            let moment = self.quiet_moment(on, &nothing, Some((reaction, None, ago)));
            for (id, rule) in &self.rules {
                let found = rule.then.iter().find_map(|effect| match effect {
                    Effect::Follow(FollowEffect::React(class)) => Some(*class),
                    _ => None,
                });
                let Some(found) = found else { continue };
                let truth = moment.holds(&rule.when);
                // Anything unsaid counts as the worse case, as with every safety rule.
                if truth == Ternary::No || class.is_some_and(|known| known >= found) {
                    continue;
                }
                class = Some(found);
                because = vec![Reason { certain: truth == Ternary::Yes, ..Reason::rule(*id, []) }];
                nights = rule.then.iter().find_map(|effect| match effect {
                    Effect::Follow(FollowEffect::NightsAtMost(nights)) => Some(*nights),
                    _ => None,
                });
            }
        }
        let class = class.unwrap_or(ReactionClass::SlowDown);
        let trial = self.is_of_trial(reaction);
        let suspect = reaction.active.or(self.ladder.introducing()).filter(|_| !trial);
        if class >= ReactionClass::SlowDown {
            self.streak = 0;
            self.uneasy = on;
        }
        if class >= ReactionClass::Rest {
            self.acute = Some(on);
        }
        if let (Some(nights), Some(reason)) = (nights, because.first()) {
            self.slow = Some((nights, reason.clone()));
        }
        let (to, mut moved_because) = {
            let moment = self.quiet_moment(on, &nothing, Some((reaction, Some(class), ago)));
            self.moves(&moment, &[PhaseMove::Hold, PhaseMove::Back, PhaseMove::Reset])
        };
        if class == ReactionClass::Rest {
            let rest = self.rules.iter().flat_map(|(_, rule)| &rule.then);
            let days = rest.filter_map(|effect| match effect {
                Effect::Follow(FollowEffect::Rest(days)) => Some(*days),
                _ => None,
            });
            self.rest_until = days.max().map(|days| plus_days(on, days));
        }
        moved_because.extend(because.iter().cloned());
        let open = class >= ReactionClass::SeeDoctor;
        if let (true, Some(active), Some(reason)) = (open, suspect, because.first()) {
            self.stopped.push((active, reason.clone()));
            let ladder = &self.ladder;
            let all = [&ladder.kept, &ladder.done, &ladder.queue].into_iter().flatten();
            let rest: Vec<ActiveId> = all.copied().filter(|other| *other != active).collect();
            let before = ladder.introducing();
            self.ladder.adopt(on, &rest, true);
            if self.ladder.introducing() != before {
                self.step(on, PhaseMove::Hold);
            }
        }
        let noted = reaction.clone();
        let rests = class == ReactionClass::Rest;
        self.reactions.push(NotedReaction { noted, class, suspect, open, rests, because });
        self.noted = true;
        if class >= ReactionClass::SlowDown {
            // A reaction measures nothing: it never shortens the weeks of weaker skin.
            let band = self.ladder.band.min(Band::Impaired);
            let suspect = reaction.active.or(self.newest()).filter(|_| !trial);
            self.apply(on, to, moved_because, band, suspect);
        }
    }
}
