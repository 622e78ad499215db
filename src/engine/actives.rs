//! The actives of a routine: those in use that may stay, and those to bring in.

use jiff::civil::Date;

use crate::domain::{
    ActiveId, ActiveSet, Band, Phase, QuestionId, RuleId, TriageLevel, days_between,
};
use crate::knowledge::{Effect, Knowledge, Until};

use super::dates::week_start;
use super::effects::EffectGroup;
use super::facts::Facts;
use super::reason::Reason;
use super::safety::FiredRules;
use super::used::{Since, in_use, since};

/// The actives of a plan and the needs behind them.
pub struct Selection {
    /// In use today, according to the answers.
    pub in_use: ActiveSet,
    /// Brought in one after another, in this order.
    pub new: Vec<ActiveId>,
    /// Of these, the ones that may come only from a later week of the plan.
    waits: Vec<(ActiveId, u16)>,
    /// The week of the plan since which an active has been in it, where the course tells.
    pub joined: Vec<(ActiveId, u16)>,
    /// In use, allowed, and present from the first phase that may hold them.
    pub kept: Vec<ActiveId>,
    /// Of those kept, the ones used for so long that no beginner's cap applies.
    pub established: ActiveSet,
    /// Supporting ingredients that need no slow start: in use, or asked for by a need.
    pub supporting: Vec<ActiveId>,
    /// In use but not in the plan although no rule forbids it, with the reason.
    pub left_out: Vec<(ActiveId, RuleId)>,
    /// Needs that ask for an active, with the actives, best first.
    wants: Vec<(Reason, Vec<ActiveId>)>,
}

impl Selection {
    /// Returns `true` if no need asks for anything beyond the three-step routine.
    pub fn asks_for_nothing(&self, knowledge: &Knowledge) -> bool {
        let mut wanted = self.wants.iter().flat_map(|(_, actives)| actives);
        wanted.all(|active| knowledge.active(*active).slot.is_basic())
    }

    /// The needs that ask for an active.
    pub fn needs(&self, active: ActiveId) -> impl Iterator<Item = &Reason> {
        self.wants
            .iter()
            .filter(move |(_, actives)| actives.contains(&active))
            .map(|(because, _)| because)
    }

    /// Returns `true` if the plan brings the active in, or back.
    pub fn brings(&self, active: ActiveId) -> bool {
        self.new.contains(&active)
    }

    /// The week of the plan from which the active may come.
    pub fn wait(&self, active: ActiveId) -> u16 {
        let waits = self.waits.iter().find(|(other, _)| *other == active);
        waits.map_or(0, |(_, week)| *week)
    }

    /// Leaves out actives that would have to wait until after the last day of the calendar.
    pub(super) fn within_calendar(mut self, today: Date) -> Self {
        let never = |weeks: u16| days_between(today, week_start(today, weeks)) / 7 < weeks;
        let waits = std::mem::take(&mut self.waits);
        self.new.retain(|active| waits.iter().all(|(it, weeks)| it != active || !never(*weeks)));
        Self { waits, ..self }
    }

    /// Leaves actives that have to wait for a date to a later plan: a course brings in what may come now.
    fn without_waiting(mut self) -> Self {
        let waits = std::mem::take(&mut self.waits);
        self.new.retain(|active| waits.iter().all(|(other, week)| other != active || *week == 0));
        self
    }

    /// Everything that the plan brings in, or back.
    pub fn starts(&self) -> ActiveSet {
        self.new.iter().copied().collect()
    }

    /// All the chosen actives.
    pub fn holds(&self) -> ActiveSet {
        let kept: ActiveSet = self.kept.iter().chain(&self.supporting).copied().collect();
        kept.union(self.starts())
    }

    /// Chooses the actives of a first plan.
    pub(super) fn of(facts: &Facts<'_>, fired: &FiredRules<'_>) -> Self {
        Self::choose(facts, fired, fired.level() == TriageLevel::Clear)
    }

    /// Chooses the actives of a course, which brings in what may come now, step by step. A need to have
    /// the skin looked at first only halts the course ([`Self::halt`]); the choice stays.
    pub(super) fn of_course(facts: &Facts<'_>, fired: &FiredRules<'_>) -> Self {
        Self::choose(facts, fired, true).without_waiting()
    }

    /// Removes actives that have not come in yet, because somebody should look first. Actives in use that
    /// were left out for another reason wait for that as well; if it is a doctor, so does everything
    /// still to come.
    pub(super) fn halt(&mut self, facts: &Facts<'_>, waiting: &[ActiveId], doctor: bool) {
        let rule = facts.knowledge.well_known.rules.until_looked;
        self.new.retain(|active| !waiting.contains(active));
        let told = |active: &ActiveId| doctor || self.in_use.contains(*active);
        let mut held: Vec<ActiveId> = waiting.iter().copied().filter(told).collect();
        for (active, _) in &self.left_out {
            if !held.contains(active) {
                held.push(*active);
            }
        }
        self.left_out.extend(held.into_iter().map(|active| (active, rule)));
    }

