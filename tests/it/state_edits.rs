//! Edited answers of somebody who follows a plan: the day from which each counts, and undoing.

use std::rc::Rc;

use barrier_first::clinic::ClinicConfig;
use barrier_first::domain::{Answer, Answers, OptionSet, QuestionId, plus_days};
use barrier_first::engine::{Assessment, Case, assess, latest_answers};
use barrier_first::state::{Action, AppState, JournalEvent, Path, update};
use jiff::civil::date;

use crate::embedded;
use crate::state_journal::{START, after, calm, journal, later, started, started_as};

/// An answer that opens a question does not remove the plan; a required one does.
#[test]
fn an_edit_that_opens_a_question_leaves_the_plan() {
    let find = |id| embedded().find_question(id).expect("a question");
    let age = find("age_band");
    let grown = embedded().question(age).find_option("25_44").map(Answer::One).expect("an option");
    let complete =
        |answers: &Answers| Path::of(embedded(), answers).is_complete(embedded(), answers);
    // Somebody whose plan waits for another answer at another age.
    let state = started_as(&Rc::default(), |answers| {
        let mut edited = answers.clone();
        edited.set(age, grown);
        complete(answers) && !complete(&edited)
    });
    let edited = after(&state, Action::AnswerGiven(age, grown));
    assert!(!complete(edited.answers()), "the plan waits for something");
    assert!(edited.has_plan(embedded()));
    assert!(!AppState { journal: None, ..edited.clone() }.has_plan(embedded()), "no plan before");
    let mut without_age = edited;
    without_age.saved.answers.remove(age);
    assert!(!without_age.has_plan(embedded()));
}

#[test]
fn an_edited_answer_never_starts_the_plan_anew() {
    let mut state = later(&started(&Rc::default()), date(2026, 3, 5));
    state.plan_seen = true;
    let sting = embedded().find_question("sign_sting").expect("a question");
    let edit =
        |state: &AppState, level| after(state, Action::AnswerGiven(sting, Answer::Level(level)));
    let edited = edit(&state, 4);
    assert_eq!(edited.saved.answers.get(sting), Some(Answer::Level(4)));
    assert_eq!(edited.saved.assessed_on, Some(START));
    assert_eq!(journal(&edited).started, Some(START));
    // Until the first check-in the plan is made from the current answers.
    assert_eq!(journal(&edited).baseline, edited.saved.answers);
    let checked = after(
        &later(&edited, date(2026, 3, 9)),
        Action::Journal(JournalEvent::CheckInRecorded(date(2026, 3, 9), calm())),
    );
    let again = edit(&later(&checked, date(2026, 3, 12)), 3);
    assert_eq!(journal(&again).baseline, edited.saved.answers);
    assert_eq!(journal(&again).edited.get(&sting), Some(&date(2026, 3, 12)));
    assert_eq!((again.saved.assessed_on, journal(&again).started), (Some(START), Some(START)));
    // Undoing the edits restores the answers and the course as they were.
    let undone = after(&again, Action::ChangeUndone);
    assert_eq!(undone.saved.answers, state.saved.answers);
    assert_eq!(undone.saved.assessed_on, Some(START));
    assert_eq!(journal(&undone).check_ins, journal(&checked).check_ins);
}

