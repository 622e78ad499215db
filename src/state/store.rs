//! The one way to change the state: the reducer first, then the device.

use std::ops::Deref;
use std::rc::Rc;

use yew::prelude::*;

use crate::knowledge::Questions;
use crate::platform::{boot, clock};
use crate::storage::Keep;

use super::persistence::Persistence;
use super::{Action, AppState, Report, SaveStatus, Today, update};

/// The reducer: the state, and the questions that `update` needs.
#[derive(Clone, PartialEq)]
pub(super) struct Reducer {
    state: Rc<AppState>,
    questions: Rc<Questions>,
}

impl Reducible for Reducer {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        match update(&self.questions, &self.state, action) {
            Some(state) => {
                Rc::new(Self { state: Rc::new(state), questions: self.questions.clone() })
            }
            None => self,
        }
    }
}

/// Changes the state and saves it. Nobody else holds the reducer or the storage, so nothing can
/// change without being saved, and nothing is erased or overwritten without an action.
#[derive(Clone)]
pub(super) struct StateStore {
    reducer: UseReducerHandle<Reducer>,
    persistence: Persistence,
}

impl StateStore {
    /// Dispatches an action, carries out what it asks of the device, and returns the state after it.
    pub fn dispatch(&self, action: Action) -> Rc<AppState> {
        let effect = action.clone();
        self.reducer.dispatch(action);
        if matches!(effect, Action::EraseConfirmed | Action::ResetByHost | Action::Erased) {
            self.forget_journal();
        }
        match effect {
            // The state is empty by now, so that nothing can be written again.
            Action::EraseConfirmed => self.erase_with_caches(),
            // What could not be removed is told on the page of the person's data.
            Action::ResetByHost => drop(self.persistence.erase()),
            // After the reducer the state holds the side that was chosen.
            Action::ConflictSettled(_) => self.save_over(),
            Action::QuarantineDiscarded => self.discard_quarantined(),
            _ => self.save(),
        }
        self.latest()
    }

    /// Saves the state as it is. Before the page is drawn, so that one drawing shows both the answer
    /// and that it is saved; the writes are small and synchronous, and nothing is written twice.
    pub fn save(&self) {
        let state = self.latest();
        if let Some(action) = self.persistence.save(&state.saved, &state.save) {
            self.reducer.dispatch(action);
        }
        self.save_journal();
        let state = self.latest();
        // There is a plan to lose, and it is saved here.
        if state.plan_seen && matches!(state.save, SaveStatus::Saved(_)) {
            self.persistence.ask_to_persist();
        }
    }

    /// Saves the journal where the person wants anything kept.
    fn save_journal(&self) {
        let state = self.latest();
        let Some(journal) = &state.journal else { return };
        if state.settings().keep != Keep::Device {
            // Saving the profile has removed everything that was kept.
            return journal.forget();
        }
        if matches!(state.save, SaveStatus::Conflict(_)) {
            return;
        }
        match journal.save(&clock::now()) {
            Ok(None) => {}
            Ok(Some(kept)) => self.reducer.dispatch(Action::JournalLoaded(kept)),
            Err(status) => self.reducer.dispatch(Action::SaveStatusChanged(status)),
        }
    }

    fn forget_journal(&self) {
        if let Some(journal) = &self.latest().journal {
            journal.forget();
        }
    }

    /// Takes over what another tab has written.
    pub fn reload(&self) {
        let state = self.latest();
        let journal = state.journal.as_ref();
        if let Some(kept) = journal.and_then(|journal| journal.reload(&clock::now())) {
            self.reducer.dispatch(Action::JournalLoaded(kept));
        }
        if let Some(action) = self.persistence.reload(&state.saved, state.today) {
            self.dispatch(action);
        }
    }

    /// The state now, which may be newer than that of the rendering.
    pub fn latest(&self) -> Rc<AppState> {
        self.reducer.deref().state.clone()
    }

    /// The storage, for reading.
    pub fn persistence(&self) -> &Persistence {
        &self.persistence
    }

    fn save_over(&self) {
        self.reducer.dispatch(self.persistence.save_over(&self.latest().saved));
    }

    fn erase_with_caches(&self) {
        let erased = self.persistence.erase();
        let reducer = self.reducer.clone();
        yew::platform::spawn_local(async move {
            let caches = boot::erase_caches().await.unwrap_or(0);
            reducer.dispatch(Action::Reported(match erased {
                Ok(entries) => Report::Erased { entries, caches },
                Err(_) => Report::EraseFailed,
            }));
        });
    }

    fn discard_quarantined(&self) {
        self.reducer.dispatch(Action::Reported(match self.persistence.discard_quarantined() {
            Ok(count) => Report::Discarded(count),
            Err(_) => Report::DiscardFailed,
        }));
        // What could not be saved for want of a place is saved now.
        if self.latest().save == SaveStatus::QuarantineFull {
            self.save_over();
        }
    }
}

/// The store, with the state that was saved on this device.
#[hook]
pub(super) fn use_store(questions: &Rc<Questions>, read_clock: fn() -> Today) -> StateStore {
    let persistence = use_memo((), |()| Memo(Persistence::new(questions.clone()))).0.clone();
    let reducer = {
        let (persistence, questions) = (persistence.clone(), questions.clone());
        use_reducer(move || {
            let today = read_clock();
            let state = if boot::safe_mode() {
                AppState { today, ..AppState::default() }
            } else {
                persistence.load(today)
            };
            Reducer { state: Rc::new(state), questions }
        })
    };
    let store = StateStore { reducer, persistence };
    {
        let store = store.clone();
        // What was put together from a damaged save is written whole again.
        use_effect_with((), move |()| store.save());
    }
    store
}

/// A memo value that is made once and never compared.
struct Memo(Persistence);
