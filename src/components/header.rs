//! The head of every page: name, sections, language, menu.

use yew::prelude::*;
use yew_router::prelude::*;

use super::icon::{Icon, icon};
use super::pictures::wordmark;
use crate::platform::dom;
use crate::route::Route;
use crate::state::{AppContext, use_app};
use crate::storage::saved::{Settings, Theme};

/// Languages with the name they give themselves. Names of languages are not translated.
const LANGUAGES: [(&str, &str); 2] = [("en", "English"), ("ko", "한국어")];

/// The head of every page.
#[component]
pub fn Header() -> Html {
    let app = use_app();
    let words = &app.words;
    let skip = Callback::from(|event: MouseEvent| {
        // A `#main` address would be read as a route.
        event.prevent_default();
        dom::focus("main");
    });
    let current = use_route::<Route>();
    let navigator = use_navigator();
    // On the way through the questions the plan is not there yet, or is about to change.
    let in_plan = current.as_ref().is_some_and(|route| !route.asks());
    let sections =
        (app.plan.is_some() && in_plan).then(|| sections(&app, current.as_ref(), navigator));
    let other = LANGUAGES.iter().find(|(tag, _)| *tag != words.lang().as_str());
    html! {
        <header class="app__header">
            <a class="skip-link" href="#" onclick={skip}>{ words.get("skip-link") }</a>
            <div class="app__bar">
                <Link<Route> to={Route::Welcome} classes="wordmark">
                    { wordmark() }
                    <span>{ words.get("app-name") }</span>
                </Link<Route>>
                { for sections }
                <div class="app__tools">
                    if let Some((tag, name)) = other {
                        { language_button(&app, tag, name) }
                    }
                    { menu(&app) }
                </div>
            </div>
        </header>
    }
}

/// The parts of the plan.
fn sections(app: &AppContext, current: Option<&Route>, navigator: Option<Navigator>) -> Html {
    let link = |to: Route, key: &str| {
        let here = current == Some(&to);
        section_link(to, app.words.get(key), here, navigator.clone())
    };
    html! {
        <nav class="sections" aria-label={app.words.get("nav-plan")}>
            { link(Route::Results, "nav-results") }
            { link(Route::Routine, "nav-routine") }
            { link(Route::Plan, "nav-clinic") }
        </nav>
    }
}

/// A link of the section bar. The router's own link cannot say which page is the current one.
fn section_link(to: Route, text: AttrValue, here: bool, navigator: Option<Navigator>) -> Html {
    let href = AttrValue::from(format!("#{}", to.to_path()));
    let onclick = Callback::from(move |event: MouseEvent| {
        if event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key() {
            return;
        }
        event.prevent_default();
        if let Some(navigator) = &navigator {
            navigator.push(&to);
        }
    });
    let current = here.then_some("page");
    html! { <a class="sections__link" {href} {onclick} aria-current={current}>{ text }</a> }
}

fn language_button(app: &AppContext, tag: &'static str, name: &'static str) -> Html {
    let choose = app.choose_language.clone();
    let onclick = Callback::from(move |_: MouseEvent| choose.emit(AttrValue::Static(tag)));
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
            <Link<Route> to={route} classes="menu__link">
                { icon(kind) }{ words.get(key) }
            </Link<Route>>
        }
    };
    html! {
        <details class="menu" onkeydown={escape}>
            <summary class="menu__button">
                { icon(Icon::Menu) }<span>{ words.get("menu") }</span>
            </summary>
            <div class="menu__panel">
                <nav aria-label={words.get("menu")} onclick={close.clone()}>
                    { link(Route::Check, Icon::Edit, "menu-answers") }
                    { link(Route::Learn, Icon::Info, "menu-learn") }
                    { link(Route::Data, Icon::Download, "menu-data") }
                </nav>
                <div class="menu__set">{ theme_choice(app) }</div>
            </div>
        </details>
    }
}

fn theme_choice(app: &AppContext) -> Html {
    let words = &app.words;
    let item = |theme: Theme, id: &'static str, kind: Option<Icon>| {
        let checked = app.state.settings().theme == theme;
        let settings = Settings { theme, ..app.state.settings().clone() };
        let onchange =
            app.on(move |_: Event| crate::state::Action::SettingsChanged(settings.clone()));
        html! {
            <div class="segmented__item">
                <input type="radio" name="theme" {id} {checked} {onchange} />
                <label for={id}>{ for kind.map(icon) }{ words.get(id) }</label>
            </div>
        }
    };
    html! {
        <fieldset>
            <legend class="menu__title">{ words.get("theme") }</legend>
            <div class="segmented">
                { item(Theme::Auto, "theme-auto", None) }
                { item(Theme::Light, "theme-light", Some(Icon::Sun)) }
                { item(Theme::Dark, "theme-dark", Some(Icon::Moon)) }
            </div>
        </fieldset>
    }
}
