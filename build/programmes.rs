//! Checks that each programme is feasible, and that every one of its treatments belongs to a programme.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::checks::check_grade;
use crate::entries::Entries;
use crate::faults::Faults;
use crate::knowledge::Tables;
use crate::knowledge::model::{Programme, RuleKind};
use crate::knowledge::well_known::WellKnown;

/// Most items of one visit.
const MOST_ITEMS: usize = 5;

/// Checks every programme, and every treatment against them.
pub fn check(entries: &Entries, tables: &Tables, well_known: &WellKnown, faults: &mut Faults) {
    let mut orders = BTreeSet::new();
    for (entry, programme) in entries.programmes.iter().zip(&tables.programmes) {
        let file = format!("knowledge/programmes/{}.ron", programme.id);
        if !orders.insert(programme.order) {
            faults.add(&file, "shares its order with another programme");
        }
        if entry.reviewed.parse::<Date>().is_err() {
            faults.add(&file, "reviewed is not a date (YYYY-MM-DD)");
        }
        check_grade(&file, programme.grade, &programme.sources, tables, faults);
        rules(&file, programme, tables, faults);
        steps(&file, programme, well_known, faults);
    }
    if !tables.programmes.is_empty() {
        reach(tables, well_known, faults);
    }
}

fn rules(file: &str, programme: &Programme, tables: &Tables, faults: &mut Faults) {
    if programme.needs.is_empty() {
        faults.add(file, "answers no need");
    }
    for id in programme.needs.iter().chain(&programme.offers) {
        if tables.rules[id.index()].kind != RuleKind::Need {
            faults.add(file, format!("{} is not a need", tables.rules[id.index()].id));
        }
    }
    let upkeep = &tables.rules[programme.upkeep.index()];
    if upkeep.kind != RuleKind::Calendar {
        faults.add(file, format!("{} is no calendar rule", upkeep.id));
    }
    if programme.strength.is_empty() || programme.strength.iter().any(|(_, points)| *points == 0) {
        faults.add(file, "nothing makes the need for it stronger, or it gives no point");
    }
}

fn steps(file: &str, programme: &Programme, well_known: &WellKnown, faults: &mut Faults) {
    let mut seen = BTreeSet::new();
    for item in programme.steps.iter().flat_map(|step| &step.items) {
        if !seen.insert(*item) {
            faults.add(file, "names a treatment twice");
        }
    }
    if programme.steps.iter().any(|step| step.items.is_empty()) {
        faults.add(file, "a step has no item");
    }
    let only = |step: Option<&crate::knowledge::model::ProgrammeStep>, item| {
        step.is_some_and(|step| step.items == [item])
    };
    let treatments = &well_known.treatments;
    if !only(programme.steps.first(), treatments.consultation)
        || !only(programme.steps.last(), treatments.barrier_finish)
    {
        faults.add(file, "its first step is the consultation, its last the barrier finish");
    }
    if programme.steps.len() > MOST_ITEMS + 1 {
        faults.add(file, "a visit would hold more than 5 items");
    }
    let last = programme.steps.len().saturating_sub(1);
    let leads = |place: &u8| (1..last).contains(&usize::from(*place));
    if programme.leading.is_empty() || !programme.leading.iter().all(leads) {
        faults.add(file, "one of the steps between consultation and finish leads");
    }
}

/// Checks that every treatment is in a programme for each of its needs; otherwise such a need would lead
/// nowhere.
fn reach(tables: &Tables, well_known: &WellKnown, faults: &mut Faults) {
    for (place, treatment) in tables.treatments.iter().enumerate() {
        let own = |item: &crate::domain::TreatmentId| item.index() == place;
        let treatments = &well_known.treatments;
        if own(&treatments.consultation) || own(&treatments.barrier_finish) {
            continue;
        }
        for need in &treatment.needs {
            let answered = tables.programmes.iter().any(|programme| {
                (programme.needs.contains(need) || programme.offers.contains(need))
                    && programme.steps.iter().any(|step| step.items.iter().any(own))
            });
            if !answered {
                let need = &tables.rules[need.index()].id;
                faults.add(
                    &format!("knowledge/treatments/{}.ron", treatment.id),
                    format!("no programme that answers {need} holds it"),
                );
            }
        }
    }
}
