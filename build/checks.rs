//! Semantic checks: entries that are well-formed but not allowed.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::compile::Compiled;
use crate::domain::{
    ActiveSet, ClosedSet, Grade, QuestionGroup, Season, Section, Severity, SourceId, SourceKind,
    Stage, Time,
};
use crate::entries::Entries;
use crate::faults::Faults;
use crate::knowledge::effect::Limit;
use crate::knowledge::limits::stated;
use crate::knowledge::model::{Condition, Effect, Kind, Question, Rule, RuleKind};
use crate::knowledge::well_known::{QuestionIds, WellKnown};
use crate::knowledge::{QuestionTable, Tables};

/// Runs every check.
pub fn check(entries: &Entries, compiled: &Compiled, faults: &mut Faults) {
    let Compiled { questions, tables } = compiled;
    let found =
        QuestionIds::find(questions).and_then(|_| WellKnown::find(tables, &questions.entries));
    let well_known = match found {
        Ok(well_known) => well_known,
        Err(name) => {
            faults.add("knowledge", format!("the program needs {name:?}, which is missing"));
            return;
        }
    };
    for rule in &tables.rules {
        check_rule(rule, tables, &well_known, faults);
    }
    crate::follow::check(questions, tables, faults);
    check_questions(entries, questions, faults);
    check_actives(tables, faults);
    check_treatments(tables, faults);
    crate::clinic_questions::check(entries, tables, faults);
    crate::programmes::check(entries, tables, &well_known, faults);
    for source in &tables.sources {
        let file = format!("knowledge/sources/{}.ron", source.id);
        if source.name.trim().is_empty() {
            faults.add(&file, "has no name");
        }
        if source.link.as_ref().is_some_and(|link| !link.starts_with("https://")) {
            faults.add(&file, "its link is not https");
        }
    }
}

/// Returns the severity of an effect; `None` for effects of policy rules.
fn severity_of(effect: &Effect) -> Option<Severity> {
    match effect {
        Effect::Triage(_) => Some(Severity::Stop),
        Effect::BlockActives { .. } | Effect::BlockTreatments { .. } => Some(Severity::Block),
        Effect::AskFirst(_) => Some(Severity::Clinic),
        Effect::Caution { .. }
        | Effect::Separate { .. }
        | Effect::MorningOnly(_)
        | Effect::NightsAtMost { .. }
        | Effect::HoldNew { .. }
        | Effect::StretchPhases { .. } => Some(Severity::Caution),
        Effect::Inform { .. } | Effect::Prefer(_) => Some(Severity::Info),
        Effect::PhaseWeeks { .. }
        | Effect::Limit(..)
        | Effect::Want(_)
        | Effect::Step { .. }
        | Effect::Points(_)
        | Effect::Days(_)
        | Effect::Weight { .. }
        | Effect::BandFrom { .. }
        | Effect::Ceiling(_)
        | Effect::NoAllClear
        | Effect::Results { .. }
        | Effect::Follow(_) => None,
    }
}

/// Returns `true` if a rule evaluated after the actives are chosen may have this effect: only effects on how
/// something is used.
fn may_read_plan(effect: &Effect) -> bool {
    matches!(
        effect,
        Effect::Caution { .. }
            | Effect::Inform { .. }
            | Effect::Separate { .. }
            | Effect::MorningOnly(_)
            | Effect::NightsAtMost { .. }
    )
}

