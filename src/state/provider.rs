//! The state in Yew: one reducer, one context.

use std::rc::Rc;

use jiff::civil::Date;
use yew::prelude::*;

use crate::clinic::ClinicConfig;
use crate::engine::{Assessment, Case, assess};
use crate::i18n::Words;
use crate::knowledge::Knowledge;
use crate::platform::{boot, clock, dom, frame, tabs};
use crate::route::Route;
use crate::storage::keys;
use crate::storage::saved::{Settings, Theme};

use super::keeper::{Keeper, Reducer};
use super::language::{Language, Late, use_language};
use super::persist::Vault;
use super::place::{Place, use_place};
use super::site::{Found, Site, use_site};
use super::{Action, AppState, Path};

/// Everything a page may read, and the way to tell what has happened.
#[derive(Clone)]
pub struct AppContext {
    /// The state at this rendering.
    pub state: Rc<AppState>,
    /// The knowledge; before the late part is there, its questions.
    pub knowledge: Rc<Knowledge>,
    /// The words of the chosen language.
    pub words: Words,
    /// Whether every question that needs an answer has one.
    pub complete: bool,
    /// The plan, once the answers are complete and the late part is there.
    pub plan: Option<Rc<Assessment>>,
    /// The clinic whose site this is, or none.
    pub clinic: Rc<ClinicConfig>,
    /// What the clinic shows of itself, and how far its file is.
    pub site: Rc<Site>,
    /// Changes the language, which leaves the place as it is, and knows of the late part.
    pub language: Language,
    /// Where the state is kept.
    pub vault: Vault,
    /// Which page is shown.
    pub place: Place,
    keeper: Keeper,
}

impl PartialEq for AppContext {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
            && self.place == other.place
            && self.words == other.words
            && self.language.late == other.language.late
            && Rc::ptr_eq(&self.clinic, &other.clinic)
            && Rc::ptr_eq(&self.site, &other.site)
    }
}

impl AppContext {
    /// Tells what has happened. `true` when it now waits for a yes of the person.
    pub fn dispatch(&self, action: Action) -> bool {
        self.keeper.dispatch(action).pending.is_some()
    }

    /// The state now, which may be newer than that of the rendering.
    pub fn latest(&self) -> Rc<AppState> {
        self.keeper.latest()
    }

    /// A callback that tells of an action.
    pub fn on<E: 'static>(&self, action: impl Fn(E) -> Action + 'static) -> Callback<E> {
        let keeper = self.keeper.clone();
        Callback::from(move |event| {
            keeper.dispatch(action(event));
        })
    }

    /// The day on which the plan starts.
    pub fn started(&self) -> Date {
        self.state.saved.assessed_on.unwrap_or_else(clock::today)
    }

    /// Days since the plan started.
    fn day(&self) -> u16 {
        crate::domain::days_between(self.started(), clock::today())
    }

    /// The week of the plan, from 0.
    pub fn week(&self) -> u16 {
        self.day() / 7
    }

    /// The night of the week, 0–6, counted from the day on which the plan started.
    pub fn night(&self) -> usize {
        usize::from(self.day() % 7)
    }

    /// The stretch of the plan that runs now.
    pub fn current_span(&self) -> usize {
        let week = self.week();
        let phases = self.plan.as_ref().map_or(&[][..], |plan| &plan.home.phases);
        phases
            .iter()
            .position(|routine| week < routine.span.to_week)
            .unwrap_or(phases.len().saturating_sub(1))
    }
}

/// The app's context.
///
/// Every page stands below the root; outside of it there is nothing that could be shown.
#[hook]
pub fn use_app() -> AppContext {
    #[allow(clippy::expect_used)] // A programming fault, found by the first rendering in any test.
    use_context::<AppContext>().expect("pages stand below the root")
}

/// The knowledge as a property: equal when it is the same.
#[derive(Clone)]
pub struct KnowledgeHandle(pub Rc<Knowledge>);

