//! The person's data: print, back up, restore a backup, choose what is stored, erase.

use yew::prelude::*;

use crate::components::backup::{OpenBackup, SaveBackup};
use crate::components::choice::{Choice, choice};
use crate::components::export_options::ExportOptions;
use crate::components::file_hint::file_hint;
use crate::components::icon::{Icon, icon};
use crate::components::notice::{Tone, notice};
use crate::components::page::Page;
use crate::components::photo_backup::PhotoBackup;
use crate::components::photos::are_kept;
use crate::components::quarantine::Quarantine;
use crate::components::saved_line::saved_line;
use crate::domain::ClosedSet;
use crate::platform::{boot, dom};
use crate::state::{Action, App, Report, SaveStatus, use_app};
use crate::storage::saved::{Keep, Settings};

/// Choices for the number of days after which answers expire; 0 stands for never.
const EXPIRIES: [u16; 4] = [0, 7, 30, 180];

/// Draws the page of the person's data.
pub fn data(app: &App) -> Html {
    let messages = &app.messages;
    // A framed page cannot be added to the home screen.
    let seven_days = if boot::embedded() { "data-seven-days-frame" } else { "data-seven-days" };
    html! {
        <Page title={messages.text("data-title")} wide=true>
            <div class="page__head">
                <h1 tabindex="-1">{ messages.text("data-title") }</h1>
                <p class="page__lead">{ messages.text("data-lead") }</p>
                <p>{ saved_line(app) }</p>
            </div>
            if dom::clears_after_seven_days() {
                { notice(Tone::Caution, false, html! { <p>{ messages.text(seven_days) }</p> }) }
            }
            { file_hint(app) }
            <div class="columns columns--half columns--apart">
                <div>
                    <div class="options stack">
                        <SaveBackup />
                        <OpenBackup />
                    </div>
                    if are_kept(app) { <PhotoBackup /> }
                    <Quarantine />
                    <ExportOptions />
                </div>
                <div>
                    <Keeping />
                    <Erase />
                </div>
            </div>
        </Page>
    }
}

/// Settings for where and how long answers are stored.
#[component]
fn Keeping() -> Html {
    let app = use_app();
    let messages = &app.messages;
    let settings = app.state.settings().clone();
    let asked = use_state_eq(|| false);
    let saved = matches!(app.state.save, SaveStatus::Saved(_));
    let agree = {
        let (app, asked) = (app.clone(), asked.clone());
        let changed = Settings { keep: Keep::Tab, ..settings.clone() };
        Callback::from(move |_: MouseEvent| {
            asked.set(false);
            app.dispatch(Action::SettingsChanged(changed.clone()));
        })
    };
    let refuse = {
        let asked = asked.clone();
        Callback::from(move |_: MouseEvent| asked.set(false))
    };
    let keep = |keep: Keep| {
        let id = format!("keep-{}", keep.id());
        let changed = Settings { keep, ..settings.clone() };
        let (app, asked) = (app.clone(), asked.clone());
        // Saved data would be deleted at once, in other tabs too: ask first.
        let asks = keep == Keep::Tab && settings.keep == Keep::Device && saved;
        let checked = if *asked { keep == Keep::Tab } else { settings.keep == keep };
        let onchange = Callback::from(move |_: Event| {
            asked.set(asks);
            if !asks {
                app.dispatch(Action::SettingsChanged(changed.clone()));
            }
        });
        let card = Choice {
            name: AttrValue::Static("keep"),
            text: messages.text(&id),
            hint: messages.attribute(&id, "hint"),
            id: id.into(),
            checked,
            ..Choice::default()
        };
        choice(card, onchange)
    };
    let expiries = EXPIRIES.iter().map(|days| {
        let chosen = settings.expires_after_days.unwrap_or(0) == *days;
        let text = match days {
            0 => messages.text("expiry-never"),
            days => messages.count("expiry-days", usize::from(*days)),
        };
        let changed =
            Settings { expires_after_days: (*days > 0).then_some(*days), ..settings.clone() };
        let onchange = app.callback(move |_: Event| Action::SettingsChanged(changed.clone()));
        let id = format!("expiry-{days}");
        html! {
            <div class="segmented__item" key={*days}>
                <input type="radio" name="expiry" id={id.clone()} checked={chosen} {onchange} />
                <label for={id}>{ text }</label>
            </div>
        }
    });
    html! {
        <section class="section" aria-labelledby="keeping">
            <h2 id="keeping" class="section__head">{ messages.text("keep-title") }</h2>
            <fieldset>
                <legend class="visually-hidden">{ messages.text("keep-title") }</legend>
                <div class="choices">{ keep(Keep::Device) }{ keep(Keep::Tab) }</div>
            </fieldset>
            <div role="status">
                if *asked {
                    { notice(Tone::Caution, false, html! { <p>{ messages.text("keep-ask") }</p> }) }
                    <div class="actions actions--row">
                        <button type="button" class="button button--quiet" onclick={refuse}>
                            { messages.text("erase-no") }
                        </button>
                        <button type="button" class="button button--danger" onclick={agree}>
                            { messages.text("keep-yes") }
                        </button>
                    </div>
                }
            </div>
            if settings.keep == Keep::Device {
                <fieldset class="section section--near">
                    <legend>{ messages.text("expiry-title") }</legend>
                    <div class="segmented segmented--wrap">{ for expiries }</div>
                </fieldset>
            }
        </section>
    }
}

/// Erases everything in two steps, and shows that nothing is left.
#[component]
fn Erase() -> Html {
    let app = use_app();
    let messages = &app.messages;
    let asked = use_state_eq(|| false);
    let result = match app.state.report {
        Some(Report::Erasing) => Some(messages.text("erase-running")),
        Some(Report::Erased { entries, caches: Some(caches) }) => Some(messages.format(
            "erase-done",
            &[("entries", &entries.to_string()), ("caches", &caches.to_string())],
        )),
        Some(Report::Erased { entries, caches: None }) => {
            Some(messages.format("erase-files-left", &[("entries", &entries.to_string())]))
        }
        Some(Report::EraseFailed) => Some(messages.text("erase-failed")),
        _ => None,
    };
    let ask = {
        let asked = asked.clone();
        Callback::from(move |_: MouseEvent| asked.set(true))
    };
    let keep = {
        let asked = asked.clone();
        Callback::from(move |_: MouseEvent| asked.set(false))
    };
    let erase = {
        let (app, asked) = (app.clone(), asked.clone());
        Callback::from(move |_: MouseEvent| {
            asked.set(false);
            app.dispatch(Action::EraseConfirmed);
        })
    };
    html! {
        <section class="section" aria-labelledby="erase">
            <h2 id="erase" class="section__head">{ messages.text("erase-title") }</h2>
            <p>{ messages.text("erase-text") }</p>
            <div role="status">
                if let Some(text) = result {
                    { notice(Tone::Info, false, html! { <p>{ text }</p> }) }
                }
            </div>
            <div class="actions actions--row">
                if *asked {
                    <button type="button" class="button button--danger" onclick={erase}>
                        { icon(Icon::TRASH) }{ messages.text("erase-yes") }
                    </button>
                    <button type="button" class="button button--quiet" onclick={keep}>
                        { messages.text("erase-no") }
                    </button>
                } else {
                    <button type="button" class="button button--secondary" onclick={ask}>
                        { icon(Icon::TRASH) }{ messages.text("erase-title") }
                    </button>
                }
            </div>
        </section>
    }
}
