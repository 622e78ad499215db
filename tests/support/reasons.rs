//! Invariants of the reasons: every line of a plan cites a rule that applies, with its sources.

use barrier_first::domain::{Answer, TriageLevel};
use barrier_first::engine::{Assessment, Reason, Said, Step};
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
    for fit in &plan.products {
        line(&fit.id, &fit.because);
    }
    for it in &plan.treatments {
        line(oracle.treatment_name(it.treatment), &it.because);
    }
    for programme in &plan.programmes {
        line(&oracle.knowledge.programme(programme.programme).id, &programme.because);
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
    let by_plan = rule.when.reads_plan();
    if rule.kind == RuleKind::Safety && !reads.is_empty() && !cites_a_question && !by_plan {
        return Err("names none of the answers it rests on".to_owned());
    }
    let open = |question| {
        oracle.answers.get(question).is_none_or(|answer| oracle.is_open(question, answer))
    };
    if !reason.certain
        && !some_part(&rule.when, &|part| matches!(part, Condition::Region(_)))
        && !reason.answers.iter().any(|q| open(*q))
    {
        return Err("is open, but names no open question".to_owned());
    }
    check_matched(oracle, reason, &rule.when)
}

/// The matched answers of a rule were given by this person and are named by the rule; if one answer is enough
/// to make the rule apply, every such answer is listed.
fn check_matched(
    oracle: &Oracle<'_>,
    reason: &Reason,
    condition: &Condition,
) -> Result<(), String> {
    let mut told: Vec<(String, String)> = Vec::new();
    for one in reason.matched.iter() {
        let question = &oracle.knowledge.question(one.question).id;
        let given = oracle.answers.get(one.question);
        let (fits, words) = match (one.said, given) {
            (Said::Open, None) => (true, "open".to_owned()),
            (Said::Open, Some(answer)) => (oracle.is_open(one.question, answer), "open".to_owned()),
            (Said::Option(option), Some(Answer::One(given))) => {
                (option == given, oracle.option_name(one.question, option))
            }
            (Said::Option(option), Some(Answer::Many(given))) => {
                (given.contains(option), oracle.option_name(one.question, option))
            }
            (Said::Level(level), Some(Answer::Level(given))) => {
                (level == given && level > 0, level.to_string())
            }
            (Said::Number(number), Some(Answer::Number(given))) => {
                (number == given, number.to_string())
            }
            _ => (false, format!("{:?}", one.said)),
        };
        if !fits {
            return Err(format!("rests on {question}={words}, which was not said"));
        }
        if !oracle.names(condition, one.question, one.said) {
            return Err(format!("rests on {question}={words}, which it does not name"));
        }
        if reason.matched.iter().filter(|other| *other == one).count() > 1 {
            return Err(format!("tells {question}={words} twice"));
        }
        told.push((question.clone(), words));
    }
    if reason.certain && told.iter().any(|(_, words)| words == "open") {
        // Only the band is known although a sign is open.
        if !some_part(condition, &|part| matches!(part, Condition::BandAtMost(_))) {
            return Err("is certain, but tells something open".to_owned());
        }
    }
    // Several are in use, and the line is about one of them.
    if oracle.rule_name(reason.rule) == "S-keep" {
        return if told.is_empty() { Err("tells nothing in use".to_owned()) } else { Ok(()) };
    }
    let mut expected: Vec<(String, String)> = Vec::new();
    if reason.certain && oracle.alternatives(condition, &mut expected) {
        expected.sort();
        expected.dedup();
        told.sort();
        if told != expected {
            return Err(format!("tells {told:?}, the answers are {expected:?}"));
        }
    }
    Ok(())
}

/// Returns `true` if a part of the condition satisfies `such`.
fn some_part(condition: &Condition, such: &impl Fn(&Condition) -> bool) -> bool {
    such(condition)
        || match condition {
            Condition::All(parts) | Condition::Any(parts) => {
                parts.iter().any(|part| some_part(part, such))
            }
            Condition::Not(part) => some_part(part, such),
            _ => false,
        }
}
