//! How a plan was followed, in lines: the index at the weekly checks, evenings as planned, reactions.

use jiff::civil::Date;

use crate::domain::ClosedSet;
use crate::engine::{Adherence, Course, NotedReaction};
use crate::knowledge::Knowledge;

use super::localizer::Localizer;

/// Evenings that something is noted about, pauses not counted.
pub fn known_evenings(adherence: &Adherence) -> u16 {
    adherence.planned.saturating_sub(adherence.unknown)
}

/// Whether there is something to tell of the time since the plan was started.
pub fn has_followed(course: &Course) -> bool {
    !course.trend.is_empty() || !course.reactions.is_empty()
}

/// The key of the message that tells what a reaction asks for.
pub fn reaction_key(reaction: &NotedReaction) -> String {
    ["reaction-is-", reaction.class.id()].concat()
}

/// The lines, with days written by `day`; none before the first check and the first reaction.
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
        // What it was put down to, by name: whoever reads the line has not seen the day.
        let named = reaction.noted.active.map(|active| {
            let name = localizer.text_for("active-", &knowledge.active(active).id);
            localizer.format("chart-reaction-after", &[("name", &name)])
        });
        std::iter::once(line).chain(named).collect::<Vec<_>>().join("; ")
    }));
    lines
}
