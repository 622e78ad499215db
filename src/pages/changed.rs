//! What an edited answer changed in the plan, and because of which answer.

use yew::prelude::*;

use crate::components::answer_text::answer_text;
use crate::components::back_link::back_link;
use crate::components::icon::{Icon, icon_class};
use crate::components::moment::until_text;
use crate::components::page::Page;
use crate::components::why_link::why_link;
use crate::domain::ClosedSet;
use crate::engine::{Because, Change, assess, diff};
use crate::route::Route;
use crate::state::{Action, AppContext, use_app};

/// The list of changes since the plan was last seen.
#[component]
pub fn Changed() -> Html {
    let app = use_app();
    let words = &app.words;
    let Some(plan) = app.plan.clone() else { return Html::default() };
    let before = app.state.before.as_ref();
    let changes = before.map_or_else(Vec::new, |answers| {
        let old = assess(&app.knowledge, answers, app.started(), &app.clinic);
        diff(&old, &plan)
    });
    let edited = app.knowledge.questions().map(|(question, _)| question).filter(|question| {
        before.is_some_and(|old| old.get(*question) != app.state.answers().get(*question))
    });
    let edited: Vec<AttrValue> = edited
        .map(|question| {
            let id = &app.knowledge.question(question).id;
            let name = words.attribute(&format!("question-{id}"), "short");
            AttrValue::from(format!("{name}: {}", answer_text(&app, question)))
        })
        .collect();
    let undo = {
        let app = app.clone();
        Callback::from(move |_: MouseEvent| {
            app.dispatch(Action::ChangeUndone);
            app.place.go(Route::Check);
        })
    };
    html! {
        <Page title={words.get("changed-title")}>
            { back_link(&app, Route::Check, Some(words.get("menu-answers"))) }
            <div class="page__head">
                <h1 tabindex="-1">{ words.get("changed-title") }</h1>
                if !edited.is_empty() {
                    <p class="page__lead">
                        { words.with("changed-lead", &[("answers", &words.list(&edited))]) }
                    </p>
                }
            </div>
            if changes.is_empty() {
                <p>{ words.get("changed-nothing") }</p>
            } else {
                <ul class="changes" role="list">
                    { for changes.iter().map(|change| change_view(&app, change)) }
                </ul>
                <p class="muted section section--near">{ words.get("changed-rest") }</p>
            }
            <div class="actions">
                <a href={Route::Results.href()} class="button">
                    { words.get("changed-see") }
                </a>
                if before.is_some() {
                    <button type="button" class="link" onclick={undo}>
                        { words.get("changed-undo") }
                    </button>
                }
            </div>
        </Page>
    }
}

/// One change as name, old value, new value, reason and link.
struct Line {
    name: AttrValue,
    from: AttrValue,
    to: AttrValue,
    tone: &'static str,
    because: Option<AttrValue>,
    why: Option<(&'static str, String)>,
}

fn line(app: &AppContext, change: &Change) -> Line {
    let words = &app.words;
    let id = |prefix: &str, value: &str| words.of(prefix, value);
    let reason = |because: &[Because]| {
        because.first().map(|because| id("rule-", &app.knowledge.rule(because.rule).id))
    };
    let active = |active: &crate::domain::ActiveId| app.knowledge.active(*active).id.clone();
    let plain = |name: &str, from: AttrValue, to: AttrValue| Line {
        name: words.get(name),
        from,
        to,
        tone: "tone--wait",
        because: None,
        why: None,
    };
    match change {
        Change::Triage(from, to, because) => Line {
            because: reason(because),
            why: Some(("triage", to.id().to_owned())),
            ..plain("changed-triage", id("triage-", from.id()), id("triage-", to.id()))
        },
        Change::Index(from, to) => {
            let number = |index: &u8| words.number(usize::from(*index));
            plain("results-index", number(from), number(to))
        }
        Change::Band(from, to) => {
            plain("changed-band", id("band-", from.id()), id("band-", to.id()))
        }
        Change::Phase(from, to) => {
            plain("changed-phase", id("phase-", from.id()), id("phase-", to.id()))
        }
        Change::ActiveAdded(added, because) => Line {
            name: id("active-", &active(added)),
            tone: "tone--ok",
            because: reason(because),
            ..plain("changed-rest", words.get("changed-out"), words.get("changed-in"))
        },
        Change::ActiveRemoved(removed, because) => Line {
            name: id("active-", &active(removed)),
            tone: "tone--stop",
            because: reason(because),
            ..plain("changed-rest", words.get("changed-in"), words.get("changed-out"))
        },
        Change::AvoidAdded(avoided, until, because) => Line {
            name: id("active-", &active(avoided)),
            tone: "tone--stop",
            because: reason(because),
            why: Some(("avoid", active(avoided))),
            ..plain("changed-rest", words.get("changed-allowed"), until_text(app, *until))
        },
        Change::AvoidRemoved(freed) => Line {
            name: id("active-", &active(freed)),
            tone: "tone--ok",
            ..plain("changed-rest", words.get("avoid-title"), words.get("changed-allowed"))
        },
        Change::Treatment(treatment, from, to, because) => {
            let treatment = app.knowledge.treatment(*treatment).id.clone();
            Line {
                name: id("treatment-", &treatment),
                tone: if to < from { "tone--ok" } else { "tone--stop" },
                because: reason(because),
                why: Some(("treatment", treatment)),
                ..plain("changed-rest", id("status-", from.id()), id("status-", to.id()))
            }
        }
    }
}

fn change_view(app: &AppContext, change: &Change) -> Html {
    let line = line(app, change);
    html! {
        <li class="change">
            <h2 class="change__name">{ line.name.clone() }</h2>
            <div>
                <p class={classes!("change__move", "tone", line.tone)}>
                    <del>{ line.from }</del>
                    { icon_class(Icon::NEXT, "icon--mirror") }
                    <ins>{ line.to }</ins>
                </p>
                if let Some(because) = line.because { <p class="muted">{ because }</p> }
                if let Some((kind, id)) = line.why {
                    { why_link(app, kind, &id, &line.name) }
                }
            </div>
        </li>
    }
}
