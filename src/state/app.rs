//! A view with the ways to change what it shows: to dispatch an action and to go to another page.

use std::ops::Deref;
use std::rc::Rc;

use yew::prelude::*;

use crate::route::Route;

use super::deferred::Loaded;
use super::language::LanguageSwitch;
use super::navigator::Navigator;
use super::store::StateStore;
use super::{Action, AppState, InitialView, View};

/// What a page that can be acted on gets. It derefs to its view, so whatever only draws takes
/// `&View` (or `&InitialView`), and cannot dispatch.
#[derive(Clone)]
pub struct App<V = View> {
    view: V,
    store: StateStore,
    navigator: Navigator,
    language: LanguageSwitch,
}

/// What the initial part of the program gets.
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

    /// The same with all of the knowledge, for the pages of the deferred part.
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

    /// A callback that dispatches an action.
    pub fn callback<E: 'static>(&self, action: impl Fn(E) -> Action + 'static) -> Callback<E> {
        let store = self.store.clone();
        Callback::from(move |event| drop(store.dispatch(action(event))))
    }

    /// The state now, which may be newer than that of the rendering.
    pub fn latest(&self) -> Rc<AppState> {
        self.store.latest()
    }

    /// Shows another page.
    pub fn go(&self, to: Route) {
        self.navigator.go(to);
    }

    /// Shows another page in the place of this one.
    pub fn replace(&self, to: Route) {
        self.navigator.replace(to);
    }

    /// Follows the links of the page where the browser does not.
    pub fn links(&self) -> Option<Callback<MouseEvent>> {
        self.navigator.links()
    }

    /// Changes to a language as soon as its messages are there. Without them nothing changes.
    pub fn choose_language(&self, lang: AttrValue) {
        self.language.choose(lang);
    }

    /// Fetches what is missing of the deferred part.
    pub fn retry_deferred(&self) {
        self.language.complete(None);
    }

    /// Returns every own entry of the storage as it stands, for a download that loses nothing.
    pub fn stored_originals(&self) -> Vec<(String, String)> {
        self.store.profile().map_or_else(Vec::new, |profile| profile.originals())
    }

    /// Returns how many saves that could not be read are quarantined.
    pub fn quarantined(&self) -> usize {
        self.store.profile().map_or(0, |profile| profile.quarantined())
    }
}

/// The app as the initial part of the program gets it.
///
/// Every page stands below the root; outside of it there is nothing that could be shown.
#[hook]
pub fn use_initial_app() -> InitialApp {
    #[allow(clippy::expect_used, reason = "a programming fault, found by the first rendering")]
    use_context::<InitialApp>().expect("pages stand below the root")
}

/// The app as the pages of the deferred part get it, which stand below `pages::page`.
#[hook]
pub fn use_app() -> App {
    #[allow(clippy::expect_used, reason = "a programming fault, found by the first rendering")]
    use_context::<App>().expect("pages of the deferred part stand below its context")
}
