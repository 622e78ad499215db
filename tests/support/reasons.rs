//! Invariants of the reasons: every line of a plan cites a rule that applies, with its sources.

use barrier_first::domain::TriageLevel;
use barrier_first::engine::{Assessment, Reason, Step};
use barrier_first::knowledge::{Condition, RuleKind};

use super::oracle::Oracle;

pub fn check(oracle: &Oracle<'_>, plan: &Assessment, faults: &mut Vec<String>) {
    let mut line = |place: &str, because: &[Reason]| {
        if because.is_empty() {
            faults.push(format!("{place} has no reason"));
        }
        for (n, reason) in because.iter().enumerate() {
            if let Err(fault) = check_reason(oracle, reason) {
                faults.push(format!("{place}: {} {fault}", oracle.rule_name(reason.rule)));
            }
            if because[..n].iter().any(|other| other.rule == reason.rule) {
                faults.push(format!("{place}: {} twice", oracle.rule_name(reason.rule)));
            }
        }
    };
    if plan.triage.level > TriageLevel::Clear {
        line("triage", &plan.triage.because);
    }
    for driver in &plan.barrier.drivers {
        line(&driver.id, &driver.because);
    }
    for routine in &plan.home.phases {
        let phase = format!("{:?}", routine.span.phase);
        line(&phase, &routine.span.because);
        line(&format!("{phase} nights"), &routine.nights_because);
        let steps = |time: &str, steps: &[Step]| {
            steps
                .iter()
                .map(|step| (format!("{phase} {time} {:?}", step.slot), step.clone()))
                .collect::<Vec<_>>()
        };
        let all = [
            steps("morning", &routine.morning),
            steps("evening", &routine.evening),
            steps("weekly", &routine.weekly),
        ];
        for (place, step) in all.iter().flatten() {
            line(place, &step.because);
        }
    }
    for avoided in &plan.home.avoid {
        line(&format!("avoid {}", oracle.active_name(avoided.active)), &avoided.because);
    }
    for fit in &plan.home.products {
        line(&fit.id, &fit.because);
    }
    for it in &plan.treatments {
        line(oracle.treatment_name(it.treatment), &it.because);
    }
    for result in &plan.results {
        line(&format!("result from {}", result.from), &result.because);
    }
    for entry in &plan.calendar {
        line(&format!("{:?} {}", entry.kind, entry.date), &entry.because);
    }
    for reason in &plan.warnings {
        line("warning", std::slice::from_ref(reason));
    }
}

fn check_reason(oracle: &Oracle<'_>, reason: &Reason) -> Result<(), String> {
    let rule = oracle.knowledge.rule(reason.rule);
    if rule.sources.is_empty() {
        return Err("has no source".to_owned());
    }
    let truth = oracle.truth(&rule.when);
    match (rule.kind, truth) {
        (_, Some(false)) => return Err("does not apply".to_owned()),
        (RuleKind::Safety, None) if reason.certain => {
            return Err("is called certain, but is open".to_owned());
        }
        (_, Some(true)) if !reason.certain => {
            return Err("is called open, but is certain".to_owned());
        }
        (kind, None) if kind != RuleKind::Safety && reason.certain => {
            return Err("is a policy that does not certainly apply".to_owned());
        }
        _ => {}
    }
    let mut reads = Vec::new();
    rule.when.for_each_question(&mut |question| reads.push(question));
    let cites_a_question = !reason.answers.is_empty();
    if rule.kind == RuleKind::Safety && !reads.is_empty() && !cites_a_question {
        return Err("names none of the answers it rests on".to_owned());
    }
    let open = |question| {
        oracle.answers.get(question).is_none_or(|answer| oracle.is_open(question, answer))
    };
    if !reason.certain && !reads_region(&rule.when) && !reason.answers.iter().any(|q| open(*q)) {
        return Err("is open, but names no open question".to_owned());
    }
    Ok(())
}

fn reads_region(condition: &Condition) -> bool {
    match condition {
        Condition::Region(_) => true,
        Condition::All(parts) | Condition::Any(parts) => parts.iter().any(reads_region),
        Condition::Not(part) => reads_region(part),
        _ => false,
    }
}
