//! The hooks of the root: the state, its inputs from the browser, and its side effects.

use std::rc::Rc;

use yew::prelude::*;

use crate::clinic::ClinicConfig;
use crate::domain::ClosedSet;
use crate::engine::{Assessment, Case};
use crate::knowledge::Questions;
use crate::platform::{address, boot, dom, frame, tabs};
use crate::route::Route;
use crate::storage::keys;
use crate::storage::saved::{Settings, Theme};

use super::app::InitialApp;
use super::clinic_site::{ClinicSite, LoadedClinic, use_clinic_site};
use super::clock::{self, use_clock};
use super::deferred::{Deferred, Load};
use super::language::{Language, use_language};
use super::navigator::{Navigator, use_navigator};
use super::store::{StateStore, use_store};
use super::{Action, AppState, InitialView, JournalEvent, Report, SaveStatus};

/// Holds the state and saves it on the device; the root provides it to all pages as a context.
#[hook]
pub fn use_root(questions: &Rc<Questions>, load: Load) -> InitialApp {
    let store = use_store(questions, clock::read);
    let navigator = use_navigator();
    let state = store.latest();
    use_clock(&store);
    use_other_tabs(&store);
    use_updates(&store);
    use_theme(&state);
    use_loss_warning(&state);
    let language = use_language(questions, load, on_language_chosen(&store));
    let LoadedClinic { config: clinic, site } = use_clinic_site(&language.deferred);
    use_shown_language(&language, &site);
    use_host(&store, &navigator, &language);
    let complete = state.has_plan(questions);
    let unread = state.save == SaveStatus::Unread;
    let ready = complete && site.is_final();
    use_storage(&store, &language.deferred);
    use_journal(&store, &state, &language.deferred, complete);
    use_labels(&store, &state, &language.deferred, navigator.route());
    let plan =
        use_plan(&state, &clinic, if ready { &language.deferred } else { &Deferred::Loading });
    let view = InitialView {
        state,
        questions: questions.clone(),
        messages: language.messages,
        route: navigator.route().clone(),
        complete,
        unread,
        plan,
        clinic,
        site,
        deferred: language.deferred,
    };
    InitialApp::new(view, store, navigator, language.switch)
}

/// Syncs with other tabs, and when returning to this one.
#[hook]
fn use_other_tabs(store: &StateStore) {
    let store = store.clone();
    use_effect_with((), move |()| {
        let back = store.clone();
        let other = tabs::on_other_tab(keys::PREFIX, move || store.reload());
        let back = tabs::on_window("pageshow", move |_| back.reload());
        move || drop((other, back))
    });
}

/// Offers a new version; it is never forced.
#[hook]
fn use_updates(store: &StateStore) {
    let store = store.clone();
    use_effect_with((), move |()| {
        boot::on_update(move || drop(store.dispatch(Action::UpdateWaits(true))));
    });
}

/// Warns before closing or reloading while that would lose answers.
#[hook]
fn use_loss_warning(state: &AppState) {
    use_effect_with(state.would_be_lost(), |lost| {
        let listener = lost.then(tabs::before_leaving);
        move || drop(listener)
    });
}

/// Applies the colour scheme of the settings.
#[hook]
fn use_theme(state: &AppState) {
    use_effect_with(state.settings().theme, |theme| {
        dom::set_theme((*theme != Theme::Auto).then(|| theme.id()));
    });
}

/// Saves a language chosen by the person in the settings.
fn on_language_chosen(store: &StateStore) -> Callback<Option<AttrValue>> {
    let store = store.clone();
    Callback::from(move |lang: Option<AttrValue>| {
        let Some(lang) = lang else {
            store.dispatch(Action::Reported(Report::LanguageMissing));
            return;
        };
        let language = Some(lang.to_string());
        let settings = Settings { language, ..store.latest().settings().clone() };
        store.dispatch(Action::SettingsChanged(settings));
        // The address must not restore the old language at the next load.
        address::forget("lang");
    })
}

/// Sets the language of the document; switches to the clinic's first one if it does not offer it.
#[hook]
fn use_shown_language(language: &Language, site: &Rc<ClinicSite>) {
    let lang = language.messages.lang();
    use_effect_with(lang.clone(), |lang| dom::set_language(lang));
    let switch = language.switch.clone();
    use_effect_with((site.profile.languages.clone(), lang), move |(offered, lang)| {
        if let Some(first) = offered.first()
            && offered.iter().all(|tag| tag != lang.as_str())
        {
            switch.complete(Some(AttrValue::from(first.clone())));
        }
    });
}

