//! All rules against all cases as reviewed tables: the effects of a change to a rule or to the engine show
//! up as a difference in these files, one line for each rule in each case.
//!
//! After an intended change: `INSTA_UPDATE=always cargo test --test it -- rule_table`, then read the
//! difference like any other part of the change.

use barrier_first::domain::{RuleId, Status};
use barrier_first::knowledge::RuleKind;

use crate::case_file::{Case, all};
use crate::support::oracle::Oracle;
use crate::{embedded, root};

/// Longest line of a snapshot, in characters. Nobody reads longer ones.
const LONGEST_LINE: usize = 300;

#[test]
fn rules_by_case() {
    let people: Vec<(&Case, Oracle<'_>)> = all()
        .iter()
        .map(|case| (case, Oracle::of(embedded(), &case.person).seeing(&case.plan)))
        .collect();
    let tables: [(&str, &[RuleKind]); 4] = [
        ("safety", &[RuleKind::Safety]),
        ("needs", &[RuleKind::Need, RuleKind::Driver, RuleKind::Index]),
        ("steps", &[RuleKind::Step]),
        ("dates", &[RuleKind::Calendar]),
    ];
    let mut rules = 0;
    for (name, kinds) in tables {
        let mut table = String::from("? = applies because an answer is open\n");
        for (id, rule) in embedded().rules().filter(|(_, rule)| kinds.contains(&rule.kind)) {
            rules += 1;
            table.push_str(&cases_of(id, &rule.id, &people));
        }
        insta::with_settings!({ omit_expression => true }, {
            insta::assert_snapshot!(format!("rules_by_case_{name}"), table);
        });
    }
    // The effects of the rules of follow-up are tested by courses (`course_plan.rs`).
    let others = embedded().rules().filter(|(_, rule)| rule.kind != RuleKind::Follow).count();
    assert_eq!(rules, others, "a kind of rule stands in no table");
}

/// One line for each case in which the rule applies.
fn cases_of(id: RuleId, name: &str, people: &[(&Case, Oracle<'_>)]) -> String {
    let open = |oracle: &Oracle<'_>| oracle.truth(&embedded().rule(id).when).is_none();
    let firing: Vec<_> = people.iter().filter(|(_, oracle)| oracle.fires(id)).collect();
    let always = firing.len() == people.len() && !firing.iter().any(|(_, oracle)| open(oracle));
    match firing.len() {
        0 => format!("{name}: in no case\n"),
        _ if always => format!("{name}: in every case\n"),
        _ => firing
            .iter()
            .map(|(case, oracle)| {
                let uncertain = if open(oracle) { " ?" } else { "" };
                format!("{name}: {}{uncertain}\n", case.name)
            })
            .collect(),
    }
}

/// The same for the plans in brief: triage, band, phase, what comes in, what is suggested.
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
        table.push_str(&format!(
            "{}\n  {:?} · {} {:?} · {:?} · {safety} safety rules\n",
            case.name, plan.triage.level, plan.barrier.index, plan.barrier.band, plan.phase,
        ));
        let lists = [
            ("new", new.join(" ")),
            ("suggested", with(Status::Suggested)),
            ("ask first", with(Status::AskFirst)),
        ];
        for (name, list) in lists.iter().filter(|(_, list)| !list.is_empty()) {
            table.push_str(&wrapped(&format!("  {name}:"), list));
        }
    }
    insta::assert_snapshot!(table);
}

/// Formats a list after its title, in lines of at most 100 characters.
fn wrapped(title: &str, list: &str) -> String {
    let mut lines = vec![title.to_owned()];
    for word in list.split(' ') {
        match lines.last_mut() {
            Some(line) if line.len() + word.len() < 100 => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(format!("    {word}")),
        }
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}

#[test]
fn snapshots_can_be_reviewed() {
    let mut faults = Vec::new();
    for file in std::fs::read_dir(root().join("tests/it/snapshots")).unwrap() {
        let path = file.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let long = text.lines().filter(|line| line.chars().count() > LONGEST_LINE).count();
        if long > 0 {
            faults.push(format!("{}: {long} lines over {LONGEST_LINE}", path.display()));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}
