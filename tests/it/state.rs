//! State transitions: actions in, state out, without a screen.

use barrier_first::domain::{
    Answer, Answers, OptionId, OptionSet, QuestionId, Region, Section, Stage,
};
use barrier_first::route::Route;
use barrier_first::state::{
    Action, AppState, LoadedProfile, Notice, PartOfDay, Path, Report, SaveStatus, Today, update,
};
use barrier_first::storage::merge::{Side, combine};
use barrier_first::storage::{Keep, RegionSetting, Saved, Settings, profile};
use jiff::civil::{Date, date};

use crate::embedded;

const TODAY: Date = date(2026, 11, 21);

/// A state on the day of these tests.
fn fresh() -> AppState {
    AppState { today: Today::at(TODAY, 9), ..AppState::default() }
}

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
    Action::AnswerGiven(question(id), options(id, chosen))
}

#[test]
fn an_answer_is_kept_with_its_day_and_place() {
    let state = after(&fresh(), [given("age_band", &["25_44"])]);
    assert_eq!(state.answers().get(question("age_band")), Some(options("age_band", &["25_44"])));
    assert_eq!(state.saved.assessed_on, Some(TODAY));
    assert_eq!(state.saved.position, Some(question("age_band")));
    assert_eq!(update(embedded(), &state, given("age_band", &["25_44"])), None, "nothing changed");
}

/// Answers hidden by an edit are kept apart from those that a plan is made from, and count again once their
/// question is asked again, also after being saved.
#[test]
fn an_edit_that_hides_answers_keeps_them() {
    let months = question("isotretinoin_stopped_months");
    let past = given("medicines", &["isotretinoin_past"]);
    let months_given = Action::AnswerGiven(months, Answer::Number(3));
    let before = after(&fresh(), [past.clone(), months_given, Action::PlanSeen]);
    let edited = after(&before, [given("medicines", &["none"])]);
    assert_eq!(edited.answers().get(question("medicines")), Some(options("medicines", &["none"])));
    assert_eq!(edited.answers().get(months), None, "no plan is made from it");
    assert_eq!(edited.saved.hidden.get(months), Some(Answer::Number(3)));

    let written = profile::write(embedded(), &edited.saved);
    let (read, faults) = profile::read(embedded(), &written);
    assert_eq!((&read, faults.len()), (&edited.saved, 0));
    let reloaded = after(&fresh(), [Action::Replaced(read)]);
    for state in [&edited, &reloaded] {
        let again = after(state, [past.clone()]);
        assert_eq!(again.answers(), before.answers());
        assert!(again.saved.hidden.is_empty());
    }
    let undone = after(&edited, [Action::ChangeUndone]);
    // The position in the questions is not part of what is undone.
    let saved = Saved { position: before.saved.position, ..undone.saved.clone() };
    assert_eq!(AppState { saved, ..undone }, before);
    // If nothing is hidden, the file is that of earlier versions.
    assert_eq!(profile::write(embedded(), &before.saved).get("hidden"), None);
}

/// An answer that does not belong with the others, from a file assembled elsewhere, is kept apart as well.
#[test]
fn what_is_not_asked_is_hidden_on_reading() {
    let months = question("isotretinoin_stopped_months");
    let answers =
        [(question("medicines"), options("medicines", &["none"])), (months, Answer::Number(3))];
    let saved = Saved { answers: answers.into_iter().collect(), ..Saved::default() };
    let loaded = LoadedProfile { saved: saved.clone(), save: SaveStatus::Nothing, notice: None };
    for action in [Action::Replaced(saved), Action::ProfileLoaded(loaded)] {
        let state = after(&fresh(), [action]);
        assert_eq!(state.answers().get(months), None);
        assert_eq!(state.saved.hidden.get(months), Some(Answer::Number(3)));
    }
}

