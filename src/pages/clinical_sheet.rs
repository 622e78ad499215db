//! The sheet for the clinician: the essentials first, then wishes, signs, conflicts between facts
//! and treatments, and home care. If a doctor has to look today, it contains only the facts.

use yew::prelude::*;

use crate::components::answer_text::{answer_text, answers_of, chosen_in_words, telling_options};
use crate::components::clinic_slot::clinic_slot;
use crate::components::localizer::AppLocalizer;
use crate::components::reason::{reason_text, reviews};
use crate::components::stop_now::stopped_names;
use crate::domain::{Answer, Answers, ClosedSet, QuestionId, Section, Status, TriageLevel};
use crate::engine::{Assessment, PhaseRoutine};
use crate::export::clinical_summary::{ClinicalSummary, ConflictLevel, Conflicts, steps_line};
use crate::export::follow_text::follow_lines;
use crate::export::text::barrier_line;
use crate::state::{ClinicSlot, View};

/// Maximum number of treatments named in one line; of a longer list only the number is shown.
const MOST_NAMES: usize = 8;

/// Draws the sheet for the person in the view.
pub(super) fn sheet(view: &View, plan: &Assessment) -> Html {
    let messages = &view.messages;
    let latest = answers_of(view, plan);
    let facts = ClinicalSummary::of(&AppLocalizer(messages), &view.knowledge, &latest, plan);
    html! {
        <div class="sheet">
            { identity(view, plan) }
            { must_know(view, plan, &facts, &latest) }
            { level(view, plan) }
            if !plan.triage.stops_the_plan() {
                { wishes(view) }
                { signs(view, plan, &latest) }
                { follow_up(view, plan) }
                { conflicts(view, &facts.conflicts) }
                { treatments(view, plan, &facts.conflicts) }
                { home(view, plan.home.phases.get(view.current_span())) }
                { rules(view, plan) }
                { clinic_slot(view, ClinicSlot::Contact) }
            }
            <p class="muted">{ messages.text("footer-note") }</p>
        </div>
    }
}

/// Returns a sentence on the source and date of the answers, and the day of the last weekly check.
pub(super) fn as_told(view: &View, plan: &Assessment, key: &str) -> String {
    let messages = &view.messages;
    let told = messages.format(key, &[("date", &messages.date(view.started()))]);
    let last = plan.course.as_ref().and_then(|course| course.trend.last());
    match last.map(|point| messages.date(point.on)) {
        Some(day) => {
            [&*told, " ", &*messages.format("summary-last-check", &[("date", &day)])].concat()
        }
        None => told.to_string(),
    }
}

/// Draws who and when: the name is handwritten, since the app never asks for it.
fn identity(view: &View, plan: &Assessment) -> Html {
    let messages = &view.messages;
    let age = answer_text(view, view.knowledge.ids.age_band);
    html! {
        <div class="sheet__identity">
            // On screen the page header says it.
            <p class="muted print-only">{ as_told(view, plan, "chart-unverified") }</p>
            <p class="sheet__blank print-only"><span>{ messages.text("chart-name") }</span></p>
            <p class="sheet__blank print-only"><span>{ messages.text("chart-visit") }</span></p>
            <p>{ messages.attribute("question-age_band", "short") }{ ": " }<strong>{ age }</strong></p>
        </div>
    }
}

fn must_know(view: &View, plan: &Assessment, facts: &ClinicalSummary, latest: &Answers) -> Html {
    let messages = &view.messages;
    let list = |names: &[String]| {
        let names: Vec<AttrValue> =
            names.iter().map(|name| AttrValue::from(name.clone())).collect();
        messages.list(&names)
    };
    let actives = view.knowledge.ids.actives;
    let used = telling_options(view, actives, latest);
    let used = used.map(|chosen| chosen_in_words(view, actives, chosen));
    let uses = used.map(|names| match names.is_empty() {
        true => messages.text("chart-uses-none"),
        false => messages.format("chart-uses", &[("names", &messages.list(&names))]),
    });
    // A person who follows the plan no longer uses these.
    let paused = stopped_names(view, plan)
        .map(|names| messages.format("chart-paused", &[("names", &names)]));
    html! {
        <section class="section section--near sheet__first">
            <h2>{ messages.text("chart-must-know") }</h2>
            if !facts.must_know.is_empty() {
                <ul class="sheet__facts" role="list">
                    { for facts.must_know.iter().map(|fact| html! { <li>{ fact.clone() }</li> }) }
                </ul>
            }
            if facts.no_red_flag { <p>{ messages.text("chart-no-flag") }</p> }
            if !facts.denied.is_empty() {
                <p>{ messages.format("chart-denied", &[("topics", &list(&facts.denied))]) }</p>
            }
            if !facts.open.is_empty() {
                <p><strong>{ messages.format("chart-open", &[("topics", &list(&facts.open))]) }</strong></p>
            }
            { for uses.into_iter().chain(paused).map(|line| html! { <p>{ line }</p> }) }
        </section>
    }
}