fn check_rule(rule: &Rule, tables: &Tables, well_known: &WellKnown, faults: &mut Faults) {
    let file = format!("knowledge/rules/{}.ron", rule.id);
    let basics = ActiveSet::from_iter([
        well_known.actives.spf30,
        well_known.actives.spf50,
        well_known.actives.gentle_cleanser,
        well_known.actives.rich_moisturiser,
    ]);
    let safety = rule.kind == RuleKind::Safety;
    let strongest = rule.then.iter().filter_map(severity_of).min();
    if safety {
        match strongest {
            None => faults.add(&file, "a safety rule needs a safety effect"),
            // A matter for a clinician may also refer to a doctor without ending the plan.
            Some(Severity::Stop) if rule.severity == Severity::Clinic => {}
            Some(found) if found == rule.severity => {}
            Some(found) => faults.add(
                &file,
                format!("severity is {:?}, its strongest effect is {found:?}", rule.severity),
            ),
        }
        if rule.when.reads_plan() && !rule.then.iter().all(may_read_plan) {
            faults.add(&file, "what reads the plan may not block, hold, ask or raise the triage");
        }
        if rule.when == Condition::Always {
            faults.add(&file, "a safety rule must be able to stay silent");
        }
    } else {
        if rule.severity != Severity::Policy {
            faults.add(&file, "only safety rules carry a severity other than Policy");
        }
        if strongest.is_some() {
            faults.add(&file, "only safety rules block, caution or inform");
        }
    }
    let index = rule.kind == RuleKind::Index;
    if !safety && rule.when.reads_plan() {
        faults.add(&file, "only safety rules read the plan");
    }
    if rule.floor && !safety {
        faults.add(&file, "only safety rules are floors");
    }
    for other in &rule.speaks_for {
        let other = tables.rules.get(other.index());
        if !safety || other.is_none_or(|it| it.kind != RuleKind::Safety || it.id == rule.id) {
            faults.add(&file, "speaks for what is no other safety rule, or is none itself");
        }
        let further = other.map(|it| it.speaks_for.as_slice()).unwrap_or_default();
        if further.iter().any(|it| !rule.speaks_for.contains(it)) {
            faults.add(&file, "leaves out whom a rule speaks for that it speaks for");
        }
    }
    if index && rule.when.reads_band() {
        faults.add(&file, "the band follows from it and cannot be its condition");
    }
    for effect in &rule.then {
        let of_index = matches!(
            effect,
            Effect::Weight { .. }
                | Effect::BandFrom { .. }
                | Effect::Ceiling(_)
                | Effect::NoAllClear
        );
        if of_index != index {
            faults.add(&file, "weights, borders and ceilings stand in I- rules, and nothing else");
        }
        match effect {
            Effect::BlockActives { targets, .. } if targets.intersects(basics) => {
                faults.add(&file, "blocks a cleanser, moisturiser or sun protection");
            }
            Effect::Weight { half_points: 0, .. } => {
                faults.add(&file, "a weight is at least 1");
            }
            Effect::BandFrom { index, .. } if !(1..=100).contains(index) => {
                faults.add(&file, "the border of a band is 1 to 100");
            }
            Effect::NightsAtMost { nights, .. } if !(1..=7).contains(nights) => {
                faults.add(&file, "nights are 1 to 7");
            }
            Effect::StretchPhases { percent } if !(100..=300).contains(percent) => {
                faults.add(&file, "percent is 100 to 300");
            }
            Effect::Limit(limit, number) => {
                if *number == 0 || (*limit == Limit::ActiveNights && *number > 7) {
                    faults.add(&file, "a limit is at least 1, and nights are 7 at most");
                }
                if rule.when != Condition::Always || stated(tables, *limit).count() > 1 {
                    faults.add(&file, "a limit is stated by one rule, and always");
                }
            }
            Effect::PhaseWeeks { weeks, .. } if !(1..=12).contains(weeks) => {
                faults.add(&file, "weeks are 1 to 12");
            }
            Effect::Results { of, days: (first, last) } => {
                if rule.kind != RuleKind::Calendar {
                    faults.add(&file, "results have dates, so their rule is a C- rule");
                }
                if of.is_empty() {
                    faults.add(&file, "a result needs something that brings it about");
                }
                if !(1 <= *first && first <= last) {
                    faults.add(&file, "the days of a result are a range from 1 on");
                }
            }
            Effect::Step { uses, phases, .. } if uses.is_empty() || phases.is_empty() => {
                faults.add(&file, "a step needs something to use and a phase");
            }
            _ => {}
        }
    }
    if rule.reviewed.parse::<Date>().is_err() {
        faults.add(&file, "reviewed is not a date (YYYY-MM-DD)");
    }
    check_grade(&file, rule.grade, &rule.sources, tables, faults);
}

/// Checks that the sources meet the requirements of the grade.
pub fn check_grade(
    file: &str,
    grade: Grade,
    sources: &[SourceId],
    tables: &Tables,
    faults: &mut Faults,
) {
    let kinds: Vec<SourceKind> = sources.iter().map(|id| tables.sources[id.index()].kind).collect();
    match grade {
        Grade::K if !kinds.contains(&SourceKind::GeneralKnowledge) => {
            faults.add(file, "grade K cites general_knowledge");
        }
        Grade::P if !kinds.contains(&SourceKind::Policy) => {
            faults.add(file, "grade P cites barrier_first_policy");
        }
        Grade::V | Grade::S
            if kinds
                .iter()
                .all(|kind| matches!(kind, SourceKind::GeneralKnowledge | SourceKind::Policy)) =>
        {
            faults.add(file, "grades V and S need a source that can be read");
        }
        _ => {}
    }
}

