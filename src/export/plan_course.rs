//! The course in a plan file: events since the plan was started, and their consequences.

use jiff::civil::Date;

use crate::domain::{
    ActiveId, Answers, ClosedSet, Day, Journal, Lasting, Pause, Reaction, StepStatus, Symptom,
    SymptomSet, date_text,
};
use crate::engine::{Course, Rest, TrendPoint};
use crate::input::answers::read_answers;
use crate::input::issues::{Issue, IssueKind, expected, numbered, under};
use crate::input::steps::step_key;
use crate::input::values::read_date;
use crate::json::Json;
use crate::knowledge::Knowledge;

use super::plan_writer::Writer;

/// Longest product id.
const LONGEST_ID: usize = 64;

/// Reads the value under `course` strictly; `answers` are those at the start of the plan.
///
/// # Errors
/// The first part that cannot be read.
pub(super) fn read(
    knowledge: &Knowledge,
    today: Date,
    answers: &Answers,
    json: &Json,
) -> Result<Journal, Issue> {
    fields("course", json, &["started", "check_ins", "reactions", "paused", "days"])?;
    let started = required("course", json, "started")?;
    let started = read_date("course.started", started)?;
    if started > today {
        return Err(Issue::new("course.started", IssueKind::NotInCourse));
    }
    let reader = Reader { knowledge, started, today };
    let mut journal = Journal::start(started, answers.clone());
    for (place, json) in list("course.check_ins", json.get("check_ins"))? {
        reader.check_in(&place, json, &mut journal)?;
    }
    for (place, json) in list("course.reactions", json.get("reactions"))? {
        reader.reaction(&place, json, &mut journal)?;
    }
    for (place, json) in list("course.paused", json.get("paused"))? {
        reader.pause(&place, json, &mut journal)?;
    }
    for (place, json) in list("course.days", json.get("days"))? {
        reader.day(&place, json, &mut journal)?;
    }
    Ok(journal)
}

fn required<'a>(place: &str, json: &'a Json, key: &str) -> Result<&'a Json, Issue> {
    json.get(key).ok_or_else(|| Issue::new(format!("{place}.{key}"), IssueKind::Missing))
}

/// Rejects anything but an object, and unknown names in it.
fn fields(place: &str, json: &Json, known: &[&str]) -> Result<(), Issue> {
    let pairs = json.as_object().ok_or_else(|| expected(place, "an object", json))?;
    match pairs.iter().find(|(key, _)| !known.contains(&key.as_str())) {
        Some((key, _)) => Err(Issue::unknown(under(place, key), key)),
        None => Ok(()),
    }
}

/// Returns the values of a list with their places; empty if it is left out.
fn list<'a>(place: &str, json: Option<&'a Json>) -> Result<Vec<(String, &'a Json)>, Issue> {
    let Some(json) = json.filter(|json| **json != Json::Null) else { return Ok(Vec::new()) };
    let values = json.as_list().ok_or_else(|| expected(place, "a list", json))?;
    Ok(numbered(place, values).collect())
}

struct Reader<'a> {
    knowledge: &'a Knowledge,
    started: Date,
    today: Date,
}

