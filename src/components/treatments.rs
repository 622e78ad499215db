//! Every treatment, grouped by status, most useful first; what shares a reason is said once.

use yew::prelude::*;

use super::block_end_text::until_text;
use super::clinic_slot::{from_clinic, local};
use super::icon::{chevron, icon, icon_for_status};
use super::reason::reason_text;
use super::why_link::why_link_as;
use crate::clinic::LocalizedText;
use crate::domain::{ClosedSet, Severity, Status, insertion_sort};
use crate::engine::{LineRef, Reason, TreatmentPlan};
use crate::state::View;

/// The groups of treatments.
pub fn treatments(view: &View) -> Html {
    let words = &view.words;
    let Some(plan) = &view.plan else { return Html::default() };
    let groups = Status::ALL.iter().map(|status| {
        let lines: Vec<&TreatmentPlan> =
            plan.treatments.iter().filter(|line| line.status == *status).collect();
        (*status, lines)
    });
    let (now, later): (Vec<_>, Vec<_>) = groups
        .filter(|(_, lines)| !lines.is_empty())
        .partition(|(status, _)| *status == Status::Suggested);
    html! {
        <section class="section" aria-labelledby="treatments">
            <h2 id="treatments" class="section__head" tabindex="-1">{ words.get("treatments-title") }</h2>
            <div class="columns columns--half">
                <div>{ for now.iter().map(|(status, lines)| group(view, *status, lines)) }</div>
                <div>{ for later.iter().map(|(status, lines)| group(view, *status, lines)) }</div>
            </div>
        </section>
    }
}

fn group(view: &View, status: Status, lines: &[&TreatmentPlan]) -> Html {
    let words = &view.words;
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
            <div class="treatments">
                { for bundles(view, status, lines).iter().map(|bundle| bundled(view, bundle)) }
            </div>
        </section>
    }
}

/// Treatments of one status that wait for the same day and for the same reasons.
struct Bundle<'a> {
    until: Option<AttrValue>,
    reasons: Vec<AttrValue>,
    lines: Vec<&'a TreatmentPlan>,
}

/// The lines of a group by what holds them back, the soonest first, else in the order of a visit.
fn bundles<'a>(view: &View, status: Status, lines: &[&'a TreatmentPlan]) -> Vec<Bundle<'a>> {
    let mut lines = lines.to_vec();
    if status == Status::NotYet {
        insertion_sort(&mut lines, |line| line.from);
    }
    let mut bundles: Vec<Bundle<'a>> = Vec::new();
    for line in lines {
        let until = line.until.map(|until| until_text(view, until));
        let reasons = headline(view, line);
        match bundles.iter_mut().find(|one| one.until == until && one.reasons == reasons) {
            Some(bundle) => bundle.lines.push(line),
            None => bundles.push(Bundle { until, reasons, lines: vec![line] }),
        }
    }
    bundles
}

/// What is never folded away: what a suggestion is for, else the rules that decide. Of these a rule
/// of our own gives way to one about safety.
fn headline(view: &View, line: &TreatmentPlan) -> Vec<AttrValue> {
    let words = &view.words;
    if line.status == Status::Suggested {
        let treatment = &view.knowledge.treatment(line.treatment).id;
        return vec![words.attribute(&format!("treatment-{treatment}"), "for")];
    }
    let deciding: Vec<_> = line.because.iter().take(line.deciding_count(&view.knowledge)).collect();
    let severity = |because: &&Reason| view.knowledge.rule(because.rule).severity;
    let safety: Vec<_> =
        deciding.iter().copied().filter(|because| severity(because) != Severity::Policy).collect();
    let told = if safety.is_empty() { &deciding[..deciding.len().min(1)] } else { &safety[..] };
    told.iter().map(|because| reason_text(view, because)).collect()
}

