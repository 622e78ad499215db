//! The body of the journal.
//!
//! ```json
//! {"started":"YYYY-MM-DD" | null, "day_start":0–12, "baseline":{answers}, "edited":{"<question>":"YYYY-MM-DD"},
//!  "check_ins":[["YYYY-MM-DD",{answers}], …],
//!  "reactions":[["YYYY-MM-DD","<sign> <sign> …","<lasting>" | "","<active>" | "","<product>" | ""], …],
//!  "pauses":[["YYYY-MM-DD","YYYY-MM-DD" | null], …],
//!  "steps":["<time>:<slot>:<active>", …],
//!  "days":[["YYYY-MM-DD","<done>","<not done>","<note>","<photo> …"], …],
//!  "calendar":[…] }
//! ```
//! A day is a list, and each marked step is one letter, its index in `steps`, because a person marks about
//! ten a day for years: that makes about 30 bytes and 3 values per day. Empty trailing elements of a day are
//! left out.
//!
//! `calendar` is present once a calendar file was downloaded; for its form see `journal_calendar.rs`.
//!
//! An entry with an active or sign that this program no longer knows is reported and left out; all other
//! entries stay.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::domain::{
    ClosedSet, Day, DayStart, Journal, Lasting, MAX_NOTE, PHOTOS_OF_A_DAY, Pause, PhotoId,
    Reaction, StepKey, StepStatus, Symptom, SymptomSet, date_text,
};
use crate::json::Json;
use crate::knowledge::Knowledge;

use super::document::Document;
use super::journal_calendar;
use super::keys::JOURNAL_SLOTS;
use crate::input::answers::{read_answers, write_answers};
use crate::input::issues::{Issue, IssueKind, Issues, expected, numbered, shown};
use crate::input::steps::{step_key, step_name};
use crate::input::values::{read_date, read_number};

/// The letters of steps, by index.
const LETTERS: &[u8; 64] = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";

/// Longest product id, in bytes.
const LONGEST_PRODUCT: usize = 64;

impl Document for Journal {
    type Knowledge = Knowledge;

    const NAME: &'static str = "journal";
    const SLOTS: [&'static str; 2] = JOURNAL_SLOTS;

    fn read(knowledge: &Knowledge, body: &Json) -> (Self, Vec<Issue>) {
        let mut reader = Reader { knowledge, issues: Issues::default() };
        let journal = reader.journal(body);
        (journal, reader.issues.into())
    }

    fn write(&self, knowledge: &Knowledge) -> Json {
        write(knowledge, self)
    }

    fn knowledge_version(knowledge: &Knowledge) -> &str {
        &knowledge.version
    }
}

struct Reader<'a> {
    knowledge: &'a Knowledge,
    issues: Issues,
}

