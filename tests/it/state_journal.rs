//! The journal in the state: entries, undoing them, edits that never restart the plan, and what is kept on
//! the device.

use std::rc::Rc;

use barrier_first::domain::{
    Answer, Answers, CalendarFile, Journal, Pause, PhotoId, Reaction, Slot, StepKey, StepStatus,
    Symptom, SymptomSet, Time,
};
use barrier_first::export::ics::UtcTimestamp;
use barrier_first::knowledge::Knowledge;
use barrier_first::state::journal::apply;
use barrier_first::state::journal_store;
use barrier_first::state::{Action, AppState, JournalEvent, JournalHandle, Path, Today, update};
use barrier_first::storage::backend::MemoryBackend;
use jiff::civil::{Date, date};

use crate::embedded;
use crate::storage_support::{NOW, contents};
use crate::support::courses::check_in;
use crate::support::people::{SplitMix, Tape, person};

pub const START: Date = date(2026, 3, 2);

fn knowledge() -> Rc<Knowledge> {
    Rc::new(embedded().clone())
}

fn open(memory: &Rc<MemoryBackend>, tab: u32) -> JournalHandle {
    journal_store::load(memory.clone(), tab, &knowledge(), NOW).0
}

/// Somebody who has answered everything and has had a plan since 2 March.
pub fn started(memory: &Rc<MemoryBackend>) -> AppState {
    started_as(memory, |answers| Path::of(embedded(), answers).is_complete(embedded(), answers))
}

/// The first plan of somebody with such answers.
pub fn started_as(memory: &Rc<MemoryBackend>, such: impl Fn(&Answers) -> bool) -> AppState {
    let mut state = AppState { today: Today::at(START, 9), ..AppState::default() };
    let mut people = (1..).map(|seed| person(embedded(), &mut SplitMix(seed)).answers);
    state.saved.answers = people.find(such).expect("somebody");
    state.saved.assessed_on = Some(START);
    let state = after(&state, Action::JournalLoaded(open(memory, 1)));
    let event = JournalEvent::PlanStarted(START, state.saved.answers.clone());
    after(&state, Action::Journal(event))
}

pub fn after(state: &AppState, action: Action) -> AppState {
    update(embedded(), state, action).expect("something changes")
}

pub fn later(state: &AppState, day: Date) -> AppState {
    after(state, Action::DayChanged(Today::at(day, 9)))
}

pub fn journal(state: &AppState) -> &Journal {
    state.journal.as_ref().expect("it is loaded").journal()
}

fn step() -> StepKey {
    let active = embedded().find_active("rich_moisturiser").expect("an active");
    StepKey { time: Time::Evening, slot: Slot::Moisturise, active }
}

pub fn calm() -> Answers {
    check_in(embedded(), 0, &mut Tape(&[]))
}

#[test]
fn every_entry_can_be_taken_back() {
    let state = later(&started(&Rc::default()), date(2026, 3, 9));
    let reaction = Reaction {
        on: date(2026, 3, 8),
        what: SymptomSet::from_iter([Symptom::Sting]),
        lasting: None,
        active: None,
        product: None,
    };
    let day = date(2026, 3, 9);
    for event in [
        JournalEvent::CheckInRecorded(day, calm()),
        JournalEvent::DayTicked(day, step(), Some(StepStatus::Done)),
        JournalEvent::DayDone(day, vec![step()]),
        JournalEvent::NoteWritten(day, " Wind. ".to_owned()),
        JournalEvent::ReactionNoted(reaction),
        JournalEvent::PauseSet(Pause { from: day, to: None }),
    ] {
        let entered = after(&state, Action::Journal(event.clone()));
        assert_ne!(journal(&entered), journal(&state), "{event:?}");
        let undone = after(&entered, Action::JournalUndone);
        assert_eq!(journal(&undone), journal(&state), "{event:?}");
        // Only the last entry can be undone, once.
        assert_eq!(update(embedded(), &undone, Action::JournalUndone), None);
        // The same event again is no change.
        assert_eq!(update(embedded(), &entered, Action::Journal(event)), None);
    }
}

