//! The page header: name, sections, language, menu.

use yew::prelude::*;

use super::icon::{Icon, icon};
use super::pictures::wordmark;
use crate::platform::dom;
use crate::route::Route;
use crate::state::{ClinicSlot, InitialApp, InitialView};

/// Languages with their native names. Names of languages are not translated.
const LANGUAGES: [(&str, &str); 2] = [("en", "English"), ("ko", "한국어")];

/// Draws the page header.
pub fn header(app: &InitialApp) -> Html {
    let messages = &app.messages;
    let skip = Callback::from(|event: MouseEvent| {
        // A `#main` address would be read as a route.
        event.prevent_default();
        dom::focus("main");
    });
    // During the questions there is no plan yet, or it is about to change. Nor are there sections
    // to choose from while the plan is to get help.
    let stopped = app.plan.as_ref().is_some_and(|plan| plan.triage.stops_the_plan());
    let in_plan = app.complete && !app.route.asks() && !stopped;
    let wanted = &app.site.profile.languages;
    let offered = |tag: &str| wanted.is_empty() || wanted.iter().any(|lang| lang == tag);
    let other = LANGUAGES.iter().find(|(tag, _)| *tag != messages.lang().as_str() && offered(tag));
    html! {
        <header class="app__header">
            <a class="skip-link" href="#" onclick={skip}>{ messages.text("skip-link") }</a>
            <div class="app__bar">
                <a href={Route::Welcome.href()} class="wordmark">
                    { wordmark() }
                    <span>{ messages.text("app-name") }</span>
                </a>
                if in_plan { { sections(app) } }
                <div class="app__tools">
                    if let Some((tag, name)) = other {
                        { language_button(app, tag, name) }
                    }
                    { menu(app) }
                </div>
            </div>
            { app.clinic_slot(ClinicSlot::Strip) }
        </header>
    }
}

/// Draws the sections of the plan.
fn sections(view: &InitialView) -> Html {
    // Once there is a course to follow, it replaces the first results.
    let course = view.plan.as_ref().and_then(|plan| plan.course.as_ref());
    let followed = course.is_some_and(|course| !course.trend.is_empty());
    let link = |to: Route, key: &str| {
        let current = (view.route == to).then_some("page");
        html! {
            <a class="sections__link" href={to.href()} aria-current={current}>
                { view.messages.text(key) }
            </a>
        }
    };
    html! {
        <nav class="sections" aria-label={view.messages.text("nav-plan")}>
            { link(Route::Routine, "nav-today") }
            if followed {
                { link(Route::Progress, "nav-progress") }
            } else {
                { link(Route::Results, "nav-results") }
            }
            { link(Route::Plan, "nav-clinic") }
        </nav>
    }
}

fn language_button(app: &InitialApp, tag: &'static str, name: &'static str) -> Html {
    let app = app.clone();
    let onclick = Callback::from(move |_: MouseEvent| app.choose_language(AttrValue::Static(tag)));
    html! { <button type="button" class="tool" lang={tag} {onclick}>{ name }</button> }
}

fn menu(app: &InitialApp) -> Html {
    let messages = &app.messages;
    let close = Callback::from(|_: MouseEvent| dom::close_details(".menu"));
    let escape = Callback::from(|event: KeyboardEvent| {
        if event.key() == "Escape" {
            dom::close_details(".menu");
            dom::focus(".menu__button");
        }
    });
    let link = |route: Route, kind: Icon, key: &str| {
        html! {
            <a href={route.href()} class="menu__link">
                { icon(kind) }{ messages.text(key) }
            </a>
        }
    };
    html! {
        <details class="menu" onkeydown={escape}>
            <summary class="menu__button">
                { icon(Icon::MENU) }<span>{ messages.text("menu") }</span>
            </summary>
            <div class="menu__panel">
                <nav aria-label={messages.text("menu")} onclick={close.clone()}>
                    { link(Route::Check, Icon::EDIT, "menu-answers") }
                    { link(Route::Shelf, Icon::CHECK, "shelf-title") }
                    { link(Route::Learn, Icon::INFO, "menu-learn") }
                    { link(Route::Data, Icon::DOWNLOAD, "menu-data") }
                </nav>
                if let Some(loaded) = app.deferred.ready() {
                    <div class="menu__set">
                        { (loaded.part.menu_settings)(&app.with_knowledge(loaded)) }
                    </div>
                }
            </div>
        </details>
    }
}
