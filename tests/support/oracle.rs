//! A second implementation of the knowledge, independent of the engine: which rules apply to a person.
//!
//! Its submodules cover the index, the blocks, and the answers that a condition names.

use barrier_first::clinic::ClinicConfig;
use barrier_first::domain::{
    ActiveSet, Answer, Answers, Band, ClosedSet, QuestionId, RuleId, TriageLevel,
};
use barrier_first::engine::Assessment;
use barrier_first::knowledge::{Condition, Effect, Kind, Knowledge, RuleKind};
use jiff::civil::Date;

use super::people::Person;

mod blocks;
mod index;
mod said;

/// A person as seen by the knowledge.
pub struct Oracle<'a> {
    pub knowledge: &'a Knowledge,
    pub answers: &'a Answers,
    pub today: Date,
    pub clinic: &'a ClinicConfig,
    pub band: Band,
    /// Actives that the plan contains and those it introduces, once it is known.
    holds: ActiveSet,
    starts: ActiveSet,
    /// Rules that apply, by id; safety rules on yes and on unknown, others on yes.
    fired: Vec<RuleId>,
}

impl<'a> Oracle<'a> {
    pub fn of(knowledge: &'a Knowledge, person: &'a Person) -> Self {
        Self::new(knowledge, &person.answers, person.today, &person.clinic)
    }

    pub fn new(
        knowledge: &'a Knowledge,
        answers: &'a Answers,
        today: Date,
        clinic: &'a ClinicConfig,
    ) -> Self {
        let mut oracle = Self::without_rules(knowledge, answers, today, clinic);
        oracle.fire();
        oracle
    }

    /// Returns the same oracle with a known plan: some rules apply only to its contents.
    pub fn seeing(&self, plan: &Assessment) -> Self {
        let phases = &plan.home.phases;
        let mut oracle = Self {
            holds: phases.iter().flat_map(super::home::used).collect(),
            starts: phases.iter().filter_map(|it| it.span.introduces).collect(),
            fired: Vec::new(),
            ..*self
        };
        oracle.fire();
        oracle
    }

    fn fire(&mut self) {
        let (knowledge, clinic) = (self.knowledge, self.clinic);
        self.fired = knowledge
            .rules()
            .filter(|(_, rule)| rule.kind != RuleKind::Follow)
            .filter(|(id, rule)| {
                let relaxed = |id| clinic.relaxed_rules.contains(id);
                let whole = rule.speaks_for.iter().all(relaxed);
                !relaxed(id) || !whole || rule.floor || rule.kind != RuleKind::Safety
            })
            .filter(|(_, rule)| match (self.truth(&rule.when), rule.kind) {
                (Some(holds), _) => holds,
                (None, kind) => matches!(kind, RuleKind::Safety | RuleKind::Index),
            })
            .map(|(id, _)| id)
            .collect();
    }

    /// Creates an oracle that knows which questions are asked, but not which rules apply.
    pub fn without_rules(
        knowledge: &'a Knowledge,
        answers: &'a Answers,
        today: Date,
        clinic: &'a ClinicConfig,
    ) -> Self {
        let band = Band::Strong;
        let (holds, starts) = (ActiveSet::EMPTY, ActiveSet::EMPTY);
        let fired = Vec::new();
        let mut oracle = Self { knowledge, answers, today, clinic, band, holds, starts, fired };
        oracle.band = oracle.find_band();
        oracle
    }

    /// Evaluates a condition: yes, no, or `None` for unknown.
    pub fn truth(&self, condition: &Condition) -> Option<bool> {
        match condition {
            Condition::Always => Some(true),
            Condition::Is(question, options) => match self.answers.get(*question)? {
                Answer::One(option) if options.contains(option) => Some(true),
                Answer::Many(given) if given.intersects(*options) => Some(true),
                given if self.is_open(*question, given) => None,
                _ => Some(false),
            },
            Condition::AtLeast(question, least) => self.number(*question).map(|n| n >= *least),
            Condition::AtMost(question, most) => self.number(*question).map(|n| n <= *most),
            Condition::BandAtMost(band) => Some(self.band.index() <= band.index()),
            Condition::Region(regions) => {
                self.clinic.region.map(|region| regions.contains(&region))
            }
            // Follow-up rules are evaluated by the course.
            Condition::Course(_) => Some(false),
            Condition::PlanHolds(set) => Some(set.iter().any(|it| self.holds.contains(it))),
            Condition::PlanStarts(set) => Some(set.iter().any(|it| self.starts.contains(it))),
            Condition::All(parts) => self.combine(parts, false),
            Condition::Any(parts) => self.combine(parts, true),
            Condition::Not(part) => self.truth(part).map(|holds| !holds),
        }
    }