impl Reader<'_> {
    fn journal(&mut self, body: &Json) -> Journal {
        let mut journal = Journal::default();
        let Some(pairs) = body.as_object() else {
            self.issues.push(expected("body", "an object", body));
            return journal;
        };
        let steps = body.get("steps").map(|json| self.steps(json)).unwrap_or_default();
        for (key, json) in pairs {
            match key.as_str() {
                "started" | "baseline" | "edited" if *json == Json::Null => {}
                "started" => journal.started = self.issues.taken(read_date("started", json)),
                "day_start" => {
                    let latest = u16::from(DayStart::LATEST);
                    let hour = self.issues.taken(read_number("day_start", json, 0, latest));
                    let hour = hour.and_then(|hour| u8::try_from(hour).ok());
                    journal.day_start = hour.and_then(DayStart::new).unwrap_or_default();
                }
                "baseline" => {
                    let (answers, issues) = read_answers(self.knowledge, "baseline", json);
                    journal.baseline = answers;
                    self.issues.extend(issues);
                }
                "edited" => self.edited(json, &mut journal),
                "check_ins" => self.each(key, json, |reader, place, parts| {
                    reader.check_in(place, parts, &mut journal);
                }),
                "reactions" => self.each(key, json, |reader, place, parts| {
                    if let Some(reaction) = reader.reaction(place, parts) {
                        journal.note_reaction(reaction);
                    }
                }),
                "pauses" => self.each(key, json, |reader, place, parts| {
                    if let Some(pause) = reader.pause(place, parts) {
                        journal.pause(pause);
                    }
                }),
                "calendar" => journal.calendar = self.issues.taken(journal_calendar::read(json)),
                "photos_saved" => {
                    journal.photos_saved = self.issues.taken(read_date("photos_saved", json));
                }
                "steps" => {}
                "days" => self.each(key, json, |reader, place, parts| {
                    reader.day(place, parts, &steps, &mut journal);
                }),
                _ => {
                    let name = shown(key);
                    self.issues.report(name.clone(), IssueKind::Unknown(name));
                }
            }
        }
        journal
    }

    /// Visits every entry of a list of lists, with its place.
    fn each(&mut self, key: &str, json: &Json, mut read: impl FnMut(&mut Self, &str, &[Json])) {
        let Some(entries) = json.as_list() else {
            self.issues.push(expected(key, "a list", json));
            return;
        };
        for (place, entry) in numbered(key, entries) {
            match entry.as_list() {
                Some(parts) => read(self, &place, parts),
                None => self.issues.push(expected(&place, "a list", entry)),
            }
        }
    }

    /// Returns the steps in order; unknown ones are left as gaps.
    fn steps(&mut self, json: &Json) -> Vec<Option<StepKey>> {
        let names = json.as_list().unwrap_or_default().iter().take(LETTERS.len());
        names
            .enumerate()
            .map(|(n, json)| {
                let step = json.as_text().and_then(|name| step_key(self.knowledge, name));
                if step.is_none() {
                    let name = shown(json.as_text().unwrap_or_default());
                    self.issues.report(format!("steps[{n}]"), IssueKind::Unknown(name));
                }
                step
            })
            .collect()
    }

    fn date(&mut self, place: &str, parts: &[Json], n: usize) -> Option<Date> {
        let read = read_date(&format!("{place}[{n}]"), parts.get(n).unwrap_or(&Json::Null));
        self.issues.taken(read)
    }

    fn edited(&mut self, json: &Json, into: &mut Journal) {
        for (id, day) in json.as_object().unwrap_or_default() {
            let name = shown(id);
            let place = format!("edited.{name}");
            let Some(question) = self.knowledge.find_question(id) else {
                self.issues.report(&place, IssueKind::Unknown(name));
                continue;
            };
            if let Some(day) = self.issues.taken(read_date(&place, day)) {
                into.edited.insert(question, day);
            }
        }
    }

    fn check_in(&mut self, place: &str, parts: &[Json], into: &mut Journal) {
        let Some(on) = self.date(place, parts, 0) else { return };
        let place = format!("{place}[1]");
        let given = parts.get(1).unwrap_or(&Json::Null);
        let (answers, issues) = read_answers(self.knowledge, &place, given);
        self.issues.extend(issues);
        into.check_ins.insert(on, answers);
    }

    fn reaction(&mut self, place: &str, parts: &[Json]) -> Option<Reaction> {
        let on = self.date(place, parts, 0)?;
        let text = |n: usize| parts.get(n).and_then(Json::as_text).unwrap_or_default();
        let mut what = SymptomSet::default();
        for name in text(1).split(' ').filter(|name| !name.is_empty()) {
            match Symptom::from_id(name) {
                Some(sign) => what.insert(sign),
                None => self.issues.unknown(format!("{place}[1]"), name),
            }
        }
        if what.is_empty() {
            self.issues.report(format!("{place}[1]"), IssueKind::Empty);
            return None;
        }
        let (lasting, active) = (Lasting::from_id(text(2)), self.knowledge.find_active(text(3)));
        let product = text(4);
        let fits = product.len() <= LONGEST_PRODUCT;
        for (n, known) in [(2, lasting.is_some()), (3, active.is_some()), (4, fits)] {
            let name = text(n);
            if !name.is_empty() && !known {
                self.issues.unknown(format!("{place}[{n}]"), name);
            }
        }
        let product = (fits && !product.is_empty()).then(|| product.to_owned());
        Some(Reaction { on, what, lasting, active, product })
    }

    fn pause(&mut self, place: &str, parts: &[Json]) -> Option<Pause> {
        let from = self.date(place, parts, 0)?;
        let to = match parts.get(1) {
            None | Some(Json::Null) => None,
            Some(_) => Some(self.date(place, parts, 1)?),
        };
        if to.is_some_and(|to| to < from) {
            self.issues.report(format!("{place}[1]"), IssueKind::NotInCourse);
            return None;
        }
        Some(Pause { from, to })
    }

    fn day(&mut self, place: &str, parts: &[Json], steps: &[Option<StepKey>], into: &mut Journal) {
        let Some(on) = self.date(place, parts, 0) else { return };
        let text = |n: usize| parts.get(n).and_then(Json::as_text).unwrap_or_default();
        let mut day = Day::default();
        for (n, mark) in [(1, StepStatus::Done), (2, StepStatus::NotDone)] {
            for letter in text(n).bytes() {
                let known = LETTERS.iter().position(|known| *known == letter);
                match known.and_then(|known| steps.get(known)) {
                    Some(Some(step)) => {
                        day.marks.insert(*step, mark);
                    }
                    // Already reported where the step is defined.
                    Some(None) => {}
                    None => {
                        let name = shown(text(n));
                        self.issues.report(format!("{place}[{n}]"), IssueKind::Unknown(name));
                        break;
                    }
                }
            }
        }
        day.note = note(text(3));
        for name in text(4).split(' ').filter(|name| !name.is_empty()).take(PHOTOS_OF_A_DAY) {
            match u64::from_str_radix(name, 16) {
                Ok(id) if !day.photos.contains(&PhotoId(id)) => day.photos.push(PhotoId(id)),
                Ok(_) => {}
                Err(_) => self.issues.unknown(format!("{place}[4]"), name),
            }
        }
        if !day.is_empty() {
            into.days.insert(on, day);
        }
    }
}

