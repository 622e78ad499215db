//! Keeping the state on the device: loading once, saving after every change, other tabs.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::domain::ClosedSet;
use crate::knowledge::Questions;
use crate::platform::backend::LocalBackend;
use crate::platform::{clock, dom};
use crate::storage::backend::{Backend, BackendError};
use crate::storage::keys;
use crate::storage::merge::{Side, combine};
use crate::storage::saved::{Keep, Saved, Settings, Theme};
use crate::storage::store::{EraseError, Outcome, Receipt, RemoteState, SaveError, Store};

use super::{Action, AppState, Notice, SaveStatus, Today};

/// The storage core over the browser's storage, shared by everything that saves.
#[derive(Clone)]
pub struct Persistence {
    store: Rc<RefCell<Store<LocalBackend>>>,
    questions: Rc<Questions>,
    /// Whether the browser was asked not to clear the storage.
    asked: Rc<Cell<bool>>,
}

impl Persistence {
    /// Persistence that has not looked at the storage yet.
    pub fn new(questions: Rc<Questions>) -> Self {
        Self {
            store: Rc::new(RefCell::new(Store::new(LocalBackend, clock::random()))),
            questions,
            asked: Rc::default(),
        }
    }

    /// The state to start with.
    pub fn load(&self, today: Today) -> AppState {
        let loaded = self.store.borrow_mut().load(&self.questions, &clock::now());
        let (save, notice) = match loaded.outcome {
            Outcome::Empty => (SaveStatus::Nothing, None),
            Outcome::Restored { saved_at, .. } => (SaveStatus::Saved(saved_at), None),
            Outcome::InPart { saved_at, set_aside, .. } => {
                (SaveStatus::Saved(saved_at), Some(Notice::SetAside(set_aside.len())))
            }
            Outcome::Damaged => (SaveStatus::Nothing, Some(Notice::Damaged)),
            Outcome::Newer { .. } => (SaveStatus::Newer, None),
            Outcome::Expired { .. } => (SaveStatus::Nothing, Some(Notice::Expired)),
            Outcome::Unavailable(error) => (unavailable(error), None),
        };
        let mut saved = loaded.saved;
        if saved == Saved::default() {
            saved.settings = chosen_before_any_answer();
        }
        AppState { saved, save, notice, today, ..AppState::default() }
    }

    /// Keeps the state; tells what to show. Nothing is written before the first answer.
    pub fn save(&self, saved: &Saved, shown: &SaveStatus) -> Option<Action> {
        if saved.answers.is_empty() && matches!(shown, SaveStatus::Nothing) {
            // Not answers: the language and the theme that somebody has chosen.
            self.write_for_boot(saved);
            return None;
        }
        // Looking is not changing: what is stored already is not written again, so that its age
        // counts from the last answer and other tabs are not told of nothing.
        if self.store.borrow().base() == saved && *shown != SaveStatus::Nothing {
            return None;
        }
        let mut result = self.store.borrow_mut().save(&self.questions, saved, &clock::now());
        if result == Err(SaveError::Erased) {
            // Erasing in another tab comes as an event and empties this one too (`reload`). What is
            // gone without one was cleared by the browser, and the person is still answering.
            result = self.store.borrow_mut().save_over(&self.questions, saved, &clock::now());
        }
        Some(self.after(saved, result))
    }

    /// Keeps the state although another tab has written in the meantime.
    pub fn save_over(&self, saved: &Saved) -> Action {
        let result = self.store.borrow_mut().save_over(&self.questions, saved, &clock::now());
        self.after(saved, result)
    }

    fn after(&self, saved: &Saved, result: Result<Receipt, SaveError>) -> Action {
        let state = match result {
            Ok(receipt) if receipt.kept => {
                self.write_for_boot(saved);
                SaveStatus::Saved(receipt.saved_at)
            }
            Ok(_) => SaveStatus::TabOnly,
            Err(SaveError::Conflict { theirs }) => return self.resolve(saved, *theirs),
            Err(SaveError::Backend(error)) => unavailable(error),
            Err(SaveError::ReadOnly) => SaveStatus::Newer,
            Err(SaveError::TooLarge) => SaveStatus::Full,
            Err(SaveError::QuarantineFull) => SaveStatus::QuarantineFull,
            Err(SaveError::Erased | SaveError::Verify) => SaveStatus::Failed,
        };
        Action::SaveStatusChanged(state)
    }

