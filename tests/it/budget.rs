//! Time for one plan. The benchmark measures it; this only keeps a plan from becoming slow unnoticed, with
//! room for an unoptimised build on a busy machine.

use std::time::Instant;

use barrier_first::engine::{Case, assess};

use crate::embedded;
use crate::support::people::{Person, SplitMix, person};

/// The budget of an optimised build, in µs; docs/figures.md has the measurements.
const BUDGET: f64 = 200.0;
/// The multiple of the budget that a build may take. A debug build took 650 to 670 µs on 2 shared cores and
/// an optimised one 120 µs; each may take about three times as long before this fails.
const SLACK: f64 = if cfg!(debug_assertions) { 10.0 } else { 2.0 };

#[test]
fn a_plan_is_quick() {
    let mut dice = SplitMix(1);
    let people: Vec<Person> = (0..300).map(|_| person(embedded(), &mut dice)).collect();
    // The best of several rounds is the cost of the code; the others include the machine's. Each plan on
    // its own, because a busy machine leaves no whole round undisturbed.
    let time = |it: &Person| {
        let case = Case::new(&it.answers, it.today, &it.clinic);
        let clock = Instant::now();
        std::hint::black_box(assess(embedded(), &case));
        clock.elapsed().as_secs_f64() * 1e6
    };
    let fastest = |it: &Person| (0..5).map(|_| time(it)).fold(f64::INFINITY, f64::min);
    let best = people.iter().map(fastest).sum::<f64>() / people.len() as f64;
    assert!(best < BUDGET * SLACK, "{best:.0} µs a plan, more than {BUDGET} × {SLACK}");
}
