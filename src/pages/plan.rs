//! The plan to discuss with a clinic.

use yew::prelude::*;

use crate::components::calendar::calendar;
use crate::components::clinic_part::{Part, clinic_part};
use crate::components::icon::{Icon, icon};
use crate::components::page::Page;
use crate::components::reason::source_view;
use crate::components::stop_notice::{doctor_notice, print_button, stop_notice};
use crate::components::take_along::TakeAlong;
use crate::components::treatments::treatments;
use crate::components::visit::visit;
use crate::domain::{Status, TriageLevel};
use crate::engine::Assessment;
use crate::knowledge::Regulatory;
use crate::route::Route;
use crate::state::AppContext;

/// The clinic plan.
pub fn plan(app: &AppContext) -> Html {
    let Some(plan) = app.plan.clone() else { return Html::default() };
    if plan.triage.stops_the_plan() {
        return stop_notice(app);
    }
    let words = &app.words;
    let wanted = plan.treatments.iter().any(|line| line.status < Status::Blocked);
    html! {
        <Page title={words.get("plan-title")} wide=true>
            <div class="page__head">
                <h1 tabindex="-1">{ words.get("plan-title") }</h1>
                <p class="page__lead">
                    { words.get(if wanted { "plan-lead" } else { "plan-lead-nothing" }) }
                </p>
                <div class="actions actions--row">
                    { print_button(app) }
                    <a href={Route::Summary.href()} class="button button--quiet button--small">
                        { icon(Icon::SHARE) }{ words.get("plan-summary") }
                    </a>
                </div>
            </div>
            if plan.triage.level == TriageLevel::SeeDoctor { { doctor_notice(app) } }
            { treatments(app) }
            { clinic_part(app, Part::Contact) }
            { visit(app) }
            { calendar(app) }
            { regulatory(app, &plan) }
            { questions(app, &plan) }
            <TakeAlong />
        </Page>
    }
}

/// Notes on approval for every treatment that the person may meet at a clinic.
fn regulatory(app: &AppContext, plan: &Assessment) -> Html {
    let words = &app.words;
    let region = app.clinic.region;
    let mut shown: Vec<&str> = Vec::new();
    let mut cards: Vec<Html> = Vec::new();
    for line in plan.treatments.iter().filter(|line| line.status <= Status::NotYet) {
        let entry = app.knowledge.treatment(line.treatment);
        for note in &entry.regulatory {
            let here = region.is_none() || note.region.is_none() || note.region == region;
            if here && !shown.contains(&note.note.as_str()) {
                shown.push(&note.note);
                cards.push(card(app, &entry.id, note));
            }
        }
    }
    html! {
        if !cards.is_empty() {
            <section class="section" aria-labelledby="know">
                <div class="section__head"><h2 id="know">{ words.get("plan-know") }</h2></div>
                <div class="cards">{ for cards }</div>
            </section>
        }
    }
}

fn card(app: &AppContext, treatment: &str, note: &Regulatory) -> Html {
    use crate::domain::ClosedSet;
    let words = &app.words;
    let region = note.region.map_or("all", ClosedSet::id);
    html! {
        <article class="card stack stack--tight" key={note.note.clone()}>
            <h3>{ words.of("treatment-", treatment) }</h3>
            <p class="muted">{ words.of("region-", region) }</p>
            <p>{ words.of("regulatory-", &note.note) }</p>
            { source_view(app, note.source) }
        </article>
    }
}

fn questions(app: &AppContext, plan: &Assessment) -> Html {
    let words = &app.words;
    let items = plan.questions_for_clinic.iter().map(|question| {
        html! {
            <li key={question.clone()}>
                { icon(Icon::ASK) }<span>{ words.of("ask-", question) }</span>
            </li>
        }
    });
    html! {
        if !plan.questions_for_clinic.is_empty() {
            <section class="section" aria-labelledby="questions">
                <div class="section__head"><h2 id="questions">{ words.get("plan-questions") }</h2></div>
                <ul class="ticks" role="list">{ for items }</ul>
            </section>
        }
    }
}
