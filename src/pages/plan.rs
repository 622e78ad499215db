//! The plan to discuss with a clinic.

use yew::prelude::*;

use crate::components::calendar::calendar;
use crate::components::clinic_slot::clinic_slot;
use crate::components::export_options::ExportOptions;
use crate::components::icon::{Icon, chevron, icon};
use crate::components::page::Page;
use crate::components::programmes::programmes;
use crate::components::reason::source_view;
use crate::components::treatments::treatments;
use crate::components::triage_notice::{level_notice, print_button, triage_notice};
use crate::components::visit::visit;
use crate::domain::{ClosedSet, Status};
use crate::engine::Assessment;
use crate::knowledge::Regulatory;
use crate::platform::dom;
use crate::route::Route;
use crate::state::{ClinicSlot, View};

/// Questions that are shown at once; the others are folded away.
const QUESTIONS: usize = 8;

/// The clinic plan.
pub fn plan(view: &View) -> Html {
    let Some(plan) = view.plan.clone() else { return Html::default() };
    if plan.triage.stops_the_plan() {
        return triage_notice(view);
    }
    let words = &view.words;
    let wanted = plan.treatments.iter().any(|line| line.status < Status::Blocked);
    // Led to is what has something to say and does not stand at the top anyway.
    let parts = [
        ("programme", "", programmes(view)),
        ("treatments", "treatments-title", treatments(view)),
        ("clinic-contact", "", clinic_slot(view, ClinicSlot::Contact)),
        ("visit", "visit-title", visit(view)),
        ("calendar", "calendar-title", calendar(view)),
        ("know", "plan-know", regulatory(view, &plan)),
        ("questions", "plan-questions", questions(view, &plan)),
        ("take", "take-title", html! { <ExportOptions /> }),
    ];
    let there = parts.iter().filter(|(_, name, part)| !name.is_empty() && *part != Html::default());
    let leads = there.map(|(id, name, _)| {
        let id = *id;
        let onclick = Callback::from(move |_: MouseEvent| dom::focus_and_show(id));
        html! { <li key={id}><button type="button" class="link" {onclick}>{ words.get(name) }</button></li> }
    });
    html! {
        <Page title={words.get("plan-title")} wide=true>
            <div class="page__head">
                <h1 tabindex="-1">{ words.get("plan-title") }</h1>
                <p class="page__lead">
                    { words.get(if wanted { "plan-lead" } else { "plan-lead-nothing" }) }
                </p>
                <div class="actions actions--row">
                    { print_button(view) }
                    <a href={Route::Summary.href()} class="button button--quiet button--small">
                        { icon(Icon::SHARE) }{ words.get("plan-summary") }
                    </a>
                </div>
                <nav class="jump screen-only" aria-label={words.get("plan-parts")}>
                    <ul role="list">{ for leads }</ul>
                </nav>
            </div>
            { level_notice(view, plan.triage.level) }
            { for parts.iter().map(|(_, _, part)| part.clone()) }
        </Page>
    }
}

/// Notes on approval for every treatment that the person may meet at a clinic, treatment by
/// treatment. The warnings can be read at once; where they come from stands small below.
fn regulatory(view: &View, plan: &Assessment) -> Html {
    let words = &view.words;
    let region = view.clinic.region;
    let mut shown: Vec<&str> = Vec::new();
    let mut items: Vec<Html> = Vec::new();
    for line in plan.treatments.iter().filter(|line| line.status <= Status::NotYet) {
        let entry = view.knowledge.treatment(line.treatment);
        let mut notes: Vec<Html> = Vec::new();
        for note in &entry.regulatory {
            let here = region.is_none() || note.region.is_none() || note.region == region;
            if here && !shown.contains(&note.note.as_str()) {
                shown.push(&note.note);
                notes.push(approval(view, note));
            }
        }
        if !notes.is_empty() {
            items.push(html! {
                <article class="known" key={entry.id.clone()}>
                    <h3>{ words.of("treatment-", &entry.id) }</h3>
                    { for notes }
                </article>
            });
        }
    }
    if items.is_empty() {
        return Html::default();
    }
    html! {
        <section class="section" aria-labelledby="know">
            <div class="section__head">
                <h2 id="know" tabindex="-1">{ words.get("plan-know") }</h2>
            </div>
            <div class="knowns">{ for items }</div>
        </section>
    }
}

fn approval(view: &View, note: &Regulatory) -> Html {
    let words = &view.words;
    let region = note.region.map_or("all", ClosedSet::id);
    html! {
        <div class="known__note" key={note.note.clone()}>
            <p>{ words.of("regulatory-", &note.note) }</p>
            <p class="known__region">{ words.of("region-", region) }</p>
            { source_view(view, note.source) }
        </div>
    }
}

/// Questions for the clinic, the most asked first.
fn questions(view: &View, plan: &Assessment) -> Html {
    let words = &view.words;
    let item = |question: &String| {
        html! {
            <li key={question.clone()}>
                { icon(Icon::ASK) }<span>{ words.of("ask-", question) }</span>
            </li>
        }
    };
    let list = &plan.questions_for_clinic;
    if list.is_empty() {
        return Html::default();
    }
    let (first, more) = list.split_at(list.len().min(QUESTIONS));
    html! {
        <section class="section" aria-labelledby="questions">
            <div class="section__head">
                <h2 id="questions" tabindex="-1">{ words.get("plan-questions") }</h2>
            </div>
            <ul class="ticks" role="list">{ for first.iter().map(item) }</ul>
            if !more.is_empty() {
                <details class="disclosure">
                    <summary>{ chevron() }{ words.count("plan-questions-more", more.len()) }</summary>
                    <div class="disclosure__body">
                        <ul class="ticks" role="list">{ for more.iter().map(item) }</ul>
                    </div>
                </details>
            }
        </section>
    }
}
