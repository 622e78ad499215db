//! Events since the first plan: facts by civil day, without anything derived from them.
//!
//! The engine computes phase, trend, next check-in and dates whenever they are shown, so removing
//! an entry undoes all of its consequences.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{
    ActiveId, Answers, CalendarFile, Lasting, PHOTOS_OF_A_DAY, PhotoId, QuestionId, Slot,
    SymptomSet, Time, days_between, minus_days, plus_days,
};

/// Maximum length of a day's note, in characters.
pub const MAX_NOTE: usize = 280;

/// The hour at which a person's day starts, 0 to 12.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayStart(u8);

impl DayStart {
    /// Latest allowed hour. A later one would count mornings as evenings.
    pub const LATEST: u8 = 12;

    /// 04:00: a person who goes to bed after midnight is still completing the previous day.
    pub const DEFAULT: Self = Self(4);

    /// Creates a day start at this hour; `None` beyond [`Self::LATEST`].
    pub fn new(hour: u8) -> Option<Self> {
        (hour <= Self::LATEST).then_some(Self(hour))
    }

    /// Returns the hour.
    pub const fn hour(self) -> u8 {
        self.0
    }

    /// Returns the day to which an action at this local date and hour belongs: before the start of
    /// the day it is still the previous evening. The only place that decides this; the result is
    /// stored as a date and never recomputed.
    pub fn day_of(self, date: Date, hour: u8) -> Date {
        if hour < self.0 { minus_days(date, 1) } else { date }
    }
}

impl Default for DayStart {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// A step of a routine, identified by its content rather than its position, so that a mark survives
/// a new plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StepKey {
    /// Morning, evening or weekly.
    pub time: Time,
    /// Slot in the routine.
    pub slot: Slot,
    /// The first active of the step.
    pub active: ActiveId,
}

/// A person's mark on a step of a day. Without a mark, nothing is known about the step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StepStatus {
    /// Left out.
    NotDone,
    /// Done.
    Done,
}

/// A person's entries about one day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Day {
    /// The marked steps.
    pub marks: BTreeMap<StepKey, StepStatus>,
    /// The person's note, at most [`MAX_NOTE`] characters.
    pub note: String,
    /// Photos of the day, in the order taken.
    pub photos: Vec<PhotoId>,
}

impl Day {
    /// Returns `true` if the day has no entries.
    pub fn is_empty(&self) -> bool {
        self.marks.is_empty() && self.note.is_empty() && self.photos.is_empty()
    }
}

/// A reaction that a product seems to have caused.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reaction {
    /// The day.
    pub on: Date,
    /// Its signs; never empty.
    pub what: SymptomSet,
    /// How long it lasted, if known.
    pub lasting: Option<Lasting>,
    /// The active named by the person.
    pub active: Option<ActiveId>,
    /// The product named by the person, by its id on the shelf.
    pub product: Option<String>,
}

/// Days on which the plan is paused: travel, illness.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pause {
    /// First day.
    pub from: Date,
    /// Last day; `None` while it continues.
    pub to: Option<Date>,
}

impl Pause {
    /// Returns `true` if the day is part of the pause.
    pub fn holds(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }
}

/// All events since the plan was started.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Journal {
    /// First day of the plan. Edits of answers never move it.
    pub started: Option<Date>,
    /// The answers the plan started from. They follow edits until the first check-in.
    pub baseline: Answers,
    /// Answers edited outside a check-in since then, with the day of the latest edit.
    pub edited: BTreeMap<QuestionId, Date>,
    /// The signs, red flags and safety answers of each check-in.
    pub check_ins: BTreeMap<Date, Answers>,
    /// Reactions, sorted.
    pub reactions: Vec<Reaction>,
    /// Pauses, sorted and disjoint.
    pub pauses: Vec<Pause>,
    /// Days with a mark, a note or a photo.
    pub days: BTreeMap<Date, Day>,
    /// Start of the diary day.
    pub day_start: DayStart,
    /// The calendar file exported last.
    pub calendar: Option<CalendarFile>,
    /// The day on which all photos were last saved to files.
    pub photos_saved: Option<Date>,
}

impl Journal {
    /// Creates a journal for a plan that starts today from these answers.
    pub fn start(today: Date, baseline: Answers) -> Self {
        Self { started: Some(today), baseline, ..Self::default() }
    }

    /// Returns `true` if the plan is paused on this day.
    pub fn is_paused(&self, day: Date) -> bool {
        self.pauses.iter().any(|pause| pause.holds(day))
    }

