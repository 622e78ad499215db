//! The plan to discuss with a clinic.

use yew::prelude::*;

use crate::components::calendar::calendar;
use crate::components::clinic_slot::clinic_slot;
use crate::components::export_options::ExportOptions;
use crate::components::icon::{Icon, chevron, icon};
use crate::components::more_questions::clinic_questions;
use crate::components::page::Page;
use crate::components::programmes::programmes;
use crate::components::tell_first::tell_first;
use crate::components::treatments::treatments;
use crate::components::triage_notice::{level_notice, print_button, triage_notice};
use crate::domain::{Answer, ProgrammeStatus, Status};
use crate::engine::Assessment;
use crate::route::Route;
use crate::state::{ClinicSlot, View};

/// Number of questions shown at first; the others are collapsed.
const QUESTIONS: usize = 5;

/// Draws the clinic plan.
pub fn plan(view: &View) -> Html {
    let Some(plan) = view.plan.clone() else { return Html::default() };
    if plan.triage.stops_the_plan() {
        return triage_notice(view);
    }
    let messages = &view.messages;
    let wanted = plan.treatments.iter().any(|line| line.status < Status::Blocked);
    // Without dates the first column would be half empty.
    let dated = plan.programmes.iter().any(|it| it.status == ProgrammeStatus::Dated);
    html! {
        <Page title={messages.text("plan-title")} wide=true>
            <div class="page__head">
                <h1 tabindex="-1">{ messages.text("plan-title") }</h1>
                <p class="page__lead">
                    { messages.text(if wanted { "plan-lead" } else { "plan-lead-nothing" }) }
                </p>
            </div>
            if home_only(view) {
                <p>
                    { messages.text("plan-home-only") }{ " " }
                    <a href={Route::Change { id: "clinic_interest".to_owned() }.href()} class="link">
                        { messages.text("change") }
                    </a>
                </p>
            }
            { level_notice(view, plan.triage.level) }
            <div class="screen-only">{ clinic_questions(view) }</div>
            if dated {
                <div class="columns columns--half">
                    <div>
                        { tell_first(view) }
                        { programmes(view) }
                        { calendar(view) }
                    </div>
                    <div>
                        { treatments(view) }
                        { questions(view, &plan) }
                    </div>
                </div>
            } else {
                <div class="columns columns--half">
                    <div>
                        { tell_first(view) }
                        { treatments(view) }
                    </div>
                    <div>
                        { questions(view, &plan) }
                        { programmes(view) }
                    </div>
                </div>
                { calendar(view) }
            }
            { clinic_slot(view, ClinicSlot::Contact) }
            <div class="actions actions--row section--near">
                { print_button(view) }
                <a href={Route::Summary.href()} class="link">{ messages.text("plan-summary") }</a>
            </div>
            <ExportOptions />
        </Page>
    }
}

/// Returns `true` if the person has said that no clinic care is wanted.
fn home_only(view: &View) -> bool {
    let none = view.knowledge.well_known.options.interest_none;
    view.state.answers().get(none.question) == Some(Answer::One(none.option))
}

/// Draws questions for the clinic, the most common first.
fn questions(view: &View, plan: &Assessment) -> Html {
    let messages = &view.messages;
    let item = |question: &String| {
        html! {
            <li key={question.clone()}>
                { icon(Icon::ASK) }<span>{ messages.text_for("ask-", question) }</span>
            </li>
        }
    };
    let list = &plan.questions_for_clinic;
    if list.is_empty() {
        return Html::default();
    }
    let (first, more) = list.split_at(list.len().min(QUESTIONS));
    html! {
        <section class="section section--near" aria-labelledby="questions">
            <div class="section__head">
                <h2 id="questions" tabindex="-1">{ messages.text("plan-questions") }</h2>
            </div>
            <ul class="ticks" role="list">{ for first.iter().map(item) }</ul>
            if !more.is_empty() {
                <details class="disclosure">
                    <summary>{ chevron() }{ messages.count("plan-questions-more", more.len()) }</summary>
                    <div class="disclosure__body">
                        <ul class="ticks" role="list">{ for more.iter().map(item) }</ul>
                    </div>
                </details>
            }
        </section>
    }
}
