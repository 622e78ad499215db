//! Properties of all courses.

use barrier_first::domain::{
    ActiveId, Answer, ClosedSet, Journal, Pause, Phase, PhaseMove, plus_days,
};
use barrier_first::engine::{Assessment, BlockEnd, PhaseStep};
use jiff::civil::Date;
use proptest::prelude::*;

use crate::embedded;
use crate::support::courses::{
    before_event, check_in, journal, plan, reaction, signs, untold, violations,
};
use crate::support::people::{Person, SplitMix, Tape, person};

/// A person and half a year of following the plan.
fn anyone() -> impl Strategy<Value = (Person, Journal, u16)> {
    (prop::collection::vec(any::<u32>(), 0..220), any::<u64>(), 1u16..27).prop_map(
        |(choices, seed, weeks)| {
            let person = person(embedded(), &mut Tape(&choices));
            let journal = journal(embedded(), &person, weeks, &mut SplitMix(seed));
            (person, journal, weeks)
        },
    )
}

/// How far a plan has come: the phase, and the number of actives brought in.
fn reached(person: &Person, journal: &Journal, weeks: u16) -> (Phase, usize) {
    let today = plus_days(person.today, weeks * 7);
    come_to(&plan(embedded(), person, journal, today))
}

fn come_to(plan: &Assessment) -> (Phase, usize) {
    let course = plan.course.as_ref().expect("there is a course");
    (course.phase, course.history.last().map_or(0, |step| step.present.len()))
}

/// The steps of a plan before a day, without their reasons.
fn past(plan: &Assessment, today: Date) -> Vec<(Date, Phase, Option<ActiveId>, Vec<ActiveId>)> {
    let steps = plan.course.iter().flat_map(|course| &course.history);
    let told = |it: &PhaseStep| (it.on, it.phase, it.introducing, it.present.clone());
    steps.filter(|step| step.on < today).map(told).collect()
}

/// The actives of a plan in its last phase, if it has something new from this day on.
fn before_reopening(plan: &Assessment, today: Date) -> Option<usize> {
    let [.., before, last] = plan.course.as_ref()?.history.as_slice() else { return None };
    // It may wait for the special day first, but it is in the plan from here on.
    let reopens = (before.phase, last.phase) == (Phase::Maintain, Phase::Introduce);
    (reopens && last.on == today && last.moved == PhaseMove::Hold).then_some(before.present.len())
}

