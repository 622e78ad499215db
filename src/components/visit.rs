//! Inside a visit: the order of its steps, and the recovery day by day.

use yew::prelude::*;

use super::icon::chevron;
use super::pictures::{RecoverySpan, RecoveryTone, recovery_track};
use crate::domain::{CalendarKind, Status, TreatmentId};
use crate::state::View;

/// Days that the recovery pictures show.
const RECOVERY_DAYS: u16 = 14;

/// The steps of the first visit after the consultation, and how the skin recovers.
pub fn visit(view: &View) -> Html {
    let words = &view.words;
    let Some(plan) = &view.plan else { return Html::default() };
    let visits = plan.calendar.iter().filter(|entry| entry.kind == CalendarKind::Visit);
    let Some(longest) = visits.max_by_key(|entry| entry.items.len()).filter(|e| e.items.len() > 1)
    else {
        return Html::default();
    };
    let steps = longest.items.iter().map(|item| {
        let key = format!("treatment-{}", view.knowledge.treatment(*item).id);
        html! {
            <li class="visit__step" key={key.clone()}>
                <p><strong>{ words.get(&key) }</strong></p>
            </li>
        }
    });
    let open = |item: &TreatmentId| {
        plan.treatments
            .iter()
            .any(|line| line.treatment == *item && line.status <= Status::AskFirst)
    };
    let recovering: Vec<TreatmentId> = plan
        .treatments
        .iter()
        .map(|line| line.treatment)
        .filter(|item| open(item) && view.knowledge.treatment(*item).downtime_days.1 > 0)
        .collect();
    html! {
        <section class="section" aria-labelledby="visit">
            <div class="section__head">
                <h2 id="visit" tabindex="-1">{ words.get("visit-title") }</h2>
                <p>{ words.get("visit-note") }</p>
            </div>
            <div class="columns columns--half">
                <ol class="visit" role="list">{ for steps }</ol>
                <div class="card">
                    <h3>{ words.get("recovery-title-days") }</h3>
                    if recovering.is_empty() {
                        <p>{ words.get("recovery-no-marks") }</p>
                    }
                    <p class="muted recovery__call">{ words.get("recovery-call") }</p>
                    if !recovering.is_empty() {
                        <ul class="recovery recovery--card" role="list">
                            { for recovering.iter().map(|item| recovery(view, *item)) }
                        </ul>
                        <p class="recovery__axis" aria-hidden="true">
                            <span>{ words.get("recovery-visit") }</span>
                            <span>{ words.count("weeks", 1) }</span>
                            <span>{ words.count("weeks", 2) }</span>
                        </p>
                    }
                </div>
            </div>
        </section>
    }
}

fn recovery(view: &View, item: TreatmentId) -> Html {
    let words = &view.words;
    let entry = view.knowledge.treatment(item);
    let visible = u16::from(entry.downtime_days.1);
    let spans: Vec<RecoverySpan> = entry
        .recovery
        .iter()
        .filter(|(from, _, _)| *from <= RECOVERY_DAYS)
        .map(|(from, to, _)| RecoverySpan {
            from: *from,
            to: (*to).min(RECOVERY_DAYS),
            tone: if *from <= visible { RecoveryTone::Warm } else { RecoveryTone::Soft },
        })
        .collect();
    let lines = entry.recovery.iter().map(|(from, to, what)| {
        let days = if from == to {
            words.with("recovery-day", &[("day", &from.to_string())])
        } else {
            words.with("recovery-days", &[("from", &from.to_string()), ("to", &to.to_string())])
        };
        html! { <span key={what.clone()}>{ days }{ " " }{ words.of("recovery-", what) }<br /></span> }
    });
    html! {
        <li key={entry.id.clone()}>
            <details class="recovery__item">
                <summary>
                    <span class="recovery__days">{ words.of("treatment-", &entry.id) }</span>
                    { chevron() }
                    { recovery_track(&spans, RECOVERY_DAYS) }
                </summary>
                <p class="muted recovery__text">{ for lines }</p>
            </details>
        </li>
    }
}
