//! The summary that a person hands over to the clinic whose page shows the app: JSON with ids for programs
//! and the texts that the person has read.
//!
//! Nothing else is passed on: the text is shown unchanged, and sent as shown.

use jiff::civil::Date;

use crate::domain::{Answers, ClosedSet, QuestionId, Status, date_text};
use crate::engine::{Assessment, Course};
use crate::input::answers::write_answers;
use crate::json::Json;
use crate::knowledge::Knowledge;

use super::follow_text::{has_followed, known_evenings};
use super::localizer::Localizer;
use super::reason_text::sentence;

/// Name of the format.
pub const FORMAT: &str = "barrier-first-summary";
/// Version of the format.
pub const VERSION: i64 = 1;

/// Returns the answer to a question, in words.
pub type InWords<'a> = &'a dyn Fn(QuestionId) -> String;

/// Writes the summary of a plan, in the language with the tag `lang`. With `answers` it also contains those,
/// each by id and in words.
pub fn summary(
    knowledge: &Knowledge,
    plan: &Assessment,
    day: Date,
    answers: Option<(&Answers, InWords<'_>)>,
    (lang, localizer): (&str, &dyn Localizer),
) -> Json {
    let named = |prefix: &str, id: &str| {
        let text = Json::text(localizer.text_for(prefix, id));
        Json::object([("id", Json::text(id)), ("text", text)])
    };
    let restrictions = plan.restrictions(knowledge).map(|(because, rule)| {
        let text = Json::text(sentence(localizer, knowledge, because));
        Json::object([("id", Json::text(&rule.id)), ("text", text)])
    });
    let treatments = plan.treatments.iter().filter(|line| line.status <= Status::Blocked);
    let treatments = treatments.map(|line| {
        let id = &knowledge.treatment(line.treatment).id;
        Json::object([
            ("treatment", named("treatment-", id)),
            ("status", named("status-", line.status.id())),
        ])
    });
    let barrier = [
        ("index", Json::Int(i64::from(plan.barrier.index))),
        ("low", Json::Int(i64::from(plan.barrier.range.0))),
        ("high", Json::Int(i64::from(plan.barrier.range.1))),
        ("band", named("band-", plan.barrier.band.id())),
    ];
    let mut parts = vec![
        ("format", Json::text(FORMAT)),
        ("version", Json::Int(VERSION)),
        ("language", Json::text(lang)),
        ("filled_in_on", Json::text(date_text(day))),
        ("triage", named("triage-", plan.triage.level.id())),
        ("barrier", Json::object(barrier)),
        ("phase", named("phase-", plan.phase.id())),
        ("restrictions", Json::list(restrictions)),
        ("treatments", Json::list(treatments)),
        ("questions", Json::list(plan.questions_for_clinic.iter().map(|id| named("ask-", id)))),
    ];
    if let Some(course) = plan.course.as_ref().filter(|course| has_followed(course)) {
        parts.push(("follow_up", follow_up(course, &named)));
    }
    if let Some((answers, in_words)) = answers {
        let values = write_answers(knowledge, answers);
        let lines = answers.iter().map(|(question, _)| {
            let id = &knowledge.question(question).id;
            let short = localizer.text(&format!("question-{id}.short"));
            Json::object([
                ("id", Json::text(id.clone())),
                ("text", Json::text(short)),
                ("value", values.get(id).cloned().unwrap_or(Json::Null)),
                ("answer", Json::text(in_words(question))),
            ])
        });
        parts.push(("answers", Json::list(lines)));
    }
    Json::object(parts)
}

/// Writes the index at each weekly check, evenings as planned, and reactions.
fn follow_up(course: &Course, named: &dyn Fn(&str, &str) -> Json) -> Json {
    let number = |count: u16| Json::Int(i64::from(count));
    let date = |day: Date| Json::text(date_text(day));
    let trend = course.trend.iter().map(|point| {
        Json::object([
            ("on", date(point.on)),
            ("index", number(point.index.into())),
            ("counts", Json::Bool(point.counts)),
        ])
    });
    let evenings = [
        ("kept", number(course.adherence.kept)),
        ("known", number(known_evenings(&course.adherence))),
        ("more", number(course.adherence.more)),
    ];
    let reactions = course.reactions.iter().map(|reaction| {
        let class = named("reaction-is-", reaction.class.id());
        Json::object([("on", date(reaction.noted.on)), ("class", class)])
    });
    Json::object([
        ("started", date(course.started)),
        ("trend", Json::list(trend)),
        ("evenings", Json::object(evenings)),
        ("reactions", Json::list(reactions)),
    ])
}
