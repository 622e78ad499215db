//! The FHIR file for a clinic's health record system.

use yew::prelude::*;

use super::file_hint::file_said;
use super::icon::{Icon, icon};
use super::localizer::AppLocalizer;
use crate::domain::date_text;
use crate::export::fhir::bundle::{self, MIME};
use crate::export::fhir::{self, read};
use crate::platform::clock;
use crate::platform::files::{self, Handover};
use crate::state::{App, use_app};
use crate::storage::backup::{self, ImportError, Opened};

/// Saves answers and plan as a FHIR file, and describes its content.
#[component]
pub fn FhirDownload() -> Html {
    let app = use_app();
    let messages = &app.messages;
    let said = use_state_eq(|| None::<AttrValue>);
    let onclick = {
        let (app, said) = (app.clone(), said.clone());
        Callback::from(move |_: MouseEvent| {
            let (app, said) = (app.clone(), said.clone());
            yew::platform::spawn_local(async move {
                let key = file_said(save(&app).await, "records-saved", "records-refused");
                said.set(Some(app.messages.text(key)));
            });
        })
    };
    html! {
        <section class="card option screen-only" aria-labelledby="records">
            { icon(Icon::DOWNLOAD) }
            <h3 class="option__title" id="records">{ messages.text("records-title") }</h3>
            <p class="muted">{ messages.attribute("records-title", "text") }</p>
            <p>
                <button type="button" class="button button--quiet button--small" {onclick}>
                    { messages.attribute("records-title", "button") }
                </button>
            </p>
            <p role="status">{ (*said).clone() }</p>
        </section>
    }
}

/// Exports the file; refused if there is no plan.
async fn save(app: &App) -> Handover {
    let Some(plan) = app.plan.as_deref() else { return Handover::Refused };
    let now = clock::now();
    let text = bundle::write(&fhir::Source {
        knowledge: &app.knowledge,
        answers: app.state.answers(),
        assessment: plan,
        journal: app.state.journal.as_ref().map(|kept| kept.journal()),
        started: app.started(),
        now: &now,
        language: &app.messages.lang(),
        localizer: &AppLocalizer(&app.messages),
    });
    let name = ["barrier-first-fhir-", &date_text(app.today().date), ".json"].concat();
    files::hand_over(&name, MIME, text.as_bytes()).await
}

/// Opens a backup or a FHIR file of this app. The latter contains no settings, so they stay as they
/// are.
pub fn open(app: &App, bytes: &[u8]) -> Result<Opened, ImportError> {
    match read::open(&app.knowledge, bytes) {
        None => backup::open(&app.knowledge, bytes),
        Some(opened) => opened.map(|mut opened| {
            opened.saved.settings = app.state.settings().clone();
            opened
        }),
    }
}