/// Draws why somebody should look first, if so.
fn level(view: &View, plan: &Assessment) -> Html {
    let messages = &view.messages;
    if plan.triage.level == TriageLevel::Clear {
        return Html::default();
    }
    html! {
        <section class="section section--near">
            <h2>{ messages.text_for("triage-", plan.triage.level.id()) }</h2>
            { for plan.triage.told().map(|because| html! { <p>{ reason_text(view, because) }</p> }) }
        </section>
    }
}

/// Returns the answered questions among these: each one's short name and the answer.
fn given<'a>(
    view: &'a View,
    questions: &'a [QuestionId],
) -> impl Iterator<Item = (AttrValue, AttrValue)> + 'a {
    questions.iter().filter_map(|question| {
        view.state.answers().get(*question)?;
        let id = &view.knowledge.question(*question).id;
        let short = view.messages.attribute(&format!("question-{id}"), "short");
        Some((short, answer_text(view, *question)))
    })
}

/// Draws the wishes as one list.
fn wishes(view: &View) -> Html {
    let ids = &view.knowledge.ids;
    let wishes = [ids.goals, ids.clinic_interest, ids.needle_comfort, ids.downtime, ids.event_date];
    let rows: Vec<Html> = given(view, &wishes)
        .map(|(name, answer)| html! { <div><dt>{ name }</dt><dd>{ answer }</dd></div> })
        .collect();
    if rows.is_empty() {
        return Html::default();
    }
    html! {
        <section class="section section--near">
            <h2>{ view.messages.text("chart-wants") }</h2>
            <dl class="sheet__rows">{ for rows }</dl>
        </section>
    }
}

/// Draws the signs in days of the week before the latest check, and the index unless a doctor has
/// to look first: a high number beside a doctor's question would be false reassurance.
fn signs(view: &View, plan: &Assessment, latest: &Answers) -> Html {
    let messages = &view.messages;
    let looked_at_first = plan.triage.level >= TriageLevel::SeeDoctor;
    let check = plan.course.as_ref().and_then(|course| course.trend.last());
    let title = check.map_or_else(
        || messages.text("chart-signs"),
        |check| messages.format("chart-signs-check", &[("date", &messages.date(check.on))]),
    );
    let signs: Vec<AttrValue> = view
        .knowledge
        .questions()
        .filter(|(_, entry)| entry.section == Section::Signs)
        .filter_map(|(question, entry)| {
            let days = match latest.get(question)? {
                Answer::Level(level) => messages.text(&format!("chart-day-{level}")),
                _ => messages.text("level-not_sure"),
            };
            let name = messages.attribute(&format!("question-{}", entry.id), "short");
            Some(AttrValue::from([&*name, " ", &*days].concat()))
        })
        .collect();
    // Facts that decide about light, heat and peels.
    let ids = &view.knowledge.ids;
    let skin = [ids.dark_marks, ids.burns, ids.tans];
    let skin: Vec<String> =
        given(view, &skin).map(|(name, answer)| [&*name, ": ", &*answer].concat()).collect();
    html! {
        <section class="section section--near">
            <h2>{ title }</h2>
            <ul class="sheet__signs" role="list">
                { for signs.into_iter().map(|sign| html! { <li>{ sign }</li> }) }
            </ul>
            if !looked_at_first { <p>{ barrier_line(&AppLocalizer(messages), &plan.barrier) }</p> }
            if !skin.is_empty() { <p>{ skin.join(" · ") }</p> }
        </section>
    }
}

/// Draws the results of the weekly checks, evenings done as planned, and reactions; nothing before
/// the first of them.
fn follow_up(view: &View, plan: &Assessment) -> Html {
    let messages = &view.messages;
    let Some(course) = &plan.course else { return Html::default() };
    let lines = follow_lines(&AppLocalizer(messages), &view.knowledge, course, |day| {
        messages.short_date(day).to_string()
    });
    if lines.is_empty() {
        return Html::default();
    }
    html! {
        <section class="section section--near">
            <h2>{ messages.text("summary-follow-up") }</h2>
            { for lines.into_iter().map(|line| html! { <p>{ line }</p> }) }
        </section>
    }
}

