//! Information for a clinic before any procedure: this person's answers about health and medicines.

use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::domain::Answer;
use crate::knowledge::well_known::MENTION_AT_CLINIC;
use crate::state::View;

/// Draws the card; nothing if there is nothing to tell.
pub fn tell_first(view: &View) -> Html {
    let messages = &view.messages;
    let answers = view.state.answers();
    let mut told: Vec<AttrValue> = Vec::new();
    for name in MENTION_AT_CLINIC {
        let Some(id) = view.knowledge.find_question(name) else { continue };
        let question = view.knowledge.question(id);
        let mut say = |option: &str| {
            let key = format!("told-{name}-{option}");
            if messages.has(&key) {
                told.push(messages.text(&key));
            }
        };
        match answers.get(id) {
            Some(Answer::One(option)) => say(question.option_id(option)),
            Some(Answer::Many(options)) => {
                options.iter().for_each(|option| say(question.option_id(option)));
            }
            _ => {}
        }
    }
    if told.is_empty() {
        return Html::default();
    }
    let items = told.into_iter().map(|one| html! { <li key={one.to_string()}>{ one }</li> });
    html! {
        <section class="card tell-first" aria-labelledby="tell-first">
            <h2 id="tell-first" tabindex="-1">{ icon(Icon::CAUTION) }{ messages.text("tell-first") }</h2>
            <ul class="named" role="list">{ for items }</ul>
        </section>
    }
}
