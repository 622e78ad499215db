//! The head of every page: name, sections, language, menu.

use yew::prelude::*;

use super::clinic_part::{Part, clinic_part};
use super::icon::{Icon, icon};
use super::pictures::wordmark;
use super::theme_choice::theme_choice;
use crate::platform::dom;
use crate::route::Route;
use crate::state::{AppContext, Late};

/// Languages with the name they give themselves. Names of languages are not translated.
const LANGUAGES: [(&str, &str); 2] = [("en", "English"), ("ko", "한국어")];

/// The head of every page.
pub fn header(app: &AppContext) -> Html {
    let words = &app.words;
    let skip = Callback::from(|event: MouseEvent| {
        // A `#main` address would be read as a route.
        event.prevent_default();
        dom::focus("main");
    });
    // On the way through the questions the plan is not there yet, or is about to change.
    let in_plan = app.complete && !app.place.route().asks();
    let wanted = &app.site.profile.languages;
    let offered = |tag: &str| wanted.is_empty() || wanted.iter().any(|lang| lang == tag);
    let other = LANGUAGES.iter().find(|(tag, _)| *tag != words.lang().as_str() && offered(tag));
    html! {
        <header class="app__header">
            <a class="skip-link" href="#" onclick={skip}>{ words.get("skip-link") }</a>
            <div class="app__bar">
                <a href={Route::Welcome.href()} class="wordmark">
                    { wordmark() }
                    <span>{ words.get("app-name") }</span>
                </a>
                if in_plan { { sections(app) } }
                <div class="app__tools">
                    if let Some((tag, name)) = other {
                        { language_button(app, tag, name) }
                    }
                    { menu(app) }
                </div>
            </div>
            if app.site.arrived() { { clinic_part(app, Part::Strip) } }
        </header>
    }
}

/// The parts of the plan.
fn sections(app: &AppContext) -> Html {
    let link = |to: Route, key: &str| {
        let current = (*app.place.route() == to).then_some("page");
        html! {
            <a class="sections__link" href={to.href()} aria-current={current}>
                { app.words.get(key) }
            </a>
        }
    };
    html! {
        <nav class="sections" aria-label={app.words.get("nav-plan")}>
            { link(Route::Results, "nav-results") }
            { link(Route::Routine, "nav-routine") }
            { link(Route::Plan, "nav-clinic") }
        </nav>
    }
}

fn language_button(app: &AppContext, tag: &'static str, name: &'static str) -> Html {
    let language = app.language.clone();
    let onclick = Callback::from(move |_: MouseEvent| language.choose(AttrValue::Static(tag)));
    html! { <button type="button" class="tool" lang={tag} {onclick}>{ name }</button> }
}

fn menu(app: &AppContext) -> Html {
    let words = &app.words;
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
                { icon(kind) }{ words.get(key) }
            </a>
        }
    };
    html! {
        <details class="menu" onkeydown={escape}>
            <summary class="menu__button">
                { icon(Icon::MENU) }<span>{ words.get("menu") }</span>
            </summary>
            <div class="menu__panel">
                <nav aria-label={words.get("menu")} onclick={close.clone()}>
                    { link(Route::Check, Icon::EDIT, "menu-answers") }
                    { link(Route::Learn, Icon::INFO, "menu-learn") }
                    { link(Route::Data, Icon::DOWNLOAD, "menu-data") }
                </nav>
                if app.language.late == Late::Here {
                    <div class="menu__set">{ theme_choice(app) }</div>
                }
            </div>
        </details>
    }
}