/// A person who returns to a complete plan has seen it, and is told what an edit changes. A plan that does
/// not exist yet is not known.
#[test]
fn a_plan_that_was_saved_is_known_on_the_next_visit() {
    let mut whole = core();
    whole.set(question("goals"), options("goals", &["even_tone"]));
    let half: Answers = whole.iter().take(2).collect();
    for (answers, known) in [(whole, true), (half, false)] {
        let saved = Saved { answers, ..Saved::default() };
        let loaded = LoadedProfile { saved, save: SaveStatus::Nothing, notice: None };
        assert_eq!(after(&fresh(), [Action::ProfileLoaded(loaded)]).plan_seen, known);
    }
}

/// Two tabs keep what each of them has hidden.
#[test]
fn hidden_answers_are_merged() {
    let (months, recent) = (question("isotretinoin_stopped_months"), question("age_band"));
    let of = |list: &[(QuestionId, Answer)]| Saved {
        hidden: list.iter().copied().collect(),
        ..Saved::default()
    };
    let age = options("age_band", &["25_44"]);
    let (mine, theirs) = (of(&[(months, Answer::Number(3))]), of(&[(recent, age)]));
    let combined = combine(&Saved::default(), &mine, &theirs, Side::Mine);
    assert_eq!(combined.saved, of(&[(months, Answer::Number(3)), (recent, age)]));
    assert_eq!(combined.conflicts, []);
}

/// The same answer to a question that is asked again settles it.
#[test]
fn the_same_answer_again_is_an_answer() {
    let age = question("age_band");
    let mut state = after(&fresh(), [given("age_band", &["25_44"])]);
    state.saved.answers.ask_again(age);
    let again = after(&state, [given("age_band", &["25_44"])]);
    assert!(!again.answers().asks_again(age));
}

#[test]
fn changes_are_told_against_the_plan_that_was_seen_and_can_be_undone() {
    let seen = after(&fresh(), [given("age_band", &["25_44"]), Action::PlanSeen]);
    let edited = after(&seen, [given("age_band", &["45_64"]), given("age_band", &["65_79"])]);
    assert_eq!(
        edited.before_edits.as_ref().map(|seen| &seen.answers),
        Some(seen.answers()),
        "the first state, not the last"
    );
    let undone = after(&edited, [Action::ChangeUndone]);
    assert_eq!((undone.answers(), &undone.before_edits), (seen.answers(), &None));
}

#[test]
fn erasing_leaves_nothing() {
    let state = after(&fresh(), [given("age_band", &["25_44"]), Action::PlanSeen]);
    let erased = after(&state, [Action::Erased]);
    assert_eq!(erased, fresh());
    assert_eq!(erased.save, SaveStatus::Nothing);
    assert_eq!(after(&state, [Action::ResetByHost]), fresh());
    let confirmed = after(&state, [Action::EraseConfirmed]);
    assert_eq!(confirmed, AppState { report: Some(Report::Erasing), ..fresh() });
    let done = Report::Erased { entries: 3, caches: Some(1) };
    assert_eq!(
        after(&confirmed, [Action::Reported(done)]),
        AppState { report: Some(done), ..fresh() }
    );
    assert_eq!(after(&confirmed, [Action::Reported(done), Action::ReportLeft]), fresh());
}

#[test]
fn a_conflict_is_settled_for_the_side_that_was_chosen() {
    let mine = after(&fresh(), [given("age_band", &["25_44"])]);
    let theirs = after(&fresh(), [given("age_band", &["45_64"])]).saved;
    let status = SaveStatus::Conflict(Box::new(theirs.clone()));
    let both = after(&mine, [Action::SaveStatusChanged(status)]);
    assert_eq!(after(&both, [Action::ConflictSettled(Side::Mine)]).saved, mine.saved);
    assert_eq!(after(&both, [Action::ConflictSettled(Side::Theirs)]).saved, theirs);
    // Without a conflict there is nothing to settle.
    let settled = update(embedded(), &mine, Action::ConflictSettled(Side::Theirs));
    assert_eq!(settled, None);
}

