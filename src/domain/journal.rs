//! What happened after the first plan: facts by civil day, and nothing that follows from them.
//!
//! Phase, trend, next check-in and dates are worked out by the engine whenever they are shown, so
//! taking an entry away undoes all of its consequences.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{
    ActiveId, Answers, CalendarFile, Lasting, PHOTOS_OF_A_DAY, PhotoId, QuestionId, Slot,
    SymptomSet, Time, days_between, minus_days, plus_days,
};

/// Longest note of a day, in characters.
pub const MAX_NOTE: usize = 280;

/// The hour at which a person's day starts, 0 to 12.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayStart(u8);

impl DayStart {
    /// Latest hour that may be set. A later one would take mornings for evenings.
    pub const LATEST: u8 = 12;

    /// 04:00: who goes to bed after midnight still closes the day before.
    pub const DEFAULT: Self = Self(4);

    /// A day that starts at this hour; `None` beyond [`Self::LATEST`].
    pub fn new(hour: u8) -> Option<Self> {
        (hour <= Self::LATEST).then_some(Self(hour))
    }

    /// The hour.
    pub const fn hour(self) -> u8 {
        self.0
    }

    /// The day to which something done at this local date and hour belongs: before the start of
    /// the day it is still the evening before. The only place that decides this; the result is
    /// kept as a date and never worked out again.
    pub fn day_of(self, date: Date, hour: u8) -> Date {
        if hour < self.0 { minus_days(date, 1) } else { date }
    }
}

impl Default for DayStart {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// A step of a routine, known by what it is rather than by where it stands, so that a tick
/// survives a new plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StepKey {
    /// Morning, evening or weekly.
    pub time: Time,
    /// Where in the routine.
    pub slot: Slot,
    /// The first active of the step.
    pub active: ActiveId,
}

/// What a person has said about a step on a day. A step without a mark is not known about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StepStatus {
    /// Left out.
    NotDone,
    /// Done.
    Done,
}

/// What a person has noted about one day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Day {
    /// The steps that were marked.
    pub marks: BTreeMap<StepKey, StepStatus>,
    /// A note of the person, at most [`MAX_NOTE`] characters.
    pub note: String,
    /// Photos of the day, in the order taken.
    pub photos: Vec<PhotoId>,
}

impl Day {
    /// Whether nothing is noted.
    pub fn is_empty(&self) -> bool {
        self.marks.is_empty() && self.note.is_empty() && self.photos.is_empty()
    }
}

/// Something that a product seems to have done.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reaction {
    /// The day.
    pub on: Date,
    /// What it looked like; never empty.
    pub what: SymptomSet,
    /// How long it lasted, when that was said.
    pub lasting: Option<Lasting>,
    /// The active that the person names.
    pub active: Option<ActiveId>,
    /// The product that the person names, by its id on the shelf.
    pub product: Option<String>,
}

/// Days on which the plan rests: travel, illness.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pause {
    /// First day.
    pub from: Date,
    /// Last day; `None` while it goes on.
    pub to: Option<Date>,
}

impl Pause {
    /// Whether the day is one of the pause.
    pub fn holds(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }
}

/// Everything that happened since the plan was started.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Journal {
    /// First day of the plan. Editing an answer never moves it.
    pub started: Option<Date>,
    /// The answers from which the plan started. They follow edits until the first check-in.
    pub baseline: Answers,
    /// Answers edited outside a check-in since then, with the day of the latest edit.
    pub edited: BTreeMap<QuestionId, Date>,
    /// The signs, red flags and safety answers of each check-in.
    pub check_ins: BTreeMap<Date, Answers>,
    /// Reactions, sorted.
    pub reactions: Vec<Reaction>,
    /// Pauses, sorted, none over another.
    pub pauses: Vec<Pause>,
    /// Days with a mark, a note or a photo.
    pub days: BTreeMap<Date, Day>,
    /// When a day starts.
    pub day_start: DayStart,
    /// The calendar file that was taken last.
    pub calendar: Option<CalendarFile>,
    /// The day on which all photos were last saved to files.
    pub photos_saved: Option<Date>,
}

impl Journal {
    /// A plan that starts today from these answers.
    pub fn start(today: Date, baseline: Answers) -> Self {
        Self { started: Some(today), baseline, ..Self::default() }
    }

    /// Whether the plan rests on this day.
    pub fn is_paused(&self, day: Date) -> bool {
        self.pauses.iter().any(|pause| pause.holds(day))
    }

    /// The latest day of the start and of everything that is dated by the day on which it was noted.
    pub fn latest_day(&self) -> Option<Date> {
        let noted =
            self.reactions.iter().map(|reaction| reaction.on).chain(self.edited.values().copied());
        let keyed = [self.check_ins.keys().next_back(), self.days.keys().next_back()];
        noted.chain(keyed.into_iter().flatten().copied()).chain(self.started).max()
    }

    /// Moves what lies after today, because a clock was ahead when it was noted: the latest of it to today,
    /// and the rest by as many days, so that the days between stay. What is noted on the right day
    /// already comes before what moves there.
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

    /// Adds a reaction; one that is noted already stays single.
    pub fn note_reaction(&mut self, reaction: Reaction) {
        if let Err(place) = self.reactions.binary_search(&reaction) {
            self.reactions.insert(place, reaction);
        }
    }

    /// Adds a pause. One that meets others takes them in.
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

    /// Marks a step of a day, or takes its mark away.
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

    /// Adds a photo to a day. One that stands at a day already stays there alone.
    pub fn add_photo(&mut self, day: Date, photo: PhotoId) {
        let known = self.days.values().any(|day| day.photos.contains(&photo));
        let full = self.days.get(&day).is_some_and(|day| day.photos.len() >= PHOTOS_OF_A_DAY);
        if !known && !full {
            self.days.entry(day).or_default().photos.push(photo);
        }
    }

    /// Takes photos away from every day that has them.
    pub fn remove_photos(&mut self, gone: impl Fn(PhotoId) -> bool) {
        for day in self.days.values_mut() {
            day.photos.retain(|photo| !gone(*photo));
        }
        self.days.retain(|_, day| !day.is_empty());
    }

    /// Photos of days after the one on which all were last saved to files.
    pub fn photos_since_saved(&self) -> usize {
        self.photos().filter(|(on, _)| self.photos_saved.is_none_or(|saved| saved < *on)).count()
    }

    /// Every photo with its day, the earliest day first.
    pub fn photos(&self) -> impl Iterator<Item = (Date, PhotoId)> {
        self.days.iter().flat_map(|(on, day)| day.photos.iter().map(|photo| (*on, *photo)))
    }
}