impl PartialEq for KnowledgeHandle {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Holds the state and keeps it on the device; the root hands it to all pages as a context.
/// `questions` is the knowledge without what the late part brings.
#[hook]
pub fn use_app_state(questions: &Rc<Knowledge>) -> AppContext {
    let knowledge = questions.clone();
    let vault = use_memo((), {
        let knowledge = knowledge.clone();
        |()| VaultHandle(Vault::new(knowledge))
    });
    let vault = vault.0.clone();
    let reducer = {
        let (vault, knowledge) = (vault.clone(), knowledge.clone());
        use_reducer(move || {
            let state = if boot::safe_mode() { AppState::default() } else { vault.load() };
            Reducer { state: Rc::new(state), knowledge }
        })
    };
    let place = use_place();
    let state = reducer.state.clone();

    let keeper = Keeper { reducer, vault: vault.clone() };

    // What was put together from a damaged save is kept whole again.
    {
        let keeper = keeper.clone();
        use_effect_with((), move |()| drop(keeper.keep()));
    }
    // Once, when there is a plan to lose and it is kept here.
    let worth_keeping = state.plan_seen && matches!(state.save, super::SaveState::Kept(_));
    use_effect_with(worth_keeping, |worth_keeping| {
        if *worth_keeping {
            dom::ask_to_persist();
        }
    });
    // Other tabs, and coming back to this one.
    {
        let keeper = keeper.clone();
        use_effect_with((), move |()| {
            let look = Rc::new(move || {
                if let Some(action) = keeper.vault.reload(&keeper.latest().saved) {
                    keeper.dispatch(action);
                }
            });
            let again = look.clone();
            let other = tabs::on_other_tab(keys::PREFIX, move || look());
            let back = tabs::on_window("pageshow", move |_| again());
            move || drop((other, back))
        });
    }
    // A new version is offered, never forced.
    {
        let keeper = keeper.clone();
        use_effect_with((), move |()| {
            boot::on_update(move || drop(keeper.dispatch(Action::UpdateWaits(true))));
        });
    }
    use_effect_with(state.settings().theme, |theme| {
        let value = (*theme != Theme::Auto).then(|| crate::domain::ClosedSet::id(*theme));
        dom::set_theme(value);
    });
    let on_chosen = {
        let keeper = keeper.clone();
        Callback::from(move |lang: AttrValue| {
            let language = Some(lang.to_string());
            let settings = Settings { language, ..keeper.latest().settings().clone() };
            keeper.dispatch(Action::SettingsChanged(settings));
        })
    };
    let language = use_language(knowledge.clone(), on_chosen);
    let knowledge = language.knowledge.clone();
    use_effect_with(language.words.lang(), |lang| dom::set_language(lang));
    let Found { config: clinic, site } = use_site(&knowledge, language.late);
    // A clinic that offers fewer languages is shown in one of them.
    {
        let (language, lang) = (language.clone(), language.words.lang());
        use_effect_with((site.profile.languages.clone(), lang), move |(wanted, lang)| {
            if let Some(first) = wanted.first()
                && wanted.iter().all(|tag| tag != lang.as_str())
            {
                language.follow(AttrValue::from(first.clone()));
            }
        });
    }
    let complete = {
        let (knowledge, answers) = (&knowledge, state.answers());
        Path::of(knowledge, answers).is_complete(knowledge, answers)
    };
    // A page around the app may ask for another language, or for a fresh start.
    {
        let (keeper, place) = (keeper.clone(), place.clone());
        let choose = language.clone();
        use_effect_with(language.late, move |_| {
            frame::listen(move |asked| match asked {
                frame::Asked::Language(tag) => choose.choose(AttrValue::from(tag)),
                frame::Asked::Reset => {
                    // First the state, so that nothing can be written again; then the storage.
                    keeper.dispatch(Action::Erased);
                    // What could not be removed is told on the page of the person's data.
                    let _ = keeper.vault.erase();
                    place.replace(Route::Welcome);
                }
            });
        });
    }
    let plan = {
        let knowledge = knowledge.clone();
        let answers = state.answers().clone();
        let wanted = complete && language.late == Late::Here && site.is_settled();
        use_memo(
            (answers, state.saved.assessed_on, clinic.clone(), wanted),
            move |(answers, day, clinic, wanted)| {
                let today = day.unwrap_or_else(clock::today);
                wanted.then(|| Rc::new(assess(&knowledge, &Case::new(answers, today, clinic))))
            },
        )
    };
    AppContext {
        state,
        knowledge,
        words: language.words.clone(),
        language,
        complete,
        plan: (*plan).clone(),
        clinic,
        site,
        vault,
        place,
        keeper,
    }
}

/// A vault as a memo value.
struct VaultHandle(Vault);
