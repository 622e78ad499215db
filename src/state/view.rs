//! The read-only data for drawing. A view cannot change anything.

use std::ops::Deref;
use std::rc::Rc;

use jiff::civil::Date;
use yew::Html;

use crate::clinic::ClinicConfig;
use crate::domain::{ActiveSet, Answers, ClosedSet, QuestionId, Region, ShelfItem, days_between};
use crate::engine::{Assessment, PhaseRoutine, Step};
use crate::i18n::Messages;
use crate::knowledge::{Knowledge, Questions};
use crate::route::Route;
use crate::storage::Saved;

use super::clinic_site::{ClinicSite, ClinicSlot};
use super::deferred::{Deferred, Loaded};
use super::{AppState, Today};

/// The data available to the initial part of the program: everything but the knowledge that is
/// loaded later.
#[derive(Clone)]
pub struct InitialView {
    /// The state at this rendering.
    pub state: Rc<AppState>,
    /// The questions.
    pub questions: Rc<Questions>,
    /// The messages of the chosen language, including those of the deferred part once it is loaded.
    pub messages: Messages,
    /// The current page.
    pub route: Route,
    /// Whether there is a plan, or will be once the deferred part is loaded.
    pub complete: bool,
    /// Whether something is stored but not read yet.
    pub unread: bool,
    /// The plan, once the answers are complete and the deferred part is loaded.
    pub plan: Option<Rc<Assessment>>,
    /// The configuration of the clinic that runs this site; empty if there is none.
    pub clinic: Rc<ClinicConfig>,
    /// The clinic's content, and the load state of its file.
    pub site: Rc<ClinicSite>,
    /// Load state of the deferred part.
    pub deferred: Deferred,
}

impl PartialEq for InitialView {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
            && self.route == other.route
            && self.messages == other.messages
            && self.deferred == other.deferred
            && Rc::ptr_eq(&self.clinic, &other.clinic)
            && Rc::ptr_eq(&self.site, &other.site)
    }
}

impl InitialView {
    /// Adds the whole knowledge, for drawing in the deferred part.
    pub fn with_knowledge(&self, loaded: &Loaded) -> View {
        View { initial: self.clone(), knowledge: loaded.knowledge.clone() }
    }

    /// Draws a clinic's content for a slot; nothing until its file is read or known to be missing.
    pub fn clinic_slot(&self, slot: ClinicSlot) -> Html {
        match self.deferred.ready() {
            Some(loaded) if self.site.arrived() => {
                (loaded.part.clinic_slot)(&self.with_knowledge(loaded), slot)
            }
            _ => Html::default(),
        }
    }

    /// Returns today by the device's clock.
    pub fn today(&self) -> Today {
        self.state.today
    }

    /// Returns the page that asks a question in the assessment. Pages with several questions belong
    /// to the deferred part; until it is loaded, questions are asked one by one.
    pub fn question_route(&self, question: QuestionId) -> Route {
        let entry = self.questions.question(question);
        let group = entry.group.filter(|_| self.deferred.ready().is_some());
        let id = group.map_or_else(|| entry.id.clone(), |group| group.id().to_owned());
        Route::Question { id }
    }

    /// Returns the day on which the plan starts.
    pub fn started(&self) -> Date {
        self.state.started()
    }

    /// Returns the days since the plan started.
    fn day(&self) -> u16 {
        days_between(self.started(), self.state.today.date)
    }

    /// Returns the week of the plan, from 0.
    pub fn week(&self) -> u16 {
        self.day() / 7
    }

    /// Returns the day whose routine is due now: today, or before 04:00 the previous day, but never
    /// before the plan started.
    pub fn diary_day(&self) -> Date {
        self.state.today.diary_day.max(self.started())
    }

    /// Returns the night of the week, 0–6, counted from the first day of the current phase.
    pub fn night(&self) -> usize {
        usize::from(self.phase_day() % 7)
    }

    /// Returns the days since the current phase began, in diary days.
    pub fn phase_day(&self) -> u16 {
        let routine = self.plan.as_ref().and_then(|plan| plan.home.phases.get(self.current_span()));
        let from = routine.map_or(self.started(), |routine| routine.span.from);
        days_between(from, self.diary_day())
    }

    /// Returns the person's own products; none before the shelf is read.
    pub fn shelf_items(&self) -> &[ShelfItem] {
        self.state.shelf.as_ref().map_or(&[][..], |kept| &kept.shelf().items)
    }

    /// Returns the region whose rules apply: the clinic's, else where the person lives.
    pub fn region(&self) -> Option<Region> {
        self.clinic.region.or(self.state.home_region())
    }

    /// Returns the index of the current phase of the plan.
    pub fn current_span(&self) -> usize {
        let today = self.diary_day();
        let phases = self.plan.as_ref().map_or(&[][..], |plan| &plan.home.phases);
        phases
            .iter()
            .position(|routine| today < routine.span.to)
            .unwrap_or(phases.len().saturating_sub(1))
    }
}

/// The data available to the deferred part: the initial view and the whole knowledge. It exists
/// only once that part is loaded.
#[derive(Clone)]
pub struct View {
    initial: InitialView,
    /// The whole knowledge.
    pub knowledge: Rc<Knowledge>,
}

impl PartialEq for View {
    fn eq(&self, other: &Self) -> bool {
        self.initial == other.initial && Rc::ptr_eq(&self.knowledge, &other.knowledge)
    }
}

impl Deref for View {
    type Target = InitialView;

    fn deref(&self) -> &InitialView {
        &self.initial
    }
}

impl View {
    /// Returns today's morning steps of a routine, without those paused because of a visit.
    pub fn morning_of(&self, routine: &PhaseRoutine) -> Vec<Step> {
        routine.morning_on(self.resting())
    }

    /// Returns today's evening steps of a routine.
    pub fn evening_of(&self, routine: &PhaseRoutine) -> Vec<Step> {
        routine.evening_on(self.diary_day(), self.resting())
    }

    /// Returns the actives paused today because of a visit.
    fn resting(&self) -> ActiveSet {
        let day = self.diary_day();
        self.plan.as_ref().map_or(ActiveSet::EMPTY, |plan| plan.home.resting_on(day))
    }

    /// Returns the same page for another person. A view cannot change anything, so none of that
    /// person's data can be saved.
    pub fn of_another(
        &self,
        answers: Answers,
        started: Date,
        plan: Option<Rc<Assessment>>,
    ) -> Self {
        let saved = Saved { answers, assessed_on: Some(started), ..Saved::default() };
        let state = AppState {
            saved,
            today: self.state.today,
            browser_region: self.state.home_region(),
            ..AppState::default()
        };
        let complete = plan.is_some();
        let state = Rc::new(state);
        let initial = InitialView { state, complete, unread: false, plan, ..self.initial.clone() };
        Self { initial, knowledge: self.knowledge.clone() }
    }
}
