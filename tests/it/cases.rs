//! Runs every case, and ensures that every rule applies in some case and not in another.

use std::collections::BTreeSet;

use barrier_first::domain::{ActiveId, ActiveSet, CalendarKind, ClosedSet, Phase, Slot, Status};
use barrier_first::engine::{
    BlockEnd, DatesMoved, PhaseRoutine, SMALL_SHIFT, Step, dates_moved, diff, plus_days,
};
use barrier_first::knowledge::{Condition, RuleKind};

use crate::case_file::{Case, Expect, all, pending};
use crate::support::oracle::Oracle;
use crate::support::{home, violations};
use crate::{case_calendar, case_home, embedded};

/// Cases that a reviewer can look at: 381 in November 2026. Whoever removes more than a few says so here.
const FEWEST: usize = 375;

#[test]
fn every_case_holds() {
    let mut faults = Vec::new();
    let mut pending = pending();
    for case in all() {
        let mut check = Check { case, faults: Vec::new() };
        check.all();
        case_home::check(case, &mut check.faults);
        case_calendar::check(case, &mut check.faults);
        match (pending.remove(&case.name), check.faults.is_empty()) {
            (true, true) => {
                faults.push(format!("{}: holds; take it out of pending.ron", case.place));
            }
            (true, false) => {}
            (false, _) => faults
                .extend(check.faults.into_iter().map(|fault| format!("{}: {fault}", case.place))),
        }
    }
    faults.extend(pending.into_iter().map(|name| format!("pending.ron: there is no {name:?}")));
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_case_keeps_the_invariants() {
    let mut faults = Vec::new();
    for case in all() {
        let oracle = Oracle::of(embedded(), &case.person);
        let found = violations(&oracle, &case.plan);
        faults.extend(found.into_iter().map(|fault| format!("{}: {fault}", case.place)));
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn there_are_enough_cases() {
    assert!(all().len() >= FEWEST, "only {} cases", all().len());
}

/// A rule that no case expects to apply, or that none expects to be silent, is not tested.
#[test]
fn every_safety_rule_fires_in_a_case_and_is_silent_in_another() {
    let named = |pick: fn(&Expect) -> Vec<&String>| -> BTreeSet<&str> {
        all().iter().flat_map(|case| pick(&case.expect)).map(String::as_str).collect()
    };
    let fires = named(|expect| expect.fires.iter().chain(&expect.uncertain).collect());
    let silent = named(|expect| expect.silent.iter().collect());
    let mut missing = Vec::new();
    for (_, rule) in embedded().rules().filter(|(_, rule)| rule.kind == RuleKind::Safety) {
        if !fires.contains(rule.id.as_str()) {
            missing.push(format!("no case expects {} to fire", rule.id));
        }
        if !silent.contains(rule.id.as_str()) {
            missing.push(format!("no case expects {} to be silent", rule.id));
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

/// Needs, steps, drivers and dates: those with a condition must apply in some case and not in another, the
/// rest must at least be the reason of a line in some plan.
#[test]
fn every_policy_rule_is_exercised() {
    /// Read for every plan, so no line cites it.
    const READ_FOR_ALL: &str = "I-weights";
    let knowledge = embedded();
    let mut missing = Vec::new();
    let policy = |kind| !matches!(kind, RuleKind::Safety | RuleKind::Follow);
    for (id, rule) in knowledge.rules().filter(|(_, rule)| policy(rule.kind)) {
        let fires = |case: &&Case| Oracle::of(knowledge, &case.person).seeing(&case.plan).fires(id);
        if rule.when == Condition::Always {
            let cited =
                all().iter().any(|case| format!("{:?}", case.plan).contains(&format!("{id:?}, ")));
            if !cited && rule.id != READ_FOR_ALL {
                missing.push(format!("{}: no plan cites it", rule.id));
            }
        } else {
            if !all().iter().any(|case| fires(&case)) {
                missing.push(format!("{} applies in no case", rule.id));
            }
            if all().iter().all(|case| fires(&case)) {
                missing.push(format!("{} applies in every case", rule.id));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

/// A special day moves visits and nothing else: no line of a list of changes would say so.
#[test]
fn a_special_day_only_moves_dates() {
    let plan = |name: &str| &all().iter().find(|case| case.name == name).expect(name).plan;
    let usual = plan("no special day");
    let moved = plan("special day in two months");
    assert_eq!(diff(usual, moved), []);
    assert_eq!(dates_moved(usual, moved), Some(DatesMoved::Far));
    assert_eq!(dates_moved(usual, usual), None);
}

/// Up to three days are reported without a warning; four days, an added or missing visit, or another week
/// of the routine are not small.
#[test]
fn a_shift_of_a_few_days_is_told_apart() {
    let usual = &all().iter().find(|case| case.name == "no special day").expect("it").plan;
    let moved_by = |days: u16, entry: usize| {
        let mut plan = usual.clone();
        let entry = plan.calendar.get_mut(entry).expect("an entry");
        entry.date = plus_days(entry.date, days);
        plan
    };
    assert!(usual.calendar.len() > 1);
    for entry in 0..usual.calendar.len() {
        for days in 1..=SMALL_SHIFT {
            let plan = moved_by(days, entry);
            assert_eq!(dates_moved(usual, &plan), Some(DatesMoved::Slightly), "{days}");
            assert_eq!(dates_moved(&plan, usual), Some(DatesMoved::Slightly), "{days} back");
        }
        let plan = moved_by(SMALL_SHIFT + 1, entry);
        assert_eq!(dates_moved(usual, &plan), Some(DatesMoved::Far));
        assert_eq!(dates_moved(&plan, usual), Some(DatesMoved::Far));
    }
    let mut fewer = usual.clone();
    fewer.calendar.pop();
    assert_eq!(dates_moved(usual, &fewer), Some(DatesMoved::Far));
    let mut longer = usual.clone();
    longer.home.phases.last_mut().expect("a phase").span.to_week += 1;
    assert_eq!(dates_moved(usual, &longer), Some(DatesMoved::Far));
}

/// One case checked against its expectations.
struct Check<'a> {
    case: &'a Case,
    faults: Vec<String>,
}

impl Check<'_> {
    fn fault(&mut self, fault: impl Into<String>) {
        self.faults.push(fault.into());
    }

    fn same<T: PartialEq + std::fmt::Debug>(&mut self, what: &str, found: T, wanted: Option<T>) {
        if let Some(wanted) = wanted.filter(|wanted| *wanted != found) {
            self.fault(format!("{what} is {found:?}, expected {wanted:?}"));
        }
    }

    fn all(&mut self) {
        let (plan, expect) = (&self.case.plan, &self.case.expect);
        let text = |text: &Option<String>| text.clone();
        self.same("triage", plan.triage.level.id().to_owned(), text(&expect.triage));
        self.same("index", plan.barrier.index, expect.index);
        self.same("range", plan.barrier.range, expect.range);
        self.same("band", plan.barrier.band.id().to_owned(), text(&expect.band));
        self.same("phase", plan.phase.id().to_owned(), text(&expect.phase));
        self.same("nothing more needed", plan.nothing_more_needed, expect.nothing_more_needed);
        let drivers: Vec<&String> = plan.barrier.drivers.iter().map(|it| &it.id).collect();
        if !drivers.iter().zip(&expect.drivers).all(|(a, b)| *a == b)
            || drivers.len() < expect.drivers.len()
        {
            self.fault(format!("drivers are {drivers:?}, expected {:?} first", expect.drivers));
        }
        self.rules();
        self.weeks();
        self.treatments();
        self.routine();
        self.avoid();
        self.results();
        self.calendar();
    }

    fn rules(&mut self) {
        let knowledge = embedded();
        let expect = &self.case.expect;
        let oracle = Oracle::of(knowledge, &self.case.person).seeing(&self.case.plan);
        let lists = [(&expect.fires, true), (&expect.uncertain, true), (&expect.silent, false)];
        for (id, wanted) in lists.into_iter().flat_map(|(ids, w)| ids.iter().map(move |id| (id, w)))
        {
            match knowledge.find_rule(id) {
                None => self.fault(format!("there is no rule {id:?}")),
                Some(rule) if oracle.fires(rule) != wanted => {
                    self.fault(format!("{id} {}", if wanted { "is silent" } else { "fires" }));
                }
                Some(rule) if expect.uncertain.contains(id) => {
                    if oracle.truth(&knowledge.rule(rule).when).is_some() {
                        self.fault(format!("{id} fires for certain"));
                    }
                }
                Some(_) => {}
            }
        }
    }

    fn weeks(&mut self) {
        for (phase, weeks) in &self.case.expect.weeks {
            let found: u16 = self
                .case
                .plan
                .home
                .phases
                .iter()
                .filter(|routine| routine.span.phase.id() == phase)
                .map(|routine| routine.span.to_week - routine.span.from_week)
                .sum();
            self.same(phase, found, Some(*weeks));
        }
    }

    fn treatments(&mut self) {
        let knowledge = embedded();
        let find = |id: &str| {
            let plans = &self.case.plan.treatments;
            plans.iter().find(|it| knowledge.treatment(it.treatment).id == id)
        };
        let mut faults = Vec::new();
        for (id, status) in &self.case.expect.treatments {
            let found = find(id).map(|it| it.status.id());
            if found != Some(status) {
                faults.push(format!("{id} is {found:?}, expected {status:?}"));
            }
        }
        for id in &self.case.expect.no_treatment {
            let all = id == "*";
            for it in &self.case.plan.treatments {
                let entry = knowledge.treatment(it.treatment);
                let hit = (all && entry.id != "consultation") || entry.id == *id;
                if hit && it.status <= Status::NotYet {
                    faults.push(format!("{} is {:?}", entry.id, it.status));
                }
            }
        }
        for (id, rules) in &self.case.expect.because {
            let cited: Vec<&str> = find(id)
                .map(|it| it.because.iter().map(|b| knowledge.rule(b.rule).id.as_str()).collect())
                .unwrap_or_default();
            for rule in rules.iter().filter(|rule| !cited.contains(&rule.as_str())) {
                faults.push(format!("{id} does not cite {rule}, only {cited:?}"));
            }
        }
        self.faults.extend(faults);
    }

    fn routine(&mut self) {
        let (phases, expect) = (&self.case.plan.home.phases, &self.case.expect);
        let used: Vec<ActiveId> = phases.iter().flat_map(home::used).collect();
        let at = |pick: fn(&PhaseRoutine) -> &Vec<Step>| -> Vec<ActiveId> {
            let steps = phases.iter().flat_map(move |routine| pick(routine).iter());
            steps.flat_map(|step| step.uses.iter().copied()).collect()
        };
        let (morning, evening) = (at(|routine| &routine.morning), at(|routine| &routine.evening));
        for (place, ids, held) in [
            ("no stretch", &expect.uses, &used),
            ("no morning", &expect.morning, &morning),
            ("no evening", &expect.evening, &evening),
        ] {
            for id in ids {
                if !targets(id).iter().any(|active| held.contains(&active)) {
                    self.fault(format!("{place} holds {id}"));
                }
            }
        }
        for id in &expect.never_uses {
            if targets(id).iter().any(|active| used.contains(&active)) {
                self.fault(format!("some stretch holds {id}"));
            }
        }
        if let Some(wanted) = &expect.introduces {
            let found: Vec<&String> = phases
                .iter()
                .filter_map(|routine| routine.span.introduces)
                .map(|active| &embedded().active(active).id)
                .collect();
            if !found.iter().copied().eq(wanted) {
                self.fault(format!("brings in {found:?}, expected {wanted:?}"));
            }
        }
        let basic = [Slot::FirstCleanse, Slot::Cleanse, Slot::Moisturise, Slot::Protect];
        let extra = used.iter().find(|it| !basic.contains(&embedded().active(**it).slot));
        if let Some(extra) = extra.filter(|_| expect.only_basics) {
            self.fault(format!("the routine holds {}", embedded().active(*extra).id));
        }
    }

    fn avoid(&mut self) {
        let knowledge = embedded();
        let until = |id: &str| {
            let active = knowledge.find_active(id);
            let list = &self.case.plan.home.avoid;
            list.iter().find(|avoided| Some(avoided.active) == active).map(|it| match it.until {
                BlockEnd::Phase(phase) => Phase::id(phase).to_owned(),
                BlockEnd::Date(date) => date.to_string(),
                BlockEnd::ClearedByClinician => "cleared_by_clinician".to_owned(),
            })
        };
        let mut faults = Vec::new();
        for (id, wanted) in &self.case.expect.avoid {
            let found = until(id);
            let any = wanted == "*" && found.is_some();
            if !any && found.as_ref() != Some(wanted) {
                faults.push(format!("{id} is left out until {found:?}, expected {wanted:?}"));
            }
        }
        for id in &self.case.expect.not_avoided {
            if let Some(found) = until(id) {
                faults.push(format!("{id} is left out until {found}"));
            }
        }
        for (id, wanted) in &self.case.expect.products {
            let fit = self.case.plan.products.iter().find(|fit| fit.id == *id);
            let found = fit.map(|fit| fit.status.id());
            if found != Some(wanted) {
                faults.push(format!("product {id} is {found:?}, expected {wanted:?}"));
            }
        }
        self.faults.extend(faults);
    }

    fn results(&mut self) {
        let (plan, expect) = (&self.case.plan, &self.case.expect);
        let find = |id: &String| {
            let rule = embedded().find_rule(id);
            assert!(rule.is_some(), "there is no rule {id:?}");
            let found = plan.results.iter().find(|one| Some(one.because[0].rule) == rule);
            found.map(|one| (one.from.to_string(), one.to.to_string()))
        };
        for (id, wanted) in &expect.results {
            self.same(&format!("result of {id}"), find(id), Some(Some(wanted.clone())));
        }
        for id in &expect.no_results {
            self.same(&format!("result of {id}"), find(id), Some(None));
        }
    }

    fn calendar(&mut self) {
        let (calendar, expect) = (&self.case.plan.calendar, &self.case.expect);
        for (kind, wanted) in &expect.first {
            let found = calendar.iter().find(|entry| entry.kind.id() == kind);
            let found = found.map(|entry| entry.date.to_string()).unwrap_or_default();
            self.same(&format!("first {kind}"), &found, Some(wanted));
        }
        let visits: Vec<_> = calendar
            .iter()
            .filter(|entry| matches!(entry.kind, CalendarKind::Visit | CalendarKind::Upkeep))
            .collect();
        if expect.no_visits && !visits.is_empty() {
            self.fault(format!("there are {} visits", visits.len()));
        }
        let items = visits.iter().flat_map(|entry| &entry.items);
        let invasive = items.clone().any(|item| embedded().treatment(*item).invasive);
        self.same("an invasive visit", invasive, expect.invasive_visits);
    }
}

/// An active, or the members of a family of actives.
pub fn targets(id: &str) -> ActiveSet {
    let one = embedded().find_active(id).map(|active| ActiveSet::from_iter([active]));
    let set = one.unwrap_or_else(|| embedded().find_family(id).unwrap_or_default());
    assert!(!set.is_empty(), "there is no active or family {id:?}");
    set
}
