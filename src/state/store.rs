//! The only place that changes the state: first the reducer, then the device.

use std::cell::{Cell, RefCell};
use std::ops::Deref;
use std::rc::Rc;

use yew::prelude::*;

use crate::knowledge::Questions;
use crate::platform::{boot, clock, dom};
use crate::storage::{Keep, Saved, Settings};

use super::{
    Action, AppState, LoadedProfile, Notice, ProfileHandle, Report, SaveStatus, Today, draft,
    update,
};

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

/// Changes the state and saves it. Only it holds the reducer and the storage, so nothing changes
/// without being saved, and nothing is erased or overwritten without an action.
#[derive(Clone)]
pub(super) struct StateStore {
    reducer: UseReducerHandle<Reducer>,
    device: Rc<Device>,
}

/// The store's handle on the device.
#[derive(Default)]
struct Device {
    /// The storage core; `None` until the deferred part is loaded.
    profile: RefCell<Option<ProfileHandle>>,
    /// Whether there may be a draft, to be removed once the core has saved its content.
    drafted: Cell<bool>,
    /// Whether the browser was asked for persistent storage.
    asked: Cell<bool>,
}

impl StateStore {
    /// Dispatches an action, performs its effects on the device, and returns the resulting state.
    pub fn dispatch(&self, action: Action) -> Rc<AppState> {
        let effect = action.clone();
        let before = self.latest();
        self.reducer.dispatch(action);
        if matches!(effect, Action::EraseConfirmed | Action::ResetByHost | Action::Erased) {
            self.forget_documents();
        }
        if erases_photos(before.settings(), &effect) {
            self.erase_photos();
        }
        match effect {
            // The state is empty by now, so nothing can be written again.
            Action::EraseConfirmed => self.erase_with_caches(),
            // Anything that could not be removed is reported on the page of the person's data.
            Action::ResetByHost => match self.profile() {
                Some(profile) => drop(profile.erase()),
                None => draft::erase(),
            },
            // After the reducer the state holds the chosen side.
            Action::ConflictSettled(_) => self.save_over(),
            Action::QuarantineDiscarded => self.discard_quarantined(),
            _ => self.save(),
        }
        self.latest()
    }

    /// Opens the storage core once it is loaded: merges earlier answers into the stored data, or
    /// reads the stored data.
    pub fn open(&self, open_profile: fn(&Rc<Questions>) -> ProfileHandle) {
        if self.profile().is_some() {
            return;
        }
        let state = self.latest();
        let questions = self.reducer.questions.clone();
        let profile = open_profile(&questions);
        *self.device.profile.borrow_mut() = Some(profile.clone());
        self.reducer.dispatch(Action::RegionFound(profile.browser_region()));
        let read = state.answers().is_empty() && !boot::safe_mode();
        let draft = if read { profile.drafted() } else { None };
        let drafted = draft.is_some();
        if read {
            self.reducer.dispatch(Action::ProfileLoaded(match draft {
                // If it is merged into a save, that save keeps its own first day.
                Some(answers) => LoadedProfile {
                    saved: Saved { answers, ..state.saved.clone() },
                    save: SaveStatus::Saved(clock::now()),
                    notice: None,
                },
                None => profile.load(),
            }));
        }
        if self.latest().notice == Some(Notice::Expired) {
            self.erase_photos();
        }
        // A start without the stored data leaves an earlier draft untouched.
        self.device.drafted.set(!boot::safe_mode());
        // A state recovered from a damaged save is also written again in full.
        self.save();
        let state = self.latest();
        if drafted && state.saved.assessed_on.is_none() {
            self.dispatch(Action::Replaced(state.saved.clone()));
        }
    }

    /// Saves the state as it is. Runs before the page is drawn, so that one rendering shows both the answer
    /// and that it is saved; the writes are small and synchronous, and nothing is written twice.
    pub fn save(&self) {
        let state = self.latest();
        let Some(profile) = self.profile() else {
            return self.save_draft(&state);
        };
        if let Some(action) = profile.save(&state.saved, &state.save) {
            self.reducer.dispatch(action);
        }
        self.save_documents();
        self.remove_draft();
        let state = self.latest();
        // There is a plan to lose, and it is saved here.
        if state.plan_seen
            && matches!(state.save, SaveStatus::Saved(_))
            && !self.device.asked.replace(true)
        {
            dom::ask_to_persist();
        }
    }

    fn save_draft(&self, state: &AppState) {
        // The stored data is still unknown; none of it is overwritten.
        if state.save == SaveStatus::Unread {
            return;
        }
        if let Some(status) = draft::save(&self.reducer.questions, &state.saved) {
            self.reducer.dispatch(Action::SaveStatusChanged(status));
        }
    }