    /// Returns the latest among the start and all entries dated on the day they were made.
    pub fn latest_day(&self) -> Option<Date> {
        let noted =
            self.reactions.iter().map(|reaction| reaction.on).chain(self.edited.values().copied());
        let keyed = [self.check_ins.keys().next_back(), self.days.keys().next_back()];
        noted.chain(keyed.into_iter().flatten().copied()).chain(self.started).max()
    }

    /// Moves entries dated after today, because a clock was ahead when they were made: the latest
    /// one to today, and the others by as many days, so that the intervals stay. Entries already on
    /// a target day take precedence over those moved there.
    pub fn bring_to(&mut self, today: Date) {
        let Some(latest) = self.latest_day().filter(|latest| today < *latest) else { return };
        let days = days_between(today, latest);
        let back = |day: Date| {
            if today < day { minus_days(day, days).min(today) } else { day }
        };
        self.started = self.started.map(back);
        for day in self.edited.values_mut() {
            *day = back(*day);
        }
        for (day, check) in self.check_ins.split_off(&plus_days(today, 1)) {
            self.check_ins.entry(back(day)).or_insert(check);
        }
        for mut reaction in std::mem::take(&mut self.reactions) {
            reaction.on = back(reaction.on);
            self.note_reaction(reaction);
        }
        for pause in std::mem::take(&mut self.pauses) {
            let ahead = today < pause.from;
            let to = pause.to.map(|to| if ahead { minus_days(to, days) } else { to });
            let from = back(pause.from);
            self.pause(Pause { from, to: to.map(|to| to.max(from)) });
        }
        for (day, noted) in self.days.split_off(&plus_days(today, 1)) {
            let there = self.days.entry(back(day)).or_default();
            for (step, mark) in noted.marks {
                there.marks.entry(step).or_insert(mark);
            }
            let notes = [std::mem::take(&mut there.note), noted.note];
            let notes: Vec<String> = notes.into_iter().filter(|note| !note.is_empty()).collect();
            there.note = notes.join("\n").chars().take(MAX_NOTE).collect();
            there.photos.extend(noted.photos);
        }
        if let Some(file) = &mut self.calendar {
            file.on = file.on.min(today);
        }
        self.photos_saved = self.photos_saved.map(|day| day.min(today));
    }

    /// Adds a reaction, unless it is recorded already.
    pub fn note_reaction(&mut self, reaction: Reaction) {
        if let Err(place) = self.reactions.binary_search(&reaction) {
            self.reactions.insert(place, reaction);
        }
    }

    /// Adds a pause, merging it with those it overlaps.
    pub fn pause(&mut self, pause: Pause) {
        let end = |pause: &Pause| pause.to.unwrap_or(Date::MAX);
        let mut merged = pause;
        self.pauses.retain(|other| {
            let apart = end(other) < merged.from || end(&merged) < other.from;
            if !apart {
                let open = other.to.is_none() || merged.to.is_none();
                let to = end(other).max(end(&merged));
                merged = Pause { from: other.from.min(merged.from), to: (!open).then_some(to) };
            }
            apart
        });
        let place = self.pauses.partition_point(|other| *other < merged);
        self.pauses.insert(place, merged);
    }

    /// Marks a step of a day, or removes its mark.
    pub fn mark(&mut self, day: Date, step: StepKey, mark: Option<StepStatus>) {
        let entry = self.days.entry(day).or_default();
        match mark {
            Some(mark) => {
                entry.marks.insert(step, mark);
            }
            None => {
                entry.marks.remove(&step);
            }
        }
        if entry.is_empty() {
            self.days.remove(&day);
        }
    }

    /// Adds a photo to a day. A photo already on another day stays only there.
    pub fn add_photo(&mut self, day: Date, photo: PhotoId) {
        let known = self.days.values().any(|day| day.photos.contains(&photo));
        let full = self.days.get(&day).is_some_and(|day| day.photos.len() >= PHOTOS_OF_A_DAY);
        if !known && !full {
            self.days.entry(day).or_default().photos.push(photo);
        }
    }

    /// Removes photos from every day that has them.
    pub fn remove_photos(&mut self, gone: impl Fn(PhotoId) -> bool) {
        for day in self.days.values_mut() {
            day.photos.retain(|photo| !gone(*photo));
        }
        self.days.retain(|_, day| !day.is_empty());
    }

    /// Counts the photos of days after the one on which all were last saved to files.
    pub fn photos_since_saved(&self) -> usize {
        self.photos().filter(|(on, _)| self.photos_saved.is_none_or(|saved| saved < *on)).count()
    }

    /// Iterates over all photos with their days, earliest first.
    pub fn photos(&self) -> impl Iterator<Item = (Date, PhotoId)> {
        self.days.iter().flat_map(|(on, day)| day.photos.iter().map(|photo| (*on, *photo)))
    }
}
