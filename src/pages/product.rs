//! A product, new or on the shelf: what its label says, and what that means for this person.

use yew::prelude::*;

use crate::components::back_link::back_link;
use crate::components::icon::icon;
use crate::components::label_text::label_text;
use crate::components::notice::{Tone, notice};
use crate::components::page::Page;
use crate::components::triage_notice::triage_notice;
use crate::components::verdict::{
    all_reasons, lead, place_lines, product_name, row, verdict_icon, verdict_text,
};
use crate::domain::{ClosedSet, ShelfItem, ShelfStatus, ShelfUse};
use crate::engine::judge_product;
use crate::knowledge::labels::LabelTables;
use crate::label::{Context, Reading, kept_part, read, within_limit};
use crate::pages::not_found::not_found;
use crate::pages::product_form::{Edit, Missing, ProductForm};
use crate::pages::product_label::{
    also_named, label_lines, own_list_line, told_flags, unwanted_actives,
};
use crate::pages::product_test::{begun_test, test_offer};
use crate::pages::shelf::labels_missing;
use crate::platform::{clock, tabs};
use crate::route::{NEW_PRODUCT, Route};
use crate::state::shelf_store::read_product;
use crate::state::{Action, App, Labels, ShelfEvent, use_app};

/// Properties of [`Product`].
#[derive(Properties, PartialEq)]
pub struct ProductProps {
    /// Its id on the shelf, or [`NEW_PRODUCT`].
    pub id: String,
}

/// The part of the page that is shown.
#[derive(Clone, PartialEq)]
enum Step {
    /// The form, with the fault found by the last check.
    Form(Option<Missing>),
    /// The verdict.
    Verdict,
}

