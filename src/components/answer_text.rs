//! An answer in words.

use yew::AttrValue;

use crate::domain::{Answer, OptionId, OptionSet, QuestionId};
use crate::i18n::Words;
use crate::knowledge::Question;
use crate::state::AppContext;

/// What was answered, in words; «Not answered» when nothing was.
pub fn answer_text(app: &AppContext, question: QuestionId) -> AttrValue {
    answer_in_words(app, question, app.state.answers().get(question))
}

/// Any answer to a question in words.
pub fn answer_in_words(
    app: &AppContext,
    question: QuestionId,
    answer: Option<Answer>,
) -> AttrValue {
    let words = &app.words;
    let entry = app.knowledge.question(question);
    match answer {
        None => words.get("not-answered"),
        Some(Answer::One(chosen)) => option_in_words(words, entry, chosen),
        Some(Answer::Many(chosen)) => words.list(&chosen_in_words(app, question, chosen)),
        Some(Answer::Level(level)) => words.get(&format!("level-{level}")),
        Some(Answer::Number(number)) => {
            let unit = match &entry.kind {
                crate::knowledge::Kind::Number { unit, .. } => words.of("unit-", unit),
                _ => AttrValue::Static(""),
            };
            AttrValue::from(format!("{number} {unit}"))
        }
        Some(Answer::Date(date)) => words.date(date),
        Some(Answer::NotSure) => words.get("level-not_sure"),
    }
}

/// Each of several chosen options in words.
pub fn chosen_in_words(
    app: &AppContext,
    question: QuestionId,
    chosen: OptionSet,
) -> Vec<AttrValue> {
    let entry = app.knowledge.question(question);
    chosen.iter().map(|option| option_in_words(&app.words, entry, option)).collect()
}

fn option_in_words(words: &Words, entry: &Question, option: OptionId) -> AttrValue {
    words.get(&format!("option-{}-{}", entry.id, entry.option_id(option)))
}
