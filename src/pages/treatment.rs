//! A treatment: its status and why, its purpose, before and after, how the skin recovers, and what
//! regulators have said.

use yew::prelude::*;

use crate::clinic::LocalizedText;
use crate::components::back_link::back_link;
use crate::components::block_end_text::until_text;
use crate::components::clinic_slot::{from_clinic, local};
use crate::components::icon::{icon, icon_for_status};
use crate::components::page::Page;
use crate::components::pictures::{RecoverySpan, RecoveryTone, recovery_track};
use crate::components::reason::{reason_text, source_view};
use crate::components::why_link::why_link_as;
use crate::domain::{ClosedSet, Status, TreatmentId};
use crate::engine::{LineRef, Reason, TreatmentPlan};
use crate::knowledge::Treatment;
use crate::pages::not_found;
use crate::route::Route;
use crate::state::App;

/// Number of days in the recovery picture.
const RECOVERY_DAYS: u16 = 14;

/// Draws the page of a treatment in the plan.
pub fn treatment(app: &App, id: &str) -> Html {
    let Some(plan) = app.plan.clone() else { return Html::default() };
    let found = |line: &&TreatmentPlan| app.knowledge.treatment(line.treatment).id == id;
    let Some(line) = plan.treatments.iter().find(found) else { return not_found(app) };
    let messages = &app.messages;
    let entry = app.knowledge.treatment(line.treatment);
    let key = format!("treatment-{}", entry.id);
    let name = messages.text(&key);
    let status = messages.text_for("status-", line.status.id());
    let status = match line.until {
        Some(until) => AttrValue::from([&*status, &*until_text(app, until)].join(" · ")),
        None => status,
    };
    let tone = format!("status--{}", line.status.id());
    html! {
        <Page title={name.clone()} id={format!("treatment-{id}")}>
            { back_link(app, Route::Plan, Some(messages.text("nav-clinic"))) }
            <div class="page__head">
                <p class={classes!("eyebrow", "tone", tone)}>
                    { icon(icon_for_status(line.status)) }{ status }
                </p>
                <h1 tabindex="-1">{ name.clone() }</h1>
                <p class="page__lead">{ messages.attribute(&key, "for") }</p>
            </div>
            { reasons(app, line) }
            <p>{ why_link_as(app, &LineRef::Treatment(line.treatment), &name, "why-and-change") }</p>
            { facts(app, line.treatment, entry) }
            { before_and_after(app, entry) }
            { recovery(app, entry) }
            { regulators(app, entry) }
        </Page>
    }
}

/// Draws why, and what would change it: in equal detail for ruled-out and for suggested ones.
fn reasons(app: &App, line: &TreatmentPlan) -> Html {
    let messages = &app.messages;
    let no = matches!(line.status, Status::Blocked | Status::NotYet | Status::NotNeeded);
    let deciding = &line.because[..line.deciding_count(&app.knowledge).min(line.because.len())];
    let key = |because: &Reason| ["rule-", &app.knowledge.rule(because.rule).id].concat();
    let change = deciding.first().map(|because| messages.attribute(&key(because), "change"));
    html! {
        <dl class="reasons">
            <div>
                <dt>{ messages.text(if no { "treatment-why-not" } else { "why" }) }</dt>
                { for deciding.iter().map(|because| html! { <dd>{ reason_text(app, because) }</dd> }) }
            </div>
            if let Some(change) = change.filter(|change| !change.is_empty()) {
                <div><dt>{ messages.text("why-change") }</dt><dd>{ change }</dd></div>
            }
        </dl>
    }
}

/// Draws the number of visits, their spacing, the downtime, and the clinic's own details.
fn facts(app: &App, id: TreatmentId, entry: &Treatment) -> Html {
    let messages = &app.messages;
    let days =
        |(low, high): (u16, u16)| messages.format("days", &[("days", &messages.range(low, high))]);
    let (fewest, most) = entry.sessions;
    let downtime = match entry.downtime_days {
        (0, 0) => messages.text("downtime-none"),
        (low, high) => days((u16::from(low), u16::from(high))),
    };
    let own_fact = |key: &str, text: &LocalizedText| {
        html! { <div><dt>{ messages.text(key) }</dt><dd>{ local(app, text) }</dd></div> }
    };
    let own = app.site.profile.treatment(id);
    let own_name = own.and_then(|note| note.name.as_ref());
    let price = own.and_then(|note| note.price.as_ref());
    let note = own.and_then(|note| note.note.as_ref());
    html! {
        <>
            <dl class="facts">
                <div><dt>{ messages.text("fact-visits") }</dt><dd>{ messages.range(u16::from(fewest), u16::from(most)) }</dd></div>
                if let Some(every) = entry.every_days {
                    <div><dt>{ messages.text("fact-apart") }</dt><dd>{ days(every) }</dd></div>
                }
                if let Some(upkeep) = entry.upkeep_days {
                    <div><dt>{ messages.text("fact-upkeep") }</dt><dd>{ days(upkeep) }</dd></div>
                }
                <div><dt>{ messages.text("fact-downtime") }</dt><dd>{ downtime }</dd></div>
                { for own_name.map(|text| own_fact("clinic-own-name", text)) }
                { for price.map(|text| own_fact("clinic-price", text)) }
            </dl>
            { for note.map(|text| from_clinic(app, text)) }
        </>
    }
}

