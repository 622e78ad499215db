//! Every treatment, grouped by status, most useful first.

use yew::prelude::*;

use super::clinic_part::{from_clinic, local};
use super::icon::{chevron, icon, icon_for_status};
use super::moment::until_text;
use super::why_link::why_link_as;
use crate::clinic::Local;
use crate::domain::{ClosedSet, Status};
use crate::engine::TreatmentPlan;
use crate::state::AppContext;

/// The groups of treatments.
pub fn treatments(app: &AppContext) -> Html {
    let words = &app.words;
    let Some(plan) = &app.plan else { return Html::default() };
    let groups = Status::ALL.iter().map(|status| {
        let lines: Vec<&TreatmentPlan> =
            plan.treatments.iter().filter(|line| line.status == *status).collect();
        (*status, lines)
    });
    let (now, later): (Vec<_>, Vec<_>) = groups
        .filter(|(_, lines)| !lines.is_empty())
        .partition(|(status, _)| *status <= Status::AskFirst);
    html! {
        <section class="section" aria-labelledby="treatments">
            <h2 id="treatments" class="section__head">{ words.get("treatments-title") }</h2>
            <div class="columns columns--half">
                <div>{ for now.iter().map(|(status, lines)| group(app, *status, lines)) }</div>
                <div>{ for later.iter().map(|(status, lines)| group(app, *status, lines)) }</div>
            </div>
        </section>
    }
}

fn group(app: &AppContext, status: Status, lines: &[&TreatmentPlan]) -> Html {
    let words = &app.words;
    let key = format!("status-{}", status.id());
    let id = format!("group-{}", status.id());
    html! {
        <section class="section section--near" aria-labelledby={id.clone()} key={key.clone()}>
            <h3 class={format!("status__head status--{}", status.id())} {id}>
                { icon(icon_for_status(status)) }
                <span>
                    { words.get(&key) }{ " " }
                    <span class="status__count">{ words.number(lines.len()) }</span>
                </span>
            </h3>
            <p class="status__note">{ words.attribute(&key, "note") }</p>
            <div class="treatments">{ for lines.iter().map(|line| row(app, line)) }</div>
        </section>
    }
}

/// The first reason in one line: what decides the status.
fn headline(app: &AppContext, line: &TreatmentPlan) -> AttrValue {
    let words = &app.words;
    let treatment = &app.knowledge.treatment(line.treatment).id;
    match line.status {
        Status::Suggested => words.attribute(&format!("treatment-{treatment}"), "for"),
        Status::NotYet => line.until.map_or(AttrValue::Static(""), |until| until_text(app, until)),
        _ => line.because.first().map_or(AttrValue::Static(""), |because| {
            words.of("rule-", &app.knowledge.rule(because.rule).id)
        }),
    }
}

fn row(app: &AppContext, line: &TreatmentPlan) -> Html {
    let words = &app.words;
    let entry = app.knowledge.treatment(line.treatment);
    let key = format!("treatment-{}", entry.id);
    let name = words.get(&key);
    let list = |prefix: &str, items: &[String]| -> Html {
        items.iter().map(|item| html! { <li>{ words.of(prefix, item) }</li> }).collect()
    };
    let range = |low: u16, high: u16| {
        let (low, high) = (low.to_string(), high.to_string());
        if low == high {
            AttrValue::from(low)
        } else {
            words.with("range", &[("low", &low), ("high", &high)])
        }
    };
    let days = |(low, high): (u16, u16)| words.with("days", &[("days", &range(low, high))]);
    let (fewest, most) = entry.sessions;
    let downtime = match entry.downtime_days {
        (0, 0) => words.get("downtime-none"),
        (low, high) => days((u16::from(low), u16::from(high))),
    };
    let own_fact = |key: &str, text: &Local| {
        html! { <div><dt>{ words.get(key) }</dt><dd>{ local(app, text) }</dd></div> }
    };
    let own = app.site.profile.treatment(line.treatment);
    let own_name = own.and_then(|note| note.name.as_ref());
    let price = own.and_then(|note| note.price.as_ref());
    let note = own.and_then(|note| note.note.as_ref());
    html! {
        <details class={format!("treatment status--{}", line.status.id())} key={entry.id.clone()}>
            <summary>
                { icon(icon_for_status(line.status)) }
                <span class="treatment__name">{ name.clone() }</span>
                { chevron() }
                <span class="treatment__why">{ headline(app, line) }</span>
            </summary>
            <div class="treatment__body">
                <p>{ words.attribute(&key, "for") }</p>
                <dl class="facts">
                    <div><dt>{ words.get("fact-visits") }</dt><dd>{ range(u16::from(fewest), u16::from(most)) }</dd></div>
                    if let Some(every) = entry.every_days {
                        <div><dt>{ words.get("fact-apart") }</dt><dd>{ days(every) }</dd></div>
                    }
                    if let Some(upkeep) = entry.upkeep_days {
                        <div><dt>{ words.get("fact-upkeep") }</dt><dd>{ days(upkeep) }</dd></div>
                    }
                    <div><dt>{ words.get("fact-downtime") }</dt><dd>{ downtime }</dd></div>
                    { for own_name.map(|text| own_fact("clinic-own-name", text)) }
                    { for price.map(|text| own_fact("clinic-price", text)) }
                </dl>
                { for note.map(|text| from_clinic(app, text)) }
                <details class="disclosure">
                    <summary>{ chevron() }{ words.get("treatment-before-after") }</summary>
                    <div class="disclosure__body prose">
                        <h4>{ words.get("treatment-before") }</h4>
                        <ul>{ list("prepare-", &entry.preparation) }</ul>
                        <h4>{ words.get("treatment-after") }</h4>
                        <ul>{ list("aftercare-", &entry.aftercare) }</ul>
                        if !entry.complications.is_empty() {
                            <h4>{ words.get("treatment-may-happen") }</h4>
                            <ul>{ list("complication-", &entry.complications) }</ul>
                        }
                    </div>
                </details>
                <p>
                    { why_link_as(app, "treatment", &entry.id, &name, "why-and-change") }
                </p>
            </div>
        </details>
    }
}
