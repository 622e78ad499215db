//! The one way to change the state: the reducer first, then the device.

use std::ops::Deref;
use std::rc::Rc;

use yew::prelude::*;

use crate::knowledge::Knowledge;

use super::persist::Vault;
use super::{Action, AppState, update};

/// The reducer: the state, and the knowledge that `update` needs.
#[derive(Clone, PartialEq)]
pub(super) struct Reducer {
    pub state: Rc<AppState>,
    pub knowledge: Rc<Knowledge>,
}

impl Reducible for Reducer {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        match update(&self.knowledge, &self.state, action) {
            Some(state) => {
                Rc::new(Self { state: Rc::new(state), knowledge: self.knowledge.clone() })
            }
            None => self,
        }
    }
}

/// Changes the state and keeps it. Nobody else holds the reducer, so nothing can change without
/// being kept.
#[derive(Clone)]
pub(super) struct Keeper {
    pub reducer: UseReducerHandle<Reducer>,
    pub vault: Vault,
}

impl Keeper {
    /// Tells what has happened, and gives back the state after it.
    pub fn dispatch(&self, action: Action) -> Rc<AppState> {
        self.reducer.dispatch(action);
        self.keep()
    }

    /// Keeps the state as it is. Before the page is drawn, so that one drawing shows both the answer
    /// and that it is kept; the writes are small and synchronous, and nothing is written twice.
    pub fn keep(&self) -> Rc<AppState> {
        let state = self.latest();
        if let Some(action) = self.vault.save(&state.saved, &state.save) {
            self.reducer.dispatch(action);
        }
        state
    }

    /// The state now, which may be newer than that of the rendering.
    pub fn latest(&self) -> Rc<AppState> {
        self.reducer.deref().state.clone()
    }
}
