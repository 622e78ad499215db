//! A second reading of the knowledge: conditions, index and blocks, written apart from the engine.

use barrier_first::clinic::ClinicConfig;
use barrier_first::domain::{
    ActiveId, ActiveSet, Answer, Answers, Band, ClosedSet, OptionId, Phase, QuestionId, RuleId,
    TreatmentId, TriageLevel, days_between,
};
use barrier_first::engine::{Assessment, BlockEnd, Said};
use barrier_first::knowledge::{Condition, Effect, Kind, Knowledge, RuleKind, Until};
use jiff::civil::Date;

use super::people::Person;

/// Weights of the seven barrier signs (`docs/how-a-plan-is-decided.md`).
const WEIGHTS: [(&str, f64); 7] = [
    ("sign_sting", 3.0),
    ("sign_flaking", 2.5),
    ("sign_tight", 2.0),
    ("sign_redness", 2.0),
    ("sign_itch", 2.0),
    ("sign_rough_dull", 1.0),
    ("sign_breakouts", 0.5),
];

/// A person as the knowledge sees them.
pub struct Oracle<'a> {
    pub knowledge: &'a Knowledge,
    pub answers: &'a Answers,
    pub today: Date,
    pub clinic: &'a ClinicConfig,
    pub band: Band,
    /// Actives that the plan holds and that it brings in, once it has been seen.
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

    /// The same once the plan is seen: some rules apply only to what it holds.
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

    /// One that can tell what is asked, but not which rules apply.
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

    /// Yes, no, or `None` for unknown.
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
            // Rules of follow-up are the course's to read.
            Condition::Course(_) => Some(false),
            Condition::PlanHolds(set) => Some(set.iter().any(|it| self.holds.contains(it))),
            Condition::PlanStarts(set) => Some(set.iter().any(|it| self.starts.contains(it))),
            Condition::All(parts) => self.combine(parts, false),
            Condition::Any(parts) => self.combine(parts, true),
            Condition::Not(part) => self.truth(part).map(|holds| !holds),
        }
    }

    /// `decisive` when one part is; otherwise unknown when one part is; otherwise the rest.
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

    /// Whether an answer leaves its question open.
    pub fn is_open(&self, question: QuestionId, answer: Answer) -> bool {
        let unknown = self.knowledge.question(question).unknown;
        match answer {
            Answer::NotSure => true,
            Answer::One(option) => unknown.contains(option),
            Answer::Many(given) => given.intersects(unknown),
            _ => false,
        }
    }

    fn find_band(&self) -> Band {
        match self.range().0 {
            80.. => Band::Strong,
            60.. => Band::Strained,
            35.. => Band::Impaired,
            _ => Band::Compromised,
        }
    }

    /// The highest index that the ceilings leave; `worst` counts what is open as the worst case.
    fn most(&self, worst: bool) -> u8 {
        let level = |name: &str| self.sign(name).unwrap_or(if worst { 4.0 } else { 0.0 });
        let at = |name: &str, least: f64| level(name) >= least;
        let daily =
            ["sign_flaking", "sign_itch", "sign_redness", "sign_sting"].map(|name| at(name, 4.0));
        if at("sign_sting", 3.0) || daily.iter().filter(|it| **it).count() >= 2 {
            return 59;
        }
        let prone = match self.chosen("conditions", &["rosacea", "eczema_face_now", "psoriasis"]) {
            Some(known) => known,
            None => worst,
        };
        let some_days = ["sign_sting", "sign_flaking", "sign_itch", "sign_tight"];
        let restless = prone && some_days.iter().any(|name| at(name, 2.0));
        let sensitive = at("sign_sting", 2.0) && (at("sign_redness", 2.0) || at("sign_itch", 2.0));
        let scaling = daily[..3].contains(&true) || at("sign_tight", 4.0);
        if restless || sensitive || scaling { 79 } else { 100 }
    }

    /// Whether one of the options is chosen; `None` when that is open.
    fn chosen(&self, question: &str, options: &[&str]) -> Option<bool> {
        if options.iter().any(|option| self.says(question, option)) {
            return Some(true);
        }
        let id = self.knowledge.find_question(question)?;
        let answer = self.answers.get(id)?;
        (!self.is_open(id, answer)).then_some(false)
    }

    fn sign(&self, name: &str) -> Option<f64> {
        let question = self.knowledge.find_question(name)?;
        self.number(question).map(f64::from)
    }

    /// Worst and best index.
    pub fn range(&self) -> (u8, u8) {
        let total: f64 = WEIGHTS.iter().map(|(_, weight)| weight * 4.0).sum();
        let index = |open: f64| {
            let loss: f64 =
                WEIGHTS.iter().map(|(name, w)| w * self.sign(name).unwrap_or(open)).sum();
            100 - (100.0 * loss / total).round() as u8
        };
        let worst = index(4.0).min(self.most(true));
        (worst, index(0.0).min(self.most(false)).max(worst))
    }

    /// The latest phase in which a plan for this band may start.
    pub fn latest_start(&self) -> Phase {
        match self.band {
            Band::Compromised | Band::Impaired => Phase::Reset,
            Band::Strained => Phase::Rebuild,
            Band::Strong if self.healing() => Phase::Rebuild,
            Band::Strong => Phase::Maintain,
        }
    }

    pub fn fires(&self, rule: RuleId) -> bool {
        self.fired.contains(&rule)
    }

    pub fn fired_of(&self, kind: RuleKind) -> impl Iterator<Item = RuleId> + '_ {
        self.fired.iter().copied().filter(move |rule| self.knowledge.rule(*rule).kind == kind)
    }

    /// Effects of every rule that applies.
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

    /// Whether a peel, laser or needling lies less than four weeks back, and no clinic lets strong
    /// products go on all the same.
    fn healing(&self) -> bool {
        let recent = ["procedure_under_2_weeks", "procedure_2_to_4_weeks"];
        let paused = self.knowledge.find_rule("R-74").is_some_and(|rule| self.fires(rule));
        paused && recent.iter().any(|option| self.says("recent", option))
    }

    /// Whether a rule of triage wants somebody to look before anything is done at a clinic. One that
    /// lists what it blocks there does not.
    pub fn looks_at_all(&self) -> bool {
        self.fired.iter().any(|rule| {
            let then = &self.knowledge.rule(*rule).then;
            then.iter().any(|it| matches!(it, Effect::Triage(_)))
                && !then.iter().any(|it| matches!(it, Effect::BlockTreatments { .. }))
        })
    }

    /// Whether the clinic leaves an active out that is neither basic care nor prescribed elsewhere.
    pub fn left_out(&self, active: ActiveId) -> bool {
        let basic = ["first_cleanse", "cleanse", "moisturise", "protect"];
        self.clinic.tighter.no_actives.contains(&active)
            && !basic.contains(&self.knowledge.active(active).slot.id())
            && self.active_name(active) != "prescription_retinoid"
    }

    /// Whether a rule forbids the active in a stretch of this phase that starts on `from`.
    pub fn forbids(&self, active: ActiveId, phase: Phase, from: Date) -> bool {
        let by_rule = self.effects().any(|effect| match effect {
            Effect::BlockActives { targets, until } => {
                targets.contains(active) && self.lasts(*until, phase, from)
            }
            _ => false,
        });
        by_rule || self.left_out(active)
    }

    /// Whether a rule forbids the treatment in a plan that starts with this phase.
    pub fn forbids_treatment(&self, treatment: TreatmentId, start: Phase) -> bool {
        self.effects().any(|effect| match effect {
            Effect::BlockTreatments { targets, until } => {
                targets.contains(treatment) && self.lasts(*until, start, self.today)
            }
            _ => false,
        })
    }

    fn lasts(&self, until: Until, phase: Phase, from: Date) -> bool {
        match until {
            Until::ClearedByClinician => true,
            Until::Phase(lifted) => phase < lifted,
            // Counted in days, because the calendar may end before the block does.
            Until::Days(days) => days_between(self.today, from) < days,
        }
    }

    /// Whether a stretch of this phase that starts on `from` comes before the moment.
    pub fn before(&self, moment: BlockEnd, phase: Phase, from: Date) -> bool {
        match moment {
            BlockEnd::ClearedByClinician => true,
            BlockEnd::Phase(lifted) => phase < lifted,
            BlockEnd::Date(date) => from < date,
        }
    }

    /// How often a sign was said to be there; never where that is open.
    pub fn level_of(&self, sign: &str) -> u8 {
        let found = self.knowledge.questions().find(|(_, entry)| entry.id == sign);
        match found.and_then(|(id, _)| self.answers.get(id)) {
            Some(Answer::Level(level)) => level,
            _ => 0,
        }
    }

    /// Whether the question has an answer.
    pub fn is_answered(&self, question: &str) -> bool {
        let found = self.knowledge.find_question(question);
        found.is_some_and(|id| self.answers.get(id).is_some())
    }

    /// Whether the answer to the question is, or includes, the option.
    pub fn says(&self, question: &str, option: &str) -> bool {
        let Some(id) = self.knowledge.find_question(question) else { return false };
        let entry = self.knowledge.question(id);
        match (self.answers.get(id), entry.find_option(option)) {
            (Some(Answer::One(given)), Some(option)) => given == option,
            (Some(Answer::Many(given)), Some(option)) => given.contains(option),
            _ => false,
        }
    }

    /// Whether the person uses the active today, by their shelf or on prescription.
    pub fn uses(&self, active: &str) -> bool {
        self.says("actives", active) || self.says("medicines", active)
    }

    /// Whether an active in use is used for longer than three months, as far as was said: where
    /// nothing was, as long as nothing is new in 4 weeks.
    pub fn established(&self, active: &str) -> bool {
        let question = format!("actives_since_{active}");
        let answer = self.knowledge.find_question(&question).and_then(|id| self.answers.get(id));
        match answer {
            Some(_) => self.says(&question, "longer"),
            None => !["one", "several"].iter().any(|it| self.says("new_product_4_weeks", it)),
        }
    }

    /// Whether the question would be asked of this person.
    pub fn asks(&self, question: QuestionId) -> bool {
        self.truth(&self.knowledge.question(question).asked_when) != Some(false)
    }

    /// Whether the condition names what was said to the question.
    pub fn names(&self, condition: &Condition, question: QuestionId, said: Said) -> bool {
        match (condition, said) {
            (Condition::Is(asked, _) | Condition::AtLeast(asked, _), Said::Open)
            | (Condition::AtMost(asked, _), Said::Open) => *asked == question,
            (Condition::Is(asked, options), Said::Option(option)) => {
                *asked == question && options.contains(option)
            }
            (Condition::AtLeast(asked, least), Said::Level(level)) => {
                *asked == question && u16::from(level) >= *least
            }
            (Condition::AtLeast(asked, least), Said::Number(number)) => {
                *asked == question && number >= *least
            }
            (Condition::AtMost(asked, most), Said::Number(number)) => {
                *asked == question && number <= *most
            }
            (Condition::BandAtMost(_), Said::Level(_) | Said::Open) => {
                let sign = &self.knowledge.question(question).id;
                WEIGHTS.iter().any(|(name, _)| name == sign)
            }
            (Condition::All(parts) | Condition::Any(parts), _) => {
                parts.iter().any(|part| self.names(part, question, said))
            }
            (Condition::Not(part), Said::Open) => self.names(part, question, said),
            _ => false,
        }
    }

    /// Adds every answer of this person that the condition names, as question and words; `false`
    /// when the condition is not a plain list of alternatives.
    pub fn alternatives(&self, condition: &Condition, into: &mut Vec<(String, String)>) -> bool {
        match condition {
            Condition::Is(question, options) => {
                let entry = self.knowledge.question(*question);
                let given: Vec<OptionId> = match self.answers.get(*question) {
                    Some(Answer::One(option)) => vec![option],
                    Some(Answer::Many(given)) => given.iter().collect(),
                    _ => Vec::new(),
                };
                let named = given.into_iter().filter(|option| options.contains(*option));
                into.extend(
                    named.map(|option| (entry.id.clone(), self.option_name(*question, option))),
                );
                true
            }
            Condition::AtLeast(question, least) => {
                let number = self.number(*question).filter(|number| number >= least);
                let id = &self.knowledge.question(*question).id;
                into.extend(number.map(|number| (id.clone(), number.to_string())));
                true
            }
            Condition::Any(parts) => parts.iter().all(|part| self.alternatives(part, into)),
            _ => false,
        }
    }

    pub fn option_name(&self, question: QuestionId, option: OptionId) -> String {
        self.knowledge.question(question).option_id(option).to_owned()
    }

    pub fn rule_name(&self, rule: RuleId) -> &str {
        &self.knowledge.rule(rule).id
    }

    pub fn active_name(&self, active: ActiveId) -> &str {
        &self.knowledge.active(active).id
    }

    pub fn treatment_name(&self, treatment: TreatmentId) -> &str {
        &self.knowledge.treatment(treatment).id
    }
}

/// The answers by id, for messages.
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
