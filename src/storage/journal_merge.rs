//! Merges two journals without asking: from two tabs, or from two devices by a backup.
//!
//! A change on one side only since `base` is taken from that side. If both changed something, both changes
//! stay as far as possible, otherwise the more careful one, so that the result does not depend on which side
//! is which.

use std::collections::BTreeMap;

use crate::domain::{Answer, Answers, Day, Journal, MAX_NOTE, OptionSet, QuestionId};
use crate::knowledge::{Kind, Questions};

/// Merges two journals. For a backup, the base is the empty journal.
pub fn merge(questions: &Questions, base: &Journal, mine: &Journal, theirs: &Journal) -> Journal {
    let mut merged = Journal {
        // An earlier start is never lost to a later one.
        started: three(&base.started, &mine.started, &theirs.started, |mine, theirs| {
            match (mine, theirs) {
                (Some(mine), Some(theirs)) => Some(*mine.min(theirs)),
                (one, other) => one.or(*other),
            }
        }),
        baseline: if mine.started <= theirs.started && mine.started.is_some() {
            three(&base.baseline, &mine.baseline, &theirs.baseline, |mine, _| mine.clone())
        } else {
            three(&base.baseline, &mine.baseline, &theirs.baseline, |_, theirs| theirs.clone())
        },
        edited: maps(&base.edited, &mine.edited, &theirs.edited, |mine, theirs| *mine.max(theirs)),
        check_ins: maps(&base.check_ins, &mine.check_ins, &theirs.check_ins, |mine, theirs| {
            careful(questions, mine, theirs)
        }),
        reactions: Vec::new(),
        pauses: Vec::new(),
        days: maps(&base.days, &mine.days, &theirs.days, days),
        day_start: three(&base.day_start, &mine.day_start, &theirs.day_start, |mine, theirs| {
            if mine.hour() >= theirs.hour() { *mine } else { *theirs }
        }),
        // The earlier day: photos taken after it are on one device only.
        photos_saved: three(
            &base.photos_saved,
            &mine.photos_saved,
            &theirs.photos_saved,
            |a, b| *a.min(b),
        ),
        // The later file is the one in the calendar.
        calendar: three(&base.calendar, &mine.calendar, &theirs.calendar, |mine, theirs| {
            let sequence = [mine, theirs].map(|file| file.as_ref().and_then(|file| file.sequence));
            let mut later = mine.clone().max(theirs.clone());
            // Either may have been imported into the same calendar, which ignores a lower number.
            if let Some(file) = &mut later {
                file.sequence = sequence.into_iter().max().flatten();
            }
            later
        }),
    };
    for reaction in list(&base.reactions, &mine.reactions, &theirs.reactions) {
        merged.note_reaction(reaction);
    }
    for pause in list(&base.pauses, &mine.pauses, &theirs.pauses) {
        merged.pause(pause);
    }
    merged
}

/// Merges one value: the changed side's, or the result of `both` if both changed.
fn three<T: Clone + PartialEq>(base: &T, mine: &T, theirs: &T, both: impl Fn(&T, &T) -> T) -> T {
    if mine == theirs || theirs == base {
        mine.clone()
    } else if mine == base {
        theirs.clone()
    } else {
        both(mine, theirs)
    }
}

/// Merges entries by key. An entry removed on one side is gone, unless the other side changed it since.
fn maps<K: Ord + Clone, V: Clone + PartialEq>(
    base: &BTreeMap<K, V>,
    mine: &BTreeMap<K, V>,
    theirs: &BTreeMap<K, V>,
    both: impl Fn(&V, &V) -> V,
) -> BTreeMap<K, V> {
    let keys = mine.keys().chain(theirs.keys());
    keys.filter_map(|key| {
        let value = three(&base.get(key), &mine.get(key), &theirs.get(key), |mine, theirs| {
            mine.or(*theirs)
        });
        let both = match (mine.get(key), theirs.get(key)) {
            (Some(mine), Some(theirs))
                if mine != theirs
                    && base.get(key) != Some(mine)
                    && base.get(key) != Some(theirs) =>
            {
                Some(both(mine, theirs))
            }
            _ => value.cloned(),
        };
        Some((key.clone(), both?))
    })
    .collect()
}

/// Merges lists, without the entries that one side removed.
fn list<T: Clone + PartialEq>(base: &[T], mine: &[T], theirs: &[T]) -> Vec<T> {
    let gone =
        |entry: &T| base.contains(entry) && !(mine.contains(entry) && theirs.contains(entry));
    mine.iter().chain(theirs).filter(|entry| !gone(entry)).cloned().collect()
}

/// Merges two records of a day: all marks, done before not done, and both notes.
fn days(mine: &Day, theirs: &Day) -> Day {
    let mut day = mine.clone();
    for (step, mark) in &theirs.marks {
        let known = day.marks.entry(*step).or_insert(*mark);
        *known = (*known).max(*mark);
    }
    let (first, second) = if mine.note <= theirs.note {
        (&mine.note, &theirs.note)
    } else {
        (&theirs.note, &mine.note)
    };
    day.note = if first.is_empty() || second.contains(first.as_str()) {
        second.clone()
    } else if first.contains(second.as_str()) {
        first.clone()
    } else {
        format!("{first}\n{second}").chars().take(MAX_NOTE).collect()
    };
    day.photos.extend(theirs.photos.iter().filter(|photo| !mine.photos.contains(photo)));
    day.photos.sort_unstable();
    day
}

/// Merges two check-ins of one day: for each answer, the one further from "nothing".
fn careful(questions: &Questions, mine: &Answers, theirs: &Answers) -> Answers {
    let mut merged = mine.clone();
    for (question, answer) in theirs.iter() {
        let both = mine.get(question).map(|mine| worse(questions, question, mine, answer));
        merged.set(question, both.unwrap_or(answer));
    }
    merged
}

fn worse(questions: &Questions, question: QuestionId, one: Answer, other: Answer) -> Answer {
    match (one, other) {
        (Answer::Many(one), Answer::Many(other)) => {
            let exclusive = match &questions.question(question).kind {
                Kind::Many { exclusive, .. } => *exclusive,
                _ => OptionSet::EMPTY,
            };
            let both = one.union(other);
            let telling: OptionSet =
                both.iter().filter(|option| !exclusive.contains(*option)).collect();
            Answer::Many(if telling.is_empty() { one } else { telling })
        }
        (Answer::Level(one), Answer::Level(other)) => Answer::Level(one.max(other)),
        (Answer::One(one), Answer::One(other)) => Answer::One(one.max(other)),
        (Answer::Number(one), Answer::Number(other)) => Answer::Number(one.max(other)),
        (Answer::Date(one), Answer::Date(other)) => Answer::Date(one.max(other)),
        // "Not sure" leads to the safer branch, so it outweighs an answer.
        (Answer::NotSure, _) | (_, Answer::NotSure) => Answer::NotSure,
        (one, _) => one,
    }
}