/// Returns a person's note, cut to the maximum length and without control characters.
pub fn note(text: &str) -> String {
    let plain = |c: &char| !c.is_control() || *c == '\n';
    text.chars().filter(plain).take(MAX_NOTE).collect()
}

fn write(knowledge: &Knowledge, journal: &Journal) -> Json {
    let date = |day: Date| Json::text(date_text(day));
    let mut places: BTreeMap<StepKey, usize> = BTreeMap::new();
    for step in journal.days.values().flat_map(|day| day.marks.keys()) {
        let next = places.len();
        if next < LETTERS.len() {
            places.entry(*step).or_insert(next);
        }
    }
    let mut steps: Vec<(usize, StepKey)> =
        places.iter().map(|(step, place)| (*place, *step)).collect();
    steps.sort_unstable();
    let edited = journal
        .edited
        .iter()
        .map(|(question, day)| (knowledge.question(*question).id.clone(), date(*day)));
    let check_ins = journal
        .check_ins
        .iter()
        .map(|(on, answers)| Json::list([date(*on), write_answers(knowledge, answers)]));
    let calendar = journal.calendar.as_ref().map(journal_calendar::write);
    let pauses = journal
        .pauses
        .iter()
        .map(|pause| Json::list([date(pause.from), pause.to.map_or(Json::Null, date)]));
    let parts = [
        ("started", journal.started.map_or(Json::Null, date)),
        ("day_start", Json::Int(i64::from(journal.day_start.hour()))),
        ("baseline", write_answers(knowledge, &journal.baseline)),
        ("edited", Json::object(edited)),
        ("check_ins", Json::list(check_ins)),
        ("reactions", Json::list(journal.reactions.iter().map(|it| write_reaction(knowledge, it)))),
        ("pauses", Json::list(pauses)),
        (
            "steps",
            Json::list(steps.iter().map(|(_, step)| Json::text(step_name(knowledge, *step)))),
        ),
        ("days", Json::list(journal.days.iter().map(|(on, day)| write_day(*on, day, &places)))),
    ];
    let calendar = calendar.map(|json| ("calendar", json));
    let saved = journal.photos_saved.map(|day| ("photos_saved", date(day)));
    Json::object(parts.into_iter().chain(calendar).chain(saved))
}

fn write_reaction(knowledge: &Knowledge, reaction: &Reaction) -> Json {
    let signs: Vec<&str> = reaction.what.iter().map(ClosedSet::id).collect();
    let lasting = reaction.lasting.map_or("", ClosedSet::id);
    let active = reaction.active.map_or("", |active| &knowledge.active(active).id);
    let product = reaction.product.as_deref().unwrap_or_default();
    let words = [signs.join(" "), lasting.to_owned(), active.to_owned(), product.to_owned()];
    let date = Json::text(date_text(reaction.on));
    Json::list([date].into_iter().chain(words.map(Json::Text)))
}

fn write_day(on: Date, day: &Day, places: &BTreeMap<StepKey, usize>) -> Json {
    let letters = |wanted: StepStatus| {
        let marks = day.marks.iter().filter(|(_, mark)| **mark == wanted);
        let letters = marks.filter_map(|(step, _)| LETTERS.get(*places.get(step)?));
        letters.map(|letter| char::from(*letter)).collect::<String>()
    };
    let photos: Vec<String> = day.photos.iter().map(|photo| format!("{:x}", photo.0)).collect();
    let parts = [
        letters(StepStatus::Done),
        letters(StepStatus::NotDone),
        day.note.clone(),
        photos.join(" "),
    ];
    let used = parts.iter().rposition(|part| !part.is_empty()).map_or(0, |last| last + 1);
    let parts = parts.into_iter().take(used).map(Json::Text);
    Json::list([Json::text(date_text(on))].into_iter().chain(parts))
}
