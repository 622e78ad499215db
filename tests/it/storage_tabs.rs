//! Two tabs: no update is lost, whoever saves when.

use std::collections::BTreeMap;
use std::rc::Rc;

use barrier_first::domain::{Answer, QuestionId};
use barrier_first::knowledge::Kind;
use barrier_first::storage::backend::{Backend, MemoryBackend};
use barrier_first::storage::merge::{Side, combine};
use barrier_first::storage::saved::{Keep, Settings};
use barrier_first::storage::store::RemoteState;
use barrier_first::storage::{Outcome, SaveError, Saved, Store};

use crate::embedded;
use crate::storage_support::{Faulty, NOW, contents, load, small};
use crate::support::people::{Dice, SplitMix};

type Tab<'a> = Store<&'a MemoryBackend>;

fn theirs(result: Result<barrier_first::storage::Receipt, SaveError>) -> RemoteState {
    match result {
        Err(SaveError::Conflict { theirs }) => *theirs,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_save_that_was_not_seen_is_not_overwritten() {
    let memory = MemoryBackend::default();
    let (mut one, mut two) = (Tab::new(&memory, 1), Tab::new(&memory, 2));
    one.load(embedded(), NOW);
    two.load(embedded(), NOW);
    one.save(embedded(), &small(embedded(), 1), "2026-03-02T09:31:00Z").unwrap();
    let before = contents(&memory);
    let found = theirs(two.save(embedded(), &small(embedded(), 2), NOW));
    assert_eq!(found.saved, small(embedded(), 1));
    assert_eq!((found.revision, found.saved_at.as_str()), (1, "2026-03-02T09:31:00Z"));
    assert!(!found.forked && found.base == Saved::default() && found.set_aside.is_empty());
    assert_eq!(contents(&memory), before);

    // Shown, then changed once more: reported again.
    one.save(embedded(), &small(embedded(), 3), NOW).unwrap();
    assert_eq!(theirs(two.save_over(embedded(), &small(embedded(), 2), NOW)).revision, 2);
    let receipt = two.save_over(embedded(), &small(embedded(), 2), NOW).unwrap();
    assert_eq!(receipt.revision, 3);
    assert_eq!(load(embedded(), &memory).saved, small(embedded(), 2));
}

/// Keys are removed one after another, and other tabs are notified of each. What remains in between is
/// nothing new to them: if they merged it, it would be written again, behind the back of the erasing tab.
#[test]
fn an_erasing_tab_is_not_disturbed_half_way() {
    for saves in [2, 3] {
        let memory = MemoryBackend::default();
        let mut one = Tab::new(&memory, 1);
        for answers in 1..=saves {
            one.save(embedded(), &small(embedded(), answers), NOW).unwrap();
        }
        let keys: Vec<String> = memory.keys().unwrap();
        assert_eq!(keys.len(), 2, "{keys:?}");
        for first in &keys {
            let memory = memory.clone();
            let mut two = Tab::new(&memory, 2);
            assert_eq!(two.load(embedded(), NOW).saved, small(embedded(), saves));
            memory.remove(first).unwrap();
            assert_eq!(two.changed(embedded()), Ok(None), "{first} of {saves} saves");
            for key in &keys {
                memory.remove(key).unwrap();
            }
            assert_eq!(two.changed(embedded()), Ok(Some(SaveError::Erased)));
        }
    }
}

#[test]
fn a_store_that_has_not_loaded_overwrites_nothing() {
    let memory = MemoryBackend::default();
    Tab::new(&memory, 1).save(embedded(), &small(embedded(), 1), NOW).unwrap();
    let mut hasty = Tab::new(&memory, 2);
    theirs(hasty.save(embedded(), &small(embedded(), 2), NOW));
    assert_eq!(load(embedded(), &memory).saved, small(embedded(), 1));
}

/// A tab that stores nothing, and another one that has started over meanwhile: when the first is to be
/// stored after all, nothing of either is taken for removed.
#[test]
fn what_only_a_tab_has_is_brought_together_with_what_another_keeps() {
    let memory = MemoryBackend::default();
    let (mut one, mut two) = (Tab::new(&memory, 1), Tab::new(&memory, 2));
    let whole = small(embedded(), 1);
    one.save(embedded(), &whole, NOW).unwrap();
    let settings = Settings { keep: Keep::Tab, ..Settings::default() };
    one.save(embedded(), &Saved { settings, ..whole.clone() }, NOW).unwrap();
    two.load(embedded(), NOW);
    two.save(embedded(), &small(embedded(), 2), NOW).unwrap();
    let found = theirs(one.save(embedded(), &whole, NOW));
    assert_eq!(found.base, Saved::default());
    let combined = combine(&found.base, &whole, &found.saved, Side::Mine);
    for (question, answer) in whole.answers.iter() {
        assert_eq!(combined.saved.answers.get(question), Some(answer));
    }
}

#[test]
fn what_was_erased_does_not_come_back_by_itself() {
    let memory = MemoryBackend::default();
    let (mut one, mut two) = (Tab::new(&memory, 1), Tab::new(&memory, 2));
    one.save(embedded(), &small(embedded(), 1), NOW).unwrap();
    two.load(embedded(), NOW);
    one.erase().unwrap();
    assert_eq!(two.save(embedded(), &small(embedded(), 2), NOW), Err(SaveError::Erased));
    assert!(contents(&memory).is_empty());
    assert_eq!(*two.base(), Saved::default());

    // Once it has been told, the next save is a new beginning.
    assert_eq!(two.changed(embedded()), Ok(None));
    two.save(embedded(), &small(embedded(), 2), NOW).unwrap();
    assert_eq!(load(embedded(), &memory).saved, small(embedded(), 2));
    one.load(embedded(), NOW);
    one.erase().unwrap();
    assert_eq!(two.changed(embedded()), Ok(Some(SaveError::Erased)));
    two.save_over(embedded(), &small(embedded(), 2), NOW).unwrap();

    // Erased and started over: the other tab continues from the new beginning.
    one.load(embedded(), NOW);
    one.erase().unwrap();
    one.save(embedded(), &small(embedded(), 4), NOW).unwrap();
    let found = theirs(two.save(embedded(), &small(embedded(), 2), NOW));
    assert!(!found.forked);
    let both = combine(&found.base, &small(embedded(), 2), &found.saved, Side::Mine);
    assert_eq!(both.saved, small(embedded(), 4), "what was erased stays erased");
}

#[test]
fn another_tab_s_save_is_seen_without_saving() {
    let memory = MemoryBackend::default();
    let (mut one, mut two) = (Tab::new(&memory, 1), Tab::new(&memory, 2));
    one.save(embedded(), &small(embedded(), 1), NOW).unwrap();
    two.load(embedded(), NOW);
    assert_eq!(two.changed(embedded()), Ok(None));
    one.save(embedded(), &small(embedded(), 2), NOW).unwrap();
    assert!(matches!(two.changed(embedded()), Ok(Some(SaveError::Conflict { .. }))));
    let loaded = two.load(embedded(), NOW);
    assert!(matches!(loaded.outcome, Outcome::Restored { revision: 2, .. }));
    assert_eq!(two.changed(embedded()), Ok(None));
    two.save(embedded(), &small(embedded(), 3), NOW).unwrap();
}

fn random_answer(question: QuestionId, dice: &mut SplitMix) -> Answer {
    let entry = embedded().question(question);
    let below = |dice: &mut SplitMix, most: usize| dice.below(u32::try_from(most).unwrap());
    match &entry.kind {
        Kind::One { options } | Kind::Many { options, .. } => {
            let id = options[below(dice, options.len()) as usize].as_str();
            let option = entry.find_option(id).unwrap();
            match &entry.kind {
                Kind::One { .. } => Answer::One(option),
                _ => Answer::Many([option].into_iter().collect()),
            }
        }
        Kind::Level => Answer::Level(dice.below(5) as u8),
        Kind::Number { min, max, .. } => {
            Answer::Number(min + below(dice, usize::from(max - min) + 1) as u16)
        }
        Kind::Date => Answer::Date(jiff::civil::date(2026, 3, 2)),
    }
}

/// Does what the app does after a refused save: merges both and saves the result.
fn settle(store: &mut Tab<'_>, mine: &mut Saved, mut found: RemoteState) -> u32 {
    for round in 1.. {
        *mine = combine(&found.base, mine, &found.saved, Side::Mine).saved;
        match store.save_over(embedded(), mine, NOW) {
            Ok(_) => return round,
            other => found = theirs(other),
        }
    }
    0
}

#[test]
fn a_thousand_edits_in_two_tabs_lose_nothing() {
    for seed in 0..4 {
        let memory = MemoryBackend::default();
        let mut dice = SplitMix(seed);
        let mut tabs = [Tab::new(&memory, 1), Tab::new(&memory, 2)];
        let mut mine = [Saved::default(), Saved::default()];
        let mut unsaved: [BTreeMap<QuestionId, Answer>; 2] = Default::default();
        let mut truth: BTreeMap<QuestionId, Answer> = BTreeMap::new();
        let questions: Vec<QuestionId> = embedded().questions().map(|(id, _)| id).collect();
        let (mut conflicts, mut last) = (0_u32, 0_u64);
        for edit in 0..1_000 {
            let who = dice.below(2) as usize;
            let question = questions[dice.below(questions.len() as u32) as usize];
            let answer = random_answer(question, &mut dice);
            mine[who].answers.set(question, answer);
            // Changing something back before it is saved is no change.
            if tabs[who].base().answers.get(question) == Some(answer) {
                unsaved[who].remove(&question);
            } else {
                unsaved[who].insert(question, answer);
            }
            // Edits collect for a while before they are saved.
            if dice.below(3) > 0 && edit < 990 {
                continue;
            }
            match tabs[who].save(embedded(), &mine[who], NOW) {
                Ok(receipt) => {
                    assert!(receipt.revision > last, "no revision twice");
                    last = receipt.revision;
                }
                refused => {
                    conflicts += 1;
                    let found = theirs(refused);
                    assert!(!found.forked);
                    settle(&mut tabs[who], &mut mine[who], found);
                    last += 1;
                }
            }
            truth.append(&mut unsaved[who]);
            let stored = load(embedded(), &memory).saved;
            assert_eq!(stored, mine[who]);
            for (question, answer) in &truth {
                assert_eq!(stored.answers.get(*question), Some(*answer), "edit {edit}");
            }
        }
        assert!(conflicts > 50, "{conflicts}");
        // Both tabs end up with the same state.
        for who in [0, 1] {
            if let Some(SaveError::Conflict { theirs }) = tabs[who].changed(embedded()).unwrap() {
                settle(&mut tabs[who], &mut mine[who], *theirs);
            }
        }
        let [first, second] = &mut tabs;
        assert_eq!(first.load(embedded(), NOW).saved, second.load(embedded(), NOW).saved);
    }
}

/// Without a lock, the other tab may save between any two steps of a save. Both edits survive.
#[test]
fn saves_at_the_same_instant_are_found_and_brought_together() {
    let knowledge = embedded();
    let [tight, sting] =
        ["sign_tight", "sign_sting"].map(|id| knowledge.find_question(id).unwrap());
    let mut forks = 0;
    for at in 0..8 {
        let memory = Rc::new(MemoryBackend::default());
        let mut start = Store::new(Rc::clone(&memory), 7);
        start.save(knowledge, &small(knowledge, 0), NOW).unwrap();

        let other = Rc::new(std::cell::RefCell::new(Store::new(Rc::clone(&memory), 2)));
        let base = other.borrow_mut().load(knowledge, NOW).saved;
        let mut theirs_now = base.clone();
        theirs_now.answers.set(sting, Answer::Level(4));
        let interrupting = {
            let (other, saved) = (Rc::clone(&other), theirs_now.clone());
            Box::new(move || {
                // If it comes too late it gets an error, and that is settled below.
                let _ = other.borrow_mut().save(embedded(), &saved, NOW);
            })
        };
        // Two steps for loading, then the steps of saving.
        let backend = Faulty::interrupted(Rc::clone(&memory), 2 + at, interrupting);
        let mut one = Store::new(&backend, 1);
        let mut mine = one.load(knowledge, NOW).saved;
        mine.answers.set(tight, Answer::Level(3));
        if let Err(SaveError::Conflict { theirs }) = one.save(knowledge, &mine, NOW) {
            mine = combine(&theirs.base, &mine, &theirs.saved, Side::Mine).saved;
            one.save_over(knowledge, &mine, NOW).unwrap();
        }
        let reached = backend.steps() > 2 + at;
        // The other tab checks again, as it does on every `storage` event.
        let change = other.borrow_mut().changed(knowledge).unwrap();
        if let Some(SaveError::Conflict { theirs }) = change {
            forks += u32::from(theirs.forked);
            let both = combine(&theirs.base, &theirs_now, &theirs.saved, Side::Mine).saved;
            if both != theirs.saved {
                other.borrow_mut().save_over(knowledge, &both, NOW).unwrap();
            }
        }
        let end = load(knowledge, &*memory).saved;
        assert_eq!(end.answers.get(tight), Some(Answer::Level(3)), "step {at}");
        if reached {
            assert_eq!(end.answers.get(sting), Some(Answer::Level(4)), "step {at}");
        }
    }
    assert!(forks > 0, "one of the steps must have led to a fork");
}
