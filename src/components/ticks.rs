//! A person's marks on the steps of a day.

use jiff::civil::Date;
use yew::prelude::*;

use crate::domain::{ActiveId, Journal, Slot, StepKey, StepStatus, Time};
use crate::engine::Step;
use crate::state::{Action, App, JournalEvent};

/// The marks of one day, and the means to change them.
#[derive(Clone, Copy)]
pub struct Ticks<'a> {
    /// The app, whose journal contains the marks.
    pub app: &'a App,
    /// The day.
    pub day: Date,
}

/// Key of a line in the journal.
pub use crate::domain::StepKey as Key;

/// Returns the keys of all lines of a list of steps.
pub fn keys(time: Time, steps: &[Step]) -> Vec<StepKey> {
    steps
        .iter()
        .flat_map(|step| step.uses.iter().map(move |active| key(time, step.slot, *active)))
        .collect()
}

/// Returns the key of a line.
pub fn key(time: Time, slot: Slot, active: ActiveId) -> StepKey {
    StepKey { time, slot, active }
}

/// Returns the mark of a line on a day.
pub fn mark_of(journal: &Journal, day: Date, step: StepKey) -> Option<StepStatus> {
    journal.days.get(&day)?.marks.get(&step).copied()
}

impl Ticks<'_> {
    /// Returns the mark of a line.
    pub fn mark(&self, step: StepKey) -> Option<StepStatus> {
        let journal = self.app.state.journal.as_ref()?;
        mark_of(journal.journal(), self.day, step)
    }

    /// Returns `true` if every line is marked as done.
    pub fn all_done(&self, steps: &[StepKey]) -> bool {
        !steps.is_empty() && steps.iter().all(|step| self.mark(*step) == Some(StepStatus::Done))
    }

    /// Marks a line as done, or removes the mark.
    pub fn toggle(&self, step: StepKey) -> Callback<Event> {
        let (app, day) = (self.app.clone(), self.day);
        Callback::from(move |_: Event| {
            let latest = app.latest();
            let journal = latest.journal.as_ref().map(|journal| journal.journal());
            let done =
                journal.and_then(|journal| mark_of(journal, day, step)) == Some(StepStatus::Done);
            let mark = (!done).then_some(StepStatus::Done);
            app.dispatch(Action::Journal(JournalEvent::DayTicked(day, step, mark)));
        })
    }

    /// Marks a line, or removes its mark.
    pub fn set(&self, step: StepKey, mark: Option<StepStatus>) -> Callback<Event> {
        let day = self.day;
        self.app.callback(move |_: Event| Action::Journal(JournalEvent::DayTicked(day, step, mark)))
    }
}

/// Draws the button that marks all lines as done with one tap; once they are, the message that this
/// is enough, and a button to undo it.
pub fn done_with_all(ticks: Ticks<'_>, steps: Vec<StepKey>, enough: &'static str) -> Html {
    let Ticks { app, day } = ticks;
    let messages = &app.messages;
    if !ticks.all_done(&steps) {
        let onclick = app.callback(move |_: MouseEvent| {
            Action::Journal(JournalEvent::DayDone(day, steps.clone()))
        });
        return html! {
            <div class="actions">
                <button type="button" class="button" {onclick}>{ messages.text("ticks-all") }</button>
            </div>
        };
    }
    let undo = app.callback(|_: MouseEvent| Action::JournalUndone);
    html! {
        <div class="actions actions--row">
            <p class="ticks__enough" role="status"><strong>{ messages.text(enough) }</strong></p>
            if app.state.previous_journal.is_some() {
                <button type="button" class="link" onclick={undo}>{ messages.text("undo") }</button>
            }
        </div>
    }
}