    /// Two tabs wrote. What only one of them changed is kept from both; where both changed the
    /// same answer the person decides.
    fn resolve(&self, mine: &Saved, theirs: RemoteState) -> Action {
        let combined = combine(&theirs.base, mine, &theirs.saved, Side::Mine);
        let theirs = theirs.saved;
        if !combined.conflicts.is_empty() {
            return Action::SaveStatusChanged(SaveStatus::Conflict(Box::new(theirs)));
        }
        let result =
            self.store.borrow_mut().save_over(&self.questions, &combined.saved, &clock::now());
        match result {
            Ok(_) => Action::Replaced(combined.saved),
            Err(_) => Action::SaveStatusChanged(SaveStatus::Conflict(Box::new(theirs))),
        }
    }

    /// What another tab has written, when this one has nothing of its own to lose.
    pub fn reload(&self, mine: &Saved, today: Today) -> Option<Action> {
        let changed = self.store.borrow_mut().changed(&self.questions);
        match changed {
            Ok(None) | Err(_) => return None,
            Ok(Some(SaveError::Erased)) => return Some(Action::Erased),
            // Both tabs saved in the same instant: what was stored here is not what this tab shows.
            Ok(Some(SaveError::Conflict { theirs })) if theirs.forked => {
                return Some(self.resolve(mine, *theirs));
            }
            Ok(Some(_)) => {}
        }
        let unsaved = self.store.borrow().base() != mine;
        if unsaved {
            return None;
        }
        let state = self.load(today);
        if state.saved.answers.is_empty() && state.save == SaveStatus::Nothing {
            return Some(Action::Erased);
        }
        Some(Action::Replaced(state.saved))
    }

    /// Erases everything of ours, and returns how many entries that were.
    ///
    /// # Errors
    /// What is left, or why the browser refused.
    pub fn erase(&self) -> Result<usize, EraseError> {
        self.store.borrow_mut().erase()
    }

    /// Every own entry of the storage as it stands, for a download that loses nothing.
    pub fn originals(&self) -> Vec<(String, String)> {
        self.store.borrow().originals().unwrap_or_default()
    }

    /// Returns how many saves that could not be read are quarantined.
    pub fn quarantined(&self) -> usize {
        self.store.borrow().quarantined().map_or(0, |texts| texts.len())
    }

    /// Discards what is quarantined, and returns how many saves that were.
    ///
    /// # Errors
    /// What is left, or why the browser refused.
    pub fn discard_quarantined(&self) -> Result<usize, EraseError> {
        self.store.borrow_mut().discard_quarantined()
    }

    /// Asks the browser once not to clear what is stored when room gets short.
    pub fn ask_to_persist(&self) {
        if !self.asked.replace(true) {
            dom::ask_to_persist();
        }
    }

    /// boot.js reads the language and the theme before the app is there.
    fn write_for_boot(&self, saved: &Saved) {
        if saved.settings.keep != Keep::Device {
            return;
        }
        // The answers are safe; a language or a theme that is not remembered costs one tap.
        if let Some(language) = &saved.settings.language {
            let _ = LocalBackend.write(keys::LANGUAGE, language);
        }
        let _ = match saved.settings.theme {
            Theme::Auto => LocalBackend.remove(keys::THEME),
            theme => LocalBackend.write(keys::THEME, theme.id()),
        };
    }
}

/// The language and the theme that were chosen before there was an answer to save them with.
fn chosen_before_any_answer() -> Settings {
    let read = |key: &str| LocalBackend.read(key).ok().flatten();
    Settings {
        language: read(keys::LANGUAGE),
        theme: read(keys::THEME).and_then(|id| Theme::from_id(&id)).unwrap_or_default(),
        ..Settings::default()
    }
}

fn unavailable(error: BackendError) -> SaveStatus {
    match error {
        BackendError::Blocked => SaveStatus::Blocked,
        BackendError::Full => SaveStatus::Full,
        BackendError::Failed => SaveStatus::Failed,
    }
}
