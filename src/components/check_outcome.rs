//! The result of a weekly check in one sentence, and its consequence.

use yew::prelude::*;

use super::back_link::back_link;
use super::calendar_file::OutdatedCalendar;
use super::page::Page;
use super::reason::reason_text;
use super::steps::count_uses;
use super::triage_notice::level_notice;
use crate::domain::{ClosedSet, PhaseMove, TrendChange, TriageLevel};
use crate::engine::{Assessment, Course, Reason};
use crate::knowledge::{Condition, Effect, FollowEffect};
use crate::route::Route;
use crate::state::View;

/// Draws the page after a check; `edit` reopens the form, `undo` removes the check.
pub fn check_outcome(app: &View, edit: &Callback<MouseEvent>, undo: &Callback<MouseEvent>) -> Html {
    let messages = &app.messages;
    let Some(plan) = &app.plan else { return Html::default() };
    let Some(course) = &plan.course else { return Html::default() };
    let (title, lead) = sentences(app, plan, course);
    let why = course.because.iter().filter(|reason| decides(app, reason, course.moved));
    let why: Vec<AttrValue> = why.map(|reason| reason_text(app, reason)).collect();
    html! {
        <Page title={title.clone()} id="check-in-outcome">
            { back_link(app, Route::Routine, Some(messages.text("nav-today"))) }
            <div class="page__head">
                <p class="eyebrow">{ messages.text("check-in-noted") }</p>
                <h1 tabindex="-1">{ title }</h1>
                if !lead.is_empty() { <p class="page__lead">{ lead }</p> }
            </div>
            { level_notice(app, plan.triage.level) }
            { for why.into_iter().map(|text| html! { <p>{ text }</p> }) }
            <div class="actions actions--row">
                <a href={Route::Routine.href()} class="button">{ messages.text("resume-see-today") }</a>
                <a href={Route::Progress.href()} class="link">{ messages.text("progress-see") }</a>
            </div>
            <div class="actions actions--row section--near">
                <button type="button" class="link" onclick={edit.clone()}>{ messages.text("check-in-edit") }</button>
                <button type="button" class="link" onclick={undo.clone()}>{ messages.text("check-in-undo") }</button>
            </div>
            <OutdatedCalendar />
        </Page>
    }
}

/// Returns `true` if the rule is specific to this moment and asks for the move that was made: where
/// no step back is possible, the rule that asks for one did not decide.
fn decides(view: &View, reason: &Reason, moved: PhaseMove) -> bool {
    let rule = view.knowledge.rule(reason.rule);
    let asks = Effect::Follow(FollowEffect::Move(moved));
    rule.when != Condition::Always && rule.then.contains(&asks)
}

/// The finding and the consequence.
fn sentences(view: &View, plan: &Assessment, course: &Course) -> (AttrValue, AttrValue) {
    let messages = &view.messages;
    if plan.triage.level >= TriageLevel::SeeDoctor {
        return (messages.text("results-doctor"), AttrValue::Static(""));
    }
    let said = |key: &str| (messages.text(key), messages.attribute(key, "lead"));
    let phase = match course.introducing {
        Some(active) => messages.text_for("active-", &view.knowledge.active(active).id),
        None => messages.text_for("phase-", course.phase.id()),
    };
    let steps = plan.home.phases.first().map_or(0, |now| count_uses(&view.evening_of(now)));
    let steps = messages.number(steps);
    let args = [("phase", &*phase), ("steps", &*steps)];
    let next = course.next_check_in.map(|day| messages.date(day)).unwrap_or_default();
    match course.moved {
        PhaseMove::Forward => {
            return (
                messages.format("outcome-forward", &args),
                messages.format("outcome-forward.lead", &args),
            );
        }
        PhaseMove::Back | PhaseMove::Reset => {
            let key = if course.starts_over() { "outcome-again" } else { "outcome-back" };
            return (messages.text(key), messages.format("outcome-back.lead", &args));
        }
        PhaseMove::Hold | PhaseMove::None => {}
    }
    let here = course.trend.last().filter(|point| point.on == view.today().date);
    let Some(point) = here else { return said("outcome-open") };
    if !point.counts {
        let lead = messages.format("outcome-extra.lead", &[("date", &next)]);
        return (messages.text("outcome-extra"), lead);
    }
    let first = course.trend.iter().filter(|point| point.counts).count() == 1;
    let calm = course.calm_in_a_row > 0;
    let end = messages.date(course.earliest_end);
    match course.change {
        _ if first => {
            let index = messages.number(usize::from(point.index));
            let start = messages.number(usize::from(course.index_at_start));
            let lead = messages.format("outcome-first.lead", &[("first", &start), ("date", &next)]);
            (messages.format("outcome-first", &[("index", &index)]), lead)
        }
        TrendChange::Worse | TrendChange::PerhapsWorse => said("outcome-rougher"),
        _ if calm && course.moved == PhaseMove::None => said("outcome-calm-stays"),
        _ if calm && course.earliest_end > view.today().date => {
            let lead = messages.format("outcome-calm-time.lead", &[("date", &end)]);
            (messages.text("outcome-calm-time"), lead)
        }
        _ if calm => said("outcome-calm"),
        TrendChange::Better | TrendChange::PerhapsBetter => said("outcome-better"),
        TrendChange::Same | TrendChange::Unknown => said("outcome-same"),
    }
}
