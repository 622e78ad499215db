//! Recording a skin reaction: what, for how long, after which product. Then what to do tonight.

use yew::prelude::*;

use crate::components::back_link::back_link;
use crate::components::choice::{Choice, choice};
use crate::components::edit_again;
use crate::components::error_summary::ErrorSummary;
use crate::components::page::Page;
use crate::components::reaction_told::{about_product, lacking, title_and_lead};
use crate::components::reason::reason_text;
use crate::components::triage_notice::{emergency_line, triage_notice};
use crate::components::verdict::product_name;
use crate::domain::{ActiveId, ClosedSet, Lasting, Reaction as Noted, Symptom, SymptomSet};
use crate::engine::{Assessment, NotedReaction};
use crate::platform::{dom, tabs};
use crate::route::Route;
use crate::state::{Action, App, JournalEvent, View, use_app};

/// The content of the form.
#[derive(Debug, Clone, PartialEq, Default)]
struct Form {
    what: SymptomSet,
    lasting: Option<Lasting>,
    active: Option<ActiveId>,
    product: Option<String>,
}

impl Form {
    /// Returns the form for a recorded reaction.
    fn of(noted: &Noted) -> Self {
        let product = noted.product.clone();
        Self { what: noted.what, lasting: noted.lasting, active: noted.active, product }
    }
}

/// The page for recording a reaction.
#[component]
pub fn Reaction() -> Html {
    let app = use_app();
    let form = use_state_eq(Form::default);
    let sent = use_state_eq(|| None::<Noted>);
    // The reaction that is open for correction.
    let edited = use_state_eq(|| None::<Noted>);
    let attempt = use_state(|| 0_u32);
    let before = edited.as_ref().map_or_else(Form::default, Form::of);
    let unsent = *form != before && (sent.is_none() || edited.is_some());
    use_effect_with(unsent, |unsent| {
        let listener = unsent.then(tabs::before_leaving);
        move || drop(listener)
    });
    let Some(plan) = app.plan.clone() else { return Html::default() };
    if let (Some(noted), None) = (&*sent, &*edited) {
        let edit = {
            let (form, edited, noted) = (form.clone(), edited.clone(), noted.clone());
            Callback::from(move |_: MouseEvent| {
                form.set(Form::of(&noted));
                edited.set(Some(noted.clone()));
                dom::scroll_to_top();
                dom::focus("h1");
            })
        };
        let undo = {
            let (app, sent, noted) = (app.clone(), sent.clone(), noted.clone());
            Callback::from(move |_: MouseEvent| {
                app.dispatch(Action::Journal(JournalEvent::ReactionRemoved(noted.clone())));
                sent.set(None);
            })
        };
        let mut found = plan.course.iter().flat_map(|course| &course.reactions);
        return match found.rfind(|reaction| reaction.noted == *noted) {
            Some(reaction) => outcome(&app, &plan, reaction, (&edit, &undo)),
            None => Html::default(),
        };
    }
    let messages = &app.messages;
    let onsubmit = {
        let (app, form, sent, attempt) = (app.clone(), form.clone(), sent.clone(), attempt.clone());
        let edited = edited.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if form.what.is_empty() {
                attempt.set(*attempt + 1);
                return;
            }
            let Form { what, lasting, active, product } = (*form).clone();
            let (noted, event) = match &*edited {
                Some(before) => {
                    let noted = Noted { what, lasting, active, product, ..before.clone() };
                    let event = JournalEvent::ReactionChanged(before.clone(), noted.clone());
                    (noted, event)
                }
                None => {
                    let on = app.today().date;
                    let noted = Noted { on, what, lasting, active, product };
                    (noted.clone(), JournalEvent::ReactionNoted(noted))
                }
            };
            app.dispatch(Action::Journal(event));
            form.set(Form::default());
            attempt.set(0);
            edited.set(None);
            sent.set(Some(noted));
            dom::scroll_to_top();
        })
    };
    let leave = edit_again::leave(&form, &attempt, &edited);
    let missing = *attempt > 0 && form.what.is_empty();
    html! {
        <Page title={messages.text("reaction-title")}>
            { back_link(&app, Route::Routine, Some(messages.text("nav-today"))) }
            if missing {
                <ErrorSummary message={messages.text("reaction-missing")} target="what-0" attempt={*attempt} />
            }
            <div class="page__head">
                <h1 tabindex="-1">{ messages.text("reaction-title") }</h1>
                <p class="page__lead">{ messages.text("reaction-lead") }</p>
            </div>
            { emergency_line(&app) }
            <form class="check-in" novalidate=true {onsubmit}>
                <fieldset class="check-in__question">
                    <legend class="check-in__legend">{ messages.text("reaction-what") }</legend>
                    <div class="choices">{ for symptoms(&app, &form) }</div>
                </fieldset>
                <fieldset class="check-in__question">
                    <legend class="check-in__legend">{ messages.text("reaction-lasting") }</legend>
                    <div class="choices">{ for lasting(&app, &form) }</div>
                </fieldset>
                <fieldset class="check-in__question">
                    <legend class="check-in__legend">{ messages.text("reaction-after") }</legend>
                    <div class="choices">{ for products(&app, &form) }</div>
                </fieldset>
                <div class="actions actions--row actions--kept">
                    <button type="submit" class="button">{ messages.text("reaction-send") }</button>
                    if edited.is_some() { { edit_again::leave_button(messages, leave) } }
                </div>
            </form>
        </Page>
    }
}

