//! Transitions of the state: a pure function of state and action.

use std::rc::Rc;

use crate::domain::{Answers, QuestionId};
use crate::knowledge::Questions;
use crate::storage::merge::Side;
use crate::storage::saved::{Keep, Saved};

use super::select::{Path, settle};
use super::{
    Action, AppState, BeforeEdits, JournalEvent, JournalHandle, LoadedProfile, Notice, Report,
    SaveStatus,
};

/// Returns the state after an action; `None` if nothing changes.
pub fn update(questions: &Questions, state: &AppState, action: Action) -> Option<AppState> {
    let next = match action {
        Action::AnswerGiven(question, answer) => {
            let before = &state.saved.answers;
            if before.get(question) == Some(answer) && !before.asks_again(question) {
                return None;
            }
            let mut answers = before.clone();
            answers.set(question, answer);
            with_answers(questions, state, answers, question)
        }
        Action::AnswerSkipped(question) => {
            let mut answers = state.saved.answers.clone();
            answers.remove(question);
            if answers == state.saved.answers {
                // Nothing is changed, so the plan does not restart.
                return None;
            }
            with_answers(questions, state, answers, question)
        }
        Action::ChangeUndone => {
            let before = state.before_edits.clone()?;
            // The plan continues from the day on which it had started.
            let assessed_on = before.start.or(state.saved.assessed_on);
            let answers = before.answers.clone();
            let journal = match (&state.journal, &before.journal) {
                (Some(journal), Some(before)) => {
                    let (today, from) = (state.today.date, &state.saved.answers);
                    let undone = journal.undo_edits(today, from, &answers, before.journal());
                    Some(undone.unwrap_or_else(|| journal.clone()))
                }
                (journal, _) => journal.clone(),
            };
            let hidden = before.hidden.clone();
            let saved = Saved { answers, hidden, assessed_on, ..state.saved.clone() };
            AppState { saved, journal, before_edits: None, ..state.clone() }
        }
        Action::RegionFound(browser_region) => AppState { browser_region, ..state.clone() },
        Action::PlanSeen => AppState { plan_seen: true, ..state.clone() },
        Action::SettingsChanged(mut settings) => {
            // Photos are stored on the device or not at all.
            settings.photos &= settings.keep == Keep::Device;
            let saved = Saved { settings, ..state.saved.clone() };
            AppState { saved, ..state.clone() }
        }
        Action::Replaced(saved) => replaced(questions, state, saved),
        Action::ProfileLoaded(loaded) => profile_loaded(questions, state, loaded),
        Action::Erased | Action::ResetByHost => erased(state),
        Action::EraseConfirmed => AppState { report: Some(Report::Erasing), ..erased(state) },
        Action::ConflictSettled(Side::Theirs) => match &state.save {
            SaveStatus::Conflict(theirs) => replaced(questions, state, Saved::clone(theirs)),
            _ => return None,
        },
        // This tab's version stays; the store writes it over the other tab's.
        Action::ConflictSettled(Side::Mine) | Action::QuarantineDiscarded => return None,
        Action::Reported(report) => AppState { report: Some(report), ..state.clone() },
        Action::ReportLeft => AppState { report: None, ..state.clone() },
        Action::JournalLoaded(journal) => {
            AppState { journal: Some(journal), previous_journal: None, ..state.clone() }
        }
        Action::SetAside(parts) => {
            AppState { notice: Some(Notice::SetAside(parts)), ..state.clone() }
        }
        Action::Journal(JournalEvent::BroughtToToday) => {
            let (today, before) = (state.today.date, state.journal.clone()?);
            let moved = before.apply(today, &JournalEvent::BroughtToToday);
            let previous_journal = match &moved {
                Some(_) => Some(before.clone()),
                None => state.previous_journal.clone(),
            };
            let journal = moved.unwrap_or(before);
            // Otherwise the start would stay in the future, and today the plan's first day for
            // ever.
            let start = journal.started().unwrap_or(today);
            let assessed_on = state.saved.assessed_on.min(Some(start.min(today)));
            let saved = Saved { assessed_on, ..state.saved.clone() };
            AppState { saved, journal: Some(journal), previous_journal, ..state.clone() }
        }
        Action::Journal(event) => {
            let before = state.journal.clone()?;
            let journal = before.apply(state.today.date, &event)?;
            // An exported file cannot be undone, nor can an erased photo.
            let left = matches!(
                event,
                JournalEvent::CalendarTaken(_)
                    | JournalEvent::PhotoAdded(..)
                    | JournalEvent::PhotosRemoved(_)
                    | JournalEvent::PhotosSaved
            );
            let previous_journal = (!left).then_some(before);
            AppState { journal: Some(journal), previous_journal, ..state.clone() }
        }
        Action::JournalUndone => {
            let journal = Some(state.previous_journal.clone()?);
            AppState { journal, previous_journal: None, ..state.clone() }
        }
        Action::ShelfLoaded(shelf) => {
            // The last change made here can still be undone; changes from elsewhere stay.
            let previous_shelf = match (&state.previous_shelf, &state.shelf) {
                (Some(before), Some(now)) => shelf.without(now, before),
                _ => None,
            };
            AppState { shelf: Some(shelf), previous_shelf, ..state.clone() }
        }
        Action::Shelf(event) => {
            let before = state.shelf.clone()?;
            let shelf = before.apply(&event)?;
            AppState { shelf: Some(shelf), previous_shelf: Some(before), ..state.clone() }
        }
        Action::ShelfUndone => {
            let shelf = Some(state.previous_shelf.clone()?);
            AppState { shelf, previous_shelf: None, ..state.clone() }
        }
        Action::LabelsRead(labels) => {
            let shelf = state.shelf.as_ref()?.with_labels(labels.clone());
            let before = state.previous_shelf.as_ref();
            let previous_shelf = before.map(|before| before.with_labels(labels));
            AppState { shelf: Some(shelf), previous_shelf, ..state.clone() }
        }
        Action::DayChanged(today) => AppState { today, ..state.clone() },
        Action::SaveStatusChanged(save) => AppState { save, ..state.clone() },
        Action::UpdateWaits(update_waits) => AppState { update_waits, ..state.clone() },
        Action::RedirectedToStart => {
            AppState { notice: Some(Notice::NeedAnswers), ..state.clone() }
        }
    };
    (next != *state).then_some(next)
}