fn check_questions(entries: &Entries, questions: &QuestionTable, faults: &mut Faults) {
    let mut seen = BTreeSet::new();
    for (place, (entry, question)) in entries.questions.iter().zip(&questions.entries).enumerate() {
        let file = format!("knowledge/questions/{}.ron", question.id);
        if !seen.insert((entry.section, entry.order)) {
            faults.add(&file, "shares its place with another question of the section");
        }
        let mut earlier = true;
        question.asked_when.for_each_question(&mut |other| earlier &= other.index() < place);
        if question.id.starts_with("actives_since_") {
            let has = |id| question.kind.options().iter().any(|option| option == id);
            if !has("longer") || !has("bothers_me") {
                faults.add(&file, "the engine needs its options longer and bothers_me");
            }
        }
        if question.id == "season" {
            let options = question.kind.options();
            for season in
                Season::ALL.iter().filter(|season| !options.contains(&season.id().to_owned()))
            {
                faults.add(
                    &file,
                    format!("needs the option {:?}, which the date may choose", season.id()),
                );
            }
        }
        if question.asked_when.reads_plan() || question.asked_when.reads_band() {
            faults.add(&file, "asked_when reads answers alone");
        }
        let mut in_time = true;
        question.asked_when.for_each_question(&mut |other| {
            let other = questions.entries.get(other.index()).map(|other| other.stage);
            in_time &= question.stage == Stage::Later || other != Some(Stage::Later);
        });
        if !in_time {
            faults.add(&file, "asked_when speaks of a question that is asked after the first plan");
        }
        if let Some(group) = question.group {
            if !matches!(question.kind, Kind::One { .. } | Kind::Level) {
                faults.add(&file, "a page for several questions takes one choice or a level each");
            }
            let alike = |other: &&Question| {
                (other.stage == Stage::Later) == (question.stage == Stage::Later)
            };
            let stretch = questions.entries.iter().filter(alike);
            let mut runs: Vec<bool> = stretch.map(|other| other.group == Some(group)).collect();
            runs.dedup();
            if runs.iter().filter(|here| **here).count() > 1 {
                faults.add(&file, "the questions of one page do not follow each other");
            }
        }
        if QuestionGroup::ALL.iter().any(|group| group.id() == question.id) {
            faults.add(&file, "is the name of a page for several questions");
        }
        if question.stage == Stage::Later && question.section == Section::Safety {
            faults.add(&file, "what safety rests on is asked before the first plan");
        }
        if !earlier {
            faults.add(&file, "asked_when speaks of a question that is asked later");
        }
    }
}

fn check_actives(tables: &Tables, faults: &mut Faults) {
    for active in &tables.actives {
        let file = format!("knowledge/actives/{}.ron", active.id);
        if let Some((start, later)) = active.per_week
            && !(1 <= start && start <= later && later <= 7)
        {
            faults.add(&file, "per_week is 1 to 7, not fewer later than at the start");
        }
        if active.per_week.is_some() && active.time == Time::Weekly {
            faults.add(&file, "what is brought in slowly is for the morning or the evening");
        }
    }
}

fn check_treatments(tables: &Tables, faults: &mut Faults) {
    for treatment in &tables.treatments {
        let file = format!("knowledge/treatments/{}.ron", treatment.id);
        let (low, high) = treatment.sessions;
        let ranges = [Some((u16::from(low), u16::from(high))), treatment.every_days];
        let ordered = |range: (u16, u16)| 1 <= range.0 && range.0 <= range.1;
        if !ranges.into_iter().chain([treatment.upkeep_days]).flatten().all(ordered) {
            faults.add(&file, "a range is empty or starts at 0");
        }
        if high > 1 && treatment.every_days.is_none() {
            faults.add(&file, "several sessions need every_days");
        }
        if treatment.needs.is_empty() {
            faults.add(&file, "no need asks for it");
        }
        for id in &treatment.needs {
            if tables.rules[id.index()].kind != RuleKind::Need {
                faults.add(&file, format!("{} is not a need", tables.rules[id.index()].id));
            }
        }
        for note in &treatment.regulatory {
            let date = &note.date;
            if date.len() < 4 || !date.chars().all(|c| c.is_ascii_digit() || c == '-') {
                faults.add(&file, format!("{date:?} is not a date"));
            }
        }
    }
}
