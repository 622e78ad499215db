//! Transitions of the journal: a pure function of journal and event.

use jiff::civil::Date;

use crate::domain::{
    Answer, Answers, CalendarFile, DayStart, Journal, Pause, PhotoId, QuestionId, Reaction,
    StepKey, StepStatus, minus_days,
};
use crate::storage::journal::note;

/// An entry made or removed by a person about a day of the course.
#[derive(Debug, Clone, PartialEq)]
pub enum JournalEvent {
    /// The first plan was seen on this day, based on these answers.
    PlanStarted(Date, Answers),
    /// The answers of the assessment were edited.
    AnswersEdited {
        /// The answers until then.
        from: Answers,
        /// The answers from now on.
        to: Answers,
    },
    /// A check-in was recorded. A second one on the same day replaces the first.
    CheckInRecorded(Date, Answers),
    /// A check-in was removed.
    CheckInRemoved(Date),
    /// A step of a day was marked, or its mark removed.
    DayTicked(Date, StepKey, Option<StepStatus>),
    /// Several steps of a day were marked as done at once.
    DayDone(Date, Vec<StepKey>),
    /// A note was written; an empty one removes it.
    NoteWritten(Date, String),
    /// A reaction was recorded.
    ReactionNoted(Reaction),
    /// The first reaction was corrected to the second.
    ReactionChanged(Reaction, Reaction),
    /// A reaction was removed.
    ReactionRemoved(Reaction),
    /// The plan is paused, now or later.
    PauseSet(Pause),
    /// The pause that covers this day ends on the previous day.
    PauseEnded(Date),
    /// A pause was removed.
    PauseRemoved(Pause),
    /// A calendar file was exported.
    CalendarTaken(CalendarFile),
    /// A photo of this day was added to the photo database.
    PhotoAdded(Date, PhotoId),
    /// All photos were saved to files.
    PhotosSaved,
    /// These photos were removed.
    PhotosRemoved(Vec<PhotoId>),
    /// Entries dated after today were moved to today: the clock was ahead when they were made.
    BroughtToToday,
    /// The diary day starts at another hour from now on. Recorded days stay as they are.
    DayStartSet(DayStart),
}

/// Returns the journal after an event.
pub fn apply(journal: &Journal, today: Date, event: &JournalEvent) -> Journal {
    let mut next = journal.clone();
    match event {
        JournalEvent::PlanStarted(day, answers) => {
            if next.started.is_none() {
                next.started = Some(*day);
                next.baseline = answers.clone();
            }
        }
        JournalEvent::AnswersEdited { from, to } => edit(&mut next, today, from, to),
        JournalEvent::CheckInRecorded(day, answers) => {
            // A check-in is newer than earlier edits.
            next.edited
                .retain(|question, edited| *edited > *day || answers.get(*question).is_none());
            next.check_ins.insert(*day, answers.clone());
        }
        JournalEvent::CheckInRemoved(day) => {
            next.check_ins.remove(day);
        }
        JournalEvent::DayTicked(day, step, mark) => next.mark(*day, *step, *mark),
        JournalEvent::DayDone(day, steps) => {
            steps.iter().for_each(|step| next.mark(*day, *step, Some(StepStatus::Done)));
        }
        JournalEvent::NoteWritten(day, text) => {
            next.days.entry(*day).or_default().note = note(text.trim());
            next.days.retain(|_, day| !day.is_empty());
        }
        JournalEvent::ReactionNoted(reaction) => next.note_reaction(reaction.clone()),
        JournalEvent::ReactionChanged(before, after) => {
            next.reactions.retain(|it| it != before);
            next.note_reaction(after.clone());
        }
        JournalEvent::ReactionRemoved(reaction) => next.reactions.retain(|it| it != reaction),
        JournalEvent::PauseSet(pause) => next.pause(*pause),
        JournalEvent::PauseEnded(day) => end_pause(&mut next, *day),
        JournalEvent::PauseRemoved(pause) => next.pauses.retain(|it| it != pause),
        JournalEvent::CalendarTaken(file) => next.calendar = Some(file.clone()),
        JournalEvent::PhotoAdded(day, photo) => next.add_photo(*day, *photo),
        JournalEvent::PhotosSaved => next.photos_saved = Some(today),
        JournalEvent::PhotosRemoved(photos) => next.remove_photos(|photo| photos.contains(&photo)),
        JournalEvent::BroughtToToday => next.bring_to(today),
        JournalEvent::DayStartSet(start) => next.day_start = *start,
    }
    next
}