/// Re-answering the signs after the first day does not bypass the weekly check: worse counts at once,
/// milder waits for it, and undoing the edit leaves nothing behind.
#[test]
fn milder_signs_wait_for_the_check_in() {
    let sting = embedded().find_question("sign_sting").expect("a question");
    let edit =
        |state: &AppState, level| after(state, Action::AnswerGiven(sting, Answer::Level(level)));
    let first = started_as(
        &Rc::default(),
        |answers| matches!(answers.get(sting), Some(Answer::Level(level)) if (2..4).contains(&level)),
    );
    let Some(Answer::Level(level)) = first.saved.answers.get(sting) else { panic!("a level") };
    let at = |state: &AppState| journal(state).baseline.get(sting);

    let at_once = edit(&first, 0);
    assert_eq!(at(&at_once), Some(Answer::Level(0)), "the first day is for putting right");

    let ninth = later(&first, date(2026, 3, 10));
    let milder = edit(&ninth, 0);
    assert_eq!(milder.saved.answers.get(sting), Some(Answer::Level(0)));
    assert_eq!(at(&milder), Some(Answer::Level(level)));
    assert_eq!(journal(&milder).edited.get(&sting), Some(&date(2026, 3, 10)));

    let back = edit(&milder, level);
    assert_eq!((at(&back), journal(&back).edited.get(&sting)), (Some(Answer::Level(level)), None));

    let worse = edit(&milder, 4);
    assert_eq!((at(&worse), journal(&worse).edited.get(&sting)), (Some(Answer::Level(4)), None));

    let mut seen = ninth.clone();
    seen.plan_seen = true;
    let undone = after(&edit(&seen, 4), Action::ChangeUndone);
    assert_eq!(journal(&undone), journal(&ninth), "undoing gives everything back");

    let unsure = after(&ninth, Action::AnswerGiven(sting, Answer::NotSure));
    assert_eq!(at(&unsure), Some(Answer::Level(level)));
}

/// Skipping a question that was not answered, or giving the same answer, is no edit.
#[test]
fn equal_answers_are_no_edit() {
    let state = later(&started(&Rc::default()), date(2026, 3, 20));
    let event = embedded().find_question("event_date").expect("a question");
    let mut state = state;
    state.saved.answers.remove(event);
    state.plan_seen = true;
    let passed = update(embedded(), &state, Action::AnswerSkipped(event)).unwrap_or(state.clone());
    assert_eq!(passed.saved.answers, state.saved.answers);
    assert_eq!((passed.saved.assessed_on, passed.before_edits), (Some(START), None));
    let sting = embedded().find_question("sign_sting").expect("a question");
    if let Some(answer) = state.saved.answers.get(sting) {
        assert_eq!(update(embedded(), &state, Action::AnswerGiven(sting, answer)), None);
    }
}

fn question(id: &str) -> QuestionId {
    embedded().find_question(id).expect("a question")
}

/// The answer of one option of a multiple choice.
fn only(id: &str, option: &str) -> Answer {
    let option = embedded().question(question(id)).find_option(option).expect("an option");
    Answer::Many(OptionSet::from_iter([option]))
}

/// Somebody with nothing done to the skin lately, after a first check on 9 March.
fn checked() -> AppState {
    let none = only("recent", "none");
    let state = started_as(&Rc::default(), |answers| {
        let complete = Path::of(embedded(), answers).is_complete(embedded(), answers);
        complete && answers.get(question("recent")) == Some(none)
    });
    let check = JournalEvent::CheckInRecorded(date(2026, 3, 9), calm());
    after(&later(&state, date(2026, 3, 9)), Action::Journal(check))
}

/// The state after this answer to what was done to the skin lately.
fn give(state: &AppState, option: &str) -> AppState {
    after(state, Action::AnswerGiven(question("recent"), only("recent", option)))
}

fn assessed(state: &AppState) -> Assessment {
    let clinic = ClinicConfig::default();
    let case = Case::new(state.answers(), state.today.date, &clinic);
    assess(embedded(), &case.following(journal(state)))
}

fn warns(state: &AppState, rule: &str) -> bool {
    assessed(state).warnings.iter().any(|it| embedded().rule(it.rule).id == rule)
}

