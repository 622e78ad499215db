//! Notice about an entry dated after today because a clock was ahead, with an offer to move it.

use yew::prelude::*;

use super::notice::{Tone, notice};
use crate::domain::plus_days;
use crate::state::{Action, JournalEvent, use_app};

/// Number of days an entry may lie after today without a notice: a night across time zones.
const UNSAID_DAYS: u16 = 1;

/// Reports an entry dated after today, with both days, and offers to move it. Today's clock may be
/// the wrong one, so nothing is moved unasked.
#[component]
pub fn EntryAhead() -> Html {
    let app = use_app();
    let moved = use_state_eq(|| false);
    let messages = &app.messages;
    let today = app.today().date;
    let noted = app.state.journal.as_ref().and_then(|journal| journal.journal().latest_day());
    let latest = noted.max(app.state.saved.assessed_on);
    let ahead = latest.filter(|latest| plus_days(today, UNSAID_DAYS) < *latest);
    let said = match ahead {
        Some(latest) => {
            let bring = {
                let (app, moved) = (app.clone(), moved.clone());
                Callback::from(move |_: MouseEvent| {
                    app.dispatch(Action::Journal(JournalEvent::BroughtToToday));
                    moved.set(true);
                })
            };
            let days = [("date", &*messages.date(latest)), ("today", &*messages.date(today))];
            html! { <>
                <p><strong>{ messages.format("ahead", &days) }</strong>{ " " }
                    { messages.attribute("ahead", "text") }</p>
                <p><button type="button" class="link" onclick={bring}>
                    { messages.attribute("ahead", "button") }
                </button></p>
            </> }
        }
        None if *moved => {
            let undo = app.callback(|_: MouseEvent| Action::JournalUndone);
            html! { <>
                <p role="status">{ messages.attribute("ahead", "done") }</p>
                if app.state.previous_journal.is_some() {
                    <p><button type="button" class="link" onclick={undo}>{ messages.text("undo") }</button></p>
                }
            </> }
        }
        None => return Html::default(),
    };
    html! { <div class="section section--near screen-only">{ notice(Tone::Info, false, said) }</div> }
}