fn before_and_after(app: &App, entry: &Treatment) -> Html {
    let lists = [
        ("treatment-before", "prepare-", &entry.preparation),
        ("treatment-after", "aftercare-", &entry.aftercare),
        ("treatment-may-happen", "complication-", &entry.complications),
    ];
    let lists = lists.into_iter().filter(|(_, _, items)| !items.is_empty());
    let lists = lists.map(|(title, prefix, items)| {
        let items =
            items.iter().map(|item| html! { <li>{ app.messages.text_for(prefix, item) }</li> });
        html! {
            <section class="section section--near prose" aria-labelledby={title} key={title}>
                <h2 id={title}>{ app.messages.text(title) }</h2>
                <ul>{ for items }</ul>
            </section>
        }
    });
    html! { <>{ for lists }</> }
}

/// Draws how the skin recovers, day by day.
fn recovery(app: &App, entry: &Treatment) -> Html {
    let messages = &app.messages;
    if entry.recovery.is_empty() {
        return Html::default();
    }
    let spans: Vec<RecoverySpan> = entry
        .recovery
        .iter()
        // Without anything to recover from there is nothing to draw, least of all a promise.
        .filter(|(from, _, what)| *from <= RECOVERY_DAYS && what != "nothing")
        .filter_map(|(from, to, what)| {
            let tone = RecoveryTone::of(what)?;
            Some(RecoverySpan { from: *from, to: (*to).min(RECOVERY_DAYS), tone })
        })
        .collect();
    let legend =
        RecoveryTone::ALL.into_iter().filter(|tone| spans.iter().any(|span| span.tone == *tone));
    let legend = legend.map(|tone| {
        html! {
            <li class="legend__item" key={tone.id()}>
                <span class={format!("recovery__tone recovery__tone--{}", tone.id())} aria-hidden="true"></span>
                { messages.text_for("recovery-tone-", tone.id()) }
            </li>
        }
    });
    let lines = entry.recovery.iter().map(|(from, to, what)| {
        let days = if from == to {
            messages.format("recovery-day", &[("day", &from.to_string())])
        } else {
            messages.format("recovery-days", &[("from", &from.to_string()), ("to", &to.to_string())])
        };
        html! { <li key={what.clone()}>{ days }{ " " }{ messages.text_for("recovery-", what) }</li> }
    });
    html! {
        <section class="section section--near" aria-labelledby="recovery-days">
            <h2 id="recovery-days">{ messages.text("recovery-title-days") }</h2>
            if !spans.is_empty() {
                { recovery_track(&spans, RECOVERY_DAYS) }
                <p class="recovery__axis" aria-hidden="true">
                    <span>{ messages.text("recovery-visit") }</span>
                    <span>{ messages.count("weeks", 1) }</span>
                    <span>{ messages.count("weeks", 2) }</span>
                </p>
                <ul class="legend recovery__legend" role="list">{ for legend }</ul>
            }
            <ul role="list">{ for lines }</ul>
            <p class="muted recovery__call">{ messages.text("recovery-call") }</p>
        </section>
    }
}

/// Draws what regulators have said, with the sources.
fn regulators(app: &App, entry: &Treatment) -> Html {
    let messages = &app.messages;
    let region = app.region();
    let here = entry
        .regulatory
        .iter()
        .filter(|note| region.is_none() || note.region.is_none() || note.region == region);
    let notes = here.map(|note| {
        html! {
            <div class="known__note" key={note.note.clone()}>
                <p>{ messages.text_for("regulatory-", &note.note) }</p>
                if let Some(region) = note.region {
                    <p class="known__region">{ messages.text_for("region-", region.id()) }</p>
                }
                { source_view(app, note.source) }
            </div>
        }
    });
    let notes: Vec<Html> = notes.collect();
    if notes.is_empty() {
        return Html::default();
    }
    html! {
        <section class="section section--near" aria-labelledby="know">
            <h2 id="know">{ messages.text("plan-know") }</h2>
            <div class="known">{ for notes }</div>
        </section>
    }
}
