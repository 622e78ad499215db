//! A reason in words: the text of its rule, with the person's answers that made it apply.
//!
//! Everything that shows a reason uses this module, so that a page, a print, a text and a record agree.

use crate::domain::QuestionId;
use crate::engine::{Reason, Said};
use crate::knowledge::{Knowledge, RuleKind};

use super::localizer::Localizer;

/// The most facts mentioned in one sentence.
const MOST: usize = 3;

/// Returns the rule's text for this person. A rule that applies only because something is open may have a
/// separate text (`.open`), and so may one that applies by the plan alone (`.plain`).
pub fn sentence(localizer: &dyn Localizer, knowledge: &Knowledge, reason: &Reason) -> String {
    let key = ["rule-", &knowledge.rule(reason.rule).id].concat();
    let open = [&key, ".open"].concat();
    worded(localizer, knowledge, reason, (&key, &open))
}

/// Like [`sentence`], for a product: a rule that looks at labels may have separate texts for them (`.label`,
/// `.label-open`).
pub fn of_product(localizer: &dyn Localizer, knowledge: &Knowledge, reason: &Reason) -> String {
    let rule = knowledge.rule(reason.rule);
    if !rule.on_labels.as_ref().is_some_and(|shown| shown.own_words) {
        return sentence(localizer, knowledge, reason);
    }
    let key = ["rule-", &rule.id, ".label"].concat();
    let open = [&key, "-open"].concat();
    worded(localizer, knowledge, reason, (&key, &open))
}

fn worded(
    localizer: &dyn Localizer,
    knowledge: &Knowledge,
    reason: &Reason,
    (key, open): (&str, &str),
) -> String {
    let phrases = Phrases::of(localizer, knowledge, std::slice::from_ref(reason));
    if !reason.certain && localizer.has(open) {
        return localizer.format(open, &[("open", &joined(localizer, &phrases.open))]);
    }
    let told = phrases.told(localizer);
    let plain = [key, ".plain"].concat();
    if told.is_empty() && localizer.has(&plain) {
        return localizer.text(&plain);
    }
    let told = if told.is_empty() { localizer.text("told-general") } else { told };
    localizer.format(key, &[("told", &told)])
}

/// Returns the text of a rule addressed to nobody in particular: in a list of codes, for a reviewer.
pub fn general(localizer: &dyn Localizer, rule: &str) -> String {
    let plain = ["rule-", rule, ".plain"].concat();
    if localizer.has(&plain) {
        return localizer.text(&plain);
    }
    localizer.format(&["rule-", rule].concat(), &[("told", &localizer.text("told-general"))])
}

/// Returns the person's answers that made the rules of a line apply, as one phrase, the most significant
/// first and three at most; empty if none of them has a phrase.
pub fn told(localizer: &dyn Localizer, knowledge: &Knowledge, because: &[Reason]) -> String {
    Phrases::of(localizer, knowledge, because).told(localizer)
}

/// A phrase for an answer.
#[derive(PartialEq)]
struct Phrase {
    text: String,
    /// The short form to use after another phrase with this form, without their common beginning ("your
    /// retinol and AHA").
    after: Option<String>,
}

/// The phrases behind a reason.
struct Phrases {
    /// The person's answers.
    told: Vec<Phrase>,
    /// Topics of the questions that were left open.
    open: Vec<String>,
}

impl Phrases {
    fn of(localizer: &dyn Localizer, knowledge: &Knowledge, because: &[Reason]) -> Self {
        let goals = knowledge.questions.ids.goals;
        let (mut told, mut wishes, mut open) = (Vec::new(), Vec::new(), Vec::new());
        for one in because.iter().flat_map(|reason| reason.matched.iter()) {
            let entry = knowledge.question(one.question);
            let key = ["told-", &entry.id].concat();
            let phrase = match one.said {
                Said::Option(option) if entry.unknown.contains(option) => None,
                Said::Option(option) => {
                    let key = [&key, "-", entry.option_id(option)].concat();
                    // Wishes about the plan itself (needles, time) have no phrase.
                    if !localizer.has(&key) {
                        continue;
                    }
                    let after = [&key, ".after"].concat();
                    let after = localizer.has(&after).then(|| localizer.text(&after));
                    Some(Phrase { text: localizer.text(&key), after })
                }
                Said::Level(level) => {
                    let often = localizer.text_for("told-often-", &level.to_string());
                    Some(Phrase::alone(localizer.format(&key, &[("often", &often)])))
                }
                Said::Number(number) => {
                    Some(Phrase::alone(localizer.format(&key, &[("count", &number.to_string())])))
                }
                Said::Open => None,
            };
            match phrase {
                Some(phrase) if one.question == goals => add(&mut wishes, phrase),
                Some(phrase) => add(&mut told, phrase),
                None => add(&mut open, topic(localizer, knowledge, one.question)),
            }
        }
        // Next to findings, a wish only repeats the topic of the page; a need concerns both.
        let need = |reason: &Reason| knowledge.rule(reason.rule).kind == RuleKind::Need;
        if told.is_empty() || because.iter().any(need) {
            told.extend(wishes);
        }
        open.truncate(MOST);
        Self { told, open }
    }

    fn told(mut self, localizer: &dyn Localizer) -> String {
        if self.open.is_empty() {
            self.told.truncate(MOST);
        } else {
            self.told.truncate(MOST - 1);
            let open = joined(localizer, &self.open);
            self.told.push(Phrase::alone(localizer.format("told-open", &[("open", &open)])));
        }
        joined(localizer, &in_a_row(self.told))
    }
}

impl Phrase {
    fn alone(text: String) -> Self {
        Self { text, after: None }
    }
}

/// Returns the phrases as they read in sequence.
fn in_a_row(phrases: Vec<Phrase>) -> Vec<String> {
    let mut led = false;
    let text = |phrase: Phrase| match phrase.after {
        Some(after) if std::mem::replace(&mut led, true) => after,
        Some(_) => phrase.text,
        None => {
            led = false;
            phrase.text
        }
    };
    phrases.into_iter().map(text).collect()
}

fn topic(localizer: &dyn Localizer, knowledge: &Knowledge, question: QuestionId) -> String {
    localizer.text_for("open-", &knowledge.question(question).id)
}

/// Two answers may share a phrase (the same cream on two lists); it is used once.
fn add<T: PartialEq>(list: &mut Vec<T>, phrase: T) {
    if !list.contains(&phrase) {
        list.push(phrase);
    }
}

/// Joins one to three phrases as the language lists them.
fn joined(localizer: &dyn Localizer, phrases: &[String]) -> String {
    match phrases {
        [] => String::new(),
        [one] => one.clone(),
        [first, second] => localizer.format("told-two", &[("first", first), ("second", second)]),
        [first, second, third, ..] => {
            let places = [("first", first.as_str()), ("second", second), ("third", third)];
            localizer.format("told-three", &places)
        }
    }
}
