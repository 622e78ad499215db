//! The way to the questions that come once there is a plan.

use yew::prelude::*;

use crate::domain::QuestionId;
use crate::state::{Path, View};

/// How many questions would make the plan fit more closely, and the way to them; nothing once they
/// are answered.
pub fn more_questions(view: &View) -> Html {
    let words = &view.words;
    let answers = view.state.answers();
    let path = Path::of(&view.questions, answers);
    let mut open = path.open_later(&view.questions, answers);
    let Some(first) = open.next() else { return Html::default() };
    let text = words.count("more-text", open.count() + 1);
    invitation(view, first, words.get("more-title"), text)
}

/// The way to the questions about clinic care, as long as nobody has said what is wanted of it.
pub fn clinic_questions(view: &View) -> Html {
    let interest = view.questions.ids.clinic_interest;
    let asked = Path::of(&view.questions, view.state.answers()).contains(interest);
    if !asked || view.state.answers().get(interest).is_some() {
        return Html::default();
    }
    let words = &view.words;
    invitation(view, interest, words.get("more-clinic-title"), words.get("more-clinic-text"))
}

fn invitation(view: &View, first: QuestionId, title: AttrValue, text: AttrValue) -> Html {
    html! {
        <section class="more-questions card section section--near" aria-labelledby="more-questions">
            <h2 id="more-questions" class="more-questions__title">{ title }</h2>
            <p>{ text }</p>
            <p>
                <a href={view.question_route(first).href()} class="button button--secondary">
                    { view.words.get("more-start") }
                </a>
            </p>
        </section>
    }
}
