//! The address of a line of a plan: written, read, and never without reasons.

use barrier_first::domain::{ClosedSet, Time, TriageLevel};
use barrier_first::engine::{Assessment, Case, Change, LineRef, StepRef, assess, diff};

use crate::embedded;
use crate::support::people::{SplitMix, person};

/// Every line that the pages link to.
fn lines(plan: &Assessment) -> Vec<LineRef> {
    let mut lines = vec![LineRef::Band(plan.barrier.band)];
    // Only a page that sends the person to a doctor links to the reasons of triage.
    if plan.triage.level >= TriageLevel::SeeDoctor {
        lines.push(LineRef::Triage(plan.triage.level));
    }
    lines.extend(plan.barrier.drivers.iter().map(|driver| LineRef::Driver(driver.id.clone())));
    for (n, routine) in plan.home.phases.iter().enumerate() {
        lines.extend([LineRef::Phase(n), LineRef::Nights(n)]);
        let times = [
            (Time::Morning, &routine.morning),
            (Time::Evening, &routine.evening),
            (Time::Weekly, &routine.weekly),
        ];
        for (time, steps) in times {
            for active in steps.iter().flat_map(|step| step.uses.iter().copied()) {
                lines.push(LineRef::Step(n, StepRef { time, active }));
                lines.push(LineRef::Active(active));
            }
        }
    }
    lines.extend(plan.home.avoid.iter().map(|avoided| LineRef::Avoid(avoided.active)));
    lines.extend(plan.products.iter().map(|product| LineRef::Product(product.id.clone())));
    lines.extend((0..plan.results.len()).map(LineRef::Result));
    lines.extend(plan.treatments.iter().map(|line| LineRef::Treatment(line.treatment)));
    lines.extend(plan.programmes.iter().map(|one| LineRef::Programme(one.programme)));
    lines.extend((0..plan.calendar.len()).map(LineRef::Calendar));
    lines
}

#[test]
fn every_line_has_an_address_and_reasons() {
    let mut dice = SplitMix(20);
    for _ in 0..200 {
        let it = person(embedded(), &mut dice);
        let plan = assess(embedded(), &Case::new(&it.answers, it.today, &it.clinic));
        for line in lines(&plan) {
            let (kind, id) = line.address(embedded());
            let address = format!("/why/{kind}/{id}");
            assert_eq!(LineRef::parse(embedded(), kind, &id).as_ref(), Some(&line), "{address}");
            let reasons = plan.reasons(&line).unwrap_or_else(|| panic!("{address}: no such line"));
            assert!(
                !reasons.is_empty() || matches!(line, LineRef::Nights(_)),
                "{address}: no reason"
            );
        }
    }
}

/// The page of changes links to the reasons of the new plan (an added active once led to a page that did
/// not exist).
#[test]
fn every_change_links_to_a_line_of_the_new_plan() {
    let mut dice = SplitMix(21);
    let mut added = 0;
    for _ in 0..200 {
        let [old, new] = [(); 2].map(|()| person(embedded(), &mut dice));
        let plan = |one: &crate::support::people::Person| {
            assess(embedded(), &Case::new(&one.answers, one.today, &one.clinic))
        };
        let (old, new) = (plan(&old), plan(&new));
        let changes = diff(&old, &new);
        // Stops come before new items, and something that could never come is no change.
        let stops =
            |one: &Change| matches!(one, Change::ActiveRemoved(..) | Change::AvoidAdded(..));
        let last = changes.iter().rposition(stops);
        let first = changes.iter().position(|one| matches!(one, Change::ActiveAdded(..)));
        assert!(last.zip(first).is_none_or(|(last, first)| last < first), "{changes:?}");
        let idle = |one: &Change| matches!(one, Change::Treatment(_, from, to, _) if !from.may_come() && !to.may_come());
        assert!(!changes.iter().any(idle), "{changes:?}");
        for change in changes {
            if let Some(line) = change.line() {
                let reasons = new.reasons(&line);
                assert!(reasons.is_some_and(|reasons| !reasons.is_empty()), "{line:?}");
            }
            if let Change::ActiveAdded(active, because) = &change {
                let line = LineRef::Active(*active);
                assert_eq!(change.line(), Some(line.clone()));
                assert_eq!(new.reasons(&line), Some(&because[..]), "the same reasons");
                added += 1;
            }
        }
    }
    assert!(added > 50, "{added}");
}

#[test]
fn addresses_of_earlier_versions_still_lead_there() {
    let active = |id| embedded().find_active(id).unwrap();
    let step = StepRef { time: Time::Evening, active: active("retinol") };
    let known = [
        ("step", "0-evening-retinol", LineRef::Step(0, step)),
        ("active", "retinol", LineRef::Active(active("retinol"))),
        ("avoid", "aha", LineRef::Avoid(active("aha"))),
        ("triage", "see_doctor", LineRef::Triage(TriageLevel::SeeDoctor)),
        ("driver", "B1", LineRef::Driver("B1".to_owned())),
        ("calendar", "3", LineRef::Calendar(3)),
        ("result", "0", LineRef::Result(0)),
        ("nights", "1", LineRef::Nights(1)),
        ("phase", "2", LineRef::Phase(2)),
    ];
    for (kind, id, line) in known {
        assert_eq!(LineRef::parse(embedded(), kind, id), Some(line), "{kind}/{id}");
    }
    for (kind, id) in
        [("step", "0-noon-retinol"), ("step", "retinol"), ("rule", "R-11"), ("avoid", "")]
    {
        assert_eq!(LineRef::parse(embedded(), kind, id), None, "{kind}/{id}");
    }
    assert_eq!(TriageLevel::SeeDoctor.id(), "see_doctor");
}
