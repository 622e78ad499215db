//! One page for the clinician, made for printing.

use yew::prelude::*;

use crate::components::answer_text::{answer_text, chosen_in_words};
use crate::components::back_link::back_link;
use crate::components::clinic_code::ClinicCode;
use crate::components::clinic_slot::clinic_slot;
use crate::components::fhir_download::FhirDownload;
use crate::components::page::Page;
use crate::components::reason::{reason_text, reviews};
use crate::components::share::Share;
use crate::components::spoken::Spoken;
use crate::components::triage_notice::print_button;
use crate::domain::{Answer, ClosedSet, QuestionId, Section, Status};
use crate::engine::{Assessment, PhaseRoutine, Reason};
use crate::export::follow_text::follow_lines;
use crate::export::text::barrier_line;
use crate::knowledge::Rule;
use crate::platform::frame;
use crate::route::Route;
use crate::state::{ClinicSlot, View};

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
pub fn summary(view: &View) -> Html {
    let words = &view.words;
    let Some(plan) = view.plan.clone() else { return Html::default() };
    let date = words.date(view.started());
    html! {
        <Page title={words.get("summary-title")} wide=true>
            { back_link(view, Route::Plan, Some(words.get("nav-clinic"))) }
            <div class="page__head">
                <h1 tabindex="-1">{ words.get("summary-title") }</h1>
                <p class="page__lead">{ words.with("summary-lead", &[("date", &date)]) }</p>
                <div class="actions actions--row">{ print_button(view) }</div>
            </div>
            { sheet(view, &plan) }
            <section class="section" aria-labelledby="hand-over">
                <div class="section__head screen-only">
                    <h2 id="hand-over">{ words.get("summary-hand-over") }</h2>
                    <p>{ words.get("summary-hand-over-note") }</p>
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

/// The sheet itself, of whoever is in the context.
pub(super) fn sheet(view: &View, plan: &Assessment) -> Html {
    let words = &view.words;
    let facts = FIRST.iter().filter_map(|id| {
        let question = view.knowledge.find_question(id)?;
        view.state.answers().get(question)?;
        Some(html! {
            <div class="summary__row" key={*id}>
                <dt>{ words.attribute(&format!("question-{id}"), "short") }</dt>
                <dd>{ answer(view, question) }</dd>
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
                { follow_up(view, plan) }
                { warnings(view, plan) }
                { reviews(view, plan.restrictions(&view.knowledge).map(|(_, rule)| rule)) }
                { routine(view, plan.home.phases.get(view.current_span())) }
                { treatments(view, plan) }
                { questions(view, plan) }
                if !plan.triage.stops_the_plan() { { clinic_slot(view, ClinicSlot::Contact) } }
                <p class="muted">{ words.get("footer-note") }</p>
            </div>
    }
}

/// What the weekly checks have shown, evenings as planned, and reactions; nothing before the first of
/// them.
fn follow_up(view: &View, plan: &Assessment) -> Html {
    let words = &view.words;
    let Some(course) = &plan.course else { return Html::default() };
    let lines = follow_lines(&Spoken(words), course, |day| words.short_date(day).to_string());
    if lines.is_empty() {
        return Html::default();
    }
    html! {
        <section class="section section--near">
            <h2>{ words.get("summary-follow-up") }</h2>
            { for lines.into_iter().map(|line| html! { <p>{ line }</p> }) }
        </section>
    }
}

/// An answer; of several each on its own line, because they are written as lines of a list.
fn answer(view: &View, question: QuestionId) -> Html {
    match view.state.answers().get(question) {
        Some(Answer::Many(chosen)) if chosen.iter().count() > 1 => {
            let items = chosen_in_words(view, question, chosen);
            let items = items.into_iter().map(|item| html! { <li>{ item }</li> });
            html! { <ul class="several" role="list">{ for items }</ul> }
        }
        _ => html! { { answer_text(view, question) } },
    }
}

/// What holds something back: first what comes from this person's skin and health, then what is
/// said to everybody who wishes for the same.
fn warnings(view: &View, plan: &Assessment) -> Html {
    let words = &view.words;
    let (own, general): (Vec<_>, Vec<_>) =
        plan.restrictions(&view.knowledge).partition(|(because, _)| {
            let section = |one: &QuestionId| view.knowledge.question(*one).section;
            because.answers.iter().any(|one| section(one) != Section::Goals)
        });
    let items = |list: &[(&Reason, &Rule)]| -> Html {
        let items = list.iter().map(|(because, rule)| {
            html! {
                <li key={rule.id.clone()}>
                    <span class="ruled__id">{ &rule.id }</span>
                    <span>
                        { reason_text(view, because) }
                        if !because.certain { { " " }<em>{ words.get("summary-open") }</em> }
                    </span>
                </li>
            }
        });
        html! { <ul class="ruled" role="list">{ for items }</ul> }
    };
    html! {
        <>
            if !own.is_empty() {
                <section class="section section--near">
                    <h2>{ words.get("summary-warnings") }</h2>
                    { items(&own) }
                </section>
            }
            if !general.is_empty() {
                <section class="section section--near sheet__quiet">
                    <h2>{ words.get("summary-general") }</h2>
                    { items(&general) }
                </section>
            }
        </>
    }
}

fn routine(view: &View, routine: Option<&PhaseRoutine>) -> Html {
    let words = &view.words;
    let Some(routine) = routine else { return Html::default() };
    let line = |steps: &[crate::engine::Step]| {
        let names: Vec<AttrValue> = steps
            .iter()
            .flat_map(|step| &step.uses)
            .map(|active| words.of("active-", &view.knowledge.active(*active).id))
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

fn treatments(view: &View, plan: &Assessment) -> Html {
    let words = &view.words;
    let groups = [Status::Suggested, Status::AskFirst, Status::NotYet, Status::Blocked];
    let lines = groups.iter().filter_map(|status| {
        let names: Vec<Html> = plan
            .treatments
            .iter()
            .filter(|line| line.status == *status)
            .map(|line| {
                let id = &view.knowledge.treatment(line.treatment).id;
                html! { <li key={id.clone()}>{ words.of("treatment-", id) }</li> }
            })
            .collect();
        (!names.is_empty()).then(|| {
            html! {
                <div class="listed" key={status.id()}>
                    <h3>{ words.of("status-", status.id()) }{ " " }{ words.number(names.len()) }</h3>
                    <ul class="agenda__items" role="list">{ for names }</ul>
                </div>
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

fn questions(view: &View, plan: &Assessment) -> Html {
    let words = &view.words;
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
