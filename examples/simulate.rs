//! Assesses many random people and checks every plan against the invariants.
//!
//! ```sh
//! cargo run --profile simulate --example simulate            # 200,000 people
//! cargo run --profile simulate --example simulate 1000000 7  # people, seed
//! ```
//! Then lets a tenth of them (20,000 by default) follow their plan for half a year, and checks every
//! course against the invariants of courses and against [`MOST_FOR_A_COURSE`].
//!
//! Prints people per second and any faults; exit code 1 if there were any.

use std::collections::BTreeMap;
use std::env;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use barrier_first::domain::{ClosedSet, Journal};
use barrier_first::engine::{Assessment, Case, assess, plus_days};
use barrier_first::knowledge::Knowledge;
use jiff::civil::Date;

#[path = "../tests/support/mod.rs"]
mod support;

use support::oracle::{Oracle, describe};
use support::people::{Person, SplitMix};

/// Default number of people, and the default seed.
const PEOPLE: u64 = 200_000;
const SEED: u64 = 2026;
/// The number of weeks for which a course is followed.
const WEEKS: u16 = 26;
/// The number of courses that are timed together.
const BATCH: u64 = 500;
/// The time that a course may add to a plan, on average.
const MOST_FOR_A_COURSE: Duration = Duration::from_micros(400);
/// The number of kinds of fault that are printed, each with one person.
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
        Ok(knowledge) => {
            let plans = simulate(&knowledge, people, seed);
            let courses = follow(&knowledge, people / 10, seed);
            if plans && courses { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(fault) => {
            eprintln!("simulate: {fault}");
            ExitCode::FAILURE
        }
    }
}

/// How long this thread has had a processor, where the system reports it (Linux), so that other programs
/// on the machine do not count; otherwise the elapsed time.
struct Clock(Option<Duration>, Instant);

impl Clock {
    fn start() -> Self {
        Self(busy(), Instant::now())
    }

    fn elapsed(&self) -> Duration {
        match (self.0, busy()) {
            (Some(before), Some(after)) => after.saturating_sub(before),
            _ => self.1.elapsed(),
        }
    }
}

/// A person half a year after the first plan.
fn case(person: &Person, today: Date) -> Case<'_> {
    Case::new(&person.answers, today, &person.clinic)
}

fn busy() -> Option<Duration> {
    let account = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    account.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}

/// Lets people follow their plans. Returns `true` if all went well, and fast enough.
fn follow(knowledge: &Knowledge, people: u64, seed: u64) -> bool {
    let mut dice = SplitMix(seed);
    let mut faults: BTreeMap<String, (u64, String)> = BTreeMap::new();
    let (mut alone, mut following) = (Duration::ZERO, Duration::ZERO);
    let mut phases: BTreeMap<&str, u64> = BTreeMap::new();
    let mut left = people;
    while left > 0 {
        let batch: Vec<(Person, Journal)> = (0..left.min(BATCH))
            .map(|_| {
                let person = support::people::person(knowledge, &mut dice);
                let journal = support::courses::journal(knowledge, &person, WEEKS, &mut dice);
                (person, journal)
            })
            .collect();
        left -= left.min(BATCH);
        let last = |person: &Person| plus_days(person.today, WEEKS * 7);
        let clock = Clock::start();
        for (person, _) in &batch {
            std::hint::black_box(assess(knowledge, &case(person, last(person))));
        }
        alone += clock.elapsed();
        let clock = Clock::start();
        let plans: Vec<Assessment> = batch
            .iter()
            .map(|(person, journal)| {
                assess(knowledge, &case(person, last(person)).following(journal))
            })
            .collect();
        following += clock.elapsed();
        for ((person, journal), plan) in batch.iter().zip(&plans) {
            *phases.entry(plan.phase.id()).or_default() += 1;
            let mut found =
                support::courses::violations(knowledge, person, plan, journal, last(person));
            let day = last(person);
            found.extend(support::courses::untold(knowledge, person, journal, (plan, day)));
            found.extend(support::courses::before_event(knowledge, person, journal, plan));
            for fault in found {
                let example = || {
                    let answers = describe(knowledge, &person.answers);
                    (0, format!("{}: {answers}\n    {journal:?}", person.today))
                };
                faults.entry(fault).or_insert_with(example).0 += 1;
            }
        }
    }
    let count = u32::try_from(people.max(1)).unwrap_or(u32::MAX);
    let added = following.saturating_sub(alone) / count;
    let violations: u64 = faults.values().map(|(count, _)| count).sum();
    for (fault, (count, example)) in faults.iter().take(SHOWN) {
        println!("{count} × {fault}\n    {example}");
    }
    println!(
        "{people} courses of {WEEKS} weeks, {added:?} each on top of the plan, phases {phases:?}, {violations} violations"
    );
    violations == 0 && added <= MOST_FOR_A_COURSE
}

fn simulate(knowledge: &Knowledge, people: u64, seed: u64) -> bool {
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
) -> bool {
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
    violations == 0
}