/// A wrong entry of a reaction is corrected in one step, which one undo reverts.
#[test]
fn a_reaction_is_changed_in_its_place() {
    let day = date(2026, 3, 8);
    let noted = |what: Symptom| Reaction {
        on: day,
        what: SymptomSet::from_iter([what]),
        lasting: None,
        active: None,
        product: Some("abc".to_owned()),
    };
    let (hives, sting, itch) = (noted(Symptom::Hives), noted(Symptom::Sting), noted(Symptom::Itch));
    let state = later(&started(&Rc::default()), day);
    let state = after(&state, Action::Journal(JournalEvent::ReactionNoted(hives.clone())));
    let state = after(&state, Action::Journal(JournalEvent::ReactionNoted(itch.clone())));
    let change = JournalEvent::ReactionChanged(hives.clone(), sting.clone());
    let changed = after(&state, Action::Journal(change));
    let mut expected = vec![sting, itch.clone()];
    expected.sort();
    assert_eq!(journal(&changed).reactions, expected);
    let undone = after(&changed, Action::JournalUndone);
    assert_eq!(journal(&undone), journal(&state));
    // Changed to one that is already noted, the two become one.
    let same = after(&state, Action::Journal(JournalEvent::ReactionChanged(hives, itch.clone())));
    assert_eq!(journal(&same).reactions, [itch]);
}

/// An exported calendar file is remembered, and cannot be undone.
#[test]
fn a_calendar_file_is_remembered() {
    let file = |minutes| CalendarFile {
        on: START,
        dates: vec![("reset".to_owned(), START)],
        routine: true,
        alarms: false,
        morning: minutes,
        evening: 1290,
        days_before: None,
        name: String::new(),
        sequence: None,
    };
    let state = started(&Rc::default());
    let ticked = JournalEvent::DayTicked(START, step(), Some(StepStatus::Done));
    let state = after(&state, Action::Journal(ticked));
    let taken = after(&state, Action::Journal(JournalEvent::CalendarTaken(file(450))));
    assert_eq!(journal(&taken).calendar, Some(file(450)));
    assert_eq!(journal(&taken).days, journal(&state).days);
    assert_eq!(update(embedded(), &taken, Action::JournalUndone), None);
    let again = after(&taken, Action::Journal(JournalEvent::CalendarTaken(file(480))));
    assert_eq!(journal(&again).calendar, Some(file(480)));
}