proptest! {
    #![proptest_config(crate::property(300))]

    #[test]
    fn every_course_keeps_the_invariants((person, journal, weeks) in anyone()) {
        let today = plus_days(person.today, weeks * 7);
        let found = plan(embedded(), &person, &journal, today);
        let mut faults = violations(embedded(), &person, &found, &journal, today);
        faults.extend(untold(embedded(), &person, &journal, (&found, today)));
        faults.extend(before_event(embedded(), &person, &journal, &found));
        prop_assert!(faults.is_empty(), "{faults:#?}\n{journal:?}");
    }

    /// The plan reads differences, so a worse early check-in may make a later one look better; but the
    /// check-in itself never leads further for being worse.
    #[test]
    fn a_worse_check_in_never_gives_a_later_phase(
        (person, journal, weeks) in anyone(), sign in 0usize..7, by in 1u8..5,
    ) {
        let Some((day, answers)) = journal.check_ins.last_key_value() else { return Ok(()) };
        let sign = signs(embedded())[sign];
        let Some(Answer::Level(level)) = answers.get(sign) else { return Ok(()) };
        let mut worse = journal.clone();
        let mut answers = answers.clone();
        answers.set(sign, Answer::Level((level + by).min(4)));
        worse.check_ins.insert(*day, answers);
        let (was, is) = (reached(&person, &journal, weeks), reached(&person, &worse, weeks));
        prop_assert!(is <= was, "{was:?} to {is:?}\n{journal:?}");
    }

    /// Without the last check-in nothing is allowed that it did not allow, unless it had held something or
    /// taken it back.
    #[test]
    fn a_missing_check_in_never_moves_on((person, journal, weeks) in anyone(), seed in any::<u64>()) {
        let today = plus_days(person.today, weeks * 7);
        let mut with = journal.clone();
        with.check_ins.insert(today, check_in(embedded(), 1, &mut SplitMix(seed)));
        let mut without = journal;
        without.check_ins.remove(&today);
        let with = plan(embedded(), &person, &with, today);
        let found = plan(embedded(), &person, &without, today);
        // Mild signs may still be far below those of the previous weeks.
        let moved = with.course.as_ref().map(|course| course.moved);
        if matches!(moved, Some(PhaseMove::Back | PhaseMove::Reset)) {
            return Ok(());
        }
        // A check-in may also close what had sent the person to a doctor.
        if with.triage.level != found.triage.level {
            return Ok(());
        }
        let (was, is) = (come_to(&with), come_to(&found));
        // A check may also find the days of a rule over: a plan then leaves its last phase for something
        // new, which is further although the phase is an earlier one.
        let opened = before_reopening(&with, today);
        let kept = opened.map_or(is <= was, |before| is.1 <= before);
        prop_assert!(kept, "{was:?} to {is:?}\n{without:?}");
    }

    /// Time alone moves nothing: without any entries the phase stays for ever.
    #[test]
    fn nothing_moves_forward_by_itself((person, journal, weeks) in anyone(), later in 0u16..400) {
        let last = plus_days(person.today, weeks * 7);
        let then = plan(embedded(), &person, &journal, last);
        let mut ended = journal.clone();
        ended.reactions.retain(|reaction| reaction.on <= last);
        let now = plan(embedded(), &person, &ended, plus_days(last, later));
        prop_assert_eq!(then.phase, now.phase);
        prop_assert_eq!(
            then.course.map(|course| course.since), now.course.map(|course| course.since)
        );
    }

    /// Entering the past later, or in another order, makes no difference.
    #[test]
    fn the_order_of_entry_does_not_matter((person, journal, weeks) in anyone()) {
        let mut other = Journal::start(person.today, journal.baseline.clone());
        for (day, answers) in journal.check_ins.iter().rev() {
            other.check_ins.insert(*day, answers.clone());
        }
        for reaction in journal.reactions.iter().rev() {
            other.note_reaction(reaction.clone());
        }
        for pause in journal.pauses.iter().rev() {
            other.pause(*pause);
        }
        for (day, noted) in journal.days.iter().rev() {
            for (step, mark) in noted.marks.iter().rev() {
                other.mark(*day, *step, Some(*mark));
            }
        }
        let today = plus_days(person.today, weeks * 7);
        prop_assert_eq!(plan(embedded(), &person, &other, today), plan(embedded(), &person, &journal, today));
    }

    /// A pause never brings a calm person further than no pause.
    #[test]
    fn a_pause_never_shortens(
        choices in prop::collection::vec(any::<u32>(), 0..220), seed in any::<u64>(),
        weeks in 1u16..27, from in 0u16..180, days in 0u16..40,
    ) {
        let person = person(embedded(), &mut Tape(&choices));
        let mut calm = Journal::start(person.today, person.answers.clone());
        let mut dice = SplitMix(seed);
        for week in 1..=weeks {
            calm.check_ins.insert(plus_days(person.today, week * 7), check_in(embedded(), 1, &mut dice));
        }
        let mut paused = calm.clone();
        let from = plus_days(person.today, from);
        paused.pause(Pause { from, to: Some(plus_days(from, days)) });
        // A person who falls back is not calm; with a pause the fall may find them in an earlier phase,
        // from which there is nothing to fall back to.
        let today = plus_days(person.today, weeks * 7);
        let course = plan(embedded(), &person, &calm, today).course;
        let fell = |step: &PhaseStep| matches!(step.moved, PhaseMove::Back | PhaseMove::Reset);
        prop_assume!(course.is_some_and(|course| !course.history.iter().any(fell)));
        let (without, with) = (reached(&person, &calm, weeks), reached(&person, &paused, weeks));
        prop_assert!(with <= without, "{without:?} to {with:?} paused {from}");
    }

    /// A person who stays calm reaches the last phase.
    #[test]
    fn it_ends_in_the_last_phase(choices in prop::collection::vec(any::<u32>(), 0..220)) {
        let person = person(embedded(), &mut Tape(&choices));
        let mut calm = Journal::start(person.today, person.answers.clone());
        let mut dice = Tape(&[]);
        for week in 1..=104 {
            calm.check_ins.insert(plus_days(person.today, week * 7), check_in(embedded(), 0, &mut dice));
        }
        let found = plan(embedded(), &person, &calm, plus_days(person.today, 104 * 7));
        prop_assume!(!found.triage.stops_the_plan());
        prop_assert_eq!(found.phase, Phase::Maintain, "{:?}", found.course.map(|course| course.because));
    }

    /// A reaction may extend what is left out, never shorten it.
    #[test]
    fn a_reaction_never_ends_anything_sooner(
        (person, mut journal, weeks) in anyone(), seed in any::<u64>(),
    ) {
        let today = plus_days(person.today, weeks * 7);
        journal.reactions.retain(|reaction| reaction.on < today);
        let before = plan(embedded(), &person, &journal, today);
        let noted = reaction(embedded(), today, &mut SplitMix(seed));
        journal.note_reaction(noted.clone());
        let after = plan(embedded(), &person, &journal, today);
        // Gentle care alone lists nothing else.
        prop_assume!(!after.triage.stops_the_plan());
        for avoided in &before.home.avoid {
            let name = &embedded().active(avoided.active).id;
            let Some(now) = after.home.avoid.iter().find(|it| it.active == avoided.active) else {
                // A resting basic that is the only one left stays, with the advice to use another.
                let basic = embedded().active(avoided.active).slot.is_basic();
                prop_assert!(basic, "{name} is no longer left out after {noted:?}");
                continue;
            };
            // Not the day of an active among others: the one that is blamed goes to the end of the queue,
            // so another may come before it.
            let ends = |plan: &Assessment, until| match until {
                BlockEnd::ClearedByClinician => None,
                BlockEnd::Date(day) => Some(day),
                BlockEnd::Phase(phase) => {
                    let mut spans = plan.home.phases.iter().map(|routine| &routine.span);
                    spans.find(|span| span.phase >= phase).map(|span| span.from)
                }
            };
            let (was, is) = (ends(&before, avoided.until), ends(&after, now.until));
            let later = is.is_none() || was.is_some_and(|was| is >= Some(was));
            prop_assert!(later, "{name}: {was:?} to {is:?} after {noted:?}");
        }
    }

    /// An answer edited today tells nothing of the days before otherwise.
    #[test]
    fn an_answer_edited_today_leaves_the_past_alone(
        (person, journal, weeks) in anyone(),
        (other, _, _) in anyone(), which in any::<prop::sample::Index>(),
    ) {
        let today = plus_days(person.today, weeks * 7);
        let known = embedded();
        let questions: Vec<_> =
            known.questions().map(|(id, _)| id).filter(|id| !signs(known).contains(id)).collect();
        let question = *which.get(&questions);
        let before = plan(known, &person, &journal, today);
        let mut person = person;
        person.answers.put(question, other.answers.get(question));
        let mut edited = journal;
        edited.edited.insert(question, today);
        let after = plan(known, &person, &edited, today);
        let name = &known.question(question).id;
        prop_assert_eq!(past(&after, today), past(&before, today), "{}", name);
    }

    /// Nor does a check of today, whatever it finds and whichever other answer it changes.
    #[test]
    fn a_check_of_today_leaves_the_past_alone(
        (person, journal, weeks) in anyone(), (other, _, _) in anyone(),
        which in any::<prop::sample::Index>(), most in 0u8..5, seed in any::<u64>(),
    ) {
        let today = plus_days(person.today, weeks * 7);
        let known = embedded();
        let mut journal = journal;
        journal.check_ins.remove(&today);
        let before = plan(known, &person, &journal, today);
        let mut check = check_in(known, most, &mut SplitMix(seed));
        let given: Vec<_> = other.answers.iter().collect();
        if let Some((question, answer)) = given.get(which.index(given.len().max(1))) {
            check.set(*question, *answer);
        }
        journal.check_ins.insert(today, check);
        let after = plan(known, &person, &journal, today);
        prop_assert_eq!(past(&after, today), past(&before, today));
    }

    /// The safety answers of a check-in count from that day on, and no longer once it is removed.
    #[test]
    fn taking_an_entry_away_restores((person, journal, weeks) in anyone(), most in 0u8..5, seed in any::<u64>()) {
        let today = plus_days(person.today, weeks * 7);
        let before = plan(embedded(), &person, &journal, today);
        let mut more = journal.clone();
        let day = plus_days(person.today, weeks * 7);
        if more.check_ins.contains_key(&day) {
            return Ok(());
        }
        more.check_ins.insert(day, check_in(embedded(), most, &mut SplitMix(seed)));
        plan(embedded(), &person, &more, today);
        more.check_ins.remove(&day);
        prop_assert_eq!(plan(embedded(), &person, &more, today), before);
    }
}

#[test]
fn the_moves_have_ids() {
    let ids: Vec<&str> = PhaseMove::ALL.iter().map(|it| it.id()).collect();
    assert_eq!(ids, ["none", "hold", "forward", "back", "reset"]);
}