/// Draws what it looks and feels like; urgent signs first.
fn symptoms(app: &App, form: &UseStateHandle<Form>) -> Vec<Html> {
    let urgent = |symptom: &Symptom| matches!(symptom, Symptom::Breathing | Symptom::Swelling);
    let (first, rest): (Vec<Symptom>, Vec<Symptom>) =
        Symptom::ALL.iter().copied().filter(|it| *it != Symptom::RashAtTestSite).partition(urgent);
    (0_u8..)
        .zip(first.into_iter().chain(rest))
        .map(|(n, symptom)| {
            let form = form.clone();
            let checked = form.what.contains(symptom);
            let text = app.messages.text_for("symptom-", symptom.id());
            let onchange = Callback::from(move |_: Event| {
                let mut next = (*form).clone();
                if checked {
                    next.what.remove(symptom);
                } else {
                    next.what.insert(symptom);
                }
                form.set(next);
            });
            choice(Choice { many: true, ..card("what", n, checked, text) }, onchange)
        })
        .collect()
}

fn lasting(app: &App, form: &UseStateHandle<Form>) -> Vec<Html> {
    (0_u8..)
        .zip(Lasting::ALL.iter().copied())
        .map(|(n, lasting)| {
            let form = form.clone();
            let text = app.messages.text_for("lasting-", lasting.id());
            let card = card("lasting", n, form.lasting == Some(lasting), text);
            let onchange = Callback::from(move |_: Event| {
                form.set(Form { lasting: Some(lasting), ..(*form).clone() });
            });
            choice(card, onchange)
        })
        .collect()
}

/// Draws the products in the current routine, those tested on the arm now or before, and "unknown".
fn products(app: &App, form: &UseStateHandle<Form>) -> Vec<Html> {
    let routine = app.plan.as_ref().and_then(|plan| plan.home.phases.get(app.current_span()));
    let steps =
        routine.into_iter().flat_map(|routine| routine.morning.iter().chain(&routine.evening));
    let mut actives: Vec<ActiveId> = steps.flat_map(|step| step.uses.iter().copied()).collect();
    crate::domain::insertion_sort(&mut actives, |active| *active);
    actives.dedup();
    let terms = app.plan.as_ref().map(|plan| &plan.test_terms);
    let tried = terms.map(|terms| terms.on_trial(app.shelf_items(), app.diary_day()));
    let tried = tried.into_iter().flatten().map(|item| {
        let text =
            app.messages.format("reaction-after-tried", &[("product", &product_name(app, item))]);
        (None, Some(item.id.clone()), text)
    });
    let named = actives.into_iter().map(|active| {
        let text = app.messages.text_for("active-", &app.knowledge.active(active).id);
        (Some(active), None, text)
    });
    let unknown = (None, None, app.messages.text("reaction-after-unknown"));
    (0_u8..)
        .zip(named.chain(tried).chain([unknown]))
        .map(|(n, (active, product, text))| {
            let form = form.clone();
            // "Unknown" is preselected until something is named.
            let card = card("after", n, form.active == active && form.product == product, text);
            let onchange = Callback::from(move |_: Event| {
                form.set(Form { active, product: product.clone(), ..(*form).clone() });
            });
            choice(card, onchange)
        })
        .collect()
}

/// Returns a choice for a question on this page, by its name and position.
fn card(name: &'static str, n: u8, checked: bool, text: AttrValue) -> Choice {
    let (id, value) = (format!("{name}-{n}").into(), n.to_string().into());
    Choice { name: AttrValue::Static(name), id, value, text, checked, ..Choice::default() }
}

/// Draws the advice for a reaction.
fn outcome(
    view: &View,
    plan: &Assessment,
    reaction: &NotedReaction,
    (edit, undo): (&Callback<MouseEvent>, &Callback<MouseEvent>),
) -> Html {
    let messages = &view.messages;
    let correct = html! {
        <>
            <button type="button" class="link" onclick={edit.clone()}>{ messages.text("check-in-edit") }</button>
            <button type="button" class="link" onclick={undo.clone()}>{ messages.text("reaction-undo") }</button>
        </>
    };
    if plan.triage.stops_the_plan() {
        return html! { <>{ triage_notice(view) }<p class="page actions actions--row">{ correct }</p></> };
    }
    let (title, lead) = title_and_lead(view, plan, reaction);
    let lines = about_product(view, plan, reaction).into_iter().chain(lacking(view, plan));
    html! {
        <Page title={title.clone()} id="reaction-outcome">
            { back_link(view, Route::Routine, Some(messages.text("nav-today"))) }
            <div class="page__head">
                <p class="eyebrow">{ messages.text("check-in-noted") }</p>
                <h1 tabindex="-1">{ title }</h1>
                <p class="page__lead">{ lead }</p>
            </div>
            { for reaction.because.iter().map(|reason| html! { <p>{ reason_text(view, reason) }</p> }) }
            { for lines.map(|line| html! { <p>{ line }</p> }) }
            { emergency_line(view) }
            <div class="actions actions--row">
                <a href={Route::Routine.href()} class="button">{ messages.text("resume-see-today") }</a>
            </div>
            <div class="actions actions--row section--near">{ correct }</div>
        </Page>
    }
}