/// The page of a product.
#[component]
pub fn Product(props: &ProductProps) -> Html {
    let app = use_app();
    let new = props.id == NEW_PRODUCT;
    let saved = app.state.shelf.as_ref().and_then(|kept| kept.shelf().item(&props.id)).cloned();
    // A shared cell rather than component state: two fields may change before the page is drawn again.
    let draft = use_mut_ref(|| saved.clone().unwrap_or_default());
    let redraw = use_force_update();
    let step = use_state_eq(|| if new { Step::Form(None) } else { Step::Verdict });
    let attempt = use_state_eq(|| 0_u32);
    // A label is long to type, and the form is not stored.
    let unsent =
        matches!(*step, Step::Form(_)) && *draft.borrow() != saved.clone().unwrap_or_default();
    use_effect_with(unsent, |unsent| {
        let listener = unsent.then(tabs::before_leaving);
        move || drop(listener)
    });
    let (Some(plan), Some(kept)) = (app.plan.clone(), app.state.shelf.clone()) else {
        return Html::default();
    };
    if plan.triage.stops_the_plan() {
        return triage_notice(&app);
    }
    if saved.is_none() && !new {
        return not_found(&app);
    }
    let tables = match kept.labels() {
        Labels::Ready(tables) => Some(tables.clone()),
        Labels::Missing => None,
        Labels::Awaited => {
            return html! {
                <p class="page page--waiting muted" role="status">{ app.messages.text("late-coming") }</p>
            };
        }
    };
    if let Step::Form(missing) = &*step {
        let onedit = {
            let draft = draft.clone();
            Callback::from(move |(set, value): Edit| {
                set(&mut draft.borrow_mut(), value);
                redraw.force_update();
            })
        };
        let oncheck = {
            let (app, draft, step) = (app.clone(), draft.clone(), step.clone());
            let (attempt, tables) = (attempt.clone(), tables.clone());
            Callback::from(move |anyway: bool| {
                let mut item = draft.borrow().clone();
                let text = item.label.take().unwrap_or_default();
                let text = text.trim();
                let found = missing_in(tables.as_deref(), &item, text);
                if found.is_some() && (!anyway || item.name.trim().is_empty()) {
                    attempt.set(*attempt + 1);
                    return step.set(Step::Form(found));
                }
                item.label = (!text.is_empty()).then(|| kept_label(tables.as_deref(), &item, text));
                if !new {
                    app.dispatch(Action::Shelf(ShelfEvent::ProductKept(item.clone())));
                }
                draft.replace(item);
                step.set(Step::Verdict);
            })
        };
        let back = {
            let (step, draft, saved) = (step.clone(), draft.clone(), saved.clone());
            Callback::from(move |_: MouseEvent| {
                draft.replace(saved.clone().unwrap_or_default());
                step.set(Step::Verdict);
            })
        };
        return html! {
            <ProductForm item={draft.borrow().clone()} {new} missing={*missing} attempt={*attempt}
                readable={tables.is_some()} {onedit} {oncheck} {back} />
        };
    }
    let item = saved.unwrap_or_else(|| draft.borrow().clone());
    let edit = {
        let (step, draft, item) = (step.clone(), draft.clone(), item.clone());
        Callback::from(move |_: MouseEvent| {
            draft.replace(item.clone());
            step.set(Step::Form(None));
        })
    };
    let another = {
        let (step, draft) = (step.clone(), draft.clone());
        Callback::from(move |_: MouseEvent| {
            draft.replace(ShelfItem::default());
            step.set(Step::Form(None));
        })
    };
    let own = read_product(kept.labels(), &item, &kept.shelf().avoid);
    let products = kept.products().unwrap_or_default();
    let fit = judge_product(&app.knowledge, &plan, &own, products, app.today().date);
    let text = item.label.clone().unwrap_or_default();
    let reading = tables.as_deref().map(|it| read(it, &text, &context(&item))).unwrap_or_default();
    let messages = &app.messages;
    let title = verdict_text(&app, &fit, (!new).then_some(item.status));
    let left_out = matches!(fit.status, ShelfStatus::NotForYou | ShelfStatus::Stop);
    let mut lines = label_lines(&app, tables.as_deref(), &item, &reading);
    if let Some(line) = own_list_line(&app, &own) {
        lines.insert(0, line);
    }
    lines.extend(told_flags(&app, &text, &reading));
    let unwanted = unwanted_actives(tables.as_deref(), &text, &reading, &own);
    lines.extend(place_lines(&app, &fit, &unwanted));
    if let Some(until) = fit.keeps_until {
        let past = until < app.today().date;
        let key = if past { "product-past-lead" } else { "product-keeps" };
        lines.push(row("keeps", messages.text(key), messages.date(until)));
    }
    html! {
        <Page title={title.clone()} id={format!("product-{}-verdict", props.id)}>
            { back_link(&app, Route::Shelf, Some(messages.text("shelf-title"))) }
            <div class="page__head">
                <p class="eyebrow">{ icon(verdict_icon(fit.status)) }{ product_name(&app, &item) }</p>
                <h1 tabindex="-1">{ title }</h1>
                <p class="page__lead">{ lead(&app, &fit, &own, why_unknown(tables.is_some(), &reading)) }</p>
            </div>
            if tables.is_none() { { labels_missing(&app) } }
            if !new && matches!(fit.status, ShelfStatus::Later | ShelfStatus::NotForYou | ShelfStatus::Stop)
                && item.status == ShelfUse::InUse {
                { notice(Tone::Caution, false, html! { <p>{ messages.text("product-in-use-anyway") }</p> }) }
            }
            if !new { { begun_test(&app, &item) } }
            if !lines.is_empty() { <dl class="product-facts">{ for lines }</dl> }
            if let Some(tables) = &tables {
                if reading.is_list {
                    <section class="section section--near" aria-labelledby="label">
                        <h2 id="label" class="section__head">{ messages.text("label-title") }</h2>
                        { label_text(&app, tables, &text, &reading) }
                        { also_named(&app, &text, &reading) }
                    </section>
                }
            }
            if new { { keep_buttons(&app, &item, (fit.status == ShelfStatus::UseNow && own.unwanted.is_empty(), left_out)) } } else { <>{ test_offer(&app, &item, &fit) }{ status(&app, &item) }</> }
            { all_reasons(&app, &fit) }
            <div class="actions actions--row">
                <button type="button" class="button button--quiet" onclick={edit}>
                    { messages.text("product-edit") }
                </button>
                if new {
                    <button type="button" class={if left_out { "button" } else { "link" }} onclick={another}>
                        { messages.text("product-another") }
                    </button>
                } else {
                    { remove(&app, &item) }
                }
            </div>
            <p class="section section--near muted">{ messages.text("product-note") }</p>
        </Page>
    }
}

