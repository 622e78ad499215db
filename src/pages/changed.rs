//! The changes to the plan caused by an edited answer, each with that answer. A reason for several
//! changes is shown once.

use yew::prelude::*;

use crate::components::answer_text::answer_text;
use crate::components::back_link::back_link;
use crate::components::block_end_text::active_until_text;
use crate::components::edit_reason::Edits;
use crate::components::edited_list::edited_list;
use crate::components::icon::{Icon, icon_class};
use crate::components::page::Page;
use crate::components::why_link::{why_link, why_route};
use crate::domain::{ActiveId, Answer, ClosedSet, QuestionId, Status};
use crate::engine::{
    Case, Change, DatesMoved, LineRef, Reason, SMALL_SHIFT, answers_with, assess, dates_moved, diff,
};
use crate::route::Route;
use crate::state::{Action, Path, View, use_app};

/// The list of changes since the plan was last seen.
#[component]
pub fn Changed() -> Html {
    let app = use_app();
    let messages = &app.messages;
    let Some(plan) = app.plan.clone() else { return Html::default() };
    let seen = app.state.before_edits.as_ref();
    let before = seen.map(|seen| &seen.answers);
    let old = seen.map(|seen| {
        let old = &seen.answers;
        let mut journal =
            app.state.journal.as_ref().map(|kept| kept.journal().clone()).unwrap_or_default();
        if let Some(before) = seen.journal.as_ref().map(|kept| kept.journal()) {
            journal.edited = before.edited.clone();
            // Until the first check-in the plan was based on the answers of that time.
            if journal.check_ins.is_empty() {
                journal.baseline = before.baseline.clone();
            }
        }
        let case = Case::new(old, app.today().date, &app.clinic).living_in(app.state.home_region());
        let products = app.state.shelf.as_ref().and_then(|shelf| shelf.products());
        let case = case.following(&journal).owning(products.unwrap_or_default());
        assess(&app.knowledge, &case)
    });
    let changes = old.as_ref().map_or_else(Vec::new, |old| diff(old, &plan));
    let moved = old.as_ref().and_then(|old| dates_moved(old, &plan));
    let waits = edited_milder(&app);
    // The steps may be the same while every date differs.
    let restarts = seen.and_then(|seen| seen.start).is_some_and(|start| start != app.started());
    let path = Path::of(&app.knowledge, app.state.answers());
    let same = if !changes.is_empty() {
        "changed-avoid-only"
    } else if restarts {
        "changed-same"
    } else {
        "changed-nothing"
    };
    let edited = app.knowledge.questions().map(|(question, _)| question).filter(|question| {
        // A question that is no longer asked was not edited.
        path.contains(*question)
            && before.is_some_and(|old| old.get(*question) != app.state.answers().get(*question))
    });
    let edited: Vec<QuestionId> = edited.collect();
    let shown =
        without_echoes(groups(&app, &changes, &Edits { edited: &edited, old: old.as_ref() }));
    let edited: Vec<AttrValue> = edited
        .into_iter()
        .map(|question| {
            let id = &app.knowledge.question(question).id;
            let name = messages.attribute(&format!("question-{id}"), "short");
            AttrValue::from(format!("{name}: {}", answer_text(&app, question)))
        })
        .collect();
    let undo = {
        let app = app.clone();
        Callback::from(move |_: MouseEvent| {
            app.dispatch(Action::ChangeUndone);
            app.go(Route::Check);
        })
    };
    html! {
        <Page title={messages.text("changed-title")}>
            { back_link(&app, Route::Check, Some(messages.text("menu-answers"))) }
            <div class="page__head">
                <h1 tabindex="-1">{ messages.text("changed-title") }</h1>
                { edited_list(messages, edited) }
            </div>
            if restarts {
                <p>{ messages.format("changed-restart", &[("date", &messages.date(app.started()))]) }</p>
            }
            if waits {
                <p>{ messages.text("changed-milder") }</p>
            }
            if shown.is_empty() && moved.is_none() {
                <p>{ messages.text(same) }</p>
            } else {
                if !shown.is_empty() {
                    <ul class="changes" role="list">
                        { for shown.iter().map(|group| group_view(&app, group)) }
                    </ul>
                }
                <div class="section section--near">
                    { for moved.map(|moved| html! { <p>{ moved_text(&app, moved) }</p> }) }
                    <p class="muted">{ messages.text("changed-rest") }</p>
                </div>
            }
            <div class="actions">
                <a href={Route::Results.href()} class="button">
                    { messages.text(if shown.is_empty() && moved.is_none() { "changed-back" } else { "changed-see" }) }
                </a>
                if before.is_some() {
                    <button type="button" class="link" onclick={undo}>
                        { messages.text("changed-undo") }
                    </button>
                }
            </div>
        </Page>
    }
}

