//! An answer in words.

use yew::AttrValue;

use crate::domain::{Answer, QuestionId};
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
    let option = |id: &str| words.get(&format!("option-{}-{id}", entry.id));
    match answer {
        None => words.get("not-answered"),
        Some(Answer::One(chosen)) => option(entry.option_id(chosen)),
        Some(Answer::Many(chosen)) => {
            let items: Vec<AttrValue> =
                chosen.iter().map(|chosen| option(entry.option_id(chosen))).collect();
            words.list(&items)
        }
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
