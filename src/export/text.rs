//! The plan as plain text, to paste anywhere.

use jiff::civil::Date;

use crate::domain::{
    ActiveId, CalendarKind, ClosedSet, Phase, Status, Time, TriageLevel, insertion_sort,
};
use crate::engine::{Assessment, Avoided, Barrier, BlockEnd, PhaseRoutine, Reason, Rest};
use crate::knowledge::Knowledge;

use super::follow_text::follow_lines;
use super::localizer::Localizer;
use super::reason_text::sentence;

/// Returns the plan in words. `stretch` is the index of the current stretch.
pub fn text(
    knowledge: &Knowledge,
    plan: &Assessment,
    localizer: &dyn Localizer,
    started: Date,
    stretch: usize,
) -> String {
    let mut writer = Writer { knowledge, plan, localizer, started, parts: Vec::new() };
    writer.head();
    if !plan.triage.stops_the_plan() {
        writer.routine(plan.home.phases.get(stretch));
        writer.results();
        writer.avoid(plan.home.phases.get(stretch).map(|routine| routine.span.phase));
        writer.treatments();
        writer.dates();
    }
    writer.follow_up();
    if !plan.triage.stops_the_plan() {
        writer.questions();
    }
    writer.parts.push(localizer.text("footer-note"));
    let mut text = writer.parts.join("\n\n");
    text.push('\n');
    text
}

struct Writer<'a> {
    knowledge: &'a Knowledge,
    plan: &'a Assessment,
    localizer: &'a dyn Localizer,
    started: Date,
    /// Paragraphs, separated by a blank line.
    parts: Vec<String>,
}

