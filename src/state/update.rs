//! How the state changes: a plain function of state and action.

use jiff::civil::Date;

use crate::domain::{Answer, Answers, QuestionId};
use crate::knowledge::Knowledge;
use crate::storage::saved::{Keep, Saved};

use super::select::hidden_by;
use super::{Action, AppState, Notice, Pending, SaveState};

/// The state after an action; `None` when nothing changes.
pub fn update(knowledge: &Knowledge, state: &AppState, action: Action) -> Option<AppState> {
    let next = match action {
        Action::AnswerGiven(question, answer, today) => {
            return answered(knowledge, state, question, answer, today);
        }
        Action::AnswerSkipped(question, today) => {
            let mut answers = state.saved.answers.clone();
            answers.remove(question);
            with_answers(state, answers, question, today)
        }
        Action::ChangeConfirmed(today) => {
            let pending = state.pending.as_ref()?;
            let mut answers = state.saved.answers.clone();
            answers.set(pending.question, pending.answer);
            for hidden in &pending.hides {
                answers.remove(*hidden);
            }
            AppState { pending: None, ..with_answers(state, answers, pending.question, today) }
        }
        Action::ChangeCancelled => AppState { pending: None, ..state.clone() },
        Action::ChangeUndone => {
            let answers = state.before.clone()?;
            let saved = Saved { answers, ..state.saved.clone() };
            AppState { saved, before: None, ..state.clone() }
        }
        Action::PlanSeen => AppState { plan_seen: true, ..state.clone() },
        Action::SettingsChanged(settings) => {
            let saved = Saved { settings, ..state.saved.clone() };
            AppState { saved, ..state.clone() }
        }
        Action::Replaced(saved) => {
            AppState { saved, pending: None, before: None, notice: None, ..state.clone() }
        }
        Action::Erased => AppState {
            // The language stays as it is on the screen; everything else starts afresh.
            saved: Saved::default(),
            update_waits: state.update_waits,
            ..AppState::default()
        },
        Action::SaveStateChanged(save) => AppState { save, ..state.clone() },
        Action::UpdateWaits(update_waits) => AppState { update_waits, ..state.clone() },
        Action::LedToStart => AppState { notice: Some(Notice::NeedAnswers), ..state.clone() },
        Action::NoticeRead => AppState { notice: None, ..state.clone() },
    };
    (next != *state).then_some(next)
}

fn answered(
    knowledge: &Knowledge,
    state: &AppState,
    question: QuestionId,
    answer: Answer,
    today: Date,
) -> Option<AppState> {
    if state.saved.answers.get(question) == Some(answer) && state.pending.is_none() {
        return None;
    }
    let mut answers = state.saved.answers.clone();
    answers.set(question, answer);
    let hides = hidden_by(knowledge, &answers);
    if hides.is_empty() {
        let next = with_answers(state, answers, question, today);
        return Some(AppState { pending: None, ..next });
    }
    let pending = Some(Pending { question, answer, hides });
    (state.pending != pending).then(|| AppState { pending, ..state.clone() })
}

/// The state with other answers. The plan that was seen before is remembered once, so that the
/// page of changes speaks of everything since then.
fn with_answers(state: &AppState, answers: Answers, question: QuestionId, today: Date) -> AppState {
    let before = match (&state.before, state.plan_seen) {
        (None, true) => Some(state.saved.answers.clone()),
        (before, _) => before.clone(),
    };
    let saved = Saved {
        answers,
        position: Some(question),
        assessed_on: Some(today),
        ..state.saved.clone()
    };
    let save = match (&state.save, saved.settings.keep) {
        (SaveState::Nothing, Keep::Tab) => SaveState::TabOnly,
        (save, _) => save.clone(),
    };
    AppState { saved, before, save, notice: None, ..state.clone() }
}
