//! Which actives a routine holds: those in use that may stay, and those to bring in.

use crate::domain::{ActiveId, ActiveSet, Answer, Band, Phase};
use crate::knowledge::{Effect, Knowledge, RuleKind, Until};

use super::facts::Facts;
use super::reason::Reason;
use super::safety::FiredRules;

/// The actives of a plan and the needs behind them.
pub struct Selection {
    /// In use today, as the answers say.
    pub in_use: ActiveSet,
    /// Brought in one after the other, in this order.
    pub new: Vec<ActiveId>,
    /// In use, allowed, and there from the first phase that may hold them.
    pub kept: Vec<ActiveId>,
    /// Supporting ingredients that a need asks for and that need no slow start.
    pub supporting: Vec<ActiveId>,
    /// Needs that ask for an active, with the actives, best first.
    wants: Vec<(Reason, Vec<ActiveId>)>,
}

impl Selection {
    /// Whether no need asks for anything beyond the three-step routine.
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

    /// Chooses the actives of a plan.
    pub(super) fn of(facts: &Facts<'_>, fired: &FiredRules<'_>) -> Self {
        let knowledge = facts.knowledge;
        let wants = wants(fired);
        let in_use = in_use(facts);
        let allowed = |active: &ActiveId| {
            fired.active_blocks(*active).iter().all(
                |block| matches!(block.until, Until::Phase(until) if until <= Phase::Introduce),
            )
        };
        let slow = |active: &ActiveId| knowledge.active(*active).per_week.is_some();
        let calm = facts.band == Band::Strong;

        // What is used and tolerated stays on strong skin; on weaker skin it comes back slowly.
        let keepable = keepable(knowledge);
        let mut usable: Vec<ActiveId> = in_use
            .iter()
            .filter(|active| keepable.contains(*active) && slow(active) && allowed(active))
            .collect();
        // Of two retinoids the prescribed one stays: it is the prescriber's to change.
        crate::domain::insertion_sort(&mut usable, |active| {
            *active != knowledge.well_known.actives.prescription_retinoid
        });
        let mut chosen = ActiveSet::EMPTY;
        let mut kept = Vec::new();
        let mut new = Vec::new();
        let limit = usize::from(most_new(facts));
        for active in usable {
            if calm {
                if !rivals(knowledge, active).intersects(chosen) {
                    kept.push(active);
                    chosen.insert(active);
                }
            } else if new.len() < limit && !rivals(knowledge, active).intersects(chosen) {
                new.push(active);
                chosen.insert(active);
            }
        }
        if minimal(facts) {
            kept.truncate(1);
        }
        let room = limit.saturating_sub(kept.len());
        for active in ranked(fired, &wants) {
            if new.len() >= room {
                break;
            }
            let taken = chosen.contains(active) || rivals(knowledge, active).intersects(chosen);
            if !taken && slow(&active) && allowed(&active) {
                new.push(active);
                chosen.insert(active);
            }
        }
        let supporting = ranked(fired, &wants)
            .into_iter()
            .filter(|active| !slow(active) && fired.active_blocks(*active).is_empty())
            .filter(|active| !knowledge.active(*active).slot.is_basic())
            .take(if minimal(facts) { 0 } else { 2 })
            .collect();
        Self { in_use, new, kept, supporting, wants }
    }
}

/// Whether the person has time for the shortest routine only.
pub(super) fn minimal(facts: &Facts<'_>) -> bool {
    facts.includes(facts.knowledge.questions.ids.time_per_day, "minimal")
}

/// Most actives that one plan brings in: 1 with minimal time, 3 with plenty, else 2.
fn most_new(facts: &Facts<'_>) -> u8 {
    let time = facts.knowledge.questions.ids.time_per_day;
    match () {
        () if facts.includes(time, "minimal") => 1,
        () if facts.includes(time, "full") => 3,
        () => 2,
    }
}

/// Actives in use, on the shelf or on prescription, by the ids that the two questions share with
/// the knowledge.
fn in_use(facts: &Facts<'_>) -> ActiveSet {
    let questions = &facts.knowledge.questions.ids;
    let mut set = ActiveSet::EMPTY;
    for question in [questions.actives, questions.medicines] {
        let entry = facts.knowledge.question(question);
        if let Some(Answer::Many(options)) = facts.answers.get(question) {
            let named = options.iter().map(|option| entry.option_id(option));
            named.filter_map(|id| facts.knowledge.find_active(id)).for_each(|it| set.insert(it));
        }
    }
    set
}

/// Actives that a plan may hold when a person already uses them: those that some need offers, and
/// prescriptions, which are the prescriber's to change.
fn keepable(knowledge: &Knowledge) -> ActiveSet {
    let mut set = ActiveSet::from_iter([
        knowledge.well_known.actives.adapalene,
        knowledge.well_known.actives.prescription_retinoid,
    ]);
    for (_, rule) in knowledge.rules().filter(|(_, rule)| rule.kind == RuleKind::Need) {
        for effect in &rule.then {
            if let Effect::Want(actives) = effect {
                actives.iter().for_each(|active| set.insert(*active));
            }
        }
    }
    set
}

fn rivals(knowledge: &Knowledge, active: ActiveId) -> ActiveSet {
    let mut set = knowledge.active(active).rivals;
    set.remove(active);
    set
}

fn wants(fired: &FiredRules<'_>) -> Vec<(Reason, Vec<ActiveId>)> {
    fired
        .effects()
        .filter_map(|(because, effect)| match effect {
            Effect::Want(actives) => Some((because.clone(), actives.clone())),
            _ => None,
        })
        .collect()
}

/// Wanted actives, best first: those a rule prefers, then the first choice of every need, then
/// the second choices, and so on. Needs stand in the order of their ids.
fn ranked(fired: &FiredRules<'_>, wants: &[(Reason, Vec<ActiveId>)]) -> Vec<ActiveId> {
    let mut ranked: Vec<ActiveId> = Vec::new();
    let mut add = |active: ActiveId| {
        if !ranked.contains(&active) {
            ranked.push(active);
        }
    };
    for (_, effect) in fired.effects() {
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