    /// Saves the journal and the shelf if the person wants anything kept.
    fn save_documents(&self) {
        let state = self.latest();
        if state.settings().keep != Keep::Device {
            // Saving the profile has removed everything stored.
            return self.forget_documents();
        }
        if matches!(state.save, SaveStatus::Conflict(_)) {
            return;
        }
        let (journal, shelf) = (state.journal.as_ref(), state.shelf.as_ref());
        let journal = journal.map(|journal| journal.save(&clock::now()));
        let shelf = shelf.map(|shelf| shelf.save(&clock::now()));
        let saved = [
            journal.map(|saved| saved.map(|kept| kept.map(Action::JournalLoaded))),
            shelf.map(|saved| saved.map(|kept| kept.map(Action::ShelfLoaded))),
        ];
        for saved in saved.into_iter().flatten() {
            if let Some(action) = saved.unwrap_or_else(|it| Some(Action::SaveStatusChanged(it))) {
                self.reducer.dispatch(action);
            }
        }
    }

    fn forget_documents(&self) {
        let state = self.latest();
        if let Some(journal) = &state.journal {
            journal.forget();
        }
        if let Some(shelf) = &state.shelf {
            shelf.forget();
        }
    }

    /// Takes over what another tab has written.
    pub fn reload(&self) {
        let state = self.latest();
        // Only this tab has the data it shows; stored data belongs to the other tabs.
        if state.settings().keep == Keep::Tab {
            return;
        }
        let journal = state.journal.as_ref();
        if let Some(kept) = journal.and_then(|journal| journal.reload(&clock::now())) {
            self.reducer.dispatch(Action::JournalLoaded(kept));
        }
        let shelf = state.shelf.as_ref();
        if let Some(kept) = shelf.and_then(|shelf| shelf.reload(&clock::now())) {
            self.reducer.dispatch(Action::ShelfLoaded(kept));
        }
        if let Some(action) = self.profile().and_then(|profile| profile.reload(&state.saved)) {
            self.dispatch(action);
        }
    }

    /// Returns the current state, which may be newer than the rendered one.
    pub fn latest(&self) -> Rc<AppState> {
        self.reducer.deref().state.clone()
    }

    /// Returns the storage core, once it is loaded.
    pub fn profile(&self) -> Option<ProfileHandle> {
        self.device.profile.borrow().clone()
    }

    fn save_over(&self) {
        if let Some(profile) = self.profile() {
            self.reducer.dispatch(profile.save_over(&self.latest().saved));
            self.remove_draft();
        }
    }

    fn remove_draft(&self) {
        let kept = matches!(self.latest().save, SaveStatus::Saved(_));
        if kept && self.device.drafted.replace(false) {
            draft::remove();
        }
    }

    fn erase_with_caches(&self) {
        let erased = self.profile().map(|profile| profile.erase());
        let reducer = self.reducer.clone();
        yew::platform::spawn_local(async move {
            let photos = boot::erase_photos().await;
            let caches = boot::erase_caches().await;
            reducer.dispatch(Action::Reported(match erased {
                Some(Ok(entries)) if photos => Report::Erased { entries, caches },
                Some(_) | None => Report::EraseFailed,
            }));
        });
    }

    /// Deletes the photos. A failure is reported on the page for erasing.
    fn erase_photos(&self) {
        let reducer = self.reducer.clone();
        yew::platform::spawn_local(async move {
            if !boot::erase_photos().await {
                reducer.dispatch(Action::Reported(Report::EraseFailed));
            }
        });
    }

    fn discard_quarantined(&self) {
        let Some(profile) = self.profile() else { return };
        self.reducer.dispatch(Action::Reported(match profile.discard_quarantined() {
            Ok(count) => Report::Discarded(count),
            Err(_) => Report::DiscardFailed,
        }));
        // What could not be saved because the quarantine was full is saved now.
        if self.latest().save == SaveStatus::QuarantineFull {
            self.save_over();
        }
    }
}

/// Returns `true` if the action also erases the photos. Confirmed erasing handles them itself, and
/// no other change of the settings says anything about photos.
fn erases_photos(before: &Settings, action: &Action) -> bool {
    match action {
        Action::ResetByHost => true,
        Action::SettingsChanged(after) => {
            let kept = |settings: &Settings| settings.photos && settings.keep == Keep::Device;
            kept(before) && !kept(after)
        }
        _ => false,
    }
}

/// Returns the store with its initial state. The stored data is read by [`StateStore::open`].
#[hook]
pub(super) fn use_store(questions: &Rc<Questions>, read_clock: fn() -> Today) -> StateStore {
    let device = (*use_memo((), |()| Rc::new(Device::default()))).clone();
    let questions = questions.clone();
    let reducer = use_reducer(move || {
        let today = read_clock();
        let state = if boot::safe_mode() {
            AppState { today, ..AppState::default() }
        } else {
            draft::start(today)
        };
        Reducer { state: Rc::new(state), questions }
    });
    StateStore { reducer, device }
}