/// Returns `true` if a sign was rated milder than the plan assumes: only a check-in moves the plan forward.
fn edited_milder(view: &View) -> bool {
    let Some(journal) = view.state.journal.as_ref() else { return false };
    let journal = journal.journal();
    journal.edited.keys().any(|question| {
        let now = view.state.answers().get(*question);
        let before = view.state.before_edits.as_ref().and_then(|seen| seen.answers.get(*question));
        matches!((before, now), (Some(Answer::Level(before)), Some(Answer::Level(now))) if now < before)
    })
}

/// Describes how far the dates moved: a few days are no cause for alarm.
fn moved_text(view: &View, moved: DatesMoved) -> AttrValue {
    match moved {
        DatesMoved::Slightly => view.messages.count("changed-dates-few", usize::from(SMALL_SHIFT)),
        DatesMoved::Far => view.messages.text("changed-dates"),
    }
}

/// A change as name, old value, new value, reason and link.
struct Line {
    name: AttrValue,
    from: AttrValue,
    to: AttrValue,
    tone: &'static str,
    because: Option<AttrValue>,
    why: Option<LineRef>,
    /// Key of the message that counts lines of this kind.
    count: &'static str,
}

/// Lines of one kind that changed for the same reason.
struct Group {
    because: Option<AttrValue>,
    /// The lines, grouped by old and new value.
    moves: Vec<Vec<Line>>,
}

/// Groups the changes by reason, in the order of each reason's first occurrence.
fn groups(view: &View, changes: &[Change], edits: &Edits<'_>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for change in changes {
        let Some(line) = line(view, change, changes, edits) else { continue };
        let alike = |one: &Line| one.because == line.because && one.count == line.count;
        let group =
            groups.iter_mut().find(|group| group.moves.iter().flatten().next().is_some_and(alike));
        let Some(group) = group.filter(|_| line.because.is_some()) else {
            groups.push(Group { because: line.because.clone(), moves: vec![vec![line]] });
            continue;
        };
        let same = |one: &Line| one.from == line.from && one.to == line.to;
        match group.moves.iter_mut().find(|lines| lines.first().is_some_and(same)) {
            Some(lines) => lines.push(line),
            None => group.moves.push(vec![line]),
        }
    }
    groups
}

/// Describes a change; `None` if another change says the same and more.
fn line(view: &View, change: &Change, all: &[Change], edits: &Edits<'_>) -> Option<Line> {
    let messages = &view.messages;
    let id = |prefix: &str, value: &str| messages.text_for(prefix, value);
    let reason = |because: &[Reason]| edits.reason(view, because);
    let name = |active: &ActiveId| view.knowledge.active(*active).id.clone();
    let left = |active: &ActiveId| {
        all.iter().any(|one| matches!(one, Change::ActiveRemoved(other, _) if other == active))
    };
    let entered = |active: &ActiveId| {
        all.iter().any(|one| matches!(one, Change::ActiveAdded(other, _) if other == active))
    };
    let ruled_out = |active: &ActiveId| {
        all.iter().any(|one| matches!(one, Change::AvoidAdded(other, ..) if other == active))
    };
    let freed = |active: &ActiveId| {
        all.iter().any(|one| matches!(one, Change::AvoidRemoved(other) if other == active))
    };
    let plain = |name: AttrValue, from: AttrValue, to: AttrValue| Line {
        name,
        from,
        to,
        tone: "tone--wait",
        because: None,
        why: None,
        count: "changed-actives",
    };
    Some(match change {
        Change::Triage(from, to, because) => Line {
            because: reason(because),
            why: change.line(),
            ..plain(
                messages.text("changed-triage"),
                id("triage-", from.id()),
                id("triage-", to.id()),
            )
        },
        Change::Index(from, to) => {
            let number = |index: &u8| messages.number(usize::from(*index));
            plain(messages.text("results-index"), number(from), number(to))
        }
        Change::Band(from, to) => {
            plain(messages.text("changed-band"), id("band-", from.id()), id("band-", to.id()))
        }
        Change::Phase(from, to) => {
            plain(messages.text("changed-phase"), id("phase-", from.id()), id("phase-", to.id()))
        }
        Change::ActiveAdded(added, because) => {
            let before = if freed(added) { "avoid-title" } else { "changed-out" };
            Line {
                tone: "tone--ok",
                because: reason(because),
                why: change.line(),
                ..plain(
                    id("active-", &name(added)),
                    messages.text(before),
                    messages.text("changed-in"),
                )
            }
        }
        Change::ActiveRemoved(removed, _) if ruled_out(removed) => return None,
        Change::ActiveRemoved(removed, because) => Line {
            tone: "tone--stop",
            because: reason(because),
            ..plain(
                id("active-", &name(removed)),
                messages.text("changed-in"),
                messages.text("changed-out"),
            )
        },
        // An active neither used nor in the routine does not matter here; the avoid list has it.
        Change::AvoidAdded(avoided, ..) if !left(avoided) && !uses(view, *avoided) => return None,
        Change::AvoidAdded(avoided, until, because) => {
            let before = if left(avoided) { "changed-in" } else { "changed-used" };
            Line {
                tone: "tone--stop",
                because: reason(because),
                why: change.line(),
                ..plain(
                    id("active-", &name(avoided)),
                    messages.text(before),
                    active_until_text(view, *avoided, *until),
                )
            }
        }
        Change::AvoidRemoved(avoided) if entered(avoided) || !uses(view, *avoided) => return None,
        Change::AvoidRemoved(avoided) => Line {
            tone: "tone--ok",
            ..plain(
                id("active-", &name(avoided)),
                messages.text("avoid-title"),
                messages.text("changed-freed"),
            )
        },
        Change::Treatment(treatment, from, to, because) => {
            let because = edits.of_treatment(view, *treatment, because);
            let treatment = view.knowledge.treatment(*treatment).id.clone();
            let (old, new) = (id("status-", from.id()), id("status-", to.id()));
            let plain = plain(id("treatment-", &treatment), old, new);
            Line {
                tone: tone(*from, *to),
                because,
                why: change.line(),
                count: "treatments-count",
                ..plain
            }
        }
    })
}