/// One treatment as a row, or several with their reasons said once. Reasons and names can always be
/// read; only what is known about each treatment is folded away.
fn bundled(view: &View, bundle: &Bundle) -> Html {
    let words = &view.words;
    let until = bundle.until.as_ref();
    let until = until.map(|until| html! { <span class="treatment__until">{ until }</span> });
    let reasons = bundle.reasons.iter();
    let reasons = reasons.map(|reason| html! { <span class="treatment__why">{ reason }</span> });
    let told = html! { <>{ for until }{ for reasons }</> };
    let Some(first) = bundle.lines.first() else { return Html::default() };
    if bundle.lines.len() == 1 {
        return row(view, first, told);
    }
    let names = bundle.lines.iter().map(|line| {
        let id = &view.knowledge.treatment(line.treatment).id;
        html! { <span key={id.clone()}>{ words.of("treatment-", id) }</span> }
    });
    let key = ["bundle-", &view.knowledge.treatment(first.treatment).id].concat();
    html! {
        <details class={format!("bundle status--{}", first.status.id())} {key}>
            <summary>
                { icon(icon_for_status(first.status)) }
                <span class="treatment__name">
                    { words.count("treatments-count", bundle.lines.len()) }
                </span>
                { chevron() }
                { told }
                <span class="bundle__names">{ for names }</span>
            </summary>
            <div class="bundle__rows">
                { for bundle.lines.iter().map(|line| row(view, line, Html::default())) }
            </div>
        </details>
    }
}

fn row(view: &View, line: &TreatmentPlan, told: Html) -> Html {
    let id = &view.knowledge.treatment(line.treatment).id;
    html! {
        <details class={format!("treatment status--{}", line.status.id())} key={id.clone()}>
            <summary>
                { icon(icon_for_status(line.status)) }
                <span class="treatment__name">{ view.words.of("treatment-", id) }</span>
                { chevron() }
                { told }
            </summary>
            { body(view, line) }
        </details>
    }
}

/// Why, and what would change it: as much for what is left out as for what is suggested.
fn reasons(view: &View, line: &TreatmentPlan) -> Html {
    let words = &view.words;
    let no = matches!(line.status, Status::Blocked | Status::NotYet | Status::NotNeeded);
    let deciding = &line.because[..line.deciding_count(&view.knowledge).min(line.because.len())];
    let key = |because: &Reason| ["rule-", &view.knowledge.rule(because.rule).id].concat();
    let change = deciding.first().map(|because| words.attribute(&key(because), "change"));
    html! {
        <dl class="reasons">
            <div>
                <dt>{ words.get(if no { "treatment-why-not" } else { "why" }) }</dt>
                { for deciding.iter().map(|because| html! { <dd>{ reason_text(view, because) }</dd> }) }
            </div>
            if let Some(change) = change.filter(|change| !change.is_empty()) {
                <div><dt>{ words.get("why-change") }</dt><dd>{ change }</dd></div>
            }
        </dl>
    }
}

fn body(view: &View, line: &TreatmentPlan) -> Html {
    let words = &view.words;
    let entry = view.knowledge.treatment(line.treatment);
    let key = format!("treatment-{}", entry.id);
    let name = words.get(&key);
    let list = |prefix: &str, items: &[String]| -> Html {
        items.iter().map(|item| html! { <li>{ words.of(prefix, item) }</li> }).collect()
    };
    let days = |(low, high): (u16, u16)| words.with("days", &[("days", &words.range(low, high))]);
    let (fewest, most) = entry.sessions;
    let downtime = match entry.downtime_days {
        (0, 0) => words.get("downtime-none"),
        (low, high) => days((u16::from(low), u16::from(high))),
    };
    let own_fact = |key: &str, text: &LocalizedText| {
        html! { <div><dt>{ words.get(key) }</dt><dd>{ local(view, text) }</dd></div> }
    };
    let own = view.site.profile.treatment(line.treatment);
    let own_name = own.and_then(|note| note.name.as_ref());
    let price = own.and_then(|note| note.price.as_ref());
    let note = own.and_then(|note| note.note.as_ref());
    html! {
            <div class="treatment__body">
                if line.status != Status::Suggested { <p>{ words.attribute(&key, "for") }</p> }
                { reasons(view, line) }
                <dl class="facts">
                    <div><dt>{ words.get("fact-visits") }</dt><dd>{ words.range(u16::from(fewest), u16::from(most)) }</dd></div>
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
                { for note.map(|text| from_clinic(view, text)) }
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
                    { why_link_as(view, &LineRef::Treatment(line.treatment), &name, "why-and-change") }
                </p>
            </div>
    }
}