#[test]
fn the_diary_goes_to_bed_at_four() {
    let (today, before) = (TODAY, date(2026, 11, 20));
    let at = |hour| Today::at(TODAY, hour);
    let parts = |hour| (at(hour).diary_day, at(hour).part);
    assert_eq!(parts(0), (before, PartOfDay::Evening));
    assert_eq!(parts(3), (before, PartOfDay::Evening));
    assert_eq!(parts(4), (today, PartOfDay::Morning));
    assert_eq!(parts(11), (today, PartOfDay::Morning));
    assert_eq!(parts(12), (today, PartOfDay::Evening));
    assert_eq!(parts(23), (today, PartOfDay::Evening));
    // Something changes exactly at the hours that the app waits for.
    for hour in 0..24_u8 {
        let next = Today::next_change(hour);
        assert!(next > hour);
        assert!((hour..next).all(|other| at(other) == at(hour)), "{hour} to {next}");
        let changed = if next == 24 { Today::at(date(2026, 11, 22), 0) } else { at(next) };
        assert_ne!(changed, at(hour), "{next}");
    }
}

#[test]
fn an_answer_after_midnight_counts_for_the_new_date() {
    let next = Today::at(date(2026, 11, 22), 0);
    let state = after(&fresh(), [Action::DayChanged(next), given("age_band", &["25_44"])]);
    assert_eq!(state.saved.assessed_on, Some(date(2026, 11, 22)));
}

#[test]
fn the_path_asks_what_applies_and_in_order() {
    let none = Path::of(embedded(), &Answers::default());
    assert_eq!(none.questions().first(), Some(&question("age_band")));
    assert!(!none.contains(question("isotretinoin_stopped_months")));
    let key = |id: &QuestionId| (embedded().question(*id).stage == Stage::Later, *id);
    assert!(none.questions().windows(2).all(|pair| key(&pair[0]) < key(&pair[1])));

    let mut answers = Answers::default();
    answers.set(question("medicines"), options("medicines", &["isotretinoin_past"]));
    let path = Path::of(embedded(), &answers);
    assert!(path.contains(question("isotretinoin_stopped_months")));
    assert_eq!(
        path.after(embedded(), question("medicines")),
        Some(question("isotretinoin_stopped_months"))
    );
    assert_eq!(path.open(embedded(), &answers).next(), Some(question("age_band")));
    assert!(!path.is_complete(embedded(), &answers));

    answers.set(question("age_band"), Answer::One(OptionId(0)));
    assert!(!Path::of(embedded(), &answers).contains(question("pregnancy")), "not under 13");
}

/// The answers that a plan needs, except for the goals.
fn core() -> Answers {
    let core = [
        ("age_band", "25_44"),
        ("red_flags", "none"),
        ("pregnancy", "no"),
        ("medicines", "none"),
        ("allergies", "none"),
        ("conditions", "none"),
        ("recent", "none"),
        ("actives", "retinol"),
        ("spf_use", "daily"),
    ];
    let given = core.map(|(id, option)| (question(id), options(id, &[option])));
    let mut answers: Answers = given.into_iter().collect();
    let signs = embedded().questions().filter(|(_, entry)| entry.section == Section::Signs);
    signs.for_each(|(sign, _)| answers.set(sign, Answer::Level(0)));
    answers
}