/// An answer edited a second time counts from that day: the days that a rule counts began with it.
#[test]
fn a_second_edit_counts_from_its_own_day() {
    let recent = question("recent");
    let first = give(&later(&checked(), date(2026, 3, 10)), "waxing_1_week");
    assert_eq!(journal(&first).edited.get(&recent), Some(&date(2026, 3, 10)));
    let over = after(
        &later(&first, date(2026, 3, 23)),
        Action::Journal(JournalEvent::CheckInRecorded(date(2026, 3, 23), calm())),
    );
    assert!(warns(&first, "R-75"), "strong products after waxing");
    assert!(!warns(&over, "R-75"), "the week is over");
    // Waxed again, between two other answers.
    let none = give(&later(&over, date(2026, 4, 1)), "none");
    assert_eq!(journal(&none).edited.get(&recent), Some(&date(2026, 4, 1)));
    let again = give(&later(&none, date(2026, 4, 10)), "waxing_1_week");
    assert_eq!(journal(&again).edited.get(&recent), Some(&date(2026, 4, 10)));
    assert!(warns(&again, "R-75"), "waxed again, and nothing pauses");
}

/// An edit taken back on its own day does not count; one taken back later is an edit of that day, since
/// the days between were not as at the start.
#[test]
fn an_edit_taken_back_counts_unless_it_was_made_today() {
    let recent = question("recent");
    let edited = give(&later(&checked(), date(2026, 3, 10)), "waxing_1_week");
    let at_once = give(&edited, "none");
    assert_eq!(journal(&at_once).edited.get(&recent), None);
    let later_on = give(&later(&edited, date(2026, 3, 12)), "none");
    assert_eq!(journal(&later_on).edited.get(&recent), Some(&date(2026, 3, 12)));
}

/// A sign that was rated milder before a check does not come back with the edit of another answer: the
/// check tells more of it.
#[test]
fn an_edit_dates_no_other_answer() {
    let sting = question("sign_sting");
    let first = started_as(&Rc::default(), |answers| {
        let complete = Path::of(embedded(), answers).is_complete(embedded(), answers);
        complete && answers.get(sting) == Some(Answer::Level(3))
    });
    let milder = later(&first, date(2026, 3, 5));
    let milder = after(&milder, Action::AnswerGiven(sting, Answer::Level(0)));
    let mut stings: Answers = calm();
    stings.set(sting, Answer::Level(3));
    let check = JournalEvent::CheckInRecorded(date(2026, 3, 9), stings);
    let checked = after(&later(&milder, date(2026, 3, 9)), Action::Journal(check));
    let other = later(&checked, date(2026, 3, 11));
    let other = give(&other, "sunburn_or_tan_4_weeks");
    let days: Vec<QuestionId> = journal(&other).edited.keys().copied().collect();
    assert_eq!(days, [question("recent")]);
    let clinic = ClinicConfig::default();
    let case = Case::new(other.answers(), other.today.date, &clinic);
    let known = latest_answers(embedded(), &case.following(journal(&other)));
    assert_eq!(known.get(sting), Some(Answer::Level(3)), "the check tells more");
}

/// Undoing gives an answer the day back that it had, and a check of today its own answers.
#[test]
fn undoing_restores_days_and_the_check_of_today() {
    let (recent, sting) = (question("recent"), question("sign_sting"));
    let edited = later(&checked(), date(2026, 3, 10));
    let edited = give(&edited, "waxing_1_week");
    let mut stings = calm();
    stings.set(sting, Answer::Level(2));
    let day = plus_days(START, 14);
    let check = JournalEvent::CheckInRecorded(day, stings);
    let mut seen = after(&later(&edited, day), Action::Journal(check));
    seen.plan_seen = true;
    let changed = give(&seen, "sunburn_or_tan_4_weeks");
    let changed = after(&changed, Action::AnswerGiven(sting, Answer::Level(4)));
    assert_eq!(journal(&changed).edited.get(&recent), Some(&day));
    assert_eq!(journal(&changed).check_ins[&day].get(sting), Some(Answer::Level(4)));
    let undone = after(&changed, Action::ChangeUndone);
    assert_eq!(undone.saved.answers, seen.saved.answers);
    assert_eq!(journal(&undone), journal(&seen));
}