/// A clock that was ahead: the dates it set move when the person asks for it, keep their distances, never
/// replace what is on the right day, and can be undone.
#[test]
fn what_a_clock_ahead_dated_moves_when_asked() {
    let ahead = date(2030, 3, 2);
    let memory = Rc::default();
    let mut state = started(&memory);
    state.saved.assessed_on = Some(ahead);
    let mut answers = Answers::default();
    let sting = embedded().find_question("sign_sting").expect("a question");
    answers.set(sting, Answer::Level(3));
    let mut wrong = journal(&state).clone();
    wrong.started = Some(ahead);
    wrong.check_ins.insert(date(2030, 3, 9), answers.clone());
    wrong.note_reaction(Reaction {
        on: date(2030, 3, 10),
        what: SymptomSet::from_iter([Symptom::Sting]),
        lasting: None,
        active: None,
        product: None,
    });
    wrong.mark(date(2030, 3, 16), step(), Some(StepStatus::Done));
    wrong.pause(Pause { from: date(2030, 3, 12), to: Some(date(2030, 3, 14)) });
    let today = date(2026, 3, 20);
    // Noted on the right day.
    wrong.mark(today, step(), Some(StepStatus::NotDone));
    wrong.days.entry(today).or_default().photos = vec![PhotoId(1)];
    wrong.days.entry(date(2030, 3, 16)).or_default().note = "windy".to_owned();
    let handle = state.journal.as_ref().expect("it is loaded").with(wrong.clone());
    let state = later(&after(&state, Action::JournalLoaded(handle)), today);
    assert_eq!(journal(&state), &wrong, "nothing moves by itself");

    let moved = after(&state, Action::Journal(JournalEvent::BroughtToToday));
    let now = journal(&moved);
    assert_eq!(now.started, Some(date(2026, 3, 6)));
    assert_eq!(moved.saved.assessed_on, now.started);
    assert_eq!(now.check_ins.keys().copied().collect::<Vec<_>>(), [date(2026, 3, 13)]);
    assert_eq!(now.reactions[0].on, date(2026, 3, 14));
    let pause = Pause { from: date(2026, 3, 16), to: Some(date(2026, 3, 18)) };
    assert_eq!(now.pauses, [pause]);
    let day = &now.days[&today];
    assert_eq!((day.marks[&step()], &*day.note), (StepStatus::NotDone, "windy"));
    assert_eq!((now.days.len(), &day.photos), (1, &vec![PhotoId(1)]));
    assert_eq!(journal(&after(&moved, Action::JournalUndone)), &wrong);
    assert_eq!(now.latest_day(), Some(today));
    assert_eq!(update(embedded(), &moved, Action::Journal(JournalEvent::BroughtToToday)), None);

    // Only the day of the assessment is ahead.
    let mut state = later(&started(&memory), today);
    state.saved.assessed_on = Some(ahead);
    let moved = after(&state, Action::Journal(JournalEvent::BroughtToToday));
    assert_eq!(moved.saved.assessed_on, Some(START));
    assert_eq!(journal(&moved), journal(&state));
}

/// The day on which photos were saved is kept, and those of later days are counted.
#[test]
fn the_day_of_the_last_photo_backup_is_remembered() {
    let added = |state: &AppState, day, id| {
        after(&later(state, day), Action::Journal(JournalEvent::PhotoAdded(day, PhotoId(id))))
    };
    let memory = Rc::default();
    let state = added(&started(&memory), date(2026, 3, 3), 1);
    assert_eq!((journal(&state).photos_saved, journal(&state).photos_since_saved()), (None, 1));
    let saved = after(&state, Action::Journal(JournalEvent::PhotosSaved));
    assert_eq!(journal(&saved).photos_saved, Some(date(2026, 3, 3)));
    assert_eq!(journal(&saved).photos_since_saved(), 0);
    assert_eq!(
        update(embedded(), &saved, Action::JournalUndone),
        None,
        "a file cannot be taken back"
    );
    let more = added(&added(&saved, date(2026, 4, 3), 2), date(2026, 4, 4), 3);
    assert_eq!(journal(&more).photos_since_saved(), 2);
}

/// File numbers continue from the last one, whatever the clock says meanwhile.
#[test]
fn calendar_files_count_on_from_the_last_one() {
    let file = |on: Date, sequence| CalendarFile {
        on,
        dates: Vec::new(),
        routine: true,
        alarms: false,
        morning: 450,
        evening: 1290,
        days_before: None,
        name: String::new(),
        sequence,
    };
    // Exported in 2030 by a clock that was ahead.
    assert_eq!(file(date(2030, 3, 2), Some(2_190_240)).next_sequence(), 2_190_241);
    // By an earlier version, at the last minute of the day in the westernmost zone.
    let minutes = |text| UtcTimestamp::parse(text).expect("a moment").sequence();
    let next = file(date(2026, 3, 8), None).next_sequence();
    assert!(next > minutes("2026-03-09T11:59:59Z"), "{next}");
    assert_eq!(file(START, Some(u32::MAX)).next_sequence(), 0x7FFF_FFFF);
}