/// A plan needs safety, the signs, what is in use and the goals; the rest makes it fit more closely.
#[test]
fn a_first_plan_does_not_wait_for_the_questions_that_come_later() {
    let mut answers = core();
    assert!(!Path::of(embedded(), &answers).is_complete(embedded(), &answers));
    answers.set(question("goals"), options("goals", &["even_tone"]));
    let path = Path::of(embedded(), &answers);
    // The question of how long retinol has been used is asked before the plan, but no plan waits for it.
    assert!(path.is_complete(embedded(), &answers));
    let open: Vec<_> = path.open(embedded(), &answers).collect();
    assert_eq!(open, [question("actives_since_retinol")]);
    assert_eq!(path.after(embedded(), question("goals")), None);
    assert_eq!(path.before(embedded(), question("goals")), Some(question("spf_use")));
    // Afterwards the others, in two groups with parts of their own.
    let first = path.open_later(embedded(), &answers).next();
    assert_eq!(first, Some(question("cleanser_feel")));
    assert_eq!(path.before(embedded(), question("cleanser_feel")), None);
    let parts = |id| {
        let at = path.progress(embedded(), question(id));
        (at.step, at.steps)
    };
    assert_eq!([parts("age_band"), parts("sign_itch"), parts("goals")], [(1, 4), (2, 4), (4, 4)]);
    assert_eq!([parts("cleanser_feel"), parts("clinic_interest")], [(1, 4), (4, 4)]);
}