/// Handles requests of the host page for another language or for a reset.
#[hook]
fn use_host(store: &StateStore, navigator: &Navigator, language: &Language) {
    let (store, navigator, switch) = (store.clone(), navigator.clone(), language.switch.clone());
    use_effect_with(language.deferred.clone(), move |_| {
        frame::listen(move |asked| match asked {
            // The host follows its own visitor; the person's choice is not overwritten.
            frame::HostRequest::Language(tag) => switch.complete(Some(AttrValue::from(tag))),
            frame::HostRequest::Reset => {
                store.dispatch(Action::ResetByHost);
                navigator.replace(Route::Welcome);
            }
        });
    });
}

/// Opens the storage core once the deferred part is loaded.
#[hook]
fn use_storage(store: &StateStore, deferred: &Deferred) {
    let store = store.clone();
    use_effect_with(deferred.clone(), move |deferred| {
        if let Some(loaded) = deferred.ready() {
            store.open(loaded.part.open_profile);
        }
    });
}

/// Reads the journal and the shelf once the deferred part is loaded, and starts the course once
/// there is a plan, on the day on which the questions were answered.
#[hook]
fn use_journal(store: &StateStore, state: &AppState, deferred: &Deferred, complete: bool) {
    let store = store.clone();
    let missing = state.journal.is_none();
    let started = state.journal.as_ref().is_some_and(|journal| journal.started().is_some());
    use_effect_with(
        (deferred.clone(), missing, complete, started),
        move |(deferred, missing, complete, started)| {
            let Some(loaded) = deferred.ready() else { return };
            if *missing {
                let (journal, of_journal) = (loaded.part.open_journal)(&loaded.knowledge);
                let (shelf, of_shelf) = (loaded.part.open_shelf)(&loaded.knowledge);
                let set_aside = of_journal + of_shelf;
                store.dispatch(Action::ShelfLoaded(shelf));
                store.dispatch(Action::JournalLoaded(journal));
                if set_aside > 0 {
                    store.dispatch(Action::SetAside(set_aside));
                }
            } else if *complete && !*started {
                let state = store.latest();
                let day = state.started();
                let event = JournalEvent::PlanStarted(day, state.answers().clone());
                store.dispatch(Action::Journal(event));
            }
        },
    );
}

/// Fetches the label tables once something is on the shelf, or a page reads a label.
#[hook]
fn use_labels(store: &StateStore, state: &AppState, deferred: &Deferred, route: &Route) {
    let store = store.clone();
    let reads = route.reads_labels();
    let wanted = state.shelf.as_ref().is_some_and(|shelf| shelf.wants_labels(reads));
    use_effect_with((deferred.clone(), wanted), move |(deferred, wanted)| {
        if let Some(loaded) = deferred.ready().filter(|_| *wanted) {
            (loaded.part.fetch_labels)(Box::new(move |labels| {
                store.dispatch(Action::LabelsRead(labels));
            }));
        }
    });
}

/// Recomputes the plan whenever its inputs change; `None` until the deferred part is loaded.
#[hook]
fn use_plan(
    state: &Rc<AppState>,
    clinic: &Rc<ClinicConfig>,
    deferred: &Deferred,
) -> Option<Rc<Assessment>> {
    let (today, kept) = (state.today.date, (state.journal.clone(), state.shelf.clone()));
    let place = (clinic.clone(), state.home_region());
    let inputs = (state.answers().clone(), today, place, deferred.clone(), kept);
    let plan = use_memo(inputs, |(answers, today, (clinic, home), deferred, (journal, shelf))| {
        let loaded = deferred.ready()?;
        let case = Case::new(answers, *today, clinic).living_in(*home);
        // There is no plan until the course has started, which is as soon as the journal is read.
        let journal = journal.as_ref().filter(|journal| journal.started().is_some())?;
        // Nor until the labels on the shelf can be read, or are known to be unavailable.
        let case = case.following(journal.journal()).owning(shelf.as_ref()?.products()?);
        Some(Rc::new((loaded.part.assess)(&loaded.knowledge, &case)))
    });
    (*plan).clone()
}
