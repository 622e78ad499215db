//! What drawing may read. Nothing in a view changes anything.

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

/// What the initial part of the program may read: everything but the knowledge that comes later.
#[derive(Clone)]
pub struct InitialView {
    /// The state at this rendering.
    pub state: Rc<AppState>,
    /// The questions.
    pub questions: Rc<Questions>,
    /// The messages of the chosen language; those of the deferred part are among them once it is
    /// there.
    pub messages: Messages,
    /// The page that is shown.
    pub route: Route,
    /// Whether there is a plan, or will be once the deferred part is there.
    pub complete: bool,
    /// Whether something is stored that has not been read yet.
    pub unread: bool,
    /// The plan, once the answers are complete and the deferred part is there.
    pub plan: Option<Rc<Assessment>>,
    /// The clinic whose site this is, or none.
    pub clinic: Rc<ClinicConfig>,
    /// What the clinic shows of itself, and how far its file is.
    pub site: Rc<ClinicSite>,
    /// How far the deferred part is.
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
    /// The same with all of the knowledge, for what the deferred part draws.
    pub fn with_knowledge(&self, loaded: &Loaded) -> View {
        View { initial: self.clone(), knowledge: loaded.knowledge.clone() }
    }

    /// Draws what a clinic shows of itself in a slot; nothing until its file is read or known to be
    /// missing.
    pub fn clinic_slot(&self, slot: ClinicSlot) -> Html {
        match self.deferred.ready() {
            Some(loaded) if self.site.arrived() => {
                (loaded.part.clinic_slot)(&self.with_knowledge(loaded), slot)
            }
            _ => Html::default(),
        }
    }

    /// Today, by the device's clock.
    pub fn today(&self) -> Today {
        self.state.today
    }

    /// The page that asks a question on the way through. Pages with several questions belong to the
    /// deferred part; as long as that is not there, they are asked one by one.
    pub fn question_route(&self, question: QuestionId) -> Route {
        let entry = self.questions.question(question);
        let group = entry.group.filter(|_| self.deferred.ready().is_some());
        let id = group.map_or_else(|| entry.id.clone(), |group| group.id().to_owned());
        Route::Question { id }
    }

    /// The day on which the plan starts.
    pub fn started(&self) -> Date {
        self.state.started()
    }

    /// Days since the plan started.
    fn day(&self) -> u16 {
        days_between(self.started(), self.state.today.date)
    }

    /// The week of the plan, from 0.
    pub fn week(&self) -> u16 {
        self.day() / 7
    }

    /// The day to which the routine that is due now belongs: today, or before 04:00 the evening before,
    /// as far as the plan had started by then.
    pub fn diary_day(&self) -> Date {
        self.state.today.diary_day.max(self.started())
    }

    /// The night of the week, 0–6, counted from the first day of the phase that runs now.
    pub fn night(&self) -> usize {
        usize::from(self.phase_day() % 7)
    }

    /// Days since the phase that runs now began, by the day of the diary.
    pub fn phase_day(&self) -> u16 {
        let routine = self.plan.as_ref().and_then(|plan| plan.home.phases.get(self.current_span()));
        let from = routine.map_or(self.started(), |routine| routine.span.from);
        days_between(from, self.diary_day())
    }

    /// The person's own products; none before the shelf is read.
    pub fn shelf_items(&self) -> &[ShelfItem] {
        self.state.shelf.as_ref().map_or(&[][..], |kept| &kept.shelf().items)
    }

    /// The region whose rules hold: the clinic's, else where the person lives.
    pub fn region(&self) -> Option<Region> {
        self.clinic.region.or(self.state.home_region())
    }

    /// Index of the phase of the plan that runs now.
    pub fn current_span(&self) -> usize {
        let today = self.diary_day();
        let phases = self.plan.as_ref().map_or(&[][..], |plan| &plan.home.phases);
        phases
            .iter()
            .position(|routine| today < routine.span.to)
            .unwrap_or(phases.len().saturating_sub(1))
    }
}

/// What the deferred part may read: the initial view and all of the knowledge. It exists only once
/// that part is loaded.
#[derive(Clone)]
pub struct View {
    initial: InitialView,
    /// All of the knowledge.
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
    /// The morning of today in a routine: without what pauses because of a visit.
    pub fn morning_of(&self, routine: &PhaseRoutine) -> Vec<Step> {
        routine.morning_on(self.resting())
    }

    /// The evening of today in a routine.
    pub fn evening_of(&self, routine: &PhaseRoutine) -> Vec<Step> {
        routine.evening_on(self.diary_day(), self.resting())
    }

    /// What pauses today because of a visit.
    fn resting(&self) -> ActiveSet {
        let day = self.diary_day();
        self.plan.as_ref().map_or(ActiveSet::EMPTY, |plan| plan.home.resting_on(day))
    }

    /// The same page with another person in it. A view cannot change anything, so nothing of that
    /// person can be saved.
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
