//! Tasks that are due today: the weekly check, and looks at home tests.

use jiff::civil::Date;

use crate::domain::{ShelfItem, ShelfUse};

use super::{Assessment, Course};

impl Course {
    /// Returns `true` if the check-in is due on this day. On the day the plan starts there is no week to
    /// look back on.
    pub fn check_is_due(&self, today: Date) -> bool {
        self.started < today && self.next_check_in.is_some_and(|day| day <= today)
    }
}

/// Counts the due tasks: the check-in, and each look at a product that is not finished. None while triage
/// stops the plan, which then asks for one thing only.
pub fn due_count(plan: &Assessment, items: &[ShelfItem], today: Date) -> usize {
    if plan.triage.stops_the_plan() {
        return 0;
    }
    let check = plan.course.as_ref().is_some_and(|course| course.check_is_due(today));
    let looks = items.iter().filter(|item| {
        let state = plan.test_terms.state_of(item, today);
        item.status != ShelfUse::Finished && state.is_some_and(|state| state.due.is_some())
    });
    usize::from(check) + looks.count()
}
