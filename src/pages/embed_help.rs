//! For clinics: where the code is pasted in the usual systems, and a mail for whoever does it.

use yew::prelude::*;

use crate::components::icon::chevron;
use crate::export::snippet::mail_link;
use crate::state::App;

/// Systems with a word about where the code goes, as `docs/embedding.md` has it.
const SYSTEMS: [&str; 6] = ["wordpress", "squarespace", "wix", "cafe24", "imweb", "other"];

/// Where the code is pasted, by system.
pub fn places(app: &App) -> Html {
    let words = &app.words;
    let systems = SYSTEMS.iter().map(|system| {
        let key = ["embed-where-", system].concat();
        html! {
            <details class="disclosure" key={*system}>
                <summary>{ chevron() }{ words.get(&key) }</summary>
                <p class="disclosure__body">{ words.attribute(&key, "how") }</p>
            </details>
        }
    });
    html! {
        <section class="section stack" aria-labelledby="where">
            <h2 id="where">{ words.get("embed-where") }</h2>
            <div>{ for systems }</div>
            <p class="muted">{ words.get("embed-where-note") }</p>
        </section>
    }
}

/// A mail with the code and the line for the page, to be sent by the clinic's own program.
pub fn mail_for_it(app: &App, code: &str, policy: &str) -> Html {
    let words = &app.words;
    let body = [
        &*words.get("embed-mail-body"),
        code,
        &*words.get("embed-page-policy"),
        policy,
        &*words.get("embed-mail-end"),
    ];
    let href = mail_link(&words.get("embed-mail-subject"), &body.join("\n\n"));
    html! {
        <section class="section stack" aria-labelledby="mail">
            <h2 id="mail">{ words.get("embed-mail") }</h2>
            <p>{ words.get("embed-mail-text") }</p>
            <p><a class="button button--quiet button--small" {href}>{ words.get("embed-mail-write") }</a></p>
        </section>
    }
}
