//! Saves that could not be read and were set aside: to be kept as a file, then let go.

use yew::prelude::*;

use super::icon::{Icon, icon};
use super::notice::{Tone, notice};
use crate::domain::date_text;
use crate::platform::{boot, clock, files};
use crate::state::{SaveState, use_app};
use crate::storage::backup;

/// Nothing while nothing is set aside.
#[component]
pub fn SetAside() -> Html {
    let app = use_app();
    let words = &app.words;
    let said = use_state_eq(|| None::<AttrValue>);
    let count = app.vault.set_aside();
    if count == 0 && said.is_none() {
        return Html::default();
    }
    let save = {
        let (app, said) = (app.clone(), said.clone());
        Callback::from(move |_: MouseEvent| {
            let text = backup::write_rescue(&boot::build(), app.vault.originals());
            let name = format!("barrier-first-originals-{}.json", date_text(clock::today()));
            let done = files::download(&name, "application/json", text.as_bytes()).is_ok();
            let key = if done { "backup-saved" } else { "aside-refused" };
            said.set(Some(app.words.get(key)));
        })
    };
    let discard = {
        let (app, said) = (app.clone(), said.clone());
        Callback::from(move |_: MouseEvent| {
            let text = match app.vault.discard_set_aside() {
                Ok(count) => app.words.count("aside-removed", count),
                Err(_) => app.words.get("erase-failed"),
            };
            said.set(Some(text));
            // What could not be saved for want of a place is saved now.
            if app.state.save == SaveState::AsideFull {
                let action = app.vault.save_over(&app.latest().saved);
                app.dispatch(action);
            }
        })
    };
    html! {
        <section class="section" id="aside" aria-labelledby="aside-title">
            <h2 id="aside-title" class="section__head">{ words.get("aside-title") }</h2>
            <div role="status">
                if let Some(text) = (*said).clone() {
                    { notice(Tone::Info, false, html! { <p>{ text }</p> }) }
                }
            </div>
            if count > 0 {
                <p>{ words.count("aside-text", count) }</p>
                <div class="actions actions--row">
                    <button type="button" class="button button--quiet" onclick={save}>
                        { icon(Icon::DOWNLOAD) }{ words.get("aside-save") }
                    </button>
                    <button type="button" class="button button--secondary" onclick={discard}>
                        { icon(Icon::TRASH) }{ words.get("aside-remove") }
                    </button>
                </div>
            }
        </section>
    }
}