    /// Leaves out, and so reports, actives in use that only the answers of the start hold back: these
    /// choose a course's actives, and the rules of the latest answers no longer mention them.
    pub(super) fn leave_out_rest(&mut self, fired: &FiredRules<'_>, rule: RuleId) {
        let chosen = self.holds();
        let told = |active: ActiveId| {
            chosen.contains(active)
                || self.left_out.iter().any(|(other, _)| *other == active)
                || !fired.active_blocks(active).is_empty()
        };
        let rest: Vec<ActiveId> = self.in_use.iter().filter(|active| !told(*active)).collect();
        self.left_out.extend(rest.into_iter().map(|active| (active, rule)));
    }

    fn choose(facts: &Facts<'_>, fired: &FiredRules<'_>, looked: bool) -> Self {
        let knowledge = facts.knowledge;
        let wants = wants(fired);
        let ranked = ranked(fired, &wants);
        let mut chosen = Chosen {
            facts,
            fired,
            taken: ActiveSet::EMPTY,
            looked,
            selection: Self {
                in_use: in_use(facts),
                new: Vec::new(),
                waits: Vec::new(),
                joined: Vec::new(),
                kept: Vec::new(),
                established: ActiveSet::EMPTY,
                supporting: Vec::new(),
                left_out: Vec::new(),
                wants,
            },
        };
        chosen.in_use(&ranked);
        chosen.wanted(&ranked);
        // Actives that may come at once go first; a longer wait holds nothing else up.
        let Selection { new, waits, .. } = &mut chosen.selection;
        let week = |active: &ActiveId| waits.iter().find(|(other, _)| other == active);
        crate::domain::insertion_sort(new, |active| week(active).map_or(0, |(_, week)| *week));
        let slow = |active: &ActiveId| knowledge.active(*active).per_week.is_some();
        chosen.supporting(ranked.iter().copied().filter(|active| !slow(active)));
        chosen.selection
    }
}

/// A selection under construction.
struct Chosen<'a> {
    facts: &'a Facts<'a>,
    fired: &'a FiredRules<'a>,
    taken: ActiveSet,
    /// `false` while somebody should look at the skin first: nothing new starts.
    looked: bool,
    selection: Selection,
}

