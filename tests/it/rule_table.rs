//! All rules against all cases as one reviewed table: what a change of a rule or of the engine
//! moves shows up as a difference in this one file.
//!
//! After a change that is meant: `INSTA_UPDATE=always cargo test --test it -- rule_table`, then
//! read the difference like any other part of the change.

use barrier_first::knowledge::RuleKind;

use crate::case_file::{Case, all};
use crate::embedded;
use crate::support::oracle::Oracle;

#[test]
fn rules_by_case() {
    let knowledge = embedded();
    let people: Vec<(&Case, Oracle<'_>)> =
        all().iter().map(|case| (case, Oracle::of(knowledge, &case.person))).collect();
    let mut table = String::from("? = applies because an answer is open\n");
    // What the rules of follow-up do is tested by courses (`course_plan.rs`).
    let rules = knowledge.rules().filter(|(_, rule)| rule.kind != RuleKind::Follow);
    for (id, rule) in rules {
        let applies = |oracle: &Oracle<'_>| oracle.fires(id);
        let firing: Vec<_> = people.iter().filter(|(_, oracle)| applies(oracle)).collect();
        let open = |oracle: &Oracle<'_>| oracle.truth(&rule.when).is_none();
        let uncertain = firing.iter().filter(|(_, oracle)| open(oracle)).count();
        let line = match firing.len() {
            0 => "none".to_owned(),
            n if n == people.len() && uncertain == 0 => "all".to_owned(),
            // The shorter list says as much where nothing is open.
            n if n * 2 > people.len() && uncertain == 0 => {
                let silent = people.iter().filter(|(_, oracle)| !applies(oracle));
                format!("all but {}", names(silent.map(|(case, _)| case.name.clone())))
            }
            _ => names(firing.iter().map(|(case, oracle)| {
                format!("{}{}", case.name, if open(oracle) { "?" } else { "" })
            })),
        };
        table.push_str(&format!("{}: {line}\n", rule.id));
    }
    insta::assert_snapshot!(table);
}

/// The same for the plans in short: triage, band, phase, what comes in, what is suggested.
#[test]
fn plans_by_case() {
    let knowledge = embedded();
    let mut table = String::new();
    for case in all() {
        let plan = &case.plan;
        let new: Vec<&str> = plan
            .home
            .phases
            .iter()
            .filter_map(|routine| routine.span.introduces)
            .map(|active| knowledge.active(active).id.as_str())
            .collect();
        let with = |status| {
            let hits = plan.treatments.iter().filter(|it| it.status == status);
            hits.map(|it| knowledge.treatment(it.treatment).id.as_str())
                .collect::<Vec<_>>()
                .join(" ")
        };
        let safety = plan
            .warnings
            .iter()
            .filter(|because| knowledge.rule(because.rule).kind == RuleKind::Safety)
            .count();
        use barrier_first::domain::Status;
        table.push_str(&format!(
            "{}: {:?} · {} {:?} · {:?} · {safety} warnings · new [{}] · suggested [{}] · ask [{}]\n",
            case.name,
            plan.triage.level,
            plan.barrier.index,
            plan.barrier.band,
            plan.phase,
            new.join(" "),
            with(Status::Suggested),
            with(Status::AskFirst),
        ));
    }
    insta::assert_snapshot!(table);
}

fn names(list: impl Iterator<Item = String>) -> String {
    list.collect::<Vec<_>>().join(" · ")
}
