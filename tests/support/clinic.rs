//! Invariants of the clinic plan and its calendar.

use barrier_first::domain::{CalendarKind, Status, TreatmentId, TriageLevel};
use barrier_first::engine::{Assessment, CalendarEntry, TreatmentPlan, plus_days};
use barrier_first::knowledge::Effect;
use jiff::civil::Date;

use super::oracle::Oracle;

/// Never better than "ask first" (rules ).
const NEVER_SUGGESTED: [&str; 5] = [
    "exosomes_topical",
    "exosomes_needled",
    "hybrid_fractional_exosome",
    "polynucleotides",
    "ha_booster",
];
/// Days between two invasive items of any kind.
const INVASIVE_REST: u16 = 14;

pub fn check(oracle: &Oracle<'_>, plan: &Assessment, faults: &mut Vec<String>) {
    if oracle.level() >= TriageLevel::Urgent {
        return;
    }
    treatments(oracle, plan, faults);
    calendar(oracle, plan, faults);
}

fn treatments(oracle: &Oracle<'_>, plan: &Assessment, faults: &mut Vec<String>) {
    let mut seen: Vec<TreatmentId> = plan.treatments.iter().map(|it| it.treatment).collect();
    seen.sort_unstable();
    if !seen.iter().copied().eq(oracle.knowledge.treatments().map(|(id, _)| id)) {
        faults.push("not every treatment has one status".to_owned());
    }
    if !plan.treatments.iter().map(|it| it.status).is_sorted() {
        faults.push("treatments do not start with the most useful".to_owned());
    }
    let age = oracle.knowledge.questions.ids.age_band;
    let minor = ["under_13", "13_17"].iter().any(|band| oracle.says("age_band", band))
        || oracle.answers.get(age).is_none();
    for it in &plan.treatments {
        let entry = oracle.knowledge.treatment(it.treatment);
        let id = entry.id.as_str();
        let status = it.status;
        let open = status <= Status::NotYet;
        let by_clinic = oracle.clinic.tighter.ask_first.contains(&it.treatment);
        let asked = by_clinic
            || oracle.effects().any(
                |effect| matches!(effect, Effect::AskFirst(set) if set.contains(it.treatment)),
            );
        if oracle.forbids_treatment(it.treatment, plan.phase) != (status == Status::Blocked) {
            faults.push(format!("{id} is {status:?}, which the blocks do not say"));
        }
        if (NEVER_SUGGESTED.contains(&id) || entry.always_ask || asked)
            && status == Status::Suggested
        {
            faults.push(format!("{id} is suggested, but a clinician decides"));
        }
        if status == Status::Suggested && oracle.looks_at_all() && id != "consultation" {
            faults.push(format!("{id} is suggested although somebody should look first"));
        }
        if open && !oracle.clinic.offers(it.treatment) {
            faults.push(format!("{id} is {status:?}, but not offered"));
        }
        if open && !entry.needs.iter().any(|need| oracle.fires(*need)) {
            faults.push(format!("{id} is {status:?}, but no need asks for it"));
        }
        if status <= Status::AskFirst && entry.needs_phase > plan.phase {
            faults.push(format!("{id} is {status:?} before its phase"));
        }
        if status == Status::NotYet
            && (it.until.is_none() || it.from.is_none_or(|d| d < oracle.today))
        {
            faults.push(format!("{id} does not say when it is unlocked"));
        }
        if (status == Status::Blocked) && it.until.is_none() {
            faults.push(format!("{id} does not say until when it is blocked"));
        }
        if minor && id != "consultation" && open {
            faults.push(format!("{id} is {status:?} for someone under 18"));
        }
        if open && (oracle.says("clinic_interest", "none") || unwanted(oracle, it.treatment, asked))
        {
            faults.push(format!("{id} is {status:?}, but the person does not want it"));
        }
    }
    if plan.treatments.iter().all(|it| it.status > Status::NotYet)
        && !plan.questions_for_clinic.is_empty()
    {
        faults.push("questions for a clinic, but nothing to ask about".to_owned());
    }
    // "This" is a treatment: a talk alone is not, nor is one that waits until somebody has looked.
    let spoken = |it: &TreatmentPlan| {
        let talk = oracle.knowledge.treatment(it.treatment).id == "consultation";
        let least = match plan.triage.level {
            TriageLevel::Clear | TriageLevel::AskSoon => Status::NotYet,
            _ => Status::Suggested,
        };
        it.status <= least && !talk
    };
    let calm = |question: &String| question == "calm_enough";
    if !plan.treatments.iter().any(spoken) && plan.questions_for_clinic.iter().any(calm) {
        faults.push("asks whether the barrier is calm enough for nothing".to_owned());
    }
}