impl Writer<'_> {
    fn part(&mut self, title: String, lines: Vec<String>) {
        if !lines.is_empty() {
            self.parts.push([title, lines.join("\n")].join("\n"));
        }
    }

    fn active(&self, active: ActiveId) -> String {
        self.localizer.text_for("active-", &self.knowledge.active(active).id)
    }

    /// Writes the introduction, and what comes before everything else.
    fn head(&mut self) {
        let localizer = self.localizer;
        let date = localizer.date(self.started);
        let mut lines = vec![localizer.format("text-date", &[("date", &date)])];
        let level = self.plan.triage.level;
        // If somebody must look first, no number describes the skin.
        if level < TriageLevel::SeeDoctor {
            lines.push(barrier_line(localizer, &self.plan.barrier));
        }
        self.part(localizer.text("ics-name"), lines);
        if level == TriageLevel::Clear {
            return;
        }
        let severity = |because: &&Reason| self.knowledge.rule(because.rule).severity;
        let told = self.plan.triage.because.iter();
        let told = told
            .filter(|because| severity(because) != crate::domain::Severity::Policy)
            .map(|because| sentence(localizer, self.knowledge, because));
        let mut lines: Vec<String> = told.collect();
        let (title, more): (_, &[&str]) = match level {
            TriageLevel::Emergency => (
                "text-emergency",
                &[
                    "stop-emergency-note",
                    "stop-no-plan",
                    "stop-gentle-wash",
                    "stop-gentle-nothing-new",
                    "stop-gentle-sun",
                ],
            ),
            TriageLevel::Urgent => (
                "stop-urgent",
                &[
                    "stop-urgent-note",
                    "stop-no-plan",
                    "stop-gentle-wash",
                    "stop-gentle-nothing-new",
                    "stop-gentle-sun",
                ],
            ),
            TriageLevel::AskSoon => ("ask-title", &["ask-until"]),
            TriageLevel::SeeDoctor | TriageLevel::Clear => ("doctor-title", &["doctor-until"]),
        };
        lines.extend(more.iter().map(|key| localizer.text(key)));
        self.part(localizer.text(title), lines);
    }

    /// Writes the current routine, with the nights of its actives.
    fn routine(&mut self, routine: Option<&PhaseRoutine>) {
        let Some(routine) = routine else { return };
        let localizer = self.localizer;
        let phase = localizer.text_for("phase-", routine.span.phase.id());
        let times = [
            ("ics-morning", Time::Morning, &routine.morning),
            ("ics-evening", Time::Evening, &routine.evening),
            ("ics-weekly", Time::Weekly, &routine.weekly),
        ];
        for (key, time, steps) in times {
            let mut lines = Vec::new();
            for active in steps.iter().flat_map(|step| &step.uses) {
                let key = ["active-", &self.knowledge.active(*active).id].concat();
                let how = localizer.how(&key, time);
                let mut line = format!("{}. {}: {how}", lines.len() + 1, localizer.text(&key));
                let nights: Vec<String> =
                    routine.nights_of(*active).map(|date| localizer.weekday(date)).collect();
                if !nights.is_empty() {
                    let nights = nights.join(", ");
                    line.push(' ');
                    line.push_str(&localizer.format("text-nights", &[("nights", &nights)]));
                }
                lines.push(line);
            }
            self.part([&localizer.text(key), " – ", &phase].concat(), lines);
        }
        let rests = self.plan.home.rests_in(&routine.span).map(|rest| {
            let names: Vec<String> =
                rest.actives.iter().map(|active| self.active(active)).collect();
            format!("- {}", rest_line(localizer, rest, &names.join(", ")))
        });
        let rests = rests.collect::<Vec<_>>().join("\n");
        if !rests.is_empty() {
            self.parts.push(rests);
        }
    }

    /// Writes when results may show.
    fn results(&mut self) {
        let localizer = self.localizer;
        let mut lines = Vec::new();
        for result in &self.plan.results {
            let Some(because) = result.because.first() else { continue };
            let key = ["rule-", &self.knowledge.rule(because.rule).id].concat();
            let name = localizer.attribute(&key, "short").unwrap_or_default();
            let [from, to] = [result.from, result.to].map(|date| localizer.date(date));
            let dates = localizer.format("phases-between", &[("from", &from), ("to", &to)]);
            lines.push(format!("- {name}: {dates}"));
        }
        self.part(localizer.text("results-when"), lines);
    }

    /// Writes what to avoid: things in use separately, the rest by when it ends. What the phase has reached
    /// is no longer left out.
    fn avoid(&mut self, phase: Option<Phase>) {
        let mut lines: Vec<(String, Vec<String>)> = Vec::new();
        for in_use in [true, false] {
            let left = self.plan.home.avoid.iter().filter(|avoided| avoided.in_use == in_use);
            for avoided in left {
                if matches!(avoided.until, BlockEnd::Phase(until) if Some(until) <= phase) {
                    continue;
                }
                let (name, until) = (self.active(avoided.active), self.until(avoided));
                match lines.iter_mut().find(|(other, _)| !in_use && *other == until) {
                    Some((_, names)) => names.push(name),
                    None => lines.push((until, vec![name])),
                }
            }
        }
        let lines = lines.iter().map(|(until, names)| format!("- {until}: {}", names.join(", ")));
        self.part(self.localizer.text("avoid-title"), lines.collect());
    }

    fn until(&self, avoided: &Avoided) -> String {
        let localizer = self.localizer;
        let Some(date) = self.plan.lifted_on(avoided.active, avoided.until) else {
            return localizer.text("until-clinician");
        };
        if self.plan.never_comes(self.knowledge, avoided.active) {
            return localizer.text("until-never");
        }
        let dated = matches!(avoided.until, BlockEnd::Date(_));
        let key = if dated { "until-date" } else { "until-phase" };
        localizer.format(key, &[("date", &localizer.date(date))])
    }

    /// Writes the treatments that may be discussed, by status.
    fn treatments(&mut self) {
        let localizer = self.localizer;
        let mut lines = Vec::new();
        for status in [Status::Suggested, Status::AskFirst, Status::NotYet, Status::Blocked] {
            let names: Vec<String> = self
                .plan
                .treatments
                .iter()
                .filter(|line| line.status == status)
                .map(|line| {
                    localizer.text_for("treatment-", &self.knowledge.treatment(line.treatment).id)
                })
                .collect();
            if !names.is_empty() {
                let status = localizer.text_for("status-", status.id());
                lines.push(format!("- {status}: {}", names.join(", ")));
            }
        }
        // Everything is blocked: nobody asked for a clinic, or nothing may be done there.
        if !self.plan.treatments.iter().any(|line| line.status.may_come()) {
            return;
        }
        lines.insert(0, localizer.text("plan-lead"));
        self.part(localizer.text("plan-title"), lines);
    }

    /// Writes the proposed visits.
    fn dates(&mut self) {
        let localizer = self.localizer;
        let mut visits: Vec<_> = self
            .plan
            .calendar
            .iter()
            .filter(|entry| matches!(entry.kind, CalendarKind::Visit | CalendarKind::Upkeep))
            .collect();
        insertion_sort(&mut visits, |entry| entry.date);
        let mut lines: Vec<String> = visits
            .iter()
            .map(|entry| {
                let names = entry.items.iter().map(|item| {
                    localizer.text_for("treatment-", &self.knowledge.treatment(*item).id)
                });
                let names: Vec<String> = names.collect();
                format!("- {}: {}", localizer.date(entry.date), names.join(", "))
            })
            .collect();
        if !lines.is_empty() {
            lines.insert(0, localizer.text("ics-proposal"));
        }
        self.part(localizer.text("calendar-title"), lines);
    }

    /// Writes how the plan was followed so far.
    fn follow_up(&mut self) {
        let localizer = self.localizer;
        let Some(course) = &self.plan.course else { return };
        let lines = follow_lines(localizer, self.knowledge, course, |day| localizer.date(day));
        let lines = lines.into_iter().map(|line| ["- ", &line].concat()).collect();
        self.part(localizer.text("summary-follow-up"), lines);
    }

    fn questions(&mut self) {
        let questions = self.plan.questions_for_clinic.iter();
        let lines =
            questions.map(|question| ["- ", &self.localizer.text_for("ask-", question)].concat());
        self.part(self.localizer.text("plan-questions"), lines.collect());
    }
}

/// Returns what pauses around a visit, and from when to when.
pub fn rest_line(localizer: &dyn Localizer, rest: &Rest, actives: &str) -> String {
    let [from, to, visit] = [rest.from, rest.to, rest.visit].map(|day| localizer.date(day));
    let args = [("visit", &*visit), ("from", &*from), ("to", &*to), ("actives", actives)];
    localizer.format("routine-rest", &args)
}

/// Returns the barrier index in one sentence, with a range only if an open sign makes one.
pub fn barrier_line(localizer: &dyn Localizer, barrier: &Barrier) -> String {
    let numbers = [barrier.index, barrier.range.0, barrier.range.1].map(|n| n.to_string());
    let band = localizer.text_for("band-", barrier.band.id());
    let [index, low, high] = &numbers;
    if low == high {
        return localizer.format("summary-index-exact", &[("index", index), ("band", &band)]);
    }
    let places = [("index", &**index), ("low", low), ("high", high), ("band", &band)];
    localizer.format("summary-index", &places)
}
