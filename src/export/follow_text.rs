//! How a plan was followed, as text lines: the index at the weekly checks, evenings as planned, reactions.

use jiff::civil::Date;

use crate::domain::ClosedSet;
use crate::engine::{Adherence, Course, NotedReaction};
use crate::knowledge::Knowledge;

use super::localizer::Localizer;

/// Returns the number of evenings with a record, not counting pauses.
pub fn known_evenings(adherence: &Adherence) -> u16 {
    adherence.planned.saturating_sub(adherence.unknown)
}

/// Returns `true` if there is anything to report since the plan was started.
pub fn has_followed(course: &Course) -> bool {
    !course.trend.is_empty() || !course.reactions.is_empty()
}

/// Returns the message key for the advice on a reaction.
pub fn reaction_key(reaction: &NotedReaction) -> String {
    ["reaction-is-", reaction.class.id()].concat()
}

/// Returns the lines, with days formatted by `day`; empty before the first check and the first reaction.
pub fn follow_lines(
    localizer: &dyn Localizer,
    knowledge: &Knowledge,
    course: &Course,
    day: impl Fn(Date) -> String,
) -> Vec<String> {
    let mut lines = Vec::new();
    if !has_followed(course) {
        return lines;
    }
    let points = course.trend.iter().map(|point| format!("{} ({})", point.index, day(point.on)));
    let points: Vec<String> = points.collect();
    if !points.is_empty() {
        lines.push(localizer.format("summary-trend", &[("points", &points.join(" → "))]));
    }
    let adherence = &course.adherence;
    let known = known_evenings(adherence);
    if known > 0 {
        let (kept, known) = (adherence.kept.to_string(), known.to_string());
        let kept = localizer.format("evenings-kept", &[("kept", &kept), ("known", &known)]);
        lines.push([&localizer.text("evenings-title"), ": ", &kept].concat());
    }
    lines.extend(course.reactions.iter().map(|reaction| {
        let line =
            [&day(reaction.noted.on), ": ", &localizer.text(&reaction_key(reaction))].concat();
        // The suspected active, by name: readers of the line have not seen that day.
        let named = reaction.noted.active.map(|active| {
            let name = localizer.text_for("active-", &knowledge.active(active).id);
            localizer.format("chart-reaction-after", &[("name", &name)])
        });
        std::iter::once(line).chain(named).collect::<Vec<_>>().join("; ")
    }));
    lines
}
