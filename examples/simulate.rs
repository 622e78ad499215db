//! Assesses many random people and holds every plan against the invariants.
//!
//! ```sh
//! cargo run --profile simulate --example simulate            # 200,000 people
//! cargo run --profile simulate --example simulate 1000000 7  # people, seed
//! ```
//! Prints people per second and what went wrong; exit code 1 when anything did.

use std::collections::BTreeMap;
use std::env;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use barrier_first::engine::{Case, assess};
use barrier_first::knowledge::Knowledge;

#[path = "../tests/support/mod.rs"]
mod support;

use support::oracle::{Oracle, describe};
use support::people::SplitMix;

/// People and seed when the command line names none.
const PEOPLE: u64 = 200_000;
const SEED: u64 = 2026;
/// Kinds of fault that are printed, each with one person.
const SHOWN: usize = 40;

fn main() -> ExitCode {
    let mut numbers = env::args().skip(1).map(|word| word.parse::<u64>());
    let (Ok(people), Ok(seed)) =
        (numbers.next().unwrap_or(Ok(PEOPLE)), numbers.next().unwrap_or(Ok(SEED)))
    else {
        eprintln!("simulate: takes a number of people and a seed");
        return ExitCode::from(2);
    };
    match Knowledge::embedded() {
        Ok(knowledge) => simulate(&knowledge, people, seed),
        Err(fault) => {
            eprintln!("simulate: {fault}");
            ExitCode::FAILURE
        }
    }
}

fn simulate(knowledge: &Knowledge, people: u64, seed: u64) -> ExitCode {
    let mut dice = SplitMix(seed);
    let mut faults: BTreeMap<String, (u64, String)> = BTreeMap::new();
    let mut whole_plans = 0_u64;
    let mut planning = Duration::ZERO;
    let begin = Instant::now();
    for _ in 0..people {
        let person = support::people::person(knowledge, &mut dice);
        let forgetful = support::pairs::forget(&person, &mut dice);

        let clock = Instant::now();
        let plan = assess(knowledge, &Case::new(&person.answers, person.today, &person.clinic));
        planning += clock.elapsed();
        whole_plans += u64::from(!plan.triage.stops_the_plan());

        let poorer =
            assess(knowledge, &Case::new(&forgetful.answers, forgetful.today, &forgetful.clinic));
        let oracle = Oracle::of(knowledge, &person);
        let less = Oracle::of(knowledge, &forgetful);
        let own = support::violations(&oracle, &plan);
        let both = support::pairs::violations((&oracle, &plan), (&less, &poorer));
        let forgot = || describe(knowledge, &forgetful.answers);
        let all = own
            .into_iter()
            .map(|fault| (fault, String::new()))
            .chain(both.into_iter().map(|fault| (fault, format!("\n    then: {}", forgot()))));
        for (fault, then) in all {
            let example = || {
                let answers = describe(knowledge, &person.answers);
                (0, format!("{}: {answers}{then}\n    {:?}", person.today, person.clinic))
            };
            faults.entry(fault).or_insert_with(example).0 += 1;
        }
    }
    report(people, whole_plans, planning, begin.elapsed(), &faults)
}

fn report(
    people: u64,
    whole_plans: u64,
    planning: Duration,
    all: Duration,
    faults: &BTreeMap<String, (u64, String)>,
) -> ExitCode {
    let violations: u64 = faults.values().map(|(count, _)| count).sum();
    let mut worst: Vec<_> = faults.iter().collect();
    worst.sort_by_key(|(_, (count, _))| std::cmp::Reverse(*count));
    for (fault, (count, example)) in worst.iter().take(SHOWN) {
        println!("{count:>8} × {fault}\n    {example}");
    }
    let per_second = people as f64 / all.as_secs_f64();
    let each = planning.as_secs_f64() * 1e6 / people.max(1) as f64;
    println!("{people} people, {whole_plans} with a whole plan, {per_second:.0} people a second");
    println!("{each:.1} µs for one plan; {violations} violations of {} kinds", faults.len());
    if violations == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