fn context(item: &ShelfItem) -> Context<'_> {
    Context { name: &item.name, kind: Some(item.kind), region: None }
}

/// Returns what prevents a verdict on a product: nothing entered, or a text that is no list.
fn missing_in(tables: Option<&LabelTables>, item: &ShelfItem, text: &str) -> Option<Missing> {
    if text.is_empty() {
        return item.name.trim().is_empty().then_some(Missing::Everything);
    }
    let reading = read(tables?, text, &context(item));
    match reading.products {
        _ if !reading.is_list => Some(Missing::NoList),
        0 | 1 => None,
        _ => Some(Missing::SeveralLists),
    }
}

fn kept_label(tables: Option<&LabelTables>, item: &ShelfItem, text: &str) -> String {
    match tables {
        Some(tables) => kept_part(tables, text, &context(item)),
        None => within_limit(text).to_owned(),
    }
}

/// Returns why there is no verdict.
fn why_unknown(readable: bool, reading: &Reading) -> &'static str {
    if !readable {
        "verdict-unread"
    } else if !reading.is_list {
        "verdict-no-label"
    } else if reading.cut {
        "verdict-cut"
    } else {
        "verdict-many-unknown"
    }
}

/// Draws the buttons to put it on the shelf, in use or not. The one that fits the verdict is
/// emphasised; neither is for a ruled-out product, which is only remembered.
fn keep_buttons(app: &App, item: &ShelfItem, (fits, left_out): (bool, bool)) -> Html {
    let messages = &app.messages;
    let keep = |status: ShelfUse| {
        let (app, item) = (app.clone(), item.clone());
        Callback::from(move |_: MouseEvent| {
            let id = format!("{:08x}", clock::random());
            let added = Some(app.latest().today.diary_day);
            let item = ShelfItem { id, status, added, ..item.clone() };
            app.dispatch(Action::Shelf(ShelfEvent::ProductKept(item)));
            app.replace(Route::Shelf);
        })
    };
    let main = |main: bool| match main {
        _ if left_out => "button button--quiet",
        true => "button",
        false => "button button--secondary",
    };
    let not_used = if left_out { "product-keep-aside" } else { "product-keep-not" };
    html! {
        <section class="section section--near" aria-labelledby="keep">
            <h2 id="keep" class="reason__head">{ messages.text("product-keep") }</h2>
            <p class="muted">{ messages.text("product-keep-hint") }</p>
            <div class="actions">
                <button type="button" class={main(fits)} onclick={keep(ShelfUse::InUse)}>
                    { messages.text("product-keep-using") }
                </button>
                <button type="button" class={main(!fits)} onclick={keep(ShelfUse::Paused)}>
                    { messages.text(not_used) }
                </button>
            </div>
        </section>
    }
}

/// Draws whether it is in use, put aside or finished.
fn status(app: &App, item: &ShelfItem) -> Html {
    let messages = &app.messages;
    let choices = ShelfUse::ALL.iter().map(|status| {
        let (id, status) = (item.id.clone(), *status);
        let input = ["use-", status.id()].concat();
        let onchange =
            app.callback(move |_: Event| Action::Shelf(ShelfEvent::UseChanged(id.clone(), status)));
        html! {
            <div class="segmented__item" key={status.id()}>
                <input type="radio" name="use" id={input.clone()} checked={item.status == status}
                    {onchange} />
                <label for={input.clone()}>{ messages.text(&input) }</label>
            </div>
        }
    });
    html! {
        <fieldset class="section section--near">
            <legend class="reason__head">{ messages.text("product-use") }</legend>
            <div class="segmented segmented--line">{ for choices }</div>
        </fieldset>
    }
}

/// Draws the button to remove it from the shelf, where that can be undone.
fn remove(app: &App, item: &ShelfItem) -> Html {
    let (app_here, id) = (app.clone(), item.id.clone());
    let onclick = Callback::from(move |_: MouseEvent| {
        app_here.replace(Route::Shelf);
        app_here.dispatch(Action::Shelf(ShelfEvent::ProductRemoved(id.clone())));
    });
    html! {
        <button type="button" class="link" {onclick}>{ app.messages.text("product-remove") }</button>
    }
}
