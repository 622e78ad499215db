//! The head of every page: name, sections, language, menu.

use yew::prelude::*;

use super::clinic_part::{Part, clinic_part};
use super::icon::{Icon, icon};
use super::pictures::wordmark;
use crate::platform::dom;
use crate::route::Route;
use crate::state::{AppContext, Late};
use crate::storage::saved::{Settings, Theme};

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
            if app.site.is_here() { { clinic_part(app, Part::Strip) } }
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
                { icon(Icon::Menu) }<span>{ words.get("menu") }</span>
            </summary>
            <div class="menu__panel">
                <nav aria-label={words.get("menu")} onclick={close.clone()}>
                    { link(Route::Check, Icon::Edit, "menu-answers") }
                    { link(Route::Learn, Icon::Info, "menu-learn") }
                    { link(Route::Data, Icon::Download, "menu-data") }
                </nav>
                if app.language.late == Late::Here {
                    <div class="menu__set">{ theme_choice(app) }</div>
                }
            </div>
        </details>
    }
}

/// Light, dark, or as the device has it.
///
/// A door of `scripts/split.mjs`.
#[inline(never)]
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
