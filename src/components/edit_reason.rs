//! The reason due to an edit, among all that apply to a line of the plan.

use yew::prelude::*;

use super::reason::reason_text;
use crate::domain::{QuestionId, TreatmentId};
use crate::engine::{Assessment, Reason};
use crate::state::View;

/// The edits that caused a change, and the plan before them.
pub struct Edits<'a> {
    /// The questions whose answers were edited.
    pub edited: &'a [QuestionId],
    /// The plan before.
    pub old: Option<&'a Assessment>,
}

impl Edits<'_> {
    /// Returns the reason due to the edit: one based on an edited answer, else the first. Others
    /// applied before as well, so they do not explain the change.
    pub fn reason(&self, view: &View, because: &[Reason]) -> Option<AttrValue> {
        let new = because.iter().find(|reason| self.rests_on_it(reason));
        new.or(because.first()).map(|because| reason_text(view, because))
    }

    /// Returns the same for a treatment. If no reason is due to the edit, a removed one may be.
    pub fn of_treatment(
        &self,
        view: &View,
        treatment: TreatmentId,
        because: &[Reason],
    ) -> Option<AttrValue> {
        let before = self.old.and_then(|old| {
            let line = old.treatment(treatment)?;
            line.because.iter().take(line.deciding_count(&view.knowledge)).find(|reason| {
                self.rests_on_it(reason) && because.iter().all(|new| new.rule != reason.rule)
            })
        });
        match before.filter(|_| !because.iter().any(|reason| self.rests_on_it(reason))) {
            Some(gone) => {
                let reason = reason_text(view, gone);
                Some(view.messages.format("changed-gone", &[("reason", &reason)]))
            }
            None => self.reason(view, because),
        }
    }

    fn rests_on_it(&self, reason: &Reason) -> bool {
        reason.answers.iter().any(|question| self.edited.contains(question))
    }
}
