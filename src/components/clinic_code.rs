//! A QR code with the answers for the clinic's screen, drawn only when the person asks for it.

use yew::prelude::*;

use super::copy_text::CopyText;
use super::icon::{Icon, icon};
use super::pictures;
use crate::export::link;
use crate::export::qr::Code;
use crate::platform::address;
use crate::route::Route;
use crate::state::use_app;

/// Shows what the code contains, who could read it, and the code.
#[component]
pub fn ClinicCode() -> Html {
    let app = use_app();
    let messages = &app.messages;
    let shown = use_state_eq(|| false);
    let toggle = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(!*shown))
    };
    let body = shown.then(|| {
        let payload = link::write(&app.knowledge, app.state.answers(), app.started());
        let link = address::of(&Route::Shared { payload }.to_path());
        let picture = match Code::of(&link) {
            Some(code) => pictures::code(code.rows(), messages.text("code-label")),
            None => html! { <p>{ messages.text("code-too-long") }</p> },
        };
        let text = Callback::from(move |()| link.clone());
        html! {
            <>
                { picture }
                <CopyText id="code-link" button={messages.text("code-copy")}
                    label={messages.text("code-link")} {text} />
            </>
        }
    });
    html! {
        <section class={classes!("card", "option", (!*shown).then_some("screen-only"))}
            aria-labelledby="code">
            { icon(Icon::SHARE) }
            <h3 id="code" class="option__title">{ messages.text("code-title") }</h3>
            <div class="stack stack--tight">
                <p class="muted">{ messages.text("code-what") }</p>
                <p class="screen-only">{ messages.text("code-who") }</p>
                <div class="actions actions--row">
                    <button type="button" class="button button--quiet button--small"
                        aria-expanded={shown.to_string()} onclick={toggle}>
                        { messages.text(if *shown { "code-hide" } else { "code-show" }) }
                    </button>
                </div>
                { body }
            </div>
        </section>
    }
}