/// Applies an edit of the answers, which never restarts the plan. Until the first check-in the plan
/// is based on the current answers, except signs rated milder after the first day: nothing moves
/// forward without a check-in. Later an edit counts from its day.
fn edit(journal: &mut Journal, today: Date, from: &Answers, to: &Answers) {
    if journal.started.is_none() {
        return;
    }
    if journal.check_ins.is_empty() {
        let before = std::mem::replace(&mut journal.baseline, to.clone());
        if journal.started < Some(today) {
            keep_signs(journal, &before, today);
        }
        return;
    }
    for question in changed(from, to) {
        let answer = to.get(question);
        let day = journal.edited.insert(question, today);
        // An edit that is taken back does not count, if nothing can rest on it: it was made today, or
        // is about a sign, of which the latest check tells more.
        let back = answer == journal.baseline.get(question);
        let sign = matches!(answer, Some(Answer::Level(_)));
        if back && (sign || day.is_none_or(|day| day == today)) {
            journal.edited.remove(&question);
        }
        // A check-in of the same day contains the answer too; the edit corrects it.
        if let Some(check) = journal.check_ins.get_mut(&today)
            && check.get(question).is_some()
        {
            check.put(question, answer);
        }
    }
    // An edit made before the journal was read has no day yet.
    for question in changed(&journal.baseline, to) {
        let sign = |answers: &Answers| matches!(answers.get(question), Some(Answer::Level(_)));
        let sign = sign(&journal.baseline) || sign(to);
        if !sign && journal.check_ins.values().all(|check| check.get(question).is_none()) {
            journal.edited.entry(question).or_insert(today);
        }
    }
}

/// Returns the journal after edits were undone, which had changed the answers `to` into `from`: each has the
/// day, and in the check of today the answer, that it had in the journal `before`.
pub fn undo_edits(
    journal: &Journal,
    today: Date,
    (from, to): (&Answers, &Answers),
    before: &Journal,
) -> Journal {
    let mut next = journal.clone();
    edit(&mut next, today, from, to);
    if next.check_ins.is_empty() && !before.baseline.is_empty() {
        next.baseline = before.baseline.clone();
    }
    for question in changed(from, to) {
        // A check-in since then is newer than an edit before it.
        let stands = |day: &&Date| {
            let mut since = next.check_ins.range(**day..);
            since.all(|(on, check)| {
                check.get(question).is_none() || before.check_ins.contains_key(on)
            })
        };
        match before.edited.get(&question).filter(stands) {
            Some(day) => next.edited.insert(question, *day),
            None => next.edited.remove(&question),
        };
        if let (Some(check), Some(earlier)) =
            (next.check_ins.get_mut(&today), before.check_ins.get(&today))
        {
            check.put(question, earlier.get(question));
        }
    }
    next
}

/// The questions whose answers differ, each once.
fn changed(from: &Answers, to: &Answers) -> Vec<QuestionId> {
    let known = from.iter().chain(to.iter().filter(|(question, _)| from.get(*question).is_none()));
    let questions = known.map(|(question, _)| question);
    questions.filter(|question| from.get(*question) != to.get(*question)).collect()
}

/// Keeps the earlier signs where the new ones are milder, and records the day of the edit.
fn keep_signs(journal: &mut Journal, before: &Answers, today: Date) {
    let answers = journal.baseline.clone();
    for (question, answer) in before.iter() {
        let Answer::Level(level) = answer else { continue };
        if !matches!(answers.get(question), Some(Answer::Level(now)) if now >= level) {
            journal.baseline.set(question, answer);
            journal.edited.entry(question).or_insert(today);
        }
    }
    let baseline = &journal.baseline;
    journal.edited.retain(|question, _| answers.get(*question) != baseline.get(*question));
}

fn end_pause(journal: &mut Journal, day: Date) {
    for pause in journal.pauses.iter_mut().filter(|pause| pause.holds(day)) {
        pause.to = Some(minus_days(day, 1));
    }
    // A pause that has only just begun is dropped.
    journal.pauses.retain(|pause| pause.to.is_none_or(|to| pause.from <= to));
}
