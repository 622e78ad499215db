//! Answers as text.

use yew::AttrValue;

use crate::domain::{Answer, Answers, OptionId, OptionSet, QuestionId};
use crate::engine::{Assessment, Case, latest_answers};
use crate::i18n::Messages;
use crate::knowledge::Question;
use crate::state::View;

/// Returns the latest answers behind a plan: those of check-ins take precedence over the assessment.
pub fn answers_of(view: &View, plan: &Assessment) -> Answers {
    let answers = view.state.answers();
    // A plan for somebody else's answers has no course, whatever course this person follows.
    match view.state.journal.as_ref().filter(|_| plan.course.is_some()) {
        Some(journal) => {
            let case = Case::new(answers, view.today().date, &view.clinic);
            latest_answers(&view.knowledge, &case.following(journal.journal()))
        }
        None => answers.clone(),
    }
}

/// Returns the given answer as text; "Not answered" if there is none.
pub fn answer_text(view: &View, question: QuestionId) -> AttrValue {
    answer_in_words(view, question, view.state.answers().get(question))
}

/// Returns any answer to a question as text.
pub fn answer_in_words(view: &View, question: QuestionId, answer: Option<Answer>) -> AttrValue {
    let messages = &view.messages;
    let entry = view.knowledge.question(question);
    match answer {
        None => messages.text("not-answered"),
        Some(Answer::One(chosen)) => option_in_words(messages, entry, chosen),
        Some(Answer::Many(chosen)) => messages.list(&chosen_in_words(view, question, chosen)),
        Some(Answer::Level(level)) => messages.text(&format!("level-{level}")),
        Some(Answer::Number(number)) => {
            let unit = match &entry.kind {
                crate::knowledge::Kind::Number { unit, .. } => messages.text_for("unit-", unit),
                _ => AttrValue::Static(""),
            };
            AttrValue::from(format!("{number} {unit}"))
        }
        Some(Answer::Date(date)) => messages.date(date),
        Some(Answer::NotSure) => messages.text("level-not_sure"),
    }
}

/// Returns the text of each chosen option.
pub fn chosen_in_words(view: &View, question: QuestionId, chosen: OptionSet) -> Vec<AttrValue> {
    let entry = view.knowledge.question(question);
    chosen.iter().map(|option| option_in_words(&view.messages, entry, option)).collect()
}

/// Returns the chosen options that report something; `None` if the question was not answered with
/// options.
pub fn telling_options(view: &View, question: QuestionId, answers: &Answers) -> Option<OptionSet> {
    let Answer::Many(chosen) = answers.get(question)? else { return None };
    let entry = view.knowledge.question(question);
    Some(chosen.iter().filter(|option| entry.tells(*option)).collect())
}

fn option_in_words(messages: &Messages, entry: &Question, option: OptionId) -> AttrValue {
    messages.text(&format!("option-{}-{}", entry.id, entry.option_id(option)))
}
