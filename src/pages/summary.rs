//! A single page for the clinician, designed for print.

use yew::prelude::*;

use super::clinical_sheet::{as_told, sheet};
use crate::components::back_link::back_link;
use crate::components::clinic_code::ClinicCode;
use crate::components::fhir_download::FhirDownload;
use crate::components::page::Page;
use crate::components::photo_choice::photo_choice;
use crate::components::share::Share;
use crate::components::triage_notice::print_button;
use crate::platform::frame;
use crate::route::Route;
use crate::state::View;

/// Draws the page for the clinician.
pub fn summary(view: &View) -> Html {
    let messages = &view.messages;
    let Some(plan) = view.plan.clone() else { return Html::default() };
    html! {
        <Page title={messages.text("summary-title")} wide=true>
            { back_link(view, Route::Plan, Some(messages.text("nav-clinic"))) }
            <div class="page__head">
                <h1 tabindex="-1">{ messages.text("summary-title") }</h1>
                <p class="page__lead screen-only">{ as_told(view, &plan, "summary-lead") }</p>
                <div class="actions actions--row">{ print_button(view) }</div>
            </div>
            { sheet(view, &plan) }
            { photo_choice(view) }
            <section class="section" aria-labelledby="hand-over">
                <div class="section__head screen-only">
                    <h2 id="hand-over">{ messages.text("summary-hand-over") }</h2>
                    <p>{ messages.text("summary-hand-over-note") }</p>
                </div>
                <div class="options hand-over">
                    if let Some(origin) = frame::wants_summary() { <Share {origin} /> }
                    <ClinicCode />
                    <FhirDownload />
                </div>
            </section>
        </Page>
    }
}
