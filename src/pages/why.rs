//! The reasons why a line is in the plan, or why something is missing.

use yew::prelude::*;

use crate::components::back_link::back_link;
use crate::components::block_end_text::{active_until_text, until_text};
use crate::components::icon::{Icon, icon, icon_for_status, look_of_product};
use crate::components::page::Page;
use crate::components::phases::{result_name, span_name};
use crate::components::reason::{reason, secondary_reason};
use crate::components::stop_now::in_sentence;
use crate::domain::{ActiveId, ClosedSet, ProductStatus, QuestionId};
use crate::engine::{Assessment, LineRef, Reason, StepRef};
use crate::knowledge::Effect;
use crate::pages::not_found::not_found;
use crate::route::Route;
use crate::state::View;

/// The subject of a page of reasons.
struct Topic {
    title: AttrValue,
    eyebrow: Option<(String, Icon, AttrValue)>,
    /// The reasons, the deciding ones first.
    because: Vec<Reason>,
    /// Number of deciding reasons, each sufficient by itself.
    deciding_count: usize,
    back: Route,
    back_text: AttrValue,
}

/// Draws the reasons of one line.
pub fn why(view: &View, kind: &str, id: &str) -> Html {
    let messages = &view.messages;
    let Some(plan) = view.plan.clone() else { return Html::default() };
    let line = LineRef::parse(&view.knowledge, kind, id);
    let Some(topic) = line.as_ref().and_then(|line| topic(view, &plan, line)) else {
        return not_found(view);
    };
    let taken = matches!(line, Some(LineRef::Band(_))).then(|| points_taken(view, &plan)).flatten();
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
                { for taken.map(|text| html! { <p class="page__lead">{ text }</p> }) }
            </div>
            <section aria-labelledby="main-reason">
                <h2 id="main-reason" class="reason__head">{ messages.text("why-main") }</h2>
                { for main.iter().map(|because| reason(view, because)) }
            </section>
            { quiet(view, "enough", messages.count("why-enough", enough.len()), enough) }
            { quiet(view, "others", messages.text("why-also"), others) }
            <p class="section muted">
                { messages.text("why-bars") }{ " " }{ messages.text("why-stricter") }
            </p>
        </Page>
    }
}

/// Returns which signs took points off the index; `None` if none did.
fn points_taken(view: &View, plan: &Assessment) -> Option<AttrValue> {
    let messages = &view.messages;
    let name = |sign: &QuestionId| {
        let id = &view.knowledge.question(*sign).id;
        messages.attribute(&["question-", id].concat(), "short")
    };
    let signs: Vec<AttrValue> = plan.barrier.signs.iter().map(name).collect();
    let list = || messages.format("why-signs", &[("signs", &messages.list(&signs))]);
    (!signs.is_empty()).then(list)
}

/// Draws the reasons other than the deciding one.
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

fn topic(view: &View, plan: &Assessment, line: &LineRef) -> Option<Topic> {
    let messages = &view.messages;
    let mut because = plan.reasons(line)?.to_vec();
    let results = |title: AttrValue, because: Vec<Reason>| Topic {
        title,
        eyebrow: None,
        because,
        deciding_count: 1,
        back: Route::Results,
        back_text: messages.text("nav-results"),
    };
    let routine = |title: AttrValue, because: Vec<Reason>| Topic {
        back: Route::Routine,
        back_text: messages.text("nav-today"),
        ..results(title, because)
    };
    let clinic = |title: AttrValue, because: Vec<Reason>| Topic {
        back: Route::Plan,
        back_text: messages.text("nav-clinic"),
        ..results(title, because)
    };
    let why = |key: &str, about: &str| messages.format(key, &[("about", about)]);
    // The title is a full sentence, with the name inside it.
    let why_name = |key: &str, name: &str| why(key, &in_sentence(name));
    let active = |id: &ActiveId| messages.text_for("active-", &view.knowledge.active(*id).id);
    Some(match line {
        LineRef::Treatment(id) => {
            let line = plan.treatment(*id)?;
            let name = messages.text_for("treatment-", &view.knowledge.treatment(*id).id);
            let status = messages.text_for("status-", line.status.id());
            let text = match line.until {
                Some(until) => AttrValue::from([&*status, &*until_text(view, until)].join(" · ")),
                None => status,
            };
            let picture = icon_for_status(line.status);
            let title = why_name(&["why-", line.status.id()].concat(), &name);
            Topic {
                eyebrow: Some((format!("status--{}", line.status.id()), picture, text)),
                deciding_count: line.deciding_count(&view.knowledge),
                ..clinic(title, because)
            }
        }
        LineRef::Avoid(id) => {
            let line = plan.home.avoid.iter().find(|line| line.active == *id)?;
            let until = active_until_text(view, *id, line.until);
            Topic {
                eyebrow: Some(("tone--stop".to_owned(), Icon::BLOCKED, until)),
                deciding_count: because.len(),
                ..routine(why_name("why-not_yet", &active(id)), because)
            }
        }
        LineRef::Step(_, StepRef { active: id, .. }) | LineRef::Active(id) => {
            routine(why_name("why-in-routine", &active(id)), because)
        }
        LineRef::Nights(_) => routine(messages.text("why-nights"), because),
        LineRef::Phase(index) => {
            let name = span_name(view, &plan.home.phases.get(*index)?.span);
            results(why("why-phase", &name), because)
        }
        LineRef::Driver(id) => {
            results(why("why-driver", &messages.text_for("driver-", id)), because)
        }
        LineRef::Band(_) => {
            let band = messages.text_for("band-", plan.barrier.band.id());
            results(why_name("why-band", &band), because)
        }
        LineRef::Result(index) => {
            let name = result_name(view, plan.results.get(*index)?);
            results(why("why-result", &name), because)
        }
        LineRef::Triage(_) => {
            let level = Effect::Triage(plan.triage.level);
            let asks = |one: &&Reason| view.knowledge.rule(one.rule).then.contains(&level);
            let deciding_count = because.iter().take_while(asks).count();
            Topic { deciding_count, ..results(messages.text("why-triage"), because) }
        }
        LineRef::Programme(id) => {
            let name = messages.text_for("programme-", &view.knowledge.programme(*id).id);
            clinic(why("why-programme", &name), because)
        }
        LineRef::Calendar(index) => {
            let date = messages.date(plan.calendar.get(*index)?.date);
            clinic(why("why-date", &date), because)
        }
        LineRef::Product(id) => {
            let fit = plan.products.iter().find(|fit| fit.id == *id)?;
            let note = view.site.profile.product(id)?;
            let name = note.name.get(&messages.lang()).1;
            let no = fit.status != ProductStatus::Fits;
            let title = why(if no { "why-product-not" } else { "why-product" }, name);
            let (tone, picture) = look_of_product(fit.status);
            let text = messages.text_for("product-", fit.status.id());
            if no && because.len() > 1 {
                // The first explains how products are judged in general; the next ones say what was
                // found.
                because.rotate_left(1);
            }
            Topic { eyebrow: Some((tone.to_owned(), picture, text)), ..routine(title, because) }
        }
    })
}
