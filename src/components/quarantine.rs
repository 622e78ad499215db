//! Quarantined saves that could not be read: save them as a file, then discard them.

use yew::prelude::*;

use super::file_hint::file_said;
use super::icon::{Icon, icon};
use super::notice::{Tone, notice};
use crate::domain::date_text;
use crate::platform::{boot, files};
use crate::state::{Action, Report, use_app};
use crate::storage::backup;

/// Draws nothing while nothing is quarantined.
#[component]
pub fn Quarantine() -> Html {
    let app = use_app();
    let messages = &app.messages;
    let saved = use_state_eq(|| None::<&'static str>);
    let count = app.quarantined();
    let report = match app.state.report {
        Some(Report::Discarded(count)) => Some(messages.count("aside-removed", count)),
        Some(Report::DiscardFailed) => Some(messages.text("erase-failed")),
        _ => saved.map(|key| messages.text(key)),
    };
    if count == 0 && report.is_none() {
        return Html::default();
    }
    let save = {
        let (app, saved) = (app.clone(), saved.clone());
        Callback::from(move |_: MouseEvent| {
            let text = backup::write_rescue(&boot::build(), app.stored_originals());
            let name = format!("barrier-first-originals-{}.json", date_text(app.today().date));
            let saved = saved.clone();
            yew::platform::spawn_local(async move {
                let end = files::hand_over(&name, "application/json", text.as_bytes()).await;
                saved.set(Some(file_said(end, "backup-saved", "aside-refused")));
            });
        })
    };
    let discard = app.callback(|_: MouseEvent| Action::QuarantineDiscarded);
    html! {
        <section class="section" id="aside" aria-labelledby="aside-title">
            <h2 id="aside-title" class="section__head">{ messages.text("aside-title") }</h2>
            <div role="status">
                if let Some(text) = report {
                    { notice(Tone::Info, false, html! { <p>{ text }</p> }) }
                }
            </div>
            if count > 0 {
                <p>{ messages.count("aside-text", count) }</p>
                <div class="actions actions--row">
                    <button type="button" class="button button--quiet" onclick={save}>
                        { icon(Icon::DOWNLOAD) }{ messages.text("aside-save") }
                    </button>
                    <button type="button" class="button button--secondary" onclick={discard}>
                        { icon(Icon::TRASH) }{ messages.text("aside-remove") }
                    </button>
                </div>
            }
        </section>
    }
}