fn replaced(questions: &Questions, state: &AppState, mut saved: Saved) -> AppState {
    settle(questions, &mut saved.answers, &mut saved.hidden);
    if !saved.answers.is_empty() {
        // Without a start the plan would stay at its first day for ever.
        saved.assessed_on = saved.assessed_on.or(Some(state.today.date));
    }
    // There is no plan to compare with, and so nothing to undo.
    AppState { saved, notice: None, before_edits: None, ..state.clone() }
}

/// Keeps a language chosen while the stored data was loading, and an earlier notice unless there is
/// one about the save.
fn profile_loaded(questions: &Questions, state: &AppState, loaded: LoadedProfile) -> AppState {
    let LoadedProfile { mut saved, save, notice } = loaded;
    settle(questions, &mut saved.answers, &mut saved.hidden);
    if let Some(shown) = &state.saved.settings.language {
        saved.settings.language = Some(shown.clone());
    }
    let notice = notice.or_else(|| state.notice.clone());
    // Anyone who returns to a complete plan knows it: edits are shown as changes to it.
    let whole = Path::of(questions, &saved.answers).is_complete(questions, &saved.answers);
    let plan_seen = state.plan_seen || whole;
    AppState { saved, save, notice, plan_seen, ..state.clone() }
}

/// Resets everything but the language shown on the screen.
fn erased(state: &AppState) -> AppState {
    AppState {
        saved: Saved::default(),
        update_waits: state.update_waits,
        today: state.today,
        browser_region: state.browser_region,
        journal: state.journal.as_ref().map(|journal| journal.emptied()),
        shelf: state.shelf.as_ref().map(|shelf| shelf.emptied()),
        ..AppState::default()
    }
}

/// Returns the journal after an edit of the answers: until the first check-in the plan follows them.
fn edited(state: &AppState, event: &JournalEvent) -> Option<JournalHandle> {
    let journal = state.journal.clone()?;
    Some(journal.apply(state.today.date, event).unwrap_or(journal))
}

/// Returns the state with other answers. The plan seen before is remembered once, so that the page
/// of changes covers everything since then. Once there is a plan, its first day stays.
fn with_answers(
    questions: &Questions,
    state: &AppState,
    mut answers: Answers,
    question: QuestionId,
) -> AppState {
    let mut hidden = state.saved.hidden.clone();
    settle(questions, &mut answers, &mut hidden);
    if answers == state.saved.answers {
        // Skipping an unanswered question is not an edit.
        let saved = Saved { position: Some(question), ..state.saved.clone() };
        return AppState { saved, notice: None, ..state.clone() };
    }
    let before = &state.saved.answers;
    let had_plan = Path::of(questions, before).is_complete(questions, before);
    let first = state.saved.assessed_on.filter(|_| had_plan);
    let event = JournalEvent::AnswersEdited { from: before.clone(), to: answers.clone() };
    let journal = edited(state, &event);
    let before_edits = match &state.before_edits {
        None if state.plan_seen => Some(Rc::new(BeforeEdits {
            answers: state.saved.answers.clone(),
            hidden: state.saved.hidden.clone(),
            journal: state.journal.clone(),
            start: state.saved.assessed_on,
        })),
        before => before.clone(),
    };
    let saved = Saved {
        answers,
        hidden,
        position: Some(question),
        assessed_on: first.or(Some(state.today.date)),
        ..state.saved.clone()
    };
    let save = match (&state.save, saved.settings.keep) {
        (SaveStatus::Nothing, Keep::Tab) => SaveStatus::TabOnly,
        (save, _) => save.clone(),
    };
    AppState { saved, journal, save, before_edits, notice: None, ..state.clone() }
}