/// A person who needs a doctor today is told at once, by the rules that ask for it, without further answers.
#[test]
fn a_flag_that_stops_the_plan_waits_for_no_other_answer() {
    let flags = question("red_flags");
    let entry = embedded().question(flags);
    let barrier_first::knowledge::Kind::Many { options: ids, .. } = &entry.kind else {
        panic!("several may be chosen")
    };
    for id in ids {
        let mut answers = Answers::default();
        answers.set(question("age_band"), Answer::One(OptionId(3)));
        answers.set(flags, options("red_flags", &[id]));
        let path = Path::of(embedded(), &answers);
        let complete = path.is_complete(embedded(), &answers);
        let clinic = barrier_first::clinic::ClinicConfig::default();
        let case = barrier_first::engine::Case::new(&answers, TODAY, &clinic);
        let plan = barrier_first::engine::assess(embedded(), &case);
        let certain = plan.triage.because.iter().any(|because| {
            because.certain
                && embedded().rule(because.rule).then.iter().any(|effect| {
                    matches!(effect, barrier_first::knowledge::Effect::Triage(level)
                        if *level >= barrier_first::domain::TriageLevel::Urgent)
                })
        });
        assert_eq!(complete, certain, "{id}");
        assert!(!complete || plan.triage.stops_the_plan(), "{id}");
    }
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

/// An edit and its Undo leave everything as it was, including the start of the plan.
#[test]
fn undo_gives_the_start_back() {
    let begun = after(&fresh(), [given("oil", &["dry"])]);
    let later =
        AppState { today: Today::at(date(2026, 12, 12), 9), plan_seen: true, ..begun.clone() };
    let edited = after(&later, [given("oil", &["normal"])]);
    assert_eq!(edited.saved.assessed_on, Some(date(2026, 12, 12)));
    assert_eq!(edited.before_edits.as_ref().and_then(|seen| seen.start), Some(TODAY));
    let again = after(&edited, [given("oil", &["oily"]), Action::ChangeUndone]);
    assert_eq!(again.saved.answers, begun.saved.answers);
    assert_eq!(again.saved.assessed_on, Some(TODAY));
}

/// Skipping a question that was never answered is no edit, so the plan does not start over.
#[test]
fn nothing_changed_is_no_action() {
    let begun = after(&fresh(), [given("oil", &["dry"])]);
    let later = AppState { today: Today::at(date(2026, 12, 12), 9), ..begun };
    assert_eq!(update(embedded(), &later, Action::AnswerSkipped(question("event_date"))), None);
}

/// A start from a wrong clock counts as today; answers without a start begin when they are imported.
#[test]
fn a_plan_always_has_a_start_that_is_not_to_come() {
    let mut saved = after(&fresh(), [given("oil", &["dry"])]).saved;
    saved.assessed_on = Some(date(2030, 1, 1));
    let state = AppState { saved: saved.clone(), ..fresh() };
    assert_eq!(state.started(), TODAY);
    saved.assessed_on = None;
    let taken = after(&fresh(), [Action::Replaced(saved)]);
    assert_eq!(taken.saved.assessed_on, Some(TODAY));
    let weeks_later = AppState { today: Today::at(date(2026, 12, 12), 9), ..taken };
    assert_eq!(weeks_later.started(), TODAY);
}

/// The save is read a moment after the start: choices and answers made until then stay.
#[test]
fn a_language_chosen_before_the_save_was_read_stays() {
    let chosen = Settings { language: Some("ko".to_owned()), ..Settings::default() };
    let waiting = AppState { save: SaveStatus::Unread, ..fresh() };
    let waiting =
        after(&waiting, [Action::SettingsChanged(chosen.clone()), Action::RedirectedToStart]);
    let answers = after(&fresh(), [given("oil", &["dry"])]).saved.answers;
    for language in [None, Some("en".to_owned())] {
        let settings = Settings { language, expires_after_days: Some(30), ..Settings::default() };
        let saved = Saved { answers: answers.clone(), settings, ..Saved::default() };
        let save = SaveStatus::Saved("2026-11-20T09:00:00Z".to_owned());
        let loaded = |notice| LoadedProfile { saved: saved.clone(), save: save.clone(), notice };
        let read = after(&waiting, [Action::ProfileLoaded(loaded(None))]);
        assert_eq!(read.answers(), &answers);
        assert_eq!(read.settings().language, chosen.language);
        assert_eq!(read.settings().expires_after_days, Some(30));
        assert_eq!((&read.save, &read.notice), (&save, &Some(Notice::NeedAnswers)));
        let in_part = after(&waiting, [Action::ProfileLoaded(loaded(Some(Notice::SetAside(2))))]);
        assert_eq!(in_part.notice, Some(Notice::SetAside(2)), "what is amiss with it comes first");
    }
}

/// Leaving is announced exactly while there are answers that are not stored.
#[test]
fn what_would_be_lost_is_known() {
    let answered = after(&fresh(), [given("oil", &["dry"])]);
    let with = |save: SaveStatus| AppState { save, ..answered.clone() };
    for lost in [SaveStatus::TabOnly, SaveStatus::Blocked, SaveStatus::Full, SaveStatus::Failed] {
        assert!(with(lost.clone()).would_be_lost(), "{lost:?}");
        assert!(!AppState { save: lost, ..fresh() }.would_be_lost());
    }
    assert!(!with(SaveStatus::Saved("2026-11-21T09:00:00Z".to_owned())).would_be_lost());
}

/// Photos are kept on the device or not at all.
#[test]
fn photos_are_off_where_only_the_tab_keeps() {
    let on = Settings { photos: true, ..Settings::default() };
    let state = after(&fresh(), [Action::SettingsChanged(on.clone())]);
    assert!(state.settings().photos);
    let tab = Settings { keep: Keep::Tab, ..on.clone() };
    let state = after(&state, [Action::SettingsChanged(tab)]);
    assert!(!state.settings().photos);
    let state = after(&state, [Action::SettingsChanged(on), Action::EraseConfirmed]);
    assert!(!state.settings().photos, "a fresh start has them off");
}

/// A person's region is the one they chose, otherwise the one that the browser's languages suggest.
#[test]
fn the_region_is_the_chosen_one() {
    let state = after(&fresh(), [Action::RegionFound(Some(Region::Us))]);
    assert_eq!(state.home_region(), Some(Region::Us));
    let choose = |region| Action::SettingsChanged(Settings { region, ..Settings::default() });
    let chosen = after(&state, [choose(RegionSetting::Chosen(Region::Kr))]);
    assert_eq!(chosen.home_region(), Some(Region::Kr));
    let elsewhere = after(&state, [choose(RegionSetting::Elsewhere)]);
    assert_eq!(elsewhere.home_region(), None);
    let erased = after(&elsewhere, [Action::EraseConfirmed]);
    assert_eq!(erased.home_region(), Some(Region::Us), "the browser is the same one");
}
