//! Sharing the summary with the clinic whose page embeds the app: the exact text, and a button that
//! sends it.

use yew::prelude::*;

use super::answer_text::answer_text;
use super::choice::{Choice, choice};
use super::icon::{Icon, icon};
use super::localizer::AppLocalizer;
use super::notice::{Tone, notice};
use crate::export::localizer::Localizer;
use crate::export::share_summary::{InWords, summary};
use crate::platform::frame;
use crate::state::use_app;

/// Properties of [`Share`].
#[derive(Properties, PartialEq)]
pub struct ShareProps {
    /// Origin of the page that would receive the summary.
    pub origin: AttrValue,
}

/// Shows what the clinic would receive, and sends exactly that when the person agrees.
#[component]
pub fn Share(props: &ShareProps) -> Html {
    let app = use_app();
    let messages = &app.messages;
    let with_answers = use_state_eq(|| false);
    let sent = use_state_eq(|| None::<AttrValue>);
    let Some(plan) = app.plan.clone() else { return Html::default() };
    let in_words = |question| answer_text(&app, question).to_string();
    let answers = (*with_answers).then(|| (app.state.answers(), &in_words as InWords<'_>));
    let language = (&*messages.lang(), &AppLocalizer(messages) as &dyn Localizer);
    let json = summary(&app.knowledge, &plan, app.started(), answers, language);
    let text = AttrValue::from(json.pretty());
    let choose = {
        let with_answers = with_answers.clone();
        Callback::from(move |_: Event| with_answers.set(!*with_answers))
    };
    let share = {
        let (text, sent) = (text.clone(), sent.clone());
        Callback::from(move |_: MouseEvent| {
            frame::post(frame::HostEvent::Share(&text));
            sent.set(Some(text.clone()));
        })
    };
    let also = Choice {
        many: true,
        id: AttrValue::Static("share-answers"),
        text: messages.text("share-answers"),
        checked: *with_answers,
        ..Choice::default()
    };
    html! {
        <section class="card option card--accent screen-only" aria-labelledby="share">
            { icon(Icon::NEXT) }
            <h3 id="share" class="option__title">{ messages.text("share-title") }</h3>
            <div class="stack">
                <p>{ messages.format("share-text", &[("origin", &props.origin)]) }</p>
                { choice(also, choose) }
                <h4 id="share-preview">{ messages.text("share-preview") }</h4>
                <pre class="code" tabindex="0" role="region"
                    aria-labelledby="share-preview">{ text.clone() }</pre>
                <div class="actions">
                    <button type="button" class="button" onclick={share}>
                        { icon(Icon::SHARE) }{ messages.text("share-button") }
                    </button>
                </div>
                <div role="status">
                    if sent.as_ref() == Some(&text) {
                        { notice(Tone::Info, false, html! { <p>{ messages.text("share-sent") }</p> }) }
                    }
                </div>
            </div>
        </section>
    }
}
