//! Persistence of the state: loading once, saving after every change, syncing with other tabs. In
//! the deferred part of the program.

use std::cell::RefCell;
use std::rc::Rc;

use crate::domain::{Answers, Region};
use crate::knowledge::Questions;
use crate::platform::backend::LocalBackend;
use crate::platform::{clock, dom};
use crate::storage::backend::Backend;
use crate::storage::merge::{Side, combine};
use crate::storage::saved::Saved;
use crate::storage::store::{EraseError, Outcome, Receipt, RemoteState, SaveError, Store};
use crate::storage::{draft, keys};

use super::draft::{chosen_before_any_answer, unavailable, write_for_boot};
use super::profile_handle::{ProfileHandle, ProfileRepository};
use super::{Action, LoadedProfile, Notice, SaveStatus};

/// The storage core over the browser's storage, shared by all code that saves.
struct Persistence {
    store: RefCell<Store<LocalBackend>>,
    questions: Rc<Questions>,
}

/// Opens the storage core without reading the storage yet.
pub fn open(questions: &Rc<Questions>) -> ProfileHandle {
    let store = RefCell::new(Store::new(LocalBackend, clock::random()));
    Rc::new(Persistence { store, questions: questions.clone() })
}

impl ProfileRepository for Persistence {
    fn load(&self) -> LoadedProfile {
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
        LoadedProfile { saved, save, notice }
    }

    fn browser_region(&self) -> Option<Region> {
        let languages = dom::preferred_languages();
        Region::of_languages(languages.iter().map(String::as_str))
    }

    fn drafted(&self) -> Option<Answers> {
        let text = LocalBackend.read(keys::DRAFT).ok()??;
        Some(draft::read(&self.questions, &text)).filter(|answers| !answers.is_empty())
    }

    fn save(&self, saved: &Saved, shown: &SaveStatus) -> Option<Action> {
        if saved.answers.is_empty() && matches!(shown, SaveStatus::Nothing) {
            // No answers yet: only the language and the theme that were chosen.
            write_for_boot(saved);
            return None;
        }
        // Viewing is not changing: data that is stored already is not written again, so that its
        // age counts from the last answer and other tabs get no needless notification.
        if self.store.borrow().base() == saved && *shown != SaveStatus::Nothing {
            return None;
        }
        let mut result = self.store.borrow_mut().save(&self.questions, saved, &clock::now());
        if result == Err(SaveError::Erased) {
            // Erasing in another tab arrives as an event and empties this one too (`reload`). Data that is
            // gone without an event was cleared by the browser, and the person is still answering.
            result = self.store.borrow_mut().save_over(&self.questions, saved, &clock::now());
        }
        Some(self.after(saved, result))
    }

    fn save_over(&self, saved: &Saved) -> Action {
        let result = self.store.borrow_mut().save_over(&self.questions, saved, &clock::now());
        self.after(saved, result)
    }

    fn reload(&self, mine: &Saved) -> Option<Action> {
        let changed = self.store.borrow_mut().changed(&self.questions);
        match changed {
            Ok(None) | Err(_) => return None,
            Ok(Some(SaveError::Erased)) => return Some(Action::Erased),
            // Both tabs saved at the same instant: the stored data is not what this tab shows.
            Ok(Some(SaveError::Conflict { theirs })) if theirs.forked => {
                return Some(self.resolve(mine, *theirs));
            }
            Ok(Some(_)) => {}
        }
        let unsaved = self.store.borrow().base() != mine;
        if unsaved {
            return None;
        }
        let state = self.load();
        if state.saved.answers.is_empty() && state.save == SaveStatus::Nothing {
            return Some(Action::Erased);
        }
        Some(Action::Replaced(state.saved))
    }

    fn erase(&self) -> Result<usize, EraseError> {
        self.store.borrow_mut().erase()
    }

    fn originals(&self) -> Vec<(String, String)> {
        self.store.borrow().originals().unwrap_or_default()
    }

    fn quarantined(&self) -> usize {
        self.store.borrow().quarantined().map_or(0, |texts| texts.len())
    }

    fn discard_quarantined(&self) -> Result<usize, EraseError> {
        self.store.borrow_mut().discard_quarantined()
    }
}

impl Persistence {
    fn after(&self, saved: &Saved, result: Result<Receipt, SaveError>) -> Action {
        let state = match result {
            Ok(receipt) if receipt.kept => {
                write_for_boot(saved);
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

    /// Resolves a concurrent write by two tabs. Changes made in only one of them are kept from
    /// both; if both changed the same answer, the person decides.
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
}
