//! The settings in the menu: colour scheme and region.

use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::domain::{ClosedSet, Region};
use crate::platform::dom::Select;
use crate::state::{Action, App};
use crate::storage::saved::{RegionSetting, Settings, Theme};

/// Draws both settings.
pub fn menu_settings(app: &App) -> Html {
    html! {
        <>
            { theme_choice(app) }
            { region_choice(app) }
        </>
    }
}

/// Draws the colour scheme choice: light, dark, or the device's.
fn theme_choice(app: &App) -> Html {
    let messages = &app.messages;
    let item = |theme: Theme, id: &'static str, kind: Option<Icon>| {
        let checked = app.state.settings().theme == theme;
        let settings = Settings { theme, ..app.state.settings().clone() };
        let onchange = app.callback(move |_: Event| Action::SettingsChanged(settings.clone()));
        html! {
            <div class="segmented__item">
                <input type="radio" name="theme" {id} {checked} {onchange} />
                <label for={id}>{ for kind.map(icon) }{ messages.text(id) }</label>
            </div>
        }
    };
    html! {
        <fieldset>
            <legend class="menu__title">{ messages.text("theme") }</legend>
            <div class="segmented">
                { item(Theme::Auto, "theme-auto", None) }
                { item(Theme::Light, "theme-light", Some(Icon::SUN)) }
                { item(Theme::Dark, "theme-dark", Some(Icon::MOON)) }
            </div>
        </fieldset>
    }
}

/// Draws the choice of where the person lives. A clinic's file decides for everybody who opens it.
fn region_choice(app: &App) -> Html {
    let messages = &app.messages;
    let name = |region: Region| messages.text_for("region-", region.id());
    if let Some(region) = app.clinic.region {
        let name = name(region);
        return html! { <p class="field__hint">{ messages.format("region-clinic", &[("region", &name)]) }</p> };
    }
    let chosen = app.state.settings().region;
    let settings = app.state.settings().clone();
    let onchange = app.callback(move |event: Event| {
        let select: Select = event.target_unchecked_into();
        let region = RegionSetting::from_id(&select.value()).unwrap_or_default();
        Action::SettingsChanged(Settings { region, ..settings.clone() })
    });
    let options = RegionSetting::ALL.into_iter().map(|choice| {
        let text = match choice {
            RegionSetting::Browser => match app.state.browser_region {
                Some(here) => messages.format("region-browser", &[("region", &name(here))]),
                None => messages.text("region-browser-unknown"),
            },
            RegionSetting::Chosen(region) => name(region),
            RegionSetting::Elsewhere => messages.text("region-elsewhere"),
        };
        html! {
            <option value={choice.id()} selected={choice == chosen} key={choice.id()}>{ text }</option>
        }
    });
    html! {
        <div class="stack stack--tight">
            <label class="menu__title" for="region">{ messages.text("region") }</label>
            <select class="field__input" id="region" name="region" aria-describedby="region-hint" {onchange}>
                { for options }
            </select>
            <p class="field__hint" id="region-hint">{ messages.text("region-hint") }</p>
        </div>
    }
}