/// Returns `true` if a person uses an active, by their answers or their shelf.
fn uses(view: &View, active: ActiveId) -> bool {
    let shelf = view.state.shelf.as_ref().and_then(|kept| kept.products()).unwrap_or_default();
    let answers = answers_with(&view.knowledge, view.state.answers(), shelf);
    let question = view.knowledge.questions.ids.actives;
    let option = view.knowledge.question(question).find_option(&view.knowledge.active(active).id);
    match (answers.get(question), option) {
        (Some(Answer::Many(chosen)), Some(option)) => chosen.contains(option),
        _ => false,
    }
}

/// Returns the tone of a treatment's new status: opened, closed, or neither.
fn tone(from: Status, to: Status) -> &'static str {
    match (from, to) {
        (_, Status::Suggested) => "tone--ok",
        (_, Status::Blocked) => "tone--stop",
        (Status::Blocked, _) => "tone--ok",
        _ => "tone--wait",
    }
}

/// Returns the same groups with each reason's text only at its first occurrence.
fn without_echoes(mut groups: Vec<Group>) -> Vec<Group> {
    let mut said = Vec::new();
    for group in &mut groups {
        if group.because.as_ref().is_some_and(|because| said.contains(because)) {
            group.because = None;
        } else {
            said.extend(group.because.clone());
        }
    }
    groups
}

fn group_view(view: &View, group: &Group) -> Html {
    let lines = group.moves.iter().flatten();
    let count = lines.clone().count();
    let because = group.because.as_ref();
    let because = because.map(|because| html! { <p class="muted">{ because }</p> });
    let Some(first) = lines.clone().next() else { return Html::default() };
    if count == 1 {
        let why = first.why.as_ref();
        return html! {
            <li class="change">
                <h2 class="change__name">{ first.name.clone() }</h2>
                <div>
                    { moved(first) }
                    { for because }
                    { for why.map(|why| why_link(view, why, &first.name)) }
                </div>
            </li>
        };
    }
    let moves = group.moves.iter().filter_map(|lines| {
        let first = lines.first()?;
        Some(html! {
            <>
                { moved(first) }
                <ul class="change__names" role="list">
                    { for lines.iter().map(|line| html! { <li>{ name_view(view, line) }</li> }) }
                </ul>
            </>
        })
    });
    html! {
        <li class="change">
            <h2 class="change__name">{ view.messages.count(first.count, count) }</h2>
            <div>
                { for because }
                { for moves }
            </div>
        </li>
    }
}

/// Draws the old and the new value.
fn moved(line: &Line) -> Html {
    html! {
        <p class={classes!("change__move", "tone", line.tone)}>
            <del>{ line.from.clone() }</del>
            { icon_class(Icon::NEXT, "icon--mirror") }
            <ins>{ line.to.clone() }</ins>
        </p>
    }
}

/// Draws the name of one line among several, as a link to its reasons.
fn name_view(view: &View, line: &Line) -> Html {
    let Some(why) = &line.why else { return html! { { line.name.clone() } } };
    html! {
        <a href={why_route(view, why).href()} class="link">
            { line.name.clone() }
            <span class="visually-hidden">{ ": " }{ view.messages.text("why") }</span>
        </a>
    }
}
