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
    /// The answers of the assessment were edited to these.
    AnswersEdited(Answers),
    /// Edits were undone: the earlier answers, and those the course started from at that time.
    EditsUndone(Answers, Answers),
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
        JournalEvent::AnswersEdited(answers) => edit(&mut next, today, answers),
        JournalEvent::EditsUndone(answers, baseline) => {
            edit(&mut next, today, answers);
            if next.check_ins.is_empty() && !baseline.is_empty() {
                next.baseline = baseline.clone();
                next.edited.retain(|question, _| answers.get(*question) != baseline.get(*question));
            }
        }
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
fn edit(journal: &mut Journal, today: Date, answers: &Answers) {
    if journal.started.is_none() {
        return;
    }
    if journal.check_ins.is_empty() {
        let before = std::mem::replace(&mut journal.baseline, answers.clone());
        if journal.started < Some(today) {
            keep_signs(journal, &before, today);
        }
        return;
    }
    // An edit that was reverted does not count.
    let baseline = &journal.baseline;
    journal.edited.retain(|question, _| answers.get(*question) != baseline.get(*question));
    let known = journal.baseline.iter().chain(answers.iter()).map(|(question, _)| question);
    let changed: Vec<QuestionId> = known
        .filter(|question| answers.get(*question) != journal.baseline.get(*question))
        .filter(|question| !journal.edited.contains_key(question))
        .collect();
    for question in changed {
        journal.edited.insert(question, today);
        // A check-in of the same day contains the answer too; the edit corrects it.
        if let Some(check) = journal.check_ins.get_mut(&today)
            && check.get(question).is_some()
        {
            match answers.get(question) {
                Some(answer) => check.set(question, answer),
                None => drop(check.remove(question)),
            }
        }
    }
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