/// Draws the table of facts and the treatments they conflict with.
fn conflicts(view: &View, conflicts: &Conflicts) -> Html {
    let messages = &view.messages;
    if conflicts.rows.is_empty() {
        return Html::default();
    }
    let heads = conflicts.facts.iter().map(|fact| html! { <th scope="col">{ fact.clone() }</th> });
    let rows = conflicts.rows.iter().map(|row| {
        let names: Vec<AttrValue> = row
            .treatments
            .iter()
            .map(|one| messages.text_for("treatment-", &view.knowledge.treatment(*one).id))
            .collect();
        let cells = row.marks.iter().zip(&conflicts.facts).map(|(mark, fact)| {
            let (sign, said) = match mark {
                Some(ConflictLevel::AskFirst) => ("●", messages.text("chart-ask")),
                Some(ConflictLevel::LeftOut) => ("■", messages.text("chart-left-out")),
                None => return html! { <td></td> },
            };
            html! {
                <td data-fact={fact.clone()}>
                    <span aria-hidden="true">{ sign }</span>
                    <span class="visually-hidden">{ said }</span>
                </td>
            }
        });
        html! { <tr><th scope="row">{ messages.list(&names) }</th>{ for cells }</tr> }
    });
    html! {
        <section class="section section--near sheet__wide">
            <h2 id="conflicts">{ messages.text("chart-conflicts") }</h2>
            <p class="muted">{ messages.text("chart-conflicts-key") }</p>
            <div class="table-scroll" role="region" aria-labelledby="conflicts" tabindex="0">
                <table class="sheet__conflicts">
                    <thead>
                        <tr>
                            <th scope="col">
                                <span class="visually-hidden">{ messages.text("chart-treatment") }</span>
                            </th>
                            { for heads }
                        </tr>
                    </thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </div>
        </section>
    }
}

/// Draws the suitable treatments, and those held back for reasons other than the facts in the table.
fn treatments(view: &View, plan: &Assessment, conflicts: &Conflicts) -> Html {
    let messages = &view.messages;
    let in_table: Vec<_> = conflicts.rows.iter().flat_map(|row| &row.treatments).collect();
    let names = |status: Status| -> Vec<AttrValue> {
        let lines = plan
            .treatments
            .iter()
            .filter(|line| line.status == status && !in_table.contains(&&line.treatment));
        lines
            .map(|line| {
                messages.text_for("treatment-", &view.knowledge.treatment(line.treatment).id)
            })
            .collect()
    };
    let line = |key: &str, names: Vec<AttrValue>| {
        let listed = match names.len() {
            0 => return Html::default(),
            1..=MOST_NAMES => messages.list(&names),
            count => messages.count("treatments-count", count),
        };
        html! { <p>{ messages.format(key, &[("names", &listed)]) }</p> }
    };
    let groups = [
        ("chart-fits", Status::Suggested),
        ("chart-ask-first", Status::AskFirst),
        ("chart-waits", Status::NotYet),
        ("chart-out", Status::Blocked),
    ];
    let groups = groups.map(|(key, status)| (key, names(status)));
    if groups.iter().all(|(_, names)| names.is_empty()) {
        return Html::default();
    }
    html! {
        <section class="section section--near">
            <h2>{ messages.text("chart-treatments") }</h2>
            { for groups.into_iter().map(|(key, names)| line(key, names)) }
        </section>
    }
}

fn home(view: &View, routine: Option<&PhaseRoutine>) -> Html {
    let messages = &view.messages;
    let Some(routine) = routine else { return Html::default() };
    let line = |key: &str, steps: &[crate::engine::Step]| {
        let steps = steps_line(&AppLocalizer(messages), &view.knowledge, routine, steps);
        html! { <p>{ messages.format(key, &[("steps", &steps)]) }</p> }
    };
    let phase = messages.text_for("phase-", routine.span.phase.id());
    html! {
        <section class="section section--near">
            <h2>{ messages.format("chart-home", &[("phase", &phase)]) }</h2>
            { line("chart-morning", &routine.morning) }
            { line("chart-evening", &routine.evening) }
        </section>
    }
}

/// Draws the ids of the rules that hold something back, for reference, and who has reviewed them.
fn rules(view: &View, plan: &Assessment) -> Html {
    let messages = &view.messages;
    let ids: Vec<&str> =
        plan.restrictions(&view.knowledge).map(|(_, rule)| rule.id.as_str()).collect();
    html! {
        <>
            if !ids.is_empty() {
                <p class="muted sheet__rules">
                    { messages.format("chart-rules", &[("rules", &ids.join(" "))]) }
                </p>
            }
            { reviews(view, plan.restrictions(&view.knowledge).map(|(_, rule)| rule)) }
        </>
    }
}
