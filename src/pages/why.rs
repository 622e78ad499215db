//! Why a line of the plan is there, or why something is missing.

use yew::prelude::*;

use crate::components::back_link::back_link;
use crate::components::block_end_text::until_text;
use crate::components::icon::{Icon, icon, icon_for_status, look_of_product};
use crate::components::page::Page;
use crate::components::phases::result_name;
use crate::components::reason::{reason, secondary_reason};
use crate::domain::{ActiveId, ClosedSet, ProductStatus, Status};
use crate::engine::{Assessment, Reason};
use crate::knowledge::Effect;
use crate::pages::not_found::not_found;
use crate::route::Route;
use crate::state::View;

/// What a page of reasons is about.
struct Topic {
    title: AttrValue,
    eyebrow: Option<(String, Icon, AttrValue)>,
    /// The deciding reasons first.
    because: Vec<Reason>,
    /// How many of them would be enough, each by itself.
    deciding_count: usize,
    back: Route,
    back_text: AttrValue,
}

/// The reasons of one line.
pub fn why(view: &View, kind: &str, id: &str) -> Html {
    let words = &view.words;
    let Some(plan) = view.plan.clone() else { return Html::default() };
    let Some(topic) = topic(view, &plan, kind, id) else {
        return not_found(view);
    };
    let deciding_count = topic.because.len().min(topic.deciding_count.max(1));
    let (deciding_count, others) = topic.because.split_at(deciding_count);
    let (main, enough) = deciding_count.split_at(deciding_count.len().min(1));
    html! {
        <Page title={topic.title.clone()} id={format!("{kind}-{id}")}>
            { back_link(view, topic.back, Some(topic.back_text)) }
            <div class="page__head">
                if let Some((class, picture, text)) = topic.eyebrow {
                    <p class={classes!("eyebrow", "tone", class)}>{ icon(picture) }{ text }</p>
                }
                <h1 tabindex="-1">{ topic.title }</h1>
            </div>
            <section aria-labelledby="main-reason">
                <h2 id="main-reason" class="reason__head">{ words.get("why-main") }</h2>
                { for main.iter().map(|because| reason(view, because)) }
            </section>
            { quiet(view, "enough", words.count("why-enough", enough.len()), enough) }
            { quiet(view, "others", words.get("why-also"), others) }
            <p class="section muted">{ words.get("why-stricter") }</p>
        </Page>
    }
}

/// Reasons beside the one that decides.
fn quiet(view: &View, id: &'static str, title: AttrValue, reasons: &[Reason]) -> Html {
    html! {
        if !reasons.is_empty() {
            <section class="section section--near" aria-labelledby={id}>
                <h2 {id} class="reason__head">{ title }</h2>
                <div class="treatments">
                    { for reasons.iter().map(|because| secondary_reason(view, because)) }
                </div>
            </section>
        }
    }
}

fn topic(view: &View, plan: &Assessment, kind: &str, id: &str) -> Option<Topic> {
    let words = &view.words;
    let results = |title: AttrValue, because: Vec<Reason>| Topic {
        title,
        eyebrow: None,
        because,
        deciding_count: 1,
        back: Route::Results,
        back_text: words.get("nav-results"),
    };
    let routine = |title: AttrValue, because: Vec<Reason>| Topic {
        back: Route::Routine,
        back_text: words.get("nav-routine"),
        ..results(title, because)
    };
    let why = |key: &str, about: &str| words.with(key, &[("about", about)]);
    let span = |n: &str| n.parse::<usize>().ok().and_then(|n| plan.home.phases.get(n));
    match kind {
        "treatment" => {
            let treatment = view.knowledge.find_treatment(id)?;
            let line = plan.treatments.iter().find(|line| line.treatment == treatment)?;
            let name = words.of("treatment-", id);
            let no = matches!(line.status, Status::Blocked | Status::NotYet | Status::NotNeeded);
            Some(Topic {
                eyebrow: Some((
                    format!("status--{}", line.status.id()),
                    icon_for_status(line.status),
                    match line.until {
                        Some(until) => AttrValue::from(
                            [&*words.of("status-", line.status.id()), &*until_text(view, until)]
                                .join(" · "),
                        ),
                        None => words.of("status-", line.status.id()),
                    },
                )),
                deciding_count: line.deciding_count(&view.knowledge),
                back: Route::Plan,
                back_text: words.get("nav-clinic"),
                ..results(
                    why(if no { "why-not-title" } else { "why-title" }, &name),
                    line.because.clone(),
                )
            })
        }
        "avoid" => {
            let active = view.knowledge.find_active(id)?;
            let line = plan.home.avoid.iter().find(|line| line.active == active)?;
            let name = words.of("active-", id);
            let until = until_text(view, line.until);
            Some(Topic {
                eyebrow: Some(("tone--stop".to_owned(), Icon::BLOCKED, until)),
                deciding_count: line.because.len(),
                ..routine(why("why-not-title", &name), line.because.clone())
            })
        }
        "step" => {
            let (n, rest) = id.split_once('-')?;
            let (time, active) = rest.split_once('-')?;
            let active = view.knowledge.find_active(active)?;
            let because = step_because(span(n)?, time, active)?;
            let name = words.of("active-", &view.knowledge.active(active).id);
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
        "result" => {
            let result = plan.results.get(id.parse::<usize>().ok()?)?;
            Some(results(why("why-title", &result_name(view, result)), result.because.clone()))
        }
        "triage" => {
            let because = plan.triage.because.clone();
            let level = Effect::Triage(plan.triage.level);
            let asks = |one: &&Reason| view.knowledge.rule(one.rule).then.contains(&level);
            let deciding_count = because.iter().take_while(asks).count();
            Some(Topic { deciding_count, ..results(words.get("why-triage"), because) })
        }
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
            let note = view.site.profile.product(id)?;
            let name = note.name.get(&words.lang()).1;
            let no = fit.status != ProductStatus::Fits;
            let title = why(if no { "why-not-title" } else { "why-title" }, name);
            let (tone, picture) = look_of_product(fit.status);
            let text = words.of("product-", fit.status.id());
            let mut because = fit.because.clone();
            if no && because.len() > 1 {
                // The first says how products are judged at all; the next ones, what was found.
                because.rotate_left(1);
            }
            Some(Topic {
                eyebrow: Some((tone.to_owned(), picture, text)),
                ..routine(title, because)
            })
        }
        _ => None,
    }
}

fn step_because(
    routine: &crate::engine::PhaseRoutine,
    time: &str,
    active: ActiveId,
) -> Option<Vec<Reason>> {
    let steps = match time {
        "morning" => &routine.morning,
        "evening" => &routine.evening,
        _ => &routine.weekly,
    };
    steps.iter().find(|step| step.uses.contains(&active)).map(|step| step.because.clone())
}
