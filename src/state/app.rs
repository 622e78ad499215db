//! A view plus the means to change it: dispatching actions and navigating.

use std::ops::Deref;
use std::rc::Rc;

use yew::prelude::*;

use crate::route::Route;

use super::deferred::Loaded;
use super::language::LanguageSwitch;
use super::navigator::Navigator;
use super::store::StateStore;
use super::{Action, AppState, InitialView, View};

/// The context of interactive pages. It derefs to its view, so code that only draws takes `&View`
/// (or `&InitialView`) and cannot dispatch.
#[derive(Clone)]
pub struct App<V = View> {
    view: V,
    store: StateStore,
    navigator: Navigator,
    language: LanguageSwitch,
}

/// The app as seen by the initial part of the program.
pub type InitialApp = App<InitialView>;

impl<V: PartialEq> PartialEq for App<V> {
    fn eq(&self, other: &Self) -> bool {
        self.view == other.view && self.navigator == other.navigator
    }
}

impl<V> Deref for App<V> {
    type Target = V;

    fn deref(&self) -> &V {
        &self.view
    }
}

impl InitialApp {
    pub(super) fn new(
        view: InitialView,
        store: StateStore,
        navigator: Navigator,
        language: LanguageSwitch,
    ) -> Self {
        Self { view, store, navigator, language }
    }

    /// Adds the whole knowledge, for the pages of the deferred part.
    pub fn with_knowledge(&self, loaded: &Loaded) -> App {
        App {
            view: self.view.with_knowledge(loaded),
            store: self.store.clone(),
            navigator: self.navigator.clone(),
            language: self.language.clone(),
        }
    }
}

impl<V> App<V> {
    /// Dispatches an action.
    pub fn dispatch(&self, action: Action) {
        self.store.dispatch(action);
    }

    /// Returns a callback that dispatches an action.
    pub fn callback<E: 'static>(&self, action: impl Fn(E) -> Action + 'static) -> Callback<E> {
        let store = self.store.clone();
        Callback::from(move |event| drop(store.dispatch(action(event))))
    }

    /// Returns the current state, which may be newer than the rendered one.
    pub fn latest(&self) -> Rc<AppState> {
        self.store.latest()
    }

    /// Navigates to another page.
    pub fn go(&self, to: Route) {
        self.navigator.go(to);
    }

    /// Navigates to another page, replacing the current history entry.
    pub fn replace(&self, to: Route) {
        self.navigator.replace(to);
    }

    /// Returns a click handler for links, if the browser does not follow them itself.
    pub fn links(&self) -> Option<Callback<MouseEvent>> {
        self.navigator.links()
    }

    /// Switches to a language once its messages are loaded. If they fail to load, nothing changes.
    pub fn choose_language(&self, lang: AttrValue) {
        self.language.choose(lang);
    }

    /// Fetches whatever is missing of the deferred part.
    pub fn retry_deferred(&self) {
        self.language.complete(None);
    }

    /// Returns the app's storage entries verbatim, for a lossless download.
    pub fn stored_originals(&self) -> Vec<(String, String)> {
        self.store.profile().map_or_else(Vec::new, |profile| profile.originals())
    }

    /// Returns the number of quarantined saves.
    pub fn quarantined(&self) -> usize {
        self.store.profile().map_or(0, |profile| profile.quarantined())
    }
}

/// Returns the app as seen by the initial part of the program.
///
/// Every page is a descendant of the root; outside of it nothing is rendered.
#[hook]
pub fn use_initial_app() -> InitialApp {
    #[allow(clippy::expect_used, reason = "a programming fault, found by the first rendering")]
    use_context::<InitialApp>().expect("pages stand below the root")
}

/// Returns the app as seen by the pages of the deferred part, which are descendants of `pages::page`.
#[hook]
pub fn use_app() -> App {
    #[allow(clippy::expect_used, reason = "a programming fault, found by the first rendering")]
    use_context::<App>().expect("pages of the deferred part stand below its context")
}
