//! When someone should look at the skin first: nothing else is said, nothing is sold.

use yew::prelude::*;

use super::answer_text::answer_text;
use super::icon::{Icon, icon, icon_class};
use super::page::Page;
use super::why_link::why_link;
use crate::domain::{ClosedSet, Region, Severity, TriageLevel};
use crate::platform::dom;
use crate::route::Route;
use crate::state::AppContext;

/// Emergency numbers by region, the international 112 first where nothing is known.
fn numbers(region: Option<Region>) -> &'static [&'static str] {
    match region {
        Some(Region::Uk) => &["999", "112"],
        Some(Region::Us) => &["911"],
        Some(Region::Kr) => &["119"],
        Some(Region::Eu) => &["112"],
        None => &["112", "999", "911", "119"],
    }
}

/// What was said that asks for help, in the words of the rules.
fn reasons(app: &AppContext) -> Vec<AttrValue> {
    let Some(plan) = &app.plan else { return Vec::new() };
    plan.triage
        .because
        .iter()
        .filter(|because| app.knowledge.rule(because.rule).severity != Severity::Policy)
        .map(|because| app.words.of("rule-", &app.knowledge.rule(because.rule).id))
        .collect()
}

/// The page at `urgent` and `emergency`.
pub fn stop_notice(app: &AppContext) -> Html {
    let words = &app.words;
    let Some(plan) = &app.plan else { return Html::default() };
    let emergency = plan.triage.level == TriageLevel::Emergency;
    let title = words.get(if emergency { "stop-emergency" } else { "stop-urgent" });
    let calls = numbers(app.clinic.region).iter().map(|number| {
        let class = if *number == numbers(app.clinic.region)[0] {
            "button button--danger"
        } else {
            "button button--quiet"
        };
        let text = words.with("stop-call", &[("number", number)]);
        html! { <a {class} href={format!("tel:{number}")}>{ icon(Icon::PHONE) }{ text }</a> }
    });
    let flags = app.knowledge.find_question("red_flags");
    html! {
        <Page title={title.clone()}>
            <section class="notice notice--stop" aria-labelledby="triage">
                { icon_class(Icon::PHONE, "icon--large") }
                <h1 id="triage" class="notice__title" tabindex="-1">{ title }</h1>
                if let Some(flags) = flags {
                    <p>{ words.with("stop-told", &[("answer", &answer_text(app, flags))]) }</p>
                }
                { for reasons(app).into_iter().map(|reason| html! { <p>{ reason }</p> }) }
                if emergency { <div class="actions">{ for calls }</div> }
                <p class="notice__note">
                    { words.get(if emergency { "stop-emergency-note" } else { "stop-urgent-note" }) }
                </p>
            </section>
            <div class="notice section section--near">
                { icon(Icon::INFO) }<p>{ words.get("stop-no-plan") }</p>
            </div>
            <section class="section" aria-labelledby="gentle">
                <h2 id="gentle" class="section__head">{ words.get("stop-gentle") }</h2>
                <ul class="ticks" role="list">
                    <li>{ icon(Icon::CHECK) }<span>{ words.get("stop-gentle-wash") }</span></li>
                    <li>{ icon(Icon::CHECK) }<span>{ words.get("stop-gentle-nothing-new") }</span></li>
                    <li>{ icon(Icon::CHECK) }<span>{ words.get("stop-gentle-sun") }</span></li>
                    <li>{ icon(Icon::CHECK) }<span>{ words.get("stop-gentle-photo") }</span></li>
                </ul>
                <p>{ why_link(app, "triage", plan.triage.level.id(), &words.get("stop-gentle")) }</p>
            </section>
            <div class="actions">
                <a href={Route::Summary.href()} class="button button--secondary">
                    { icon(Icon::PRINT) }{ words.get("stop-print") }
                </a>
                <a href={Route::Check.href()} class="link">
                    { words.get("stop-mistake") }
                </a>
            </div>
        </Page>
    }
}

/// The banner at `see_doctor`; the gentle routine stays below it.
pub fn doctor_notice(app: &AppContext) -> Html {
    let words = &app.words;
    let level = TriageLevel::SeeDoctor.id();
    html! {
        <section class="notice notice--caution notice--lead" aria-labelledby="triage">
            { icon_class(Icon::CAUTION, "icon--large") }
            <h2 id="triage" class="notice__title">{ words.get("doctor-title") }</h2>
            { for reasons(app).into_iter().map(|reason| html! { <p>{ reason }</p> }) }
            <p>{ words.get("doctor-until") }</p>
            <p>{ why_link(app, "triage", level, &words.get("doctor-title")) }</p>
        </section>
    }
}

/// A button that prints the page.
pub fn print_button(app: &AppContext) -> Html {
    let words = &app.words;
    let onclick = Callback::from(|_: MouseEvent| dom::print());
    html! {
        <button type="button" class="button button--quiet button--small" {onclick}>
            { icon(Icon::PRINT) }{ words.get("print") }
        </button>
    }
}
