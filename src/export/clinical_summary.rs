//! The plan at a glance for a clinician: deciding facts, pertinent negatives, open questions, and which facts
//! affect which treatments. In clinical terms (`chart-…` in the locale files).

use crate::domain::{
    Answer, Answers, ClosedSet, QuestionId, Reaction, RuleId, Stage, Status, Symptom, TreatmentId,
};
use crate::engine::{Assessment, Course, Match, PhaseRoutine, Said, Step, TreatmentPlan};
use crate::knowledge::well_known::HEALTH_QUESTIONS;
use crate::knowledge::{Effect, Knowledge};

use super::localizer::Localizer;

/// The most fact columns in the table of conflicts: as many as fit across a sheet of paper.
const MOST_FACTS: usize = 6;

/// One person's facts, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClinicalSummary {
    /// Facts a clinician must know, the most significant first.
    pub must_know: Vec<String>,
    /// Whether the red flag question was answered with none ticked, and there is no open reaction that needs
    /// to be looked at.
    pub no_red_flag: bool,
    /// Topics of health questions that were answered "none" or "no".
    pub denied: Vec<String>,
    /// Topics of health questions that are open: unanswered, or "not sure".
    pub open: Vec<String>,
    /// Which facts affect which treatments; empty if none does, or if a doctor has to look first.
    pub conflicts: Conflicts,
}

/// A table of facts and the treatments they affect.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Conflicts {
    /// The facts, as columns.
    pub facts: Vec<String>,
    /// Treatments grouped by the same facts with the same effects.
    pub rows: Vec<ConflictRow>,
}

/// Treatments affected by the same facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConflictRow {
    /// The treatments.
    pub treatments: Vec<TreatmentId>,
    /// The effect of each fact.
    pub marks: Vec<Option<ConflictLevel>>,
}

/// The effect of a fact on a treatment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ConflictLevel {
    /// A clinician decides.
    AskFirst,
    /// It is left out for now.
    LeftOut,
}

impl ClinicalSummary {
    /// Summarises a plan and the latest answers behind it.
    pub fn of(
        localizer: &dyn Localizer,
        knowledge: &Knowledge,
        answers: &Answers,
        plan: &Assessment,
    ) -> Self {
        let mut must_know = open_reactions(localizer, knowledge, plan.course.as_ref());
        let (mut denied, mut open) = (Vec::new(), Vec::new());
        let (mut no_red_flag, reacted) = (false, !must_know.is_empty());
        for name in HEALTH_QUESTIONS {
            let Some(question) = knowledge.find_question(name) else { continue };
            let facts = facts(localizer, knowledge, answers, question);
            match facts {
                Facts::There(facts) => must_know.extend(facts),
                Facts::Denied if name == "red_flags" => no_red_flag = !reacted,
                Facts::Denied => denied.push(localizer.text_for("chart-topic-", name)),
                Facts::Open => open.push(localizer.text_for("chart-topic-", name)),
                Facts::NotAsked => {}
            }
        }
        let conflicts = match plan.triage.stops_the_plan() {
            true => Conflicts::default(),
            false => conflicts(localizer, knowledge, &plan.treatments),
        };
        Self { must_know, no_red_flag, denied, open, conflicts }
    }
}

/// Returns the signs of a reaction, in words.
pub fn signs_of(localizer: &dyn Localizer, reaction: &Reaction) -> Vec<String> {
    let seen = Symptom::ALL.iter().filter(|symptom| reaction.what.contains(**symptom));
    seen.map(|symptom| localizer.text_for("symptom-", symptom.id())).collect()
}

/// Returns reactions that need to be looked at, one line each, the latest first.
fn open_reactions(
    localizer: &dyn Localizer,
    knowledge: &Knowledge,
    course: Option<&Course>,
) -> Vec<String> {
    let reactions = course.into_iter().flat_map(|course| course.reactions.iter().rev());
    reactions
        .filter(|reaction| reaction.open)
        .map(|reaction| {
            let signs = signs_of(localizer, &reaction.noted).join(", ");
            let args = [("date", &*localizer.date(reaction.noted.on)), ("signs", &*signs)];
            let line = localizer.format("chart-reaction", &args);
            match reaction.noted.active {
                Some(active) => {
                    let name = localizer.text_for("active-", &knowledge.active(active).id);
                    [line, localizer.format("chart-reaction-after", &[("name", &name)])].join("; ")
                }
                None => line,
            }
        })
        .collect()
}

/// The answer to a health question.
enum Facts {
    There(Vec<String>),
    Denied,
    Open,
    NotAsked,
}

