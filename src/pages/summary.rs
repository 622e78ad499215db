//! One page for the clinician, made for printing.

use yew::prelude::*;

use crate::components::answer_text::answer_text;
use crate::components::back_link::back_link;
use crate::components::clinic_code::ClinicCode;
use crate::components::clinic_part::{Part, clinic_part};
use crate::components::page::Page;
use crate::components::records::SaveRecords;
use crate::components::share::Share;
use crate::components::spoken::Spoken;
use crate::components::stop_notice::print_button;
use crate::domain::{ClosedSet, Status};
use crate::engine::{Assessment, PhaseRoutine};
use crate::export::text::barrier_line;
use crate::platform::frame;
use crate::route::Route;
use crate::state::AppContext;

/// Questions whose answers a clinician looks for first.
const FIRST: [&str; 12] = [
    "age_band",
    "red_flags",
    "pregnancy",
    "medicines",
    "isotretinoin_stopped_months",
    "allergies",
    "conditions",
    "recent",
    "dark_marks",
    "burns",
    "actives",
    "goals",
];

/// Questions that fit the page; all of them are in the clinic plan.
const QUESTIONS: usize = 8;

/// The page for the clinician.
pub fn summary(app: &AppContext) -> Html {
    let words = &app.words;
    let Some(plan) = app.plan.clone() else { return Html::default() };
    let date = words.date(app.started());
    html! {
        <Page title={words.get("summary-title")}>
            { back_link(app, Route::Plan, Some(words.get("nav-clinic"))) }
            <div class="page__head">
                <h1 tabindex="-1">{ words.get("summary-title") }</h1>
                <p class="page__lead">{ words.with("summary-lead", &[("date", &date)]) }</p>
                <div class="actions actions--row">{ print_button(app) }</div>
            </div>
            { sheet(app, &plan) }
            if let Some(origin) = frame::wants_summary() { <Share {origin} /> }
            <ClinicCode />
            <SaveRecords />
        </Page>
    }
}

/// The sheet itself, of whoever is in the context.
pub(super) fn sheet(app: &AppContext, plan: &Assessment) -> Html {
    let words = &app.words;
    let facts = FIRST.iter().filter_map(|id| {
        let question = app.knowledge.find_question(id)?;
        app.state.answers().get(question)?;
        Some(html! {
            <div class="summary__row" key={*id}>
                <dt>{ words.attribute(&format!("question-{id}"), "short") }</dt>
                <dd>{ answer_text(app, question) }</dd>
            </div>
        })
    });
    let index = barrier_line(&Spoken(words), &plan.barrier);
    html! {
            <div class="sheet">
                <section class="section section--near">
                    <h2>{ words.get("summary-facts") }</h2>
                    <dl class="summary">{ for facts }</dl>
                </section>
                <section class="section section--near">
                    <h2>{ words.get("summary-barrier") }</h2>
                    <p>{ words.of("triage-", plan.triage.level.id()) }</p>
                    <p>{ index }</p>
                </section>
                { warnings(app, plan) }
                { routine(app, plan.home.phases.get(app.current_span())) }
                { treatments(app, plan) }
                { questions(app, plan) }
                if !plan.triage.stops_the_plan() { { clinic_part(app, Part::Contact) } }
                <p class="muted">{ words.get("footer-note") }</p>
            </div>
    }
}

fn warnings(app: &AppContext, plan: &Assessment) -> Html {
    let words = &app.words;
    let items: Vec<Html> = plan
        .held_back(&app.knowledge)
        .map(|rule| {
            let id = &rule.id;
            html! { <li key={id.clone()}>{ words.of("rule-", id) }{ " (" }{ id }{ ")" }</li> }
        })
        .collect();
    if items.is_empty() {
        return Html::default();
    }
    html! {
        <section class="section section--near">
            <h2>{ words.get("summary-warnings") }</h2>
            <ul>{ for items }</ul>
        </section>
    }
}

fn routine(app: &AppContext, routine: Option<&PhaseRoutine>) -> Html {
    let words = &app.words;
    let Some(routine) = routine else { return Html::default() };
    let line = |steps: &[crate::engine::Step]| {
        let names: Vec<AttrValue> = steps
            .iter()
            .flat_map(|step| &step.uses)
            .map(|active| words.of("active-", &app.knowledge.active(*active).id))
            .collect();
        AttrValue::from(names.join(" → "))
    };
    html! {
        <section class="section section--near">
            <h2>{ words.get("summary-routine") }{ ": " }{ words.of("phase-", routine.span.phase.id()) }</h2>
            <p><strong>{ words.get("routine-morning") }</strong>{ ": " }{ line(&routine.morning) }</p>
            <p><strong>{ words.get("routine-evening") }</strong>{ ": " }{ line(&routine.evening) }</p>
        </section>
    }
}

fn treatments(app: &AppContext, plan: &Assessment) -> Html {
    let words = &app.words;
    let groups = [Status::Suggested, Status::AskFirst, Status::NotYet, Status::Blocked];
    let lines = groups.iter().filter_map(|status| {
        let names: Vec<AttrValue> = plan
            .treatments
            .iter()
            .filter(|line| line.status == *status)
            .map(|line| words.of("treatment-", &app.knowledge.treatment(line.treatment).id))
            .collect();
        (!names.is_empty()).then(|| {
            html! {
                <p key={status.id()}>
                    <strong>{ words.of("status-", status.id()) }</strong>{ ": " }{ words.list(&names) }
                </p>
            }
        })
    });
    let lines: Vec<Html> = lines.collect();
    html! {
        if !lines.is_empty() {
            <section class="section section--near">
                <h2>{ words.get("summary-treatments") }</h2>
                { for lines }
            </section>
        }
    }
}

fn questions(app: &AppContext, plan: &Assessment) -> Html {
    let words = &app.words;
    let items =
        plan.questions_for_clinic.iter().take(QUESTIONS).map(
            |question| html! { <li key={question.clone()}>{ words.of("ask-", question) }</li> },
        );
    html! {
        if !plan.questions_for_clinic.is_empty() {
            <section class="section section--near">
                <h2>{ words.get("plan-questions") }</h2>
                <ul>{ for items }</ul>
            </section>
        }
    }
}
