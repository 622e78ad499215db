//! Why a line of the plan is there, or why something is missing.

use yew::prelude::*;

use crate::components::back_link::back_link;
use crate::components::icon::{Icon, chevron, icon, icon_for_status};
use crate::components::moment::until_text;
use crate::components::page::Page;
use crate::components::reason::reason;
use crate::domain::{ActiveId, ClosedSet, ProductStatus, Status};
use crate::engine::{Assessment, Because};
use crate::pages::not_found::not_found;
use crate::route::Route;
use crate::state::AppContext;

/// Reasons shown open; they come with the deciding ones first.
const SHOWN: usize = 3;

/// What a page of reasons is about.
struct Topic {
    title: AttrValue,
    eyebrow: Option<(String, Icon, AttrValue)>,
    because: Vec<Because>,
    back: Route,
    back_text: AttrValue,
}

/// The reasons of one line.
pub fn why(app: &AppContext, kind: &str, id: &str) -> Html {
    let words = &app.words;
    let Some(plan) = app.plan.clone() else { return Html::default() };
    let Some(topic) = topic(app, &plan, kind, id) else {
        return not_found(app);
    };
    let (first, more) = topic.because.split_at(topic.because.len().min(SHOWN));
    html! {
        <Page title={topic.title.clone()} id={format!("{kind}-{id}")}>
            { back_link(app, topic.back, Some(topic.back_text)) }
            <div class="page__head">
                if let Some((class, picture, text)) = topic.eyebrow {
                    <p class={classes!("eyebrow", "tone", class)}>{ icon(picture) }{ text }</p>
                }
                <h1 tabindex="-1">{ topic.title }</h1>
            </div>
            { for first.iter().map(|because| reason(app, because)) }
            if !more.is_empty() {
                <details class="disclosure">
                    <summary>{ chevron() }{ words.count("why-more", more.len()) }</summary>
                    <div class="disclosure__body">
                        { for more.iter().map(|because| reason(app, because)) }
                    </div>
                </details>
            }
            <div class="notice section">
                { icon(Icon::INFO) }<p>{ words.get("why-stricter") }</p>
            </div>
        </Page>
    }
}

fn topic(app: &AppContext, plan: &Assessment, kind: &str, id: &str) -> Option<Topic> {
    let words = &app.words;
    let results = |title: AttrValue, because: Vec<Because>| Topic {
        title,
        eyebrow: None,
        because,
        back: Route::Results,
        back_text: words.get("nav-results"),
    };
    let routine = |title: AttrValue, because: Vec<Because>| Topic {
        back: Route::Routine,
        back_text: words.get("nav-routine"),
        ..results(title, because)
    };
    let why = |key: &str, about: &str| words.with(key, &[("about", about)]);
    let span = |n: &str| n.parse::<usize>().ok().and_then(|n| plan.home.phases.get(n));
    match kind {
        "treatment" => {
            let treatment = app.knowledge.find_treatment(id)?;
            let line = plan.treatments.iter().find(|line| line.treatment == treatment)?;
            let name = words.of("treatment-", id);
            let no = matches!(line.status, Status::Blocked | Status::NotYet | Status::NotNeeded);
            Some(Topic {
                eyebrow: Some((
                    format!("status--{}", line.status.id()),
                    icon_for_status(line.status),
                    words.of("status-", line.status.id()),
                )),
                back: Route::Plan,
                back_text: words.get("nav-clinic"),
                ..results(
                    why(if no { "why-not-title" } else { "why-title" }, &name),
                    line.because.clone(),
                )
            })
        }
        "avoid" => {
            let active = app.knowledge.find_active(id)?;
            let line = plan.home.avoid.iter().find(|line| line.active == active)?;
            let name = words.of("active-", id);
            let until = until_text(app, line.until);
            Some(Topic {
                eyebrow: Some(("tone--stop".to_owned(), Icon::BLOCKED, until)),
                ..routine(why("why-not-title", &name), line.because.clone())
            })
        }
        "step" => {
            let (n, rest) = id.split_once('-')?;
            let (time, active) = rest.split_once('-')?;
            let active = app.knowledge.find_active(active)?;
            let because = step_because(span(n)?, time, active)?;
            let name = words.of("active-", &app.knowledge.active(active).id);
            Some(routine(why("why-title", &name), because))
        }
        "nights" => Some(routine(
            why("why-title", &words.get("week-title")),
            span(id)?.nights_because.clone(),
        )),
        "phase" => {
            let routine = span(id)?;
            let name = words.of("phase-", routine.span.phase.id());
            Some(results(why("why-title", &name), routine.span.because.clone()))
        }
        "driver" => {
            let driver = plan.barrier.drivers.iter().find(|driver| driver.id == id)?;
            Some(results(why("why-title", &words.of("driver-", id)), driver.because.clone()))
        }
        "band" => {
            let because = plan.home.phases.first()?.span.because.clone();
            Some(results(why("why-title", &words.of("band-", plan.barrier.band.id())), because))
        }
        "triage" => Some(results(words.get("why-triage"), plan.triage.because.clone())),
        "calendar" => {
            let entry = plan.calendar.get(id.parse::<usize>().ok()?)?;
            Some(Topic {
                back: Route::Plan,
                back_text: words.get("nav-clinic"),
                ..results(why("why-title", &words.date(entry.date)), entry.because.clone())
            })
        }
        "product" => {
            let fit = plan.home.products.iter().find(|fit| fit.id == id)?;
            let note = app.site.profile.product(id)?;
            let name = note.name.get(&words.lang()).1;
            let no = fit.status != ProductStatus::Fits;
            let title = why(if no { "why-not-title" } else { "why-title" }, name);
            let (tone, picture) = match fit.status {
                ProductStatus::Fits => ("tone--ok", Icon::CHECK),
                ProductStatus::NotYet => ("tone--wait", Icon::CLOCK),
                ProductStatus::Blocked => ("tone--stop", Icon::BLOCKED),
            };
            let text = words.of("product-", fit.status.id());
            Some(Topic {
                eyebrow: Some((tone.to_owned(), picture, text)),
                ..routine(title, fit.because.clone())
            })
        }
        _ => None,
    }
}

fn step_because(
    routine: &crate::engine::PhaseRoutine,
    time: &str,
    active: ActiveId,
) -> Option<Vec<Because>> {
    let steps = match time {
        "morning" => &routine.morning,
        "evening" => &routine.evening,
        _ => &routine.weekly,
    };
    steps.iter().find(|step| step.uses.contains(&active)).map(|step| step.because.clone())
}
