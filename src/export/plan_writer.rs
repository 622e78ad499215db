//! The shared writer for all parts of a plan file: knowledge, reasons and ids.

use jiff::civil::Date;

use crate::domain::{ActiveId, ClosedSet, OwnProduct, Phase, date_text};
use crate::engine::{BlockEnd, Match, Reason, Said};
use crate::json::Json;
use crate::knowledge::Knowledge;

/// Writes a plan: the data that every part needs, and how reasons are written.
pub(super) struct Writer<'a> {
    /// The knowledge.
    pub(super) knowledge: &'a Knowledge,
    /// The person's own products.
    pub(super) shelf: &'a [OwnProduct],
    /// The day of the plan.
    pub(super) today: Date,
}

impl Writer<'_> {
    /// Writes reasons, each with its rule, answers and sources.
    pub(super) fn because(&self, list: &[Reason]) -> Json {
        Json::list(list.iter().map(|because| {
            let rule = self.knowledge.rule(because.rule);
            let answers = because
                .answers
                .iter()
                .map(|question| Json::text(&self.knowledge.question(*question).id));
            let sources =
                rule.sources.iter().map(|source| Json::text(&self.knowledge.source(*source).id));
            Json::object([
                ("rule", Json::text(&rule.id)),
                ("answers", Json::list(answers)),
                ("matched", Json::list(because.matched.iter().map(|one| self.matched(one)))),
                ("sources", Json::list(sources)),
                ("severity", id(rule.severity)),
                ("grade", id(rule.grade)),
                ("certain", Json::Bool(because.certain)),
            ])
        }))
    }

    /// Writes a question with the option, level or number that matched, or `"open": true`.
    fn matched(&self, one: &Match) -> Json {
        let entry = self.knowledge.question(one.question);
        let said = match one.said {
            Said::Option(option) => ("option", Json::text(entry.option_id(option))),
            Said::Level(level) => ("level", Json::Int(i64::from(level))),
            Said::Number(number) => ("number", Json::Int(i64::from(number))),
            Said::Open => ("open", Json::Bool(true)),
        };
        Json::object([("question", Json::text(&entry.id)), said])
    }

    /// Writes the id of an active.
    pub(super) fn active(&self, active: ActiveId) -> Json {
        Json::text(&self.knowledge.active(active).id)
    }
}

/// Writes the id of a value of a closed set.
pub(super) fn id(value: impl ClosedSet) -> Json {
    Json::text(value.id())
}

/// Writes a phase, a date, or `cleared_by_clinician`.
pub(super) fn moment(moment: BlockEnd) -> Json {
    match moment {
        BlockEnd::Phase(phase) => Json::text(Phase::id(phase)),
        BlockEnd::Date(date) => Json::text(date_text(date)),
        BlockEnd::ClearedByClinician => Json::text("cleared_by_clinician"),
    }
}
