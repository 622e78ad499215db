//! The end of a block as text.

use jiff::civil::Date;
use yew::AttrValue;

use crate::domain::ActiveId;
use crate::engine::BlockEnd;
use crate::engine::phases::starts_on;
use crate::state::View;

/// "Not before 16 January", "Until 12 March", "Until a clinician agrees".
pub fn until_text(view: &View, moment: BlockEnd) -> AttrValue {
    end_text(view, moment, until_day(view, moment))
}

/// Returns the day on which the block ends, if it has one.
pub fn until_day(view: &View, moment: BlockEnd) -> Option<Date> {
    match moment {
        BlockEnd::ClearedByClinician => None,
        BlockEnd::Date(date) => Some(date),
        BlockEnd::Phase(phase) => {
            let routines = view.plan.iter().flat_map(|plan| &plan.home.phases);
            Some(starts_on(routines.map(|routine| &routine.span), phase, view.started()))
        }
    }
}

/// Returns the same for an active: the day on which the plan introduces it, if it does.
pub fn active_until_text(view: &View, active: ActiveId, moment: BlockEnd) -> AttrValue {
    let plan = view.plan.as_ref();
    match plan.and_then(|plan| plan.lifted_on(active, moment)) {
        Some(_) if plan.is_some_and(|plan| plan.never_comes(&view.knowledge, active)) => {
            view.messages.text("until-never")
        }
        Some(date) => end_text(view, moment, Some(date)),
        None => until_text(view, moment),
    }
}

fn end_text(view: &View, moment: BlockEnd, date: Option<Date>) -> AttrValue {
    let messages = &view.messages;
    let Some(date) = date else { return messages.text("until-clinician") };
    let key = if matches!(moment, BlockEnd::Date(_)) { "until-date" } else { "until-phase" };
    messages.format(key, &[("date", &messages.date(date))])
}