/// Needles for someone who never wants them, or more recovery days than they accept: in the worst case, or in
/// the best case if a rule requires a clinician to be asked anyway.
fn unwanted(oracle: &Oracle<'_>, treatment: TreatmentId, asked: bool) -> bool {
    let entry = oracle.knowledge.treatment(treatment);
    let (shortest, longest) = entry.downtime_days;
    let counts = if asked { shortest } else { longest };
    let days = match () {
        () if oracle.says("downtime", "none") => 0,
        () if oracle.says("downtime", "up_to_3_days") => 3,
        () if oracle.says("downtime", "up_to_a_week") => 7,
        () => u8::MAX,
    };
    (entry.needles && oracle.says("needle_comfort", "never")) || counts > days
}

fn is_visit(entry: &CalendarEntry) -> bool {
    matches!(entry.kind, CalendarKind::Visit | CalendarKind::Upkeep)
}

fn calendar(oracle: &Oracle<'_>, plan: &Assessment, faults: &mut Vec<String>) {
    let entries = &plan.calendar;
    if !entries.iter().map(|entry| (entry.date, entry.kind)).is_sorted() {
        faults.push("the calendar is out of order".to_owned());
    }
    let suggested = |treatment: &TreatmentId| {
        plan.treatments
            .iter()
            .any(|it| it.treatment == *treatment && it.status == Status::Suggested)
    };
    for entry in entries {
        let day = entry.date;
        if day <= oracle.today {
            faults.push(format!("{:?} on {day}, today or before", entry.kind));
        }
        if let Some(item) = entry.items.iter().find(|item| !suggested(item)) {
            let name = oracle.treatment_name(*item);
            faults.push(format!("{name} on {day} is not suggested"));
        }
        if entry.items.is_empty() != (entry.kind == CalendarKind::CheckIn) {
            faults.push(format!("{:?} on {day} has the wrong items", entry.kind));
        }
    }
    let visits: Vec<&CalendarEntry> = entries.iter().filter(|entry| is_visit(entry)).collect();
    let first = oracle.knowledge.well_known.treatments.consultation;
    if let Some(visit) = visits.first() {
        let alone = visit.items == [first];
        let again = visits[1..].iter().any(|visit| visit.items.contains(&first));
        let early = entries
            .iter()
            .any(|entry| entry.kind != CalendarKind::CheckIn && entry.date < visit.date);
        if !alone || again || early {
            faults.push("the calendar does not start with one consultation".to_owned());
        }
    }
    spacing(oracle, &visits, faults);
}

/// One invasive item a day, with enough days between two of them; the interval of every treatment.
fn spacing(oracle: &Oracle<'_>, visits: &[&CalendarEntry], faults: &mut Vec<String>) {
    let mut last_invasive: Option<Date> = None;
    let mut done: Vec<(TreatmentId, Date)> = Vec::new();
    for visit in visits {
        let invasive = |item: &&TreatmentId| oracle.knowledge.treatment(**item).invasive;
        let number = visit.items.iter().filter(invasive).count();
        if number > 1 {
            faults.push(format!("{number} invasive items on {}", visit.date));
        }
        if number > 0 {
            if last_invasive.is_some_and(|last| plus_days(last, INVASIVE_REST) > visit.date) {
                faults.push(format!("invasive again on {}", visit.date));
            }
            last_invasive = Some(visit.date);
        }
        for item in &visit.items {
            let entry = oracle.knowledge.treatment(*item);
            let last = done.iter().rev().find(|(known, _)| known == item);
            let least = entry.every_days.map_or(1, |(least, _)| least);
            if last.is_some_and(|(_, date)| plus_days(*date, least) > visit.date) {
                faults.push(format!("{} too soon on {}", entry.id, visit.date));
            }
            done.push((*item, visit.date));
        }
    }
}
