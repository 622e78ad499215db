//! Links to the questions asked once there is a plan.

use yew::prelude::*;

use crate::domain::QuestionId;
use crate::state::{Path, View};

/// Draws the number of questions that would make the plan fit more closely, with a link; nothing
/// once they are answered.
pub fn more_questions(view: &View) -> Html {
    let messages = &view.messages;
    let answers = view.state.answers();
    let path = Path::of(&view.questions, answers);
    let mut open = path.open_later(&view.questions, answers);
    let Some(first) = open.next() else { return Html::default() };
    let text = messages.count("more-text", open.count() + 1);
    invitation(view, first, messages.text("more-title"), text)
}

/// Draws the link to the questions about clinic care, as long as they are unanswered.
pub fn clinic_questions(view: &View) -> Html {
    let interest = view.questions.ids.clinic_interest;
    let asked = Path::of(&view.questions, view.state.answers()).contains(interest);
    if !asked || view.state.answers().get(interest).is_some() {
        return Html::default();
    }
    let messages = &view.messages;
    invitation(
        view,
        interest,
        messages.text("more-clinic-title"),
        messages.text("more-clinic-text"),
    )
}

fn invitation(view: &View, first: QuestionId, title: AttrValue, text: AttrValue) -> Html {
    html! {
        <section class="more-questions card section section--near" aria-labelledby="more-questions">
            <h2 id="more-questions" class="more-questions__title">{ title }</h2>
            <p>{ text }</p>
            <p>
                <a href={view.question_route(first).href()} class="button button--secondary">
                    { view.messages.text("more-start") }
                </a>
            </p>
        </section>
    }
}