impl Chosen<'_> {
    /// Actives in use and tolerated stay on strong skin; on weaker skin they come back slowly.
    fn in_use(&mut self, ranked: &[ActiveId]) {
        let knowledge = self.facts.knowledge;
        let well_known = &knowledge.well_known;
        let prescribed = well_known.actives.prescription_retinoid;
        let never = knowledge.well_known.families.leave_out;
        let mut usable: Vec<ActiveId> = self.selection.in_use.iter().collect();
        // Of two retinoids the prescribed one stays: changing it is up to the prescriber. Otherwise those
        // that the needs ask for come first.
        crate::domain::insertion_sort(&mut usable, |active| {
            let rank = ranked.iter().position(|other| other == active);
            (*active != prescribed, rank.unwrap_or(usize::MAX), *active)
        });
        let calm = self.facts.band == Band::Strong;
        let limit = usize::from(most_new(self.facts));
        for active in usable {
            let entry = knowledge.active(active);
            let Some(wait) = self.wait(active, Phase::Introduce) else { continue };
            if never.contains(active) {
                self.leave_out(active, well_known.rules.leave_out);
                continue;
            }
            if entry.per_week.is_none() {
                continue;
            }
            let since = since(self.facts, active);
            let strong = usize::from(well_known.limits.strong_actives);
            let full = if minimal(self.facts) { 1 } else { strong };
            let full = if calm { full } else { limit.min(full) };
            if since == Since::Bothers && active != prescribed {
                self.leave_out(active, well_known.rules.bothers);
            } else if rivals(knowledge, active).intersects(self.taken) {
                self.leave_out(active, well_known.rules.one_of_a_kind);
            } else if self.selection.kept.len() + self.selection.new.len() >= full {
                self.leave_out(active, well_known.rules.few_strong);
            } else if calm && wait == 0 {
                self.selection.kept.push(active);
                if since == Since::Long {
                    self.selection.established.insert(active);
                }
                self.taken.insert(active);
            } else if !self.looked {
                self.leave_out(active, well_known.rules.until_looked)
            } else {
                self.selection.new.push(active);
                self.selection.waits.push((active, wait));
                self.taken.insert(active);
            }
        }
    }

    /// Adds the actives that needs ask for beyond that.
    fn wanted(&mut self, ranked: &[ActiveId]) {
        let limit = if self.looked { usize::from(most_new(self.facts)) } else { 0 };
        let knowledge = self.facts.knowledge;
        for active in ranked.iter().copied() {
            if self.selection.kept.len() + self.selection.new.len() >= limit {
                break;
            }
            let rivals = rivals(knowledge, active);
            let free = !self.taken.contains(active)
                && !self.selection.in_use.contains(active)
                && !rivals.intersects(self.taken)
                && knowledge.active(active).per_week.is_some();
            let held = self.fired.holds_back(active).try_fold(0, |weeks: u16, until| match until {
                Until::Days(days) => Some(weeks.max(days.div_ceil(7))),
                Until::ClearedByClinician | Until::Phase(_) => None,
            });
            if let (true, Some(wait), Some(held)) =
                (free, self.wait(active, Phase::Introduce), held)
            {
                self.selection.new.push(active);
                self.selection.waits.push((active, wait.max(held)));
                self.taken.insert(active);
            }
        }
    }

    /// Adds the ingredients that need no slow start.
    fn supporting(&mut self, wanted: impl Iterator<Item = ActiveId>) {
        let knowledge = self.facts.knowledge;
        let never = knowledge.well_known.families.leave_out;
        let short = minimal(self.facts);
        let free = |active: &ActiveId| self.fired.active_blocks(*active).is_empty();
        let used: Vec<ActiveId> = self
            .selection
            .in_use
            .iter()
            .filter(|active| knowledge.active(*active).per_week.is_none())
            .filter(|active| !never.contains(*active) && free(active))
            .collect();
        let new = |active: &ActiveId| self.fired.holds_back(*active).next().is_none();
        let mut supporting: Vec<ActiveId> = wanted
            .filter(|active| {
                free(active) && new(active) && !knowledge.active(*active).slot.is_basic()
            })
            .take(if short { 0 } else { 2 })
            .collect();
        for active in used {
            if short {
                let rule = knowledge.well_known.rules.few_strong;
                self.selection.left_out.push((active, rule));
            } else if !supporting.contains(&active) {
                supporting.push(active);
            }
        }
        self.selection.supporting = supporting;
    }

    fn leave_out(&mut self, active: ActiveId, rule: RuleId) {
        self.selection.left_out.push((active, rule));
    }

    /// Weeks until no rule blocks the active, apart from blocks that end with a phase up to `phase`;
    /// `None` when only a clinician or a later phase ends it.
    fn wait(&self, active: ActiveId, phase: Phase) -> Option<u16> {
        let mut weeks = 0;
        for block in self.fired.active_blocks(active) {
            match block.until {
                Until::Phase(until) if until <= phase => {}
                Until::Days(days) => weeks = weeks.max(days.div_ceil(7)),
                Until::Phase(_) | Until::ClearedByClinician => return None,
            }
        }
        Some(weeks)
    }
}

/// Returns `true` if the person has time only for the shortest routine.
pub(super) fn minimal(facts: &Facts<'_>) -> bool {
    facts.says(facts.knowledge.well_known.options.time_minimal)
}

/// The most actives that one plan brings in, given the time the person has.
fn most_new(facts: &Facts<'_>) -> u16 {
    let well_known = &facts.knowledge.well_known;
    if minimal(facts) {
        well_known.limits.new_actives_little_time
    } else if facts.says(well_known.options.time_full) {
        well_known.limits.new_actives_much_time
    } else {
        well_known.limits.new_actives
    }
}

fn rivals(knowledge: &Knowledge, active: ActiveId) -> ActiveSet {
    let mut set = knowledge.active(active).rivals;
    set.remove(active);
    set
}

fn wants(fired: &FiredRules<'_>) -> Vec<(Reason, Vec<ActiveId>)> {
    fired
        .effects(EffectGroup::Need)
        .filter_map(|(because, effect)| match effect {
            Effect::Want(actives) => Some((because.clone(), actives.clone())),
            _ => None,
        })
        .collect()
}

/// Wanted actives, best first: those a rule prefers, then the first choice of every need, then the second
/// choices, and so on. Needs are in the order of their ids.
fn ranked(fired: &FiredRules<'_>, wants: &[(Reason, Vec<ActiveId>)]) -> Vec<ActiveId> {
    let mut ranked: Vec<ActiveId> = Vec::new();
    let mut add = |active: ActiveId| {
        if !ranked.contains(&active) {
            ranked.push(active);
        }
    };
    for (_, effect) in fired.effects(EffectGroup::Use) {
        if let Effect::Prefer(actives) = effect {
            let wanted = |active: &&ActiveId| wants.iter().any(|(_, list)| list.contains(active));
            actives.iter().filter(wanted).for_each(|active| add(*active));
        }
    }
    let longest = wants.iter().map(|(_, actives)| actives.len()).max().unwrap_or(0);
    for place in 0..longest {
        for (_, actives) in wants {
            if let Some(active) = actives.get(place) {
                add(*active);
            }
        }
    }
    ranked
}

/// The question about actives in use, for reasons.
pub(super) fn question(facts: &Facts<'_>) -> QuestionId {
    facts.knowledge.questions.ids.actives
}