impl Reader<'_> {
    /// Reads the day of an entry, which must lie between the start and today.
    fn on(&self, place: &str, json: &Json) -> Result<Date, Issue> {
        let at = format!("{place}.on");
        let day = read_date(&at, required(place, json, "on")?)?;
        if (self.started..=self.today).contains(&day) {
            Ok(day)
        } else {
            Err(Issue::new(&at, IssueKind::NotInCourse))
        }
    }

    fn check_in(&self, place: &str, json: &Json, into: &mut Journal) -> Result<(), Issue> {
        fields(place, json, &["on", "answers"])?;
        let on = self.on(place, json)?;
        let given = required(place, json, "answers")?;
        let (answers, issues) = read_answers(self.knowledge, &format!("{place}.answers"), given);
        if let Some(first) = issues.into_iter().next() {
            return Err(first);
        }
        match into.check_ins.insert(on, answers) {
            Some(_) => Err(Issue::new(format!("{place}.on"), IssueKind::Repeated)),
            None => Ok(()),
        }
    }

    fn reaction(&self, place: &str, json: &Json, into: &mut Journal) -> Result<(), Issue> {
        fields(place, json, &["on", "what", "lasting", "active", "product"])?;
        let on = self.on(place, json)?;
        let at = format!("{place}.what");
        let signs = required(place, json, "what")?;
        let mut what = SymptomSet::default();
        for (place, json) in list(&at, Some(signs))? {
            let sign = self.id(&place, json, Symptom::from_id)?;
            if what.contains(sign) {
                return Err(Issue::new(&place, IssueKind::Repeated));
            }
            what.insert(sign);
        }
        if what.is_empty() {
            return Err(Issue::new(&at, IssueKind::Empty));
        }
        let given = |key: &str| json.get(key).filter(|value| **value != Json::Null);
        let lasting = given("lasting")
            .map(|json| self.id(&format!("{place}.lasting"), json, Lasting::from_id));
        let active = given("active").map(|json| {
            self.id(&format!("{place}.active"), json, |id| self.knowledge.find_active(id))
        });
        let product = given("product").map(|json| {
            let id = json.as_text().filter(|id| (1..=LONGEST_ID).contains(&id.len()));
            let wrong = || expected(&format!("{place}.product"), "the id of a product", json);
            id.map(str::to_owned).ok_or_else(wrong)
        });
        let (lasting, active) = (lasting.transpose()?, active.transpose()?);
        let reaction = Reaction { on, what, lasting, active, product: product.transpose()? };
        if into.reactions.contains(&reaction) {
            return Err(Issue::new(place, IssueKind::Repeated));
        }
        into.note_reaction(reaction);
        Ok(())
    }

    fn id<T>(
        &self,
        place: &str,
        json: &Json,
        find: impl Fn(&str) -> Option<T>,
    ) -> Result<T, Issue> {
        let id = json.as_text().ok_or_else(|| expected(place, "an id", json))?;
        find(id).ok_or_else(|| Issue::unknown(place, id))
    }

    fn pause(&self, place: &str, json: &Json, into: &mut Journal) -> Result<(), Issue> {
        let Some([from, to]) = json.as_list() else {
            return Err(expected(place, "a list of two days", json));
        };
        let first = read_date(&format!("{place}[0]"), from)?;
        let last = match to {
            Json::Null => None,
            to => Some(read_date(&format!("{place}[1]"), to)?),
        };
        if first < self.started {
            return Err(Issue::new(format!("{place}[0]"), IssueKind::NotInCourse));
        }
        if last.is_some_and(|last| last < first) {
            return Err(Issue::new(format!("{place}[1]"), IssueKind::NotInCourse));
        }
        let end = |to: Option<Date>| to.unwrap_or(Date::MAX);
        let met = |other: &Pause| other.from <= end(last) && first <= end(other.to);
        if into.pauses.iter().any(met) {
            return Err(Issue::new(place, IssueKind::Repeated));
        }
        into.pause(Pause { from: first, to: last });
        Ok(())
    }

    fn day(&self, place: &str, json: &Json, into: &mut Journal) -> Result<(), Issue> {
        fields(place, json, &["on", "done", "not_done"])?;
        let on = self.on(place, json)?;
        let mut day = Day::default();
        for (key, mark) in [("done", StepStatus::Done), ("not_done", StepStatus::NotDone)] {
            for (place, json) in list(&format!("{place}.{key}"), json.get(key))? {
                let step = self.id(&place, json, |name| step_key(self.knowledge, name))?;
                if day.marks.insert(step, mark).is_some() {
                    return Err(Issue::new(&place, IssueKind::Repeated));
                }
            }
        }
        match into.days.insert(on, day) {
            Some(_) => Err(Issue::new(format!("{place}.on"), IssueKind::Repeated)),
            None => Ok(()),
        }
    }
}

impl Writer<'_> {
    /// Writes the value under `course`.
    pub(super) fn course(&self, course: &Course) -> Json {
        let date = |day: Date| Json::text(date_text(day));
        let active = |id: Option<ActiveId>| id.map_or(Json::Null, |id| self.active(id));
        let count = |number: u16| Json::Int(i64::from(number));
        let adherence = &course.adherence;
        Json::object([
            ("started", date(course.started)),
            ("phase", Json::text(course.phase.id())),
            ("since", date(course.since)),
            ("introducing", active(course.introducing)),
            ("move", Json::text(course.moved.id())),
            ("because", self.because(&course.because)),
            ("paused", Json::Bool(course.paused)),
            ("next_check_in", course.next_check_in.map_or(Json::Null, date)),
            ("trend", Json::list(course.trend.iter().map(point))),
            ("change", Json::text(course.change.id())),
            ("change_because", self.because(&course.change_because)),
            (
                "adherence",
                Json::object([
                    ("planned", count(adherence.planned)),
                    ("kept", count(adherence.kept)),
                    ("more", count(adherence.more)),
                    ("unknown", count(adherence.unknown)),
                ]),
            ),
            (
                "history",
                Json::list(course.history.iter().map(|step| {
                    Json::object([
                        ("on", date(step.on)),
                        ("phase", Json::text(step.phase.id())),
                        ("introducing", active(step.introducing)),
                        ("move", Json::text(step.moved.id())),
                        ("because", self.because(&step.because)),
                    ])
                })),
            ),
            (
                "reactions",
                Json::list(course.reactions.iter().map(|reaction| {
                    Json::object([
                        ("on", date(reaction.noted.on)),
                        ("class", Json::text(reaction.class.id())),
                        ("open", Json::Bool(reaction.open)),
                        ("because", self.because(&reaction.because)),
                    ])
                })),
            ),
        ])
    }

    /// Writes the days on which something pauses because of a visit.
    pub(super) fn rest(&self, rest: &Rest) -> Json {
        Json::object([
            ("from", Json::text(date_text(rest.from))),
            ("to", Json::text(date_text(rest.to))),
            ("visit", Json::text(date_text(rest.visit))),
            ("actives", Json::list(rest.actives.iter().map(|active| self.active(active)))),
            ("because", self.because(std::slice::from_ref(&rest.because))),
        ])
    }
}

fn point(point: &TrendPoint) -> Json {
    let range = [point.range.0, point.range.1];
    Json::object([
        ("on", Json::text(date_text(point.on))),
        ("index", Json::Int(i64::from(point.index))),
        ("range", Json::list(range.map(|end| Json::Int(i64::from(end))))),
        ("counts", Json::Bool(point.counts)),
    ])
}
