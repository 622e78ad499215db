//! Until when something waits, in words.

use yew::AttrValue;

use crate::engine::BlockEnd;
use crate::engine::phases::starts_on;
use crate::state::View;

/// "Not before 16 January", "Until 12 March", "Until a clinician agrees".
pub fn until_text(view: &View, moment: BlockEnd) -> AttrValue {
    let messages = &view.messages;
    match moment {
        BlockEnd::ClearedByClinician => messages.text("until-clinician"),
        BlockEnd::Date(date) => messages.format("until-date", &[("date", &messages.date(date))]),
        BlockEnd::Phase(phase) => {
            let spans: Vec<_> = view.plan.iter().flat_map(|plan| &plan.home.phases).collect();
            let spans: Vec<_> = spans.into_iter().map(|routine| routine.span.clone()).collect();
            let date = messages.date(starts_on(&spans, phase, view.started()));
            messages.format("until-phase", &[("date", &date)])
        }
    }
}
