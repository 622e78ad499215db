//! For clinics: where to paste the code in common systems, and a mail to whoever does it.

use yew::prelude::*;

use crate::components::icon::chevron;
use crate::export::snippet::mail_link;
use crate::state::App;

/// Systems with instructions on where the code goes, as in `docs/embedding.md`.
const SYSTEMS: [&str; 6] = ["wordpress", "squarespace", "wix", "cafe24", "imweb", "other"];

/// Draws where to paste the code, by system.
pub fn places(app: &App) -> Html {
    let messages = &app.messages;
    let systems = SYSTEMS.iter().map(|system| {
        let key = ["embed-where-", system].concat();
        html! {
            <details class="disclosure" key={*system}>
                <summary>{ chevron() }{ messages.text(&key) }</summary>
                <p class="disclosure__body">{ messages.attribute(&key, "how") }</p>
            </details>
        }
    });
    html! {
        <section class="section stack" aria-labelledby="where">
            <h2 id="where">{ messages.text("embed-where") }</h2>
            <div>{ for systems }</div>
            <p class="muted">{ messages.text("embed-where-note") }</p>
        </section>
    }
}

/// Draws a mail with the code and the policy line for the page, to be sent with the clinic's mail program.
/// `later` is the code to use once the clinic's file is on the app's server, if it is not there yet.
pub fn mail_for_it(app: &App, code: &str, later: Option<&str>, policy: &str) -> Html {
    let messages = &app.messages;
    let file = messages.text("embed-mail-file");
    let file_part = later.map(|code| [&*file, code]);
    let texts = [messages.text("embed-mail-body"), messages.text("embed-page-policy")];
    let end = messages.text("embed-mail-end");
    let mut body = vec![&*texts[0], code];
    body.extend(file_part.iter().flatten());
    body.extend([&*texts[1], policy, &*end]);
    let href = mail_link(&messages.text("embed-mail-subject"), &body.join("\n\n"));
    html! {
        <section class="section stack" aria-labelledby="mail">
            <h2 id="mail">{ messages.text("embed-mail") }</h2>
            <p>{ messages.text("embed-mail-text") }</p>
            if later.is_some() { <p>{ messages.text("embed-mail-attach") }</p> }
            <p><a class="button button--quiet button--small" {href}>{ messages.text("embed-mail-write") }</a></p>
        </section>
    }
}
