//! Days on which nothing new may come in at home.

use jiff::civil::Date;

use crate::domain::{CalendarKind, plus_days};
use crate::knowledge::Treatment;

use super::CalendarEntry;
use super::calendar::{event, within};
use super::dates::days;
use super::facts::Facts;
use super::reason::Reason;

/// Returns why nothing new may come in at home on a day: an invasive treatment is shortly before or after
/// it, a facial after which actives pause is shortly before it, or the special day is close.
pub(super) fn nothing_new(
    facts: &Facts<'_>,
    calendar: &[CalendarEntry],
    today: Date,
) -> impl Fn(Date) -> Option<Reason> {
    let knowledge = facts.knowledge;
    let rules = &knowledge.well_known.rules;
    let visits = |which: fn(&Treatment) -> bool| -> Vec<Date> {
        calendar
            .iter()
            .filter(|entry| matches!(entry.kind, CalendarKind::Visit | CalendarKind::Upkeep))
            .filter(|entry| entry.items.iter().any(|item| which(knowledge.treatment(*item))))
            .map(|entry| entry.date)
            .collect()
    };
    let invasive = visits(|treatment| treatment.invasive);
    let pausing = visits(|treatment| treatment.pauses_actives);
    let event = event(facts, today);
    let question = knowledge.questions.ids.event_date;
    let (before, after, facial, new) = (
        rules.new_before_invasive,
        rules.new_after_invasive,
        rules.new_after_facial,
        rules.event_new,
    );
    let lasts = [before, after, facial, new].map(|rule| days(knowledge, rule));
    move |date| {
        if event.is_some_and(|event| within(event, lasts[3], date)) {
            return Some(Reason::rule(new, [question]));
        }
        let by_invasive = invasive.iter().find_map(|visit| {
            if within(*visit, lasts[0], date) {
                Some(before)
            } else if *visit < date && date <= plus_days(*visit, lasts[1]) {
                Some(after)
            } else {
                None
            }
        });
        // On the day itself, too: something started that evening meets freshly exfoliated skin.
        let by_facial = || {
            let close = |visit: &Date| *visit <= date && date <= plus_days(*visit, lasts[2]);
            pausing.iter().any(close).then_some(facial)
        };
        by_invasive.or_else(by_facial).map(|rule| Reason::rule(rule, []))
    }
}
