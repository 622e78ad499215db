//! Properties of all plans, with people drawn by `proptest` so that failures shrink.

use barrier_first::clinic::ClinicConfig;
use barrier_first::domain::{Answer, Answers, Status};
use barrier_first::engine::{
    BlockEnd, Case, Reason, assess, dates_moved, diff, minus_days, plus_days,
};
use barrier_first::export::plan_json::{Request, plan, read_request};
use barrier_first::input::answers::write_answers;
use barrier_first::json::Json;
use barrier_first::knowledge::{Effect, Kind, Until};
use jiff::civil::Date;
use proptest::prelude::*;

use crate::embedded;
use crate::support::oracle::{Oracle, describe};
use crate::support::people::{Person, Tape, person};
use crate::support::{pairs, violations};

/// Choices that make up a person; zeros are the plainest ones.
fn choices() -> impl Strategy<Value = Vec<u32>> {
    prop::collection::vec(any::<u32>(), 0..220)
}

fn anyone() -> impl Strategy<Value = Person> {
    choices().prop_map(|choices| person(embedded(), &mut Tape(&choices)))
}

fn who(person: &Person) -> String {
    format!("{}: {} {:?}", person.today, describe(embedded(), &person.answers), person.clinic)
}

proptest! {
    #![proptest_config(crate::property(600))]

    /// Nothing forbidden, sun protection every morning, reasons everywhere, … (`tests/support`).
    #[test]
    fn every_plan_keeps_the_invariants(person in anyone()) {
        let plan = assess(embedded(), &Case::new(&person.answers, person.today, &person.clinic));
        let faults = violations(&Oracle::of(embedded(), &person), &plan);
        prop_assert!(faults.is_empty(), "{faults:#?}\n{}", who(&person));
    }

    /// The first reason people read is the deciding one: of several blocks the one that ends last, and no
    /// mere note is among the deciding reasons.
    #[test]
    fn the_reasons_that_decide_come_first(person in anyone()) {
        let plan = assess(embedded(), &Case::new(&person.answers, person.today, &person.clinic));
        for line in &plan.treatments {
            let name = &embedded().treatment(line.treatment).id;
            let deciding_count = line.deciding_count(embedded());
            prop_assert!((1..=line.because.len()).contains(&deciding_count), "{name}: {deciding_count}");
            if line.status != Status::Blocked {
                continue;
            }
            let ends = |because: &Reason| {
                let effects = &embedded().rule(because.rule).then;
                effects.iter().find_map(|effect| match effect {
                    Effect::BlockTreatments { targets, until }
                        if targets.contains(line.treatment) => Some(*until),
                    _ => None,
                })
            };
            let (first, rest) = line.because.split_at(deciding_count);
            prop_assert!(first.iter().all(|because| ends(because).is_some()), "{name}: {first:?}");
            prop_assert!(rest.iter().all(|because| ends(because).is_none()), "{name}: {rest:?}");
            let cleared = |until| until == Some(Until::ClearedByClinician);
            prop_assert_eq!(
                cleared(ends(&first[0])),
                line.until == Some(BlockEnd::ClearedByClinician),
                "{}: {:?} until {:?}", name, first, line.until
            );
        }
    }

    /// Unknown counts as the unsafe case: removing answers never allows more.
    #[test]
    fn knowing_less_never_allows_more(person in anyone(), choices in choices()) {
        let less = pairs::forget(&person, &mut Tape(&choices));
        let plan_of = |it: &Person| assess(embedded(), &Case::new(&it.answers, it.today, &it.clinic));
        let faults = pairs::violations(
            (&Oracle::of(embedded(), &person), &plan_of(&person)),
            (&Oracle::of(embedded(), &less), &plan_of(&less)),
        );
        prop_assert!(faults.is_empty(), "{faults:#?}\n{}\n{}", who(&person), who(&less));
    }

    /// The engine has no memory, no clock and no randomness.
    #[test]
    fn same_answers_same_plan(person in anyone()) {
        let plan_of = |it: &Person| assess(embedded(), &Case::new(&it.answers, it.today, &it.clinic));
        let first = plan_of(&person);
        prop_assert_eq!(&first, &plan_of(&person.clone()));
        prop_assert!(diff(&first, &first).is_empty() && dates_moved(&first, &first).is_none());
    }

    /// Round trips: the answers of a request, and the plan as JSON.
    #[test]
    fn answers_survive_a_file(person in anyone()) {
        let written = Json::object([
            ("today", Json::text(person.today.to_string())),
            ("answers", write_answers(embedded(), &person.answers)),
        ]);
        let read = read_request(embedded(), &written.to_string());
        let request = Request {
            today: person.today,
            answers: person.answers.clone(),
            region: None,
            clinic: ClinicConfig::default(),
            course: None,
            shelf: Vec::new(),
        };
        prop_assert_eq!(read.as_ref(), Ok(&request));
        let plan = plan(embedded(), &request);
        prop_assert_eq!(Json::parse(&plan.to_string()), Ok(plan));
    }

    /// The same invariants at the end and the beginning of the calendar.
    #[test]
    fn dates_may_run_out(person in anyone(), days in 0u16..200, last in any::<bool>()) {
        let today = if last { minus_days(Date::MAX, days) } else { plus_days(Date::MIN, days) };
        let person = Person { today, ..person };
        let plan = assess(embedded(), &Case::new(&person.answers, today, &person.clinic));
        let faults = violations(&Oracle::of(embedded(), &person), &plan);
        prop_assert!(faults.is_empty(), "{faults:#?}\n{}", who(&person));
    }

    /// Any value of any kind for any question, on any day in the calendar: no panic, and the base of every
    /// routine.
    #[test]
    fn nothing_makes_it_stumble(
        answers in prop::collection::vec((any::<prop::sample::Index>(), any_answer()), 0..60),
        year in -9998i16..=9999, day in 1i16..=365,
    ) {
        let questions = embedded().questions.entries.len();
        let answers: Answers = answers
            .into_iter()
            .filter_map(|(place, answer)| {
                let (id, question) = embedded().questions().nth(place.index(questions))?;
                fits(&question.kind, answer).then_some((id, answer))
            })
            .collect();
        let today = Date::new(year, 1, 1).unwrap().saturating_add(jiff::Span::new().days(day - 1));
        let plan = assess(embedded(), &Case::new(&answers, today, &ClinicConfig::default()));
        prop_assert!(plan.home.phases.iter().all(|routine| !routine.morning.is_empty()));
    }
}

/// Raw answers, levels and numbers beyond any range included.
fn any_answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        any::<u8>().prop_map(|place| Answer::One(barrier_first::domain::OptionId(place))),
        any::<u32>().prop_map(|bits| Answer::Many(barrier_first::domain::OptionSet(bits))),
        any::<u8>().prop_map(Answer::Level),
        any::<u16>().prop_map(Answer::Number),
        (-9998i16..=9999).prop_map(|year| Answer::Date(Date::new(year, 12, 31).unwrap())),
        Just(Answer::NotSure),
    ]
}

/// Returns `true` if the answer has the form of the kind; its value may be anything.
fn fits(kind: &Kind, answer: Answer) -> bool {
    matches!(
        (kind, answer),
        (Kind::One { .. }, Answer::One(_))
            | (Kind::Many { .. }, Answer::Many(_))
            | (Kind::Level, Answer::Level(_) | Answer::NotSure)
            | (Kind::Number { .. }, Answer::Number(_) | Answer::NotSure)
            | (Kind::Date, Answer::Date(_))
    )
}