    /// Returns `decisive` if one part has it; otherwise unknown if one part is; otherwise the opposite.
    fn combine(&self, parts: &[Condition], decisive: bool) -> Option<bool> {
        let truths: Vec<_> = parts.iter().map(|part| self.truth(part)).collect();
        if truths.contains(&Some(decisive)) {
            Some(decisive)
        } else if truths.contains(&None) {
            None
        } else {
            Some(!decisive)
        }
    }

    fn number(&self, question: QuestionId) -> Option<u16> {
        match self.answers.get(question)? {
            Answer::Level(level) => Some(u16::from(level)),
            Answer::Number(number) => Some(number),
            _ => None,
        }
    }

    /// Returns `true` if an answer leaves its question open.
    pub fn is_open(&self, question: QuestionId, answer: Answer) -> bool {
        let unknown = self.knowledge.question(question).unknown;
        match answer {
            Answer::NotSure => true,
            Answer::One(option) => unknown.contains(option),
            Answer::Many(given) => given.intersects(unknown),
            _ => false,
        }
    }

    pub fn fires(&self, rule: RuleId) -> bool {
        self.fired.contains(&rule)
    }

    pub fn fired_of(&self, kind: RuleKind) -> impl Iterator<Item = RuleId> + '_ {
        self.fired.iter().copied().filter(move |rule| self.knowledge.rule(*rule).kind == kind)
    }

    /// Returns the effects of every rule that applies.
    pub fn effects(&self) -> impl Iterator<Item = &'a Effect> + '_ {
        let knowledge = self.knowledge;
        self.fired.iter().flat_map(move |rule| &knowledge.rule(*rule).then)
    }

    pub fn level(&self) -> TriageLevel {
        self.effects()
            .filter_map(|effect| match effect {
                Effect::Triage(level) => Some(*level),
                _ => None,
            })
            .max()
            .unwrap_or(TriageLevel::Clear)
    }

    /// Returns how often a sign was reported; 0 if that is open.
    pub fn level_of(&self, sign: &str) -> u8 {
        let found = self.knowledge.questions().find(|(_, entry)| entry.id == sign);
        match found.and_then(|(id, _)| self.answers.get(id)) {
            Some(Answer::Level(level)) => level,
            _ => 0,
        }
    }

    /// Returns `true` if the question has an answer.
    pub fn is_answered(&self, question: &str) -> bool {
        let found = self.knowledge.find_question(question);
        found.is_some_and(|id| self.answers.get(id).is_some())
    }

    /// Returns `true` if the answer to the question is, or includes, the option.
    pub fn says(&self, question: &str, option: &str) -> bool {
        let Some(id) = self.knowledge.find_question(question) else { return false };
        let entry = self.knowledge.question(id);
        match (self.answers.get(id), entry.find_option(option)) {
            (Some(Answer::One(given)), Some(option)) => given == option,
            (Some(Answer::Many(given)), Some(option)) => given.contains(option),
            _ => false,
        }
    }

    /// Returns `true` if the person uses the active today, from their shelf or on prescription.
    pub fn uses(&self, active: &str) -> bool {
        self.says("actives", active) || self.says("medicines", active)
    }

    /// Returns `true` if an active in use has been used for longer than three months, as far as known: if not
    /// stated, as long as nothing is new in 4 weeks.
    pub fn established(&self, active: &str) -> bool {
        let question = format!("actives_since_{active}");
        let answer = self.knowledge.find_question(&question).and_then(|id| self.answers.get(id));
        match answer {
            Some(_) => self.says(&question, "longer"),
            None => !["one", "several"].iter().any(|it| self.says("new_product_4_weeks", it)),
        }
    }

    /// Returns `true` if the question would be asked of this person.
    pub fn asks(&self, question: QuestionId) -> bool {
        self.truth(&self.knowledge.question(question).asked_when) != Some(false)
    }
}

/// Returns the answers by id, for messages.
pub fn describe(knowledge: &Knowledge, answers: &Answers) -> String {
    let words = answers.iter().map(|(id, answer)| {
        let entry = knowledge.question(id);
        let said = match answer {
            Answer::One(option) => entry.option_id(option).to_owned(),
            Answer::Many(set) => {
                set.iter().map(|option| entry.option_id(option)).collect::<Vec<_>>().join("+")
            }
            Answer::Level(level) => level.to_string(),
            Answer::Number(number) => number.to_string(),
            Answer::Date(date) => date.to_string(),
            Answer::NotSure => "not_sure".to_owned(),
        };
        debug_assert!(!matches!(entry.kind, Kind::Date) || matches!(answer, Answer::Date(_)));
        format!("{}={said}", entry.id)
    });
    words.collect::<Vec<_>>().join(" ")
}
