//! How the state changes: actions in, state out, without a screen.

use barrier_first::domain::{Answer, Answers, OptionId, OptionSet, QuestionId};
use barrier_first::route::Route;
use barrier_first::state::{Action, AppState, Path, SaveState, update};
use jiff::civil::{Date, date};

use crate::embedded;

const TODAY: Date = date(2026, 11, 21);

fn question(id: &str) -> QuestionId {
    embedded().find_question(id).unwrap()
}

fn options(id: &str, chosen: &[&str]) -> Answer {
    let entry = embedded().question(question(id));
    let find = |option: &&str| entry.find_option(option).unwrap();
    match &entry.kind {
        barrier_first::knowledge::Kind::One { .. } => Answer::One(find(&chosen[0])),
        _ => Answer::Many(chosen.iter().map(find).collect::<OptionSet>()),
    }
}

fn after(state: &AppState, actions: impl IntoIterator<Item = Action>) -> AppState {
    actions
        .into_iter()
        .fold(state.clone(), |state, action| update(embedded(), &state, action).unwrap_or(state))
}

fn given(id: &str, chosen: &[&str]) -> Action {
    Action::AnswerGiven(question(id), options(id, chosen), TODAY)
}

#[test]
fn an_answer_is_kept_with_its_day_and_place() {
    let state = after(&AppState::default(), [given("age_band", &["25_44"])]);
    assert_eq!(state.answers().get(question("age_band")), Some(options("age_band", &["25_44"])));
    assert_eq!(state.saved.assessed_on, Some(TODAY));
    assert_eq!(state.saved.position, Some(question("age_band")));
    assert_eq!(update(embedded(), &state, given("age_band", &["25_44"])), None, "nothing changed");
}

#[test]
fn an_edit_that_hides_answers_waits_for_a_yes() {
    let months = question("isotretinoin_stopped_months");
    let before = after(
        &AppState::default(),
        [
            given("medicines", &["isotretinoin_past"]),
            Action::AnswerGiven(months, Answer::Number(3), TODAY),
        ],
    );
    let asked = after(&before, [given("medicines", &["none"])]);
    let pending = asked.pending.clone().expect("the edit waits");
    assert_eq!(pending.hides, [months]);
    assert_eq!(asked.answers(), before.answers(), "nothing is dropped before the yes");

    let kept = after(&asked, [Action::ChangeCancelled]);
    assert_eq!((kept.answers(), &kept.pending), (before.answers(), &None));

    let confirmed = after(&asked, [Action::ChangeConfirmed(TODAY)]);
    assert_eq!(confirmed.answers().get(months), None);
    assert_eq!(
        confirmed.answers().get(question("medicines")),
        Some(options("medicines", &["none"]))
    );
}

#[test]
fn changes_are_told_against_the_plan_that_was_seen_and_can_be_undone() {
    let seen = after(&AppState::default(), [given("age_band", &["25_44"]), Action::PlanSeen]);
    let edited = after(&seen, [given("age_band", &["45_64"]), given("age_band", &["65_79"])]);
    assert_eq!(edited.before.as_ref(), Some(seen.answers()), "the first state, not the last");
    let undone = after(&edited, [Action::ChangeUndone]);
    assert_eq!((undone.answers(), &undone.before), (seen.answers(), &None));
}

#[test]
fn erasing_leaves_nothing() {
    let state = after(&AppState::default(), [given("age_band", &["25_44"]), Action::PlanSeen]);
    let erased = after(&state, [Action::Erased]);
    assert_eq!(erased, AppState::default());
    assert_eq!(erased.save, SaveState::Nothing);
}

#[test]
fn the_path_asks_what_applies_and_in_order() {
    let none = Path::of(embedded(), &Answers::default());
    assert_eq!(none.questions().first(), Some(&question("age_band")));
    assert!(!none.contains(question("isotretinoin_stopped_months")));
    assert!(none.questions().windows(2).all(|pair| pair[0] < pair[1]));

    let mut answers = Answers::default();
    answers.set(question("medicines"), options("medicines", &["isotretinoin_past"]));
    let path = Path::of(embedded(), &answers);
    assert!(path.contains(question("isotretinoin_stopped_months")));
    assert_eq!(path.after(question("medicines")), Some(question("isotretinoin_stopped_months")));
    assert_eq!(path.first_open(embedded(), &answers), Some(question("age_band")));
    assert!(!path.is_complete(embedded(), &answers));

    answers.set(question("age_band"), Answer::One(OptionId(0)));
    assert!(!Path::of(embedded(), &answers).contains(question("pregnancy")), "not under 13");
}

#[test]
fn every_route_finds_its_way_back() {
    let routes = [
        Route::Welcome,
        Route::Question { id: "age_band".to_owned() },
        Route::Change { id: "goals".to_owned() },
        Route::Check,
        Route::Results,
        Route::Routine,
        Route::Plan,
        Route::Why { kind: "step".to_owned(), id: "0-evening-retinol".to_owned() },
        Route::Changed,
        Route::Learn,
        Route::Data,
        Route::Summary,
        Route::Privacy,
        Route::Accessibility,
        Route::About,
        Route::NotFound,
    ];
    for route in routes {
        assert_eq!(Route::from_path(&route.to_path()), route, "{}", route.to_path());
    }
    assert_eq!(Route::from_path("/no/such/page"), Route::NotFound);
    assert_eq!(Route::from_path(""), Route::Welcome);
}