#[test]
fn a_pause_ends_on_the_day_before() {
    let mut journal = Journal::start(START, Answers::default());
    let day = |day| date(2026, 3, day);
    for event in [
        JournalEvent::PauseSet(Pause { from: day(10), to: None }),
        JournalEvent::PauseEnded(day(15)),
    ] {
        journal = apply(&journal, START, &event);
    }
    assert_eq!(journal.pauses, [Pause { from: day(10), to: Some(day(14)) }]);
    let begun = apply(&journal, START, &JournalEvent::PauseSet(Pause { from: day(20), to: None }));
    let ended = apply(&begun, START, &JournalEvent::PauseEnded(day(20)));
    assert_eq!(ended, journal);
}

/// Two tabs on one device: the entries of both are in both, without a question.
#[test]
fn two_tabs_come_together() {
    let memory: Rc<MemoryBackend> = Rc::default();
    let first = started(&memory);
    first.journal.as_ref().expect("it is loaded").save(NOW).expect("it is saved");
    let other = after(&first, Action::JournalLoaded(open(&memory, 2)));
    assert_eq!(journal(&other), journal(&first));
    let one = after(
        &first,
        Action::Journal(JournalEvent::DayTicked(START, step(), Some(StepStatus::Done))),
    );
    let two = after(&other, Action::Journal(JournalEvent::NoteWritten(START, "Sun".to_owned())));
    assert!(one.journal.as_ref().expect("it is loaded").save(NOW).expect("it is saved").is_none());
    let merged = two.journal.as_ref().expect("it is loaded").save(NOW).expect("it is saved");
    let two = after(&two, Action::JournalLoaded(merged.expect("both")));
    assert_eq!(journal(&two).days[&START].marks.len(), 1);
    assert_eq!(journal(&two).days[&START].note, "Sun");
    let reloaded = one.journal.as_ref().expect("it is loaded").reload(NOW).expect("it has changed");
    assert_eq!(reloaded.journal(), journal(&two));
    assert!(reloaded.reload(NOW).is_none());
}

/// Erased is erased: nothing is written again, and a new start is a first save.
#[test]
fn after_erasing_nothing_is_written() {
    let memory: Rc<MemoryBackend> = Rc::default();
    let state = started(&memory);
    state.journal.as_ref().expect("it is loaded").save(NOW).expect("it is saved");
    assert!(!contents(&memory).is_empty());
    let erased = after(&state, Action::EraseConfirmed);
    assert_eq!(journal(&erased), &Journal::default());
    let kept = erased.journal.as_ref().expect("it is there");
    for (key, _) in contents(&memory) {
        barrier_first::storage::backend::Backend::remove(&memory, &key).expect("it is removed");
    }
    kept.forget();
    assert!(kept.save(NOW).expect("nothing to save").is_none());
    assert!(contents(&memory).is_empty());
    let event = JournalEvent::PlanStarted(START, Answers::default());
    let anew = after(&erased, Action::Journal(event));
    anew.journal.as_ref().expect("it is there").save(NOW).expect("it is saved");
    assert_eq!(open(&memory, 3).journal(), journal(&anew));
}

/// A photo is in a separate database, so neither adding nor deleting one can be undone here.
#[test]
fn photos_are_noted_and_cannot_be_undone() {
    let memory = Rc::new(MemoryBackend::default());
    let state = started(&memory);
    let noted = after(&state, Action::Journal(JournalEvent::PhotoAdded(START, PhotoId(7))));
    assert_eq!(journal(&noted).photos().collect::<Vec<_>>(), [(START, PhotoId(7))]);
    assert!(noted.previous_journal.is_none());
    let ticked = Action::Journal(JournalEvent::DayTicked(START, step(), Some(StepStatus::Done)));
    let marked = after(&noted, ticked);
    assert!(marked.previous_journal.is_some());
    let gone = after(&marked, Action::Journal(JournalEvent::PhotosRemoved(vec![PhotoId(7)])));
    assert_eq!(journal(&gone).photos().count(), 0);
    assert!(gone.previous_journal.is_none() && !journal(&gone).days[&START].marks.is_empty());
    assert_eq!(update(embedded(), &gone, Action::JournalUndone), None);
}