fn facts(
    localizer: &dyn Localizer,
    knowledge: &Knowledge,
    answers: &Answers,
    question: QuestionId,
) -> Facts {
    let entry = knowledge.question(question);
    let said: Vec<Said> = match answers.get(question) {
        // An optional question, or one that not everybody is asked, is not missing.
        None if entry.optional || entry.stage == Stage::Detail => return Facts::NotAsked,
        None | Some(Answer::NotSure) => return Facts::Open,
        Some(Answer::One(option)) => vec![Said::Option(option)],
        Some(Answer::Many(options)) => options.iter().map(Said::Option).collect(),
        Some(Answer::Number(number)) => vec![Said::Number(number)],
        Some(Answer::Level(_) | Answer::Date(_)) => return Facts::NotAsked,
    };
    let unknown = |said: &Said| matches!(said, Said::Option(one) if entry.unknown.contains(*one));
    if said.iter().any(unknown) {
        return Facts::Open;
    }
    let facts: Vec<String> = said
        .into_iter()
        .filter_map(|said| fact(localizer, knowledge, Match { question, said }))
        .collect();
    if facts.is_empty() { Facts::Denied } else { Facts::There(facts) }
}

/// Returns a fact in clinical terms; `None` for a negative ("none of these") or if it is not about health.
fn fact(localizer: &dyn Localizer, knowledge: &Knowledge, found: Match) -> Option<String> {
    let entry = knowledge.question(found.question);
    let key = ["chart-", &entry.id].concat();
    match found.said {
        Said::Option(option) => {
            let key = [&key, "-", entry.option_id(option)].concat();
            localizer.has(&key).then(|| localizer.text(&key))
        }
        Said::Number(number) => {
            localizer.has(&key).then(|| localizer.format(&key, &[("count", &number.to_string())]))
        }
        Said::Level(_) | Said::Open => None,
    }
}

/// Returns the effects of the facts, by the rules, on each treatment in the plan.
fn conflicts(
    localizer: &dyn Localizer,
    knowledge: &Knowledge,
    treatments: &[TreatmentPlan],
) -> Conflicts {
    let named = |line: &&TreatmentPlan| {
        matches!(line.status, Status::AskFirst | Status::NotYet | Status::Blocked)
    };
    let mut facts: Vec<String> = Vec::new();
    let mut met: Vec<(TreatmentId, Vec<(usize, ConflictLevel)>)> = Vec::new();
    for line in treatments.iter().filter(named) {
        let mut marks: Vec<(usize, ConflictLevel)> = Vec::new();
        for reason in &line.because {
            let Some(mark) = mark(knowledge, reason.rule, line.treatment) else { continue };
            for found in reason.matched.iter() {
                let Some(fact) = fact(localizer, knowledge, *found) else { continue };
                let place = facts.iter().position(|one| *one == fact).unwrap_or_else(|| {
                    facts.push(fact);
                    facts.len() - 1
                });
                match marks.iter_mut().find(|(at, _)| *at == place) {
                    Some((_, known)) => *known = (*known).max(mark),
                    None => marks.push((place, mark)),
                }
            }
        }
        marks.retain(|(place, _)| *place < MOST_FACTS);
        if !marks.is_empty() {
            met.push((line.treatment, marks));
        }
    }
    facts.truncate(MOST_FACTS);
    let mut rows: Vec<ConflictRow> = Vec::new();
    for (treatment, found) in met {
        let mut marks = vec![None; facts.len()];
        for (place, mark) in found {
            if let Some(cell) = marks.get_mut(place) {
                *cell = Some(mark);
            }
        }
        match rows.iter_mut().find(|row| row.marks == marks) {
            Some(row) => row.treatments.push(treatment),
            None => rows.push(ConflictRow { treatments: vec![treatment], marks }),
        }
    }
    Conflicts { facts, rows }
}

/// Returns the effect of a rule on a treatment.
fn mark(knowledge: &Knowledge, rule: RuleId, treatment: TreatmentId) -> Option<ConflictLevel> {
    let effects = knowledge.rule(rule).then.iter();
    let marks = effects.filter_map(|effect| match effect {
        Effect::BlockTreatments { targets, .. } if targets.contains(treatment) => {
            Some(ConflictLevel::LeftOut)
        }
        Effect::AskFirst(targets) if targets.contains(treatment) => Some(ConflictLevel::AskFirst),
        _ => None,
    });
    marks.max()
}

/// Returns the steps of a morning or an evening in one line; actives with nights of their own show them.
pub fn steps_line(
    localizer: &dyn Localizer,
    knowledge: &Knowledge,
    routine: &PhaseRoutine,
    steps: &[Step],
) -> String {
    let names = steps.iter().flat_map(|step| &step.uses).map(|active| {
        let name = localizer.text_for("active-", &knowledge.active(*active).id);
        let nights: Vec<String> =
            routine.nights_of(*active).map(|date| localizer.weekday(date)).collect();
        match nights.is_empty() {
            true => name,
            false => {
                localizer.format("chart-nights", &[("name", &name), ("nights", &nights.join(" "))])
            }
        }
    });
    names.collect::<Vec<_>>().join(" → ")
}
