//! Light, dark, or as the device has it.

use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::state::{Action, App};
use crate::storage::saved::{Settings, Theme};

/// The choice, in the menu.
pub fn theme_choice(app: &App) -> Html {
    let words = &app.words;
    let item = |theme: Theme, id: &'static str, kind: Option<Icon>| {
        let checked = app.state.settings().theme == theme;
        let settings = Settings { theme, ..app.state.settings().clone() };
        let onchange = app.callback(move |_: Event| Action::SettingsChanged(settings.clone()));
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
                { item(Theme::Light, "theme-light", Some(Icon::SUN)) }
                { item(Theme::Dark, "theme-dark", Some(Icon::MOON)) }
            </div>
        </fieldset>
    }
}
